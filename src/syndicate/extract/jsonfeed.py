"""JSON Feed 1.0 and 1.1 (jsonfeed.org), read by its own rules: what has the wrong type is not there."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from syndicate.extract import names
from syndicate.extract._feed_draft import MOST_CATEGORIES, FeedDraft, draft_of, newest
from syndicate.extract._feed_xml import not_a_feed
from syndicate.model import Rejected
from syndicate.values import dates, language
from syndicate.values.markup import from_text, sanitise
from syndicate.values.text import clean, one_line
from syndicate.values.urls import absolute

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from syndicate.model import Draft

_LONGEST_NUMBER = 100
"""Digits of a number that is read; Python refuses 4,300, and no id or date has them."""
_LONGEST_NAME = 1_000
_LONGEST_NOTE = 200


def parse(text: str, url: str | None, subject: str) -> FeedDraft:
    """Return what a JSON Feed says. Raises Unreadable for what is no JSON, or is none of a feed."""
    try:
        found = json.loads(text, parse_int=_number, parse_float=_number, parse_constant=_nothing)
    except ValueError as error:
        raise not_a_feed(subject, "broken JSON") from error
    except RecursionError as error:
        raise not_a_feed(subject, "JSON nested too deeply") from error
    if not isinstance(found, dict) or not isinstance(found.get("items"), list):
        raise not_a_feed(subject, "JSON, but not a JSON Feed")
    feed = _Item(found)
    items = [_Item(item) for item in found["items"] if isinstance(item, dict)]
    if items:
        items = list(newest(items, (items[0].date("date_published"), items[-1].date("date_published"))))
    return FeedDraft(
        title=feed.line("title"),
        link=absolute(url, feed.text("home_page_url")),
        description=feed.line("description"),
        language=language.tag(feed.text("language")),
        drafts=[_draft(item, feed, url) for item in items],
    )


def _draft(item: _Item, feed: _Item, url: str | None) -> Draft:
    """Return what one item says."""
    stated = (
        absolute(url, item.text("url")),
        absolute(None, item.id),
        absolute(url, item.text("external_url")),
    )
    link = next(filter(None, stated), None)
    published, updated = item.date("date_published"), item.date("date_modified")
    values = {
        "guid": item.id,
        "link": link,
        "title": item.line("title"),
        "authors": item.authors() or feed.authors(),
        "published": published or updated,
        "updated": updated,
        "content": item.content(link, url),
        "summary": item.line("summary"),
        "image": absolute(link or url, item.text("image")) or absolute(link or url, item.text("banner_image")),
        "language": language.tag(item.text("language") or feed.text("language")),
        "categories": item.tags(),
    }
    return draft_of(values, {"published": item.rejected()})


class _Item:
    """An object of the feed, its members read as the types they should have."""

    def __init__(self, members: Mapping[str, Any]) -> None:
        self._members = members

    def text(self, name: str) -> str:
        """Return a string, stripped, without lone surrogates."""
        value = self._members.get(name)
        return value.encode("utf-8", "ignore").decode("utf-8").strip() if isinstance(value, str) else ""

    @property
    def id(self) -> str:
        """The item's id; a number is one too (JSON Feed 1.1, "id")."""
        value = self._members.get("id")
        return value.digits if isinstance(value, _Number) else self.text("id")

    def line(self, name: str) -> str | None:
        """Return plain text on one line."""
        return one_line(self.text(name)) or None

    def date(self, name: str) -> str | None:
        """Return a stated date."""
        return dates.stated(self.text(name))

    def rejected(self) -> list[Rejected]:
        """Return the dates that could not be read."""
        texts = [self.text(name) for name in ("date_published", "date_modified")]
        unread = [text for text in texts if text and not dates.stated(text)]
        return [Rejected(text[:_LONGEST_NOTE], "feed", "no date that could be read") for text in unread]

    def content(self, link: str | None, url: str | None) -> str | None:
        """Return the text as HTML; without a link of its own its URLs start from the feed's."""
        html = self.text("content_html")
        if html:
            return html if link else sanitise(html, url)
        return from_text(clean(self.text("content_text"))) or None

    def authors(self) -> list[str]:
        """Return the names of ``authors``, or of the one ``author`` of version 1.0."""
        listed = self._members.get("authors")
        stated = listed if isinstance(listed, list) else [self._members.get("author")]
        people = [_Item(each).text("name") for each in stated[:MOST_CATEGORIES] if isinstance(each, dict)]
        return list(dict.fromkeys(name for person in people for name in names.authors(person[:_LONGEST_NAME])))

    def tags(self) -> Sequence[str]:
        """Return the tags, each once."""
        listed = self._members.get("tags")
        words = (
            [one_line(each) for each in listed[:MOST_CATEGORIES] if isinstance(each, str)]
            if isinstance(listed, list)
            else []
        )
        return list(dict.fromkeys(filter(None, words)))


@dataclass(frozen=True, slots=True)
class _Number:
    """A number as it is written: nothing is computed with it, and an id of many digits stays whole."""

    digits: str


def _number(digits: str) -> _Number | None:
    """Keep a number, an absurd one as null."""
    return _Number(digits) if len(digits) <= _LONGEST_NUMBER else None


def _nothing(constant: str) -> None:
    """Read NaN and Infinity, which are no JSON, as null."""
    del constant
