"""Plain text: made legal, put on one line, made safe for a terminal, cut at a sentence or word, turned into a slug."""

from __future__ import annotations

import re
import unicodedata
from hashlib import blake2b

import regex

# Everything but the Char production of XML 1.0 §2.2, and the C1 controls, which are legal in XML but never meant:
# they are mis-decoded windows-1252.
# re and not regex: for one class of characters it is two to four times as quick, and every text passes here.
_ILLEGAL = re.compile(r"[^\t\n\r\x20-\x7E\xA0-\uD7FF\uE000-\uFFFD\U00010000-\U0010FFFF]")
# Marks beyond the 30 of UAX #15's Stream-Safe Text Format: NFC sorts a run of marks in quadratic time.
_MARKS = regex.compile(r"(\p{M}{30})\p{M}+")
# What moves, hides or reorders text on a terminal: controls, bidi marks, embeddings, overrides and isolates, line
# separators, interlinear annotation.
_UNPRINTABLE = regex.compile(
    r"[\x00-\x1F\x7F-\x9F\u061C\u180E\u200B\u200E\u200F\u2028-\u202E\u2060-\u2069\uD800-\uDFFF\uFEFF\uFFF9-\uFFFB]"
)
# A sentence ends after its marks and any closing quotes; scripts without spaces put nothing after the mark. A run of
# marks is looked at once, from its beginning.
_SENTENCE_END = regex.compile(
    r"""(?<![.!?\u2026\u061F\u06D4\u0964\u0965])[.!?\u2026\u061F\u06D4\u0964\u0965]++["'\u2019\u201D\u00BB)\]]*+(?=\s|$)"""
    r"""|[\u3002\uFF01\uFF1F]+[\u300D\u300F\u201D\uFF09]*"""
)
# "Dr.", "U." or "e.g." does not end a sentence: a title, or a single letter; nor does "No." before a figure.
_ABBREVIATION = regex.compile(r"(?:^|[\s(.])(?:\p{L}|[Dd]r|[Mm]rs?|[Mm]s|[Pp]rof|[Ss]t|[Nn]r|[Vv]s)\.$")
_NUMERO = regex.compile(r"(?:^|[\s(])[Nn]o\.$")
_SPACELESS = regex.compile(r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}ー。、！？「」『』]")
_DANGLING = " \t,;:–—-(\"'«“‘"
_GRAPHEME = regex.compile(r"\X")
_NOT_SLUG = regex.compile(r"[^a-z0-9]+")
_LETTERS = {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ł": "l", "ı": "i", "ħ": "h"}

SLUG_LENGTH = 60
"""Characters of a title that a slug keeps, so that a path stays under every file system's limit."""


def clean(text: str) -> str:
    """Return `text` in NFC with only characters legal in XML 1.0 (§2.2), no C1 controls, lines ended by a line feed.

    Of the marks on one letter 30 are kept (UAX #15 §13).
    """
    legal = _ILLEGAL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    # Once more afterwards: NFC makes two marks of one (U+0344).
    return _MARKS.sub(r"\1", unicodedata.normalize("NFC", _MARKS.sub(r"\1", legal)))


def one_line(text: str) -> str:
    """Return `text` cleaned, with every run of white space made one space."""
    return " ".join(clean(text).split())


def printable(text: str) -> str:
    """Return `text` so that a terminal or a log line shows it and obeys nothing in it: one line, no controls."""
    return _UNPRINTABLE.sub("\N{REPLACEMENT CHARACTER}", " ".join(text.split()))


def paragraphs(text: str) -> list[str]:
    """Return the blocks of `text` that blank lines divide, stripped, without empty ones."""
    blocks: list[list[str]] = [[]]
    for line in clean(text).split("\n"):
        if line.strip():
            blocks[-1].append(line.rstrip())
        elif blocks[-1]:
            blocks.append([])
    return ["\n".join(block).strip() for block in blocks if block]


def slug(title: str, id: str) -> str:
    """Return a name for files: the title in ASCII letters, digits and hyphens, then six digits of the id's digest."""
    plain = unicodedata.normalize("NFKD", title[: 8 * SLUG_LENGTH]).lower()
    folded = "".join(_LETTERS.get(letter, letter) for letter in plain)
    words = _NOT_SLUG.sub("-", "".join(letter for letter in folded if not unicodedata.combining(letter)))
    name = _whole_words(words.strip("-")) or "entry"
    return f"{name}-{blake2b(id.encode('utf-8', 'replace'), digest_size=3).hexdigest()}"


def _whole_words(name: str) -> str:
    """Return the words of a slug that fit; a first word that is too long is cut."""
    if len(name) <= SLUG_LENGTH:
        return name
    return name[: SLUG_LENGTH + 1].rpartition("-")[0] or name[:SLUG_LENGTH]


def sentences(text: str) -> list[str]:
    """Return the sentences of one line of text; joined by nothing they are the line again."""
    found: list[str] = []
    start = 0
    for end in _SENTENCE_END.finditer(text):
        stop = end.end()
        if _abbreviates(text, start, stop):
            continue
        while stop < len(text) and text[stop].isspace():
            stop += 1
        found.append(text[start:stop])
        start = stop
    if start < len(text):
        found.append(text[start:])
    return found


def _abbreviates(text: str, start: int, stop: int) -> bool:
    """Tell whether the full stop before `stop`, in a sentence that begins at `start`, belongs to its word."""
    head = text[max(start, stop - 6) : stop]  # the longest, "Prof.", with what is before it
    if _NUMERO.search(head):
        return text[stop + 1 : stop + 2].isdecimal()
    return bool(_ABBREVIATION.search(head))


def shorten(text: str, limit: int) -> str:
    """Return `text` on one line within `limit` characters: whole sentences where half of the room is used, else words.

    A text cut inside a sentence ends in "…"; neither a word nor a grapheme (UAX #29) is cut, except a first word
    that leaves no room for the "…" and words of scripts without spaces.
    """
    line = one_line(text)
    if len(line) <= limit:
        return line
    kept = ""
    # Two characters more: one is no space, so what is cut off here never fits.
    for sentence in sentences(line[: limit + 2]):
        if len((kept + sentence).rstrip()) > limit:
            break
        kept += sentence
    kept = kept.rstrip()
    return kept if len(kept) * 2 >= limit else cut(line, limit)


def cut(line: str, limit: int) -> str:
    """Return the whole words of `line` that fit into `limit` characters with "…" behind them."""
    head = ""
    for grapheme in _GRAPHEME.finditer(line[: limit + 64]):
        if grapheme.end() > limit - 1:
            break
        head = line[: grapheme.end()]
    if _inside_word(line, len(head)) and " " in head:
        head = head.rsplit(" ", 1)[0]
    return head.rstrip(_DANGLING) + "…"


def _inside_word(line: str, at: int) -> bool:
    """Tell whether a cut at `at` would part a word; scripts without spaces may be cut anywhere."""
    return (
        0 < at < len(line)
        and not line[at].isspace()
        and not (_SPACELESS.match(line[at - 1]) and _SPACELESS.match(line[at]))
    )
