"""How much two texts have in common, in any script."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from syndicate.values.similarity import READ, common, folded, share, titles


def test_letters_and_digits_alone_are_compared() -> None:
    assert folded("Ça va, l’été — N° 7?") == "cavalétén7".replace("é", "e")
    assert folded("… — !") == ""


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        ("abcdefgh", "abcdefgh", 1.0), ("abcdefgh", "abcdefghijkl", 1.0), ("abcdefgh", "stuvwxyz", 0.0),
        ("abcdef", "abcdef", 0.0), ("abcdefg", "abcdefg", 1.0), ("", "abcdefgh", 0.0), ("abcdefghi", "abcdefghx", 2 / 3),
        ("东京都的天气很好", "东京都的天气很好，明天下雨", 1.0),
    ],
)  # fmt: skip
def test_the_share_is_that_of_the_shorter(one: str, other: str, found: float) -> None:
    assert share(one, other) == pytest.approx(found)
    assert share(other, one) == share(one, other)


def test_what_is_common_is_a_part_of_all() -> None:
    assert common("abcdefgh", "abcdefgh") == 1.0
    assert common("abcdefgh", "abcdefghij") == pytest.approx(2 / 4)
    assert common("abcdefgh", "") == 0.0


def test_titles_of_the_same_letters_are_the_same() -> None:
    assert titles("The Ferry!", "the ferry") == 1.0
    assert titles("", "the ferry") == titles("—", "the ferry") == 0.0
    assert 0.75 < titles("Ferry is late", "Ferry is late again") < 1
    assert titles("Ferry is late", "Bees move uphill") < 0.5
    assert titles("x" * 300 + "a", "x" * 300 + "b") == 1.0, "the rest is not looked at"


def test_of_a_long_text_the_beginning_is_read() -> None:
    assert share("a1b2c3" * 10 + "x" * READ, "y" * 30 + "x" * READ) < 1
    assert share("x" * READ + "abcdefgh", "x" * READ) == 1.0


@given(st.text(max_size=80), st.text(max_size=80))
@settings(max_examples=100)
def test_all_measures_lie_between_nothing_and_all(one: str, other: str) -> None:
    for measure in (share, common, titles):
        assert 0 <= measure(one, other) <= 1
        assert measure(one, other) == pytest.approx(measure(other, one), abs=0.5)
    assert common(one, other) <= share(one, other)
