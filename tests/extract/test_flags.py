"""What a page is instead of a whole article is told with its evidence; a whole article is never flagged."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from syndicate.extract import flags, page
from syndicate.extract._flag_text import behind, is_closed, is_cut, is_spaceless, places_of, size, squeezed, told
from syndicate.extract.blocks import blocks
from syndicate.extract.flags import Signs
from syndicate.extract.jsonld import Graph
from syndicate.extract.structured import evidence
from syndicate.model import Document
from syndicate.values import html_tree

PAGES = Path(__file__).resolve().parents[1] / "data" / "flags"
URL = "https://harbour.example/2026/03/page"
KINDS = ("live blog", "teaser", "paywalled", "truncated", "gallery", "listing", "error", "challenge")
SENTENCE = "The harbour has two gates, and only one of them is ever closed."
WORDS = len(SENTENCE.split())
LONG, SHORT, BEGINNING, OFFER, MISSING_WORDS = 1_000, 100, 300, 30, 100
TEASER, LEADING, EXCERPT, CUT = 250, 400, 150, 80
NOTICE, SILENT, CONSENT, HEADING, LINKS, CARD, PICTURES = 120, 30, 600, 14, 8, 45, 8
"""What the rules hold their measures against; see the constants of these names."""
NAVIGATION = "navigation" * 400
"""What a page shows beside its text: it is not bare."""


def signs_of(html: str, url: str | None = None) -> Signs:
    tree = html_tree.document(html)
    assert tree is not None
    return flags.signs(tree, blocks(tree), Graph.of(tree), evidence(tree, url, url), url)


def with_graph(node: dict[str, Any], body: str = "<p>Text.</p>") -> str:
    return f'<html><script type="application/ld+json">{json.dumps(node)}</script><body>{body}</body></html>'


def text_of(count: int, *last: str) -> str:
    """Paragraphs of whole sentences with so many words, and the last ones behind them."""
    said = (SENTENCE + " ") * (count // WORDS) + " ".join(["So"] * (count % WORDS)) + "."
    return "\n\n".join([said.replace(". .", ".").strip(), *last])


def found(text: str, html: str = "", title: str | None = "The gate", **signs: Any) -> dict[str, tuple[str, ...]]:
    shown = Signs(shown="".join(text.split()) + NAVIGATION, is_dated=True)
    return {flag.kind: flag.evidence for flag in flags.find(replace(shown, **signs), text, html, title)}


# Whole pages


@pytest.mark.parametrize("path", sorted(PAGES.glob("*.html")), ids=lambda path: path.stem)
def test_pages(path: Path) -> None:
    """The file's name says which flag its page gets; `whole` gets none."""
    draft = page.read(Document(body=path.read_bytes(), url=URL, charset="utf-8"))
    told_of = draft.flags
    expected = {kind for kind in KINDS if path.stem.startswith(kind.replace(" ", "-"))}
    assert {flag.kind for flag in told_of} == expected, told_of
    assert all(flag.evidence and all(line.strip() for line in flag.evidence) for flag in told_of)
    assert draft.teaser is bool(expected & flags.PARTIAL)


def test_there_are_enough_pages_of_each_kind() -> None:
    names = [path.stem for path in PAGES.glob("*.html")]
    for kind in ("error-", "challenge-", "listing-", "whole-"):
        assert sum(name.startswith(kind) for name in names) >= 8


def test_flags_of_partial_pages() -> None:
    assert frozenset(KINDS) - {"live blog", "gallery"} == flags.PARTIAL


# Paywalled


def test_a_statement_alone_flags_nothing() -> None:
    claims = ("isAccessibleForFree: false", "article:content_tier: metered")
    assert found(text_of(SHORT), claims=claims, wall="paywall") == {}
    assert found(text_of(SHORT - 1), claims=claims) == {"paywalled": (*claims, f"{SHORT - 1} words shown")}


@pytest.mark.parametrize("end", [
    "Subscribe to continue reading.", "Already a member? Sign in to read the full story.",
    "Jetzt weiterlesen mit einem Abo.", "La suite est réservée aux abonnés.", "Suscríbete para seguir leyendo.",
    "Contenuto riservato agli abbonati", "Chcesz czytać dalej? Wykup prenumeratę.", "残り1245文字 ログインして続きを読む",
    "订阅后继续阅读", "Чтобы читать дальше, оформите подписку", "اشترك لمواصلة القراءة", "สมัครสมาชิกเพื่ออ่านต่อ",
])  # fmt: skip
def test_requests_to_subscribe_at_the_end(end: str) -> None:
    assert list(found(text_of(200, end))) == ["paywalled"]
    assert list(found(text_of(600, end))) == ["paywalled"]


@pytest.mark.parametrize("end", [
    "Subscribe to our newsletter.", "Log in to join the discussion.", "Abonnieren Sie unseren Newsletter!",
    "You must be logged in to post a comment.", "Vous pouvez vous abonner à notre lettre.", "Register to vote by Friday.",
    "Sign up for full access to our recipes.", "The library hopes to continue its subscription.",
])  # fmt: skip
def test_other_requests_at_the_end(end: str) -> None:
    assert found(text_of(300, end)) == {}


def test_a_box_of_blogs_is_no_wall() -> None:
    box = "Discover more from Harbour. Subscribe now to keep reading and get access to the full archive."
    assert found(text_of(300, box)) == {}


