"""Articles whose own pages are read: that must wait, go away, come back, are edited, or lead elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from tests.conftest import Reply
from tests.e2e.test_names import LONG, PLACES, TITLES, prose, read, said, story
from tests.e2e.town import Page, Run, counts

from syndicate.config import load
from syndicate.workspace import connect

if TYPE_CHECKING:
    from collections.abc import Callable

pytestmark = pytest.mark.loopback

TABLE = '[source.blog]\nkind = "feed"\nurl = "{web}/feed.xml"\n'
HOURLY = TABLE + 'every = "1h"\n'
PAGE = '[source.blog]\nkind = "page"\nurl = "{web}/list"\nitem = "li"\n'
HOURS = 1 / 24


def teaser(at: int, guid: str | None = None, link: str | None = None, text: str = "Read more …") -> dict[str, Any]:
    return story(TITLES[at], text, guid, link or PLACES[at], 9 - at)


def article(title: str, text: str, head: str = "") -> str:
    return (
        f'<!doctype html><html lang="en"><head><title>{title}</title><meta name="author" content="Ada Holm">{head}</head>'
        f"<body><article><h1>{title}</h1><p>{text}</p><p>{prose(77)}</p><p>{prose(78)}</p></article></body></html>"
    )


def serve(run: Run, status: int = 200, *, slash: bool = False) -> None:
    """Let every article's page answer with this status."""
    for at, place in enumerate(PLACES):
        for path in (place, f"{place}/"):
            run.web.pages[path] = Reply(article(TITLES[at], LONG[at]).encode(), status)
    del slash


def list_(run: Run, *titles: str, paths: tuple[str, ...] = PLACES) -> None:
    items = "".join(f'<li><a href="{paths[at]}">{title}</a></li>' for at, title in enumerate(titles))
    run.web.put("/list", f'<!doctype html><html lang="en"><body><ul>{items}</ul></body></html>')


# -- what must wait


RENAMED: dict[str, Callable[[int], dict[str, Any]]] = {
    "other guids at every read": lambda hour: {"guid": f"r{hour}-"},
    "other guids and links": lambda hour: {"guid": f"r{min(hour, 1)}-", "slash": hour > 0},
    "no guids, and links with a slash": lambda hour: {"slash": hour > 0},
}


@pytest.mark.parametrize("names", RENAMED.values(), ids=RENAMED)
@pytest.mark.parametrize("pages", ["", "pages = 1\n"], ids=["down", "a page a round"])
def test_what_waits_is_one_article_whatever_its_source_calls_it_meanwhile(run: Run, names: Any, pages: str) -> None:
    run.write(HOURLY + pages)
    new = 0
    for hour in range(7):
        serve(run, 500 if hour < 2 and not pages else 200)
        called = names(hour)
        found = [
            teaser(
                at, called["guid"] + str(at) if "guid" in called else None, PLACES[at] + "/" * called.get("slash", 0)
            )
            for at in range(3)
        ]
        report = read(run, *found, days=3 * HOURS)
        new += report.sources[0].new
        assert report.sources[0].pending <= 3
    assert new == 3
    assert report.sources[0].pending == 0
    assert set(said(run)) == set(TITLES[:3])
    assert all(LONG[at] in said(run)[TITLES[at]] for at in range(3))


def test_what_waits_on_the_first_run_keeps_its_place_and_is_no_news(run: Run) -> None:
    run.write(PAGE + 'pages = 2\nevery = "1h"\n[network.x]\n')
    serve(run)
    list_(run, *TITLES)
    for _ in range(4):
        run.publish(hours=2)
    assert [item["title"] for item in run.items()] == list(TITLES)
    with connect(load(run.config), {}) as workspace:
        assert set(workspace.store.entries.held("blog").values()) == {"first run"}
        assert len(workspace.store.entries.held("blog")) == 4


@pytest.mark.parametrize("old", [200, 410])
def test_a_source_that_moves_while_its_articles_are_due_again_doubles_none(run: Run, old: int) -> None:
    run.write(PAGE)
    for at, place in enumerate(PLACES):
        for path in (place, f"/b{place}"):
            run.web.put(path, article(TITLES[at], prose(at + 60, 200)))
    list_(run, *TITLES)
    run.publish()
    before = {item["id"]: item["date_published"] for item in run.items()}
    for place in PLACES:
        run.web.pages[place] = Reply(run.web.pages[place].body, old)
    list_(run, *TITLES, paths=tuple(f"/b{place}" for place in PLACES))
    for _ in range(3):
        report = run.publish(hours=1.5)
        assert (counts(report)[0], report.sources[0].deleted) == (0, 0)
    assert {item["id"]: item["date_published"] for item in run.items()} == before


