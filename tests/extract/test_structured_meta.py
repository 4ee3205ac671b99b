from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from syndicate.extract import _shown_dates, _shown_names, meta, structured, visible
from syndicate.extract._pictures import Pictures
from syndicate.extract.combine import combine
from syndicate.model import Draft
from syndicate.values import html_tree

if TYPE_CHECKING:
    from lxml.html import HtmlElement

URL = "https://news.example/a/story.html"


def tree_of(head: str = "", body: str = "", root: str = "") -> HtmlElement:
    tree = html_tree.document(f"<!DOCTYPE html><html {root}><head>{head}</head><body>{body}</body></html>")
    assert tree is not None
    return tree


def head_of(*pairs: tuple[str, str], key: str = "name") -> meta.Head:
    return meta.Head(tree_of("".join(f'<meta {key}="{name}" content="{value}">' for name, value in pairs)))


def page_of(body: str, language: str | None = "en") -> visible.Page:
    return visible.Page(tree_of(body=body), URL, language)


def evidence(head: str = "", body: str = "", root: str = "lang=en") -> list[Draft]:
    return structured.evidence(tree_of(head, body, root), URL, URL)


def test_opengraph() -> None:
    draft = meta.opengraph(
        head_of(
            ("OG:Title", "The ferry"), ("og:description", "Back &amp;amp; forth"), ("og:image", "mailto:x"), ("og:image", "/f.jpg"),
            ("og:image:alt", "A ferry"), ("og:url", "https://news.example/f"), ("og:locale", "pt_br"),
            ("article:published_time", "2026-03-14T09:40:00+01:00"), ("article:modified_time", "2026-03-15"),
            ("article:tag", "sea"), ("article:tag", "Sea"), ("article:tag", "bay"), key="property",
        ),
        URL,
    )  # fmt: skip
    assert draft == Draft(
        title="The ferry", summary="Back & forth", image="https://news.example/f.jpg", image_alt="A ferry",
        canonical="https://news.example/f", language="pt-BR", published="2026-03-14T09:40:00+01:00", updated="2026-03-15",
        categories=["sea", "bay"], evidence=draft.evidence,
    )  # fmt: skip
    assert {evidence.source for evidence in draft.evidence.values()} == {"opengraph"}
    assert "content" not in draft.evidence


@pytest.mark.parametrize(
    ("pairs", "expected"),
    [
        ([("author", "Anna Lindqvist")], ["Anna Lindqvist"]),
        ([("citation_author", "Anna Lindqvist"), ("citation_author", "Tom Okafor")], ["Anna Lindqvist", "Tom Okafor"]),
        ([("author", "https://news.example/anna"), ("byl", "By Anna Lindqvist")], ["Anna Lindqvist"]),
        ([("author", "admin")], []),
        ([("dc.creator", "Tom Okafor"), ("author", "Anna Lindqvist")], ["Anna Lindqvist"]),
    ],
)
def test_authors_of_meta(pairs: list[tuple[str, str]], expected: list[str]) -> None:
    assert list(meta.meta(head_of(*pairs), URL).authors) == expected


@pytest.mark.parametrize(
    ("pairs", "field", "expected"),
    [
        ([("date", "2026-03-14")], "published", "2026-03-14"),
        ([("date", "last week"), ("pubdate", "2026-03-14 09:40")], "published", "2026-03-14T09:40"),
        ([("date", "03/04/2026"), ("language", "de")], "published", "2026-04-03"),
        ([("lastmod", "2026-03-14")], "updated", "2026-03-14"),
        ([("description", "Short"), ("twitter:description", "Other")], "summary", "Short"),
        ([("twitter:image", "/t.jpg")], "image", "https://news.example/t.jpg"),
        ([("twitter:title", "T"), ("dc.title", "D")], "title", "T"),
        ([("keywords", "a, b ,A,"), ("sailthru.tags", "c")], "categories", ["a", "b"]),
        ([("news_keywords", "n"), ("keywords", "k")], "categories", ["n"]),
        ([("article:content_tier", "locked")], "teaser", True),
        ([("article:content_tier", "free")], "teaser", False),
    ],
)
def test_fields_of_meta(pairs: list[tuple[str, str]], field: str, expected: object) -> None:
    assert getattr(meta.meta(head_of(*pairs), URL), field) == expected


