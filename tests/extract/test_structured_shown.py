from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from syndicate.extract import _marks, _pictures, _shown_dates, _shown_names, structured, visible
from syndicate.extract.blocks import blocks
from syndicate.extract.combine import combine
from syndicate.values import html_tree

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from syndicate.model import Draft

URL = "https://news.example/a/story.html"
FAR = "<p>One more line.</p>" * 210


def tree_of(body: str = "", head: str = "", root: str = "lang=en") -> HtmlElement:
    tree = html_tree.document(f"<!DOCTYPE html><html {root}><head>{head}</head><body>{body}</body></html>")
    assert tree is not None
    return tree


def page_of(body: str, language: str | None = "en", title: str = "") -> visible.Page:
    return visible.Page(tree_of(body, f"<title>{title}</title>"), URL, language)


def told(body: str = "", head: str = "", root: str = "lang=en") -> Draft:
    return combine(*structured.evidence(tree_of(body, head, root), URL, URL))


@pytest.mark.parametrize(
    ("names", "promised"),
    [
        (["byline", "x", "post-date author"], {0: 1, 2: 3}),
        (["AUTHOR-name", "entry-Time"], {0: 1, 1: 2}),
        (["date-modified", "date-updated", "todays-date", "current-date", "edited time"], {0: 4, 1: 4, 4: 4}),
        (["published updated", "Posted-Edited-Time"], {0: 6, 1: 6}),
        (["aktualisiert", "live-updates", "newsupdate"], {0: 4}),
        (["update author"], {0: 1}),
        (["a" * 393 + " author", "b" * 394 + " author"], {0: 1}),
        (["", "date"], {1: 2}),
        ([], {}),
        (["firm", "aut"], {}),
    ],
)
def test_what_names_promise(names: list[str], promised: dict[int, int]) -> None:
    assert _marks.promises(names) == promised


@pytest.mark.parametrize(
    ("body", "away", "beside"),
    [
        ("<div><b/></div>", False, False),
        ("<nav><b/></nav>", True, True),
        ("<footer><b/></footer>", True, True),
        ("<form><b/></form>", True, True),
        ("<div class='x Comment-list'><b/></div>", True, True),
        ("<div id='related'><b/></div>", True, True),
        ("<div class='node--promoted'><b/></div>", False, False),
        ("<div class='promo'><b/></div>", True, True),
        ("<aside><b/></aside>", True, False),
        ("<div class='sidebar'><b/></div>", True, False),
        ("<div class='author-bio'><b/></div>", True, False),
        ("<div class='related-widget'><h1>H</h1></div><div class='related-widget'><b/></div>", False, False),
        ("<div class='related'><h1>H</h1><b/></div>", False, False),
        ("<div class='related'><h1>H</h1><p class='comment'><b/></p></div>", True, True),
    ],
)
def test_what_stands_away_from_the_article(body: str, away: bool, beside: bool) -> None:
    page = page_of(body)
    node = next(page.tree.iter("b"))
    assert (page.marks.is_away(node), page.marks.is_away(node, beside=True)) == (away, beside)


@pytest.mark.parametrize(
    ("title", "body", "headline"),
    [
        ("The ferry is back | News", "<h1>Harbour News</h1><main><h1>Sea</h1></main><h1>The ferry is back</h1>", "The ferry is back"),
        ("News: The ferry is back", "<h1>Harbour</h1><h1>The ferry is back</h1>", "The ferry is back"),
        ("Another", "<h1>Harbour News</h1><main><h1>Sea</h1></main>", "Sea"),
        ("Another", "<h1>Harbour News</h1>", "Harbour News"),
        ("The ferry is back | News", "<h1>Harbour News</h1><h3>The ferry is back</h3>", "The ferry is back"),
        ("The ferry is back | News", "<h2>The ferry</h2><h2>no</h2>", "The ferry"),
        ("Back", "<p>Back</p>", None),
    ],
)  # fmt: skip
def test_the_headline(title: str, body: str, headline: str | None) -> None:
    found = page_of(body, title=title).headline
    assert (None if found is None else visible.words_of(found)) == headline