def test_articles_of_one_page_do_not_say_what_the_page_says(run: Run) -> None:
    run.write(TABLE)
    run.web.put("/live", article("All of the live blog", prose(70, 300)))
    found = [teaser(at, f"g{at}", f"/live#p{at}", f"In short: {TITLES[at]}.") for at in range(3)]
    assert counts(read(run, *found))[0] == 3
    assert run.web.paths() == ["/robots.txt", "/feed.xml"] or "/live" not in run.web.paths()
    assert {item["url"].partition("#")[2] for item in run.items()} == {"p0", "p1", "p2"}
    assert all("In short" in text for text in said(run).values())


def test_a_first_run_in_several_rounds_is_held_by_none(run: Run) -> None:
    run.write(TABLE + 'pages = 8\nevery = "1h"\n')
    count = 24
    for at in range(count):
        run.web.put(f"/{at}", article(f"Story {at} of the harbour", prose(at, 90)))
    listed = [story(f"Story {at} of the harbour", "Read more …", f"g{at}", f"/{at}", 27 - at) for at in range(count)]
    for _ in range(4):
        assert read(run, *listed, days=2 * HOURS).exit_code == 0
    assert len(run.items()) == count
    old = [story(f"An old story {at}", prose(at + 200), f"o{at}", f"/o/{at}", 1) for at in range(20)]
    run.write(TABLE + "full_text = false\n")
    report = read(run, *listed, *old, days=2 * HOURS)
    assert "20 entries would come back from the past" in report.feeds[0].held[0], "a listing that brings its archive"


# -- what goes away, and comes back


def test_a_page_that_is_away_for_hours_comes_back(run: Run) -> None:
    run.write(TABLE + 'deleted = "drop"\n')
    serve(run)
    read(run, teaser(0, "g0"), teaser(1, "g1"))
    run.web.pages["/a"] = Reply(b"", 404)
    for _ in range(2):
        read(run, teaser(1, "g1"), days=1.3 * HOURS)
    assert len(run.items()) == 1
    serve(run)
    for _ in range(6):
        read(run, teaser(1, "g1"), days=8 * HOURS)
    assert len(run.items()) == 2


def test_a_page_that_stays_away_is_not_asked_for_for_ever(run: Run) -> None:
    run.write(TABLE + 'deleted = "drop"\n')
    serve(run)
    read(run, teaser(0, "g0"), teaser(1, "g1"))
    run.web.pages["/a"] = Reply(b"", 404)
    reports = [read(run, teaser(1, "g1"), days=6 * HOURS) for _ in range(60)]
    assert run.web.paths().count("/a") == 1 + 4
    assert sum(report.sources[0].deleted for report in reports) == 1


@pytest.mark.parametrize("deleted", ["drop", "keep"])
def test_a_deleted_article_that_is_listed_again_word_for_word_is_back(run: Run, deleted: str) -> None:
    run.write(TABLE + f'deleted = "{deleted}"\n')
    serve(run)
    read(run, teaser(0, "g0"), teaser(1, "g1"))
    run.web.pages["/a"] = Reply(b"", 410)
    read(run, teaser(1, "g1"), days=1.3 * HOURS)
    assert len(run.items()) == (1 if deleted == "drop" else 2)
    serve(run)
    read(run, teaser(0, "g0"), teaser(1, "g1"), days=1.3 * HOURS)
    assert len(run.items()) == 2
    with connect(load(run.config), {}) as workspace:
        assert [entry.deleted for entry in workspace.store.entries.latest(["blog"], 9)] == [None, None]


def test_a_deleted_article_that_stays_listed_is_not_asked_for_at_every_read(run: Run) -> None:
    run.write(TABLE + 'deleted = "drop"\n')
    serve(run)
    read(run, teaser(0, "g0"), teaser(1, "g1"))
    run.web.pages["/a"] = Reply(b"", 410)
    for _ in range(20):
        read(run, teaser(0, "g0"), teaser(1, "g1"), days=2 * HOURS)
    assert run.web.paths().count("/a") <= 4
    assert len(run.items()) == 1


