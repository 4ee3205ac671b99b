"""The words by which pages ask for a subscription, lead elsewhere, say that they are not there, or ask for a person.

Natural spelling, grouped by language; compared folded and without spaces and punctuation (`_flag_text.squeezed`), so
that a sentence that runs over several elements is one. To teach a new language, add its words to each table.
"""

from __future__ import annotations

from typing import Final

JOIN: Final = (
    "subscrib", "subscription", "sign in", "sign up", "log in", "login", "register", "registration",
    "become a member", "already a member", "create an account", "create a free account", "free trial", "abonn",
    "registrier", "anmelden", "einloggen", "probemonat", "probeabo", "jetzt testen", "abonnez", "connectez vous",
    "identifiez vous", "se connecter", "inscrivez vous", "créez un compte", "suscri", "iniciar sesión",
    "inicia sesión", "regístrate", "registrarse", "hazte socio", "abbonati", "abbonamento", "abbonarti",
    "registrati", "accedi", "assine", "assinante", "assinatura", "faça login", "cadastre se", "inicie sessão",
    "torne se", "abonnee", "abonnement", "word lid", "inloggen", "registreer", "prenumer", "logga in", "bli medlem",
    "registrera", "logg inn", "bli abonnent", "kjøp tilgang", "log ind", "bliv medlem", "bliv abonnent", "opret en",
    "tilaa", "kirjaudu", "rekisteröidy", "tilaaj", "zaloguj", "subskry", "prenumerat", "wykup", "zarejestruj",
    "dostęp", "předplat", "přihlas", "registrujte", "predplat", "prihlás", "előfizet", "jelentkezz be",
    "bejelentkez", "aboneaz", "abonați", "autentifica", "abone ol", "giriş yap", "üye ol", "συνδρομ", "συνδεθείτε",
    "εγγραφ", "подпис", "войдите", "зарегистр", "передплат", "увійдіть", "підпис", "абонир", "абонам", "اشترك",
    "الاشتراك", "تسجيل الدخول", "سجل الدخول", "اشتراک", "وارد شوید", "הירשמו", "מנוי", "התחבר", "הצטרפו",
    "सब्सक्राइब", "सदस्यता", "लॉग इन", "लॉगिन", "会員登録", "有料会員", "ログイン", "購読", "无料会員", "订阅", "訂閱",
    "登录", "登錄", "登入", "注册", "註冊", "会员", "會員", "구독", "로그인", "회원", "đăng ký", "đăng nhập",
    "berlangganan", "masuk untuk", "สมัครสมาชิก", "เข้าสู่ระบบ", "สมาชิก", "mit abo", "kein abo", "im abo",
    "abo abschließen", "digitalabo", "plus testen", "mit plus", "mit einem abo", "předplaťte", "kirjaut",
    "join now", "purchase access", "buy access", "devenez membre", "déjà abonné", "ya eres", "sou assinante",
    "già abbonato", "al abonnee",
)  # fmt: skip
"""Beginnings of words for taking out a subscription, registering or logging in."""

