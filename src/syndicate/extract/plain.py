"""An article saved as plain text becomes a draft: head, text with headings, lists and quotations, no furniture."""

from __future__ import annotations

from dataclasses import replace
from itertools import takewhile
from typing import TYPE_CHECKING

from syndicate.errors import Unreadable
from syndicate.extract import front_matter
from syndicate.extract._below_title import read_head
from syndicate.extract._blocks import Block, blocks_of, html_of, text_of
from syndicate.extract._head import STRONG, Head
from syndicate.extract._lines import lines_of
from syndicate.extract._measure import count
from syndicate.extract._saved import beside, over
from syndicate.extract._tail import furniture_of, without_signature
from syndicate.extract._title import find_title, title_of
from syndicate.extract.charset import decode
from syndicate.extract.furniture import MAX_TAGS, tags_in
from syndicate.model import Draft
from syndicate.values.folding import fold
from syndicate.values.language import detect
from syndicate.values.text import clean

if TYPE_CHECKING:
    from collections.abc import Sequence

    from syndicate.extract._lines import Line
    from syndicate.model import Document

MAX_SIZE = 2_000_000
"""Characters of text that are read: the longest novels have as many."""
MAX_LINES = 20_000
"""Lines and paragraphs of text that are read."""
MAX_LISTED = 40
"""Lines of a list of metadata below the title."""
MAX_SIGNATURES = 3
"""Lines of credits at the end of a text: "Reporting by Jo Doe", "Editor: ..."."""
MAX_TAG_WORDS = 3
"""Words of a category that stands on a line of its own below "Tags"."""


def read(document: Document) -> Draft:
    """Return the draft of a saved text file: front matter first, then what the text's own lines say.

    `content` is HTML and `text` the same blocks as plain text. The language is left to detection unless front matter
    names it. Nothing is cut where no word of furniture is met. Raises Unreadable for a text over `MAX_SIZE` characters
    or `MAX_LINES` lines.
    """
    text = clean(decode(document))
    if len(text) > MAX_SIZE:
        raise _unreadable(document, f"is over {MAX_SIZE} characters of text")
    front, body = front_matter.read(text)
    language = front.language or detect(body)
    head = Head((language,) if language else ())
    body, signature = without_signature(body)
    if signature:
        head.reject("content", signature, "signature of a mail")
    lines = lines_of(body)
    if len(lines) > MAX_LINES:
        raise _unreadable(document, f"has over {MAX_LINES} lines of text")
    title, start = find_title(lines, head) if front.title is None else (None, _behind_title(lines, front.title))
    listed, start = _listed(lines, start, head)
    draft = over(beside(front, listed), replace(_said(lines, start, head), title=title), head)
    return replace(draft, path=document.path, link=draft.link or document.url)


def _unreadable(document: Document, why: str) -> Unreadable:
    return Unreadable(document.path or document.url or "document", why)


def _listed(lines: Sequence[Line], start: int, head: Head) -> tuple[Draft, int]:
    """Return what a list of metadata right below the title says, and where reading goes on.

    Lines that are all bylines and dates are none: the head is read from them with its own words.
    """
    below = takewhile(lambda line: not line.gap, lines[start + 1 : start + MAX_LISTED])
    block = [line.text for line in (*lines[start : start + 1], *below)]
    if all(Head().take(line, names=False) in STRONG for line in block):
        return Draft(), start
    listed = front_matter.of_list(block, head.languages)
    return (Draft(), start) if listed is None else (listed, start + len(block))


def _said(lines: Sequence[Line], start: int, head: Head) -> Draft:
    """Return standfirst and text of the lines behind the title; the rest of the text's head is taken by `head`."""
    standfirsts, start = read_head(lines, start, head)
    blocks = [Block("p", [text]) for text in standfirsts] + blocks_of(_without_furniture(lines[start:], head))
    return Draft(summary=" ".join(standfirsts) or None, content=html_of(blocks) or None, text=text_of(blocks) or None)


def _behind_title(lines: Sequence[Line], title: str) -> int:
    """Return where reading goes on when the title is known: behind the first line, if that repeats it."""
    return int(bool(lines) and fold(title_of(lines[0].text) or "") == fold(title))


def _without_furniture(lines: Sequence[Line], head: Head) -> list[Line]:
    """Return the lines of the text alone; categories among the furniture, and signatures, are taken by `head`."""
    kept = _without_lines_of_furniture(lines, head)
    signed = _without_signatures(kept, head)
    # Behind credits that end a text, before them in a page: "Sign up here."
    return kept if len(signed) == len(kept) else _without_lines_of_furniture(signed, head)


def _without_lines_of_furniture(lines: Sequence[Line], head: Head) -> list[Line]:
    furniture = furniture_of(lines)
    kept: list[Line] = []
    for at, line in enumerate(lines):
        if at < furniture.end and at not in furniture.between:
            kept.append(line)
            continue
        _categories(lines, at, head)
        head.reject("content", line.text, "page furniture")
    return kept


def _without_signatures(lines: Sequence[Line], head: Head) -> Sequence[Line]:
    """Return the lines before the credits that a text ends with."""
    end = len(lines)
    while end > max(1, len(lines) - MAX_SIGNATURES) and head.take_signature(lines[end - 1].text):
        end -= 1
    return lines[:end]


def _categories(lines: Sequence[Line], at: int, head: Head) -> None:
    """Take the categories of a line "Tags: ...", or of the lines below a line "Tags"."""
    found = tags_in(lines[at].text)
    if found == [] or (found is None and tags_in(f"{lines[at].text}:") == []):
        found = []
        for line in lines[at + 1 : at + 1 + MAX_TAGS]:
            if line.gap or count(line.text) > MAX_TAG_WORDS or tags_in(line.text) is not None:
                break
            found.append(line.text)
    head.take_categories(found or ())