@pytest.mark.parametrize(
    ("body", "published", "updated"),
    [
        ("<h1>H</h1><p>Updated <time datetime=2026-03-15>x</time></p>", None, "2026-03-15"),
        ("<h1>H</h1><p>Last updated on: <b class=date>15 March 2026</b></p>", None, "2026-03-15"),
        ("<h1>H</h1><p>Mis à jour le <span><time datetime=2026-03-15>x</time></span></p>", None, "2026-03-15"),
        ("<h1>H</h1><p><i>Updated</i> <i>on</i> <time datetime=2026-03-15>x</time></p>", None, "2026-03-15"),
        ("<h1>H</h1><p class=date>Published 14 March 2026, updated 15 March 2026</p>", "2026-03-14", "2026-03-15"),
        ("<h1>H</h1><time datetime=2026-03-14>x</time><p>Updated</p><p>Then</p><time datetime=2026-03-15>x</time>", "2026-03-14", None),
        ("<time datetime=2020-01-01>x</time><h1>H</h1><p>a</p><p>b</p><time datetime=2026-03-14>x</time>", "2026-03-14", None),
        ("<h1>H</h1><time datetime=2026-03-14>x</time><time datetime=2026-03-13>x</time>", "2026-03-14", None),
        ("<h1>H</h1><p class=date>14 March 2026 <time datetime=2026-03-14T09:40Z>x</time></p>", "2026-03-14T09:40:00+00:00", None),
        (f"<h1>H</h1>{FAR}<time datetime=2026-03-14>x</time>", None, None),
        ("<h1>H</h1><aside><time datetime=2026-03-14>x</time></aside>", None, None),
        ("<h1>H</h1><p class=todays-date>14 March 2026</p>", None, None),
    ],
)  # fmt: skip
def test_marked_dates(body: str, published: str | None, updated: str | None) -> None:
    found = _shown_dates.marked(page_of(body))
    assert (found.published, found.updated) == (published, updated)
    assert {evidence.source for evidence in found.evidence.values()} <= {"time"}


@pytest.mark.parametrize(
    ("body", "published", "updated"),
    [
        ("<h1>H</h1><p>14 March 2026</p>", "2026-03-14", None),
        ("<h1>H</h1><p>Updated 15 March 2026</p>", None, "2026-03-15"),
        ("<h1>H</h1><p>Updated <b>15 March 2026</b></p>", None, "2026-03-15"),
        ("<h1>H</h1><p>14 March 2026 - Updated 15 March 2026</p>", "2026-03-14", "2026-03-15"),
        ("<h1>H</h1><p>Stand: 15.03.2026</p><p>Erschienen am 14.03.2026</p>", "2026-03-14", "2026-03-15"),
        ("<h1>H</h1><p>14 March 2026 - 11 minutes</p>", "2026-03-14", None),
        ("<p>1 May 2020</p><p>14 March 2026</p><h1>H</h1><p>None.</p>", "2026-03-14", None),
        ("<p>13 March 2026</p><h1>H</h1><p>a</p><p>b</p><p>14 March 2026</p>", "2026-03-14", None),
        ("<h1>H</h1><aside><p>14 March 2026</p></aside>", "2026-03-14", None),
        ("<h1>H</h1>" + "<p>a</p>" * 12 + "<aside><p>14 March 2026</p></aside>", None, None),
        ("<h1>H</h1>" + "<p>a</p>" * 11 + "<aside><p>14 March 2026</p></aside>", "2026-03-14", None),
        (f"<h1>H</h1>{FAR}<p>14 March 2026</p>", "2026-03-14", None),
        (f"<h1>H</h1>{FAR}<div class=sidebar><time datetime=2026-03-14>x</time></div>", "2026-03-14", None),
        (f"<h1>H</h1>{FAR}<nav><time datetime=2026-03-14>x</time></nav>", None, None),
        ("<h1>The ferry<br>14 March 2026</h1><p>a</p>", "2026-03-14", None),
        ("<h1>H</h1><p>03/04/2026</p>", None, None),
        (f"<h1>H</h1><p>On 14 March 2026 {'it ' * 40}</p>", None, None),
        ("<p>Long ago.</p>", None, None),
    ],
)  # fmt: skip
def test_shown_dates(body: str, published: str | None, updated: str | None) -> None:
    found = _shown_dates.shown(page_of(body))
    assert (found.published, found.updated) == (published, updated)


