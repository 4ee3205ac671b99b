"""What a page shows its readers: headings, and microdata (``itemprop``) beside them; and the words of its pictures."""

from __future__ import annotations

from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING

import regex
from lxml import etree

from syndicate.extract._credits import authors, credits_in
from syndicate.extract._credits import distinct as once
from syndicate.extract._marks import BYLINE, CHANGED, DATED, Marks, promises
from syndicate.extract.blocks import blocks
from syndicate.extract.evidence import distinct, draft, keywords, plain
from syndicate.values import dates, urls
from syndicate.values.embeds import image_address
from syndicate.values.folding import fold
from syndicate.values.html_tree import attribute

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from lxml.html import HtmlElement

    from syndicate.extract.blocks import Block
    from syndicate.model import Draft

LONGEST_DATE = 60
"""Characters of an element that is a date, and nothing else."""
MOST_HEADINGS = 200
"""Headings of one level that are compared."""
MOST_MARKED = 200
"""Elements with one property that are read."""
MOST_OF_HEADING = 500
"""Characters of a heading that are compared."""
MOST_OF_VALUE = 2_000
"""Characters of an element that are read as a value: a list of keywords may be as long, nothing else is."""
MOST_OF_CREDIT = 500
"""Characters of an element that names an author; more is the author's life, or the article."""
MOST_PARTS = 1_000
"""Text nodes of one element that are read."""
LONGEST_PART = 20_000
"""Characters of one text node that are read, white space with them."""
MOST_WITHIN = 500
"""Elements inside of an author's among which the name is looked for."""
SHORTEST_HEADING = 8
"""Characters from which a heading of lower level may be the headline."""

_WITH_PROPERTY = etree.XPath("//*[@itemprop]")
_HOME = regex.compile(r"(?:https?:)?//[^/?#]*+/?|/")
"""The address of a site's first page."""
_IN_URL = regex.compile(r"/((?:19|20)\d\d)[/-](\d\d?)[/-](\d\d?)(?=[/-]|\.|$)")


