"""Boosted decision trees: rows of numbers in, a probability each out. What they learned is a data file."""

from __future__ import annotations

from dataclasses import dataclass
from math import exp
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Sequence

Tree: TypeAlias = "float | tuple[int, float, Tree, Tree]"
"""A leaf's value, or a column, a threshold, and the trees of rows whose value is at most that, and above it."""

_STAGES = ((5, (-1.0, 0.01), (9.0, 0.99)), (15, (-2.0, 0.03), (2.0, 0.97)))
"""After how many trees a row is looked at: the log-odds below which it is given up, above which it is taken, and how
likely such rows are in the end. Of 22,778 blocks of pages not learned from two thirds ended so, none of them on the
other side of 0.3 or 0.7."""


@dataclass(frozen=True, slots=True)
class Forest:
    """Trees whose values add up to log-odds."""

    trees: tuple[Tree, ...]

    def probability(self, row: Sequence[float]) -> float:
        """Return how likely a row is positive, 0 to 1."""
        total, asked = 0.0, 0
        for count, (low, unlikely), (high, likely) in _STAGES:
            total += _sum(self.trees[asked:count], row)
            asked = count
            if not low <= total <= high:
                return unlikely if total < low else likely
        return 1.0 / (1.0 + exp(-total - _sum(self.trees[asked:], row)))


def _sum(trees: Sequence[Tree], row: Sequence[float]) -> float:
    total = 0.0
    for tree in trees:
        node = tree
        while isinstance(node, tuple):
            column, threshold, low, high = node
            node = low if row[column] <= threshold else high
        total += node
    return total
