"""Feeds and pages as files beside their input; ``UPDATE_EXPECTED=1`` writes them anew, to be read in the diff."""

from __future__ import annotations

import os
from importlib import import_module
from pathlib import Path

import msgspec
import pytest

from syndicate.formats import html
from syndicate.model import Entry, Feed  # noqa: TC001 - msgspec reads the annotations

DATA = Path(__file__).resolve().parents[1] / "data" / "formats"
CASES = sorted(folder.name for folder in DATA.iterdir())
FORMATS = ["rss", "atom", "json"]


class Case(msgspec.Struct):
    feed: Feed
    entries: list[Entry]


def read(name: str) -> Case:
    return msgspec.json.decode((DATA / name / "feed.json").read_bytes(), type=Case)


def compare(path: Path, body: bytes) -> None:
    if os.environ.get("UPDATE_EXPECTED"):
        path.write_bytes(body)
    assert body.decode() == path.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", CASES)
@pytest.mark.parametrize("kind", FORMATS)
def test_a_feed_is_as_expected(name: str, kind: str) -> None:
    case = read(name)
    body = b"".join(import_module(f"syndicate.formats.{kind}").render(case.feed, case.entries, {}))
    compare(DATA / name / f"expected.{kind}", body)


@pytest.mark.parametrize("name", [name for name in CASES if name != "no-entries"])
def test_a_page_is_as_expected(name: str) -> None:
    case = read(name)
    compare(DATA / name / "expected.html", html.page(case.feed, case.entries[0]))


@pytest.mark.parametrize("name", [name for name in CASES if name != "hostile"])
@pytest.mark.parametrize("kind", FORMATS)
def test_an_expected_feed_has_no_findings(name: str, kind: str) -> None:
    body = (DATA / name / f"expected.{kind}").read_bytes()
    assert import_module(f"syndicate.validate.{kind}").check(body) == []
