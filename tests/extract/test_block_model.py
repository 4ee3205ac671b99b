"""The model of blocks: what is measured of them, what trees make of it, which set of them is taken, who agrees."""

from __future__ import annotations

import json
from math import exp
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from syndicate.extract import features, places, votes
from syndicate.extract.blocks import blocks, words
from syndicate.extract.choice import choose
from syndicate.extract.features import NAMES, Told, Weights, has_spaces, rows, word_count
from syndicate.extract.forest import Forest
from syndicate.extract.learned import learned, parse
from syndicate.extract.places import Places, name_words
from syndicate.values import html_tree

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from syndicate.extract.blocks import Block
    from syndicate.extract.forest import Tree

LINE = "The ferry came back to the bay on a cold morning in March, and people waved."


def tree_of(html: str) -> HtmlElement:
    tree = html_tree.document(f"<html><body>{html}</body></html>")
    assert tree is not None
    return tree


def blocks_of(html: str) -> list[Block]:
    return blocks(tree_of(html))


# -- blocks


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>one</p><p>two</p>", ["one", "two"]),
        ("<p>one <b>two</b> three</p>", ["one two three"]),
        ("<p>one<br>two</p>", ["one", "two"]),
        ("<div>one<p>two</p>three</div>", ["one", "two", "three"]),
        ("<p>one</p> - <p>…</p>", ["one"]),
        ("<script>var a</script><p>one<style>b{}</style> two</p>", ["one two"]),
        ("<p>on<span>e</span></p>", ["one"]),
        ("<ul><li>one<ul><li>two</li></ul></li></ul>", ["one", "two"]),
        ("<svg><text>no</text></svg>yes", ["yes"]),
        ("<p>  \n one \t two </p>", ["one two"]),
        ("<p>灯台</p>", ["灯台"]),
        ("<noscript><p>one</p></noscript>", ["one"]),
    ],
)
def test_a_page_is_divided_where_a_browser_divides_it(html: str, expected: list[str]) -> None:
    assert [block.said for block in blocks_of(html)] == expected


def test_an_article_that_the_parser_left_in_the_head_is_read() -> None:
    tree = html_tree.document("<html lang=en><title>A title</title><article><p>one two</p></article>")
    assert tree is not None
    assert [block.said for block in blocks(tree)] == ["one two"]


def test_a_block_knows_its_element_its_links_and_its_line_break() -> None:
    first, second, third = blocks_of("<div class=d>ab <a href=/>cdef</a> <b>gh</b><br><i>ij</i></div><p hidden>kl</p>")
    assert (first.element.tag, first.link_length, first.strong_length, first.opener, first.hidden) == (
        "div", 4, 2, None, False,
    )  # fmt: skip
    assert second.opener is not None
    assert (second.element.tag, second.opener.tag, second.hidden) == ("div", "br", False)
    assert (third.said, third.hidden) == ("kl", True)


@pytest.mark.parametrize(
    ("attribute", "hidden"),
    [
        ("hidden", True),
        ('style="color:red; display: none"', True),
        ('style="DISPLAY"', False),
        ('style="visibility:hidden"', True),
        ('aria-hidden="true"', True),
        ('aria-hidden="false"', False),
        ("class=x", False),
    ],
)
def test_what_is_not_shown_at_first_is_told(attribute: str, hidden: bool) -> None:
    (block,) = blocks_of(f"<div {attribute}><p>one</p></div>")
    assert block.hidden is hidden


def test_runs_can_be_cleared_one_by_one() -> None:
    (block,) = blocks_of("<p>one <b>two</b> three</p>")
    assert [run.said for run in block.runs] == ["one ", "two", " three"]
    assert [run.holder.tag for run in block.runs] == ["p", "b", "p"]
    block.runs[2].clear()
    block.runs[0].clear()
    assert "".join(block.element.itertext()) == "two"


_ELEMENTS = st.sampled_from(["p", "div", "b", "a", "ul", "li", "br", "span", "td", "h2", "script"])
_TREES = st.recursive(
    st.sampled_from(["word", "two words", " ", "灯台", "-"]),
    lambda inner: st.tuples(_ELEMENTS, st.lists(inner, max_size=4)),
    max_leaves=25,
)


