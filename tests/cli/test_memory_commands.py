"""Commands that look back, look ahead and look after the memory, as a person runs them."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.program

LAMP = "The lamp at the end\n\nBy Ada Holm\n\nNobody had asked for the lamp, and nobody could say who paid for it in the end.\n"
BEES = "Bees move uphill\n\nBy Bo Lund\n\nThe blossom came too early for the bees, and so they were carried up the mountain.\n"


def run(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    clean = {key: value for key, value in os.environ.items() if key not in {"SYNDICATE_CONFIG", "SOURCE_DATE_EPOCH"}}
    command = [sys.executable, "-m", "syndicate", *words]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, env=clean, check=False)


def told(folder: Path, *words: str) -> dict[str, object]:
    """Run with --json, and return the object."""
    done = run(folder, *words, "--json")
    found: dict[str, object] = json.loads(done.stdout)
    assert found["exit_code"] == done.returncode == 0, done.stderr
    return found


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "config.toml").write_text('[source.inbox]\nkind = "files"\npath = "articles"\n[feed.town]\n')
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "lamp.txt").write_text(LAMP)
    (tmp_path / "articles" / "bees.txt").write_text(BEES)
    assert run(tmp_path, "publish").returncode == 0
    return tmp_path


def edit(folder: Path) -> None:
    (folder / "articles" / "lamp.txt").write_text(LAMP.replace("Nobody had", "Everybody had"))


def snapshot(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def test_search_finds_entries_by_their_words(folder: Path) -> None:
    done = run(folder, "search", "blossom", "mount")
    assert done.returncode == 0
    assert [line for line in done.stdout.splitlines() if "Bees move uphill" in line]
    assert "lamp" not in done.stdout
    assert told(folder, "search", "nothing-like-it")["entries"] == []
    assert len(told(folder, "search", "the", "--limit", "1")["entries"]) == 1  # type: ignore[arg-type]
    assert len(told(folder, "search", "asked for")["entries"]) == 1  # type: ignore[arg-type]
    assert told(folder, "search", "for asked")["entries"] == []


def test_history_shows_what_each_edit_changed(folder: Path) -> None:
    edit(folder)
    run(folder, "publish")
    done = run(folder, "show", "The lamp at the end", "--history")
    assert done.returncode == 0
    assert "  - Nobody had asked for the lamp, and nobody could say who paid for it in the end." in done.stdout
    assert "  + Everybody had asked for the lamp, and nobody could say who paid for it in the end." in done.stdout
    assert "edited" in done.stdout
    assert '"by": "source"' in run(folder, "show", "The lamp at the end", "--history", "--json").stdout
    for word in ("e", "zzz"):
        refused = run(folder, "show", word, "--history")
        assert refused.returncode == 2
        assert "name one by its id or slug" in refused.stderr


def test_the_journal_says_why_each_file_was_replaced(folder: Path) -> None:
    edit(folder)
    run(folder, "publish")
    done = run(folder, "show", "feed.town", "--journal")
    assert done.returncode == 0
    assert done.stdout.count('  edited at the source: "The lamp at the end" (inbox)') == 4, "three feeds and a page"
    assert done.stdout.count('  new: "Bees move uphill" (inbox)') == 4
    assert len(told(folder, "show", "town", "--journal", "--limit", "2")["lines"]) == 2  # type: ignore[arg-type]
    assert run(folder, "show", "inbox", "--journal").returncode == 2


def test_a_feed_is_printed_as_it_stood_then(folder: Path) -> None:
    before = (folder / "feeds" / "town.atom").read_bytes()
    done = subprocess.run(
        [sys.executable, "-m", "syndicate", "show", "town", "--at", "2100-01-01", "--format", "atom"],
        cwd=folder, capture_output=True, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stdout) == (0, before)
    with (folder / "config.toml").open("a") as config:
        config.write('[site]\ntimezone = "America/New_York"\n')
    years = "outside the years 1 to 9999"
    for date, words in (
        ("1999-01-01", "before all that is known"),
        ("soon", "is no date"),
        ("", "is no date"),
        ("9999-12-31", years),
    ):
        refused = run(folder, "show", "town", "--at", date)
        assert refused.returncode == 2
        assert words in refused.stderr


def test_a_dry_run_tells_what_subscribers_would_see_and_keeps_nothing(folder: Path) -> None:
    edit(folder)
    (folder / "articles" / "new.txt").write_text(LAMP.replace("lamp", "bench"))
    before = snapshot(folder)
    done = run(folder, "publish", "--dry-run")
    assert done.returncode == 0
    assert "feed.town: 1 new, 1 changed, 0 shown again, 0 lost" in done.stderr
    assert "would write feeds/town.rss" in done.stdout
    assert {path: body for path, body in snapshot(folder).items() if ".syndicate" not in path} == {
        path: body for path, body in before.items() if ".syndicate" not in path
    }
    assert "feed.town: 1 new, 1 changed, 0 shown again, 0 lost" in run(folder, "publish").stderr


def test_a_dry_run_in_a_new_folder_makes_nothing(tmp_path: Path) -> None:
    (tmp_path / "config.toml").write_text('[source.inbox]\nkind = "files"\npath = "articles"\n')
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "lamp.txt").write_text(LAMP)
    assert run(tmp_path, "publish", "--dry-run").returncode == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == ["articles", "config.toml"]


def test_what_a_restored_memory_has_not_seen_is_taken_back_from_the_feeds(folder: Path) -> None:
    backup = folder / "old.db"
    assert run(folder, "store", "backup", str(backup)).returncode == 0
    (folder / "articles" / "new.txt").write_text(LAMP.replace("lamp", "bench"))
    run(folder, "publish")
    before = snapshot(folder / "feeds")
    restored = run(folder, "store", "restore", str(backup)).stdout
    assert "1 entries taken back from the published feeds" in restored
    assert "the one from before is" in restored
    assert run(folder, "publish").returncode == 0
    assert snapshot(folder / "feeds") == before


def test_a_held_feed_is_exit_7_and_accept_lets_it_through(folder: Path) -> None:
    backup = folder / "old.db"
    assert run(folder, "store", "backup", str(backup)).returncode == 0
    (folder / "articles" / "new.txt").write_text(LAMP.replace("lamp", "bench"))
    run(folder, "publish")
    (folder / "articles" / "new.txt").unlink()
    shutil.copy(backup, folder / ".syndicate" / "state.db")
    held = run(folder, "publish")
    assert held.returncode == 7
    assert "1 entry would be lost" in held.stderr
    assert '"The bench at the end"' in held.stderr
    assert "syndicate publish --accept town" in held.stderr
    assert "bench" in (folder / "feeds" / "town.json").read_text(encoding="utf-8")
    assert "feed.town: held, what stands there is of 20" in run(folder, "status").stderr
    assert run(folder, "publish", "--accept", "town").returncode == 0
    assert "bench" not in (folder / "feeds" / "town.json").read_text(encoding="utf-8")
    assert run(folder, "status").stderr == ""
    assert run(folder, "publish", "--accept", "nobody").returncode == 2


def test_replay_shows_what_todays_rules_read_otherwise_and_keeps_it_when_told(folder: Path) -> None:
    with (folder / "config.toml").open("a") as config:
        config.write('[source.inbox.rewrite]\nauthors = {"Ada Holm" = "Ada H."}\n')
    done = run(folder, "replay", "inbox")
    assert done.returncode == 0
    assert done.stdout.splitlines()[1:] == ["  authors:", "  - Ada Holm", "  + Ada H."]
    assert "--accept keeps them" in done.stderr
    assert len(told(folder, "replay", "--accept")["entries"]) == 1  # type: ignore[arg-type]
    assert "nothing would read otherwise" in run(folder, "replay").stderr
    run(folder, "publish")
    assert "Ada H." in (folder / "feeds" / "town.json").read_text(encoding="utf-8")
    assert "edited by a rule" in run(folder, "show", "town", "--journal").stdout
    assert run(folder, "replay", "nobody").returncode == 2


def test_a_damaged_memory_is_rebuilt_and_the_feeds_stay(folder: Path) -> None:
    before = snapshot(folder / "feeds")
    state = folder / ".syndicate" / "state.db"
    body = bytearray(state.read_bytes())
    place = body.index(b"carried up the mountain")
    body[place : place + 7] = b"CARRIED"
    state.write_bytes(body)
    refused = run(folder, "publish")
    assert refused.returncode == 8
    assert "syndicate store rebuild" in refused.stderr
    assert snapshot(folder / "feeds") == before
    done = run(folder, "store", "rebuild")
    assert done.returncode == 0
    assert "1 entries saved, 1 taken back from the published feeds" in done.stdout
    again = run(folder, "publish")
    assert again.returncode == 0, again.stderr
    assert snapshot(folder / "feeds") == before


def test_prune_says_what_was_let_go(folder: Path) -> None:
    with (folder / "config.toml").open("a") as config:
        config.write('match = "bees"\n[store]\nmost = 1\n')
    run(folder, "publish")
    assert told(folder, "store", "prune")["entries"] == 1
    assert "0 entries let go" in run(folder, "store", "prune").stdout


@pytest.mark.parametrize("stderr", ["2>&-", "2>/dev/full"])
@pytest.mark.parametrize("words", ["publish --all", "-v publish", "status", "show nothing"])
def test_talk_that_nobody_hears_ends_nothing(folder: Path, stderr: str, words: str) -> None:
    edit(folder)
    program = f"{sys.executable} -m syndicate {words}"
    loud = subprocess.run(["sh", "-c", program], cwd=folder, capture_output=True, text=True, check=False)
    deaf = subprocess.run(["sh", "-c", f"{program} {stderr}"], cwd=folder, capture_output=True, text=True, check=False)
    assert deaf.returncode == loud.returncode
    assert len(deaf.stdout.splitlines()) <= len(loud.stdout.splitlines())
    assert "Everybody had" in (folder / "feeds" / "town.json").read_text() or "publish" not in words


def test_what_cannot_be_done_with_the_memory_says_so(folder: Path) -> None:
    (folder / "other.db").write_bytes(b"no database")
    assert run(folder, "store", "restore", "other.db").returncode == 8
    assert run(folder, "store", "restore", "none.db").returncode == 8
    assert run(folder, "store", "backup", "none/copy.db").returncode == 8
    for name in (".", "", "/", "articles"):
        refused = run(folder, "store", "backup", name)
        assert (refused.returncode, refused.stderr.count("\n")) == (8, 1)
        assert "is a folder, name a file in it" in refused.stderr
    for action in ("backup", "restore"):
        refused = run(folder, "store", action, "x" * 300)
        assert (refused.returncode, "File name too long" in refused.stderr) == (8, True)
        assert "standard output" not in refused.stderr
    assert run(folder, "store").returncode == 2
    assert run(folder, "store", "backup").returncode == 2
    assert run(folder, "store", "prune", "x.db").returncode == 2
