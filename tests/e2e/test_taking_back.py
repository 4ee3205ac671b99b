"""Nothing is shown again, lost or told twice where names change, settings change, or the memory is lost: one by one."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from tests.e2e.town import FEED, Run, counts, item

from syndicate.config import load
from syndicate.workspace import connect, rehearsal

if TYPE_CHECKING:
    from collections.abc import Sequence

pytestmark = pytest.mark.loopback

NETWORK = "[network.x]\n"


def ids(run: Run, feed: str = "all") -> list[str]:
    return [each["id"] for each in run.items(feed)]


def moved(run: Run, *found: dict[str, Any]) -> str:
    """Serve the articles at another address under other guids, and return the table that reads them."""
    run.serve(*({**each, "guid": f"new-{each['guid']}"} for each in found), path="/moved.xml")
    return '[source.journal]\nkind = "feed"\nurl = "{web}/moved.xml"\n'


# -- the operator changes settings


@pytest.mark.parametrize("feed", ["", "[feed.all]\nlimit = 60\n", '[feed.all]\nsources = ["journal"]\n'])
def test_an_edit_of_the_config_lets_nothing_be_shown_again(run: Run, feed: str) -> None:
    found = [item(number) for number in range(4)]
    run.serve(*found)
    run.publish()
    before = run.files()
    run.write(moved(run, *found) + feed)
    report = run.publish()
    assert report.exit_code == 7
    assert "4 entries would be shown again" in report.feeds[0].held[0]
    assert run.files() == before


def test_an_edit_of_the_config_explains_no_loss_that_it_did_not_cause(run: Run) -> None:
    run.serve(*(item(number) for number in range(3)))
    run.publish()
    before = run.files()
    run.forget()
    run.publish("all")
    with connect(load(run.config), {}) as workspace:
        workspace.store.rows("DELETE FROM entry WHERE title LIKE '%number 1'")  # type: ignore[attr-defined]
    run.web.pages.clear()
    run.write(FEED + "[feed.all]\nlimit = 60\n")
    report = run.publish()
    assert "1 entry would be lost" in report.feeds[0].held[0]
    assert run.files() == before


def test_a_source_that_says_too_late_what_it_was_is_led_back(run: Run) -> None:
    found = [item(number) for number in range(4)]
    run.serve(*found)
    run.publish()
    before = ids(run)
    table = moved(run, *found)
    run.write(table)
    assert run.publish().exit_code == 7
    run.write(table + 'was = ["blog"]\n')
    assert run.publish().exit_code == 0
    assert ids(run) == before
    run.serve(*(item(number, guid=f"new-g{number}") for number in range(5)), path="/moved.xml")
    assert counts(run.publish())[0] == 1
    assert ids(run)[-4:] == before or set(ids(run)) > set(before)


# -- copies, and pages of entries without an address


def test_a_copy_is_remembered_though_the_feed_does_not_change_by_it(run: Run) -> None:
    two = FEED.replace("blog", "other").replace("feed.xml", "two.xml")
    run.write(FEED + two)
    run.serve(item(1), item(2))
    run.serve(item(3), path="/two.xml")
    run.publish()
    run.serve(item(3), item(1, guid="copy"), path="/two.xml")
    run.publish()
    before = run.files()
    run.write(FEED.replace("/feed.xml", "/gone.xml") + two + '[feed.all]\nsources = ["other", "blog"]\n')
    with connect(load(run.config), {}) as workspace:
        copies = [id for id, shown in workspace.store.feeds.shown("all").items() if shown.copy_of]
    assert len(copies) == 1
    assert run.publish().feeds[0].error is None
    assert {name: body for name, body in run.files().items() if name != "x"} == before


def test_a_feed_writes_the_page_it_links_to_while_another_is_held(run: Run) -> None:
    run.write(FEED + '[feed.one]\n[feed.two]\nmatch = "bees"\n')
    run.serve(item(1), item(0, link=""))
    run.publish()
    state = run.config.parent / ".syndicate" / "state.db"
    with connect(load(run.config), {}) as workspace:
        workspace.store.rows(f"DELETE FROM entry WHERE title = '{item(1)['title']}'")  # type: ignore[attr-defined]
    assert state.exists()
    run.serve(item(0, link=""), item(12, link=""))
    report = run.publish()
    assert [bool(each.held) for each in report.feeds] == [True, False]
    for each in run.items("two"):
        path = each["url"].rpartition("feeds/")[2] or each["url"]
        assert (run.folder / "/".join(path.split("/")[-2:])).exists(), path
    before = run.files()
    run.publish()
    assert run.files() == before


def test_a_correction_is_behind_its_link_while_the_pages_home_is_held(run: Run) -> None:
    run.write(FEED + '[feed.one]\n[feed.two]\nmatch = "bees"\n')
    run.serve(item(1), item(0, link=""))
    run.publish()
    with connect(load(run.config), {}) as workspace:
        workspace.store.rows(f"DELETE FROM entry WHERE title = '{item(1)['title']}'")  # type: ignore[attr-defined]
    run.serve(item(0, link="", content=item(0)["content"] + "<p>CORRECTED</p>"))
    for _ in range(3):
        report = run.publish()
        assert [bool(each.held) for each in report.feeds] == [True, False]
    [page] = run.folder.glob("one/*.html")
    assert "CORRECTED" in page.read_text(encoding="utf-8")
    report = run.publish(accept=("feed.one",))
    assert report.exit_code == 0
    before = run.files()
    run.publish()
    assert run.files() == before


# -- a lost memory


def test_recent_entries_without_a_date_stay_when_the_memory_is_lost(run: Run) -> None:
    run.write(FEED + "[feed.all]\nlimit = 2\n")
    run.serve(item(0, day=0))
    run.publish()
    run.serve(*(item(number, day=0) for number in range(5)))
    run.publish()
    before = ids(run)
    assert len(before) == 4
    run.forget()
    for _ in range(2):
        run.publish()
        assert set(ids(run)) >= set(before)


def test_what_stands_is_not_pruned_after_the_memory_was_lost(run: Run) -> None:
    from syndicate.acts.store import prune

    run.serve(*(item(number) for number in range(6)))
    run.publish()
    before = run.files()
    run.forget()
    run.write(FEED + '[store]\nkeep = "1d"\n')
    run.web.pages.clear()
    run.publish("blog")
    with connect(load(run.config), {}, declare=True) as workspace:
        assert workspace.store.entries.count() == 6
        prune(workspace)
    run.publish()
    assert run.files() == before


def test_what_stands_is_not_pruned_before_it_is_known_to(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    from syndicate.acts.store import prune
    from syndicate.stores._feed_book import Feeds

    run.write(FEED + "[store]\nmost = 1\n")
    run.serve(*(item(number) for number in range(6)))
    with monkeypatch.context() as patched:
        patched.setattr(Feeds, "published", lambda *_: None)
        run.publish()
    before = run.files()
    with connect(load(run.config), {}, declare=True) as workspace:
        assert prune(workspace).entries == 0
    run.publish()
    assert run.files() == before


def test_what_a_source_that_left_the_config_had_is_let_go_too(run: Run) -> None:
    from syndicate.acts.store import prune

    other = FEED.replace("blog", "other").replace("feed.xml", "two.xml")
    run.serve(*(item(number) for number in range(4)))
    run.serve(item(9), path="/two.xml")
    run.write(FEED + other)
    run.publish()
    run.write(other + '[store]\nkeep = "1d"\n')
    run.publish()
    with connect(load(run.config), {}, declare=True) as workspace:
        assert prune(workspace).entries == 4
        assert workspace.store.entries.sources() == ["other"]


@pytest.mark.parametrize("renamed", ["feed", "source", "both"])
@pytest.mark.parametrize("lost", ["all", "some"])
def test_a_rename_and_a_lost_memory_together_lose_nothing(run: Run, renamed: str, lost: str) -> None:
    run.write(FEED + "[feed.town]\n")
    run.serve(*(item(number) for number in range(3)))
    run.publish()
    if lost == "some":
        state = run.config.parent / ".syndicate" / "state.db"
        kept = {path: path.read_bytes() for path in state.parent.iterdir()}
    run.serve(*(item(number) for number in range(2, 6)))
    run.publish()
    before = ids(run, "town")
    run.forget()
    if lost == "some":
        state.parent.mkdir()
        for path, body in kept.items():
            path.write_bytes(body)
    source = FEED if renamed == "feed" else moved(run, *(item(number) for number in range(2, 6))) + 'was = ["blog"]\n'
    feed = "[feed.town]\n" if renamed == "source" else '[feed.city]\nwas = ["town"]\n'
    name = "town" if renamed == "source" else "city"
    run.write(source + feed)
    if lost == "some":
        # The articles are no longer listed: only the feed under its old name knows them.
        run.web.pages.clear()
        report = run.publish()
        assert "would be lost" in report.feeds[0].held[0]
        assert ids(run, "town") == before
        return
    report = run.publish()
    assert report.exit_code == 0
    assert counts(report)[0] == 0
    assert ids(run, name) == before
    assert ids(run, "town") == before


def test_what_was_held_back_from_sharing_is_still_when_the_memory_is_lost(run: Run) -> None:
    run.write(FEED + NETWORK)
    run.serve(*(item(number) for number in range(3)))
    run.publish()
    run.serve(*(item(number) for number in range(3)), *(item(number, day=0) for number in range(3, 20)))
    run.publish()
    share = run.folder / "all" / "share"
    told = {path.name: path.read_bytes() for path in share.iterdir()}
    assert len(told) == 6
    run.forget()
    run.publish()
    assert {path.name: path.read_bytes() for path in share.iterdir()} == told
    run.publish(accept=("source.blog",))
    assert len(list(share.glob("*.json"))) == 20


def test_a_renamed_feed_tells_nothing_twice(run: Run) -> None:
    run.write(FEED + "[feed.town]\n" + NETWORK)
    run.serve(item(1), item(2))
    run.publish()
    told = {path: path.read_bytes() for path in run.folder.rglob("share/*")}
    run.write(FEED + '[feed.city]\nwas = ["town"]\n' + NETWORK)
    run.serve(item(1), item(2, title="Another title of it"), item(3))
    run.publish()
    after = {path: path.read_bytes() for path in run.folder.rglob("share/*")}
    assert told.keys() <= after.keys()
    assert {path.parts[-3] for path in after.keys() - told.keys()} == {"city"}
    assert len(after) == len(told) + 2
    changed = [path for path in told if after[path] != told[path]]
    assert len(changed) == 2, "an edit is told where the snippet lies"


# -- the journal


def test_the_journal_goes_on_under_a_new_name(run: Run) -> None:
    from syndicate.acts.past import at

    run.write(FEED + "[feed.town]\n")
    run.serve(item(1))
    run.publish()
    then, first = run.clock.now, (run.folder / "town.json").read_bytes()
    run.write(FEED + '[feed.city]\nwas = ["town"]\n')
    run.serve(item(1), item(2))
    run.publish(days=2)
    with connect(load(run.config), {}) as workspace:
        kept = at(workspace, "city", then.isoformat(), "json")
        assert (kept.body, kept.since is None) == (first, False)
        paths = {line.path for line in workspace.store.feeds.journal("city", 9) if line.at > then}
        assert paths == {f"{name}.{format}" for name in ("city", "town") for format in ("rss", "atom", "json")}
        now = at(workspace, "city", run.clock.now.isoformat(), "json")
        assert now.body == (run.folder / "city.json").read_bytes()


def test_a_feed_of_the_past_is_made_as_it_was_chosen_then(run: Run) -> None:
    from syndicate.acts.past import at

    run.write(FEED + '[feed.all]\nsince = "40d"\nper_source = 2\n')
    run.serve(*(item(number) for number in range(4)))
    run.publish()
    then, before = run.clock.now, ids(run)
    assert len(before) == 2
    run.publish(days=60)
    assert ids(run) == []
    with connect(load(run.config), {}) as workspace:
        workspace.store.rows("UPDATE journal SET body = NULL")  # type: ignore[attr-defined]
        made = at(workspace, "all", then.isoformat(), "json")
    assert made.since is None
    assert [each["id"] for each in json.loads(made.body)["items"]] == before


# -- looking without touching


def test_a_rehearsal_beside_a_worker_waits_for_nobody(run: Run) -> None:
    from syndicate.engines.local import Engine
    from syndicate.worker import Wanted, once

    run.serve(item(1))
    run.publish()
    run.serve(item(1), item(2))
    with connect(load(run.config), {}, declare=True) as workspace:
        lease = workspace.store.sources.take("blog", "elsewhere/1/1", workspace.clock(), timedelta(minutes=15))
        feed = workspace.store.feeds.take("all", "elsewhere/1/1", workspace.clock(), timedelta(minutes=15))
        assert lease is not None
        assert feed is not None
        with rehearsal(load(run.config), {}) as rehearsed:
            engine = Engine(1)
            report = once(rehearsed, engine, Wanted(names=["all"]))
            engine.close()
        assert report.exit_code == 0
        assert [each.seen for each in report.feeds] == ["1 new, 0 changed, 0 shown again, 0 lost"]
        state = workspace.store.sources.state("blog")
        assert state is not None
        assert state.leased_to == "elsewhere/1/1", "the worker's own is left alone"


def test_a_replay_that_keeps_nothing_moves_no_source(run: Run) -> None:
    from syndicate.acts.replay import replay

    run.serve(item(1))
    run.publish()

    def due() -> Sequence[object]:
        with connect(load(run.config), {}) as workspace:
            state = workspace.store.sources.state("blog")
            assert state is not None
            return [state.next_due, state.listing_due]

    before = due()
    with connect(load(run.config), {}) as workspace:
        replay(workspace, "blog", accept=False)
    assert due() == before


# -- what says the same again


@pytest.mark.parametrize("text", ["the same", "another"])
def test_a_notice_of_every_month_is_news_and_holds_nothing(run: Run, text: str) -> None:
    run.write(FEED + "[feed.all]\nlimit = 3\n")
    first = item(9, title="Town office closed on Monday", guid="n1", link="/notice", day=1)
    run.serve(first)
    run.publish()
    later = [item(number, day=20) for number in range(1, 4)]
    run.serve(first, *later)
    run.publish()
    assert len(run.items()) == 3
    content = first["content"] if text == "the same" else item(10)["content"]
    link = "/notice/2" if text == "the same" else "/notice"
    second = {**first, "guid": "n2", "link": link, "content": content, "day": 27, "month": "Mar"}
    run.serve(second, *later)
    report = run.publish(days=20)
    assert report.exit_code == 0
    assert first["title"] in [each["title"] for each in run.items()]


def test_another_sources_copy_of_what_has_left_is_not_shown(run: Run) -> None:
    two = FEED.replace("blog", "other").replace("feed.xml", "two.xml")
    run.write(FEED + two + "[feed.all]\nlimit = 3\n")
    run.serve(item(1, day=1))
    run.serve(item(8, day=2), path="/two.xml")
    run.publish()
    later = [item(number, day=20) for number in range(2, 6)]
    run.serve(*later)
    run.publish()
    assert item(1)["title"] not in [each["title"] for each in run.items()]
    run.serve(item(1, guid="copy", link="/copy/1", day=28), item(8, day=2), path="/two.xml")
    for _ in range(2):
        report = run.publish(days=12)
        assert report.exit_code == 0
        assert item(1)["title"] not in [each["title"] for each in run.items()]


def test_a_clock_that_ran_ahead_holds_nothing_back_for_a_year(run: Run) -> None:
    run.serve(item(1, day=0))
    run.clock.now += timedelta(days=365)
    run.publish()
    run.clock.now -= timedelta(days=365)
    run.serve(item(1, day=0), *(item(number, day=number) for number in range(2, 12)))
    assert run.publish().exit_code == 0
    assert len(run.items()) == 11


# -- an older memory


def test_an_edit_that_a_backup_has_not_seen_comes_back_from_the_feeds(run: Run) -> None:
    from syndicate.acts.restore import restore
    from syndicate.acts.store import backup
    from syndicate.acts.store import restore as put_back

    run.serve(item(1), item(2))
    run.publish()
    copy = run.config.parent / "b.db"
    backup(load(run.config), copy)
    run.serve(item(1, title="A corrected story"), item(2))
    run.publish()
    before = run.files()
    run.serve(item(2))
    put_back(load(run.config), copy)
    with connect(load(run.config), {}, declare=True) as workspace:
        assert restore(workspace, missing=True) == 1
        assert restore(workspace, missing=True) == 0
    assert run.publish().exit_code == 0
    assert run.files() == before


def test_an_older_memory_that_was_put_there_by_hand_takes_no_edit_back(run: Run) -> None:
    state = run.config.parent / ".syndicate"
    run.serve(item(1), item(2))
    run.publish()
    kept = {path: path.read_bytes() for path in state.iterdir()}
    run.serve(item(1, title="A corrected story"), item(2))
    run.publish()
    before = run.files()
    run.forget()
    state.mkdir()
    for path, body in kept.items():
        path.write_bytes(body)
    run.web.pages.clear()
    report = run.publish()
    assert "1 entry would go back to what they said before" in report.feeds[0].held[0]
    assert run.files() == before


# -- names, once they are out of the config


def test_snippets_and_journal_are_found_under_names_that_the_config_says_no_more(run: Run) -> None:
    from syndicate.acts.past import at

    run.write(FEED + "[feed.a]\n" + NETWORK)
    run.serve(item(1), item(2))
    run.publish()
    then, first = run.clock.now, (run.folder / "a.json").read_bytes()
    for tables in ('[feed.b]\nwas = ["a"]\n', '[feed.c]\nwas = ["b"]\n', "[feed.c]\n"):
        run.write(FEED + tables + NETWORK)
        run.publish(days=2)
    assert {path.parts[-3] for path in run.folder.rglob("share/*")} == {"a"}
    with connect(load(run.config), {}) as workspace:
        kept = at(workspace, "c", then.isoformat(), "json")
    assert (kept.body, kept.since is None) == (first, False)


# -- what stands, however deep


def test_what_stands_is_found_however_much_is_newer(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("syndicate.workspace.DEEPEST", 10)
    run.write(FEED + '[feed.all]\nmatch = "bees"\nlimit = 5\n')
    run.serve(item(0, day=1))
    run.publish()
    before = ids(run)
    run.serve(*(item(number, day=20) for number in range(1, 24) if number % 12))
    assert run.publish().exit_code == 0
    assert ids(run) == before
    run.serve(*(item(number, day=20) for number in range(1, 25) if number != 12))
    assert run.publish().exit_code == 0
    assert len(ids(run)) == 2