@pytest.mark.parametrize("status", [404, 410])
@pytest.mark.parametrize("churns", ["pubDate", "description"])
def test_a_page_that_is_gone_is_not_asked_for_because_its_listing_churns(run: Run, status: int, churns: str) -> None:
    run.write(HOURLY)
    serve(run)
    for hour in range(20):
        if hour == 3:
            run.web.paths()
            run.web.pages["/a"] = Reply(b"", status)
        said_now = f"20 Feb 2026 {hour:02}:00:00 GMT" if churns == "pubDate" else f"In short. {hour} comments"
        read(run, {**teaser(0, "g0"), churns: said_now}, days=2 * HOURS)
    assert run.web.paths().count("/a") <= 6


@pytest.mark.parametrize("status", [403, 404])
def test_one_bad_answer_does_not_end_the_reading_of_a_listed_article(run: Run, status: int) -> None:
    run.write(TABLE)
    serve(run)
    for number, hours in enumerate((1, 1.2, 1.3, 2, 8, 27)):
        serve(run, status if number == 1 else 200)
        if number > 1:
            run.web.put("/a", article(TITLES[0], f"CORRECTED {LONG[0]}"))
        found = xml_with_clock(run, number)
        run.web.put("/feed.xml", found, "application/rss+xml")
        run.publish(hours=hours)
    assert "CORRECTED" in run.items()[0]["content_html"]


def xml_with_clock(run: Run, number: int) -> str:
    from tests.e2e.test_names import xml

    return xml(run.web.url, [teaser(0, "g0")]).replace("<title>T<", f"<lastBuildDate>{number}</lastBuildDate><title>T<")


def test_an_article_that_leads_to_the_home_page_is_gone(run: Run) -> None:
    run.write(TABLE)
    serve(run)
    read(run, teaser(0, "g0"))
    before = run.files()
    home = "".join(f"<div><h2><a href='/s{at}'>Story {at}</a></h2><p>{prose(40 + at)}</p></div>" for at in range(8))
    run.web.put("/", f"<!doctype html><html lang='en'><head><title>Home</title></head><body>{home}</body></html>")
    run.web.pages["/a"] = Reply(b"", 302, headers={"Location": "/"})
    deleted = 0
    for _ in range(3):
        deleted += read(run, teaser(0, "g0"), days=1.5 * HOURS).sources[0].deleted
    assert deleted == 1
    assert run.files() == before


def test_an_article_whose_address_was_used_again_is_not_read_there(run: Run) -> None:
    run.write(PAGE)

    def page(title: str, number: int) -> str:
        return article(title, prose(number, 200)).replace(prose(77), prose(number + 1)).replace(prose(78), "")

    run.web.put("/programme", page("The festival programme of the year", 20))
    list_(run, "The festival programme of the year", paths=("/programme",))
    run.publish()
    run.web.put("/programme", page("All concerts in the coming season", 30))
    list_(run, "All concerts in the coming season", paths=("/programme",))
    assert counts(run.publish(hours=2))[0] == 1
    for _ in range(5):
        assert counts(run.publish(hours=30))[:2] == (0, 0)
    found = said(run)
    assert prose(20, 200) in found["The festival programme of the year"]
    assert prose(30, 200) in found["All concerts in the coming season"]


# -- edits


def test_an_edit_is_seen_though_the_dates_of_the_listing_churn(run: Run) -> None:
    run.write(HOURLY)
    serve(run)

    def listed(hour: int, title: str) -> dict[str, Any]:
        return {**teaser(0, "g0"), "title": title, "pubDate": f"20 Feb 2026 {hour:02}:00:00 GMT"}

    for hour in range(6):
        read(run, listed(hour, TITLES[0]), days=2 * HOURS)
    run.web.put("/a", article("Gardens reopen on Sunday", f"CORRECTED {LONG[0]}"))
    for hour in range(6, 9):
        read(run, listed(hour, "Gardens reopen on Sunday"), days=2 * HOURS)
    [item] = run.items()
    assert item["title"] == "Gardens reopen on Sunday"
    assert "CORRECTED" in item["content_html"]


def test_a_summary_that_counts_comments_costs_few_pages(run: Run) -> None:
    run.write(HOURLY)
    serve(run)
    for number in range(14):
        read(run, teaser(0, "g0", text=f"In short. {number} comments"), days=2 * HOURS)
    assert run.web.paths().count("/a") <= 8


@pytest.mark.parametrize("later", [prose(0)[:150] + " […]", "", None])
def test_a_shorter_listing_takes_nothing_away(run: Run, later: str | None) -> None:
    run.write(TABLE + "full_text = false\n")
    full = story(TITLES[0], prose(0, 200), "g0", "/a", 3)
    read(run, full)
    before = run.files()
    read(run, {**full, "description": later})
    assert run.files() == before


