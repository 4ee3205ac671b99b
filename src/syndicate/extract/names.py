"""Names of authors, out of bylines and metadata in many languages: no "By", no role, no address, no agency."""

from __future__ import annotations

from functools import cache
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
    is_particle,
    looks_like_name,
    may_be_name,
)
from syndicate.extract._phrases import key, phrase_set
from syndicate.extract.furniture import is_photo_credit
from syndicate.values.folding import fold
from syndicate.values.text import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = ["authors", "credited", "has_by_word", "is_signature", "looks_like_name"]

MAX_AUTHORS = 10
MAX_LENGTH = 500
"""Characters of a byline that are looked at."""
LONGEST_BY = 4
"""Words of the longest by-word."""

_MAIL_AND_NAME = regex.compile(r"^(?:mailto:)?\S+@\S+\s*\((?P<name>[^()]+)\)$")
_BRACKETED = regex.compile(r"[(\[<（【〈《][^()\[\]<>（）【】〈〉《》]*[)\]>）】〉》]")
_BRACKETS = "()[]<>（）【】〈〉《》"
_ADDRESS = regex.compile(r"@|^(?:[Hh][Tt][Tt][Pp][Ss]?:|[Ww]{3}\.)|/|^[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}$")
_SUFFIX_COMMA = regex.compile(r",(?=\s*(?:[JS]r\b|I{2,3}\b|IV\b))")
_DIVIDER = regex.compile(r"\s*(?:[,;|&＆+=、，；؛،·•／]|\s/\s|\s[-–—]\s)\s*")
_HAN_AND = regex.compile(r"(?<=\p{Han}{2})[和与與及](?=\p{Han}{2})|(?<=[\p{Han}\p{Katakana}])[と・](?=\p{Han})")
_HAN = regex.compile(r"\p{Han}+")
_COLON = regex.compile(r"[:：]")
_ENDS_IN_DOT = regex.compile(r"(?<=\p{Ll}{4})\.$")
# Arabic and Hebrew write "and" as the first letter of the next word; these names begin with that letter themselves.
_WAW = regex.compile(r"^[وו](?=\p{L}{3})")
_WAW_NAMES = (
    "وليد|وائل|وسام|وسيم|وفاء|وجدي|وجيه|ودود|وديع|وداد|ورد|وردة|وحيد|وهيب|وصفي|ורד|ורדה|ויקטור|ולדימיר"
)  # fmt: skip


def authors(text: str) -> list[str]:
    """Return the names in a byline or in a value of metadata, in order, at most `MAX_AUTHORS`; [] if none is in it.

    "By A and B" is two names. Roles, credentials, agencies, places, addresses, handles and who took the pictures are
    left out; a name in capitals gets title case; "Surname, Name" stays as it is where it cannot be two names.
    """
    return _found(text, wanted=True)


def credited(line: str) -> list[str]:
    """Return the names behind labels such as "Author:" anywhere in a line."""
    return _found(line, wanted=False)


def _found(text: str, *, wanted: bool) -> list[str]:
    line = _unwrapped(one_line(text.replace("\n", " | "))[:MAX_LENGTH])
    found: dict[str, str] = {}
    for stretch in _stretches(line, wanted=wanted):
        for name in _names(stretch):
            found.setdefault(fold(name), name)
    return list(found.values())[:MAX_AUTHORS]


def has_by_word(line: str) -> bool:
    """Tell whether a line begins with a word that names who wrote, edited or translated: "By", "Text:", "文／"."""
    label = _COLON.split(line, maxsplit=1)[0] if _COLON.search(line) else ""
    known = phrase_set(lists.BY) | phrase_set(lists.NOT_BY)
    words = _DIVIDER.sub(" ", line).split()
    return key(label) in known or len(_without_by(words)) < len(words) or _starts(words, lists.NOT_BY)


def is_signature(line: str) -> bool:
    """Tell whether a line is a name with what its bearer is: "Jane Doe, Senior Reporter", "김민수 기자"."""
    found = authors(line)
    listed = (lists.ROLES, lists.ROLE_MODIFIERS, lists.ORGANISATIONS, lists.CREDENTIALS)
    known = frozenset().union(*map(phrase_set, listed))
    others = set(key(line).split()) - set(key(" ".join(found)).split())
    return bool(found) and bool(others) and others <= known


def _unwrapped(line: str) -> str:
    """Return a byline out of "a@b.example (Jane Doe)" or brackets all around, without other bracketed remarks."""
    mail = _MAIL_AND_NAME.match(line)
    if mail:
        return mail["name"]
    return _BRACKETED.sub(" ", line).strip() or line.strip(_BRACKETS)


def _stretches(line: str, *, wanted: bool) -> Iterator[str]:
    """Give the stretches of a byline that name writers, parted at labels such as "Text:" and "Photos:".

    `wanted` says whether what stands before the first label names some.
    """
    start = 0
    for colon in _COLON.finditer(line):
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
    parts = [part for part in _DIVIDER.split(_HAN_AND.sub("、", _SUFFIX_COMMA.sub("", stretch))) if part]
    if len(parts) == 2 and "," in stretch and _is_inverted(parts[0].split(), parts[1].split()):
        yield ", ".join(cased(part) for part in parts)
        return
    wanted = True
    for at, part in enumerate(parts):
        wanted = _wanted(part, wanted=wanted)
        if wanted:
            yield from _people(part, first=at == 0)


def _is_inverted(surname: Sequence[str], given: Sequence[str]) -> bool:
    """Tell whether "Surname, Name" cannot be two names: each of one word, or initials behind the comma."""
    proper = [word for word in surname if not is_particle(word.lower())]
    one_each = len(proper) == 1 and (len(given) == 1 or all(INITIALS.match(word) for word in given))
    return one_each and capitalised(proper) and capitalised(given) and not _are_known([*proper, *given])