def test_both_halves_of_a_request_stand_near_each_other() -> None:
    far = "It was a long way back to the harbour, and nobody on the boat had a lamp with them, nor a clock that went."
    assert found(text_of(100, f"Continue reading below. {far} {far} Subscribe by post.")) == {}
    assert "paywalled" in found(text_of(100, "Continue reading below. Subscribe by post."))


def test_the_share_that_is_left() -> None:
    assert found(text_of(400, "57% of this article is left to read.")) == {
        "paywalled": ('ends in "of this article is left to read"',)
    }
    assert found(text_of(400, "Much of this article is left to read.")) == {}


def test_a_long_text_needs_a_second_sign() -> None:
    request = "Subscribe to continue reading."
    assert "paywalled" in found(text_of(LONG - 5, request))
    assert found(text_of(LONG, request)) == {}
    assert "paywalled" in found(text_of(LONG, request), claims=("article:content_tier: locked",))


def test_in_a_longer_text_the_request_stands_apart() -> None:
    request = "Subscribe to continue reading."
    inside = f"{SENTENCE} {SENTENCE} {SENTENCE} {request}"
    assert size(inside) > OFFER
    assert "paywalled" in found(text_of(BEGINNING - size(inside) - 1, inside))
    assert found(text_of(BEGINNING - size(inside), inside)) == {}
    assert "paywalled" in found(text_of(BEGINNING, request, "Already a member?"))


def test_offers_at_the_end_of_a_longer_text() -> None:
    request = "Subscribe to continue reading."
    words = OFFER - len(request.split())
    assert "paywalled" in found(text_of(BEGINNING, f"{request} {' '.join(['so'] * words)}"))
    assert found(text_of(BEGINNING, f"{request} {' '.join(['so'] * (words + 1))}")) == {}
    assert found(text_of(BEGINNING, request, f"{SENTENCE} {SENTENCE} {SENTENCE}")) == {}
    assert "paywalled" in found(text_of(BEGINNING, request, *["So it is."] * 7))
    assert found(text_of(BEGINNING, request, *["So it is."] * 8)) == {}
    assert "paywalled" in found(text_of(BEGINNING, "To continue", "reading, subscribe."))


def test_a_request_far_behind_a_standfirst() -> None:
    def asked(words: int, letters: int, wall: str = "paywall") -> bool:
        text = text_of(words)
        shown = f"{''.join(text.split())}{'x' * letters}Subscribetocontinue"
        return "paywalled" in found(text, shown=shown + NAVIGATION, wall=wall)

    assert asked(59, 800 - len("subscribetocontinue"))
    assert not asked(59, 801 - len("subscribetocontinue"))
    assert not asked(60, 400)
    assert not asked(59, 400, wall="")


@pytest.mark.parametrize("label", [
    "This article is for subscribers only", "Denne artikkelen er for abonnenter", "Den här artikeln är för prenumeranter",
    "Dieser Artikel ist Mitgliedern vorbehalten", "Nur für Abonnenten",
])  # fmt: skip
def test_labels_of_what_is_kept_for_some(label: str) -> None:
    assert "paywalled" in found(text_of(75, label))


@pytest.mark.parametrize("label", [
    "Entrance is reserved for members of the sailing club", "The early tickets are for members only until Sunday evening",
])  # fmt: skip
def test_what_is_for_members_besides(label: str) -> None:
    assert found(text_of(75, label)) == {}


def test_a_request_behind_the_text() -> None:
    text = text_of(150)
    flat = "".join(text.split())
    shown = f"{flat}Subscribetocontinuereading"
    assert found(text, shown=shown) == {"paywalled": ('followed by "subscribe to continue"',)}
    assert found(text, shown=f"Subscribetocontinuereading{flat}") == {}
    assert found(text, shown=flat + "related" * 40 + "Subscribetocontinuereading") == {}
    longer = text_of(BEGINNING)
    shown = "".join(longer.split()) + "Subscribetocontinuereading"
    assert found(longer, shown=shown) == {}
    assert list(found(longer, shown=shown, wall="paywall")) == ["paywalled"]
    assert list(found(longer, shown=shown, claims=("article:content_tier: locked",))) == ["paywalled"]


def test_a_text_that_breaks_off_under_a_claim() -> None:
    claims = ("isAccessibleForFree: false",)
    cut = text_of(150, "And when the morning came the keeper climbed the stairs and …")
    assert found(cut, claims=claims)["paywalled"][1].startswith('ends in "')
    assert found(cut) == {}
    open_end = "And when the morning came the keeper climbed the stairs again and found that"
    whole = [SENTENCE * 4] * 3
    assert "breaks off" in found("\n\n".join([*whole, open_end]), claims=claims)["paywalled"][1]
    assert found("\n\n".join([*whole[:2], open_end] * 1), claims=claims) == {}
    assert found("\n\n".join([*whole, "By our reporter"]), claims=claims) == {}
    words = " ".join(["so"] * 12)
    assert "paywalled" in found("\n\n".join([*whole, words]), claims=claims)
    assert found("\n\n".join([*whole, words[3:]]), claims=claims) == {}
    assert found("\n\n".join([*whole, "A heading", *whole, open_end]), claims=claims) == {}


def test_the_restricted_part_is_there_or_is_not() -> None:
    claims = ("isAccessibleForFree: false",)
    text = text_of(150)
    assert found(text, claims=claims, held=150) == {}
    assert found(text, claims=claims, held=SHORT) == {}
    assert found(text, claims=claims, held=74)["paywalled"] == (*claims, "74 words in the restricted part")
    assert found(text_of(SHORT - 1), claims=claims, held=SHORT) == {}


