"""The pictures of a page, read once: the lead image as the page itself shows it, and where it stands."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote

import regex

from syndicate.values import urls
from syndicate.values.embeds import WIDEST, candidates, image_address
from syndicate.values.html_tree import attribute

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from lxml.html import HtmlElement

LONGEST_ADDRESS = 2_000
"""Characters of an address of a picture that is looked for."""
LONGEST_SET = 20_000
"""Characters of one attribute that are searched: a set holds a dozen addresses."""
MOST_NAMES = 10
MOST_SIZES = 4
"""Names of one picture that are looked for, and sizes at the end of one name."""
MOST_SOURCES = 20
"""Sources of one picture that are looked at."""
SHORTEST_NAME = 8
"""Characters of a name that no two pictures share."""
SHORTEST_FOLDER = 9
"""Characters of the name of a folder that is made for one picture; shorter ones are numbers of users and albums."""
SHORTEST_WORDS = 12
"""Characters of words without digits that no two pictures share."""
NARROWEST = 480
"""Pixels below which a picture is a thumbnail of a link to the article, not the article's picture."""
FLATTEST = 2.6
"""How many times as wide as high, or as high as wide, a picture may be; more is a banner."""
NO_DENSITY = 10
"""The least that is a width in pixels and no density of them."""

_DIVIDER = regex.compile(r"[/_.,=&?:+~()-]+|%[0-9A-Fa-f]{2}")
_SIZE = regex.compile(r"[-_](?:\d{2,4}x\d{2,4}|scaled|\d{2,4}w|w\d{2,4})$")
_IN_ADDRESS = regex.compile(r"(?<!\d)(\d{2,4})x\d{2,4}(?!\d)|[/?&_-]w(?:idth)?[=/_-]?(\d{2,4})(?!\d)")
_SHAPE = regex.compile(r"(?<![\p{L}\p{N}])(\d{1,4})x(\d{1,4})(?![\p{L}\p{N}])")
_NO_NAME = regex.compile(r"\d+x\d+|(?:19|20)\d{6}")
"""Sizes and days are no names."""
_SETS = ("srcset", "data-srcset", "data-lazy-srcset", "data-original-set")


class _Name(NamedTuple):
    """A part of an address that stays the same in all cuts of a picture."""

    said: str
    is_file: bool
    """It is the name of the file, else that of a folder or a value."""


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
        name at the end of its address, whatever its size, or the same long name with digits anywhere in it: in a folder
        only where the file is called "original" or the like, for folders are those of a site or an album as well.
        """
        if len(declared) > LONGEST_ADDRESS:
            return declared
        file, names = _file(declared), _names(declared)
        if any(_holds(said, file) for _, said in self._images):
            return declared
        alike = [(image, name) for name in names for image in self._named(name)]
        fitting = [each for image, name in alike if (each := _picture(image, self._base)) and _fits(each, name)]
        best = max(fitting, key=lambda each: each.width, default=None)
        return best.address if best is not None else declared

    def _named(self, name: _Name) -> list[HtmlElement]:
        """Return the images with a name in their address; none where it is that of a folder with several pictures."""
        found = [image for image, said in self._images if _holds(said, name.said)]
        if name.is_file:
            return found
        stems = {_stem(address) for image in found if (address := image_address(image, self._base))}
        return found if sum(map(_is_telling, stems)) <= 1 else []

    def showing(self, address: str) -> Iterator[HtmlElement]:
        """Yield the images that show what stands at an address, then those of files with the same name."""
        if len(address) > LONGEST_ADDRESS:
            return
        name = _without_sizes(_stem(address))
        near = [(image, said) for image, said in self._images if (name or _file(address)) in said]
        shown = [(image, said, urls.bare(image_address(image, self._base) or "")) for image, said in near]
        yield from self._at(urls.bare(address), shown)
        # A name without an ending, as in "/image?id=12", is that of a program.
        yield from (image for image, _, own in shown if name and _without_sizes(_stem(own)) == name)

    @staticmethod
    def _at(address: str, shown: Sequence[tuple[HtmlElement, str, str]]) -> Iterator[HtmlElement]:
        """Yield the images that load an address, or would on another screen."""
        yield from (image for image, said, own in shown if own == address or _spelled(address) in said)


def _fits(picture: _Picture, name: _Name) -> bool:
    """Tell whether a picture is wide enough, of the shape of one, and the one that is meant."""
    shape = _SHAPE.search(picture.address)
    flat = shape is not None and not 1 / FLATTEST <= int(shape[1]) / max(int(shape[2]), 1) <= FLATTEST
    return not (0 < picture.width < NARROWEST or flat) and _holds(_spelled(picture.address), name.said)


def _holds(said: str, name: str) -> bool:
    """Tell whether a name stands in a text, and a short one not as a part of a longer one."""
    place = said.find(name)
    while place >= 0:
        end = place + len(name)
        beside = (said[max(place - 1, 0) : place], said[end : end + 1])
        if len(name) >= 2 * SHORTEST_NAME or not any(map(str.isalnum, beside)):
            return True
        place = said.find(name, end)
    return False


def _spelled(addresses: str) -> str:
    """Return addresses as they are compared: also those that stand inside of others, with "%2F" for "/"."""
    return (unquote(addresses) if "%" in addresses else addresses).lower()


def _addresses(image: HtmlElement) -> str:
    nodes = (image, *_sources(image))
    said = (value[:LONGEST_SET] for node in nodes for name, value in node.items() if "src" in name)
    return _spelled(" ".join(value for value in said if not value.startswith("data:")))


def _sources(image: HtmlElement) -> list[HtmlElement]:
    """Return the ``source`` elements of an image's ``picture``; the parser may nest what stands side by side."""
    parent = image.getparent()
    if parent is None or parent.tag not in {"picture", "source"}:
        return []
    picture = next(image.iterancestors("picture"), None)
    return list(islice(picture.iter("source"), MOST_SOURCES)) if picture is not None else []


