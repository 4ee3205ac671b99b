"""Atom 1.0: RFC 4287's schema, and the rules that no schema can say."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from syndicate.model import Finding
from syndicate.validate import values
from syndicate.validate._extensions import extensions
from syndicate.validate._html import check_html, check_tree
from syndicate.validate._rfc4287 import SCHEMA
from syndicate.validate._xml import (
    ATOM,
    XML,
    attribute,
    children,
    elements,
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
from syndicate.validate.iri import canonical_problem, problem, reference_problem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import TypeAlias

    from lxml import etree

    _Check: TypeAlias = Callable[[str], str | None]

_XHTML = "{http://www.w3.org/1999/xhtml}"

_FEED_SINGLE = ("generator", "icon", "id", "logo", "rights", "subtitle", "title", "updated")
_ENTRY_SINGLE = ("content", "id", "published", "rights", "source", "summary", "title", "updated")
_TEXTS = ("title", "subtitle", "summary", "rights", "content")
_TEXT_TYPES = frozenset({"text", "html", "xhtml"})

# IANA's registry of link relations, those that feeds use; others are written as an IRI (RFC 4287 §4.2.7.2).
_RELATIONS = frozenset(
    {
        "alternate", "amphtml", "author", "canonical", "collection", "copyright", "current", "describedby", "edit",
        "edit-media", "enclosure", "first", "hub", "icon", "last", "license", "next", "next-archive", "payment",
        "preview", "prev", "prev-archive", "previous", "related", "replies", "search", "self", "service", "tag", "up",
        "via", "webmention",
    }
)  # fmt: skip


def check(body: bytes) -> list[Finding]:
    """Return what is wrong with an Atom feed or entry document; an error keeps it from being published."""
    root = parse(body)
    if isinstance(root, Finding):
        return [root]
    if root.tag not in {f"{ATOM}feed", f"{ATOM}entry"}:
        return [error(place(root), f"the root is <{name(root)}>, not <feed> of http://www.w3.org/2005/Atom")]
    found = list(_document(root))
    if not any(finding.level == "error" for finding in found):
        found += _schema(root)
    return found


def _document(root: etree._Element) -> Iterator[Finding]:
    if root.tag == f"{ATOM}feed":
        yield from _feed(root)
        entries = root.findall(f"{ATOM}entry")
    else:
        entries = [root]
    for entry in entries:
        yield from _entry(entry, root)
    yield from _together(entries)
    yield from _everywhere(root)
    yield from extensions(root)
    yield from namespaces(root)


def _schema(root: etree._Element) -> Iterator[Finding]:
    """Hold the document against RFC 4287's schema; the first fault is told, since others follow from it."""
    from lxml import etree

    schema = etree.RelaxNG(etree.fromstring(SCHEMA))
    if not schema.validate(root):
        first = schema.error_log[0]
        yield error(f"line {first.line}", f"is not as the schema of RFC 4287 has it: {first.message}")


def _feed(feed: etree._Element) -> Iterator[Finding]:
    yield from _head(feed, "")
    yield from _required(feed, ("id", "title", "updated"), "")
    yield from _self_link(feed)
    behind = False
    for child in children(feed):
        if behind and child.tag != f"{ATOM}entry" and str(child.tag).startswith(ATOM):
            yield error(place(child), f"<{name(child)}> stands behind an entry: the schema has it before all entries")
        behind = behind or child.tag == f"{ATOM}entry"


def _self_link(feed: etree._Element) -> Iterator[Finding]:
    """RFC 4287 §4.1.1: a feed should name its own address, absolute so that a copy still tells it."""
    selves = [link for link in feed.findall(f"{ATOM}link") if link.get("rel") == "self"]
    if not selves:
        yield warning(place(feed), '<feed> has no <link rel="self">: add one with the feed\'s own address')
    for link in selves:
        if problem(link.get(f"{XML}base") or feed.get(f"{XML}base") or ""):
            yield from attribute(link, "href", problem)


def _head(parent: etree._Element, inside: str) -> Iterator[Finding]:
    """Check what feeds and sources have: single elements, links, addresses."""
    yield from repeated(parent, (ATOM + tag for tag in _FEED_SINGLE), inside)
    yield from _links(parent, inside)
    for tag in ("icon", "logo"):
        for element in parent.findall(ATOM + tag):
            yield from value(element, _blank_or(reference_problem), inside)
    for element in parent.findall(f"{ATOM}generator"):
        yield from value(element, _blank, inside)
        yield from attribute(element, "uri", reference_problem, inside=inside)


def _required(parent: etree._Element, tags: tuple[str, ...], inside: str) -> Iterator[Finding]:
    for tag in tags:
        if parent.find(ATOM + tag) is None:
            yield error(place(parent, inside), f"<{name(parent)}> has no <{tag}>: add one")


