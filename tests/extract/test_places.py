"""The elements around a page's blocks: what their names promise, what they stand in, and what they hold."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html as lxml_html

from syndicate.extract import places
from syndicate.extract.places import Places, name_words, names_of

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from syndicate.extract.places import Place


def element(tag: str = "div", *inner: HtmlElement, **attributes: str) -> HtmlElement:
    made = lxml_html.Element(tag)
    for name, value in attributes.items():
        made.set(name.removesuffix("_"), value)
    made.extend(inner)
    return made


# -- names


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("", []),
        ("article", ["article"]),
        ("articleBody", ["article", "body", "article-body"]),
        ("mainArticleBody", ["main", "article", "body", "main-article", "article-body"]),
        ("entry-content entry", ["entry", "content", "entry-content"]),
        ("c-entry__text", ["entry", "text", "c-entry", "entry-text"]),
        ("one two", ["one", "two"]),
        ("post_1234 x", ["post"]),
        ("col2row", ["col", "row", "col-row"]),
        ("a-b", ["a-b"]),
        ("ad", ["ad"]),
        ("ALLCAPS", ["allcaps"]),
        ("HTMLText", ["htmltext"]),
        ("Article", ["article"]),
        ("2024", []),
    ],
)
def test_the_words_of_names(said: str, expected: list[str]) -> None:
    assert name_words(said) == expected


def test_very_many_words_of_names_are_cut_behind_the_first() -> None:
    said = [f"{chr(97 + at % 26)}{chr(97 + at // 26)}x" for at in range(60)]
    assert name_words(" ".join(said)) == said[:24]


def test_what_single_names_are_made_of_is_kept_for_the_page() -> None:
    known = {"kept": ["as", "told"]}
    assert name_words("kept newName", known) == ["as", "told", "new", "name", "new-name"]
    assert known == {"kept": ["as", "told"], "newName": ["new", "name", "new-name"]}


@pytest.mark.parametrize(
    ("attributes", "expected"),
    [
        ({}, ""),
        ({"class_": "a b", "id": "c", "itemprop": "d"}, "a b c d"),
        ({"id": "c"}, "c"),
        ({"class_": "", "itemprop": "d"}, "d"),
        ({"name": "n", "role": "main"}, ""),
        ({"class_": "x" * 299, "id": "abc"}, "x" * 299 + " "),
    ],
)
def test_the_names_of_an_element(attributes: dict[str, str], expected: str) -> None:
    assert names_of(element(**attributes)) == expected


# -- what an element stands in


@pytest.mark.parametrize(
    ("tag", "expected"),
    [
        ("article", places.ARTICLE),
        ("main", places.MAIN),
        ("aside", places.ASIDE),
        ("footer", places.FOOTER),
        ("nav", places.NAV),
        ("header", places.HEADER),
        ("figure", places.FIGURE),
        ("form", places.FORM),
        ("table", places.TABLE),
        ("ul", places.LIST),
        ("ol", places.LIST),
        ("dl", places.LIST),
        ("blockquote", places.QUOTE),
        ("figcaption", places.CAPTION),
        ("a", places.LINKED),
        ("button", places.LINKED),
        ("dialog", places.DIALOG),
        ("div", 0),
    ],
)
def test_what_an_element_is(tag: str, expected: int) -> None:
    inner = element("p")
    outer = element("body", element(tag, inner))
    found = Places({})
    assert found.of(inner).within == expected
    assert found.of(outer).within == 0


@pytest.mark.parametrize(
    ("role", "expected"),
    [
        ("main", places.MAIN),
        ("article", places.ARTICLE),
        ("complementary", places.ASIDE),
        ("contentinfo", places.FOOTER),
        ("navigation", places.NAV),
        ("menu", places.NAV),
        ("banner", places.HEADER),
        ("form", places.FORM),
        ("search", places.FORM),
        ("dialog", places.DIALOG),
        ("alertdialog", places.DIALOG),
        ("presentation", 0),
        ("", 0),
    ],
)
def test_landmarks_say_the_same_as_elements(role: str, expected: int) -> None:
    assert Places({}).of(element(role=role)).within == expected
    assert Places({}).of(element("table", role=role)).within == expected | places.TABLE


def test_bits_of_what_is_stood_in_are_apart_and_add_up() -> None:
    inner = element("a")
    element("main", element("aside", element("ul", inner)))
    assert Places({}).of(inner).within == places.MAIN | places.ASIDE | places.LIST | places.LINKED
    bits = [
        places.ARTICLE, places.MAIN, places.ASIDE, places.FOOTER, places.NAV, places.HEADER, places.FIGURE,
        places.FORM, places.TABLE, places.LIST, places.QUOTE, places.CAPTION, places.LINKED, places.DIALOG,
    ]  # fmt: skip
    assert sorted(bits) == [1 << at for at in range(14)]
    beside = {places.ASIDE, places.FOOTER, places.NAV, places.FORM, places.DIALOG}
    assert {bit for bit in bits if bit & places.BESIDE} == beside


# -- what is inherited


def test_a_place_is_made_once_with_all_around_it() -> None:
    inner, other = element("p"), element("p")
    outer = element("div", inner, other)
    root = element("body", outer)
    found = Places({})
    place = found.of(inner)
    assert place.parent is found.of(outer)
    assert place.parent.parent is found.of(root)
    assert found.of(root).parent is None
    assert found.of(other).parent is found.of(outer)
    assert found.of(inner) is place
    assert [found.of(each).depth for each in (root, outer, inner, other)] == [0, 1, 2, 2]


def test_names_promise_something_on_the_way_down() -> None:
    weights = {"good": 2.0, "bad": -3.0, "good-bad": 0.5}
    inner, other = element("p", id="good-bad"), element("p")
    middle = element("div", inner, class_="bad x9")
    top = element("section", middle, other, class_="good")
    found = Places(weights)
    measured = [(each.score, each.worst, each.best, each.summed) for each in map(found.of, (top, middle, inner, other))]
    assert measured == [
        (2.0, 2.0, 2.0, 2.0),
        (-3.0, -3.0, 2.0, -1.0),
        (-0.5, -3.0, 2.0, -1.5),
        (0.0, 0.0, 2.0, 2.0),
    ]


def test_elements_alike_have_one_key_whatever_their_numbers() -> None:
    first, second, third = element("li", class_="item n12"), element("li", class_="item n9"), element("li", class_="x")
    bare = element("li")
    element("ul", first, second, third, bare)
    found = Places({"item": 1.0})
    assert found.of(first).key == found.of(second).key == ("li", "item n0")
    assert (found.of(third).key, found.of(bare).key) == (("li", "x"), ("li", ""))
    assert found.of(first).score == found.of(second).score == 1.0
    assert found.of(third).score == found.of(bare).score == 0.0


def test_the_signature_is_of_an_element_and_the_two_around_it() -> None:
    inner = element("p", class_="a")
    middle = element("div", inner, id="b2")
    outer = element("section", middle)
    root = element("body", outer, class_="far")
    found = Places({})
    assert found.of(inner).signature == (("p", "a"), ("div", "b0"), ("section", ""))
    assert found.of(middle).signature == (("div", "b0"), ("section", ""), ("body", "far"))
    assert found.of(outer).signature == (("section", ""), ("body", "far"), None)
    assert found.of(root).signature == (("body", "far"), None, None)


# -- what is added up


def test_a_page_without_places_has_no_core() -> None:
    assert Places({}).add_up() is None


@pytest.mark.parametrize(("inside", "outside", "is_inner"), [(7.0, 3.0, True), (6.9, 3.1, False), (0.0, 0.0, False)])
def test_the_core_holds_seven_tenths_of_the_running_text(inside: float, outside: float, is_inner: bool) -> None:
    one, other = element("p"), element("p")
    root = element("body", one, other)
    found = Places({})
    found.of(one).good, found.of(other).good = inside, outside
    assert found.add_up() is found.of(one if is_inner else root)


def test_how_far_from_the_core_the_way_to_a_place_leaves_the_way_to_the_core() -> None:
    inside, beside, far = element("p"), element("p"), element("p")
    core = element("article", inside)
    middle = element("main", core, beside)
    side = element("div", far)
    root = element("body", middle, side)
    found = Places({})
    assert found.of(far).off_core == found.of(beside).off_core == 0
    found.of(inside).good = 5.0
    found.of(core).good = 5.0
    assert found.add_up() is found.of(core)
    expected = {inside: 0, core: 0, middle: 2, beside: 2, root: 3, side: 3, far: 3}
    assert {node: found.of(node).off_core for node in expected} == expected


_TREES: st.SearchStrategy[Any] = st.recursive(
    st.tuples(st.integers(0, 9), st.integers(0, 9)),
    lambda inner: st.tuples(st.integers(0, 9), st.integers(0, 9), st.lists(inner, max_size=4)),
    max_leaves=15,
)


def made(tree: Any, numbers: dict[HtmlElement, tuple[int, int]]) -> HtmlElement:
    node = element("div", *(made(each, numbers) for each in (tree[2] if len(tree) > 2 else [])))
    numbers[node] = (tree[0], tree[1])
    return node


def line_of(place: Place) -> list[Place]:
    return [place, *(line_of(place.parent) if place.parent else [])]


@given(_TREES, st.randoms(use_true_random=False))
@settings(max_examples=100, deadline=None)
def test_each_place_holds_what_all_inside_of_it_hold(tree: Any, random: Any) -> None:
    numbers: dict[HtmlElement, tuple[int, int]] = {}
    root = made(tree, numbers)
    found = Places({})
    nodes = list(root.iter())
    for node in random.sample(nodes, len(nodes)):
        place, (good, size) = found.of(node), numbers[node]
        place.good, place.words = float(good), float(good + size)
        place.length, place.blocks, place.link_length = size * 10, size, size * 3
    core = found.add_up()
    for node in nodes:
        inside = [numbers[each] for each in node.iter()]
        good, size = sum(each for each, _ in inside), sum(each for _, each in inside)
        place = found.of(node)
        assert (place.good, place.words) == (good, good + size)
        assert (place.length, place.blocks, place.link_length) == (size * 10, size, size * 3)
    everything = [found.of(node) for node in nodes]
    whole = found.of(root).good
    holding = [place for place in everything if whole and place.good >= 0.7 * whole] or [found.of(root)]
    assert core is max(holding, key=lambda place: place.depth)
    ancestors = line_of(core)
    for place in everything:
        line = line_of(place)
        shared = next(each for each in line if each in ancestors)
        assert place.off_core == (0 if core in line else 1 + core.depth - shared.depth)
