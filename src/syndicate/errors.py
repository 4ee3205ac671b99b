"""What can go wrong, and what to do about it.

SyndicateError
├── ConfigError            the config cannot be used: all its problems at once          exit 2
├── UsageError             the command line asks for what is not there                  exit 2
├── SourceError            a whole place failed: a line in the report, others go on     exit 3 or 4 in a round
│   ├── FetchError         the place could not be read
│   │   ├── Refused        we do not ask: a private address, another scheme, an odd URL
│   │   ├── Unreachable    no connection, a broken answer, a bad certificate
│   │   ├── TimedOut       the total deadline of a fetch passed
│   │   ├── TooLarge       the body is over the limit
│   │   ├── BadStatus      the host answered, but not with the page (404, 500 ...)
│   │   │   └── Gone       it leads to its home page in the place of an article
│   │   ├── Blocked        the host refuses us (401, 403, 429, a challenge)             exit 6
│   │   ├── Later          the host says when to come back
│   │   └── Stopped        this process is ending; nothing is recorded
│   ├── Unreadable         the document is not what it should be
│   └── NothingFound       the place was read and lists nothing                         exit 5
├── OutputError            a file was refused or could not be written; the old one stays exit 7
└── StoreError             the memory cannot be used                                    exit 8
    ├── StoreLocked        another process holds it for too long
    ├── StoreDamaged       what was written is not what is read; nothing of it is published
    ├── StoreTooNew        written by a newer version of this program
    └── LeaseLost          another worker took the job over; nothing was written

Every message reads ``subject: what (cause)`` and names the file, key, URL or source.
Errors are sorted by what to do about them, and each class knows the exit code of a command that ends with it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime


class SyndicateError(Exception):
    """Base of all errors of this package; ``str()`` is a complete message for a person."""

    exit_code: ClassVar[int] = 1

    def __init__(self, subject: str, what: str, cause: object = None) -> None:
        self.subject = subject
        self.what = what
        self.cause = cause
        super().__init__(subject, what, cause)

    def __str__(self) -> str:
        """Read as ``subject: what (cause)``."""
        tail = f" ({self.cause})" if self.cause is not None and str(self.cause) else ""
        return f"{self.subject}: {self.what}{tail}"

    @property
    def reason(self) -> str:
        """The message without its subject, for a table that names the subject itself."""
        return str(self)[len(self.subject) + 2 :]


class ConfigError(SyndicateError):
    """The config cannot be used; `problems` holds every fault found, each a complete line."""

    exit_code = 2

    def __init__(self, subject: str, problems: Sequence[str]) -> None:
        self.problems = list(problems)
        count = len(self.problems)
        super().__init__(subject, f"{count} problem{'s' if count != 1 else ''}")

    def __str__(self) -> str:
        """Show one line for each problem."""
        return "\n".join(f"{self.subject}: {problem}" for problem in self.problems)


class UsageError(SyndicateError):
    """The command line or a call asks for something that is not there."""

    exit_code = 2


class SourceError(SyndicateError):
    """A whole place failed; the other sources of the run go on and published feeds stay as they are."""

    exit_code = 4


class FetchError(SourceError):
    """A URL could not be turned into a document."""


class Refused(FetchError):
    """We do not ask: a private address, a scheme other than http(s), or a URL no two parsers read alike."""


class Unreachable(FetchError):
    """No connection, a connection that broke, a certificate that does not hold, or an answer that is no HTTP."""


class TimedOut(FetchError):
    """The total deadline of one fetch passed, wherever it was spent."""


class TooLarge(FetchError):
    """The body, packed or unpacked, is over the limit."""


class BadStatus(FetchError):
    """The host answered with a status that is not the page."""

    def __init__(self, subject: str, status: int) -> None:
        self.status = status
        super().__init__(subject, f"answered {status}")


class Gone(BadStatus):
    """The host leads to its home page in the place of an article: that is not there, though the answer is 200."""

    def __init__(self, subject: str) -> None:
        self.status = 404
        FetchError.__init__(self, subject, "leads to the home page, the article is not there")


class Blocked(FetchError):
    """The host refuses us: 401, 403, 429 without a date, or a challenge page."""

    exit_code = 6


class Later(FetchError):
    """The host says when to come back (429 or 503 with Retry-After, RFC 9110 §10.2.3)."""

    exit_code = 6

    def __init__(self, subject: str, until: datetime, status: int) -> None:
        self.until = until
        self.status = status
        super().__init__(subject, f"answered {status} and asks to come back at {until:%Y-%m-%d %H:%M:%S} UTC")


class Stopped(FetchError):
    """The process is ending: the fetch was given up and is not held against the source."""

    exit_code = 130


class Unreadable(SourceError):
    """The document came, but is not what it should be (broken XML, no feed, binary)."""


class NothingFound(SourceError):
    """The place was read and lists nothing: an error, never a deletion (vdirsyncer's StorageEmpty)."""

    exit_code = 5


class OutputError(SyndicateError):
    """A file was refused by validation or could not be written; the last good one stays."""

    exit_code = 7


class StoreError(SyndicateError):
    """The memory cannot be opened, read or written."""

    exit_code = 8


class StoreLocked(StoreError):
    """Another process holds the store, or a lease in it, for longer than we wait."""


class StoreDamaged(StoreError):
    """What is read is not what was written: a torn disk, a file cut short. `syndicate store rebuild` is the cure."""


class StoreTooNew(StoreError):
    """The store was written by a newer version of this program and is left alone."""


class LeaseLost(StoreError):
    """Another worker took this job over; nothing of ours was written."""
