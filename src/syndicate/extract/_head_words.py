"""The words of an article's head in some twenty-five languages: dates and reading times; see `_furniture_words.py`."""

from __future__ import annotations

from typing import Final

PUBLISHED: Final = (
    "published|published on|published at|published by|publication date|date|date published|first published|"
    "first published on|posted|posted on|posted at|created|issued|released|written on|veröffentlicht|"
    "veröffentlicht am|publiziert|publiziert am|erschienen|erschienen am|erstellt|erstellt am|datum|publié|"
    "publié le|publiée le|publie le|mis en ligne|mis en ligne le|paru le|date de publication|écrit le|posté le|"
    "créé le|publicado|publicado el|publicada|publicada el|publicado en|publicación|fecha|fecha de publicación|"
    "creado el|pubblicato|pubblicato il|pubblicata il|pubblicazione|data|data di pubblicazione|creato il|"
    "publicado em|publicada em|publicado a|data de publicação|postado em|criado em|gepubliceerd|gepubliceerd op|"
    "geplaatst|geplaatst op|verschenen|verschenen op|publicatiedatum|publicerad|publicerat|publicerades|"
    "publicerad den|publicerad kl|publisert|lagt ut|publiceret|publiceret den|offentliggjort|udgivet|lagt ud|"
    "oprettet|julkaistu|julkaistiin|opublikowano|opublikowany|opublikowane|data publikacji|dodano|publikacja|"
    "data dodania|publikováno|zveřejněno|vydáno|publikované|zverejnené|uverejnené|dátum|megjelent|közzétéve|"
    "publikálva|létrehozva|publicat|publicat la|publicat pe|data publicării|yayınlanma|yayınlanma tarihi|"
    "yayın tarihi|yayınlandı|giriş|giriş tarihi|oluşturulma tarihi|tarih|опубликовано|дата публикации|дата|"
    "размещено|создано|публикация|опубліковано|дата публікації|створено|публикувано|публикувана|публикуван на|"
    "δημοσιεύτηκε|δημοσιεύθηκε|δημοσίευση|ημερομηνία|ημερομηνία δημοσίευσης|نشر|نشر في|تاريخ النشر|نشرت في|"
    "نشر بتاريخ|التاريخ|تم النشر|تم النشر في|تاریخ انتشار|منتشر شده|تاریخ|פורסם|פורסם ב|פורסם בתאריך|תאריך|"
    "תאריך פרסום|प्रकाशित|प्रकाशित तिथि|प्रकाशन तिथि|दिनांक|तारीख|पोस्ट किया गया|को प्रकाशित|公開|公開日|公開日時|掲載|"
    "掲載日|投稿日|配信|配信日|発表|発行日|日付|初出|发布|发布时间|发布于|发布日期|发表于|发表时间|日期|时间|發布|"
    "發布時間|發佈|發佈時間|發布日期|發佈日期|刊登|出版日期|發表於|發表時間|입력|등록|게시|작성일|게시일|발행|"
    "발행일|등록일|기사입력|승인|날짜|đăng|đăng lúc|xuất bản|ngày đăng|ngày xuất bản|diterbitkan|dipublikasikan|"
    "tanggal|terbit|diposting|diunggah|เผยแพร่|เผยแพร่เมื่อ|วันที่|วันที่เผยแพร่|โพสต์เมื่อ"
)
"""What stands before or behind the date of publication."""

