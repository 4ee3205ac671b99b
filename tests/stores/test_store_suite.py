"""The promises of ports.py's books, asked of every store on the shelf."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from hashlib import shake_128
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from syndicate.errors import LeaseLost
from syndicate.model import Change, Copy, Document, Draft, Entry, Evidence, Reading, Rejected, Slot, Validators
from syndicate.ports import FeedState, Lease, Publication, Replaced, Retention, Round, Shown, SourceRow, Store

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

NOW = datetime(2026, 3, 14, 12, tzinfo=UTC)
LEASE = timedelta(seconds=120)
ME = "me.example/1/1"


def sqlite(folder: Path) -> Store:
    from syndicate.stores.sqlite import Store as Sqlite

    return Sqlite(folder / "state.db")


STORES: dict[str, Callable[[Path], Store]] = {"sqlite": sqlite}


def test_every_store_on_the_shelf_is_asked() -> None:
    import syndicate.stores

    folder = Path(syndicate.stores.__file__).parent
    assert set(STORES) == {path.stem for path in folder.glob("*.py") if not path.stem.startswith("_")}


@pytest.fixture(params=sorted(STORES))
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    with STORES[request.param](tmp_path) as made:
        made.sources.declare([SourceRow("a", "https://a.example/f", "1"), SourceRow("b", "https://b.example/f", "1")])
        yield made


def entry(number: int = 1, **values: Any) -> Entry:
    defaults: dict[str, Any] = {
        "id": f"tag:x.example,2026:{number}", "source": "a", "link": f"https://a.example/{number}",
        "title": f"Story {number}", "authors": ["Ada Holm"], "categories": ["x"], "published": NOW, "updated": NOW,
        "slug": f"story-{number}", "first_seen": NOW, "content": "<p>Text.</p>", "text": "Text.",
    }  # fmt: skip
    return Entry(**(defaults | values))


def round_of(*changes: Change, **values: Any) -> Round:
    given: dict[str, Any] = {"now": NOW, "next_due": NOW + LEASE, "listing_due": NOW + LEASE, "changes": changes}
    return Round(**(given | values))


def take(store: Store, name: str = "a", now: datetime = NOW) -> Lease:
    lease = store.sources.take(name, ME, now, LEASE)
    assert lease is not None
    return lease


def keep(store: Store, *entries: Entry, name: str = "a", **values: Any) -> None:
    lease = take(store, name)
    store.sources.finish(
        lease, round_of(*(Change("new", each, [f"guid:{each.id}"], "l") for each in entries), **values)
    )


class TestSources:
    def test_a_declared_source_is_due_at_once(self, store: Store) -> None:
        assert [lease.name for lease in store.sources.claim(ME, NOW, LEASE, ["a", "b"], 9)] == ["a", "b"]

    def test_a_claimed_source_is_due_again_when_its_lease_expires(self, store: Store) -> None:
        first = store.sources.claim(ME, NOW, LEASE, ["a", "b"], 9)
        assert store.sources.claim(ME, NOW + LEASE - timedelta(seconds=1), LEASE, ["a", "b"], 9) == []
        again = store.sources.claim(ME, NOW + LEASE, LEASE, ["a", "b"], 9)
        assert [lease.token for lease in again] == [lease.token + 1 for lease in first]

    def test_the_longest_waiting_come_first(self, store: Store) -> None:
        store.sources.finish(take(store, "a"), round_of(next_due=NOW + timedelta(seconds=20)))
        store.sources.finish(take(store, "b"), round_of(next_due=NOW + timedelta(seconds=10)))
        assert [lease.name for lease in store.sources.claim(ME, NOW + LEASE, LEASE, ["a", "b"], 1)] == ["b"]

    def test_all_that_wait_come_in_the_order_in_which_they_wait(self, store: Store) -> None:
        store.sources.finish(take(store, "a"), round_of(next_due=NOW + timedelta(seconds=20)))
        store.sources.finish(take(store, "b"), round_of(next_due=NOW + timedelta(seconds=10)))
        assert [lease.name for lease in store.sources.claim(ME, NOW + LEASE, LEASE, ["a", "b"], 9)] == ["b", "a"]

    def test_a_source_is_due_at_its_time_and_not_before(self, store: Store) -> None:
        store.sources.finish(take(store), round_of(next_due=NOW + LEASE))
        assert store.sources.claim(ME, NOW + LEASE - timedelta(milliseconds=1), LEASE, ["a"], 9) == []
        [lease] = store.sources.claim(ME, NOW + LEASE, LEASE, ["a"], 9)
        assert (lease.owner, lease.until) == (ME, NOW + 2 * LEASE)

    def test_only_the_sources_asked_for_are_claimed(self, store: Store) -> None:
        assert store.sources.claim(ME, NOW, LEASE, [], 9) == []
        assert [lease.name for lease in store.sources.claim(ME, NOW, LEASE, ["b", "nobody"], 9)] == ["b"]

    @pytest.mark.parametrize("ahead", [timedelta(hours=2), timedelta(days=3650)])
    def test_what_was_read_by_a_clock_that_ran_ahead_waits_as_long_from_now_on(
        self, store: Store, ahead: timedelta
    ) -> None:
        then = NOW + ahead
        rounds = {"next_due": then + timedelta(minutes=30), "listing_due": then + timedelta(hours=1)}
        store.sources.finish(take(store, now=then), round_of(now=then, **rounds))
        assert store.sources.rewind(then, timedelta(minutes=1)) == 0
        assert store.sources.rewind(NOW, timedelta(minutes=1)) == 1
        assert store.sources.rewind(NOW, timedelta(minutes=1)) == 0
        state = store.sources.state("a")
        assert state is not None
        assert (state.next_due, state.listing_due) == (NOW + timedelta(minutes=30), NOW + timedelta(hours=1))
        assert [lease.name for lease in store.sources.claim(ME, NOW, LEASE, ["a"], 9)] == []
        assert [lease.name for lease in store.sources.claim(ME, NOW + timedelta(minutes=30), LEASE, ["a"], 9)] == ["a"]

    def test_articles_and_jobs_wait_for_no_time_that_a_clock_which_ran_ahead_had_counted(self, store: Store) -> None:
        then = NOW + timedelta(days=400)
        again = [Reading(again=then + LEASE), Reading(again=NOW + timedelta(days=7)), Reading()]
        changes = [Change("new", entry(number), reading=reading) for number, reading in enumerate(again)]
        rounds = {"next_due": then, "listing_due": then}
        store.sources.finish(take(store, now=then), round_of(*changes, now=then, **rounds))
        assert store.sources.take("a", "elsewhere.example/1/1", then, LEASE) is not None
        assert store.feeds.take("all", "elsewhere.example/1/1", then, LEASE) is not None
        assert store.sources.take("a", ME, NOW, LEASE) is None
        store.sources.rewind(NOW, timedelta(minutes=1))
        assert [known.entry.id for known in store.entries.due_again("a", NOW, 9)] == [entry(0).id]
        assert len(store.entries.due_again("a", NOW + timedelta(days=7), 9)) == 2
        assert store.sources.take("a", ME, NOW, LEASE) is not None
        assert store.feeds.take("all", ME, NOW, LEASE) is not None

    def test_a_clock_that_is_set_back_takes_no_lease_away(self, store: Store) -> None:
        then = NOW + timedelta(hours=2)
        store.sources.finish(take(store, now=then), round_of(now=then, next_due=then, listing_due=then))
        lease = take(store, now=then)
        store.sources.rewind(NOW, timedelta(minutes=1))
        assert store.sources.take("a", "elsewhere.example/2/2", NOW, LEASE) is None
        store.sources.finish(lease, round_of())

    def test_what_was_given_back_after_the_clock_was_set_back_waits_for_no_listing_of_the_future(
        self, store: Store
    ) -> None:
        then = NOW + timedelta(days=400)
        store.sources.finish(
            take(store, now=then), round_of(now=then, next_due=then + LEASE, listing_due=then + timedelta(hours=1))
        )
        store.sources.release(take(store, now=then + LEASE), NOW)
        assert store.sources.rewind(NOW, timedelta(minutes=1)) == 1
        assert store.sources.rewind(NOW, timedelta(minutes=1)) == 0
        state = store.sources.state("a")
        assert state is not None
        assert (state.next_due, state.listing_due) == (NOW, NOW + timedelta(hours=1))

    def test_a_lease_that_was_given_back_is_lost(self, store: Store) -> None:
        lease = take(store)
        store.sources.release(lease, NOW + 3 * LEASE)
        store.sources.release(lease, NOW)
        state = store.sources.state("a")
        assert state is not None
        assert (state.next_due, state.leased_to) == (NOW + 3 * LEASE, None)
        with pytest.raises(LeaseLost, match="another worker"):
            store.sources.finish(lease, round_of())
        with pytest.raises(LeaseLost, match="another worker"):
            store.sources.renew(lease, NOW)

    def test_a_finished_round_is_not_finished_twice(self, store: Store) -> None:
        lease = take(store)
        store.sources.finish(lease, round_of(next_due=NOW + 5 * LEASE))
        with pytest.raises(LeaseLost):
            store.sources.finish(lease, round_of(error="x"))
        store.sources.release(lease, NOW)
        state = store.sources.state("a")
        assert state is not None
        assert (state.next_due, state.failures) == (NOW + 5 * LEASE, 0)

    def test_a_round_begun_with_other_settings_is_lost(self, store: Store) -> None:
        lease = take(store)
        store.sources.declare([SourceRow("a", "https://a.example/f", "2"), SourceRow("b", "https://b.example/f", "1")])
        with pytest.raises(LeaseLost):
            store.sources.finish(lease, round_of(validators=Validators(etag='"old"'), body="old"))
        assert [each.name for each in store.sources.claim(ME, NOW, LEASE, ["a"], 9)] == ["a"]

    def test_declaring_the_same_again_leaves_leases_alone(self, store: Store) -> None:
        lease = take(store)
        store.sources.declare([SourceRow("a", "https://a.example/f", "1"), SourceRow("b", "https://b.example/f", "1")])
        store.sources.finish(lease, round_of())

    def test_a_lost_round_marks_no_feed_and_keeps_no_draft(self, store: Store) -> None:
        late = take(store)
        take(store, now=NOW + LEASE)
        with pytest.raises(LeaseLost):
            store.sources.finish(
                late, round_of(dirty=["all"], pending={"x": Draft()}, validators=Validators("e"), body="b")
            )
        state = store.sources.state("a")
        assert state is not None
        assert (state.body, state.validators, state.last_checked, state.pending) == ("", Validators(), None, 0)
        assert store.feeds.dirty() == []

    def test_take_ignores_when_it_is_due_but_not_who_holds_it(self, store: Store) -> None:
        store.sources.finish(take(store), round_of())
        lease = take(store)
        assert store.sources.take("a", "other.example/2/2", NOW, LEASE) is None
        assert store.sources.take("nobody", ME, NOW, LEASE) is None
        store.sources.release(lease, NOW)
        assert take(store).token > lease.token

    def test_a_lost_lease_writes_nothing(self, store: Store) -> None:
        late = take(store)
        take(store, now=NOW + LEASE)
        with pytest.raises(LeaseLost):
            store.sources.finish(late, round_of(Change("new", entry(), ["guid:1"])))
        with pytest.raises(LeaseLost):
            store.sources.renew(late, NOW + LEASE)
        assert store.entries.count() == 0

    def test_a_round_that_asked_nobody_says_nothing_of_how_a_source_is_doing(self, store: Store) -> None:
        store.sources.finish(take(store), round_of(error="down"))
        store.sources.finish(take(store), round_of(now=NOW + LEASE, is_read=False))
        state = store.sources.state("a")
        assert state is not None
        assert (state.failures, state.last_checked, state.last_success, state.seeded) == (1, NOW, None, None)

    def test_a_renewed_lease_lasts_longer(self, store: Store) -> None:
        lease = take(store)
        store.sources.renew(lease, NOW + 2 * LEASE)
        assert store.sources.take("a", ME, NOW + LEASE, LEASE) is None
        assert store.sources.take("a", ME, NOW + 2 * LEASE, LEASE) is not None

    def test_a_good_round_forgets_failures_and_keeps_the_last_error(self, store: Store) -> None:
        for _ in range(2):
            store.sources.finish(take(store), round_of(error="a: answered 500"))
        failing = store.sources.state("a")
        assert failing is not None
        assert (failing.failures, failing.last_error, failing.last_success) == (2, "a: answered 500", None)
        store.sources.finish(take(store), round_of(now=NOW + LEASE))
        good = store.sources.state("a")
        assert good is not None
        assert (good.failures, good.last_error, good.last_error_at) == (0, "a: answered 500", NOW)
        assert (good.last_success, good.last_checked) == (NOW + LEASE, NOW + LEASE)

    def test_validators_stay_byte_for_byte_until_a_round_brings_others(self, store: Store) -> None:
        odd = Validators(etag='W/"ä  b"', last_modified="Tue,  3 Mar 2026")
        store.sources.finish(take(store), round_of(validators=odd, body="digest"))
        store.sources.finish(take(store), round_of(error="x"))
        state = store.sources.state("a")
        assert state is not None
        assert (state.validators, state.body) == (odd, "digest")
        assert state.listing_due == NOW + LEASE

    def test_validators_and_digest_are_kept_each_for_itself(self, store: Store) -> None:
        store.sources.finish(take(store), round_of(validators=Validators(etag='"x"'), body="one"))
        store.sources.finish(take(store), round_of(body="two"))
        store.sources.finish(take(store), round_of(validators=Validators(last_modified="then")))
        state = store.sources.state("a")
        assert state is not None
        assert (state.validators, state.body) == (Validators(None, "then"), "two")

    def test_a_new_address_forgets_validators_too(self, store: Store) -> None:
        store.sources.finish(take(store), round_of(validators=Validators(etag='"x"'), body="digest"))
        store.sources.declare(
            [SourceRow("a", "https://new.example/f", "1"), SourceRow("b", "https://b.example/f", "1")]
        )
        state = store.sources.state("a")
        assert state is not None
        assert (state.key, state.validators, state.body) == ("https://new.example/f", Validators(), "")

    def test_changed_settings_forget_validators_and_make_it_due(self, store: Store) -> None:
        store.sources.finish(take(store), round_of(validators=Validators(etag='"x"'), body="digest"))
        store.sources.declare([SourceRow("a", "https://a.example/f", "2"), SourceRow("b", "https://b.example/f", "1")])
        state = store.sources.state("a")
        assert state is not None
        assert (state.validators, state.body) == (Validators(), "")
        assert state.next_due is not None
        assert state.next_due < NOW

    def test_a_source_that_left_the_config_is_not_read(self, store: Store) -> None:
        store.sources.declare([SourceRow("b", "https://b.example/f", "1")])
        assert [state.name for state in store.sources.states()] == ["b"]
        assert store.sources.state("a") is None
        assert [lease.name for lease in store.sources.claim(ME, NOW, LEASE, ["a", "b"], 9)] == ["b"]

    def test_a_renamed_source_takes_everything_along(self, store: Store) -> None:
        keep(store, entry(), pending={"guid:2": Draft(title="waits")})
        store.sources.declare(
            [SourceRow("new", "https://a.example/f", "1"), SourceRow("b", "https://b.example/f", "1")]
        )
        assert [each.source for each in store.entries.latest(["new"], 9)] == ["new"]
        assert store.entries.find("new", [f"guid:{entry().id}"]) is not None
        assert list(store.pending.of("new")) == ["guid:2"]
        state = store.sources.state("new")
        assert state is not None
        assert state.last_success == NOW

    def test_a_source_that_is_renamed_while_a_worker_is_at_it_is_due(self, store: Store) -> None:
        rows = [SourceRow("new", "https://a.example/f", "1"), SourceRow("b", "https://b.example/f", "1")]
        lease = take(store)
        store.sources.declare(rows)
        state = store.sources.state("new")
        assert state is not None
        assert state.leased_to is None
        for late in (lease, replace(lease, name="new")):
            with pytest.raises(LeaseLost):
                store.sources.finish(late, round_of(next_due=NOW + 9 * LEASE))
        assert [each.name for each in store.sources.claim(ME, NOW, LEASE, ["new"], 9)] == ["new"]

    def test_a_source_that_is_renamed_is_due_when_it_was(self, store: Store) -> None:
        store.sources.finish(take(store), round_of(next_due=NOW + LEASE))
        store.sources.declare([SourceRow("new", "https://a.example/f", "1")])
        state = store.sources.state("new")
        assert state is not None
        assert state.next_due == NOW + LEASE

    def test_two_tables_on_one_key_leave_together(self, store: Store) -> None:
        twins = [SourceRow("a", "https://a.example/f", "1"), SourceRow("twin", "https://a.example/f", "1")]
        store.sources.declare(twins)
        store.sources.declare([SourceRow("c", "https://c.example/f", "1")])
        assert [state.name for state in store.sources.states()] == ["c"]
        names = ["a", "twin", "b", "c"]
        assert [lease.name for lease in store.sources.claim(ME, NOW, LEASE, names, 9)] == ["c"]

    def test_of_two_that_left_the_later_is_taken_over(self, store: Store) -> None:
        keep(store, entry(1))
        store.sources.declare(
            [SourceRow("z", "https://a.example/f", "1"), SourceRow("a", "https://else.example/f", "1")]
        )
        keep(store, entry(2, source="z"), name="z")
        store.sources.declare([SourceRow("a", "https://a.example/f", "1")])
        store.sources.declare([SourceRow("late", "https://a.example/f", "1")])
        assert [each.id for each in store.entries.latest(["late"], 9)] == [entry(1).id]

    def test_a_source_that_comes_back_has_its_entries(self, store: Store) -> None:
        keep(store, entry())
        rows = [SourceRow("a", "https://a.example/f", "1"), SourceRow("b", "https://b.example/f", "1")]
        store.sources.declare(rows[1:])
        store.sources.declare(rows)
        state = store.sources.state("a")
        assert state is not None
        assert (state.entries, state.last_success) == (1, NOW)

    def test_a_second_table_on_the_same_key_takes_nothing(self, store: Store) -> None:
        keep(store, entry())
        rows = [SourceRow("a", "https://a.example/f", "1"), SourceRow("twin", "https://a.example/f", "1")]
        store.sources.declare(rows)
        assert store.entries.latest(["twin"], 9) == []
        assert len(store.entries.latest(["a"], 9)) == 1


class TestEntries:
    def test_an_entry_comes_back_as_it_went_in(self, store: Store) -> None:
        whole = entry(
            image="https://a.example/i.jpg", image_alt="alt", language="en", reading_time=3, teaser=True, position=4,
            published_precision="day", page="all/story-1.html", summary="s", updated=NOW + timedelta(milliseconds=7),
        )  # fmt: skip
        keep(store, whole)
        assert store.entries.get(whole.id) == whole
        known = store.entries.find("a", ["nothing", f"guid:{whole.id}"])
        assert known is not None
        assert (known.entry, known.listed) == (whole, "l")
        assert store.entries.get("nothing") is None

    def test_aliases_are_looked_up_within_one_source(self, store: Store) -> None:
        keep(store, entry())
        assert store.entries.find("b", [f"guid:{entry().id}"]) is None

    def test_an_alias_leads_where_it_led_first(self, store: Store) -> None:
        keep(store, entry(1))
        store.sources.finish(take(store), round_of(Change("new", entry(2), [f"guid:{entry(1).id}", "guid:2"])))
        known = store.entries.find("a", [f"guid:{entry(1).id}"])
        assert known is not None
        assert known.entry.id == entry(1).id

    def test_an_edit_replaces_what_is_visible_and_keeps_the_page(self, store: Store) -> None:
        keep(store, entry(link=None))
        store.entries.place({entry().id: "all/story-1.html"})
        edited = entry(link=None, title="New", updated=NOW + LEASE)
        store.sources.finish(take(store), round_of(Change("edited", edited, listed="l2")))
        found = store.entries.get(entry().id)
        assert found == replace(edited, page="all/story-1.html")

    def test_a_mere_mention_only_updates_what_was_listed(self, store: Store) -> None:
        keep(store, entry())
        store.sources.finish(take(store), round_of(Change("same", entry(title="not this"), ["link:x"], listed="l9")))
        known = store.entries.find("a", ["link:x"])
        assert known is not None
        assert (known.entry.title, known.listed) == ("Story 1", "l9")

    def test_an_entry_of_a_source_that_left_goes_to_the_one_that_mentions_it(self, store: Store) -> None:
        keep(store, entry())
        mention = Change("same", entry(source="b"), ["guid:1"], listed="l")
        store.sources.finish(take(store, "b"), round_of(mention))
        assert [each.id for each in store.entries.latest(["b"], 9)] == [entry().id]
        assert store.entries.latest(["a"], 9) == []

    @pytest.mark.parametrize("kind", ["same", "edited"])
    def test_an_entry_that_goes_over_to_another_source_takes_its_copy_along(self, store: Store, kind: Any) -> None:
        copy = Copy(None, Document(b"<p>page", "https://a.example/1"))
        store.sources.finish(take(store), round_of(Change("new", entry(), [], copy=copy)))
        store.sources.finish(take(store, "b"), round_of(Change(kind, entry(source="b"), [], "l")))
        assert store.copies.get("b", entry().id) == copy
        assert (store.copies.of("a"), store.copies.of("b")) == ([], [entry().id])
        newer = replace(copy, document=Document(b"newer", "https://a.example/1"))
        store.sources.finish(take(store), round_of(Change(kind, entry(), [], "l", copy=newer)))
        assert store.copies.get("a", entry().id) == newer
        assert store.copies.of("b") == []

    def test_a_new_entry_never_takes_an_id_that_another_source_holds(self, store: Store) -> None:
        keep(store, entry())
        mine = Change("new", entry(source="b", title="Not this"), ["guid:1"])
        other = Change("new", entry(2, source="b"), ["guid:2"])
        with pytest.raises(LeaseLost, match=entry().id):
            store.sources.finish(take(store, "b"), round_of(other, mine, dirty=["all"]))
        assert store.entries.get(entry().id) == entry()
        assert store.entries.count() == 1
        assert store.feeds.dirty() == []

    def test_a_page_is_minted_once(self, store: Store) -> None:
        keep(store, entry(link=None))
        store.entries.place({entry().id: "first.html"})
        store.entries.place({entry().id: "second.html", "nobody": "x.html"})
        found = store.entries.get(entry().id)
        assert found is not None
        assert found.page == "first.html"

    def test_the_newest_come_first_and_ties_keep_their_place(self, store: Store) -> None:
        older, newer = NOW - LEASE, NOW + LEASE
        keep(
            store, entry(1, published=older), entry(2, position=1), entry(3, position=0), entry(4, published=newer),
            entry(5, first_seen=newer, position=9),
        )  # fmt: skip
        keep(store, entry(6, source="b", position=0, id="tag:x.example,2026:30"), name="b")
        ids = [each.id.rpartition(":")[2] for each in store.entries.latest(["a", "b"], 9)]
        assert ids == ["4", "5", "3", "30", "2", "1"]
        assert [each.id for each in store.entries.latest(["a"], 2)] == [entry(4).id, entry(5).id]
        assert store.entries.latest([], 9) == []
        assert len(store.entries.latest(["a", "a"], 9)) == 5
        assert store.entries.latest(["a"], 0) == []

    def test_ids_have_holders_and_instants_are_taken(self, store: Store) -> None:
        keep(store, entry())
        assert store.entries.holder(entry().id) == "a"
        assert store.entries.holder("tag:x.example,2026:free") is None
        assert store.entries.is_updated_at(NOW)
        assert not store.entries.is_updated_at(NOW + timedelta(milliseconds=1))

    def test_entries_are_found_by_id_slug_link_page_and_title(self, store: Store) -> None:
        keep(store, entry(1, title="The Lamp", page="all/x.html"), entry(2, title="A boat"))
        for word in (
            entry(1).id,
            "story-1",
            "https://a.example/1",
            "all/x.html",
            "lamp",
            "-1",
            "2026:1",
            "example/1",
            "LAMP",
        ):
            assert [each.id for each in store.entries.search(word)] == [entry(1).id], word
        assert store.entries.search("nothing of the kind") == []
        assert store.entries.search("\udcff") == []
        assert store.entries.search("story") == [], "a beginning is no end"
        keep(store, entry(3, title="A later lamp", published=NOW + LEASE))
        assert [each.id for each in store.entries.search("lamp")] == [entry(3).id, entry(1).id]

    def test_what_is_called_so_comes_before_newer_titles_that_hold_the_word(self, store: Store) -> None:
        titles = [entry(number, title=f"Some news {number}", published=NOW + LEASE) for number in range(10, 70)]
        keep(store, entry(1, slug="news", title="Called so"), entry(2, slug="old-news", title="Ends so"), *titles)
        found = [each.id for each in store.entries.search("news")]
        assert found[:2] == [entry(1).id, entry(2).id]
        assert len(found) == 50
        assert store.entries.search(entry(1).link or "")[0].id == entry(1).id
        assert store.entries.search("") == []

    def test_titles_are_found_in_small_letters_and_capitals_of_every_script(self, store: Store) -> None:
        keep(store, entry(1, title="Überfall auf die Mühle"), entry(2, title="Новая Мельница"))
        for word, number in (("überfall", 1), ("MÜHLE", 1), ("новая м", 2), ("МЕЛЬНИЦА", 2)):
            assert [each.id for each in store.entries.search(word)] == [entry(number).id], word

    def test_provenance_is_kept_with_the_entry(self, store: Store) -> None:
        why = {"title": Evidence("feed", [Rejected("x", "h1", "less trusted")])}
        store.sources.finish(take(store), round_of(Change("new", entry(), evidence=why)))
        assert store.entries.evidence(entry().id) == why
        assert store.entries.evidence("nothing") == {}

    def test_an_empty_memory_takes_entries_back_once(self, store: Store) -> None:
        assert store.entries.restore([Change("new", entry(1), ["id:1"]), Change("new", entry(2), hold="jump")]) == 2
        assert store.entries.restore([Change("new", entry(1, title="Not this")), Change("new", entry(3))]) == 1
        assert store.entries.held("a") == {entry(2).id: "jump"}
        assert store.entries.get(entry(1).id) == entry(1)
        assert store.entries.count() == 3
        assert store.entries.find("a", ["id:1"]) is not None


class TestPending:
    def test_drafts_come_back_in_listing_order_and_are_replaced_whole(self, store: Store) -> None:
        draft = Draft(title="x", authors=["A"], categories=["c"], document=Document(b"\x00\xff", "https://a.example/"))
        keep(store, pending={"z": draft, "y": Draft()})
        assert list(store.pending.of("a")) == ["z", "y"]
        assert store.pending.of("a")["z"] == draft
        store.sources.finish(take(store), round_of(error="x", pending=None))
        assert list(store.pending.of("a")) == ["z", "y"]
        store.sources.finish(take(store), round_of(pending={}))
        assert store.pending.of("a") == {}

    def test_a_state_counts_what_waits_and_what_is_kept(self, store: Store) -> None:
        keep(store, entry(), pending={"y": Draft()})
        state = store.sources.state("a")
        assert state is not None
        assert (state.entries, state.pending) == (1, 1)


class TestTransactions:
    def test_all_inside_is_kept_whole_or_not_at_all(self, store: Store) -> None:
        def half() -> None:
            with store.transaction():
                keep(store, entry())
                raise RuntimeError

        with pytest.raises(RuntimeError):
            half()
        assert store.entries.count() == 0
        state = store.sources.state("a")
        assert state is not None
        assert (state.last_checked, state.leased_to) == (None, None)
        with store.transaction(), store.transaction():
            keep(store, entry())
        assert store.entries.count() == 1

    def test_what_fails_inside_of_another_leaves_nothing_and_the_other_goes_on(self, store: Store) -> None:
        def half(name: str) -> None:
            with store.transaction():
                store.feeds.mark([name])
                raise RuntimeError

        with store.transaction():
            store.feeds.mark(["before"])
            for name in ("first", "second"):
                with pytest.raises(RuntimeError):
                    half(name)
            lease = take(store)
            with pytest.raises(LeaseLost):
                store.sources.finish(replace(lease, token=lease.token + 1), round_of(dirty=["third"]))
            store.sources.finish(lease, round_of(dirty=["after"]))
        assert store.feeds.dirty() == ["after", "before"]
        with pytest.raises(RuntimeError), store.transaction(), store.transaction():
            half("inner")
        assert store.feeds.dirty() == ["after", "before"]

    def test_a_round_that_fails_in_the_middle_leaves_nothing(self, store: Store) -> None:
        lease = take(store)
        broken = round_of(Change("new", entry(), ["guid:1"]), pending={"x": Draft(title="\ud800")}, dirty=["all"])
        with pytest.raises(UnicodeEncodeError):
            store.sources.finish(lease, broken)
        assert (store.entries.count(), store.feeds.dirty()) == (0, [])
        store.sources.finish(lease, round_of(Change("new", entry(), ["guid:1"])))
        assert store.entries.count() == 1

    def test_threads_share_one_store(self, store: Store) -> None:
        names = [f"s{number}" for number in range(40)]
        store.sources.declare([SourceRow(name, f"https://{name}.example/", "1") for name in names])

        def work(worker: int) -> list[str]:
            done: list[str] = []
            while leases := store.sources.claim(f"other/1/{worker}", NOW, LEASE, names, 3):
                for lease in leases:
                    made = entry(source=lease.name, id=f"tag:x.example,2026:{lease.name}")
                    store.sources.finish(lease, round_of(Change("new", made, ["guid:1"])))
                    done.append(lease.name)
            return done

        with ThreadPoolExecutor(8) as pool:
            done = [name for found in pool.map(work, range(8)) for name in found]
        assert sorted(done) == sorted(names)
        assert store.entries.count() == 40


class TestFeeds:
    def test_who_lost_a_feed_cleans_nothing(self, store: Store) -> None:
        store.feeds.mark(["all"])
        late = store.feeds.take("all", ME, NOW, LEASE)
        assert late is not None
        lease = store.feeds.take("all", "other.example/2/2", NOW + LEASE, LEASE)
        assert lease is not None
        store.feeds.done(late, clean=True)
        assert store.feeds.dirty() == ["all"]
        assert store.feeds.take("all", ME, NOW + LEASE, LEASE) is None
        store.feeds.done(lease, clean=True)
        assert store.feeds.dirty() == []

    def test_marking_twice_is_marking_once(self, store: Store) -> None:
        store.feeds.mark(["town", "all", "all"])
        assert store.feeds.dirty() == ["all", "town"]
        lease = store.feeds.take("all", ME, NOW, LEASE)
        assert lease is not None
        store.feeds.done(lease, clean=True)
        assert store.feeds.dirty() == ["town"]

    def test_a_round_marks_its_feeds(self, store: Store) -> None:
        keep(store, entry(), dirty=["town", "all"])
        assert store.feeds.dirty() == ["all", "town"]

    def test_a_mark_made_while_publishing_stays(self, store: Store) -> None:
        store.feeds.mark(["all"])
        lease = store.feeds.take("all", ME, NOW, LEASE)
        assert lease is not None
        store.feeds.mark(["all"])
        store.feeds.done(lease, clean=True)
        assert store.feeds.dirty() == ["all"]

    def test_a_failed_publish_leaves_it_dirty(self, store: Store) -> None:
        store.feeds.mark(["all"])
        lease = store.feeds.take("all", ME, NOW, LEASE)
        assert lease is not None
        store.feeds.done(lease, clean=False)
        assert store.feeds.dirty() == ["all"]

    def test_one_at_a_time_publishes_a_feed(self, store: Store) -> None:
        lease = store.feeds.take("all", ME, NOW, LEASE)
        assert lease is not None
        assert store.feeds.take("all", "other.example/2/2", NOW, LEASE) is None
        assert store.feeds.take("all", "other.example/2/2", NOW + LEASE, LEASE) is not None
        store.feeds.done(lease, clean=True)
        assert store.feeds.take("all", ME, NOW + LEASE, LEASE) is None


def test_closing_twice_is_harmless(store: Store) -> None:
    store.close()
    store.close()


class TestPast:
    """Revisions, copies, names that churn, what is held, what is let go, and search."""

    def test_a_change_with_what_stood_before_is_history(self, store: Store) -> None:
        keep(store, entry())
        for number, title in enumerate(("Second", "Third"), 1):
            before = store.entries.get(entry().id)
            later = NOW + number * LEASE
            store.sources.finish(
                take(store, now=later),
                round_of(Change("edited", entry(title=title), listed=title, before=before), now=later),
            )
        past = store.entries.history(entry().id)
        assert [revision.entry.title for revision in past] == ["Story 1", "Second"]
        assert [revision.until for revision in past] == [NOW + LEASE, NOW + 2 * LEASE]
        assert store.entries.history("tag:none") == []

    def test_how_an_entry_reads_comes_back(self, store: Store) -> None:
        reading = Reading((Slot("title", 2, "d", 1),), vain={"dates": 1}, again=NOW + LEASE, missing=1)
        store.sources.finish(take(store), round_of(Change("new", entry(), ["guid:1"], "l", reading=reading)))
        found = store.entries.find("a", ["guid:1"])
        assert found is not None
        assert found.reading == reading
        store.sources.finish(take(store), round_of(Change("same", entry(), [], "l", reading=Reading())))
        assert store.entries.known(entry().id) == replace(found, reading=Reading())

    def test_what_is_to_be_read_again_comes_when_it_is_due_longest_waiting_first(self, store: Store) -> None:
        for number, wait in ((1, 3), (2, 1), (3, 2)):
            reading = Reading(again=NOW + wait * LEASE)
            store.sources.finish(take(store), round_of(Change("new", entry(number), [], "l", reading=reading)))
        keep(store, entry(4))
        due = store.entries.due_again("a", NOW + 2 * LEASE, 9)
        assert [known.entry.id for known in due] == [entry(2).id, entry(3).id]
        assert len(store.entries.due_again("a", NOW + 9 * LEASE, 1)) == 1
        assert store.entries.due_again("b", NOW + 9 * LEASE, 9) == []

    def test_arrivals_are_in_order_and_of_one_source(self, store: Store) -> None:
        keep(store, entry(1, first_seen=NOW + LEASE), entry(2, first_seen=NOW), entry(3, first_seen=NOW - LEASE))
        assert store.entries.arrivals("a", NOW) == [NOW, NOW + LEASE]
        assert store.entries.arrivals("b", NOW) == []

    def test_held_entries_are_let_go_together(self, store: Store) -> None:
        changes = [Change("new", entry(1), [], "l", hold="jump"), Change("new", entry(2), [], "l")]
        store.sources.finish(take(store), round_of(*changes))
        assert store.entries.held("a") == {entry(1).id: "jump"}
        store.sources.finish(take(store), round_of(Change("edited", entry(1, title="New"), listed="l2")))
        assert store.entries.held("a") == {entry(1).id: "jump"}, "an edit lets nothing go"
        assert store.entries.let_go("a") == 1
        assert store.entries.held("a") == {}
        assert store.entries.let_go("a") == 0

    def test_of_names_that_churn_the_first_and_the_last_stay(self, store: Store) -> None:
        keep(store, entry())
        for number in range(100):
            store.sources.finish(take(store), round_of(Change("same", entry(), [f"link:{number}"], "l")))
        assert store.entries.find("a", [f"guid:{entry().id}"]) is not None
        assert store.entries.find("a", ["link:0"]) is not None
        assert store.entries.find("a", ["link:50"]) is None
        assert store.entries.find("a", ["link:80"]) is not None
        assert store.entries.find("a", ["link:99"]) is not None

    def test_a_name_in_use_outlives_those_that_churn_around_it(self, store: Store) -> None:
        minted = [f"old:{number}" for number in range(8)]
        store.sources.finish(take(store), round_of(Change("new", entry(), minted, "l")))
        for number in range(100):
            used = [f"link:{number}"] + ["guid:stable"] * (number % 9 == 0) + ["old:0"] * (number < 40)
            store.sources.finish(take(store), round_of(Change("same", entry(), used, "l")))
            assert store.entries.find("a", ["guid:stable"]) is not None, number
        assert all(store.entries.find("a", [name]) for name in minted)
        assert store.entries.find("a", ["link:50"]) is None

    def test_a_name_of_another_entry_stays_with_it_however_often_it_is_used(self, store: Store) -> None:
        keep(store, entry(1), entry(2))
        theirs = f"guid:{entry(1).id}"
        for number in range(40):
            store.sources.finish(take(store), round_of(Change("same", entry(2), [theirs, f"link:{number}"], "l")))
        known = store.entries.find("a", [theirs])
        assert known is not None
        assert known.entry.id == entry(1).id

    def test_an_entry_has_the_fingerprints_of_what_it_says_now(self, store: Store) -> None:
        keep(store, entry())
        for text in ("one", "two"):
            names = [f"text:{text}", f"said:{text}"]
            store.sources.finish(take(store), round_of(Change("edited", entry(), names, "l")))
        assert store.entries.find("a", ["text:one", "said:one"]) is None
        assert store.entries.find("a", ["text:two"]) is not None
        store.sources.finish(take(store), round_of(Change("same", entry(), ["guid:other"], "l")))
        assert store.entries.find("a", ["said:two"]) is not None

    def test_a_copy_comes_back_as_it_went_in_and_the_newest_stays(self, store: Store) -> None:
        document = Document(b"<p>page", "https://a.example/1", "text/html", validators=Validators('"v"'), fetched=NOW)
        copy = Copy(Draft(title="T", authors=("A",)), document)
        store.sources.finish(take(store), round_of(Change("new", entry(), [], "l", copy=copy)))
        found = store.copies.get("a", entry().id)
        assert found is not None
        assert found.document == document
        assert found.draft is not None
        assert found.draft.title == "T"
        newer = Copy(None, replace(document, body=b"newer"))
        store.sources.finish(take(store), round_of(Change("same", entry(), [], "l", copy=newer)))
        assert store.copies.get("a", entry().id) == newer
        assert store.copies.of("a") == [entry().id]
        assert store.copies.get("a", "tag:none") is None

    def test_what_is_too_large_leaves_no_copy_and_no_older_one(self, store: Store) -> None:
        whole = Copy(None, Document(b"x" * 49_999_000, None))
        for copy in (whole, replace(whole, document=Document(b"x" * 50_000_000, None))):
            store.sources.finish(
                take(store), round_of(Change("same" if store.entries.count() else "new", entry(), copy=copy))
            )
            assert store.copies.get("a", entry().id) == (copy if copy is whole else None)
        assert store.copies.of("a") == []

    def test_a_listing_has_a_copy_that_is_no_entry(self, store: Store) -> None:
        listing = Document(b"<rss/>", "https://a.example/f")
        store.sources.finish(take(store), round_of(listing=listing))
        assert store.copies.get("a", "") == Copy(None, listing)
        assert store.copies.of("a") == []

    def test_copies_over_the_budget_go_oldest_first(self, store: Store) -> None:
        for number in range(6):
            noise = shake_128(bytes([number])).digest(3_000)
            copy = Copy(Draft(), Document(noise, None))
            store.sources.finish(
                take(store), round_of(Change("new", entry(number), [], "l", copy=copy), now=NOW + number * LEASE)
            )
        assert store.copies.trim(1_000_000) == 0
        dropped = store.copies.trim(5_000)
        assert 0 < dropped < 6
        assert store.copies.of("a") == [entry(number).id for number in range(dropped, 6)]
        assert store.copies.trim(0) == 6 - dropped

    def test_what_is_older_than_is_kept_leaves_its_names(self, store: Store) -> None:
        keep(store, entry(1, published=NOW - 9 * LEASE), entry(2))
        assert store.entries.prune("a", Retention(before=NOW - LEASE)) == 1
        assert [each.id for each in store.entries.latest(["a"], 9)] == [entry(2).id]
        assert store.entries.get(entry(1).id) is None
        known = store.entries.find("a", [f"guid:{entry(1).id}"])
        assert known is not None
        assert known.is_pruned
        assert (known.entry.text, known.entry.content, known.entry.title) == ("", "", "Story 1")
        assert store.entries.holder(entry(1).id) == "a"
        assert store.entries.query("Text", 9) == [store.entries.get(entry(2).id)]
        assert store.entries.prune("a", Retention(before=NOW - LEASE)) == 0

    @pytest.mark.parametrize("kind", ["edited", "moved", "deleted", "same"])
    def test_what_is_let_go_while_a_round_is_at_it_stays_so(self, store: Store, kind: Any) -> None:
        keep(store, entry())
        lease = take(store)
        assert store.entries.prune("a", Retention(entries=0)) == 1
        change = Change(
            kind, entry(title="A zebra", text="Zebra."), ["guid:new"], "l2", before=entry(), copy=Copy(Draft(), None),
            reading=Reading(missing=1, again=NOW),
        )  # fmt: skip
        store.sources.finish(lease, round_of(change))
        known = store.entries.find("a", ["guid:new"])
        assert known is not None
        assert (known.is_pruned, known.entry.text, known.listed, known.reading) == (True, "", "l2", Reading())
        assert store.entries.query("zebra", 9) == []
        assert store.entries.history(entry().id) == []
        assert store.copies.of("a") == []
        assert store.entries.due_again("a", NOW + LEASE, 9) == []

    def test_what_is_more_than_is_kept_goes_oldest_first(self, store: Store) -> None:
        keep(store, *(entry(number, published=NOW + number * LEASE) for number in range(5)))
        keep(store, entry(9, source="b"), name="b")
        assert store.entries.prune("a", Retention(entries=2)) == 3
        assert [each.id for each in store.entries.latest(["a", "b"], 9)] == [entry(4).id, entry(3).id, entry(9).id]

    def test_sources_that_hold_entries_are_told_of_the_config_or_not(self, store: Store) -> None:
        keep(store, entry(1, published=NOW - LEASE))
        keep(store, entry(2, source="b"), name="b")
        store.sources.declare([SourceRow("b", "https://b.example/f", "1")])
        assert store.entries.sources() == ["a", "b"]
        assert store.entries.prune("a", Retention(before=NOW)) == 1
        assert store.entries.sources() == ["b"]

    def test_the_newest_of_many_sources_come_in_one_order(self, store: Store) -> None:
        keep(store, entry(1), entry(3, published=NOW + LEASE), entry(5, position=2), entry(7, first_seen=NOW + LEASE))
        keep(store, entry(2, source="b"), entry(4, source="b", position=1), name="b")
        order = [entry(number).id for number in (3, 7, 1, 2, 4, 5)]
        for limit in range(1, 8):
            assert [each.id for each in store.entries.latest(["b", "a", "b", "none"], limit)] == order[:limit]

    def test_what_stands_does_not_keep_what_is_behind_it(self, store: Store) -> None:
        keep(store, *(entry(number, published=NOW + number * LEASE) for number in range(450)))
        publish(store, {entry(number).id: Shown("s") for number in range(200, 449)})
        assert store.entries.prune("a", Retention(entries=1)) == 200
        assert len(store.entries.latest(["a"], 999)) == 250

    def test_what_stands_in_a_published_feed_is_not_let_go(self, store: Store) -> None:
        keep(store, entry(1, published=NOW - 9 * LEASE), entry(2, published=NOW - 8 * LEASE))
        publish(store, {entry(1).id: Shown("s")})
        everything = Retention(before=NOW, entries=0)
        assert store.entries.prune("a", everything) == 1
        assert store.entries.get(entry(1).id) is not None
        publish(store, {})
        assert store.entries.prune("a", everything) == 1

    @pytest.mark.parametrize(
        ("words", "found"),
        [
            ("harbour", [1]), ("HARBOUR", [1]), ("harb", [1]), ("arbour", []), ('"harb"', []), ("harbour ferry", [1]),
            ("ferry harbour", [1]), ('"ferry harbour"', []), ('"the harbour ferry"', [1]), ("cafe", [1]),
            ("東京", [2]), ("京都", [2]), ("東都", []), ("เรือ", [3]), ("ferry", [1, 4]), ("", []), ("* ( OR", []),
            ('"', []), ("NOT harbour", []), ("a:b", []), ("ferry -", [1, 4]), ("- - -", []), ("ferry-boat", [4]), ("снег", [5]), ("снега", [5]),
            ("スーパー", [6]), ("led", [6]), ("電球", [6]), ("パス", []), ("カ\u3099ラス", [6]), ("サーバー", [7]), ("api", [7]), ("ーバ", [7]),
            ("मेरा", [8]), ("मोर", []), ("मे", [8]), ("किताब", [9]), ("कतब", []), ("กิน", [10]), ("กน", []), ("กิ", [10]),
            ("محمد", [11]), ("مُحَمَّد", [11]), ("שלום", [12]), ("cafe\u0301", [1]), ("CAFÉ", [1]), ("ка\u0301ша", [5]), ("x", []), ("b", [13]),
            ("b c", [13]), ("தமி", [14]), ("தழ", []),
        ],
    )  # fmt: skip
    def test_words_are_found_in_every_script(self, store: Store, words: str, found: list[int]) -> None:
        keep(
            store,
            entry(1, title="The harbour ferry", text="Leaves from the café."),
            entry(2, title="東京から京都へ", text="電車。"),
            entry(3, title="ข่าว", text="เรือข้ามฟากออกแล้ว"),
            entry(4, title="Boats", text="The ferry-boat NOTE"),
            entry(5, title="Погода", text="Много снега. Ка\u0301ша."),
            entry(6, title="スーパーLED電球", text="新しいガラス。"),
            entry(7, title="サーバーAPI", text="を使う"),
            entry(8, title="मेरा घर", text="घर"),
            entry(9, title="किताब", text="घर"),
            entry(10, title="แมว", text="แมวกินปลา"),
            entry(11, title="كتب", text="مُحَمَّد كتب"),
            entry(12, title="שָׁלוֹם", text="א"),
            entry(13, title="B and C", text="xylophone"),
            entry(14, title="தமிழ்", text="அ"),
        )
        assert {each.id for each in store.entries.query(words, 9)} == {entry(number).id for number in found}

    def test_a_title_weighs_more_than_a_text_and_an_edit_is_found_by_its_new_words(self, store: Store) -> None:
        keep(store, entry(1, title="Other", text="About a ferry."), entry(2, title="A ferry", text="About."))
        assert [each.id for each in store.entries.query("ferry", 9)] == [entry(2).id, entry(1).id]
        assert len(store.entries.query("ferry", 1)) == 1
        edited = entry(2, title="A tram", text="About.")
        store.sources.finish(take(store), round_of(Change("edited", edited, listed="l2")))
        assert [each.id for each in store.entries.query("ferry", 9)] == [entry(1).id]
        assert [each.id for each in store.entries.query("tram", 9)] == [entry(2).id]


def publish(store: Store, shown: dict[str, Shown], *files: Replaced, feed: str = "all", now: datetime = NOW) -> None:
    store.feeds.published(feed, Publication(now=now, state=FeedState(program="1"), shown=shown, replaced=files))


class TestJournal:
    def test_a_feed_that_was_never_published_has_no_past(self, store: Store) -> None:
        assert store.feeds.state("all") == FeedState()
        assert store.feeds.shown("all") == {}
        assert store.feeds.journal("all", 9) == []
        assert store.feeds.last("all", "all.rss") is None
        assert store.feeds.at("all", "all.rss", NOW) is None

    def test_what_is_remembered_of_a_feed_comes_back(self, store: Store) -> None:
        state = FeedState(settings={"limit": "5"}, program="0.1", succeeded=NOW, held=["why"], was=["old"])
        store.feeds.keep("all", state)
        assert store.feeds.state("all") == state
        assert store.feeds.dirty() == []

    def test_what_left_a_feed_is_remembered_with_its_time(self, store: Store) -> None:
        publish(store, {"tag:1": Shown("a"), "tag:2": Shown("b", "m", cut=True)})
        publish(store, {"tag:2": Shown("c")}, now=NOW + LEASE)
        publish(store, {"tag:2": Shown("c")}, now=NOW + 2 * LEASE)
        assert store.feeds.shown("all") == {"tag:1": Shown("a", until=NOW + LEASE), "tag:2": Shown("c")}
        publish(store, {"tag:1": Shown("d"), "tag:2": Shown("c")}, now=NOW + 3 * LEASE)
        assert store.feeds.shown("all")["tag:1"] == Shown("d")

    def test_a_copy_that_another_entry_stood_for_is_remembered_unless_it_was_shown_itself(self, store: Store) -> None:
        now = NOW + LEASE
        copies = {"tag:2": "tag:1", "tag:3": "tag:1"}
        publish(store, {"tag:2": Shown("b")})
        store.feeds.published(
            "all", Publication(now=now, state=FeedState(), shown={"tag:1": Shown("a")}, copies=copies)
        )
        assert store.feeds.shown("all") == {
            "tag:1": Shown("a"), "tag:2": Shown("b", until=now), "tag:3": Shown("", until=now, copy_of="tag:1"),
        }  # fmt: skip
        publish(store, {"tag:3": Shown("c")}, now=now)
        assert store.feeds.shown("all")["tag:3"] == Shown("c")

    def test_every_replaced_file_is_a_line_and_its_bytes_are_kept(self, store: Store) -> None:
        publish(store, {}, Replaced("all.rss", b"one", ["new"]), Replaced("all.json", b"{}", []))
        publish(store, {}, Replaced("all.rss", b"two", ["edited"]), now=NOW + LEASE)
        lines = store.feeds.journal("all", 9)
        assert [(line.path, line.at, list(line.causes), line.size) for line in lines] == [
            ("all.rss", NOW + LEASE, ["edited"], 3), ("all.json", NOW, [], 2), ("all.rss", NOW, ["new"], 3),
        ]  # fmt: skip
        assert len(store.feeds.journal("all", 1)) == 1
        assert store.feeds.last("all", "all.rss") == lines[0].digest
        assert store.feeds.at("all", "all.rss", NOW + LEASE) == (NOW + LEASE, b"two")
        assert store.feeds.at("all", "all.rss", NOW + LEASE - LEASE / 9) == (NOW, b"one")
        assert store.feeds.at("all", "all.rss", NOW - LEASE) is None

    def test_old_bytes_are_forgotten_and_their_lines_stay(self, store: Store) -> None:
        publish(store, {}, Replaced("all.rss", b"one", ["new"]))
        publish(store, {}, Replaced("all.rss", b"two", ["edited"]), now=NOW + LEASE)
        assert store.feeds.forget(NOW + LEASE) == 0, "what was replaced then is kept as long as what was put there"
        assert store.feeds.forget(NOW + 2 * LEASE) == 1
        assert [line.is_whole for line in store.feeds.journal("all", 9)] == [True, False]
        assert store.feeds.at("all", "all.rss", NOW) == (NOW, None)
        assert store.feeds.forget(NOW + timedelta(days=9_999)) == 0, "what stands is never forgotten"

    def test_the_bytes_of_one_file_outlive_another_being_replaced(self, store: Store) -> None:
        publish(store, {}, Replaced("all.rss", b"one", []), Replaced("all.json", b"{}", []))
        publish(store, {}, Replaced("all.json", b"[]", []), now=NOW + LEASE)
        publish(store, {}, Replaced("all.rss", b"other", []), feed="b", now=NOW + LEASE)
        assert store.feeds.forget(NOW + 9 * LEASE) == 1
        assert store.feeds.at("all", "all.rss", NOW) == (NOW, b"one")

    def test_what_stands_in_a_file_is_remembered_where_it_is_not_known(self, store: Store) -> None:
        publish(store, {"tag:1": Shown("a"), "tag:2": Shown("b")})
        publish(store, {"tag:1": Shown("a")}, now=NOW + LEASE)
        for _ in range(2):
            store.feeds.stand("all", {"tag:1": Shown("x"), "tag:2": Shown("x"), "tag:3": Shown("c", "m")})
            assert store.feeds.shown("all") == {
                "tag:1": Shown("a"), "tag:2": Shown("b"), "tag:3": Shown("c", "m"),
            }  # fmt: skip

    def test_what_left_a_feed_long_ago_is_forgotten(self, store: Store) -> None:
        publish(store, {"tag:1": Shown("a"), "tag:2": Shown("b")})
        publish(store, {"tag:2": Shown("b")}, now=NOW + LEASE)
        two_years = timedelta(days=730)
        store.feeds.forget(NOW + LEASE + two_years)
        assert set(store.feeds.shown("all")) == {"tag:1", "tag:2"}
        store.feeds.forget(NOW + 2 * LEASE + two_years)
        assert set(store.feeds.shown("all")) == {"tag:2"}, "what stands there stays, however old"

    def test_a_renamed_feed_has_the_past_of_its_old_name(self, store: Store) -> None:
        publish(store, {"tag:1": Shown("a")}, Replaced("old.rss", b"one", []), feed="old")
        store.feeds.declare({"new": ["older", "old"], "other": ["old"]})
        assert store.feeds.shown("new") == {"tag:1": Shown("a")}
        assert store.feeds.shown("old") == {}
        assert store.feeds.shown("other") == {}
        assert len(store.feeds.journal("new", 9)) == 1
        assert store.feeds.state("new").program == "1"

    def test_a_feed_with_a_past_of_its_own_keeps_it(self, store: Store) -> None:
        publish(store, {"tag:1": Shown("a")}, feed="old")
        publish(store, {"tag:2": Shown("b")}, feed="new")
        store.feeds.declare({"third": ["old"], "old": []})
        assert set(store.feeds.shown("old")) == {"tag:1"}, "a name that is in use is nobody's former one"

    def test_a_feed_that_says_later_what_it_was_takes_over_what_it_has_not_shown_itself(self, store: Store) -> None:
        publish(store, {"tag:1": Shown("a"), "tag:2": Shown("a")}, Replaced("old.rss", b"1", []), feed="old")
        publish(store, {"tag:2": Shown("b")}, Replaced("new.rss", b"2", []), feed="new")
        store.feeds.declare({"new": ["old"]})
        assert store.feeds.shown("new") == {"tag:1": Shown("a"), "tag:2": Shown("b")}
        assert store.feeds.shown("old") == {}
        assert [line.path for line in store.feeds.journal("new", 9)] == ["new.rss", "old.rss"]


def test_a_source_that_says_what_it_was_takes_over_whatever_its_key(store: Store) -> None:
    keep(store, entry())
    store.sources.declare([SourceRow("c", "https://elsewhere.example/f", "1", was=["x", "a"])])
    assert [each.source for each in store.entries.latest(["c"], 9)] == ["c"]
    state = store.sources.state("c")
    assert state is not None
    assert (state.entries, state.key) == (1, "https://elsewhere.example/f")


def test_a_source_that_says_later_what_it_was_takes_over_the_entries(store: Store) -> None:
    copy = Copy(None, Document(b"old", "https://a.example/1"))
    keep(store, entry(1, title="The first"), entry(3), pending={"guid:9": Draft(title="waits")})
    store.sources.finish(take(store), round_of(Change("same", entry(3), [], "l", copy=copy)))
    renamed = SourceRow("c", "https://c.example/f", "1")
    store.sources.declare([renamed])
    twin = entry(2, source="c", title="The first")
    lease = take(store, "c", now=NOW + LEASE)
    changes = [Change("new", twin, [f"guid:{entry(1).id}", "link:x"]), Change("new", entry(5, source="c"), ["guid:5"])]
    store.sources.finish(lease, round_of(*changes, now=NOW + LEASE))
    for _ in range(2):
        store.sources.declare([replace(renamed, was=["a"])])
        found = {each.id: each.source for each in store.entries.latest(["c", "a"], 9)}
        assert found == {entry(1).id: "c", entry(3).id: "c", entry(5).id: "c"}
    for alias in (f"guid:{entry(1).id}", "link:x"):
        known = store.entries.find("c", [alias])
        assert known is not None
        assert known.entry.id == entry(1).id, "the first that came stays"
    assert list(store.pending.of("c")) == ["guid:9"]
    assert store.copies.get("c", entry(3).id) == copy
    assert [state.name for state in store.sources.states()] == ["c"]


@pytest.mark.parametrize(
    ("title", "names", "left"),
    [
        ("Story 1", ["link:x"], 1), ("Another story", ["link:x"], 2), ("Another story", ["guid:1"], 2),
        ("Story 1", ["guid:1"], 1), ("Another story", ["guid:1", "bare:x"], 1), ("Another story", ["bare:x"], 2),
        ("Story 1", ["guid:2"], 2),
    ],
)  # fmt: skip
def test_one_name_alone_makes_no_twins(store: Store, title: str, names: list[str], left: int) -> None:
    store.sources.finish(take(store), round_of(Change("new", entry(1), ["guid:1", "link:x", "bare:x"])))
    store.sources.declare([SourceRow("c", "https://c.example/f", "1")])
    change = Change("new", entry(2, source="c", title=title), names)
    store.sources.finish(take(store, "c", now=NOW + LEASE), round_of(change, now=NOW + LEASE))
    store.sources.declare([SourceRow("c", "https://c.example/f", "1", was=["a"])])
    assert len(store.entries.latest(["c"], 9)) == left


@pytest.mark.parametrize(("standing", "stays"), [([], 1), ([1], 1), ([2], 2), ([1, 2], 1)])
def test_of_twins_the_one_stays_that_stands_in_a_feed(store: Store, standing: list[int], stays: int) -> None:
    store.sources.finish(take(store), round_of(Change("new", entry(1, title="T"), ["guid:1"])))
    store.sources.declare([SourceRow("c", "https://c.example/f", "1")])
    change = Change("new", entry(2, source="c", title="T"), ["guid:1"])
    store.sources.finish(take(store, "c", now=NOW + LEASE), round_of(change, now=NOW + LEASE))
    publish(store, {entry(number).id: Shown("s") for number in standing})
    store.sources.declare([SourceRow("c", "https://c.example/f", "1", was=["a"])])
    assert [each.id for each in store.entries.latest(["c"], 9)] == [entry(stays).id]
    known = store.entries.find("c", ["guid:1"])
    assert known is not None
    assert known.entry.id == entry(stays).id


def test_two_sources_that_stood_side_by_side_stay_two(store: Store, caplog: pytest.LogCaptureFixture) -> None:
    both = [SourceRow("a", "https://a.example/f", "1"), SourceRow("b", "https://b.example/f", "1")]
    store.sources.declare(both)
    keep(store, entry(2, source="b"), name="b")
    keep(store, entry(1), now=NOW + LEASE)
    store.sources.declare([replace(both[1], was=["a"])])
    assert [each.id for each in store.entries.latest(["b"], 9)] == [entry(2).id]
    assert 'source.b: was = ["a"] has no effect' in caplog.text


def test_the_first_good_round_is_remembered(store: Store) -> None:
    store.sources.finish(take(store), round_of(error="down"))
    state = store.sources.state("a")
    assert state is not None
    assert state.seeded is None
    for later in (NOW, NOW + LEASE):
        store.sources.finish(take(store, now=later), round_of(now=later))
    state = store.sources.state("a")
    assert state is not None
    assert state.seeded == NOW
