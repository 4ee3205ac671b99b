"""HTML made safe, clean and independent of its page; HTML to plain text and back."""

from __future__ import annotations

import re
from functools import cache, partial
from html import escape
from itertools import islice
from typing import TYPE_CHECKING

import nh3
from lxml import etree

from syndicate.values import embeds, text, urls
from syndicate.values.html_tree import (
    BLOCKS,
    LONGEST_FRAGMENT,
    UNSHOWN,
    attribute,
    fragment,
    remove,
    unwrap,
    visible,
)

if TYPE_CHECKING:
    from collections.abc import Container

    from lxml.html import HtmlElement

    from syndicate.values.embeds import Absolute

_INLINE = frozenset(
    {
        "a", "abbr", "b", "bdi", "bdo", "br", "cite", "code", "data", "del", "dfn", "em", "i", "img", "ins", "kbd",
        "mark", "q", "rp", "rt", "ruby", "s", "samp", "small", "span", "strong", "sub", "sup", "time", "u", "var",
        "wbr",
    }
)  # fmt: skip
_BLOCK = frozenset(
    {
        "address", "article", "aside", "blockquote", "caption", "col", "colgroup", "dd", "details", "div", "dl", "dt",
        "figcaption", "figure", "footer", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "li", "main", "nav",
        "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
    }
)  # fmt: skip
TAGS = _INLINE | _BLOCK
"""Elements that an entry may hold. Left out: what runs, styles, asks for input, is obsolete, or is a heading of level 1
(the title is that). Neither svg nor math: each bypass of the sanitiser known since 2021 (RUSTSEC-2021-0074, 2022-0003,
2025-0071, 2026-0193, 2026-0213) needs one of them."""

