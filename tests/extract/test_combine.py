"""Which of several values is taken, and what is noted about the others."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

import pytest

from syndicate.extract.combine import LONGEST_NOTE, ORDER, combine
from syndicate.model import WITHOUT_EVIDENCE, Draft, Evidence, Rejected

LONG = "<p>" + " ".join(["word"] * 100) + "</p>"
LONGER = "<p>" + " ".join(["word"] * 120) + "</p>"


def draft(source: str, **values: Any) -> Draft:
    return Draft(**values, evidence={name: Evidence(source) for name in values if name != "teaser"})


def test_every_field_with_evidence_has_an_order() -> None:
    assert set(ORDER) == {field.name for field in fields(Draft)} - WITHOUT_EVIDENCE


def test_the_first_trusted_value_wins_whatever_comes_first() -> None:
    made = combine(draft("title element", title="C"), draft("h1", title="B"), draft("feed", title="A"))
    assert made.title == "A"
    assert made.evidence["title"].source == "feed"
    assert [(each.value, each.source) for each in made.evidence["title"].rejected] == [
        ("B", "h1"),
        ("C", "title element"),
    ]


def test_a_field_without_value_leaves_no_trace() -> None:
    made = combine(draft("feed", title=""), draft("h1", title="B"))
    assert made.title == "B"
    assert made.evidence["title"].rejected == []
    assert "authors" not in made.evidence
    assert combine() == Draft()


def test_equal_values_are_not_rejected() -> None:
    assert combine(draft("feed", title="A"), draft("h1", title="A")).evidence["title"].rejected == []


def test_unknown_evidence_comes_last() -> None:
    assert combine(Draft(title="X"), draft("body", title="B")).title == "B"
    assert combine(Draft(title="X")).evidence["title"].source == "unknown"


def test_earlier_notes_are_kept() -> None:
    noted = Draft(title="A", evidence={"title": Evidence("text", [Rejected("2 Min Read", "text", "reading time")])})
    assert combine(noted, draft("h1", title="B")).evidence["title"].rejected[0].value == "2 Min Read"


def test_long_values_are_noted_short() -> None:
    made = combine(draft("feed", summary="A"), draft("meta", summary="x" * 500))
    [rejected] = made.evidence["summary"].rejected
    assert len(rejected.value) == LONGEST_NOTE
    assert rejected.value.endswith("…")


@pytest.mark.parametrize(("listed", "page", "expected"), [
    ("2026-03-14", "2026-03-14T09:40:00+01:00", "2026-03-14T09:40:00+01:00"),
    ("2026-03-14T09:40", "2026-03-14T09:40:00+01:00", "2026-03-14T09:40:00+01:00"),
    ("2026-03-14", "2026-03-15T09:40:00+01:00", "2026-03-14"),
    ("2026-03-14T09:40:00+01:00", "2026-03-14", "2026-03-14T09:40:00+01:00"),
    ("2026-03-14T09:40:00+01:00", "2026-03-14T11:00:00+01:00", "2026-03-14T09:40:00+01:00"),
])  # fmt: skip
def test_a_more_precise_statement_of_the_same_day_wins(listed: str, page: str, expected: str) -> None:
    assert combine(draft("feed", published=listed), draft("json-ld", published=page)).published == expected


def test_the_authors_of_a_listing_stand() -> None:
    made = combine(draft("feed", authors=["A"]), draft("json-ld", authors=["B"]), draft("meta", authors=["B"]))
    assert list(made.authors) == ["A"]


def test_on_a_page_authors_weigh_agreement() -> None:
    made = combine(
        draft("json-ld", authors=["Site"]), draft("meta", authors=["Ada Holm"]), draft("byline", authors=["ada holm"])
    )
    assert list(made.authors) == ["Ada Holm"]
    made = combine(draft("json-ld", authors=["A"]), draft("meta", authors=["B"]))
    assert list(made.authors) == ["A"]


def test_a_teaser_gives_way_to_a_longer_text() -> None:
    made = combine(draft("feed", content="<p>Read more …</p>"), draft("body", content=LONG, text="t"))
    assert made.content == LONG
    assert made.text == "t"
    assert made.evidence["content"].rejected[0].why == "a teaser"
    assert not made.teaser


def test_a_teaser_stands_where_the_page_says_less() -> None:
    teaser = "<p>" + "word " * 40 + "…</p>"
    assert combine(draft("feed", content=teaser), draft("body", content="<p>Accept cookies</p>")).content == teaser


def test_a_full_text_in_the_listing_stands() -> None:
    assert combine(draft("feed", content=LONG), draft("body", content=LONGER)).content == LONG


def test_a_saved_text_is_never_a_teaser_of_something_else() -> None:
    assert combine(draft("text", content="<p>Short.</p>"), draft("body", content=LONG)).content == "<p>Short.</p>"


def test_a_text_belongs_to_its_content_and_an_alt_to_its_image() -> None:
    made = combine(
        draft("opengraph", image="https://x.example/a.jpg"),
        draft("json-ld", image="https://x.example/b.jpg", image_alt="B"),
    )
    assert (made.image, made.image_alt) == ("https://x.example/a.jpg", None)
    made = combine(
        draft("opengraph", image="https://x.example/a.jpg"),
        draft("body", image="https://x.example/a.jpg", image_alt="A"),
    )
    assert made.image_alt == "A"
    assert made.evidence["image_alt"].source == "body"
    made = combine(draft("feed", content=LONG), draft("body", content=LONGER, text="other"))
    assert made.text is None


def test_a_paywalled_text_stays_flagged() -> None:
    assert combine(draft("feed", title="A"), Draft(content=LONG, teaser=True)).teaser
    assert not combine(draft("feed", content=LONG), Draft(content=LONGER, teaser=True)).teaser


def test_the_document_is_left_behind() -> None:
    from syndicate.model import Document

    assert combine(Draft(title="A", document=Document(b"", None))).document is None
