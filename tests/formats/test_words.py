"""The words a feed says itself: right in many languages, harmless as HTML."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from syndicate.formats._words import _WORDS, authors_label, byline, direction, minutes_label, names_label
from syndicate.model import Entry
from syndicate.values.markup import sanitise

WHEN = datetime(2026, 3, 14, tzinfo=UTC)
ENTRY = Entry(
    id="tag:example.org,2026:1", source="blog", link=None, title="T", published=WHEN, updated=WHEN, slug="t-1",
    first_seen=WHEN,
)  # fmt: skip


@pytest.mark.parametrize(
    ("names", "language", "expected"),
    [
        ([], "en", ""),
        (["\u0007", " "], "en", ""),
        (["Ann"], "en", "By Ann"),
        (["Ann", "Bo"], "en", "By Ann and Bo"),
        (["Ann", "Bo", "Cy"], "en", "By Ann, Bo and Cy"),
        (["Ann", "Bo", "Cy"], None, "By Ann, Bo and Cy"),
        (["Ann"], "tlh", "By Ann"),
        (["Ann", "Bo"], "DE-at", "Von Ann und Bo"),
        (["Ann", "Inés"], "es", "Por Ann e Inés"),
        (["Ann", "Hilda"], "es-MX", "Por Ann e Hilda"),
        (["Ann", "Hierro"], "es", "Por Ann y Hierro"),
        (["Ann", "Bo"], "es", "Por Ann y Bo"),
        (["Ann", "Inés"], "pt", "Por Ann e Inés"),
        (["王芳", "李伟"], "zh", "文：王芳和李伟"),
        (["佐藤", "鈴木", "高橋"], "ja", "文：佐藤、鈴木、高橋"),
        (["Ann", "Bo"], "no", "Av Ann og Bo"),
        (["Ann", "Bo"], "sr-Latn-RS", "Piše: Ann i Bo"),
        (["Ann", "Bo"], "sr", "Пише: Ann и Bo"),
        (["A  B\n"], "en", "By A B"),
    ],
)
def test_names_are_joined_as_the_language_joins_them(names: list[str], language: str | None, expected: str) -> None:
    assert authors_label(names, language) == expected


@pytest.mark.parametrize(
    ("minutes", "language", "expected"),
    [
        (1, "en", "1 min read"),
        (2, None, "2 min read"),
        (2, "xx-YY", "2 min read"),
        (2, "de", "2 Min. Lesezeit"),
        (1, "ru", "1 минута чтения"),
        (2, "ru", "2 минуты чтения"),
        (4, "ru", "4 минуты чтения"),
        (5, "ru", "5 минут чтения"),
        (11, "ru", "11 минут чтения"),
        (12, "ru", "12 минут чтения"),
        (14, "ru", "14 минут чтения"),
        (21, "ru", "21 минута чтения"),
        (22, "ru", "22 минуты чтения"),
        (111, "ru", "111 минут чтения"),
        (1, "pl", "1 minuta czytania"),
        (3, "pl", "3 minuty czytania"),
        (21, "pl", "21 minut czytania"),
        (22, "pl", "22 minuty czytania"),
        (1, "cs", "1 minuta čtení"),
        (4, "cs", "4 minuty čtení"),
        (5, "cs", "5 minut čtení"),
        (22, "cs", "22 minut čtení"),
        (1, "ro", "1 minut de citit"),
        (19, "ro", "19 minute de citit"),
        (20, "ro", "20 de minute de citit"),
        (101, "ro", "101 minute de citit"),
        (1, "ar", "دقيقة واحدة للقراءة"),
        (2, "ar", "دقيقتان للقراءة"),
        (3, "ar", "3 دقائق للقراءة"),
        (10, "ar", "10 دقائق للقراءة"),
        (11, "ar", "11 دقيقة للقراءة"),
        (102, "ar", "102 دقيقة للقراءة"),
        (103, "ar", "103 دقائق للقراءة"),
        (1, "he", "דקת קריאה"),
        (2, "he", "2 דקות קריאה"),
        (1, "el", "1 λεπτό ανάγνωσης"),
        (2, "el", "2 λεπτά ανάγνωσης"),
        (3, "zh-Hans", "阅读约需 3 分钟"),
        (3, "zh-TW", "閱讀約需 3 分鐘"),
        (3, "zh-Hant-HK", "閱讀約需 3 分鐘"),
    ],
)
def test_minutes_have_the_plural_of_the_language(minutes: int, language: str | None, expected: str) -> None:
    assert minutes_label(minutes, language) == expected


@pytest.mark.parametrize("language", sorted(_WORDS))
@given(minutes=st.integers(1, 10_000))
@settings(max_examples=10)
def test_every_language_has_words_for_every_number(language: str, minutes: int) -> None:
    label = minutes_label(minutes, language)
    assert str(minutes) in label or minutes in {1, 2}
    assert "{" not in label
    assert names_label(["A", "B", "C"], language).startswith("A")


LINES = Path(__file__).resolve().parents[1].joinpath("data", "bylines.tsv").read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("line", LINES)
def test_the_byline_of_three_people_in_every_language(line: str) -> None:
    language, expected = line.split("\t")
    assert byline(replace(ENTRY, authors=("Ann", "Bo", "Cy"), reading_time=5, language=language)) == expected


def test_there_are_many_languages() -> None:
    assert sorted(_WORDS) == sorted(line.split("\t")[0] for line in LINES)
    assert len(_WORDS) >= 20


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en", "ltr"), ("ar", "rtl"), ("he-IL", "rtl"), ("fa", "rtl"), ("UR", "rtl"), ("az-Arab", "rtl"),
        ("ar-Latn", "ltr"), ("ku-Arab-IQ", "rtl"), ("zh-Hant", "ltr"), (None, "auto"), ("", "auto"), ("sd-1994", "rtl"),
    ],
)  # fmt: skip
def test_direction_follows_script_and_language(language: str | None, expected: str) -> None:
    assert direction(language) == expected


def test_the_byline_says_by_whom_and_how_long() -> None:
    entry = replace(ENTRY, authors=("Ann <b>", "Bo & Co"), reading_time=3)
    assert byline(entry) == "<p><em>By Ann &lt;b&gt; and Bo &amp; Co · 3 min read</em></p>"
    assert byline(replace(entry, authors=())) == "<p><em>3 min read</em></p>"
    assert byline(replace(entry, authors=(), language="fr")) == "<p><em>3 min de lecture</em></p>"


@given(names=st.lists(st.text(max_size=20), max_size=3), language=st.sampled_from([None, *_WORDS]))
@settings(max_examples=80)
def test_the_byline_is_html_that_sanitising_leaves_as_it_is(names: list[str], language: str | None) -> None:
    line = byline(replace(ENTRY, authors=tuple(names), language=language))
    assert sanitise(line, None) == line
