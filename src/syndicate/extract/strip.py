"""What a person wants taken out of a page before anything is read of it, by CSS selectors."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import soupsieve
from bs4 import BeautifulSoup

from syndicate.extract.charset import decode

if TYPE_CHECKING:
    from collections.abc import Sequence

    from syndicate.model import Document


def fault(selector: str) -> str | None:
    """Return what is wrong with a selector, None where nothing is."""
    try:
        soupsieve.compile(selector)
    except soupsieve.SelectorSyntaxError as error:
        return f"{selector!r} is not a CSS selector ({str(error).splitlines()[0].rstrip('.:')})"
    return None if selector.strip() else "holds an empty selector"


def stripped(document: Document, selectors: Sequence[str]) -> Document:
    """Return a page without what these selectors match, in UTF-8; the same document where they match nothing."""
    if not selectors or not document.media_type.startswith(("text/html", "application/xhtml")):
        return document
    soup = BeautifulSoup(decode(document), "lxml")
    return (
        replace(document, body=str(soup).encode("utf-8", "replace"), charset="utf-8")
        if _strip(soup, selectors)
        else document
    )


def stripped_html(html: str, selectors: Sequence[str]) -> str:
    """Return an article's HTML without what these selectors match; as it was where they match nothing."""
    soup = BeautifulSoup(html, "lxml") if selectors else None
    is_less = soup is not None and soup.body is not None and _strip(soup, selectors)
    return soup.body.decode_contents() if is_less and soup and soup.body else html


def _strip(soup: BeautifulSoup, selectors: Sequence[str]) -> bool:
    """Take out what matches; True where something did."""
    found = [tag for selector in selectors for tag in soupsieve.select(selector, soup)]
    for tag in found:
        if not tag.decomposed:
            tag.decompose()
    return bool(found)