def html_of(tree: Any) -> str:
    if isinstance(tree, str):
        return tree
    tag, inner = tree
    return f"<{tag}>" if tag == "br" else f"<{tag}>{''.join(map(html_of, inner))}</{tag}>"


@given(_TREES)
@settings(max_examples=100)
def test_no_word_is_lost_and_none_is_read_twice(tree: Any) -> None:
    root = tree_of(html_of(tree))
    for script in list(root.iter("script")):
        script.text = None
        for inner in list(script):
            script.remove(inner)
    expected = "".join("".join(root.itertext()).split())
    said = "".join("".join(run.said for run in block.runs) for block in blocks(root))
    assert words("".join(said.split())) == words("".join(character for character in expected if character != "-")) or (
        sorted("".join(said.split()).replace("-", "")) == sorted(expected.replace("-", ""))
    )


# -- places


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("articleBody", ["article", "body", "article-body"]),
        ("entry-content entry", ["entry", "content", "entry-content"]),
        ("post_1234 x", ["post"]),
        ("", []),
        ("a-b", ["a-b"]),
        ("ALLCAPS", ["allcaps"]),
        ("one two", ["one", "two"]),
    ],
)
def test_the_words_of_names(said: str, expected: list[str]) -> None:
    assert name_words(said) == expected


def test_very_many_names_are_cut() -> None:
    said = " ".join(f"{chr(97 + at % 26)}{chr(97 + at // 26)}x" for at in range(60))
    assert len(name_words(said)) == places.MOST_WORDS


def place_of(html: str, weights: dict[str, float] | None = None) -> places.Place:
    (block,) = blocks_of(html)
    return Places(weights or {}).of(block.element)


@pytest.mark.parametrize(
    ("html", "within"),
    [
        ("<article><p>x1</p></article>", places.ARTICLE),
        ("<div role=main><p>x1</p></div>", places.MAIN),
        ("<aside><nav><p>x1</p></nav></aside>", places.ASIDE | places.NAV),
        ("<figure><figcaption>x1</figcaption></figure>", places.FIGURE | places.CAPTION),
        ("<form><p>x1</p></form>", places.FORM),
        ("<div role=dialog><p>x1</p></div>", places.DIALOG),
        ("<div role=presentation><p>x1</p></div>", 0),
    ],
)
def test_what_a_place_stands_in(html: str, within: int) -> None:
    assert place_of(html).within == within


def test_names_promise_something_on_the_way_down() -> None:
    weights = {"good": 2.0, "bad": -3.0, "good-bad": 0.5}
    place = place_of("<div class=good><div class='bad x9'><p id=good-bad>x1</p></div></div>", weights)
    assert (place.score, place.worst, place.best, place.summed) == (-0.5, -3.0, 2.0, -1.5)
    assert place.parent is not None
    assert place.parent.key == ("div", "bad x0")


def test_the_core_is_the_deepest_element_around_most_of_the_text() -> None:
    page = (
        f"<div id=a><div id=b><p>{LINE}</p><p>{LINE}</p><p>{LINE}</p></div><div id=c><p id=d>{LINE}</p></div></div>"
        "<div><p>x1</p></div>"
    )
    found = {str(block.element.get("id") or block.said[:3]): row for block, row in measured(page)}
    assert found["The"]["off core"] == 0
    assert found["d"]["off core"] == 2
    assert found["x1"]["off core"] == 3
    assert found["The"]["share 1"] == 0.75
    assert found["The"]["share 2"] == 1.0
    assert found["d"]["share"] == 0.25


# -- rows


def measured(
    html: str, told: Told | None = None, weights: Weights | None = None
) -> list[tuple[Block, dict[str, float]]]:
    page = blocks_of(html)
    return [
        (block, dict(zip(NAMES, row, strict=True)))
        for block, row in zip(page, rows(page, told or Told(), weights or Weights()), strict=True)
    ]


def test_a_page_without_text_has_no_rows() -> None:
    assert rows([], Told(), Weights()) == []


def test_names_of_columns_are_unique() -> None:
    assert len(set(NAMES)) == len(NAMES)


