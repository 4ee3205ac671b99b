"""Sanitised HTML as a row of blocks: joined they are the HTML again, and each compares without what nobody sees."""

from __future__ import annotations

from difflib import SequenceMatcher
from hashlib import blake2b
from typing import TYPE_CHECKING

import regex

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

MOST = 2_000
"""Blocks of an article that are compared one by one; a longer one is a single block."""
MOST_PAIRS = 250_000
"""Pairs of blocks that are compared: what lies between the equal ends of two longer texts is one place."""
_OPENED = frozenset(
    {"article", "blockquote", "details", "div", "dl", "main", "ol", "section", "table", "tbody", "tfoot", "thead", "ul"}
)
"""Elements that are looked into: each block in them stands alone."""
_BLOCKS = _OPENED | frozenset(
    {
        "caption", "dd", "dt", "figcaption", "figure", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "img", "li", "p",
        "pre", "summary", "td", "th", "tr",
    }
)  # fmt: skip
_VOID = frozenset({"br", "col", "hr", "img", "source", "track", "wbr"})
# Sanitised HTML quotes every value with double quotes; no alternative begins as another does.
_TOKEN = regex.compile(r'<(/?)([a-z][a-z0-9]*)((?:[^>"]|"[^"]*")*+)>|[^<]++|<')
_ATTRIBUTE = regex.compile(r'([^\s="]+)="([^"]*)"')
_SPACE = regex.compile(r"\s+")


def blocks(html: str) -> list[str]:
    """Return the blocks of sanitised HTML, opening and closing tags of what holds them as blocks of their own."""
    found: list[str] = []
    for part in _parts(html):
        if found and part.isspace():
            found[-1] += part
        else:
            found.append(part)
        if len(found) > MOST:
            return [html]
    return found


def _parts(html: str) -> Iterator[str]:
    """Cut before and behind each tag of what is looked into, and behind each other block that stands in it."""
    start = depth = 0
    for token in _TOKEN.finditer(html):
        name = token[2]
        if depth == 0 and name in _BLOCKS and start < token.start():
            yield html[start : token.start()]
            start = token.start()
        depth = _depth(depth, token)
        if depth == 0 and (name in _BLOCKS or token[0].isspace()):
            yield html[start : token.end()]
            start = token.end()
    if start < len(html):
        yield html[start:]


def _depth(depth: int, token: regex.Match[str]) -> int:
    """Return how deep a token leads into a block that is not looked into."""
    closing, name = token[1], token[2]
    if not name or name in _VOID or (depth == 0 and name in _OPENED):
        return depth
    return max(0, depth - 1 if closing else depth + 1)


def canonical(html: str) -> str:
    """Return HTML without what nobody sees: the order of attributes and classes, runs of white space."""
    return _SPACE.sub(" ", _TOKEN.sub(_tag, html)).strip()


def _tag(token: regex.Match[str]) -> str:
    if not token[2] or not token[3]:
        return token[0]
    attributes = sorted((name, _value(name, value)) for name, value in _ATTRIBUTE.findall(token[3]))
    return f"<{token[1]}{token[2]}{''.join(f' {name}={value!r}' for name, value in attributes)}>"


def _value(name: str, value: str) -> str:
    return " ".join(sorted(value.split())) if name == "class" else value


def digest(text: str) -> str:
    """Return a short digest of a text."""
    return blake2b(text.encode("utf-8", "replace"), digest_size=8).hexdigest()


def aligned(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[slice, slice]]:
    """Give the places in which two rows of digests are equal or differ, in order: a range of each, one may be empty.

    Ranges that differ and are equally long are given block by block, so that each place stands for itself.
    """
    for tag, start, end, other_start, other_end in _operations(old, new):
        if tag == "replace" and end - start == other_end - other_start:
            for offset in range(end - start):
                one, other = start + offset, other_start + offset
                yield slice(one, one + 1), slice(other, other + 1)
        else:
            yield slice(start, end), slice(other_start, other_end)


def _operations(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[str, int, int, int, int]]:
    shorter = min(len(old), len(new))
    head = next((at for at in range(shorter) if old[at] != new[at]), shorter)
    tail = next((at for at in range(shorter - head) if old[-1 - at] != new[-1 - at]), shorter - head)
    middle, other = old[head : len(old) - tail], new[head : len(new) - tail]
    if head:
        yield "equal", 0, head, 0, head
    if len(middle) * len(other) > MOST_PAIRS:
        yield "differ", head, len(old) - tail, head, len(new) - tail
    else:
        for tag, start, end, other_start, other_end in SequenceMatcher(
            None, middle, other, autojunk=False
        ).get_opcodes():
            yield tag, head + start, head + end, head + other_start, head + other_end
    if tail:
        yield "equal", len(old) - tail, len(old), len(new) - tail, len(new)
