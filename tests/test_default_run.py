"""The repository's own config: what it publishes without a network is what lies in feeds/, byte for byte."""

from __future__ import annotations

import importlib
import json
import os
import shutil
import subprocess
import sys
from io import BytesIO
from pathlib import Path

import pytest

pytestmark = pytest.mark.program

ROOT = Path(__file__).resolve().parents[1]
EPOCH = "1795478400"
"""2026-11-24T00:00:00Z, when the feeds in the repository were first published."""


def publish(folder: Path, *words: str, epoch: str | None = EPOCH) -> subprocess.CompletedProcess[str]:
    environ = {key: value for key, value in os.environ.items() if key not in {"SYNDICATE_CONFIG", "SOURCE_DATE_EPOCH"}}
    environ |= {"SOURCE_DATE_EPOCH": epoch} if epoch else {}
    command = [sys.executable, "-m", "syndicate", "publish", *words]
    return subprocess.run(command, cwd=folder, env=environ, capture_output=True, text=True, check=False)


def published(folder: Path) -> dict[str, bytes]:
    feeds = folder / "feeds"
    return {str(path.relative_to(feeds)): path.read_bytes() for path in sorted(feeds.rglob("*")) if path.is_file()}


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    shutil.copy(ROOT / "config.toml", tmp_path)
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    return tmp_path


def test_the_feeds_in_the_repository_are_this_runs_output(clone: Path) -> None:
    done = publish(clone)
    assert done.returncode == 0, done.stderr
    assert published(clone) == published(ROOT)


def test_a_fresh_clone_leaves_the_feeds_as_they_are(clone: Path) -> None:
    shutil.copytree(ROOT / "feeds", clone / "feeds")
    before = {path: path.stat().st_mtime_ns for path in (clone / "feeds").rglob("*")}
    done = publish(clone, epoch=None)
    assert done.returncode == 0, done.stderr
    assert "nothing new" in done.stderr
    assert published(clone) == published(ROOT)
    assert before == {path: path.stat().st_mtime_ns for path in (clone / "feeds").rglob("*")}


def test_the_saved_article_reads_as_its_author_wrote_it() -> None:
    items = {item["title"]: item for item in json.loads((ROOT / "feeds" / "all.json").read_bytes())["items"]}
    item = items["India and Japan Forge Historic Partnership as Trump Stays Away"]
    assert item["authors"] == [{"name": "Niharika Maheshwari"}]
    assert item["_syndicate"]["reading_minutes"] == 2
    html = item["content_html"]
    for heading in (
        "$68 Billion Japanese Investment",
        "5 Lakh People Exchange",
        "Chandrayaan-5 Mission Support",
        "A Strategic Shift",
    ):
        assert f"<h2>{heading}</h2>" in html
    for furniture in (
        "2 Min Read",
        "Share This Article",
        "Leave a comment",
        "Leave a Reply",
        "Your email address will not be published",
        "Content is protected",
    ):
        assert furniture not in html
    assert item["url"].startswith("http://127.0.0.1:8080/feeds/all/india-and-japan-forge")
    page = (ROOT / "feeds" / "all" / item["url"].rpartition("/")[2]).read_text(encoding="utf-8")
    assert "2 min read" in page
    assert item["title"] in page


@pytest.mark.parametrize("name", ["all", "brief"])
@pytest.mark.parametrize("format", ["rss", "atom", "json"])
def test_every_published_feed_is_valid_and_read_as_it_is_stored(name: str, format: str) -> None:
    body = (ROOT / "feeds" / f"{name}.{format}").read_bytes()
    assert importlib.import_module(f"syndicate.validate.{format}").check(body) == []
    items = json.loads((ROOT / "feeds" / f"{name}.json").read_bytes())["items"]
    if format == "json":
        return
    import feedparser

    parsed = feedparser.parse(BytesIO(body))
    assert not parsed.bozo
    assert [entry.id for entry in parsed.entries] == [item["id"] for item in items]
    assert [entry.title for entry in parsed.entries] == [item["title"] for item in items]
    assert [entry.link for entry in parsed.entries] == [item["url"] for item in items]
    minutes = [f"PT{item['_syndicate']['reading_minutes']}M" for item in items]
    assert [entry.schema_timerequired for entry in parsed.entries] == minutes


def test_a_byline_is_the_first_line_where_a_feed_asks_for_it() -> None:
    for name, begins in (("all", False), ("brief", True)):
        for item in json.loads((ROOT / "feeds" / f"{name}.json").read_bytes())["items"]:
            assert item["content_html"].startswith("<p><em>") is begins
