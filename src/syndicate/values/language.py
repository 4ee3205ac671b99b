"""In which language a text is, by its script and its function words; and BCP 47 tags in their normal form."""

from __future__ import annotations

import re
from collections import Counter
from itertools import chain
from math import exp, sqrt
from typing import TYPE_CHECKING

import regex

from syndicate.values._function_words import ARABIC, BENGALI, CYRILLIC, DEVANAGARI, LATIN, LETTERS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping


def _sharing(table: Mapping[str, str], parts: Callable[[str], list[str]]) -> dict[str, list[str]]:
    """Return for each part of the strings in a table, word or letter, the languages that have it."""
    sharing: dict[str, list[str]] = {}
    for language, text in table.items():
        for part in dict.fromkeys(parts(text)):
            sharing.setdefault(part, []).append(language)
    return sharing


READ = 2000
"""Characters of a text that are looked at; more do not change the answer."""

_LONGEST_TAG = 35  # RFC 5646 §4.4.1: the longest tag that no implementation may refuse to hold
_TAG = regex.compile(
    r"(?P<language>[a-z]{2,3})(?:-[a-z]{3}){0,3}(?:-(?P<script>[a-z]{4}))?(?:-(?P<region>[a-z]{2}|[0-9]{3}))?"
    r"(?:-(?:[a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*(?:-[a-wy-z0-9](?:-[a-z0-9]{2,8})+)*(?:-x(?:-[a-z0-9]{1,8})+)?",
    regex.IGNORECASE,
)
# Subtag registry: Preferred-Value of deprecated languages that are still seen.
_RENAMED = {"iw": "he", "in": "id", "ji": "yi", "jw": "jv", "mo": "ro"}
# What says no language: undetermined, multiple, no linguistic content, uncoded (ISO 639-2).
_NO_LANGUAGE = frozenset({"und", "mul", "zxx", "mis"})

# Scripts in which (nearly) only one language is written.
_OF_SCRIPT = {
    "Hangul": "ko", "Thai": "th", "Lao": "lo", "Khmer": "km", "Myanmar": "my", "Georgian": "ka", "Armenian": "hy",
    "Hebrew": "he", "Greek": "el", "Tamil": "ta", "Telugu": "te", "Kannada": "kn", "Malayalam": "ml",
    "Gujarati": "gu", "Gurmukhi": "pa", "Sinhala": "si", "Ethiopic": "am", "Oriya": "or",
}  # fmt: skip
_SHARED = {"Latin": LATIN, "Cyrillic": CYRILLIC, "Arabic": ARABIC, "Devanagari": DEVANAGARI, "Bengali": BENGALI}
_RUN = regex.compile(
    "|".join(rf"(?P<{script}>\p{{{script}}}+)" for script in (*_OF_SCRIPT, *_SHARED, "Han"))
    + r"|(?P<Kana>[\p{Hiragana}\p{Katakana}]+)"
)
_SIGNS = frozenset({"Han", "Kana", "Hangul"})
_LETTERS_OF_A_SIGN = 3  # a Han character, kana or Hangul syllable says as much as so many letters
_LEAST_LETTERS = 4
_KANA_SHARE = 0.05  # Japanese is never written without kana; Chinese quotes a brand name in it
_LEAST_HAN = 10  # a Japanese headline of Han characters alone is shorter
_MAJORITY = 0.5

_WORDS = {script: _sharing(table, str.split) for script, table in _SHARED.items()}
_LETTERS = {
    script: _sharing({language: LETTERS.get(language, "") for language in table}, list)
    for script, table in _SHARED.items()
}
_ASCII_LETTERS = re.compile(r"[A-Za-z]+")
_NOT_ASCII = re.compile(r"[^\x00-\x7F]+")
_WORD = regex.compile(r"[\p{L}\p{M}]+")
_LETTER_WEIGHT = 0.5  # of a word with a telling letter; a function word weighs 1, both divided by who shares them
_LEAST_SCORE = 1.5
_LEAST_SHARE = 0.1  # of words that are its function words or have a telling letter; a running text has a third
_MARGIN = 0.2  # share of its score by which the second must be beaten
_ENOUGH_MARGIN = 5.0  # and the words that are margin enough in any case
# Written so alike that a short text may be either: the first is said where nothing tells.
_SISTERS = {"sr-Latn": "hr", "hr": "sr-Latn", "ms": "id", "id": "ms"}
_SURE = 0.9  # the probability from which on the model's word goes before ours
_LEAST_FOR_MODEL = 20  # letters
_MODEL_NAMES = {("Latin", "nb"): "no", ("Latin", "nn"): "no", ("Latin", "sr"): "sr-Latn"}


