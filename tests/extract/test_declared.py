"""What a page declares: keywords, addresses, names of ``meta`` and an ``articleBody``, in the forms publishers use."""

from __future__ import annotations

import json
import time
from typing import TYPE_CHECKING

import pytest

from syndicate.extract import jsonld, meta, structured
from syndicate.extract.combine import combine
from syndicate.extract.evidence import keywords
from syndicate.values import html_tree
from syndicate.values.dates import stated

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from syndicate.model import Draft

URL = "https://news.example/a/story.html"
HOME = "https://news.example/"


def tree_of(head: str) -> HtmlElement:
    tree = html_tree.document(f"<!DOCTYPE html><html lang=en><head>{head}</head><body><h1>H</h1></body></html>")
    assert tree is not None
    return tree


def told(head: str, url: str | None = URL) -> Draft:
    return combine(*structured.evidence(tree_of(head), url, url))


def stated_in(**values: object) -> list[Draft]:
    block = json.dumps({"@type": "NewsArticle", "headline": "H", **values})
    return jsonld.read(jsonld.Graph.of(tree_of(f'<script type="application/ld+json">{block}</script>')), URL, URL)


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        (["sea, bay"], ["sea", "bay"]),
        (["sea; bay"], ["sea", "bay"]),
        (["sea;bay,Sea", " coast "], ["sea", "bay", "coast"]),
        (["海、港，湾；岸"], ["海", "港", "湾", "岸"]),
        (["بحر، ميناء؛ خليج"], ["بحر", "ميناء", "خليج"]),
        (["a/b - c", ";", ""], ["a/b - c"]),
        ([], []),
    ],
)
def test_keywords(values: list[str], expected: list[str]) -> None:
    assert keywords(values) == expected


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("sea; bay", ["sea", "bay"]),
        (["sea; bay"], ["sea", "bay"]),
        (["sea; bay", "coast"], ["sea; bay", "coast"]),
        ([{"@type": "DefinedTerm", "name": "sea"}, "Sea", "", 3], ["sea"]),
    ],
)
def test_keywords_of_json_ld(said: object, expected: list[str]) -> None:
    assert [each.categories for each in stated_in(keywords=said)] == [expected]


def test_keywords_of_meta_and_microdata() -> None:
    assert list(told('<meta name="keywords" content="sea; bay">').categories) == ["sea", "bay"]
    assert list(told('<meta itemprop="keywords" content="sea; bay">').categories) == ["sea", "bay"]


@pytest.mark.parametrize(
    ("tag", "names"),
    [
        ('property="og:title" name="twitter:title"', {"og:title", "twitter:title"}),
        ('name="Author" property=" article:author_name  dc:x "', {"author", "article:author_name", "dc:x"}),
        ('name="description" property="description"', {"description"}),
        ('http-equiv="content-language" name="language"', {"content-language", "language"}),
        ('name="date published"', {"date published"}),
        ('itemprop="name"', set()),
    ],
)
def test_a_meta_element_has_each_of_its_names(tag: str, names: set[str]) -> None:
    head = meta.Head(tree_of(f'<meta {tag} content="x">'))
    assert set(head.names) == names
    assert all(head.said(name) == ["x"] for name in names)


@pytest.mark.parametrize(
    ("address", "url", "believed"),
    [
        ("/", URL, False),
        (HOME.rstrip("/"), URL, False),
        ("/#top", URL, False),
        ("/index.html", URL, False),
        ("/?p=12", URL, True),
        ("/a/", URL, True),
        ("/indexes", URL, True),
        ("/", HOME, True),
        ("/", HOME + "index.php", True),
        ("/", HOME + "?p=12", False),
    ],
)
def test_the_first_page_of_a_site_is_no_articles_address(address: str, url: str, believed: bool) -> None:
    for head in (f'<link rel=canonical href="{address}">', f'<meta property="og:url" content="{address}">'):
        assert (told(head, url).canonical is not None) is believed


def test_a_saved_page_may_say_any_address() -> None:
    assert told(f'<link rel=canonical href="{HOME}">', None).canonical == HOME
    assert told(f'<meta property="og:url" content="{HOME}">', None).canonical == HOME


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("One\n\nTwo", "<p>One</p><p>Two</p>"),
        ("<p>One</p>", "<p>One</p>"),
        ("<p>One<p>Two", "<p>One</p><p>Two</p>"),
        ("One<p>Two<p>Three", "One<p>Two</p><p>Three</p>"),
        (" \n<p>One", "<p>One</p>"),
        ("&lt;p&gt;One&lt;/p&gt;", "<p>One</p>"),
        ("&amp;lt;p&amp;gt;One", "<p>One</p>"),
        ("One<br>Two", "One<br>Two"),
        ("Use the <p> tag.", "<p>Use the &lt;p&gt; tag.</p>"),
        ("Use the &lt;p&gt; tag.", "<p>Use the &lt;p&gt; tag.</p>"),
        ("a < b and c > d", "<p>a &lt; b and c &gt; d</p>"),
        ("1 &lt; 2", "<p>1 &lt; 2</p>"),
        ("Fish &amp;amp; chips", "<p>Fish &amp; chips</p>"),
        ("<p>Fish &amp; chips", "<p>Fish &amp; chips</p>"),
        ("", None),
        (" ", None),
    ],
)
def test_an_article_body_is_text_or_html(body: str, expected: str | None) -> None:
    found = [each.content for each in stated_in(articleBody=body)]
    assert [each.replace("\n", "") if each else each for each in found] == [expected]


