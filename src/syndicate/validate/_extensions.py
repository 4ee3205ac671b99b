"""Elements of extensions in a feed, held against the rules for each: readers overlook what they cannot read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from syndicate.validate._extension_rules import ATTRIBUTES, CLOSED, FEEDSYNC, MISSPELT, RULES
from syndicate.validate._xml import ATOM, MEDIA, attribute, elements, error, name, place, text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

    from syndicate.model import Finding
    from syndicate.validate._extension_rules import Rule


_NAMED = {"item": "guid", f"{ATOM}entry": f"{ATOM}id"}
"""Elements around others, and what names them."""


def extensions(root: etree._Element) -> Iterator[Finding]:
    """Find what is wrong with the elements of extensions, wherever they stand."""
    inside = ""
    for element in elements(root):
        if element.tag in _NAMED:
            inside = f"{name(element)} {text(element.find(_NAMED[str(element.tag)])) or 'without name'}"
        namespace, _, local = str(element.tag).rpartition("}")
        for key, check in ATTRIBUTES.items():
            yield from attribute(element, key, check, inside=inside)
        if namespace[1:] in MISSPELT:
            right = MISSPELT[namespace[1:]].strip("{}")
            yield error(
                place(element, inside), f"<{name(element)}> is of a namespace that readers do not know: it is {right}"
            )
        elif local not in CLOSED.get(f"{namespace}}}", {local}):
            yield error(place(element, inside), f"<{name(element)}> is no element of its namespace")
        elif (rule := RULES.get(str(element.tag))) is not None:
            yield from _judged(element, rule, inside)
            yield from _TOGETHER.get(str(element.tag), _nothing)(element, inside)


def _judged(element: etree._Element, rule: Rule, inside: str) -> Iterator[Finding]:
    """Hold one element against its rule."""
    for what in _faults(element, rule):
        yield error(place(element, inside), f"<{name(element)}> {what}")
    for key, check in rule.attributes.items():
        yield from attribute(element, key, check, required=key in rule.required, inside=inside)


def _faults(element: etree._Element, rule: Rule) -> Iterator[str]:
    """Give what is wrong with an element itself."""
    what = rule.text(element.text or "") if rule.text is not None else None
    if what:
        yield what
    yield from (f"holds no <{tag.rpartition('}')[2]}>" for tag in rule.holds if element.find(tag) is None)
    if rule.once and next(element.itersiblings(str(element.tag), preceding=True), None) is not None:
        yield "is repeated: keep one"


# -- what no single value says


def _nothing(_element: etree._Element, _inside: str) -> Iterator[Finding]:
    yield from ()


def _sharing(element: etree._Element, inside: str) -> Iterator[Finding]:
    """FeedSync: `since` and `until` come together, in this order."""
    since, until = element.get("since"), element.get("until")
    if (since is None) != (until is None):
        yield error(place(element, inside), f"<{name(element)}> has one of since and until: both or none")
    elif since is not None and until is not None and since > until:
        yield error(place(element, inside), f"<{name(element)}> ends before it begins")


def _rating(element: etree._Element, inside: str) -> Iterator[Finding]:
    """Media RSS: without a scheme of its own a rating is "adult" or "nonadult"."""
    simple = element.get("scheme", "urn:simple") == "urn:simple"
    if simple and (element.text or "").strip() not in {"adult", "nonadult"}:
        yield error(place(element, inside), f"<{name(element)}> is neither adult nor nonadult")


def _restriction(element: etree._Element, inside: str) -> Iterator[Finding]:
    """Media RSS: what is allowed or denied are countries, addresses, or all and none."""
    words = (element.text or "").split()
    fits = {
        "country": lambda word: len(word) == 2 and word.isascii() and word.isalpha(),
        "uri": lambda word: ":" in word,
    }.get(element.get("type", ""), lambda word: word in {"all", "none"})
    if element.get("type") != "sharing" and not all(map(fits, words)):
        yield error(
            place(element, inside), f"<{name(element)}> names what is no {element.get('type') or 'all or none'}"
        )


_TOGETHER = {f"{FEEDSYNC}sharing": _sharing, f"{MEDIA}rating": _rating, f"{MEDIA}restriction": _restriction}
