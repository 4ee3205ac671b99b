"""The page of an entry: complete, safe, and the same every time."""

from __future__ import annotations

import json
import re
from base64 import b64encode
from dataclasses import replace
from datetime import UTC, datetime
from hashlib import sha256

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from lxml import html as lxml_html

from syndicate.formats.html import page
from syndicate.model import Entry, Feed

WHEN = datetime(2026, 3, 14, 9, 40, tzinfo=UTC)
FEED = Feed(name="all", title="Harbour", url="https://example.org/feeds/", language="en")
ENTRY = Entry(
    id="tag:example.org,2026:1",
    source="inbox",
    link=None,
    page="all/first-1.html",
    title="First",
    authors=("Ann", "Bo"),
    published=WHEN,
    updated=WHEN,
    content="<p>Full <b>text</b></p>",
    text="Full text",
    summary="In short",
    image="https://example.org/i.jpg?a=1&b=2",
    image_alt="A cat",
    language="de",
    categories=("News", "R&D"),
    reading_time=2,
    slug="first-1",
    first_seen=WHEN,
)


def tree(entry: Entry, feed: Feed = FEED) -> etree._Element:
    return lxml_html.document_fromstring(page(feed, entry), parser=lxml_html.HTMLParser(encoding="utf-8"))


def found(root: etree._Element, path: str) -> list[str]:
    result = root.xpath(path)
    assert isinstance(result, list)
    return [str(item) for item in result]


def data_of(entry: Entry, feed: Feed = FEED) -> dict[str, object]:
    (text,) = found(tree(entry, feed), "//script[@type='application/ld+json']/text()")
    loaded = json.loads(text)
    assert isinstance(loaded, dict)
    return loaded


def test_the_article_is_there() -> None:
    root = tree(ENTRY)
    assert found(root, "/html/@lang") == ["de"]
    assert found(root, "/html/@dir") == ["ltr"]
    assert found(root, "//title/text()") == ["First"]
    assert found(root, "//article/h1/text()") == ["First"]
    assert found(root, "//article/p[@class='meta']/span/text()") == ["Von Ann und Bo", "2 Min. Lesezeit"]
    assert found(root, "//article//time/text()") == ["2026-03-14"]
    assert found(root, "//article//time/@datetime") == ["2026-03-14T09:40:00Z"]
    assert found(root, "//article/p/b/text()") == ["text"]
    assert found(root, "//article/img/@src") == ["https://example.org/i.jpg?a=1&b=2"]
    assert found(root, "//article/img/@alt") == ["A cat"]
    assert found(root, "//ul[@class='tags']/li/text()") == ["News", "R&D"]
    assert found(root, "//header/a/@href") == ["https://example.org/feeds/"]
    assert found(root, "//header/a/text()") == ["Harbour"]


def test_the_feeds_are_announced_and_linked() -> None:
    root = tree(ENTRY)
    addresses = [f"https://example.org/feeds/all.{suffix}" for suffix in ("rss", "atom", "json")]
    types = ["application/rss+xml", "application/atom+xml", "application/feed+json"]
    assert found(root, "//link[@rel='alternate']/@href") == addresses
    assert found(root, "//link[@rel='alternate']/@type") == types
    assert found(root, "//footer/a/@href") == addresses
    assert found(root, "//footer/a/text()") == ["RSS", "Atom", "JSON Feed"]


def test_the_page_says_what_it_is_to_machines() -> None:
    root = tree(ENTRY)
    address = "https://example.org/feeds/all/first-1.html"
    assert found(root, "//link[@rel='canonical']/@href") == [address]
    graph = {str(meta.get("property")): meta.get("content") for meta in root.iter("meta") if meta.get("property")}
    assert graph == {
        "og:type": "article",
        "og:title": "First",
        "og:url": address,
        "og:site_name": "Harbour",
        "og:description": "In short",
        "og:image": "https://example.org/i.jpg?a=1&b=2",
        "og:image:alt": "A cat",
        "article:published_time": "2026-03-14T09:40:00Z",
        "article:modified_time": "2026-03-14T09:40:00Z",
    }
    assert found(root, "//meta[@name='author']/@content") == ["Ann", "Bo"]
    assert data_of(ENTRY) == {
        "@context": "https://schema.org",
        "@type": "Article",
        "headline": "First",
        "description": "In short",
        "url": address,
        "datePublished": "2026-03-14T09:40:00Z",
        "dateModified": "2026-03-14T09:40:00Z",
        "timeRequired": "PT2M",
        "inLanguage": "de",
        "author": [{"@type": "Person", "name": "Ann"}, {"@type": "Person", "name": "Bo"}],
        "image": "https://example.org/i.jpg?a=1&b=2",
        "keywords": ["News", "R&D"],
    }


