"""Page furniture: which lines of a saved page are not its article, in many languages."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import regex

from syndicate.extract import _furniture_screen as screen
from syndicate.extract import _furniture_starts as starts
from syndicate.extract import _furniture_words as phrases
from syndicate.extract._furniture_words import Kind
from syndicate.extract._head_lines import DateKind, dated, is_reading_time
from syndicate.extract._measure import SPACELESS, count
from syndicate.extract._phrases import key, phrase_set, said
from syndicate.values.folding import fold, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

__all__ = [
    "DateKind",
    "Kind",
    "dated",
    "is_furniture",
    "is_labelled",
    "is_photo_credit",
    "is_reading_time",
    "kind_of",
    "label_of",
    "stands_alone",
    "tags_in",
]

MAX_LINE = 1000
"""Characters; a longer line is a paragraph and never looked at."""
MAX_NOTICE_WORDS = 60
"""A notice in small print (copyright, form, cookies) may be a paragraph of so many words."""
MAX_TEASER_WORDS = 24
"""A link to another article behind its label."""
MAX_INVITATION_WORDS = 20
MAX_CREDIT_WORDS = 14
LONGEST_PREFIX = 6
"""Words of the longest phrase that begins a line of furniture."""
SPACELESS_PHRASE = 4
"""Signs from which on a run of Chinese, Japanese or Thai is taken for a phrase rather than for a word."""
MAX_TAGS = 50
MAX_TAG_LENGTH = 60
"""Characters of one category."""
MAX_TAG_WORDS = 14
"""Words of a line of categories without a colon."""
MAX_TERMINATED_TAG = 3
"""Words behind a tag label that may end in a full stop; more are a sentence."""

_LABELS = frozenset({"related", "share", "newsletter", "author", "ad"})
"""Kinds whose phrases may be a label with a colon."""
_COLON = regex.compile(r"[:：]")
_SENTENCE_END = regex.compile(r"""[.。．।۔។။]["'”’»)\]]*\s*$""")
_COPYRIGHT = regex.compile(r"^\W{0,3}(?:©|\([cC]\)\s?\d{4}|(?i:copyright)\b[^\d©]{0,30}(?:©|\d{4}))")
# "https://example.org/a", "www.example.org", "jo@example.org", alone on a line.
_ADDRESS = regex.compile(r"(?:https?://|www\.)\S+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+", regex.IGNORECASE)
# "A- A A+", "A+ A-": buttons for the size of the letters.
_LETTER_SIZES = regex.compile(r"(?=[^+＋-]*[+＋-])(?:[AＡ가][+＋-]?\s*){2,5}", regex.IGNORECASE)
_TAG_DIVIDER = regex.compile(r"[,;|#،、，；·•]")


def is_furniture(line: str) -> bool:
    """Tell whether a line is furniture as a whole, wherever it stands."""
    return kind_of(line) is not None


def kind_of(line: str) -> Kind | None:
    """Return what kind of furniture a line is as a whole, None for a line of the article.

    A word of furniture inside a sentence is none: the whole line is a known phrase, begins with a label ("Also read:
    ..."), is a notice in small print, invites to subscribe, or holds nothing but names of networks and buttons.
    """
    if len(line) > MAX_LINE:
        return None
    tokens = said(line)
    if not tokens:
        return "legal" if _COPYRIGHT.match(line) else None
    if tags_in(line) is not None:
        return "tags"
    if _ADDRESS.fullmatch(line) or _LETTER_SIZES.fullmatch(line):
        return "nav"
    return _whole(tokens) or _labelled(line) or _begun(line, tokens) or _small_print(line, tokens)


def label_of(line: str) -> Kind | None:
    """Return the kind of a section of furniture that a line is the label of; a fraction of the cost of `kind_of`."""
    tokens = said(line)
    return (_whole(tokens) or _begun(line, tokens)) if tokens and len(line) <= MAX_LINE else None


def stands_alone(line: str, kind: Kind) -> bool:
    """Tell whether a line of furniture is so plainly that it may be dropped from the middle of an article.

    A single word ("Facebook", "Comments", "Print") may as well be a heading there, and so may "More on the storm".
    """
    tokens = said(line)
    if kind == "ad" or not tokens or tags_in(line) is not None:
        return True
    known = (
        kind not in {"network", "tags"} and _whole(tokens) is not None and (len(tokens) > 1 or _is_phrase(tokens[0]))
    )
    return known or _labelled(line) is not None or _small_print(line, tokens) is not None


def _is_phrase(word: str) -> bool:
    """Tell whether what stands as one word is a phrase of a script that parts no words."""
    return len(word) >= SPACELESS_PHRASE and SPACELESS.search(word) is not None


def is_labelled(line: str) -> bool:
    """Tell whether a line is a label of furniture together with what it points to: "Also read: Storm season"."""
    return bool(words(_parted(line)[2])) and _labelled(line) is not None


def tags_in(line: str) -> list[str] | None:
    """Return the categories of a line such as "Tags: sea, climate" or "#sea #climate", None if it is no such line.

    The list is empty for a label with nothing behind it.
    """
    if len(line) > MAX_LINE:
        return None
    tokens = line.split()
    if tokens and all(token.startswith("#") and len(token) > 1 for token in tokens):
        return _tags(line)
    label, colon, rest = _parted(line)
    if not colon:
        label, rest = _tag_start(tokens)
    sentence = _SENTENCE_END.search(rest) and count(rest) > MAX_TERMINATED_TAG
    return None if sentence or key(label) not in phrase_set(starts.TAG_LABELS) else _tags(rest)


