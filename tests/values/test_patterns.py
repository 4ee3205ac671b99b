"""A person's patterns: RE2's syntax, bounded, with groups put in where a replacement names them."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from syndicate.values.patterns import LONGEST, compiled


@pytest.mark.parametrize(
    ("pattern", "text", "finds"),
    [
        ("ferry", "The FERRY", True), ("^the", "The ferry", True), (r"\bfer\b", "ferry", False),
        ("école", "Une ÉCOLE", True), ("東京", "東京都", True), ("a|b", "xb", True), ("a.b", "a\nb", False),
    ],
)  # fmt: skip
def test_a_pattern_is_found_in_any_case(pattern: str, text: str, *, finds: bool) -> None:
    assert compiled(pattern).finds(text) is finds


@pytest.mark.parametrize("pattern", ["(", "[", "a{1001}", "(?=a)", r"\1", "", "x" * (LONGEST + 1), "*"])
def test_what_is_no_pattern_is_told(pattern: str) -> None:
    with pytest.raises(ValueError, match=r"is no pattern \(.+\)|is empty|is longer than 1000 characters"):
        compiled(pattern)


@pytest.mark.parametrize(
    ("pattern", "said"),
    [
        ("", "is empty"), ("x" * (LONGEST + 1), "is longer than 1000 characters"),
        ("(", "is no pattern (missing ): ()"), ("a{1001}", "is no pattern (invalid repetition size: {1001})"),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_pattern_is_told_in_words(pattern: str, said: str) -> None:
    with pytest.raises(ValueError, match=f"^{re.escape(said)}$"):
        compiled(pattern)


def test_the_longest_pattern_is_one() -> None:
    assert compiled("x" * LONGEST).finds("x" * LONGEST)


@pytest.mark.parametrize(
    ("by", "found"),
    [
        ("-", "- x -"), (r"<\1>", "<aa> x <a>"), (r"\0!", "aab! x ab!"), (r"\\1", r"\1 x \1"), ("\\", "\\ x \\"),
        (r"\n", r"\n x \n"), ("", " x "), (r"\1\1", "aaaa x aa"),
    ],
)  # fmt: skip
def test_groups_are_put_in(by: str, found: str) -> None:
    assert compiled("(a+)b").replaced("aab x ab", by) == found


def test_a_group_that_took_no_part_is_empty_and_one_that_is_not_there_is_told() -> None:
    assert compiled("(a)|b").replaced("ab", r"[\1]") == "[a][]"
    assert compiled("(a)").fault(r"\1") is None
    assert compiled("(a)").fault(r"\2") == "names group 2, there are 1"
    assert compiled("a").fault(r"\\2") is None


def test_no_pattern_takes_more_than_time_in_step_with_the_text() -> None:
    began = time.process_time()
    compiled("(a+)+$").finds("a" * 100_000 + "b")
    assert time.process_time() - began < 5


@given(st.text(max_size=20), st.text(max_size=20))
@settings(max_examples=100)
def test_any_text_put_in_as_a_replacement_is_no_error(text: str, by: str) -> None:
    pattern = compiled("(.)")
    if pattern.fault(by) is None:
        assert isinstance(pattern.replaced(text.encode("utf-8", "replace").decode(), by), str)
