"""Hashtags from an entry's categories: words joined in CamelCase, as networks and screen readers want them."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

import regex

if TYPE_CHECKING:
    from collections.abc import Sequence

LONGEST = 30
"""Characters of the longest hashtag we make; longer ones are sentences, and nobody follows them."""

# What every network takes: letters, marks and decimal digits, first a letter or a digit.
_WORD = regex.compile(r"[\p{L}\p{Nd}][\p{L}\p{M}\p{Nd}]*")
_LETTER = regex.compile(r"\p{L}")
_APOSTROPHE = regex.compile(r"(?<=\p{L})['\u2019\u02bc](?=\p{L})")
# Categories that publishing software fills in where nobody chose one; they say nothing of the article.
_EMPTY_WORDS = frozenset(
    {
        "uncategorized", "uncategorised", "nocategory", "unclassified", "default", "general", "misc", "miscellaneous",
        "other", "others", "article", "articles", "post", "posts", "featured", "homepage", "allgemein",
        "unkategorisiert", "nonclassé", "sincategoría", "sincategorizar", "senzacategoria", "semcategoria",
        "geencategorie", "okategoriserade", "bezkategorii", "безрубрики",
    }
)  # fmt: skip


def hashtag(category: str) -> str | None:
    """Return `category` as a hashtag without its sign; None where it makes none.

    Words are divided at everything but letters, marks and digits, and joined in CamelCase; in scripts without case
    by an underscore. Digits alone, single ASCII letters and more than 30 characters make no hashtag.
    """
    text = _APOSTROPHE.sub("", unicodedata.normalize("NFC", category[: LONGEST * 4]))
    words = _WORD.findall(text)
    tag = words[0] if len(words) == 1 else _joined(words)
    if len(tag) > LONGEST or not _LETTER.search(tag) or (len(tag) == 1 and tag.isascii()):
        return None
    return None if tag.casefold() in _EMPTY_WORDS else tag


def _joined(words: Sequence[str]) -> str:
    tag = ""
    for word in words:
        capital = word[0].upper() + word[1:] if word.islower() else word
        tag += ("_" if tag and _caseless(word) else "") + capital
    return tag


def _caseless(word: str) -> bool:
    return word[0].isalpha() and word[0].upper() == word[0].lower()


def hashtags(categories: Sequence[str], most: int, accepted: regex.Pattern[str]) -> list[str]:
    """Return at most `most` different hashtags from `categories`, in their order, each wholly `accepted`."""
    found: dict[str, str] = {}
    for category in categories[: most * 8]:
        tag = hashtag(category)
        if tag and accepted.fullmatch(tag):
            found.setdefault(tag.casefold(), tag)
    return list(found.values())[:most]
