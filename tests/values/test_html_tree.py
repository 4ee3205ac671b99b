from __future__ import annotations

import sys
import time
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from syndicate.model import Limits
from syndicate.values import html_tree, markup, text, urls
from syndicate.values.html_tree import _SUSPECT
from syndicate.values.markup import _PLAIN_ADDRESS, _absolute


def depth_of(html: str, limits: Limits) -> tuple[int, str]:
    tree = html_tree.document(html, limits)
    assert tree is not None
    return max(len(list(node.iterancestors())) + 1 for node in tree.iter()), "".join(tree.itertext())


@pytest.mark.parametrize(("depth", "expected"), [(3, 3), (4, 4), (5, 5), (6, 5), (256, 5)])
def test_what_is_nested_deeper_than_the_bound_is_its_text_alone(depth: int, expected: int) -> None:
    html = "<html><body><div>a<p>b<b>c</b>d<script>e</script></p>f</div>g</body></html>"
    deepest, said = depth_of(html, Limits(depth=depth))
    assert deepest == expected
    assert "".join(said.split()) == ("abcdfg" if depth < 5 else "abcdefg")


def test_words_of_elements_nested_too_deep_stay_apart() -> None:
    assert depth_of("<html><body><ul><li>one</li><li>two</li></ul></body></html>", Limits(depth=3)) == (3, "one two")


def test_the_rest_of_a_page_behind_what_is_nested_too_deep_is_read() -> None:
    deepest, said = depth_of("<html><body>" + "<div>" * 400 + "deep" + "</div>" * 400 + "<p>rest</p>", Limits())
    assert deepest == Limits().depth
    assert said == "deeprest"


def test_a_fragment_has_the_same_bound() -> None:
    body = html_tree.fragment("<i>" * 300 + "deep")
    assert max(len(list(node.iterancestors())) + 1 for node in body.iter()) == Limits().depth
    assert markup.text_of("<i>" * 300 + "deep") == "deep"


@pytest.mark.parametrize("most", [3, 4, 7, 12, 13])
def test_a_page_is_cut_to_the_elements_it_may_have(most: int) -> None:
    tree = html_tree.document("<html><body>" + "<p>a</p>" * 10 + "</body></html>", Limits(elements=most))
    assert tree is not None
    assert sum(1 for _ in tree.iter()) == min(most + 1, 12)


def test_text_between_elements_counts_for_the_paragraph_that_the_parser_makes_of_it() -> None:
    tree = html_tree.document("a<hr>" * 20, Limits(elements=30))
    assert tree is not None
    assert sum(1 for _ in tree.iter()) <= 31


def test_characters_behind_the_bound_are_not_read() -> None:
    tree = html_tree.document("<p>" + "x" * html_tree.LONGEST_DOCUMENT)
    assert tree is not None
    assert len("".join(tree.itertext())) == html_tree.LONGEST_DOCUMENT - len("<p>")


@pytest.mark.parametrize(
    ("html", "said"),
    [
        ("<p>e\u0301</p>", "\u00e9"),
        ("<p>e<!-- -->\u0301</p>", "\u00e9"),
        ("<p>a&#x301;</p>", "\u00e1"),
        ("<p>a\r\nb\rc</p>", "a\nb\nc"),
        ("<p>a&#13;b&#1;c&#x85;d\x00e\ud800f\x9dg</p>", "a\nbc\u2026defg"),
        ("<p>\u2126\u212b\ufb1d</p>", "\u03a9\u00c5\u05d9\u05b4"),
        (f"<p>a{chr(0x316) * 60}</p>", "a" + chr(0x316) * 30),
        ("<p>a</p>e\u0301", "a\u00e9"),
        ("<p>日本語 한국어 ไทย हिन्दी עברית 🙂</p>", "日本語 한국어 ไทย हिन्दी עברית 🙂"),
    ],
)
def test_texts_hold_legal_characters_only(html: str, said: str) -> None:
    tree = html_tree.document(f"<html><body>{html}</body></html>")
    assert tree is not None
    assert "".join(tree.itertext()) == said