def test_fewer_words_than_stated() -> None:
    text = text_of(100)
    shown = "".join(text.split())
    assert found(text, words=900, shown=shown) == {"truncated": ("wordCount 900, 100 shown",)}
    assert found(text, words=900, shown=shown, wall="regwall") == {
        "paywalled": ('"regwall" on the page', "wordCount 900, 100 shown")
    }
    assert found(text, words=100 + MISSING_WORDS - 1, shown=shown) == {}
    assert "truncated" in found(text, words=100 + MISSING_WORDS, shown=shown)
    assert found(text_of(600), words=1_000, shown=shown) == {}
    assert "truncated" in found(text_of(599), words=1_000, shown=shown)
    assert found(text, words=900, shown="x" * 4_500) == {}
    assert "truncated" in found(text, words=900, shown="x" * 4_499)


def test_a_word_count_of_characters() -> None:
    text = text_of(300)
    assert found(text, words=len(text), shown="".join(text.split())) == {}
    chinese = "港口有两道门。" * 100
    assert found(chinese, words=700, shown=chinese) == {}


def test_a_body_in_structured_data_that_is_not_on_the_page() -> None:
    text, whole = text_of(100), text_of(900, "And this is how it ended, after all, on a Sunday.")
    assert found(text, body=whole) == {"truncated": ("articleBody of 911 words, 100 shown",)}
    assert found(text, body=whole, shown="".join(whole.split())) == {}
    assert found(text, body=text) == {}


# Teasers and texts that stop


@pytest.mark.parametrize("end", ["Read more", "Weiterlesen …", "続きを読む", "Leer más »"])
def test_an_invitation_to_read_on(end: str) -> None:
    assert "ends in" in found(text_of(TEASER - 4, end))["teaser"][0]
    assert found(text_of(TEASER, end)) == {}
    assert found(text_of(100, f"{end} – {SENTENCE}")) == {}


def test_an_invitation_behind_the_text() -> None:
    text = text_of(EXCERPT - 1)
    shown = "".join(text.split()) + "READMORE→Related"
    assert found(text, shown=shown, invitations=frozenset({"READ MORE →"})) == {
        "teaser": ('followed by "READ MORE →"',)
    }
    assert found(text, shown=shown) == {}
    assert found(text, shown=f"{''.join(text.split())}RelatedREADMORE", invitations=frozenset({"Read more"})) == {}
    longer = text_of(EXCERPT)
    assert found(longer, shown="".join(longer.split()) + "Readmore", invitations=frozenset({"Read more"})) == {}


def test_evidence_repeats_the_words_of_the_page() -> None:
    assert found(text_of(100, "READ MORE →")) == {"teaser": ('ends in "READ MORE"',)}


def test_where_the_article_stands() -> None:
    end = "Read the full article at The Coast Review."
    assert found(text_of(LEADING - 9, end)) == {"teaser": ('says "read the full article at"',)}
    assert found(text_of(LEADING, end)) == {}


def test_where_the_article_stands_behind_the_text() -> None:
    text = text_of(TEASER - 1)
    shown = "".join(text.split())
    assert found(text, shown=f"{shown}Readthefullarticleat") == {"teaser": ('says "read the full article at"',)}
    assert found(text, shown=f"{shown}{'x' * 31}Readthefullarticleat") == {}
    assert "teaser" in found(text, shown=f"{shown}{'x' * 30}Readthefullarticleat")
    longer = text_of(TEASER)
    assert found(longer, shown="".join(longer.split()) + "Readthefullarticleat") == {}


def test_the_next_page() -> None:
    assert found(text_of(500), next_page="https://harbour.example/gate/2/") == {
        "truncated": ("goes on at https://harbour.example/gate/2/",)
    }
    text = text_of(500)
    shown = "".join(text.split())
    assert found(text, shown=f"{shown}12NextPage") == {"truncated": ('followed by "next page"',)}
    assert found(text, shown=f"{shown}{'related' * 20}NextPage") == {}


def test_ellipses_at_the_end() -> None:
    assert "truncated" in found(text_of(EXCERPT - 4, "and then […]"))
    assert found(text_of(EXCERPT - 3, "and then […]")) == {}
    open_end = "And when the morning came the keeper climbed the stairs and found ..."
    length = len(open_end.split())
    assert found(text_of(CUT - length - 1, open_end)) == {"truncated": ('ends in "imbed the stairs and found ..."',)}
    assert found(text_of(CUT - length, open_end)) == {}
    assert found(text_of(20, "More soon ...")) == {}
    assert found(text_of(20, open_end.replace(" the keeper", "\nthe keeper"))) == {}


def test_a_text_is_a_part_for_one_reason() -> None:
    assert list(found(text_of(50, "Subscribe to continue reading. Read more"), next_page="https://a.example/2")) == [
        "paywalled"
    ]


@pytest.mark.parametrize(("limit", "end", "kind"), [
    (TEASER, "Read more", "teaser"), (LEADING, "Read the full article at The Coast Review.", "teaser"),
    (EXCERPT, "and then […]", "truncated"), (CUT, "And when the morning came the keeper climbed the stairs and …", "truncated"),
])  # fmt: skip
def test_limits_of_short_texts(limit: int, end: str, kind: str) -> None:
    words = len(end.split())
    assert list(found(text_of(limit - words - 1, end))) == [kind]
    assert found(text_of(limit - words, end)) == {}