def _are_known(words: Sequence[str]) -> bool:
    """Tell whether one of the words is of those that stand around names."""
    plain = {_plain(word) for word in words}
    known = (lists.ROLES, lists.ORGANISATIONS, lists.CREDENTIALS, lists.SUFFIXES, lists.BY)
    return any(plain & phrase_set(listed) for listed in known)


def _wanted(part: str, *, wanted: bool) -> bool:
    """Tell whether a part names writers; a part without a word that says so is like the part before it."""
    words = part.split()
    if is_photo_credit(part) or _starts(words, lists.NOT_BY):
        return False
    return wanted or _starts(words, lists.BY)


def _starts(words: Sequence[str], listed: str) -> bool:
    """Tell whether words begin with a phrase of a list."""
    return any(key(" ".join(words[:length])) in phrase_set(listed) for length in range(1, LONGEST_BY + 1))


def _people(part: str, *, first: bool) -> Iterator[str]:
    """Give the people of a part without commas: by-words off, parted at conjunctions, each checked."""
    groups = list(_groups(_without_by(part.split())))
    for group in groups:
        for name in _each(group):
            # Behind a comma a single word is a place or a desk: "Jane Doe, Berlin".
            if first or len(groups) > 1 or " " in name or UNCASED.search(name):
                yield name


def _without_by(words: list[str]) -> list[str]:
    """Return the words behind all by-words they begin with: "Written by", "文", "Text von"."""
    for length in range(min(LONGEST_BY, len(words)), 0, -1):
        if key(" ".join(words[:length])) in phrase_set(lists.BY) and _is_by(words, length):
            return _without_by(words[length:])
    return words


def _is_by(words: Sequence[str], length: int) -> bool:
    """Tell whether a by-word at the start is none of the name's own words: "Von Anna Meier", but "Von Trier"."""
    word, rest = fold(words[0].strip(EDGES)), words[length:]
    if length > 1 or word == "by" or word not in phrase_set(lists.SHORT_BY):
        return True
    return len(rest) >= 2 and not is_particle(rest[0])


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
    kept = _without_roles([word.strip(EDGES.replace(".", "")) for word in words if not _is_address(word)])
    if len(kept) > 1 and all(_HAN.fullmatch(word) and 2 <= len(word) <= 3 for word in kept):
        surnames = lists.HAN_SURNAMES.split("|")
        if all(word[0] in surnames for word in kept):
            yield from kept
            return
    name = _name(_until_preposition(kept))
    if name is not None:
        yield name


def _is_address(word: str) -> bool:
    bare = word.strip(EDGES)
    return not bare or _ADDRESS.search(bare) is not None


def _name(words: Sequence[str]) -> str | None:
    """Return the name these words are; None if they are none."""
    folded = {fold(word.strip(EDGES)) for word in words}
    if not 0 < len(words) <= MAX_WORDS or folded & _no_names() or any(DIGIT.search(word) for word in words):
        return None
    name = _ENDS_IN_DOT.sub("", cased(" ".join(words)))
    return name if len(name) <= MAX_NAME and may_be_name(name) else None


@cache
def _no_names() -> frozenset[str]:
    return phrase_set(lists.ORGANISATIONS) | phrase_set(lists.ROLES) | phrase_set(lists.SENTENCE_WORDS)


def _without_roles(words: Sequence[str]) -> list[str]:
    """Take roles off both ends and credentials off the end, as long as there are some."""
    kept = [bare for word in words if (bare := _without_glued_role(word))]
    roles, modifiers = phrase_set(lists.ROLES), phrase_set(lists.ROLE_MODIFIERS)
    while (lead := _leading_role([_plain(word) for word in kept], roles, modifiers)) > 0:
        kept = kept[lead:]
    beside = False
    while kept and (_is_behind_name(kept) or (beside and _plain(kept[-1]) in modifiers)):
        beside = beside or _plain(kept[-1]) in roles
        kept = kept[:-1]
    return kept


def _leading_role(plain: Sequence[str], roles: frozenset[str], modifiers: frozenset[str]) -> int:
    """Return how many words at the start are a role with what modifies it: "Senior Arts Correspondent"."""
    at = next((at for at, word in enumerate(plain) if word not in modifiers), len(plain))
    return at + 1 if at < len(plain) and plain[at] in roles else 0


def _is_behind_name(words: Sequence[str]) -> bool:
    """Tell whether the last word is a role, or a credential behind a name."""
    last = _plain(words[-1])
    return last in phrase_set(lists.ROLES) or (len(words) > 1 and last in phrase_set(lists.CREDENTIALS))


def _without_glued_role(word: str) -> str:
    """Take a Chinese or Japanese role off a name that stands with it in one run: "記者王小明"."""
    if not _HAN.fullmatch(word):
        return word
    for role in sorted(lists.HAN_ROLES.split("|"), key=len, reverse=True):
        if len(word) - len(role) >= 2 and len(role) > 1:
            word = word.removeprefix(role).removesuffix(role)
    return word


def _plain(word: str) -> str:
    """Return a word folded without its dots: "Ph.D." is "phd"."""
    return fold(word.replace(".", "").strip(EDGES))


def _until_preposition(words: Sequence[str]) -> Sequence[str]:
    """Cut "Jane Doe in Berlin" behind the name."""
    small = lists.PREPOSITIONS.split("|")
    end = next((at for at, word in enumerate(words) if at >= 2 and word in small), len(words))
    return words[:end]