def tag(text: str | None) -> str | None:
    """Return a language tag in the case of RFC 5646 §2.1.1, deprecated subtags renewed; None where it is none.

    ``en_GB`` is read as ``en-GB``. What says no language (``und``, ``x``, a name, a URL) is None.
    """
    wanted = (text or "").strip().replace("_", "-")
    found = _TAG.fullmatch(wanted) if len(wanted) <= _LONGEST_TAG else None
    if not found or found["language"].lower() in _NO_LANGUAGE:
        return None
    language, *rest = wanted.split("-")
    return "-".join([_RENAMED.get(language.lower(), language.lower()), *_cased(rest)])


def _cased(subtags: Iterable[str]) -> list[str]:
    cased: list[str] = []
    extended = False
    for subtag in subtags:
        extended = extended or len(subtag) == 1
        plain = subtag.lower()
        if not extended and len(subtag) == 4 and subtag.isalpha():
            plain = subtag.title()
        elif not extended and len(subtag) == 2:
            plain = subtag.upper()
        cased.append(plain)
    return cased


def detect(text: str) -> str | None:
    """Return the language tag of `text`; None where it says too little to tell.

    The script decides where one language is written in it; else the function words do. The optional package py3langid
    (extra ``lang``), where it is installed, is asked too about scripts that languages share.
    """
    opening = text[:READ]
    letters = _letters(opening)
    kana = letters.pop("Kana", 0)
    letters["Han"] += kana
    script, most = letters.most_common(1)[0]
    if most < _LEAST_LETTERS or most < _MAJORITY * letters.total():
        return None
    if script == "Han":
        chinese = "zh" if most >= _LEAST_HAN * _LETTERS_OF_A_SIGN else None
        return "ja" if kana >= _KANA_SHARE * most else chinese
    return _OF_SCRIPT.get(script) or _sharpened(opening, script, most, _by_words(opening.lower(), script))


def _letters(text: str) -> Counter[str]:
    """Return how much of a text is in each script, in letters."""
    others = "".join(_NOT_ASCII.findall(text))
    letters = Counter[str]()
    for run in _RUN.finditer(others):
        script = str(run.lastgroup)
        letters[script] += len(run[0]) * (_LETTERS_OF_A_SIGN if script in _SIGNS else 1)
    letters["Latin"] += sum(map(len, _ASCII_LETTERS.findall(text)))
    return letters


def _by_words(text: str, script: str) -> str | None:
    """Return the language of a script whose function words a text is full of; None where that is not clear."""
    words = Counter(_WORD.findall(text))
    known = Counter[str]()
    scores: dict[str, float] = dict.fromkeys(_SHARED[script], 0.0)
    spoken, lettered = _WORDS[script], _LETTERS[script]
    for word, times in words.items():
        said_by = spoken.get(word, [])
        # The letters that tell languages apart are all beyond ASCII.
        telling = [] if word.isascii() else [lettered[letter] for letter in set(word) if letter in lettered]
        for language in {*said_by, *chain(*telling)} if telling else said_by:
            known[language] += times
        for weight, languages in [(1.0, said_by), *((_LETTER_WEIGHT, sharing) for sharing in telling)]:
            for language in languages:
                scores[language] += weight * times / len(languages)
    return _clear(scores, known, words.total())


def _clear(scores: Mapping[str, float], known: Counter[str], words: int) -> str | None:
    """Return the language with the highest score, if that is high enough and no other comes near."""
    best = max(scores, key=lambda language: scores[language])
    others = [score for language, score in scores.items() if language not in {best, _SISTERS.get(best)}]
    enough = scores[best] >= _LEAST_SCORE and known[best] >= _LEAST_SHARE * words
    second = max(others)
    clear = scores[best] - second >= min(_MARGIN * second, _ENOUGH_MARGIN)
    return best if enough and clear else None


def _sharpened(text: str, script: str, letters: int, answer: str | None) -> str | None:
    """Return what py3langid says where it is installed and sure of it, else `answer`."""
    try:  # imported here alone; without it nothing else changes
        from py3langid import rank
    except ImportError:
        return answer
    if letters < _LEAST_FOR_MODEL:
        return answer
    ranked = rank(text)
    # Its scores are log probabilities that grow with the text; divided so, they say how sure it is at any length.
    scale = sqrt(len(text.encode("utf-8", "surrogatepass")))
    odds = sum(exp((score - ranked[0][1]) / scale) for _, score in ranked)
    if 1 / odds < _SURE:
        return answer
    language = str(ranked[0][0])
    return _MODEL_NAMES.get((script, language), language)
