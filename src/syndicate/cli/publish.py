"""`syndicate publish`: the one-off."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING, Any

from syndicate.cli._screen import dump, moment, out, say, table
from syndicate.cli._signals import on_end

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from rich.progress import Progress

    from syndicate.model import FeedReport, Report, SourceReport
    from syndicate.workspace import Workspace


def options(parser: argparse.ArgumentParser) -> None:
    """Add the command's own options."""
    parser.add_argument("names", metavar="NAME", nargs="*", help="sources and feeds; source.x and feed.x are exact")
    parser.add_argument(
        "--accept",
        metavar="NAME",
        action="append",
        default=[],
        help="let the held files of a feed through; share what is held of a source.NAME",
    )
    parser.add_argument("--dry-run", action="store_true", help="say what subscribers would see; nothing is kept")
    parser.add_argument("--all", action="store_true", help="read every source now, whether it is due or not")


def run(options: argparse.Namespace) -> int:
    """Publish, print the paths, return the report's exit code."""
    from syndicate.config import load
    from syndicate.engines.local import Engine
    from syndicate.worker import Wanted, once
    from syndicate.workspace import connect, locate, rehearsal

    config = load(locate(options.config, os.environ))
    stop = Event()
    engine = Engine(config.fetch.threads)
    with rehearsal(config) if options.dry_run else connect(config, declare=True) as workspace:
        _end_in_order(stop, workspace)
        watch = _bar() if sys.stderr.isatty() and not options.json else None
        try:
            wanted = Wanted(names=options.names, everything=options.all, accept=options.accept)
            report = once(workspace, engine, wanted, watch=watch, stop=stop)
        finally:
            if watch is not None:
                watch.close()
            engine.close()
    if options.json:
        dump({"exit_code": report.exit_code, "dry_run": options.dry_run, **_json(report)})
    else:
        _print(report, config.root, dry=options.dry_run)
    return report.exit_code


def _end_in_order(stop: Event, workspace: Workspace) -> None:
    """Let signals end the run in order: fetches are given up, what has been read is kept."""

    def end() -> None:
        stop.set()
        workspace.abort()

    on_end(end)


def _bar() -> Any:
    """Return a watch that draws a progress bar on stderr."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    from syndicate.worker import Watch

    class Bar(Watch):
        def __init__(self) -> None:
            console = Console(stderr=True, no_color="NO_COLOR" in os.environ or None)
            columns = (TextColumn("sources"), BarColumn(), MofNCompleteColumn(), TextColumn("{task.fields[last]}"))
            self.progress: Progress = Progress(*columns, console=console, transient=True)

        def begin(self, sources: Sequence[str]) -> None:
            if sources:
                self.progress.start()
                self.task = self.progress.add_task("", total=len(sources), last="")

        def done(self, report: SourceReport) -> None:
            self.progress.update(self.task, advance=1, last=report.name)

        def close(self) -> None:
            self.progress.stop()

    return Bar()


def _json(report: Report) -> dict[str, Any]:
    return {"interrupted": report.interrupted, "sources": report.sources, "feeds": report.feeds}


def _print(report: Report, root: Path, *, dry: bool) -> None:
    """Print what a person wants to know: a table of sources, what failed, and on stdout the files."""
    if report.sources:
        head = ("source", "result", "new", "edited", "pending", "next due")
        table(head, [_row(source) for source in report.sources], to_stderr=True)
    for source in report.sources:
        _complain(source)
    for feed in report.feeds:
        _print_feed(feed, root, "would write" if dry else "written   ")
    say(_last_word(report, dry=dry))


def _last_word(report: Report, *, dry: bool) -> str:
    if report.interrupted:
        return "interrupted: what had been read is kept, run again to publish it"
    written = sum(len(feed.written) for feed in report.feeds)
    failed = any(source.error for source in report.sources) or any(feed.error for feed in report.feeds)
    told = f"{written} files would be written, nothing was" if dry else f"{written} files written"
    return told if written or failed else "nothing new"


def _complain(source: SourceReport) -> None:
    """Print a line for each article that failed, and one for the source if it did; each names the source."""
    for line in (*source.problems, source.error or ""):
        if line:
            say(line if line.startswith(f"{source.name}:") else f"{source.name}: {line}")


def _row(source: SourceReport) -> Sequence[str]:
    counts = (str(source.new), str(source.edited), str(source.pending))
    return (source.name, source.outcome, *counts, moment(source.next_due))


def _print_feed(feed: FeedReport, root: Path, verb: str) -> None:
    from syndicate.workspace import FEEDS

    folder = root / FEEDS
    for path in feed.written:
        out(f"{verb} {_near(folder / path)}")
    for path in feed.unchanged:
        if "/" not in path:
            out(f"unchanged  {_near(folder / path)}")
    if feed.seen and not feed.error:
        say(f"feed.{feed.name}: {feed.seen}")
    for line in (feed.error or "", *feed.held):
        if line:
            say(line)


def _near(path: Path) -> str:
    """Return a path as one would type it from here."""
    here = Path.cwd()
    return str(path.relative_to(here) if path.is_relative_to(here) else path)
