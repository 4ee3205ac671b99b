"""Strategies for normalized entries: what `entries/` hands to a format, with everything hostile that it lets through."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from html import escape
from typing import TYPE_CHECKING

import pytest
from hypothesis import strategies as st

from syndicate.model import Entry, Feed
from syndicate.values.markup import sanitise, text_of
from syndicate.values.text import clean, one_line, slug

if TYPE_CHECKING:
    from hypothesis.strategies import SearchStrategy

HOSTILE = [
    "]]>",
    "</title>",
    "<video>",
    "&amp;",
    "&#x3C;",
    "<!--",
    "مرحبا",
    "👩‍👩‍👧",
    "\u202e",
    "<![CDATA[",
    "{{ 7 }}",
    "é",
    "%s",
]

_CHARACTERS = st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"])
_RAW = st.one_of(st.text(_CHARACTERS, min_size=1, max_size=30), st.sampled_from(HOSTILE))
_EPOCH = datetime(1990, 1, 1, tzinfo=UTC)
_MOMENTS = st.integers(0, 3_000_000_000_000).map(lambda thousandths: _EPOCH + timedelta(milliseconds=thousandths))


def _joined(parts: list[str]) -> str:
    return one_line(" ".join(parts))


_LINES = st.lists(_RAW, min_size=1, max_size=3).map(_joined).filter(bool)
_URLS = st.text("abcz019-_~", min_size=1, max_size=12).map(lambda path: f"https://example.org/{path}?a=1&b=2")
_LANGUAGES = st.sampled_from([None, "en", "de", "he", "zh-Hant", "pt-BR", "ar", "fr"])


@st.composite
def _contents(draw: st.DrawFn) -> str:
    blocks = []
    for text in draw(st.lists(_LINES, max_size=4)):
        tag = draw(st.sampled_from(["p", "h2", "blockquote", "pre"]))
        blocks.append(f"<{tag}>{escape(text)} <a href='/x?y=1&amp;z=2'>{escape(text)}</a></{tag}>")
    return clean(sanitise("\n".join(blocks), "https://example.org/"))


@st.composite
def _entries(draw: st.DrawFn, number: int) -> Entry:
    published = draw(_MOMENTS)
    title = draw(_LINES)
    id = draw(st.sampled_from([f"tag:example.org,2026:{number}", f"https://example.org/{number}"]))
    linked = draw(st.booleans())
    minted = slug(title, id)
    content = draw(_contents())
    return Entry(
        id=id,
        source=draw(st.sampled_from(["blog", "town-2"])),
        link=draw(st.one_of(_URLS, st.just(id)))
        if linked and id.startswith("https")
        else draw(_URLS)
        if linked
        else None,
        title=title,
        authors=tuple(draw(st.lists(_LINES, max_size=3))),
        published=published,
        published_precision=draw(st.sampled_from(["instant", "local", "day", "seen"])),
        updated=published + timedelta(days=draw(st.sampled_from([0, 0, 3])), milliseconds=number + 1),
        content=content,
        text=text_of(content),
        summary=draw(st.one_of(st.just(""), _LINES)),
        image=draw(st.one_of(st.none(), _URLS)),
        image_alt=draw(st.one_of(st.none(), _LINES)),
        language=draw(_LANGUAGES),
        categories=tuple(draw(st.lists(_LINES, max_size=3))),
        reading_time=draw(st.integers(1, 500)),
        slug=minted,
        page=None if linked else f"all/{minted}.html",
        teaser=draw(st.booleans()),
        first_seen=draw(_MOMENTS),
        position=draw(st.integers(0, 5000)),
    )


@st.composite
def _many_entries(draw: st.DrawFn) -> list[Entry]:
    """Entries with ids and moments of their own, as normalizing makes them."""
    made = [draw(_entries(number)) for number in range(draw(st.integers(0, 4)))]
    return made if len({entry.updated for entry in made}) == len(made) else made[:1]


@pytest.fixture(scope="session")
def entries_strategy() -> SearchStrategy[list[Entry]]:
    return _many_entries()


@pytest.fixture(scope="session")
def feed_strategy() -> SearchStrategy[Feed]:
    return st.builds(
        Feed,
        name=st.sampled_from(["all", "town-2"]),
        title=_LINES,
        url=st.sampled_from(["https://example.org/feeds/", "http://127.0.0.1:8080/feeds/"]),
        description=st.one_of(st.just(""), _LINES),
        language=_LANGUAGES,
        byline=st.booleans(),
        authors=st.lists(_LINES, max_size=2).map(tuple),
    )