@pytest.mark.parametrize("part", ["<", " ", "<a ", "&lt;", "&amp;"])
def test_an_endless_article_body_is_read_in_time(part: str) -> None:
    start = time.process_time()
    stated_in(articleBody=part * (400_000 // len(part)) + "x")
    assert time.process_time() - start < 3


@pytest.mark.parametrize(
    ("text", "languages", "expected"),
    [
        ("03.04.2026", ["en-US"], None),
        ("03.04.26", ["en-US"], None),
        ("03/04/2026", ["en-US"], "2026-03-04"),
        ("03-04-2026", ["en-US"], "2026-03-04"),
        ("03.14.2026", ["en-US"], "2026-03-14"),
        ("14.03.2026", ["en-US"], "2026-03-14"),
        ("03.03.2026", ["en-US"], "2026-03-03"),
        ("03.04.2026", ["en-GB"], "2026-04-03"),
        ("03.04.2026", ["de"], "2026-04-03"),
        ("03.04.2026", ["de", "fr"], "2026-04-03"),
        ("03.04.2026", ["de", "en-US"], None),
        ("03.04.2026", ["en"], None),
        ("03.04.2026", [], None),
        ("03/12/2026", [], None),
        ("令和元年5月4日", [], "2019-05-04"),
        ("令和2年5月4日", [], "2020-05-04"),
        ("2026 March 14", [], "2026-03-14"),
        ("2026 March", [], None),
        ("14 March 26", [], None),
        ("2014 March 2026", [], None),
    ],
)
def test_dates_with_dots(text: str, languages: list[str], expected: str | None) -> None:
    assert stated(text, languages) == expected


def test_only_so_many_authors_of_meta_are_read() -> None:
    names = '<meta name="author" content="admin">' * 100
    assert told(names + '<meta name="author" content="Anna Lindqvist">').authors == ()
    assert told(names[36:] + '<meta name="author" content="Anna Lindqvist">').authors == ["Anna Lindqvist"]


def test_the_day_in_the_address_is_the_last_that_is_believed() -> None:
    url = "https://news.example/2026/03/14/story"
    found = combine(*structured.evidence(tree_of(""), url, url))
    assert (found.published, found.evidence["published"].source) == ("2026-03-14", "url")
    dated = combine(*structured.evidence(tree_of('<meta name="date" content="2026-03-15">'), url, url))
    assert (dated.published, dated.evidence["published"].source) == ("2026-03-15", "meta")


@pytest.mark.parametrize(
    ("said", "restricted"),
    [(False, True), (True, False), ("False", True), (" https://schema.org/False", True), ("no", True), ("true", False), (None, False), (0, False)],
)  # fmt: skip
def test_what_is_not_free(said: object, restricted: bool) -> None:
    assert jsonld.is_restricted(said) is restricted
    assert [each.teaser for each in stated_in(isAccessibleForFree=said)] == [restricted]


def test_dates_of_opengraph_are_read_in_its_own_language() -> None:
    date = '<meta property="article:published_time" content="03/04/2026">'
    assert told(date).published is None
    assert told(f'<meta property="og:locale" content="de_DE">{date}').published == "2026-04-03"
    assert told(f'<meta property="og:locale" content="en_US">{date}').published == "2026-03-04"


def test_only_so_many_authors_of_json_ld_are_read() -> None:
    for others, expected in ((99, ["Anna Lindqvist"]), (100, ())):
        found = stated_in(author=[*["admin"] * others, "Anna Lindqvist"])
        assert [each.authors or () for each in found] == [expected]


def test_a_value_is_read_up_to_a_bound() -> None:
    assert [len(each.summary or "") for each in stated_in(description="x" * 100_001)] == [100_000]


def test_articles_are_found_up_to_a_depth() -> None:
    def nested(depth: int) -> str:
        return '{"a":' * depth + '{"@type":"Article","headline":"H"}' + "}" * depth

    for depth, expected in ((jsonld.DEEPEST - 1, 1), (jsonld.DEEPEST, 0)):
        block = f'<script type="application/ld+json">{nested(depth)}</script>'
        assert len(jsonld.Graph.of(tree_of(block)).articles) == expected
