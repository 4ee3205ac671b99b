"""The main content of a page: which blocks are the article, who votes where that is in doubt, and what is made of it."""

from __future__ import annotations

from math import log, nextafter
from typing import TYPE_CHECKING, Any

import pytest
from lxml import etree

from syndicate.extract import body, members
from syndicate.extract.blocks import blocks, words
from syndicate.extract.choice import choose
from syndicate.extract.features import NAMES, Told, Weights
from syndicate.extract.forest import Forest
from syndicate.extract.learned import Learned, learned
from syndicate.extract.prune import pruned
from syndicate.values import html_tree, markup

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from lxml.html import HtmlElement

    from syndicate.extract.blocks import Block
    from syndicate.extract.forest import Tree

BASE = "https://news.example/a/"
LONG = "The ferry came back to the bay on a cold morning in March, and hundreds of people stood on the pier and waved. "


def tree_of(html: str) -> HtmlElement:
    tree = html_tree.document(f"<html><body>{html}</body></html>")
    assert tree is not None
    return tree


# -- the page's own markup


def keep(html: str, *wanted: str) -> str:
    """Prune a page to the blocks that contain one of these."""
    page = blocks(tree_of(html))
    taken = [block for block in page if any(word in block.said for word in wanted)]
    return markup.sanitise(pruned(taken, [block for block in page if block not in taken]), BASE)


@pytest.mark.parametrize(
    ("html", "wanted", "expected"),
    [
        ("<div><div><p>one</p></div><div><p>two</p></div></div>", ("one", "two"), "<p>one</p><p>two</p>"),
        ("<div>loose one<p>two</p></div>", ("one", "two"), "loose one<p>two</p>"),
        ("<section><div>just a div</div><p>two</p></section>", ("just", "two"), "<p>just a div</p><p>two</p>"),
        ("<p>one</p><p>drop</p><p>two</p>", ("one", "two"), "<p>one</p><p>two</p>"),
        (
            "<p>one <a href='/x'>link</a> end</p><p>drop</p>",
            ("one",),
            '<p>one <a href="https://news.example/x">link</a> end</p>',
        ),
        ("<p>one<br>drop<br><b>two</b></p>", ("one", "two"), "<p>one<br><b>two</b></p>"),
        (
            "<ul><li>one</li><li>drop 1</li><li>drop 2</li><li>two</li></ul>",
            ("one", "two"),
            "<ul><li>one</li><li>two</li></ul>",
        ),
        ("<p>one</p>drop tail<p>two</p>", ("one", "two"), "<p>one</p><p>two</p>"),
        ("<button><p>one</p></button><noscript><p>two</p></noscript>", ("one", "two"), "<p>one</p><p>two</p>"),
        (
            "<table><tr><td>one</td><td></td><td>two</td></tr><tr><td>drop 1</td><td>drop 2</td></tr></table>",
            ("one", "two"),
            "<table><tbody><tr><td>one</td><td></td><td>two</td></tr></tbody></table>",
        ),
        (
            "<p>one</p><img src=i.png alt=i><p>two</p>",
            ("one", "two"),
            '<p>one</p><img alt="i" src="https://news.example/a/i.png"><p>two</p>',
        ),
        ("<img src=i.png><p>one</p><p>two</p><img src=j.png>", ("one", "two"), "<p>one</p><p>two</p>"),
        ("<p>one</p><div class='related'><img src=i.png></div><p>two</p>", ("one", "two"), "<p>one</p><p>two</p>"),
        ("<p>one</p><aside><img src=i.png></aside><p>two</p>", ("one", "two"), "<p>one</p><p>two</p>"),
        (
            f"<p>one</p><figure><img src=i.png><a href=/x>{'A headline of another article ' * 3}</a></figure><p>two</p>",
            ("one", "two"),
            "<p>one</p><p>two</p>",
        ),
        (
            f"<p>one</p><figure><span>0:49</span><img src=i.png><figcaption>{'Long caption ' * 9}</figcaption></figure><p>two</p>",
            ("one", "two"),
            f'<p>one</p><figure><img src="https://news.example/a/i.png"><figcaption>{"Long caption " * 9}</figcaption></figure><p>two</p>',
        ),
        ("<table><tr><td><p>one</p><p>two</p></td></tr></table>", ("one", "two"), "<p>one</p><p>two</p>"),
        ("<ul><li>one</li><li>two</li></ul><p>drop</p>", ("one", "two"), "<ul><li>one</li><li>two</li></ul>"),
        ("<blockquote><p>one</p></blockquote>", ("one",), "<p>one</p>"),
        ("<p>one</p>", (), ""),
    ],
)
def test_the_pages_own_markup_of_what_was_chosen(html: str, wanted: tuple[str, ...], expected: str) -> None:
    assert keep(html, *wanted) == expected