def test_a_sentence_that_breaks_off_has_twelve_words() -> None:
    words = ["so"] * 10
    assert "truncated" in found(text_of(20, " ".join([*words, "it", "was …"]).replace(" …", "…")))
    assert found(text_of(20, " ".join([*words, "was…"]))) == {}


def test_the_restricted_part_is_at_least_half_of_the_text() -> None:
    claims = ("isAccessibleForFree: false",)
    assert found(text_of(202), claims=claims, held=101) == {}
    assert "paywalled" in found(text_of(203), claims=claims, held=101)
    assert "paywalled" in found(text_of(150), claims=claims, held=SHORT - 1)


def test_the_share_stands_near_the_end() -> None:
    left = "of this article is left to read."
    far = "so " * 250
    assert found(text_of(350, f"57% {far}{left}", left)) == {}
    assert found(text_of(350, f"57% so {left}")) == {}
    assert "paywalled" in found(text_of(350, f"57% {left}"))


def test_requests_within_a_hundred_letters() -> None:
    def asked(letters: int) -> bool:
        return "paywalled" in found(text_of(40, f"Continue reading {'x' * letters} abonn"))

    assert asked(100 - len("continuereading"))
    assert asked(95)
    assert not asked(96)
    assert "paywalled" in found(text_of(40, f"Abonn {'x' * 95} continue reading it."))
    assert found(text_of(40, f"Abonn {'x' * 96} continue reading it.")) == {}


def test_requests_stand_in_the_last_letters_of_a_text() -> None:
    request = "Subscribe to continue reading"
    assert "paywalled" in found(f"{request} {'x' * (360 - len(squeezed(request)))}")
    assert found(f"{request} {'x' * (361 - len('subscribetocontinue'))}") == {}


# Text


@pytest.mark.parametrize(("said", "expected"), [
    ("", 0), ("one two  three\n\nfour", 4), ("été là", 2), ("港口有两道门吗呢啊", 5), ("ก" * 18, 10), ("한국어 글", 2),
    ("the 港口 gate", 3), ("ひらカタ", 2), ("ဗမာစာစာစာ", 5), ("\U00020000" * 9, 5),
])  # fmt: skip
def test_sizes(said: str, expected: int) -> None:
    assert size(said) == expected


def test_scripts_without_spaces() -> None:
    assert is_spaceless("港口有两道门 gate")
    assert not is_spaceless("港口 gate")
    assert not is_spaceless("港口ab")


def test_ends_of_paragraphs() -> None:
    assert all(map(is_closed, ("So.", "So?”", "So。」", "So:", "So …")))
    assert not any(map(is_closed, ("So", "So,", "So. And", "")))
    assert all(map(is_cut, ("so …", "so...", "so…”")))
    assert not any(map(is_cut, ("so.", "… so", "so..")))


def test_what_stands_behind_a_text() -> None:
    shown = "MenuThegatewasopen.ReadonSubscribe"
    assert behind(shown, ["The gate was open."]) == "readonsubscribe"
    assert behind(shown, ["Menu"]) == "thegatewasopenreadonsubscribe"
    assert behind(shown, ["The gate was open.", "Not on the page"]) == "readonsubscribe"
    assert behind(shown, ["The gate was open.", *["Not on the page"] * 3]) == ""
    assert behind(shown, ["The gate was open.", "Menu"]) == "readonsubscribe"
    assert behind("GateisopenMoreTheend", ["Gate is", "open"]) == "moretheend"
    assert behind("Thefifteenletterxx", ["The fifteenlette", "no"]) == "rxx"
    assert behind("Fourteenletter", ["Fourteenletter", "no"]) == ""
    assert behind(shown, ["The gate was shut."]) == ""
    assert behind(shown, []) == ""
    assert behind("Openagain.OpenRead", ["Open"]) == "read"
    assert behind(f"{'x' * 37}yzLast", ["x" * 80 + "yz"]) == ""
    assert behind(f"{'x' * 38}yzLast", ["x" * 80 + "yz"]) == "last"
    assert behind(f"{'y' * 40}Last", ["x" + "y" * 40]) == "last"
    assert behind("Gate" + "x" * 400, ["Gate"]) == "x" * 160
    assert behind("门" + "港" * 400, ["门"]) == "港" * 80


def test_places_of_phrases() -> None:
    assert places_of(("b", "z", "a b"), squeezed("A b c")) == [(1, "b"), (0, "a b")]


# Errors and challenges


@pytest.mark.parametrize("title", [
    "404", "Error 404", "404 - Harbour", "Page not found | Harbour", "Not Found (#404)", "500 Internal Server Error",
    "Oops!", "Diese Seite gibt es leider nicht", "Page introuvable", "Página no encontrada", "Pagina niet gevonden - Haven",
    "Страница не найдена", "ページが見つかりません", "页面不存在", "페이지를 찾을 수 없습니다", "הדף לא נמצא", "ไม่พบหน้า",
])  # fmt: skip
def test_headings_of_errors(title: str) -> None:
    assert found("Go back to the front page.", title=title, is_dated=False) == {"error": (f'heading "{title}"',)}
    assert found("Go back to the front page.", title=None, headlines=(title,), is_dated=False) != {}
    assert "error" not in found(text_of(NOTICE), title=title, is_dated=False)


