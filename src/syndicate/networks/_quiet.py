"""Article text made quiet: it names nobody, joins no conversation and links nowhere.

Only our own link and our own hashtags are live in a snippet. A mention in an article's words would notify a stranger,
a foreign address would take the place of our card (and is billed on X), a ``#`` would add a tag nobody chose. Each is
undone by a WORD JOINER, U+2060: no reader sees it, no line breaks at it, and the text stays as it was written.
"""

from __future__ import annotations

import regex

JOINER = "\u2060"
"""WORD JOINER, put where a network would otherwise see more than text."""

# X takes a mention after anything but [A-Za-z0-9_!#$%&*@], and even after "RT"; Mastodon after anything but a letter,
# "/" or "=". An e-mail address, whose sign follows a letter, is left alone.
_MENTION = regex.compile(r"(?:(?<![A-Za-z0-9_])|(?<=\b[Rr][Tt]))[@＠](?=[A-Za-z0-9_])")
# A "#" that begins a tag somewhere: not behind a letter or digit, before a letter with only digits and such between.
_HASHTAG = regex.compile(r"(?<![\p{L}\p{M}\p{Nd}])[#＃](?![\ufe0f\u20e3])(?=[\p{Nd}\p{P}\p{Cf}]{0,32}[\p{L}\p{M}])")
# What turns the order of everything behind it (embeddings, overrides, isolates), what X refuses, and what is broken.
_UNWANTED = regex.compile(r"[\u202a-\u202e\u2066-\u2069\ufff9-\ufffd\ufeff]")
_SIGNS = frozenset("@＠#＃")
_SCHEME = "://"


def plain(text: str) -> str:
    """Return `text` without characters that no snippet may hold: they reorder our link, or a network refuses them."""
    return _UNWANTED.sub("", text)


def without_names(text: str) -> str:
    """Return `text` with no live mention and no live hashtag in it."""
    if _SIGNS.isdisjoint(text):
        return text
    return _HASHTAG.sub(rf"\g<0>{JOINER}", _MENTION.sub(rf"\g<0>{JOINER}", text))


def without_schemes(text: str) -> str:
    """Return `text` with no address in it that begins with a scheme."""
    return text.replace(_SCHEME, JOINER + _SCHEME)
