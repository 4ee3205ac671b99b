"""The words around a name, known one by one: by-words, roles, credentials, addresses, brackets."""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

from syndicate.extract import _name_words as lists
from syndicate.extract._name_forms import DIGIT, EDGES, is_namesake, is_particle
from syndicate.extract._phrases import key, phrase_set
from syndicate.values import dates
from syndicate.values.folding import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

LONGEST_BY = 4
"""Words of the longest by-word."""

COLON = regex.compile(r"[:：]")
HAN = regex.compile(r"\p{Han}+")
_MAIL_AND_NAME = regex.compile(r"^(?:mailto:)?\S+@\S+\s*\((?P<name>[^()]+)\)$")
_BRACKETED = regex.compile(r"[(\[<（【〈《][^()\[\]<>（）【】〈〉《》]*[)\]>）】〉》]")
# "Tue, March 3", "Dienstag, 3. März", "Di. 03.03.2026".
_WEEKDAY = regex.compile(
    rf"(?<!\S)(?:{lists.WEEKDAYS})\b\.?,?\s+"
    r"(?=\p{Nd}{1,2}(?:st|nd|rd|th|\.|º)?(?:\s+de)?\s+(?P<month>\p{L}+)|(?P<month>\p{L}+)\.?\s+\p{Nd}|\p{Nd}+[./-]\p{Nd})",
    regex.IGNORECASE,
)
_BRACKETS = "()[]<>（）【】〈〉《》"
_ADDRESS = regex.compile(r"@|^(?:[Hh][Tt][Tt][Pp][Ss]?:|[Ww]{3}\.)|/|^[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}$")


def unwrapped(line: str) -> str:
    """Return a byline out of "a@b.example (Jane Doe)" or brackets all around, without other bracketed remarks."""
    mail = _MAIL_AND_NAME.match(line)
    if mail:
        return mail["name"]
    return _BRACKETED.sub(" ", line).strip() or line.strip(_BRACKETS)


def is_address(word: str) -> bool:
    """Tell whether a word is an address, a handle or a domain, or nothing."""
    bare = word.strip(EDGES)
    return not bare or _ADDRESS.search(bare) is not None


def starts(words: Sequence[str], listed: str) -> bool:
    """Tell whether words begin with a phrase of a list."""
    return any(key(" ".join(words[:length])) in phrase_set(listed) for length in range(1, LONGEST_BY + 1))


def without_by(words: list[str]) -> list[str]:
    """Return the words behind all by-words they begin with: "Written by", "文", "Text von"."""
    for length in range(min(LONGEST_BY, len(words)), 0, -1):
        if key(" ".join(words[:length])) in phrase_set(lists.BY) and _is_by(words, length):
            return without_by(words[length:])
    return words


def _is_by(words: Sequence[str], length: int) -> bool:
    """Tell whether a by-word at the start is none of the name's own words: "Von Anna Meier", but "Von Trier"."""
    word, rest = fold(words[0].strip(EDGES)), words[length:]
    if length > 1 or word == "by" or word not in phrase_set(lists.SHORT_BY):
        return True
    if len(rest) == 1 and words[0] in lists.SURE_BY.split("|"):
        return True
    return len(rest) >= 2 and not is_particle(rest[0])


def without_roles(words: Sequence[str]) -> list[str]:
    """Take roles off both ends and credentials off the end, as long as there are some."""
    kept = [bare for word in words if (bare := _without_glued_role(word))]
    roles, modifiers = phrase_set(lists.ROLES), phrase_set(lists.ROLE_MODIFIERS)
    while (lead := _leading_role([undotted(word) for word in kept], roles, modifiers)) > 0:
        kept = kept[lead:]
    return kept if is_namesake(kept) else _without_roles_behind(kept, roles, modifiers)


def _without_roles_behind(words: Sequence[str], roles: frozenset[str], modifiers: frozenset[str]) -> list[str]:
    kept, beside = [*words], False
    while kept and (_is_behind_name(kept) or (beside and undotted(kept[-1]) in modifiers)):
        beside = beside or undotted(kept[-1]) in roles
        kept.pop()
    return kept


def _leading_role(said: Sequence[str], roles: frozenset[str], modifiers: frozenset[str]) -> int:
    """Return how many words at the start are a role with what modifies it: "Senior Arts Correspondent"."""
    at = next((at for at, word in enumerate(said) if word not in modifiers), len(said))
    return at + 1 if at < len(said) and said[at] in roles else 0


def _is_behind_name(words: Sequence[str]) -> bool:
    """Tell whether the last word is a role, or a credential behind a name."""
    last = undotted(words[-1])
    if last in phrase_set(lists.ROLES):
        return True
    return len(words) > 1 and last in phrase_set(lists.CREDENTIALS) and not _may_be_surname(words)


def _may_be_surname(words: Sequence[str]) -> bool:
    """Tell whether the second of two words is a short surname rather than letters of a degree: "Jack Ma"."""
    return len(words) == 2 and words[-1].istitle() and "." not in words[-1]


def _without_glued_role(word: str) -> str:
    """Take a Chinese or Japanese role off a name that stands with it in one run: "記者王小明"."""
    if not HAN.fullmatch(word):
        return word
    for role in sorted(lists.HAN_ROLES.split("|"), key=len, reverse=True):
        if len(word) - len(role) >= 2 and len(role) > 1:
            word = word.removeprefix(role).removesuffix(role)
    return word


def undotted(word: str) -> str:
    """Return a word folded without its dots: "Ph.D." is "phd"."""
    return fold(word.replace(".", "").strip(EDGES))


def without_weekday(line: str) -> str:
    """Part a byline before a date, without the day of the week: "Jane Doe Tuesday, 3 March"."""
    return _WEEKDAY.sub(_parting, line)


def _parting(day: regex.Match[str]) -> str:
    return day[0] if day["month"] and not dates.is_month(day["month"]) else ", "


def until_time(words: Sequence[str], least: int = 2) -> Sequence[str]:
    """Cut "Jane Doe Last updated 3 March 2026", "Jane Doe March 3" and "Jane Doe 5 min read" behind the name."""
    for at, word in enumerate(words[least:], least):
        if undotted(word) in phrase_set(lists.TIMES):
            return words[: at - (at > least and fold(words[at - 1]) in phrase_set(lists.BEFORE_TIMES))]
        if DIGIT.search(word):
            return _without_small(words[: at - (at > least and dates.is_month(words[at - 1]))], least)
    return words


def _without_small(words: Sequence[str], least: int) -> Sequence[str]:
    """Return words without the small ones that led to a date: "Anna Meier am", "Léa Martin le"."""
    end = len(words)
    while end > least and words[end - 1].islower():
        end -= 1
    return words[:end]


def until_preposition(words: Sequence[str], least: int = 2) -> Sequence[str]:
    """Cut "Jane Doe in Berlin" behind the name."""
    small = f"{lists.PREPOSITIONS}|{lists.WITH}".split("|")
    end = next((at for at, word in enumerate(words) if at >= least and word in small), len(words))
    return words[:end]