def test_a_visible_change_is_never_the_publication() -> None:
    found = told("<h1>The ferry</h1><p>Updated 15 March 2026</p>", '<meta name="lastmod" content="2026-03-16">')
    assert found.published is None
    assert found.updated == "2026-03-16"


def test_dates_of_meta_are_read_in_the_pages_language() -> None:
    head = '<meta property="article:published_time" content="10.12.2025, 07:00:03">'
    assert told(head=head, root="lang=de").published == "2025-12-10T07:00:03"
    assert told(head=head).published is None


@pytest.mark.parametrize(
    "name", ["x-published-date", "published_on", "date_published", "publish.time", "dateFirstPublished"]
)
def test_other_names_for_the_date_of_publication(name: str) -> None:
    assert told(head=f'<meta name="{name}" content="2026-03-14">').published == "2026-03-14"


def test_of_one_moment_the_publishers_own_clock_is_told() -> None:
    head = '<meta property="article:published_time" content="2026-03-15T03:05:00Z">'
    found = told('<h1>H</h1><time datetime="2026-03-14T19:05:00-08:00">x</time>', head)
    assert (found.published, found.evidence["published"].source) == ("2026-03-14T19:05:00-08:00", "time")


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<h1>H</h1><p>By Anna Lindqvist ⋅ Editor ⋅ Updated 14 March 2026</p>", ["Anna Lindqvist"]),
        ("<h1>H</h1><p>14 March 2026 | By Anna Lindqvist</p>", ["Anna Lindqvist"]),
        ("<h1>H</h1><p><b>By</b><i>A.B. Lindqvist</i></p>", ["A.B. Lindqvist"]),
        ("<p>Von Anna Lindqvist</p><h1>H</h1>", ["Anna Lindqvist"]),
        ("<h1>H</h1><p>Photo by Tom Okafor</p><p>Text: Anna Lindqvist</p>", ["Anna Lindqvist"]),
        ("<h1>H</h1>" + "<p>a</p>" * 11 + "<p>By Anna Lindqvist</p>", ["Anna Lindqvist"]),
        ("<h1>H</h1>" + "<p>a</p>" * 12 + "<p>By Anna Lindqvist</p>", []),
        ("<h1>H</h1><div class=comments><p>By Anna Lindqvist</p></div>", []),
        ("<h1>H</h1><address><a>Anna Lindqvist</a></address>", ["Anna Lindqvist"]),
        ("<h1>H</h1><address>1 Harbour Street</address>", []),
        ("<h1>H</h1><p>Anna Lindqvist</p>", []),
        ("<h1>H</h1><p>By Harbour News</p>", []),
        (f"<h1>H</h1><p>By Anna Lindqvist {'who wrote this ' * 20}</p>", []),
    ],
)
def test_signed_lines(body: str, expected: list[str]) -> None:
    page = page_of(body)
    assert _shown_names.near(_shown_names.signed(page), page, {"harbournews"}) == expected