def test_language_of_http_equiv_is_its_first() -> None:
    assert meta.meta(head_of(("Content-Language", "de-at, en"), key="http-equiv"), URL).language == "de-AT"


def test_only_so_many_meta_elements_are_read() -> None:
    filler = [("x", "y")] * (meta.MOST - 1)
    assert head_of(*filler, ("author", "A B")).first("author") == "A B"
    assert head_of(*filler, ("x", "y"), ("author", "A B")).first("author") == ""


@pytest.mark.parametrize(
    ("root", "expected"),
    [('lang="de"', "de"), ('xml:lang="fr_ca"', "fr-CA"), ('lang="nonsense!"', None), ("", None)],
)
def test_language_of_the_root(root: str, expected: str | None) -> None:
    assert meta.html_language(tree_of(root=root)).language == expected


@pytest.mark.parametrize(
    ("href", "url", "expected"),
    [
        ("/b", URL, "https://news.example/b"),
        ("https://www.news.example/b", URL, "https://www.news.example/b"),
        ("https://news.example/b", "https://amp.news.example/b", "https://news.example/b"),
        ("https://notnews.example/b", URL, None),
        ("https://other.example/b", URL, None),
        ("https://other.example/b", None, "https://other.example/b"),
        ("", URL, "https://news.example/a/story.html"),
    ],
)
def test_canonical(href: str, url: str | None, expected: str | None) -> None:
    tree = tree_of(f'<link rel="stylesheet" href="/s.css"><link rel="Canonical nofollow" href="{href}">')
    assert meta.links(tree, URL, url).canonical == (expected if href else None)


def test_tags_are_the_links_that_say_so() -> None:
    body = '<a rel="tag" href="/1">#Sea</a><a rel="nofollow tag" href="/2">sea</a><a href="/3">no</a><a rel=tag>Bay</a>'
    assert visible.tagged(page_of(body)).categories == ["Sea", "Bay"]


def test_headings_prefer_the_article() -> None:
    found = visible.headings(page_of("<h1>Site of the town</h1><main><h1>The <b>ferry</b></h1></main>"))
    assert [draft.title for draft in found] == ["The ferry", "Site of the town"]
    assert [draft.evidence["title"].source for draft in found] == ["h1", "h1"]
    assert visible.headings(page_of("<h2>none</h2>")) == []


