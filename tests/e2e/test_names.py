"""Which article is this? What sources do with guids, links, titles and dates, and how many articles that makes."""

from __future__ import annotations

from html import escape
from random import Random
from typing import TYPE_CHECKING, Any

import pytest
from tests.e2e.town import SYLLABLES, Run, counts

from syndicate.config import load
from syndicate.workspace import connect

if TYPE_CHECKING:
    from collections.abc import Sequence

    from syndicate.model import Report

pytestmark = pytest.mark.loopback

WORDS = [
    "harbour",
    "council",
    "bridge",
    "ferry",
    "winter",
    "budget",
    "school",
    "library",
    "river",
    "market",
    "engine",
    "garden",
    "orchard",
    "festival",
    "railway",
    "museum",
    "teacher",
    "engineer",
    "meadow",
    "lantern",
    "copper",
    "silver",
    "window",
    "kitchen",
    "doctor",
    "storm",
    "island",
    "timber",
    "village",
    "carpenter",
]
TABLE = '[source.blog]\nkind = "feed"\nurl = "{web}/feed.xml"\nfull_text = false\n'
MORNING, EVENING = "06:00:00 GMT", "18:00:00 GMT"


def prose(number: int, count: int = 80) -> str:
    chance = Random(number)
    words = ("".join(chance.choices(SYLLABLES, k=3)) for _ in range(count))
    return " ".join(words).capitalize() + "."


def story(
    title: str | None, text: str | None, guid: str | None = None, link: str | None = None, date: object = None
) -> dict[str, Any]:
    """Return an item; a date that is a number is a day of February 2026."""
    if isinstance(date, int):
        date = f"{date:02} Feb 2026 {MORNING}"
    return {"title": title, "description": text, "guid": guid, "link": link, "pubDate": date}


def xml(base: str, items: Sequence[dict[str, Any]]) -> str:
    def element(name: str, value: str) -> str:
        attribute = ' isPermaLink="false"' if name == "guid" else ""
        said = base + value if name == "link" and value.startswith("/") else value
        return f"<{name}{attribute}>{escape(said)}</{name}>"

    said = (
        "<item>" + "".join(element(name, value) for name, value in item.items() if value is not None) + "</item>"
        for item in items
    )
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>T</title>{"".join(said)}</channel></rss>'


def read(run: Run, *items: dict[str, Any], days: float = 1 / 24) -> Report:
    run.web.put("/feed.xml", xml(run.web.url, items), "application/rss+xml")
    return run.publish(days=days)


def said(run: Run) -> dict[str, str]:
    """Return what the feed says, by title, and see to it that no title stands in it twice."""
    found = {
        item["title"]: item.get("content_html", "").removeprefix("<p>").removesuffix("</p>") for item in run.items()
    }
    assert len(found) == len(run.items())
    return found


LONG = [prose(number) for number in range(6)]
FURNITURE = prose(99, 60)
TITLES = ("Gardens reopen on Friday", "Railway is late again", "Storm over the coast", "Ferries sail at noon")
SHORT = ("The gardens are open.", "Trains wait for hours.", "Stay at home tonight.", "Two boats will leave.")
PLACES = ("/a", "/b", "/c", "/d")


def four(**values: Any) -> list[dict[str, Any]]:
    """Return four articles that tell what they are by title, text and date; `values` say the rest, by number."""
    return [
        story(TITLES[at], values["text"](at), values["guid"](at), values["link"](at), values["date"](at))
        for at in range(4)
    ]  # fmt: skip


# -- names that several articles of a listing bear


SHARED = {
    "anchors of one page": {"guid": lambda _: None, "link": lambda at: f"/live#p{at}"},
    "the home page, and no guids": {"guid": lambda _: None, "link": lambda _: "/"},
    "the home page as guid and link": {"guid": lambda _: "https://x.example/", "link": lambda _: "/"},
    "one guid and no link": {"guid": lambda _: "0", "link": lambda _: None},
    "neither guid nor link": {"guid": lambda _: None, "link": lambda _: None},
    "places of an application": {"guid": lambda _: None, "link": lambda at: f"/#/post/{at}"},
    "one page for all": {"guid": lambda at: f"g{at}", "link": lambda _: "/news"},
}


