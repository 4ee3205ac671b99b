"""What is an edit, what is churn, and what is neither."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from syndicate.entries._blocks import aligned, blocks, canonical
from syndicate.entries.changes import MOST_SLOTS, differences, settle, visible
from syndicate.entries.normalize import beginning
from syndicate.model import Entry
from syndicate.values import markup, reading_time

if TYPE_CHECKING:
    from collections.abc import Sequence

    from syndicate.model import Slot

NOW = datetime(2026, 3, 14, 12, tzinfo=UTC)
PLAIN = ("<p>The ferry leaves at nine.</p>", "<p>It comes back at noon.</p>", "<p>Dogs travel free.</p>")


def entry(content: str = "".join(PLAIN), **values: Any) -> Entry:
    text = markup.text_of(content)
    given: dict[str, Any] = {
        "id": "tag:x.example,2026:1", "source": "a", "link": "https://a.example/1", "title": "The ferry",
        "authors": ["Ada Holm"], "published": NOW, "updated": NOW, "content": content, "text": text,
        "summary": beginning(content), "reading_time": reading_time.minutes(text), "slug": "the-ferry",
        "first_seen": NOW,
    }  # fmt: skip
    return Entry(**(given | values))


def reads(first: Entry, *later: Entry) -> tuple[Entry, list[bool], Sequence[Slot]]:
    """Read an entry again and again; return it as it is published at the end, which reads were edits, and the memory."""
    published, edits = first, []
    slots: tuple[Slot, ...] = ()
    for read in later:
        settled = settle(published, read, slots)
        published, slots = settled.entry, tuple(settled.slots)
        edits.append(settled.edited)
    return published, edits, slots


def with_ad(ad: object, *paragraphs: str) -> Entry:
    first, *rest = paragraphs or PLAIN
    return entry(f"{first}<p>Advertisement {ad}</p>{''.join(rest)}")


# -- canonical form


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ('<a href="x" title="y">l</a>', '<a title="y" href="x">l</a>'),
        ('<p class="b a">t</p>', '<p class="a  b">t</p>'),
        ("<p>a  b\n c</p>", "<p>a b c</p>"),
        ("<p>a</p>\n<p>b</p>", "<p>a</p> <p>b</p>"),
        ('<img alt="a &gt; b" src="s">', '<img src="s" alt="a &gt; b">'),
    ],
)
def test_what_nobody_sees_is_no_difference(one: str, other: str) -> None:
    assert canonical(one) == canonical(other)
    assert visible(entry(one, text="t", summary="s")) == visible(entry(other, text="t", summary="s"))
    settled = settle(entry(one), entry(other), ())
    assert (settled.edited, settled.entry.content, list(settled.slots)) == (False, one, [])


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ('<a href="x">l</a>', '<a href="y">l</a>'), ("<p>ab</p>", "<p>a b</p>"), ("<p>a</p>", "<h2>a</h2>"),
        ('<p title="b a">t</p>', '<p title="a b">t</p>'), ("<p>a</p>", "<p>a</p><p>b</p>"), ("<p>A</p>", "<p>a</p>"),
    ],
)  # fmt: skip
def test_what_a_reader_sees_is_a_difference(one: str, other: str) -> None:
    assert canonical(one) != canonical(other)
    assert visible(entry(one)) != visible(entry(other))
    assert settle(entry(one), entry(other), ()).edited


@pytest.mark.parametrize(
    ("field", "value", "sees"),
    [
        ("title", "Another", True), ("authors", ["Bo Lund"], True), ("summary", "Other", True), ("image", "i", True),
        ("image_alt", "a", True), ("language", "nb", True), ("categories", ["x"], True), ("link", "https://b", False),
        ("teaser", True, False), ("published", NOW.replace(year=2025), False), ("updated", NOW.replace(year=2027), False),
        ("slug", "s", False), ("position", 9, False),
    ],
)  # fmt: skip
def test_what_a_subscriber_sees_is_digested(field: str, value: Any, *, sees: bool) -> None:
    assert (visible(entry()) != visible(entry(**{field: value}))) is sees


def test_the_order_of_authors_is_seen_and_that_of_categories_is_not() -> None:
    assert visible(entry(authors=["A", "B"])) != visible(entry(authors=["B", "A"]))
    assert visible(entry(categories=["A", "B"])) == visible(entry(categories=["B", "A"]))


# -- blocks


@pytest.mark.parametrize(
    ("html", "found"),
    [
        ("<p>a</p>\n<p>b <b>c</b></p>", ["<p>a</p>\n", "<p>b <b>c</b></p>"]),
        ("words<p>a</p>tail", ["words", "<p>a</p>", "tail"]),
        ("<ul><li>a</li><li>b<ul><li>c</li></ul></li></ul>",
         ["<ul>", "<li>a</li>", "<li>b<ul><li>c</li></ul></li>", "</ul>"]),
        ("<div><p>a</p></div>", ["<div>", "<p>a</p>", "</div>"]),
        ("<table><tbody><tr><td>a</td></tr></tbody></table>",
         ["<table>", "<tbody>", "<tr><td>a</td></tr>", "</tbody>", "</table>"]),
        ('<a href="a>b">l</a> x<br>y<hr><img src="i">', ['<a href="a>b">l</a> x<br>y', "<hr>", '<img src="i">']),
        ("", []), ("</p>", ["</p>"]), ("a < b", ["a < b"]), ("<p>", ["<p>"]),
    ],
)  # fmt: skip
def test_html_is_a_row_of_blocks(html: str, found: list[str]) -> None:
    assert blocks(html) == found


@given(st.text(alphabet='<>/pdivul ="ab', max_size=60))
@settings(max_examples=200)
def test_blocks_joined_are_the_html(html: str) -> None:
    assert "".join(blocks(html)) == html


def test_an_article_of_too_many_blocks_is_one() -> None:
    assert len(blocks("<p>a</p>" * 2_000)) == 2_000
    assert len(blocks("<p>a</p>" * 2_001)) == 1


@given(st.lists(st.sampled_from("abcd"), max_size=12), st.lists(st.sampled_from("abcd"), max_size=12))
@settings(max_examples=200)
def test_aligned_places_cover_both_rows_in_order(old: list[str], new: list[str]) -> None:
    places = list(aligned(old, new))
    assert [each for one, _ in places for each in old[one]] == old
    assert [each for _, other in places for each in new[other]] == new


def test_two_rows_of_the_same_length_differ_block_by_block() -> None:
    assert list(aligned(["a", "x", "y", "b"], ["a", "1", "2", "b"])) == [
        (slice(0, 1), slice(0, 1)), (slice(1, 2), slice(1, 2)), (slice(2, 3), slice(2, 3)), (slice(3, 4), slice(3, 4)),
    ]  # fmt: skip


def test_equal_beginnings_and_ends_are_found_first() -> None:
    assert list(aligned(["a", "x", "b", "c"], ["a", "y", "z", "b", "c"])) == [
        (slice(0, 1), slice(0, 1)), (slice(1, 2), slice(1, 3)), (slice(2, 4), slice(3, 5)),
    ]  # fmt: skip


@pytest.mark.parametrize(("count", "places"), [(500, 500), (501, 1)])
def test_very_long_rows_are_compared_at_their_ends_only(count: int, places: int) -> None:
    old, new = (["h", *(f"{side}{at}" for at in range(count)), "t"] for side in "ab")
    found = list(aligned(old, new))
    assert len(found) == places + 2
    assert [found[0], found[-1]] == [
        (slice(0, 1), slice(0, 1)), (slice(count + 1, count + 2), slice(count + 1, count + 2)),
    ]  # fmt: skip


def test_what_a_subscriber_has_seen_has_the_digest_it_always_had() -> None:
    assert visible(entry()) == "578b40b0059c35ff", "it stands in memories: another would be an edit of every entry"


# -- edits


def test_the_same_article_is_no_edit() -> None:
    settled = settle(entry(), entry(), ())
    assert (settled.entry, list(settled.slots), settled.edited) == (entry(), [], False)


@pytest.mark.parametrize(
    "field", [{"title": "New"}, {"authors": ["Bo"]}, {"image": "https://i"}, {"language": "nb"}, {"categories": ["x"]}]
)
def test_a_changed_field_is_an_edit_once(field: dict[str, Any]) -> None:
    published, edits, _ = reads(entry(), entry(**field), entry(**field), entry(**field))
    assert edits == [True, False, False]
    assert published == entry(**field)


def test_another_address_is_taken_over_and_no_edit() -> None:
    published, edits, _ = reads(entry(), entry(link="https://b.example/2"))
    assert (published.link, edits) == ("https://b.example/2", [False])


def test_an_edited_paragraph_is_an_edit_once_and_text_and_time_follow() -> None:
    edited = entry(PLAIN[0] + "<p>It comes back at one.</p>" + PLAIN[2])
    published, edits, _ = reads(entry(), edited, edited)
    assert edits == [True, False]
    assert (published.content, published.text, published.summary) == (edited.content, edited.text, edited.summary)


def test_an_edit_with_quiet_reads_between_is_an_edit_each_time() -> None:
    versions = [entry(PLAIN[0] + f"<p>Version {number}.</p>") for number in range(1, 7)]
    later = [each for version in versions for each in (version, version)]
    _, edits, _ = reads(entry(PLAIN[0] + "<p>Version 0.</p>"), *later)
    assert edits == [True, False] * 6


def test_two_edits_on_two_reads_in_a_row_are_both_taken_the_second_a_read_later() -> None:
    one, two = entry(PLAIN[0] + "<p>One.</p>"), entry(PLAIN[0] + "<p>Two.</p>")
    published, edits, _ = reads(entry(PLAIN[0] + "<p>Nil.</p>"), one, two, two)
    assert edits == [True, False, True]
    assert published.content == two.content


def test_a_text_that_grows_is_an_edit_each_time() -> None:
    grown = [entry("".join(PLAIN) + "".join(f"<p>Minute {n}.</p>" for n in range(count))) for count in range(1, 6)]
    published, edits, _ = reads(entry(), *grown)
    assert edits == [True] * 5
    assert published.content == grown[-1].content


# -- churn


def test_a_block_that_always_differs_is_one_edit_and_then_stays_as_published() -> None:
    published, edits, _ = reads(with_ad(0), *(with_ad(number) for number in range(1, 12)))
    assert edits == [True] + [False] * 10
    assert published == with_ad(1)


def test_while_one_place_churns_an_edit_elsewhere_is_taken_and_moves_once() -> None:
    edited = (PLAIN[0], "<p>It comes back at one.</p>", PLAIN[2])
    later = [with_ad(1), with_ad(2), with_ad(3), with_ad(4, *edited), with_ad(5, *edited), with_ad(6, *edited)]
    published, edits, _ = reads(with_ad(0), *later)
    assert edits == [True, False, False, True, False, False]
    assert published == with_ad(1, *edited)


def test_an_edit_right_beside_a_place_that_churns_does_not_set_it_free() -> None:
    def beside(ad: int, line: str) -> Entry:
        return entry(f"<p>{line}</p><p>Advertisement {ad}</p>{PLAIN[2]}")

    later = [beside(1, "Old."), beside(2, "Old."), beside(3, "New."), beside(4, "New."), beside(5, "New.")]
    published, edits, _ = reads(beside(0, "Old."), *later)
    assert edits == [True, False, True, False, False]
    assert published == beside(1, "New.")


def test_two_places_that_churn_are_told_apart() -> None:
    def twice(one: int, two: int) -> Entry:
        return entry(f"<p>Advertisement {one}</p>{PLAIN[0]}<p>Seen {two} times</p>{PLAIN[1]}")

    _, edits, slots = reads(twice(0, 0), *(twice(number, number) for number in range(1, 8)))
    assert edits == [True] + [False] * 6
    assert len(slots) == 2
    _, edits, _ = reads(twice(0, 0), twice(1, 0), twice(2, 0), twice(3, 1), twice(4, 2), twice(5, 3))
    assert edits == [True, False, True, False, False]


def test_what_is_there_every_other_time_is_churn() -> None:
    without, present = entry(), with_ad(1)
    published, edits, _ = reads(without, *([present, without] * 5))
    assert edits == [True] + [False] * 9
    assert published == present


@pytest.mark.parametrize("field", ["title", "summary", "image", "link"])
def test_a_field_that_always_differs_is_taken_once(field: str) -> None:
    later = [entry(**{field: f"{field} {number}"}) for number in range(1, 8)]
    published, edits, _ = reads(entry(), *later)
    assert getattr(published, field) == f"{field} 1"
    assert edits == [field != "link"] + [False] * 6


def test_what_churned_is_trusted_again_when_it_has_stood_still_for_three_reads() -> None:
    later = [with_ad(1), with_ad(2), with_ad(3), with_ad(4), with_ad(4), with_ad(4), with_ad(4)]
    published, edits, _ = reads(with_ad(0), *later)
    assert edits == [True, False, False, False, False, True, False]
    assert published == with_ad(4)


@pytest.mark.parametrize(
    ("ads", "edits"),
    [
        ((1, 2, 3, 3), (True, False, False, False)), ((1, 2, 3, 3, 3), (True, False, False, False, True)),
        ((1, 2, 3, 3, 4, 4), (True, False, False, False, False, False)), ((1, 2, 2), (True, False, True)),
        ((1, 1, 2, 2), (True, False, True, False)), ((1, 2, 1, 2, 2), (True, False, False, False, False)),
    ],
)  # fmt: skip
def test_three_differences_in_a_row_are_churn_and_two_are_not(ads: tuple[int, ...], edits: tuple[bool, ...]) -> None:
    assert tuple(reads(with_ad(0), *(with_ad(ad) for ad in ads))[1]) == edits


def test_a_place_that_rests_is_forgotten_after_three_quiet_reads() -> None:
    _, _, slots = reads(with_ad(0), with_ad(1))
    assert len(slots) == 1
    _, _, slots = reads(with_ad(0), with_ad(1), with_ad(1), with_ad(1))
    assert len(slots) == 1
    _, _, slots = reads(with_ad(0), *([with_ad(1)] * 4))
    assert len(slots) == 0
    _, _, slots = reads(entry(), *([entry(title="New")] * 4))
    assert len(slots) == 0


def test_a_summary_that_is_the_beginning_of_the_text_does_not_churn_by_itself() -> None:
    def first(ad: int) -> Entry:
        return entry(f"<p>Advertisement {ad}</p>{''.join(PLAIN)}")

    published, edits, _ = reads(first(0), *(first(number) for number in range(1, 6)))
    assert edits == [True] + [False] * 4
    assert published == first(1)


def test_a_held_change_leaves_well_formed_html() -> None:
    def boxed(ad: int, *, box: bool) -> Entry:
        inner = f"<p>Advertisement {ad}</p>{PLAIN[0]}"
        return entry(f"<blockquote>{inner}</blockquote>{PLAIN[1]}" if box else inner + PLAIN[1])

    published, _, _ = reads(boxed(0, box=True), boxed(1, box=True), boxed(2, box=False))
    assert published.content == markup.sanitise(published.content, None)
    assert published.text == markup.text_of(published.content)


def test_more_places_than_are_remembered_are_one() -> None:
    def many(count: int, read: int) -> Entry:
        return entry("".join(f"<p>Line {n}.</p><p>Ad {n} {read}</p>" for n in range(count)))

    assert MOST_SLOTS == 200
    for count in (MOST_SLOTS, MOST_SLOTS + 1):
        _, edits, slots = reads(many(count, 0), *(many(count, read) for read in range(1, 7)))
        assert edits == [True] + [False] * 5
        assert len(slots) == (count if count == MOST_SLOTS else 1)


@given(st.lists(st.integers(0, 3), min_size=1, max_size=12), st.integers(0, 2))
@settings(max_examples=100)
def test_an_edit_is_never_lost_whatever_churns(ads: list[int], where: int) -> None:
    lines = list(PLAIN)
    lines[where] = "<p>Edited words.</p>"
    before = [with_ad(ad) for ad in ads]
    after = [with_ad(f"x{number}", *lines) for number in range(3)]
    published, _, _ = reads(with_ad(0), *before, *after)
    assert "Edited words." in published.text
    assert published.text == markup.text_of(published.content)


@given(st.lists(st.text(alphabet="abc <>/p", max_size=12), min_size=2, max_size=8))
@settings(max_examples=100)
def test_any_html_settles_and_stands_still_in_the_end(texts: list[str]) -> None:
    versions = [entry(markup.sanitise(text, None)) for text in texts]
    published, edits, slots = reads(versions[0], *versions[1:], *([versions[-1]] * 6))
    assert visible(published) == visible(versions[-1])
    assert edits[-2:] == [False, False]
    assert list(slots) == []


# -- differences


def test_differences_are_told_field_by_field() -> None:
    new = entry(PLAIN[0] + "<p>Changed.</p>" + PLAIN[2], title="New\x1b[31m", authors=["A", "B"])
    assert differences(entry(summary="s"), replace(new, summary="s")) == [
        "title:", "- The ferry", "+ New\ufffd[31m", "authors:", "- Ada Holm", "+ A, B",
        "text:", "- It comes back at noon.", "+ Changed.",
    ]  # fmt: skip


def test_of_two_texts_of_thousands_of_paragraphs_the_numbers_alone_are_told() -> None:
    def long(count: int, word: str) -> Entry:
        return replace(entry(), text="\n\n".join(f"{word} {at}" for at in range(count)))

    assert differences(long(2_001, "a"), long(2_000, "b")) == ["text:", "- 2001 paragraphs", "+ 2000 paragraphs"]
    assert len(differences(long(2_000, "a"), long(2_000, "b"))) > 1_000


def test_a_form_that_changed_alone_is_told_so_and_nothing_is_nothing() -> None:
    assert differences(entry(), entry()) == []
    bold = entry("".join(PLAIN).replace("ferry", "<b>ferry</b>"))
    assert differences(entry(), bold) == ["content: its form alone, the text is the same"]
    assert differences(entry(image=None), entry(image="https://i")) == ["image:", "- -", "+ https://i"]
