"""The short lines at an article's head: reading-time labels, and dates with the words that say which date they are."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Literal, TypeAlias

import regex

from syndicate.extract import _head_words as head
from syndicate.extract._measure import count
from syndicate.extract._phrases import phrase_set
from syndicate.values.folding import fold, words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

DateKind: TypeAlias = Literal["published", "updated"]

MAX_LABEL = 80
"""Characters of a reading-time label."""
MAX_LABEL_WORDS = 9
MAX_SIGNS_LABEL = 7
"""Words, by their signs, of a label in a script without spaces: "この記事は3分で読めます"."""
MAX_DATED = 300
"""Characters of a line with dates."""
MAX_DATE_WORDS = 14
"""Words and numbers of one date with what stands around it."""

_TOKEN = regex.compile(r"[\p{L}\p{M}\p{Cf}]+|\p{Nd}+")
_DIGIT = regex.compile(r"\p{Nd}")
_AROUND = " \t:：,،;|·•-–—()[]"


def is_reading_time(line: str) -> bool:
    """Tell whether a line only says how long the article takes to read: "4 min read", "Lesezeit: 3 Minuten"."""
    if len(line) > MAX_LABEL:
        return False
    tokens = words(fold(line))
    said = [token for token in tokens if not token[0].isdigit()]
    if not said or len(said) > MAX_LABEL_WORDS:
        return False
    if len(tokens) == 2 and said[0] in phrase_set(head.MINUTES):
        return True
    return _minutes_to_read(said) or (len(said) < len(tokens) and _labelled(" ".join(said)))


def _labelled(key: str) -> bool:
    """Tell whether a line with a number begins with a label, or is in signs for minutes and reading."""
    if any(f"{key} ".startswith(f"{label} ") for label in phrase_set(head.READING_LABELS)):
        return True
    if count(key) > MAX_SIGNS_LABEL:
        return False
    minutes, reading = (listed.split("|") for listed in (head.MINUTE_SIGNS, head.READING_SIGNS))
    return any(sign in key for sign in minutes) and any(sign in key for sign in reading)


def _minutes_to_read(said: Sequence[str]) -> bool:
    """Tell whether the words are of minutes and of reading, with at most one that belongs to neither."""
    minutes, reading, fillers = (phrase_set(listed) for listed in (head.MINUTES, head.READING, head.READING_FILLERS))
    others = [word for word in said if word not in minutes | reading | fillers]
    return len(others) <= 1 and not minutes.isdisjoint(said) and not reading.isdisjoint(said)


def date_line(line: str) -> tuple[DateKind, str] | None:
    """Return which date a line states by a word ("Published", "Mis à jour le") and the rest; None if none is said."""
    before, dates = dated(line)
    return dates[0] if dates and not words(before) else None


def dated(line: str) -> tuple[str, list[tuple[DateKind, str]]]:
    """Part a line at its date words: what stands before the first, then each kind with the text that states the date.

    "By Jo Doe, published 3 May 2026, updated 4 May 2026" has two dates; "2026/03/14 更新" has its word behind. No date
    is found where no number stands with the word, or where a sentence does.
    """
    marks = _date_marks(line) if len(line) <= MAX_DATED else []
    if not marks:
        return line, []
    before = line[: marks[0][1]]
    ends = [start for _, start, _ in marks[1:]] + [len(line)]
    dates = [(kind, line[stop:end].strip(_AROUND)) for (kind, _, stop), end in zip(marks, ends, strict=True)]
    kept = [(kind, rest) for kind, rest in dates if _states(rest)]
    if not kept and _states(before):
        return "", [(marks[0][0], before.strip(_AROUND))]
    return (before, kept) if kept else (line, [])


def _states(text: str) -> bool:
    """Tell whether a text may state a date: short, with a number."""
    return bool(_DIGIT.search(text)) and count(text) <= MAX_DATE_WORDS


def _date_marks(line: str) -> list[tuple[DateKind, int, int]]:
    """Return the date words of a line, longest phrase first: kind, start and end in characters."""
    tokens = list(_TOKEN.finditer(line))
    folded = [fold(token[0]) for token in tokens]
    marks: list[tuple[DateKind, int, int]] = []
    at = 0
    while at < len(tokens):
        length, kind = _date_words(folded, at)
        if kind is not None:
            _mark(marks, (kind, tokens[at].start(), tokens[at + length - 1].end()), line)
        at += length
    return marks


def _mark(marks: list[tuple[DateKind, int, int]], mark: tuple[DateKind, int, int], line: str) -> None:
    """Add a mark; date words with no number between them are one ("Published on date: ...")."""
    kind, start, stop = mark
    if marks and not _DIGIT.search(line[marks[-1][2] : start]):
        start = marks.pop()[1]
    marks.append((kind, start, stop))


def _date_words(folded: Sequence[str], at: int) -> tuple[int, DateKind | None]:
    """Return of how many tokens the longest date phrase at a token is, and its kind; (1, None) if there is none."""
    kinds = _kinds()
    for length in (4, 3, 2, 1):
        kind = kinds.get(" ".join(folded[at : at + length])) if at + length <= len(folded) else None
        if kind is not None:
            return length, kind
    return 1, None


@cache
def _kinds() -> Mapping[str, DateKind]:
    """Return the kind of each date phrase."""
    published: dict[str, DateKind] = dict.fromkeys(phrase_set(head.PUBLISHED), "published")
    return published | dict.fromkeys(phrase_set(head.UPDATED), "updated")