# -- a model of our own making: the class of an element says how likely its blocks are the article's


def model(**likely: float) -> Learned:
    """Return a model by which blocks in elements of these classes are so likely the article's, and all others not."""
    score = NAMES.index("score")
    tree: Tree = -30.0
    for number, share in enumerate(likely.values(), start=1):
        tree = (score, number - 0.5, tree, log(share / (1 - share)))
    weights = Weights(names={name: float(number) for number, name in enumerate(likely, start=1)})
    return Learned(weights, Forest((0.0,) * 15 + (tree,)))


@pytest.fixture
def taken(monkeypatch: pytest.MonkeyPatch) -> Callable[..., list[str]]:
    """Return a function that tells the texts of the blocks that are taken from a page, under a model that is sure."""

    def said(chosen: Iterable[Block], others: Iterable[Block]) -> str:
        assert not {id(block) for block in chosen} & {id(block) for block in others}
        return "\n".join(block.said for block in chosen)

    def read(html: str, titles: Iterable[str] = (), authors: Iterable[str] = (), **likely: float) -> list[str]:
        tree = tree_of(html)
        likely = likely or {"sure": 0.95}
        told = Told(tuple(titles), tuple(authors))
        return body.main_content(tree, blocks(tree), told, model(**likely), lambda: False).html.split("\n")

    monkeypatch.setattr(body, "pruned", said)
    monkeypatch.setattr(body, "SURE", 0.0)
    return read


TEXT = f"<p class=sure>{LONG.strip()}</p>"
SURE = {"low": 0.25, "some": 0.35, "half": 0.5, "much": 0.75, "very": 0.85, "sure": 0.95}


def test_the_likely_blocks_are_taken_in_the_order_of_the_page(taken: Callable[..., list[str]]) -> None:
    html = "<p>menu</p><p class=half>First it was.</p>" + TEXT + "<p class=low>tail</p><p class=much>Last it was.</p>"
    assert taken(html, **SURE) == ["First it was.", LONG.strip(), "Last it was."]


@pytest.mark.parametrize(
    ("box", "following", "is_taken"),
    [
        ("<h3 class=half>One two three four five six</h3>", "<p class=low>x</p>", False),
        ("<h3 class=half>One two three four five six</h3>", "<p class=some>x</p>", True),
        ("<h3 class=half>One two three four five six</h3>", "", False),
        ("<h3 class=half>One two three four five six seven</h3>", "", True),
        ("<h3 class=half>One two.</h3>", "", True),
        ("<h3 class=half>One two:</h3>", "", True),
        ("<p class=half>One two</p>", "", True),
        ("<aside><p class=half>One two</p></aside>", "", False),
        ("<aside><p class=half>One two.</p></aside>", "", True),
        ("<aside><p class=half>One two</p></aside>", TEXT, True),
        ("<h3 class=much>One two</h3>", "", False),
        ("<h3 class=very>One two</h3>", "", True),
        ("<p class=half>Advertisement</p>", TEXT, False),
        ("<p class=half>Subscribe to our newsletter</p>", TEXT, False),
        ("<p class=half>Share this article</p>", TEXT, False),
        ("<p class=half>About the author</p>", TEXT, False),
        ("<p class=half>Werbung</p>", TEXT, False),
        ("<p class=half>Comments</p>", TEXT, True),
        ("<p class=very>Advertisement</p>", TEXT, True),
        ("<p class=much>Advertisement</p>", TEXT, False),
    ],
)
def test_a_doubtful_label_of_something_else_is_not_taken(
    taken: Callable[..., list[str]], box: str, following: str, is_taken: bool
) -> None:
    found = taken(TEXT + box + following, **SURE)
    inner = " ".join(tree_of(box).itertext())
    assert (inner in found) == is_taken


def test_what_is_hardly_likely_is_left_to_the_choice(taken: Callable[..., list[str]]) -> None:
    text = f"<p class=low>{LONG.strip()}</p>"
    assert taken(f"{text}<h3 class=low>One two</h3>", **SURE) == [LONG.strip(), "One two"]
    text = f"<p class=some>{LONG.strip()}</p>"
    assert taken(f"{text}<h3 class=some>One two</h3>", **SURE) == [LONG.strip()]


