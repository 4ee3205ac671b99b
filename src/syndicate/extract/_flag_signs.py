"""What a page shows of itself before its text is cut out of it: statements, walls, its visible words, its next page."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

import regex
from lxml import etree

from syndicate.extract import _flag_words as words
from syndicate.extract._flag_text import size, told
from syndicate.extract.jsonld import is_restricted, items
from syndicate.extract.teaser import is_invitation
from syndicate.values import text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from lxml.html import HtmlElement

    from syndicate.extract.blocks import Block
    from syndicate.extract.jsonld import Graph, Node
    from syndicate.model import Draft

LONGEST_SHOWN = 400_000
"""Characters of a page's visible text that are kept, and of its class names."""
MOST_ARTICLES = 3
"""Articles a page's JSON-LD may hold before what it says of one is no more taken for this page's."""
LONGEST_BODY = 500_000
"""Characters of an ``articleBody`` that are looked at."""
MOST_LINKS = 100
HEADING = 40
"""Headings that are kept, and characters of each."""
SECOND = 2
SHORTEST_STEM = 6
"""The number of an article's next page, and characters of an article's path."""

_NAMES = tuple(etree.XPath(f"//@{name}", smart_strings=False) for name in ("class", "id"))
_SOURCES = tuple(etree.XPath(path, smart_strings=False) for path in ("//script/@src", "//form/@action"))
_HEADLINES = tuple(etree.XPath(f"//{tag}[.//a or ancestor::a]") for tag in ("h2", "h3", "h4"))
_NEXT = etree.XPath("(//link | //a)[contains(@rel, 'next')]/@href", smart_strings=False)
_SELECTOR = regex.compile(r"\.[\w-]{1,80}")
_OF_CLASS = etree.XPath("//*[contains(concat(' ', normalize-space(@class), ' '), $name)]")
_TIERS = ("article:content_tier", "og:article:content_tier", "article_content_tier", "article.access")
_CLOSED_TIERS = frozenset({"locked", "metered", "paid", "premium", "subscriber", "subscribers"})
_PAGE_NUMBER = regex.compile(r"(?:[-_/.,;?&=]?[A-Za-z]{0,12}[-_/.,;=]?)(\d{1,2})(?:\.[a-z]{3,5})?/?")
_SUFFIX = regex.compile(r"(?:\.[a-z]{3,5}|/)$")
_STRUCTURED = frozenset({"json-ld", "opengraph", "meta", "microdata"})


@dataclass(frozen=True, slots=True)
class Signs:
    """What a page shows of itself, taken before its main content is cut out of its tree."""

    claims: tuple[str, ...] = ()
    """Statements that the article is not free, each as it stands: "isAccessibleForFree: false"."""
    held: int | None = None
    """Words in the elements that the page names as its restricted part; None where it names none, or none is there."""
    words: int = 0
    """``wordCount`` as stated, 0 where nothing is."""
    body: str = ""
    """``articleBody`` as stated, '' where nothing is."""
    kinds: frozenset[str] = frozenset()
    """Types of the page and its article in lower case: schema.org's, and "og:website" for OpenGraph's."""
    shown: str = ""
    """The visible text without white space."""
    wall: str = ""
    """The first class name or id of a container that asks for a subscription."""
    barrier: str = ""
    """The first class name, id, script or form that asks for a person."""
    headlines: tuple[str, ...] = ()
    """The headings of the first level and the document's title."""
    links: tuple[str, ...] = ()
    """Headings that are links, each the beginning of its words without white space."""
    invitations: frozenset[str] = frozenset()
    """Words of links that invite to read on and say nothing else."""
    next_page: str = ""
    """The address of the article's next page."""
    is_dated: bool = False
    """Whether the page's structured data name an author or when an article was published."""


def signs(
    tree: HtmlElement, lines: Iterable[Block], graph: Graph, drafts: Sequence[Draft], url: str | None = None
) -> Signs:
    """Return the signs of a page. Never raises.

    The tree, whose blocks `lines` are, is only read; `drafts` is what the page says of its article.
    """
    articles = graph.articles if len(graph.articles) <= MOST_ARTICLES else []
    shown = _shown(lines)
    names = _joined(_NAMES, tree)
    metas = _metas(tree)
    claims = [*_claims([*articles, *graph.pages]), *_tiers(metas)]
    return Signs(
        claims=tuple(dict.fromkeys(claims)),
        held=_held(tree, [*articles, *graph.pages]) if claims else None,
        words=next(filter(None, (_number(each.get("wordCount")) for each in articles)), 0),
        body=next(filter(None, (_body(each) for each in articles)), ""),
        kinds=frozenset([*_kinds([*graph.articles, *graph.pages]), *_og_type(metas)]),
        shown=shown,
        wall=_name_with(words.WALL_NAMES, names),
        barrier=_name_with(words.BARRIERS, f"{names} {_joined(_SOURCES, tree)}"),
        headlines=tuple(_headlines(tree)),
        links=tuple(_linked_headings(tree)),
        invitations=frozenset(_invitations(tree)),
        next_page=_next_page(_NEXT(tree), drafts, url),
        is_dated=any(map(_is_stated, drafts)),
    )


def _shown(lines: Iterable[Block]) -> str:
    return "".join("".join(line.said for line in lines)[: 2 * LONGEST_SHOWN].split())[:LONGEST_SHOWN]


def _joined(paths: Sequence[etree.XPath], tree: HtmlElement) -> str:
    return " ".join(" ".join(path(tree)) for path in paths)[:LONGEST_SHOWN].lower()


