"""Scripts with and without spaces: how long a line is in words, and whether it ends like a sentence."""

from __future__ import annotations

import regex

# A word of Chinese or Japanese is about 1.8 signs, one of Thai and its kin about five letters (UAX #29 gives none).
_SIGN, _LETTER, _WHOLE = 25, 9, 45
SIGNS = regex.compile(r"[\p{Han}\p{Hiragana}\p{Katakana}]")
LETTERS = regex.compile(r"[\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}]")
SPACELESS = regex.compile(r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}]")
"""Characters of scripts without spaces: of those whose signs are words or nearly so, those with letters, and both."""
_SPACED = regex.compile(r"[^\s\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}]+")
UNSTOPPED = regex.compile(r"[\p{Thai}\p{Lao}]")
"""Scripts that end a sentence without a mark."""
_WORD = regex.compile(r"[\p{L}\p{Nd}]")
_SENTENCE = regex.compile(r"""[.!?…。！？।॥۔؟។။]["'”’»)\]」』）]*$""")
_STOP = regex.compile(r"""[.。।॥۔។။:：;；,،、，]["'”’»)\]」』）]*$""")
# "U.S.", "a.m.", "Inc.": the full stop is the abbreviation's.
_ABBREVIATED = regex.compile(r"(?:\b(?:\p{L}\.){2,}|\b(?:Inc|Jr|Sr|Co|Ltd|Corp|St|etc|vs|No|Mr|Dr)\.)$")


def count(text: str) -> int:
    """Return about how many words a text has; runs without a letter or digit are none.

    What is written without spaces is weighed by its signs, and is one word at least.
    """
    signs = -(-(_SIGN * len(SIGNS.findall(text)) + _LETTER * len(LETTERS.findall(text))) // _WHOLE)
    return signs + sum(1 for run in _SPACED.findall(text) if _WORD.search(run))


def ends_sentence(text: str) -> bool:
    """Tell whether a text ends like a sentence: full stop, question or exclamation mark, ellipsis, perhaps quoted."""
    return _SENTENCE.search(text) is not None and _ABBREVIATED.search(text) is None


def stops(text: str) -> bool:
    """Tell whether a text ends in a mark that no title and no heading ends in: full stop, colon, comma."""
    return _STOP.search(text) is not None and _ABBREVIATED.search(text) is None
