from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from syndicate.errors import Unreadable
from syndicate.extract import page
from syndicate.model import Document, Draft, Flag, Limits
from syndicate.values import markup

PAGES = Path(__file__).resolve().parents[1] / "data" / "pages"
URL = "https://news.example/2026/03/story.html"
NAMES = sorted(path.stem for path in PAGES.glob("*.json"))
PARAGRAPH = "The council met on Thursday and talked about the old ferry, which has been out of service for years now. "


def read(html: str | bytes, url: str | None = URL) -> Draft:
    body = html if isinstance(html, bytes) else html.encode("utf-8", "surrogatepass")
    return page.read(Document(body=body, url=url, media_type="text/html", path=None if url else "saved.html"))


def article(head: str = "", body: str = "", lang: str = ' lang="en"') -> str:
    paragraphs = "".join(f"<p>{number}. {PARAGRAPH * 2}</p>" for number in range(4))
    return f"<html{lang}><head>{head}</head><body><article>{body}{paragraphs}</article></body></html>"


@pytest.fixture(scope="module", params=NAMES)
def case(request: pytest.FixtureRequest) -> tuple[Draft, dict[str, Any]]:
    expected: dict[str, Any] = json.loads((PAGES / f"{request.param}.json").read_text("utf-8"))
    url = None if expected.get("saved") else URL
    return read((PAGES / f"{request.param}.html").read_bytes(), url), expected


def test_a_page_is_read_as_a_person_would(case: tuple[Draft, dict[str, Any]]) -> None:
    draft, expected = case
    told = {name: value for name, value in expected.items() if name not in {"html", "without", "evidence", "saved"}}
    found = {name: list(value) if isinstance(value := getattr(draft, name), tuple) else value for name in told}
    assert found == told


def test_its_content_keeps_the_article_and_leaves_the_page(case: tuple[Draft, dict[str, Any]]) -> None:
    draft, expected = case
    content = draft.content or ""
    assert [piece for piece in expected["html"] if piece not in content] == []
    assert [piece for piece in expected["without"] if piece in content or piece in (draft.text or "")] == []
    assert draft.text == markup.text_of(content)
    assert markup.sanitise(content, None) == content


def test_every_value_says_where_it_came_from(case: tuple[Draft, dict[str, Any]]) -> None:
    draft, expected = case
    assert {name: draft.evidence[name].source for name in expected["evidence"]} == expected["evidence"]
    for name in ("title", "authors", "published", "content", "text", "language"):
        assert bool(getattr(draft, name)) == (name in draft.evidence)


def test_what_was_not_taken_is_kept_with_a_reason() -> None:
    draft = read(article('<meta name="date" content="2026-01-01">', '<time datetime="2026-02-02">x</time>'))
    assert draft.published == "2026-01-01"
    (rejected,) = draft.evidence["published"].rejected[:1]
    assert (rejected.value, rejected.source) == ("2026-02-02", "time")
    assert rejected.why


def test_a_saved_page_has_a_path_and_no_address_of_its_own() -> None:
    draft = read(article(), url=None)
    assert (draft.link, draft.path, draft.document) == (None, "saved.html", None)


def test_relative_addresses_of_a_saved_page_are_dropped() -> None:
    draft = read(article(body='<p>See <a href="/rel.html">this other page</a> of the town for more.</p>'), url=None)
    assert "this other page" in (draft.content or "")
    assert "href" not in (draft.content or "")


def test_modified_is_never_published() -> None:
    draft = read(article('<script type="application/ld+json">{"@type":"Article","dateModified":"2026-03-15"}</script>'))
    assert (draft.published, draft.updated) == (None, "2026-03-15")


@pytest.mark.parametrize(
    ("link", "expected"),
    [
        ("https://news.example/x", "https://news.example/x"),
        ("https://m.news.example/x", "https://m.news.example/x"),
        ("/x", "https://news.example/x"),
        ("https://evil.example/x", None),
        ("javascript:alert(1)", None),
    ],
)
def test_a_canonical_address_stays_on_the_site(link: str, expected: str | None) -> None:
    assert read(article(f'<link rel="canonical" href="{link}">')).canonical == expected


@pytest.mark.parametrize("said", ['"False"', "false", '"https://schema.org/False"', '"no"'])
def test_the_beginning_of_an_article_that_is_not_free_is_a_teaser(said: str) -> None:
    graph = '<script type="application/ld+json">{"@type":"Article","isAccessibleForFree":%s}</script>'
    beginning = f"<article><p>{PARAGRAPH}</p><p>{PARAGRAPH}</p></article>"
    draft = read(f"<html lang=en><head>{graph % said}</head><body>{beginning}</body></html>")
    assert ([flag.kind for flag in draft.flags], draft.teaser) == (["paywalled"], True)
    assert "isAccessibleForFree" in draft.flags[0].evidence[0]
    free = read(f"<html lang=en><head>{graph % 'true'}</head><body>{beginning}</body></html>")
    assert (free.flags, free.teaser) == ((), False)


