"""Written dates: a day with month and year, perhaps a time and a zone, found in a short line of any language."""

from __future__ import annotations

import unicodedata
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

import regex

from syndicate.values._calendars import BUDDHIST_OFFSET, ERAS, persian_date
from syndicate.values._clock import clock_in
from syndicate.values._month_names import CROATIAN, MONTHS, PERSIAN_MONTHS
from syndicate.values.folding import fold, words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from syndicate.values._clock import Clock

MAX_LENGTH = 200
"""Characters; a longer text is prose and states no date."""
MAX_OTHER_WORDS = 6
"""Words beside the date, its time and its zone ("Published on", a weekday, a place); with more it is a sentence."""
MAX_GAP = 2
"""Words between the parts of a written date: "14 de marzo de 2026", "2026 m. kovo 14 d."."""
PERSIAN = 100
"""What is added to the number of a Persian month, to tell it from a Gregorian one."""
FIRST_YEAR = 1995
LAST_YEAR = 2100
"""Written years outside of these are a house number or a price, or an event the article tells of."""

_DAY_FIRST = frozenset(
    {
        "af", "ar", "az", "be", "bg", "bn", "bs", "ca", "cs", "cy", "da", "de", "el", "es", "et", "fi", "fr", "ga",
        "gl", "gu", "he", "hi", "hr", "hy", "id", "is", "it", "ka", "kk", "km", "kn", "lb", "lv", "mk", "ml", "mr",
        "ms", "mt", "nb", "nl", "nn", "no", "pa", "pl", "pt", "ro", "ru", "sk", "sl", "sq", "sr", "sv", "sw", "ta",
        "te", "th", "tr", "uk", "ur", "uz", "vi",
    }
)  # fmt: skip
"""Languages that write a numeric date with the year last only as day, month, year (CLDR, date formats "short")."""
_CENTURY = 2000
"""Of years of two digits: the web is hardly older."""
_DAY_FIRST_REGIONS = frozenset({"en-gb", "en-ie", "en-au", "en-nz", "en-in", "en-za", "en-sg", "en-hk", "en-ng"})
_MONTH_FIRST_REGIONS = frozenset({"en-us"})
_UNCLEAR_REGIONS = frozenset({"es-us", "es-pr", "es-pa"})

_YEAR_MONTH_DAY = regex.compile(
    rf"(?P<era>{'|'.join(ERAS)})?\s?(?<!\d)(?P<y>\d{{1,4}}|元)\s?[年년]\s?"
    rf"(?P<m>\d{{1,2}})\s?[月월]\s?(?P<d>\d{{1,2}})\s?[日号號일]?"
)
_VIETNAMESE = regex.compile(
    r"(?<!\d)(?P<d>\d{1,2})\s?tháng\s?(?P<m>\d{1,2})\s?(?:,|năm)?\s?(?P<y>\d{4})(?!\d)", regex.IGNORECASE
)
_NUMERIC = regex.compile(
    r"(?<!\d)(?P<a>\d{1,4})\s?(?P<by>[./-])\s?(?P<b>\d{1,2})\s?(?P=by)\s?(?P<c>\d{1,4})(?!\d)(?!\s?(?P=by)\s?\d)"
)
_DIVIDER = regex.compile(r"[|·•]")
_INNER_DOT = regex.compile(r"(?<=[\p{L}\p{M}])\.(?=\p{L})")
_TOKEN = regex.compile(r"[\p{L}\p{M}\p{Cf}]+|\d+")
_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—−", "-"))
_NOT_ASCII_DIGIT = regex.compile(r"[^\P{Nd}0-9]")
_THAI = regex.compile(r"\p{Thai}")


def ascii_digits(line: str) -> str:
    """Return `line` in NFKC with every script's decimal digits as 0-9 and every kind of dash and minus as ``-``."""
    plain = unicodedata.normalize("NFKC", line).translate(_DASHES)
    return _NOT_ASCII_DIGIT.sub(lambda digit: str(unicodedata.decimal(digit[0], digit[0])), plain)


