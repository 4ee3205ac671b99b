"""The order in which a publication reaches the disk, as the kernel sees it.

python bench/order.py       needs strace; exit code 1 where the order does not hold, 0 with a word where strace is not

For every published file: fsync of the new file, then rename, then fsync of the folder, and only then the next write to
the memory, which says that the file is there. So a crash at any moment leaves a file whole, and a memory that claims no
more than what is on the disk.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

CONFIG = '[source.inbox]\nkind = "files"\npath = "articles"\n[feed.all]\n[network.x]\n'
CALLS = "fsync,fdatasync,rename,renameat,renameat2,pwrite64,write"
_FSYNC = re.compile(r"\bf(?:data)?sync\(\d+<([^>]+)>\)\s*= 0")
_RENAME = re.compile(r'\brename(?:at2?)?\((?:AT_FDCWD(?:<[^>]*>)?, )?"([^"]+)", (?:AT_FDCWD(?:<[^>]*>)?, )?"([^"]+)"')
_WRITE = re.compile(r"\bp?write(?:64)?\(\d+<([^>]*state\.db-wal)>")


class Event(NamedTuple):
    """What happened to a path: "sync", "name" (a new file got it), "remember" (a write to the memory)."""

    kind: str
    path: str
    other: str = ""


def traced(folder: Path) -> list[Event]:
    """Publish under strace; return what reached the disk, in order."""
    log = folder / "trace"
    words = ["strace", "-f", "-y", "-e", f"trace={CALLS}", "-o", str(log), sys.executable, "-m", "syndicate", "publish"]
    subprocess.run(words, cwd=folder, check=True, capture_output=True, env=os.environ)
    return [event for line in log.read_text(encoding="utf-8", errors="replace").splitlines() if (event := _event(line))]


def _event(line: str) -> Event | None:
    if named := _RENAME.search(line):
        return Event("name", named[2], named[1])
    if synced := _FSYNC.search(line):
        return Event("sync", synced[1])
    return Event("remember", written[1]) if (written := _WRITE.search(line)) else None


def faults(events: list[Event], feeds: str) -> list[str]:
    """Return where the order does not hold."""
    found = []
    for at, event in enumerate(events):
        if event.kind != "name" or not event.path.startswith(feeds):
            continue
        if Event("sync", event.other) not in events[:at]:
            found.append(f"{event.path}: got its name before it was on the disk")
        later = events[at + 1 :]
        folder = next(
            (place for place, each in enumerate(later) if each == Event("sync", str(Path(event.path).parent))), None
        )
        memory = next((place for place, each in enumerate(later) if each.kind == "remember"), None)
        if folder is None or (memory is not None and memory < folder):
            found.append(f"{event.path}: is remembered before its name is on the disk")
    return found


def main() -> int:
    """Publish three times, with new and edited articles, and look."""
    if shutil.which("strace") is None:
        print("strace is not installed: the order was not looked at")
        return 0
    files = wrong = 0
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name).resolve()
        (folder / "articles").mkdir()
        (folder / "config.toml").write_text(CONFIG, encoding="utf-8")
        for number in range(3):
            for article in range(number + 1):
                text = f"Story {article}\n\nA sentence that is long enough to be a paragraph, said {number} times.\n"
                (folder / "articles" / f"{article}.txt").write_text(text, encoding="utf-8")
            events = traced(folder)
            found = faults(events, str(folder / "feeds"))
            files += sum(event.kind == "name" and event.path.startswith(str(folder / "feeds")) for event in events)
            wrong += len(found)
            for fault in found:
                print(fault)
    print(f"{files} files replaced, {wrong} out of order")
    return int(bool(wrong) or not files)


if __name__ == "__main__":
    sys.exit(main())
