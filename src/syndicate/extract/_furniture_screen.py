"""More words of page furniture: buttons around a title, paywalls, print views, mails; see `_furniture_words.py`."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

    from syndicate.extract._furniture_words import Kind

BUTTONS: Final[Mapping[Kind, str]] = MappingProxyType(
    {
        "share": (
            "save|save this|restack|save for later|save this article|saved|add to favorites|add to favourites|"
            "add to reading list|read aloud|like|likes|listen to article|text size|font size|increase text size|"
            "decrease text size|print version|print view|printer friendly|printer friendly version|send by email|"
            "give this article|speichern|auf die merkliste|zur merkliste hinzufügen|vorlesen|artikel merken|"
            "schriftgröße|druckansicht|druckversion|verschenken|artikel verschenken|enregistrer|sauvegarder|offrir|"
            "offrir l'article|ajouter à mes favoris|taille du texte|version imprimable|écouter|guardar artículo|"
            "escuchar|tamaño de letra|versión imprimible|enviar|salva|salva articolo|ascolta|regala|regala articolo|"
            "dimensione testo|versione stampabile|salvar|guardar artigo|ouvir|tamanho da letra|oferecer artigo|"
            "opslaan|beluister|luister|lettergrootte|spara|spara artikeln|lyssna|textstorlek|lagre|lytt|gem|lyt|"
            "tallenna|kuuntele|zapisz|posłuchaj|rozmiar tekstu|uložit|poslechnout|mentés|salvează|ascultă|dinle|"
            "yazı boyutu|сохранить|слушать|прослушать|размер шрифта|в закладки|в избранное|зберегти|слухати|запази|"
            "αποθήκευση|ακούστε|μέγεθος κειμένου|εκτύπωση άρθρου|حفظ|استمع|حجم الخط|نسخة للطباعة|إرسال|ذخیره|שמירה|"
            "שמור|האזנה|האזינו|גודל טקסט|גרסה להדפסה|सेव करें|सुनें|फ़ॉन्ट साइज़|प्रिंट|記事を保存|保存する|"
            "この記事を保存|後で読む|クリップ|クリップする|印刷|印刷する|印刷ページ|文字サイズ|音声で聞く|いいね|"
            "收藏|打印|打印本页|打印本頁|字号|字號|字体|字體|听新闻|聽新聞|朗读|朗讀|点赞|點讚|讚|赞|字号大中小|字级|"
            "字級|列印|收聽|轉寄|放大|縮小|저장|스크랩|인쇄|글자크기|글자 크기|글씨 크기|음성으로 듣기|좋아요|추천|"
            "본문 듣기|기사 저장|lưu|lưu bài viết|nghe đọc bài|nghe|in bài viết|cỡ chữ|thích|simpan|dengarkan|"
            "ukuran font|บันทึก|พิมพ์|ขนาดตัวอักษร|ฟังข่าว|ถูกใจ"
        ),
        "ad": (
            "sponsored|sponsored content|paid content|promoted|promoted content|contenu sponsorisé|"
            "contenido patrocinado|contenuto sponsorizzato|conteúdo patrocinado|gesponsord|sponsrat|sponset"
        ),
        "nav": (
            "subscriber only|subscribers only|for subscribers|subscriber exclusive|premium|exclusive to subscribers|"
            "nur für abonnenten|abo|plus artikel|exklusiv für abonnenten|réservé aux abonnés|"
            "article réservé aux abonnés|pour les abonnés|abonnez-vous pour lire la suite|"
            "s'abonner pour lire la suite|solo para suscriptores|exclusivo suscriptores|solo per abbonati|"
            "riservato agli abbonati|exclusivo para assinantes|só para assinantes|alleen voor abonnees|voor abonnees|"
            "för prenumeranter|endast för prenumeranter|for abonnenter|kun for abonnenter|vain tilaajille|tilaajille|"
            "tylko dla subskrybentów|dla prenumeratorów|jen pro předplatitele|sadece abonelere|"
            "только для подписчиков|лише для передплатників|μόνο για συνδρομητές|للمشتركين فقط|למנויים בלבד|"
            "केवल ग्राहकों के लिए|有料記事|会員限定|有料会員限定|会員限定記事|有料会員限定記事|無料記事|付费阅读|"
            "付費閱讀|会员专享|訂戶限定|訂戶專享|유료 기사|구독자 전용|dành cho thuê bao|khusus pelanggan|"
            "เฉพาะสมาชิก|skip to navigation|skip to footer|skip to search|skip navigation|jump to content|"
            "jump to comments|go to homepage|homepage|latest|trending|most popular|all sections|sections|my profile|"
            "account|subscribe now|try for free|weather|games|puzzles|e-paper|epaper|archive|help|english|advertise|"
            "advertise with us|newsletters|podcasts|zum hauptinhalt springen|zur navigation springen|navigation|menü|"
            "abo testen|hilfe|archiv|e paper|aller au menu|passer au contenu|aller à la recherche|"
            "aller au contenu principal|s'identifier|mon compte|menú|saltar al contenido principal|"
            "ir al contenido principal|mi cuenta|hemeroteca|vai al contenuto principale|salta al contenuto|"
            "il mio account|registrati|ir para o conteúdo|ir para o conteúdo principal|pular para o conteúdo|"
            "saltar para o conteúdo|minha conta|naar hoofdinhoud|naar de inhoud|ga naar inhoud|direct naar inhoud|"
            "spring naar content|mijn account|hoppa till innehåll|hoppa till huvudinnehåll|till startsidan|meny|sök|"
            "mina sidor|hopp til innhold|gå til hovedinnhold|søk|min side|gå til indhold|spring til indhold|søg|"
            "forside|siirry sisältöön|hyppää sisältöön|valikko|haku|etusivu|kirjaudu ulos|przejdź do treści|"
            "przejdź do głównej treści|wyszukaj|moje konto|przeskočit na obsah|hledat|menu hlavní|"
            "ugrás a tartalomhoz|keresés|főoldal|sari la conținut|caută|prima pagină|içeriğe geç|ana sayfa|arama|ara|"
            "giriş yap|üye ol|перейти к содержанию|перейти к основному содержанию|главная|поиск|меню|личный кабинет|"
            "перейти до вмісту|головна|пошук|начало|търсене|меню сайта|μετάβαση στο περιεχόμενο|αρχική|αναζήτηση|"
            "σύνδεση|εγγραφή|μενού|الرئيسية|تخطى إلى المحتوى|انتقل إلى المحتوى|تخطي إلى المحتوى|بحث|القائمة|"
            "تسجيل الدخول|صفحه اصلی|جستجو|דלג לתוכן|דילוג לתוכן|דלג לתפריט|דלג לתוכן מרכזי|עבור לתוכן|דף הבית|ראשי|"
            "חיפוש|תפריט|התחברות|כניסה|הרשמה|עמוד הבית|होम|मुख्य पृष्ठ|खोजें|मेन्यू|लॉगिन|सामग्री पर जाएं|"
            "मुख्य सामग्री पर जाएं|本文へスキップ|コンテンツへスキップ|本文へ|メインコンテンツへ|トップ|トップページ|"
            "ホーム|検索|メニュー|ログイン|新規登録|マイページ|会員登録|ランキング|アクセスランキング|人気記事|新着|"
            "新着記事|首页|首頁|导航|導航|跳到主要内容|跳至主要內容|跳到内容|搜索|搜尋|登录|登入|注册|註冊|菜单|選單|"
            "我的账户|会员中心|繁體|简体|手机版|客户端|본문 바로가기|메뉴 바로가기|본문으로 바로가기|주메뉴 바로가기|"
            "홈|검색|메뉴|로그인|회원가입|전체메뉴|많이 본 뉴스|랭킹|인기 기사|chuyển đến nội dung|tìm kiếm|danh mục|"
            "lewati ke konten|langsung ke konten|cari|daftar|ข้ามไปยังเนื้อหา|ค้นหา|เมนู|สมัครสมาชิก|"
            "open in app or online|upgrade to paid|paid|refer a friend|give a gift subscription|page of|page|"
            "seite von|página de|pagina di|pagina van|sida av|side av|side af|sivu|strona z|strana z|страница из|"
            "стр из|صفحة من|עמוד מתוך|ページ|zur übersicht|zurück zur startseite|zur homepage|to the top|"
            "haut de la page|volver al inicio"
        ),
        "newsletter": (
            "sign up here|unsubscribe|manage preferences|manage your preferences|update preferences|"
            "update your preferences|manage your subscription|email preferences|view in browser|"
            "view this email in your browser|view this newsletter in your browser|view online|read online|"
            "read in app|open in app|open in browser|forward to a friend|forward this email|"
            "no longer want to receive these emails|get this in your inbox|abmelden|abbestellen|"
            "newsletter abbestellen|im browser ansehen|im browser öffnen|im browser anzeigen|online lesen|"
            "profil bearbeiten|newsletter im browser ansehen|an freunde weiterleiten|weiterleiten|se désabonner|"
            "se désinscrire|me désabonner|gérer mes préférences|voir dans le navigateur|lire en ligne|"
            "voir cet e-mail dans votre navigateur|voir en ligne|version en ligne|transférer à un ami|darse de baja|"
            "cancelar suscripción|anular suscripción|ver en el navegador|ver en navegador|leer en línea|"
            "gestionar preferencias|reenviar a un amigo|annulla iscrizione|disiscriviti|cancellati|"
            "visualizza nel browser|leggi online|apri nel browser|gestisci preferenze|inoltra a un amico|"
            "cancelar inscrição|cancelar subscrição|descadastrar|ver no navegador|ver no browser|abrir no navegador|"
            "ler online|gerir preferências|encaminhar para um amigo|uitschrijven|afmelden|bekijk in browser|"
            "bekijk online|bekijk in je browser|bekijk deze nieuwsbrief in je browser|bekijk de webversie|webversie|"
            "lees online|voorkeuren aanpassen|doorsturen|doorsturen naar een vriend|avprenumerera|avregistrera dig|"
            "avsluta prenumerationen|visa i webbläsaren|läs i webbläsaren|läs på webben|meld deg av|"
            "avslutt abonnementet|vis i nettleser|les i nettleseren|afmeld|afmeld nyhedsbrev|vis i browser|"
            "læs online|peruuta tilaus|poistu listalta|lue selaimessa|avaa selaimessa|wypisz się|"
            "zrezygnuj z subskrypcji|zobacz w przeglądarce|otwórz w przeglądarce|odhlásit|odhlásit se|odhlásit odběr|"
            "zobrazit v prohlížeči|leiratkozás|megnyitás böngészőben|dezabonare|dezabonează-te|vezi în browser|"
            "abonelikten çık|tarayıcıda görüntüle|отписаться|открыть в браузере|посмотреть в браузере|"
            "отказаться от рассылки|відписатися|відкрити в браузері|отписване|διαγραφή|κατάργηση εγγραφής|"
            "προβολή στο πρόγραμμα περιήγησης|إلغاء الاشتراك|عرض في المتصفح|افتح في المتصفح|لغو اشتراک|הסר|"
            "הסרה מרשימת התפוצה|הסרה מרשימה|צפייה בדפדפן|अनसब्सक्राइब करें|ब्राउज़र में देखें|配信停止|"
            "配信停止はこちら|配信解除|ブラウザで見る|ブラウザで表示|退订|取消订阅|退訂|取消訂閱|在浏览器中查看|"
            "在瀏覽器中檢視|수신거부|구독 취소|구독취소|브라우저에서 보기|웹에서 보기|hủy đăng ký|"
            "xem trên trình duyệt|berhenti berlangganan|lihat di browser|ยกเลิกการสมัคร|ดูในเบราว์เซอร์"
        ),
        "related": (
            "more on this story|most read|most viewed|most shared|popular|popular now|trending now|editors' picks|"
            "editor's picks|what to read next|in this story|from the archive|keep reading|meistgelesen|"
            "meistgelesene artikel|das könnte sie auch interessieren|das könnte dich auch interessieren|les plus lus|"
            "sur le même sujet|lo más leído|lo más visto|más leídas|i più letti|più letti|sullo stesso argomento|"
            "mais lidas|mais lidos|as mais lidas|relacionadas|meest gelezen|mest läst|mest lästa|mest lest|"
            "mest læste|luetuimmat|najczęściej czytane|nejčtenější|legolvasottabb|cele mai citite|en çok okunanlar|"
            "çok okunanlar|самое читаемое|популярное|по теме|материалы по теме|найпопулярніше|популярне|най-четени|"
            "δημοφιλή|σχετικά άρθρα|الأكثر قراءة|مواضيع ذات صلة|مقالات ذات صلة|הנקראות ביותר|עוד בנושא|כתבות נוספות|"
            "सबसे ज्यादा पढ़ी गई|संबंधित खबरें|関連リンク|おすすめ記事|おすすめ|よく読まれている記事|热门新闻|"
            "热点新闻|热门文章|熱門新聞|熱門文章|猜你喜欢|推荐|推薦|主要新聞|人気の記事|실시간 인기기사|"
            "이 시각 주요뉴스|주요 뉴스|đọc nhiều|đọc nhiều nhất|tin liên quan|bài liên quan|terpopuler|"
            "berita terkait|ข่าวที่เกี่ยวข้อง|ข่าวยอดนิยม|บทความที่เกี่ยวข้อง|เรื่องที่เกี่ยวข้อง"
        ),
        "comments": (
            "your comment|post your comment|submit comment|newest first|oldest first|sort by|הוסף תגובה|הוסיפו תגובה|"
            "כתוב תגובה|כתבו תגובה|留言|发表留言|發表留言|我要留言|我要评论|写评论|แสดงความคิดเห็น|ความคิดเห็น"
        ),
        "legal": (
            "our standards|our standards the trust principles|purchase licensing rights|reprints and permissions|"
            "riproduzione riservata|reproduction interdite|prohibida su reproducción|quelle|本网站所刊载内容|"
            "版权声明|免责声明|免責聲明|著作権について|転載禁止|저작권자"
        ),
    }
)
"""Lines that are furniture as a whole, beside those of `_furniture_words.PHRASES`."""

NOTICES: Final[Mapping[Kind, str]] = MappingProxyType(
    {
        "newsletter": (
            "you are receiving this|you re receiving this|you received this email|to unsubscribe|"
            "update your email preferences|sie erhalten diesen newsletter|sie erhalten diese e-mail|"
            "du erhältst diesen newsletter|du erhältst diese e-mail|vous recevez cet e-mail|vous recevez ce courrier|"
            "vous recevez ce mail|vous recevez cette lettre|recibes este correo|recibe este correo|"
            "recibes este boletín|ricevi questa email|ricevi questa newsletter|hai ricevuto questa|"
            "recebeu este e-mail|está a receber este|você recebeu este|está recebendo este|je ontvangt deze|"
            "u ontvangt deze|du får detta|du får det här|du får dette|du modtager dette|du modtager denne|"
            "saat tämän viestin|otrzymujesz tę wiadomość|otrzymujesz ten|dostáváte tento|tento e-mail jste|"
            "azért kapta|primiți acest|bu e-postayı|bu bülteni|вы получили это письмо|вы получаете это|"
            "ви отримали цей лист|λαμβάνετε αυτό|تصلك هذه الرسالة|وصلتك هذه الرسالة|קיבלת מייל זה|קיבלת הודעה זו|"
            "आपको यह ईमेल|このメールは|本メールは|您收到此邮件|您收到这封|您收到此電子郵件|본 메일은|이 메일은|"
            "bạn nhận được email này|anda menerima email ini|คุณได้รับอีเมลนี้"
        ),
        "legal": (
            "printed from|retrieved from|ausgedruckt von|imprimé depuis|impreso desde|stampato da|impresso de|"
            "afgedrukt van|utskrift fra|utskrift från|udskrift fra|wydrukowano z|vytištěno z|распечатано с|"
            "this story was originally published|licensed under cc|reproduction in whole or in part|"
            "trust principles|"
            "riproduzione riservata|reproduction interdite|prohibida la reproducción|reprodução proibida|"
            "nachdruck verboten|lizenziert unter|未经授权|未經授權|本文版权|轉載請註明|转载请注明|無断での転載|"
            "저작권자|โปรดอ้างอิง|สงวนลิขสิทธิ์"
        ),
    }
)
"""What only notices say, beside `_furniture_starts.CONTAINED`: of mails, of printed pages, of licences."""

IMPERATIVES: Final = (
    "abone olun|kaydolun|सब्सक्राइब करें|सब्सक्राइब कीजिए|साइन अप करें|登録しませんか|ご登録ください|登録してください|"
    "登録はこちら|購読はこちら|購読しませんか|"
    "구독하세요|구독해 주세요|구독해 보세요|받아 보세요|받아보세요|신청하세요|"
    "iratkozzon fel|iratkozz fel|مشترک شوید"
)
"""Forms of verbs that invite, of languages that put the verb last; no sentence that tells something has them."""
