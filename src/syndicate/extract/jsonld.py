"""JSON-LD in a page: schema.org's words for its article, however broken the block that holds them."""

from __future__ import annotations

import json
from html import unescape
from itertools import chain, islice
from typing import TYPE_CHECKING, Any, TypeAlias

import regex

from syndicate.extract._credits import Credit, authors, credits_in
from syndicate.extract._credits import distinct as once
from syndicate.extract.evidence import distinct, draft, keywords, plain
from syndicate.extract.names import MAX_LENGTH
from syndicate.values import dates, language, markup, urls

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from lxml.html import HtmlElement

    from syndicate.model import Draft

Node: TypeAlias = "dict[str, Any]"

MOST_CREDITED = 100
"""Authors of an article that are read: papers of physics have more, feeds have no use for them."""
MOST_BLOCKS = 30
LONGEST_BLOCK = 1_000_000
DEEPEST = 40
MOST_NODES = 5_000
"""Blocks of a page, characters of a block, its nesting, and nodes of a page that are read: far above real pages."""

_WRAPPERS = ("<!--", "-->", "//<![CDATA[", "//]]>", "/*<![CDATA[*/", "/*]]>*/", "<![CDATA[", "]]>", "/* */", "//", ";")
# An unfinished string matches up to the end, so that no text is scanned twice.
_STRING_OR_COMMA = regex.compile(r'"(?:[^"\\]|\\.)*+"?|,(?=\s*+[\]}])', regex.DOTALL)
_BRACKETS = regex.compile(r'"(?:[^"\\]|\\.)*+"?|[\[\]{}]', regex.DOTALL)

_TAG = regex.compile(r"<[A-Za-z][^<>]*+>")

_LATE = frozenset({"script:ld+json"})
"""Names of ``meta`` that hold a block until a script puts it into the page."""
_ARTICLES = ("article", "posting", "report", "liveblog")
"""How schema.org's types for articles end: NewsArticle, BlogPosting, Report ..."""
_ASIDE = frozenset(
    {
        "itemlistelement", "haspart", "isrelatedto", "relatedlink", "citation", "comment", "review", "mentions",
        "about", "blogpost", "associatedmedia", "subjectof", "significantlink", "itemlist", "breadcrumb", "publisher",
        "author", "image", "video", "ispartof", "potentialaction",
    }
)  # fmt: skip
"""Properties under which other articles stand, or none."""


def read(nodes: Graph, base: str | None, url: str | None, sites: Collection[str] = ()) -> list[Draft]:
    """Return what the page's JSON-LD says of its article: one draft, or none. Never raises.

    `base` makes URLs absolute; of several articles the one at `url` is taken, else the first with a headline. `sites`
    are the keys of the site's names, which are no authors.
    """
    article = _best(nodes.articles, base, url)
    about = article or next(iter(nodes.pages), None)
    if about is None:
        return []
    return [_Reader(nodes, base, sites).draft(about, is_article=article is not None)]


def credited(nodes: Graph, base: str | None, url: str | None, sites: Collection[str] = ()) -> list[Credit]:
    """Return who is said to be an author of the article, persons and organisations, in their order."""
    article = _best(nodes.articles, base, url)
    return _Reader(nodes, base, sites).credited(article) if article else []


def site_names(nodes: Graph) -> list[str]:
    """Return the names of the site: its WebSite, and who publishes the page's articles."""
    publishers = [nodes.whole(item) for node in nodes.articles for item in items(node.get("publisher"))]
    return distinct([plain(node.get("name")) for node in [*nodes.sites, *publishers] if isinstance(node, dict)])


def _best(articles: list[Node], base: str | None, url: str | None) -> Node | None:
    here = urls.bare(url) if url else None

    def rank(article: Node) -> tuple[bool, bool]:
        names_itself = (urls.absolute(base, each) for each in _own_addresses(article))
        return here is not None and here in {urls.bare(each) for each in names_itself if each}, bool(_headline(article))

    return max(articles, key=rank, default=None)


def _own_addresses(article: Node) -> Iterator[str]:
    for key in ("url", "mainEntityOfPage", "@id"):
        for item in items(article.get(key)):
            value = item.get("@id") or item.get("url") if isinstance(item, dict) else item
            if isinstance(value, str):
                yield value


