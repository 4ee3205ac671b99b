"""The lines of a text become blocks: headings, paragraphs, lists and quotations, as HTML and as plain text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING, Literal, TypeAlias

import regex

from syndicate.extract._measure import count, ends_sentence, stops

if TYPE_CHECKING:
    from syndicate.extract._lines import Line

Tag: TypeAlias = Literal["p", "h2", "ul", "ol", "blockquote"]

MAX_HEADING_WORDS = 12
MAX_HEADING = 100
"""Characters."""
MAX_TIGHT_HEADING = 8
"""Words of a heading with no blank line before its paragraph."""
MIN_PARAGRAPH = 15
"""Words from which on a line is a paragraph however it ends."""

MIN_QUESTIONS = 3
QUESTIONS_AMONG = 4
"""Questions of an interview are paragraphs: more than one line in so many is one, and at least `MIN_QUESTIONS`."""

_MARKED = regex.compile(r"#{1,6}\s+(?P<text>\S.*?)\s*#*$")
_BULLET = regex.compile(r"[-*•‣▪◦·]\s+(?P<text>\S.*)$")
_NUMBER = regex.compile(r"(?P<number>\d{1,2})[.)]\s+(?P<text>\S.*)$")
_QUOTE = regex.compile(r">\s?(?P<text>.*)$")
_QUOTED = regex.compile(r"""["'“„”«»‘「『]""")


@dataclass(frozen=True, slots=True)
class Block:
    """A block of text: one text of a paragraph or heading, the items of a list, the paragraphs of a quotation."""

    tag: Tag
    texts: Sequence[str]


def blocks_of(lines: Sequence[Line]) -> list[Block]:
    """Return the blocks of lines in order; nothing is left out but the marks of headings, items and quotations."""
    spaced = any(line.gap for line in lines[1:])
    asked = MIN_QUESTIONS <= sum(map(_is_question, lines)) > len(lines) // QUESTIONS_AMONG
    blocks: list[Block] = []
    at = 0
    while at < len(lines):
        block, length = _block_at(lines, at, spaced=spaced)
        if asked and block.tag == "h2" and _is_question(lines[at]):
            block = Block("p", block.texts)
        if block.texts:
            blocks.append(block)
        at += length
    return blocks


def html_of(blocks: Sequence[Block]) -> str:
    """Return blocks as HTML, a line each, their text escaped."""
    return "\n".join(_html(block) for block in blocks)


def text_of(blocks: Sequence[Block]) -> str:
    """Return blocks as plain text, divided by blank lines; the items of a list stand on lines of their own."""
    return "\n\n".join(("\n\n" if block.tag == "blockquote" else "\n").join(block.texts) for block in blocks)


def _html(block: Block) -> str:
    inner = {"p": "", "h2": "", "ul": "li", "ol": "li", "blockquote": "p"}[block.tag]
    texts = (escape(text, quote=False) for text in block.texts)
    parts = "".join(f"<{inner}>{text}</{inner}>" if inner else text for text in texts)
    return f"<{block.tag}>{parts}</{block.tag}>"


def _block_at(lines: Sequence[Line], at: int, *, spaced: bool) -> tuple[Block, int]:
    """Return the block that begins at a line, and of how many lines it is."""
    text = lines[at].text
    marked = _MARKED.fullmatch(text)
    if marked is not None:
        return Block("h2", [marked["text"]]), 1
    for tag, pattern in (("ul", _BULLET), ("blockquote", _QUOTE)):
        items = _run(lines, at, pattern)
        if items:
            return Block("ul" if tag == "ul" else "blockquote", [item for item in items if item]), len(items)
    numbered = _numbered(lines, at)
    if len(numbered) > 1:
        return Block("ol", numbered), len(numbered)
    return Block("h2" if _is_heading(lines, at, spaced=spaced) else "p", [text]), 1


def _run(lines: Sequence[Line], at: int, pattern: regex.Pattern[str]) -> list[str]:
    """Return the texts of the lines from `at` on that have the same mark."""
    texts: list[str] = []
    while at < len(lines) and (match := pattern.fullmatch(lines[at].text)) is not None:
        texts.append(match["text"].strip())
        at += 1
    return texts


def _numbered(lines: Sequence[Line], at: int) -> list[str]:
    """Return the texts of lines numbered 1, 2, 3 from `at` on."""
    texts: list[str] = []
    while at < len(lines) and (match := _NUMBER.fullmatch(lines[at].text)) is not None:
        if int(match["number"]) != len(texts) + 1:
            break
        texts.append(match["text"])
        at += 1
    return texts


def _is_heading(lines: Sequence[Line], at: int, *, spaced: bool) -> bool:
    """Tell whether a line heads the paragraph below it: short, on its own, without a sentence's end.

    In a text without blank lines it has to stand behind a finished paragraph and before one.
    """
    line = lines[at]
    if at + 1 == len(lines) or not _could_head(line.text) or not _is_paragraph(lines[at + 1].text):
        return False
    if not spaced:
        return at == 0 or ends_sentence(lines[at - 1].text)
    tight = not lines[at + 1].gap
    # A question close to what follows is one of an interview.
    short = count(line.text) <= MAX_TIGHT_HEADING and not ends_sentence(line.text)
    return line.gap and (not tight or (short and _is_long(lines[at + 1].text)))


def _is_question(line: Line) -> bool:
    return line.text.endswith(("?", "？", "؟"))


def _could_head(text: str) -> bool:
    if len(text) > MAX_HEADING or not 0 < count(text) <= MAX_HEADING_WORDS:
        return False
    open_end = not ends_sentence(text) or text.endswith(("?", "？", "؟"))
    return open_end and not stops(text) and not text[0].islower() and _QUOTED.match(text) is None


def _is_paragraph(text: str) -> bool:
    return _is_long(text) or ends_sentence(text) or stops(text) or _BULLET.match(text) is not None


def _is_long(text: str) -> bool:
    return count(text) > MIN_PARAGRAPH
