"""Page furniture, tag lines, reading-time labels and date words in many languages."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from syndicate.extract.furniture import (
    dated,
    is_furniture,
    is_labelled,
    is_photo_credit,
    is_reading_time,
    kind_of,
    stands_alone,
    tags_in,
)


@pytest.mark.parametrize(
    ("kind", "lines"),
    [
        ("share", "Share This Article|Copy link|Artikel teilen|Partager cet article|Compartir|Condividi|Partilhar|Deel dit artikel|Dela artikeln|Del artiklen|Jaa artikkeli|Udostępnij|Sdílet|Megosztás|Paylaş|Поделиться|Поділитися|Κοινοποίηση|شارك هذا المقال|שתפו|शेयर करें|シェアする|分享到|공유하기|Chia sẻ|Bagikan|แชร์|Print this article"),
        ("comments", "Leave a Reply|3 comments|Comments (12)|Kommentare|Laisser un commentaire|Deja un comentario|Lascia un commento|Deixe um comentário|Reacties|Kommentera|Kommentit|Dodaj komentarz|Komentáře|Yorum yap|Комментарии|Коментарі|Σχόλια|اترك تعليقا|تגובות|टिप्पणी करें|コメントを残す|发表评论|댓글|Bình luận|Cancel reply".replace("تגובות", "תגובות")),
        ("related", "Related Articles|Read more|You may also like|Mehr zum Thema|À lire aussi|Te puede interesar|Leggi anche|Leia também|Lees ook|Läs också|Læs også|Lue myös|Czytaj także|Čtěte také|Kapcsolódó cikkek|İlgili haberler|Читайте также|Читайте також|Διαβάστε επίσης|اقرأ أيضا|קראו גם|यह भी पढ़ें|関連記事|相关阅读|관련 기사|Xem thêm|Baca juga|อ่านเพิ่มเติม"),
        ("author", "About the author|Über den Autor|À propos de l'auteur|Sobre el autor|Sull'autore|Sobre o autor|Over de auteur|O autorze|Об авторе|عن الكاتب|著者プロフィール|作者简介|기자 소개"),
        ("ad", "Advertisement|ADVERTISEMENT|Anzeige|Publicité|Publicidad|Pubblicità|Publicidade|Advertentie|Annons|Annonce|Mainos|Reklama|Reklam|Реклама|Διαφήμιση|إعلان|פרסומת|विज्ञापन|広告|广告|광고|Quảng cáo|Iklan"),
        ("newsletter", "Subscribe to our newsletter|Newsletter|Sign up to get the news in your inbox every morning|Newsletter abonnieren|Jetzt für unseren Newsletter anmelden|Abonnez-vous à notre newsletter|Suscríbete a nuestro boletín|Iscriviti alla newsletter|Assine nossa newsletter|Schrijf je in voor onze nieuwsbrief|Подписаться на рассылку|订阅|구독하기"),
        ("nav", "Next article|Back to top|Sign in|Skip to content|Follow us|Nächster Artikel|Article suivant|Síguenos|Seguici|Siga-nos|Volg ons|Följ oss|Previous: The storm|Войти|تابعونا|フォローする|下一篇|다음 기사|We use cookies to improve this site"),
        ("legal", "All rights reserved|© 2026 The Paper|(c) 2026 The Paper|Copyright 2026 The Paper|©|error: Content is protected !!|Alle Rechte vorbehalten|Tous droits réservés|Все права защищены|無断転載を禁じます|版权所有，未经许可不得转载。|무단 전재 및 재배포 금지"),
        ("network", "Facebook|X|WhatsApp|Facebook Twitter WhatsApp|Share Facebook|微信|카카오톡|ВКонтакте"),
        ("tags", "Tags: sea|Filed under Culture|#sea #song|Schlagwörter: Meer|Tags"),
        (None, "He shared the article with friends.|Nobody reads the newsletter.|Copyright law in Europe|She joined the newsletter.|The comments were kind.|A song for each keeper||123|Tags of the trade|Advertisement is a hard word"),
    ],
)  # fmt: skip
def test_lines_of_furniture(kind: str | None, lines: str) -> None:
    assert {line: kind_of(line) for line in lines.split("|")} == dict.fromkeys(lines.split("|"), kind)
    assert all(is_furniture(line) is (kind is not None) for line in lines.split("|"))


FORM = (
    "Your email address will not be published. Required fields are marked *|Ihre E-Mail-Adresse wird nicht veröffentlicht. Erforderliche Felder sind mit * markiert|"
    "Votre adresse e-mail ne sera pas publiée. Les champs obligatoires sont indiqués avec *|Tu dirección de correo electrónico no será publicada. Los campos obligatorios están marcados con *|"
    "Il tuo indirizzo email non sarà pubblicato. I campi obbligatori sono contrassegnati *|O seu endereço de e-mail não será publicado. Campos obrigatórios são marcados com *|"
    "Je e-mailadres wordt niet gepubliceerd. Vereiste velden zijn gemarkeerd met *|Twój adres e-mail nie zostanie opublikowany. Wymagane pola są oznaczone *|Ваш адрес email не будет опубликован. Обязательные поля помечены *|"
    "メールアドレスが公開されることはありません。 ※ が付いている欄は必須項目です|您的邮箱地址不会被公开。 必填项已用 * 标注|이메일 주소는 공개되지 않습니다. 필수 필드는 *로 표시됩니다|لن يتم نشر عنوان بريدك الإلكتروني. الحقول الإلزامية مشار إليها بـ *"
)


@pytest.mark.parametrize("line", FORM.split("|"))
def test_what_a_comment_form_says(line: str) -> None:
    assert kind_of(line) == "comments"
    assert stands_alone(line, "comments")


def test_furniture_inside_a_long_paragraph_is_none() -> None:
    words = "word " * 70
    assert kind_of(f"All rights reserved {words}") is None
    assert kind_of(f"All rights reserved {'word ' * 50}") == "legal"
    assert kind_of("Also read: " + "word " * 24) == "related"
    assert kind_of("Also read: " + "word " * 25) is None
    assert kind_of("Share this article" + " " * 1000) is None


@pytest.mark.parametrize(
    ("line", "alone"),
    [("Advertisement", True), ("Share this article", True), ("Also read: The storm", True), ("関連記事", True), ("Tags: sea", True), ("©", True), ("Share", False), ("Facebook", False), ("Facebook Twitter", False), ("More on the storm", False), ("分享", False), ("Tags", False)],
)  # fmt: skip
def test_furniture_that_may_be_dropped_between_paragraphs(line: str, alone: bool) -> None:
    kind = kind_of(line)
    assert kind is not None
    assert stands_alone(line, kind) is alone


def test_limits_of_lines() -> None:
    assert kind_of("Also read: " + "x" * 989) == "related"
    assert kind_of("Also read: " + "x" * 990) is None
    assert tags_in("#" + "x" * 999) == []
    assert tags_in("#" + "x" * 1000) is None
    assert tags_in("Filed under " + "sea " * 12) == [("sea " * 12).strip()]
    assert tags_in("Filed under " + "sea " * 13) is None
    assert kind_of("Sign up for our newsletter " + "now " * 15 + ".") == "newsletter"
    assert kind_of("Sign up our newsletter " + "now " * 16) == "newsletter"
    assert kind_of("Our newsletter, sign up " + "now " * 16) == "newsletter"
    assert kind_of("Our newsletter, sign up " + "now " * 17) is None
    assert kind_of("More from " + "sea " * 22) == "related"
    assert kind_of("More from " + "sea " * 23) is None


def test_label_with_what_it_points_to() -> None:
    assert is_labelled("Also read: The storm")
    assert is_labelled("Lesen Sie auch: Der Sturm")
    assert not is_labelled("Also read:")
    assert not is_labelled("Also read the storm")
    assert not is_labelled("The storm: a story")


@pytest.mark.parametrize(
    ("line", "tags"),
    [
        ("Tags: Skagnes, harbour, climate", ["Skagnes", "harbour", "climate"]),
        ("Tags:", []),
        ("Mots-clés : chœur ; mer", ["chœur", "mer"]),
        ("Schlagwörter: Fähre | Fjord", ["Fähre", "Fjord"]),
        ("标签：养蜂 气候", ["养蜂", "气候"]),
        ("タグ：渡し舟、鐘", ["渡し舟", "鐘"]),
        ("الوسوم: مكتبات، مطر", ["مكتبات", "مطر"]),
        ("Filed under Culture, Sea", ["Culture", "Sea"]),
        ("#bees #climate", ["bees", "climate"]),
        ("Tags: #bees #climate", ["bees", "climate"]),
        ("Tags: sea, Sea, SEA.", ["sea"]),
        ("Tags: two words.", ["two words"]),
        ("Tags: " + "x" * 60 + ", " + "y" * 61, ["x" * 60]),
        ("Topics: we talked about many things today.", None),
        ("# Heading", None),
        ("#", None),
        ("Tags of the trade", None),
        ("The harbour: a story", None),
        ("", None),
    ],
)
def test_categories_of_a_line(line: str, tags: list[str] | None) -> None:
    assert tags_in(line) == tags


def test_at_most_fifty_categories() -> None:
    listed = [f"a{number}b" for number in range(60)]
    assert tags_in("Tags: " + ",".join(listed)) == listed[:50]


READING = (
    "2 Min Read|4 min read|Reading time: 2 minutes|less than a minute read|3 min|5 minutes|Listen 4 min|Temps de lecture : 1 min|2 min de lecture|Lesezeit 3 Minuten|4 Min. Lesezeit|Lesedauer: ca. 3 Min.|Lectura de 4 min|Tiempo de lectura: 3 minutos|"
    "Tempo di lettura: 1 minuto|Tempo de leitura: 4 minutos|Leestijd: 4 minuten|Lästid 2 min|Lesetid: 3 min|Læsetid: 2 min.|Lukuaika 2 min|Czas czytania: 1 min|Doba čtení: 2 min|Olvasási idő: 2 perc|Timp de citire: 2 minute|Okuma süresi: 1 dk|3 dk okuma|"
    "Время чтения: 3 минуты|5 минут на чтение|Час читання: 2 хв|Χρόνος ανάγνωσης: 2 λεπτά|وقت القراءة: 3 دقائق|زمن القراءة 3 دقائق|זמן קריאה: 2 דקות|पढ़ने का समय: 1 मिनट|3 मिनट में पढ़ें|3分で読めます|読了時間：3分|阅读时间：5分钟|阅读需5分钟|읽는 데 3분|읽는 시간 3분|Thời gian đọc: 2 phút|Waktu baca: 2 menit|อ่าน 3 นาที"
)  # fmt: skip


@pytest.mark.parametrize("line", READING.split("|"))
def test_reading_time_labels(line: str) -> None:
    assert is_reading_time(line)


def test_length_of_a_reading_time_label() -> None:
    assert is_reading_time("Reading time of the whole long text here: 5 minutes")
    assert not is_reading_time("Reading time of the whole and long text here: 5 minutes")
    assert is_reading_time("Reading time: 5" + " " * 65)
    assert not is_reading_time("Reading time: 5" + " " * 66)


@pytest.mark.parametrize(
    "line",
    [
        "",
        "42",
        "It takes 5 minutes to read the meter",
        "Read more",
        "Five minutes",
        "Reading time",
        "3 words",
        "3 min of applause for them",
        "Reading time: 2 minutes" + " " * 80,
        "2 Min Read " * 5,
    ],
)
def test_no_reading_time_labels(line: str) -> None:
    assert not is_reading_time(line)


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("Published 14 March 2026, 09:40 CET", ("published", "14 March 2026, 09:40 CET")),
        ("Published on date: 14 March 2026", ("published", "14 March 2026")),
        ("Last updated: March 15, 2026", ("updated", "March 15, 2026")),
        ("Updated 2 hours ago", ("updated", "2 hours ago")),
        ("Publié le 3 mars 2026 à 18h20", ("published", "3 mars 2026 à 18h20")),
        ("Mis à jour le 3 mars 2026", ("updated", "3 mars 2026")),
        ("Veröffentlicht am 14.03.2026 um 09:40 Uhr", ("published", "14.03.2026 um 09:40 Uhr")),
        ("Stand: 14.03.2026", ("updated", "14.03.2026")),
        ("Actualizado el 4 de abril de 2026", ("updated", "4 de abril de 2026")),
        ("Pubblicato il 9 febbraio 2026", ("published", "9 febbraio 2026")),
        ("Atualizado em 9 fev 2026", ("updated", "9 fev 2026")),
        ("Gepubliceerd op 7 januari 2026", ("published", "7 januari 2026")),
        ("Publicerad 14 mars 2026", ("published", "14 mars 2026")),
        ("Data publikacji: 5 maja 2026", ("published", "5 maja 2026")),
        ("Обновлено: 14.03.2026", ("updated", "14.03.2026")),
        ("Yayınlanma: 14 Mart 2026", ("published", "14 Mart 2026")),
        ("نشر في 14 مارس 2026", ("published", "14 مارس 2026")),
        ("עודכן: 14.03.2026", ("updated", "14.03.2026")),
        ("प्रकाशित: 14 मार्च 2026", ("published", "14 मार्च 2026")),
        ("公開日2026年3月14日", ("published", "2026年3月14日")),
        ("2026/03/14 更新", ("updated", "2026/03/14")),
        ("发布时间：2026年3月14日", ("published", "2026年3月14日")),
        ("입력 2026.03.14 09:40", ("published", "2026.03.14 09:40")),
        ("Diperbarui 14 Maret 2026", ("updated", "14 Maret 2026")),
        ("Zuletzt aktualisiert am 14.03.2026", ("updated", "14.03.2026")),
        ("Cập nhật lần cuối 14/03/2026", ("updated", "14/03/2026")),
        ("14 March 2026", None),
        ("Update on the wall", None),
        ("Published yesterday", None),
        ("By Jo Doe, published 14 March 2026", None),
        ("Published 2 " + "word " * 14, None),
        ("Published 14 March 2026" + " " * 300, None),
    ],
)  # fmt: skip
def test_dates_with_their_words(line: str, found: tuple[str, str] | None) -> None:
    before, dates = dated(line)
    assert (dates[0] if dates and not before.strip() else None) == found


def test_two_dates_and_a_byline_on_one_line() -> None:
    assert dated("By Jo Doe, published 14 March 2026, last updated 15 March 2026") == (
        "By Jo Doe, ",
        [("published", "14 March 2026"), ("updated", "15 March 2026")],
    )
    assert dated("입력 2026.03.14 09:40 수정 2026.03.15") == (
        "",
        [("published", "2026.03.14 09:40"), ("updated", "2026.03.15")],
    )
    assert dated("No date here") == ("No date here", [])


@pytest.mark.parametrize(
    ("line", "is_one"),
    [("Photos: Samuel Achterberg", True), ("(Foto: dpa)", True), ("Photo by Sam Ray", True), ("Bild: dpa", True), ("写真：鈴木", True), ("Фото: ТАСС", True), ("Photo:", False), ("Photo", False), ("The photo: a story", False), ("Photos: " + "x " * 14, False), ("Photos: " + "x " * 13, True), ("Photo by", False), ("Fotos von Sam", False), ("Photos: " + "x" * 992, True), ("Photos: " + "x" * 993, False)],
)  # fmt: skip
def test_photo_credits(line: str, is_one: bool) -> None:
    assert is_photo_credit(line) is is_one


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=200))
def test_any_line_is_judged_alike_in_any_case(line: str) -> None:
    assert is_furniture(line) is (kind_of(line) is not None)
    assert dated(line)[1] != [] or dated(line)[0] == line
    assert is_reading_time(line) in {True, False}
    assert is_photo_credit(line) in {True, False}


@pytest.mark.parametrize(
    "line",
    [
        "Подпишитесь на рассылку", "Подпишитесь на нашу рассылку", "订阅我们的新闻通讯", "हमारे न्यूज़लेटर की सदस्यता लें",
        "By signing up you agree to our privacy policy and to receive emails from us.",
        "By subscribing, you agree to our Terms of Use and Privacy Policy.",
        "Mit der Anmeldung stimmen Sie unserer Datenschutzerklärung zu.",
        "En vous inscrivant, vous acceptez notre politique de confidentialité.",
        "Al suscribirte aceptas nuestra política de privacidad.",
        "登録するとプライバシーポリシーに同意したことになります。", "Подписываясь, вы соглашаетесь с политикой конфиденциальности.",
    ],
)  # fmt: skip
def test_newsletters_ask_and_have_one_agree(line: str) -> None:
    assert kind_of(line) == "newsletter"


@pytest.mark.parametrize(
    "line",
    [
        "The ministers agree to the terms of the treaty.", "Подпишитесь на наш канал",
        "Der Bundestag stimmte der Datenschutzerklärung nicht zu.", "They agree on privacy, and on little else.",
    ],
)  # fmt: skip
def test_who_agrees_to_something_else_is_no_newsletter(line: str) -> None:
    assert kind_of(line) != "newsletter"


@pytest.mark.parametrize(
    "line",
    [
        "You can unsubscribe at any time.", "This site is protected by reCAPTCHA and the Privacy Policy applies.",
        "Mit der Anmeldung stimmen Sie unserer Datenschutzerklärung zu.",
        "Ich erkläre mich mit den Datenschutzbestimmungen einverstanden.",
        "Sie können den Newsletter jederzeit abbestellen.", "Vous pouvez vous désinscrire à tout moment.",
        "Al registrarse, usted acepta los términos y la política de privacidad.",
        "Ao se inscrever, você concorda com nossa política de privacidade.",
        "Zapisując się, akceptujesz naszą politykę prywatności.", "订阅我们的新闻简报", "Εγγραφείτε στο newsletter μας",
        "구독하면 개인정보처리방침에 동의하는 것으로 간주됩니다.", "Подписка на рассылку",
    ],
)  # fmt: skip
def test_small_print_of_newsletters(line: str) -> None:
    assert kind_of(line) == "newsletter"


@pytest.mark.parametrize(
    "line",
    [
        "Подписка на газету стоила два рубля, и рассылка шла по деревням.",
        "Der Rat stimmte der Datenschutzerklärung zu.", "Nobody can unsubscribe from a town.",
    ],
)  # fmt: skip
def test_what_tells_of_subscriptions_is_no_newsletter(line: str) -> None:
    assert kind_of(line) is None
