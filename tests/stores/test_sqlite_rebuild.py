"""A damaged SQLite file rebuilt: all that can be read of it is saved, nothing that was not written, and then all reads."""

from __future__ import annotations

import random
import shutil
import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from tests.stores.memories import NOW, OLD, entry, filled

from syndicate.errors import StoreDamaged, StoreError, StoreTooNew
from syndicate.model import Change, Copy, Document, Draft, Reading, Validators
from syndicate.ports import FeedState, Publication, Replaced, Retention, Round, Shown, SourceRow
from syndicate.stores import _rebuild
from syndicate.stores._rows import row_digest
from syndicate.stores._schema import MIGRATIONS
from syndicate.stores.sqlite import Store

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

PAGE = 4096
SECTOR = 512
DAY = timedelta(days=1)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return filled(tmp_path / "state.db")


def everything(store: Store, ids: list[str]) -> dict[str, Any]:
    """Read all that the books tell."""
    return {
        "latest": store.entries.latest(["a", "b"], 999), "states": store.sources.states(),
        "known": [store.entries.known(id) for id in ids], "evidence": [store.entries.evidence(id) for id in ids],
        "found": [store.entries.find("a", [f"guid:{number}"]) for number in range(len(ids))],
        "history": [store.entries.history(id) for id in ids], "due": store.entries.due_again("a", NOW + DAY, 99),
        "arrivals": store.entries.arrivals("a", NOW - DAY), "held": store.entries.held("a"),
        "search": store.entries.search("story"), "query": store.entries.query("story", 999),
        "copies": [store.copies.get("a", id) for id in store.copies.of("a")], "listing": store.copies.get("a", ""),
        "pending": store.pending.of("a"), "shown": store.feeds.shown("all"), "state": store.feeds.state("all"),
        "journal": store.feeds.journal("all", 99), "at": store.feeds.at("all", "a.rss", NOW + DAY),
        "dirty": store.feeds.dirty(),
    }  # fmt: skip


def damaged(path: Path, change: Callable[[bytearray], None]) -> None:
    body = bytearray(path.read_bytes())
    change(body)
    path.write_bytes(body)


def zeroed(first: int, last: int) -> Callable[[bytearray], None]:
    def change(body: bytearray) -> None:
        body[first:last] = bytes(last - first)

    return change


# -- columns beside the digest


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE entry SET published = published + 4", "UPDATE entry SET updated = 1, first_seen = -(1 << 62)",
        "UPDATE entry SET title = 'Orixinal words', slug = 'x', link = NULL, position = 'torn'",
        "UPDATE entry SET pruned = 1", "UPDATE entry SET source = 'torn'", "UPDATE entry SET again = 'torn', listed = x'00'",
        "UPDATE journal SET body = substr(body, 1, 5)", "UPDATE journal SET body = x'789c03000000000001'",
        "UPDATE journal SET at = 1 << 62, size = -1, causes = '{'",
        "UPDATE source SET last_checked = last_checked - (1 << 47), failures = 'torn', seeded = 'torn'",
        "UPDATE shown SET until = 1 << 62", "UPDATE copy SET at = 'torn', size = 'torn'",
        "UPDATE feed SET marks = 'torn', taken = 99, lease_token = 'torn', state = 'torn'",
        "UPDATE entry SET published = 1; DELETE FROM alias",
    ],
)  # fmt: skip
def test_what_stands_beside_a_digest_is_made_anew_of_what_it_vouches_for(path: Path, damage: str) -> None:
    ids = [entry(number).id for number in range(60)]
    with Store(path) as store:
        before = everything(store, ids)
        store.rows("PRAGMA foreign_keys = OFF")
        for statement in damage.split(";"):
            store.changed(statement)
    assert _rebuild.rebuild(path, Store).rows["entry"] == 60
    with Store(path) as store:
        after = everything(store, ids)
        assert store.entries.query("orixinal", 9) == []
        assert store.feeds.dirty() == ["all"]
    for name in ("latest", "search", "arrivals", "history", "copies", "pending"):
        assert after[name] == before[name]
    assert [known.entry for known in after["known"]] == [known.entry for known in before["known"]]
    assert len(after["query"]) == 60
    assert after["at"] is None or after["at"][1] in {b"x", None}


