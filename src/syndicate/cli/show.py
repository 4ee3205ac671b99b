"""`syndicate show`: entries, or a page that is not stored, and why they say what they say."""

from __future__ import annotations

import os
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from syndicate.cli._screen import dump, moment, out, table
from syndicate.errors import UsageError

if TYPE_CHECKING:
    import argparse
    from collections.abc import Mapping, Sequence

    from syndicate.acts.show import Shown, Why
    from syndicate.model import Draft, Entry, Evidence, Flag, Vote

VALUE = 200
"""Characters of a long value on the screen; --json prints it whole."""
_HIDDEN = ("evidence", "document", "guid")
"""Fields of a draft that are not its page's: evidence stands under "why"."""


def options(parser: argparse.ArgumentParser) -> None:
    """Add the command's own options."""
    parser.add_argument(
        "word",
        metavar="NAME|ENTRY|URL|FILE",
        help="a source, a feed, an entry's id, slug, link or title; else a URL, or a file, ./NAME in this folder",
    )
    parser.add_argument("--why", action="store_true", help="for each field its evidence, and what was rejected")
    parser.add_argument("--history", action="store_true", help="how an entry stood before each of its edits")
    parser.add_argument("--journal", action="store_true", help="which files of a feed were replaced, and why")
    parser.add_argument("--at", metavar="DATE", help="a feed as it stood then: its RSS, Atom or JSON on stdout")
    parser.add_argument("--format", choices=("rss", "atom", "json"), default="json", help="of --at (json)")
    parser.add_argument("--limit", type=_count, default=50, metavar="N", help="entries at most (50)")


def _count(word: str) -> int:
    """Return a number of entries from 1 to 100,000."""
    return min(max(1, int(word)), 100_000)


def run(options: argparse.Namespace) -> int:
    """Print what the word leads to; 0, or 2 where it leads nowhere, or what reading a page ended with."""
    return _past(options) if options.history or options.journal or options.at is not None else _present(options)


def _present(options: argparse.Namespace) -> int:
    """Print the entries of a source or feed, one entry, or a page, as they stand."""
    shown, reasons = _found(options)
    if shown.draft is not None:
        _print_draft(shown.draft, options)
    elif options.json:
        entries = [_json(asdict(entry), reasons.get(entry.id)) for entry in shown.entries]
        dump({"exit_code": 0, "entries": entries})
    elif options.why:
        for entry in shown.entries:
            out(f"{entry.id}  {entry.title}")
            _print_why(reasons[entry.id])
            _print_flags(entry.flags)
    elif shown.is_one:
        _print_whole(asdict(shown.entries[0]), shown.entries[0].flags)
    else:
        head = ("published", "updated", "source", "min", "title", "entry")
        table(head, [_row(entry) for entry in shown.entries])
    return 0


def _past(options: argparse.Namespace) -> int:
    """Print what stood where before."""
    from syndicate.cli import _past
    from syndicate.config import load
    from syndicate.workspace import connect, locate

    with connect(load(locate(options.config, os.environ))) as workspace:
        if options.history:
            return _past.history(workspace, options)
        return _past.journal(workspace, options) if options.journal else _past.at(workspace, options)


def _found(options: argparse.Namespace) -> tuple[Shown, Mapping[str, Sequence[Why]]]:
    """Return what the word leads to, and if asked for why the entries among it say what they say, by id.

    A page can be looked at where there is no config; one that is named must be there.
    """
    from syndicate.acts.show import Shown, show, why
    from syndicate.config import load
    from syndicate.workspace import connect, locate

    path = locate(options.config, os.environ)
    if not (options.config or os.environ.get("SYNDICATE_CONFIG") or path.exists()):
        return Shown(draft=_without_config(path, options.word)), {}
    with connect(load(path)) as workspace:
        shown = show(workspace, options.word, options.limit, Path.cwd())
        return shown, {entry.id: why(workspace, entry) for entry in shown.entries} if options.why else {}


def _without_config(path: Path, word: str) -> Draft:
    """Return what a page says, read as an empty config would have it. Raises UsageError for what is no page."""
    from syndicate.acts.show import Reader
    from syndicate.config import Config
    from syndicate.sandbox import extract
    from syndicate.tables import Fetch, Site
    from syndicate.workspace import client

    config = Config(path=path, site=Site(), sources={}, feeds={}, networks={}, fetch=Fetch())
    fetch = client(config)
    try:
        draft = Reader(fetch, extract, config.fetch.max_bytes, path.parent).look(word)
    finally:
        fetch.close()
    if draft is None:
        raise UsageError(
            word,
            f"is no http(s) URL and no file, and without {path} there is nothing else",
            "`syndicate init` writes one, --config names another",
        )
    return draft


def _json(values: Mapping[str, Any], reasons: Sequence[Why] | None) -> dict[str, Any]:
    return {**values} | ({"why": [asdict(reason) for reason in reasons]} if reasons is not None else {})


def _row(entry: Entry) -> Sequence[str]:
    times = (moment(entry.published), moment(entry.updated))
    return (*times, entry.source, str(entry.reading_time), entry.title, entry.slug)


def _print_draft(draft: Draft, options: argparse.Namespace) -> None:
    """Print what a page says: whole, or field by field with the evidence, and what flags it."""
    from syndicate.acts.show import why_of

    values = {name: value for name, value in asdict(draft).items() if name not in _HIDDEN}
    if options.json:
        dump({"exit_code": 0, "draft": _json(values, why_of(draft) if options.why else None)})
    elif options.why:
        out(f"{options.word}  {_shown(draft.title)}")
        _print_why(why_of(draft))
        _print_flags(draft.flags)
    else:
        _print_whole(values, draft.flags)


def _print_whole(values: Mapping[str, Any], flags: Sequence[Flag]) -> None:
    for name, value in {**values, "flags": [flag.kind for flag in flags]}.items():
        if name not in {"content", "text"} and value not in (None, "", [], ()):
            out(f"{name}: {_shown(value)}")
    out("")
    for paragraph in (values["text"] or "").split("\n"):
        out(paragraph)


def _print_why(reasons: Sequence[Why]) -> None:
    for reason in reasons:
        found = reason.evidence.source if reason.evidence else "made here" if reason.value else "nothing found"
        out(f"  {reason.field}: {_shown(reason.value)}")
        out(f"    from {found}")
        if reason.evidence:
            _print_evidence(reason.evidence)


def _print_evidence(evidence: Evidence) -> None:
    """Print what was rejected for a field, and for the content of a page what each member said."""
    for rejected in evidence.rejected:
        out(f"    not {_shown(rejected.value)}  ({rejected.source}: {rejected.why})")
    for vote in evidence.votes:
        out(f"    member {vote.member}: {_said(vote)}")


def _said(vote: Vote) -> str:
    alike = "no vote" if vote.similarity is None else f"similarity {vote.similarity:.2f}"
    return f"{alike}, {vote.note}" if vote.note else alike


def _print_flags(flags: Sequence[Flag]) -> None:
    for flag in flags:
        out(f"  flag {flag.kind}")
        for line in flag.evidence:
            out(f"    because {_shown(line)}")


def _shown(value: object) -> str:
    words = ", ".join(map(str, value)) if isinstance(value, (list, tuple)) else str(value if value is not None else "-")
    line = " ".join(words.split())
    return line if len(line) <= VALUE else line[: VALUE - 1] + "…"