def test_a_signed_byline_may_be_of_one_word() -> None:
    assert _shown_names.marked(page_of('<p class="byline">14 March 2026 · von Tobi</p>'), ()) == ["Tobi"]
    assert _shown_names.marked(page_of('<p class="byline">Tobi</p>'), ()) == []
    assert _shown_names.marked(page_of('<p class="byline">Anna Lindqvist</p>'), {"annalindqvist"}) == []


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<h1>H</h1><p>By Harbour Press Agency • 4 min read</p>", "Harbour Press Agency"),
        ("<h1>H</h1><p class=byline>By The Harbour editors</p>", "The Harbour editors"),
        ("<h1>H</h1><p>By the way, all is well</p>", None),
        ("<h1>H</h1><p>Foto: Harbour Agency</p>", None),
        ("<h1>H</h1><p>By Harbour News</p>", None),
    ],
)
def test_signed_by_an_organisation(body: str, expected: str | None) -> None:
    page = page_of(body)
    assert _shown_names.organisations(_shown_names.signed(page), page, {"harbournews"}) == (
        [expected] if expected else []
    )


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<div class=author-box><h4>Anna Lindqvist</h4><p>She writes.</p></div>", ["Anna Lindqvist"]),
        ("<div class=author-box><p>About</p><p>the author</p><h4>Anna Lindqvist</h4></div>", ["Anna Lindqvist"]),
        ("<div class=author-box><p>a</p><p>b</p><p>c</p><h4>Anna Lindqvist</h4></div>", []),
        ("<div class=author><h4>Anna Lindqvist</h4></div>", []),
        ("<footer><div class=author-box><h4>Anna Lindqvist</h4></div></footer>", []),
        ("<div class=author-box><h4>Harbour News</h4></div>", []),
    ],
)
def test_boxes_about_the_author(body: str, expected: list[str]) -> None:
    assert _shown_names.boxed(page_of(body), {"harbournews"}) == expected


SITE = '<meta property="og:site_name" content="Harbour News">'
BY_SITE = f'{SITE}<meta name="author" content="Harbour News">'
BY_AGENCY = f'{SITE}<meta name="author" content="Coastal Press Agency">'


@pytest.mark.parametrize(
    ("head", "body", "authors", "source"),
    [
        (BY_SITE, "<h1>H</h1><p>By Anna Lindqvist</p>", ["Anna Lindqvist"], "byline"),
        (BY_AGENCY, "<h1>H</h1><p>By Anna Lindqvist</p>", ["Anna Lindqvist"], "byline"),
        (BY_AGENCY, "<h1>H</h1>", ["Coastal Press Agency"], "meta"),
        (BY_AGENCY, "<h1>H</h1><div class=author-box><b>Anna Lindqvist</b></div>", ["Coastal Press Agency"], "meta"),
        (BY_SITE, "<h1>H</h1><p>By Coastal Press Agency</p>", ["Coastal Press Agency"], "byline"),
        (BY_SITE, "<h1>H</h1><div class=author-box><b>Anna Lindqvist</b></div>", ["Anna Lindqvist"], "byline"),
        (BY_SITE, "<h1>H</h1>", ["Harbour News"], "meta"),
        (SITE, "<h1>H</h1>", [], None),
        (f'{SITE}<meta name="author" content="https://news.example/anna">', "<h1>H</h1>", [], None),
        (f'{SITE}<meta name="author" content="@anna">', "<h1>H</h1>", [], None),
        (f'{SITE}<meta name="author" content="news.example">', "<h1>H</h1>", [], None),
        (f'{SITE}<meta name="author" content="Webwerk GmbH">', "<h1>H</h1>", [], None),
        (f'{SITE}<meta name="author" content="admin">', "<h1>H</h1>", [], None),
        (f'{SITE}<meta name="byl" content="By Anna Lindqvist, PhD">', "<h1>H</h1>", ["Anna Lindqvist"], "meta"),
    ],
)
def test_who_is_the_author(head: str, body: str, authors: list[str], source: str | None) -> None:
    found = told(body, head)
    assert list(found.authors) == authors
    assert (found.evidence["authors"].source if authors else None) == source


def test_the_blocks_of_a_caller_are_taken() -> None:
    tree = tree_of("<h1>H</h1><p>By Anna Lindqvist</p>")
    assert combine(*structured.evidence(tree, URL, URL, blocks(tree))).authors == ["Anna Lindqvist"]
    assert combine(*structured.evidence(tree, URL, URL, [])).authors == ()


