"""Names of authors, out of bylines and metadata in many languages: no "By", no role, no address, no agency."""

from __future__ import annotations

from functools import cache
from itertools import filterfalse
from typing import TYPE_CHECKING

import regex

from syndicate.extract import _name_words as lists
from syndicate.extract._name_forms import (
    DIGIT,
    EDGES,
    INITIALS,
    MAX_NAME,
    MAX_WORDS,
    UNCASED,
    capitalised,
    cased,
    is_namesake,
    is_particle,
    looks_like_name,
    may_be_name,
)
from syndicate.extract._name_parts import (
    COLON,
    HAN,
    LONGEST_BY,
    is_address,
    starts,
    undotted,
    until_preposition,
    until_time,
    unwrapped,
    without_by,
    without_roles,
    without_weekday,
)
from syndicate.extract._phrases import key, phrase_set
from syndicate.extract.furniture import is_photo_credit
from syndicate.values.folding import fold
from syndicate.values.text import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = [
    "authors",
    "credited",
    "has_by_word",
    "is_address",
    "is_organised",
    "is_signature",
    "looks_like_name",
    "organisation",
    "signed",
]

MAX_AUTHORS = 10
MAX_LENGTH = 500
"""Characters of a byline that are looked at."""
MAX_SURNAMES, MAX_GIVEN = 2, 3
"""Words of the surname and of the given names in "Surname, Given Names"."""

_LOCATOR = regex.compile(r"@|://|^[Ww]{3}\.")
_NUMBER = regex.compile(r"\p{Nd}{4}|\p{Nd}\.")
_SUFFIX_COMMA = regex.compile(r",(?=\s*(?:[JS]r\b|I{2,3}\b|IV\b)\.?(?:\s*(?:[,;&|]|$)|\s+\p{Ll}))")
# "Jane Doe/Reuters" and "Jane Doe/Tom Roe", and neither an address nor "https://".
_SLASH = regex.compile(r"(?<![^\s\p{L}]\S{0,60})(?<=\p{L})/(?=\p{L}+(?:[\s,;|&]|$))")
_DIVIDER = regex.compile(r"\s*(?:[,;|&＆+=＝、，；؛،·•／]|\s/\s|\s[-–—]\s)\s*")
_PARTS = regex.compile(r"\s*[|·•∙⋅]\s*|\s[-–—]\s")
_HAN_AND = regex.compile(r"(?<=\p{Han}{2})[和与與及](?=\p{Han}{2})|(?<=[\p{Han}\p{Katakana}])[と・](?=\p{Han})")
_ENDS_IN_DOT = regex.compile(r"(?<=\p{Ll}{4})\.$")
# Arabic and Hebrew write "and" as the first letter of the next word; these names begin with that letter themselves.
_WAW = regex.compile(r"^[وו](?=\p{L}{3})")
_WAW_NAMES = (
    "وليد|وائل|وسام|وسيم|وفاء|وجدي|وجيه|ودود|وديع|وداد|ورد|وردة|وحيد|وهيب|وصفي|ורד|ורדה|ויקטור|ולדימיר"
)  # fmt: skip


def authors(text: str) -> list[str]:
    """Return the names in a byline or in a value of metadata, in order, at most `MAX_AUTHORS`; [] if none is in it.

    "By A and B" is two names. Roles, credentials, agencies, places, addresses, handles and who took the pictures are
    left out; a name in capitals gets title case; "Surname, Name" is turned round in a list ("Doe, Jane; Roe, Tom") and
    stays as it is where it stands alone and cannot be two names.
    """
    return _found(text, wanted=True)


def credited(line: str) -> list[str]:
    """Return the names behind labels such as "Author:" anywhere in a line."""
    return _found(line, wanted=False)


def _found(text: str, *, wanted: bool) -> list[str]:
    line = unwrapped(one_line(text.replace("\n", " | "))[:MAX_LENGTH])
    found: dict[str, str] = {}
    for stretch in _stretches(line, wanted=wanted):
        for name in _names(stretch):
            found.setdefault(fold(name), name)
    return list(found.values())[:MAX_AUTHORS]


