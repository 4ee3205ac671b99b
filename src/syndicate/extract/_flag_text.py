"""What the rules for flags look at in a page's text: how much it is, how it ends, and what stands behind its end."""

from __future__ import annotations

import re
from functools import cache

import regex

from syndicate.values import text
from syndicate.values.folding import fold, words

LONGEST = 200_000
"""Characters of an article's text that are looked at."""
LONGEST_EVIDENCE = 100
"""Characters of a page's text that are told as evidence."""
END = 360
"""Letters at the end of a text among which a wall is looked for."""
BEHIND = 160
"""Letters behind the end of a text, on the page, among which a wall is looked for; half as many without spaces."""
FURTHER = 800
"""The same behind a text that may be no more than a standfirst."""
_NEEDLE = 40
_SHORTEST_NEEDLE = 15
"""Characters by which the end of the text is found on the page, and the fewest of one paragraph alone."""

# Thai, Lao, Burmese, Khmer, kana and Han by their blocks, with re: for one class it is several times as quick.
_SPACELESS = re.compile(
    "[\u0e01-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
)
_PER_WORD = 1.8
"""Characters of scripts without spaces that are counted as one word."""
_CLOSED = regex.compile(r"""[.!?…。！？।॥۔؟:;*]["'”’»)\]」』）›\s]*$""")
_CUT = regex.compile(r"""(?:\.\.\.|…)["'”’»)\]\s]*$""")
_CUT_IN_BRACKETS = regex.compile(r"\[\s*(?:\.\.\.|…)\s*\]?\s*$")


def size(said: str) -> int:
    """Return about how many words a text has; in scripts without spaces 1.8 characters count as one."""
    spaceless = 0 if said.isascii() else len(_SPACELESS.findall(said))
    return len((_SPACELESS.sub(" ", said) if spaceless else said).split()) + int(spaceless / _PER_WORD)


def is_spaceless(said: str) -> bool:
    """Tell whether most of a text is in scripts without spaces."""
    return 2 * len(_SPACELESS.findall(said)) > len(said)


def squeezed(said: str) -> str:
    """Return the folded letters and digits of a text, nothing between them."""
    return "".join(words(fold(said)))


@cache
def keys(phrases: tuple[str, ...]) -> tuple[str, ...]:
    """Return the phrases of a word list as they stand in squeezed text, in the same order."""
    return tuple(map(squeezed, phrases))


def told(said: str) -> str:
    """Return words of a page as evidence: clean, on one line, cut."""
    line = text.one_line(said[: 8 * LONGEST_EVIDENCE])
    return line if len(line) <= LONGEST_EVIDENCE else text.cut(line, LONGEST_EVIDENCE)


def first_of(phrases: tuple[str, ...], squeezed_text: str) -> str | None:
    """Return the first phrase of a list that stands in a squeezed text, as it is listed."""
    return next((phrase for phrase, key in zip(phrases, keys(phrases), strict=True) if key in squeezed_text), None)


def places_of(phrases: tuple[str, ...], squeezed_text: str) -> list[tuple[int, str]]:
    """Return where phrases of a list stand in a squeezed text, each as it is listed."""
    found = ((squeezed_text.rfind(key), phrase) for phrase, key in zip(phrases, keys(phrases), strict=True))
    return [(at, phrase) for at, phrase in found if at >= 0]


def heading_says(phrases: tuple[str, ...], heading: str) -> str | None:
    """Return the first phrase of a list that stands in a heading as whole words, as it is listed."""
    spaced = f" {' '.join(words(fold(heading)))} "
    return next((phrase for phrase, key in zip(phrases, _word_keys(phrases), strict=True) if key in spaced), None)


@cache
def _word_keys(phrases: tuple[str, ...]) -> tuple[str, ...]:
    """Return phrases as they stand between spaces in a folded heading; without spaces where a script has none."""
    spaced = (" ".join(words(fold(phrase))) for phrase in phrases)
    return tuple(key if is_spaceless(key) else f" {key} " for key in spaced)


def is_cut(paragraph: str) -> bool:
    """Tell whether a paragraph ends in an ellipsis."""
    return _CUT.search(paragraph[-20:]) is not None


def is_cut_in_brackets(paragraph: str) -> bool:
    """Tell whether a paragraph ends in an ellipsis in brackets, as excerpts do."""
    return _CUT_IN_BRACKETS.search(paragraph[-20:]) is not None


def is_closed(paragraph: str) -> bool:
    """Tell whether a paragraph ends like a sentence."""
    return _CLOSED.search(paragraph[-20:]) is not None


def behind(shown: str, paragraphs: list[str], letters: int = BEHIND) -> str:
    """Return the squeezed words that stand on the page behind the text's end; '' where that is not found.

    `shown` is what the page shows, without white space; `letters` is how many are looked at.
    """
    for tail in _tails(paragraphs):
        at = shown.rfind(tail)
        if at >= 0:
            following = shown[at + len(tail) :][: 2 * letters]
            return squeezed(following)[: letters // 2 if is_spaceless(following) else letters]
    return ""


def _tails(paragraphs: list[str]) -> list[str]:
    """Return by what the end of a text may be found: its last characters, else those of one of its last paragraphs."""
    last = ["".join(paragraph[-4 * _NEEDLE :].split())[-_NEEDLE:] for paragraph in paragraphs[-3:]]
    whole = "".join(last)[-_NEEDLE:]
    return [whole, *(tail for tail in reversed(last) if len(tail) >= _SHORTEST_NEEDLE)] if whole else []
