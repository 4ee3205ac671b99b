"""All that a page says of its article outside of the article's text, as drafts in order of trust."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING

from syndicate.extract import _shown_dates, _shown_names, jsonld, meta, titles, visible
from syndicate.extract._credits import Credit, of_kind
from syndicate.extract._pictures import Pictures
from syndicate.extract.evidence import draft
from syndicate.model import Evidence, Rejected
from syndicate.values import language, urls

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Sequence

    from lxml.html import HtmlElement

    from syndicate.extract.blocks import Block
    from syndicate.model import Draft


def evidence(
    tree: HtmlElement,
    base: str | None,
    url: str | None,
    lines: Sequence[Block] | None = None,
    graph: jsonld.Graph | None = None,
) -> list[Draft]:
    """Return the drafts of a page's JSON-LD, head, microdata, headings, bylines, dates and links. Never raises.

    `base` makes URLs absolute; `url` is where the page was found, None for a saved one. Titles have lost the site's
    name, and so have lists of authors where anyone else is named. `lines` are the blocks of the tree and
    `graph` its JSON-LD, for a caller who has them.
    """
    head, graph = meta.Head(tree), graph or jsonld.Graph.of(tree)
    declared = meta.html_language(tree)
    spoken = declared.language or _detected(tree)
    page = visible.Page(tree, base, spoken, lines)
    link, opengraph = meta.links(tree, base, url), meta.opengraph(head, base, spoken, url)
    where = url or link.canonical or opengraph.canonical or ""
    names = [*meta.site_names(head), *jsonld.site_names(graph), *titles.host_names(urls.host(where))]
    own = frozenset(map(titles.key, names)) - {""}
    told = [
        declared,
        *jsonld.read(graph, base, url, own),
        meta.meta(head, base, spoken, own),
        opengraph,
        visible.microdata(page, own),
    ]
    shown = [*visible.headings(page), visible.document_title(page), link, visible.tagged(page)]
    dated = _dated(page, [*told, visible.address_date(url)])
    signed = draft("byline", authors=_shown_names.marked(page, own))
    if not any(each.authors for each in (*told, signed)):
        signed = _unsigned(page, own, jsonld.credited(graph, base, url, own), meta.credited(head, own))
    pictures = Pictures(tree.iter("img"), base)
    return _described([_pictured(_titled(each, own), pictures) for each in (*told, signed, *dated, *shown)], pictures)


def _dated(page: visible.Page, told: Sequence[Draft]) -> list[Draft]:
    """Return the date in the address, and those the page shows: where none is declared, those of its lines, too."""
    declared = any(each.published for each in told)
    return [told[-1], _shown_dates.marked(page) if declared else _shown_dates.shown(page)]


def _pictured(each: Draft, pictures: Pictures) -> Draft:
    """Return a draft whose image is as the page shows it; what was declared is noted."""
    if not each.image or (shown := pictures.shown(each.image)) == each.image:
        return each
    said = each.evidence["image"]
    noted = Evidence(said.source, [*said.rejected, Rejected(each.image, said.source, "the page shows it otherwise")])
    return replace(each, image=shown, evidence={**each.evidence, "image": noted})


def _described(drafts: list[Draft], pictures: Pictures) -> list[Draft]:
    """Return drafts whose image has the words beside it on the page, where none of them says any."""
    told = {each.image for each in drafts if each.image_alt}
    words = {image: "" for each in drafts if (image := each.image) and image not in told}
    for image in words:
        words[image] = visible.words_of_picture(pictures.showing(image))
    return [_worded(each, words.get(each.image or "", "")) for each in drafts]


def _worded(each: Draft, words: str) -> Draft:
    return replace(each, image_alt=words, evidence={**each.evidence, "image_alt": Evidence("body")}) if words else each


def _unsigned(page: visible.Page, own: Collection[str], graph: list[Credit], head: list[Credit]) -> Draft:
    """Return the authors of a page where no metadata and no byline names a person.

    First who stands near the headline; else the agency or desk that is said to be the author; else who has a box about
    the author; else the site itself, where it says that it is.
    """
    told = (("json-ld", graph), ("meta", head))
    signed = _shown_names.signed(page)
    ways: list[tuple[str, Callable[[], list[str]]]] = [
        ("byline", lambda: _shown_names.near(signed, page, own)),
        *((source, partial(of_kind, found, "organisation")) for source, found in told),
        ("byline", lambda: _shown_names.organisations(signed, page, own)),
        ("byline", lambda: _shown_names.boxed(page, own)),
        *((source, partial(of_kind, found, "site")) for source, found in told),
        ("byline", lambda: _shown_names.marked(page, ())),
    ]
    drafts = (draft(source, authors=way()) for source, way in ways)
    return next((each for each in drafts if each.authors), draft("byline"))


def _detected(tree: HtmlElement) -> str | None:
    """Return the language of a page that declares none: its dates are read by it."""
    return language.detect(" ".join(islice(_shown(tree), _LINES)))


_LINES = 300
"""Runs of text that are looked at for a page's language."""


def _shown(tree: HtmlElement) -> Iterator[str]:
    for node in tree.iter("p", "h1", "h2", "li", "td", "div"):
        if node.text and not node.text.isspace():
            yield node.text


def _titled(each: Draft, own: Collection[str]) -> Draft:
    """Return a draft whose title has lost the site's name; a title that was nothing else is none."""
    if not each.title:
        return each
    title = titles.without_site(each.title, own)
    title = title if titles.key(title) not in own else ""
    return each if title == each.title else replace(each, title=title or None)
