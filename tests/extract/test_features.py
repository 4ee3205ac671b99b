"""What is measured of a page's blocks, column by column."""

from __future__ import annotations

from math import isfinite
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from syndicate.extract.blocks import blocks
from syndicate.extract.features import NAMES, Told, Weights, has_spaces, label_words, rows, word_count
from syndicate.values import html_tree

if TYPE_CHECKING:
    from collections.abc import Mapping

LINE = "The ferry came back to the bay on a cold morning in March, and people waved."
EIGHT = "one two three four five six seven eight"


def measured(html: str, told: Told | None = None, weights: Weights | None = None) -> list[dict[str, float]]:
    tree = html_tree.document(f"<html><body>{html}</body></html>")
    assert tree is not None
    return [dict(zip(NAMES, row, strict=True)) for row in rows(blocks(tree), told or Told(), weights or Weights())]


def column(name: str, html: str, told: Told | None = None, weights: Weights | None = None) -> list[float]:
    return [row[name] for row in measured(html, told, weights)]


def numbered(count: int, start: int = 0) -> str:
    return "".join(f"<p>no {at}</p>" for at in range(start, start + count))


# -- words


@pytest.mark.parametrize(
    ("said", "count"),
    [
        ("one", 1),
        ("one two three", 3),
        ("één twee", 2),
        ("灯", 1),
        ("灯" * 19, 11),
        ("ひらカタ漢字" * 3 + "灯", 11),
        ("灯 台", 2 + 1 / 1.8),
        ("ก" * 6, 2),
        ("ก" * 11, 3),
        ("ລ" * 6, 2),
        ("ខ" * 6, 2),
        ("မ" * 6, 2),
        ("서울 시장", 2),
        ("灯" * 19 + "ก" * 6, 12),
    ],
)
def test_words_are_counted_in_scripts_without_spaces_too(said: str, count: float) -> None:
    assert word_count(said) == pytest.approx(count)


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("", True),
        ("one two", True),
        ("灯台の光", False),
        ("ภาษาไทย", False),
        ("서울 시장", True),
        ("灯台 lamp", True),
        ("灯a", True),
        ("灯台a", False),
        ("ก灯ab", True),
        ("ก灯a", False),
    ],
)
def test_which_scripts_set_spaces(said: str, expected: bool) -> None:
    assert has_spaces(said) is expected


@pytest.mark.parametrize(
    ("folded", "expected"),
    [
        ("", []),
        ("read more", ["read", "more"]),
        ("12 march 2024, no 7b", ["0", "march", "0", "no", "0b"]),
        ("灯台", ["灯", "台"]),
        ("x-" * 30, ["x"] * 24),
    ],
)
def test_the_words_of_a_label(folded: str, expected: list[str]) -> None:
    assert label_words(folded) == expected


# -- one page, wholly