READ_ON: Final = (
    "to continue reading", "continue reading", "keep reading", "read on", "to read the full", "read the full",
    "read the rest", "full story", "full article", "whole story", "unlock this", "unlock the", "unlock article",
    "unlimited access to this", "to read this", "to view this", "finish reading", "access this article",
    "weiterlesen", "weiter zu lesen", "weiter lesen", "ganzen artikel", "diesen artikel lesen",
    "vollständigen artikel", "artikel freischalten", "komplett lesen", "artikel zu lesen", "lire la suite",
    "poursuivre votre lecture", "poursuivre la lecture", "continuer la lecture", "suite de l'article",
    "suite de cet article", "l'intégralité de", "lire l'article", "lire cet article", "article complet",
    "seguir leyendo", "continuar leyendo", "seguir disfrutando", "artículo completo", "nota completa",
    "noticia completa", "leer el artículo", "leer este artículo", "este contenido", "continuare a leggere",
    "continua a leggere", "continuare la lettura", "articolo completo", "leggere l'articolo", "leggere tutto",
    "leggere questo articolo", "continuar lendo", "continue lendo", "continuar a ler", "continue a ler",
    "matéria completa", "artigo completo", "ler o artigo", "ler esta", "ler este", "verder lezen", "lees verder",
    "verder te lezen", "lees dit artikel", "volledige artikel", "hele artikel", "fortsätt läsa", "läsa vidare",
    "läs vidare", "läsa hela", "läsa artikeln", "lese videre", "les videre", "lese hele", "lese saken",
    "læs videre", "læse videre", "læse artiklen", "hele artiklen", "jatka lukemista", "jatkaaksesi", "lue koko",
    "koko jutun", "koko artikkeli", "czytaj dalej", "czytać dalej", "pełny tekst", "cały artykuł",
    "całego artykułu", "dalszą część", "číst dál", "pokračovat ve čtení", "celý článek", "čítať ďalej",
    "pokračovať v čítaní", "tovább olvas", "teljes cikk", "continua lectura", "citi mai departe",
    "articolul integral", "tot articolul", "okumaya devam", "devamını oku", "haberin tamamı", "tamamını oku",
    "συνέχεια του άρθρου", "διαβάσετε ολόκληρο", "читать дальше", "читать далее", "продолжить чтение",
    "продолжения чтения", "полный текст", "весь текст", "читати далі", "продовжити читання", "повний текст",
    "прочетете цялата", "продължите да четете", "متابعة القراءة", "لمواصلة القراءة", "إكمال القراءة",
    "المقال كاملا", "ادامه مطلب", "ادامه خواندن", "להמשך קריאה", "להמשיך לקרוא", "הכתבה המלאה", "आगे पढ़", "पूरा पढ़",
    "पूरी खबर", "続きを読む", "続きをお読み", "続きは", "全文を読む", "記事の続き", "残り", "阅读全文", "閱讀全文",
    "继续阅读", "繼續閱讀", "查看全文", "全文内容", "계속 읽", "전체 기사", "기사 전문", "đọc tiếp", "đọc toàn bộ",
    "xem tiếp", "lanjutkan membaca", "membaca selengkapnya", "baca selengkapnya", "อ่านต่อ", "อ่านฉบับเต็ม",
    "lesen sie diesen artikel", "artikel mit einem", "access to this article", "full access to this",
    "access to all our stories", "read this article", "read this story", "čtěte dál", "продовження читання",
    "lue artikkeli", "lees het volledige",
)  # fmt: skip
"""Ways to say that the article goes on; a wall only beside a word of `JOIN`."""

RESERVED: Final = (
    "subscribe to continue", "sign in to continue", "log in to continue", "register to continue",
    "login to continue", "create an account to continue", "subscribe to unlock", "subscribe to read",
    "is exclusive to subscribers", "exclusive to our subscribers", "only available to subscribers",
    "available to subscribers only", "available only to subscribers", "is for paying subscribers",
    "this post is for paid subscribers", "subscriber only content", "subscriber exclusive", "is behind a paywall",
    "you have reached your limit of free articles", "reached your article limit",
    "you've read all your free articles", "abonnenten vorbehalten", "diesen inhalt können nur abonnenten",
    "nur mit abo lesen", "réservé aux abonnés", "réservée aux abonnés", "réservé à nos abonnés",
    "réservée à nos abonnés", "réservés aux abonnés", "il vous reste à lire", "exclusivo para suscriptores",
    "exclusivo suscriptores", "solo para suscriptores", "sólo para suscriptores", "contenido exclusivo para",
    "riservato agli abbonati", "riservata agli abbonati", "contenuto per abbonati", "exclusivo para assinantes",
    "conteúdo exclusivo", "só para assinantes", "reservado a assinantes", "exclusivo para subscritores",
    "exclusief voor abonnees", "forbeholdt abonnenter", "vain tilaajille", "tylko dla prenumeratorów",
    "dla zalogowanych", "pouze pro předplatitele", "len pre predplatiteľov", "csak előfizetőknek",
    "előfizetőink számára", "doar pentru abonați", "abonelere özel", "abonelere özeldir", "μόνο για συνδρομητές",
    "только для подписчиков", "доступно подписчикам", "доступен только подписчикам", "лише для передплатників",
    "само за абонати", "للمشتركين فقط", "حصري للمشتركين", "למנויים בלבד", "有料会員限定", "有料会員のみ",
    "会員限定記事", "この記事は会員限定", "この記事は有料", "仅限订阅", "會員限定", "訂閱會員專屬", "付费会员",
    "유료회원 전용", "구독자 전용", "dành cho thuê bao", "khusus pelanggan", "esclusiva per gli abbonati",
    "exclusiva para assinantes", "exclusiva para suscriptores", "po zalogowaniu", "purchase access to this article",
    "buy access to this article", "subscribe now and have access", "join to unlock", "mit plus weiterlesen",
    "weiterlesen mit plus", "abonnenten können diesen artikel", "for paying subscribers only", "for paying members",
    "for subscribers only", "for members only", "reserved for subscribers", "reserved for members",
    "is for subscribers", "nur für abonnenten", "exklusiv für abonnenten", "nur für mitglieder",
    "exklusiv für mitglieder", "nur für registrierte", "solo para socios", "per gli abbonati",
    "alleen voor abonnees", "voor abonnees", "endast för prenumeranter", "för prenumeranter", "bare for abonnenter",
    "kun for abonnenter", "for abonnenter", "tilaajille", "dla prenumeratorów", "dla subskrybentów",
    "pro předplatitele", "pre predplatiteľov", "केवल सदस्यों के लिए", "仅限会员", "회원 전용", "เฉพาะสมาชิก",
    "mitgliedern vorbehalten", "only for subscribers", "members can read",
)  # fmt: skip
"""Ways to say that what follows is for those who pay; those that are said of other things, too, stand last."""

