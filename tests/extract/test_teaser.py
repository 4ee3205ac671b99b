"""What a listing gives is a teaser when it is short, cut off, invites to read on, or is only the summary."""

from __future__ import annotations

import pytest

from syndicate.extract.teaser import SHORTEST, SHORTEST_CHARACTERS, is_teaser
from syndicate.model import Draft

LONG = " ".join(["word"] * (SHORTEST + 10))


def html(text: str) -> Draft:
    return Draft(content=f"<p>{text}</p>")


def test_a_long_text_is_whole() -> None:
    assert not is_teaser(html(LONG + " end."))
    assert not is_teaser(Draft(text=LONG))


@pytest.mark.parametrize(("words", "expected"), [(0, True), (SHORTEST - 1, True), (SHORTEST, False)])
def test_words_are_counted(words: int, expected: bool) -> None:
    assert is_teaser(html(" ".join(["word"] * words))) is expected


@pytest.mark.parametrize(("letter", "count", "expected"), [
    ("字", SHORTEST_CHARACTERS - 1, True), ("字", SHORTEST_CHARACTERS, False),
    ("か", SHORTEST_CHARACTERS, False), ("ก", SHORTEST_CHARACTERS, False), ("한", SHORTEST_CHARACTERS, True),
])  # fmt: skip
def test_scripts_without_spaces_are_counted_by_character(letter: str, count: int, expected: bool) -> None:
    assert is_teaser(html(letter * count)) is expected


def test_nothing_at_all_is_a_teaser() -> None:
    assert is_teaser(Draft())
    assert is_teaser(Draft(title="Only a title"))


@pytest.mark.parametrize("end", [
    "…", "...", "[…]", "[...]", " [ … ]", "Read more", "Continue reading →", "Read More »", "Weiterlesen …",
    "Lire la suite", "続きを読む", "阅读全文", "اقرأ المزيد", "Читать далее", "Leer más.",
    "The post Story appeared first on The Paper.",
])  # fmt: skip
def test_ends_of_excerpts(end: str) -> None:
    assert is_teaser(html(f"{LONG} {end}"))


def test_the_same_words_inside_a_text_say_nothing() -> None:
    assert not is_teaser(html(f"Read more, he said … {LONG} and that was the end."))


def test_a_text_that_is_only_the_summary_is_a_teaser() -> None:
    assert is_teaser(Draft(content=f"<p>{LONG}</p>", summary=LONG))
    assert not is_teaser(Draft(content=f"<p>{LONG} and more.</p>", summary=LONG))


def test_evidence_of_a_paywall_decides() -> None:
    assert is_teaser(Draft(content=f"<p>{LONG}</p>", teaser=True))