def _file(address: str) -> str:
    return _spelled(urls.bare(address).partition("?")[0].rpartition("/")[2])


def _stem(address: str) -> str:
    """Return the name of an address's file without its ending; '' where it has none, as in "/image?id=12"."""
    return _file(address).rpartition(".")[0]


def _names(address: str) -> list[_Name]:
    """Return what stays the same in all cuts of a picture: the file's name without size, long names with digits."""
    path, _, query = _spelled(urls.bare(address)).partition("?")
    folders, _, file = path.partition("/")[2].rpartition("/")
    stem = _without_sizes(file.rpartition(".")[0])
    values = (part for part in _DIVIDER.split(query) if len(part) >= 2 * SHORTEST_NAME)
    own = dict.fromkeys((stem, *_DIVIDER.split(file), *values))
    others = [] if _is_telling(stem) else [part for part in _DIVIDER.split(folders) if len(part) >= SHORTEST_FOLDER]
    names = [*(_Name(each, is_file=True) for each in own), *(_Name(each, is_file=False) for each in others)]
    return [name for name in names if _is_own(name.said)][:MOST_NAMES]


def _is_telling(stem: str) -> bool:
    """Tell whether a file's name says which picture it is: "original" and "1280x720" do not."""
    return _is_own(stem) or len(stem) >= SHORTEST_WORDS


def _is_own(name: str) -> bool:
    return len(name) >= SHORTEST_NAME and any(map(str.isdigit, name)) and not _NO_NAME.fullmatch(name)


def _without_sizes(stem: str) -> str:
    for _ in range(MOST_SIZES):
        stem = _SIZE.sub("", stem)
    return stem


def _picture(image: HtmlElement, base: str | None) -> _Picture | None:
    """Return the widest form of an image that is no print original."""
    sized = [_Picture(int(width), address) for width, address in _candidates(image)]
    best = max((each for each in sized if NARROWEST <= each.width <= WIDEST), default=None)
    if best is not None:
        address = urls.absolute(base, best.address)
        return _Picture(best.width, address) if address else None
    address = None if sized else image_address(image, base)
    return _Picture(_said_width(image, address), address) if address else None


def _candidates(image: HtmlElement) -> list[tuple[float, str]]:
    """Return the forms of an image whose width is said, each with its address; "2x" says none."""
    sets = (attribute(node, name)[:LONGEST_SET] for node in (image, *_sources(image)) for name in _SETS)
    return [found for said in sets if said for found in candidates(said) if found[0] >= NO_DENSITY]


def _said_width(image: HtmlElement, address: str) -> int:
    said = attribute(image, "width").removesuffix("px")
    if said.isascii() and said.isdigit():
        return min(int(said[:5]), WIDEST)
    found = _IN_ADDRESS.search(address)
    return int(found[1] or found[2]) if found is not None else 0
