"""What the search index holds: words as scripts make them, so that Chinese and Thai are found as English is."""

from __future__ import annotations

import unicodedata
from itertools import islice

import regex

WORDS = 1
"""Number of the way in which words are made, one more with each change: an index filled in another way is filled anew.

The index must be told what it was given when an entry is taken out of it, so the way depends on nothing but this file:
its characters are ranges of code points, not properties, which change with a library's edition of Unicode.
"""
_APART = regex.compile(
    "["
    "\u0e00-\u0eff\u1000-\u109f\ua9e0-\ua9ff\uaa60-\uaa7f\u1780-\u17ff\u19e0-\u19ff"  # Thai, Lao, Myanmar, Khmer
    "\u1100-\u11ff\u3130-\u318f\ua960-\ua97f\uac00-\ud7ff\uffa0-\uffdc"  # Hangul
    "\u3040-\u30ff\u31f0-\u31ff\uff66-\uff9f\U0001b000-\U0001b16f"  # kana, with the sign of a long vowel
    "\u2e80-\u2fdf\u3005-\u3007\u3021-\u302f\u3031-\u303c\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
    "]"
)
"""Characters of scripts that put no spaces between words: each is a word of the index, a word is a phrase of them."""
_POINTS = regex.compile(
    "["
    "\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe00-\ufe0f\ufe20-\ufe2f\U000e0100-\U000e01ef"
    "\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7"  # Hebrew
    "\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u08d3-\u08e1\u08e3-\u08ff"
    "\u0711\u0730-\u074a"  # Syriac
    "]+"
)
"""Marks that may be left out in writing. The vowels of Hindi or Thai are marks too, and may not."""
_WORD = regex.compile(r'"([^"]*)"|(\S+)')
_SIGN = regex.compile(r"[^\p{L}\p{N}\p{M}]+")
MOST = 32
"""Words of a question that are looked for."""


def index_words(text: str | None) -> str:
    """Return a text as it goes into the index."""
    said = text or ""
    return said if said.isascii() else _APART.sub(r" \g<0> ", _POINTS.sub("", said))


def question(words: str) -> str:
    """Return what a person asked in the language of FTS5, '' where it holds no word.

    All words must occur; of each, but a single letter, the last letters may be missing; what stands in quotes occurs as
    it stands. Nothing of the language of FTS5 itself can be asked, so that no question is an error.
    """
    # Texts are in NFC. What is asked twice is looked for once.
    asked = dict.fromkeys(_WORD.findall(unicodedata.normalize("NFC", words)))
    return " ".join(found for quoted, word in islice(asked, MOST) if (found := _phrase(quoted, word)))


def _phrase(quoted: str, word: str) -> str:
    plain = _SIGN.sub(" ", index_words(quoted or word)).split()
    if not plain:
        return ""
    # Every entry has a word that begins with any letter, so that one would take long, and say nothing.
    is_whole = bool(quoted) or len(plain[-1]) == 1
    return f'"{" ".join(plain)}"' if is_whole else f'"{" ".join(plain)}" *'