def is_photo_credit(line: str) -> bool:
    """Tell whether a line names who made the pictures: "Photos: Samuel Achterberg", "(Foto: dpa)"."""
    if len(line) > MAX_LINE or count(line) > MAX_CREDIT_WORDS:
        return False
    label, colon, rest = _parted(line)
    labels = phrase_set(starts.PHOTO_LABELS)
    if colon:
        return key(label) in labels and words(rest) != []
    tokens = said(line)
    return any(len(tokens) > length and " ".join(tokens[:length]) in labels for length in (2, 3))


@cache
def _phrases() -> Mapping[str, Kind]:
    return _index(phrases.PHRASES, screen.BUTTONS)


@cache
def _prefixes() -> Mapping[str, Kind]:
    return _index(starts.PREFIXES)


@cache
def _notices() -> Sequence[tuple[Kind, frozenset[str]]]:
    """Return what only furniture says, by kind."""
    tables = (starts.CONTAINED, screen.NOTICES)
    return [(kind, phrase_set(listed)) for table in tables for kind, listed in table.items()]


def _index(*tables: Mapping[Kind, str]) -> Mapping[str, Kind]:
    """Return the kind of each folded phrase; where two kinds have it, the first in the tables."""
    index: dict[str, Kind] = {}
    for kind, listed in (item for table in tables for item in table.items()):
        for phrase in phrase_set(listed):
            index.setdefault(phrase, kind)
    return index


def _parted(line: str) -> tuple[str, str, str]:
    """Part a line at its first colon, of either width."""
    colon = _COLON.search(line)
    return (line, "", "") if colon is None else (line[: colon.start()], ":", line[colon.end() :])


def _whole(tokens: Sequence[str]) -> Kind | None:
    """Return the kind of a known phrase, or of a row of buttons and networks: "Share Facebook WhatsApp"."""
    known = _phrases()
    found = known.get(" ".join(tokens))
    if found is None and " ".join(tokens) in phrase_set(starts.TAG_LABELS):
        return "tags"
    if found is None and all(known.get(word) in {"share", "network"} for word in tokens):
        return "network"
    return found


def _labelled(line: str) -> Kind | None:
    """Return the kind of a label with a colon and what it points to: "Also read: Storm season starts early"."""
    label, colon, rest = _parted(line)
    if not colon or count(rest) > MAX_TEASER_WORDS:
        return None
    said_label = key(label)
    kind = _phrases().get(said_label)
    return _prefixes().get(said_label) or (kind if kind in _LABELS else None)


def _begun(line: str, tokens: Sequence[str]) -> Kind | None:
    """Return the kind of a line that begins like furniture and is no sentence: "More from Culture"."""
    if _SENTENCE_END.search(line) or count(line) > MAX_TEASER_WORDS:
        return None
    known = _prefixes()
    heads = (" ".join(tokens[:length]) for length in range(min(len(tokens), LONGEST_PREFIX), 1, -1))
    found = next((known[head] for head in heads if head in known), None)
    if found == "nav" and _invites(line, tokens):  # "follow us" is said with the verb for "subscribe" in some languages
        return "newsletter"
    return found or (known.get(tokens[0]) if _is_phrase(tokens[0]) else None)


def _small_print(line: str, tokens: Sequence[str]) -> Kind | None:
    """Return the kind of a notice (copyright, what a comment form asks for, cookies) or an invitation to subscribe."""
    if count(line) > MAX_NOTICE_WORDS:
        return None
    if _COPYRIGHT.match(line):
        return "legal"
    text = " ".join(tokens)
    for kind, listed in _notices():
        if any(phrase in text for phrase in listed):
            return kind
    return "newsletter" if _invites(line, tokens) else None


def _invites(line: str, tokens: Sequence[str]) -> bool:
    """Tell whether a line invites to subscribe; a sentence with a full stop has to begin with the invitation.

    Languages that put the verb last do so by its form.
    """
    text = " ".join(tokens)
    if count(line) > MAX_INVITATION_WORDS or not any(stem in text for stem in phrase_set(starts.NEWSLETTERS)):
        return False
    if any(phrase in text for phrase in phrase_set(screen.IMPERATIVES)):
        return True
    stems = _stems(starts.INVITATIONS)
    if _SENTENCE_END.search(line):
        return any(f" {text}".startswith(stem) or text.startswith(stem) for stem in stems)
    return any(stem in f" {text}" for stem in stems)


@cache
def _stems(listed: str) -> frozenset[str]:
    """Return folded stems, with a space before those of scripts that part words, so that they begin a word."""
    return frozenset(stem if SPACELESS.search(stem) else f" {stem}" for stem in phrase_set(listed))


def _tag_start(tokens: Sequence[str]) -> tuple[str, str]:
    """Part a line without colon behind a tag label of several words: "Filed under Culture"."""
    for length in (3, 2):
        label = " ".join(tokens[:length])
        if length < len(tokens) <= MAX_TAG_WORDS and key(label) in phrase_set(starts.TAG_LABELS):
            return label, " ".join(tokens[length:])
    return "", ""


def _tags(listed: str) -> list[str]:
    parts = _TAG_DIVIDER.split(listed)
    if len(parts) == 1 and SPACELESS.search(listed):
        parts = listed.split()
    found = (" ".join(part.split()).strip(" .\"'“”„«»()[]") for part in parts)
    return _unique(tag for tag in found if tag and len(tag) <= MAX_TAG_LENGTH)[:MAX_TAGS]


def _unique(values: Iterable[str]) -> list[str]:
    return list({fold(value): value for value in reversed(list(values))}.values())[::-1]