ALSO_OF_EVENTS: Final = (
    "for subscribers only", "for members only", "reserved for subscribers", "reserved for members",
    "is for subscribers", "nur für abonnenten", "nur für mitglieder", "exklusiv für mitglieder",
    "exklusiv für abonnenten", "mitgliedern vorbehalten", "nur für registrierte", "solo para socios",
    "per gli abbonati", "alleen voor abonnees", "voor abonnees", "för prenumeranter", "endast för prenumeranter",
    "bare for abonnenter", "kun for abonnenter", "for abonnenter", "tilaajille", "dla prenumeratorów",
    "dla subskrybentów", "pro předplatitele", "pre predplatiteľov", "仅限会员", "회원 전용", "เฉพาะสมาชิก",
    "केवल सदस्यों के लिए", "only for subscribers", "members can read",
)  # fmt: skip
"""Those of them that are said of evenings, prices and goods as well."""

LEFT: Final = (
    "of this article is left to read", "of this article left to read", "de cet article à lire",
    "dieses artikels lesen", "restantes de este artículo",
)  # fmt: skip
"""What stands behind the share of an article that is kept back: "57 % of this article is left to read"."""

ARCHIVE: Final = ("keep reading and get access to the full archive", "discover more from", "type your email")
"""What blogs ask for in a box that opens over a whole article: no wall."""

ELSEWHERE: Final = (
    "read the rest of this article", "read the rest of the article", "read the rest of this post",
    "read the rest of this entry", "read the rest of this story", "the rest of the article",
    "read the full article at", "read the full article on", "read the full article here", "read the full story at",
    "read the full story on", "read the full story here", "read the full post", "read the whole article",
    "read the whole story", "read the original article", "full article here", "full story here",
    "read the entire article", "den rest des artikels", "den ganzen artikel", "den vollständigen artikel",
    "zum vollständigen artikel", "den kompletten artikel", "lesen sie den ganzen", "lesen sie hier weiter",
    "hier weiterlesen", "lire la suite sur", "lire l'article complet", "lire l'intégralité de",
    "retrouvez la suite", "leer el artículo completo", "lea el artículo completo", "leer la nota completa",
    "lea la nota completa", "seguir leyendo en", "continua a leggere su", "leggi l'articolo completo",
    "leggi tutto l'articolo", "leia a matéria completa", "leia o artigo completo", "leia mais em",
    "lees het hele artikel", "lees verder op", "läs hela artikeln", "les hele saken", "læs hele artiklen",
    "lue koko juttu", "cały artykuł", "celý článek", "teljes cikk", "articolul complet", "haberin tamamı",
    "ολόκληρο το άρθρο", "читать полностью", "читать статью", "полный текст статьи", "повний текст",
    "اقرأ المقال كاملا", "לכתבה המלאה", "続きはこちら", "全文はこちら", "原文链接", "阅读原文", "查看原文",
    "閱讀原文", "기사 전문 보기", "baca selengkapnya di", "อ่านต่อที่",
)  # fmt: skip
"""Ways to say that the article itself stands in another place."""

