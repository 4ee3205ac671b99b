"""A daemon whose clock is set: two hours and a year back, ten years ahead, through the night when summer time ends.

python bench/clocks.py      needs a C compiler, else told and left out; takes a minute

The real daemon reads a feed on loopback once a second while the time of day that it sees jumps. After every jump it
must go on reading within some seconds, ask no oftener than before, leave the published entries with their ids and
dates, and end in order. Prints what was seen as JSON; exit code 1 where anything was not so.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

from faults import shim

DAY = 86_400
JUMPS = {
    "two hours back": -7_200, "a year back": -365 * DAY, "ten years ahead": 3_650 * DAY, "right again": 0,
    "a month ahead": 30 * DAY, "right once more": 0,
}  # fmt: skip
"""Seconds that are added to the time of day, one after the other."""
EACH = 9.0
"""Seconds that each of them lasts."""
LEAST, MOST = 2, 10
"""Requests in that time: the daemon asks once a second, and may need some to see that its clock was set back."""


class Site(BaseHTTPRequestHandler):
    """A feed that grows by an item with every tenth answer."""

    asked = 0
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        """Answer with the feed."""
        Site.asked += 1
        items = "".join(
            f"<item><title>Story number {each}</title><link>http://127.0.0.1/{each}</link>"
            f"<description>All of story {each}.</description><author>ada@a.example (Ada Holm)</author>"
            "<pubDate>Sat, 14 Mar 2026 09:40:00 GMT</pubDate></item>"
            for each in range(2 + Site.asked // 10)
        )
        body = f'<rss version="2.0"><channel><title>Site</title>{items}</channel></rss>'.encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/rss+xml")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *words: object) -> None:
        """Say nothing."""


def shown(folder: Path) -> dict[str, Any]:
    """Return what the feed holds: for each id its date."""
    path = folder / "feeds" / "all.json"
    return (
        {item["id"]: item["date_published"] for item in json.loads(path.read_bytes())["items"]} if path.exists() else {}
    )


def seconds_of(zone_change: datetime) -> float:
    """Return by how much the clock must be set for it to be some seconds before a time."""
    return zone_change.timestamp() - time.time() - 3


def played(folder: Path, library: Path) -> dict[str, str]:
    """Run the daemon through the jumps; return what was wrong with each."""
    clock = folder / "clock"
    clock.write_text("0", encoding="utf-8")
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    Thread(target=server.serve_forever, daemon=True).start()
    (folder / "config.toml").write_text(
        f'[site]\ntimezone = "Europe/Oslo"\n[fetch]\ngap = "0.1s"\n'
        f'allow_private = ["127.0.0.1:{server.server_port}"]\n[source.site]\nkind = "feed"\n'
        f'url = "http://127.0.0.1:{server.server_port}/feed.xml"\nevery = "1s"\nfull_text = false\n[feed.all]\n',
        encoding="utf-8",
    )
    words = [sys.executable, "-m", "syndicate", "run", "--config", str(folder / "config.toml")]
    environ = {**os.environ, "LD_PRELOAD": str(library), "FAULT_CLOCK": str(clock)}
    found: dict[str, str] = {}
    summer_ends = seconds_of(datetime(2026, 10, 25, 1, tzinfo=UTC))
    with (folder / "log").open("wb") as log, subprocess.Popen(words, env=environ, stderr=log) as daemon:
        time.sleep(8)
        known = shown(folder)
        for what, ahead in {**JUMPS, "summer time ends": summer_ends, "and right at last": 0}.items():
            clock.write_text(str(ahead), encoding="utf-8")
            before = Site.asked
            time.sleep(EACH)
            now = shown(folder)
            asked = Site.asked - before
            stay = all(now.get(id) == date for id, date in known.items())
            fine = stay and LEAST <= asked <= MOST + 1
            found[what] = (
                f"{'' if fine else 'WRONG: '}{asked} requests in {EACH:g} s, {len(now)} entries, {len(known)} before"
            )
            known |= now
        daemon.send_signal(signal.SIGTERM)
        code = daemon.wait(30)
    server.shutdown()
    said = (folder / "log").read_text(encoding="utf-8")
    found["end"] = f"{'WRONG: ' if code or 'Traceback' in said else ''}exit code {code}"
    found["words"] = f"{said.count('clock: it was set back')} times said that the clock was set back"
    return found


def main() -> int:
    """Play and print."""
    library = shim()
    if library is None:
        print("no C compiler here: left out")
        return 0
    with tempfile.TemporaryDirectory() as folder:
        found = played(Path(folder), library)
    print(json.dumps(found, indent=1))
    return int(any("WRONG" in what for what in found.values()))


if __name__ == "__main__":
    sys.exit(main())
