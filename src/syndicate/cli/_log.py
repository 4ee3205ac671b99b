"""Log lines: one event, one line, nothing in it that a terminal or a log reader obeys."""

from __future__ import annotations

import logging
import time
import traceback

from syndicate.values.text import printable

LONGEST = 1_000
"""Characters of a message in the log."""


class Lines(logging.Formatter):
    """Writes ``2026-03-14T09:40:00Z WARNING blog: what``; a trace follows on lines of its own, indented."""

    def format(self, record: logging.LogRecord) -> str:
        """Return one record as text."""
        stamp = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(record.created))
        line = f"{stamp} {record.levelname} {printable(record.getMessage())[:LONGEST]}"
        if not record.exc_info:
            return line
        trace = "".join(traceback.format_exception(*record.exc_info)).splitlines()
        return "\n".join([line, *(f"    {_indented(each)[:LONGEST]}" for each in trace)])


def _indented(line: str) -> str:
    words = line.lstrip(" ")
    return " " * (len(line) - len(words)) + printable(words)