NEXT_PAGE: Final = (
    "next page", "continue to page", "nächste seite", "weiter auf seite", "page suivante", "página siguiente",
    "siguiente página", "pagina successiva", "próxima página", "página seguinte", "volgende pagina", "nästa sida",
    "neste side", "næste side", "seuraava sivu", "następna strona", "další strana", "ďalšia strana",
    "következő oldal", "pagina următoare", "sonraki sayfa", "επόμενη σελίδα", "следующая страница",
    "наступна сторінка", "следваща страница", "الصفحة التالية", "صفحه بعد", "העמוד הבא", "अगला पृष्ठ", "次のページ",
    "次ページ", "下一页", "下一頁", "다음 페이지", "trang sau", "halaman selanjutnya", "หน้าถัดไป",
)  # fmt: skip
"""Words of a link to an article's next page."""

LIVE: Final = (
    "live blog", "liveblog", "live updates", "as it happened", "minute by minute", "liveticker",
    "live ticker", "newsticker", "im ticker", "en direct", "le direct", "fil info", "en vivo", "en directo",
    "minuto a minuto", "in diretta", "la diretta", "ao vivo", "em direto", "liveverslag",
    "na żywo", "živě", "élőben", "percről percre", "live text", "canlı", "ζωντανά",
    "прямая трансляция", "наживо", "مباشر", "לייב", "लाइव", "ライブ", "速報", "实时", "直播", "實時", "실시간",
    "trực tiếp", "live",
)  # fmt: skip
"""Words in the title of a live blog."""

ALSO_OF_MUSIC: Final = frozenset({"live", "canlı", "živě", "élőben", "наживо", "ζωντανά"})
"""Those that say how music is played, too."""

STEPS: Final = (
    "step", "part", "day", "week", "chapter", "lesson", "episode", "round", "tip", "level", "stage", "question",
    "schritt", "teil", "tag", "woche", "kapitel", "lektion", "folge", "runde", "tipp", "frage", "étape",
    "partie", "jour", "semaine", "chapitre", "épisode", "astuce", "paso", "parte", "día", "semana", "capítulo",
    "lección", "episodio", "consejo", "passo", "fase", "giorno", "settimana", "capitolo", "lezione", "etapa",
    "dia", "stap", "deel", "hoofdstuk", "aflevering", "steg", "del", "dag", "trinn", "trin", "vaihe", "osa",
    "krok", "część", "dzień", "díl", "lépés", "rész", "pasul", "adım", "bölüm", "шаг", "часть", "день", "глава",
    "крок", "частина", "βήμα", "μέρος", "خطوة", "جزء", "שלב", "חלק", "चरण", "भाग", "ステップ", "第", "步骤",
    "步驟", "단계", "bước", "phần", "ขั้นตอน",
)  # fmt: skip
"""Words before a number of a series that are no pictures."""