@pytest.mark.parametrize("is_long", [True, False], ids=["long", "short"])
@pytest.mark.parametrize("is_dated", [True, False], ids=["dated", "undated"])
@pytest.mark.parametrize("names", SHARED.values(), ids=SHARED)
def test_articles_that_share_their_names_are_told_apart(run: Run, names: Any, *, is_dated: bool, is_long: bool) -> None:
    run.write(TABLE)
    text = LONG if is_long else SHORT
    found = four(**names, text=lambda at: text[at], date=lambda at: 9 - at if is_dated else None)
    assert counts(read(run, *found[1:]))[0] == 3
    ids = {item["title"]: item["id"] for item in run.items()}
    assert counts(read(run, *found[1:]))[0] == 0
    assert counts(read(run, *found))[0] == 1, "one more is one more"
    assert counts(read(run, found[2]))[0] == 0, "alone it is itself"
    assert counts(read(run, *reversed(found)))[0] == 0
    assert dict(ids.items()).items() <= {item["title"]: item["id"] for item in run.items()}.items()
    assert said(run) == dict(zip(TITLES, text, strict=False))
    if "link" in names and "#" in (names["link"](0) or ""):
        assert {item["url"].partition("#")[2] for item in run.items()} == {
            names["link"](at).partition("#")[2] for at in range(4)
        }


def test_notices_with_one_title_and_no_date_are_as_many_as_their_texts(run: Run) -> None:
    run.write(TABLE)
    notices = [story("Notice", text) for text in SHORT]
    assert counts(read(run, *notices[1:]))[0] == 3
    assert counts(read(run, *notices))[0] == 1
    assert counts(read(run, *notices[:2]))[0] == 0
    assert len(run.items()) == 4


UPDATES = {
    "the home page as guid and link": lambda at: ("/", "/", 9 - at),
    "places of one page under one guid": lambda at: ("live", f"/live#p{at}", f"20 Feb 2026 {10 - at:02}:00:00 GMT"),
    "one guid and one day": lambda at: ("0", f"/n/{at}", 9),
    "one guid, one day and no link": lambda _: ("0", None, 9),
}


@pytest.mark.parametrize("names", UPDATES.values(), ids=UPDATES)
def test_articles_of_one_guid_and_one_title_are_no_versions_of_one(run: Run, names: Any) -> None:
    run.write(TABLE)
    found = []
    for at in range(4):
        guid, link, date = names(at)
        found.append(story("Live update", LONG[at], guid, link, date))
    assert counts(read(run, *found[1:]))[0] == 3
    assert counts(read(run, *found))[0] == 1
    assert counts(read(run, *found)) == (0, 0, 0)
    assert {item.get("content_html", "")[3:-4] for item in run.items()} == set(LONG[:4])


def test_an_item_without_a_title_is_called_by_its_words_as_they_are(run: Run) -> None:
    run.write(TABLE)
    read(run, story(None, "Teh cat sat on the mat today.", "g", "/a", 3))
    read(run, story(None, "The dog ran away, and we are sad.", "g", "/a", 3))
    assert said(run) == {"The dog ran away, and we are sad.": "The dog ran away, and we are sad."}


@pytest.mark.parametrize("link", ["/a", None])
def test_a_new_guid_is_learned_though_nothing_else_is_new(run: Run, link: str | None) -> None:
    run.write(TABLE)
    one = story(TITLES[0], LONG[0], "old", link, 3)
    assert counts(read(run, one))[0] == 1
    for _ in range(2):
        assert counts(read(run, {**one, "guid": "new"}))[:2] == (0, 0)
    other = story(TITLES[1], LONG[1], "new", link and "/b", 3)
    if link is None:
        other = {**other, "description": LONG[0] + " And more."}
    assert counts(read(run, other))[0] == (1 if link else 0), "all but the guid and the moment is another's"
    assert counts(read(run, {**one, "guid": "new", "title": "Gardens open after all"}))[0] == 0