def test_a_copy_that_cannot_be_unpacked_is_no_end_of_a_rebuild(path: Path) -> None:
    with Store(path) as store:
        store.changed("DELETE FROM alias")
        for row in store.rows("SELECT entry FROM copy"):
            digest = row_digest(row["entry"], b"torn")
            store.changed(
                "UPDATE copy SET data = x'746f726e', digest = :digest WHERE entry = :id", digest=digest, id=row["entry"]
            )
    assert _rebuild.rebuild(path, Store).rows["entry"] == 60
    with Store(path) as store:
        assert store.entries.find("a", [f"id:{entry(7).id}"]) is not None


def test_a_row_with_a_high_number_is_saved(path: Path) -> None:
    with Store(path) as store:
        store.changed("UPDATE alias SET number = number + 1000000000000")
        store.changed("UPDATE pending SET rowid = rowid + 1000000000000")
        count = store.rows("SELECT COUNT(*) FROM alias")[0][0]
    saved = _rebuild.rebuild(path, Store)
    assert (saved.rows["alias"], saved.rows["pending"], saved.lost) == (count, 1, 0)
    with Store(path) as store:
        assert store.entries.find("a", ["guid:7"]) is not None


def test_a_full_disk_is_no_loss_of_rows(path: Path) -> None:
    def opened(place: Path) -> Store:
        store = Store(place)
        store.rows(f"PRAGMA max_page_count = {store.rows('PRAGMA page_count')[0][0] + 10}")
        return store

    with pytest.raises(StoreError, match="full"):
        _rebuild.rebuild(path, opened)
    assert [each.name for each in path.parent.iterdir()] == ["state.db"]
    with Store(path) as store:
        assert store.entries.count() == 60


def test_a_disk_that_fails_once_is_no_loss_of_a_row(path: Path) -> None:
    class Failing(Store):
        is_well = True

        def changed(self, statement: str, **values: object) -> int:
            if "INTO alias (" in statement and self.is_well:
                self.is_well = False
                raise StoreError(str(path), "cannot be used", "disk I/O error")
            return super().changed(statement, **values)

    with pytest.raises(StoreError, match="disk I/O error"):
        _rebuild.rebuild(path, Failing)
    with Store(path) as store:
        assert store.entries.count() == 60


# -- versions


def test_a_memory_of_an_earlier_version_is_rebuilt_to_what_it_would_have_become(old: Path, tmp_path: Path) -> None:
    (tmp_path / "migrated.db").write_bytes(old.read_bytes())
    saved = _rebuild.rebuild(old, Store)
    assert (saved.lost, saved.is_torn, saved.rows["entry"]) == (0, False, 7)
    with Store(tmp_path / "migrated.db") as migrated, Store(old) as rebuilt:
        for statement in (
            "SELECT source, alias, entry FROM alias ORDER BY 1, 2",
            "SELECT name, key, settings, declared, failures, last_success, seeded FROM source ORDER BY 1",
            "SELECT id, data, digest, title, link, page FROM entry ORDER BY 1",
            "SELECT * FROM pending ORDER BY 1, 2",
        ):
            assert [tuple(row) for row in rebuilt.rows(statement)] == [tuple(row) for row in migrated.rows(statement)]


def test_a_torn_row_of_the_first_version_is_told_and_left_behind(tmp_path: Path) -> None:
    path = tmp_path / "old.db"
    with closing(sqlite3.connect(path)) as db:
        db.executescript((OLD / "1.sql").read_text(encoding="utf-8"))
        db.execute("UPDATE entry SET data = replace(data, '}', '') WHERE rowid = 3")
        db.commit()
    with pytest.raises(StoreDamaged, match="store rebuild"):
        Store(path)
    assert _rebuild.rebuild(path, Store).rows["entry"] == 6
    with Store(path) as store:
        assert len(store.entries.latest(["examples"], 99)) == 6