PAGE = (
    "<header><a href=/><b>Gazette</b></a></header><main class=good><h1>The ferry is back</h1><div class='story bad'>"
    f"<p>By Ada Holm:</p><p>{LINE}</p><h2>More of <a href=/>it</a></h2><p>{LINE}</p>"
    f"<p>{LINE} <a href=/>Seen from here</a></p></div>"
    "<ul class=list7><li class=x1><a href=/>Read more 12</a></li><li class=x2>Gulls</li></ul></main>"
)
TOLD = Told(["The Ferry is back"], ["Ada Holm"], f"{LINE} Gulls were there too.")
WEIGHTS = Weights(
    {"good": 2.0, "bad": -3.0, "story": 1.5}, {"read": -2.0, "more": -1.0, "0": 0.5, "it": -0.25, "by": 1.0}
)
WITHIN = (
    "article", "main", "aside", "footer", "nav", "header", "figure", "form", "table", "list", "quote", "caption",
    "linked",
)  # fmt: skip
# The page has 306 characters, 35 of them in links, and 66 words in 9 blocks, 51 of which are running text. In `main`
# are 299, 28, 65 and 8; in `div` 265, 16, 57 and 5; in `ul` 17, 12, 4 and 2.
BEFORE_ALL = {"words": -1, "links": -1, "kind": -1, "label": 0, "worst": 0, "end": -1, "summed": 0, "same": 0}
IN_STORY = {
    "score": 0, "score above": -1.5, "worst": -1.5, "best": 2, "summed": 0.5, "depth": 4, "hidden": 0,
    "share 1": 1, "share 2": 1, "share 3": 1, "links in 1": 16 / 265, "links in 2": 28 / 299, "links in 3": 35 / 306,
    "mean words 1": 57 / 5, "mean words 2": 65 / 8, "blocks 1": 5, "blocks 2": 8, "off core": 0, "depth in core": 1,
    "running words": 51, "blocks": 9,
}  # fmt: skip
LAST_IN_STORY = {
    "words": 19, "word length": 91 / 19.5, "links": 14 / 91, "end": 0, "kind": 1,
    "label sum": 0, "label mean": 0, "label worst": 0,
    "share": 19 / 51, "links in": 14 / 91, "mean words": 19,
    "alike": 4, "alike words": 54 / 4, "alike share": 1, "alike links": 14 / 255,
    "position": 6 / 9, "words above": 43 / 66, "from first": 3, "from last": 0, "from title": 5,
    "heading label": -1.25, "heading links": 0.2, "from heading": 2, "words since heading": 16,
    "is title": 0, "stated": 14 / 17, "copies": 1,
}  # fmt: skip
HEADING = {
    "words": 3, "word length": 10 / 3.5, "links": 0.2, "end": 0, "kind": 22,
    "label sum": -1.25, "label mean": -1.25 / 3, "label worst": -1,
    "share": 0, "links in": 0.2, "mean words": 3,
    "alike": 1, "alike words": 3, "alike share": 0, "alike links": 0.2,
    "position": 4 / 9, "words above": 24 / 66, "from first": 1, "from last": -2, "from title": 3,
    "heading label": 0, "heading links": 0, "from heading": 3, "words since heading": 16,
    "is title": 0, "stated": 0, "copies": 1,
}  # fmt: skip
LINK = {
    "words": 3, "word length": 12 / 3.5, "links": 1, "end": 0, "kind": 2, "hidden": 0,
    "label sum": -2.5, "label mean": -2.5 / 3, "label worst": -2,
    "score": 0, "score above": 0, "worst": 0, "best": 2, "summed": 2, "depth": 4,
    "share": 0, "share 1": 0, "share 2": 1, "share 3": 1,
    "links in": 1, "links in 1": 12 / 17, "links in 2": 28 / 299, "links in 3": 35 / 306,
    "mean words": 3, "mean words 1": 2, "mean words 2": 65 / 8, "blocks 1": 2, "blocks 2": 8,
    "off core": 2, "depth in core": 1,
    "alike": 2, "alike words": 2, "alike share": 0, "alike links": 12 / 17,
    "position": 7 / 9, "words above": 62 / 66, "from first": 4, "from last": 1, "from title": 6,
    "heading label": -1.25, "heading links": 0.2, "from heading": 3, "words since heading": 35,
    "is title": 0, "stated": 0, "copies": 1, "running words": 51, "blocks": 9,
}  # fmt: skip
TITLE = {
    "words": 4, "word length": 17 / 4.5, "links": 0, "end": 0, "kind": 21, "hidden": 0,
    "label sum": 0, "label mean": 0, "label worst": 0,
    "score": 0, "score above": 2, "worst": 0, "best": 2, "summed": 2, "depth": 3,
    "share": 0, "share 1": 1, "share 2": 1, "share 3": 1,
    "links in": 0, "links in 1": 28 / 299, "links in 2": 35 / 306, "links in 3": 35 / 306,
    "mean words": 4, "mean words 1": 65 / 8, "mean words 2": 66 / 9, "blocks 1": 8, "blocks 2": 9,
    "off core": 2, "depth in core": 0,
    "alike": 1, "alike words": 4, "alike share": 0, "alike links": 0,
    "position": 1 / 9, "words above": 1 / 66, "from first": -2, "from last": -5, "from title": 0,
    "heading label": 0, "heading links": 0, "from heading": 50, "words since heading": 0,
    "is title": 1, "stated": 0, "copies": 1, "running words": 51, "blocks": 9,
}  # fmt: skip
BESIDE_STORY = {"kind": 1, "label": 0, "worst": -1.5, "end": 1, "summed": 0.5}


def beside(at: str, said: Mapping[str, float]) -> dict[str, float]:
    return {f"{'same kind of place' if name == 'same' else name} {at}": value for name, value in said.items()}


