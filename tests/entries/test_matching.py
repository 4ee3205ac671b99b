"""Which entry is meant: guid against link, a guid used again, and names that changed altogether."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from syndicate.entries.matching import (
    EDITED_TEXT,
    LEAST_TEXT,
    Mention,
    fingerprints,
    is_other,
    match,
    repair,
)
from syndicate.model import Draft, Entry, Known

NOW = datetime(2026, 3, 14, 12, tzinfo=UTC)
WORDS = (
    "the council met on tuesday evening to discuss a plan for the old harbour which has been empty for eleven years and "
    "members heard from three engineers and a dozen residents before they voted to keep the crane and sell the shed to "
    "a museum that will open next spring with a show about the herring fleet"
)


def text(first: int = 0, last: int = 99, extra: str = "") -> str:
    return " ".join(WORDS.split()[first:last]) + extra


def entry(number: int = 1, **values: Any) -> Entry:
    given: dict[str, Any] = {
        "id": f"tag:x.example,2026:{number}", "source": "a", "link": f"https://a.example/{number}",
        "title": f"A story with the number {number}", "published": NOW, "updated": NOW, "slug": f"s-{number}",
        "first_seen": NOW, "text": text(extra=f" {number}"),
    }  # fmt: skip
    return Entry(**(given | values))


def known(number: int, **values: Any) -> Known:
    return Known(entry(number, **values), "l")


def mention(name: int | None, link: int | None, title: str | None = None) -> Mention:
    draft = Draft(title=title or f"A story with the number {link or name}", guid="g", link="https://a.example/x")
    return Mention(draft, known(name) if name else None, known(link) if link else None)


def matched(**mentions: Mention) -> tuple[dict[str, str], set[str]]:
    found = match(mentions)
    return {alias: each.entry.id[-1] for alias, each in found.known.items()}, set(found.reused)


def test_a_guid_comes_before_a_link_and_a_link_leads_where_there_is_none() -> None:
    assert matched(a=mention(1, None), b=mention(None, 2), c=mention(None, None)) == ({"a": "1", "b": "2"}, set())
    assert matched(a=mention(1, 2, "A story with the number 1")) == ({"a": "1"}, set())


def test_an_entry_is_one_draft_and_a_guid_has_it_first() -> None:
    assert matched(a=mention(None, 1), b=mention(1, None)) == ({"b": "1"}, set())
    assert matched(a=mention(None, 1), b=mention(None, 1)) == ({"a": "1"}, set())


def test_guids_that_are_numbers_of_places_are_not_believed() -> None:
    # A new article on top: every guid now stands beside the link and title of the article before it.
    shifted = {
        "a": Mention(Draft(title="Quite another matter"), known(1, title="Spring fair opens"), None),
        "b": Mention(
            Draft(title="Spring fair opens"), known(2, title="Ferry is late"), known(1, title="Spring fair opens")
        ),
        "c": Mention(Draft(title="Ferry is late"), known(3, title="Bees move uphill"), known(2, title="Ferry is late")),
    }
    assert matched(**shifted) == ({"b": "1", "c": "2"}, {"a", "b", "c"})


def test_a_link_that_leads_elsewhere_is_believed_only_with_its_title() -> None:
    one = Mention(
        Draft(title="Bees move uphill"), known(1, title="Bees move uphill"), known(2, title="Bees move uphill")
    )
    assert matched(a=one) == ({"a": "1"}, set())
    other = Mention(Draft(title="Nothing of the kind"), known(1, title="Spring fair"), known(2, title="Ferry is late"))
    assert matched(a=other) == ({"a": "1"}, set())
    assert matched(a=Mention(Draft(), known(1), known(2))) == ({"a": "1"}, set())


# -- a guid used again

ELSEWHERE: dict[str, Any] = {"link": "https://a.example/other", "title": "Quite another matter"}


def test_another_link_title_and_text_is_another_article() -> None:
    assert is_other(entry(**ELSEWHERE, text="Bees moved uphill this year. " * 20), entry())


@pytest.mark.parametrize(
    "values",
    [
        {}, {"title": "Quite another matter"}, {"link": "https://a.example/other"}, {"link": None},
        {"link": "https://a.example/other", "text": "Bees moved uphill. " * 30},
        {"link": "http://www.a.example/1/", "title": "Quite another matter"},
        ELSEWHERE | {"link": None, "text": "Bees moved. " * 30},
        ELSEWHERE, ELSEWHERE | {"text": text(0, 30) + " something new was added to the end of this" * 3},
    ],
)  # fmt: skip
def test_less_than_that_is_an_edit_or_a_move(values: dict[str, Any]) -> None:
    assert not is_other(entry(**values), entry())


def test_without_text_the_date_decides_and_without_a_date_the_guid_is_believed() -> None:
    short = ELSEWHERE | {"text": "Short."}
    later = NOW + timedelta(days=1)
    assert is_other(entry(**short, published=later), entry())
    assert not is_other(entry(**short), entry())
    assert not is_other(entry(**short, published=later, published_precision="seen"), entry())
    assert not is_other(entry(**short, published=later), entry(published_precision="seen"))


# -- names that changed altogether

RENAMED: dict[str, Any] = {"id": "tag:x.example,2026:9", "link": "https://new.example/9"}
LATER = NOW + timedelta(days=3)


@pytest.mark.parametrize(
    ("values", "reason"),
    [
        ({}, "the same title, day and text"),
        ({"text": text(0, 40, " " + "and then it was changed a great deal by a late hand" * 2)}, "the same title, day and text"),
        ({"text": "Bees moved uphill this year, which they do. " * 10}, None),
        ({"text": "Short."}, "the same title and day"),
        ({"title": "Another title"}, "the same day and text"),
        ({"title": "Another title", "text": text(0, 40)}, None),
        ({"title": "Another title", "text": "Short."}, None),
        ({"title": "A STORY, with the number: 1"}, "the same title, day and text"),
        ({"published": LATER}, "the same title and text"),
        ({"published": LATER, "text": text(extra=" 1 and more words here")}, None),
        ({"published": LATER, "published_precision": "seen", "text": text(extra=" 1 and more")}, "the same title and text"),
        ({"published": LATER, "title": "Another title"}, None),
        ({"published": LATER, "text": "Short."}, None),
    ],
)  # fmt: skip
def test_of_title_day_and_text_two_must_agree(values: dict[str, Any], reason: str | None) -> None:
    assert repair(entry(**(RENAMED | values)), entry()) == reason


def test_short_titles_and_unstated_days_tell_nothing_without_a_text() -> None:
    assert repair(entry(title="Notes", text=""), entry(title="Notes", text="")) is None
    assert repair(entry(title="Notes of today", text=""), entry(title="Notes of today", text="")) is not None
    seen = entry(published_precision="seen", text="")
    assert repair(seen, entry(text="")) is None
    assert repair(entry(text=""), seen) is None


def test_a_weekly_column_with_much_the_same_words_is_a_new_article() -> None:
    weather = "Sunny in the morning with clouds in the afternoon, the wind from the west at five metres a second. " * 3
    monday = entry(title="The weather", text=weather + "Top 14 degrees.")
    tuesday = entry(
        2, title="The weather", text=weather + "Top 9 degrees, some rain.", published=NOW + timedelta(days=1)
    )
    assert repair(tuesday, monday) is None


def test_how_much_an_edit_may_leave() -> None:
    assert EDITED_TEXT == 0.4


# -- fingerprints


def test_fingerprints_are_of_the_words_and_of_title_with_day() -> None:
    assert len(fingerprints(entry())) == 2
    stored = ["text:f1b811c5a761307c3263", "said:15433d077c9a652d8b60"]
    ferry = entry(text="The ferry leaves. " * 20, title="The last ferry of the year")
    assert fingerprints(ferry) == stored, "they stand in memories: others would lead nowhere"
    assert fingerprints(entry(text=text(extra=" 1").upper().replace(" ", ", "))) == fingerprints(entry())
    assert fingerprints(entry(text="Short.")) == fingerprints(entry())[1:]
    assert fingerprints(entry(published_precision="seen")) == fingerprints(entry())[:1]
    assert fingerprints(entry(title="Notes")) == fingerprints(entry())[:1]
    assert fingerprints(entry(published=NOW + timedelta(hours=11))) == fingerprints(entry())
    assert fingerprints(entry(published=LATER))[1] != fingerprints(entry())[1]
    assert LEAST_TEXT == 200
    assert fingerprints(entry(text="x" * LEAST_TEXT))[0].startswith("text:")
    assert not any(name.startswith("text:") for name in fingerprints(entry(text="x" * (LEAST_TEXT - 1))))
