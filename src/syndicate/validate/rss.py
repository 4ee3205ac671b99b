"""RSS 2.0: the specification, and the profile of the RSS Advisory Board that readers go by."""

from __future__ import annotations

from typing import TYPE_CHECKING

from syndicate.model import Finding
from syndicate.validate import values
from syndicate.validate._extensions import extensions
from syndicate.validate._html import check_html
from syndicate.validate._xml import (
    ATOM,
    CONTENT,
    DC,
    attribute,
    children,
    error,
    name,
    namespaces,
    parse,
    place,
    repeated,
    stray_text,
    text,
    value,
    warning,
)
from syndicate.validate.iri import problem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from typing import TypeAlias

    from lxml import etree

    _Check: TypeAlias = Callable[[etree._Element, str], Iterator[Finding]]  # noqa: SLF001 - lxml's name for its type

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_WIDEST, _HIGHEST = 144, 400
"""Pixels of a channel's image (RSS 2.0, image)."""

# Elements of Dublin Core and Atom that say again what an element of RSS says (RSS profile, "Namespace Elements").
_SAME_MEANING = {
    "pubDate": f"{DC}date",
    "category": f"{DC}subject",
    "author": f"{DC}creator",
    "managingEditor": f"{DC}creator",
    "webMaster": f"{DC}publisher",
    "copyright": f"{DC}rights",
    "language": f"{DC}language",
    "source": f"{DC}source",
    "guid": f"{ATOM}id",
}


def check(body: bytes) -> list[Finding]:
    """Return what is wrong with an RSS 2.0 feed; an error keeps it from being published."""
    root = parse(body)
    if isinstance(root, Finding):
        return [root]
    if root.tag != "rss":
        return [error(place(root), f"the root is <{name(root)}>, not <rss>")]
    return list(_rss(root))


def _rss(root: etree._Element) -> Iterator[Finding]:
    if root.get("version") != "2.0":
        yield error(place(root), '<rss> is not of version 2.0: say version="2.0"')
    channel = root.find("channel")
    if channel is None:
        yield error(place(root), "<rss> has no <channel>: add one")
        return
    yield from repeated(root, ["channel"])
    yield from (unknown for child in children(root) if child.tag != "channel" for unknown in _unknown(child, ""))
    yield from _channel(channel)
    yield from extensions(root)
    yield from namespaces(root)


def _channel(channel: etree._Element) -> Iterator[Finding]:
    yield from _missing(channel, ("title", "link", "description"), "")
    yield from _known(channel, _CHANNEL, "")
    yield from repeated(channel, (tag for tag in _CHANNEL if tag not in _MANY))
    yield from stray_text(channel)
    yield from _same_meaning(channel, "")
    yield from _self_link(channel)
    guids: set[str] = set()
    for item in channel.findall("item"):
        yield from _item(item, guids)


def _missing(parent: etree._Element, tags: tuple[str, ...], inside: str) -> Iterator[Finding]:
    for tag in tags:
        if parent.find(tag) is None:
            yield error(place(parent, inside), f"<{name(parent)}> has no <{tag}>: add one")


def _known(parent: etree._Element, checks: Mapping[str, _Check], inside: str) -> Iterator[Finding]:
    """Check each child by its name; names without a namespace are RSS's own and must be known."""
    for child in children(parent):
        if (check := checks.get(str(child.tag))) is not None:
            yield from check(child, inside)
        elif not str(child.tag).startswith("{"):
            yield from _unknown(child, inside)


def _unknown(child: etree._Element, inside: str) -> Iterator[Finding]:
    yield error(place(child, inside), f"<{name(child)}> is no element of RSS here: remove it or give it a namespace")


def _same_meaning(parent: etree._Element, inside: str) -> Iterator[Finding]:
    for own, other in _SAME_MEANING.items():
        again = parent.find(other)
        if parent.find(own) is not None and again is not None:
            yield warning(place(again, inside), f"<{name(again)}> says again what <{own}> says: keep <{own}>")