def test_a_lower_heading_that_the_title_begins_with_is_the_headline() -> None:
    tree = tree_of("<title>The old ferry returns | News</title>", "<h2>Short</h2><h2>The old ferry returns</h2>")
    assert [draft.title for draft in visible.headings(visible.Page(tree, URL, None))] == ["The old ferry returns"]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ('<p class="byline">By Anna Lindqvist and Tom Okafor</p>', ["Anna Lindqvist", "Tom Okafor"]),
        ('<a rel="author" href="/a">Anna Lindqvist</a>', ["Anna Lindqvist"]),
        ('<div class="comment"><span class="author">Rude Person</span></div>', []),
        (
            '<aside><span class="author">Other Person</span></aside><span id="author-name">Anna Lindqvist</span>',
            ["Anna Lindqvist"],
        ),
        ('<p class="byline">Share</p>', []),
        ('<p class="author">山田太郎</p>', ["山田太郎"]),
        (f'<div class="author">Anna Lindqvist {"lives by the sea and writes " * 10}</div>', []),
        (
            '<p class="authors">Ann Abel, Bob Berg, Cy Cole, Dia Dodd and Ed Eyre</p>',
            ["Ann Abel", "Bob Berg", "Cy Cole", "Dia Dodd"],
        ),
        ('<div class="related"><h1>T</h1><p class="byline">Anna Lindqvist</p></div>', ["Anna Lindqvist"]),
    ],
)
def test_bylines(body: str, expected: list[str]) -> None:
    assert _shown_names.marked(page_of(body), ()) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ('<time datetime="2026-03-14T09:40Z">yesterday</time>', "2026-03-14T09:40:00+00:00"),
        ("<time>14 March 2026</time>", "2026-03-14"),
        ('<span class="pub-date">14 March 2026</span><time>15 March 2026</time>', "2026-03-14"),
        ('<span class="date-updated">15 March 2026</span><span class="date">14 March 2026</span>', "2026-03-14"),
        ('<footer><time datetime="2020-01-01"></time></footer>', None),
        (
            '<div class="most-read"><time datetime="2020-01-01"></time></div><time datetime="2026-03-14"></time>',
            "2026-03-14",
        ),
        (f'<div class="date">{"many words " * 9} 14 March 2026</div>', None),
    ],
)
def test_shown_times(body: str, expected: str | None) -> None:
    assert _shown_dates.marked(page_of(body)).published == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<p>1 January 2020</p><h1>The ferry</h1><p>14 March 2026</p><p>15 March 2026</p>", "2026-03-14"),
        ("<p>1 January 2020</p><p>2 January 2020</p><h1>The ferry</h1><p>Long ago.</p>", "2020-01-02"),
        ("<h1>The ferry of 1 May 2019</h1><p>14 March 2026 | Anna | 3 comments</p>", "2026-03-14"),
        ("<h1>The ferry of 1 May 2019</h1><p>Long ago.</p>", "2019-05-01"),
        ("<h1>The ferry</h1><p>Anna · 14 March 2026 · 12</p>", "2026-03-14"),
        ("<h1>The ferry</h1><p><b>14 March 2026</b> <i>Anna wrote this</i></p>", "2026-03-14"),
        ("<p>14 March 2026</p>", "2026-03-14"),
        ("<h1>The ferry</h1><nav><p>14 March 2026</p></nav>", None),
        (f"<h1>The ferry</h1><p>On 14 March 2026 {'it ' * 40}</p>", None),
    ],
)
def test_a_line_that_is_a_date_is_the_last_resort(body: str, expected: str | None) -> None:
    assert _shown_dates.shown(page_of(body)).published == expected


def test_microdata() -> None:
    page = page_of(
        '<div class="comment"><b itemprop="author">Rude Person</b><b itemprop="datePublished">1 May 2020</b></div>'
        '<div itemscope><h2 itemprop="headline name">The ferry</h2><p itemprop="author">Written by <b itemprop="name">Anna Lindqvist</b></p>'
        '<meta itemprop="datePublished" content="2026-03-14"><meta itemprop="dateModified" content="2026-03-15">'
        '<div itemprop="image"><img data-src="/f.jpg"></div><meta itemprop="keywords" content="sea, bay"></div>'
    )
    draft = visible.microdata(page)
    assert (draft.title, draft.authors, draft.published, draft.updated) == (
        "The ferry",
        ["Anna Lindqvist"],
        "2026-03-14",
        "2026-03-15",
    )
    assert (draft.image, draft.categories) == ("https://news.example/f.jpg", ["sea", "bay"])


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ('<img itemprop="image" src="/i.jpg">', "https://news.example/i.jpg"),
        ('<link itemprop="image" href="/l.jpg">', "https://news.example/l.jpg"),
        ('<meta itemprop="image" content="/m.jpg">', "https://news.example/m.jpg"),
        ('<b itemprop="image"></b>', None),
    ],
)
def test_images_of_microdata(markup: str, expected: str | None) -> None:
    assert visible.microdata(page_of(markup)).image == expected


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://e.org/2026/03/14/ferry", "2026-03-14"),
        ("https://e.org/2026/3/4/ferry", "2026-03-04"),
        ("https://e.org/news/2026-03-14-ferry", "2026-03-14"),
        ("https://e.org/2026/13/14/ferry", None),
        ("https://e.org/2026/03/ferry", None),
        ("https://e.org/3026/03/14/ferry", None),
        (None, None),
    ],
)
def test_the_day_in_an_address(url: str | None, expected: str | None) -> None:
    assert visible.address_date(url).published == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ('<img src="/w640/ferry.JPG?x=1" alt=" The  ferry ">', "The ferry"),
        ('<figure><img src="/ferry.webp" alt=""><figcaption>In the <i>bay</i></figcaption></figure>', "In the bay"),
        ('<img src="/other.jpg" alt="Other">', ""),
        ('<img data-src="/ferry.jpg" src="data:x" alt="Late">', "Late"),
    ],
)
def test_the_words_of_an_image(body: str, expected: str) -> None:
    showing = Pictures(tree_of(body=body).iter("img"), URL).showing("https://cdn.example/big/ferry.jpg?w=9")
    assert visible.words_of_picture(showing) == expected


