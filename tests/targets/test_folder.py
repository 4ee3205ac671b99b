"""Published files: whole or not at all, only when they change, readable by a web server, never through a link."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from syndicate.errors import OutputError
from syndicate.targets import folder
from syndicate.targets.folder import Target

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return tmp_path / "feeds"


def left(root: Path) -> list[str]:
    return sorted(path.name for path in root.rglob("*") if path.name.endswith(".tmp"))


def test_a_file_holds_what_was_put(root: Path) -> None:
    target = Target(root)
    assert target.read("all/x.html") is None
    assert target.put("all/x.html", [b"one ", b"two"])
    assert target.read("all/x.html") == b"one two"
    assert (root / "all" / "x.html").read_bytes() == b"one two"


def test_the_same_bytes_touch_nothing(root: Path) -> None:
    target = Target(root)
    target.put("a.rss", [b"x"])
    before = (root / "a.rss").stat()
    assert not target.put("a.rss", [b"", b"x"])
    after = (root / "a.rss").stat()
    assert (before.st_ino, before.st_mtime_ns) == (after.st_ino, after.st_mtime_ns)
    assert target.put("a.rss", [b"y"])
    assert left(root) == []


def test_a_web_server_may_read_it(root: Path) -> None:
    old = os.umask(0o022)
    try:
        Target(root).put("a.rss", [b"x"])
    finally:
        os.umask(old)
    assert (root / "a.rss").stat().st_mode & 0o777 == 0o644


def test_it_is_flushed_renamed_and_the_folder_flushed_in_this_order(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root.mkdir()
    done: list[str] = []
    real_fsync, real_replace = os.fsync, Path.replace

    def fsync(handle: int) -> None:
        done.append("folder" if Path(f"/proc/self/fd/{handle}").is_dir() else "file")
        real_fsync(handle)

    def replace(self: Path, to: Path) -> Path:
        done.append("rename")
        return real_replace(self, to)

    monkeypatch.setattr(os, "fsync", fsync)
    monkeypatch.setattr(Path, "replace", replace)
    Target(root).put("a.rss", [b"x"])
    assert done == ["file", "rename", "folder"]


def test_a_failure_leaves_the_old_file_and_nothing_else(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = Target(root)
    target.put("a.rss", [b"good"])

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OutputError, match="No space left"):
        target.put("a.rss", [b"new"])
    assert (root / "a.rss").read_bytes() == b"good"
    assert left(root) == []


def test_a_full_disk_leaves_the_old_file(root: Path) -> None:
    Target(root).put("a.rss", [b"good"])
    code = (
        "import resource, sys\nfrom pathlib import Path\nfrom syndicate.targets.folder import Target\n"
        "import signal\nsignal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))\n"
        "try:\n    Target(Path(sys.argv[1])).put('a.rss', [b'x' * 100000])\n"
        "except Exception as error:\n    print(type(error).__name__)"
    )
    done = subprocess.run([sys.executable, "-c", code, str(root)], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "OutputError"
    assert (root / "a.rss").read_bytes() == b"good"
    assert left(root) == []


def test_a_place_that_cannot_be_is_named(root: Path) -> None:
    root.mkdir()
    (root / "all").write_bytes(b"in the way")
    with pytest.raises(OutputError, match=r"all/x\.html"):
        Target(root).put("all/x.html", [b"x"])
    with pytest.raises(OutputError, match=r"cannot be read"):
        Target(root).read("all/x.html")


def test_a_link_in_the_place_of_a_file_is_replaced_and_never_followed(root: Path, tmp_path: Path) -> None:
    root.mkdir()
    outside = tmp_path / "outside"
    outside.write_bytes(b"mine")
    (root / "a.rss").symlink_to(outside)
    Target(root).put("a.rss", [b"feed"])
    assert outside.read_bytes() == b"mine"
    assert not (root / "a.rss").is_symlink()


def test_a_link_laid_under_the_passing_name_is_not_written_through(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(folder, "token_hex", lambda _: "0000")
    target = Target(root)
    root.mkdir()
    outside = tmp_path / "outside"
    outside.write_bytes(b"mine")
    laid = root / f".syndicate-{os.getpid()}-{folder.RUN}-0000.tmp"
    laid.symlink_to(outside)
    with pytest.raises(OutputError, match="exists"):
        target.put("a.rss", [b"feed"])
    assert outside.read_bytes() == b"mine"
    assert laid.is_symlink(), "what somebody else made is not removed"


def test_a_second_target_of_this_process_leaves_the_first_alone(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root.mkdir()
    real_replace = Path.replace

    def replace(self: Path, to: Path) -> Path:
        Target(root)
        return real_replace(self, to)

    monkeypatch.setattr(Path, "replace", replace)
    assert Target(root).put("a.rss", [b"x"])
    assert left(root) == []


def test_what_a_process_of_another_user_writes_stays(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError

    root.mkdir()
    theirs = root / f".syndicate-{os.getppid()}-0.tmp"
    theirs.write_bytes(b"")
    monkeypatch.setattr(os, "kill", refuse)
    Target(root)
    assert left(root) == [theirs.name]


def test_what_a_dead_process_with_our_pid_left_is_removed(root: Path) -> None:
    root.mkdir()
    (root / f".syndicate-{os.getpid()}-0000aaaa-0000.tmp").write_bytes(b"")
    Target(root)
    assert left(root) == []


@pytest.mark.parametrize("path", ["../a.rss", "all/../../a.rss", "/a.rss"])
def test_nothing_is_read_or_written_outside_the_folder(root: Path, path: str) -> None:
    target = Target(root)
    with pytest.raises(OutputError, match="outside"):
        target.put(path, [b"x"])
    with pytest.raises(OutputError, match="outside"):
        target.read(path)
    assert not (root.parent / "a.rss").exists()


def test_new_folders_are_flushed_into_those_that_hold_them(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    flushed: list[str] = []
    real_fsync = os.fsync

    def fsync(handle: int) -> None:
        flushed.append(str(Path(f"/proc/self/fd/{handle}").readlink()))
        real_fsync(handle)

    monkeypatch.setattr(os, "fsync", fsync)
    Target(root).put("all/share/x.txt", [b"x"])
    made = [path for path in flushed if not path.endswith(".tmp")]
    assert made == [str(root.parent), str(root), str(root / "all"), str(root / "all" / "share")]


def test_chunks_that_fail_leave_the_old_file(root: Path) -> None:
    target = Target(root)
    target.put("a.rss", [b"good"])

    def chunks() -> Iterator[bytes]:
        yield b"half"
        raise RuntimeError

    with pytest.raises(RuntimeError):
        target.put("a.rss", chunks())
    assert target.read("a.rss") == b"good"
    assert left(root) == []


def test_what_dead_runs_left_is_removed_and_what_living_ones_write_stays(root: Path) -> None:
    (root / "all").mkdir(parents=True)
    dead = subprocess.run(
        [sys.executable, "-c", "import os; print(os.getpid())"], capture_output=True, text=True, check=True
    )
    old = root / "all" / f".syndicate-{dead.stdout.strip()}-0.tmp"
    odd = root / ".syndicate-x-0.tmp"
    living = root / f".syndicate-{os.getppid()}-0.tmp"
    foreign = root / "notes.tmp"
    for path in (old, odd, living, foreign):
        path.write_bytes(b"")
    Target(root)
    assert left(root) == sorted([living.name, foreign.name])
