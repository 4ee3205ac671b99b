"""The SQLite file brought up to date from every earlier version, backed up, restored, and rebuilt when it is damaged."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from tests.stores.memories import NOW, OLD, entry, filled

from syndicate.entries.matching import fingerprints
from syndicate.errors import StoreDamaged, StoreError, StoreLocked, StoreTooNew
from syndicate.model import Change, Copy, Draft
from syndicate.ports import Round
from syndicate.stores import _files, _rebuild, _rescue
from syndicate.stores._schema import MIGRATIONS
from syndicate.stores.sqlite import Store

if TYPE_CHECKING:
    from pathlib import Path

TABLES = ("source", "entry", "alias", "pending", "revision", "copy", "feed", "shown", "journal")
HEADER = 100
"""Bytes in which SQLite says how it writes a file: not ahead, while it is held."""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return filled(tmp_path / "state.db")


def schema_of(path: Path) -> list[tuple[str, str]]:
    with closing(sqlite3.connect(path)) as db:
        return sorted(db.execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL").fetchall())


# -- migrations


def test_every_earlier_schema_has_a_memory_to_try() -> None:
    assert {file.stem for file in OLD.glob("*.sql")} == {str(number) for number in range(1, len(MIGRATIONS))}


def test_a_memory_of_an_earlier_version_keeps_all_it_knew(old: Path, tmp_path: Path) -> None:
    with closing(sqlite3.connect(old)) as db:
        ids = [row[0] for row in db.execute("SELECT id FROM entry ORDER BY id")]
        aliases = db.execute("SELECT source, alias, entry FROM alias ORDER BY 1, 2").fetchall()
        columns = {row[1] for row in db.execute("PRAGMA table_info(source)")}
        first = "seeded" if "seeded" in columns else "last_success"
        [(seeded,)] = db.execute(f"SELECT {first} FROM source")
    with Store(old) as store:
        assert sorted(each.id for each in store.entries.latest(["examples"], 99)) == ids
        assert [tuple(row) for row in store.rows("SELECT source, alias, entry FROM alias ORDER BY 1, 2")] == aliases
        for source, alias, id in aliases:
            found = store.entries.find(source, [alias])
            assert found is not None
            assert found.entry.id == id
        assert [each.title for each in store.entries.query("bees uphill", 9)] == ["Why our bees moved uphill"]
        assert [row["seeded"] for row in store.rows("SELECT seeded FROM source")] == [seeded]
        assert store.entries.evidence(ids[0])
        assert store.rows("PRAGMA integrity_check")[0][0] == "ok"
        assert store.rows("PRAGMA foreign_key_check") == []
    Store(tmp_path / "new.db").close()
    assert schema_of(old) == schema_of(tmp_path / "new.db")


@pytest.mark.parametrize("rescue", [False, True])
def test_a_draft_that_waits_in_an_earlier_memory_waits_still(old: Path, rescue: bool) -> None:
    with closing(sqlite3.connect(old)) as db:
        db.execute(
            """INSERT INTO pending (source, alias, rank, data) VALUES ('examples', 'x', 0, '{"title":"Waits"}')"""
        )
        db.commit()
    if rescue:
        assert _rebuild.rebuild(old, Store).rows["pending"] == 1
    with Store(old) as store:
        assert store.pending.of("examples") == {"x": Draft(title="Waits")}


def test_a_memory_with_a_past_keeps_it(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "2.db")) as db:
        db.executescript((OLD / "2.sql").read_text(encoding="utf-8"))
    with Store(tmp_path / "2.db") as store:
        [entry] = store.entries.query("worms hazels", 9)
        [before] = store.entries.history(entry.id)
        assert before.entry.text != entry.text
        assert store.copies.of("examples") == sorted(each.id for each in store.entries.latest(["examples"], 99))
        assert len(store.feeds.shown("all")) == 7
        at = store.feeds.at("all", "all.rss", before.until)
        assert at is not None
        assert b"<title>What the Worms Knew</title>" in (at[1] or b"")


def test_copies_that_stayed_behind_go_where_their_entries_went(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "2.db")) as db:
        db.executescript((OLD / "2.sql").read_text(encoding="utf-8"))
        ids = [row[0] for row in db.execute("SELECT id FROM entry ORDER BY id")]
        db.execute("UPDATE entry SET source = 'other' WHERE id <> ?", ids[:1])
        columns = "source, entry, at, size, data, digest"
        db.execute("UPDATE copy SET source = 'other', data = x'00' WHERE entry = ?", ids[1:2])
        db.execute(
            f"INSERT INTO copy ({columns}) SELECT 'examples', entry, at, size, data, digest FROM copy WHERE entry = ?",
            ids[1:2],
        )
        db.execute("INSERT INTO copy VALUES ('examples', '', 0, 0, x'', '')")
        db.commit()
    with Store(tmp_path / "2.db") as store:
        assert store.copies.of("examples") == ids[:1]
        assert store.copies.of("other") == ids[1:]
        assert [row["source"] for row in store.rows("SELECT source FROM copy WHERE entry = ''")] == ["examples"]


def test_a_migration_that_is_killed_leaves_the_old_memory(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = schema_of(old)
    broken = (*MIGRATIONS[:-1], MIGRATIONS[-1] + ";SELECT * FROM nowhere")
    monkeypatch.setattr("syndicate.stores.sqlite.MIGRATIONS", broken)
    with pytest.raises(StoreError, match="nowhere"):
        Store(old)
    assert schema_of(old) == before
    monkeypatch.undo()
    with Store(old) as store:
        assert store.entries.count() == 7


# -- backup and restore


def test_a_backup_is_made_while_the_store_is_in_use(path: Path, tmp_path: Path) -> None:
    with Store(path) as store:
        size = _rescue.backup(path, tmp_path / "copy.db")
        assert store.entries.count() == 60
    assert size == (tmp_path / "copy.db").stat().st_size
    with Store(tmp_path / "copy.db") as copy:
        assert copy.entries.get(entry(7).id) == entry(7)
    assert not list(tmp_path.glob(".*"))


def test_a_backup_replaces_an_older_one_whole(path: Path, tmp_path: Path) -> None:
    _rescue.backup(path, tmp_path / "copy.db")
    (tmp_path / "copy.db").write_bytes(b"older")
    _rescue.backup(path, tmp_path / "copy.db")
    assert (tmp_path / "copy.db").stat().st_size > 5


def test_a_backup_that_cannot_be_written_is_an_error(path: Path, tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="cannot be written"):
        _rescue.backup(path, tmp_path / "none" / "copy.db")
    with pytest.raises(StoreError, match="not there"):
        _rescue.backup(tmp_path / "none.db", tmp_path / "copy.db")


def test_a_memory_is_no_backup_of_itself(path: Path) -> None:
    with pytest.raises(StoreError, match="is the memory itself"):
        _rescue.backup(path, path.parent / "." / path.name)
    with pytest.raises(StoreError, match="is the memory itself"):
        _rescue.restore(path, path.parent / "." / path.name)
    with Store(path) as store:
        assert store.entries.count() == 60


def test_a_torn_number_makes_no_endless_search(path: Path) -> None:
    with closing(sqlite3.connect(path)) as db:
        db.execute("UPDATE entry SET number = 9000000000000000000 WHERE number = (SELECT MAX(number) FROM entry)")
        db.commit()
    assert _rebuild.rebuild(path, Store).rows["entry"] == 60


def test_a_restored_store_is_the_backup_and_the_old_one_is_kept(path: Path, tmp_path: Path) -> None:
    _rescue.backup(path, tmp_path / "copy.db")
    with Store(path) as store:
        store.changed("DELETE FROM entry")
    aside = _rescue.restore(path, tmp_path / "copy.db")
    with Store(path) as store:
        assert store.entries.count() == 60
    assert aside is not None
    with Store(aside) as store:
        assert store.entries.count() == 0
    assert _rescue.restore(path, tmp_path / "copy.db") not in {None, aside}


def test_a_store_can_be_restored_where_none_is(path: Path, tmp_path: Path) -> None:
    _rescue.backup(path, tmp_path / "copy.db")
    assert _rescue.restore(tmp_path / "new" / "state.db", tmp_path / "copy.db") is None
    with Store(tmp_path / "new" / "state.db") as store:
        assert store.entries.count() == 60


@pytest.mark.parametrize("body", [b"", b"no database", b"SQLite format 3\0" + b"x" * 4_000])
def test_what_is_no_backup_is_refused_and_the_store_stays(path: Path, tmp_path: Path, body: bytes) -> None:
    (tmp_path / "copy.db").write_bytes(body)
    with pytest.raises(StoreDamaged, match="no whole store"):
        _rescue.restore(path, tmp_path / "copy.db")
    with pytest.raises(StoreError, match="not there"):
        _rescue.restore(path, tmp_path / "none.db")
    with Store(path) as store:
        assert store.entries.count() == 60


def test_a_backup_of_a_newer_version_is_refused(path: Path, tmp_path: Path) -> None:
    _rescue.backup(path, tmp_path / "copy.db")
    with closing(sqlite3.connect(tmp_path / "copy.db")) as db:
        db.execute(f"PRAGMA user_version = {len(MIGRATIONS) + 1}")
    with pytest.raises(StoreTooNew):
        _rescue.restore(path, tmp_path / "copy.db")


def test_a_store_in_use_is_neither_replaced_nor_rebuilt(path: Path, tmp_path: Path) -> None:
    _rescue.backup(path, tmp_path / "copy.db")
    code = (
        "import sys\nfrom pathlib import Path\nfrom syndicate.stores.sqlite import Store\n"
        "store = Store(Path(sys.argv[1]))\nstore.entries.count()\nprint('open', flush=True)\nsys.stdin.read()\n"
    )
    pipe = subprocess.PIPE
    with subprocess.Popen([sys.executable, "-c", code, str(path)], stdin=pipe, stdout=pipe, text=True) as worker:
        assert worker.stdout is not None
        assert worker.stdout.readline() == "open\n"
        with pytest.raises(StoreLocked, match="stop the worker"):
            _rescue.restore(path, tmp_path / "copy.db")
        with pytest.raises(StoreLocked, match="stop the worker"):
            _rebuild.rebuild(path, Store)
        worker.communicate()
    assert _rebuild.rebuild(path, Store).rows["entry"] == 60


# -- rebuild


def test_a_whole_store_is_rebuilt_without_loss(path: Path) -> None:
    with Store(path) as store:
        before = {table: store.rows(f"SELECT COUNT(*) FROM {table}")[0][0] for table in TABLES}
    saved = _rebuild.rebuild(path, Store)
    assert saved.rows == before
    assert saved.lost == 0
    with Store(path) as store:
        assert store.entries.get(entry(7).id) == entry(7)
        assert [each.id for each in store.entries.query('"story 7"', 9)] == [entry(7).id]
        assert store.entries.history(entry(7).id)[0].entry.title == "Before"
        assert store.copies.get("a", entry(7).id) is not None
        assert [lease.name for lease in store.sources.claim("me/1/1", NOW, timedelta(9), ["a"], 9)] == ["a"]
        assert store.feeds.at("all", "a.rss", NOW) == (NOW, b"x")
        assert store.feeds.dirty() == ["all"]
    assert saved.aside.exists()


@pytest.mark.parametrize("place", range(3, 40, 3))
def test_of_a_store_with_a_lost_page_the_rest_is_saved_and_nothing_wrong(path: Path, place: int) -> None:
    body = bytearray(path.read_bytes())
    body[place * 4096 : (place + 1) * 4096] = bytes(4096)
    path.write_bytes(body)
    saved = _rebuild.rebuild(path, Store)
    with Store(path) as store:
        kept = store.entries.latest(["a"], 99)
        assert all(each == entry(int(each.id.rpartition(":")[2])) for each in kept)
        assert len(kept) == saved.rows["entry"]
        assert len(kept) >= 55, "whatever is lost of its tree"
        assert store.rows("PRAGMA integrity_check")[0][0] == "ok"


def test_entries_whose_names_are_lost_are_named_by_what_was_kept_of_them(path: Path) -> None:
    with closing(sqlite3.connect(path)) as db:
        db.execute("DELETE FROM alias")
        db.execute("DELETE FROM copy WHERE entry LIKE '%:7'")
        db.commit()
    listed = Copy(Draft(title="T", guid="8"), None)
    with Store(path) as store:
        lease = store.sources.take("a", "me/1/1", NOW, timedelta(seconds=9))
        assert lease is not None
        change = Change("same", entry(8), [], "l", copy=listed)
        store.sources.finish(lease, Round(now=NOW, next_due=NOW, listing_due=NOW, changes=[change]))
    _rebuild.rebuild(path, Store)
    with Store(path) as store:
        for names in (
            ["link:https://a.example/7"],
            ["bare:a.example/7"],
            [f"id:{entry(7).id}"],
            fingerprints(entry(7)),
        ):
            found = store.entries.find("a", names)
            assert found is not None
            assert found.entry.id == entry(7).id
        found = store.entries.find("a", ["guid:8"])
        assert found is not None
        assert found.entry.id == entry(8).id


def test_a_changed_row_is_not_saved(path: Path) -> None:
    with Store(path) as store:
        store.changed("UPDATE entry SET data = replace(data, 'Story 7', 'Story 8') WHERE id LIKE '%:7'")
    saved = _rebuild.rebuild(path, Store)
    assert (saved.rows["entry"], saved.lost) == (59, 3), "the entry, and its alias and revision, which lead nowhere"


@pytest.mark.parametrize(
    ("damage", "look"),
    [
        ("UPDATE entry SET evidence = '{torn'", "evidence"), ("UPDATE entry SET reading = x'00'", "reading"),
        ("UPDATE pending SET data = 'torn'", "pending"), ("UPDATE feed SET state = '[]'", "state"),
        ("UPDATE shown SET data = ''", "shown"), ("UPDATE journal SET causes = '{'", "journal"),
    ],
)  # fmt: skip
def test_what_reads_as_nothing_of_ours_is_left_behind(path: Path, damage: str, look: str) -> None:
    with Store(path) as store:
        store.changed(damage)
    assert _rebuild.rebuild(path, Store).rows["entry"] == 60
    with Store(path) as store:
        found = {
            "evidence": store.entries.evidence(entry(7).id), "reading": store.entries.known(entry(7).id),
            "pending": store.pending.of("a"), "state": store.feeds.state("all"), "shown": store.feeds.shown("all"),
            "journal": store.feeds.journal("all", 9),
        }  # fmt: skip
    assert look in found


def test_what_is_no_database_at_all_leaves_an_empty_store(path: Path) -> None:
    path.write_bytes(b"not a database at all")
    saved = _rebuild.rebuild(path, Store)
    assert saved.rows["entry"] == 0
    with Store(path) as store:
        assert store.entries.count() == 0
    with pytest.raises(StoreError, match="not there"):
        _rebuild.rebuild(path.with_name("none.db"), Store)


# -- digests


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE entry SET data = replace(data, 'Story', 'Storm')",
        "UPDATE entry SET page = 'all/other.html'",
        "UPDATE entry SET published = published + 1000",
        "UPDATE entry SET id = 'tag:x.example,2026:other' WHERE id LIKE '%:7'",
        "UPDATE entry SET data = x'00ff'",
        "UPDATE entry SET data = '{}'",
    ],
)
def test_an_entry_that_is_not_what_was_written_is_never_given(path: Path, damage: str) -> None:
    with Store(path) as store:
        store.rows("PRAGMA foreign_keys = OFF")
        store.changed(damage)
        with pytest.raises(StoreDamaged, match="store rebuild"):
            store.entries.latest(["a"], 99)


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE revision SET data = replace(data, 'Before', 'After')",
        "UPDATE revision SET until = until + 1",
        "UPDATE revision SET digest = 'x'",
    ],
)
def test_a_revision_that_is_not_what_was_written_is_never_given(path: Path, damage: str) -> None:
    with Store(path) as store:
        store.changed(damage)
        with pytest.raises(StoreDamaged):
            store.entries.history(entry(7).id)


def test_bytes_that_are_not_what_was_written_are_never_given(path: Path) -> None:
    with Store(path) as store:
        store.changed("UPDATE copy SET data = x'00'")
        with pytest.raises(StoreDamaged):
            store.copies.get("a", entry(7).id)
        for body in ("x'00'", "x'789c03000000000001'"):
            store.changed(f"UPDATE journal SET body = {body}")
            with pytest.raises(StoreDamaged):
                store.feeds.at("all", "a.rss", NOW)


@pytest.mark.parametrize("index", ["entry_slug", "alias_entry", "entry_source"])
def test_a_torn_index_is_found_when_the_file_is_opened(path: Path, index: str) -> None:
    with closing(sqlite3.connect(path)) as db:
        [page] = db.execute("SELECT rootpage FROM sqlite_master WHERE name = ?", (index,)).fetchone()
    body = bytearray(path.read_bytes())
    body[(page - 1) * 4096 : page * 4096] = bytes(4096)
    path.write_bytes(body)
    with pytest.raises(StoreDamaged, match="store rebuild"):
        Store(path)
    assert _rebuild.rebuild(path, Store).rows["entry"] == 60


# -- what is no whole backup, and what is beside it


def test_a_backup_brings_along_what_is_in_its_side_file(path: Path, tmp_path: Path) -> None:
    snapshot = tmp_path / "snapshot.db"
    with Store(path) as store:
        store.feeds.mark(["late"])
        for end in ("", "-wal"):
            shutil.copyfile(f"{path}{end}", f"{snapshot}{end}")
    with closing(sqlite3.connect(f"{snapshot.as_uri()}?immutable=1", uri=True)) as db:
        assert db.execute("SELECT * FROM feed WHERE name = 'late'").fetchall() == [], "it is in the side file alone"
    _rescue.restore(path, snapshot)
    with Store(path) as store:
        assert "late" in store.feeds.dirty()


@pytest.mark.parametrize(
    "script",
    [
        "CREATE TABLE t (x)",
        "CREATE TABLE source (name); CREATE TABLE entry (id); CREATE TABLE alias (alias); CREATE TABLE feed (name)",
    ],
)
def test_a_file_of_another_program_is_no_backup(path: Path, tmp_path: Path, script: str) -> None:
    with closing(sqlite3.connect(tmp_path / "other.db")) as db:
        db.executescript(f"{script}; PRAGMA user_version = {len(MIGRATIONS)}")
    with pytest.raises(StoreDamaged, match="no tables of ours"):
        _rescue.restore(path, tmp_path / "other.db")
    with Store(path) as store:
        assert store.entries.count() == 60


@pytest.mark.parametrize("place", [0, 3 * 4096])
def test_a_damaged_memory_is_told_as_such_when_it_is_copied(path: Path, tmp_path: Path, place: int) -> None:
    (tmp_path / "copy.db").write_bytes(b"older")
    body = bytearray(path.read_bytes())
    body[place : place + 4096] = bytes(4096)
    path.write_bytes(body)
    with pytest.raises(StoreDamaged, match=r"state\.db: is damaged: `syndicate store rebuild`"):
        _rescue.backup(path, tmp_path / "copy.db")
    assert (tmp_path / "copy.db").read_bytes() == b"older"


# -- never without a memory, never two


KILLED = """
import os, sys
from pathlib import Path
from syndicate.stores import _files, _rebuild, _rescue
from syndicate.stores.sqlite import Store
path, copy, left = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
def hook(event, arguments):
    global left
    if event in {"os.rename", "os.link"}:
        left -= 1
        if left < 0:
            os._exit(9)
