from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from syndicate.extract import body
from syndicate.extract.blocks import blocks
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
    html = body.main_content(tree_of(story(f"<h2>{line}</h2>")), BASE, ["The ferry is back"])
    assert ("<h2>" not in html) == dropped


def test_a_line_far_down_is_no_title() -> None:
    parts = "".join(f"<p>{number}. {LONG * 2}</p>" for number in range(body.TITLE_LINES))
    html = body.main_content(
        tree_of(f"<article>{parts}<h2>The ferry is back</h2><p>{LONG}</p></article>"), BASE, ["The ferry is back"]
    )
    assert "<h2>The ferry is back</h2>" in html


def test_without_an_article_there_is_nothing() -> None:
    assert body.main_content(tree_of("<img src=x>"), BASE, []) == ""


def test_the_longest_run_of_paragraphs() -> None:
    words = "ten words that stand here so that it may count "
    html = f"<div><p>{words}</p></div><div><p>short</p><p>{words}1</p><p>{words}2 <b>bold</b></p></div>"
    assert markup.text_of(body.longest_run(tree_of(html), BASE)) == f"{words}1\n\n{words}2 bold"
    assert body.longest_run(tree_of("<p>nine words are not enough for such a paragraph</p>"), BASE) == ""