def test_an_item_that_comes_once_without_its_title_keeps_it(run: Run) -> None:
    run.write(TABLE + "full_text = false\n")
    full = story(TITLES[0], prose(0, 200), "g0", "/a", 3)
    read(run, full)
    before = run.files()
    read(run, {**full, "title": None})
    assert run.files() == before


@pytest.mark.parametrize("blocks", [10, 60])
def test_an_edit_is_seen_among_blocks_that_churn(run: Run, blocks: int) -> None:
    run.write(TABLE + "full_text = false\n")
    for number in range(9):
        churn = "".join(f"<p>{prose(at, 12)} tok{number}x{at}</p>" for at in range(blocks))
        day = "Sunday" if number >= 5 else "Friday"
        read(run, story(TITLES[0], f"{churn}<p>The bridge opens on {day}.</p>", "g0", "/a", 3))
    assert "opens on Sunday" in run.items()[0]["content_html"]


def test_words_are_rewritten_however_they_are_spelled(run: Run) -> None:
    rules = '[source.blog.rewrite]\nreplace = {"Q&A: " = "", "It’s" = "It is <now>"}\n'
    run.write(TABLE + "full_text = false\n" + rules)
    read(run, story("Q&A: It’s winter", "<p>Q&amp;A: It&#8217;s winter &amp; cold.</p>", "g0", "/a", 3))
    [item] = run.items()
    assert (item["title"], item["content_html"]) == (
        "It is <now> winter",
        "<p>It is &lt;now&gt; winter &amp; cold.</p>",
    )


# -- addresses


def test_a_canonical_address_without_what_chooses_the_article_is_not_believed(run: Run) -> None:
    run.write(TABLE)
    places = tuple(f"/news.php?id={at}" for at in range(3))
    for at, place in enumerate(places):
        run.web.put(place, article(TITLES[at], LONG[at], f'<link rel="canonical" href="{run.web.url}/news.php">'))
    for guid in ("g", None):
        read(run, *(teaser(at, guid and f"{guid}{at}", places[at]) for at in range(3)))
        assert {item["url"].removeprefix(run.web.url) for item in run.items()} == set(places)


def test_a_page_that_calls_another_its_own_address_is_not_that(run: Run, page: Page) -> None:
    del page
    run.write(PAGE)
    for place, title, text in (("/a", TITLES[0], LONG[0]), ("/full", TITLES[1], LONG[1])):
        run.web.put(place, article(title, text, f'<link rel="canonical" href="{run.web.url}/full">'))
    list_(run, TITLES[0], paths=("/a",))
    assert counts(run.publish())[0] == 1
    list_(run, TITLES[1], paths=("/full",))
    assert counts(run.publish())[0] == 1
    assert set(said(run)) == {TITLES[0], TITLES[1]}


def test_articles_of_two_sources_at_one_address_are_told_apart_by_what_they_say(run: Run) -> None:
    other = TABLE.replace("blog", "other").replace("feed.xml", "two.xml")
    run.write("".join(each + "full_text = false\n" for each in (TABLE, other)))
    from tests.e2e.test_names import xml

    for path, places in (("/feed.xml", (0, 1)), ("/two.xml", (2, 3))):
        for address in ("/", "/show"):
            items = [story(TITLES[at], prose(at, 200), f"{path}{at}", address, 9 - at) for at in places]
            run.web.put(path, xml(run.web.url, items), "application/rss+xml")
    run.publish()
    assert set(said(run)) == set(TITLES)


# -- a lost memory


def test_what_the_feeds_did_not_hold_is_not_new_when_the_memory_is_lost(run: Run) -> None:
    run.write(PAGE + "full_text = false\n[feed.all]\nlimit = 2\n[network.x]\n")
    list_(run, *TITLES)
    run.publish()
    before, told = run.files(), {path.name for path in run.folder.rglob("share/*")}
    run.forget()
    for _ in range(2):
        run.publish(days=4)
        assert run.files() == before
    assert {path.name for path in run.folder.rglob("share/*")} == told


def test_what_the_feeds_did_not_hold_is_not_new_when_links_are_new_too(run: Run) -> None:
    run.write(PAGE + "[feed.all]\nlimit = 2\n")
    for prefix in ("", "/b"):
        for at, place in enumerate(PLACES):
            run.web.put(prefix + place, article(TITLES[at], prose(at + 60, 200)))
    list_(run, *TITLES)
    run.publish()
    before = [item["id"] for item in run.items()]
    run.forget()
    list_(run, *TITLES, paths=tuple(f"/b{place}" for place in PLACES))
    run.publish(days=4)
    assert [item["id"] for item in run.items()] == before
