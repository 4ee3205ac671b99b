"""What a page shows its readers: headings, bylines, dates, the picture's own words, and microdata beside them."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

import regex

from syndicate.extract import names
from syndicate.extract.blocks import blocks
from syndicate.extract.evidence import distinct, draft, plain
from syndicate.values import dates, urls
from syndicate.values.embeds import image_address
from syndicate.values.folding import fold
from syndicate.values.html_tree import attribute, elements

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lxml.html import HtmlElement

    from syndicate.extract.blocks import Block
    from syndicate.model import Draft

MOST_AUTHORS = 4
"""Names in visible bylines; where there are more, it is a list of the newsroom."""
LONGEST_BYLINE = 200
LONGEST_DATE = 60
LONGEST_DATE_LINE = 90
"""Characters of an element that is a byline, or a date, and nothing else."""

SHORTEST_HEADING = 8
"""Characters from which a heading of lower level may be the headline."""
MOST_MARKED = 200
"""Elements marked as bylines or dates that are read."""
MOST_LINES = 60
"""Lines with a year that are read as dates."""

_AWAY_TAGS = frozenset({"nav", "aside", "footer", "form", "dialog"})
_AWAY_NAMES = regex.compile(
    r"comment|related|recommend|sidebar|bio\b|about-?author|author-?(?:bio|box|desc)|widget|popular|trending|teaser|"
    r"promo|newsletter|most-?read|more-?from|read-?next|site-?footer|listing|carousel"
)
_BYLINE_NAMES = regex.compile(r"by-?line|author|contributor|writer|redakteur|autor|auteur|firma\b")
_DATE_NAMES = regex.compile(r"date|time|publish|posted|datum|fecha|datetime|timestamp|pubdate")
_UPDATED_NAMES = regex.compile(r"modif|updat|aktualis|edited")
_DIVIDER = regex.compile(r"[|·•⋅∙–—]")
_YEAR = regex.compile(r"(?<!\p{Nd})\p{Nd}{4}(?!\p{Nd})|\p{Nd}[./]\p{Nd}{2}(?!\p{Nd})|年")
_IN_URL = regex.compile(r"/((?:19|20)\d\d)[/-](\d\d?)[/-](\d\d?)(?=[/-]|\.|$)")


class Page:
    """The elements of a page that may speak of its article, found in one pass."""

    def __init__(self, tree: HtmlElement, base: str | None, said: str | None) -> None:
        self.base = base
        self.languages = [said] if said else []
        self.headings: list[HtmlElement] = []
        self.times: list[HtmlElement] = []
        self.bylines: list[HtmlElement] = []
        self.dated: list[HtmlElement] = []
        self.properties: dict[str, list[HtmlElement]] = {}
        for node in elements(tree):
            self._take(node)
        self.headings = self.headings or _named_headings(tree)
        self.frames = {above for heading in self.headings for above in heading.iterancestors()}

    def _take(self, node: HtmlElement) -> None:
        if node.tag == "h1":
            self.headings.append(node)
        elif node.tag == "time":
            self.times.append(node)
        for key in attribute(node, "itemprop").split():
            self.properties.setdefault(key.lower(), []).append(node)
        label = _label(node)
        if _is_byline(node, label):
            self.bylines.append(node)
        elif _DATE_NAMES.search(label) and not _UPDATED_NAMES.search(label):
            self.dated.append(node)


def _named_headings(tree: HtmlElement) -> list[HtmlElement]:
    """Return the headings of lower level that say what the title element begins with."""
    named = fold(document_title(tree).title or "")
    found = ((node, fold(_words(node))) for node in tree.iter("h2", "h3"))
    return [node for node, said in found if len(said) >= SHORTEST_HEADING and named.startswith(said)]


def headings(page: Page) -> list[Draft]:
    """Return the first ``h1`` in the article, then the first one of the page."""
    inside = [node for node in page.headings if any(above.tag in {"article", "main"} for above in node.iterancestors())]
    found = [next(iter(each), None) for each in (inside, page.headings)]
    titles = distinct([_words(node) for node in found if node is not None])
    return [draft("h1", title=title) for title in titles]


def document_title(tree: HtmlElement) -> Draft:
    """Return the words of the ``title`` element."""
    node = tree.find(".//title")
    return draft("title element", title=_words(node) if node is not None else "")


def byline(page: Page) -> Draft:
    """Return the names in visible bylines, outside of comments, portraits and other articles."""
    found: list[str] = []
    for node in page.bylines[:MOST_MARKED]:
        said = _words(node)
        if said and len(said) <= LONGEST_BYLINE and not _is_away(page, node):
            # One word alone is a button or a label more often than a name.
            found += [name for name in names.authors(said) if " " in name or not name.isascii()]
            if found:
                break
    return draft("byline", authors=distinct(found)[:MOST_AUTHORS])


def times(page: Page) -> Draft:
    """Return the first date the article shows: ``time`` elements, then elements named after dates."""
    stated = (
        _stated(node, page.languages) for node in [*page.times, *page.dated][:MOST_MARKED] if not _is_away(page, node)
    )
    return draft("time", published=next((each for each in stated if each), None))


def shown_date(tree: HtmlElement, page: Page) -> Draft:
    """Return the date of a line that is hardly more than a date: below the headline, else the first one above it."""
    heading = page.headings[0] if page.headings else None
    before: str | None = None
    begun = heading is None
    for block in islice(_dated_lines(tree, heading), MOST_LINES):
        begun = begun or _is_in(block, heading)
        stated = None if _is_away(page, block.runs[0].holder) else _stated_in(block, page.languages)
        if stated and begun:
            return draft("time", published=stated)
        before = before or stated
    return draft("time", published=before)


def _stated_in(block: Block, languages: Sequence[str]) -> str | None:
    """Return the date that a line states, or one of its parts: "12 March 2026 | Jane Doe | 3 comments"."""
    runs = [run.said for run in block.runs] if len(block.runs) > 1 else []
    parts = [block.said, *runs, *_DIVIDER.split(block.said)]
    return next((stated for part in parts if _YEAR.search(part) and (stated := dates.stated(part, languages))), None)


def _dated_lines(tree: HtmlElement, heading: HtmlElement | None) -> Iterator[Block]:
    """Yield the headline and the short lines that hold a year."""
    for block in blocks(tree):
        said = block.said
        if _is_in(block, heading) or (len(said) <= LONGEST_DATE_LINE and _YEAR.search(said)):
            yield block


def _is_in(block: Block, heading: HtmlElement | None) -> bool:
    holder = block.runs[0].holder
    return heading is not None and (holder is heading or heading in holder.iterancestors())


def microdata(page: Page) -> Draft:
    """Return what ``itemprop`` (HTML §5) says, outside of comments and other articles."""
    return draft(
        "microdata",
        title=next((_words(node) for node in _of(page, "headline")), ""),
        authors=distinct([name for node in _of(page, "author") for name in names.authors(_person(node))]),
        published=_first_date(page, "datepublished"),
        updated=_first_date(page, "datemodified"),
        image=next((address for node in _of(page, "image") if (address := _image(node, page.base))), None),
        categories=distinct([part.strip() for node in _of(page, "keywords") for part in _value(node).split(",")]),
    )


def address_date(url: str | None) -> Draft:
    """Return the day that stands in the article's own address (/2026/03/14/), as many publishers write it."""
    found = _IN_URL.search(url or "")
    stated = dates.stated(f"{found[1]}-{found[2]:0>2}-{found[3]:0>2}") if found else None
    return draft("url", published=stated)


