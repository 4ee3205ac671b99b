"""What a name looks like: capitals, particles, initials, and the lengths of names in scripts without capitals."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import regex

from syndicate.extract import _name_words as lists
from syndicate.extract._phrases import phrase_set
from syndicate.values.folding import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

MAX_WORDS = 6
"""Words of one name, particles counted."""
LONGEST_NAMESAKE = 3
"""Words of a name that has a word of newspapers, roles or headlines in it."""
MAX_PROPER_WORDS = 4
"""Words of a name that stands alone on a line, particles not counted."""
MAX_NAME = 60
"""Characters of one name."""
MAX_SPACELESS_NAME = 8
"""Signs of one Chinese or Japanese name; a longer run is a sentence."""
EDGES = " \t-–—*_~.,:;|/\\\"'“”„«»‹›•·"
"""What is trimmed from the ends of a word."""

UNCASED = regex.compile(r"[\p{Lo}\p{Georgian}]")
INITIALS = regex.compile(r"^(?:\p{Lu}\p{M}*\.?-?){1,3}$")
DIGIT = regex.compile(r"\p{Nd}")
_LETTER = regex.compile(r"\p{L}")
_SPACELESS = regex.compile(r"[\p{Han}\p{Hiragana}\p{Katakana}]+")
_ALONE_SPACELESS = regex.compile(r"\p{Han}{2,4}|\p{Han}{1,4}\s\p{Han}{1,4}|\p{Katakana}+[・＝]\p{Katakana}+")
_ALONE_HANGUL = regex.compile(r"\p{Hangul}{2,4}")
_HANGUL = regex.compile(r"\p{Hangul}")
_WORD_PART = regex.compile(r"\p{L}[\p{L}\p{M}]*")
_VOWEL = regex.compile(r"[AEIOUYАЕИОУЫЭЮЯІЇЄΑΕΗΙΟΥΩ]")
_SENTENCE = regex.compile(r"[!?:;,…。！？、，：；|/@#*=+_\"“”„«»]|\.(?:\s|$)")
_ABBREVIATED = regex.compile(r"^\p{Lu}\p{Ll}{1,3}\.$")
_HYPHENS = regex.compile(r"[-'’]")


def looks_like_name(text: str) -> bool:
    """Tell whether a line that stands alone may be a person's name: two to four words that look like parts of one.

    Particles ("van", "de", "bin") and initials are allowed, no digits and no punctuation of sentences, no word of a
    headline, a section or a role. In scripts without capitals the length has to do.
    """
    words = text.split()
    if len(text) > MAX_NAME or DIGIT.search(text) or _SENTENCE.search(_without_dots(words)) or _is_headline(words):
        return False
    if UNCASED.search(text):
        return _uncased_alone(words)
    proper = [word for word in words if not is_particle(word)]
    return 2 <= len(proper) <= MAX_PROPER_WORDS and len(words) <= MAX_WORDS and capitalised(words)


def _is_headline(words: Sequence[str]) -> bool:
    return not is_namesake(words) and any(fold(word.strip(EDGES)) in _headline_words() for word in words)


def may_be_name(name: str) -> bool:
    """Tell whether words said to be a name may be one: each with a capital or a particle, or short without capitals."""
    words = name.split()
    if UNCASED.search(name):
        return all(len(run) <= MAX_SPACELESS_NAME for run in _SPACELESS.findall(name)) and len(name) > 1
    return capitalised(words) and (len(words) > 1 or len(words[0].strip(".")) > 1)


def capitalised(words: Sequence[str]) -> bool:
    """Tell whether each word begins with a capital or is a particle, and the last is none."""
    proper = [word for word in words if not is_particle(word)]
    return bool(proper) and all(_begins_high(word) for word in proper) and not words[-1].islower()


def is_particle(word: str) -> bool:
    """Tell whether a word is a small word inside names, in lower case."""
    return word.islower() and fold(word.rstrip("'’.")) in phrase_set(lists.PARTICLES)


def is_namesake(words: Sequence[str]) -> bool:
    """Tell whether two or three words are a person's name though one is a word of newspapers, roles or headlines."""
    if not 2 <= len(words) <= LONGEST_NAMESAKE or not all(word[:1].isupper() for word in words):
        return False
    first, *between, last = map(fold, words)
    if first in phrase_set(lists.GIVEN_NAMES) and last in phrase_set(lists.SURNAMES_TOO):
        return not _headline_words().intersection(between)
    strange = [word for word in words if fold(word) in _headline_words()]
    return len(strange) == 1 and strange[0].istitle() and fold(strange[0]) in phrase_set(lists.NAMES_IN_LOWER_CASE)


def is_suffix(word: str) -> bool:
    """Tell whether a word belongs to the name before it: "Jr.", "III"."""
    return fold(word.rstrip(".")) in phrase_set(lists.SUFFIXES)


def cased(name: str) -> str:
    """Return a name with words in capitals made title case; initials ("JRR") and numbers ("III") stay."""
    words = name.split()
    shouted = name.isupper() and any(len(word) > 3 or _is_loud(word) for word in words)
    return " ".join(_cased_word(word, first=at == 0, shouted=shouted) for at, word in enumerate(words))


def _cased_word(word: str, *, first: bool, shouted: bool) -> str:
    if shouted and not first and fold(word) in phrase_set(lists.PARTICLES):
        return word.lower()
    if is_suffix(word) or not (_is_loud(word) or (shouted and "." not in word)):
        return word
    return _WORD_PART.sub(lambda part: part[0].capitalize(), word)


def _is_loud(word: str) -> bool:
    """Tell whether a word in capitals is no row of initials: three letters or more with a vowel."""
    return word.isupper() and len(word) > 2 and _VOWEL.search(word) is not None


def _begins_high(word: str) -> bool:
    """Tell whether a word begins like a part of a name: "Doe", "O'Neill", "d'Arc", "al-Masri"."""
    parts = _HYPHENS.split(word)
    return _LETTER.match(word) is not None and any(part[:1].istitle() for part in parts)


def _without_dots(words: Sequence[str]) -> str:
    """Return a line without initials, "Dr." and "Jr.", whose full stops end no sentence."""
    kept = [word for word in words if not (INITIALS.match(word) or is_suffix(word))]
    return " ".join(word for word in kept if word is words[-1] or not _ABBREVIATED.match(word))


def _uncased_alone(words: Sequence[str]) -> bool:
    """Tell whether a line in a script without capitals has the length of a name."""
    line = " ".join(words)
    if _SPACELESS.search(line):
        return _ALONE_SPACELESS.fullmatch(line) is not None
    if _HANGUL.search(line):
        return _ALONE_HANGUL.fullmatch(line) is not None
    return 2 <= len(words) <= MAX_PROPER_WORDS and all(len(word) >= 2 for word in words)


@cache
def _headline_words() -> frozenset[str]:
    listed = (lists.NO_NAMES, lists.ROLES, lists.ROLE_MODIFIERS, lists.ORGANISATIONS)
    known = frozenset().union(*map(phrase_set, listed))
    return known - phrase_set(lists.PARTICLES)
