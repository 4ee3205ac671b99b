"""What a page shows only with scripts: late images get their address, players become links, tracking pixels go."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from itertools import chain, pairwise
from typing import TYPE_CHECKING, TypeAlias

import regex
from lxml.html import builder

from syndicate.values import urls
from syndicate.values.html_tree import attribute, remove, unwrap, visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

Absolute: TypeAlias = Callable[[str], str | None]
"""What makes an address absolute, None where it is none."""

WIDEST = 1600
"""Pixels of the widest candidate taken from a ``srcset``: sharp on any column of text, not a print original."""

_LATE = (
    "data-src", "data-original", "data-lazy-src", "data-lazy", "data-original-src", "data-src-large", "data-hi-res-src",
    "data-url", "data-full-src",
)  # fmt: skip
_LATE_SETS = ("data-srcset", "data-lazy-srcset", "data-original-set", "srcset")
# Words in the name of the file that stands where the real picture is not loaded yet.
_SIGNS = ("placeholder", "blank", "spacer", "transparent", "pixel", "1x1", "lazyload", "loading")
_EMPTY = frozenset({"blank", "spacer", "transparent", "trans", "1x1", "lazyload"})
_MOVING = frozenset({"gif", "svg"})
"""Formats of such pictures, and hardly ever of photographs."""
_BETWEEN_WORDS = regex.compile(r"[^\p{L}\p{N}]+")
LONGEST_ADDRESS = 2_000
"""Characters of an address that are searched for these words."""
_PLAYERS = frozenset({"iframe", "embed", "object", "video", "audio", "amp-iframe", "amp-video", "amp-audio"})
_IMAGES = ("img", "amp-img")
_SUFFIXES = (".jpg", ".jpeg", ".png", ".webp", ".gif", ".avif")
_INLINE_HOLDERS = frozenset({"p", "h1", "h2", "h3", "h4", "h5", "h6", "span", "b", "i", "em", "strong", "pre", "dt"})


def resolve(root: HtmlElement, absolute: Absolute) -> None:
    """Give late images their address, put links in the place of players and take out pixels, in place."""
    linked: set[str] = set()
    for node in list(root.iter("noscript")):
        _open_noscript(node)
    for node in list(root.iter(*_IMAGES, *_PLAYERS)):
        if node.tag in _IMAGES:
            _resolve_image(node, absolute)
        else:
            _link_player(node, absolute, linked)


def image_address(image: HtmlElement, base: str | None) -> str | None:
    """Return the absolute address an ``img`` would load: a late one, else ``src``, else the best of ``srcset``."""
    return _address(image, partial(urls.absolute, base))


def _address(image: HtmlElement, absolute: Absolute) -> str | None:
    stated = (attribute(image, name) for name in (*_LATE, "src"))
    real = (source for source in stated if source and not _is_placeholder(source))
    candidates = map(absolute, chain(real, _best_of_sets(image), _in_data(image)))
    return next((address for address in candidates if address), None)


def _in_data(image: HtmlElement) -> Iterator[str]:
    """Yield what looks like the file name of a picture in a ``data-`` attribute of any name."""
    for name, value in image.items():
        if name.startswith("data-") and value.partition("?")[0].strip().lower().endswith(_SUFFIXES):
            yield attribute(image, name)


def is_pixel(image: HtmlElement) -> bool:
    """Tell whether an image or frame is there to count its readers: 1x1, or never shown."""
    sizes = [attribute(image, name).removesuffix("px") for name in ("width", "height")]
    style = attribute(image, "style").replace(" ", "").lower()
    return all(size in {"0", "1"} for size in sizes) or "display:none" in style or _is_tiny(style)


def _is_tiny(style: str) -> bool:
    sides = dict(part.partition(":")[::2] for part in style.split(";"))
    return all(sides.get(side) in {"0", "1px", "0px"} for side in ("width", "height"))


def _is_placeholder(source: str) -> bool:
    """Tell whether an address is that of a picture's place, by its file's name; what else stands in it says nothing."""
    low = source[:LONGEST_ADDRESS].strip().lower()
    if low.startswith(("data:", "about:", "#")):
        return True
    return any(sign in low for sign in _SIGNS) and _is_named_placeholder(low.partition("?")[0].partition("#")[0])


def _is_named_placeholder(address: str) -> bool:
    server, _, file = address.rpartition("/")
    stem, _, ending = file.rpartition(".") if "." in file else (file, "", "")
    words = [word for word in _BETWEEN_WORDS.split(stem) if word]
    if "placeholder" in words or "placeholder" in urls.host(server).split("."):
        return True
    edges = {*words[:1], *words[-1:]}
    return not edges.isdisjoint(_SIGNS) if ending in _MOVING else bool(words) and _EMPTY.issuperset(words)


def _best_of_sets(image: HtmlElement) -> Iterator[str]:
    picture = next(image.iterancestors("picture"), None)
    sources = picture.iter("source") if picture is not None else ()
    for node in (image, *sources):
        for name in _LATE_SETS:
            if best := best_candidate(attribute(node, name)):
                yield best


def best_candidate(srcset: str) -> str | None:
    """Return the widest URL of a ``srcset`` (HTML §4.8.4.2.1) up to `WIDEST` pixels, else its narrowest."""
    found = list(candidates(srcset))
    fitting = [candidate for candidate in found if candidate[0] <= WIDEST]
    if fitting:
        return max(fitting, key=_by_width)[1]
    return min(found, key=_by_width)[1] if found else None


def candidates(srcset: str) -> Iterator[tuple[float, str]]:
    """Yield width, or density, and URL; 1x where nothing is said."""
    words = [part for word in srcset.split() for part in _parted(word)]
    for word, following in pairwise([*words, ""]):
        if _width(word) is None and (address := word.strip(",")):
            yield _width(following) or 1.0, address


def _by_width(candidate: tuple[float, str]) -> float:
    return candidate[0]


def _parted(word: str) -> list[str]:
    """Part ``800w,next.jpg``; a comma inside of a URL stays."""
    head, _, tail = word.partition(",")
    return [head, tail] if tail and _width(head) is not None else [word]


def _width(descriptor: str) -> float | None:
    """Return the pixels, or the density, that a descriptor like ``800w`` or ``2x`` says; None where it is none."""
    word = descriptor.rstrip(",")
    number, unit = word[:-1], word[-1:]
    return float(number) if unit in {"w", "x"} and number.isascii() and _is_number(number) else None


def _is_number(word: str) -> bool:
    return len(word) <= 8 and word.replace(".", "", 1).isdecimal()


def _open_noscript(node: HtmlElement) -> None:
    """Put the image of a ``noscript`` in the place of the late one beside it; drop what else such an element says."""
    late = _late_beside(node)
    if node.find(".//img") is None or (late is not None and image_address(late, "http://any.invalid/") is not None):
        remove(node)
        return
    if late is not None:
        remove(late)
    unwrap(node)


def _late_beside(node: HtmlElement) -> HtmlElement | None:
    """Return the image right before an element or, where there is none, right behind it."""
    beside = (sibling for sibling in (node.getprevious(), node.getnext()) if sibling is not None)
    return next((image for sibling in beside for image in sibling.iter("img")), None)


def _resolve_image(image: HtmlElement, absolute: Absolute) -> None:
    address = None if is_pixel(image) else _address(image, absolute)
    if address is None:
        remove(image)
    else:
        image.tag = "img"
        image.set("src", address)


def _link_player(player: HtmlElement, absolute: Absolute, linked: set[str]) -> None:
    """Put a link, or a linked thumbnail, in the place of what plays; never drop silently what has an address."""
    address = next((url for source in _player_sources(player) if (url := absolute(source))), None)
    if player.getparent() is None:
        return
    if address is not None and address not in linked and not is_pixel(player):
        linked.add(address)
        _free(player)
        player.addprevious(_player_link(player, address, absolute))
    # libxml2 takes what follows an embed, which has no end tag, for its content.
    (unwrap if player.tag == "embed" else remove)(player)


def _free(player: HtmlElement) -> None:
    """Make a block of a paragraph that holds nothing but a player, so that its link is no part of the text."""
    holder = player.getparent()
    while holder is not None and holder.tag in {"p", "span"} and len(holder) == 1:
        if visible(holder.text) or visible(holder[0].tail):
            return
        holder.tag = "div"
        holder = holder.getparent()


def _player_sources(player: HtmlElement) -> Iterator[str]:
    for name in ("src", "data-src", "data-lazy-src", "data"):
        yield attribute(player, name)
    for source in player.iter("source", "embed", "iframe"):
        yield attribute(source, "src")


def _player_link(player: HtmlElement, address: str, absolute: Absolute) -> HtmlElement:
    """Return a figure with the thumbnail, or with a caption that names the player: it is not a part of the text."""
    poster = attribute(player, "poster")
    thumbnail = absolute(poster) if poster else None
    label = visible(attribute(player, "title") or attribute(player, "aria-label")) or urls.host(address)
    link = builder.A(builder.IMG(src=thumbnail, alt=label) if thumbnail else label, href=address)
    ancestors = {ancestor.tag for ancestor in player.iterancestors()}
    if "a" in ancestors:
        return builder.SPAN(*link, label if not thumbnail else "")
    if ancestors & _INLINE_HOLDERS:
        return link
    return builder.FIGURE(link) if thumbnail else builder.FIGURE(builder.FIGCAPTION(link))