def test_a_memory_of_a_newer_version_is_not_rebuilt(path: Path) -> None:
    with closing(sqlite3.connect(path)) as db:
        db.execute("ALTER TABLE entry ADD COLUMN extra TEXT NOT NULL DEFAULT ''")
        db.execute(f"PRAGMA user_version = {len(MIGRATIONS) + 1}")
    with pytest.raises(StoreTooNew, match=r"entry\.extra: upgrade"):
        _rebuild.rebuild(path, Store)
    with closing(sqlite3.connect(path)) as db:
        assert db.execute("SELECT COUNT(*) FROM entry").fetchone() == (60,)


@pytest.mark.parametrize("version", [0, 1, len(MIGRATIONS) + 1, 1 << 30])
def test_a_torn_version_is_healed(path: Path, version: int) -> None:
    with closing(sqlite3.connect(path)) as db:
        db.execute(f"PRAGMA user_version = {version}")
    with pytest.raises(StoreDamaged if version < len(MIGRATIONS) else StoreTooNew, match=r"store rebuild|upgrade"):
        Store(path)
    saved = _rebuild.rebuild(path, Store)
    assert (saved.rows["entry"], saved.lost) == (60, 0)


# -- the file's own directory


@pytest.mark.parametrize(("first", "last"), [(0, 16), (16, 100), (0, SECTOR), (SECTOR, PAGE), (0, PAGE)])
def test_a_file_whose_head_is_torn_is_saved_page_by_page(tmp_path: Path, first: int, last: int) -> None:
    path = small(tmp_path / "small.db")
    ids = [entry(number).id for number in range(12)]
    with Store(path) as store:
        before = everything(store, ids)
        count = store.rows("SELECT (SELECT COUNT(*) FROM pending), (SELECT COUNT(*) FROM shown)")[0]
    damaged(path, zeroed(first, last))
    with pytest.raises(StoreDamaged, match="store rebuild"):
        Store(path)
    saved = _rebuild.rebuild(path, Store)
    assert saved.is_torn
    assert (saved.rows["entry"], saved.lost) == (12, 0)
    assert (saved.rows["pending"], saved.rows["shown"]) == tuple(count)
    with Store(path) as store:
        after = everything(store, ids)
    read_anew = {"states", "dirty"}
    assert {name: told for name, told in after.items() if name not in read_anew} == {
        name: told for name, told in before.items() if name not in read_anew
    }
    assert [state.seeded for state in after["states"]] == [state.seeded for state in before["states"]]


def test_what_is_in_the_side_file_of_one_that_nobody_can_open_is_saved_too(path: Path, tmp_path: Path) -> None:
    torn = tmp_path / "torn" / "state.db"
    torn.parent.mkdir()
    with Store(path) as store:
        store.feeds.mark(["late"])
        for end in ("", "-wal"):
            shutil.copyfile(f"{path}{end}", f"{torn}{end}")
    damaged(torn, zeroed(0, 16))
    saved = _rebuild.rebuild(torn, Store)
    assert (saved.rows["entry"], saved.is_torn) == (60, True)
    with Store(torn) as store:
        assert "late" in store.feeds.dirty()


def test_names_of_tables_that_are_torn_are_told_and_healed(path: Path) -> None:
    with closing(sqlite3.connect(path)) as db:
        db.execute("PRAGMA writable_schema = ON")
        db.execute(
            "UPDATE sqlite_master SET sql = replace(sql, 'last_error_at', 'last_errox_at') WHERE name = 'source'"
        )
        db.commit()
    with pytest.raises(StoreDamaged, match="store rebuild"):
        Store(path)
    saved = _rebuild.rebuild(path, Store)
    assert (saved.rows["entry"], saved.rows["source"], saved.lost) == (60, 1, 0)


def test_what_nobody_can_count_is_told(path: Path) -> None:
    path.write_bytes(b"not a database at all")
    saved = _rebuild.rebuild(path, Store)
    assert (saved.rows["entry"], saved.lost, saved.is_torn) == (0, 0, True)


@pytest.mark.parametrize("share", [0.3, 0.6, 0.9])
def test_what_stands_before_the_end_of_a_file_cut_short_is_saved(path: Path, share: float) -> None:
    whole = path.read_bytes()
    end = int(len(whole) * share)
    path.write_bytes(whole[:end])
    saved = _rebuild.rebuild(path, Store)
    with Store(path) as store:
        kept = {each.id for each in store.entries.latest(["a"], 99)}
    assert saved.is_torn
    assert saved.rows["entry"] == len(kept)
    assert kept >= untouched(whole, range(60), lambda page: (page + 1) * PAGE > end)


