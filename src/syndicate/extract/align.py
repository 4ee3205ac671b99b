"""Which blocks of a page say what an extractor found: the best alignment of both in one order."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

GRAM = 4
"""Words that have to follow one another to be found again: common enough to survive small changes, rare enough to be
in one place."""
MOST_PLACES = 20
"""Places at which one run of words is looked for; a text that repeats itself more often is no article."""
SLACK = 1
"""Words by which two neighbours may overlap: an extractor joins what stands in two elements."""
SHORT = 8
"""Words below which a block between two found ones may be found by its exact words alone: headings, cells, items."""


class Alignment(NamedTuple):
    """Which blocks were found, and how many of the words that were looked for they hold."""

    chosen: frozenset[int]
    covered: int


class _Match(NamedTuple):
    """A block found at some words of what was said, and the best chain of matches before it."""

    block: int
    start: int
    end: int
    before: _Match | None


@dataclass(slots=True)
class _BestChains:
    """For every end the heaviest chain of matches that ends there or earlier: a Fenwick tree of maxima."""

    size: int
    best: dict[int, tuple[float, _Match]] = field(default_factory=dict)

    def up_to(self, end: int) -> tuple[float, _Match | None]:
        """Return the heaviest chain that ends at `end` or before."""
        found: tuple[float, _Match | None] = (0.0, None)
        position = min(end, self.size) + 1
        while position > 0:
            chain = self.best.get(position)
            if chain is not None and chain[0] > found[0]:
                found = chain
            position -= position & -position
        return found

    def add(self, weight: float, match: _Match) -> None:
        """Remember a chain; of two of equal weight the later block is kept: page heads repeat what articles say."""
        position = match.end + 1
        while position <= self.size + 1:
            known = self.best.get(position)
            if known is None or weight >= known[0]:
                self.best[position] = (weight, match)
            position += position & -position


def align(blocks: Sequence[Sequence[str]], said: Sequence[str]) -> Alignment:
    """Return the blocks (as words, in page order) that together say `said` best, in its order.

    A page says many things twice: a heading in its table of contents, a sentence in a caption. The heaviest chain of
    matches in one order leaves the copies out. Time grows with the words of both, times the logarithm of `said`.
    """
    found = _chain(blocks, said)
    chosen, extra = _between(blocks, said, found)
    covered = sum(end - start for start, end in found.values()) + extra
    return Alignment(frozenset(found) | chosen, covered)


def _chain(blocks: Sequence[Sequence[str]], said: Sequence[str]) -> dict[int, tuple[int, int]]:
    places = _places(said)
    chains = _BestChains(len(said))
    for number, block in enumerate(blocks):
        if len(block) < GRAM:
            continue
        grown = []
        for weight, start, end in _matches(block, places, len(said)):
            before_weight, before = chains.up_to(start + SLACK)
            grown.append((before_weight + weight, _Match(number, start, end, before)))
        for weight, match in grown:
            chains.add(weight, match)
    return _unrolled(chains.up_to(len(said))[1])


def _unrolled(match: _Match | None) -> dict[int, tuple[int, int]]:
    found: dict[int, tuple[int, int]] = {}
    while match is not None:
        found[match.block] = (match.start, match.end)
        match = match.before
    return dict(sorted(found.items()))


def _places(said: Sequence[str]) -> dict[tuple[str, ...], list[int]]:
    places: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for position, gram in enumerate(_grams(said)):
        if len(places[gram]) < MOST_PLACES:
            places[gram].append(position)
    return places


def _grams(words: Sequence[str]) -> Iterable[tuple[str, ...]]:
    return (tuple(words[start : start + GRAM]) for start in range(len(words) - GRAM + 1))


def _matches(
    block: Sequence[str], places: Mapping[tuple[str, ...], list[int]], length: int
) -> Iterable[tuple[float, int, int]]:
    """Yield weight, start and end of where at least half of a block's grams stand, a quarter of them in line."""
    shifts: Counter[int] = Counter()
    hits = 0
    grams = list(_grams(block))
    for offset, gram in enumerate(grams):
        if gram in places:
            hits += 1
            shifts.update(place - offset for place in places[gram])
    if hits * 2 < len(grams):
        return
    missed = (len(grams) - hits) / 2
    for shift, votes in shifts.items():
        if votes * 4 >= len(grams):
            yield votes - missed + GRAM - 1, max(0, shift), min(length, shift + len(block))


def _between(
    blocks: Sequence[Sequence[str]], said: Sequence[str], found: Mapping[int, tuple[int, int]]
) -> tuple[frozenset[int], int]:
    """Return the short blocks between found ones that say exactly what is missing there, and how many words that is."""
    chosen: set[int] = set()
    covered = 0
    previous, position = -1, 0
    for number, (start, end) in [*found.items(), (len(blocks), (len(said), len(said)))]:
        for candidate in range(previous + 1, number):
            block = blocks[candidate]
            place = _place(block, said, position, start) if len(block) < SHORT else None
            if place is not None:
                chosen.add(candidate)
                covered += len(block)
                position = place + len(block)
        previous, position = number, max(position, end)
    return frozenset(chosen), covered


def _place(block: Sequence[str], said: Sequence[str], start: int, stop: int) -> int | None:
    length = len(block)
    wanted = list(block)
    return next((at for at in range(start, stop - length + 1) if said[at : at + length] == wanted), None)