def written(line: str, languages: Sequence[str]) -> tuple[date, Clock | None] | None:
    """Return the one day `line` names and its time of day; None where there is none, or more than one, or a riddle."""
    tags = tuple(tag.casefold().replace("_", "-") for tag in languages)
    parts = _DIVIDER.split(line)
    if len(parts) > 1:
        line = " ".join(part for part in parts if _whole(part, tags) or clock_in(part))
    return _whole(line, tags)


def _whole(line: str, tags: Sequence[str]) -> tuple[date, Clock | None] | None:
    timed = clock_in(line)
    clock, rest = timed or (None, line)
    found = _day_in(rest, tags)
    if found is None:
        return None
    day, left = found
    others = words(left)
    if len(others) > MAX_OTHER_WORDS or any(word[0].isdigit() for word in others):
        return None
    return day, clock


def _day_in(line: str, tags: Sequence[str]) -> tuple[date, str] | None:
    """Return the day of the surest form found in a line without times, and the rest of the line."""
    for pattern, read in (
        (_YEAR_MONTH_DAY, _from_signs),
        (_VIETNAMESE, _from_signs),
        (_NUMERIC, _from_numbers),
    ):
        match = pattern.search(line)
        if match is not None:
            day = read(match, line, tags)
            return None if day is None else (day, f"{line[: match.start()]} {line[match.end() :]}")
    return _from_names(line, tags)


def _from_signs(match: regex.Match[str], line: str, tags: Sequence[str]) -> date | None:
    said = match.groupdict()
    year = 1 if said["y"] == "元" else int(said["y"])
    if said.get("era"):
        year += ERAS[said["era"]]
    elif len(said["y"]) != 4:
        return None
    return _date(year, int(said["m"]), int(said["d"]), thai=_is_thai(line, tags))


def _from_numbers(match: regex.Match[str], line: str, tags: Sequence[str]) -> date | None:
    first, second, last = match["a"], int(match["b"]), match["c"]
    thai = _is_thai(line, tags)
    if len(first) == 4 and len(last) <= 2:
        year, day = int(first), int(last)
        return persian_date(year, second, day) if _is_persian(year, tags) else _date(year, second, day, thai=thai)
    if len(first) > 2 or not (len(last) == 4 or _is_short(match, tags)):
        return None
    order = _day_and_month(int(first), second, day_first=_day_first(tags, dotted=match["by"] == "."))
    year = int(last) + (0 if len(last) == 4 else _CENTURY)
    return None if order is None else _date(year, order[1], order[0], thai=thai)


def _is_short(match: regex.Match[str], tags: Sequence[str]) -> bool:
    """Tell whether a date has two digits for day, month and year, in a language that puts no year first."""
    two_each = all(len(match[part]) == 2 for part in "abc")
    return two_each and bool(tags) and all(_primary(tag) in _DAY_FIRST | {"en"} for tag in tags)


def _day_and_month(first: int, second: int, *, day_first: bool | None) -> tuple[int, int] | None:
    """Return day and month of two numbers before a year; None where neither they nor the language settle which."""
    if first > 12 or first == second:
        return first, second
    if second > 12:
        return second, first
    if day_first is None:
        return None
    return (first, second) if day_first else (second, first)


def _is_persian(year: int, tags: Sequence[str]) -> bool:
    return year < FIRST_YEAR and _says(tags, "fa")


def _day_first(tags: Sequence[str], *, dotted: bool) -> bool | None:
    """Tell whether these languages write the day before the month; None where they do not settle it.

    No language writes the month first with dots (CLDR): what stands so in American English is a riddle.
    """
    orders = {_order(tag) for tag in tags}
    order = orders.pop() if len(orders) == 1 else None
    return order or (None if dotted else order)


def _order(tag: str) -> bool | None:
    if tag in _MONTH_FIRST_REGIONS:
        return False
    if tag in _UNCLEAR_REGIONS:
        return None
    return True if tag in _DAY_FIRST_REGIONS or _primary(tag) in _DAY_FIRST else None


def _is_thai(line: str, tags: Sequence[str]) -> bool:
    return bool(_THAI.search(line)) or _says(tags, "th")


def _says(tags: Sequence[str], language: str) -> bool:
    return any(_primary(tag) == language for tag in tags)