def test_what_was_let_go_does_not_come_back_from_pages_that_were_left(path: Path) -> None:
    with closing(sqlite3.connect(path)) as db:
        [root] = db.execute("SELECT rootpage FROM sqlite_master WHERE name = 'entry'").fetchone()
    before = path.read_bytes()
    left = [before[at : at + PAGE] for at in leaves(before, root)]
    with Store(path) as store:
        store.entries.prune("a", Retention(entries=1))
        pruned = {row["id"] for row in store.rows("SELECT id FROM entry WHERE pruned = 1")}
    assert len(pruned) == 58, "one stands in a feed"
    # SQLite writes over pages that it leaves, where it was built to; here they stand before and after what is true now.
    body = bytearray(path.read_bytes())
    free = freelist(body)
    for at, old in zip(free, left * len(free), strict=False):
        body[at : at + PAGE] = old
    body[:SECTOR] = bytes(SECTOR)
    path.write_bytes(body)
    assert free[0] < max(leaves(body, root)), "an old page stands before a new one"
    assert _rebuild.rebuild(path, Store).rows["entry"] == 60
    with Store(path) as store:
        assert {row["id"] for row in store.rows("SELECT id FROM entry WHERE pruned = 1")} == pruned


def leaves(body: bytes | bytearray, page: int) -> list[int]:
    """Return where the leaves of a tree of two floors stand."""
    at = (page - 1) * PAGE
    pointers = [int.from_bytes(body[place : place + 2]) for place in range(at + 12, at + 12 + 2 * body[at + 4], 2)]
    numbers = [int.from_bytes(body[at + place : at + place + 4]) for place in pointers]
    return [(number - 1) * PAGE for number in [*numbers, int.from_bytes(body[at + 8 : at + 12])]]


def freelist(body: bytes | bytearray) -> list[int]:
    """Return where the pages stand that are in no tree, but for the one that lists them, in order."""
    at = (int.from_bytes(body[32:36]) - 1) * PAGE
    numbers = [int.from_bytes(body[at + 8 + 4 * each : at + 12 + 4 * each]) for each in range(body[at + 7])]
    return sorted((number - 1) * PAGE for number in numbers)


def test_rows_that_were_deleted_do_not_come_back(path: Path) -> None:
    with Store(path) as store:
        store.rows("PRAGMA secure_delete = OFF")
        store.changed("DELETE FROM revision")
        store.changed("DELETE FROM copy")
    # Of the schema, so that all is searched page by page.
    damaged(path, lambda body: body.__setitem__(body.index(b"CREATE TABLE source"), 0))
    saved = _rebuild.rebuild(path, Store)
    assert (saved.rows["entry"], saved.rows["revision"], saved.rows["copy"]) == (60, 0, 0)


# -- anything anywhere