_ATTRIBUTES = {
    "*": {"dir", "lang"},
    "a": {"href", "title", "hreflang"},
    "abbr": {"title"},
    "blockquote": {"cite"},
    "col": {"span"},
    "colgroup": {"span"},
    "data": {"value"},
    "del": {"cite", "datetime"},
    "dfn": {"title"},
    "img": {"src", "alt", "title", "width", "height"},
    "ins": {"cite", "datetime"},
    "li": {"value"},
    "ol": {"start", "reversed", "type"},
    "q": {"cite"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
    "time": {"datetime"},
}
_ANYWHERE = sorted(_ATTRIBUTES["*"])
_ALLOWED = {tag: sorted(names | _ATTRIBUTES["*"]) for tag, names in _ATTRIBUTES.items()}
_NOTHING_BARE = frozenset({"a", "span"})
_URL_ATTRIBUTES = frozenset({"href", "src", "cite"})
_NUMBERS = frozenset({"width", "height", "span", "colspan", "rowspan", "start", "value"})
# An absolute address that is encoded already, by names of hosts and characters that no parser changes.
_PLAIN_ADDRESS = re.compile(
    r"https?://(?:[a-z0-9][a-z0-9-]{0,60}\.){1,9}[a-z]{2,20}(?:/[A-Za-z0-9/._~-]{0,2000})?(?:\?[A-Za-z0-9=&._~-]{1,2000})?"
)
_CONTACT = ("mailto:", "tel:")
_DROPPED = frozenset(
    {
        "script", "style", "title", "template", "svg", "math", "head", "noembed", "noframes", "textarea", "select",
        "option", "datalist", "button", "input", "frame", "frameset", "applet", "param", "area", "canvas",
        "meta", "link", "base", "dialog", "progress", "meter",
    }
)  # fmt: skip
_RENAMED = {"h1": "h2", "listing": "pre", "plaintext": "pre", "xmp": "pre"}
# Without text and without one of these an element shows nothing.
_SHOWN_EMPTY = ("img", "hr")
_KEPT_EMPTY = frozenset({"br", "hr", "img", "wbr", "td", "th", "tr", "col", "colgroup"})
_CLEANER = nh3.Cleaner(
    tags=set(TAGS),
    clean_content_tags={"script", "style", "title", "template", "svg", "math", "textarea", "noscript", "iframe"},
    attributes=_ATTRIBUTES,
    url_schemes={"http", "https", "mailto", "tel"},
    url_relative="deny",
    link_rel=None,
)
_SPACE_CHARACTERS = " \t\n\f\r"
# What HTML takes for white space (Infra Standard §4.6); a no-break space is none.
_SPACES = re.compile(rf"[{_SPACE_CHARACTERS}]+")
# White space that is not one space already, nor a line end alone.
_LOOSE = re.compile(r"[\t\f\r]|  |.\n|\n.", re.DOTALL)
_ROUNDS = 4
"""Two parsers may read odd nesting differently; after this many rounds without agreement the text alone is kept."""


def sanitise(html: str, base: str | None) -> str:
    """Return `html` as a fragment that is safe in every reader and shows the same wherever it stands.

    Only the elements of `TAGS`; URLs absolute against `base`, percent-encoded, http(s), ``mailto:`` or ``tel:``, no
    credentials; what cannot be made absolute loses its attribute, an image its place. Images that a script would load
    have their address, frames and players become links (W3C feed validator: SecurityRisk), tracking pixels and empty
    paragraphs go. Content is cut to `html_tree.LONGEST_FRAGMENT`. Never raises; sanitising the result changes nothing.
    """
    # An address is the same in each round, and many a page says one often.
    absolute = cache(partial(_absolute, base))
    result = _sanitised(html, absolute)
    for _ in range(_ROUNDS):
        again = _sanitised(result, absolute)
        if again == result:
            return result
        result = again
    return from_text(text_of(result))


def _absolute(base: str | None, url: str) -> str | None:
    """Do what `urls.absolute` does, at a fraction of its time where nothing has to be done."""
    return url if _PLAIN_ADDRESS.fullmatch(url) and "/." not in url else urls.absolute(base, url)


def _sanitised(html: str, absolute: Absolute) -> str:
    body = fragment(html)
    for node in list(body.iter(*_DROPPED)):
        remove(node)
    embeds.resolve(body, absolute)
    for node in list(body.iterdescendants(etree.Element)):
        _tidy(node, absolute)
    for node in reversed(list(body.iterdescendants(etree.Element))):
        _drop_if_empty(node)
    _collapse(body)
    # Escaping may have made it longer; the sanitiser needs time square in the number of "&" (6 s for a million).
    safe = _CLEANER.clean(_inner(body)[:LONGEST_FRAGMENT])
    # U+0338 behind a tag's ">" would become one character with it under NFC, and the tag be broken.
    return safe.replace(">\u0338", ">&#824;").strip()


def _tidy(node: HtmlElement, absolute: Absolute) -> None:
    tag = str(node.tag)
    if tag in _RENAMED:
        tag = node.tag = _RENAMED[tag]
    attributes = node.attrib
    if attributes:
        allowed = _ALLOWED.get(tag, _ANYWHERE)
        values = {name: _value(name, attribute(node, name), absolute) for name in allowed if name in attributes}
        attributes.clear()
        attributes.update({name: value for name, value in values.items() if value is not None})
    if tag not in TAGS or (tag in _NOTHING_BARE and _says_nothing(tag, attributes)):
        unwrap(node)


def _says_nothing(tag: str, attributes: etree._Attrib) -> bool:
    """Tell whether an element has lost what it was there for: a link its target, a ``span`` its language."""
    return "href" not in attributes if tag == "a" else not attributes


def _value(name: str, value: str, absolute: Absolute) -> str | None:
    if name in _URL_ATTRIBUTES:
        return _contact(value) if name == "href" and _is_contact(value) else absolute(value)
    if name in _NUMBERS:
        return value if value.isascii() and value.isdecimal() and len(value) <= 4 else None
    if name == "alt":
        return value
    return value or None


def _is_contact(value: str) -> bool:
    return value.lower().startswith(_CONTACT)


def _contact(value: str) -> str | None:
    """Return a ``mailto:`` or ``tel:`` address percent-encoded, None where it is none that two parsers read alike."""
    scheme, _, rest = value.partition(":")
    tidy = "".join(rest.split()).lstrip("/")
    if not tidy or not tidy.isprintable() or len(tidy) > urls.LONGEST:
        return None
    return urls.encode(f"{scheme.lower()}:{tidy}")


def _drop_if_empty(node: HtmlElement) -> None:
    """Take out an element that shows nothing; the space in one that stands inside of a line stays."""
    if visible(node.text) or node.tag in _KEPT_EMPTY or any(visible(part) for part in node.itertext()):
        return
    if next(node.iterdescendants(*_SHOWN_EMPTY), None) is not None:
        return
    if node.tag in _INLINE and "".join(node.itertext()):
        unwrap(node)
    else:
        remove(node)


def _collapse(body: HtmlElement) -> None:
    """Make every run of white space one character, a line end where it parts elements; ``pre`` keeps its own."""
    kept = {node for pre in body.iter("pre") for node in pre.iter(etree.Element)}
    for node in body.iter(etree.Element):
        if (said := node.text) and _LOOSE.search(said) and node not in kept:
            node.text = _collapsed(said)
        if (said := node.tail) and _LOOSE.search(said) and node.getparent() not in kept:
            node.tail = _collapsed(said)


def _collapsed(said: str) -> str:
    return _SPACES.sub(" ", said) if said.strip(_SPACE_CHARACTERS) else "\n" if "\n" in said else " "


def _inner(body: HtmlElement) -> str:
    body.attrib.clear()
    whole = etree.tostring(body, method="html", encoding="unicode", with_tail=False)
    return whole.removeprefix("<body>").removesuffix("</body>")


def text_of(html: str) -> str:
    """Return what a fragment says as plain text: blocks divided by a blank line, list items and rows on lines.

    White space is collapsed except in ``pre``; entities are decoded; scripts, styles, form controls and the captions
    of pictures, which plain text does not show, are left out. Where several captions say more than all the rest, as in
    a gallery, they are the text. Never raises.
    """
    tree = fragment(html)
    plain = _written(tree, captions=False)
    if not _is_gallery(tree):
        return plain
    whole = _written(tree, captions=True)
    return whole if len(whole) > 2 * len(plain) else plain


def _is_gallery(tree: HtmlElement) -> bool:
    """Tell whether several pictures have captions, as far as the first captions tell."""
    holders = (caption.getparent() for caption in islice(tree.iter("figcaption"), _LOOKED_AT))
    pictured = (each for each in holders if each is not None and next(each.iterdescendants("img"), None) is not None)
    return sum(1 for _ in pictured) >= LEAST_GALLERY


def _written(tree: HtmlElement, *, captions: bool) -> str:
    writer = _Writer(_UNWRITTEN - {"figcaption"} if captions else _UNWRITTEN)
    writer.write(tree)
    return "".join(writer.parts)


LEAST_GALLERY = 2
"""Pictures with captions from which these may be the text."""
_LOOKED_AT = 50
"""Captions that are looked at: with none of the pictures found, each costs a walk through what holds it."""


def from_text(plain: str) -> str:
    """Return plain text as HTML: a paragraph for each block that blank lines divide, its line ends kept."""
    blocks = (escape(block, quote=False).replace("\n", "<br>") for block in text.paragraphs(plain))
    return "".join(f"<p>{block}</p>" for block in blocks).replace(">\u0338", ">&#824;")


_NONE, _SPACE, _LINE, _BLANK = range(4)
_JOINTS = ("", " ", "\n", "\n\n")
_UNWRITTEN = UNSHOWN | {"figcaption", "button", "option", "noscript"}
_ON_LINES = frozenset({"li", "dt", "dd", "tr"})


class _Writer:
    """Collects what a tree shows, with the widest division asked for between two runs of text."""

    def __init__(self, unwritten: Container[object]) -> None:
        self.unwritten = unwritten
        self.parts: list[str] = []
        self.run: list[str] = []
        self.division = _NONE
        self.lines = 0
        """How many elements are open whose blocks stand on lines of their own, without blank ones."""
        self.preformatted = 0
        self.breaks = 0
        """Line breaks since the last text."""

    def write(self, root: HtmlElement) -> None:
        """Take in everything that `root` shows."""
        walker = etree.iterwalk(root, events=("start", "end"))
        for event, node in walker:
            if event == "start":
                if node.tag in self.unwritten:
                    walker.skip_subtree()
                else:
                    self._open(node)
            else:
                self._close(node)
        self._end_run()

    def _open(self, node: etree._Element) -> None:
        self._divide(self._kind(node.tag))
        if node.tag == "br":
            self._break()
        self.lines += node.tag in _ON_LINES
        self.preformatted += node.tag == "pre"
        self.run.append(node.text or "")

    def _close(self, node: etree._Element) -> None:
        if node.tag not in self.unwritten:
            self._divide(self._kind(node.tag))
            self.lines -= node.tag in _ON_LINES
            self.preformatted -= node.tag == "pre"
        self.run.append(node.tail or "")

    def _kind(self, tag: object) -> int:
        if tag in {"td", "th"}:
            return _SPACE
        if tag == "br" or tag in _ON_LINES:
            return _LINE
        if tag in BLOCKS:
            return _LINE if self.lines else _BLANK
        return _NONE

    def _break(self) -> None:
        """Count a line break: a second one in a row leaves a line blank."""
        self.breaks += 1
        if self.breaks > 1 and not self.lines:
            self.division = _BLANK

    def _divide(self, kind: int) -> None:
        if kind != _NONE:
            self._end_run()
            self.division = max(self.division, kind)

    def _end_run(self) -> None:
        said = "".join(self.run)
        self.run.clear()
        line = said.strip("\n").rstrip() if self.preformatted else " ".join(said.split())
        if visible(line):
            self.parts += [_JOINTS[self.division] if self.parts else "", line]
            self.division = _NONE
            self.breaks = 0