@pytest.mark.parametrize(
    ("at", "within", "expected"),
    [
        (
            1,
            {"main"},
            TITLE
            | beside("before", BEFORE_ALL | {"words": 1, "links": 1, "kind": 0, "end": 0})
            | beside("after", BESIDE_STORY | {"words": 3, "links": 0, "label": 1, "end": 0.5, "same": 0}),
        ),
        (
            4,
            {"main"},
            IN_STORY
            | HEADING
            | beside("before", BESIDE_STORY | {"words": 16, "links": 0, "same": 0})
            | beside("after", BESIDE_STORY | {"words": 16, "links": 0, "same": 0}),
        ),
        (
            6,
            {"main"},
            IN_STORY
            | LAST_IN_STORY
            | beside("before", BESIDE_STORY | {"words": 16, "links": 0, "same": 1})
            | beside("after", {"words": 3, "links": 1, "kind": 2, "label": -2.5, "worst": 0, "end": 0, "summed": 2, "same": 0}),
        ),
        (
            7,
            {"main", "list"},
            LINK
            | beside("before", BESIDE_STORY | {"words": 19, "links": 14 / 91, "end": 0, "same": 0})
            | beside("after", {"words": 1, "links": 0, "kind": 2, "label": 0, "worst": 0, "end": 0, "summed": 2, "same": 1}),
        ),
    ],
    ids=["title", "heading", "paragraph", "link"],
)  # fmt: skip
def test_what_is_measured_of_a_block(at: int, within: set[str], expected: dict[str, float]) -> None:
    row = measured(PAGE, TOLD, WEIGHTS)[at]
    assert {name for name in WITHIN if row[name]} == within
    assert {name: value for name, value in row.items() if name not in WITHIN} == pytest.approx(expected)


def test_the_first_has_none_before_it_and_the_last_none_behind() -> None:
    found = measured(PAGE, TOLD, WEIGHTS)
    assert len(found) == 9
    none = beside("before", BEFORE_ALL)
    assert {name: found[0][name] for name in none} == none
    none = beside("after", BEFORE_ALL)
    assert {name: found[-1][name] for name in none} == none
    assert found[0]["words after"] == 4
    assert found[-1]["label before"] == -2.5


def test_a_page_without_text_has_no_rows() -> None:
    assert rows([], Told(), Weights()) == []


def test_names_of_columns_are_unique() -> None:
    assert len(set(NAMES)) == len(NAMES)


_TAGS = st.sampled_from(["p", "div", "ul", "li", "h1", "h2", "a", "b", "aside", "article", "br"])
_PAGES = st.recursive(
    st.sampled_from(["word", LINE, "灯台の光", "…", " ", "12."]),
    lambda inner: st.builds(
        lambda tag, parts: f"<{tag}>" if tag == "br" else f"<{tag}>{''.join(parts)}</{tag}>",
        _TAGS,
        st.lists(inner, max_size=4),
    ),
    max_leaves=15,
)


@given(_PAGES)
@settings(max_examples=60, deadline=None)
def test_any_page_has_a_row_of_finite_numbers_for_each_block(html: str) -> None:
    found = measured(html, TOLD, WEIGHTS)
    assert all(isfinite(value) for row in found for value in row.values())
    assert all(row["blocks"] == len(found) for row in found)
    for name in ("links", "share", "share 1", "share 2", "share 3", "links in", "position", "alike share"):
        assert all(0 <= row[name] <= 1 for row in found)


# -- single columns


@pytest.mark.parametrize(
    ("html", "within"),
    [
        ("<article><p>x1</p></article>", {"article"}),
        ("<main><aside><p>x1</p></aside></main>", {"main", "aside"}),
        ("<footer><nav><p>x1</p></nav></footer>", {"footer", "nav"}),
        ("<header><form><p>x1</p></form></header>", {"header", "form"}),
        ("<figure><figcaption>x1</figcaption></figure>", {"figure", "caption"}),
        ("<table><tr><td>x1</td></tr></table>", {"table"}),
        ("<blockquote><ol><li>x1</li></ol></blockquote>", {"quote", "list"}),
        ("<a href=/><p>x1</p></a>", {"linked"}),
        ("<p>x1</p>", set()),
    ],
)
def test_what_a_block_stands_in(html: str, within: set[str]) -> None:
    (row,) = measured(html)
    assert {name for name in WITHIN if row[name]} == within


@pytest.mark.parametrize(
    ("tags", "kind"),
    [
        ("p", 1), ("ul li", 2), ("div", 3), ("table tr td", 4), ("table tr th", 4), ("blockquote", 5),
        ("figure figcaption", 6), ("pre", 7), ("dl dd", 8), ("dl dt", 8), ("section", 9), ("article", 10), ("main", 10),
        ("", 11), ("address", 14), ("h1", 21), ("h2", 22), ("h3", 23), ("h4", 24), ("h5", 25), ("h6", 26),
        ("nav", 0),
    ],
)  # fmt: skip
def test_the_kind_of_an_element(tags: str, kind: float) -> None:
    names = tags.split()
    html = "".join(f"<{name}>" for name in names) + "x1" + "".join(f"</{name}>" for name in reversed(names))
    assert column("kind", html) == [kind]