def _headline(article: Node) -> str:
    return plain(article.get("headline")) or plain(article.get("name"))


class Graph:
    """The nodes of a page's blocks, by what they are."""

    def __init__(self) -> None:
        self.articles: list[Node] = []
        self.pages: list[Node] = []
        self.sites: list[Node] = []
        self.by_id: dict[str, Node] = {}
        self.seen = 0

    @classmethod
    def of(cls, tree: HtmlElement) -> Graph:
        """Return the nodes of all blocks of a page."""
        nodes = cls()
        scripts = (node.text for node in tree.iter("script") if (said := node.get("type")) and _is_json_ld(said))
        late = (node.get("content") for node in tree.iter("meta") if node.get("name") in _LATE)
        for block in islice(chain(scripts, late), MOST_BLOCKS):
            if block and "@" in block:
                nodes._sort(parsed(block), DEEPEST, aside=False)
        return nodes

    def whole(self, value: Any) -> Any:
        """Return what an ``@id`` reference stands for, else the value itself."""
        if isinstance(value, dict) and set(value) <= {"@id", "@type"}:
            return self.by_id.get(str(value.get("@id")), value)
        return value

    def _sort(self, value: Any, depth: int, *, aside: bool) -> None:
        for item in items(value):
            self.seen += 1
            if not isinstance(item, dict) or depth == 0 or self.seen > MOST_NODES:
                continue
            self._place(item, aside=aside)
            for key, below in item.items():
                if isinstance(below, (dict, list)):
                    self._sort(below, depth - 1, aside=aside or key.lower() in _ASIDE)

    def _place(self, node: Node, *, aside: bool) -> None:
        identity = node.get("@id")
        if isinstance(identity, str) and len(node) > len(self.by_id.get(identity, {})):
            self.by_id[identity] = node
        types = _types(node)
        if "website" in types:
            self.sites.append(node)
        elif not aside and _ends_with(types, _ARTICLES):
            self.articles.append(node)
        elif not aside and _ends_with(types, ("page",)):
            self.pages.append(node)


def _types(value: Any) -> list[str]:
    """Return the types of a node in lower case, without the vocabulary they are from."""
    kinds = items(value.get("@type")) if isinstance(value, dict) else []
    return [kind.lower().rpartition("/")[2] for kind in kinds if isinstance(kind, str)]


def _ends_with(types: list[str], endings: tuple[str, ...]) -> bool:
    return any(kind.endswith(endings) for kind in types)


def _is_json_ld(media_type: str) -> bool:
    return media_type.partition(";")[0].strip().lower() == "application/ld+json"


def parsed(block: str) -> Any:
    """Return the value of a JSON-LD block, None where it holds none.

    Forgives what publishers do: comment and CDATA wrappers, closing semicolons, raw controls in strings, commas before
    closing brackets, and a second value behind the first.
    """
    tidy = _unwrapped(block[:LONGEST_BLOCK])
    if tidy.count("[") + tidy.count("{") > 2 * DEEPEST and _depth(tidy) > 2 * DEEPEST:
        return None
    for mend in _MENDS:
        try:
            return json.JSONDecoder(strict=False).raw_decode(mend(tidy))[0]
        except (ValueError, RecursionError):
            continue
    return None


def _unwrapped(block: str) -> str:
    tidy = block.strip().strip("\ufeff")
    for _ in range(4):
        before = tidy
        for wrapper in _WRAPPERS:
            tidy = tidy.removeprefix(wrapper).removesuffix(wrapper).strip()
        if tidy == before:
            break
    return tidy


def _depth(block: str) -> int:
    depth = deepest = 0
    for mark in _BRACKETS.finditer(block):
        if mark.group() in "[{":
            depth += 1
            deepest = max(deepest, depth)
        elif mark.group() in "]}":
            depth -= 1
    return deepest


def _without_trailing_commas(block: str) -> str:
    return _STRING_OR_COMMA.sub(lambda match: "" if match.group() == "," else match.group(), block)


