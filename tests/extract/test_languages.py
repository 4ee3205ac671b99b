"""Whole pages in scripts with and without spaces between words, read by the public function."""

from __future__ import annotations

import json
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import regex

import syndicate

if TYPE_CHECKING:
    from syndicate.model import Draft

PAGES = Path(__file__).resolve().parents[1] / "data" / "pages" / "languages"
NAMES = sorted(path.stem for path in PAGES.glob("*.json"))
URL = "https://news.example/2026/03/story.html"
MOST = 1.5
"""Times the signs of the paragraphs that a text may have: headings, a standfirst and a caption are in it too."""


def signs(text: str) -> int:
    return len("".join(text.split()))


@pytest.fixture(scope="module", params=NAMES)
def case(request: pytest.FixtureRequest) -> tuple[Draft, dict[str, Any]]:
    expected: dict[str, Any] = json.loads((PAGES / f"{request.param}.json").read_text("utf-8"))
    return syndicate.extract_article((PAGES / f"{request.param}.html").read_bytes(), URL), expected


def test_head_of_a_page_in_any_script(case: tuple[Draft, dict[str, Any]]) -> None:
    draft, expected = case
    assert draft.title == expected["title"]
    assert list(draft.authors) == expected["authors"]
    assert draft.published == expected["published"]
    assert (draft.language or "").partition("-")[0] == expected["language"]


def test_text_of_a_page_in_any_script_is_whole(case: tuple[Draft, dict[str, Any]]) -> None:
    draft, expected = case
    text = draft.text or ""
    assert [sentence for sentence in expected["sentences"] if sentence not in text] == []
    assert expected["signs"] <= signs(text) <= MOST * expected["signs"]


def test_furniture_of_a_page_in_any_script_is_left_out(case: tuple[Draft, dict[str, Any]]) -> None:
    draft, expected = case
    assert [line for line in expected["furniture"] if line in (draft.text or "")] == []
    assert draft.flags == ()


def test_headings_of_a_page_in_any_script(case: tuple[Draft, dict[str, Any]]) -> None:
    draft, expected = case
    found = regex.findall(r"<h[2-6][^>]*>(.*?)</h[2-6]>", draft.content or "")
    if expected["headings"]:
        assert [unescape(heading) for heading in found] == expected["headings"]
    assert expected["title"] not in map(unescape, found)


def test_each_script_has_two_pages_or_its_kin_one() -> None:
    languages = [json.loads((PAGES / f"{name}.json").read_text("utf-8"))["language"] for name in NAMES]
    assert {language for language in languages if languages.count(language) > 1} == {
        "ar", "he", "hi", "ja", "ko", "th", "zh",
    }  # fmt: skip
    assert {"de", "el", "km", "my", "ru", "tr", "vi"} <= set(languages)