def _primary(tag: str) -> str:
    return tag.partition("-")[0]


def _date(year: int, month: int, day: int, *, thai: bool) -> date | None:
    if thai and year > LAST_YEAR:
        year -= BUDDHIST_OFFSET
    try:
        return date(year, month, day) if FIRST_YEAR <= year <= LAST_YEAR else None
    except ValueError:
        return None


@cache
def _month_index() -> Mapping[str, int]:
    """Return the number of each month's folded names."""
    index = {fold(name): number for number, names in enumerate(MONTHS, 1) for name in names.split()}
    return index | {fold(name): number for number, name in enumerate(PERSIAN_MONTHS, PERSIAN + 1)}


def is_month_name(word: str) -> bool:
    """Tell whether a word is the name of a month, whole or short, in a language whose dates are read."""
    return fold(word.rstrip(".")) in _month_index()


def _month(tokens: Sequence[str], at: int, tags: Sequence[str]) -> tuple[int, int]:
    """Return the month whose name starts at a token, and of how many tokens it is; (0, 1) if there is none."""
    names = _month_index()
    pair = "_".join(tokens[at : at + 2])
    if pair in names:
        return names[pair], 2
    if _says(tags, "hr") and tokens[at] in CROATIAN:
        return CROATIAN[tokens[at]], 1
    return names.get(tokens[at], 0), 1


def _from_names(line: str, tags: Sequence[str]) -> tuple[date, str] | None:
    """Find a day, a month by name and a year that stand together in one of the orders languages use."""
    tokens = _tokens(line)
    for at in range(len(tokens)):
        month, length = _month(tokens, at, tags)
        if not month:
            continue
        before = _numbers(tokens, at - 1, -1, tags)
        after = _numbers(tokens, at + length, 1, tags)
        found = _ordered(tokens, before, after) or _short_thai(tokens, before, after)
        if found is not None:
            day, year = (int(tokens[place]) for place in found)
            named = _named(year, month, day, thai=_is_thai(line, tags))
            used = {*found, *range(at, at + length)}
            rest = " ".join(token for place, token in enumerate(tokens) if place not in used)
            return None if named is None else (named, rest)
    return None


def _tokens(line: str) -> list[str]:
    """Return the folded words and the numbers of a line; a dot inside an abbreviation parts nothing."""
    folded = (fold(token) for token in _TOKEN.findall(_INNER_DOT.sub("", line)))
    return [token for token in folded if token]


def _numbers(tokens: Sequence[str], start: int, step: int, tags: Sequence[str]) -> list[int]:
    """Return where at most two numbers stand from `start` on, with at most `MAX_GAP` words before each."""
    found: list[int] = []
    gap = 0
    at = start
    while 0 <= at < len(tokens) and gap <= MAX_GAP and len(found) < 2:
        if tokens[at][0].isdigit():
            found.append(at)
            gap = 0
        elif _month(tokens, at, tags)[0]:
            break
        else:
            gap += 1
        at += step
    return found


def _ordered(tokens: Sequence[str], before: Sequence[int], after: Sequence[int]) -> tuple[int, int] | None:
    """Return where day and year stand: D M Y, M D Y, Y M D or Y D M."""
    for days, years in (
        (before[:1], after[:1]),
        (after[:1], after[1:]),
        (after[:1], before[:1]),
        (before[:1], before[1:]),
    ):
        for day, year in zip(days, years, strict=False):
            if len(tokens[day]) <= 2 and len(tokens[year]) == 4:
                return day, year
    return None


def _short_thai(tokens: Sequence[str], before: Sequence[int], after: Sequence[int]) -> tuple[int, int] | None:
    """Return where day and year stand in a Thai date with the last two digits of the Buddhist year."""
    if not (before and after and any(_THAI.search(token) for token in tokens)):
        return None
    day, year = before[0], after[0]
    return (day, year) if len(tokens[day]) <= 2 and len(tokens[year]) == 2 else None


def _named(year: int, month: int, day: int, *, thai: bool) -> date | None:
    if month > PERSIAN:
        return persian_date(year, month - PERSIAN, day)
    return _date(year + 2500 if year < 100 else year, month, day, thai=thai)
