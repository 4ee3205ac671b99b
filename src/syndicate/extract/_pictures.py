"""The lead image as the page itself shows it, not as it was cut for other sites."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

import regex

from syndicate.values import urls
from syndicate.values.embeds import image_address
from syndicate.values.html_tree import attribute

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from lxml.html import HtmlElement

MOST_SOURCES = 20
"""Sources of one picture that are looked at."""
SHORTEST_NAME = 8
"""Characters of a name that no two pictures share."""
NARROWEST = 480
"""Pixels below which a picture is a thumbnail of a link to the article, not the article's picture."""
FLATTEST = 2.6
"""How many times as wide as high, or as high as wide, a picture may be; more is a banner."""
WIDEST = 1600
"""Pixels of the widest form that is taken: sharp on any column of text, not a print original."""

_DIVIDER = regex.compile(r"[/_.,=&?:+~()-]+|%[0-9A-Fa-f]{2}")
_SIZE = regex.compile(r"(?:[-_]\d{2,4}x\d{2,4}|[-_](?:scaled|\d{2,4}w|w\d{2,4}))+$")
_IN_ADDRESS = regex.compile(r"(?<!\d)(\d{2,4})x\d{2,4}(?!\d)|[/?&_-]w(?:idth)?[=/_-]?(\d{2,4})(?!\d)")
_SHAPE = regex.compile(r"(?<![\p{L}\p{N}])(\d{1,4})x(\d{1,4})(?![\p{L}\p{N}])")
_NO_NAME = regex.compile(r"\d+x\d+|(?:19|20)\d{6}")
"""Sizes and days are no names."""
_CANDIDATE = regex.compile(r"(\S+)\s+(\d{2,5})w(?:\s*,|\s*$)")
_SETS = ("srcset", "data-srcset", "data-lazy-srcset", "data-original-set")


class _Picture(NamedTuple):
    """An image as a page shows it."""

    width: int
    """Pixels, 0 where nothing says it."""
    address: str


class Pictures:
    """The images a page shows, each with all addresses its attributes hold."""

    def __init__(self, images: Iterable[HtmlElement], base: str | None) -> None:
        self._images = [(image, _addresses(image)) for image in images]
        self._base = base

    def shown(self, declared: str) -> str:
        """Return the address under which the page shows the picture it declares, in its widest form; else `declared`.

        What is declared is often cut for other sites, with their shape or words in it. The same picture has the same
        name at the end of its address, whatever its size, or the same long name with digits anywhere in it.
        """
        file, names = _file(declared), _names(declared)
        if any(file in said for _, said in self._images):
            return declared
        alike = (_picture(image, self._base) for image, said in self._images if any(name in said for name in names))
        fitting = [each for each in alike if each is not None and _fits(each, names)]
        best = max(fitting, key=lambda each: each.width, default=None)
        return best.address if best is not None else declared


def _fits(picture: _Picture, names: Sequence[str]) -> bool:
    """Tell whether a picture is wide enough, of the shape of one, and the one that is meant."""
    shape = _SHAPE.search(picture.address)
    flat = shape is not None and not 1 / FLATTEST <= int(shape[1]) / max(int(shape[2]), 1) <= FLATTEST
    address = picture.address.lower()
    return not (0 < picture.width < NARROWEST or flat) and any(name in address for name in names)


def _addresses(image: HtmlElement) -> str:
    nodes = (image, *_sources(image))
    return " ".join(value for node in nodes for name, value in node.items() if "src" in name).lower()


def _sources(image: HtmlElement) -> list[HtmlElement]:
    """Return the ``source`` elements of an image's ``picture``; the parser may nest what stands side by side."""
    parent = image.getparent()
    if parent is None or parent.tag not in {"picture", "source"}:
        return []
    picture = next(image.iterancestors("picture"), None)
    return list(islice(picture.iter("source"), MOST_SOURCES)) if picture is not None else []


def _file(address: str) -> str:
    return urls.bare(address).partition("?")[0].rpartition("/")[2].lower()


def _names(address: str) -> list[str]:
    """Return what stays the same in all cuts of a picture: the file's name without size, long names with digits."""
    path, _, query = urls.bare(address).lower().partition("?")
    path = path.partition("/")[2]
    stem = _SIZE.sub("", path.rpartition("/")[2].rpartition(".")[0])
    long = [*_DIVIDER.split(path), *(part for part in _DIVIDER.split(query) if len(part) >= 2 * SHORTEST_NAME)]
    names = dict.fromkeys(part for part in (stem, *long) if len(part) >= SHORTEST_NAME)
    return [name for name in names if any(map(str.isdigit, name)) and not _NO_NAME.fullmatch(name)]


def _picture(image: HtmlElement, base: str | None) -> _Picture | None:
    """Return the widest form of an image that is no print original."""
    sized = [_Picture(int(width), address) for address, width in _candidates(image)]
    best = max((each for each in sized if NARROWEST <= each.width <= WIDEST), default=None)
    if best is not None:
        address = urls.absolute(base, best.address)
        return _Picture(best.width, address) if address else None
    address = None if sized else image_address(image, base)
    return _Picture(_said_width(image, address), address) if address else None


def _candidates(image: HtmlElement) -> list[tuple[str, str]]:
    sets = (attribute(node, name) for node in (image, *_sources(image)) for name in _SETS)
    return [found for said in sets if said for found in _CANDIDATE.findall(said)]


def _said_width(image: HtmlElement, address: str) -> int:
    said = attribute(image, "width").removesuffix("px")
    if said.isascii() and said.isdigit():
        return min(int(said[:5]), WIDEST)
    found = _IN_ADDRESS.search(address)
    return int(found[1] or found[2]) if found is not None else 0