@pytest.mark.parametrize(
    ("possible", "certain", "is_taken"), [(0.3, 0.8, False), (0.5, 0.8, True), (0.3, 0.5, True), (0.49, 0.51, False)]
)
def test_at_the_bounds_of_doubt_the_model_is_believed(
    monkeypatch: pytest.MonkeyPatch, taken: Callable[..., list[str]], possible: float, certain: float, is_taken: bool
) -> None:
    monkeypatch.setattr(body, "POSSIBLE", possible)
    monkeypatch.setattr(body, "CERTAIN", certain)
    assert ("One two" in taken(f"{TEXT}<h3 class=half>One two</h3>", **SURE)) == is_taken


@pytest.mark.parametrize(("most", "is_taken"), [(1, True), (2, False)])
def test_far_down_a_huge_page_the_model_is_believed(
    monkeypatch: pytest.MonkeyPatch, taken: Callable[..., list[str]], most: int, is_taken: bool
) -> None:
    monkeypatch.setattr(body, "MOST_BLOCKS", most)
    assert ("One two" in taken(f"{TEXT}<h3 class=half>One two</h3>", **SURE)) == is_taken


@pytest.mark.parametrize(("possible", "is_taken"), [(0.5, True), (nextafter(0.5, 1), False)])
def test_a_label_belongs_to_what_follows_if_that_is_possible(
    monkeypatch: pytest.MonkeyPatch, taken: Callable[..., list[str]], possible: float, is_taken: bool
) -> None:
    monkeypatch.setattr(body, "POSSIBLE", possible)
    assert ("One two" in taken(f"{TEXT}<h3 class=much>One two</h3><p class=half>x</p>", **SURE)) == is_taken


@pytest.mark.parametrize(("count", "is_taken"), [(24, False), (25, True)])
def test_the_words_of_long_blocks_are_not_looked_up(
    monkeypatch: pytest.MonkeyPatch, taken: Callable[..., list[str]], count: int, is_taken: bool
) -> None:
    monkeypatch.setattr(body, "kind_of", lambda _: "ad")
    said = " ".join(["word"] * count)
    assert (said in taken(f"{TEXT}<p class=half>{said}</p>", **SURE)) == is_taken


# -- what is repeated of the head

STORY = "".join(f"<p class=sure>{number}. {LONG.strip()}</p>" for number in range(3))


@pytest.mark.parametrize(
    ("line", "title", "dropped"),
    [
        ("The ferry is back", "The ferry is back", True),
        ("“The ferry” is back", "The ferry is back", True),
        ("THE FERRY IS BACK", "The ferry is back", True),
        ("The ferry is back!!", "The ferry is back", True),
        ("Fährt sie", "fahrt sie", True),
        ("港の灯台、ふたたび灯る", "港の灯台 ふたたび灯る", True),
        ("The ferry is back and so are the gulls", "The ferry is back", False),
        ("A heading of its own", "The ferry is back", False),
        # 23 of 25 characters alike is 0.92, 24 of 26 is more
        ("abcdefghijklmnopqrstuvw12", "abcdefghijklmnopqrstuvw34", False),
        ("abcdefghijklmnopqrstuvwx12", "abcdefghijklmnopqrstuvwx34", True),
        ("abcdefghijklmnopqrstuvw1234", "abcdefghijklmnopqrstuvw", False),
        ("abcdefghijklmnopqrstuvwx1234", "abcdefghijklmnopqrstuvwx", True),
        ("abcdefghijklmnopqrstuvwx", "abcdefghijklmnopqrstuvwx1234", True),
        ("x" * 400, "x" * 400, True),
        ("x" * 400, "x" * 500, True),
        ("x" * 401, "x" * 401, False),
    ],
)
def test_the_title_is_not_repeated_in_the_text(
    taken: Callable[..., list[str]], line: str, title: str, dropped: bool
) -> None:
    html = f"<h2 class=sure>{line}</h2>{STORY}"
    assert (line not in taken(html, ["Another one altogether", title])) == dropped
    assert line in taken(html)


@pytest.mark.parametrize(
    ("line", "dropped"),
    [
        ("By Ada Holm and Jo Berg", True),
        ("ADA HOLM", True),
        ("Von Ada Holm", True),
        ("By Ada Holm, Staff Writer", True),
        ("By Ada Holm, Senior Staff Writer", False),
        ("By Ada Holm and Una Wolf", False),
        ("By Una Wolf", False),
        ("By Ada and Jo", False),
        ("Nobody of that name was there", False),
        ("By Ada Holm:", False),
        ("By Ada Holm?", False),
        ("By Ada Holm" + " |" * 194 + "|", True),
        ("By Ada Holm" + " |" * 194 + "||", False),
        ("Ada Holm saw the ferry come back to the bay, and waved at it with all of the others on the pier.", False),
    ],
)
def test_the_byline_is_not_the_text(taken: Callable[..., list[str]], line: str, dropped: bool) -> None:
    html = f"<p class=sure>{line}</p>{STORY}"
    assert (line not in taken(html, authors=["Ada Holm", "Jo Berg"])) == dropped
    assert line in taken(html)