def test_a_name_that_is_given_later_is_learned_though_nothing_else_is_new(run: Run) -> None:
    run.write(TABLE)
    one = story(TITLES[0], LONG[0], None, "/a#part-1", 3)
    assert counts(read(run, one))[0] == 1
    with connect(load(run.config), {}) as workspace:
        # As a version remembered it that knew no fragments.
        workspace.store.rows("DELETE FROM alias WHERE alias LIKE '%#part-1'")  # type: ignore[attr-defined]
        workspace.store.rows(f"UPDATE alias SET alias = 'link:{run.web.url}/a' WHERE alias LIKE 'id:%'")  # type: ignore[attr-defined]
    for _ in range(2):
        assert counts(read(run, one))[0] == 0
    assert counts(read(run, {**one, "title": TITLES[1], "description": LONG[1], "pubDate": None}))[0] == 0


def test_items_with_and_without_a_guid_at_one_address_stay_two(run: Run) -> None:
    run.write(TABLE)
    one = story(TITLES[0], LONG[0], "g1", "/live", 3)
    assert counts(read(run, one, story(TITLES[1], SHORT[1], None, "/live", 4)))[0] == 2
    for title in ("Railway is late once again", "Railway is late once more"):
        read(run, one, story(title, f"{title} and {SHORT[1]}", None, "/live", 4))
    assert len(run.items()) == 2


def test_of_two_versions_of_one_item_the_latest_is_published(run: Run) -> None:
    run.write(TABLE)
    old, new = story(TITLES[0], LONG[0], "g", "/a", 3), story(f"{TITLES[0]}: corrected", LONG[1], "g", "/a", 3)
    assert counts(read(run, new, old))[0] == 1
    assert said(run) == {f"{TITLES[0]}: corrected": LONG[1]}


@pytest.mark.parametrize(
    "other", ["https://www.x.example/a/", "http://x.example/a", "https://x.example/a?utm_source=s"]
)
def test_one_item_under_two_spellings_of_its_link_is_one(run: Run, other: str) -> None:
    run.write(TABLE)
    one = story(TITLES[0], LONG[0], "g", "https://x.example/a", 3)
    assert counts(read(run, one))[0] == 1
    assert counts(read(run, {**one, "link": other}, one))[0] == 0
    run.forget()
    for file in run.folder.glob("all.*"):
        file.unlink()
    assert counts(read(run, one, {**one, "link": other}))[0] == 1


# -- names that are used again


def again(title: str, text: str, guid: str | None, link: str | None, date: object) -> list[dict[str, Any]]:
    return [story(TITLES[0], LONG[0], "g1", "/a", 2), story(title, text, guid, link, date)]


