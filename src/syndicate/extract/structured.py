"""All that a page says of its article outside of the article's text, as drafts in order of trust."""

from __future__ import annotations

from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING

from syndicate.extract import jsonld, meta, titles, visible
from syndicate.extract.evidence import distinct, draft
from syndicate.values import language, urls
from syndicate.values.folding import fold

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from lxml.html import HtmlElement

    from syndicate.model import Draft


def evidence(tree: HtmlElement, base: str | None, url: str | None) -> list[Draft]:
    """Return the drafts of a page's JSON-LD, head, microdata, headings, bylines, dates and links. Never raises.

    `base` makes URLs absolute; `url` is where the page was found, None for a saved one. Titles have lost the site's
    name, and so have lists of authors where anyone else is named.
    """
    head = meta.Head(tree)
    graph = jsonld.Graph.of(tree)
    declared = meta.html_language(tree)
    page = visible.Page(tree, base, declared.language or _detected(tree))
    drafts = [
        declared,
        *jsonld.read(graph, base, url),
        meta.meta(head, base),
        meta.opengraph(head, base),
        visible.microdata(page),
        visible.byline(page),
        visible.times(page),
        *visible.headings(page),
        visible.document_title(tree),
        meta.links(tree, base, url),
        visible.address_date(url),
        draft("byline", categories=meta.tagged(tree)),
    ]
    said = [*meta.site_names(head), *jsonld.site_names(graph)]
    drafts = _without_site_authors(drafts, said)
    if not any(each.authors for each in drafts):
        drafts.append(draft("json-ld", authors=jsonld.organisations(graph, base, url)))
    if not any(each.published for each in drafts):
        drafts.append(visible.shown_date(tree, page))
    where = url or next((each.canonical for each in drafts if each.canonical), "")
    sites = distinct([*said, *titles.host_names(urls.host(where))])
    return [_titled(each, sites) for each in drafts]


def _detected(tree: HtmlElement) -> str | None:
    """Return the language of a page that declares none: its dates are read by it."""
    return language.detect(" ".join(islice(_shown(tree), _LINES)))


_LINES = 300
"""Runs of text that are looked at for a page's language."""


def _shown(tree: HtmlElement) -> Iterator[str]:
    for node in tree.iter("p", "h1", "h2", "li", "td", "div"):
        if node.text and not node.text.isspace():
            yield node.text


def _titled(each: Draft, sites: Collection[str]) -> Draft:
    """Return a draft whose title has lost the site's name; a title that was nothing else is none."""
    title = titles.without_site(each.title, sites) if each.title else None
    own = {fold(site) for site in sites}
    return replace(each, title=title if title and fold(title) not in own else None)


def _without_site_authors(drafts: list[Draft], sites: Collection[str]) -> list[Draft]:
    """Take the site's own name out of the authors where anyone else is named."""
    own = {fold(site) for site in sites}
    if all(fold(name) in own for each in drafts for name in each.authors):
        return drafts
    return [replace(each, authors=[name for name in each.authors if fold(name) not in own]) for each in drafts]