class Page:
    """The elements of a page that may speak of its article, found in one pass, each with its place in the page."""

    def __init__(
        self, tree: HtmlElement, base: str | None, said: str | None, lines: Sequence[Block] | None = None
    ) -> None:
        self.tree = tree
        self.base = base
        self.languages = [said] if said else []
        self.marks = Marks()
        self.nodes: list[HtmlElement] = list(tree.iter())
        self.title = title_of(tree)
        first = [node for node in islice(tree.iter("h1"), MOST_HEADINGS) if not _is_masthead(node)]
        self.headings = first or _named_headings(tree, fold(self.title)) or list(islice(tree.iter("h1"), 1))
        self.times = list(tree.iter("time"))
        self.bylines, self.dated, self.changed = self._promised()
        self._take_links()
        self.properties: dict[str, list[HtmlElement]] = {}
        self._given_lines = lines
        self._take_properties()
        self.marks.frame(frozenset(above for heading in self.headings for above in heading.iterancestors()))

    def _promised(self) -> tuple[list[HtmlElement], list[HtmlElement], list[HtmlElement]]:
        """Return the elements whose class or id promises a byline, those that promise a date, or that of a change."""
        named = self._by_name()
        found: dict[int, int] = {}
        places = list(named.values())
        for at, kinds in promises(list(named)).items():
            for place in places[at]:
                found[place] = found.get(place, 0) | kinds
        return (
            [self.nodes[place] for place in sorted(found) if found[place] & BYLINE],
            [self.nodes[place] for place in sorted(found) if found[place] & (BYLINE | DATED) == DATED],
            [self.nodes[place] for place in sorted(found) if found[place] == CHANGED],
        )

    def _by_name(self) -> dict[str, list[int]]:
        """Return the places of the elements with each class and id."""
        named: dict[str, list[int]] = {}
        for place, node in enumerate(self.nodes):
            if names := node.get("class"):
                named.setdefault(names, []).append(place)
            if name := node.get("id"):
                named.setdefault(name, []).append(place)
        return named

    def _take_properties(self) -> None:
        for node in _WITH_PROPERTY(self.tree):
            for key in attribute(node, "itemprop").split():
                self.properties.setdefault(key.lower(), []).append(node)

    def _take_links(self) -> None:
        """Keep the links that say what they lead to: the author, what the article is filed under (HTML §4.6.6)."""
        told = [(node, said.lower().split()) for node in self.tree.iter("a") if (said := node.get("rel"))]
        self.tags = [node for node, kinds in told if "tag" in kinds]
        known = set(self.bylines)
        if authors := [node for node, kinds in told if "author" in kinds and node not in known]:
            self.bylines = sorted([*self.bylines, *authors], key=self.places.__getitem__)

    @cached_property
    def places(self) -> dict[HtmlElement, int]:
        """The place of each element in document order."""
        return {node: place for place, node in enumerate(self.nodes)}

    @cached_property
    def lines(self) -> Sequence[Block]:
        """The page's blocks of text."""
        return blocks(self.tree) if self._given_lines is None else self._given_lines

    @cached_property
    def line_of(self) -> Mapping[HtmlElement, Block]:
        """The line in which the text of each element that is marked as a date begins."""
        wanted = {*self.times, *self.dated, *self.changed}
        return {run.node: line for line in reversed(self.lines) for run in line.runs if run.node in wanted}

    @cached_property
    def headline(self) -> HtmlElement | None:
        """The article's heading: one that the title element begins with, or holds, else the first in the article."""
        title = fold(self.title)
        inside = [node for node in self.headings if _is_in_article(node)]
        every = [*inside, *self.headings]
        named = [node for node in every if _folded(node) in title and len(_folded(node)) >= SHORTEST_HEADING]
        beginning = [node for node in named if title.startswith(_folded(node))]
        lower = [] if beginning else _named_headings(self.tree, title)
        return next(iter([*beginning, *lower, *named, *every]), None)


def _folded(heading: HtmlElement) -> str:
    return fold(words_of(heading, MOST_OF_HEADING))


def _named_headings(tree: HtmlElement, title: str) -> list[HtmlElement]:
    """Return the headings of lower level that say what the title element, folded, begins or ends with."""
    found = ((node, _folded(node)) for node in islice(tree.iter("h2", "h3"), MOST_HEADINGS)) if title else ()
    edges = [(node, said) for node, said in found if len(said) >= SHORTEST_HEADING]
    beginning = [node for node, said in edges if title.startswith(said)]
    return beginning or [node for node, said in edges if title.endswith(said)]


def _is_masthead(heading: HtmlElement) -> bool:
    """Tell whether a heading is the name of the site: nothing but a link to its first page."""
    link = next(heading.iter("a"), None)
    if link is None or not _HOME.fullmatch(attribute(link, "href")):
        return False
    return words_of(link, MOST_OF_HEADING) == words_of(heading, MOST_OF_HEADING)


def _is_in_article(node: HtmlElement) -> bool:
    return any(above.tag in {"article", "main"} for above in node.iterancestors())


def headings(page: Page) -> list[Draft]:
    """Return the first ``h1`` in the article, then the first one of the page."""
    inside = [node for node in page.headings if _is_in_article(node)]
    found = [next(iter(each), None) for each in (inside, page.headings)]
    titles = distinct([words_of(node) for node in found if node is not None])
    return [draft("h1", title=title) for title in titles]


def document_title(page: Page) -> Draft:
    """Return the words of the ``title`` element."""
    return draft("title element", title=page.title)


def title_of(tree: HtmlElement) -> str:
    """Return the words of the ``title`` element."""
    node = next(tree.iter("title"), None)
    return words_of(node) if node is not None else ""


def tagged(page: Page) -> Draft:
    """Return the words of the links that name what the article is filed under (``rel=tag``, HTML §4.6.6.20)."""
    return draft("byline", categories=distinct([words_of(node).removeprefix("#") for node in page.tags]))