def test_an_image_without_a_name_has_no_words() -> None:
    showing = Pictures(tree_of(body='<img src="/" alt="x">').iter("img"), URL).showing("https://cdn.example/")
    assert visible.words_of_picture(showing) == ""


def test_titles_and_authors_lose_the_sites_name() -> None:
    head = '<title>The old ferry | Harbour News</title><meta property="og:site_name" content="Harbour News"><meta name=author content="Anna Lindqvist">'
    drafts = evidence(head, '<h1>Harbour News</h1><p class="byline">Harbour News</p>')
    assert {draft.title for draft in drafts if draft.title} == {"The old ferry"}
    assert {name for draft in drafts for name in draft.authors} == {"Anna Lindqvist"}


def test_an_organisation_is_the_author_where_no_person_is() -> None:
    organisation = '<script type="application/ld+json">{"@type":"Article","author":{"@type":"Organization","name":"Harbour Agency"}}</script>'
    assert [list(draft.authors) for draft in evidence(organisation) if draft.authors] == [["Harbour Agency"]]
    with_person = evidence(organisation, '<p class="byline">Anna Lindqvist</p>')
    assert [list(draft.authors) for draft in with_person if draft.authors] == [["Anna Lindqvist"]]


def test_a_page_without_language_is_read_in_the_one_it_is_written_in() -> None:
    german = "Die Fähre ist wieder da und fährt nun jeden Tag über die Bucht, wie es früher war. " * 3
    drafts = structured.evidence(tree_of(body=f"<h1>Die Fähre</h1><p>03.04.2026</p><p>{german}</p>"), URL, URL)
    assert [draft.published for draft in drafts if draft.published] == ["2026-04-03"]


def test_a_date_line_is_not_looked_for_where_a_date_is_declared() -> None:
    drafts = evidence('<meta name="date" content="2026-03-14">', "<h1>The ferry</h1><p>1 May 2020</p>")
    assert [draft.published for draft in drafts if draft.published] == ["2026-03-14"]


@pytest.mark.parametrize(
    ("own", "page", "expected"),
    [("de", "en-US", "2026-04-03"), (None, "de", "2026-04-03"), ("en-US", "de", "2026-03-04"), (None, None, None)],
)
def test_dates_are_read_in_the_language_the_head_states_else_in_the_pages(
    own: str | None, page: str | None, expected: str | None
) -> None:
    pairs = [("date", "03/04/2026"), ("last-modified", "03/04/2026"), *([("language", own)] if own else [])]
    found = meta.meta(head_of(*pairs), URL, page)
    assert (found.published, found.updated) == (expected, expected)


def test_of_dates_of_one_day_the_most_precise_is_taken_whichever_comes_first() -> None:
    body = '<h1>The ferry is back in the bay</h1><time datetime="DAY">x</time>'
    head = '<meta name="date" content="{}">'
    for first, second in (("2026-03-14", "2026-03-14T09:40"), ("2026-03-14T09:40", "2026-03-14T09:40:00+01:00")):
        drafts = evidence(head.format(first), body.replace("DAY", second))
        assert combine(*drafts).published == second