UPDATED: Final = (
    "changed|changed on|reviewed|reviewed on|last reviewed|last reviewed on|updated|updated on|updated at|"
    "last updated|last updated on|last modified|last modified on|modified|revised|"
    "edited|last edited|latest update|update|corrected|aktualisiert|aktualisiert am|zuletzt aktualisiert|"
    "zuletzt aktualisiert am|geändert|zuletzt geändert|letzte aktualisierung|letzte änderung|stand|mis à jour|"
    "mis à jour le|mise à jour|mise à jour le|modifié|modifié le|actualisé|actualisé le|dernière mise à jour|"
    "dernière modification|màj|actualizado|actualizado el|actualizada|actualizada el|actualizado a las|"
    "última actualización|modificado|modificado el|actualización|aggiornato|aggiornato il|aggiornato alle|"
    "ultimo aggiornamento|modificato|modificato il|aggiornamento|ultima modifica|atualizado|atualizado em|"
    "atualizada em|actualizado em|última atualização|modificado em|atualização|bijgewerkt|bijgewerkt op|"
    "laatst bijgewerkt|laatst bijgewerkt op|gewijzigd|laatste update|laatst gewijzigd|aangepast|uppdaterad|"
    "uppdaterad den|senast uppdaterad|uppdaterat|uppdaterades|ändrad|oppdatert|sist oppdatert|endret|opdateret|"
    "opdateret den|sidst opdateret|ændret|päivitetty|muokattu|viimeksi päivitetty|zaktualizowano|aktualizacja|"
    "ostatnia aktualizacja|zmodyfikowano|data aktualizacji|aktualizováno|aktualizace|upraveno|poslední aktualizace|"
    "aktualizované|aktualizácia|upravené|frissítve|frissült|módosítva|utolsó frissítés|actualizat|actualizat la|"
    "actualizare|ultima actualizare|modificat|güncelleme|güncellenme|güncelleme tarihi|güncellenme tarihi|"
    "son güncelleme|güncellendi|обновлено|обновление|изменено|последнее обновление|дата обновления|оновлено|"
    "останнє оновлення|змінено|обновено|обновена|актуализирано|последна промяна|ενημερώθηκε|ενημέρωση|"
    "τελευταία ενημέρωση|تحديث|آخر تحديث|تم التحديث|تم التحديث في|تاريخ التحديث|به‌روزرسانی|به روز رسانی|"
    "آخرین به‌روزرسانی|עודכן|עודכן ב|עדכון|עדכון אחרון|अपडेट|अपडेटेड|अद्यतन|अंतिम अपडेट|अपडेट किया गया|संशोधित|更新|更新日|"
    "更新日時|最終更新|最終更新日|修正|更新时间|更新於|更新于|最后更新|最後更新|更新時間|修改时间|수정|최종수정|"
    "최종 수정|업데이트|수정일|cập nhật|cập nhật lúc|cập nhật lần cuối|diperbarui|terakhir diperbarui|diperbaharui|"
    "pembaruan|อัปเดต|อัพเดต|อัพเดท|อัปเดตล่าสุด|แก้ไขล่าสุด|ปรับปรุงล่าสุด"
)
"""What stands before or behind the date of the last change."""

MINUTES: Final = (
    "min|mins|minute|minutes|minuten|minuto|minutos|minuti|minuut|minuter|minutter|minutt|minuttia|minuuttia|"
    "minuutti|minut|minuty|minutę|minuta|minutu|minút|minúty|minúta|perc|perces|dk|dakika|dakikalık|мин|минута|"
    "минуты|минут|минути|хв|хвилин|хвилини|хвилина|λεπτά|λεπτό|λ|دقيقة|دقائق|دقیقه|דקות|דקה|דק|मिनट|phút|menit|m"
)
"""Minutes, as words and abbreviations."""

READING: Final = (
    "read|reading|listen|listening|lesezeit|lesedauer|lesen|lecture|lire|lectura|leer|lettura|leggere|leitura|ler|"
    "leestijd|lezen|läsning|läsa|läs|lästid|lesetid|lesning|læsetid|læsning|lukuaika|lukea|czytania|czytanie|"
    "czytaj|čtení|čítania|čítanie|olvasás|olvasási|olvasmány|citire|citit|lectură|okuma|okunma|чтения|чтение|"
    "читать|читання|четене|ανάγνωση|ανάγνωσης|قراءة|للقراءة|القراءة|مطالعه|קריאה|पढ़ने|पढ़ें|पठन|đọc|baca|membaca|bacaan"
)
"""Reading, as it stands with minutes."""

MINUTE_SIGNS: Final = "分|분|นาที"
"""Minutes in scripts that put no spaces between words."""

READING_SIGNS: Final = "読|阅读|閱讀|读|讀|읽|อ่าน"
"""Reading in scripts that put no spaces between words."""

READING_FILLERS: Final = (
    "time|of|to|a|the|est|estimated|approx|approximately|about|ca|circa|cca|etwa|around|less|than|under|only|long|"
    "short|article|artikel|de|du|di|da|do|dla|na|för|til|att|para|per|pour|environ|unos|unas|in|le|la|el|il|op|om|"
    "temps|durée|tiempo|tempo|tijd|tid|czas|čas|doba|idő|timp|süresi|время|час|времени|за|для|χρόνος|وقت|زمن|مدة|"
    "زمان|זמן|समय|का|में|के|की|लिए|पढ़ने|thời|gian|waktu|mất|khoảng|約|大约|大約|约|一"
)
"""Words that may stand between them."""

READING_LABELS: Final = (
    "reading time|read time|time to read|estimated reading time|estimated read time|temps de lecture|"
    "durée de lecture|lesezeit|lesedauer|tiempo de lectura|tiempo estimado de lectura|tempo di lettura|"
    "tempo de leitura|leestijd|lästid|lesetid|læsetid|lukuaika|czas czytania|doba čtení|čas čtení|délka čtení|"
    "čas čítania|olvasási idő|timp de citire|okuma süresi|время чтения|время на чтение|час читання|време за четене|"
    "χρόνος ανάγνωσης|وقت القراءة|مدة القراءة|زمان مطالعه|זמן קריאה|पढ़ने का समय|読了時間|読了目安|"
    "読むのにかかる時間|阅读时间|阅读时长|预计阅读时间|閱讀時間|預計閱讀時間|읽는 시간|읽기 시간|thời gian đọc|"
    "waktu baca|เวลาอ่าน|เวลาในการอ่าน"
)
"""What stands before a reading time."""

