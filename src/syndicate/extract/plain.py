"""An article saved as plain text becomes a draft: head, text with headings, lists and quotations, no furniture."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from syndicate.extract import front_matter
from syndicate.extract._below_title import read_head
from syndicate.extract._blocks import Block, blocks_of, html_of, text_of
from syndicate.extract._head import Head
from syndicate.extract._lines import lines_of
from syndicate.extract._measure import count
from syndicate.extract._saved import over
from syndicate.extract._tail import furniture_of
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

MAX_SIGNATURES = 3
"""Lines of credits at the end of a text: "Reporting by Jo Doe", "Editor: ..."."""
MAX_TAG_WORDS = 3
"""Words of a category that stands on a line of its own below "Tags"."""


def read(document: Document) -> Draft:
    """Return the draft of a saved text file: front matter first, then what the text's own lines say.

    `content` is HTML and `text` the same blocks as plain text. The language is left to detection unless front matter
    names it. Nothing is cut where no word of furniture is met.
    """
    front, body = front_matter.read(clean(decode(document)))
    language = front.language or detect(body)
    head = Head((language,) if language else ())
    said = _said(lines_of(body), head, front.title)
    return replace(over(front, said, head), path=document.path, link=front.link or document.url)


def _said(lines: Sequence[Line], head: Head, known_title: str | None) -> Draft:
    """Return title, standfirst and text of a text's lines; the rest of its head is taken by `head`."""
    title, start = find_title(lines, head) if known_title is None else (None, _behind_title(lines, known_title))
    standfirsts, start = read_head(lines, start, head)
    blocks = [Block("p", [text]) for text in standfirsts] + blocks_of(_without_furniture(lines[start:], head))
    return Draft(
        title=title,
        summary=" ".join(standfirsts) or None,
        content=html_of(blocks) or None,
        text=text_of(blocks) or None,
    )


def _behind_title(lines: Sequence[Line], title: str) -> int:
    """Return where reading goes on when the title is known: behind the first line, if that repeats it."""
    return int(bool(lines) and fold(title_of(lines[0].text) or "") == fold(title))


def _without_furniture(lines: Sequence[Line], head: Head) -> list[Line]:
    """Return the lines of the text alone; categories among the furniture are taken by `head`."""
    furniture = furniture_of(lines)
    kept: list[Line] = []
    for at, line in enumerate(lines):
        if at < furniture.end and at not in furniture.between:
            kept.append(line)
            continue
        _categories(lines, at, head)
        head.reject("content", line.text, "page furniture")
    signed = min(MAX_SIGNATURES, len(kept) - 1)
    while signed > 0 and head.take_signature(kept[-1].text):
        kept.pop()
        signed -= 1
    return kept


def _categories(lines: Sequence[Line], at: int, head: Head) -> None:
    """Take the categories of a line "Tags: ...", or of the lines below a line "Tags"."""
    found = tags_in(lines[at].text)
    if found == [] or (found is None and tags_in(f"{lines[at].text}:") == []):
        found = []
        for line in lines[at + 1 : at + 1 + MAX_TAGS]:
            if line.gap or count(line.text) > MAX_TAG_WORDS:
                break
            found.append(line.text)
    head.take_categories(found or ())