def test_what_is_passed_over_as_clean_never_changes() -> None:
    for number in range(sys.maxunicode + 1):
        letter = chr(number)
        if _SUSPECT.search(letter) is None:
            assert text.clean(letter) == letter
            assert not unicodedata.combining(letter)
            assert not unicodedata.category(letter).startswith("M")
            assert not 0x1100 <= number < 0x1200, "letters that are joined with those before them"


LETTERS = st.sampled_from("aé€\u0301\u0338\u1112\u1161\u11ab가各ไท้\u212b\u0958👍\ufe0f\u200d\u0085\x0b\r\n <>&")


@settings(max_examples=150, deadline=None)
@given(st.lists(st.one_of(LETTERS, st.characters()), max_size=12).map("".join))
def test_every_text_of_a_tree_is_clean(said: str) -> None:
    for html in (f"<p>{said}</p>{said}<b>{said}", said.join(["<p>", "</i>", "<!-- -->", "x"])):
        for node in html_tree.fragment(html).iter():
            assert text.clean(node.text or "") == (node.text or "")
            assert text.clean(node.tail or "") == (node.tail or "")


def test_attributes_are_legal_and_stripped() -> None:
    (image,) = html_tree.fragment("<img alt=' e\u0301\x01 ' src=''>")
    assert html_tree.attribute(image, "alt") == "\u00e9"
    assert html_tree.attribute(image, "src") == html_tree.attribute(image, "none") == ""


@pytest.mark.slow
@settings(max_examples=150, deadline=None)
@given(
    st.one_of(st.from_regex(_PLAIN_ADDRESS, fullmatch=True), st.text(alphabet="ahtps:/.?=%-~\\@#é ", max_size=30)),
    st.sampled_from([None, "https://news.example/a/b?c=d"]),
)
def test_the_short_way_to_an_absolute_address_gives_the_same(url: str, base: str | None) -> None:
    assert _absolute(base, url) == urls.absolute(base, url)


@pytest.mark.parametrize("url", ["https://a.example/b/../c", "https://a.example/./b", "https://a.example/b/."])
def test_steps_in_an_address_are_resolved(url: str) -> None:
    assert _absolute(None, url) == urls.absolute(None, url)


@pytest.mark.slow
@pytest.mark.parametrize(
    "html",
    [
        "<div>" * 100_000 + "x",
        "<div>" * 2_000 + "<p>word " * 200_000,
        "<b><p>word" * 100_000,
        "<table><tr><td>" * 100_000,
        "<a " + " ".join(f"a{number}='>'" for number in range(100_000)) + ">x</a>",
        "e\u0301" * 1_000_000,
        "<p>e\u0301</p>" * 200_000,
    ],
)
def test_hostile_pages_cost_little_time(html: str) -> None:
    begun = time.process_time()
    html_tree.document(html)
    assert time.process_time() - begun < 5


_PIECES = st.lists(
    st.sampled_from(["<b>", "</b>", "<i>", "</i>", "<p>", "</p>", "<div>", "</div>", "<br>", "a", "b ", " ", "c"]),
    max_size=30,
)


@given(_PIECES, st.integers(0, 30))
@settings(max_examples=200, deadline=None)
def test_unwrapping_does_what_lxml_does(pieces: list[str], number: int) -> None:
    ours, theirs = (html_tree.fragment("".join(pieces)) for _ in range(2))
    inside = [list(body.iterdescendants()) for body in (ours, theirs)]
    if inside[0]:
        html_tree.unwrap(inside[0][number % len(inside[0])])
        inside[1][number % len(inside[1])].drop_tag()
    assert etree.tostring(ours) == etree.tostring(theirs)


def test_many_wrappers_side_by_side_cost_no_more_each() -> None:
    body = html_tree.fragment("<i><b>a</b></i>" * 4_000)
    for node in list(body.iter("i")):
        html_tree.unwrap(node)
    assert etree.tostring(body) == b"<body>" + b"<b>a</b>" * 4_000 + b"</body>"
