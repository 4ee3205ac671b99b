"""Pages made to break what reads them: a draft with what can be had, or Unreadable, and the next page as ever."""

from __future__ import annotations

import importlib.util
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

import syndicate
from syndicate.errors import Unreadable
from syndicate.model import Document, Draft
from syndicate.sandbox import extract

if TYPE_CHECKING:
    from types import ModuleType

URL = "https://town.example/lamp"
SCRIPT = Path(__file__).resolve().parents[2] / "bench" / "hostile_pages.py"
"""Makes the pages and reads them in full size; it is no part of a source distribution."""
SMALL = 1_000
"""By what the pages are smaller here, so that all of them together take seconds."""


def _bench() -> ModuleType | None:
    spec = importlib.util.spec_from_file_location("hostile_pages", SCRIPT) if SCRIPT.exists() else None
    if spec is None or spec.loader is None:
        return None
    module = importlib.util.module_from_spec(spec)
    sys.modules["hostile_pages"] = module  # dataclasses look their module up
    spec.loader.exec_module(module)
    return module


BENCH = _bench()
PAGES: tuple[Any, ...] = BENCH.PAGES if BENCH else ()


@pytest.mark.skipif(BENCH is None, reason=f"{SCRIPT} is not here")
@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_a_hostile_page_is_a_draft_or_a_named_error(page: Any) -> None:
    made = page.make(page.count if page.count < 20 else max(1, page.count // SMALL))
    assert BENCH is not None
    assert BENCH.outcome(made, page.media_type)
    assert BENCH.outcome(BENCH.ARTICLE) == "'The lamp', 543 characters"


def read(html: str | bytes) -> Draft | None:
    try:
        return syndicate.extract_article(html, URL)
    except Unreadable:
        return None


def is_clean(said: str | None) -> bool:
    """Tell whether a text can be written to any file or feed."""
    text = said or ""
    return text.encode("utf-8").decode("utf-8") == text and not any(c < " " and c not in "\t\n" for c in text)


def assert_sound(draft: Draft | None) -> None:
    if draft is None:
        return
    assert isinstance(draft, Draft)
    for said in (draft.title, draft.text, draft.content, draft.summary, *draft.authors, *draft.categories):
        assert is_clean(said), said
    for address in (draft.link, draft.canonical, draft.image):
        assert address is None or address.startswith(("http://", "https://"))
    assert bool(draft.text) <= bool(draft.content)


TAGS = (
    "html", "head", "body", "title", "article", "main", "h1", "h2", "p", "div", "span", "a", "b", "i", "ul", "ol",
    "li", "dl", "dt", "dd", "table", "tr", "td", "th", "thead", "tbody", "blockquote", "pre", "code", "figure",
    "figcaption", "img", "picture", "source", "video", "iframe", "noscript", "script", "style", "template", "svg",
    "math", "select", "option", "form", "button", "textarea", "time", "meta", "link", "base", "br", "hr", "aside",
    "nav", "footer", "header", "section", "frameset", "plaintext", "xmp",
)  # fmt: skip
ATTRIBUTES = (
    'class="byline"', 'class="date"', "id=article", 'href="/a?b#c"', 'href="http://[::1"', "src=//x.example/a.jpg",
    'srcset="a.jpg 1x, b.jpg 2x"', 'data-src=" "', 'itemprop="author name"', "itemscope", 'property="og:title"',
    'content="2026-03-14T09:40"', 'name="author"', 'type="application/ld+json"', "hidden", 'style="display:none"',
    'lang="de"', 'datetime="2026-13-45"', 'rel="canonical"', 'rel="author"', 'charset="utf-7"', "\x00=\x01", '"', "='",
)  # fmt: skip
WORDS = (
    "lamp ", "The harbour wall of the old town was finished in the spring. ", "By Ada Holm ", "14 March 2026 ", "&amp;",
    "&#xD800;", "&lt;p&gt;", "<!--", "-->", "<![CDATA[", "]]>", "<?php ", "</", "<", "\ud800", "\udfff", "\0", "\x85",
    "\u202e", "a\u0301" * 40, "灯台の光", "ภาษาไทย", "مرحبا ", '{"@type":"Article","author":{"@id":"#a"}}', "{[", "\r\n",
    "Read more", "…",
)  # fmt: skip


def _tag(parts: tuple[str, str, list[str]]) -> str:
    opening, name, attributes = parts
    return f"<{opening}{name} {' '.join(attributes)}>"


pieces = st.one_of(
    st.sampled_from(WORDS),
    st.tuples(
        st.sampled_from(["", "", "/"]), st.sampled_from(TAGS), st.lists(st.sampled_from(ATTRIBUTES), max_size=3)
    ).map(_tag),
    st.text(max_size=20),
)


@pytest.mark.slow
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(pieces, max_size=60).map("".join))
@example("<html><body><svg><title>lamp</svg><p>lamp")
@example("<frameset><p>lamp" * 3)
@example("<div>" * 300 + "lamp \x01 \ud800")
@example("<table><article><td><p>" + WORDS[1] * 9)
def test_any_html_is_read(html: str) -> None:
    assert_sound(read(html))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(max_size=300))
def test_any_text_is_read(html: str) -> None:
    assert_sound(read(html))
    assert_sound(read("<p>" + html))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.binary(max_size=300),
    st.sampled_from([b"", b"<p>", b"\xff\xfe", b"\xef\xbb\xbf<p>", b'<meta charset="gbk"><p>', b"{", b"<?xml "]),
)
def test_any_bytes_are_read(body: bytes, before: bytes) -> None:
    assert_sound(read(before + body))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.binary(max_size=300), st.sampled_from(["text/plain", "text/markdown", "application/json", "text/xml", ""]))
@example(b"---\n- [\n", "text/markdown")
def test_any_bytes_of_any_kind_are_read(body: bytes, media_type: str) -> None:
    with suppress(Unreadable):
        assert isinstance(extract(Document(body, URL, media_type=media_type)), Draft)


def test_what_can_be_had_is_had(page: Any) -> None:
    """A page cut off anywhere gives what came before."""
    html = page("The lamp").encode()
    whole = read(html)
    assert whole is not None
    for end in range(len(html) - 200, len(html), 7):
        draft = read(html[:end])
        assert draft is not None
        assert (draft.title, draft.authors) == (whole.title, whole.authors)
        assert (draft.text or "")[:400] == (whole.text or "")[:400]