def image_words(tree: HtmlElement, image: str, base: str | None) -> str:
    """Return the alternative text, else the caption, of an image where the page shows it; '' where it does not.

    The same picture in another size has the same name at the end of its path.
    """
    wanted = _file_name(image)
    for node in tree.iter("img"):
        address = image_address(node, base)
        if address and wanted and _file_name(address) == wanted:
            said = plain(attribute(node, "alt")) or _caption(node)
            if said:
                return said
    return ""


def _caption(image: HtmlElement) -> str:
    figure = next(image.iterancestors("figure"), None)
    caption = figure.find(".//figcaption") if figure is not None else None
    return _words(caption) if caption is not None else ""


def _file_name(url: str) -> str:
    path = url.partition("?")[0].partition("#")[0]
    return path.rpartition("/")[2].rpartition(".")[0].lower()


def _is_byline(node: HtmlElement, label: str) -> bool:
    return "author" in attribute(node, "rel").lower().split() or bool(_BYLINE_NAMES.search(label))


def _is_away(page: Page, node: HtmlElement) -> bool:
    """Tell whether an element stands in something beside the article; what holds the headline is no such thing."""
    for above in [node, *node.iterancestors()]:
        if above in page.frames:
            return False
        if above.tag in _AWAY_TAGS or _AWAY_NAMES.search(_label(above)):
            return True
    return False


def _label(node: HtmlElement) -> str:
    return f"{attribute(node, 'class')} {attribute(node, 'id')}".lower()


def _of(page: Page, key: str) -> Iterator[HtmlElement]:
    return (node for node in page.properties.get(key, []) if not _is_away(page, node))


def _value(node: HtmlElement) -> str:
    return plain(attribute(node, "content")) or _words(node)


def _person(node: HtmlElement) -> str:
    """Return the name of an author, who may be an item of its own with a property ``name``."""
    named = next((each for each in node.iterdescendants() if "name" in attribute(each, "itemprop").split()), None)
    return _value(named if named is not None else node)


def _first_date(page: Page, key: str) -> str | None:
    return next((stated for node in _of(page, key) if (stated := _stated(node, page.languages))), None)


def _stated(node: HtmlElement, languages: Sequence[str]) -> str | None:
    """Return the date an element states, first in its form for machines."""
    for name in ("datetime", "content"):
        if stated := dates.stated(attribute(node, name), languages):
            return stated
    said = _words(node)
    return dates.stated(said, languages) if said and len(said) <= LONGEST_DATE else None


def _image(node: HtmlElement, base: str | None) -> str | None:
    if node.tag == "img":
        return image_address(node, base)
    said = attribute(node, "content") or attribute(node, "href")
    if said:
        return urls.absolute(base, said)
    inner = next(node.iterdescendants("img"), None)
    return image_address(inner, base) if inner is not None else None


def _words(node: HtmlElement) -> str:
    return " ".join(" ".join(node.itertext()).split())