@pytest.mark.parametrize("tag", ["h1", "h2", "h3", "h4", "h5", "h6"])
def test_a_heading_is_no_byline(taken: Callable[..., list[str]], tag: str) -> None:
    assert "Ada Holm" in taken(f"<{tag} class=sure>Ada Holm</{tag}>{STORY}", authors=["Ada Holm"])


@pytest.mark.parametrize(("above", "dropped"), [(0, True), (5, True), (6, False)])
def test_title_and_byline_are_looked_for_in_the_first_six_lines(
    taken: Callable[..., list[str]], above: int, dropped: bool
) -> None:
    first = [f"{number}. {LONG.strip()}" for number in range(above)]
    html = "".join(f"<p class=sure>{line}</p>" for line in first)
    for line in ("The ferry is back", "By Ada Holm"):
        found = taken(f"<p>menu</p>{html}<p class=sure>{line}</p>{TEXT}", ["The ferry is back"], ["Ada Holm"])
        assert found == [*first, *([] if dropped else [line]), LONG.strip()]


# -- votes

WATER = "The water in the harbour stood so high that the boats looked down on the street."
HILL = "On the hill behind the church a man keeps goats, nine of them, and knows each by name."
PAGE = f"<p class=half>{WATER}</p><div><p class=low>{HILL}</p></div><p>Menu of the day and all</p>"
LIKELY = {"low": 0.1, "half": 0.5}


def asked(
    monkeypatch: pytest.MonkeyPatch, html: str = PAGE, late: Callable[[], bool] = lambda: False, **answers: Any
) -> body.Content:
    """Let members answer so about a page of which the model is in doubt; None is not to be asked."""

    def member(answer: Any) -> members.Member:
        if answer is None:
            return lambda _: pytest.fail("asked")
        return answer if callable(answer) else lambda _: words(answer)

    monkeypatch.setattr(body, "MEMBERS", {name: member(answer) for name, answer in answers.items()})
    tree = tree_of(html)
    return body.main_content(tree, blocks(tree), Told(), model(**LIKELY), late)


def told(content: body.Content) -> dict[str, tuple[float | None, str]]:
    return {vote.member: (vote.similarity, vote.note) for vote in content.votes}


def test_a_sure_model_asks_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    # Half as likely as not, one block is expected to reach two thirds.
    html = f"<p class=half>{WATER}</p>"
    monkeypatch.setattr(body, "SURE", choose([0.5], [16.0]).confidence)
    content = asked(monkeypatch, html, a=None)
    assert told(content) == {"own blocks": (1.0, "chosen, sure of it (0.67)")}
    assert WATER in content.html
    monkeypatch.setattr(body, "SURE", nextafter(body.SURE, 1))
    assert told(asked(monkeypatch, html, a=WATER)) == {"own blocks": (1.0, "chosen"), "a": (1.0, "")}


@pytest.mark.parametrize(("share", "sure"), [(0.8, False), (0.85, True)])
def test_nine_tenths_are_sure(monkeypatch: pytest.MonkeyPatch, share: float, sure: bool) -> None:
    monkeypatch.setattr(body, "MEMBERS", {"a": lambda _: words(WATER)})
    tree = tree_of(f"<p class=half>{WATER}</p>")
    votes = body.main_content(tree, blocks(tree), Told(), model(half=share), lambda: False).votes
    assert len(votes) == (1 if sure else 2)


def test_the_blocks_that_most_agree_on_are_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    content = asked(monkeypatch, a=HILL, b=HILL)
    assert HILL in content.html
    assert WATER not in content.html
    assert told(content) == {"own blocks": (0.0, ""), "a": (1.0, "chosen"), "b": (1.0, "")}
    assert [vote.member for vote in content.votes] == ["own blocks", "a", "b"]


def test_blocks_that_are_agreed_on_stay_in_the_order_of_the_page(monkeypatch: pytest.MonkeyPatch) -> None:
    content = asked(monkeypatch, a=f"{WATER} {HILL}", b=f"{WATER} {HILL}")
    assert content.html.index(WATER) < content.html.index(HILL)
    assert "Menu" not in content.html