def microdata(page: Page, sites: Collection[str] = ()) -> Draft:
    """Return what ``itemprop`` (HTML §5) says, outside of comments and other articles."""
    return draft(
        "microdata",
        title=next((words_of(node) for node in _of(page, "headline")), ""),
        authors=authors(once(each for said in _persons(page) for each in credits_in(said, sites))),
        published=_first_date(page, "datepublished"),
        updated=_first_date(page, "datemodified"),
        image=next((address for node in _of(page, "image") if (address := _image(node, page.base))), None),
        categories=keywords(_value(node, MOST_OF_VALUE) for node in _of(page, "keywords")),
    )


def address_date(url: str | None) -> Draft:
    """Return the day that stands in the article's own address (/2026/03/14/), as many publishers write it."""
    found = _IN_URL.search(url or "")
    stated = dates.stated(f"{found[1]}-{found[2]:0>2}-{found[3]:0>2}") if found else None
    return draft("url", published=stated)


def words_of_picture(images: Iterable[HtmlElement]) -> str:
    """Return the alternative text, else the caption, of the first of these images that has one."""
    said = (plain(attribute(image, "alt")) or _caption(image) for image in images)
    return next((each for each in said if each), "")


def _caption(image: HtmlElement) -> str:
    figure = next(image.iterancestors("figure"), None)
    caption = figure.find(".//figcaption") if figure is not None else None
    return words_of(caption) if caption is not None else ""


def _of(page: Page, key: str) -> Iterator[HtmlElement]:
    return (node for node in page.properties.get(key, [])[:MOST_MARKED] if not page.marks.is_away(node))


def _value(node: HtmlElement, most: int) -> str:
    return plain(attribute(node, "content")) or words_of(node, most)


def _persons(page: Page) -> Iterator[str]:
    """Yield the names of the authors, each of whom may be an item of its own with a property ``name``."""
    for node in _of(page, "author"):
        within = islice(node.iterdescendants(), MOST_WITHIN)
        named = next((each for each in within if "name" in attribute(each, "itemprop").split()), node)
        said = _value(named, MOST_OF_CREDIT)
        if len(said) <= MOST_OF_CREDIT:
            yield said


def _first_date(page: Page, key: str) -> str | None:
    return next((stated for node in _of(page, key) if (stated := _stated(node, page.languages))), None)


def stated_for_machines(node: HtmlElement, languages: Sequence[str]) -> str | None:
    """Return the date in an element's ``datetime`` or ``content``, or in what an ``abbr`` stands for (microformats)."""
    names = ("datetime", "content", "title") if node.tag == "abbr" else ("datetime", "content")
    stated = (dates.stated(said, languages) for name in names if (said := attribute(node, name)))
    return next((each for each in stated if each), None)


def _stated(node: HtmlElement, languages: Sequence[str]) -> str | None:
    """Return the date an element states, first in its form for machines."""
    if machine := stated_for_machines(node, languages):
        return machine
    said = words_of(node, LONGEST_DATE)
    return dates.stated(said, languages) if said and len(said) <= LONGEST_DATE else None


def _image(node: HtmlElement, base: str | None) -> str | None:
    if node.tag == "img":
        return image_address(node, base)
    said = attribute(node, "content") or attribute(node, "href")
    if said:
        return urls.absolute(base, said)
    inner = next(node.iterdescendants("img"), None)
    return image_address(inner, base) if inner is not None else None


def words_of(node: HtmlElement, most: int = MOST_OF_VALUE) -> str:
    """Return the text of an element on one line; of a text longer than `most` only enough to tell that it is."""
    said: list[str] = []
    length = 0
    for part in islice(node.itertext(), MOST_PARTS):
        words = part[:LONGEST_PART].split()
        said += words
        length += sum(map(len, words))
        if length > most:
            break
    return " ".join(said)