def organisation(text: str, *, called: bool = False) -> str | None:
    """Return who is said to be an author and is no person: an agency, a desk, "Harbour Staff"; None where nobody is.

    Addresses, handles, user names, companies by their legal form and words that only say what somebody is ("admin",
    "Staff") are nobody. Of what is `called` an organisation only addresses and handles are not believed.
    """
    words = until_preposition(without_by(unwrapped(one_line(text)[:MAX_LENGTH]).split()), 1)
    name = " ".join(words).strip(EDGES)
    if not 1 < len(name) <= MAX_NAME or _LOCATOR.search(name):
        return None
    return name if called or _may_be_organisation(name, words) else None


def _may_be_organisation(name: str, words: Sequence[str]) -> bool:
    said = {*map(undotted, words)}
    generic = phrase_set(lists.ROLES) | phrase_set(lists.ROLE_MODIFIERS)
    if _NUMBER.search(name) or said <= generic or said & phrase_set(lists.COMPANIES) or any(map(is_address, words)):
        return False
    organised = bool(said & phrase_set(lists.ORGANISATIONS))
    return organised or UNCASED.search(name) is not None or any(word[:1].isupper() for word in words)


def is_organised(name: str) -> bool:
    """Tell whether a name has a word that only organisations carry, or one for several who write."""
    words = name.split()
    return not is_namesake(words) and bool(
        {*map(undotted, words)} & (phrase_set(lists.ORGANISATIONS) | phrase_set(lists.STAFF))
    )


def signed(line: str) -> str:
    """Return the part of a line that a by-word begins: "12 March 2026 | By Jane Doe"; '' where none does."""
    return next((part for part in _PARTS.split(line) if _is_signed(part)), "")


def _is_signed(part: str) -> bool:
    words = part.split()
    if not words or fold(COLON.split(words[0])[0]) not in _first_words():
        return False
    label = COLON.split(part, maxsplit=1)
    labelled = len(label) > 1 and key(label[0]) in phrase_set(lists.BY)
    return labelled or (len(without_by(words)) < len(words) and not starts(words, lists.NOT_BY))


@cache
def _first_words() -> frozenset[str]:
    return frozenset(fold(phrase.split()[0]) for phrase in lists.BY.split("|"))


def has_by_word(line: str) -> bool:
    """Tell whether a line begins with a word that names who wrote, edited or translated: "By", "Text:", "文／"."""
    label = COLON.split(line, maxsplit=1)[0] if COLON.search(line) else ""
    known = phrase_set(lists.BY) | phrase_set(lists.NOT_BY)
    words = _DIVIDER.sub(" ", line).replace("・", " ").split()
    return key(label) in known or len(without_by(words)) < len(words) or starts(words, lists.NOT_BY)


def is_signature(line: str) -> bool:
    """Tell whether a line is a name with what its bearer is: "Jane Doe, Senior Reporter", "김민수 기자"."""
    found = authors(line)
    listed = (lists.ROLES, lists.ROLE_MODIFIERS, lists.ORGANISATIONS, lists.CREDENTIALS)
    known = frozenset().union(*map(phrase_set, listed))
    others = set(key(line).split()) - set(key(" ".join(found)).split())
    return bool(found) and bool(others) and others <= known


def _stretches(line: str, *, wanted: bool) -> Iterator[str]:
    """Give the stretches of a byline that name writers, parted at labels such as "Text:" and "Photos:".

    `wanted` says whether what stands before the first label names some.
    """
    start = 0
    for colon in COLON.finditer(line):
        label, of_writers = _label_at_end(line[start : colon.start()])
        if of_writers is None:
            continue
        if wanted:
            yield line[start : colon.start() - len(label)]
        start, wanted = colon.end(), of_writers
    if wanted:
        yield line[start:]