REUSED = {
    "a page that shows what is newest": again("Version 1.2: dark mode", LONG[1], "g2", "/a", 20),
    "the same, short and undated": [story(TITLES[0], SHORT[0], "g1", "/a"), story(TITLES[1], SHORT[1], "g2", "/a")],
    "a column under one guid": again(TITLES[0], LONG[1], "g1", "/b", 9),
    "numbers that begin again": [story(TITLES[0], SHORT[0], "1", "/a"), story(TITLES[1], SHORT[1], "1", "/b")],
    "the same, dated": [
        story(TITLES[0], SHORT[0], "1", "/a", f"20 Feb 2026 {MORNING}"),
        story(TITLES[2], SHORT[2], "1", "/c", f"20 Feb 2026 {EVENING}"),
    ],
    "a guid and no link": [story(TITLES[0], LONG[0], "1", None, 2), story(TITLES[1], LONG[1], "1", None, 3)],
    "a link and no guid": [story(TITLES[0], LONG[0], None, "/a", 2), story(TITLES[1], LONG[1], None, "/a", 20)],
    "the home page and no guid": [story(TITLES[0], SHORT[0], None, "/", 2), story(TITLES[1], SHORT[1], None, "/", 9)],
    "a bulletin of the evening": [
        story("Service status on line 4", SHORT[0], "b1", "/s/1", f"20 Feb 2026 {MORNING}"),
        story("Service status on line 4", SHORT[1], "b2", "/s/2", f"20 Feb 2026 {EVENING}"),
    ],
    "a bulletin that is half furniture": [
        story("Evening and morning bulletin", FURNITURE + prose(7, 60), "b1", "/s/1", f"20 Feb 2026 {MORNING}"),
        story("Evening and morning bulletin", FURNITURE + prose(8, 60), "b2", "/s/2", f"20 Feb 2026 {EVENING}"),
    ],
    "boilerplate of the same day": [
        story(TITLES[0], FURNITURE, "e1", "/e/1", f"20 Feb 2026 {MORNING}"),
        story(TITLES[1], FURNITURE, "e2", "/e/2", f"20 Feb 2026 {EVENING}"),
    ],
    "furniture at the home page": [
        story("Episode 11", FURNITURE, "e11", "/", f"20 Feb 2026 {MORNING}"),
        story("Episode 12", FURNITURE, "e12", "/", f"21 Feb 2026 {MORNING}"),
    ],
    "the same without guids": [
        story("Episode 11", FURNITURE, None, "/", f"20 Feb 2026 {MORNING}"),
        story("Episode 12", FURNITURE, None, "/", f"21 Feb 2026 {MORNING}"),
    ],
    "titles alone at the home page": [
        story("Episode 11", "", "e11", "/", f"20 Feb 2026 {MORNING}"),
        story("Episode 12", "", "e12", "/", f"21 Feb 2026 {MORNING}"),
    ],
    "titles alone at one address": [
        story(TITLES[0], "", "e11", "/live", f"20 Feb 2026 {MORNING}"),
        story(TITLES[1], "", "e12", "/live", f"20 Feb 2026 {EVENING}"),
    ],
    "one address twice a day, and no guids": [
        story(TITLES[0], LONG[0], None, "/live", f"20 Feb 2026 {MORNING}"),
        story(TITLES[1], LONG[1], None, "/live", f"20 Feb 2026 {EVENING}"),
    ],
    "numbers that begin again, with furniture": [
        story(TITLES[0], FURNITURE, "1", "/a", f"20 Feb 2026 {MORNING}"),
        story(TITLES[2], FURNITURE, "1", "/c", f"20 Feb 2026 {EVENING}"),
    ],
    "numbers that begin again, and titles alone": [
        story(TITLES[0], "", "1", "/a", f"20 Feb 2026 {MORNING}"),
        story(TITLES[2], "", "1", "/c", f"20 Feb 2026 {EVENING}"),
    ],
    "bulletins of one day alone": [
        story("Service status on line 4", SHORT[0], "b1", "/s/1", "2026-02-20"),
        story("Service status on line 4", SHORT[1], "b2", "/s/2", "2026-02-20"),
    ],
    "a notice of every week": [
        story("Weekly notice: bins", FURNITURE, "n1", "/n/1", 20),
        story("Weekly notice: bins", FURNITURE, "n2", "/n/2", "24 Mar 2026 06:00:00 GMT"),
    ],
}


@pytest.mark.parametrize("rounds", REUSED.values(), ids=REUSED)
def test_another_article_under_a_known_name_is_another_article(run: Run, rounds: Any) -> None:
    run.write(TABLE)
    first, second = rounds
    assert counts(read(run, first))[0] == 1
    assert counts(read(run, second, days=12))[0] == 1
    assert counts(read(run, second))[0] == 0
    found = {(item["title"], item.get("content_html", "")[3:-4], item["date_published"]) for item in run.items()}
    assert {(title, text) for title, text, _ in found} == {(each["title"], each["description"]) for each in rounds}
    assert len(run.items()) == 2


def test_guids_that_number_places_without_links_lose_nothing(run: Run) -> None:
    run.write(TABLE)
    listed = [story(TITLES[at], LONG[at], None, None, 9 - at) for at in range(4)]

    def numbered(*places: int) -> list[dict[str, Any]]:
        return [{**listed[at], "guid": str(number + 1)} for number, at in enumerate(places)]

    assert counts(read(run, *numbered(1, 2, 3)))[0] == 3
    before = {item["title"]: (item["id"], item["date_published"]) for item in run.items()}
    assert counts(read(run, *numbered(0, 1, 2)))[:2] == (1, 0)
    assert counts(read(run, *numbered(0, 1, 2))) == (0, 0, 0)
    after = {item["title"]: (item["id"], item["date_published"]) for item in run.items()}
    assert before.items() <= after.items()
    assert said(run) == dict(zip(TITLES, LONG, strict=False))


