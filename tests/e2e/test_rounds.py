"""Whole rounds over a loopback web: a listing page, a teaser feed, an article, a folder; what breaks stays alone."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import syndicate

if TYPE_CHECKING:
    from syndicate.model import Report

pytestmark = pytest.mark.loopback

Site = Callable[[str], Path]
Page = Callable[..., str]
TeaserFeed = Callable[[str, list[tuple[str, str]]], str]

FEED = '[source.blog]\nkind = "feed"\nurl = "{web}/feed.xml"\n'
LISTING = '[source.council]\nkind = "page"\nurl = "{web}/news"\nitem = "article.card"\n'


def publish(config: Path, *names: str, everything: bool = True) -> Report:
    with syndicate.open(config) as workspace:
        return workspace.publish(*names, everything=everything and not names)


def items(config: Path, feed: str = "all") -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads((config.parent / "feeds" / f"{feed}.json").read_text(encoding="utf-8"))[
        "items"
    ]
    return found


def snapshot(config: Path) -> dict[str, tuple[int, int, bytes]]:
    """Return inode, mtime and bytes of every published file."""
    folder = config.parent / "feeds"
    return {
        str(path.relative_to(folder)): (path.stat().st_ino, path.stat().st_mtime_ns, path.read_bytes())
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@pytest.fixture
def blog(web: Any, page: Page, teaser_feed: TeaserFeed) -> Any:
    """A teaser feed of three articles."""
    for number in (1, 2, 3):
        web.put(f"/a/{number}", page(f"Story {number}", day=f"2026-03-1{number}"))
    web.put(
        "/feed.xml", teaser_feed(web.url, [(f"Story {n}", f"/a/{n}") for n in (3, 2, 1)]), "application/rss+xml", '"v1"'
    )
    return web


def test_a_teaser_feed_is_completed_from_its_pages(site: Site, blog: Any) -> None:
    config = site(FEED)
    report = publish(config)
    assert report.exit_code == 0
    assert report.sources[0].new == 3
    found = items(config)
    assert [item["title"] for item in found] == ["Story 3", "Story 2", "Story 1"]
    assert all("the children the lowest one" in item["content_html"] for item in found)
    assert all(item["authors"] == [{"name": "Ada Holm"}] for item in found)
    assert found[0]["date_published"].startswith("2026-03-13T08:40:00")
    assert sorted(blog.paths()) == ["/a/1", "/a/2", "/a/3", "/feed.xml"]


def test_a_second_round_costs_one_request_and_changes_nothing(site: Site, blog: Any) -> None:
    config = site(FEED)
    publish(config)
    blog.paths()
    before = snapshot(config)
    report = publish(config)
    assert blog.paths() == ["/feed.xml"]
    assert report.sources[0].outcome == "unchanged"
    assert report.sources[0].new == report.sources[0].edited == 0
    assert snapshot(config) == before


def test_validators_go_back_as_they_came(site: Site, blog: Any) -> None:
    config = site(FEED)
    blog.pages["/feed.xml"].etag = 'W/"odd  tag"'
    blog.pages["/feed.xml"].headers["Last-Modified"] = "Tue, 3 Mar 2026 09:00:00 GMT"
    publish(config)
    blog.asked.clear()
    publish(config)
    [(_, headers)] = blog.asked
    assert headers["if-none-match"] == 'W/"odd  tag"'
    assert headers["if-modified-since"] == "Tue, 3 Mar 2026 09:00:00 GMT"


def test_without_validators_the_same_bytes_are_not_parsed(
    site: Site, blog: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    config = site(FEED)
    blog.pages["/feed.xml"].etag = None
    publish(config)
    from syndicate.extract import feed

    def parse(*_: object) -> None:
        raise AssertionError("parsed again")

    monkeypatch.setattr(feed, "parse", parse)
    assert publish(config).sources[0].outcome == "unchanged"


def test_a_listing_page_becomes_a_feed(site: Site, web: Any, page: Page) -> None:
    cards = "".join(f'<article class="card"><h2><a href="/a/{n}">Story {n}</a></h2></article>' for n in (1, 2))
    web.put("/news", f"<html><body>{cards}</body></html>")
    for number in (1, 2):
        web.put(f"/a/{number}", page(f"Story {number}"))
    config = site(LISTING)
    assert publish(config).exit_code == 0
    assert [(item["title"], item["url"]) for item in items(config)] == [
        ("Story 1", f"{web.url}/a/1"),
        ("Story 2", f"{web.url}/a/2"),
    ]


def test_a_selector_that_matches_nothing_is_an_error_and_removes_nothing(site: Site, web: Any, page: Page) -> None:
    web.put("/news", '<article class="card"><a href="/a/1">Story 1</a></article>')
    web.put("/a/1", page("Story 1"))
    config = site(LISTING)
    publish(config)
    before = snapshot(config)
    web.put("/news", '<div class="tile"><a href="/a/1">Story 1</a></div>')
    report = publish(config)
    assert report.exit_code == 4
    assert "article.card" in str(report.sources[0].error)
    assert snapshot(config) == before


def test_changed_selectors_read_an_unchanged_page_anew(site: Site, web: Any, page: Page) -> None:
    web.put("/news", '<div class="tile"><a href="/a/1">Story 1</a></div>', etag='"same"')
    web.put("/a/1", page("Story 1"))
    publish(site(LISTING.replace("article.card", ".tile, .x")))
    report = publish(site(LISTING.replace("article.card", ".tile")))
    assert report.exit_code == 0
    assert report.sources[0].new == 0


def test_a_single_article_is_read_again_and_an_edit_moves_updated_alone(site: Site, web: Any, page: Page) -> None:
    web.put("/one", page("The lamp"))
    config = site('[source.one]\nkind = "article"\nurl = "{web}/one"\n')
    publish(config)
    [before] = items(config)
    web.put(
        "/one", page("The lamp", more="A second lamp was promised for the other end, and the council agreed to it.")
    )
    report = publish(config)
    assert (report.sources[0].new, report.sources[0].edited) == (0, 1)
    [after] = items(config)
    assert "second lamp" in after["content_html"]
    assert (after["id"], after["date_published"]) == (before["id"], before["date_published"])
    assert after["date_modified"] > before.get("date_modified", before["date_published"])


def test_broken_sources_stay_alone(site: Site, blog: Any) -> None:
    blog.put("/broken.xml", "<?xml version='1.0'?><rss version='2.0'><channel><item><title>Half", "application/rss+xml")
    blog.put("/hangs.xml", "")
    blog.pages["/hangs.xml"].hangs = blog.released
    others = "".join(
        f'[source.{name}]\nkind = "feed"\nurl = "{{web}}/{name}.xml"\n' for name in ("gone", "hangs", "broken")
    )
    config = site(FEED + others)
    report = publish(config)
    assert report.exit_code == 3
    errors = {source.name: source.error for source in report.sources}
    assert errors["blog"] is None
    assert f"{blog.url}/gone.xml: answered 404" in str(errors["gone"])
    assert "hangs.xml" in str(errors["hangs"])
    assert "broken.xml" in str(errors["broken"])
    assert len(items(config)) == 3


def test_when_all_fail_the_last_good_feed_stays(site: Site, blog: Any) -> None:
    config = site(FEED)
    publish(config)
    before = snapshot(config)
    blog.pages.clear()
    report = publish(config)
    assert report.exit_code == 4
    assert snapshot(config) == before


def test_an_article_that_fails_alone_is_a_line_and_its_teaser_is_published(site: Site, blog: Any, page: Page) -> None:
    del blog.pages["/a/2"]
    config = site(FEED)
    report = publish(config)
    assert report.exit_code == 0
    assert any(f"{blog.url}/a/2: answered 404" in problem for problem in report.sources[0].problems)
    assert [item["title"] for item in items(config)] == ["Story 2", "Story 3", "Story 1"]


@pytest.mark.parametrize(
    ("html", "what"),
    [
        ("<title>Page not found</title><h1>404 – Page not found</h1><p>Sorry, there is nothing here.</p>", "not there"),
        (
            "<title>Just a moment...</title><h1>Checking your browser</h1>Please enable JavaScript and cookies to go on",
            "person",
        ),
    ],
    ids=["error", "challenge"],
)
def test_a_page_in_the_place_of_an_article_is_told_and_not_published(
    site: Site, blog: Any, html: str, what: str
) -> None:
    blog.put("/a/2", f"<html lang=en><body>{html}</body></html>")
    config = site(FEED)
    report = publish(config)
    assert report.exit_code == 0
    (problem,) = report.sources[0].problems
    assert "/a/2" in problem
    assert what in problem
    assert all("enable JavaScript" not in str(item) and "nothing here" not in str(item) for item in items(config))
    assert len(items(config)) == 3


def test_a_teaser_whose_page_was_down_is_completed_later_without_an_edit(site: Site, blog: Any, page: Page) -> None:
    whole = blog.pages["/a/2"].body
    blog.pages["/a/2"].status = 500
    config = site(FEED)
    publish(config)
    before = {item["title"]: item for item in items(config)}["Story 2"]
    blog.pages["/a/2"].status = 200
    assert whole
    publish(config)
    after = {item["title"]: item for item in items(config)}["Story 2"]
    assert "the children the lowest one" in after["content_html"]
    assert after["id"] == before["id"]
    assert after["date_published"] == before["date_published"]
    assert after.get("date_modified") == before.get("date_modified")


def test_pages_beyond_the_budget_wait_for_the_next_round(site: Site, blog: Any) -> None:
    config = site(FEED + "pages = 2\n")
    report = publish(config)
    assert (report.sources[0].new, report.sources[0].pending) == (2, 1)
    report = publish(config)
    assert (report.sources[0].new, report.sources[0].pending) == (1, 0)
    assert len(items(config)) == 3


def test_a_host_that_says_wait_is_left_alone_and_the_link_stays_pending(site: Site, blog: Any) -> None:
    blog.pages["/a/1"].status = 429
    blog.pages["/a/1"].headers["Retry-After"] = "3600"
    config = site(FEED)
    report = publish(config)
    assert report.sources[0].pending >= 1
    assert report.sources[0].resume is not None
    assert "Story 1" not in [item["title"] for item in items(config)]


def test_full_text_off_reads_no_page(site: Site, blog: Any) -> None:
    config = site(FEED + "full_text = false\n")
    publish(config)
    assert blog.paths() == ["/feed.xml"]
    assert len(items(config)) == 3


def test_a_lost_state_changes_nothing(site: Site, blog: Any) -> None:
    config = site(FEED + '[source.inbox]\nkind = "files"\npath = "articles"\n[network.bluesky]\n')
    folder = config.parent / "articles"
    folder.mkdir()
    (folder / "note.txt").write_text(
        "A short note\n\nSaid in one sentence that is long enough to be a paragraph here.\n"
    )
    publish(config)
    before = snapshot(config)
    for file in (config.parent / ".syndicate").iterdir():
        file.unlink()
    blog.paths()
    report = publish(config)
    assert snapshot(config) == before
    assert sum(source.new for source in report.sources) == 0


def test_a_renamed_source_keeps_its_entries(site: Site, blog: Any) -> None:
    config = site(FEED)
    publish(config)
    ids = [item["id"] for item in items(config)]
    site(FEED.replace("source.blog", "source.journal"))
    report = publish(config)
    assert report.sources[0].new == 0
    assert [item["id"] for item in items(config)] == ids


def test_two_sources_with_one_guid_are_two_entries(site: Site, blog: Any) -> None:
    feeds = '[feed.one]\nsources = ["blog"]\n[feed.two]\nsources = ["copy"]\n[feed.all]\n'
    config = site(FEED + FEED.replace("source.blog", "source.copy").replace("feed.xml", "feed.xml?2") + feeds)
    blog.pages["/feed.xml?2"] = blog.pages["/feed.xml"]
    publish(config)
    one, two = ({item["id"] for item in items(config, name)} for name in ("one", "two"))
    assert len(one) == len(two) == 3
    assert not one & two
    assert len(items(config)) == 3, "a feed that reads both folds the copies"


def test_a_name_limits_the_run_to_its_sources_and_feeds(site: Site, blog: Any) -> None:
    blog.put("/other.xml", blog.pages["/feed.xml"].body, "application/rss+xml")
    config = site(
        FEED + FEED.replace("source.blog", "source.other").replace("feed.xml", "other.xml")
        + '[feed.town]\nsources = ["blog"]\n[feed.rest]\nsources = ["other"]\n'
    )  # fmt: skip
    report = publish(config, "town")
    assert [source.name for source in report.sources] == ["blog"]
    assert [feed.name for feed in report.feeds] == ["town"]
    with pytest.raises(syndicate.SyndicateError, match="did you mean"):
        publish(config, "twon")


def test_private_addresses_are_refused_unless_named(site: Site, blog: Any, tmp_path: Path) -> None:
    config = site(FEED)
    config.write_text(config.read_text().replace(f'"{blog.host}"', ""), encoding="utf-8")
    report = publish(config)
    assert report.exit_code == 4
    assert blog.paths() == []


def test_a_run_that_is_stopped_publishes_nothing_and_loses_nothing(site: Site, blog: Any) -> None:
    from syndicate.config import load
    from syndicate.engines.local import Engine
    from syndicate.worker import Wanted, once
    from syndicate.workspace import connect

    blog.pages["/a/2"].hangs = blog.released
    config = site(FEED)
    stop = threading.Event()
    engine = Engine(2)
    with connect(load(config), declare=True) as workspace:

        def interrupt() -> None:
            while "/a/2" not in [path for path, _ in blog.asked]:
                stop.wait(0.01)
            stop.set()
            workspace.abort()

        threading.Thread(target=interrupt, daemon=True).start()
        report = once(workspace, engine, Wanted(everything=True), stop=stop)
    engine.close()
    assert report.exit_code == 130
    assert report.sources[0].outcome == "stopped"
    blog.pages["/a/2"].hangs = None
    assert publish(config).sources[0].new == 3
