"""An article's page: everything it says of itself, and the article's text, in one draft."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from syndicate.errors import Unreadable
from syndicate.extract import body, visible
from syndicate.extract.charset import decode
from syndicate.extract.combine import combine
from syndicate.extract.evidence import draft
from syndicate.extract.structured import evidence
from syndicate.values import html_tree, language, markup, urls
from syndicate.values.folding import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml.html import HtmlElement

    from syndicate.model import Document, Draft

_LOOKED_AT = 4_000
"""Characters at the beginning that tell whether bytes are text."""
_BINARY = 0.1
"""Share of characters that no text has, from which bytes are taken for something else."""


def read(document: Document) -> Draft:
    """Return what the page of an article says, with its text as HTML and as plain text.

    A page that holds no article yields what can be had. Runs trafilatura: one call at a time in a process. Raises
    Unreadable, with the URL or path, for a document that is empty or no HTML.
    """
    tree = _tree(document)
    base = _base(tree, document.url)
    drafts = evidence(tree, base, document.url)
    told = combine(*drafts)
    pictured = draft("body", image=told.image, image_alt=_image_words(tree, told, base))
    restricted = any(each.teaser for each in drafts)
    text = replace(_text(tree, base, drafts), teaser=restricted)
    detected = draft("detected", language=language.detect(text.text or told.title or ""))
    found = combine(*_believed(drafts, detected), detected, pictured, text, _address(document, told))
    return replace(found, summary=_summary(found), path=document.path, teaser=restricted)


def _believed(drafts: Sequence[Draft], detected: Draft) -> list[Draft]:
    """Return the drafts without the language where a template's "en" stands over a text in another language."""
    other = detected.language is not None and not _is_english(detected)
    return [replace(each, language=None) if other and _is_english(each) else each for each in drafts]


def _is_english(each: Draft) -> bool:
    return (each.language or "").partition("-")[0] == "en"


def _tree(document: Document) -> HtmlElement:
    subject = document.url or document.path or "document"
    if not document.body.strip():
        raise Unreadable(subject, "is empty")
    html = decode(document)
    tree = None if _is_binary(html) else html_tree.document(html)
    if tree is None:
        raise Unreadable(subject, "is not HTML", document.media_type or None)
    return tree


def _is_binary(html: str) -> bool:
    """Tell whether a document holds no tag at all, or more characters that no text has than a broken page would."""
    beginning = html[:_LOOKED_AT]
    return "<" not in html or sum(map(_is_odd, beginning)) > _BINARY * len(beginning)


def _is_odd(character: str) -> bool:
    return character == "\N{REPLACEMENT CHARACTER}" or (character < " " and not character.isspace())


def _base(tree: HtmlElement, url: str | None) -> str | None:
    """Return what relative URLs are relative to: ``base`` (HTML §4.2.3), itself relative to the page's URL."""
    for node in tree.iter("base"):
        if href := node.get("href"):
            return urls.absolute(url, href) or url
    return url


def _image_words(tree: HtmlElement, told: Draft, base: str | None) -> str:
    return visible.image_words(tree, told.image, base) if told.image and not told.image_alt else ""


def _text(tree: HtmlElement, base: str | None, drafts: Sequence[Draft]) -> Draft:
    """Return the article's text: what the extractor finds, else ``articleBody``, else the longest run of paragraphs."""
    titles = [each.title for each in drafts if each.title]
    stated = next((each.content for each in drafts if each.content), None)
    content = body.main_content(tree, base, titles)
    if not content and stated:
        return draft("json-ld", content=stated, text=markup.text_of(stated))
    content = content or body.longest_run(tree, base)
    return draft("body", content=content, text=markup.text_of(content))


def _address(document: Document, told: Draft) -> Draft:
    """Return where the article stands: where it was found, or for a saved page what it names as its own address."""
    return draft("url", link=document.url) if document.url else draft("link element", link=told.canonical)


def _summary(found: Draft) -> str | None:
    """Return the description, where it is one of the article and not its title once more."""
    said = found.summary
    return said if said and fold(said) != fold(found.title or "") else None