def test_what_is_measured_of_a_block() -> None:
    weights = Weights({"story": 1.5}, {"read": -2.0, "more": -1.0, "0": 0.5})
    page = (
        f"<h1>A title</h1><div class=story><p>{LINE}</p><h2>A heading</h2><p>{LINE}</p><p>{LINE}</p></div>"
        "<ul><li><a href=/>Read more 12</a></li><li>Read more</li></ul>"
    )
    found = [row for _, row in measured(page, Told(["A title"], body=LINE), weights)]
    title, first, heading, second, third, link, last = found
    assert (title["is title"], title["kind"], title["from title"], first["from title"]) == (True, 21, 0, 1)
    assert (first["words"], first["links"], first["end"], first["kind"]) == (16, 0, 1.0, 1)
    assert (first["score"], first["score above"], first["best"], first["summed"]) == (0.0, 1.5, 1.5, 1.5)
    assert (link["links"], link["list"] > 0, link["linked"]) == (1.0, True, 0)
    assert link["label sum"] == -2.5
    assert link["label mean"] == pytest.approx(-2.5 / 3)
    assert link["label worst"] == -2.0
    assert last["label sum"] == -3.0
    assert (first["stated"], heading["stated"], link["stated"]) == (1.0, -0.5, 0.0)
    assert (first["copies"], heading["copies"]) == (3, 1)
    assert (heading["words before"], heading["words after"]) == (16, 16)
    assert (title["words before"], last["words after"]) == (-1.0, -1.0)
    assert (second["from heading"], third["from heading"], third["words since heading"]) == (1, 2, 16)
    assert (first["from first"], third["from last"]) == (0, 0)
    assert (first["running words"], first["blocks"]) == (48, 7)
    assert (third["alike"], third["alike words"], third["alike share"], third["alike links"]) == (3, 16, 1.0, 0)
    assert (second["same kind of place before"], third["same kind of place before"]) == (False, True)
    assert second["position"] == pytest.approx(3 / 7)
    assert link["links after"] == 0.0
    assert last["links before"] == 1.0


@pytest.mark.parametrize(
    ("said", "count"),
    [
        ("one", 1),
        ("one two three", 3),
        ("灯", 1),
        ("灯" * 19, 11),
        ("ก" * 6, 2),
        ("서울 시장", 2),
    ],
)
def test_words_are_counted_in_scripts_without_spaces_too(said: str, count: float) -> None:
    assert word_count(said) == pytest.approx(count)


@pytest.mark.parametrize(
    ("said", "expected"),
    [("one two", True), ("灯台の光", False), ("ภาษาไทย", False), ("서울 시장", True), ("灯台 lamp", True), ("", True)],
)
def test_which_scripts_set_spaces(said: str, expected: bool) -> None:
    assert has_spaces(said) is expected


@pytest.mark.parametrize(
    ("html", "good"),
    [
        ("<p>one two three four five six seven eight</p>", 8),
        ("<p>one two three four five six seven</p>", 0),
        ("<aside>one two three four five six seven eight</aside>", 0),
        ("<p><a href=/>one two three four</a> five six seven eight</p>", 8),
        ("<p><a href=/>one two three four five</a> six seven 8</p>", 0),
        ("<p hidden>one two three four five six seven eight</p>", 0),
    ],
)
def test_what_is_running_text(html: str, good: float) -> None:
    ((_, row),) = measured(html)
    assert row["running words"] == good


# -- trees


def reference(tree: Tree, row: list[float]) -> float:
    if isinstance(tree, tuple):
        column, threshold, low, high = tree
        return reference(low if row[column] <= threshold else high, row)
    return tree


_NUMBERS = st.floats(-3, 3).map(lambda number: round(number, 1))
_FORESTS = st.lists(
    st.recursive(
        st.floats(-0.2, 0.2), lambda inner: st.tuples(st.integers(0, 2), _NUMBERS, inner, inner), max_leaves=6
    ),
    max_size=40,
)


@given(_FORESTS, st.lists(_NUMBERS, min_size=3, max_size=3))
@settings(max_examples=100)
def test_a_forest_adds_up_its_trees(trees: list[Tree], row: list[float]) -> None:
    sums = [sum(reference(tree, row) for tree in trees[:count]) for count in (5, 15, len(trees))]
    found = Forest(tuple(trees)).probability(row)
    if sums[0] < -1.0:
        assert found == 0.01
    elif sums[1] < -2.0:
        assert found == 0.03
    elif sums[1] > 2.0:
        assert found == 0.97
    else:
        assert found == pytest.approx(1 / (1 + exp(-sums[2])))


# -- choice


