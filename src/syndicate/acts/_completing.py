"""What an article's own page says beside its listing: read where something is missing, and again while it is young."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import TYPE_CHECKING

from syndicate.entries.identity import plain_link
from syndicate.entries.recognize import COMPLETING
from syndicate.errors import BadStatus, Blocked, Gone, Later, Refused, SourceError, Stopped, TooLarge, Unreadable
from syndicate.extract.combine import combine
from syndicate.extract.strip import stripped, stripped_html
from syndicate.extract.teaser import is_teaser
from syndicate.model import Copy, Draft
from syndicate.values import text, urls
from syndicate.workspace import Workspace

if TYPE_CHECKING:
    from syndicate.errors import SyndicateError
    from syndicate.model import Document, Known


@dataclass(frozen=True, slots=True)
class Whole:
    """A draft with all that could be had, and what it was made of."""

    draft: Draft
    copy: Copy
    is_failed: bool = False
    """Its page could not be read: it is what the listing says."""
    missing: int | None = None
    """The status with which its page said that it is not there."""


@dataclass(frozen=True, slots=True)
class Missing:
    """The page of a known article is not there."""

    status: int


@dataclass(slots=True)
class Completing:
    """The pages of one round: how many may still be read, which must wait, what went wrong."""

    workspace: Workspace
    key: str
    """The source's URL or path."""
    pages: int | None
    """Pages that may still be read; None where nothing is completed from pages."""
    now: datetime
    strip: Sequence[str] = ()
    """Selectors of what is taken out of a page before it is read."""
    problems: list[str] = field(default_factory=list)
    pending: dict[str, Draft] = field(default_factory=dict)
    shared: Collection[str] = ()
    """Links on whose pages several of the listed articles stand."""
    resume: datetime | None = None
    """When a host that asked to wait may be asked again."""

    def complete(self, alias: str, draft: Draft, known: Known | None) -> Whole | None:
        """Return a draft with what its own page says; None when it must wait."""
        if draft.document is not None:
            return self._read(draft, draft.document)
        if not self.reads_page(draft):
            return self.as_listed(draft)
        if not self._may_read():
            self.pending[alias] = draft
            return None
        try:
            return self._page(draft, None)
        except Stopped:
            raise
        except Later as error:
            self.pending[alias] = draft
            self._wait(error)
            return None
        except SourceError as error:
            return self._teaser(alias, draft, known, error)

    def again(self, draft: Draft, copy: Copy | None) -> Whole | Missing | None:
        """Read an article once more, asking whether its page has changed; None when that must wait."""
        if not self.reads_page(draft):
            return self.as_listed(draft)
        if not self._may_read():
            return None
        try:
            return self._page(draft, copy.document if copy else None)
        except Stopped:
            raise
        except Later as error:
            self._wait(error)
            return None
        except BadStatus as error:
            status = _missing(error)
            return Missing(status) if status is not None else None
        except SourceError:
            return None

    def as_listed(self, draft: Draft) -> Whole:
        """Return a draft that its listing gives whole."""
        copy = Copy(draft, None)
        return Whole(from_copy(self.workspace, copy, self.strip, self.key), copy)

    def reads_page(self, draft: Draft) -> bool:
        """Tell whether an article's own page is read: a page on which several stand says nothing of one."""
        return self.pages is not None and _is_incomplete(draft) and plain_link(draft) not in self.shared

    def _may_read(self) -> bool:
        """Take one page of the budget, if there is one."""
        if not self.pages:
            return False
        self.pages -= 1
        return True

    def _wait(self, error: Later) -> None:
        self.resume = min(error.until, self.resume or error.until)

    def _teaser(self, alias: str, draft: Draft, known: Known | None, error: SourceError) -> Whole:
        """Make do with the listing's text; the page is tried again for a day, unless it is gone for good."""
        self.problems.append(f"{text.printable(error.subject)}: {error.reason}")
        is_young = known is None or self.now - known.entry.first_seen < COMPLETING
        if is_young and not _is_final(error):
            self.pending[alias] = draft
        return Whole(replace(draft, teaser=True), Copy(draft, None), is_failed=True, missing=_missing(error))

    def _page(self, draft: Draft, before: Document | None) -> Whole:
        """Fetch and read an article's own page; `before` is the one we have. Raises SourceError."""
        assert draft.link is not None, "only a draft with a link is incomplete"
        fresh = self.workspace.fetch(draft.link, before.validators if before else None)
        if fresh is not None and urls.is_home(fresh.url or draft.link) and not urls.is_home(draft.link):
            raise Gone(draft.link)
        document = fresh or before
        assert document is not None, "no validators were sent, so no 304 can come"
        copy = Copy(draft, document)
        return Whole(from_copy(self.workspace, copy, self.strip, self.key), copy)

    def _read(self, draft: Draft, document: Document) -> Whole | None:
        """Read an article whose bytes the listing brought along."""
        copy = Copy(replace(draft, document=None), document)
        try:
            return Whole(from_copy(self.workspace, copy, self.strip, self.key), copy)
        except Unreadable as error:
            if draft.path is None:
                raise
            self.problems.append(f"{draft.path}: {error.reason}")
            return None


def from_copy(workspace: Workspace, copy: Copy, strip: Sequence[str], key: str) -> Draft:
    """Return what a copy says by today's rules; nothing is fetched. Raises SourceError."""
    draft = copy.draft or Draft()
    if copy.document is None:
        content = stripped_html(draft.content, strip) if draft.content else draft.content
        return replace(draft, content=content)
    found = workspace.extract(stripped(copy.document, strip))
    whole = combine(draft, found if draft.path else as_article(found, draft.link or key))
    return replace(whole, name=draft.name, first_listed=draft.first_listed, position=draft.position)


def as_article(page: Draft, url: str) -> Draft:
    """Return what a page on the web says, unless it came in the place of the article. Raises Blocked, Unreadable."""
    for flag in page.flags:
        if flag.kind == "challenge":
            raise Blocked(url, "wants to know whether a person reads", "; ".join(flag.evidence))
        if flag.kind == "error":
            raise Unreadable(url, "answers with a page that says the article is not there", "; ".join(flag.evidence))
    return page


def _is_incomplete(draft: Draft) -> bool:
    """Tell whether the place leaves out something that the article's own page may say."""
    if not draft.link or not urls.is_web(draft.link):
        return False
    return is_teaser(draft) or not (draft.title and draft.authors and draft.published)


def _missing(error: SyndicateError) -> int | None:
    """Return the status with which a page says that it is not there, None for anything else."""
    return error.status if isinstance(error, BadStatus) and error.status in {404, 410} else None


def _is_final(error: SyndicateError) -> bool:
    """Tell whether asking again is of no use."""
    if isinstance(error, BadStatus):
        return 400 <= error.status < 500
    return isinstance(error, (Refused, TooLarge, Unreadable))
