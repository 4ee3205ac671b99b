"""How furniture begins and what only furniture says, in some twenty-five languages; see `_furniture_words.py`."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

    from syndicate.extract._furniture_words import Kind

PREFIXES: Final[Mapping[Kind, str]] = MappingProxyType(
    {
        "share": (
            "share on|share via|share to|share this on|auf facebook|partager sur|compartir en|condividi su|"
            "compartilhar no|deel op|deel via|dela på|del på|udostępnij na|sdílet na|поделиться в|поширити у|"
            "شارك على|शेयर करें"
        ),
        "related": (
            "also read|read also|read more|read next|see also|more from|more on|more in|more about|more by|related|"
            "related story|related article|related articles|watch|don't miss|recommended|up next|most read in|"
            "lesen sie auch|lesen sie mehr|lies auch|mehr zum thema|mehr dazu|mehr aus|mehr über|siehe auch|"
            "auch interessant|hintergrund|lire aussi|à lire aussi|à lire|lire également|à lire également|"
            "voir aussi|à voir aussi|plus sur|lee también|lea también|leer también|lea además|te puede interesar|"
            "le puede interesar|más sobre|ver también|leggi anche|vedi anche|altri articoli di|altre notizie su|"
            "leia também|leia mais|leia ainda|veja também|mais sobre|lees ook|lees meer|zie ook|meer over|"
            "läs också|läs även|läs mer|mer om|les også|les mer|læs også|læs mere|se også|lue myös|lue lisää|"
            "czytaj także|czytaj też|czytaj również|zobacz także|zobacz też|przeczytaj także|więcej o|čtěte také|"
            "přečtěte si|čítajte aj|olvassa el|kapcsolódó|citește și|citiți și|ilgili haber|ayrıca okuyun|"
            "читайте также|читать также|смотрите также|по теме|читайте нас|читайте також|дивіться також|"
            "прочетете още|διαβάστε επίσης|διαβάστε ακόμα|δείτε επίσης|اقرأ أيضا|إقرأ أيضا|اقرأ المزيد|شاهد أيضا|"
            "بیشتر بخوانید|קראו גם|קרא גם|यह भी पढ़ें|ये भी पढ़ें|इसे भी पढ़ें|関連記事|あわせて読みたい|合わせて読みたい|"
            "相关阅读|相关新闻|相关报道|相關新聞|延伸阅读|延伸閱讀|推荐阅读|관련 기사|관련기사|xem thêm|đọc thêm|"
            "baca juga|lihat juga|อ่านเพิ่มเติม"
        ),
        "nav": (
            "previous article|next article|previous post|next post|previous|next|follow us on|follow us|"
            "vorheriger artikel|nächster artikel|folgen sie uns|folge uns|article précédent|article suivant|"
            "suivez-nous|artículo anterior|artículo siguiente|síguenos|articolo precedente|articolo successivo|"
            "seguici|artigo anterior|próximo artigo|siga-nos|siga o|vorig artikel|volgend artikel|volg ons|"
            "följ oss|følg oss|følg os|seuraa meitä|poprzedni artykuł|następny artykuł|obserwuj nas|dołącz do nas|"
            "sledujte nás|kövess minket|bizi takip edin|подписывайтесь на|подпишитесь на|следите за нами|"
            "читайте нас в|мы в|підписуйтесь на|стежте за нами|ακολουθήστε μας|تابعونا على|تابعنا على|עקבו אחרינו|"
            "हमें फॉलो करें|前の記事|次の記事|上一篇|下一篇|이전 기사|다음 기사|theo dõi chúng tôi|ikuti kami|ติดตามเรา"
        ),
        "newsletter": (
            "subscribe to|sign up for|sign up to|join our|get the latest|get our|abonnieren sie|abonniere|"
            "melden sie sich|abonnez-vous|inscrivez-vous|recevez|suscríbete|suscríbase|recibe|recibe en tu|"
            "iscriviti|abbonati|ricevi|assine|inscreva-se|receba|subscreva|abonneer je|abonneer u|schrijf je in|"
            "meld je aan|prenumerera på|anmäl dig|meld deg på|abonner på|tilmeld dig|tilaa|zapisz się|subskrybuj|"
            "přihlaste se|odebírejte|iratkozz fel|abonează-te|подпишитесь|подписывайтесь|підпишіться|εγγραφείτε|"
            "اشترك في|اشترك بـ|הירשמו|सब्सक्राइब करें|đăng ký nhận|berlangganan|สมัครรับ"
        ),
        "author": (
            "about the author|über den autor|über die autorin|à propos de l'auteur|sobre el autor|sobre la autora|"
            "sull'autore|sobre o autor|over de auteur|om författaren|o autorze|об авторе|про автора|عن الكاتب|"
            "著者プロフィール|作者简介|作者簡介"
        ),
        "comments": (
            "leave a comment on|comments on|join the conversation|diskutieren sie|réagir à|your email address|"
            "log in to|sign in to|you must be logged in|sie müssen angemeldet sein|vous devez être connecté|"
            "debes iniciar sesión"
        ),
    }
)
"""Phrases that begin a line of furniture; one of a single word needs a colon behind it."""

CONTAINED: Final[Mapping[Kind, str]] = MappingProxyType(
    {
        "legal": (
            "all rights reserved|may not be published broadcast|content is protected|"
            "without prior written permission|alle rechte vorbehalten|tous droits réservés|"
            "todos los derechos reservados|tutti i diritti riservati|todos os direitos reservados|"
            "alle rechten voorbehouden|wszelkie prawa zastrzeżone|všechna práva vyhrazena|tüm hakları saklıdır|"
            "все права защищены|всі права захищено|جميع الحقوق محفوظة|כל הזכויות שמורות|सर्वाधिकार सुरक्षित|無断転載|"
            "無断複製|版权所有|版權所有|不得转载|不得轉載|무단전재|무단 전재|재배포 금지|hak cipta dilindungi|"
            "kaikki oikeudet pidätetään|alle rettigheter forbeholdt|alla rättigheter|minden jog fenntartva|"
            "toate drepturile rezervate"
        ),
        "newsletter": (
            "you can unsubscribe at any time|you may unsubscribe at any time|is protected by recaptcha|"
            "you agree to our privacy policy|you agree to our terms|you agree to the terms|you agree to receive|"
            "you consent to receive|sie unserer datenschutzerklärung zu|"
            "sie der datenschutzerklärung zu|du unserer datenschutzerklärung zu|du der datenschutzerklärung zu|"
            "ich der datenschutzerklärung zu|sie den datenschutzbestimmungen zu|du den datenschutzbestimmungen zu|"
            "datenschutzbestimmungen einverstanden|newsletter jederzeit abbestellen|vous désinscrire à tout moment|"
            "vous acceptez notre politique de confidentialité|vous acceptez nos conditions|"
            "vous acceptez de recevoir|aceptas nuestra política de privacidad|aceptas la política de privacidad|"
            "acepta nuestra política de privacidad|aceptas recibir|acepta los términos y la política|"
            "aceptas los términos y la política|accetti la nostra privacy policy|"
            "accetti l'informativa sulla privacy|accetti la nostra informativa|concorda com a nossa política de|"
            "concorda com nossa política de|"
            "aceita a nossa política de|akkoord met ons privacybeleid|akkoord met onze voorwaarden|"
            "godkänner du vår integritetspolicy|godtar du vår personvernerklæring|accepterer du vores|"
            "hyväksyt tietosuojaselosteen|akceptujesz politykę prywatności|akceptujesz naszą politykę|"
            "zgodę na przetwarzanie danych|"
            "souhlasíte se zpracováním osobních|gizlilik politikamızı kabul|соглашаетесь с политикой|"
            "соглашаетесь на обработку персональных|погоджуєтеся з політикою|توافق على سياسة الخصوصية|"
            "מסכים למדיניות הפרטיות|गोपनीयता नीति से सहमत|プライバシーポリシーに同意|同意我们的隐私|同意隐私政策|"
            "同意隱私|개인정보 처리방침에 동의|개인정보처리방침에 동의|menyetujui kebijakan privasi|"
            "đồng ý với chính sách|"
            "ยอมรับนโยบายความเป็นส่วนตัว"
        ),
        "comments": (
            "email address will not be published|required fields are marked|save my name email|notify me of|"
            "reduce spam learn how your comment|e-mail-adresse wird nicht veröffentlicht|erforderliche felder sind|"
            "adresse e-mail ne sera pas publiée|champs obligatoires|correo electrónico no será publicad|"
            "campos obligatorios|indirizzo email non sarà pubblicato|campi obbligatori|e-mail não será publicado|"
            "endereço de e-mail não será|campos obrigatórios|e-mailadres wordt niet gepubliceerd|vereiste velden|"
            "e-postadress kommer inte publiceras|obligatoriska fält|e-postadresse vil ikke bli publisert|"
            "obligatoriske felt|e-mailadresse vil ikke blive publiceret|krævede felter|"
            "sähköpostiosoitettasi ei julkaista|pakolliset kentät|adres e-mail nie zostanie opublikowany|"
            "wymagane pola|e-mailová adresa nebude zveřejněna|vyžadované informace|vaša e-mailová adresa nebude|"
            "az e-mail címet nem tesszük közzé|kötelező mezőket|adresa ta de email nu va fi|câmpurile obligatorii|"
            "e-posta hesabınız yayımlanmayacak|e-posta adresiniz yayınlanmayacak|gerekli alanlar|"
            "адрес email не будет опубликован|обязательные поля|e-mail не будет опубликован|"
            "адреса не публікуватиметься|адреса не буде опублікована|обов'язкові поля|"
            "имейл адрес няма да бъде публикуван|задължителните полета|ηλ. διεύθυνση σας δεν δημοσιεύεται|"
            "υποχρεωτικά πεδία|لن يتم نشر عنوان بريدك|الحقول الإلزامية|نشانی ایمیل شما منتشر نخواهد شد|"
            "האימייל לא יוצג באתר|שדות החובה|ईमेल पता प्रकाशित नहीं किया जाएगा|आवश्यक फ़ील्ड|आवश्यक फील्ड|ईमेल प्रकाशित नहीं|"
            "メールアドレスが公開されることはありません|必須項目です|が付いている欄は必須|邮箱地址不会被公开|"
            "电子邮件地址不会被公开|電子郵件地址不會公開|电子邮箱地址不会被公开|必填项|必填欄位|必填字段|"
            "이메일 주소는 공개되지|이메일은 공개되지|필수 필드|필수 입력|email của bạn sẽ không được|"
            "các trường bắt buộc|alamat email anda tidak akan dipublikasikan|ruas yang wajib|อีเมลของคุณจะไม่แสดง|"
            "ช่องข้อมูลจำเป็น"
        ),
        "nav": (
            "we use cookies|uses cookies|this website uses cookies|wir verwenden cookies|"
            "nous utilisons des cookies|utilizamos cookies|usamos cookies|utilizziamo i cookie|"
            "wij gebruiken cookies|we gebruiken cookies|используем файлы cookie|używamy plików cookie|"
            "çerezler kullan"
        ),
    }
)
"""What only furniture says: a line of limited length with one of these in it is furniture."""

INVITATIONS: Final = (
    "subscri|sign up|join|get |abonn|anmeld|registr|inscri|iscri|suscri|assin|zapisz|odebir|prihlas|feliratkoz|"
    "iratkoz|abone|tilaa|tilmeld|meld je|meld deg|anmäl|prenumer|schrijf|receb|recib|ricev|recev|подпиш|"
    "подписыва|подписать|подписка на рассылк|подписка на наш|підпи|εγγραφ|"
    "सदस्यता|اشترك|הירש|सब्सक्राइब|登録|購読|订阅|訂閱|구독|đăng ký|berlangganan|สมัคร"
)
"""Stems of the verbs that invite a reader to subscribe."""

NEWSLETTERS: Final = (
    "newsletter|nieuwsbrief|nyhetsbrev|nyhedsbrev|uutiskirje|biuletyn|boletin|infolettre|lettre d information|"
    "hirlevel|bulten|рассылк|розсилк|النشرة|ניוזלטר|न्यूज़लेटर|メールマガジン|メルマガ|ニュースレター|电子报|電子報|"
    "邮件|新闻通讯|新聞通訊|简报|簡報|뉴스레터|bản tin|buletin|inbox|จดหมายข่าว"
)
"""Stems of the words for what they are to subscribe to."""

TAG_LABELS: Final = (
    "tags|tag|tagged|tagged with|filed under|topics|keywords|categories|category|posted in|labels|schlagwörter|"
    "schlagworte|stichwörter|themen|kategorien|kategorie|mots-clés|mots clés|étiquettes|catégories|thèmes|"
    "etiquetas|temas|palabras clave|categorías|archivado en|parole chiave|argomenti|etichette|categorie|"
    "palavras-chave|assuntos|temas relacionados|tópicos|marcadores|trefwoorden|onderwerpen|taggar|ämnen|nyckelord|"
    "stikkord|emner|emneord|nøgleord|avainsanat|aiheet|asiasanat|tagi|słowa kluczowe|tematy|štítky|témata|"
    "klíčová slova|kľúčové slová|značky|címkék|kulcsszavak|etichete|cuvinte cheie|etiketler|etiket|"
    "anahtar kelimeler|теги|тэги|метки|ключевые слова|темы|рубрики|теги новости|мітки|ключові слова|етикети|тагове|"
    "ετικέτες|الوسوم|وسوم|الكلمات المفتاحية|كلمات مفتاحية|الكلمات الدالة|برچسب‌ها|برچسب ها|کلیدواژه‌ها|תגיות|תגים|टैग|"
    "टैग्स|विषय|タグ|キーワード|カテゴリ|カテゴリー|标签|標籤|关键词|關鍵字|關鍵詞|关键字|태그|키워드|từ khóa|"
    "chủ đề|kata kunci|topik|แท็ก|ป้ายกำกับ"
)
"""What stands before a list of categories."""

PHOTO_LABELS: Final = (
    "photo|photos|photograph|photographs|photography|photo by|photos by|photo credit|photographs by|photography by|"
    "image|images|image credit|picture|pictures|picture credit|illustration|illustrations|illustration by|"
    "illustrations by|graphics|foto|fotos|bild|bilder|bildquelle|fotograf|illustrationen|grafik|photographie|"
    "photographies|crédit photo|crédits photo|crédit|fotografía|fotografías|imagen|imágenes|ilustración|foto di|"
    "fotografie|immagine|immagini|illustrazioni|fotografia|fotografias|imagem|imagens|ilustração|crédito|beeld|"
    "foto's|illustratie|illustraties|foto av|illustration av|illustrasjon|bilde|kuva|kuvat|valokuvat|zdjęcie|"
    "zdjęcia|fot|ilustracja|ilustracje|foto a|fotó|kép|fotografii|fotoğraf|fotoğraflar|görsel|фото|фотография|"
    "фотографии|иллюстрация|світлини|ілюстрація|снимка|снимки|φωτογραφία|φωτογραφίες|φωτο|تصوير|الصورة|الصور|صورة|"
    "عکس|צילום|צילומים|תמונה|फोटो|तस्वीर|छायाचित्र|चित्र|写真|撮影|写真撮影|画像|イラスト|图|图片|摄影|圖|圖片|攝影|"
    "图源|사진|사진 제공|그래픽|ảnh|hình ảnh|ภาพ|ภาพถ่าย"
)
"""What stands before the name of who made the pictures."""