@pytest.mark.parametrize("title", [
    "Gone fishing", "Missing climber not found after three days", "Human error blamed", "Trial and error",
    "Forbidden City opens new halls", "Rescue: 500 saved", "Indy: 500", "Fehler im System: Bahn steht",
    "The 404 area code",
])  # fmt: skip
def test_headings_of_articles(title: str) -> None:
    assert found("The boat was seen last on Tuesday off the point.", title=title, is_dated=False) == {}


def test_an_error_is_no_article() -> None:
    assert "error" in found("Back.", title="404", is_dated=False, kinds=frozenset({"webpage", "og:website"}))
    assert found("It is a novel.", title="404", kinds=frozenset({"newsarticle"})) == {}
    assert found("It is a novel.", title="404", is_dated=True) == {}
    assert "error" in found("Back.", title="Page not found", is_dated=True)


@pytest.mark.parametrize("kind", ["newsarticle", "blogposting", "report", "recipe", "review"])
def test_kinds_of_articles(kind: str) -> None:
    assert found("Back.", title="Page not found", kinds=frozenset({kind})) == {}


def test_a_long_heading_is_no_error() -> None:
    words = "page not found " + " ".join(["so"] * (HEADING - 3))
    assert "error" in found("Back.", title=words)
    assert found("Back.", title=words + " so") == {}


def test_sentences_of_errors() -> None:
    assert found("Sorry, the page you are looking for is on holiday.", title="Harbour") == {
        "error": ('says "the page you are looking for"',)
    }


@pytest.mark.parametrize(("title", "text"), [
    ("Just a moment...", "Checking your browser before accessing harbour.example."),
    ("Attention required", "Please complete the security check to access harbour.example."),
    ("Access denied", "You don't have permission to access this."),
    ("Harbour", "You need to enable JavaScript to run this app."),
    ("Un instant", "Vérification que vous êtes humain"), ("Zugriff verweigert", ""), ("安全验证", "请完成验证后继续"),
    ("ロボットではないことを確認", ""), ("Проверка браузера", "Подтвердите, что вы не робот"),
])  # fmt: skip
def test_challenges(title: str, text: str) -> None:
    bare = "".join((title + text).split())
    assert list(found(text, title=title, shown=bare, is_dated=False)) == ["challenge"]
    assert "challenge" not in found(text, title=title, is_dated=False)
    assert list(found(text, title=title, is_dated=False, barrier="captcha-box")) == ["challenge"]


def test_a_challenge_is_short() -> None:
    end = "Checking your browser takes a second."
    assert "challenge" in found(text_of(20, end), shown="", is_dated=False)
    assert "challenge" not in found(text_of(30, end), shown="", is_dated=False)


def test_an_article_about_challenges_is_none() -> None:
    title = "New test asks users to verify you are human"
    assert found(text_of(60), title=title, shown="", is_dated=False) == {}
    assert "challenge" in found(text_of(60), title="Verify you are human | Harbour", shown="", is_dated=False)
    assert found(text_of(60, "Then verify you are human."), barrier="g-recaptcha", is_dated=False) == {}
    several = "\n\n".join([SENTENCE] * 5 + ["Verify you are human."])
    assert "challenge" in found(several, barrier="g-recaptcha", is_dated=False)
    assert found(several, barrier="g-recaptcha") == {}


def test_a_bare_page_shows_fewer_than_1500_letters() -> None:
    title = "Checking your browser"
    assert "challenge" in found("No.", title=title, shown="x" * 1_499)
    assert "challenge" not in found("No.", title=title, shown="x" * 1_500)
    assert "challenge" in found("No.", title="Harbour", shown="Checkingyourbrowser" + "x" * 1_400)


def test_notices_are_short() -> None:
    title = "Checking your browser"
    assert "challenge" in found(text_of(NOTICE - 1), title=title, shown="")
    assert found(text_of(NOTICE), title=title, shown="") == {}
    assert "error" in found(text_of(NOTICE - 1), title="Page not found")
    assert found(text_of(NOTICE), title="Page not found") == {}


def test_a_barrier_on_a_page_that_says_nothing() -> None:
    assert found("Hello.", shown="Hello.", barrier="challenge-form", is_dated=False) == {
        "challenge": ('"challenge-form" on the page', "1 words shown")
    }
    assert found("Hello.", barrier="g-recaptcha") == {}
    assert found(text_of(30), shown="Hello.", barrier="g-recaptcha") == {}


def test_consent() -> None:
    asks = "Before you continue to Harbour, accept our cookies. We value your privacy."
    assert "challenge" in found(asks, is_dated=False)
    assert found(asks, is_dated=True) == {}
    assert found(asks.replace("cookies", "terms"), is_dated=False) == {}
    assert found(text_of(CONSENT) + asks, is_dated=False) == {}
    assert found(asks, is_dated=False, shown="x" * 6_000) == {}


# Listings, live blogs, galleries


def cards(count: int, words: int, heading: str = "Storm {} closes harbour") -> tuple[str, tuple[str, ...], str]:
    """Return the text of cards with so many words each, their linked headings, and what the page shows."""
    beside = ["so" * 3 + f" {number} " + " ".join(["so"] * (words - 2)) for number in range(count)]
    headings = [heading.format(number).replace(" ", "") for number in range(count)]
    shown = "".join(said for pair in zip(headings, beside, strict=True) for said in pair).replace(" ", "")
    return "\n\n".join(beside), tuple(headings), f"{NAVIGATION}{shown}{NAVIGATION}"


