"""Several texts of one page: how alike they are, and which one the others agree on."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from syndicate.extract.votes import medoid, runs, similarity

_WORDS = st.lists(st.sampled_from("abcd"), max_size=12)
_TEXTS = st.lists(_WORDS, min_size=1, max_size=5)


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("", {}),
        ("a", {("a",): 1}),
        ("abc", {("a", "b", "c"): 1}),
        ("abcd", {("a", "b", "c", "d"): 1}),
        ("abcde", {("a", "b", "c", "d"): 1, ("b", "c", "d", "e"): 1}),
        ("aaaaaa", {("a",) * 4: 3}),
    ],
)
def test_the_runs_of_four_words(said: str, expected: dict[tuple[str, ...], int]) -> None:
    assert runs(list(said)) == expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("", "", 0.0),
        ("", "abcd", 0.0),
        ("abcd", "abcd", 1.0),
        ("abc", "abc", 1.0),
        ("abc", "abcd", 0.0),
        ("abcdef", "abcdex", 2 * 2 / 6),
        ("abcdefgh", "abcd", 2 * 1 / 6),
        ("aaaaaa", "aaaa", 2 * 1 / 4),
        ("abcd", "dcba", 0.0),
    ],
)
def test_similarity_is_twice_the_common_runs_over_all(one: str, other: str, expected: float) -> None:
    assert similarity(runs(list(one)), runs(list(other))) == pytest.approx(expected)


@given(_WORDS, _WORDS)
def test_similarity_is_a_share_and_the_same_both_ways(one: list[str], other: list[str]) -> None:
    a, b = runs(one), runs(other)
    assert 0 <= similarity(a, b) == similarity(b, a) <= 1
    assert similarity(a, a) == (1 if one else 0)


@given(_TEXTS)
def test_the_medoid_is_most_like_all_others(texts: list[list[str]]) -> None:
    counted = {str(number): runs(text) for number, text in enumerate(texts)}
    whole = {
        name: sum(similarity(counted[name], counted[other]) for other in counted if other != name) for name in counted
    }
    assert whole[medoid(counted)] == pytest.approx(max(whole.values()))


def test_one_that_stands_between_two_is_their_medoid() -> None:
    texts = {"one": "abcdefgh", "two": "abcdefxy", "three": "zbcdefxy", "far": "mnopqrst"}
    for names in (["one", "two", "three", "far"], ["far", "three", "two", "one"], ["two", "one", "far", "three"]):
        assert medoid({name: runs(list(texts[name])) for name in names}) == "two"


def test_of_equals_the_first_is_taken() -> None:
    same, other = runs(list("abcd")), runs(list("efgh"))
    assert medoid({"first": same, "second": same}) == "first"
    assert medoid({"other": other, "first": same, "second": same}) == "first"
    assert medoid({"other": other, "first": same}) == "other"
    assert medoid({"only": runs([])}) == "only"


def test_of_no_texts_none_is_taken() -> None:
    with pytest.raises(ValueError, match="empty"):
        medoid({})
