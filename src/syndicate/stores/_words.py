"""What the search index holds: words as scripts make them, so that Chinese and Thai are found as English is."""

from __future__ import annotations

import regex

_APART = regex.compile(r"([\p{Han}\p{Hiragana}\p{Katakana}\p{Hangul}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}])\p{M}*+")
"""Characters of scripts that put no spaces between words: each is a word of the index, a word is a phrase of them."""
_WORD = regex.compile(r'"([^"]*)"|(\S+)')
_SIGN = regex.compile(r"[^\p{L}\p{N}\p{M}]+")
MOST = 32
"""Words of a question that are looked for."""


def index_words(text: str | None) -> str:
    """Return a text as it goes into the index."""
    said = text or ""
    return said if said.isascii() else _APART.sub(r" \g<0> ", said)


def question(words: str) -> str:
    """Return what a person asked in the language of FTS5, '' where it holds no word.

    All words must occur, the last letters of each may be missing; what stands in quotes occurs as it stands. Nothing of
    the language of FTS5 itself can be asked, so that no question is an error.
    """
    return " ".join(found for quoted, word in _WORD.findall(words)[:MOST] if (found := _phrase(quoted, word)))


def _phrase(quoted: str, word: str) -> str:
    plain = " ".join(_SIGN.sub(" ", index_words(quoted or word)).split())
    if not plain:
        return ""
    # The index drops marks by itself; a word of one script-without-spaces is a phrase of its characters.
    return f'"{plain}"' if quoted or _APART.search(word) else f'"{plain}" *'