def test_listings() -> None:
    text, links, shown = cards(LINKS, 10)
    seen: dict[str, Any] = {"links": links, "shown": shown}
    expected = {"listing": (f"{LINKS} headings that are links", f"{LINKS} of them within the text")}
    assert found(text, **seen) == expected
    assert found(text, **seen, kinds=frozenset({"webpage", "og:website"})) == expected
    assert found(text, links=links[1:], shown=shown) == {}
    assert found(text, **seen, kinds=frozenset({"newsarticle"})) == {}
    assert found(text, **seen, kinds=frozenset({"og:article"})) == {}
    assert found(text, links=links, shown=f"{NAVIGATION}{''.join(text.split())}{''.join(links)}") == {}
    assert found(text, links=links, shown=f"{''.join(links)}{NAVIGATION}{''.join(text.split())}") == {}


def test_listings_have_few_words_to_a_heading() -> None:
    text, links, shown = cards(LINKS, CARD - 1)
    assert "listing" in found(text, links=links, shown=shown)
    text, links, shown = cards(LINKS, CARD)
    assert found(text, links=links, shown=shown) == {}


def test_listings_that_say_so() -> None:
    links = tuple(f"Heading{number}" for number in range(LINKS))
    typed = frozenset({"collectionpage"})
    text = text_of(SILENT)
    assert found(text, links=links, is_dated=False, kinds=typed) == {
        "listing": (f"{LINKS} headings that are links", f"{SILENT} words shown", "type collectionpage")
    }
    assert found(text, links=links, is_dated=False) == {}
    assert found(text, links=links, is_dated=True, kinds=typed) == {}
    assert found(text, links=links[1:], is_dated=False, kinds=typed) == {}
    assert found(SENTENCE * 4, links=links, is_dated=False, kinds=typed) == {}
    assert "listing" in found(text_of(SILENT - 1), links=links, is_dated=False)


@pytest.mark.parametrize("kind", ["collectionpage", "itemlist", "searchresultspage", "blog"])
def test_kinds_of_listings(kind: str) -> None:
    links = tuple(f"Heading{number}" for number in range(LINKS))
    assert "listing" in found(text_of(SILENT), links=links, is_dated=False, kinds=frozenset({kind}))


def test_an_article_with_prose_is_no_listing() -> None:
    text, links, shown = cards(4 * LINKS, 10)
    prose = [f"{SENTENCE} " * 4] * 4
    for count, expected in ((3, True), (4, False)):
        with_prose = "\n\n".join([*prose[:count], text])
        seen = "".join("".join(prose[:count]).split()) + shown
        assert ("listing" in found(with_prose, links=links, shown=seen)) is expected


def entries(*times: str) -> str:
    return "\n\n".join(f"{time}\n\n{SENTENCE}" for time in times)


def test_live_blogs() -> None:
    newest_first = ("18:40", "17.15", "16h02", "5 March, 15:20", "14:05")
    assert found(entries(*newest_first)) == {"live blog": ("5 entries with a time", "the newest first")}
    assert found(entries(*newest_first[1:])) == {}
    assert found(entries(*newest_first[::-1])) == {}
    assert found(entries(*newest_first[::-1]), title="The storm, live") == {
        "live blog": ("5 entries with a time", 'title says "live"')
    }
    assert found(entries("18:40", "17:15", "16:02", "15:20", "19:00", "14:00")) != {}
    assert found(entries("18:40", "17:15", "18:02", "15:20", "19:00", "14:00")) == {}
    assert found(entries("18:40", "18:40", "18:40", "17:15", "17:15")) != {}
    assert found("Text.", kinds=frozenset({"liveblogposting"})) == {"live blog": ("type liveblogposting",)}


@pytest.mark.parametrize(
    ("title", "is_live"),
    [
        ("Live music this week", False), ("The band live on stage", False), ("Live: the storm", True),
        ("Storm at the coast live", True), ("Live updates: the storm", True), ("Storm – live!", True),
        ("Liveticker zum Sturm", True), ("Canlı müzik", False), ("Storm | Live", True),
    ],
)  # fmt: skip
def test_rising_times_are_a_live_blog_where_the_title_says_so(title: str, is_live: bool) -> None:
    times = ("9:10", "9:40", "10:15", "11:00", "12:30")
    assert bool(found(entries(*times), title=title)) == is_live


def test_galleries() -> None:
    picture = '<img src="https://harbour.example/1.jpg">'
    text = text_of(100)
    assert found(text, picture * PICTURES) == {"gallery": (f"{PICTURES} pictures, 100 words",)}
    assert found(text, picture * (PICTURES - 1)) == {}
    assert found(text_of(150), picture * 20) == {}
    assert found(text, picture * 20, kinds=frozenset({"imagegallery"})) == {"gallery": ("type imagegallery",)}
    assert found(text_of(149), picture * PICTURES) != {}
    assert found(text_of(100), picture * 20, kinds=frozenset({"mediagallery"})) == {"gallery": ("type mediagallery",)}


