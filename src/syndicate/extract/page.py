"""An article's page: everything it says of itself, and the article's text, in one draft."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from syndicate.errors import Unreadable
from syndicate.extract import flags, jsonld
from syndicate.extract.blocks import blocks
from syndicate.extract.body import main_content
from syndicate.extract.charset import beginning, decode
from syndicate.extract.combine import combine
from syndicate.extract.evidence import draft
from syndicate.extract.features import Told
from syndicate.extract.learned import learned as packaged
from syndicate.extract.structured import evidence
from syndicate.model import Draft, Limits
from syndicate.values import html_tree, language, markup, urls
from syndicate.values.folding import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from lxml.html import HtmlElement

    from syndicate.extract.body import Content
    from syndicate.extract.learned import Learned
    from syndicate.model import Document

_LIMITS = Limits()
_LOOKED_AT = 4_000
"""Characters at the beginning that tell whether bytes are text."""
_ODD = re.compile("[\x00-\x08\x0e-\x1b\N{REPLACEMENT CHARACTER}]")
_BINARY = 0.1
"""Share of characters that no text has, from which bytes are taken for something else."""


def never() -> bool:
    """Say that there is time left."""
    return False


def read(
    document: Document, limits: Limits = _LIMITS, late: Callable[[], bool] = never, learned: Learned | None = None
) -> Draft:
    """Return what the page of an article says, with its text as HTML and as plain text, and what the page is.

    A page that holds no article yields what can be had. `late` is asked between steps: once it says yes, no further
    member is asked for the text. `learned` takes the place of what comes with the program. Runs trafilatura: one call
    at a time in a process. Raises Unreadable, with the URL or path, for a document that is empty or no HTML.
    """
    tree = _tree(document, limits)
    # Python's side of an element lives as long as someone holds it; made anew at every step it costs a parse.
    held = list(tree.iter())
    base = _base(tree, document.url)
    lines, graph = blocks(tree), jsonld.Graph.of(tree)
    drafts = evidence(tree, base, document.url, lines, graph)
    signs = flags.signs(tree, lines, graph, drafts, document.url)
    told = combine(*drafts)
    stated = next((each for each in drafts if each.content), Draft())
    content = main_content(
        tree, lines, Told(_titles(drafts), told.authors, _plain(stated)), learned or packaged(), late
    )
    cut = _cut(document, limits, len(held)) if content.is_last else ""
    del held
    text = _text(content, base, stated)
    detected = draft("detected", language=language.detect(text.text or told.title or ""))
    found = combine(*_believed(drafts, detected), detected, text, _address(document, told))
    seen = flags.find(signs, found.text or "", found.content or "", found.title, cut=cut)
    partial = any(flag.kind in flags.PARTIAL for flag in seen)
    return replace(found, summary=_summary(found), path=document.path, flags=seen, teaser=partial)


def _believed(drafts: Sequence[Draft], detected: Draft) -> list[Draft]:
    """Return the drafts without the language where a template's "en" stands over a text in another language."""
    other = detected.language is not None and not _is_english(detected)
    return [replace(each, language=None) if other and _is_english(each) else each for each in drafts]


def _is_english(each: Draft) -> bool:
    return (each.language or "").partition("-")[0] == "en"


def _tree(document: Document, limits: Limits) -> HtmlElement:
    subject = document.url or document.path or "document"
    body = beginning(document.body, limits.bytes)
    if not body.strip():
        raise Unreadable(subject, "is empty")
    html = decode(replace(document, body=body))
    tree = None if _is_binary(html) else html_tree.document(html, limits)
    if tree is None:
        raise Unreadable(subject, "is not HTML", document.media_type or None)
    return tree


def _cut(document: Document, limits: Limits, elements: int) -> str:
    """Return which limit a page was cut by, '' where it was read whole."""
    if len(document.body) > limits.bytes:
        return f"the page is longer than {limits.bytes} bytes, the rest was not read"
    most = max(1, limits.elements)
    return f"the page has more than {most} elements, the rest was not read" if elements > most else ""


def _is_binary(html: str) -> bool:
    """Tell whether a document holds no tag at all, or more characters that no text has than a broken page would."""
    beginning = html[:_LOOKED_AT]
    return "<" not in html or len(_ODD.findall(beginning)) > _BINARY * len(beginning)


def _base(tree: HtmlElement, url: str | None) -> str | None:
    """Return what relative URLs are relative to: ``base`` (HTML §4.2.3), itself relative to the page's URL."""
    for node in tree.iter("base"):
        if href := node.get("href"):
            return urls.absolute(url, href) or url
    return url


def _text(content: Content, base: str | None, stated: Draft) -> Draft:
    """Return the article's text: what was found in the page, else what the page states in ``articleBody``."""
    html = markup.sanitise(content.html, base)
    if not html and stated.content:
        return draft("json-ld", content=stated.content, text=_plain(stated))
    found = draft("body", content=html, text=markup.text_of(html))
    return replace(found, evidence={name: replace(each, votes=content.votes) for name, each in found.evidence.items()})


def _titles(drafts: Sequence[Draft]) -> list[str]:
    return list(dict.fromkeys(each.title for each in drafts if each.title))


def _plain(stated: Draft) -> str:
    return markup.text_of(stated.content) if stated.content else ""


def _address(document: Document, told: Draft) -> Draft:
    """Return where the article stands: where it was found, or for a saved page what it names as its own address."""
    return draft("url", link=document.url) if document.url else draft("link element", link=told.canonical)


def _summary(found: Draft) -> str | None:
    """Return the description, where it is one of the article and not its title once more."""
    said = found.summary
    return said if said and fold(said) != fold(found.title or "") else None