_BLOCKS = st.lists(st.tuples(st.floats(0, 1), st.floats(0.5, 50)), max_size=8)


def expected_f1(chosen: set[int], likely: list[float], sizes: list[float]) -> float:
    hits = sum(likely[at] * sizes[at] for at in chosen)
    whole = sum(each * size for each, size in zip(likely, sizes, strict=True))
    return 2 * hits / (sum(sizes[at] for at in chosen) + whole) if whole else 0.0


@given(_BLOCKS)
@settings(max_examples=200)
def test_no_other_set_of_blocks_is_expected_to_be_better(page: list[tuple[float, float]]) -> None:
    likely, sizes = [each for each, _ in page], [size for _, size in page]
    found = choose(likely, sizes)
    assert found.chosen == sorted(found.chosen)
    for mask in range(1 << len(page)):
        other = {at for at in range(len(page)) if mask >> at & 1}
        assert expected_f1(other, likely, sizes) <= found.confidence + 1e-9
    assert found.confidence == pytest.approx(expected_f1(set(found.chosen), likely, sizes))


def test_nothing_is_chosen_where_nothing_can_be() -> None:
    assert choose([], []) == ([], 0.0)
    assert choose([0.0, 0.0], [3, 4]) == ([], 0.0)


def test_a_page_on_which_all_is_doubtful_is_not_empty() -> None:
    assert choose([0.01, 0.2, 0.2, 0.01], [10, 10, 10, 10]).chosen == [1, 2]


# -- votes


_WORDS = st.lists(st.sampled_from("abcd"), max_size=12)


@given(_WORDS, _WORDS)
def test_similarity_is_a_share_and_the_same_both_ways(one: list[str], other: list[str]) -> None:
    a, b = votes.runs(one), votes.runs(other)
    assert 0 <= votes.similarity(a, b) == votes.similarity(b, a) <= 1
    assert votes.similarity(a, a) == (1 if one else 0)


def test_similarity_counts_runs_of_four_words() -> None:
    one, other = votes.runs(list("abcdef")), votes.runs(list("abcdex"))
    assert votes.similarity(one, other) == pytest.approx(2 * 2 / 6)
    assert votes.runs(list("ab")) == {("a", "b"): 1}
    assert votes.runs(list("aaaaaa")) == {("a",) * 4: 3}
    assert votes.runs([]) == {}


def test_the_medoid_is_most_like_all_others() -> None:
    texts = {"one": list("abcdefgh"), "two": list("abcdefxy"), "three": list("zbcdefxy"), "far": list("mnopqrst")}
    assert votes.medoid({name: votes.runs(text) for name, text in texts.items()}) == "two"
    same = votes.runs(list("abcd"))
    assert votes.medoid({"first": same, "second": same}) == "first"
    with pytest.raises(ValueError, match="empty"):
        votes.medoid({})


# -- what was learned


def stored(**changes: Any) -> bytes:
    whole = {"columns": list(NAMES), "names": {"body": 1.0}, "said": {}, "trees": [[[0, 2.5, 1, 2], [-0.5], [0.25]]]}
    return json.dumps(whole | changes).encode()


def test_a_data_file_is_read() -> None:
    found = parse(stored())
    assert found.forest.trees == ((0, 2.5, -0.5, 0.25),)
    assert found.weights.names == {"body": 1.0}


@pytest.mark.parametrize(
    "data",
    [
        stored(columns=["words"]),
        stored(trees=[[[0, 1.0, 0, 1], [0.5]]]),
        stored(trees=[[[0, 1.0, 1, 2], [0.5]]]),
        stored(trees=[[[0, 1.0]]]),
        stored(other=1),
        b"{",
    ],
    ids=["columns", "a loop", "out of range", "half a node", "unknown key", "no JSON"],
)
def test_a_broken_data_file_is_refused(data: bytes) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        parse(data)


def test_what_comes_with_the_program_tells_an_article_from_its_menu() -> None:
    html = (
        "<ul class=menu>" + "<li><a href=/>News</a></li>" * 5 + f"</ul><article>{f'<p>{LINE} {LINE}</p>' * 4}</article>"
    )
    page = blocks_of(html)
    found = [learned().forest.probability(row) for row in rows(page, Told(), learned().weights)]
    assert max(found[:5]) < 0.2
    assert min(found[5:]) > 0.8
    assert features.NAMES == NAMES
