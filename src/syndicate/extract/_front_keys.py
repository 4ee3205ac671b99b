"""The keys of front matter, of common site generators and in several languages, and the fields they stand for."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from syndicate.extract._phrases import phrase_set

if TYPE_CHECKING:
    from collections.abc import Mapping

_KEYS: Final = {
    "title": "title|headline|titel|titre|título|titolo|tytuł|otsikko|tittel|rubrik|titulek|cím|titlu|başlık|заголовок|"
    "название|τίτλος|العنوان|عنوان|כותרת|शीर्षक|タイトル|題名|見出し|标题|標題|제목|tiêu đề|judul|ชื่อเรื่อง",
    "authors": "author|authors|by|byline|creator|writer|written by|autor|autorin|autoren|von|auteur|auteurs|autora|"
    "autores|autore|autori|författare|forfatter|forfattere|kirjoittaja|kirjoittajat|autorzy|autoři|szerző|yazar|"
    "автор|авторы|автори|συγγραφέας|συντάκτης|الكاتب|المؤلف|نویسنده|מאת|מחבר|लेखक|著者|筆者|作者|글쓴이|작성자|저자|"
    "tác giả|penulis|ผู้เขียน",
    "published": "date|published|publish date|publishdate|pubdate|pub date|published at|published on|published date|"
    "date published|datepublished|publication date|posted|created|created at|datum|veröffentlicht|publié|publié le|"
    "fecha|publicado|publicado el|data|pubblicato|publicado em|gepubliceerd|publicerad|publisert|udgivet|julkaistu|"
    "päiväys|data publikacji|opublikowano|publikováno|dátum|megjelent|publicat|tarih|yayın tarihi|дата|опубликовано|"
    "дата публикации|опубліковано|ημερομηνία|تاريخ النشر|التاريخ|تاریخ|תאריך|פורסם|दिनांक|तारीख|प्रकाशित|日付|公開日|"
    "投稿日|日期|发布时间|发布日期|發布日期|날짜|작성일|등록일|ngày|ngày đăng|tanggal|วันที่",
    "updated": "updated|updated at|updated on|update|lastmod|last modified|last updated|modified|date modified|"
    "datemodified|modified date|aktualisiert|mis à jour|mis à jour le|actualizado|aggiornato|atualizado|bijgewerkt|"
    "uppdaterad|oppdatert|opdateret|päivitetty|zaktualizowano|aktualizováno|frissítve|actualizat|güncelleme|обновлено|"
    "оновлено|ενημερώθηκε|تحديث|עודכן|अपडेट|更新|更新日|更新时间|更新時間|수정|수정일|cập nhật|diperbarui",
    "categories": "tags|tag|categories|category|keywords|topics|schlagwörter|schlagworte|kategorien|kategorie|"
    "mots clés|catégories|catégorie|etiquetas|categorías|categoría|palabras clave|categorie|categoria|parole chiave|"
    "palavras chave|categorias|trefwoorden|taggar|kategorier|stikkord|avainsanat|tagi|słowa kluczowe|štítky|címkék|"
    "etichete|etiketler|теги|тэги|ключевые слова|рубрика|мітки|ετικέτες|الوسوم|תגיות|टैग|タグ|カテゴリ|标签|標籤|"
    "关键词|태그|thẻ|kata kunci",
    "summary": "summary|description|excerpt|abstract|subtitle|standfirst|dek|lead|zusammenfassung|beschreibung|teaser|"
    "résumé|description courte|chapô|resumen|descripción|riassunto|descrizione|sommario|resumo|descrição|samenvatting|"
    "sammanfattning|ingress|tiivistelmä|streszczenie|opis|shrnutí|özet|аннотация|описание|ملخص|תקציר|सारांश|概要|摘要|요약",
    "language": "lang|language|locale|sprache|langue|idioma|lingua|taal|språk|sprog|kieli|język|jazyk|dil|язык|мова|"
    "γλώσσα|اللغة|שפה|भाषा|言語|语言|語言|언어|ngôn ngữ|bahasa",
    "image": "image|cover|cover image|coverimage|featured image|featuredimage|thumbnail|hero|hero image|banner|feature|"
    "feature image|images|og image",
    "canonical": "canonical|canonical url|canonicalurl",
    "link": "link|url|source url|original url|source|external url|website|quelle|lien|enlace|ссылка|链接|網址|网址",
}
FIELDS: Final[Mapping[str, str]] = MappingProxyType(
    {name: field for field, names in reversed(_KEYS.items()) for name in phrase_set(names)}
)
"""The field of a draft for each folded key."""
OTHERS: Final = phrase_set(
    "layout|slug|draft|weight|type|id|permalink|aliases|series|toc|comments|math|template|redirect from|sidebar|"
    "sidebar position|nav order|parent|published time|featured|pinned|sticky|status|format|subject|section"
)
"""Keys by which front matter is known though they say nothing of a feed's entry."""
INNER: Final = phrase_set("taxonomies|extra|params|metadata|meta|article|post|properties")
"""Tables inside front matter that hold more of the same (Zola's and Hugo's, and those of converters)."""
LINES: Final[Mapping[str, str]] = MappingProxyType(
    {**FIELDS, "section": "section", "subject": "title", "from": "authors", "full title": "title"}
)
"""Keys of lines such as "Title: ..." at the start of a text; what is no field of a draft is read and left out."""
_MAILS: Final = {
    "title": "subject|betreff|objet|asunto|oggetto|assunto|onderwerp|ämne|emne|aihe|temat|předmět|predmet|tárgy|"
    "subiect|konu|тема|относно|θέμα|الموضوع|موضوع|נושא|विषय|件名|主题|主旨|主題|제목|chủ đề|subjek|perihal|เรื่อง",
    "authors": "from|von|de|da|van|från|fra|lähettäjä|od|feladó|de la|kimden|gönderen|от|от кого|від|από|من|از|מאת|"
    "प्रेषक|差出人|送信者|发件人|寄件者|寄件人|보낸 사람|보낸사람|từ|người gửi|dari|จาก",
    "published": "date|sent|datum|gesendet|envoyé|fecha|enviado|data|inviato|verzonden|skickat|sendt|lähetetty|"
    "wysłano|datum odeslání|odesláno|küldve|trimis|tarih|дата|отправлено|дата отправки|надіслано|ημερομηνία|"
    "التاريخ|تاريخ الإرسال|נשלח|תאריך|दिनांक|日時|送信日時|发送时间|寄件日期|日期|보낸 날짜|날짜|ngày|tanggal|วันที่",
    "other": "to|an|à|a|para|aan|til|till|vastaanottaja|do|komu|címzett|către|kime|alıcı|кому|до|προς|إلى|الى|به|אל|"
    "प्रति|宛先|收件人|收件者|받는 사람|받는사람|đến|tới|kepada|ถึง|cc|bcc|kopie|copie|copia|cópia|kopi|kopia|копия|"
    "reply to|antwort an|répondre à|responder a|rispondi a|message id|return path|list unsubscribe|mime version|"
    "content type|content transfer encoding|x mailer|user agent|delivered to|importance|attachments|anhänge",
}
MAILS: Final[Mapping[str, str]] = MappingProxyType(
    {name: field for field, names in reversed(_MAILS.items()) for name in phrase_set(names)}
)
"""What the lines of a saved mail's head begin with (RFC 5322 §3.6, and mail programs in their own languages)."""
