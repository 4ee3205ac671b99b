"""What the memory costs: insert, unchanged, newest 50, due sources, search, at any size.

python bench/store.py [--sources 100000] [--entries 1000000] [--at FOLDER]     microseconds of CPU as JSON
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import tempfile
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from syndicate.entries.matching import fingerprints
from syndicate.model import Change, Entry, Known
from syndicate.ports import Round, SourceRow
from syndicate.stores.sqlite import Store

if TYPE_CHECKING:
    from collections.abc import Callable

NOW = datetime(2026, 3, 14, 12, tzinfo=UTC)
LEASE = timedelta(seconds=120)
PER_ROUND = 20
"""Entries of one listing."""
WORDS = [
    f"{first}{last}" for first in ("har", "boat", "mist", "lamp", "stone", "field") for last in ("", "ing", "er", "ly")
]


def entry(source: int, number: int, chance: random.Random) -> Entry:
    """Return an entry of about a thousand characters."""
    text = " ".join(chance.choices(WORDS, k=150)) + f" {source} {number}"
    when = NOW - timedelta(minutes=number * 7 + source % 1_000)
    return Entry(
        id=f"tag:x.example,2026:{source}-{number}", source=f"s{source}", link=f"https://x.example/{source}/{number}",
        title=f"Story {number} of {source}", authors=("Ada Holm",), published=when, updated=when, text=text,
        content=f"<p>{text}</p>", slug=f"story-{source}-{number}", first_seen=when,
    )  # fmt: skip


def round_of(changes: list[Change]) -> Round:
    """Return a round that brings these changes."""
    return Round(now=NOW, next_due=NOW + LEASE, listing_due=NOW + LEASE, changes=changes, pending={})


def new(made: Entry) -> Change:
    """Return an entry as a round brings it, with its names."""
    names = [f"guid:{made.id}", f"id:{made.id}", f"link:{made.link}", f"bare:{made.link}", *fingerprints(made)]
    return Change("new", made, names, "l")


def filled(store: Store, sources: int, entries: int) -> float:
    """Fill a store; return CPU microseconds for each entry."""
    chance = random.Random(7)  # noqa: S311 - the same entries each time
    store.sources.declare([SourceRow(f"s{source}", f"https://x.example/{source}", "") for source in range(sources)])
    each = max(1, entries // sources)
    began, made = time.process_time(), 0.0
    for source in range(sources):
        lease = store.sources.take(f"s{source}", "bench/1/1", NOW, LEASE)
        assert lease is not None
        before = time.process_time()
        changes = [new(entry(source, number, chance)) for number in range(each)]
        made += time.process_time() - before
        store.sources.finish(lease, round_of(changes))
    return (time.process_time() - began - made) / (each * sources) * 1e6


def cost(work: Callable[[int], object], times: int) -> float:
    """Return CPU microseconds of one piece of work."""
    began = time.process_time()
    for number in range(times):
        work(number)
    return round((time.process_time() - began) / times * 1e6, 1)


def known(store: Store, source: int, count: int) -> list[Known]:
    """Return what is known of the entries of a source by their guids."""
    ids = (f"guid:tag:x.example,2026:{source}-{number}" for number in range(count))
    return [found for id in ids if (found := store.entries.find(f"s{source}", [id])) is not None]


def measured(store: Store, sources: int, entries: int) -> dict[str, float]:
    """Return what each piece of work costs."""
    each = min(PER_ROUND, max(1, entries // sources))
    names = {f"s{source}": source for source in range(sources)}

    def unchanged(source: int) -> None:
        lease = store.sources.take(f"s{source}", "bench/1/1", NOW + LEASE, LEASE)
        assert lease is not None
        known(store, source, each)
        store.sources.finish(lease, round_of([]))

    def mentioned(source: int) -> None:
        lease = store.sources.take(f"s{source}", "bench/1/1", NOW + LEASE, LEASE)
        assert lease is not None
        same = [Change("same", found.entry, (), found.listed) for found in known(store, source, each)]
        store.sources.finish(lease, round_of(same))

    def claim(number: int) -> None:
        store.sources.claim("bench/1/1", NOW + (number + 2) * LEASE, LEASE, names, 500)

    return {
        f"read {each} known": cost(lambda source: known(store, source, each), 200),
        f"a round of {each} unchanged": cost(unchanged, 200),
        f"a round of {each} listed otherwise": cost(mentioned, 200),
        "newest 50 of one source": cost(lambda source: store.entries.latest([f"s{source}"], 50), 200),
        "newest 50 of ten sources": cost(
            lambda at: store.entries.latest([f"s{at * 10 + each}" for each in range(10)], 50), 50
        ),
        "claim 500 due": cost(claim, 5),
        "search two words that are everywhere": cost(lambda at: store.entries.query(f"story {at}", 20), 5),
        "search a title": cost(lambda at: store.entries.query(f'"story 1 of {at * 7}"', 20), 20),
    }


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sources", type=int, default=2_000)
    parser.add_argument("--entries", type=int, default=40_000)
    parser.add_argument("--at", type=Path, help="where the file is made; default: a temporary folder")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=options.at) as folder:
        path = Path(folder) / "state.db"
        with Store(path) as store:
            insert = round(filled(store, options.sources, options.entries), 1)
            sys.stderr.write(f"{options.entries} entries, {path.stat().st_size // 1_000_000} MB\n")
            print(json.dumps({"insert one": insert, **measured(store, options.sources, options.entries)}, indent=1))


if __name__ == "__main__":
    main()
