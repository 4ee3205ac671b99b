"""The model of readers on feedparser held against lemon24/reader and feedparser themselves."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from importlib import import_module
from io import BytesIO
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from syndicate.model import Entry, Feed
from syndicate.validate.readers import Item, Remembered, View, items, look, remember

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from reader import EntryUpdateStatus, Reader

pytestmark = pytest.mark.slow
FORMATS = ("rss", "atom", "json")
FEED = Feed(name="town", title="Town", url="https://feeds.example/", description="News", language="en")
START = datetime(2026, 3, 14, 12, tzinfo=UTC)
LATER = START + timedelta(days=3)


def entry(number: int, **values: Any) -> Entry:
    made = Entry(
        id=f"tag:a.example,2026:{number}", source="blog", link=f"https://a.example/{number}", title=f"Tom & <b> {number}",
        authors=("Ada Holm",), published=START + timedelta(hours=number),
        updated=START + timedelta(hours=number, milliseconds=number + 1), content=f"<p>Text &amp; more {number}</p>",
        summary=f"About {number} < 5", slug=f"t-{number}", first_seen=START, categories=("boats",),
    )  # fmt: skip
    return replace(made, **values)


def render(format: str, entries: Sequence[Entry], feed: Feed = FEED) -> bytes:
    return b"".join(import_module(f"syndicate.formats.{format}").render(feed, entries, {}))


@pytest.fixture(autouse=True)
def _feedparser_of_pypi(monkeypatch: pytest.MonkeyPatch) -> None:
    # reader brings a copy of feedparser that needs sgmllib under another name than the released one does.
    monkeypatch.setenv("READER_NO_VENDORED_FEEDPARSER", "1")


class Subscriber:
    """A subscriber with lemon24/reader to one feed file, and what it was told at each update."""

    def __init__(self, folder: Path, format: str) -> None:
        from reader import make_reader

        self.file = folder / f"town.{format}"
        self.new: set[str] = set()
        self.changed: set[str] = set()
        self.reader = make_reader(":memory:", feed_root=str(folder))
        self.reader.add_feed(self.file.name, allow_invalid_url=True)
        self.reader.after_entry_update_hooks.append(self._told)

    def _told(self, _: Reader, entry: Any, status: EntryUpdateStatus) -> None:
        (self.new if status.value == "new" else self.changed).add(entry.id)

    def sees(self, body: bytes) -> tuple[set[str], set[str]]:
        """Return the ids of new and of changed entries in the feed file that stands there now."""
        self.new, self.changed = set(), set()
        self.file.write_bytes(body)
        self.reader.update_feed(self.file.name)
        return self.new, self.changed


@pytest.fixture
def subscribers(tmp_path: Path) -> Iterator[dict[str, Subscriber]]:
    made = {format: Subscriber(tmp_path, format) for format in FORMATS}
    yield made
    for each in made.values():
        each.reader.close()


class Model:
    """What the model says of the same files."""

    def __init__(self, format: str) -> None:
        self.format = format
        self.standing: list[Item] = []
        self.memory: dict[str, Remembered] = {}

    def looks(self, body: bytes) -> View:
        after = items(body, self.format)
        view = look(self.standing, after, self.memory)[0]
        self.standing = after
        self.memory |= {item.id: remember(item) for item in after}
        return view


def check(subscriber: Subscriber, model: Model, bodies: Sequence[bytes]) -> View:
    """Hold the model against the reader, file by file; return what the last one shows."""
    for body in bodies:
        view = model.looks(body)
        new, changed = subscriber.sees(body)
        assert (new, changed) == ({*view.new, *view.again}, set(view.changed)), view
    return view


A, B, C = entry(1), entry(2), entry(3)
ID = "tag:a.example,2026:2"
STEPS: dict[str, tuple[Sequence[Entry], View]] = {
    "nothing": ([A, B, C], View("feedparser")),
    "reorder": ([C, A, B], View("feedparser")),
    "gone": ([A, C], View("feedparser", lost=(ID,))),
    "new": ([entry(4), A, B, C], View("feedparser", new=("tag:a.example,2026:4",))),
    "another id": ([A, replace(B, id="tag:a.example,2026:x"), C], View("feedparser", again=("tag:a.example,2026:x",), lost=(ID,))),
    "title": ([A, replace(B, title="Another"), C], View("feedparser", changed=(ID,))),
    "content": ([A, replace(B, content="<p>Another</p>"), C], View("feedparser", changed=(ID,))),
    "no content": ([A, replace(B, content=""), C], View("feedparser", changed=(ID,))),
    "summary": ([A, replace(B, summary="Another"), C], View("feedparser", changed=(ID,))),
    "author": ([A, replace(B, authors=("Bo Lind",)), C], View("feedparser", changed=(ID,))),
    "link": ([A, replace(B, link="https://a.example/moved"), C], View("feedparser", changed=(ID,))),
    "updated": ([A, replace(B, updated=LATER), C], View("feedparser", changed=(ID,))),
    "published": ([A, replace(B, published=START), C], View("feedparser", changed=(ID,))),
    "categories": ([A, replace(B, categories=("ships", "sea")), C], View("feedparser")),
    "image": ([A, replace(B, image="https://a.example/b.jpg"), C], View("feedparser")),
    "also at": ([A, replace(B, also_at=("https://b.example/2",)), C], View("feedparser")),
    "reading time": ([A, replace(B, reading_time=9), C], View("feedparser")),
}  # fmt: skip


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("step", STEPS)
def test_the_reader_is_told_what_the_model_says(subscribers: dict[str, Subscriber], step: str, format: str) -> None:
    entries, expected = STEPS[step]
    bodies = [render(format, [A, B, C]), render(format, entries)]
    assert check(subscribers[format], Model(format), bodies) == expected


@pytest.mark.parametrize("format", FORMATS)
def test_what_leaves_and_comes_back_is_nothing_new(subscribers: dict[str, Subscriber], format: str) -> None:
    bodies = [render(format, entries) for entries in ([A, B, C], [A, C], [A, B, C])]
    assert check(subscribers[format], Model(format), bodies) == View("feedparser", returned=(ID,))


@pytest.mark.parametrize("format", FORMATS)
def test_churn_of_dates_shows_every_entry_as_changed(subscribers: dict[str, Subscriber], format: str) -> None:
    moved = [replace(each, updated=each.updated + timedelta(days=1)) for each in (A, B, C)]
    view = check(subscribers[format], Model(format), [render(format, [A, B, C]), render(format, moved)])
    assert (len(view.changed), view.new, view.again) == (3, (), ())


@pytest.mark.parametrize(("format", "changed"), [("rss", 0), ("atom", 2), ("json", 2)])
def test_a_new_language_of_the_feed_is_that_of_its_entries(
    subscribers: dict[str, Subscriber], format: str, changed: int
) -> None:
    entries = [A, replace(B, language="fr"), C]
    bodies = [render(format, entries), render(format, entries, replace(FEED, language="de"))]
    assert len(check(subscribers[format], Model(format), bodies).changed) == changed


def test_a_date_that_is_only_written_in_another_way_is_the_same(subscribers: dict[str, Subscriber]) -> None:
    body = render("rss", [A, B])
    rewritten = body.replace(b"13:00:00 +0000", b"15:00:00 +0200").replace(b"14:00:00 +0000", b"14:00:00 GMT")
    assert rewritten != body
    assert check(subscribers["rss"], Model("rss"), [body, rewritten]) == View("feedparser")


def test_without_guids_links_are_ids(subscribers: dict[str, Subscriber]) -> None:
    body = render("rss", [A, B])
    for number in (1, 2):
        body = body.replace(f'<guid isPermaLink="false">tag:a.example,2026:{number}</guid>'.encode(), b"")
    assert b"<guid" not in body
    first = [render("rss", [C]).replace(b"tag:a.example,2026:3", b"https://a.example/1"), body]
    model, real = Model("rss"), subscribers["rss"]
    for each in first:
        view, (new, _) = model.looks(each), real.sees(each)
    assert (set(view.new), new) == ({"https://a.example/2"}, {"https://a.example/2"})
    assert check(real, model, [body.replace(b"https://a.example/2", b"https://a.example/9")]).again == (
        "https://a.example/9",
    )


@pytest.mark.parametrize("format", ["rss", "atom"])
def test_feedparser_reads_the_fields_that_the_model_reads(format: str) -> None:
    import feedparser

    body = render(format, [replace(A, updated=LATER), replace(B, content=""), C])
    parsed = feedparser.parse(BytesIO(body)).entries
    found = items(body, format)
    assert [each.id for each in found] == [each.id for each in parsed]
    assert [each.link for each in found] == [each.link for each in parsed]
    assert [each.published for each in found] == [each.published for each in parsed]
    assert [each.updated for each in found] == [each.updated if "updated" in each else "" for each in parsed]
    assert [each.content for each in found] == [each.content[0].value if "content" in each else "" for each in parsed]
    assert [each.authors[-1] for each in found] == [each.author for each in parsed]


def edits() -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries(
        {},
        optional={
            "title": st.sampled_from(["One", "Two"]),
            "content": st.sampled_from(["<p>One</p>", "<p>Two</p>", ""]),
            "summary": st.sampled_from(["One.", "Two."]),
            "updated": st.sampled_from([LATER, LATER + timedelta(seconds=1)]),
            "authors": st.sampled_from([("Bo Lind",), ()]),
            "language": st.sampled_from(["en", "fr"]),
            "categories": st.sampled_from([("ships",), ()]),
        },
    )


def made(numbered: Sequence[tuple[int, dict[str, Any]]]) -> list[Entry]:
    return [entry(number, **values) for number, values in numbered]


VERSIONS = st.lists(
    st.lists(st.tuples(st.integers(0, 4), edits()), max_size=4, unique_by=lambda pair: pair[0]).map(made),
    min_size=2,
    max_size=4,
)


@given(VERSIONS, st.sampled_from(FORMATS))
@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_history_is_seen_as_the_model_says(tmp_path: Path, versions: list[list[Entry]], format: str) -> None:
    """What left and came back edited meanwhile is the one change that the model does not tell."""
    real, model = Subscriber(tmp_path, format), Model(format)
    try:
        for entries in versions:
            body = render(format, entries)
            view, (new, changed) = model.looks(body), real.sees(body)
            assert new == {*view.new, *view.again}
            assert changed - set(view.returned) == set(view.changed)
    finally:
        real.reader.close()