def untouched(whole: bytes, numbers: range, is_torn: Callable[[int], bool]) -> set[str]:
    """Return the ids of entries that no torn page names: whatever else is torn, these can be saved."""
    kept = set()
    for number in numbers:
        name = f'"{entry(number).id}"'.encode()
        places = [at for at in range(0, len(whole), PAGE) if name in whole[at : at + PAGE]]
        assert places, name
        if not any(is_torn(at // PAGE) for at in places):
            kept.add(entry(number).id)
    return kept


def small(path: Path) -> Path:
    """Make a store with a few rows of every kind, and in every state."""
    with Store(path) as store:
        store.sources.declare([SourceRow("a", "k", ""), SourceRow("b", "other", "")])
        copy = Copy(Draft(title="T"), Document(b"<p>page</p>" * 9, "https://a.example/1"))
        changes = [
            Change("new", entry(each), [f"guid:{each}"], "l", copy=copy, reading=Reading(again=NOW), hold="first run")
            for each in range(12)
        ]
        edited = replace(entry(1), title="Story changed")
        for round_, now in (
            (changes, NOW),
            (
                [Change("edited", edited, ["guid:1"], "l", before=entry(1)), Change("same", entry(2), ["guid:x"], "l")],
                NOW + DAY,
            ),
        ):
            lease = store.sources.take("a", "me/1/1", now, timedelta(seconds=9))
            assert lease is not None
            store.sources.finish(
                lease,
                Round(
                    now=now, next_due=now, listing_due=now, changes=round_, pending={"guid:99": Draft(title="Waits")},
                    validators=Validators("e", "m"), body="digest", listing=Document(b"listing", "https://a.example/"),
                ),
            )  # fmt: skip
        publication = Publication(
            now=NOW, state=FeedState(program="1", succeeded=NOW),
            shown={entry(each).id: Shown("s", "m") for each in range(8)},
            replaced=[Replaced("a.rss", b"<rss/>" * 99, ["new"]), Replaced("a.atom", b"<atom/>", [])],
        )  # fmt: skip
        store.feeds.published("all", publication)
        store.feeds.published(
            "all", replace(publication, now=NOW + DAY, shown={entry(3).id: Shown("s", "m")}, replaced=[])
        )
    return path


def flips(whole: bytes, chance: random.Random, count: int) -> list[tuple[bytes, int, int]]:
    """Return files with one bit changed where something stands, and from where to where they are torn."""
    found = []
    for at in chance.sample([at for at, byte in enumerate(whole) if byte], count):
        found.append((whole[:at] + bytes([whole[at] ^ 1 << chance.randrange(8)]) + whole[at + 1 :], at, at + 1))
    return found


def sectors(whole: bytes, chance: random.Random, count: int) -> list[tuple[bytes, int, int]]:
    """Return files with one sector of zeros."""
    places = [at for at in range(0, len(whole), SECTOR) if any(whole[at : at + SECTOR])]
    chosen = chance.sample(places, min(count, len(places)))
    return [(whole[:at] + bytes(SECTOR) + whole[at + SECTOR :], at, at + SECTOR) for at in chosen]


def cuts(whole: bytes, chance: random.Random, count: int) -> list[tuple[bytes, int, int]]:
    """Return files without their end."""
    return [(whole[:at], at, len(whole)) for at in chance.sample(range(1, len(whole)), count)]


@pytest.mark.parametrize("share", [0.1, pytest.param(1.0, marks=pytest.mark.slow)])
def test_whatever_is_torn_nothing_wrong_is_read_and_all_that_is_whole_is_saved(tmp_path: Path, share: float) -> None:
    whole = small(tmp_path / "whole.db").read_bytes()
    ids = [entry(number).id for number in range(12)]
    with Store(tmp_path / "whole.db") as store:
        before = everything(store, ids)
    written = {each.id: each for each in before["latest"]}
    chance = random.Random(1)
    torn = [
        *flips(whole, chance, int(230 * share)), *sectors(whole, chance, int(40 * share)),
        *cuts(whole, chance, int(20 * share)),
    ]  # fmt: skip
    path = tmp_path / "torn.db"
    for body, first, last in torn:
        path.write_bytes(body)
        try:
            with Store(path) as store:
                # Columns without a digest may be read torn, an entry may not.
                assert everything(store, ids)["latest"] == before["latest"]
        except StoreError as error:
            assert "store rebuild" in str(error) or isinstance(error, StoreTooNew), (first, last)  # noqa: PT017
        path.write_bytes(body)
        saved = _rebuild.rebuild(path, Store)
        with Store(path) as store:
            after = everything(store, ids)
            assert store.rows("PRAGMA integrity_check")[0][0] == "ok", first
        kept = {each.id: each for each in after["latest"]}
        assert all(written[id] == each for id, each in kept.items()), first
        is_torn = range(first // PAGE, (last - 1) // PAGE + 1).__contains__
        assert set(kept) >= untouched(whole, range(12), is_torn), first
        assert saved.rows["entry"] == len(kept), first
        assert saved.lost or saved.is_torn or after["latest"] == before["latest"], first
        assert all(each.entry.title in {"Story 1", "Story changed"} for past in after["history"] for each in past)
        assert set(after["pending"]) <= {"guid:99"}, first
        assert set(map(repr, after["copies"])) <= set(map(repr, before["copies"])), first
        saved.aside.unlink()
