"""Which blocks are the article: those with which the expected F1 is highest, and how high that is."""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence


class Choice(NamedTuple):
    """The chosen blocks by number, in page order, and how sure the model is of them: the expected F1, 0 to 1."""

    chosen: list[int]
    confidence: float


def choose(likely: Sequence[float], words: Sequence[float]) -> Choice:
    """Return the blocks to take, given how likely each belongs to the article and how many words it has.

    The best set for an F-measure is always all above some likelihood, which is half of the F reached (Lewis 1995,
    "Evaluating and optimizing autonomous text classification systems"): on a page where all is doubtful it lies low, so
    that no page ends up empty.
    """
    order = sorted(range(len(likely)), key=lambda at: -likely[at])
    hits = list(accumulate(likely[at] * words[at] for at in order))
    taken = accumulate(words[at] for at in order)
    if not hits or hits[-1] <= 0:
        return Choice([], 0.0)
    reached = [2 * hit / (size + hits[-1]) for hit, size in zip(hits, taken, strict=True)]
    best = max(range(len(reached)), key=reached.__getitem__)
    least = likely[order[best]]
    return Choice([at for at, each in enumerate(likely) if each >= least], reached[best])
