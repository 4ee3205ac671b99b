"""How long an article takes to read, in minutes, in any script."""

from __future__ import annotations

import regex

WORDS_A_MINUTE = 200
"""Words read in a minute.

Brysbaert (2019, https://doi.org/10.1016/j.jml.2019.104047) measured 238 for silent reading of English non-fiction.
200 is what Bluesky's AppView and standard.site cards state (``packages/bsky/src/util/standard-site.ts``), so that
one article does not say two reading times.
"""

IDEOGRAPHS_A_MINUTE = 500
"""Han characters and kana read in a minute, as Medium states and Miniflux defaults to (CJK_READING_SPEED)."""

LETTERS_A_WORD = 5
"""Characters that count as a word in Thai, Lao, Khmer and Burmese, written without spaces between words.

Five characters a word is the convention of words-a-minute measures; vowels and marks are counted.
"""

_IDEOGRAPH = regex.compile(r"[\p{Han}\p{Hiragana}\p{Katakana}ー]")
_UNSPACED = regex.compile(r"[[\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}]&&[\p{L}\p{M}]]", regex.VERSION1)
_OTHER = r"[[\p{L}\p{M}\p{N}]--[\p{Han}\p{Hiragana}\p{Katakana}ー\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}]]"
# A word ends at white space, at a dash between words, and where another way of writing begins. "3.5", "don't",
# "e-mail" and "https://example.org/a" are one word each, as between spaces.
_WORD = regex.compile(rf"(?=[\p{{L}}\p{{N}}]){_OTHER}(?:{_OTHER}|[^\s\p{{L}}\p{{M}}\p{{N}}–—…])*+", regex.VERSION1)


def words(text: str) -> int:
    """Return the number of words in `text` that are written with spaces between them; punctuation alone is none."""
    return len(_WORD.findall(text))


def minutes(text: str) -> int:
    """Return how many minutes `text` takes to read: rounded up, at least 1. Mixed scripts add up."""
    ideographs = len(_IDEOGRAPH.findall(text))
    letters = len(_UNSPACED.findall(text))
    # In units of which both rates are whole multiples, so that no rounding of floats can add a minute.
    units = (words(text) * LETTERS_A_WORD + letters) * IDEOGRAPHS_A_MINUTE
    units += ideographs * WORDS_A_MINUTE * LETTERS_A_WORD
    return max(1, -(-units // (WORDS_A_MINUTE * LETTERS_A_WORD * IDEOGRAPHS_A_MINUTE)))