def test_counted_pictures() -> None:
    def counted(*numbers: str) -> dict[str, tuple[str, ...]]:
        return found("\n\n".join(f"{number} photos\n\n{SENTENCE}" for number in numbers))

    assert counted("1/6", "2/6", "3/6", "4/6") == {"gallery": ("pictures counted to 4/6",)}
    assert counted("1/6", "2/6", "3/6") == {}
    assert counted("1/9", "2/9", "3/9", "4/9") == {}
    assert counted("7/10", "9/10", "6/10", "8/10", "5/10") == {}
    assert counted("0/4", "1/4", "2/4", "3/4") == {}
    assert counted("2 / 6", "3 / 6", "4 / 6", "5 / 6") != {}
    assert counted("Step 1/5", "Step 2/5", "Step 3/5", "Step 4/5") == {}
    assert counted("Teil 1/5:", "Teil 2/5:", "Teil 3/5:", "Teil 4/5:") == {}
    assert counted("Photo 1/5", "Photo 2/5", "Photo 3/5", "Photo 4/5") != {}
    assert counted("The last step 1/5", "The last step 2/5", "The last step 3/5", "The last step 4/5") != {}


# Signs


def test_claims() -> None:
    article = {"@type": "NewsArticle", "headline": "A"}
    for value in (False, "False", "https://schema.org/False"):
        assert signs_of(with_graph({**article, "isAccessibleForFree": value})).claims == ("isAccessibleForFree: false",)
    part = {"@type": "WebPageElement", "isAccessibleForFree": False, "cssSelector": ".a .rest, .more"}
    assert signs_of(with_graph({**article, "hasPart": [part]})).claims == ("isAccessibleForFree: false",)
    assert signs_of(with_graph({**article, "isAccessibleForFree": True})).claims == ()
    assert signs_of(with_graph({"@type": "WebPage", "isAccessibleForFree": False})).claims != ()


@pytest.mark.parametrize(("name", "tier", "expected"), [
    ("article:content_tier", "locked", True), ("article:content_tier", "Metered", True),
    ("og:article:content_tier", "locked", True), ("article.access", "paid", True),
    ("article:content_tier", "free", False), ("keywords", "locked", False),
])  # fmt: skip
def test_content_tiers(name: str, tier: str, expected: bool) -> None:
    for key in ("property", "name"):
        html = f'<html><head><meta {key}="{name}" content="{tier}"></head><body><p>Text.</p></body></html>'
        assert signs_of(html).claims == ((f"{name}: {tier.lower()}",) if expected else ())


def test_what_is_held_in_restricted_parts() -> None:
    part = {"isAccessibleForFree": "false", "cssSelector": ".wall .rest"}
    node = {"@type": "Article", "headline": "A", "hasPart": part}
    assert signs_of(with_graph(node, '<div class="big rest"><p>one two</p><p>three</p></div>')).held == 3
    assert signs_of(with_graph(node, '<div class="restless">one</div>')).held is None
    assert signs_of(with_graph({**node, "hasPart": {**part, "cssSelector": 5}}, '<p class="rest">one</p>')).held is None
    free = {**node, "isAccessibleForFree": False, "hasPart": {**part, "isAccessibleForFree": True}}
    assert signs_of(with_graph(free, '<p class="rest">one</p>')).held is None


@pytest.mark.parametrize(("value", "expected"), [
    (900, 900), ("1,240", 1240), ("812.0", 812), (812.0, 812), (True, 0), (-5, 0), ("many", 0), (None, 0), ([900], 0),
    (10**7, 0), (float("inf"), 0), ("٣٠٠", 0),
])  # fmt: skip
def test_stated_words(value: object, expected: int) -> None:
    assert signs_of(with_graph({"@type": "Article", "headline": "A", "wordCount": value})).words == expected


def test_many_articles_say_nothing_of_this_one() -> None:
    node = {"@type": "Article", "headline": "A", "wordCount": 900, "articleBody": "Text.", "isAccessibleForFree": False}
    one = signs_of(with_graph({"@graph": [node] * 3}))
    assert (one.words, one.body, one.claims) == (900, "Text.", ("isAccessibleForFree: false",))
    many = signs_of(with_graph({"@graph": [node] * 4}))
    assert (many.words, many.body, many.claims) == (0, "", ())


def test_kinds() -> None:
    nodes = {"@graph": [
        {"@type": ["NewsArticle", "https://schema.org/Report"], "headline": "A"},
        {"@type": "WebPage", "mainEntity": {"@type": "ItemList"}},
    ]}  # fmt: skip
    html = with_graph(nodes).replace("<body>", '<meta property="og:type" content="Article"><body>')
    assert signs_of(html).kinds == {"newsarticle", "report", "webpage", "itemlist", "og:article"}


def test_what_is_shown() -> None:
    html = (
        "<html><head><title>Ti tle</title><style>a {}</style></head><body><p>One <b>two</b></p>"
        "<script>var a = 1</script><noscript>three</noscript><template><p>no</p></template></body></html>"
    )
    assert signs_of(html).shown == "Onetwothree"


def test_names_of_walls_and_barriers() -> None:
    html = '<html><body><div class="big Article-PayWall__box" id="x"><p>Text</p></div></body></html>'
    assert (signs_of(html).wall, signs_of(html).barrier) == ("article-paywall__box", "")
    assert signs_of('<html><body class="paywall other"><p>Text</p></body></html>').wall == "paywall"
    assert signs_of('<html><body id="regwall"><p>Text</p></body></html>').wall == "regwall"
    assert signs_of('<html><body class="wallpaper"><p>Text</p></body></html>').wall == ""
    assert signs_of('<html><body><form action="/captcha/check"></form></body></html>').barrier == "/captcha/check"
    assert signs_of('<html><body><script src="/challenge-platform/a.js"></script></body></html>').barrier != ""


