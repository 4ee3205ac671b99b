"""What a snippet tells of an article beneath the title: its summary, completed where it was cut off, then its lead.

The first sentences of a news text tell it better than sentences chosen from it, so they are taken in their order.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

from syndicate.networks._quiet import plain
from syndicate.values.text import one_line, paragraphs, sentences

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from syndicate.model import Entry

READ = 6
"""Characters of an article that are looked at, per unit of a network's limit."""

_TOLD = 2  # characters of an excerpt per unit of the limit; no living script needs more for one grapheme
_REPEATED = 0.75  # share of a title's words from which on a sentence repeats it
_SAID = 0.6  # share of a sentence's words from which on the summary has said it
_PROBE = 40  # characters by which the end of a summary is found in the text
_SHORTEST_PROBE = 10
_PROSE = 30  # characters of the shortest paragraph that is no caption, byline or heading
_END = 16  # characters at the end of a sentence that are its mark and what closes behind it
_CUT = " .…[]()"
_CLOSED = regex.compile(r"""[.!?…\u061f\u06d4\u0964\u0965\u3002\uff01\uff1f\u1362\u104b\u17d4]["'’”»“)\]」』）]*\s*$""")
_DENSE = r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}]"
_TOKEN = regex.compile(rf"{_DENSE}|[\p{{L}}\p{{M}}\p{{N}}]+")
_WIDE_END = regex.compile(r"[\u3000-\u303f\uff00-\uffef]\s*$")
_AFTER_TITLE = regex.compile(r"\s*[-–—:|·•]\s*(?=\w)")


def excerpt(entry: Entry, limit: int) -> list[str]:
    """Return the sentences to tell of `entry`, each with the white space behind it; joined they are the excerpt.

    There are as many as a network with this `limit` may take. One that repeats the title is left out.
    """
    title = head(entry.title, limit)
    prose = [one_line(part) for part in paragraphs(_opening(entry.text, limit))]
    told: list[str] = []
    length = 0
    for sentence in _without_title(title, _sentences(head(entry.summary, limit), prose)):
        told.append(sentence)
        length += len(sentence)
        if length > _TOLD * limit:
            break
    return told


def head(text: str, limit: int) -> str:
    """Return on one line as much of `text` as is looked at for a network with this `limit`."""
    return one_line(_opening(text, limit))


def _opening(text: str, limit: int) -> str:
    """Return the beginning of a text, up to a space; a text of one word without end is cut in it."""
    opening = plain(text[: READ * limit])
    return opening if len(text) <= READ * limit else opening.rsplit(None, 1)[0]


def _sentences(summary: str, prose: Sequence[str]) -> Iterator[str]:
    """Yield the sentences of the summary and then those of the text that it has not said."""
    begun, rest = _completed(summary, prose) if summary else ("", prose)
    if begun:
        closed = rest is not prose and _CLOSED.search(begun[-_END:])
        yield from sentences(begun + (_space_after(begun) if closed else "\n\n"))
    said = _tokens(begun)
    for sentence in _lead(rest):
        tokens = _tokens(sentence)
        if rest is not prose or not said or len(tokens & said) < _SAID * len(tokens):
            yield sentence


def _lead(prose: Sequence[str]) -> Iterator[str]:
    chosen = [part for part in prose if len(part) >= _PROSE and _CLOSED.search(part[-_END:])]
    for part in chosen or prose:
        yield from sentences(part + _space_after(part))


def _space_after(part: str) -> str:
    return "" if _WIDE_END.search(part[-_END:]) else " "


def _completed(summary: str, prose: Sequence[str]) -> tuple[str, Sequence[str]]:
    """Return the summary, with the rest of the paragraph it is taken from, and the paragraphs behind that one.

    A summary that is not in the text stays as it is, or loses its broken end; then all of `prose` is returned.
    """
    stem = summary.rstrip(_CUT)
    tail = summary[len(stem) :]
    cut = ("…" in tail or "..." in tail) and not tail.startswith((". ", ".[", ".("))
    whole_words = stem.rsplit(" ", 1)[0] if cut else stem
    for begun in (stem, whole_words):
        for index, part in enumerate(prose):
            end = _end_in(part, begun)
            if end:
                return begun + part[end:], prose[index + 1 :]
    if tail.startswith((". ", ".[", ".(")):
        return stem + ".", prose
    return (_ended(stem, whole_words) if cut else summary), prose


def _end_in(part: str, begun: str) -> int:
    """Return where in a paragraph the end of a summary ends; 0 where it is not in it."""
    probe = begun[-_PROBE:]
    found = part.find(probe) if len(probe) >= _SHORTEST_PROBE else -1
    return found + len(probe) if found >= 0 else 0


def _ended(stem: str, whole_words: str) -> str:
    """Return a summary that breaks off, ended: after its last whole sentence if that is most of it, else by "…"."""
    whole = "".join(sentences(stem)[:-1]).rstrip()
    return whole if len(whole) * 2 >= len(stem) else whole_words.rstrip(" ,;:–—-") + "…"


def _without_title(title: str, told: Iterator[str]) -> Iterator[str]:
    """Yield the sentences that do not repeat the title; one that only begins with it is yielded without it."""
    words = _tokens(title)
    for sentence in told:
        rest = _behind(title, sentence)
        if rest:
            yield rest
        elif not _repeats(words, _tokens(sentence)):
            yield sentence


def _behind(title: str, sentence: str) -> str:
    """Return what stands behind the title and a dash or colon in a sentence; '' where it does not begin so."""
    if not title or not sentence.casefold().startswith(title.casefold()):
        return ""
    sign = _AFTER_TITLE.match(sentence, len(title))
    return sentence[sign.end() :] if sign else ""


def _repeats(title: frozenset[str], sentence: frozenset[str]) -> bool:
    shared = len(title & sentence)
    if len(title) < 3:
        return 0 < shared == len(sentence)
    most_of_title = shared >= _REPEATED * len(title) and len(sentence) <= 2 * len(title)
    return most_of_title or (shared >= _REPEATED * len(sentence) and len(sentence) * 2 >= len(title))


def _tokens(text: str) -> frozenset[str]:
    return frozenset(_TOKEN.findall(text.casefold()))
