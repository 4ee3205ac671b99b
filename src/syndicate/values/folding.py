"""Words made comparable: case, accents, compatibility forms and invisible characters set aside."""

from __future__ import annotations

import unicodedata

import regex

# Accents of Latin, Greek and Cyrillic, points of Hebrew, vowels and hamza of Arabic and its tatweel, and all format
# characters (joiners, direction marks, soft hyphens): the press writes the same word with and without them. Vowel
# signs of Indic scripts, Thai and their kin are part of the word and stay.
_SET_ASIDE = regex.compile(r"[\u0300-\u036F\u0591-\u05C7\u0640\u064B-\u0655\u0670\p{Cf}]")
# Letters with more than one code point for the same word: Turkish dotless i, Arabic and Persian yeh and kaf.
_ALIKE = str.maketrans({"ı": "i", "ي": "ی", "ى": "ی", "ك": "ک"})
_WORD = regex.compile(r"[\p{L}\p{M}]+|\p{Nd}+")


def fold(text: str) -> str:
    """Return `text` for comparison only: NFKC (UAX #15), case folded, without accents and invisible characters."""
    if text.isascii():
        return text.lower()
    plain = _SET_ASIDE.sub("", unicodedata.normalize("NFKD", text).casefold())
    return unicodedata.normalize("NFC", plain).translate(_ALIKE)


def words(text: str) -> list[str]:
    """Return the runs of letters (with their marks) and the runs of decimal digits in `text`, nothing else."""
    return _WORD.findall(text)