MISSING: Final = (
    "page not found", "file not found", "article not found", "story not found", "content not found",
    "page cannot be found", "page can't be found", "page could not be found", "page couldn't be found",
    "page doesn't exist", "page does not exist", "page no longer exists", "page is no longer available",
    "page unavailable", "page isn't available", "page has moved", "page has been removed", "seite nicht gefunden",
    "seite existiert nicht", "seite ist nicht verfügbar", "seite wurde nicht gefunden", "artikel nicht gefunden",
    "page introuvable", "page non trouvée", "page n'existe pas", "page inexistante", "article introuvable",
    "contenu introuvable", "page n'existe plus", "página no encontrada", "página no existe", "página no disponible",
    "pagina non trovata", "pagina inesistente", "pagina non esiste", "página não encontrada", "página não existe",
    "pagina niet gevonden", "pagina bestaat niet", "sidan hittades inte", "sidan finns inte",
    "sidan kunde inte hittas", "siden finnes ikke", "siden ble ikke funnet", "fant ikke siden",
    "siden blev ikke fundet", "siden findes ikke", "sivua ei löytynyt", "sivua ei löydy", "strona nie istnieje",
    "strony nie znaleziono", "stránka nenalezena", "stránka nebyla nalezena", "stránka neexistuje",
    "stránka sa nenašla", "stránka nebola nájdená", "az oldal nem található", "pagina nu a fost găsită",
    "pagina nu există", "sayfa bulunamadı", "η σελίδα δεν βρέθηκε", "страница не найдена", "страница не существует",
    "сторінку не знайдено", "страницата не е намерена", "الصفحة غير موجودة", "صفحه پیدا نشد", "صفحه یافت نشد",
    "הדף לא נמצא", "पृष्ठ नहीं मिला", "पेज नहीं मिला", "ページが見つかりません", "ページは存在しません",
    "お探しのページ", "页面不存在", "页面未找到", "找不到页面", "您访问的页面", "找不到頁面", "頁面不存在",
    "找不到網頁", "페이지를 찾을 수 없습니다", "존재하지 않는 페이지", "trang không tồn tại",
    "halaman tidak ditemukan", "ไม่พบหน้า", "seite gibt es leider nicht", "diese seite gibt es nicht",
    "seite nicht verfügbar", "artikel ist nicht mehr verfügbar", "article has been removed",
    "story has been removed", "article is no longer available", "can't find the page", "can't find that page",
    "cannot find the page", "couldn't find the page", "couldn't find that page", "page isn't here",
    "page is missing", "page missing", "page demandée n'existe pas", "trouvons pas la page",
    "trouvons pas cette page", "no encontramos esa página", "no encontramos la página", "no encontramos la pagina",
    "non riusciamo a trovare la pagina", "pagina richiesta non", "não encontramos a página",
    "não encontramos esta página", "kunnen de pagina niet vinden", "pagina bestaat niet meer", "hittar inte sidan",
    "sidan kan inte visas", "finner ikke siden", "kan ikke finde siden", "możemy znaleźć tej strony",
    "szukasz nie istnieje", "stránku nemůžeme najít", "nem találjuk az oldalt", "nu am găsit pagina",
    "aradığınız sayfa", "страница удалена", "страницы не существует", "такой страницы нет", "сторінки не існує",
    "הדף המבוקש", "الصفحة المطلوبة", "ページが存在しません", "未找到页面", "页面走丢了", "该页面不存在", "無法找到",
    "페이지가 존재하지", "không tìm thấy trang", "halaman yang anda cari",
)  # fmt: skip
"""What headings say of a page that is not there."""

FAILED: Final = (
    "not found", "no longer available", "gone", "nothing found", "nothing here", "oops", "something went wrong",
    "an error occurred", "error", "server error", "internal server error", "bad gateway", "gateway timeout",
    "gateway time out", "service unavailable", "service temporarily unavailable", "bad request", "forbidden",
    "too many requests", "temporarily unavailable", "under maintenance", "down for maintenance", "site maintenance",
    "nicht gefunden", "fehler", "nicht mehr verfügbar", "wartungsarbeiten", "serverfehler", "introuvable", "erreur",
    "erreur serveur", "en maintenance", "no encontrada", "no se encuentra", "no se ha encontrado",
    "error del servidor", "en mantenimiento", "non trovata", "errore", "errore del server", "não encontrada",
    "erro", "erro no servidor", "niet gevonden", "fout", "virhe", "nie znaleziono", "błąd", "chyba",
    "nem található", "hiba", "eroare", "bulunamadı", "hata", "δεν βρέθηκε", "σφάλμα", "не найдена", "ошибка",
    "ошибка сервера", "не знайдено", "помилка", "грешка", "غير موجودة", "لم يتم العثور", "خطأ", "یافت نشد", "خطا",
    "לא נמצא", "שגיאה", "त्रुटि", "見つかりません", "見つかりませんでした", "服务器错误", "出错了",
    "찾을 수 없습니다", "오류", "không tìm thấy", "lỗi", "tidak ditemukan", "ไม่พบ", "ข้อผิดพลาด",
    "application error", "page error", "site error", "hier ist nichts", "das hat nicht geklappt", "hoppla", "oups",
    "oeps", "ups", "ops", "ой", "упс",
)  # fmt: skip
"""What they say of anything: an error only where hardly anything else stands in the heading."""