def _entry(entry: etree._Element, root: etree._Element) -> Iterator[Finding]:
    inside = f"entry {text(entry.find(f'{ATOM}id')) or 'without id'}"
    yield from _required(entry, ("id", "title", "updated"), inside)
    yield from repeated(entry, (ATOM + tag for tag in _ENTRY_SINGLE), inside)
    yield from _links(entry, inside)
    yield from _authored(entry, root, inside)
    yield from _substance(entry, inside)
    source = entry.find(f"{ATOM}source")
    if source is not None:
        yield from _head(source, inside)
        for tag in ("id", "title", "updated"):
            if source.find(ATOM + tag) is None:
                yield warning(place(source, inside), f"<source> has no <{tag}>: copy it from the feed it names")


def _authored(entry: etree._Element, root: etree._Element, inside: str) -> Iterator[Finding]:
    """RFC 4287 §4.1.2: an author in the entry, in its source, or in the feed."""
    places = (entry.find(f"{ATOM}author"), entry.find(f"{ATOM}source/{ATOM}author"), root.find(f"{ATOM}author"))
    if all(found is None for found in places):
        yield error(
            place(entry, inside), "<entry> has no author, and neither has its feed: add <author> to one of them"
        )


def _substance(entry: etree._Element, inside: str) -> Iterator[Finding]:
    """RFC 4287 §4.1.2: content or an alternate link; a summary where the content is not there to be read."""
    content = entry.find(f"{ATOM}content")
    if content is None and not any(
        link.get("rel", "alternate") == "alternate" for link in entry.findall(f"{ATOM}link")
    ):
        yield error(place(entry, inside), "<entry> has neither <content> nor an alternate link: add one of them")
    if entry.find(f"{ATOM}summary") is None and (content is None or content.get("src") or _is_binary(content)):
        yield warning(place(entry, inside), "<entry> has neither text in <content> nor a <summary>: add one of them")


def _is_binary(content: etree._Element) -> bool:
    """Tell whether content is base64 (RFC 4287 §4.1.3.3, point 6)."""
    kind = content.get("type", "text").lower().partition(";")[0]
    return "/" in kind and not kind.startswith("text/") and not kind.endswith(("+xml", "/xml"))


def _links(parent: etree._Element, inside: str) -> Iterator[Finding]:
    alternates: Counter[tuple[str, str]] = Counter()
    for link in parent.findall(f"{ATOM}link"):
        yield from _link(link, inside)
        key = (link.get("type", ""), link.get("hreflang", ""))
        if link.get("rel", "alternate") == "alternate":
            alternates[key] += 1
            if alternates[key] == 2:
                yield error(place(link, inside), "has a second alternate link of the same type and hreflang: keep one")


def _link(link: etree._Element, inside: str) -> Iterator[Finding]:
    yield from attribute(link, "href", reference_problem, required=True, inside=inside)
    yield from attribute(link, "rel", _relation, inside=inside)
    yield from attribute(link, "type", values.media_type, inside=inside)
    yield from attribute(link, "hreflang", values.language, inside=inside)
    yield from attribute(link, "length", values.whole_number, inside=inside)
    yield from attribute(link, "title", _blank, inside=inside)


def _relation(rel: str) -> str | None:
    if rel.removeprefix("http://www.iana.org/assignments/relation/") in _RELATIONS:
        return None
    return "is neither a registered relation nor an IRI" if problem(rel) else None


def _blank(content: str) -> str | None:
    return None if content else "is empty: give it a text or leave it out"


def _blank_or(check: _Check) -> _Check:
    return lambda content: _blank(content) or check(content)


def _together(entries: list[etree._Element]) -> Iterator[Finding]:
    """Check what entries must not share: an id with its date (RFC 4287 §4.1.1), and best no date at all."""
    ids: set[str] = set()
    moments: set[tuple[str, str]] = set()
    dates: set[str] = set()
    for entry in entries:
        id, updated = text(entry.find(f"{ATOM}id")), text(entry.find(f"{ATOM}updated"))
        inside = f"entry {id}"
        if (id, updated) in moments:
            yield error(place(entry, inside), "repeats the id and the date of another entry: keep one of them")
        elif id in ids:
            yield warning(place(entry, inside), "repeats the id of another entry: many readers show only one of them")
        elif updated in dates:
            yield warning(place(entry, inside), f"was updated at the same moment as another entry: {updated}")
        ids.add(id)
        moments.add((id, updated))
        dates.add(updated)


def _everywhere(root: etree._Element) -> Iterator[Finding]:
    """Check the constructs that stand in many places, by their names."""
    inside = ""
    for element in elements(root):
        if element.tag == f"{ATOM}entry":
            inside = f"entry {text(element.find(f'{ATOM}id'))}"
        yield from attribute(element, f"{XML}lang", _language, inside=inside)
        yield from attribute(element, f"{XML}base", reference_problem, inside=inside)
        check = _CONSTRUCTS.get(str(element.tag))
        if check is not None and _is_metadata(element):
            yield from check(element, inside)


def _is_metadata(element: etree._Element) -> bool:
    """Tell whether an Atom element is the feed's own, not part of an entry's content."""
    return element.getparent() is not None and not any(
        parent.tag == f"{ATOM}content" for parent in element.iterancestors()
    )


