"""A listing page by CSS selectors, through beautifulsoup4: one draft for each item, in page order.

A soup is a Python object for every node, so only listings are souped, and only when they have changed.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING

import soupsieve
from bs4 import BeautifulSoup, Tag

from syndicate.extract import names
from syndicate.extract.charset import decode
from syndicate.model import Draft, Evidence
from syndicate.values import dates, markup, text, urls

if TYPE_CHECKING:
    from collections.abc import Iterator

    from syndicate.model import Document

MOST_ITEMS = 1_000
"""Items of one page that are read."""
_HEADING = soupsieve.compile("h1, h2, h3, h4, h5, h6")
_HEADING_LINK = soupsieve.compile(":is(h1, h2, h3, h4, h5, h6) a[href], a[href]:has(h1, h2, h3, h4, h5, h6)")
_LINK = soupsieve.compile("a[href]")
_IMAGE = soupsieve.compile("img")
_TIME = soupsieve.compile("time")
_LAZY = ("data-src", "data-original", "data-lazy-src", "src")
_DATED = ("datetime", "content", "title")


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipe:
    """CSS selectors, '' where there is none. All but `item` and `remove` are looked for inside each item.

    A selector may end in ``@attribute`` to take an attribute and not the text ("time@datetime").
    """

    item: str
    link: str = ""
    title: str = ""
    date: str = ""
    author: str = ""
    image: str = ""
    summary: str = ""
    content: str = ""
    remove: str = ""


def problems(recipe: Recipe) -> Iterator[tuple[str, str]]:
    """Return which selectors are none, and why."""
    for field in fields(recipe):
        selector = getattr(recipe, field.name)
        css = _split(selector)[0]
        if not css:
            if field.name == "item" or selector:
                yield field.name, "is empty"
            continue
        try:
            soupsieve.compile(css)
        except soupsieve.SelectorSyntaxError as error:
            yield field.name, f"{css!r} is not a CSS selector ({str(error).splitlines()[0].rstrip('.:')})"


def read(document: Document, recipe: Recipe) -> list[Draft]:
    """Return a draft for each item of a listing page that leads somewhere; a link that comes again is passed over."""
    soup = BeautifulSoup(decode(document), "lxml")
    base = _base(soup, document.url)
    for unwanted in _select(soup, recipe.remove):
        unwanted.decompose()
    language = soup.html.get("lang") if soup.html else None
    reader = _Reader(recipe, base, language if isinstance(language, str) else None)
    found: dict[str, Draft] = {}
    for item in soupsieve.iselect(_split(recipe.item)[0], soup, limit=MOST_ITEMS):
        draft = reader.draft(item)
        if draft.link:
            found.setdefault(draft.link, draft)
    return list(found.values())


def _base(soup: BeautifulSoup, url: str | None) -> str | None:
    found = soup.find("base", href=True)
    href = found.get("href") if isinstance(found, Tag) else None
    return (urls.absolute(url, href) if isinstance(href, str) else None) or url


def _split(selector: str) -> tuple[str, str | None]:
    """Part ``css@attribute``; an @ inside brackets or quotes belongs to the selector."""
    css, at, attribute = selector.rpartition("@")
    if at and attribute.replace("-", "").replace("_", "").isalnum():
        return css.strip(), attribute.lower()
    return selector.strip(), None


def _select(tag: Tag, selector: str) -> list[Tag]:
    css = _split(selector)[0]
    return list(soupsieve.select(css, tag)) if css else []


def _said(tag: Tag, attributes: tuple[str, ...]) -> str | None:
    """Return the first of these attributes that is there."""
    found = (tag.get(name) for name in attributes)
    return next((value for value in found if isinstance(value, str) and value.strip()), None)


def _words(tag: Tag) -> str:
    return text.one_line(tag.get_text(" "))


class _Reader:
    """Reads items of one page."""

    def __init__(self, recipe: Recipe, base: str | None, language: str | None) -> None:
        self.recipe = recipe
        self.base = base
        self.language = language

    def draft(self, item: Tag) -> Draft:
        """Return what one item says."""
        image, image_alt = self.image(item)
        values = {
            "link": self.link(item),
            "title": self.title(item),
            "authors": self.authors(item),
            "published": self.date(item),
            "image": image,
            "image_alt": image_alt,
            "summary": self.value(item, self.recipe.summary),
            "content": self.content(item),
        }
        evidence = {name: Evidence("recipe") for name, value in values.items() if value}
        return Draft(**values, language=self.language, evidence=evidence)  # type: ignore[arg-type]  # by the names above

    def first(self, item: Tag, selector: str) -> Tag | None:
        """Return what a selector finds first, the item itself where it matches; None without a selector."""
        css = _split(selector)[0]
        if not css:
            return None
        found = soupsieve.select_one(css, item)
        return found or (item if soupsieve.match(css, item) else None)

    def value(self, item: Tag, selector: str) -> str | None:
        """Return the words, or the attribute, of what a selector finds; None where there is nothing."""
        found = self.first(item, selector)
        if found is None:
            return None
        attribute = _split(selector)[1]
        said = _said(found, (attribute,)) if attribute else _words(found)
        return text.one_line(said) or None if said else None

    def link(self, item: Tag) -> str | None:
        """Return the link: what the recipe says, else the item's own, else the first in a heading, else the first."""
        if self.recipe.link:
            found = self.first(item, self.recipe.link)
            attribute = _split(self.recipe.link)[1] or "href"
            href = _said(found, (attribute,)) if found else None
        else:
            found = item if item.get("href") else _HEADING_LINK.select_one(item) or _LINK.select_one(item)
            href = _said(found, ("href",)) if found else None
        return urls.absolute(self.base, href) if href else None

    def title(self, item: Tag) -> str | None:
        """Return the title: what the recipe says, else the item's heading, else the words of its link."""
        if self.recipe.title:
            return self.value(item, self.recipe.title)
        named = _HEADING.select_one(item) or _LINK.select_one(item) or item
        return _words(named) or None

    def date(self, item: Tag) -> str | None:
        """Return the date: a machine's form of it where there is one, else its words read in the page's language."""
        found = self.first(item, self.recipe.date) if self.recipe.date else _TIME.select_one(item)
        if found is None:
            return None
        attribute = _split(self.recipe.date)[1]
        languages = [self.language] if self.language else []
        told = (_said(found, (attribute,) if attribute else _DATED), None if attribute else _words(found))
        return next((stated for each in told if each and (stated := dates.stated(each, languages))), None)

    def authors(self, item: Tag) -> list[str]:
        """Return the names in what the recipe's selector finds, in page order."""
        attribute = _split(self.recipe.author)[1]
        told = [_said(tag, (attribute,)) if attribute else _words(tag) for tag in _select(item, self.recipe.author)]
        return list(dict.fromkeys(name for each in told if each for name in names.authors(each)))

    def image(self, item: Tag) -> tuple[str | None, str | None]:
        """Return the image's address and its alternative text."""
        found = self.first(item, self.recipe.image)
        if found is None:
            return None, None
        tag = _IMAGE.select_one(found) or found
        attribute = _split(self.recipe.image)[1]
        source = _said(tag, (attribute,) if attribute else _LAZY)
        return (urls.absolute(self.base, source) if source else None), text.one_line(_said(tag, ("alt",)) or "") or None

    def content(self, item: Tag) -> str | None:
        """Return the HTML of what the recipe's selector finds, links made absolute."""
        found = self.first(item, self.recipe.content)
        return markup.sanitise(found.decode_contents(), self.base) or None if found else None