def _name_with(parts: Sequence[str], names: str) -> str:
    """Return the whole name in which one of the parts stands."""
    at = next((found for found in map(names.find, parts) if found >= 0), -1)
    if at < 0:
        return ""
    end = names.find(" ", at)
    return told(names[names.rfind(" ", 0, at) + 1 : end if end >= 0 else len(names)])


def _metas(tree: HtmlElement) -> dict[str, str]:
    found: dict[str, str] = {}
    for node in islice(tree.iter("meta"), 500):
        key = (node.get("property") or node.get("name") or "").strip().lower()
        if key in _TIERS or key == "og:type":
            found.setdefault(key, text.one_line(node.get("content") or "").lower()[:80])
    return found


def _tiers(metas: dict[str, str]) -> Iterator[str]:
    return (f"{key}: {metas[key]}" for key in _TIERS if metas.get(key) in _CLOSED_TIERS)


def _og_type(metas: dict[str, str]) -> list[str]:
    return [f"og:{metas['og:type']}"] if metas.get("og:type") else []


def _claims(nodes: Sequence[Node]) -> Iterator[str]:
    """Yield what says that reading costs; of an article whose parts are told apart the parts count."""
    if any(is_restricted(each.get("isAccessibleForFree")) for node in nodes for each in [node, *_parts(node)]):
        yield "isAccessibleForFree: false"


def _parts(node: Node) -> list[Node]:
    return [each for each in items(node.get("hasPart"))[:20] if isinstance(each, dict)]


def _held(tree: HtmlElement, nodes: Sequence[Node]) -> int | None:
    """Return how many words stand in what ``cssSelector`` names as restricted (schema.org/WebPageElement)."""
    found = [node for name in _selected(nodes) for node in _OF_CLASS(tree, name=f" {name} ")[:50]]
    return sum(size(" ".join(node.itertext())[:LONGEST_SHOWN]) for node in found[:100]) if found else None


def _selected(nodes: Sequence[Node]) -> list[str]:
    """Return the classes that are named as restricted parts."""
    parts = (each for node in nodes for each in _parts(node) if is_restricted(each.get("isAccessibleForFree")))
    stated = (said for each in parts for said in items(each.get("cssSelector")) if isinstance(said, str))
    return [name[1:] for said in islice(stated, 10) for name in _SELECTOR.findall(said[:400])][:10]


def _number(value: object) -> int:
    """Return a ``wordCount`` that can be one, else 0."""
    if isinstance(value, bool) or not isinstance(value, (int, float, str)):
        return 0
    digits = str(value)[:20].partition(".")[0].replace(",", "").strip()
    return int(digits) if digits.isascii() and digits.isdecimal() and len(digits) <= 6 else 0


def _body(node: Node) -> str:
    value = node.get("articleBody")
    return value[:LONGEST_BODY] if isinstance(value, str) else ""


def _kinds(nodes: Sequence[Node]) -> Iterator[str]:
    for node in nodes[:100]:
        for each in [node, node.get("mainEntity")]:
            if isinstance(each, dict):
                kinds = (kind for kind in items(each.get("@type")) if isinstance(kind, str))
                yield from (kind[:80].lower().rpartition("/")[2] for kind in kinds)


def _headlines(tree: HtmlElement) -> Iterator[str]:
    for tag in ("h1", "title"):
        for node in islice(tree.iter(tag), 5):
            if said := text.one_line(" ".join(node.itertext())[:2_000]):
                yield said[:300]


def _linked_headings(tree: HtmlElement) -> Iterator[str]:
    """Yield the headings that lead to other pages; a link of a few letters is a place to come back to."""
    for heading in islice((node for path in _HEADLINES for node in path(tree)), MOST_LINKS):
        said = "".join(" ".join(heading.itertext())[: 2 * HEADING].split())
        if said and any(_leads_away(link, len(said)) for link in (*heading.iter("a"), *heading.iterancestors("a"))):
            yield said[:HEADING]


def _leads_away(link: HtmlElement, length: int) -> bool:
    said = "".join(" ".join(link.itertext())[: 2 * HEADING].split())
    return not (link.get("href") or "#").startswith("#") and 2 * len(said) >= length


def _invitations(tree: HtmlElement) -> Iterator[str]:
    for link in tree.iter("a"):
        said = " ".join((link.text or "")[:HEADING].split())
        if said and is_invitation(said):
            yield said


def _is_stated(draft: Draft) -> bool:
    """Tell whether structured data name an author or a date; what is only shown may belong to a list beside it."""
    found = (draft.evidence[name].source for name in ("published", "authors") if name in draft.evidence)
    return any(source in _STRUCTURED for source in found)


def _next_page(addresses: Sequence[str], drafts: Sequence[Draft], url: str | None) -> str:
    """Return the address among those of rel=next (HTML §4.6.7.17) that is the page's own with the number 2."""
    own = [*(each.canonical for each in drafts if each.canonical), url or ""]
    stems = list(dict.fromkeys(filter(None, map(_stem, own))))
    found = (address for stem in stems for address in addresses[:10] if _is_second(address, stem))
    return told(next(found, ""))


def _is_second(address: str, stem: str) -> bool:
    _, found, rest = address.partition(stem)
    match = _PAGE_NUMBER.fullmatch(rest[:60]) if found else None
    return match is not None and int(match.group(1)) == SECOND and "comment" not in rest


def _stem(own: str) -> str:
    """Return the path of an address without its ending; '' where that is too short to be an article's."""
    path = own.partition("#")[0].partition("://")[2].partition("/")[2]
    stem = _SUFFIX.sub("", path)
    return stem if len(stem) >= SHORTEST_STEM else ""