def _self_link(channel: etree._Element) -> Iterator[Finding]:
    """RSS profile, "atom:link": a feed names its own address, so that a reader can keep it."""
    selves = [link for link in channel.findall(f"{ATOM}link") if link.get("rel") == "self"]
    if not selves:
        yield warning(place(channel), '<channel> has no <atom:link rel="self">: add one with the feed\'s own address')
    for again in selves[1:]:
        yield error(place(again), 'there is a second <atom:link rel="self">: keep one')


def _item(item: etree._Element, guids: set[str]) -> Iterator[Finding]:
    guid = text(item.find("guid"))
    inside = f"item {guid or text(item.find('link')) or text(item.find('title')) or 'without name'}"
    if item.find("title") is None and item.find("description") is None:
        yield error(place(item, inside), "<item> has neither <title> nor <description>: add one of them")
    if item.find("guid") is None:
        yield warning(place(item, inside), "<item> has no <guid>: readers cannot tell it when it is edited")
    elif guid in guids:
        yield error(place(item, inside), f"<guid> is that of another item: {guid}")
    guids.add(guid)
    yield from _known(item, _ITEM, inside)
    yield from repeated(item, (tag for tag in _ITEM if tag not in _MANY), inside)
    yield from stray_text(item, inside)
    yield from _same_meaning(item, inside)
    yield from _content_order(item, inside)


def _content_order(item: etree._Element, inside: str) -> Iterator[Finding]:
    """RSS profile, "content:encoded": the summary stands before the full text."""
    tags = [str(child.tag) for child in children(item)]
    full = f"{CONTENT}encoded"
    if full in tags and "description" not in tags[: tags.index(full)]:
        yield warning(place(item, inside), "<content:encoded> has no <description> before it: put the summary there")


def _checked(check: Callable[[str], str | None]) -> _Check:
    """Return a check of elements that hold one value."""

    def check_value(element: etree._Element, inside: str) -> Iterator[Finding]:
        yield from _leaf(element, inside)
        yield from value(element, check, inside)

    return check_value


def _leaf(element: etree._Element, inside: str) -> Iterator[Finding]:
    for child in children(element):
        yield error(place(child, inside), f"<{name(element)}> holds <{name(child)}>: escape it")


def _plain(element: etree._Element, inside: str) -> Iterator[Finding]:
    yield from _leaf(element, inside)
    for finding in value(element, values.plain, inside):
        yield warning(finding.where, finding.what)


def _named(element: etree._Element, inside: str) -> Iterator[Finding]:
    if not text(element):
        yield error(place(element, inside), f"<{name(element)}> is empty: give it a text")
    yield from _plain(element, inside)


def _html(element: etree._Element, inside: str) -> Iterator[Finding]:
    yield from _leaf(element, inside)
    yield from check_html(element.text or "", place(element, inside))


def _atom_link(element: etree._Element, inside: str) -> Iterator[Finding]:
    yield from attribute(element, "href", problem, required=True, inside=inside)
    yield from attribute(element, "type", values.media_type, inside=inside)
    if len(element) or text(element):
        yield error(place(element, inside), f"<{name(element)}> is not empty: its address stands in href")


def _guid(element: etree._Element, inside: str) -> Iterator[Finding]:
    """RSS 2.0, guid: a permanent link unless isPermaLink says otherwise."""
    yield from _leaf(element, inside)
    permanent = element.get("isPermaLink", "true")
    if permanent not in {"true", "false"}:
        yield error(place(element, inside), f'isPermaLink of <guid> is "{permanent}": say true or false')
    if not text(element):
        yield error(place(element, inside), "<guid> is empty: give it a text or leave it out")
    elif permanent == "true" and not text(element).lower().startswith(("http://", "https://")):
        yield error(place(element, inside), '<guid> is no address of a page: say isPermaLink="false"')
    elif permanent == "true":
        yield from value(element, problem, inside)
    elif text(element).isdigit() and len(text(element)) < 9:
        yield warning(place(element, inside), "<guid> is a small number that other feeds use too: make it unique")


def _enclosure(element: etree._Element, inside: str) -> Iterator[Finding]:
    yield from attribute(element, "url", _web, required=True, inside=inside)
    yield from attribute(element, "length", values.whole_number, required=True, inside=inside)
    yield from attribute(element, "type", values.media_type, required=True, inside=inside)


