"""Which entries a feed holds, and which key leaves one out."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from syndicate.entries.filters import LONGEST, Filter, capped
from syndicate.model import Entry
from syndicate.values.patterns import compiled

NOW = datetime(2026, 3, 14, 12, tzinfo=UTC)


def entry(**values: Any) -> Entry:
    given: dict[str, Any] = {
        "id": "tag:x.example,2026:1", "source": "a", "link": None, "title": "The ferry", "authors": ["Ada Holm"],
        "categories": ["Town Hall"], "published": NOW, "updated": NOW, "slug": "s", "first_seen": NOW,
        "language": "pt-BR", "text": "It leaves at nine.", "summary": "When it leaves.",
    }  # fmt: skip
    return Entry(**(given | values))


@pytest.mark.parametrize(
    ("wanted", "left_out"),
    [
        ({}, None),
        ({"categories": ["town hall"]}, None), ({"categories": ["x", "TOWN HALL"]}, None),
        ({"categories": ["town"]}, "categories"),
        ({"authors": ["ada holm"]}, None), ({"authors": ["Ada"]}, "authors"), ({"authors": ["Bo", "Ádá Holm"]}, None),
        ({"languages": ["pt"]}, None), ({"languages": ["PT-br"]}, None), ({"languages": ["pt-PT"]}, "language"),
        ({"languages": ["en", "pt"]}, None), ({"languages": ["p"]}, "language"), ({"languages": ["pt-BR-x"]}, "language"),
        ({"match": [compiled("FERRY")]}, None), ({"match": [compiled("nine")]}, None), ({"match": [compiled("when")]}, None),
        ({"match": [compiled("x"), compiled("nine")]}, None), ({"match": [compiled("holm")]}, "match"),
        ({"exclude": [compiled("nine")]}, "exclude"), ({"exclude": [compiled("x")]}, None),
        ({"exclude": [compiled("x"), compiled("ferry")]}, "exclude"),
        ({"match": [compiled("ferry")], "exclude": [compiled("nine")]}, "exclude"),
        ({"since": NOW}, None), ({"since": NOW + timedelta(seconds=1)}, "since"),
        ({"since": NOW + timedelta(seconds=1), "match": [compiled("x")]}, "since"),
        ({"without_deleted": ["a"]}, None),
    ],
)  # fmt: skip
def test_the_key_that_leaves_an_entry_out_is_named(wanted: dict[str, Any], left_out: str | None) -> None:
    assert Filter(**wanted).why_not(entry()) == left_out
    assert Filter(**wanted).keeps(entry()) is (left_out is None)


def test_an_entry_of_an_unknown_language_stays() -> None:
    assert Filter(languages=["en"]).keeps(entry(language=None))


def test_a_deleted_entry_is_dropped_where_its_source_says_so() -> None:
    gone = entry(deleted=NOW)
    assert Filter().keeps(gone)
    assert Filter(without_deleted=["a"]).why_not(gone) == "deleted"
    assert Filter(without_deleted=["b"]).keeps(gone)


def test_of_a_very_long_text_the_beginning_is_searched() -> None:
    assert Filter(match=[compiled("zz")]).keeps(entry(text="x" * (LONGEST - 2) + "zz"))
    assert not Filter(match=[compiled("zz")]).keeps(entry(text="x" * (LONGEST - 1) + "zz"))


def test_a_cap_takes_the_newest_of_each_source() -> None:
    found = [entry(source=source, slug=str(number)) for number, source in enumerate("aabab")]
    assert [each.slug for each in capped(found, 1)] == ["0", "2"]
    assert [each.slug for each in capped(found, 2)] == ["0", "1", "2", "4"]
    assert capped(found, 0) == found