def _language(tag: str) -> str | None:
    return values.language(tag) if tag else None


def _date(element: etree._Element, inside: str) -> Iterator[Finding]:
    yield from value(element, values.rfc3339, inside)
    if (element.text or "").strip() != (element.text or ""):
        yield error(place(element, inside), f"<{name(element)}> has white space around its date: remove it")


def _id(element: etree._Element, inside: str) -> Iterator[Finding]:
    id = element.text or ""
    what = problem(id)
    if what:
        yield error(place(element, inside), f"<id> {what}")
    elif unlike := canonical_problem(id):
        yield warning(place(element, inside), f"<id> is not in its normal form: it {unlike}")


def _person(element: etree._Element, inside: str) -> Iterator[Finding]:
    if not text(element.find(f"{ATOM}name")):
        yield error(place(element, inside), f"<{name(element)}> has no <name>: give one")
    yield from repeated(element, (f"{ATOM}name", f"{ATOM}uri", f"{ATOM}email"), inside)
    yield from stray_text(element, inside)
    for child in element.findall(f"{ATOM}name"):
        yield from _warned(child, values.plain, inside)
    for child in element.findall(f"{ATOM}uri"):
        yield from value(child, _blank_or(reference_problem), inside)
    for child in element.findall(f"{ATOM}email"):
        yield from value(child, values.email, inside)


def _warned(element: etree._Element, check: _Check, inside: str) -> Iterator[Finding]:
    for finding in value(element, check, inside):
        yield warning(finding.where, finding.what)


def _category(element: etree._Element, inside: str) -> Iterator[Finding]:
    yield from attribute(element, "term", _blank, required=True, inside=inside)
    yield from attribute(element, "scheme", problem, inside=inside)


def _text(element: etree._Element, inside: str) -> Iterator[Finding]:
    """Check a text construct (RFC 4287 §3.1) or content (§4.1.3) by what its type says it is."""
    kind = element.get("type", "text")
    if element.get("src") is not None:
        yield from _out_of_line(element, inside)
        return
    if kind == "xhtml":
        yield from _xhtml(element, inside)
    elif kind in {"text", "html"}:
        yield from _escaped(element, kind, inside)
    else:
        yield from _other_type(element, kind, inside)
    if not len(element) and not text(element):
        yield warning(place(element, inside), f"<{name(element)}> is empty: give it a text or leave it out")


def _escaped(element: etree._Element, kind: str, inside: str) -> Iterator[Finding]:
    if len(element):
        yield error(place(element, inside), f"<{name(element)}> of the type {kind} holds elements: escape them")
    if kind == "html":
        yield from check_html(element.text or "", place(element, inside))
    else:
        yield from _warned(element, values.plain, inside)


def _out_of_line(element: etree._Element, inside: str) -> Iterator[Finding]:
    yield from attribute(element, "src", reference_problem, inside=inside)
    if len(element) or text(element):
        yield error(place(element, inside), f"<{name(element)}> has both src and content: keep one of them")
    if element.get("type") is None:
        yield warning(place(element, inside), f"<{name(element)}> has src but no type: say what is there")
    elif element.get("type") in _TEXT_TYPES:
        yield error(
            place(element, inside), f"<{name(element)}> has src and no media type: RFC 4287 §4.1.3.2 asks for one"
        )


def _xhtml(element: etree._Element, inside: str) -> Iterator[Finding]:
    tags = [str(child.tag) for child in children(element)]
    if tags != [f"{_XHTML}div"] or text(element):
        yield error(
            place(element, inside), f"<{name(element)}> of the type xhtml must hold one <div> of XHTML and no more"
        )
        return
    yield from check_tree(element[0], place(element, inside))
    if values.plain("".join(map(str, element.itertext()))):
        yield warning(place(element, inside), f"<{name(element)}> of the type xhtml holds escaped markup")


def _other_type(element: etree._Element, kind: str, inside: str) -> Iterator[Finding]:
    if element.tag != f"{ATOM}content":
        yield error(
            place(element, inside), f"<{name(element)}> has the type {kind}: only text, html and xhtml are there"
        )
        return
    yield from attribute(element, "type", values.media_type, inside=inside)
    if kind.lower().startswith("multipart/"):
        yield error(place(element, inside), "<content> must not be of a composite type (RFC 4287 §4.1.3.1)")
    elif _is_binary(element) and not _is_base64(text(element)):
        yield error(place(element, inside), f"<content> of the type {kind} is not base64 (RFC 4287 §4.1.3.3)")


def _is_base64(content: str) -> bool:
    from base64 import b64decode
    from binascii import Error

    try:
        b64decode("".join(content.split()), validate=True)
    except (Error, ValueError):
        return False
    return True


_CONSTRUCTS = {
    f"{ATOM}id": _id,
    f"{ATOM}updated": _date,
    f"{ATOM}published": _date,
    f"{ATOM}author": _person,
    f"{ATOM}contributor": _person,
    f"{ATOM}category": _category,
    **{ATOM + tag: _text for tag in _TEXTS},
}
