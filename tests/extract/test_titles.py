from __future__ import annotations

import time

import pytest

from syndicate.extract import titles

KEYS = frozenset(map(titles.key, ["Harbour News", "Harbour", "news.example"]))


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("The ferry is back | Harbour News", "The ferry is back"),
        ("The ferry is back - HARBOUR NEWS", "The ferry is back"),
        ("Harbour News: The ferry is back", "The ferry is back"),
        ("Harbour News » Town » The ferry", "Town » The ferry"),
        ("The ferry – is back – Harbour News – news.example", "The ferry – is back"),
        ("The ferry - is back", "The ferry - is back"),
        ("Harbour: The ferry is back", "Harbour: The ferry is back"),
        ("Harbour | The ferry is back", "The ferry is back"),
        ("The ferry is back: Harbour", "The ferry is back"),
        ("a" * (titles.LONGEST + 5), "a" * titles.LONGEST),
        ("Harbour News reports a ferry", "Harbour News reports a ferry"),
        ("A well-known ferry", "A well-known ferry"),
        ("Harbour News", "Harbour News"),
        ("Harbour | Harbour News | The ferry | Harbour | Harbour News", "The ferry"),
        ("Harbour News | | The ferry || Harbour", "| The ferry"),
        ("The ferry   -   Harbour", "The ferry"),
        ("Harbour - Harbour News", "Harbour"),
        ("", ""),
    ],
)
def test_the_sites_name_is_taken_off(title: str, expected: str) -> None:
    assert titles.without_site(title, KEYS) == expected


@pytest.mark.parametrize("junk", [" ", "a | ", "Harbour | ", "Harbour - ", " -", "|", ": "])
def test_a_long_title_is_read_in_no_time(junk: str) -> None:
    title = junk * (40_000 // len(junk))
    start = time.process_time()
    assert len(titles.without_site(title, KEYS)) <= titles.LONGEST
    assert time.process_time() - start < 0.02


def test_nothing_is_taken_off_for_a_site_without_letters() -> None:
    assert titles.without_site("The ferry | ", {"harbournews"}) == "The ferry | "


@pytest.mark.parametrize(
    ("candidates", "document_title", "expected"),
    [
        (["The ferry is back", "Ferry: the comeback"], "", 0),
        (["A label here", "The ferry is back", "the Ferry is back!"], "", 1),
        (["Some heading", "The ferry is back"], "The ferry is back, at last", 1),
        (["Some heading", "The ferry is back"], "News: The ferry is back", 1),
        (["The ferry is", "News: The ferry"], "News: The ferry is back", 1),
        (["Ferries", "The ferry is back"], "Ferries", 1),
        (["Ferries!", "The ferry is back"], "Ferries!", 0),
        (["港の朝市", "市"], "", 0),
    ],
)
def test_the_title_most_agree_on(candidates: list[str], document_title: str, expected: int) -> None:
    assert titles.agreed(candidates, document_title) == expected


def test_names_after_the_host() -> None:
    assert titles.host_names("www.harbour-news.co.uk") == ["harbour-news.co.uk", "harbour-news"]
    assert titles.host_names("") == [""]
