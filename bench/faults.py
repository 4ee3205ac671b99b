"""Every call to the disk fails once, and for good: nothing wrong is published, all is said, the next run heals.

python bench/faults.py [--most 40] [--only KIND] [--seed 1]      needs a C compiler, else told and left out

Reading, writing, opening, flushing, naming, cutting, removing and making folders: at each such call under the
workspace, `most` of a kind at most, one run gets an error (EIO, EMFILE, ENOSPC, EROFS, EACCES), once or from then on
(a disk that has gone, a folder that is read-only). The run adds one article and edits another. It may succeed or end
with an exit code that says so, in words, without a trace; the feed files are those from before or the new ones, whole;
and the next run without a fault brings all up to date. Prints counts as JSON; exit code 1 where anything was not so.
"""

from __future__ import annotations

import argparse
import contextlib
import ctypes
import errno
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from damage import ARTICLES, items, made, run, write
from syndicate.cli.main import main as program
from syndicate.validate import atom, rss
from syndicate.validate import json as json_feed

if TYPE_CHECKING:
    from collections.abc import Iterator

KINDS = {
    "open": ("EMFILE", "EIO", "EACCES"), "create": ("EROFS", "EMFILE", "ENOSPC", "EACCES"), "read": ("EIO",),
    "write": ("EIO", "ENOSPC"), "sync": ("EIO",), "truncate": ("EIO", "ENOSPC"), "rename": ("EIO", "EROFS"),
    "unlink": ("EIO", "EROFS"), "mkdir": ("ENOSPC", "EROFS"),
}  # fmt: skip
FOR_GOOD = 1_000_000
SAID = {0, 2, 3, 4, 5, 7, 8}
"""Exit codes that say what happened; 1 would be a fault of our own."""
CHECKS = {"rss": rss, "atom": atom, "json": json_feed}


class Fault(NamedTuple):
    """A call that fails."""

    kind: str
    at: int
    length: int
    code: str

    def __str__(self) -> str:
        return f"{self.kind} number {self.at}{' and all after' if self.length > 1 else ''}: {self.code}"


def shim() -> Path | None:
    """Compile what stands between the program and its disk; None without a compiler."""
    compiler = shutil.which("cc")
    if compiler is None or not sys.platform.startswith("linux"):
        return None
    made = Path(tempfile.mkdtemp()) / "faults.so"
    source = Path(__file__).with_suffix(".c")
    subprocess.run([compiler, "-shared", "-fPIC", "-O1", "-o", str(made), str(source), "-ldl"], check=True)
    return made


def struck(folder: Path, fault: Fault) -> tuple[int, str, int]:
    """Publish in a child whose calls fail; return its exit code, what it said, and how many such calls there were."""
    said = folder.parent / "said"
    pid = os.fork()
    if not pid:
        code = 70
        with contextlib.suppress(BaseException):
            null, out = os.open(os.devnull, os.O_RDWR), os.open(said, os.O_CREAT | os.O_TRUNC | os.O_WRONLY)
            os.dup2(null, 0)
            os.dup2(null, 1)
            os.dup2(out, 2)
            shimmed = ctypes.CDLL(None)
            number = getattr(errno, fault.code)
            shimmed.fault_arm(fault.kind.encode(), fault.at, fault.length, number, str(folder).encode())
            code = program(["publish", "--config", str(folder / "config.toml")])
            sys.stderr.flush()
            os.write(2, f"\ncalls {shimmed.fault_count()}\n".encode())
        os._exit(code)
    code = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
    words, _, count = said.read_text(encoding="utf-8", errors="replace").rpartition("\ncalls ")
    return code, words, int(count or 0)


def changed(base: Path, folder: Path) -> None:
    """Copy the workspace to a folder, with one article more and one that is edited."""
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(base, folder)
    write(folder, ARTICLES, random.Random(7))  # noqa: S311 - the same article each time
    edited = folder / "articles" / "0003.txt"
    edited.write_text(edited.read_text(encoding="utf-8") + "\nOne paragraph more.\n", encoding="utf-8")


def whole(folder: Path, names: set[str]) -> bool:
    """Tell whether all feed files are there and valid."""
    found = [path for path in (folder / "feeds").glob("*.*") if path.suffix[1:] in CHECKS]
    return {path.name for path in found} == names and all(
        not [each for each in CHECKS[path.suffix[1:]].check(path.read_bytes()) if each.level == "error"]
        for path in found
    )


def outcome(base: Path, folder: Path, fault: Fault) -> str:
    """Let one call fail; return what came of it."""
    changed(base, folder)
    code, said, _ = struck(folder, fault)
    wrong = next(filter(None, [*wrongly_said(code, said), *wrongly_left(base, folder)]), None)
    return f"WRONG: {fault}: {wrong}" if wrong else f"exit code {code}"


def wrongly_said(code: int, said: str) -> Iterator[str]:
    """Give what is wrong with the words of a run."""
    if code not in SAID or "Traceback" in said or "internal error" in said:
        yield f"exit code {code}: {said.strip()[:400]}"
    if code and not said.strip():
        yield f"exit code {code} without a word"


def wrongly_left(base: Path, folder: Path) -> Iterator[str]:
    """Give what is wrong with what a run has left, and with what the next one makes of it."""
    if not whole(folder, {path.name for path in (base / "feeds").glob("*.*")}):
        yield "a feed file is torn"
    if run(folder, "publish"):
        yield "the next run does not heal"
    before, now = items(base), items(folder)
    stay = all(now[id]["date_published"] == item["date_published"] for id, item in before.items() if id in now)
    edited = sum(now[id] != item for id, item in before.items() if id in now)
    if not (set(before) < set(now) and len(now) == len(before) + 1 and stay and edited == 1):
        yield f"after healing {len(now)} entries, {edited} edited, dates {'stay' if stay else 'move'}"
    if list((folder / "feeds").rglob("*.tmp")):
        yield "files are left lying about"


def chosen(count: int, most: int, chance: random.Random) -> list[int]:
    """Return which of so many calls fail: all, or the first, the last and some between."""
    if count <= most:
        return list(range(1, count + 1))
    return sorted({1, count, *chance.sample(range(2, count), most - 2)})


def played(most: int, only: str | None, chance: random.Random) -> Counter[str]:
    """Let calls fail, one run each."""
    found: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as name:
        base, folder = Path(name) / "base", Path(name) / "work"
        made(base, chance)
        for kind in [only] if only else KINDS:
            changed(base, folder)
            _, _, count = struck(folder, Fault(kind, FOR_GOOD, 1, "EIO"))
            for at in chosen(count, most, chance):
                for code in KINDS[kind]:
                    for length in (1, FOR_GOOD):
                        what = outcome(base, folder, Fault(kind, at, length, code))
                        found[what if what.startswith("WRONG") else f"{kind}: {what}"] += 1
    return found


def main() -> int:
    """Strike, look, count."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--most", type=int, default=40)
    parser.add_argument("--only", choices=KINDS)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    if "faults.so" not in os.environ.get("LD_PRELOAD", ""):
        library = shim()
        if library is None:
            print("no C compiler here: left out")
            return 0
        os.environ["LD_PRELOAD"] = str(library)
        os.execv(sys.executable, [sys.executable, *sys.argv])  # noqa: S606 - itself
    found = played(options.most, options.only, random.Random(options.seed))  # noqa: S311 - moments, not secrets
    print(json.dumps(found, indent=1, sort_keys=True))
    return int(any(what.startswith("WRONG") for what in found))


if __name__ == "__main__":
    sys.exit(main())
