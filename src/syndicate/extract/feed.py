"""A feed becomes drafts: RSS 0.9x to 2.0, RDF, Atom 0.3 and 1.0, JSON Feed 1.0 and 1.1."""

from __future__ import annotations

from typing import TYPE_CHECKING

from syndicate.extract import jsonfeed
from syndicate.extract._feed_draft import FeedDraft, draft_of, newest
from syndicate.extract._feed_texts import Texts, texts_of
from syndicate.extract._feed_tree import Facts, FeedTree
from syndicate.extract._feed_xml import not_a_feed, tree_of
from syndicate.extract.charset import decode
from syndicate.values.markup import sanitise
from syndicate.values.urls import absolute

if TYPE_CHECKING:
    from syndicate.model import Document, Draft

__all__ = ["FeedDraft", "parse"]

LARGEST = 20_000_000
"""Bytes of a feed that are parsed."""


def parse(document: Document) -> FeedDraft:
    """Return what a feed says of itself and of its entries, at most the 1,000 newest, in its own order.

    Ids, links, names and dates are as the feed states them; titles and summaries plain text; contents HTML that is
    yet to be sanitised. Authors and language are the feed's where an entry names none (RFC 4287 §4.2.1). An update is
    taken for the date of publication only where no other date is stated. Raises Unreadable for what is no feed or is
    broken beyond repair; its subject is the document's URL or path.
    """
    subject = document.url or document.path or "the feed"
    if len(document.body) > LARGEST:
        raise not_a_feed(subject, f"larger than {LARGEST} bytes")
    text = decode(document)
    if text.lstrip()[:1] in {"{", "["}:
        return jsonfeed.parse(text, document.url, subject)
    feed = FeedTree(tree_of(text, subject), document.url)
    items = feed.items
    if items:
        items = list(newest(items, (feed.published(items[0]), feed.published(items[-1]))))
    facts = [feed.facts(item) for item in items]
    head, texts = texts_of(feed, items)
    return FeedDraft(
        title=head.title,
        link=feed.link,
        description=head.summary,
        language=feed.language,
        drafts=[_draft(*pair) for pair in zip(facts, texts, strict=True)],
    )


def _draft(facts: Facts, texts: Texts) -> Draft:
    """Join what an item states and what it tells."""
    values = {
        "guid": facts.guid,
        "link": facts.link,
        "title": texts.title,
        "authors": facts.authors,
        "published": facts.published,
        "updated": facts.updated,
        "content": _content(texts.content, facts),
        "summary": texts.summary,
        "image": next(filter(None, (absolute(facts.base, image) for image in texts.images)), None),
        "language": facts.language,
        "categories": texts.categories,
        "teaser": texts.teaser,
    }
    return draft_of(values, {"published": facts.rejected})


def _content(content: str | None, facts: Facts) -> str | None:
    """Return a content; made absolute already where its relative URLs start from elsewhere than the entry's link."""
    if content and facts.content_base and facts.content_base != facts.link:
        return sanitise(content, facts.content_base)
    return content
