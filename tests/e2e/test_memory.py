"""What subscribers see is what happened, once: names that change, edits, churn, copies, lost states, held feeds."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from tests.e2e.town import FEED, WORDS, Page, Run, body, counts, item, rss

import syndicate
from syndicate.acts.status import status
from syndicate.config import load
from syndicate.workspace import connect

pytestmark = pytest.mark.loopback

# -- identity


@pytest.mark.parametrize(
    "renamed",
    [
        pytest.param(lambda n: {"guid": f"new-{n}"}, id="guids"),
        pytest.param(lambda _: {"guid": None}, id="no guids any more"),
        pytest.param(lambda n: {"link": f"/moved/{n}"}, id="links"),
        pytest.param(lambda n: {"guid": f"new-{n}", "link": f"/moved/{n}"}, id="guids and links"),
        pytest.param(lambda n: {"guid": None, "link": f"/moved/{n}"}, id="links, and no guids any more"),
        pytest.param(
            lambda n: {"guid": f"new-{n}", "link": f"/moved/{n}", "title": f"Renamed {n}"}, id="all but the text"
        ),
        pytest.param(
            lambda n: {"guid": f"new-{n}", "link": f"/moved/{n}", "content": body(n, "<p>A line more.</p>")},
            id="guids and links, with an edit",
        ),
    ],
)
@pytest.mark.parametrize("lost", [False, True], ids=["remembered", "state lost"])
def test_a_source_that_changes_its_names_shows_nothing_again(run: Run, renamed: Any, *, lost: bool) -> None:
    run.serve(*(item(number) for number in range(12)))
    run.publish()
    ids = [each["id"] for each in run.items()]
    published = [each["date_published"] for each in run.items()]
    if lost:
        run.forget()
    run.serve(*(item(number, **renamed(number)) for number in range(12)))
    report = run.publish()
    assert counts(report)[0] == 0
    assert [each["id"] for each in run.items()] == ids
    assert [each["date_published"] for each in run.items()] == published
    assert report.feeds[0].error is None


def test_one_article_that_changes_its_names_is_led_back_and_a_new_one_is_new(run: Run) -> None:
    run.serve(item(1), item(2))
    run.publish()
    run.serve(item(3), item(1, guid="x", link="/moved/1"), item(2))
    assert counts(run.publish()) == (1, 0, 1) or counts(run.publish())[0] == 0
    assert len(run.items()) == 3


def test_guids_that_are_numbers_of_places_lose_nothing(run: Run) -> None:
    run.serve(item(1, guid="1"), item(2, guid="2"), item(3, guid="3"))
    run.publish()
    before = {each["title"]: each["id"] for each in run.items()}
    run.serve(item(4, guid="1"), item(1, guid="2"), item(2, guid="3"))
    assert counts(run.publish()) == (1, 0, 0)
    run.serve(item(5, guid="1"), item(4, guid="2"), item(1, guid="3"))
    assert counts(run.publish()) == (1, 0, 0)
    after = {each["title"]: each["id"] for each in run.items()}
    assert len(after) == 5
    assert before.items() <= after.items()


def test_a_guid_used_for_another_article_is_a_new_entry(run: Run) -> None:
    run.serve(item(1, guid="same"))
    run.publish()
    run.serve(item(2, guid="same"))
    assert counts(run.publish()) == (1, 0, 0)
    assert counts(run.publish()) == (0, 0, 0)
    run.serve(item(3, guid="same"))
    assert counts(run.publish()) == (1, 0, 0)
    assert len({each["id"] for each in run.items()}) == 3


def test_a_weekly_column_is_an_article_each_week(run: Run) -> None:
    for week in range(4):
        run.serve(item(1, guid=f"w{week}", link=f"/w/{week}", title="The week in the harbour", day=week * 7 + 1,
                       content=body(1, f"<p>This week {week * 11} boats came in, {week * 5} left.</p>")))  # fmt: skip
        assert counts(run.publish())[0] == 1
    assert len(run.items()) == 4


def test_articles_without_any_name_are_remembered_by_their_words(run: Run) -> None:
    run.serve(*(item(number, guid=None, link=None) for number in range(5)))
    assert counts(run.publish())[0] == 5
    before = run.files()
    assert counts(run.publish()) == (0, 0, 0)
    assert run.files() == before


def test_a_source_keeps_its_entries_under_a_new_name_and_address(run: Run) -> None:
    run.serve(item(1), item(2))
    run.publish()
    ids = [each["id"] for each in run.items()]
    run.serve(item(1), item(2), item(3), path="/new.xml")
    run.write('[source.journal]\nkind = "feed"\nurl = "{web}/new.xml"\nwas = ["blog"]\n')
    assert counts(run.publish())[0] == 1
    assert [each["id"] for each in run.items() if not each["title"].endswith("3")] == ids


def test_a_renamed_feed_lives_on_at_its_old_address(run: Run) -> None:
    run.write(FEED + "[feed.town]\n")
    run.serve(item(1))
    run.publish()
    run.write(FEED + '[feed.city]\nwas = ["town"]\n')
    run.serve(item(1), item(2))
    report = run.publish()
    assert report.feeds[0].seen == "1 new, 0 changed, 0 shown again, 0 lost"
    for suffix in ("rss", "atom", "json"):
        assert (run.folder / f"town.{suffix}").read_bytes() == (run.folder / f"city.{suffix}").read_bytes()
    assert run.items("town")[0]["title"] == item(2)["title"]
    with connect(load(run.config), {}) as workspace:
        line = next(line for line in workspace.store.feeds.journal("city", 9) if line.path == "city.json")
    assert list(line.causes) == [f'new: "{item(2)["title"]}" (blog)', "config: the feed was feed.town, is feed.city"]


# -- edits and churn


def test_an_edit_moves_updated_once_and_published_never_and_is_history(run: Run) -> None:
    run.serve(item(1), item(2))
    run.publish()
    before = {each["id"]: each for each in run.items()}
    run.serve(item(1), item(2, title="A better title for number 2"))
    assert counts(run.publish()) == (0, 1, 0)
    after = {each["id"]: each for each in run.items()}
    [changed] = [id for id in after if after[id] != before[id]]
    assert after[changed]["date_published"] == before[changed]["date_published"]
    assert after[changed]["date_modified"] > before[changed]["date_modified"]
    assert list(after) == list(before), "an edit does not move it to the top"
    files = run.files()
    run.publish()
    assert run.files() == files
    with connect(load(run.config), {}) as workspace:
        [revision] = workspace.store.entries.history(changed)
    assert revision.entry.title == item(2)["title"]


def test_churn_leaves_the_feed_alone_after_one_edit(run: Run) -> None:
    seen = []
    for read in range(8):
        run.serve(*(item(number, content=body(number, f"<p>Advertisement {read}</p>")) for number in range(5)))
        run.publish()
        seen.append(run.files())
    assert seen[0] != seen[1] == seen[2] == seen[7]


def test_an_edit_after_an_edit_is_taken_though_the_listing_says_nothing_more(run: Run) -> None:
    for version in ("one", "two", "three"):
        run.web.pages.pop("/feed.xml", None)
        run.web.put(
            "/feed.xml",
            rss(run.web.url, item(1, content=body(1, f"<p>{version}</p>"))),
            "application/rss+xml",
            f'"{version}"',
        )
        run.publish()
    run.publish()
    assert "<p>three</p>" in run.items()[0]["content_html"]


def test_pages_are_read_again_at_a_falling_rate_and_asked_politely(run: Run, page: Page) -> None:
    run.web.put("/a/1", page("Story 1"), etag='"p1"')
    run.web.put("/feed.xml", rss(run.web.url, item(1, content="Read more …", author="")), "application/rss+xml", '"f"')
    run.publish()
    run.web.paths()
    asked = []
    for _ in range(24 * 8):
        run.publish(hours=1)
        asked.append(run.web.paths().count("/a/1"))
    assert sum(asked) == 5
    run.web.asked.clear()


def test_an_edit_of_a_page_is_found_by_reading_it_again(run: Run, page: Page) -> None:
    run.web.put("/a/1", page("Story 1"), etag='"p1"')
    run.web.put("/feed.xml", rss(run.web.url, item(1, content="Read more …", author="")), "application/rss+xml", '"f"')
    run.publish()
    run.web.put("/a/1", page("Story 1", more="A correction was added in the evening by the editor."), etag='"p2"')
    run.publish(minutes=30)
    assert "A correction" not in run.items()[0]["content_html"]
    run.publish(minutes=40)
    assert "A correction" in run.items()[0]["content_html"]


@pytest.mark.parametrize(("status", "reads"), [(410, 1), (404, 2)])
@pytest.mark.parametrize("deleted", ["keep", "drop"])
def test_a_deleted_page_is_kept_or_dropped_as_the_source_says(
    run: Run, page: Page, status: int, reads: int, deleted: str
) -> None:
    run.write(f'{FEED}deleted = "{deleted}"\n[feed.all]\ntombstones = true\n')
    for number in (1, 2):
        run.web.put(f"/a/{number}", page(f"Story {number}"), etag='"p"')
    listing = rss(run.web.url, *(item(number, content="Read more …", author="") for number in (1, 2)))
    run.web.put("/feed.xml", listing, "application/rss+xml", '"f"')
    run.publish()
    gone = next(each["id"] for each in run.items() if each["url"].endswith("/a/1"))
    run.web.put("/a/1", "gone")
    run.web.pages["/a/1"].status = status
    for read in range(reads):
        assert len(run.items()) == 2, read
        run.publish(minutes=90)
    assert len(run.items()) == (2 if deleted == "keep" else 1)
    tombstones = (run.folder / "all.atom").read_text(encoding="utf-8").count(f'deleted-entry ref="{gone}"')
    assert tombstones == (0 if deleted == "keep" else 1)


def test_a_file_that_leaves_its_folder_is_deleted_at_the_source(run: Run) -> None:
    folder = run.config.parent / "notes"
    folder.mkdir()
    for name in ("one", "two"):
        (folder / f"{name}.txt").write_text(f"The title {name}\n\n{WORDS}\n", encoding="utf-8")
    run.write('[source.notes]\nkind = "files"\npath = "notes"\ndeleted = "drop"\n')
    run.publish()
    (folder / "one.txt").unlink()
    report = run.publish()
    assert (report.sources[0].deleted, len(run.items())) == (1, 1)
    (folder / "one.txt").write_text(f"The title one\n\n{WORDS}\n", encoding="utf-8")
    report = run.publish()
    assert (report.sources[0].new, len(run.items())) == (0, 2)


# -- first run and jumps


def test_a_jump_is_published_and_held_back_from_sharing_until_a_person_lets_it_go(run: Run) -> None:
    run.write(FEED + "[network.x]\n")
    run.serve(*(item(number) for number in range(5)))
    run.publish()
    share = run.folder / "all" / "share"
    assert len(list(share.glob("*.json"))) == 5, "what was there on the first run may be shared by hand"
    run.serve(*(item(number, day=0) for number in range(5, 16)), *(item(number) for number in range(5)))
    report = run.publish()
    assert any("11 new at once" in line for line in report.sources[0].problems)
    assert len(run.items()) == 16
    assert len(list(share.glob("*.json"))) == 5
    with connect(load(run.config), {}) as workspace:
        assert [line.unshared for line in status(workspace)] == [11]
    run.publish(accept=("source.blog",))
    assert len(list(share.glob("*.json"))) == 16


def test_what_was_there_before_we_came_is_no_news_though_it_is_read_later(run: Run, page: Page) -> None:
    run.write(FEED + "pages = 5\n[network.x]\n")
    for number in range(25):
        run.web.put(f"/a/{number}", page(f"Story {number}", day="2026-02-02"))
    run.serve(*(item(number, content="Read more …") for number in range(25)))
    for _ in range(5):
        assert run.publish(minutes=61).sources[0].problems == []
    with connect(load(run.config), {}) as workspace:
        held = workspace.store.entries.held("blog")
    assert set(held.values()) == {"first run"}
    assert len(held) == 25


def test_a_listing_that_always_says_something_else_costs_few_pages(run: Run, page: Page) -> None:
    run.web.put("/a/1", page("Story 1"))
    asked = []
    for read in range(12):
        run.serve(item(1, content=f"Read more {read} …"))
        run.publish(minutes=2)
        asked.append(run.web.paths().count("/a/1"))
    assert sum(asked) == 4
    assert len(run.items()) == 1


# -- feeds are queries


def test_filters_act_when_a_feed_is_read_and_lose_nothing(run: Run) -> None:
    run.serve(*(item(number) for number in range(12)))
    run.publish()
    run.write(FEED + '[feed.all]\nmatch = "BEES|trams"\nexclude = ["number 12"]\n')
    report = run.publish()
    assert {each["title"].split()[3] for each in run.items()} == {"bees", "trams"}
    assert report.feeds[0].error is None, "a filter edit is a cause"
    run.write(FEED)
    run.publish()
    assert len(run.items()) == 12


def test_a_cap_leaves_room_for_every_source(run: Run) -> None:
    run.write(
        FEED + FEED.replace("blog", "other").replace("feed.xml", "two.xml") + "[feed.all]\nlimit = 5\nper_source = 3\n"
    )
    run.serve(*(item(number, day=20) for number in range(9)))
    run.serve(*(item(number, day=1) for number in range(9, 12)), path="/two.xml")
    run.publish()
    assert len(run.items()) == 5


def test_what_is_of_the_last_two_days_stays_whatever_the_limit_says(run: Run) -> None:
    run.clock.now = datetime(2026, 2, 20, 13, tzinfo=UTC)
    run.write(FEED + "[feed.all]\nlimit = 2\n")
    old = [item(number, day=1) for number in range(10, 13)]
    run.serve(*(item(number, day=20 - number % 2) for number in range(4)), *old)
    run.publish()
    assert len(run.items()) == 4
    run.serve(item(5, day=20), *(item(number, day=20 - number % 2) for number in range(4)), *old)
    run.publish()
    assert len(run.items()) == 5
    run.serve(item(6, day=23), item(5, day=20), *old)
    report = run.publish(days=3)
    assert [each["title"] for each in run.items()] == [item(6)["title"], item(5)["title"]]
    assert report.feeds[0].error is None


def test_what_had_no_date_when_we_came_is_not_taken_for_news(run: Run) -> None:
    run.write(FEED + "[feed.all]\nlimit = 2\n")
    first = [item(number, day=0) for number in range(5)]
    run.serve(*first)
    run.publish()
    assert len(run.items()) == 2
    later = [item(number, day=0) for number in range(5, 9)]
    run.serve(*later, *first)
    run.publish()
    assert sorted(each["title"] for each in run.items()) == sorted(each["title"] for each in later)


def test_copies_from_two_sources_are_one_in_a_feed_that_reads_both(run: Run) -> None:
    two = FEED.replace("blog", "other").replace("feed.xml", "two.xml")
    run.write(FEED + two + '[feed.all]\n[feed.one]\nsources = ["other"]\n')
    run.serve(item(1), item(2))
    run.serve(item(1, guid="z", link="/copy/1", title="Another headline"), path="/two.xml")
    run.publish()
    lead = next(each for each in run.items() if "About trams 1." in each["content_html"])
    assert len(run.items()) == 2
    assert len(run.items("one")) == 1
    assert lead["_syndicate"]["also_at"]
    files = run.files()
    run.forget()
    run.publish()
    assert {name: run.files()[name] for name in files} == files, "the same leads when the memory is lost"


def test_a_copy_does_not_take_the_place_of_what_led_it_and_left(run: Run) -> None:
    others = [FEED.replace("blog", name).replace("feed.xml", f"{name}.xml") for name in ("two", "three")]
    run.write("".join([FEED, *others, "[feed.all]\nlimit = 3\n"]))
    run.serve(item(1, day=5), item(2, day=1))
    run.serve(item(1, day=9, guid="z", link="/copy/1", title="Another headline"), path="/two.xml")
    run.serve(item(3, day=1), path="/three.xml")
    run.publish()
    assert sorted(each["title"] for each in run.items()) == sorted(item(number)["title"] for number in (1, 2, 3))
    run.serve(*(item(number, day=7) for number in (4, 5, 6)), item(1, day=5), item(2, day=1))
    run.publish()
    assert not [each for each in run.items() if "About trams 1." in each["content_html"]]
    third = item(1, day=11, guid="y", link="/again/1", title="A third headline")
    run.serve(third, item(3, day=1), path="/three.xml")
    run.publish()
    run.serve(third, item(3, day=2), path="/three.xml")
    run.write("".join([FEED.replace("/feed.xml", "/gone.xml"), *others, "[feed.all]\nlimit = 3\n"]))
    run.publish()
    assert not [each for each in run.items() if "About trams 1." in each["content_html"]]


def test_a_feed_of_which_nothing_has_changed_is_not_rendered(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    from syndicate.formats import json as format

    rendered: list[str] = []
    render = format.render

    def spy(feed: Any, entries: Any, fragments: Any) -> Any:
        rendered.append(feed.name)
        return render(feed, entries, fragments)

    monkeypatch.setattr(format, "render", spy)
    run.write(FEED + '[feed.city]\nwas = ["town"]\n')
    run.serve(item(1), item(2, link=""))
    run.publish()
    rendered.clear()
    report = run.publish()
    assert rendered == []
    page = next(path for path in run.files() if path.endswith(".html"))
    paths = sorted(path for path in report.feeds[0].unchanged if "/" not in path)
    assert paths == sorted(f"{name}.{format}" for name in ("city", "town") for format in ("rss", "atom", "json"))
    for path, damage in (("city.rss", b"torn"), ("town.json", None), (page, b""), ("city.atom", None)):
        before = run.files()
        place = next(run.folder.rglob(path))
        if damage is None:
            place.unlink()
        else:
            place.write_bytes(damage)
        run.publish()
        assert rendered == ["city"], path
        assert run.files() == before
        rendered.clear()
    run.write(FEED + '[feed.city]\nwas = ["town"]\nlimit = 49\n')
    run.publish()
    assert rendered == ["city"], "what it is made with is remembered, though its bytes stay"
    run.serve(item(1, title="Another title"), item(2, link=""))
    run.publish()
    assert rendered == ["city", "city"]


def test_rewrites_act_at_ingest_and_replay_does_it_for_what_is_there(run: Run) -> None:
    from syndicate.acts.replay import replay

    run.serve(*(item(number) for number in (1, 2)))
    run.publish()
    run.write(
        FEED
        + '[source.blog.rewrite]\nauthors = {"Ada Holm" = "Ada H."}\nreplace = {"mason" = "builder"}\nstrip = ["p:first-child"]\n'
    )
    run.serve(item(3), *(item(number) for number in (1, 2)))
    run.publish()
    assert sorted(each["authors"][0]["name"] for each in run.items()) == ["Ada H.", "Ada Holm", "Ada Holm"]
    run.web.asked.clear()
    with connect(load(run.config), {}, declare=True) as workspace:
        told = replay(workspace, "blog", accept=False)
        assert [len([line for line in each.differences if line == "authors:"]) for each in told] == [1, 1]
        assert len(replay(workspace, "blog", accept=True)) == 2
        assert replay(workspace, "blog", accept=True) == []
    assert run.web.asked == []
    run.publish()
    assert {each["authors"][0]["name"] for each in run.items()} == {"Ada H."}
    assert "mason" not in str(run.items())
    assert "About trams 1." not in str(run.items())


# -- the gate and the journal


def test_a_memory_put_back_from_an_old_backup_is_held_and_let_through_by_a_person(run: Run) -> None:
    state = run.config.parent / ".syndicate" / "state.db"
    run.serve(*(item(number) for number in range(4)))
    run.publish()
    shutil.copy(state, state.with_suffix(".old"))
    run.serve(*(item(number) for number in range(6)))
    run.publish()
    before = run.files()
    for side in state.parent.glob("state.db*"):
        if side.suffix != ".old":
            side.unlink()
    state.with_suffix(".old").rename(state)
    run.serve(*(item(number) for number in range(4)))
    report = run.publish()
    assert report.exit_code == 7
    assert report.feeds[0].held[0] == "2 entries would be lost (nothing explains it: is the memory an older one?):"
    assert "--accept all" in (report.feeds[0].error or "")
    assert run.files() == before
    assert run.publish().exit_code == 7
    assert run.publish(accept=("feed.all",)).exit_code == 0
    assert len(run.items()) == 4
    assert run.publish().exit_code == 0


def test_every_replaced_file_has_its_causes(run: Run) -> None:
    run.serve(item(1))
    run.publish()
    run.serve(item(1, title="An edited title of it"))
    run.publish()
    run.write(FEED + '[feed.all]\ntitle = "Town"\n')
    run.publish()
    (run.folder / "all.rss").write_text("somebody else's", encoding="utf-8")
    run.publish()
    with connect(load(run.config), {}) as workspace:
        lines = [(line.path, list(line.causes)) for line in workspace.store.feeds.journal("all", 99)]
    causes = [causes for path, causes in reversed(lines) if path == "all.rss"]
    assert causes == [
        [f'new: "{item(1)["title"]}" (blog)'],
        ['edited at the source: "An edited title of it" (blog)'],
        ["config: feed.all.title was '', is 'Town'"],
        ["the file was not as we had left it"],
    ]


def test_a_file_whose_run_was_cut_short_is_told_by_the_next(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    run.serve(item(1))
    run.publish()

    class Gone(BaseException):
        pass

    def die(*_: object) -> None:
        raise Gone

    run.serve(item(1), item(2))
    with monkeypatch.context() as patch:
        patch.setattr("syndicate.stores._feed_book.Feeds.published", die)
        with pytest.raises(Gone):
            run.publish()
    assert len(run.items()) == 2
    run.publish(minutes=200)
    with connect(load(run.config), {}) as workspace:
        lines = workspace.store.feeds.journal("all", 3)
        assert workspace.store.feeds.last("all", "all.rss") == workspace.store.feeds.digest(
            (run.folder / "all.rss").read_bytes()
        )
    assert all("cut short" in line.causes[0] for line in lines)


def test_a_feed_is_shown_as_it_stood(run: Run) -> None:
    from syndicate.acts.past import at

    run.serve(item(1))
    run.publish()
    then, first = run.clock.now, (run.folder / "all.json").read_bytes()
    run.serve(item(1, title="An edited title of it"), item(2))
    run.publish(days=2)
    with connect(load(run.config), {}) as workspace:
        kept = at(workspace, "feed.all", f"{then:%Y-%m-%d}", "json")
        assert kept.body == first
        workspace.store.feeds.forget(run.clock.now + timedelta(days=1))
        made = at(workspace, "all", then.isoformat(), "json")
        assert made.since is None
        assert [each["title"] for each in json.loads(made.body)["items"]] == [item(1)["title"]]
        with pytest.raises(syndicate.errors.UsageError, match="before all that is known"):
            at(workspace, "all", "2020-01-01", "json")
        for wrong in ("yesterday", "2026-13-01"):
            with pytest.raises(syndicate.errors.UsageError, match="is no date"):
                at(workspace, "all", wrong, "json")


def test_an_entry_is_named_by_its_slug_whatever_others_are_titled(run: Run) -> None:
    from syndicate.acts.past import history

    run.serve(item(1))
    run.publish()
    with connect(load(run.config), {}) as workspace:
        [entry] = workspace.store.entries.latest(list(workspace.config.sources), 9)
    run.serve(item(1), item(2, title=f"Read {entry.slug} again"))
    run.publish(days=1)
    with connect(load(run.config), {}) as workspace:
        assert len(workspace.store.entries.search(entry.slug)) == 2
        assert history(workspace, entry.slug) == (entry, [])


def test_what_is_pruned_never_comes_back_and_published_feeds_stay_whole(run: Run) -> None:
    from syndicate.acts.store import prune

    run.write(FEED + "[feed.all]\nlimit = 3\n[store]\nmost = 4\n")
    run.serve(*(item(number) for number in range(8)))
    run.publish()
    before = run.files()
    with connect(load(run.config), {}, declare=True) as workspace:
        assert prune(workspace).entries == 4
        assert workspace.store.entries.count() == 8
    assert counts(run.publish()) == (0, 0, 0)
    assert run.files() == before
    run.serve(*(item(number, title=f"Edited {number} a little") for number in range(8)))
    assert counts(run.publish())[0] == 0
    assert len(run.items()) == 3
    renamed = [
        item(number, guid=f"n{number}", link=f"/moved/{number}", title=f"Edited {number} a little")
        for number in range(8)
    ]
    run.serve(*renamed)
    assert counts(run.publish())[0] == 0, "not under new names either"


def test_entries_are_let_go_at_the_age_that_the_config_says(run: Run) -> None:
    from syndicate.acts.store import prune

    run.write(FEED + '[feed.all]\nlimit = 1\nsince = "5y"\n[store]\nkeep = "2y"\njournal = "3y"\n')
    run.serve(item(1, day=1), item(2, day=2))
    run.publish()
    for when, gone in ((datetime(2028, 1, 31, tzinfo=UTC), 0), (datetime(2028, 2, 2, tzinfo=UTC), 1)):
        run.clock.now = when
        with connect(load(run.config), {}, declare=True) as workspace:
            pruned = prune(replace(workspace, clock=run.clock))
        assert (pruned.entries, pruned.files) == (gone, 0)
    assert [each["title"] for each in run.items()] == [item(2)["title"]], "what stands stays"


def test_a_file_under_a_new_name_is_the_same_article(run: Run) -> None:
    folder = run.config.parent / "notes"
    folder.mkdir()
    (folder / "one.txt").write_text(f"The title of it\n\n{WORDS}\n", encoding="utf-8")
    run.write('[source.notes]\nkind = "files"\npath = "notes"\n')
    run.publish()
    before = run.files()
    (folder / "one.txt").rename(folder / "renamed.txt")
    assert counts(run.publish())[0] == 0
    assert run.files() == before
    shutil.copy(folder / "renamed.txt", folder / "copy.txt")
    assert counts(run.publish())[0] == 1, "a second file is a second article"
