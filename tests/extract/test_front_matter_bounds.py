"""Front matter by a stranger: whatever it holds, it is read or it is text, in time and without an exception."""

from __future__ import annotations

import time

import pytest

from syndicate.extract.front_matter import of_list, read

DIGITS = 5_000


@pytest.mark.parametrize(
    "line",
    [
        "n = " + "1" * DIGITS,
        "n = 0x" + "f" * DIGITS,
        "n = 0b" + "1" * 60_000,
        "n = " + "[" * 30_000,
        "n = " + "[" * 2_000 + "]" * 2_000,
        "n = " + "{a=" * 2_000 + "1" + "}" * 2_000,
        "date = 2026-13-45",
        "date = 2026-03-14T25:00:00Z",
        "date = 0000-01-01",
        'title2 = "\\uD800"',
        ".".join("a" * 20_000) + " = 1",
        "[" + " . ".join("a" * 20_000) + "]",
        "[" + ".".join(['"a b"'] * 10_000) + "]",
        "x = {" + ".".join(["'a'"] * 10_000) + " = 1}",
    ],
)
def test_toml_that_cannot_be_read_is_text(line: str) -> None:
    text = f"+++\ntitle = 'The ferry'\n{line}\n+++\nbody"
    start = time.process_time()
    draft, body = read(text)
    assert (draft.title, body) == (None, text)
    assert time.process_time() - start < 1


@pytest.mark.parametrize(
    "line",
    [
        "n = " + "1" * 4_000,
        "n = 1e999999",
        "[a.b.c.d]",
        ".".join("a" * 32) + " = 1",
        "text = '" + "x" * 60_000 + "'",
        "text = 'One. Two, three. " + "So it goes on. " * 100 + "'",
    ],
)
def test_toml_within_bounds_is_read(line: str) -> None:
    draft, body = read(f"+++\ntitle = 'The ferry'\n{line}\n+++\nbody")
    assert (draft.title, body) == ("The ferry", "body")


@pytest.mark.parametrize(
    "inner",
    [
        "a: &a [x]\nb: *a",
        "a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]",
        "a: " + "[" * 30_000,
        "a: " + "{a: " * 3_000,
        "? [a]\n: b",
        'a: "\\Uffffffff"',
        "%YAML 9.9",
        "- " * 20_000,
    ],
)
def test_yaml_that_cannot_be_read_is_text(inner: str) -> None:
    text = f"---\ntitle: The ferry\n{inner}\n---\nbody"
    draft, body = read(text)
    assert (draft.title, body) == (None, text)


def test_a_line_that_says_nothing_is_no_title_block() -> None:
    assert read("%\x1b") == (read("")[0], "%\x1b")
    assert read("% The ferry\n\nbody")[1] == "body"


def test_tables_inside_hold_more_of_the_same() -> None:
    text = (
        "+++\ntitle = 'The ferry'\n[extra]\ntitle = 'Other'\nauthor = 'Anna Lindqvist'\n[menu]\nlanguage = 'de'\n+++\n"
    )
    draft, _ = read(text)
    assert (draft.title, draft.authors, draft.language) == ("The ferry", ["Anna Lindqvist"], None)
    assert read("+++\ntitle = 'The ferry'\nextra = 'Anna Lindqvist'\n+++\n")[0].authors == []


def test_a_list_of_metadata_is_one_where_its_keys_are_known() -> None:
    found = of_list(["- Author: Anna Lindqvist", "- Date: 03.04.2026"], ["de"])
    assert found is not None
    assert (found.authors, found.published) == (["Anna Lindqvist"], "2026-04-03")
    assert of_list(["- milk", "- bread"], []) is None


def test_how_deep_yaml_may_be() -> None:
    for depth, expected in ((7, "The ferry"), (8, None)):
        text = f"---\ntitle: The ferry\nb: [x]\na: {'[' * depth}x{']' * depth}\n---\nbody"
        assert read(text)[0].title == expected
