"""A draft becomes an entry: every field there, dates in UTC, nothing illegal, nothing from the future."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from syndicate.entries.identity import Origin
from syndicate.entries.normalize import (
    LONGEST_TITLE,
    fraction,
    legal,
    normalize,
)
from syndicate.model import Document, Draft, Entry, Evidence, Rejected

NOW = datetime(2026, 3, 14, 12, 0, 0, 250_000, tzinfo=UTC)
ORIGIN = Origin("blog", "https://blog.example/feed", "pub.example", ZoneInfo("Europe/Oslo"))
LINK = "https://blog.example/1"
ANY = st.text(alphabet=st.characters(codec=None), max_size=60)


def entry(position: int = 0, origin: Origin = ORIGIN, **values: Any) -> Entry:
    return normalize(Draft(**({"link": LINK, "title": "A lamp"} | values)), origin, NOW, position)


@pytest.mark.parametrize(("stated", "published", "precision"), [
    ("2026-03-10", datetime(2026, 3, 10, 12, tzinfo=UTC), "day"),
    ("2026-03-10T09:40", datetime(2026, 3, 10, 8, 40, tzinfo=UTC), "local"),
    ("2026-03-10T09:40:00+05:30", datetime(2026, 3, 10, 4, 10, tzinfo=UTC), "instant"),
    ("2026-03-10T09:40:00.123456Z", datetime(2026, 3, 10, 9, 40, 0, 123_000, tzinfo=UTC), "instant"),
    ("2026-03-14T12:00:00.250Z", NOW, "instant"), ("2026-03-14T12:00:00.251Z", NOW.replace(microsecond=0), "instant"),
    ("2026-03-15", NOW.replace(microsecond=0), "seen"), ("nonsense", NOW.replace(microsecond=0), "seen"),
    ("0001-01-01T00:00:00+14:00", NOW.replace(microsecond=0), "seen"), (None, NOW.replace(microsecond=0), "seen"),
])  # fmt: skip
def test_published(stated: str | None, published: datetime, precision: str) -> None:
    made = entry(published=stated)
    assert (made.published, made.published_precision) == (published, precision)


def test_undated_articles_are_a_second_apart_in_page_order() -> None:
    times = [entry(position).published for position in range(3)]
    assert times == [NOW.replace(microsecond=0) - timedelta(seconds=position) for position in range(3)]


@pytest.mark.parametrize(("stated", "expected"), [
    ("2026-03-10T12:00:01Z", datetime(2026, 3, 10, 12, 0, 1, tzinfo=UTC)), ("2026-03-14T12:00:00Z", NOW.replace(microsecond=0)),
    ("2026-03-14T12:00:01Z", datetime(2026, 3, 10, 12, tzinfo=UTC)), ("2026-03-12T00:30", datetime(2026, 3, 11, 23, 30, tzinfo=UTC)),
    ("2026-03-11T00:00:00Z", datetime(2026, 3, 11, tzinfo=UTC)), ("2026-03-09T00:00:00Z", datetime(2026, 3, 10, 12, tzinfo=UTC)),
    ("2027-01-01T00:00:00Z", datetime(2026, 3, 10, 12, tzinfo=UTC)), (None, datetime(2026, 3, 10, 12, tzinfo=UTC)),
])  # fmt: skip
def test_updated_lies_between_published_and_now(stated: str | None, expected: datetime) -> None:
    made = entry(published="2026-03-10", updated=stated)
    assert made.updated.replace(microsecond=0) == expected
    assert 1_000 <= made.updated.microsecond <= 999_000


@given(st.text(max_size=20))
def test_a_fraction_is_1_to_999_milliseconds_and_the_ids_own(id: str) -> None:
    whole = NOW.replace(microsecond=0)
    made = fraction(whole, id)
    assert timedelta(milliseconds=1) <= made - whole <= timedelta(milliseconds=999)
    assert made == fraction(whole, id)
    assert made.microsecond % 1000 == 0


def test_fractions_differ_by_id_and_a_stated_fraction_stays() -> None:
    assert len({fraction(NOW.replace(microsecond=0), str(number)) for number in range(50)}) > 40
    assert fraction(NOW, "x") == NOW
    assert fraction(NOW.replace(microsecond=0), "tag:x.example,2026:1").microsecond == 454_000, (
        "not the same in every version"
    )
    assert fraction(NOW.replace(microsecond=300), "x").microsecond == 1000
    assert fraction(NOW.replace(microsecond=2_999), "x").microsecond == 2_000
    every = {fraction(NOW.replace(microsecond=0), str(number)).microsecond for number in range(20_000)}
    assert every == {1000 * millisecond for millisecond in range(1, 1000)}


@pytest.mark.parametrize(("values", "title"), [
    ({"title": " The\n lamp\x00 "}, "The lamp"), ({"title": None, "text": "First words. " * 20}, "First words. First words. First words. First words. First words. First words."),
    ({"title": "", "path": "articles/the_old-lamp.txt", "link": None}, "the old lamp"), ({"title": None}, LINK),
    ({"title": None, "path": "articles/read-me", "link": None}, "read me"), ({"title": None, "path": "a.b.txt", "link": None}, "a.b"),
    ({"title": None, "path": "articles/.md", "link": None}, ".md"), ({"title": None, "link": None, "guid": "\u00a0"}, "Untitled"),
    ({"title": None, "link": None, "guid": "7", "path": "x/-_.txt"}, "7"), ({"title": "x" * LONGEST_TITLE}, "x" * LONGEST_TITLE),
    ({"title": None, "text": "a" * 90}, "a" * 79 + "…"), ({"title": None, "text": "a" * 80}, "a" * 80),
    ({"title": None, "link": None, "guid": "7"}, "7"), ({"title": "x" * 600}, "x" * (LONGEST_TITLE - 1) + "…"),
])  # fmt: skip
def test_an_entry_always_has_a_title(values: dict[str, Any], title: str) -> None:
    assert entry(**values).title == title


@pytest.mark.parametrize(("link", "canonical", "expected"), [
    ("https://b.example/x?utm_source=y#top", None, "https://b.example/x"),
    ("https://b.example/x?ref=rss", "https://b.example/x", "https://b.example/x"),
    ("http://b.example/x", "https://www.b.example/x/", "https://www.b.example/x/"),
    ("https://b.example/x", "/x?utm_source=y", "https://b.example/x"),
    ("https://b.example/x", "https://b.example/section", "https://b.example/x"),
    ("https://b.example/x", "https://b.example/", "https://b.example/x"),
    ("https://b.example/x", "https://other.example/x", "https://b.example/x"),
    ("https://b.example/x", "javascript:x", "https://b.example/x"),
    ("https://b.example/?p=12", "https://b.example/", "https://b.example/?p=12"),
    ("https://b.example/?p=12", "http://www.b.example/?p=12", "http://www.b.example/?p=12"),
    ("https://b.example/?p=12", "https://b.example/?p=13", "https://b.example/?p=12"),
    ("https://b.example/", "https://www.b.example/", "https://www.b.example/"),
    ("https://b.example/x?id=1", "https://b.example/x?id=2", "https://b.example/x?id=1"),
    ("https://b.example/#!/x", "https://b.example/", "https://b.example/#!/x"),
    (None, "/saved", None), ("https://b.example/x", None, "https://b.example/x"),
    (None, "https://b.example/saved", "https://b.example/saved"), ("javascript:x", None, None),
])  # fmt: skip
def test_links(link: str | None, canonical: str | None, expected: str | None) -> None:
    assert entry(link=link, canonical=canonical, guid="7").link == expected


def test_content_is_sanitised_absolute_and_says_what_the_text_says() -> None:
    made = entry(content='<p onclick="x()">One <a href="/two">two</a></p><script>three</script>')
    assert made.content == '<p>One <a href="https://blog.example/two">two</a></p>'
    assert made.text == "One two"


def test_a_document_says_what_links_are_relative_to() -> None:
    document = Document(b"", "https://blog.example/deep/page")
    assert 'href="https://blog.example/deep/x"' in entry(content='<p><a href="x">x</a></p>', document=document).content


@pytest.mark.parametrize(("values", "content"), [
    ({"text": "One.\n\nTwo <3."}, "<p>One.</p>\n<p>Two &lt;3.</p>"), ({"summary": "Only this."}, "<p>Only this.</p>"),
    ({"content": "", "text": "not this"}, ""), ({}, ""),
])  # fmt: skip
def test_content_is_made_of_what_there_is(values: dict[str, Any], content: str) -> None:
    assert entry(**values).content.replace("\n", "") == content.replace("\n", "")


def test_a_summary_is_what_is_stated_else_the_beginning_without_headings() -> None:
    assert entry(summary=" Said\n so. ").summary == "Said so."
    long = "word " * 100
    made = entry(content=f"<h2>Not this</h2><p>First.</p><h3>Nor this</h3><p>{long}</p>")
    assert made.summary.startswith("First. word word")
    assert len(entry(summary="x" * 3000).summary) == 2000
    assert len(entry(summary="x" * 2000).summary) == 2000
    assert len(entry(text="x" * 400).summary) == 300
    assert entry().summary == ""


def test_names_and_categories_are_distinct_in_order_and_bounded() -> None:
    made = entry(authors=["Ada  Holm", "", "ADA HOLM", "Bo"], categories=["x", " X ", "y\n"])
    assert (list(made.authors), list(made.categories)) == (["Ada Holm", "Bo"], ["x", "y"])
    many = entry(authors=[str(n) for n in range(99)], categories=[str(n) for n in range(99)])
    assert (len(many.authors), len(many.categories)) == (20, 50)
    assert len(entry(authors=["x" * 500]).authors[0]) == 200


def test_an_image_is_absolute_and_its_text_goes_with_it() -> None:
    made = entry(image="/i.jpg", image_alt=" A\nboat ")
    assert (made.image, made.image_alt) == ("https://blog.example/i.jpg", "A boat")
    assert entry(image=None, image_alt="A boat").image_alt is None
    nothing = entry(image="data:image/png;base64,x", image_alt="A boat")
    assert (nothing.image, nothing.image_alt) == (None, None)
    assert entry(image="/i.jpg", image_alt=" \n").image_alt is None
    assert entry(image="/i.jpg").image_alt is None


@pytest.mark.parametrize(("stated", "of_source", "expected"), [
    ("pt_br", None, "pt-BR"), (None, "nb", "nb"), ("!", "nb", "nb"), ("de", "nb", "de"), (None, None, "en"),
])  # fmt: skip
def test_languages(stated: str | None, of_source: str | None, expected: str) -> None:
    text = "The lamp at the end of the wall was the first that the town had seen, and nobody knew who had paid for it."
    assert entry(language=stated, text=text, origin=replace(ORIGIN, language=of_source)).language == expected


def test_a_language_that_was_only_detected_gives_way_to_the_sources() -> None:
    guess = {"language": Evidence("detected")}
    assert entry(language="de", evidence=guess, origin=replace(ORIGIN, language="nb")).language == "nb"
    assert entry(language="de", evidence=guess).language == "de"
    assert (
        entry(language="de", evidence={"language": Evidence("meta")}, origin=replace(ORIGIN, language="nb")).language
        == "de"
    )


def test_what_we_mint_is_there() -> None:
    made = entry(3, teaser=True, text="word " * 300)
    assert (made.source, made.position, made.first_seen, made.teaser, made.reading_time) == ("blog", 3, NOW, True, 2)
    assert made.slug.startswith("a-lamp-")
    assert made.page is None


@given(ANY, ANY, ANY, ANY)
def test_no_text_is_too_odd(title: str, content: str, name: str, date: str) -> None:
    draft = legal(
        Draft(link=LINK, title=title, content=content, authors=[name], categories=[name], published=date, summary=title)
    )
    made = normalize(draft, ORIGIN, NOW, 0)
    (made.title + made.content + made.summary + made.text + "".join(made.authors)).encode()
    assert made.title
    assert made.published <= NOW


def test_legal_drafts_hold_what_the_store_can_hold() -> None:
    made = legal(Draft(title="a\ud800\x00", authors=["b\ud800"], categories=["c\x00"], teaser=True))
    assert made == Draft(title="a", authors=["b"], categories=["c"], teaser=True)
    why = {"title": Evidence("feed", [Rejected("x\ud800", "h1", "less trusted")])}
    assert legal(Draft(evidence=why)).evidence == {"title": Evidence("feed", [Rejected("x", "h1", "less trusted")])}
    every = {field.name: "e\u0301\x00" for field in fields(Draft) if field.type == "str | None"}
    made = legal(Draft(**every))  # type: ignore[arg-type]  # these fields take texts
    assert {getattr(made, name) for name in every} == {"é"}