def test_who_is_like_the_others_wins_and_all_are_measured_by_it(monkeypatch: pytest.MonkeyPatch) -> None:
    content = asked(monkeypatch, a=f"{WATER} {HILL}", b=f"{WATER} {HILL} Menu of the day and all")
    # 16 + 18 + 6 words: runs of four 13, 31, 37
    assert told(content) == {"own blocks": (0.591, ""), "a": (1.0, "chosen"), "b": (0.912, "")}


def test_one_other_opinion_does_not_outvote_our_own(monkeypatch: pytest.MonkeyPatch) -> None:
    content = asked(monkeypatch, a=HILL)
    assert WATER in content.html
    assert HILL not in content.html
    assert told(content) == {"own blocks": (1.0, "chosen"), "a": (0.0, "")}


def test_a_text_that_is_not_on_the_page_leaves_our_own_blocks(monkeypatch: pytest.MonkeyPatch) -> None:
    strange = "Something else entirely that nobody here has written down in this place"
    content = asked(monkeypatch, a=strange, b=strange)
    assert WATER in content.html
    assert told(content)["a"] == (1.0, "chosen")


def test_others_may_find_what_we_do_not(monkeypatch: pytest.MonkeyPatch) -> None:
    content = asked(monkeypatch, "<h3 class=half>One two</h3>", a="One two")
    assert "One two" in content.html
    assert told(content) == {"own blocks": (None, "found nothing"), "a": (1.0, "chosen")}


def test_own_blocks_that_are_hardly_likely_have_no_vote(monkeypatch: pytest.MonkeyPatch) -> None:
    # One block that is one time in ten the article is expected to reach 0.18.
    html = f"<p class=low>{WATER}</p><p>{HILL}</p>"
    content = asked(monkeypatch, html, a=HILL)
    assert HILL in content.html
    assert WATER not in content.html
    assert told(content) == {"own blocks": (None, "not believed (0.18)"), "a": (1.0, "chosen")}
    content = asked(monkeypatch, html, a="")
    assert content.html == ""
    assert told(content) == {"own blocks": (None, "not believed (0.18)"), "a": (None, "found nothing")}
    assert asked(monkeypatch, html, a="Something else entirely that is not written here").html == ""


@pytest.mark.parametrize(("share", "votes"), [(0.17, False), (0.18, True)])
def test_three_tenths_are_a_vote(monkeypatch: pytest.MonkeyPatch, share: float, votes: bool) -> None:
    monkeypatch.setattr(body, "MEMBERS", {})
    tree = tree_of(f"<p class=low>{WATER}</p>")
    content = body.main_content(tree, blocks(tree), Told(), model(low=share), lambda: False)
    assert bool(content.html) == votes


def test_at_the_bound_our_own_blocks_have_their_vote(monkeypatch: pytest.MonkeyPatch) -> None:
    html = f"<p class=half>{WATER}</p>"
    monkeypatch.setattr(body, "LEAST", choose([0.5], [16.0]).confidence)
    assert told(asked(monkeypatch, html)) == {"own blocks": (1.0, "chosen")}
    monkeypatch.setattr(body, "LEAST", nextafter(body.LEAST, 1))
    assert told(asked(monkeypatch, html)) == {"own blocks": (None, "not believed (0.67)")}


def test_where_nobody_finds_anything_there_is_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    content = asked(monkeypatch, "<img src=x>", a="", b=None, late=iter([False, True]).__next__)
    assert content.html == ""
    assert told(content) == {
        "own blocks": (None, "found nothing"), "a": (None, "found nothing"), "b": (None, "not asked: no time left"),
    }  # fmt: skip


@pytest.mark.parametrize(
    "error",
    [
        ValueError("x"), TypeError("x"), AttributeError("x"), IndexError("x"), KeyError("x"), RecursionError("x"),
        AssertionError("x"), etree.XPathEvalError("x"),
    ],
    ids=lambda error: type(error).__name__,
)  # fmt: skip
def test_a_failing_member_is_a_missing_vote(monkeypatch: pytest.MonkeyPatch, error: Exception) -> None:
    def fails(_: object) -> list[str]:
        raise error

    content = asked(monkeypatch, a=fails, b=WATER)
    assert WATER in content.html
    assert told(content) == {
        "own blocks": (1.0, "chosen"), "a": (None, f"failed ({type(error).__name__})"), "b": (1.0, ""),
    }  # fmt: skip


