from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from syndicate.extract import body, members
from syndicate.extract.blocks import blocks, words
from syndicate.extract.features import Told
from syndicate.extract.learned import learned
from syndicate.extract.prune import pruned
from syndicate.values import html_tree, markup

if TYPE_CHECKING:
    from lxml.html import HtmlElement

BASE = "https://news.example/a/"
LONG = "The ferry came back to the bay on a cold morning in March, and hundreds of people stood on the pier and waved. "


def tree_of(html: str) -> HtmlElement:
    tree = html_tree.document(f"<html><body>{html}</body></html>")
    assert tree is not None
    return tree


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
        ("<ul><li>one</li><li>drop</li><li>two</li></ul>", ("one", "two"), "<ul><li>one</li><li>two</li></ul>"),
        ("<p>one</p>drop tail<p>two</p>", ("one", "two"), "<p>one</p><p>two</p>"),
        ("<button><p>one</p></button><noscript><p>two</p></noscript>", ("one", "two"), "<p>one</p><p>two</p>"),
        (
            "<table><tr><td>one</td><td></td><td>two</td></tr><tr><td>drop</td></tr></table>",
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


def story(*parts: str) -> str:
    return "<article>" + "".join(parts) + "".join(f"<p>{number}. {LONG * 2}</p>" for number in range(4)) + "</article>"


def read(html: str, titles: tuple[str, ...] = (), authors: tuple[str, ...] = (), late: bool = False) -> body.Content:
    tree = tree_of(html)
    return body.main_content(tree, blocks(tree), Told(titles, authors), learned(), lambda: late)


@pytest.mark.parametrize(
    ("line", "dropped"),
    [
        ("“The ferry” is back", True),
        ("The Ferry Is Back", True),
        ("The ferry is back!!", True),
        ("The ferry is back and so are the gulls", False),
        ("A heading of its own", False),
    ],
)
def test_the_title_is_not_repeated_in_the_text(line: str, dropped: bool) -> None:
    html = read(story(f"<h2>{line}</h2>"), ("The ferry is back",)).html
    assert ("<h2>" not in html) == dropped


@pytest.mark.parametrize(
    ("line", "dropped"),
    [
        ("By Ada Holm and Jo Berg", True),
        ("Ada Holm", True),
        ("Ada Holm saw the ferry come back to the bay, and waved at it with all of the others on the pier.", False),
        ("Nobody of that name was there to see it come in, as far as anyone can remember now.", False),
    ],
)
def test_the_byline_is_not_the_text(line: str, dropped: bool) -> None:
    content = read(story(f"<p>{line}</p>"), authors=("Ada Holm", "Jo Berg"))
    assert (line not in content.html) == dropped


def test_a_line_far_down_is_no_title() -> None:
    parts = "".join(f"<p>{number}. {LONG * 2}</p>" for number in range(body.HEAD_LINES))
    content = read(f"<article>{parts}<h2>The ferry is back</h2><p>{LONG}</p></article>", ("The ferry is back",))
    assert "<h2>The ferry is back</h2>" in content.html


def test_without_an_article_there_is_nothing() -> None:
    content = read("<img src=x>")
    assert content.html == ""
    assert [(vote.member, vote.similarity) for vote in content.votes] == [
        (name, None) for name in (body.OWN, *members.MEMBERS)
    ]


def doubted(monkeypatch: pytest.MonkeyPatch, **answers: members.Member) -> None:
    """Make the model doubt everything, and other members answer so."""
    monkeypatch.setattr(body, "SURE", 2.0)
    monkeypatch.setattr(body, "MEMBERS", answers)


PAGE = story() + "<div class=x><p>Another text that stands on the same page and says a few things of its own.</p></div>"
OTHER = words("Another text that stands on the same page and says a few things of its own.")


def test_a_sure_model_asks_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(body, "MEMBERS", {"a": lambda _: pytest.fail("asked")})
    monkeypatch.setattr(body, "SURE", 0.0)
    (vote,) = read(PAGE).votes
    assert (vote.member, vote.similarity) == (body.OWN, 1.0)
    assert vote.note.startswith("chosen, sure of it")


def test_the_text_that_most_agree_on_wins(monkeypatch: pytest.MonkeyPatch) -> None:
    doubted(monkeypatch, a=lambda _: OTHER, b=lambda _: OTHER)
    content = read(PAGE)
    assert "Another text" in content.html
    assert "ferry" not in content.html
    found = {vote.member: (vote.similarity, vote.note) for vote in content.votes}
    assert found == {body.OWN: (0.0, ""), "a": (1.0, "chosen"), "b": (1.0, "")}


def test_one_other_opinion_does_not_outvote_our_own(monkeypatch: pytest.MonkeyPatch) -> None:
    doubted(monkeypatch, a=lambda _: OTHER)
    assert "ferry" in read(PAGE).html


def test_a_failing_member_is_a_missing_vote(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(_: object) -> list[str]:
        raise ValueError("stumbled")

    def is_missing(_: object) -> list[str]:
        raise members.NotInstalled

    doubted(monkeypatch, a=fails, b=is_missing, c=lambda _: [])
    content = read(PAGE)
    assert "ferry" in content.html
    assert [(vote.member, vote.similarity, vote.note) for vote in content.votes] == [
        (body.OWN, 1.0, "chosen"),
        ("a", None, "failed (ValueError)"),
        ("b", None, members.EXTRA),
        ("c", None, "found nothing"),
    ]


def test_nobody_is_asked_when_it_is_late(monkeypatch: pytest.MonkeyPatch) -> None:
    doubted(monkeypatch, a=lambda _: pytest.fail("asked"))
    content = read(PAGE, late=True)
    assert content.votes[1].note == "not asked: no time left"
    assert "ferry" in content.html


@pytest.mark.parametrize(("name", "most"), [("MOST_BLOCKS", 4), ("MOST_CHARACTERS", 100)])
def test_nobody_is_asked_about_a_huge_page(monkeypatch: pytest.MonkeyPatch, name: str, most: int) -> None:
    doubted(monkeypatch, a=lambda _: pytest.fail("asked"))
    monkeypatch.setattr(body, name, most)
    assert read(PAGE).votes[1].note == "not asked: the page is too large for it"


def test_who_counts_words_is_not_asked_where_there_are_no_spaces(monkeypatch: pytest.MonkeyPatch) -> None:
    doubted(monkeypatch, resiliparse=lambda _: pytest.fail("asked"))
    said = "港の朝市が十年ぶりに再開し、夜明け前から近くの漁師たちが魚を並べた。"
    content = read("<article>" + f"<p>{said * 3}</p>" * 4 + "</article>")
    assert content.votes[1].note == "not asked: words without spaces"
    assert "朝市" in content.html


def test_the_real_members_find_an_article(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(body, "SURE", 2.0)
    found = {vote.member: vote for vote in read(PAGE, ("The ferry is back",)).votes}
    assert found["trafilatura"].similarity is not None
    assert found["trafilatura"].similarity > 0.8
    assert found["resiliparse"].note == members.EXTRA or found["resiliparse"].similarity is not None


@pytest.mark.parametrize(
    "box",
    [
        "<aside>Related</aside><ul class='related'><li><a href=/x>Another story</a></li><li><a href=/y>And one</a></li></ul>",
        "<p class='x'>Abonnieren Sie unseren Newsletter</p>",
    ],
    ids=["related", "newsletter"],
)
def test_what_stands_between_the_paragraphs_is_left_out(box: str) -> None:
    content = read(story(f"<p>0. {LONG * 2}</p>", box))
    assert "ferry" in content.html
    assert markup.text_of(box.replace("<li>", "<p>")).split()[0] not in content.html


def test_comments_are_not_the_article() -> None:
    box = "<div id='comments' class='comments'><h3>Comments</h3><div class='comment'>{}</div></div>"
    said = "<p>What a fine ship she is, my father went on her as a boy.</p>"
    content = read(story() + box.format(said * 3))
    assert "ferry" in content.html
    assert "my father" not in content.html
