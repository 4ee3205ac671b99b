"""Markdown articles: title, head and body."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html as lxml_html

from syndicate.errors import Unreadable
from syndicate.extract.markdown import MAX_SIZE, read
from syndicate.model import Document, Draft, Evidence


def draft_of(text: str) -> Draft:
    return read(Document(text.encode("utf-8", "surrogatepass"), None, path="a.md"))


PARAGRAPH = (
    "The hives used to stand by the river. Five springs in a row the cherry blossom opened before the queens had laid."
)


def test_title_is_the_first_heading_of_the_first_level_and_leaves_the_body() -> None:
    draft = draft_of(f"# Two *hundred* `metres` higher\n\n{PARAGRAPH}\n\n## Then\n\nMore.\n\n# Second\n")
    assert draft.title == "Two hundred metres higher"
    assert draft.content == f"<p>{PARAGRAPH}</p>\n<h2>Then</h2>\n<p>More.</p>\n<h1>Second</h1>"
    assert (draft.text or "").startswith(PARAGRAPH)
    assert draft.evidence["title"] == Evidence("h1")
    assert draft.evidence["content"] == Evidence("text")
    assert (draft.path, draft.link, draft.language) == ("a.md", None, None)


@pytest.mark.parametrize(
    ("text", "title"),
    [("Set in\nlines\n======\n\nx", "Set in lines"), ("x\n\n# Late", "Late"), ("# ![Alt text](a.jpg)", "Alt text"), ("## Second level\n\nx", None), ("x", None), ("> # Quoted\n\nx", None), ("#\n\nx", None), ("", None)],
)  # fmt: skip
def test_titles(text: str, title: str | None) -> None:
    assert draft_of(text).title == title


def test_front_matter_title_stands_and_its_repetition_leaves_the_body() -> None:
    draft = draft_of(f"---\ntitle: Higher\nurl: https://example.org/a\n---\n# higher\n\n{PARAGRAPH}")
    assert (draft.title, draft.content, draft.link) == ("Higher", f"<p>{PARAGRAPH}</p>", "https://example.org/a")
    assert draft.evidence["title"] == Evidence("front matter")
    other = draft_of(f"---\ntitle: Higher\n---\n# Lower\n\n{PARAGRAPH}")
    assert (other.title, other.content) == ("Higher", f"<h1>Lower</h1>\n<p>{PARAGRAPH}</p>")


@pytest.mark.parametrize(
    ("head", "authors", "published"),
    [
        ("*By Hana Sato and Jo Li*\n*2 May 2026*", ["Hana Sato", "Jo Li"], "2026-05-02"),
        ("By Hana Sato  \n2 May 2026", ["Hana Sato"], "2026-05-02"),
        ("**Hana Sato**\n\n2 May 2026, 07:30\n\n4 min read", ["Hana Sato"], "2026-05-02T07:30"),
        ("By [Hana Sato](https://example.org/hana) | 2 May 2026", ["Hana Sato"], "2026-05-02"),
    ],
)
def test_byline_and_dates_below_the_title_leave_the_body(head: str, authors: list[str], published: str) -> None:
    draft = draft_of(f"# Higher\n\n{head}\n\n{PARAGRAPH}")
    assert (list(draft.authors), draft.published) == (authors, published)
    assert draft.content == f"<p>{PARAGRAPH}</p>"


@pytest.mark.parametrize(
    ("above", "paragraph"),
    [
        ("", "Hana Sato"),
        ("# Higher\n\n", "By Hana Sato\nand a sentence that goes on."),
        ("# Higher\n\n", "- By Hana Sato"),
        ("# Higher\n\n", "Share"),
    ],
)
def test_other_paragraphs_stay(above: str, paragraph: str) -> None:
    draft = draft_of(f"{above}{paragraph}\n\n{PARAGRAPH}")
    assert list(draft.authors) == []
    assert paragraph.removeprefix("- ") in (draft.content or "")


def test_only_a_few_paragraphs_are_of_the_head() -> None:
    draft = draft_of("# Higher\n\n" + "2 May 2026\n\n" * 5 + PARAGRAPH)
    assert (draft.content or "").startswith("<p>2 May 2026</p>\n<p>The hives")


def test_markup() -> None:
    draft = draft_of(
        "a | b\n--|--\n1 | ~~2~~\n\n![A row](hives.jpg) <b onclick='x'>bold</b>\n\n<script>alert(1)</script>\n\n- one\n- two\n"
    )
    content = draft.content or ""
    assert '<img src="hives.jpg" alt="A row" />' in content
    assert "<td><s>2</s></td>" in content
    assert "<b onclick='x'>" in content  # sanitising is a later step
    assert "<li>two</li>" in content
    assert "alert" not in (draft.text or "")


def test_file_that_is_too_large_is_refused() -> None:
    assert draft_of("a" * MAX_SIZE).text == "a" * MAX_SIZE
    with pytest.raises(Unreadable, match=r"a\.md: is over 500000 characters of Markdown"):
        draft_of("a" * (MAX_SIZE + 1))


@pytest.mark.parametrize("junk", ["[", "`", "*a _", "**a ", "[a](b", ">", "- ", "![", "<a ", "~~a", "|a"])
def test_hostile_markdown_is_read_in_little_time(junk: str) -> None:
    start = time.process_time()
    draft_of(junk * 5000)
    assert time.process_time() - start < 5


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=150) | st.text("#*_`[]()<>!|-=\n\n 1.ab~&\\\ud800", max_size=120))
def test_any_text_becomes_html_that_parses(text: str) -> None:
    content = draft_of(text).content
    if content:
        assert lxml_html.fragments_fromstring(content) is not None
