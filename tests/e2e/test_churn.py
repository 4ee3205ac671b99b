"""Sources that say the same in other words at every read: twenty entries, and a feed file that is left alone."""

from __future__ import annotations

import json
from collections.abc import Callable
from random import Random
from typing import TYPE_CHECKING, Any

import pytest

import syndicate

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.loopback

COUNT, ROUNDS = 20, 7
SYLLABLES = [first + vowel + last for first in "bdfgklmnprst" for vowel in "aeiou" for last in ("", "n", "r")]


def words(number: int) -> str:
    chance = Random(number)
    lines = [" ".join("".join(chance.choices(SYLLABLES, k=3)) for _ in range(24)) for _ in range(5)]
    return "".join(f'<p class="text" id="p{at}">{line}.</p>' for at, line in enumerate(lines))


def item(number: int, **values: Any) -> dict[str, Any]:
    return {
        "title": f"Story {number} about {SYLLABLES[number]}", "link": f"/a/{number}", "guid": f"g{number}",
        "date": f"{number % 20 + 1:02} Feb 2026 12:00:00 GMT", "content": words(number), "category": ["town", "sea"],
    } | values  # fmt: skip


def xml(base: str, found: dict[str, Any]) -> str:
    guid = f"<guid isPermaLink='false'>{found['guid']}</guid>" if found["guid"] else ""
    date = f"<pubDate>{found['date']}</pubDate>" if found["date"] else ""
    categories = "".join(f"<category>{name}</category>" for name in found["category"])
    return (
        f"<item><title>{found['title']}</title><link>{base}{found['link']}</link>{guid}{date}{categories}"
        f"<dc:creator>Ada Holm</dc:creator><content:encoded><![CDATA[{found['content']}]]></content:encoded></item>"
    )


Churn = Callable[[int, int], dict[str, Any]]
"""A number and a read become what differs in that read."""

QUIET: dict[str, Churn] = {
    "nothing": lambda _number, _read: {},
    "guids": lambda number, read: {"guid": f"{read}-{number}-{number * read}"},
    "guids that come and go": lambda number, read: {"guid": f"g{number}" if read % 2 else None},
    "tracked links": lambda number, read: {"link": f"/a/{number}?utm_source=r{read}&amp;fbclid=x{read}{number}"},
    "slashes of links": lambda number, read: {"link": f"/a/{number}{'/' if read % 2 else ''}"},
    "dates": lambda _number, read: {"date": f"{read + 1:02} Mar 2026 0{read}:00:00 GMT"},
    "dates that come and go": lambda number, read: {"date": item(number)["date"] if read % 2 else None},
    "order of attributes": lambda number, read: (
        {"content": words(number).replace('class="text" id', 'id="x" class') if read % 2 else words(number)}
    ),
    "white space": lambda number, read: {"content": words(number).replace("</p>", "</p>" + "\n " * read)},
    "order of categories": lambda _number, read: {"category": ["sea", "town"] if read % 2 else ["town", "sea"]},
    "comments in the text": lambda number, read: {"content": f"<!-- served {read} -->{words(number)}<!-- {read} -->"},
    "scripts in the text": lambda number, read: {"content": f"{words(number)}<script>var at={read}</script>"},
}
"""What no subscriber sees."""

SEEN: dict[str, Churn] = {
    "an advertisement": lambda number, read: {"content": f"<p>Advertisement {read}</p>{words(number)}"},
    "a counter in the text": lambda number, read: {"content": f"{words(number)}<p>Read {read * 37} times</p>"},
    "a counter in the title": lambda number, read: {"title": f"({read}) Story {number} about {SYLLABLES[number]}"},
    "tokens of pictures": lambda number, read: (
        {"content": f'{words(number)}<p><img src="https://img.example/{number}.jpg?token={read}" alt="A"></p>'}
    ),
    "tokens of links": lambda number, read: (
        {"content": f'{words(number)}<p>See <a href="https://b.example/?s={read}">there</a></p>'}
    ),
    "an advertisement every other time": lambda number, read: (
        {"content": words(number) + ("<p>Advertisement</p>" if read % 2 else "")}
    ),
    "three places at once": lambda number, read: (
        {"content": f"<p>Ad {read}</p>{words(number)}<p>Seen {read}</p><p>Now {read * 3}</p>"}
    ),
    "links with sessions, and no guids": lambda number, read: {
        "guid": None,
        "link": f"/a/{number}?sid={read}x{number}",
    },
    "guids and links": lambda number, read: {"guid": f"{read}-{number}", "link": f"/{read}/{number}"},
}
"""What is there to see, and is no edit: one move is allowed."""