LOST: Final = (
    "the page you are looking for", "the page you were looking for", "the page you're looking for",
    "the page you requested", "the requested page", "the requested url", "the article you are looking for",
    "the page may have been moved", "die gesuchte seite", "die angeforderte seite",
    "die von ihnen aufgerufene seite", "die seite, die sie suchen", "la page que vous recherchez",
    "la page que vous cherchez", "la page demandée", "la página que busca", "la página que buscas",
    "la página que estás buscando", "la página solicitada", "la pagina che stai cercando", "la pagina che cerchi",
    "la pagina richiesta", "a página que você procura", "a página que procura", "a página solicitada",
    "de pagina die je zoekt", "de pagina die u zoekt", "de opgevraagde pagina", "sidan du söker",
    "siden du leter etter", "siden du leder efter", "etsimääsi sivua", "strona, której szukasz",
    "požadovaná stránka", "stránka, kterou hledáte", "a keresett oldal", "pagina pe care o căutați",
    "aradığınız sayfa", "η σελίδα που ζητήσατε", "запрашиваемая страница", "страница, которую вы ищете",
    "запитувана сторінка", "الصفحة التي تبحث عنها", "הדף שחיפשת", "お探しのページ", "您访问的页面",
    "您要访问的页面", "您要找的頁面", "요청하신 페이지", "trang bạn tìm", "halaman yang anda cari",
)  # fmt: skip
"""Sentences of such pages."""

CHALLENGE: Final = (
    "checking your browser", "checking if the site connection is secure", "verifying you are human",
    "verify you are human", "verify that you are human", "verify you're human", "confirm you are human",
    "confirm you are a human", "prove you are human", "are you a robot", "you are not a robot",
    "you're not a robot", "i'm not a robot", "i am not a robot", "are you human", "just a moment",
    "please wait while we verify", "please wait while we check", "performing security verification",
    "complete the security check", "unusual traffic", "unusual activity from your",
    "automated requests", "automated access", "bot detection", "pardon our interruption",
    "access to this page has been denied", "you have been blocked", "request blocked",
    "you don't have permission to access", "enable javascript and cookies to continue",
    "enable javascript and cookies", "enable cookies", "please enable javascript", "please turn javascript on",
    "javascript is required", "you need to enable javascript", "requires javascript", "javascript is disabled",
    "enter the characters you see", "solve the captcha", "complete the captcha", "press and hold",
    "ddos protection", "ihr browser wird überprüft", "browser wird überprüft", "dass sie kein roboter sind",
    "ich bin kein roboter", "dass sie ein mensch sind", "sicherheitsüberprüfung", "zugriff verweigert",
    "ungewöhnlichen datenverkehr", "javascript aktivieren", "aktivieren sie javascript",
    "bitte aktivieren sie javascript", "vérification de votre navigateur", "vous n'êtes pas un robot",
    "je ne suis pas un robot", "vous êtes humain", "accès refusé", "activer javascript", "activez javascript",
    "trafic inhabituel", "comprobando su navegador", "comprobando tu navegador", "no eres un robot",
    "no soy un robot", "eres humano", "verifica que eres", "acceso denegado", "habilite javascript",
    "active javascript", "activa javascript", "tráfico inusual", "controllo del browser", "non sei un robot",
    "non sono un robot", "sei umano", "accesso negato", "abilita javascript", "attiva javascript",
    "verificando o seu navegador", "verificando seu navegador", "não é um robô", "não sou um robô", "acesso negado",
    "ative o javascript", "je browser wordt gecontroleerd", "geen robot", "toegang geweigerd",
    "schakel javascript in", "inte är en robot", "aktivera javascript", "åtkomst nekad", "ikke er en robot",
    "ingen tilgang", "adgang nægtet", "et ole robotti", "pääsy estetty", "nie jesteś robotem", "nie jestem robotem",
    "odmowa dostępu", "włącz javascript", "nejste robot", "přístup odepřen", "povolte javascript", "nie ste robot",
    "nem robot", "hozzáférés megtagadva", "nu sunteți robot", "acces interzis", "robot olmadığınızı",
    "erişim engellendi", "δεν είστε ρομπότ", "проверка браузера", "вы не робот", "что вы человек", "я не робот",
    "доступ запрещен", "доступ запрещён", "включите javascript", "ви не робот", "доступ заборонено", "не сте робот",
    "لست روبوت", "أنك لست", "تم رفض الوصول", "فعل جافا سكريبت", "ربات نیستید", "אינך רובוט", "הגישה נדחתה",
    "आप रोबोट नहीं", "ロボットではない", "私はロボットでは", "アクセスが拒否", "javascriptを有効", "人間であること",
    "安全验证", "人机验证", "请完成验证", "正在验证", "请启用javascript", "访问被拒绝", "安全驗證", "人機驗證",
    "請啟用javascript", "로봇이 아닙니다", "접근이 거부", "보안 확인", "không phải là người máy", "bukan robot",
    "akses ditolak", "ไม่ใช่หุ่นยนต์", "human verification", "request unsuccessful", "enable js",
    "captcha verification", "robot check", "attention required", "client challenge", "browser check",
    "please verify yourself", "verify yourself to continue", "您是真人", "真人验证", "验证您是",
    "bestätigen sie, dass sie", "que vous êtes humain",
)  # fmt: skip
"""What pages say that ask whether a person or a program is there."""