def _label_at_end(text: str) -> tuple[str, bool | None]:
    """Return the label that ends `text`, and whether it is of writers; None where no known label stands there."""
    words = text.split()
    for length in range(min(LONGEST_BY, len(words)), 0, -1):
        label = _tail(text, words[-length:])
        if key(label) in phrase_set(lists.NOT_BY) or is_photo_credit(f"{label}: x"):
            return label, False
        if key(label) in phrase_set(lists.BY):
            return label, True
    return "", None


def _tail(text: str, words: Sequence[str]) -> str:
    """Return the end of `text` that holds these words."""
    at = len(text)
    for word in reversed(words):
        at = text.rindex(word, 0, at)
    return text[at:]


def _names(stretch: str) -> Iterator[str]:
    """Give the names in a stretch of a byline."""
    if (inverted := _inverted_list(stretch)) is not None:
        yield from inverted
        return
    parted = _SLASH.sub(" / ", _HAN_AND.sub("、", _SUFFIX_COMMA.sub("", without_weekday(stretch))))
    parts = [part for part in _DIVIDER.split(parted) if part]
    if len(parts) == 2 and "," in stretch and _is_inverted(parts[0].split(), parts[1].split()):
        yield ", ".join(cased(part) for part in parts)
        return
    wanted = True
    for at, part in enumerate(parts):
        wanted = _wanted(part, wanted=wanted)
        if wanted:
            yield from _people(part, first=at == 0)


def _inverted_list(stretch: str) -> list[str] | None:
    """Return the names of a list as "Doe, Jane A.; van der Berg, Tom", given names first; None of any other list."""
    if ";" not in stretch:
        return None
    line = " ".join(without_by(stretch.strip(" ;").split()))
    pairs = [[side.split() for side in each.split(",")] for each in line.split(";")]
    if not _are_inverted(pairs):
        return None
    return [" ".join(cased(" ".join(side)) for side in reversed(pair)) for pair in pairs]


def _are_inverted(pairs: Sequence[Sequence[list[str]]]) -> bool:
    if len(pairs) < 2 or not all(len(pair) == 2 and _may_be_inverted(*pair) for pair in pairs):
        return False
    # "Jane Doe, Berlin" has as many words as "Doe Roe, Jane", which stands beside surnames of one word.
    return any(len(_proper(surname)) == 1 or len(given) > 1 for surname, given in pairs)


def _may_be_inverted(surname: Sequence[str], given: Sequence[str]) -> bool:
    proper = _proper(surname)
    short = 0 < len(proper) <= MAX_SURNAMES and 0 < len(given) <= MAX_GIVEN
    return short and _may_be_names(proper, given)


def _is_inverted(surname: Sequence[str], given: Sequence[str]) -> bool:
    """Tell whether "Surname, Name" cannot be two names: each of one word, or initials behind the comma."""
    proper = _proper(surname)
    one_each = len(proper) == 1 and (len(given) == 1 or all(INITIALS.match(word) for word in given))
    return one_each and _may_be_names(proper, given)


def _may_be_names(surnames: Sequence[str], given: Sequence[str]) -> bool:
    """Tell whether these are written as names are, and no handle or word of ours is among them."""
    every = [*surnames, *given]
    return capitalised(surnames) and capitalised(given) and "@" not in "".join(every) and not _are_known(every)


def _proper(words: Sequence[str]) -> list[str]:
    return [word for word in words if not is_particle(word.lower())]


def _are_known(words: Sequence[str]) -> bool:
    """Tell whether one of the words is of those that stand around names."""
    said = {*map(undotted, words)}
    known = (lists.ROLES, lists.ORGANISATIONS, lists.CREDENTIALS, lists.SUFFIXES, lists.BY)
    return any(said & phrase_set(listed) for listed in known)


