"""Boosted trees: a row's way through each of them, what they add up to, and when it is sure enough to stop."""

from __future__ import annotations

from math import exp, inf, nextafter
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from syndicate.extract.forest import Forest

if TYPE_CHECKING:
    from syndicate.extract.forest import Tree


def logistic(total: float) -> float:
    return 1 / (1 + exp(-total))


def reached(tree: Tree, row: list[float]) -> float:
    if isinstance(tree, tuple):
        column, threshold, low, high = tree
        return reached(high if row[column] > threshold else low, row)
    return tree


def test_no_trees_know_nothing() -> None:
    assert Forest(()).probability([1.0]) == 0.5


def test_a_row_goes_low_up_to_the_threshold() -> None:
    inner: Tree = (0, 5.0, 0.25, 0.5)
    forest = Forest(((1, 2.0, -0.75, inner),))
    assert forest.probability([0.0, 2.0]) == pytest.approx(logistic(-0.75))
    assert forest.probability([5.0, 2.5]) == pytest.approx(logistic(0.25))
    assert forest.probability([5.5, 2.5]) == pytest.approx(logistic(0.5))


@pytest.mark.parametrize(
    ("leaves", "expected"),
    [
        # five trees: given up below -1, taken above 9
        ([-0.25] * 4 + [0.0], logistic(-1.0)),
        ([-0.25] * 4 + [-0.01] + [1.0] * 30, 0.01),
        ([2.25] * 4 + [0.0] + [-1.125] * 8 + [0.0] * 2 + [1.0], logistic(1.0)),
        ([2.25] * 4 + [0.01] + [-9.0] * 30, 0.99),
        # the sixth is not yet looked at, nor is the fourth enough
        ([-0.25] * 4 + [0.0, -1.0], logistic(-2.0)),
        ([-2.0] * 4 + [8.0], logistic(0.0)),
        # fifteen trees: given up below -2, taken above 2
        ([0.0] * 13 + [-1.0, -1.0], logistic(-2.0)),
        ([0.0] * 13 + [-1.0, -1.01] + [9.0] * 5, 0.03),
        ([0.0] * 13 + [1.0, 1.0], logistic(2.0)),
        ([0.0] * 13 + [1.0, 1.01] + [-9.0] * 5, 0.97),
        ([0.0] * 13 + [1.0, 1.0, 1.0], logistic(3.0)),
        ([0.0] * 13 + [4.0, -4.0], logistic(0.0)),
        # all others are read to the end
        ([0.0] * 15 + [-3.0, 1.0], logistic(-2.0)),
        ([0.0] * 15 + [50.0], 1.0),
    ],
)
def test_a_row_that_is_sure_is_not_looked_at_further(leaves: list[float], expected: float) -> None:
    assert Forest(tuple(leaves)).probability([]) == pytest.approx(expected)


def test_sure_means_beyond_the_bounds_not_at_them() -> None:
    assert Forest((-1.0,)).probability([]) != 0.01
    assert Forest((nextafter(-1.0, -inf),)).probability([]) == 0.01
    assert Forest((9.0, 0.0, 0.0, 0.0, 0.0, -9.0)).probability([]) == 0.5
    assert Forest((nextafter(9.0, inf), 0.0, 0.0, 0.0, 0.0, -9.0)).probability([]) == 0.99
    assert Forest((0.0,) * 5 + (nextafter(2.0, inf),)).probability([]) == 0.97
    assert Forest((0.0,) * 5 + (nextafter(-2.0, -inf),)).probability([]) == 0.03


_NUMBERS = st.integers(-6, 6).map(lambda number: number / 2)
_TREES = st.recursive(
    st.integers(-16, 16).map(lambda number: number / 64),
    lambda inner: st.tuples(st.integers(0, 2), _NUMBERS, inner, inner),
    max_leaves=8,
)


@given(st.lists(_TREES, max_size=40), st.lists(_NUMBERS, min_size=3, max_size=3))
@settings(max_examples=150, deadline=None)
def test_a_forest_adds_up_its_trees(trees: list[Tree], row: list[float]) -> None:
    after = [sum(reached(tree, row) for tree in trees[:count]) for count in (5, 15, len(trees))]
    found = Forest(tuple(trees)).probability(row)
    if after[0] < -1.0:
        assert found == 0.01
    elif after[1] < -2.0:
        assert found == 0.03
    elif after[1] > 2.0:
        assert found == 0.97
    else:
        assert found == pytest.approx(logistic(after[2]))