def _unescaped(block: str) -> str:
    """Return a block that was escaped as if it were HTML's text, which a script's is not."""
    return _without_trailing_commas(unescape(block)) if "&quot;" in block and '"' not in block else ""


_MENDS = (str, _without_trailing_commas, _unescaped)


def items(value: Any) -> list[Any]:
    """Return the values of a property, which may be one, several or none."""
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


class _Reader:
    """Reads the article's node."""

    def __init__(self, nodes: Graph, base: str | None, sites: Collection[str]) -> None:
        self.nodes = nodes
        self.base = base
        self.sites = sites

    def draft(self, node: Node, *, is_article: bool) -> Draft:
        """Return what the node says; of a node that is only the page, not what may be the site's."""
        said = language.tag(plain(next(iter(items(node.get("inLanguage"))), None))) or None
        when = {"published": self.date(node, "datePublished", said), "updated": self.date(node, "dateModified", said)}
        if not is_article:
            return draft("json-ld", language=said, **when)
        body = node.get("articleBody")
        content = body if isinstance(body, str) and body.strip() else ""
        return draft(
            "json-ld",
            title=_headline(node),
            authors=authors(self.credited(node)),
            content=self.html(content),
            summary=plain(node.get("description")),
            image=self.image(node),
            language=said,
            categories=self.categories(node),
            teaser=is_restricted(node.get("isAccessibleForFree")),
            **when,
        )

    def date(self, node: Node, key: str, said: str | None) -> str | None:
        """Return a stated date."""
        stated = (dates.stated(plain(item), [said] if said else []) for item in items(node.get(key)))
        return next((each for each in stated if each), None)

    def html(self, body: str) -> str:
        """Return an ``articleBody``, text or HTML, escaped once, twice or not at all, as HTML."""
        for _ in range(2):
            body = body if _is_markup(body) else unescape(body)
        return markup.sanitise(body, self.base) if _is_markup(body) else markup.from_text(body)

    def credited(self, node: Node) -> list[Credit]:
        """Return the authors, in their order; an organisation may be called a person and the other way round."""
        stated = (item for key in ("author", "creator") for item in items(node.get(key)))
        wholes = [self.nodes.whole(item) for item in islice(stated, MOST_CREDITED)]
        said = [(name[:MAX_LENGTH], _is_organisation(whole)) for whole in wholes for name in _named(whole)]
        return once(credit for name, is_org in said for credit in credits_in(name, self.sites, organisation=is_org))

    def image(self, node: Node) -> str | None:
        """Return the first image with an address."""
        for key in ("image", "thumbnailUrl"):
            for item in items(node.get(key)):
                whole = self.nodes.whole(item)
                said = (whole.get("url") or whole.get("contentUrl")) if isinstance(whole, dict) else whole
                address = urls.absolute(self.base, said) if isinstance(said, str) else None
                if address:
                    return address
        return None

    def categories(self, node: Node) -> list[str]:
        """Return keywords, else sections; one text may hold several."""
        for key in ("keywords", "articleSection"):
            said = [plain(item.get("name") if isinstance(item, dict) else item) for item in items(node.get(key))]
            if found := keywords(said) if len(said) == 1 else distinct(said):
                return found
        return []


def _is_markup(text: str) -> bool:
    """Tell whether a text is HTML, also one without end tags; a text that speaks of one tag is not."""
    if "</" in text or "<br" in text or _TAG.match(text.lstrip()):
        return True
    return next(islice(_TAG.finditer(text), 1, 2), None) is not None


def is_restricted(value: object) -> bool:
    """Tell whether ``isAccessibleForFree`` says no; publishers write it as text or as schema.org's URL, too."""
    return value is False or (isinstance(value, str) and value.strip().lower().rpartition("/")[2] in {"false", "no"})


def _is_organisation(value: Any) -> bool:
    return _ends_with(_types(value), ("organization", "corporation"))


def _named(value: Any) -> list[str]:
    if isinstance(value, dict):
        whole: Mapping[str, Any] = value
        said = [plain(item) for item in items(whole.get("name"))]
        both = " ".join(filter(None, (plain(whole.get("givenName")), plain(whole.get("familyName")))))
        return [each for each in said if each] or ([both] if both else [])
    return [plain(value)] if plain(value) else []