@pytest.mark.parametrize(
    ("said", "end"),
    [
        ("It is", 0.0),
        ("It is.", 1.0),
        ("It is!", 1.0),
        ("It is?", 1.0),
        ("灯台。", 1.0),
        ("灯台！", 1.0),
        ("灯台？」", 1.0),
        ("दीप।", 1.0),
        ("چراغ۔", 1.0),
        ("مصباح؟", 1.0),
        ("“It is.”", 1.0),
        ("(“It is.”)", 1.0),
        ("It is.'''''", 1.0),
        ("It is.''''''", 0.0),
        ("It is:", 0.5),
        ("It is…", 0.5),
        ("It is,", 0.0),
        ("“It is”", 0.0),
        ("It. is", 0.0),
    ],
)
def test_how_a_block_ends(said: str, end: float) -> None:
    assert column("end", f"<p>{said}</p>") == [end]


@pytest.mark.parametrize(
    ("html", "good"),
    [
        (f"<p>{EIGHT}</p>", 8),
        (f"<p>{EIGHT} nine</p>", 9),
        ("<p>one two three four five six seven</p>", 0),
        (f"<aside>{EIGHT}</aside>", 0),
        (f"<nav>{EIGHT}</nav>", 0),
        (f"<footer>{EIGHT}</footer>", 0),
        (f"<form>{EIGHT}</form>", 0),
        (f"<dialog>{EIGHT}</dialog>", 0),
        (f"<header>{EIGHT}</header>", 8),
        ("<p><a href=/>aa bb cc dd</a> e f g h iii</p>", 9),
        ("<p><a href=/>aa bb cc dd</a> ee f g h i</p>", 0),
        (f"<p hidden>{EIGHT}</p>", 0),
    ],
)
def test_what_is_running_text(html: str, good: float) -> None:
    assert column("running words", html) == [good]


def test_links_are_no_more_than_all_of_a_block() -> None:
    page = "<p><a href=/>ab   \n   cd</a></p><p><a href=/>ab</a> cd</p><p>abcd<a href=/>ef</a></p>"
    assert column("links", page) == [1.0, 0.4, pytest.approx(1 / 3)]


def test_hidden_blocks() -> None:
    assert column("hidden", "<p>x1</p><p hidden>x2</p>") == [False, True]


@pytest.mark.parametrize(("count", "summed", "mean", "worst"), [(24, 24.0 - 3, (24.0 - 3) / 24, -2.0), (25, 0, 0, 0)])
def test_words_of_short_blocks_are_weighed(count: int, summed: float, mean: float, worst: float) -> None:
    said = "<p>" + " ".join(["More", *(["yes"] * (count - 1))]) + "</p>"
    (row,) = measured(said, weights=Weights(said={"more": -2.0, "yes": 1.0}))
    assert (row["label sum"], row["label mean"], row["label worst"]) == pytest.approx((summed, mean, worst))


def test_words_of_labels_are_folded_and_unknown_ones_weigh_nothing() -> None:
    weights = Weights(said={"mas": -1.5})
    assert column("label worst", "<p>Más</p><p>Nada</p>", weights=weights) == [-1.5, 0.0]
    assert column("label mean", "<p>Más leído</p>", weights=weights) == [-0.75]


def test_a_label_of_which_nothing_is_left_to_compare_weighs_nothing() -> None:
    (row,) = measured("<p>-\u0301</p>", weights=Weights(said={"-": 3.0, "\u0301": 3.0}))
    assert (row["label sum"], row["label mean"], row["label worst"]) == (0.0, 0.0, 0.0)


def test_the_title_is_looked_for_in_a_top_heading_first() -> None:
    told = Told(["No match", "The lamp"])
    other = "<p>x1</p><p>The Lamp</p><h2>The lamp</h2>"
    assert column("from title", f"{other}<h1>THE LAMP</h1>", told) == [-3, -2, -1, 0]
    assert column("from title", f"{other}<h1>Other</h1>", told) == [-1, 0, 1, 2]
    assert column("is title", f"{other}<h1>Other</h1>", told) == [False, True, True, False]