class Rounds:
    """A publisher, and what its feed was after each read."""

    def __init__(self, site: Callable[[str], Path], web: Any) -> None:
        self.web = web
        self.config = site('[source.blog]\nkind = "feed"\nurl = "{web}/feed.xml"\nfull_text = false\n')

    def play(self, churn: Churn, order: Callable[[int, list[Any]], list[Any]]) -> list[dict[str, bytes]]:
        seen = []
        for read in range(ROUNDS):
            items = [item(number, **churn(number, read)) for number in range(COUNT)]
            self.serve(order(read, items))
            with syndicate.open(self.config) as opened:
                report = opened.publish(everything=True)
            assert report.exit_code == 0, report
            folder = self.config.parent / "feeds"
            seen.append({path.name: path.read_bytes() for path in folder.glob("all.*")})
            assert len(json.loads(seen[-1]["all.json"])["items"]) == COUNT
        return seen

    def serve(self, items: list[dict[str, Any]]) -> None:
        head = '<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/">'
        body = "".join(xml(self.web.url, each) for each in items)
        channel = (
            f"<channel><title>T</title><link>{self.web.url}/</link><description>d</description>{body}</channel></rss>"
        )
        self.web.put("/feed.xml", head + channel, "application/rss+xml")


@pytest.fixture
def rounds(site: Callable[[str], Path], web: Any) -> Rounds:
    return Rounds(site, web)


def as_listed(_read: int, items: list[Any]) -> list[Any]:
    return items


@pytest.mark.parametrize("kind", sorted(QUIET))
def test_what_no_subscriber_sees_leaves_the_feed_alone(rounds: Rounds, kind: str) -> None:
    seen = rounds.play(QUIET[kind], as_listed)
    assert all(each == seen[0] for each in seen)


@pytest.mark.parametrize("kind", sorted(SEEN))
def test_what_is_no_edit_moves_the_feed_once(rounds: Rounds, kind: str) -> None:
    seen = rounds.play(SEEN[kind], as_listed)
    assert all(each == seen[1] for each in seen[1:])
    published = [
        {each["id"]: each["date_published"] for each in json.loads(files["all.json"])["items"]} for files in seen
    ]
    assert all(each == published[0] for each in published)


@pytest.mark.parametrize("dated", [True, False])
def test_another_order_leaves_the_feed_alone(rounds: Rounds, *, dated: bool) -> None:
    def turned(read: int, items: list[Any]) -> list[Any]:
        return items[read:] + items[:read]

    seen = rounds.play(lambda _number, _read: {} if dated else {"date": None}, turned)
    assert all(each == seen[0] for each in seen)


def test_guids_that_are_places_give_one_new_entry_for_each_new_article(rounds: Rounds) -> None:
    ids: dict[str, str] = {}
    for read in range(ROUNDS):
        newest = COUNT + read
        numbers = range(newest, read, -1)
        rounds.serve(
            [
                item(number % 36, title=f"Story {number}", link=f"/a/{number}", guid=str(at))
                for at, number in enumerate(numbers)
            ]
        )
        with syndicate.open(rounds.config) as opened:
            report = opened.publish(everything=True)
        assert report.sources[0].new == (COUNT if read == 0 else 1)
        items = json.loads((rounds.config.parent / "feeds" / "all.json").read_text(encoding="utf-8"))["items"]
        now = {each["title"]: each["id"] for each in items}
        assert ids.items() <= now.items()
        ids = now
    assert len(ids) == COUNT + ROUNDS - 1
