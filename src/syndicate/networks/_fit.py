"""Text fitted into the room that is left: whole sentences, else whole words and "…"; never half a grapheme."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

import regex

from syndicate.networks._graphemes import CLUSTER

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

ELLIPSIS = "…"

GAP = 0.2
"""Share of a limit that may stay unused so that the text ends with a sentence rather than inside one."""

FEW = 12
"""Characters of a text that breaks off which are not worth telling."""

# What may not stand before "…": punctuation that leads on, and marks that open something or join words.
_DANGLING = " \t\n.,;:·•-–—/&+|@＠#＃\u2060\u00a1\u00bf\"'([{“„«‘‚「『（【、。，；："
_OPENING = {"(": ")", "[": "]", "“": "”", "„": "“", "«": "»", "»": "«", "「": "」", "『": "』", "（": "）", "【": "】"}
_SAME_BOTH = ('"', "”")  # open before a word and close behind one
_MARKS = frozenset({*_OPENING, *_OPENING.values(), *_SAME_BOTH})
_DEPTH = 4
_BEFORE_OPENING = " \n([{“„«»"
# What may be looked at together: ASCII but for the marks above, or else one grapheme cluster.
_PIECE = regex.compile(r"[!#-'*-Z\\^-z|~]+(?=[\x20-\x7e\n]|\Z)|\X")
_FIRST_UNSPACED = "\u0e00"  # no script before Thai in the code charts is written without spaces
_IDEOGRAPHIC = regex.compile(r"[\p{Han}\p{Hiragana}\p{Katakana}]")
_SYLLABIC = regex.compile(r"[\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}]")
# What may not begin a line (JIS X 4051 §4.3), and the Thai and Lao vowels that belong to the consonant before them;
# then those that belong to the one behind.
_NOT_FIRST = frozenset("ーぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮ々ะาำๅๆฯະາຳໆ")
_NOT_LAST = frozenset("เแโใไເແໂໃໄ")


@dataclass(frozen=True, slots=True)
class Meter:
    """One limit of a network, what quiet text costs of it, and what a link that stands alone does.

    A text costs no more than its grapheme clusters one by one, and ASCII as much as its letters one by one.
    """

    limit: int
    cost: Callable[[str], int]
    link_cost: Callable[[str], int]


class _Place(NamedTuple):
    """A place where a text may be cut: its offset in characters, and the room left on each meter behind it."""

    offset: int
    left: tuple[int, ...]
    closing: str
    """The marks that close what is open there."""
    easy: bool
    """It is certainly no place within a word, as one between two syllables of Thai may be."""


def fit(sentences: Sequence[str], rooms: Sequence[int], meters: Sequence[Meter]) -> str:
    """Return as much of `sentences` as the `rooms` of all `meters` take, properly ended; '' where that is too little.

    Whole sentences, where not more than `GAP` of a limit is lost by it; else whole words, with "…" and the closing
    marks of what is open. Scripts without spaces are cut between two clusters, at a space where one is near.
    """
    text = "".join(sentences).rstrip()
    ends = _ends(sentences)
    places = list(_places(text, ends, rooms, meters))
    if places and places[-1].offset == len(text):
        return text
    by_sentence = _last([place for place in places if place.offset in ends], "", meters)
    whole = _finished(text[: by_sentence.offset], "") if by_sentence else ""
    if by_sentence and _is_full(by_sentence, meters):
        return whole
    by_word = _last(places, ELLIPSIS, meters)
    words = text[: by_word.offset].rstrip(_DANGLING) if by_word else ""
    return _finished(words, ELLIPSIS) if len(words) - len(whole) >= FEW else whole


def chop(text: str, rooms: Sequence[int], meters: Sequence[Meter]) -> str:
    """Return as many grapheme clusters of one long word as the `rooms` take, with "…"; '' where they take none."""
    left = [room - meter.cost(ELLIPSIS) for room, meter in zip(rooms, meters, strict=True)]
    end = 0
    for cluster in CLUSTER.finditer(text):
        left = [room - meter.cost(cluster[0]) for room, meter in zip(left, meters, strict=True)]
        if min(left) < 0:
            break
        end = cluster.end()
    head = text[:end].rstrip(_DANGLING)
    return head + ELLIPSIS if head else ""


def _ends(sentences: Sequence[str]) -> frozenset[int]:
    """Return the offsets at which a sentence ends, before the white space behind it."""
    ends = []
    start = 0
    for sentence in sentences:
        ends.append(start + len(sentence.rstrip()))
        start += len(sentence)
    return frozenset(ends)


def _places(text: str, ends: frozenset[int], rooms: Sequence[int], meters: Sequence[Meter]) -> Iterator[_Place]:
    """Yield the places where `text` may be cut, as far as the rooms reach; at last its end, if they reach so far."""
    left = list(rooms)
    marks: list[str] = []
    before = ""
    for found in _PIECE.finditer(text):
        piece = found[0]
        if before and (_may_cut(before, piece) or found.start() in ends):
            easy = piece < _FIRST_UNSPACED or not _SYLLABIC.match(piece)
            yield _Place(found.start(), tuple(left), "".join(reversed(marks)), easy)
        for index, meter in enumerate(meters):
            left[index] -= meter.cost(piece)
        if min(left) < 0:
            return
        if piece in _MARKS:
            _note(marks, before, piece)
        before = piece
    yield _Place(len(text), tuple(left), "", easy=True)


def _may_cut(before: str, behind: str) -> bool:
    """Tell whether no word is cut between two pieces of a text; white space stays with what is behind it."""
    if behind.isspace():
        return not before.isspace()
    if before < _FIRST_UNSPACED and behind < _FIRST_UNSPACED:
        return False
    if behind[0] in _NOT_FIRST or before[0] in _NOT_LAST:
        return False
    one_ideograph = _IDEOGRAPHIC.match(before) or _IDEOGRAPHIC.match(behind)
    return bool(one_ideograph or (_SYLLABIC.match(before) and _SYLLABIC.match(behind)))


def _last(places: Sequence[_Place], sign: str, meters: Sequence[Meter]) -> _Place | None:
    """Return the last place behind which `sign` and the closing marks fit, rather an easy one in its last third."""
    fitting = (place for place in reversed(places) if _takes(place, sign, meters))
    furthest = next(fitting, None)
    if furthest is None or furthest.easy:
        return furthest
    easy = next((place for place in fitting if place.easy), furthest)
    return easy if easy.offset * 3 >= furthest.offset * 2 else furthest


def _takes(place: _Place, sign: str, meters: Sequence[Meter]) -> bool:
    behind = sign + place.closing
    return all(meter.cost(behind) <= left for left, meter in zip(place.left, meters, strict=True))


def _is_full(place: _Place, meters: Sequence[Meter]) -> bool:
    """Tell whether one of the limits is used so far that the text may end here."""
    return any(left <= GAP * meter.limit for left, meter in zip(place.left, meters, strict=True))


def _finished(head: str, sign: str) -> str:
    """Return a text that was cut, with `sign` and the marks that close what is open in it."""
    marks: list[str] = []
    for before, mark in pairwise(" " + head):
        if mark in _MARKS:
            _note(marks, before, mark)
    return head + sign + "".join(reversed(marks))


def _note(marks: list[str], before: str, mark: str) -> None:
    """Note in `marks`, which closing marks are awaited, that `mark` stands behind `before`."""
    if marks and mark == marks[-1]:
        marks.pop()
    elif len(marks) < _DEPTH and mark in _OPENING:
        marks.append(_OPENING[mark])
    elif len(marks) < _DEPTH and mark in _SAME_BOTH and (before == "" or before in _BEFORE_OPENING):
        marks.append(mark)
