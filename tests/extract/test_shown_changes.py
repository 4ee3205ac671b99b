"""The date of a change is never that of the publication, however a page marks it."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

from syndicate.extract import _marks, _shown_dates, structured, visible
from syndicate.extract.combine import combine
from syndicate.model import Draft, Evidence
from syndicate.values import html_tree

if TYPE_CHECKING:
    from lxml.html import HtmlElement

URL = "https://news.example/a/story.html"
LATER, FIRST = "2026-03-15", "2026-03-14"
CHANGED = (None, LATER)


def tree_of(body: str = "", head: str = "") -> HtmlElement:
    tree = html_tree.document(f"<!DOCTYPE html><html lang=en><head>{head}</head><body>{body}</body></html>")
    assert tree is not None
    return tree


def dates_of(body: str, head: str = "") -> tuple[str | None, str | None]:
    found = combine(*structured.evidence(tree_of(f"<h1>The ferry</h1>{body}", head), URL, URL))
    return found.published, found.updated


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<time class=updated datetime=2026-03-15>x</time>", CHANGED),
        ("<time class='entry-date updated' datetime=2026-03-15>x</time>", CHANGED),
        ("<time id=date-modified datetime=2026-03-15>x</time>", CHANGED),
        ("<time itemprop=dateModified datetime=2026-03-15>15 March 2026</time>", CHANGED),
        ("<p itemprop=dateModified content=2026-03-15>x <time datetime=2026-03-15>x</time></p>", CHANGED),
        ("<span class=last-updated><time datetime=2026-03-15>x</time></span>", CHANGED),
        ("<b class=last-updated><i><time datetime=2026-03-15>x</time></i></b>", CHANGED),
        ("<b class=last-updated><i><i><time datetime=2026-03-15>x</time></i></i></b>", (LATER, None)),
        ("<b itemprop=dateModified><i class=icon></i><svg></svg> <time datetime=2026-03-15>15 March 2026</time></b>", CHANGED),
        ("<b itemprop=dateModified><i></i><i></i><i></i><time datetime=2026-03-15>15 March 2026</time></b>", CHANGED),
        ("<b itemprop=dateModified><i></i><i></i><i></i><i></i><time datetime=2026-03-15>x</time></b>", (LATER, None)),
        ("<b itemprop=dateModified><i>Last</i> <time datetime=2026-03-15>15 March 2026</time></b>", CHANGED),
        ("<b class=last-update><b><i>Anna</i> <time datetime=2026-03-15>15 March 2026</time></b></b>", (LATER, None)),
        ("<b class='date updated'><i class=icon></i> <i><time datetime=2026-03-15>x</time></i></b>", (LATER, None)),
        ("<p>14 March 20<b>26</b></p>", (FIRST, None)),
        ("<b class=hide-updated><time class=published datetime=2026-03-15>x</time></b>", (LATER, None)),
        (f"<div class=layout-updated>{'word ' * 20}<time datetime=2026-03-15>x</time></div>", (LATER, None)),
        ("<abbr class=updated title=2026-03-15>x</abbr>", CHANGED),
        ("<p><span class='date updated'>15 March 2026</span></p>", CHANGED),
        ("<p><span class=updated>15 March 2026</span></p>", CHANGED),
        ("<div class=updated-date><span class=date>15 March 2026</span></div>", CHANGED),
        ("<p>14 March 2026 <i class=updated>15 March 2026</i></p>", (FIRST, LATER)),
        ("<time class='published updated' datetime=2026-03-15>x</time>", (LATER, None)),
        ("<time class=published datetime=2026-03-14>x</time><time class=updated datetime=2026-03-15>x</time>", (FIRST, LATER)),
        ("<time class=updated datetime=2026-03-15>x</time><time class=published datetime=2026-03-14>x</time>", (FIRST, LATER)),
        ("<p><time datetime=2026-03-15>15 March 2026</time> (updated)</p>", CHANGED),
        ("<p><time datetime=2026-03-15>Updated 15 March 2026</time></p>", CHANGED),
        ("<p>14 March 2026, updated <time datetime=2026-03-15>15 March 2026</time></p>", (FIRST, LATER)),
        ("<p><time datetime=2026-03-15 title='Updated on 15 March'>15 March 2026</time></p>", CHANGED),
        ("<p><time datetime=2026-03-15 aria-label='Last modified: 15 March'>15 March 2026</time></p>", CHANGED),
        ("<p><time datetime=2026-03-15 title='Published 15 March'>15 March 2026</time></p>", (LATER, None)),
        ("<p><time datetime=2026-03-15 title='15 March 2026, 9:00'>15 March 2026</time></p>", (LATER, None)),
        ("<time class=current-time datetime=2026-03-15>x</time>", (None, None)),
        ("<meta itemprop=dateModified content=2026-03-15>", CHANGED),
    ],
)  # fmt: skip
def test_a_date_marked_as_that_of_a_change(body: str, expected: tuple[str | None, str | None]) -> None:
    assert dates_of(body) == expected


@pytest.mark.parametrize(
    "words",
    [
        "Last updated:", "(Updated", "This page was last updated on", "Zuletzt aktualisiert:", "Der Artikel wurde aktualisiert am",
        "Mis à jour le", "Última actualización:", "最終更新", "更新时间：", "Обновлено", "آخر تحديث:", "עודכן:", "अंतिम अपडेट:", "แก้ไขล่าสุด",
    ],
)  # fmt: skip
def test_words_for_a_change_in_many_languages(words: str) -> None:
    assert dates_of(f"<p>{words} 15.03.2026</p>".replace("15.03.2026", "2026-03-15")) == CHANGED
    assert dates_of(f"<p>{words} <time datetime=2026-03-15>15</time></p>") == CHANGED


@pytest.mark.parametrize(
    "head",
    [
        *(f'<meta property="{name}" content="2026-03-15">' for name in ("og:updated_time", "article:modified_time", "article:modified")),
        *(
            f'<meta name="{name}" content="2026-03-15">'
            for name in (
                "lastmod", "dc.date.modified", "revised", "date.updated", "last_updated", "last-modified-date", "Updated-On",
                "publish-date-modified", "time.modified", "x:updated",
            )
        ),
        '<meta http-equiv="last-modified" content="2026-03-15">',
        '<meta itemprop="dateModified" content="2026-03-15">',
        '<script type="application/ld+json">{"@type":"NewsArticle","headline":"H","dateModified":"2026-03-15"}</script>',
        '<script type="application/ld+json">{"@type":"WebPage","dateModified":"2026-03-15"}</script>',
    ],
)  # fmt: skip
def test_a_declared_change(head: str) -> None:
    assert dates_of("<p>None.</p>", head) == CHANGED


@pytest.mark.parametrize("name", ["unmodified", "modified-by", "update-frequency", "lastupdatedx"])
def test_a_name_that_is_of_no_change(name: str) -> None:
    assert dates_of("<p>None.</p>", f'<meta name="{name}" content="2026-03-15">') == (None, None)


@pytest.mark.parametrize(
    ("body", "published"),
    [
        ("<p>The storm of <time datetime=2026-03-15>15 March</time> was the worst in many years, the mayor said.</p>", None),
        ("<p>The storm came on <time datetime=2026-03-15>15 March</time>.</p>", None),
        ("<p>港は<time datetime=2026-03-15>三月</time>に閉まった。</p>", None),
        ("<p>It was published on <time datetime=2026-03-15>15 March</time> and has sold more than a million copies in all.</p>", None),
        ("<p>Published on <time datetime=2026-03-15>15 March</time>.</p>", LATER),
        ("<p>By Anna Lindqvist, <time datetime=2026-03-15>15 March</time>.</p>", LATER),
        ("<p><time datetime=2026-03-15>15 March.</time></p>", LATER),
        ("<p>Anna Lindqvist <time datetime=2026-03-15>15 March</time> 4 min read</p>", LATER),
        ("<p>Rain and wind. <time datetime=2026-03-15>15 March</time></p>", LATER),
        ("<p>The sea rose high. It fell again.</p><time datetime=2026-03-15>15 March</time>", LATER),
    ],
)  # fmt: skip
def test_a_date_in_a_sentence_is_one_that_the_text_tells_of(body: str, published: str | None) -> None:
    assert dates_of(body) == (published, None)


@pytest.mark.parametrize(("others", "told"), [(_shown_dates.MOST_BESIDE - 1, False), (_shown_dates.MOST_BESIDE, True)])
def test_how_long_a_line_with_a_date_word_may_be(others: int, told: bool) -> None:
    body = f"<p>Published{' so' * others} <time datetime=2026-03-15>15</time>.</p>"
    assert dates_of(body) == (None if told else LATER, None)


@pytest.mark.parametrize(
    ("names", "date"),
    [
        ("entry-date", None),
        ("Last-Updated", "updated"),
        ("dateModified", "updated"),
        ("edited", "updated"),
        ("published updated", "published"),
        ("posted", "published"),
        ("issued modified", "published"),
        ("created", "published"),
        ("pubdate", "published"),
        ("x" * _marks.LONGEST_NAMES + "updated", None),
        ("", None),
    ],
)
def test_which_date_names_are_those_of(names: str, date: str | None) -> None:
    assert _marks.date_of(names) == date


def _draft(**values: str) -> Draft:
    return Draft(**values, evidence={name: Evidence("json-ld") for name in values})  # type: ignore[arg-type]


def test_the_publishers_clock_is_told_by_the_other_date_too() -> None:
    first = _draft(published="2026-03-15T03:05:00+00:00", updated="2026-03-16T03:05:00+00:00")
    same, other = _draft(updated="2026-03-14T19:05:00-08:00"), _draft(updated="2026-03-14T20:05:00-08:00")
    assert combine(first, same).published == "2026-03-14T19:05:00-08:00"
    assert combine(first, other).published == "2026-03-15T03:05:00+00:00"
    assert combine(same).published is None
    reverse = combine(_draft(updated="2026-03-15T03:05:00+00:00"), _draft(published="2026-03-14T19:05:00-08:00"))
    assert reverse.updated == "2026-03-14T19:05:00-08:00"


def test_dates_that_stand_in_endless_elements_are_read_in_time() -> None:
    nested = "<time>" * 200 + "<b>x</b>" * 20_000 + "</time>" * 200
    wide = "<div>" + "word " * 100_000 + "<time datetime=2026-03-15>x</time>" * 200 + "</div>"
    start = time.process_time()
    for body in (nested, wide):
        structured.evidence(tree_of(body), URL, URL)
    assert time.process_time() - start < 5


@pytest.mark.parametrize("key", ["author", "headline", "keywords", "datePublished", "image"])
def test_nested_properties_are_read_in_time(key: str) -> None:
    body = f"<div itemprop={key}>" * 200 + "<b>some word,</b> here " * 20_000 + "</div>" * 200
    start = time.process_time()
    visible.microdata(visible.Page(tree_of(body), URL, "en"))
    assert time.process_time() - start < 3


@pytest.mark.parametrize(
    ("inner", "expected"),
    [
        ("<b>by</b> <i itemprop=name>Anna Lindqvist</i> " + "lives by the sea " * 50, ["Anna Lindqvist"]),
        ("Anna Lindqvist" + " " * 500, ["Anna Lindqvist"]),
        ("Anna Lindqvist, " + "Tom Okafor lives by the sea, " * 20, []),
        ("<b></b>" * (visible.MOST_WITHIN - 1) + "<i itemprop=name>Anna Lindqvist</i> lives here", ["Anna Lindqvist"]),
        ("<b></b>" * visible.MOST_WITHIN + "x<i itemprop=name>Anna Lindqvist</i>" + "lives here " * 50, []),
    ],
)
def test_the_name_of_an_author_is_no_life(inner: str, expected: list[str]) -> None:
    page = visible.Page(tree_of(f"<div itemprop=author>{inner}</div>"), URL, "en")
    assert list(visible.microdata(page).authors) == expected


def test_words_of_an_element_are_bounded() -> None:
    node = next(tree_of("<p>" + "<b>ab</b> " * 3_000 + "</p>").iter("p"))
    assert visible.words_of(node, 4) == "ab ab ab"
    assert len(visible.words_of(node)) == 3 * visible.MOST_PARTS // 2 - 1
    one, two = (
        next(tree_of(f"<p>{'a' * n}<b>b</b></p>").iter("p")) for n in (visible.MOST_OF_VALUE, visible.MOST_OF_VALUE + 1)
    )
    assert visible.words_of(one).endswith(" b")
    assert not visible.words_of(two).endswith(" b")
    long = next(tree_of(f"<p>{'a ' * 20_000}</p>").iter("p"))
    assert len(visible.words_of(long, 50_000)) == visible.LONGEST_PART - 1


@pytest.mark.parametrize(
    ("length", "read"), [(_shown_dates.LONGEST_DATE, True), (_shown_dates.LONGEST_DATE + 1, False)]
)
def test_how_long_an_element_that_is_a_date_may_be(length: int, read: bool) -> None:
    words = "14 March 2026 ".ljust(length, "x")
    found = _shown_dates.marked(visible.Page(tree_of(f"<h1>H</h1><b class=date>{words}</b>"), URL, "en"))
    assert found.published == (FIRST if read else None)


@pytest.mark.parametrize(
    ("length", "read"), [(_shown_dates.LONGEST_DATE_LINE, True), (_shown_dates.LONGEST_DATE_LINE + 1, False)]
)
def test_how_long_a_line_that_is_a_date_may_be(length: int, read: bool) -> None:
    assert dates_of(f"<p>{'14 March 2026 '.ljust(length, 'x')}</p>") == (FIRST if read else None, None)
    updated = "Updated 14 March 2026 ".ljust(length, "x")
    assert dates_of(f"<p>{updated.replace('2026', '<time datetime=2026-03-14>2026</time>')}</p>")[0] == (
        None if read else FIRST
    )


@pytest.mark.parametrize(("heading", "headline"), [("Ferrying", "Ferrying"), ("Ferries", "Harbour")])
def test_how_short_the_headline_that_the_title_holds_may_be(heading: str, headline: str) -> None:
    tree = tree_of(f"<h1>Harbour</h1><h1>{heading}</h1>", f"<title>News: {heading}, and more</title>")
    found = visible.Page(tree, URL, "en").headline
    assert found is not None
    assert found.text == headline


@pytest.mark.parametrize(("behind", "read"), [(_shown_dates.NEAR, True), (_shown_dates.NEAR + 1, False)])
def test_how_far_from_the_headline_a_marked_date_may_stand(behind: int, read: bool) -> None:
    body = f"<h1>H</h1>{'<br>' * (behind - 1)}<time datetime=2026-03-14>x</time>"
    assert _shown_dates.marked(visible.Page(tree_of(body), URL, "en")).published == (FIRST if read else None)


@pytest.mark.parametrize(("length", "expected"), [(visible.LONGEST_DATE, FIRST), (visible.LONGEST_DATE + 1, None)])
def test_a_property_may_state_its_date_in_words(length: int, expected: str | None) -> None:
    body = f"<b itemprop=datePublished>{'14 March 2026 '.ljust(length, 'x')}</b>"
    assert visible.microdata(visible.Page(tree_of(body), URL, "en")).published == expected


@pytest.mark.parametrize(
    ("heading", "is_masthead"),
    [("<a href=/>Harbour</a>", True), ("<a href=/>Harbour</a> ferries", False), ("<a href=/a>Harbour</a>", False)],
)
def test_a_masthead_is_nothing_but_a_link_to_the_first_page(heading: str, is_masthead: bool) -> None:
    page = visible.Page(tree_of(f"<h1>{heading}</h1><h1>Sea</h1>"), URL, "en")
    assert len(page.headings) == (1 if is_masthead else 2)


def test_after_the_first_whole_moment_no_date_is_read_but_that_of_a_change_is_no_end() -> None:
    moment, other = "<time datetime=2026-03-14T09:40Z>x</time>", "<time datetime=2026-03-14T09:40:30Z>x</time>"
    change, later = (
        "<time class=updated datetime=2026-03-15T09:40Z>x</time>",
        "<time class=updated datetime=2026-03-16>x</time>",
    )
    for body, published, updated in (
        (moment + other + change, "2026-03-14T09:40:00+00:00", None),
        (change + later + moment, "2026-03-14T09:40:00+00:00", "2026-03-15T09:40:00+00:00"),
    ):
        found = _shown_dates.marked(visible.Page(tree_of(f"<h1>H</h1>{body}"), URL, "en"))
        assert (found.published, found.updated) == (published, updated)


@pytest.mark.parametrize(("length", "noted"), [(200, "x" * 200), (201, "x" * 199 + "…")])
def test_what_was_not_taken_is_noted_up_to_a_length(length: int, noted: str) -> None:
    found = combine(
        Draft(summary="Taken", evidence={"summary": Evidence("opengraph")}),
        Draft(summary="x" * length, evidence={"summary": Evidence("meta")}),
    )
    assert [each.value for each in found.evidence["summary"].rejected] == [noted]
