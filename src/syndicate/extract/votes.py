"""Several texts of one page, each a member's: how alike they are, and which one most of them agree on."""

from __future__ import annotations

from collections import Counter
from itertools import combinations
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

RUN = 4
"""Words in a row that are compared; a sign of a script without spaces is a word, so that no language is left out."""

Runs: TypeAlias = "Counter[tuple[str, ...]]"


def runs(words: Sequence[str]) -> Runs:
    """Return how often each run of four words stands in a text; a shorter text is one run."""
    if len(words) < RUN:
        return Counter([tuple(words)] if words else [])
    return Counter(zip(*(words[start:] for start in range(RUN)), strict=False))


def similarity(one: Runs, other: Runs) -> float:
    """Return twice the common runs of words over those of both: 0 for different texts, 1 for equal ones."""
    size = one.total() + other.total()
    return 2 * (one & other).total() / size if size else 0.0


def medoid(texts: Mapping[str, Runs]) -> str:
    """Return the name of the text that is most like all others, the first of equals. Raises ValueError for none."""
    likeness = dict.fromkeys(texts, 0.0)
    for one, other in combinations(texts, 2):
        alike = similarity(texts[one], texts[other])
        likeness[one] += alike
        likeness[other] += alike
    return max(likeness, key=lambda name: likeness[name])