def _web(url: str) -> str | None:
    return problem(url) or (None if url.lower().startswith(("http://", "https://")) else "is no http or https address")


def _source(element: etree._Element, inside: str) -> Iterator[Finding]:
    yield from attribute(element, "url", problem, required=True, inside=inside)
    yield from _plain(element, inside)


def _image(element: etree._Element, inside: str) -> Iterator[Finding]:
    yield from _missing(element, ("url", "title", "link"), inside)
    yield from repeated(element, _IMAGE, inside)
    yield from _known(element, _IMAGE, inside)


def _size(most: int) -> Callable[[str], str | None]:
    def check(pixels: str) -> str | None:
        what = values.positive(pixels)
        return what or (None if len(pixels) < 5 and int(pixels) <= most else f"is more than {most} pixels")

    return check


def _text_input(element: etree._Element, inside: str) -> Iterator[Finding]:
    yield from _missing(element, tuple(_TEXT_INPUT), inside)
    yield from repeated(element, _TEXT_INPUT, inside)
    yield from _known(element, _TEXT_INPUT, inside)


def _skip(child_name: str, allowed: tuple[str, ...]) -> _Check:
    """Return a check of skipHours and skipDays: names of hours or days, none twice."""

    def check(element: etree._Element, inside: str) -> Iterator[Finding]:
        seen: set[str] = set()
        for child in children(element):
            named = text(child)
            if child.tag != child_name:
                yield from _unknown(child, inside)
            elif named not in allowed or named in seen:
                why = "stands there twice" if named in seen else f"is none of {allowed[0]} to {allowed[-1]}"
                yield error(place(child, inside), f"<{child_name}> {named} {why}")
            seen.add(named)

    return check


def _cloud(element: etree._Element, inside: str) -> Iterator[Finding]:
    for key in ("domain", "path", "registerProcedure", "protocol"):
        yield from attribute(element, key, lambda _text: None, required=True, inside=inside)
    yield from attribute(element, "port", values.positive, required=True, inside=inside)


def _item_here(_element: etree._Element, _inside: str) -> Iterator[Finding]:
    """Leave items to `_item`."""
    return iter(())


_ADDRESS = _checked(problem)
_DATE = _checked(values.rfc822)
_PERSON = _checked(values.mailbox)

_MANY = frozenset({"item", "category", f"{ATOM}link"})
"""What may stand more than once."""

_IMAGE: dict[str, _Check] = {
    "url": _ADDRESS,
    "title": _named,
    "link": _ADDRESS,
    "width": _checked(_size(_WIDEST)),
    "height": _checked(_size(_HIGHEST)),
    "description": _plain,
}
_TEXT_INPUT: dict[str, _Check] = {"title": _named, "description": _named, "name": _named, "link": _ADDRESS}
_CHANNEL: dict[str, _Check] = {
    "title": _named,
    "link": _ADDRESS,
    "description": _plain,
    "language": _checked(values.language),
    "copyright": _plain,
    "managingEditor": _PERSON,
    "webMaster": _PERSON,
    "pubDate": _DATE,
    "lastBuildDate": _DATE,
    "category": _named,
    "generator": _plain,
    "docs": _ADDRESS,
    "cloud": _cloud,
    "ttl": _checked(values.positive),
    "image": _image,
    "rating": _plain,
    "textInput": _text_input,
    "skipHours": _skip("hour", tuple(map(str, range(24)))),
    "skipDays": _skip("day", _DAYS),
    "item": _item_here,
    f"{ATOM}link": _atom_link,
}
_ITEM: dict[str, _Check] = {
    "title": _named,
    "link": _ADDRESS,
    "description": _html,
    "author": _PERSON,
    "category": _named,
    "comments": _ADDRESS,
    "enclosure": _enclosure,
    "guid": _guid,
    "pubDate": _DATE,
    "source": _source,
    f"{CONTENT}encoded": _html,
    f"{DC}language": _checked(values.language),
    f"{ATOM}updated": _checked(values.rfc3339),
}