DECLARED = "https://cdn.example/1200x630/share/ferry-4711-8a6b.jpg"


@pytest.mark.parametrize(
    ("declared", "image", "expected"),
    [
        (DECLARED, '<img src="/w800/ferry-4711-8a6b.jpg">', DECLARED),
        (DECLARED, '<img src="/w800/ferry-4711-8a6b-640x360.webp">', "https://news.example/w800/ferry-4711-8a6b-640x360.webp"),
        (DECLARED, '<img width=479 src="/ferry-4711-8a6b.webp">', DECLARED),
        (DECLARED, '<img width=480px src="/ferry-4711-8a6b.webp">', "https://news.example/ferry-4711-8a6b.webp"),
        (DECLARED, '<img src="/300x200/ferry-4711-8a6b.webp">', DECLARED),
        (DECLARED, '<img src="/1600x200/ferry-4711-8a6b.webp">', DECLARED),
        (DECLARED, '<img src="/another-picture.webp">', DECLARED),
        (DECLARED, '<img alt="ferry-4711-8a6b.webp" src="/x.jpg">', DECLARED),
        (
            DECLARED,
            '<img src="/a/ferry-4711-8a6b.webp" srcset="/b/ferry-4711-8a6b.webp 640w, /c/ferry-4711-8a6b.webp 1600w, /d/ferry-4711-8a6b.webp 1601w">',
            "https://news.example/c/ferry-4711-8a6b.webp",
        ),
        (DECLARED, '<img srcset="/b/ferry-4711-8a6b.webp 479w, /c/ferry-4711-8a6b.webp 1601w">', DECLARED),
        (
            DECLARED,
            '<picture><source srcset="/b/ferry-4711-8a6b.webp 640w"><img src="data:x"></picture>',
            "https://news.example/b/ferry-4711-8a6b.webp",
        ),
        (DECLARED, '<img src="/a/ferry-4711-8a6b.webp" width=500><img src="/b/ferry-4711-8a6b.webp" width=900>', "https://news.example/b/ferry-4711-8a6b.webp"),
        ("https://cdn.example/9f3c77e1d2/og.jpg", '<img src="/9f3c77e1d2/lead.jpg">', "https://news.example/9f3c77e1d2/lead.jpg"),
        ("https://cdn.example/1200x6300/og.jpg", '<img src="/1200x6300/lead.jpg">', "https://cdn.example/1200x6300/og.jpg"),
        ("https://cdn.example/20260314/og.jpg", '<img src="/20260314/lead.jpg">', "https://cdn.example/20260314/og.jpg"),
        ("https://cdn.example/harbourside/og.jpg", '<img src="/harbourside/lead.jpg">', "https://cdn.example/harbourside/og.jpg"),
        ("https://cdn.example/9f3c77e/og.jpg", '<img src="/9f3c77e/lead.jpg">', "https://cdn.example/9f3c77e/og.jpg"),
        ("https://cdn.example/og?u=0123456789abcdef", '<img src="/x?u=0123456789abcdef">', "https://news.example/x?u=0123456789abcdef"),
        ("https://cdn.example/og?u=0123456789abcde", '<img src="/x?u=0123456789abcde">', "https://cdn.example/og?u=0123456789abcde"),
    ],
)  # fmt: skip
def test_the_picture_as_the_page_shows_it(declared: str, image: str, expected: str) -> None:
    assert _pictures.Pictures(tree_of(image).iter("img"), URL).shown(declared) == expected


def test_the_declared_picture_is_noted_where_the_page_shows_another_cut() -> None:
    head = f'<meta property="og:image" content="{DECLARED}">'
    evidence = told('<img src="/w800/ferry-4711-8a6b.webp" alt="The ferry">', head).evidence["image"]
    assert evidence.source == "opengraph"
    assert [(each.value, each.source) for each in evidence.rejected] == [(DECLARED, "opengraph")]
