"""What SQLite adds to the promises of a store: one file, migrations, several processes, damage, statements with an index."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from hashlib import blake2b
from pathlib import Path
from typing import Any

import pytest

from syndicate.errors import StoreDamaged, StoreError, StoreLocked, StoreTooNew
from syndicate.model import Change, Draft, Entry
from syndicate.ports import FeedState, Publication, Replaced, Retention, Round, Shown, SourceRow
from syndicate.stores import _rebuild, _sql
from syndicate.stores._schema import MIGRATIONS
from syndicate.stores._words import MOST, WORDS, index_words, question
from syndicate.stores.sqlite import Store

NOW = datetime(2026, 3, 14, 12, tzinfo=UTC)
WITHOUT_INDEX = {
    "OWNERS", "FEED_OWNERS", "DIRTY", "BURY_FEED", "FREE_FEEDS",  # a row for each lease, or for each feed
    "SEARCH", "QUERY", "COPIES_SIZE", "FEED_NAMES", "COUNT", "KNOWN_SOURCES", "STATES",  # asked by a person, or once at the start
    "HOLDING", "REWIND_ENTRIES",  # by who prunes, and where the clock was set back
    "NAMELESS",  # in a rebuild
    "INDEX_ALL",  # once for each way in which words are made
    "RENAME_ALIASES", "RENAME_PENDING", "RENAME_ENTRIES", "RENAME_JOURNAL",  # once in the life of a renamed source
}  # fmt: skip


ID = "tag:x.example,2026:1"


def entry(**values: Any) -> Entry:
    given: dict[str, Any] = {"id": ID, "source": "a", "link": None, "title": "A", "published": NOW, "updated": NOW}
    return Entry(**given | {"slug": "a-1", "first_seen": NOW} | values)


def keep(store: Store, now: datetime = NOW, pending: dict[str, Draft] | None = None, **values: Any) -> None:
    """Store a round with an entry, and with drafts that wait."""
    store.sources.declare([SourceRow("a", "k", "")])
    lease = store.sources.take("a", "me/1/1", now, timedelta(seconds=9))
    assert lease is not None
    changes = [Change("new", entry(**values), ["guid:1"])]
    result = Round(
        now=now, next_due=now, listing_due=now, changes=changes, pending=pending or {"x": Draft()}, dirty=["all"]
    )
    store.sources.finish(lease, result)


def asked(path: Path, statement: str) -> list[Any]:
    """Ask a file without a store, and close it again."""
    with closing(sqlite3.connect(path)) as db:
        return db.execute(statement).fetchall()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "state" / "state.db"


def test_a_new_file_has_the_newest_schema_in_wal_mode(path: Path) -> None:
    with Store(path) as store:
        assert store.rows("PRAGMA user_version")[0][0] == len(MIGRATIONS)
        assert store.rows("PRAGMA journal_mode")[0][0] == "wal"


def test_opening_again_changes_nothing(path: Path) -> None:
    Store(path).close()
    before = path.read_bytes()
    Store(path).close()
    assert path.read_bytes() == before


def test_a_newer_schema_is_refused_and_left_alone(path: Path) -> None:
    Store(path).close()
    db = sqlite3.connect(path)
    db.execute(f"PRAGMA user_version = {len(MIGRATIONS) + 1}")
    db.close()
    with pytest.raises(StoreTooNew, match="newer version"):
        Store(path)
    assert asked(path, "PRAGMA user_version")[0][0] == len(MIGRATIONS) + 1


@pytest.mark.parametrize("mode", ["WAL", "DELETE"])
def test_not_a_byte_of_a_newer_file_is_touched(path: Path, mode: str) -> None:
    Store(path).close()
    db = sqlite3.connect(path)
    db.execute(f"PRAGMA journal_mode = {mode}")
    db.execute(f"PRAGMA user_version = {len(MIGRATIONS) + 7}")
    db.close()
    before = path.read_bytes()
    with pytest.raises(StoreTooNew, match=rf"schema {len(MIGRATIONS) + 7}, this version knows {len(MIGRATIONS)}"):
        Store(path)
    assert path.read_bytes() == before
    assert [each.name for each in path.parent.iterdir()] == [path.name]


def test_a_file_without_a_schema_is_filled(path: Path) -> None:
    path.parent.mkdir()
    path.touch()
    with Store(path) as store:
        assert store.entries.count() == 0


def test_each_migration_is_applied_once_and_in_order(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Store(path).close()
    more = (*MIGRATIONS, "CREATE TABLE one (x)", "ALTER TABLE one ADD COLUMN y; INSERT INTO one VALUES (1, 2)")
    for _ in range(2):
        monkeypatch.setattr("syndicate.stores.sqlite.MIGRATIONS", more)
        with Store(path) as store:
            assert [tuple(row) for row in store.rows("SELECT x, y FROM one")] == [(1, 2)]
            assert store.rows("PRAGMA user_version")[0][0] == len(more)


def test_a_migration_that_fails_leaves_nothing_behind(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Store(path).close()
    broken = (*MIGRATIONS, "CREATE TABLE half (x); CREATE TABLE entry (x);")
    monkeypatch.setattr("syndicate.stores.sqlite.MIGRATIONS", broken)
    with pytest.raises(StoreError):
        Store(path)
    monkeypatch.undo()
    with Store(path) as store:
        assert store.rows("SELECT name FROM sqlite_master WHERE name = 'half'") == []


@pytest.mark.parametrize("body", [b"not a database " * 100, b"SQLite format 3\x00" + b"\xff" * 5000])
def test_a_damaged_file_is_named_with_what_to_do(path: Path, body: bytes) -> None:
    path.parent.mkdir()
    path.write_bytes(body)
    with pytest.raises(StoreError, match="store rebuild"):
        Store(path)
    assert path.read_bytes() == body


def test_a_text_that_is_torn_is_damage_too(path: Path) -> None:
    with Store(path) as store:
        keep(store)
        for column in ("data", "evidence"):
            store.changed(f"UPDATE entry SET {column} = '{{torn'")
        store.changed("UPDATE pending SET data = '[]'")
        for look in (lambda: store.entries.get(ID), lambda: store.entries.evidence(ID), lambda: store.pending.of("a")):
            with pytest.raises(StoreError, match="store rebuild"):
                look()


def test_bytes_that_are_no_text_are_damage_and_are_not_shown(path: Path) -> None:
    with Store(path) as store:
        keep(store, text="The harbour ferry leaves.")
    body = path.read_bytes()
    assert body.count(b"harbour ferry") == 1
    path.write_bytes(body.replace(b"harbour ferry", b"h\xe5rbour ferry"))
    with Store(path) as store:
        for look in (
            lambda: store.entries.get(ID),
            lambda: store.entries.latest(["a"], 9),
            lambda: store.entries.find("a", ["guid:1"]),
            lambda: store.entries.prune("a", Retention(entries=0)),
        ):
            with pytest.raises(StoreDamaged, match="store rebuild") as told:
                look()
            assert "ferry" not in str(told.value)


TORN_TIMES = [
    ("source", "last_checked", "- (1 << 47)"), ("source", "last_success", "- (1 << 47)"), ("source", "seeded", "|| 'x'"),
    ("source", "last_error_at", "- (1 << 47)"), ("source", "next_due", "+ (1 << 48)"),
    ("source", "listing_due", "- (1 << 47)"), ("shown", "until", "+ (1 << 48)"), ("journal", "at", "- (1 << 47)"),
]  # fmt: skip


@pytest.mark.parametrize(("table", "column", "torn"), TORN_TIMES)
def test_a_time_that_cannot_be_is_damage_and_a_rebuild_puts_it_right(
    path: Path, table: str, column: str, torn: str
) -> None:
    def look(store: Store) -> None:
        store.sources.states()
        store.feeds.shown("all")
        store.feeds.journal("all", 9)

    with Store(path) as store:
        keep(store)
        for shown in ({ID: Shown("s")}, {}):
            file = Replaced("a.rss", b"x", [])
            store.feeds.published("all", Publication(now=NOW, state=FeedState(), shown=shown, replaced=[file]))
        lease = store.sources.take("a", "me/1/1", NOW, timedelta(seconds=9))
        assert lease is not None
        store.sources.finish(lease, Round(now=NOW, next_due=NOW, listing_due=NOW, error="a: answered 500"))
        look(store)
        assert store.changed(f"UPDATE {table} SET {column} = {column} {torn}")
        with pytest.raises(StoreDamaged, match=r"store rebuild.* is no time"):
            look(store)
    _rebuild.rebuild(path, Store)
    with Store(path) as store:
        look(store)
        state = store.sources.state("a")
        assert state is not None
        assert state.seeded in ([None, NOW] if column == "last_success" else [NOW]), "what was there is no news"
        assert set(store.feeds.shown("all")) == {ID}


def test_a_draft_that_is_not_what_was_written_is_never_given_nor_saved(path: Path) -> None:
    boat = Draft(title="A boat", authors=[], categories=[])
    told = {"x": Draft(title="Minister not guilty, says court", authors=[], categories=[]), "y": boat}
    with Store(path) as store:
        keep(store, pending=told)
        assert store.pending.of("a") == told
    body = path.read_bytes()
    assert body.count(b"not guilty") == 1
    path.write_bytes(body.replace(b"not guilty", b"now guilty"))
    with Store(path) as store, pytest.raises(StoreDamaged, match="store rebuild"):
        store.pending.of("a")
    assert _rebuild.rebuild(path, Store).rows["pending"] == 1
    with Store(path) as store:
        assert store.pending.of("a") == {"y": boat}


def test_a_draft_under_the_name_of_another_is_never_given(path: Path) -> None:
    with Store(path) as store:
        keep(store)
        store.changed("UPDATE pending SET alias = 'z'")
        with pytest.raises(StoreDamaged, match="store rebuild"):
            store.pending.of("a")


def test_a_name_that_leads_nowhere_is_damage_and_no_new_article(path: Path) -> None:
    with Store(path) as store:
        keep(store)
        store.rows("PRAGMA foreign_keys = OFF")
        store.changed("UPDATE alias SET entry = replace(entry, '2026', '2027')")
        with pytest.raises(StoreDamaged, match="store rebuild"):
            store.entries.find("a", ["guid:1"])


def test_a_worker_of_the_version_before_keeps_no_draft_without_a_digest(path: Path) -> None:
    with Store(path) as store, pytest.raises(StoreError, match="NOT NULL"):
        store.changed("INSERT INTO pending (source, alias, rank, data) VALUES ('a', 'x', 0, '{}')")


def test_a_closed_store_and_a_broken_promise_are_no_damage(path: Path) -> None:
    store = Store(path)
    store.sources.declare([SourceRow("a", "k", "")])
    lease = store.sources.take("a", "me/1/1", NOW, timedelta(seconds=9))
    assert lease is not None
    nobody = Change("same", entry(), ["guid:1"])
    with pytest.raises(StoreError, match=r"cannot be used \(FOREIGN KEY"):
        store.sources.finish(lease, Round(now=NOW, next_due=NOW, listing_due=NOW, changes=[nobody]))
    store.close()
    with pytest.raises(StoreError, match=r"cannot be used \(Cannot operate on a closed"):
        store.entries.count()


def test_a_full_disk_keeps_nothing_of_a_round_and_heals(path: Path) -> None:
    with Store(path) as store:
        store.sources.declare([SourceRow("a", "k", "")])
        pages = store.rows("PRAGMA page_count")[0][0]
        store.rows(f"PRAGMA max_page_count = {pages}")
        with pytest.raises(StoreError, match="full"):
            keep(store, content="x" * 100_000)
        assert store.entries.count() == 0
        assert store.feeds.dirty() == []
        store.rows(f"PRAGMA max_page_count = {pages + 1000}")
        state = store.sources.state("a")
        assert state is not None
        keep(store, now=NOW + timedelta(seconds=9), content="x" * 100_000)
        assert store.entries.count() == 1


def test_a_file_that_another_process_is_making_is_waited_for(path: Path) -> None:
    path.parent.mkdir()
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    with pytest.raises(StoreLocked, match=r"more than 0\.05 s"):
        Store(path, patience=0.05)
    other.execute("ROLLBACK")
    other.close()
    Store(path, patience=0.05).close()


def test_several_processes_may_make_the_file_at_once(path: Path) -> None:
    code = (
        "import sys\nfrom pathlib import Path\nfrom syndicate.stores.sqlite import Store\n"
        "sys.stdin.readline()\nwith Store(Path(sys.argv[1])) as store:\n    store.feeds.mark([sys.argv[2]])\n"
    )
    runs = [
        subprocess.Popen(
            [sys.executable, "-c", code, str(path), name], stdin=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )
        for name in "abcd"
    ]
    for run in runs:
        assert run.stdin is not None
        run.stdin.write("go\n")
        run.stdin.flush()
    assert [run.communicate()[1] for run in runs] == [""] * 4
    with Store(path) as store:
        assert store.feeds.dirty() == ["a", "b", "c", "d"]


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreError, match="cannot be made"):
        Store(tmp_path / "file" / "state.db")


def test_another_writer_is_waited_for_and_then_named(path: Path) -> None:
    with Store(path, patience=0.05) as store:
        other = sqlite3.connect(path, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreLocked, match="another process"):
            store.feeds.mark(["all"])
        other.execute("ROLLBACK")
        other.close()
        store.feeds.mark(["all"])
        assert store.feeds.dirty() == ["all"]


def test_a_transaction_is_kept_whole_or_not_at_all(path: Path) -> None:
    with Store(path) as store:

        def half() -> None:
            with store.transaction():
                store.feeds.mark(["a"])
                raise RuntimeError

        with pytest.raises(RuntimeError):
            half()
        assert store.feeds.dirty() == []
        with store.transaction(), store.transaction():
            store.feeds.mark(["b"])
        assert store.feeds.dirty() == ["b"]


def test_what_the_disk_has_undone_is_not_gone_on_with(path: Path) -> None:
    with Store(path) as store:
        pages = store.rows("PRAGMA page_count")[0][0]

        def in_vain() -> None:
            with store.transaction():
                store.feeds.mark(["before"])
                store.rows(f"PRAGMA max_page_count = {pages}")
                with pytest.raises(StoreError, match="full"):
                    store.feeds.mark(["x" * 1_000_000])  # SQLite has undone all of it now
                store.feeds.mark(["after"])

        with pytest.raises(StoreError, match="gone on with"):
            in_vain()
        store.rows(f"PRAGMA max_page_count = {pages + 1000}")
        assert store.feeds.dirty() == []
        store.feeds.mark(["later"])
        assert store.feeds.dirty() == ["later"]


def test_two_processes_never_claim_the_same_source(path: Path) -> None:
    with Store(path) as store:
        store.sources.declare([SourceRow(f"s{number}", f"https://x.example/{number}", "") for number in range(60)])
    code = (
        "import sys\nfrom datetime import UTC, datetime, timedelta\nfrom pathlib import Path\n"
        "from syndicate.stores.sqlite import Store\nstore = Store(Path(sys.argv[1]))\n"
        "now = datetime(2026, 3, 14, 12, tzinfo=UTC)\n"
        "for _ in range(20):\n"
        "    print(*(lease.name for lease in store.sources.claim('other/1/' + sys.argv[2], now, timedelta(seconds=99), [f's{number}' for number in range(60)], 3)))\n"
    )
    runs = [
        subprocess.Popen([sys.executable, "-c", code, str(path), name], stdout=subprocess.PIPE, text=True)
        for name in ("x", "y")
    ]
    claimed = [name for run in runs for name in run.communicate()[0].split()]
    assert len(claimed) == 60
    assert len(set(claimed)) == 60


def test_a_dead_owner_loses_its_leases_at_once(path: Path) -> None:
    code = (
        "import sys\nfrom datetime import UTC, datetime, timedelta\nfrom pathlib import Path\n"
        "from syndicate.stores.sqlite import Store\nfrom syndicate.stores._owner import owner\n"
        "store = Store(Path(sys.argv[1]))\n"
        "now = datetime(2026, 3, 14, 12, tzinfo=UTC)\n"
        "store.sources.claim(owner(), now, timedelta(hours=9), ['a'], 3)\n"
        "store.feeds.take('all', owner(), now, timedelta(hours=9))\n"
    )
    with Store(path) as store:
        store.sources.declare([SourceRow("a", "k", "")])
        subprocess.run([sys.executable, "-c", code, str(path)], check=True)
        state = store.sources.state("a")
        assert state is not None
        assert state.leased_to
        assert [lease.name for lease in store.sources.claim("me/1/1", NOW, timedelta(seconds=9), ["a"], 3)] == ["a"]
        assert store.feeds.take("all", "me/1/1", NOW, timedelta(seconds=9)) is not None


def test_an_owner_is_alive_while_it_runs_and_unknown_elsewhere() -> None:
    from syndicate.stores._owner import is_dead, owner

    me = owner()
    host, pid, started = me.rsplit("/", 2)
    assert not is_dead(me)
    assert is_dead(f"{host}/{pid}/{started}9")
    assert not is_dead(f"elsewhere/{pid}/1")
    assert not is_dead("nonsense")
    assert not is_dead(f"{host}/x/1")
    assert is_dead(f"{host}/{10**30}/1"), "no such process can be"
    assert len(started) > 1


def test_an_owner_names_when_it_began_as_proc_does() -> None:
    from syndicate.stores._owner import owner

    stat = Path("/proc/self/stat").read_text(encoding="utf-8")
    assert owner().rpartition("/")[2] == stat[stat.rindex(")") + 2 :].split(" ")[22 - 3]


def test_a_process_of_another_user_is_not_taken_for_dead(monkeypatch: pytest.MonkeyPatch) -> None:
    from syndicate.stores._owner import is_dead, owner

    me = owner()

    def refuse(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(os, "kill", refuse)
    assert not is_dead(me + "9")


def test_where_proc_is_not_a_process_is_known_by_its_number(monkeypatch: pytest.MonkeyPatch) -> None:
    from syndicate.stores._owner import is_dead, owner

    def absent(*_: object, **__: object) -> str:
        raise FileNotFoundError

    monkeypatch.setattr(Path, "read_text", absent)
    assert owner().endswith(f"/{os.getpid()}/-")
    assert not is_dead(owner())


def test_times_are_kept_as_milliseconds_since_1970(path: Path) -> None:
    with Store(path) as store:
        keep(store, updated=NOW + timedelta(milliseconds=7, microseconds=999))
        [row] = store.rows("SELECT published, updated FROM entry")
    assert tuple(row) == (1_773_489_600_000, 1_773_489_600_007)


def test_a_dead_process_that_nobody_waits_for_is_dead() -> None:
    from syndicate.stores._owner import is_dead, owner

    code = "from syndicate.stores._owner import owner; print(owner(), flush=True); input()"
    with subprocess.Popen(
        [sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as child:
        assert child.stdout is not None
        name = child.stdout.readline().strip()
        assert name != owner()
        assert not is_dead(name)
        child.kill()
        os.waitid(os.P_PID, child.pid, os.WEXITED | os.WNOWAIT)  # it has ended, and is a zombie still
        assert is_dead(name)
    assert is_dead(name)


def test_a_full_disk_is_told_and_not_what_comes_of_it(path: Path) -> None:
    with Store(path) as store:
        pages = store.rows("PRAGMA page_count")[0][0]
        store.rows(f"PRAGMA max_page_count = {pages + 1}")
        sources = [SourceRow(f"s{number}", f"{number}" * 300, "1") for number in range(1_000)]
        with pytest.raises(StoreError, match="full"):
            store.sources.declare(sources)
        assert store.sources.states() == []


class Counted(Store):
    """A store that counts what it is asked."""

    asked = 0

    def rows(self, statement: str, **values: object) -> list[Any]:
        self.asked += 1
        return super().rows(statement, **values)


def test_few_of_many_that_are_due_are_found_in_few_looks(path: Path) -> None:
    names = [f"s{number}" for number in range(3_500)]
    with closing(Counted(path)) as store:
        store.sources.declare([SourceRow(name, name, "") for name in names])
        asked = store.asked
        leases = store.sources.claim("me/1/1", NOW, timedelta(seconds=9), {names[0], names[1_700], names[-1]}, 3)
        assert [lease.name for lease in leases] == [names[0], names[1_700], names[-1]]
        assert store.sources.claim("me/1/1", NOW, timedelta(seconds=9), {"nobody"}, 1) == []
        assert store.asked - asked < 20


# -- the search index


def test_an_index_that_was_filled_in_another_way_is_filled_anew(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as earlier:
        for module in ("_index", "_layout"):
            earlier.setattr(f"syndicate.stores.{module}.index_words", lambda text: text)
        earlier.setattr("syndicate.stores._index.WORDS", WORDS - 1)
        with Store(path) as store:
            keep(store, title="スーパーLED電球", text="新しい電球")
            assert store.entries.query("LED", 9) == []
    with Store(path) as store:
        [found] = store.entries.query("LED 電球", 9)
        lease = store.sources.take("a", "me/1/1", NOW, timedelta(seconds=9))
        assert lease is not None
        change = Change("edited", replace(found, title="ランプ", text="古い"), before=found)
        store.sources.finish(lease, Round(now=NOW, next_due=NOW, listing_due=NOW, changes=[change]))
        assert [each.id for each in store.entries.query("ランプ", 9)] == [ID]
        for gone in ("LED", "電球", "新", "スーパーLED電球"):
            assert store.entries.query(gone, 9) == []
        store.rows("INSERT INTO words (words) VALUES ('integrity-check')")


def test_an_index_that_is_filled_anew_holds_nothing_that_was_let_go_or_is_torn(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Store(path) as store:
        keep(store, text="A ferry.")
        store.sources.declare([SourceRow("a", "k", ""), SourceRow("b", "l", "")])
        lease = store.sources.take("b", "me/1/1", NOW, timedelta(seconds=9))
        assert lease is not None
        changes = [Change("new", entry(id=f"tag:{name}", source="b", text="A ferry.")) for name in ("torn", "whole")]
        store.sources.finish(lease, Round(now=NOW, next_due=NOW, listing_due=NOW, changes=changes))
        assert store.entries.prune("a", Retention(entries=0)) == 1
        store.changed("UPDATE entry SET data = '{torn' WHERE id = 'tag:torn'")
    monkeypatch.setattr("syndicate.stores._index.WORDS", WORDS + 1)
    with Store(path) as store:
        assert [each.id for each in store.entries.query("ferry", 9)] == ["tag:whole"]
        assert len(store.rows("SELECT rowid FROM words WHERE words MATCH 'a'")) == 1
        with pytest.raises(StoreDamaged):
            store.entries.get("tag:torn")


def test_how_words_are_made_changes_with_its_number_alone() -> None:
    every = "".join(f"x{chr(code)}y" for code in range(0x110000) if not 0xD800 <= code < 0xE000)
    made = blake2b(index_words(every).encode(), digest_size=8).hexdigest()
    assert (WORDS, made) == (1, "d87ea00653a5357a"), (
        "an index is filled anew only where the number differs: count it up"
    )


def test_a_question_is_asked_once_and_a_letter_alone_has_no_end_to_miss() -> None:
    assert question('ferry ferry "ferry" ferry') == '"ferry" * "ferry"'
    assert question("a ab") == '"a" "ab" *'
    assert len(question(" ".join(f"word{number}" for number in range(99))).split("*")) == MOST + 1


def statements() -> dict[str, str]:
    shelves = {name: value if isinstance(value, tuple) else (value,) for name, value in vars(_sql).items()}
    return {
        f"{name}-{number}" if number else name: statement
        for name, found in shelves.items()
        for number, statement in enumerate(found)
        if name.isupper() and isinstance(statement, str)
    }


@pytest.mark.parametrize("name", [name for name in statements() if not name.startswith("_")])
def test_every_statement_fits_the_schema_and_uses_an_index(path: Path, name: str) -> None:
    statement = statements()[name]
    values = dict.fromkeys(_words(statement))
    with Store(path) as store:
        plan = [row["detail"] for row in store.rows("EXPLAIN QUERY PLAN " + statement, **values)]
    if name.partition("-")[0] not in WITHOUT_INDEX:
        assert [
            step
            for step in plan
            # The oldest copies are read from the head of their index.
            if step.startswith("SCAN")
            and step != "SCAN copy USING INDEX copy_age"
            and "CONSTANT" not in step
            and "json_each" not in step
        ] == []


def _words(statement: str) -> set[str]:
    import re

    return set(re.findall(r":([a-z_]+)", statement))