SECTIONS: Final = (
    "news|sport|sports|culture|politics|opinion|opinions|business|world|local|technology|tech|science|health|"
    "lifestyle|economy|entertainment|travel|food|education|environment|climate|arts|books|music|film|movies|crime|"
    "weather|finance|markets|money|media|society|life|style|fashion|features|feature|analysis|comment|commentary|"
    "editorial|column|columns|interview|review|reviews|obituary|obituaries|letters|breaking news|exclusive|"
    "explainer|investigation|top stories|special report|long read|world news|local news|national|international|"
    "regional|home|nachrichten|politik|wirtschaft|kultur|panorama|gesellschaft|wissen|wissenschaft|gesundheit|"
    "reise|meinung|kommentar|feuilleton|lokales|ausland|inland|technik|digital|leben|reportage|umwelt|bildung|"
    "medien|leitartikel|kolumne|aus aller welt|stadt|region|actualité|actualités|politique|économie|société|monde|"
    "sciences|santé|tribune|enquête|éditorial|chronique|portrait|entretien|régions|environnement|idées|france|"
    "planète|noticias|política|economía|cultura|deportes|sociedad|mundo|ciencia|salud|opinión|tecnología|"
    "internacional|nacional|reportaje|crónica|entrevista|sucesos|viajes|medio ambiente|educación|notizie|politica|"
    "economia|cronaca|esteri|interni|scienza|salute|opinioni|spettacoli|società|mondo|ambiente|viaggi|tecnologia|"
    "editoriale|inchiesta|intervista|commenti|notícias|esportes|esporte|desporto|sociedade|ciência|saúde|opinião|"
    "cotidiano|reportagem|brasil|país|nieuws|politiek|economie|cultuur|samenleving|wereld|wetenschap|gezondheid|"
    "opinie|binnenland|buitenland|regio|milieu|nyheter|ekonomi|samhälle|utrikes|inrikes|vetenskap|hälsa|debatt|"
    "ledare|krönika|lokalt|økonomi|samfunn|utenriks|innenriks|meninger|kronikk|nyheder|samfund|udland|indland|"
    "debat|uutiset|politiikka|talous|kulttuuri|urheilu|kotimaa|ulkomaat|tiede|mielipide|wiadomości|polityka|"
    "gospodarka|kultura|społeczeństwo|świat|kraj|nauka|zdrowie|felieton|reportaż|zprávy|politika|ekonomika|svět|"
    "domácí|zahraničí|věda|zdraví|názory|komentář|správy|slovensko|hírek|belföld|külföld|gazdaság|kultúra|tudomány|"
    "vélemény|știri|politică|cultură|societate|sănătate|opinii|haberler|siyaset|kültür|spor|dünya|gündem|sağlık|"
    "bilim|yaşam|görüş|teknoloji|новости|политика|экономика|культура|общество|спорт|мир|наука|здоровье|мнение|"
    "мнения|репортаж|происшествия|новини|політика|економіка|суспільство|світ|думка|новина|свят|икономика|νέα|"
    "πολιτική|οικονομία|πολιτισμός|κοινωνία|αθλητισμός|κόσμος|επιστήμη|υγεία|γνώμη|أخبار|سياسة|اقتصاد|ثقافة|مجتمع|"
    "رياضة|علوم|صحة|رأي|آراء|محليات|العالم|تقرير|تقارير|اخبار|فرهنگ|جامعه|ورزش|חדשות|פוליטיקה|כלכלה|תרבות|חברה|"
    "ספורט|דעות|בריאות|מדע|समाचार|राजनीति|अर्थव्यवस्था|संस्कृति|समाज|खेल|दुनिया|देश|राय|विज्ञान|स्वास्थ्य|ニュース|政治|経済|"
    "国際|社会|文化|スポーツ|科学|健康|地域|暮らし|オピニオン|社説|特集|コラム|芸能|环境|環境|新闻|新聞|时政|经济|"
    "經濟|国际|國際|社會|体育|體育|科技|娱乐|娛樂|评论|評論|观点|觀點|地方|财经|財經|教育|生活|专题|深度|뉴스|정치|"
    "경제|사회|문화|스포츠|국제|과학|건강|오피니언|사설|칼럼|연예|지역|tin tức|thời sự|kinh tế|văn hóa|xã hội|"
    "thể thao|thế giới|khoa học|sức khỏe|berita|budaya|olahraga|dunia|sains|kesehatan|opini|nasional|daerah|ข่าว|"
    "การเมือง|เศรษฐกิจ|วัฒนธรรม|กีฬา|สังคม|ต่างประเทศ"
)
"""Sections of a paper, as they stand above a title."""
