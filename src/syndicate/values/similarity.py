"""How much two texts have in common, whatever their script: titles as strings, texts as sets of short pieces."""

from __future__ import annotations

from difflib import SequenceMatcher
from functools import lru_cache

import regex

from syndicate.values import folding

PIECE = 7
"""Letters and digits of a piece: longer than most words. Articles of a hundred sites share a tenth of such pieces by
chance, at most, and keep more than half when every fifth word is changed (with 5: a quarter, and two thirds)."""
READ = 20_000
"""Characters of a text that are looked at: enough to know it by."""
LONGEST_TITLE = 300
_APART = regex.compile(r"[^\p{L}\p{N}]+")


@lru_cache(maxsize=1_024)
def folded(text: str) -> str:
    """Return the letters and digits of a text, in one case and without what stands between them."""
    return _APART.sub("", folding.fold(text))


def begins(text: str, beginning: str) -> bool:
    """Tell whether a text begins with another, whatever stands between the letters."""
    return folded(text).startswith(folded(beginning))


def share(one: str, other: str) -> float:
    """Return which part of the shorter text's pieces stand in the longer one, 0 to 1; 0 where one says nothing."""
    pieces, others = _pieces(one), _pieces(other)
    smaller = min(len(pieces), len(others))
    return len(pieces & others) / smaller if smaller else 0.0


def common(one: str, other: str) -> float:
    """Return which part of all their pieces two texts share, 0 to 1: 1 for texts of the same letters and digits."""
    pieces, others = _pieces(one), _pieces(other)
    every = len(pieces | others)
    return len(pieces & others) / every if every else 0.0


def titles(one: str, other: str) -> float:
    """Return how alike two titles are, 0 to 1: 1 for the same letters and digits, 0 where one has none."""
    left, right = folded(one[:LONGEST_TITLE]), folded(other[:LONGEST_TITLE])
    if not left or not right:
        return 0.0
    return 1.0 if left == right else SequenceMatcher(None, left, right, autojunk=False).ratio()


def _pieces(text: str) -> set[str]:
    letters = folded(text[:READ])
    return {letters[start : start + PIECE] for start in range(len(letters) - PIECE + 1)}