def test_without_a_title_all_is_far_from_it() -> None:
    assert column("from title", "<h1>The lamp</h1><p>x1</p>", Told(["Lamp"])) == [-51, -51]
    assert column("from title", "<h1>The lamp</h1><p>x1</p>") == [-51, -51]


def test_long_lines_are_no_titles() -> None:
    long = " ".join(["word"] * 25)
    assert column("is title", f"<h1>{long}</h1>", Told([long])) == [False]


def test_distances_below_title_and_heading_end_at_fifty() -> None:
    page = f"{numbered(3)}<h1>The lamp</h1>{numbered(60, 3)}"
    assert column("from title", page, Told(["The lamp"]))[:4] == [-3, -2, -1, 0]
    assert column("from title", page, Told(["The lamp"]))[-12:] == [49, *[50] * 11]
    assert column("from heading", page)[:5] == [50, 50, 50, 50, 1]
    assert column("from heading", page)[-12:] == [49, *[50] * 11]


def test_words_and_label_of_the_heading_above() -> None:
    page = f"<p>{EIGHT}</p><h3>More <a href=/>here</a></h3><p>{EIGHT}</p><p>x1</p><p>{EIGHT}</p><h4>End</h4><p>x2</p>"
    weights = Weights(said={"more": -2.0})
    assert column("words since heading", page) == [0, 8, 0, 8, 8, 16, 0]
    assert column("heading label", page, weights=weights) == [0, 0, -2, -2, -2, -2, 0]
    assert column("heading links", page) == [0, 0, 4 / 9, 4 / 9, 4 / 9, 4 / 9, 0]


def test_where_running_text_of_the_core_begins_and_ends() -> None:
    text = f"<p>{EIGHT}</p>"
    page = f"<p>x0</p>{text}<main><p>x1</p>{text * 4}<p>x2</p>{text * 2}</main><p>x3</p>"
    assert column("from first", page) == [-3, -2, -1, 0, 1, 2, 3, 4, 5, 6, 7]
    assert column("from last", page) == [-9, -8, -7, -6, -5, -4, -3, -2, -1, 0, 1]
    assert column("off core", page) == [2, 2, *[0] * 8, 2]
    assert column("depth in core", page) == [0, 0, *[1] * 8, 0]


def test_without_running_text_all_of_the_page_is_its_middle() -> None:
    page = "<div><p>x0</p><p>x1</p></div><p>x2</p>"
    assert column("from first", page) == [0, 1, 2]
    assert column("from last", page) == [-3, -2, -1]
    assert column("share", page) == column("share 3", page) == column("alike share", page) == [0, 0, 0]
    assert column("off core", page) == [0, 0, 0]
    assert column("depth in core", page) == [3, 3, 2]


def test_what_the_page_states_is_compared_in_runs_of_three_words() -> None:
    page = "<p>One two three four</p><p>one TWO three five</p><p>two one three</p><p>one two</p>"
    assert column("stated", page, Told(body="One two; three four.")) == [1.0, 0.5, 0.0, -0.5]
    assert column("stated", page) == [-1.0] * 4
    assert column("stated", page, Told(body="one two")) == [-1.0] * 4


def test_of_a_long_block_only_the_beginning_is_compared() -> None:
    stated = "abcd " * 79 + "abcde"
    assert len(stated) == 400
    assert column("stated", f"<p>{stated} no more of that</p>", Told(body=stated)) == [1.0]
    assert column("stated", f"<p>{stated[1:]} no more of that</p>", Told(body=stated))[0] < 1


def test_copies_of_a_text_are_counted() -> None:
    assert column("copies", "<p>One</p><p>two</p><p>One</p><p>one</p>") == [2, 1, 2, 1]


def test_blocks_divided_by_a_line_break_are_of_one_place() -> None:
    page = "<p>x0<br>x1</p><p class=n1>x2</p><p class=n2>x3</p>"
    assert column("same kind of place before", page) == [0, True, False, True]
    assert column("same kind of place after", page) == [True, False, True, 0]
    assert column("mean words", page) == [1, 1, 1, 1]
    assert column("alike", page) == [2, 2, 2, 2]


def test_elements_are_alike_that_stand_in_elements_alike() -> None:
    page = "<ul><li>a b c</li><li>d</li></ul><ol><li>e f</li></ol><ul><li><a href=/>ghi</a></li></ul>"
    assert column("alike", page) == [3, 3, 1, 3]
    assert column("alike words", page) == [5 / 3, 5 / 3, 2, 5 / 3]
    assert column("alike links", page) == [3 / 9, 3 / 9, 0, 3 / 9]
