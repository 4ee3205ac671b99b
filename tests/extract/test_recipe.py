"""Listings by selectors: what is found where, what is assumed where nothing is said, and what is refused."""

from __future__ import annotations

from dataclasses import fields

import pytest

from syndicate.extract.recipe import MOST_ITEMS, Recipe, problems, read
from syndicate.model import Document, Draft

URL = "https://town.example/news/"
PAGE = """<!DOCTYPE html><html lang="de"><head><base href="/archiv/"></head><body>
<nav><article class="card"><a href="/nav">Mehr</a></article></nav>
<article class="card" id="one">
  <a class="more" href="/weiter">weiter</a>
  <h2><a href="eins?utm_source=x">Erste <em>Nachricht</em></a></h2>
  <span class="by">Von Jule Petersen und Hinnerk Brand</span>
  <span class="when">14. März 2026</span>
  <figure><img src="data:image/gif;base64,R0" data-src="/b/eins.jpg" alt="Ein Boot"></figure>
  <p class="lead">Kurz  gesagt.</p><div class="body"><p>Ganz <a href="b">gesagt</a>.</p><script>x()</script></div>
  <div class="ad"><a href="/werbung">Werbung</a></div>
</article>
<article class="card" id="two"><h3>Zweite</h3><a href="//other.example/zwei">hier</a><time datetime="2026-03-15T09:40:00+01:00">gestern</time></article>
<article class="card" id="three"><a href="eins?utm_source=x">Noch einmal</a></article>
<article class="card" id="four"><p>Ohne Link</p></article>
<a class="card" href="/funf"><h2>Fünfte</h2></a>
</body></html>"""


def drafts(html: str = PAGE, **selectors: str) -> list[Draft]:
    recipe = Recipe(**({"item": "article.card, a.card", "remove": "nav, .ad"} | selectors))
    return read(Document(body=html.encode(), url=URL, media_type="text/html", charset="utf-8"), recipe)


def test_links_and_titles_are_found_without_selectors() -> None:
    assert [(draft.title, draft.link) for draft in drafts()] == [
        ("Erste Nachricht", "https://town.example/archiv/eins?utm_source=x"),
        ("Zweite", "https://other.example/zwei"),
        ("Fünfte", "https://town.example/funf"),
    ]


def test_selectors_say_where_things_stand() -> None:
    first = drafts(author=".by", date=".when", image="figure", summary=".lead", content=".body", title="h2 em")[0]
    assert first.title == "Nachricht"
    assert list(first.authors) == ["Jule Petersen", "Hinnerk Brand"]
    assert first.published == "2026-03-14"
    assert (first.image, first.image_alt) == ("https://town.example/b/eins.jpg", "Ein Boot")
    assert first.summary == "Kurz gesagt."
    assert first.content is not None
    assert 'href="https://town.example/archiv/b"' in first.content
    assert "script" not in first.content
    assert first.language == "de"
    assert {field: found.source for field, found in first.evidence.items()} == dict.fromkeys(
        ("link", "title", "authors", "published", "image", "image_alt", "summary", "content"), "recipe"
    )


def test_a_time_element_is_the_date_where_no_selector_is_given() -> None:
    assert [draft.published for draft in drafts()] == [None, "2026-03-15T09:40:00+01:00", None]


def test_a_selector_may_take_an_attribute() -> None:
    found = drafts(link="a.more@href", title="img@alt", date="time@datetime", item="article.card")
    assert found[0].link == "https://town.example/weiter"
    assert found[0].title == "Ein Boot"


def test_an_item_without_a_link_is_no_article_and_a_link_counts_once() -> None:
    assert len(drafts(item="article.card")) == 2
    assert drafts(item="#four") == []
    assert drafts(item=".nothing") == []


def test_what_is_removed_is_read_by_nobody() -> None:
    assert "https://town.example/nav" in [draft.link for draft in drafts(remove="")]
    assert "https://town.example/nav" not in [draft.link for draft in drafts()]


def test_only_web_links_lead_somewhere() -> None:
    html = '<ul><li><a href="javascript:alert(1)">a</a></li><li><a href="mailto:x@y.example">b</a></li><li><a href="/c">c</a></li></ul>'
    assert [draft.link for draft in drafts(html, item="li")] == ["https://town.example/c"]


def test_a_flood_is_cut() -> None:
    html = "".join(f'<li><a href="/{number}">{number}</a></li>' for number in range(MOST_ITEMS + 5))
    found = drafts(html, item="li")
    assert len(found) == MOST_ITEMS
    assert found[0].title == "0"


@pytest.mark.parametrize("field", [field.name for field in fields(Recipe)])
def test_broken_selectors_are_named(field: str) -> None:
    good = {"item": "li"}
    [(key, what)] = problems(Recipe(**(good | {field: "li[@"})))
    assert key == field
    assert "li[@" in what
    assert list(problems(Recipe(**(good | {field: "li > a@href"})))) == []


def test_an_item_is_needed_and_an_attribute_alone_is_no_selector() -> None:
    assert [key for key, _ in problems(Recipe(item=""))] == ["item"]
    assert [key for key, _ in problems(Recipe(item="li", date="@datetime"))] == ["date"]


def test_at_signs_inside_a_selector_belong_to_it() -> None:
    html = '<ul><li data-x="a@b"><a href="/1">One</a></li><li><a href="/2">Two</a></li></ul>'
    assert [draft.title for draft in drafts(html, item='li[data-x="a@b"]')] == ["One"]


def test_a_page_in_another_charset_is_read() -> None:
    body = '<html><head><meta charset="windows-1251"></head><li><a href="/1">Новости</a></li></html>'.encode("cp1251")
    [draft] = read(Document(body=body, url=URL), Recipe(item="li"))
    assert draft.title == "Новости"