def test_an_article_that_is_not_free_and_stands_there_whole_is_no_teaser() -> None:
    graph = '<script type="application/ld+json">{"@type":"Article","isAccessibleForFree":false}</script>'
    assert not read(article(graph)).teaser


def test_without_anything_like_an_article_the_body_of_the_structured_data_is_taken() -> None:
    said = "First words of the article. " * 5
    html = (
        f'<html><head><script type="application/ld+json">{{"@type":"Article","articleBody":"{said}"}}</script></head>'
        "<body></body></html>"
    )
    draft = read(html)
    assert draft.text == said.strip()


def test_a_page_without_article_is_read_for_what_can_be_had() -> None:
    draft = read("<html><head><title>Just a name</title></head><body></body></html>")
    assert (draft.title, draft.content, draft.text) == ("Just a name", None, None)


def test_a_description_that_repeats_the_title_is_no_summary() -> None:
    draft = read(article('<title>The old ferry</title><meta name="description" content="The Old Ferry">'))
    assert (draft.title, draft.summary) == ("The old ferry", None)


@pytest.mark.parametrize(
    ("declared", "expected"),
    [(' lang="en"', "en"), (' lang="EN_us"', "en-US"), ("", "en"), (' lang="xx-bad-tag-1"', "en")],
)
def test_language(declared: str, expected: str) -> None:
    draft = read(article(lang=declared))
    assert (draft.language or "").partition("-")[0] == expected.partition("-")[0]


@pytest.mark.parametrize(
    ("body", "what"),
    [
        (b"", "is empty"),
        (b"  \n ", "is empty"),
        (
            b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00<\x01\x00\x00\x02\x58\x08\x06" + bytes(range(32)) * 9,
            "is not HTML",
        ),
        (b"just words", "is not HTML"),
        (b"<!-- nothing -->", "is not HTML"),
    ],
)
def test_what_is_no_page_is_unreadable_and_says_which(body: bytes, what: str) -> None:
    with pytest.raises(Unreadable) as caught:
        page.read(Document(body=body, url=URL))
    assert str(caught.value).startswith(f"{URL}: {what}")
    with pytest.raises(Unreadable, match=r"^inbox/a\.html: "):
        page.read(Document(body=body, url=None, path="inbox/a.html"))


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=200), st.text(max_size=60), st.text(max_size=80))
def test_never_raises_on_odd_pages(body: str, title: str, value: str) -> None:
    html = (
        f"<html><head><title>{title}</title><meta property='og:image' content='{value}'><meta name=author content='{value}'>"
        f'<script type="application/ld+json">{value}</script></head><body><h1>{title}</h1><p>{body}</p>'
        f"<time datetime='{value}'>{value}</time><a rel=author>{value}</a></body></html>"
    )
    draft = read(html)
    assert draft.text is None or draft.content


@pytest.mark.parametrize(
    "html", ["<div>" * 3_000 + "x", "<p>x" * 5_000, "<table><tr><td>" * 500, "<a href=x>x</a>" * 3_000]
)
def test_deep_and_wide_pages_are_read(html: str) -> None:
    assert read(f"<html><body>{html}</body></html>").link == URL


@pytest.mark.parametrize(
    ("limits", "evidence"),
    [
        (Limits(bytes=500), "the page is longer than 500 bytes, the rest was not read"),
        (Limits(elements=6), "the page has more than 6 elements, the rest was not read"),
        (Limits(elements=9), None),
        (Limits(), None),
    ],
)
def test_an_article_that_ends_at_our_own_limit_is_cut(limits: Limits, evidence: str | None) -> None:
    html = article(body="<h1>Ferry</h1>").encode()
    assert b"".join(part[:1] for part in html.split(b"<")).count(b"p") == 4
    draft = page.read(Document(body=html, url=URL, media_type="text/html"), limits)
    assert draft.flags == ((Flag("truncated", (evidence,)),) if evidence else ())
    assert draft.teaser == bool(evidence)


def test_an_article_with_something_behind_it_is_whole_though_the_page_was_cut() -> None:
    html = article().replace("</body>", "<footer>Imprint <a href=/>Home</a></footer>" + "<i></i>" * 50 + "</body>")
    draft = page.read(Document(body=html.encode(), url=URL, media_type="text/html"), Limits(elements=20))
    assert "3. The council" in (draft.text or "")
    assert draft.flags == ()
