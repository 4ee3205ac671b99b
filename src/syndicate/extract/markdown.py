"""An article in Markdown becomes a draft: front matter, title, byline and date lines, body as HTML."""

from __future__ import annotations

from dataclasses import replace
from itertools import accumulate
from typing import TYPE_CHECKING

from syndicate.errors import Unreadable
from syndicate.extract import front_matter
from syndicate.extract._head import STRONG, Head
from syndicate.extract._measure import count
from syndicate.extract._saved import beside, over
from syndicate.extract.charset import decode
from syndicate.model import Draft, Evidence
from syndicate.values.folding import fold
from syndicate.values.language import detect
from syndicate.values.markup import text_of
from syndicate.values.text import clean, one_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it import MarkdownIt
    from markdown_it.token import Token

    from syndicate.model import Document

MAX_SIZE = 500_000
"""Characters of Markdown that are read: a short novel has as many."""
MAX_HEAD_PARAGRAPHS = 4
"""Paragraphs below the title that may be bylines and dates."""
MAX_BEFORE_LIST = 3
"""Blocks below the title among which a list of metadata is looked for."""
MAX_LIST_TOKENS = 400
MAX_LABEL_WORDS = 2
"""Words of the heading above a list of metadata."""

_HEADING = 3
"""Tokens of a heading: its opening, its text, its end."""
_PARAGRAPH = 3
"""Tokens of a paragraph, likewise."""
_TEXT = frozenset({"text", "code_inline"})
_BREAKS = frozenset({"softbreak", "hardbreak"})


def read(document: Document) -> Draft:
    """Return the draft of a Markdown file (CommonMark with tables and strikethrough).

    The title is front matter's, else the first heading of the first level, which then leaves the body; without both
    it is None. HTML and relative addresses stay as they are: sanitising and resolving come later. Raises Unreadable
    for a file over `MAX_SIZE` characters.
    """
    front, body = front_matter.read(clean(decode(document)))
    if len(body) > MAX_SIZE:
        raise Unreadable(document.path or document.url or "document", f"is over {MAX_SIZE} characters of Markdown")
    language = front.language or detect(body)
    head = Head((language,) if language else ())
    said, listed = _said(body, head, front.title)
    draft = over(beside(front, listed), said, head)
    return replace(draft, path=document.path, link=draft.link or document.url)


def _said(body: str, head: Head, known_title: str | None) -> tuple[Draft, Draft]:
    """Return title and body of a Markdown text, and what its list of metadata says.

    Byline and dates are taken by `head`.
    """
    parser = _parser()
    tokens = parser.parse(body)
    title, at = _title(tokens, known_title)
    if title is not None:
        del tokens[at : at + 3]
    listed = _take_list(tokens, at if title is not None else 0, head)
    _take_head(tokens, at if title is not None else 0, head, names=title is not None or known_title is not None)
    content = parser.renderer.render(tokens, parser.options, {}).strip()
    said = Draft(
        title=title if known_title is None else None,
        content=content or None,
        text=text_of(content) or None,
        evidence={"title": Evidence("h1")},
    )
    return said, listed


def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])


def _title(tokens: Sequence[Token], known: str | None) -> tuple[str | None, int]:
    """Return the first heading of the first level and its place; where the title is known, only if it repeats that."""
    for at, token in enumerate(tokens):
        if token.type == "heading_open" and token.tag == "h1" and token.level == 0:
            title = one_line(_plain(tokens[at + 1]))
            repeats = known is None or fold(title) == fold(known)
            return (title, at) if title and repeats else (None, at)
    return None, 0


def _take_list(tokens: list[Token], at: int, head: Head) -> Draft:
    """Return what a list or paragraph of metadata says near a place, and take it out of the body with its heading.

    Read-later services put a picture of the cover and a heading of one word ("Metadata") before it.
    """
    for start, end in _blocks(tokens, at)[:MAX_BEFORE_LIST]:
        lines = [line for token in tokens[start:end] if token.type == "inline" for line in _plain(token).split("\n")]
        listed = front_matter.of_list([line.strip() for line in lines if line.strip()], head.languages)
        if listed is not None:
            del tokens[start:end]
            _take_label(tokens, start)
            return listed
    return Draft()


def _take_label(tokens: list[Token], end: int) -> None:
    """Take out the heading of a word or two right before a place."""
    if (
        end >= _HEADING
        and tokens[end - 1].type == "heading_close"
        and count(tokens[end - 2].content) <= MAX_LABEL_WORDS
    ):
        del tokens[end - _HEADING : end]


def _blocks(tokens: Sequence[Token], at: int) -> list[tuple[int, int]]:
    """Return where the outermost blocks from a place on begin and end."""
    found: list[tuple[int, int]] = []
    start, depth = at, 0
    for place in range(at, min(len(tokens), at + MAX_LIST_TOKENS)):
        depth += tokens[place].nesting
        if depth == 0:
            found.append((start, place + 1))
            start = place + 1
    return found


def _take_head(tokens: list[Token], at: int, head: Head, *, names: bool) -> None:
    """Let `head` take the short paragraphs of bylines and dates from a place on, and take them out of the body.

    They may stand below a standfirst, which stays.
    """
    is_item = _item_lines(tokens, at, head, names=names) != []
    if not is_item and _is_emphasised(tokens, at) and _item_lines(tokens, at + _PARAGRAPH, head, names=False):
        at += _PARAGRAPH
    for _ in range(MAX_HEAD_PARAGRAPHS):
        may_be_name = names and not head.authors
        lines = _item_lines(tokens, at, head, names=may_be_name)
        if not lines:
            return
        for line in lines:
            head.take(line, names=may_be_name)
        del tokens[at : at + _PARAGRAPH]


def _item_lines(tokens: Sequence[Token], at: int, head: Head, *, names: bool) -> list[str]:
    """Return the lines of the paragraph at a place, [] where there is none or one of its lines is no byline or date."""
    if at + 2 >= len(tokens) or tokens[at].type != "paragraph_open":
        return []
    lines = list(filter(None, map(str.strip, _plain(tokens[at + 1]).split("\n"))))
    return lines if all(_is_item(line, head, names=names) for line in lines) else []


def _is_emphasised(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a paragraph stands at a place that is emphasised as a whole."""
    if at + 2 >= len(tokens) or tokens[at].type != "paragraph_open":
        return False
    parts = [part for part in tokens[at + 1].children or () if part.type != "text" or part.content]
    depths = list(accumulate(part.nesting for part in parts))
    return parts[:1] != [] and parts[0].type in {"em_open", "strong_open"} and 0 not in depths[:-1]


def _is_item(line: str, head: Head, *, names: bool) -> bool:
    item = Head(head.languages).take(line, names=names)
    return item in STRONG or item == "name"


def _plain(inline: Token) -> str:
    """Return the text of inline tokens, with line ends where lines break."""
    parts: list[str] = []
    for token in inline.children or ():
        if token.type in _TEXT:
            parts.append(token.content)
        elif token.type in _BREAKS:
            parts.append("\n")
        elif token.type == "image":
            parts.append(_plain(token))
    return "".join(parts)