def test_what_no_extractor_is_to_blame_for_is_not_hidden(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(_: object) -> list[str]:
        raise MemoryError

    with pytest.raises(MemoryError):
        asked(monkeypatch, a=fails)


def test_a_member_may_be_missing_or_find_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    def is_missing(_: object) -> list[str]:
        raise members.NotInstalled

    assert told(asked(monkeypatch, a=is_missing, b="")) == {
        "own blocks": (1.0, "chosen"),
        "a": (None, "not installed: pip install 'syndicate[extract]'"),
        "b": (None, "found nothing"),
    }


def test_nobody_is_asked_once_it_is_late(monkeypatch: pytest.MonkeyPatch) -> None:
    content = asked(monkeypatch, late=iter([False, True, True]).__next__, a=WATER, b=None, c=None)
    late = (None, "not asked: no time left")
    assert told(content) == {"own blocks": (1.0, "chosen"), "a": (1.0, ""), "b": late, "c": late}


@pytest.mark.parametrize(
    ("name", "most", "large"),
    [
        ("MOST_BLOCKS", 2, True),
        ("MOST_BLOCKS", 3, False),
        ("MOST_CHARACTERS", len(WATER) + len(HILL) + 22, True),
        ("MOST_CHARACTERS", len(WATER) + len(HILL) + 23, False),
    ],
)
def test_nobody_is_asked_about_a_huge_page(monkeypatch: pytest.MonkeyPatch, name: str, most: int, large: bool) -> None:
    assert getattr(body, name) in {2_000, 400_000}
    monkeypatch.setattr(body, name, most)
    content = asked(monkeypatch, a=None if large else WATER)
    assert WATER in content.html
    assert told(content)["a"] == ((None, "not asked: the page is too large for it") if large else (1.0, ""))


def test_of_a_huge_answer_only_the_beginning_is_looked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    assert body.MOST_WORDS == 60_000
    monkeypatch.setattr(body, "MOST_WORDS", 16)
    assert told(asked(monkeypatch, a=f"{WATER} {HILL}")) == {"own blocks": (1.0, "chosen"), "a": (1.0, "")}


def test_who_counts_words_is_not_asked_where_there_are_no_spaces(monkeypatch: pytest.MonkeyPatch) -> None:
    said = "港の朝市が十年ぶりに再開し、夜明け前から近くの漁師たちが魚を並べた。"
    html = f"<p>{HILL}</p><p class=half>{said}</p>"
    content = asked(monkeypatch, html, trafilatura=said, resiliparse=None)
    assert told(content) == {
        "own blocks": (1.0, "chosen"), "trafilatura": (1.0, ""), "resiliparse": (None, "not asked: words without spaces"),
    }  # fmt: skip
    html = f"<p>{said}</p><p class=half>{HILL}</p>"
    assert told(asked(monkeypatch, html, resiliparse=HILL))["resiliparse"] == (1.0, "")


def test_the_real_members_are_asked_in_their_order(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(body, "SURE", 2.0)
    tree = tree_of(story())
    votes = body.main_content(tree, blocks(tree), Told(), learned(), lambda: False).votes
    assert [vote.member for vote in votes] == ["own blocks", "trafilatura", "trafilatura precision", "resiliparse"]
    assert votes[1].similarity is not None
    assert votes[1].similarity > 0.8
    assert votes[3].note == members.EXTRA or votes[3].similarity is not None


# -- what was learned, on whole pages


def story(*parts: str) -> str:
    return "<article>" + "".join(parts) + "".join(f"<p>{number}. {LONG * 2}</p>" for number in range(4)) + "</article>"


def read(html: str, titles: tuple[str, ...] = (), authors: tuple[str, ...] = ()) -> str:
    tree = tree_of(html)
    return body.main_content(tree, blocks(tree), Told(titles, authors), learned(), lambda: False).html


def test_without_an_article_there_is_nothing() -> None:
    tree = tree_of("<img src=x>")
    content = body.main_content(tree, blocks(tree), Told(), learned(), lambda: False)
    assert content.html == ""
    assert [(vote.member, vote.similarity) for vote in content.votes] == [
        (name, None) for name in ("own blocks", "trafilatura", "trafilatura precision", "resiliparse")
    ]


@pytest.mark.parametrize(
    "box",
    [
        "<aside>Related</aside><ul class='related'><li><a href=/x>Another story</a></li><li><a href=/y>And one</a></li></ul>",
        "<p class='x'>Abonnieren Sie unseren Newsletter</p>",
    ],
    ids=["related", "newsletter"],
)
def test_what_stands_between_the_paragraphs_is_left_out(box: str) -> None:
    html = read(story(f"<p>0. {LONG * 2}</p>", box))
    assert "ferry" in html
    assert markup.text_of(box.replace("<li>", "<p>")).split()[0] not in html


def test_comments_are_not_the_article() -> None:
    box = "<div id='comments' class='comments'><h3>Comments</h3><div class='comment'>{}</div></div>"
    said = "<p>What a fine ship she is, my father went on her as a boy.</p>"
    html = read(story() + box.format(said * 3))
    assert "ferry" in html
    assert "my father" not in html


PARAGRAPHS = {
    "English": (
        "The keeper of the old lamp",
        "The old lamp on the mole was lit again last night, for the first time in eleven years, and the harbour was full of people who had come to see it.",
        "The keeper, who is eighty, climbed the stair by himself. He said that he had dreamt of the beam every winter, and that he would not be helped with the match.",
        "From the church one could see the light go round, once in every nine seconds, until the morning came and the fishermen went out as they always do.",
        "Subscribe to our newsletter", "More stories", "Home",
    ),
    "German": (
        "Der Wärter der alten Lampe",
        "Die alte Lampe auf der Mole brannte gestern Nacht wieder, zum ersten Mal seit elf Jahren, und der Hafen war voller Menschen, die das sehen wollten.",
        "Der Wärter, der achtzig ist, stieg allein die Treppe hinauf. Er sagte, er habe jeden Winter von dem Strahl geträumt und lasse sich nicht helfen.",
        "Von der Kirche aus sah man das Licht kreisen, einmal in neun Sekunden, bis der Morgen kam und die Fischer ausfuhren, wie sie es immer tun.",
        "Abonnieren Sie unseren Newsletter", "Mehr Artikel", "Startseite",
    ),
    "Russian": (
        "Смотритель старого маяка",
        "Старый маяк на молу снова зажгли прошлой ночью, впервые за одиннадцать лет, и гавань была полна людей, которые пришли на это посмотреть.",
        "Смотритель, которому восемьдесят лет, сам поднялся по лестнице. Он сказал, что каждую зиму видел этот луч во сне и не нуждается в помощи.",
        "От церкви было видно, как свет обходит бухту раз в девять секунд, пока не наступило утро и рыбаки не вышли в море, как они делают всегда.",
        "Подписаться на рассылку", "Другие новости", "Главная",
    ),
    "Greek": (
        "Ο φύλακας του παλιού φάρου",
        "Ο παλιός φάρος στον μόλο άναψε ξανά χθες το βράδυ, για πρώτη φορά μετά από έντεκα χρόνια, και το λιμάνι ήταν γεμάτο κόσμο που ήρθε να τον δει.",
        "Ο φύλακας, που είναι ογδόντα χρονών, ανέβηκε μόνος του τη σκάλα. Είπε ότι κάθε χειμώνα ονειρευόταν τη δέσμη και ότι δεν ήθελε καμία βοήθεια.",
        "Από την εκκλησία φαινόταν το φως να γυρίζει, μία φορά κάθε εννέα δευτερόλεπτα, ώσπου ήρθε το πρωί και οι ψαράδες βγήκαν όπως κάνουν πάντα.",
        "Εγγραφείτε στο newsletter", "Περισσότερα νέα", "Αρχική",
    ),
    "Arabic": (
        "حارس المنارة القديمة",
        "أضيئت المنارة القديمة على رصيف الميناء من جديد ليلة أمس، لأول مرة منذ أحد عشر عاما، وكان الميناء مليئا بالناس الذين جاؤوا ليروا ذلك.",
        "صعد الحارس الذي يبلغ الثمانين من عمره الدرج وحده. وقال إنه كان يحلم بالضوء كل شتاء، وإنه لا يريد أن يساعده أحد في إشعال عود الثقاب.",
        "من الكنيسة كان يمكن رؤية الضوء وهو يدور مرة كل تسع ثوان، إلى أن جاء الصباح وخرج الصيادون إلى البحر كما يفعلون دائما في هذا الفصل.",
        "اشترك في النشرة البريدية", "مزيد من الأخبار", "الرئيسية",
    ),
    "Hindi": (
        "पुराने दीपस्तंभ का रखवाला",
        "घाट पर बना पुराना दीपस्तंभ कल रात ग्यारह साल में पहली बार फिर से जलाया गया, और बंदरगाह उन लोगों से भरा था जो इसे देखने आए थे।",
        "रखवाला, जो अस्सी साल का है, अकेले ही सीढ़ियाँ चढ़ा। उसने कहा कि वह हर सर्दी में इस रोशनी का सपना देखता था और उसे किसी की मदद नहीं चाहिए।",
        "गिरजाघर से देखा जा सकता था कि रोशनी हर नौ सेकंड में एक बार घूमती है, जब तक सुबह नहीं हुई और मछुआरे हमेशा की तरह बाहर नहीं निकले।",
        "न्यूज़लेटर", "और खबरें", "होम",
    ),
    "Japanese": (
        "古い灯台の番人",
        "突堤の古い灯台に昨夜、十一年ぶりに再び灯がともされ、港はそれを見ようと集まった人々でいっぱいになった。子どもたちは毛布にくるまって待っていた。",
        "八十歳の番人は一人で階段を上った。毎年冬になるとあの光の夢を見たと言い、火をつけるのに誰の手も借りようとはしなかった。",
        "教会からは、光が九秒に一度ゆっくりと回るのが見えた。やがて朝が来て、漁師たちはいつものように海へ出ていった。",
        "ニュースレターに登録する", "関連記事", "ホーム",
    ),
    "Chinese": (
        "老灯塔的守护人",
        "防波堤上的老灯塔昨晚重新亮起，这是十一年来的第一次，港口挤满了前来观看的人，孩子们裹着毯子在寒风中等了很久，谁也不愿意先回家。",
        "八十岁的守护人独自爬上了楼梯。他说每年冬天都会梦见那道光，点火的时候不要任何人帮忙，因为这件事他已经做了整整四十年。",
        "从教堂可以看到灯光每九秒转一圈，一直到天亮，渔民们像往常一样出海。镇上的人说，有了这道光，夜里的海就不再那么黑了。",
        "订阅电子报", "相关新闻", "首页",
    ),
    "Thai": (
        "ผู้เฝ้าประภาคารเก่า",
        "ประภาคารเก่าบนเขื่อนกันคลื่นถูกจุดไฟขึ้นอีกครั้งเมื่อคืนนี้เป็นครั้งแรกในรอบสิบเอ็ดปี และท่าเรือเต็มไปด้วยผู้คนที่มาชมเหตุการณ์นี้กันตั้งแต่หัวค่ำ",
        "ผู้เฝ้าประภาคารซึ่งมีอายุแปดสิบปีเดินขึ้นบันไดด้วยตัวเอง เขาบอกว่าเขาฝันถึงลำแสงนี้ทุกฤดูหนาว และไม่ต้องการให้ใครช่วยจุดไม้ขีดไฟให้เขาเลย",
        "จากโบสถ์สามารถมองเห็นแสงหมุนรอบหนึ่งครั้งทุกเก้าวินาที จนกระทั่งรุ่งเช้ามาถึงและชาวประมงก็ออกทะเลไปเหมือนที่พวกเขาทำเสมอมาทุกวัน",
        "สมัครรับจดหมายข่าว", "ข่าวอื่น", "หน้าแรก",
    ),
}  # fmt: skip
LAYOUTS = {
    "elements that say what they are": """
        <header><nav><ul>{menu}</ul></nav></header>
        <main><article>
          <h1>{title}</h1>
          <p>{one}</p>
          <p>{two}</p>
          <aside><p>{letter}</p></aside>
          <p>{three}</p>
          <p>{one} {two}</p>
        </article></main>
        <aside><h2>{more}</h2><ul>{menu}</ul></aside>
        <footer><p>© 2024</p><ul>{menu}</ul></footer>""",
    "layout elements with names": """
        <div id=top-menu class=nav><ul>{menu}</ul></div>
        <div class=wrapper>
          <div class="post">
            <h1 class=entry-title>{title}</h1>
            <div class=entry-content>
              <p>{one}</p>
              <p>{two}</p>
              <div class=newsletter-signup><p>{letter}</p></div>
              <p>{three}</p>
              <p>{one} {two}</p>
            </div>
          </div>
          <div class=sidebar><h3>{more}</h3><ul>{menu}</ul></div>
        </div>
        <div id=footer><p>© 2024</p><ul>{menu}</ul></div>""",
}


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("language", PARAGRAPHS)
def test_an_article_is_told_from_the_page_around_it(language: str, layout: str) -> None:
    title, one, two, three, letter, more, home = PARAGRAPHS[language]
    menu = "".join(f"<li><a href=/{number}>{home} {number}</a></li>" for number in range(8))
    html = LAYOUTS[layout].format(menu=menu, title=title, one=one, two=two, three=three, letter=letter, more=more)
    found = read(html, (title,))
    assert markup.text_of(found).split("\n\n") == [one, two, three, f"{one} {two}"]