def test_an_address_used_again_while_its_article_has_moved_is_two(run: Run) -> None:
    run.write(TABLE)
    old = story("The programme of this year", LONG[0], None, "/programme", 2)
    assert counts(read(run, old))[0] == 1
    moved = {**old, "link": "/programme-2025"}
    assert counts(read(run, moved))[0] == 0
    new = story("All concerts of the coming season", LONG[1], None, "/programme", 20)
    assert counts(read(run, new, moved))[0] == 1
    assert counts(read(run, new, moved)) == (0, 0, 0)
    found = {
        item["title"]: (item["url"].rpartition("/")[2], item.get("content_html", "")[3:-4]) for item in run.items()
    }
    assert found[old["title"]] == ("programme-2025", LONG[0])
    assert found[new["title"]] == ("programme", LONG[1])


# -- names that change though the article is the same


def changed(first: dict[str, Any], **values: Any) -> list[dict[str, Any]]:
    return [first, {**first, **values}]


ZONED, DAY = "20 Feb 2026 00:30:00 +0200", "2026-02-20"
NOTE = story("Road works", "The bridge stays closed until Friday.", "x1", None, 20)
SAME = {
    "a guid that is drawn anew": changed(NOTE, guid="x2"),
    "the same in Chinese": changed(story("道路施工", "大桥将关闭至周五。", "x1", None, 20), guid="x2"),
    "a move that says the day alone": changed(
        story(TITLES[0], SHORT[0], "old", "/a", ZONED), guid="new", link="/n/a", pubDate=DAY
    ),
    "a move that appends the site's name": changed(
        story(TITLES[0], SHORT[0], "old", "/a", 20), guid="new", link="/n/a", title=f"{TITLES[0]} - The Harbour Post"
    ),
    "a title that is edited, without any name": changed(
        story("Road works on bridge", SHORT[0], None, None, 20), title="Road works on the bridge"
    ),
    "title and address edited together": changed(
        story("Road works on bridge", SHORT[0], None, "/road-works", 20),
        title="Road works on the bridge",
        link="/road-2",
    ),
    "a session in the address": changed(
        story(TITLES[0], SHORT[0], None, "/a;jsessionid=1F2A"), link="/a;jsessionid=9C3B"
    ),
    "a session in the query": changed(
        story(TITLES[0], SHORT[0], None, "/a?PHPSESSID=1F2A&id=1"), link="/a?id=1&PHPSESSID=9C3B"
    ),
    "an address in another spelling": changed(
        story(TITLES[0], SHORT[0], None, "/a/%d0%b1%2Dx~/b"), link="/a//%D0%B1-x%7E/b"
    ),
}


@pytest.mark.parametrize("rounds", SAME.values(), ids=SAME)
def test_an_article_under_new_names_is_the_same(run: Run, rounds: Any) -> None:
    run.write(TABLE)
    first, second = rounds
    assert counts(read(run, first))[0] == 1
    before = run.items()[0]
    for _ in range(2):
        assert counts(read(run, second))[0] == 0
    [item] = run.items()
    assert (item["id"], item["date_published"]) == (before["id"], before["date_published"])


def test_a_new_bulletin_takes_the_entry_of_none_beside_it(run: Run) -> None:
    run.write(TABLE)

    def bulletin(hour: int, build: int) -> dict[str, Any]:
        date = f"20 Feb 2026 {hour:02}:00:00 GMT"
        return story("Traffic bulletin", SHORT[hour % 4], f"{build}-{hour}", f"/{build}/{hour}", date)

    assert counts(read(run, bulletin(10, 1), bulletin(9, 1)))[0] == 2
    before = {item["date_published"]: (item["id"], item.get("content_html", "")) for item in run.items()}
    assert counts(read(run, bulletin(11, 2), bulletin(10, 2), bulletin(9, 2)))[0] == 1
    after = {item["date_published"]: (item["id"], item.get("content_html", "")) for item in run.items()}
    assert before.items() <= after.items()
    assert len(after) == 3


def test_a_counter_in_a_short_text_is_no_other_article(run: Run) -> None:
    run.write(TABLE)
    for number in range(4):
        found = [
            story(
                TITLES[at],
                f"Short text {at}. {number} comments",
                f"{number}-{at}",
                PLACES[at],
                f"20 Feb 2026 {9 + number:02}:00:00 GMT",
            )
            for at in range(3)
        ]
        assert counts(read(run, *found))[0] == (0 if number else 3)


