"""Minutes to read, in scripts with spaces and without."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from syndicate.values.reading_time import minutes, words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", 1),
        ("   \n", 1),
        ("... — !!", 1),
        ("word " * 200, 1),
        ("word " * 201, 2),
        ("word " * 400, 2),
        ("word " * 401, 3),
        ("字" * 500, 1),
        ("字" * 501, 2),
        ("かな" * 250 + "カ", 2),
        ("ラーメン" * 125, 1),
        ("ラーメン" * 125 + "ー", 2),
        ("字。" * 500, 1),
        ("ก" * 1000, 1),
        ("ก" * 1001, 2),
        ("ກ" * 1001, 2),
        ("ក" * 1001, 2),
        ("က" * 1001, 2),
        ("กิ" * 500, 1),
        ("กิ" * 501, 2),
        ("안녕 " * 200, 1),
        ("안녕 " * 201, 2),
        ("word " * 100 + "字" * 250, 1),
        ("word " * 100 + "字" * 251, 2),
        ("word " * 100 + "ก" * 500, 1),
        ("word " * 101 + "ก" * 500, 2),
        ("字" * 250 + "ก" * 501, 2),
    ],
)
def test_minutes(text: str, expected: int) -> None:
    assert minutes(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The town’s bridge", 3),
        ("don't e-mail 3.5 https://a.org/x", 4),
        ("“hello,” he said", 3),
        ("one—two", 2),
        ("one–two", 2),
        ("one…two", 2),
        ("one-two", 1),
        ("— – … ! ?", 0),
        ("naïve cafe\u0301", 2),
        ("\u0301", 0),
        ("日本語ABC語 test", 2),
        ("日本語", 0),
        ("ラーメン", 0),
        ("สวัสดี 25", 1),
        ("ABCสวัสดี", 1),
        ("안녕하세요 여러분", 2),
        ("مرحبا بكم", 2),
        ("नमस्ते दुनिया", 2),
        ("½ cup", 2),
    ],
)
def test_words(text: str, expected: int) -> None:
    assert words(text) == expected


@given(st.text())
@settings(deadline=None)
def test_any_text_takes_a_minute_at_least_and_more_text_no_less(text: str) -> None:
    assert 1 <= minutes(text) <= minutes(text + " " + text)