def _wanted(part: str, *, wanted: bool) -> bool:
    """Tell whether a part names writers; a part without a word that says so is like the part before it."""
    words = part.split()
    if is_photo_credit(part) or starts(words, lists.NOT_BY):
        return False
    return wanted or starts(words, lists.BY)


def _people(part: str, *, first: bool) -> Iterator[str]:
    """Give the people of a part without commas: by-words off, parted at conjunctions, each checked."""
    groups = list(_groups(without_by(part.split())))
    for group in groups if first else filterfalse(_is_description, groups):
        for name in _each(group):
            # Behind a comma a single word is a place or a desk: "Jane Doe, Berlin".
            if first or len(groups) > 1 or " " in name or UNCASED.search(name):
                yield name


def _is_description(words: Sequence[str]) -> bool:
    """Tell whether words behind a comma say what the one before it is, or when: "Jane Doe, Home Security Expert"."""
    if not words or UNCASED.search(words[-1]) or is_namesake(words):
        return False
    if undotted(words[0]) in phrase_set(lists.TIMES):
        return True
    last = undotted(words[-1])
    crafted = (undotted(word).endswith(craft) for word in words for craft in phrase_set(lists.CRAFTS))
    return last in phrase_set(lists.ROLES) | phrase_set(lists.OFFICES) or any(crafted)


def _groups(words: Sequence[str]) -> Iterator[list[str]]:
    """Part words at conjunctions."""
    group: list[str] = []
    for at, word in enumerate(words):
        if _parts(word, before=len(group), after=len(words) - at - 1):
            yield group
            group = []
        elif len(group) >= 2 and _WAW.match(word) and fold(word) not in phrase_set(_WAW_NAMES) and at + 1 < len(words):
            yield group
            group = [word[1:]]
        else:
            group.append(word)
    yield group


def _parts(word: str, *, before: int, after: int) -> bool:
    """Tell whether a word is a conjunction between two names; some stand in a name: "José Ortega y Gasset"."""
    weak = word in lists.WEAK_CONJUNCTIONS.split("|") and before >= 2 and after >= 2
    joins = word.casefold() in lists.CONJUNCTIONS.split("|") and (not word.istitle() or word == "And")
    return weak or joins


def _each(words: list[str]) -> Iterator[str]:
    """Give the name that words are, or several Chinese names that only spaces divide."""
    kept = without_roles([word.strip(EDGES.replace(".", "")) for word in until_time(words) if not is_address(word)])
    if len(kept) == 1 and _is_left_over(kept[0], words):
        return
    if _are_chinese_names(kept):
        yield from kept
    elif (name := _name(until_preposition(kept))) is not None:
        yield name


def _are_chinese_names(words: Sequence[str]) -> bool:
    """Tell whether each of several words is a whole Chinese name."""
    surnames = lists.HAN_SURNAMES.split("|")
    each = (HAN.fullmatch(word) and 2 <= len(word) <= 3 and word[0] in surnames for word in words)
    return len(words) > 1 and all(each)


def _is_left_over(name: str, words: Sequence[str]) -> bool:
    """Tell whether one word is left of several that were no credentials: "HPA Staff", "AFP/The Tribune"."""
    others = {undotted(word) for word in words} - {undotted(name), ""} - phrase_set(lists.CREDENTIALS)
    return bool(others) and not UNCASED.search(name)


def _name(words: Sequence[str]) -> str | None:
    """Return the name these words are; None if they are none."""
    strange = _no_names().intersection(fold(word.strip(EDGES)) for word in words) and not is_namesake(words)
    if not 0 < len(words) <= MAX_WORDS or strange or any(DIGIT.search(word) for word in words):
        return None
    name = _ENDS_IN_DOT.sub("", cased(" ".join(words)))
    return name if len(name) <= MAX_NAME and may_be_name(name) else None


@cache
def _no_names() -> frozenset[str]:
    return phrase_set(lists.ORGANISATIONS) | phrase_set(lists.ROLES) | phrase_set(lists.SENTENCE_WORDS)