@pytest.mark.parametrize("is_dated", [True, False])
def test_a_page_that_grows_from_one_article_to_several_doubles_none(run: Run, *, is_dated: bool) -> None:
    run.write(TABLE)
    posts = [
        story(
            f"Post {TITLES[at]}", None, None, f"/live#p{at}", f"20 Feb 2026 {6 + at:02}:00:00 GMT" if is_dated else None
        )
        for at in range(4)
    ]
    for count in range(1, 5):
        assert counts(read(run, *reversed(posts[:count])))[0] == 1
    assert len(run.items()) == 4


def test_a_page_that_lists_its_newest_place_alone_loses_none(run: Run) -> None:
    run.write(TABLE)
    for at in range(4):
        read(run, story(f"Post {at}", f"Words {at}.", None, f"/live#p{at}", f"20 Feb 2026 {6 + at:02}:00:00 GMT"))
    assert len(run.items()) == 4


def test_notices_of_every_week_are_no_source_that_has_moved(run: Run) -> None:
    run.write(TABLE)
    for week in range(3):
        day = f"{6 + 7 * week:02} Apr 2026 06:00:00 GMT"
        found = [story(TITLES[at], prose(at), f"{week}-{at}", f"/{week}/{at}", day) for at in range(3)]
        assert counts(read(run, *found, days=7 if week else 24))[0] == 3
    assert len(run.items()) == 9


@pytest.mark.parametrize("link", ["/t", None])
def test_twins_of_one_title_and_moment_keep_their_texts(run: Run, link: str | None) -> None:
    run.write(TABLE)

    def twins(build: int, *order: int) -> list[dict[str, Any]]:
        return [story("Notice", SHORT[at], f"{build}-{at}", link and f"{link}/{build}/{at}", 9) for at in order]

    assert counts(read(run, *twins(1, 0, 1)))[0] == 2
    before = {item["id"]: item["content_html"] for item in run.items()}
    for build, order in ((2, (1, 0)), (3, (0, 1)), (4, (2, 1, 0))):
        assert counts(read(run, *twins(build, *order)))[0] == (build == 4)
    assert before.items() <= {item["id"]: item["content_html"] for item in run.items()}.items()
    assert len(run.items()) == 3


def test_a_source_that_moves_with_new_names_and_dates_shows_nothing_again(run: Run) -> None:
    run.write(TABLE)
    assert counts(read(run, *(story(TITLES[at], LONG[at], f"o{at}", f"/o/{at}", 9 - at) for at in range(4))))[0] == 4
    dated = "25 Mar 2026 07:00:00 GMT"
    moved = [story(TITLES[at], LONG[at], f"n{at}", f"/n/{at}", dated) for at in range(4)]
    assert counts(read(run, *moved, days=14))[0] == 0
    assert len(run.items()) == 4


@pytest.mark.parametrize("is_dated", [True, False])
def test_articles_of_one_title_are_held_against_each_other_where_their_words_are_near(
    run: Run, monkeypatch: pytest.MonkeyPatch, *, is_dated: bool
) -> None:
    from syndicate.values import similarity

    run.write(TABLE)
    compared: list[str] = []
    common = similarity.common

    def spy(one: str, other: str) -> float:
        compared.append(one)
        return common(one, other)

    monkeypatch.setattr(similarity, "common", spy)
    for first in (0, 12):
        found = [
            story("Bulletin of the harbour office", prose(at, 300), f"g{at}", f"/{at}",
                  f"20 Feb 2026 {at % 24:02}:00:00 GMT" if is_dated else None)
            for at in range(first, first + 12)
        ]  # fmt: skip
        assert counts(read(run, *found))[0] == 12
    assert len(compared) < 20


def test_a_guid_and_a_link_that_are_everybodys_are_nobodys(run: Run) -> None:
    run.write(TABLE)

    def listed(*order: int) -> list[dict[str, Any]]:
        return [story(TITLES[at], LONG[at], str(number), "/live") for number, at in enumerate(order)]

    assert counts(read(run, *listed(1, 2, 3)))[0] == 3
    assert counts(read(run, *listed(0, 1, 2)))[0] == 1
    edited = [{**each, "description": each["description"] + " And more of it."} for each in listed(0, 1, 2)]
    assert counts(read(run, *edited))[0] == 0
    found = said(run)
    assert {title: text[:30] for title, text in found.items()} == {TITLES[at]: LONG[at][:30] for at in range(4)}


