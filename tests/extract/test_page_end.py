"""Sections behind an article whose only sign is their label: on plain pages, with words in several languages."""

from __future__ import annotations

import pytest

from syndicate.extract._page_end import LONGEST_LABEL, LONGEST_LINE, RUNNING, without_end
from syndicate.extract.blocks import Block, blocks
from syndicate.values import html_tree

HALF = "<p>" + "abcd " * 20 + "</p>"
TEXT = f"{HALF}{HALF}"


def kept(html: str, left: str = "not-chosen") -> str:
    """Return the first letters of what stays of a page whose blocks are all chosen, but for those with a word."""
    tree = html_tree.document(f"<html><body>{html}</body></html>")
    assert tree is not None
    page = blocks(tree)
    return " ".join(block.said[:4] for block in without_end(page, chosen_of(page, left)))


def chosen_of(page: list[Block], left: str) -> list[Block]:
    return [block for block in page if left not in block.said]


@pytest.mark.parametrize(
    "label",
    [
        "Comments", "3 Comments", "Leave a comment", "Kommentare (3)", "Commentaires", "コメント", "评论", "Комментарии",
        "댓글", "التعليقات", "टिप्पणियाँ", "תגובות", "ความคิดเห็น", "Related articles", "Lesen Sie auch", "About the author",
        "Sign up for our newsletter",
    ],
)  # fmt: skip
def test_a_heading_of_a_section_ends_the_article(label: str) -> None:
    assert kept(f"{TEXT}<h3>{label}</h3><p>more</p><div><p>last</p></div>") == "abcd abcd"


@pytest.mark.parametrize(
    "label", ["Discussion", "DEBATE", "Related", "Newsletter", "Related: Storms at sea", "Sources", "Storms"]
)
def test_a_heading_that_may_be_the_articles_does_not(label: str) -> None:
    assert kept(f"{TEXT}<h3>{label}</h3><p>more</p>") == f"abcd abcd {label[:4]} more"


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<h3>Comments</h3><p>more</p><h3>Sources</h3><p>last</p>", "Sour last"),
        ("<h3>Comments</h3><p>more</p><h2>Sources</h2><p>last</p>", "Sour last"),
        ("<h3>Comments</h3><p>more</p><h4>Anna</h4><p>last</p>", ""),
        ("<h3>Comments</h3><p>more</p><h3>Related articles</h3><p>last</p>", ""),
        ("<div><h3>Comments</h3><p>more</p></div><p>last</p>", ""),
        ("<div><h3>Comments</h3><p>more</p></div><h3>Sources</h3><p>last</p>", "Sour last"),
        ("<p>Leave a comment</p><p>more</p><h6>Sources</h6><p>last</p>", "Sour last"),
        ("<p>Comments</p><p>more</p>", "Comm more"),
        ("<p>Related articles</p><p>more</p>", "Rela more"),
    ],
)
def test_a_section_goes_to_the_next_heading_as_high(html: str, expected: str) -> None:
    assert kept(f"{TEXT}{html}") == f"abcd abcd {expected}".strip()


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<div><h3>Comments</h3><p>more</p></div><p>last</p>", "last"),
        ("<div><div><h3>Related articles</h3></div><ul><li>more</li></ul></div><h4>Storms</h4>", "Stor"),
        ("<div><div><h3>Comments</h3></div><h2>Anna</h2><p>more</p></div><p>last</p>", "last"),
        ("<h3>Comments</h3><p>last</p>", "last"),
        ("<div><p>Leave a comment</p><p>last</p></div>", "last"),
        ("<p>one</p><div><h3>Comments</h3><p>more</p></div><div><h3>Related articles</h3><p>more</p></div><p>last</p>", "one last"),
    ],
)  # fmt: skip
def test_where_the_label_is_not_chosen_its_own_element_bounds_the_section(html: str, expected: str) -> None:
    for label in ("Comments", "Related articles", "Leave a comment"):
        html = html.replace(label, f"<i>{label}</i>")
    tree = html_tree.document(f"<html><body>{TEXT}{html}</body></html>")
    assert tree is not None
    page = blocks(tree)
    chosen = [block for block in page if block.runs[0].node.tag != "i"]
    assert " ".join(block.said[:4] for block in without_end(page, chosen)) == f"abcd abcd {expected}"


@pytest.mark.parametrize(
    ("before", "label", "is_ended"),
    [
        (50, "<h3>Related articles</h3>", True),
        (49, "<h3>Related articles</h3>", False),
        (25, "<h3>Leave a comment</h3>", True),
        (24, "<h3>Leave a comment</h3>", False),
        (50, "<p>Leave a comment</p>", True),
        (49, "<p>Leave a comment</p>", False),
    ],
)
def test_so_much_has_to_stand_before_a_label(before: int, label: str, is_ended: bool) -> None:
    rest = 100 - before - len(label.replace("<h3>", "").replace("</h3>", "").replace("<p>", "").replace("</p>", ""))
    result = kept(f"<p>{'a' * before}</p>{label}<p>{'z' * rest}</p>")
    assert ("zzzz" not in result) == is_ended


@pytest.mark.parametrize(("length", "is_ended"), [(LONGEST_LABEL, True), (LONGEST_LABEL + 1, False)])
def test_labels_are_short(length: int, is_ended: bool) -> None:
    label = "Leave a comment on ".ljust(length, "x")
    assert ("last" not in kept(f"{TEXT}<h3>{label}</h3><p>last</p>")) == is_ended


@pytest.mark.parametrize(("length", "is_ended"), [(LONGEST_LINE, True), (LONGEST_LINE + 1, False)])
def test_labels_that_are_no_headings_are_shorter(length: int, is_ended: bool) -> None:
    label = "Leave a comment".ljust(length, ".")
    assert ("last" not in kept(f"{TEXT}<p>{label}</p><p>last</p>")) == is_ended


def test_nothing_chosen_stays_nothing() -> None:
    assert kept("<p>not-chosen</p>") == ""
    assert without_end([], []) == []


@pytest.mark.parametrize(
    ("html", "is_ended"),
    [
        ("<h2>Up next</h2><h3>Storms</h3><p>RUN</p>", False),
        ("<h2>Up next</h2><h3>Storms</h3><p><a href=/>RUN</a></p>", True),
        ("<h2>Up next</h2><h3>Storms</h3><p>teaser</p><p>RUN</p>", True),
        ("<h2>More from Harbour</h2><p>teaser</p>", False),
        ("<h2>Leave a comment</h2><p>RUN</p>", True),
    ],
)
def test_an_article_may_go_on_behind_a_label_for_related_ones(html: str, is_ended: bool) -> None:
    long = "<p>" + "abcd " * 100 + "</p>"
    assert (kept(long + html.replace("RUN", "x" * RUNNING)) == "abcd") == is_ended
    shorter = html.replace("RUN", "x" * (RUNNING - 1))
    assert (kept(long + shorter) == "abcd") == ("from" not in html)