CONSENT: Final = (
    "before you continue to", "we value your privacy", "we and our partners store", "we use cookies and data to",
    "accept cookies to continue", "consent to continue", "manage your cookie preferences", "your privacy choices",
    "bevor sie fortfahren", "bevor du fortfährst", "weiter mit werbung", "mit werbung weiterlesen",
    "ihre privatsphäre ist uns wichtig", "ihre einwilligung", "werbefrei im abo", "zustimmen und weiter",
    "wir verwenden cookies", "wir und unsere partner", "avant de continuer", "nous respectons votre vie privée",
    "nous et nos partenaires", "continuer sans accepter", "accepter et continuer",
    "antes de continuar", "valoramos su privacidad", "nosotros y nuestros socios",
    "aceptar y continuar", "prima di continuare", "noi e i nostri partner", "accetta e continua",
    "valorizamos sua privacidade", "nós e os nossos parceiros", "voordat je verdergaat", "wij en onze partners",
    "vi och våra partner", "innan du fortsätter", "vi og våre partnere", "før du fortsetter",
    "vi og vores partnere", "før du fortsætter", "me ja kumppanimme", "szanujemy twoją prywatność",
    "my i nasi partnerzy", "než budete pokračovat", "my a naši partneři", "devam etmeden önce",
    "прежде чем продолжить", "続行する前に", "继续前往", "계속하기 전에",
)  # fmt: skip
"""What pages say that show nothing before one has agreed to be followed."""

WALL_NAMES: Final = (
    "paywall", "pay-wall", "pay_wall", "regwall", "reg-wall", "reg_wall", "registration-wall", "registrationwall",
    "subscription-wall", "subscriber-only", "subscribers-only", "subscriber_only", "subscription-required",
    "members-only", "member-only", "metered", "premium-content", "premium_content", "premium-article",
    "content-locked", "locked-content", "article-locked", "restricted-content", "content-restricted",
    "content-gate", "article-gate", "gated-content", "tp-container-inner", "piano-inline", "piano-offer",
    "piano-paywall",
)  # fmt: skip
"""Parts of class names and ids of the containers that ask for a subscription: general words, no vendor's alone."""

BARRIERS: Final = (
    "captcha", "challenge-form", "challenge-platform", "challenge-running", "cf-challenge", "turnstile",
    "bot-detection", "botdetect", "human-verification", "security-check", "access-denied", "px-captcha", "distil",
)  # fmt: skip
"""The same of forms and scripts that ask for a person."""