sys.addaudithook(hook)
_rescue.restore(path, Path(copy)) if copy else _rebuild.rebuild(path, Store)
"""


@pytest.mark.slow
@pytest.mark.parametrize("act", ["restore", "rebuild"])
def test_a_kill_at_any_moment_leaves_the_old_memory_or_the_new_one(path: Path, tmp_path: Path, act: str) -> None:
    _rescue.backup(path, tmp_path / "copy.db")
    copy = str(tmp_path / "copy.db") if act == "restore" else ""
    codes: list[int] = []
    while not codes or codes[-1]:
        words = [sys.executable, "-c", KILLED, str(path), copy, str(len(codes))]
        codes.append(subprocess.run(words, check=False).returncode)
        with Store(path) as store:
            assert store.entries.count() == 60
    assert codes == [9] * (len(codes) - 1) + [0]
    assert len(codes) > 3


@pytest.mark.parametrize("fails", ["os.fsync", "os.replace"])
def test_a_disk_that_fails_leaves_the_old_memory(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fails: str
) -> None:
    _rescue.backup(path, tmp_path / "copy.db")
    before = path.read_bytes()[HEADER:]

    def fail(*_arguments: object) -> None:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(fails, fail)
    with pytest.raises(StoreError, match=r"cannot be replaced \(Input/output error"):
        _rescue.restore(path, tmp_path / "copy.db")
    with pytest.raises(StoreError, match=r"cannot be rebuilt \(Input/output error"):
        _rebuild.rebuild(path, Store)
    monkeypatch.undo()
    assert path.read_bytes()[HEADER:] == before
    assert sorted(each.name for each in tmp_path.iterdir()) == ["copy.db", "state.db"]


def test_where_no_file_can_have_two_names_the_old_one_is_copied(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _rescue.backup(path, tmp_path / "copy.db")
    before = path.read_bytes()[HEADER:]

    def fail(*_arguments: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr("os.link", fail)
    aside = _rescue.restore(path, tmp_path / "copy.db")
    assert aside is not None
    assert aside.read_bytes()[HEADER:] == before


def test_nobody_works_on_a_memory_that_is_being_rebuilt(path: Path) -> None:
    refused = []

    def opened(place: Path) -> Store:
        with pytest.raises(StoreLocked, match="in use") as told:
            Store(path, patience=0.01)
        refused.append(told)
        return Store(place)

    _rebuild.rebuild(path, opened)
    assert len(refused) == 1
    with Store(path) as store:
        assert store.entries.count() == 60


def test_a_memory_that_is_held_is_read_and_written_by_nobody_else(path: Path, tmp_path: Path) -> None:
    with _files.alone(path):
        with pytest.raises(StoreLocked, match="in use"):
            Store(path, patience=0.01)
        with pytest.raises(StoreLocked, match="stop the worker"):
            _rebuild.rebuild(path, Store)
    with Store(path) as store:
        assert store.entries.count() == 60


def test_a_worker_on_a_memory_that_was_replaced_is_told_before_it_writes(path: Path, tmp_path: Path) -> None:
    with Store(path) as store:
        filled(tmp_path / "other.db", 3).replace(path)
        for _ in range(2):
            with pytest.raises(StoreError, match="is another file than it was"):
                store.feeds.mark(["new"])
        path.unlink()
        with pytest.raises(StoreError, match="is another file than it was"):
            store.feeds.mark(["new"])


def test_a_worker_that_waited_while_the_memory_was_replaced_leaves_nothing_beside_the_new_one(
    path: Path, tmp_path: Path
) -> None:
    with closing(sqlite3.connect(path)) as db:
        db.execute("PRAGMA journal_mode = DELETE")
    filled(tmp_path / "other.db", 3)

    class Waiting(Store):
        def _require_whole(self) -> None:
            (tmp_path / "other.db").replace(path)

    with pytest.raises(StoreError, match="is another file than it was"):
        Waiting(path)
    assert [each.name for each in tmp_path.iterdir()] == ["state.db"]
    with Store(path) as store:
        assert store.entries.count() == 3


@pytest.mark.parametrize("act", ["backup", "restore", "rebuild"])
def test_a_memory_that_only_its_owner_may_read_stays_so(path: Path, tmp_path: Path, act: str) -> None:
    path.chmod(0o600)
    copy = tmp_path / "copy.db"
    _rescue.backup(path, copy)
    assert copy.stat().st_mode & 0o777 == 0o600
    if act == "backup":
        copy.chmod(0o640)
        _rescue.backup(path, copy)
        assert copy.stat().st_mode & 0o777 == 0o640
    else:
        aside = _rescue.restore(path, copy) if act == "restore" else _rebuild.rebuild(path, Store).aside
        assert aside is not None
        assert {each.stat().st_mode & 0o777 for each in (path, aside)} == {0o600}
