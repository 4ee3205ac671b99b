"""Copies of one article from several sources: told by address, title and text, led by the best, folded in a feed."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, MutableMapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from zlib import crc32

import regex

from syndicate.model import Entry
from syndicate.values import similarity, urls

if TYPE_CHECKING:
    from datetime import datetime


PIECE = 9
"""Letters and digits of a piece of text: two words or so."""
SAMPLE = 256
"""Pieces of a text that are kept, those with the smallest digests: of the same words the same ones (MinHash)."""
READ = 20_000
"""Characters of a text that are looked at."""
LEAST_PIECES = 120
"""Pieces below which a text says too little to be known again by itself."""
COPIED = 0.4
"""The part of all pieces that two copies share, where one word in ten was changed; measured by bench/duplicates.py."""
TITLED = 0.3
"""The same under one title: a copy that was edited at length."""
OTHER = 0.1
"""Below this two texts are two articles, though one address stands under both."""
FEW_NUMBERS = 4
SHARED_NUMBERS = 0.5
"""Reports made of one form share their words and not their numbers, where they have more than a few."""
KEYS = 12
"""Smallest digests by which copies find each other: with 0.3 in common, 99 of 100 pairs share one of them."""
MOST_SKETCHES = 10_000
"""Sketches that are kept: some 100 MB."""
_NUMBER = regex.compile(r"\d++")
_MIXER, _MASK = 0x9E3779B1, 0xFFFFFFFF


@dataclass(frozen=True, slots=True)
class Sketch:
    """What an entry is compared by."""

    address: str
    title: str
    pieces: Sequence[int]
    """The smallest digests of the pieces of its text, in order."""
    numbers: frozenset[str]


def sketch(entry: Entry) -> Sketch:
    """Return what an entry is compared by: its address without scheme, its title's letters, its text's pieces."""
    said = entry.text[:READ]
    letters = similarity.folded(said)
    # CRC-32 is spread by a multiplication (Knuth), since near texts have near sums; 32 bits are plenty for 256 pieces.
    digests = {
        crc32(letters[at : at + PIECE].encode()) * _MIXER & _MASK for at in range(max(0, len(letters) - PIECE + 1))
    }
    return Sketch(
        address=urls.bare(entry.link) if entry.link and not urls.is_home(entry.link) else "",
        title=similarity.folded(entry.title),
        pieces=sorted(digests)[:SAMPLE],
        numbers=frozenset(_NUMBER.findall(said)),
    )


def are_copies(one: Sketch, other: Sketch) -> bool:
    """Tell whether two entries are copies of one article.

    One address is not enough where texts and titles speak against it: an address may be a whole programme's.
    """
    is_told = min(len(one.pieces), len(other.pieces)) >= LEAST_PIECES
    if one.address and one.address == other.address:
        return not is_told or one.title == other.title or alike(one, other) >= OTHER
    if not is_told:
        return False
    least = TITLED if one.title and one.title == other.title else COPIED
    return alike(one, other) >= least and _share_numbers(one, other)


def alike(one: Sketch, other: Sketch) -> float:
    """Return the part of all their pieces that two texts share, judged by the smallest of both together."""
    pieces, others = set(one.pieces), set(other.pieces)
    smallest = sorted(pieces | others)[: max(1, min(len(pieces), len(others)))]
    return sum(digest in pieces and digest in others for digest in smallest) / max(1, len(smallest))


def _share_numbers(one: Sketch, other: Sketch) -> bool:
    fewer = min(len(one.numbers), len(other.numbers))
    return fewer <= FEW_NUMBERS or len(one.numbers & other.numbers) >= SHARED_NUMBERS * fewer


@dataclass(frozen=True, slots=True)
class Folded:
    """Entries without other sources' copies of the same articles."""

    entries: Sequence[Entry]
    copies: Mapping[str, str]
    """What was folded, by id: the id of the entry that leads."""


def fold(
    entries: Sequence[Entry],
    shown: Collection[str],
    hidden: Collection[str],
    sketches: MutableMapping[tuple[str, datetime], Sketch],
) -> Folded:
    """Return entries, in their order, with the copies of one article folded into the one that leads.

    Entries of one source are never folded with each other. What a feed has shown already leads, and stays where
    several have been shown: else the best copy leads. It says where the others are (`also_at`). What was `hidden`
    before, as a copy of what has left the feed since, stays so, and copies of it with it: subscribers have seen the
    article. `sketches` keeps what was made of entries, by id and `updated`, and may be emptied at any time.
    """
    order = sorted(range(len(entries)), key=lambda at: _merit(entries[at], shown, hidden))
    leaders = _clusters(entries, order, shown, sketches)
    return Folded(
        [_led(entries, at, leaders[at]) for at in sorted(leaders) if entries[at].id not in hidden],
        {entries[copy].id: entries[at].id for at, copies in leaders.items() for copy in copies},
    )


def _clusters(
    entries: Sequence[Entry],
    order: Sequence[int],
    shown: Collection[str],
    sketches: MutableMapping[tuple[str, datetime], Sketch],
) -> dict[int, list[int]]:
    """Return the places of those that lead, each with the places of its copies; the first in `order` lead."""
    made = [sketched(entry, sketches) for entry in entries]
    leaders: dict[int, list[int]] = {}
    index: dict[object, list[int]] = {}
    for at in order:
        keys = list(_keys(made[at]))
        near = dict.fromkeys(
            leader for key in keys for leader in index.get(key, ()) if are_copies(made[leader], made[at])
        )
        found = next((each for each in near if _may_fold(entries, at, shown, [each, *leaders[each]])), None)
        if found is not None:
            leaders[found].append(at)
        else:
            leaders[at] = []
            _enter(index, keys, at)
    return leaders


def _enter(index: dict[object, list[int]], keys: Sequence[object], at: int) -> None:
    for key in keys:
        index.setdefault(key, []).append(at)


def _keys(sketch: Sketch) -> Iterator[object]:
    if sketch.address:
        yield sketch.address
    yield from sketch.pieces[:KEYS]


def sketched(entry: Entry, sketches: MutableMapping[tuple[str, datetime], Sketch]) -> Sketch:
    """Return what an entry is compared by, kept or made anew; `sketches` is emptied where it grows too large."""
    key = (entry.id, entry.updated)
    if key not in sketches:
        if len(sketches) >= MOST_SKETCHES:
            sketches.clear()
        sketches[key] = sketch(entry)
    return sketches[key]


def _may_fold(entries: Sequence[Entry], at: int, shown: Collection[str], cluster: Sequence[int]) -> bool:
    """Tell whether an entry may be folded into a cluster: it has not been shown, and none of its source is there."""
    entry = entries[at]
    return entry.id not in shown and all(entries[each].source != entry.source for each in cluster)


def _merit(entry: Entry, shown: Collection[str], hidden: Collection[str]) -> tuple[object, ...]:
    """Return what copies are sorted by, the best first."""
    return (
        entry.id not in shown,
        entry.id not in hidden,
        entry.teaser,
        not entry.authors,
        entry.image is None,
        -len(entry.text),
        entry.published,
        entry.id,
    )


def _led(entries: Sequence[Entry], leader: int, others: Sequence[int]) -> Entry:
    lead = entries[leader]
    links = (entries[at].link for at in sorted(others))
    found = tuple(dict.fromkeys(link for link in links if link and link != lead.link))
    return replace(lead, also_at=found)
