"""Disks that rot and disks that are full: what is published is right or what it was, and the next run heals.

python bench/damage.py [--each 50] [--levels 50] [--seed 1]

`each` times a byte of the memory is flipped, a sector of it zeroed, its end cut off; then one article more is
published. Either all is right, or it is exit code 8 and the feeds are untouched, and after `store rebuild` all is right
again. Then, at so many fill levels of a small disk (a tmpfs of its own: needs root and unshare, else told and left out)
a run must leave the feeds from before or finish, leave no temporary file, and the next run with space must bring all up
to date. Prints counts as JSON; exit code 1 when a wrong byte was published or anything did not heal.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kills import WORDS, start, wait

if TYPE_CHECKING:
    from collections.abc import Callable

CONFIG = '[source.inbox]\nkind = "files"\npath = "articles"\n[feed.all]\n[feed.short]\nlimit = 3\n'
ARTICLES = 12
SECTOR = 512
DISK = "12m"
"""Size of the small disk."""


def write(folder: Path, number: int, chance: random.Random) -> None:
    """Write one article."""
    text = " ".join(chance.choices(WORDS, k=150))
    said = f"Story number {number}\n\nBy Ada Holm\n\n{text} {number}.\n"
    (folder / "articles" / f"{number:04}.txt").write_text(said, encoding="utf-8")


def made(folder: Path, chance: random.Random) -> None:
    """Make a workspace with a dozen articles and publish it."""
    (folder / "articles").mkdir(parents=True)
    (folder / "config.toml").write_text(CONFIG, encoding="utf-8")
    for number in range(ARTICLES):
        write(folder, number, chance)
    if run(folder, "publish"):
        sys.exit("the workspace could not be published to begin with")


def run(folder: Path, *words: str) -> int:
    """Run a command to its end; return the exit code."""
    return wait(start([*words, "--config", str(folder / "config.toml")]), None)


def items(folder: Path) -> dict[str, Any]:
    """Return what the feed of everything holds, by id."""
    found = json.loads((folder / "feeds" / "all.json").read_bytes())["items"]
    return {item["id"]: item for item in found}


def files(folder: Path) -> dict[str, bytes]:
    """Return every published file."""
    return {str(path): path.read_bytes() for path in (folder / "feeds").rglob("*") if path.is_file()}


def flipped(body: bytearray, at: int) -> bytearray:
    """Return bytes with one bit changed."""
    body[at] ^= 1 << at % 8
    return body


def zeroed(body: bytearray, at: int) -> bytearray:
    """Return bytes with one sector of zeros."""
    body[at // SECTOR * SECTOR : (at // SECTOR + 1) * SECTOR] = bytes(SECTOR)
    return body


def cut(body: bytearray, at: int) -> bytearray:
    """Return the beginning of bytes."""
    return body[:at]


KINDS: dict[str, Callable[[bytearray, int], bytearray]] = {"flipped": flipped, "zeroed": zeroed, "cut": cut}


def damaged(base: Path, folder: Path, kind: str, chance: random.Random) -> str:
    """Damage a copy of a workspace, publish one article more, mend it; return what came of it."""
    shutil.copytree(base, folder)
    state = folder / ".syndicate" / "state.db"
    body = bytearray(state.read_bytes())
    state.write_bytes(KINDS[kind](body, chance.randrange(len(body))))
    before, files_before = items(folder), files(folder)
    write(folder, ARTICLES, chance)
    code = run(folder, "publish")
    if code == 0:
        return f"{kind}: harmless" if _is_right(before, items(folder)) else f"{kind}: WRONG bytes published"
    if code != 8 or files(folder) != files_before:
        return f"{kind}: WRONG exit code {code} or feeds touched"
    codes = (run(folder, "store", "rebuild"), run(folder, "publish"))
    healed = codes == (0, 0) and _is_right(before, items(folder))
    return f"{kind}: found, and right after a rebuild" if healed else f"{kind}: WRONG after a rebuild {codes}"


def _is_right(before: dict[str, Any], now: dict[str, Any]) -> bool:
    """Tell whether everything is as it was, with one article more."""
    return len(now) == len(before) + 1 and all(now.get(id) == item for id, item in before.items())


def filled(levels: int, chance: random.Random) -> Counter[str]:
    """Publish on a disk with less and more room left; return what came of it. The current folder is that disk."""
    folder = Path.cwd()
    made(folder / "work", chance)
    outcome: Counter[str] = Counter()
    for level in range(levels):
        outcome[_at_level(folder, level, levels, chance)] += 1
    return outcome


def _at_level(folder: Path, level: int, levels: int, chance: random.Random) -> str:
    work = folder / "work"
    before = files(work)
    write(work, ARTICLES + level, chance)
    _fill(folder / "filler", int((level / max(1, levels - 1)) ** 2 * 1_500_000))
    code = run(work, "publish")
    now = files(work)
    whole = all(path in now for path in before) and not any(path.endswith(".tmp") for path in now)
    seen = items(work)
    (folder / "filler").unlink()
    # All of them, whatever the feed's limit says: they are younger than two days.
    healed = run(work, "publish") == 0 and len(items(work)) == ARTICLES + level + 1
    if not (whole and healed and code in {0, 7, 8} and seen):
        return f"full disk: WRONG (exit code {code}, whole {whole}, healed {healed})"
    return f"full disk: exit code {code}, then healed"


def _fill(path: Path, leave: int) -> None:
    """Fill a disk but for so many bytes."""
    stat = os.statvfs(path.parent)
    path.write_bytes(b"x" * max(0, stat.f_bavail * stat.f_frsize - leave // 4096 * 4096))


def on_a_small_disk(levels: int, seed: int) -> dict[str, int]:
    """Run this script on a disk of its own; nothing where that cannot be had."""
    with tempfile.TemporaryDirectory() as mount:
        words = [shutil.which("unshare") or "unshare", "-m", "sh", "-c"]
        again = f"{sys.executable} {Path(__file__).resolve()} --here {levels} {seed}"
        inside = f"mount -t tmpfs -o size={DISK} tmpfs {mount} && cd {mount} && exec {again}"
        done = subprocess.run([*words, inside], capture_output=True, text=True, check=False)
    if done.returncode:
        sys.stderr.write(f"no small disk could be made, full disks are left out ({done.stderr.strip()[-200:]})\n")
        return {}
    found: dict[str, int] = json.loads(done.stdout)
    return found


def main(words: list[str]) -> int:
    """Damage, fill, count."""
    if words[:1] == ["--here"]:
        print(json.dumps(filled(int(words[1]), random.Random(int(words[2])))))  # noqa: S311 - the same texts each time
        return 0
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--each", type=int, default=50)
    parser.add_argument("--levels", type=int, default=50)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args(words)
    chance = random.Random(options.seed)  # noqa: S311 - places, not secrets
    outcome: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as name:
        made(Path(name) / "base", chance)
        for number in range(options.each):
            for kind in KINDS:
                folder = Path(name) / f"{kind}-{number}"
                outcome[damaged(Path(name) / "base", folder, kind, chance)] += 1
                shutil.rmtree(folder)
    outcome.update(on_a_small_disk(options.levels, options.seed) if options.levels else {})
    print(json.dumps(dict(sorted(outcome.items())), indent=1))
    return int(any("WRONG" in what for what in outcome))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