def test_links_that_invite() -> None:
    html = "<html><body><a>Read\n more &raquo;</a><a>Read more about it</a><a><b>Read</b> on</a><p>Read on</p></body></html>"
    assert signs_of(html).invitations == {"Read more »"}


def test_headlines_and_links() -> None:
    html = (
        "<html><head><title>Title</title></head><body><h1>Head <i>line</i></h1><h2><a href='/a'>A</a></h2>"
        "<h3><a href='/b'>B</a></h3><a href='/c'><h2>C</h2></a><a href='/d'><h3>D long</h3></a><h4><a href='/e'>E</a></h4></body></html>"
    )
    signs = signs_of(html)
    assert (signs.headlines, signs.links) == (("Head line", "Title"), ("A", "C", "B", "Dlong", "E"))


@pytest.mark.parametrize(("address", "expected"), [
    ("/2026/03/page/2/", True), ("https://harbour.example/2026/03/page-p2.html", True), ("/2026/03/page?page=2", True),
    ("/2026/03/page,nPack,2", True), ("/2026/03/page/3/", False), ("/2026/03/page", False), ("/2026/03/other/2", False),
    ("/2026/03/page/comment-page-2/", False), ("/2026/03/page?page=2#list", False), ("/2026/03/page-two", False),
])  # fmt: skip
def test_the_address_of_the_next_page(address: str, expected: bool) -> None:
    for link in (f'<a rel="next" href="{address}">2</a>', f'<link rel="prefetch next" href="{address}">'):
        assert bool(signs_of(f"<html><body><p>Text.</p>{link}</body></html>", URL).next_page) is expected
    canonical = f'<link rel="canonical" href="{URL}.html"><link rel="next" href="{address}">'
    assert bool(signs_of(f"<html><head>{canonical}</head><body>Text</body></html>").next_page) is expected


def test_a_fragment_is_no_part_of_a_path() -> None:
    link = '<a rel="next" href="/2026/03/page/2">2</a>'
    assert signs_of(f"<html><body>{link}</body></html>", f"{URL}#top").next_page == "/2026/03/page/2"


def test_a_short_path_has_no_next_page() -> None:
    assert signs_of(
        '<html><body><a rel="next" href="/newses/2">2</a></body></html>', "https://a.example/newses"
    ).next_page
    assert (
        signs_of('<html><body><a rel="next" href="/news/2">2</a></body></html>', "https://a.example/news").next_page
        == ""
    )


def test_who_states_a_date() -> None:
    when = {"@type": "Article", "headline": "A", "datePublished": "2026-03-14"}
    assert signs_of(with_graph(when)).is_dated
    assert not Signs().is_dated
    microdata = '<div itemscope itemtype="https://schema.org/Article"><i itemprop="datePublished">2026-03-14</i></div>'
    assert signs_of(f"<html><body>{microdata}</body></html>").is_dated
    for name in ("author", "article:published_time", "date"):
        html = f'<html><head><meta name="{name}" content="2026-03-14"></head><body><p>Text.</p></body></html>'
        assert signs_of(html.replace("2026-03-14", "Inés Prado" if name == "author" else "2026-03-14")).is_dated
    assert not signs_of('<html><body><time datetime="2026-03-14">14 March</time></body></html>').is_dated


# Hostile input


def test_evidence_is_clean_and_short() -> None:
    dirty = signs_of('<html><body><div class="paywall\u0007' + "x" * 500 + '"><p>Text</p></div></body></html>').wall
    assert len(dirty) <= 100
    assert "\u0007" not in dirty
    assert told("a\nb\u0000 " + "word " * 300).startswith("a b word")
    assert len(told("word " * 300)) <= 100


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=400), st.text(max_size=200), st.one_of(st.none(), st.text(max_size=60)))
def test_find_takes_any_text(text: str, html: str, title: str | None) -> None:
    seen = Signs(
        shown="".join(text.split()),
        words=900,
        body=text,
        claims=("x",),
        wall="paywall",
        barrier="captcha",
        links=("a",) * 9,
    )
    for flag in flags.find(seen, text, html, title):
        assert flag.evidence
        assert all("\n" not in line and "\0" not in line for line in flag.evidence)


@settings(max_examples=60, deadline=None)
@given(st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=20)),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(
            st.sampled_from(["@type", "isAccessibleForFree", "hasPart", "cssSelector", "wordCount", "articleBody", "mainEntity"]),
            inner, max_size=4,
        ),
    ),
    max_leaves=12,
))  # fmt: skip
def test_signs_take_any_structured_data(value: Any) -> None:
    node = {"@type": "Article", "headline": "A"} | (value if isinstance(value, dict) else {"hasPart": value})
    graph = Graph()
    graph.articles.append(node)
    tree = html_tree.document("<html><body><p>Text.</p></body></html>")
    assert tree is not None
    assert isinstance(flags.signs(tree, blocks(tree), graph, []), Signs)


@pytest.mark.slow
def test_large_pages_are_cut() -> None:
    signs = signs_of("<html><body>" + "<p class='a'>word </p>" * 30_000 + "</body></html>")
    assert len(signs.shown) <= 400_000
    many = "word " * 100_000
    assert flags.find(signs, many, "<a href='x'>" * 50_000, "x" * 100_000) == ()