def test_an_article_that_is_written_anew_under_its_guid_at_its_moment_is_edited(run: Run) -> None:
    run.write(TABLE)
    read(run, story("Storm hits the coast of the island", LONG[0], "55", "/storm-hits", 9))
    assert counts(read(run, story("Storm hit coasts of the big island", LONG[1], "55", "/storm-hit", 9)))[:2] == (0, 1)


def test_a_rewritten_title_names_nothing(run: Run) -> None:
    run.write(TABLE + '[source.blog.rewrite]\nreplace = {"Breaking: " = ""}\n')
    found = [story(f"Breaking: {TITLES[at]}", SHORT[at], None, None, 9 - at) for at in range(3)]
    assert counts(read(run, *found[1:]))[0] == 2
    assert counts(read(run, *found))[0] == 1
    assert counts(read(run, *found)) == (0, 0, 0)
    assert set(said(run)) == set(TITLES[:3])


# -- files


def test_files_that_are_numbered_anew_stay_what_they_are(run: Run) -> None:
    folder = run.config.parent / "notes"
    folder.mkdir()
    run.write('[source.notes]\nkind = "files"\npath = "notes"\n')

    def write(*order: int) -> None:
        for file in folder.iterdir():
            file.unlink()
        for number, at in enumerate(order):
            (folder / f"{number + 1:02}.md").write_text(f"# {TITLES[at]}\n\n{LONG[at]}\n", encoding="utf-8")

    write(1, 2)
    assert counts(run.publish())[0] == 2
    before = {item["title"]: item["id"] for item in run.items()}
    write(0, 1, 2)
    assert counts(run.publish())[:2] == (1, 0)
    write(2, 1, 0)
    assert counts(run.publish())[:2] == (0, 0)
    assert counts(run.publish()) == (0, 0, 0)
    after = {item["title"]: item["id"] for item in run.items()}
    assert before.items() <= after.items()
    assert said(run) == dict(zip(TITLES[:3], LONG, strict=False))


def test_a_short_file_under_a_new_name_is_the_same_article(run: Run) -> None:
    folder = run.config.parent / "notes"
    folder.mkdir()
    (folder / "b.md").write_text("# Bravo\n\nA few words.\n", encoding="utf-8")
    run.write('[source.notes]\nkind = "files"\npath = "notes"\n')
    run.publish()
    before = run.files()
    (folder / "b.md").rename(folder / "2026-b.md")
    assert counts(run.publish())[0] == 0
    assert run.files() == before


@pytest.mark.parametrize("text", ["Milk and bread.", prose(31, 200)])
def test_a_file_of_which_everything_is_edited_is_edited(run: Run, text: str) -> None:
    folder = run.config.parent / "notes"
    folder.mkdir()
    run.write('[source.notes]\nkind = "files"\npath = "notes"\n')
    (folder / "a.md").write_text("# Todo\n\nBuy milk.\n", encoding="utf-8")
    (folder / "b.md").write_text(f"# {TITLES[1]}\n\n{LONG[1]}\n", encoding="utf-8")
    run.publish()
    (folder / "a.md").write_text(f"# Shopping list for the week\n\n{text}\n", encoding="utf-8")
    assert counts(run.publish())[:2] == (0, 1)
    assert set(said(run)) == {"Shopping list for the week", TITLES[1]}
    assert counts(run.publish()) == (0, 0, 0)


# -- replay


@pytest.mark.parametrize("links", [True, False])
def test_a_replay_gives_nobody_what_is_listed_of_another(run: Run, *, links: bool) -> None:
    from syndicate.acts.replay import replay

    run.write(TABLE)
    listed = [story(TITLES[at], LONG[at], None, PLACES[at] if links else None, 9 - at) for at in range(4)]
    for order in ((1, 2, 3), (0, 1, 2)):
        read(run, *({**listed[at], "guid": str(number + 1)} for number, at in enumerate(order)))
    before = run.files()
    with connect(load(run.config), {}) as workspace:
        assert replay(workspace, "blog", accept=True) == []
    run.publish()
    assert run.files() == before