def test_what_is_not_known_is_left_out() -> None:
    bare = replace(ENTRY, authors=(), summary="", image=None, image_alt=None, language=None, categories=())
    silent = replace(FEED, language=None)
    root = tree(bare, silent)
    assert found(root, "/html/@lang") == []
    assert found(root, "/html/@dir") == ["auto"]
    assert found(root, "//article//img") == []
    assert found(root, "//ul") == []
    assert found(root, "//meta[@name='description' or @name='author' or @property='og:image']") == []
    assert found(root, "//article/p[@class='meta']/span/text()") == ["2 min read"]
    assert sorted(data_of(bare, silent)) == [
        "@context", "@type", "dateModified", "datePublished", "headline", "timeRequired", "url",
    ]  # fmt: skip
    assert found(tree(replace(ENTRY, language=None)), "/html/@lang") == ["en"]
    assert data_of(replace(ENTRY, language=None))["inLanguage"] == "en"


def test_a_stated_day_has_no_time() -> None:
    day = replace(ENTRY, published_precision="day")
    assert found(tree(day), "//article//time/@datetime") == ["2026-03-14"]
    assert data_of(day)["datePublished"] == "2026-03-14"


def test_an_image_that_is_in_the_content_is_not_shown_twice() -> None:
    shown = replace(ENTRY, content='<p><img src="https://example.org/i.jpg?a=1&amp;b=2" alt="A cat"></p>')
    assert found(tree(shown), "//article//img/@src") == ["https://example.org/i.jpg?a=1&b=2"]
    assert found(tree(shown), "//meta[@property='og:image']/@content") == ["https://example.org/i.jpg?a=1&b=2"]


@pytest.mark.parametrize(("language", "expected"), [("ar", "rtl"), ("he", "rtl"), ("zh-Hant", "ltr")])
def test_a_page_runs_in_its_languages_direction(language: str, expected: str) -> None:
    assert found(tree(replace(ENTRY, language=language)), "/html/@dir") == [expected]


def test_the_policy_allows_the_one_stylesheet_and_no_script() -> None:
    root = tree(ENTRY)
    (policy,) = found(root, "//meta[@http-equiv='Content-Security-Policy']/@content")
    (style,) = re.findall(rb"<style>(.*?)</style>", page(FEED, ENTRY), re.DOTALL)
    digest = b64encode(sha256(style).digest()).decode()
    assert policy.split("; ") == [
        "default-src 'none'",
        "img-src https: http:",
        f"style-src 'sha256-{digest}'",
        "base-uri 'none'",
        "form-action 'none'",
    ]
    assert b"style=" not in page(FEED, ENTRY)


@given(
    text=st.one_of(
        st.text(max_size=40), st.sampled_from(["</script><script>alert(1)</script>", "\u2028<!--", '"><img src=x>'])
    )
)
@settings(max_examples=80)
def test_no_text_becomes_markup(text: str) -> None:
    hostile = replace(
        ENTRY, title=f"T{text}", authors=(text,), summary=text, image_alt=text, categories=(text,),
        image=f"https://example.org/{text}",
    )  # fmt: skip
    feed = replace(FEED, title=f"F{text}")
    root = tree(hostile, feed)
    assert len(found(root, "//script")) == 1
    assert len(found(root, "//img")) == 1
    assert str(data_of(hostile, feed)["headline"]).startswith("T")
    assert page(feed, hostile) == page(feed, hostile)
