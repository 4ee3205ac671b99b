"""How a snippet is laid out, and what gives way when the room is small."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from syndicate.model import Entry, Link, Snippet, Tag
from syndicate.networks import bluesky, mastodon, x

WHEN = datetime(2026, 3, 14, tzinfo=UTC)
LINK = "https://www.example.org/2026/03/council-backs-bridge"
ENTRY = Entry(
    id="tag:example.org,2026:1", source="blog", link=LINK, title="Council backs bridge", published=WHEN, updated=WHEN,
    slug="s", first_seen=WHEN, language="en-GB",
)  # fmt: skip
TEXT = "The town met on Monday in the old hall. After a long debate a plan was passed. Work begins in May."


def on(network: Any, **fields: Any) -> Snippet:
    snippet: Snippet = network.compose(replace(ENTRY, **fields), "account")
    return snippet


def test_the_paragraphs_of_a_post_on_x() -> None:
    snippet = on(x.Network(), text=TEXT, categories=["Town news", "Straße", "Sea"])
    assert snippet == Snippet(
        network="account",
        text=f"Council backs bridge\n\n{TEXT}\n\n{LINK}\n\n#TownNews #Straße",
        count=20 + 2 + len(TEXT) + 2 + 23 + 2 + 17,
        limit=280,
        link=LINK,
        links=[Link(24 + len(TEXT), 24 + len(TEXT) + len(LINK), LINK)],
        tags=[
            Tag(26 + len(TEXT) + len(LINK), 26 + len(TEXT) + len(LINK) + 9, "TownNews"),
            Tag(36 + len(TEXT) + len(LINK), 36 + len(TEXT) + len(LINK) + 8, "Straße"),
        ],
        language="en-GB",
    )


def test_on_bluesky_the_link_is_short_and_told_by_a_card() -> None:
    snippet = on(
        bluesky.Network(),
        summary="A plan – passed.",
        image="https://example.org/b.jpg",
        image_alt="A bridge",
        title="Brücke ist da",
    )
    shown = "example.org/2026/03/…"
    assert snippet.text == f"Brücke ist da\n\nA plan – passed.\n\n{shown}"
    start = len("Brücke ist da\n\nA plan – passed.\n\n".encode())
    assert snippet.links == [Link(start, start + len(shown.encode()), LINK)]
    assert (snippet.card_title, snippet.card_description) == ("Brücke ist da", "A plan – passed.")
    assert (snippet.image, snippet.image_alt) == ("https://example.org/b.jpg", "A bridge")
    assert snippet.count == len(snippet.text)
    assert snippet.limit == 300


def test_a_card_without_a_summary_is_told_by_the_text() -> None:
    assert on(bluesky.Network(), text=TEXT).card_description == TEXT
    long = on(bluesky.Network(), text=TEXT * 40).card_description
    assert 150 <= len(long) <= 300
    assert on(bluesky.Network(), title="a\n b").card_title == "a b"
    words = "word " * 59
    assert on(bluesky.Network(), summary=f"{words}words").card_description == f"{words}words"
    assert on(bluesky.Network(), summary=f"{words}wordsss").card_description == f"{words.strip()}…"


def test_other_networks_have_no_card() -> None:
    for network in (x.Network(), mastodon.Network()):
        snippet = on(network, summary="A plan.", image="https://example.org/b.jpg", image_alt="A bridge")
        assert (snippet.card_title, snippet.card_description, snippet.image) == ("", "", None)


def test_a_title_alone_a_text_alone_a_link_alone() -> None:
    assert on(mastodon.Network()).text == f"Council backs bridge\n\n{LINK}"
    assert on(mastodon.Network(), title="", text=TEXT).text == f"{TEXT}\n\n{LINK}"
    assert on(mastodon.Network(), title="").text == LINK
    assert on(mastodon.Network(), title="", categories=["Town"]).text == f"{LINK}\n\n#Town"


def test_a_title_is_cut_only_where_it_does_not_fit_alone() -> None:
    room = 280 - 23 - 2
    title = ("word " * 50 + "w" * 5).strip()
    assert len(title) == room
    assert on(x.Network(), title=title, text=TEXT, categories=["Town"]).text == f"{title}\n\n{LINK}"
    cut = on(x.Network(), title=title + "s").text
    assert cut == f"{('word ' * 50).strip()}…\n\n{LINK}"
    assert on(x.Network(), title="w" * 400).text == f"{'w' * 253}…\n\n{LINK}"


def test_a_title_of_which_only_the_beginning_is_read_says_so() -> None:
    stacked = "q" + "\u0301" * 24
    snippet = on(mastodon.Network(limit=100), title=f"{stacked} " * 40)
    assert snippet.text == f"{(stacked + ' ') * 22}{stacked}…\n\n{LINK}"
    assert "…" not in on(mastodon.Network(limit=100), title=(f"{stacked} " * 23).strip()).text


def test_hashtags_give_way_to_the_text() -> None:
    title = "t" * 195
    text = "The town met on Monday in the old hall and passed it."
    # 280 - 23 - 2 - 195 - 2 leaves 58; with " #Town" it would be 50, with both tags less than 40.
    both = on(x.Network(), title=title, text=text, categories=["Town", "HarbourFestival"])
    assert [tag.tag for tag in both.tags] == ["Town"]
    assert both.count <= 280


def test_hashtags_stand_where_no_text_would_fit_anyway() -> None:
    snippet = on(x.Network(), title="t" * 235, text=TEXT, categories=["Town", "HarbourFestival"])
    assert snippet.text == f"{'t' * 235}\n\n{LINK}\n\n#Town"
    assert on(x.Network(), title="t" * 247, text=TEXT, categories=["Town"]).text.endswith(LINK)
    assert on(x.Network(), title="t" * 246, text=TEXT, categories=["Town"]).text.endswith("#Town")


def test_a_short_text_keeps_its_hashtags() -> None:
    snippet = on(x.Network(), title="t" * 205, text="It opened in May.", categories=["Town"])
    assert snippet.text.split("\n\n")[1:] == ["It opened in May.", LINK, "#Town"]


@pytest.mark.parametrize(("most", "tags"), [(0, 0), (1, 1), (5, 4)])
def test_at_most_so_many_hashtags(most: int, tags: int) -> None:
    categories = ["One", "Two", "Three", "Four"]
    for network in (x.Network(tags=most), bluesky.Network(tags=most), mastodon.Network(tags=most)):
        assert len(on(network, categories=categories).tags) == tags


def test_how_many_hashtags_unless_told() -> None:
    categories = ["One", "Two", "Three", "Four"]
    assert [len(on(kind(), categories=categories).tags) for kind in (x.Network, bluesky.Network, mastodon.Network)] == [
        2,
        3,
        3,
    ]


def test_a_server_may_allow_less_or_more() -> None:
    assert mastodon.Network(limit=100).problems() == []
    assert on(mastodon.Network()).limit == 500
    assert mastodon.Network(limit=99, tags=-1).problems() == [
        ("tags", "must not be negative"),
        ("limit", "must be at least 100"),
    ]
    small = on(mastodon.Network(limit=100), text=TEXT * 20)
    large = on(mastodon.Network(limit=1000), text="The town met again, as it did on every day before. " * 100)
    assert (small.limit, large.limit) == (100, 1000)
    assert 80 <= small.count <= 100
    assert 800 <= large.count <= 1000


def test_a_bare_domain_costs_on_x_what_its_joiner_does() -> None:
    snippet = on(x.Network(), title="LWN.net and www.example.com/a.html", text="$AAPL @alice #MeToo https://a.co/x")
    assert snippet.text == (
        "LWN\u2060.net and www\u2060.example\u2060.com/a\u2060.html\n\n"
        f"$\u2060AAPL @\u2060alice #\u2060MeToo https\u2060://a.co/x\n\n{LINK}"
    )
    assert snippet.count == x.count(snippet.text) == 7 + 5 + 22 + 4 * 2 + 2 + 34 + 4 * 2 + 2 + 23


def test_only_dollars_before_letters_are_cashtags() -> None:
    assert "US$5 $5 a$b $\u2060B" in on(x.Network(), title="US$5 $5 a$b $B").text


def test_a_word_that_may_be_cut_links_nothing() -> None:
    title = "a.b" * 200
    assert x.count(on(x.Network(), title=title).text) <= 280
    assert "a\u2060.ba" in on(x.Network(), title=title).text
    assert on(x.Network(), title="a.bb" * 24 + "ccc").text.startswith("a.bb")


def test_addresses_in_the_text_take_no_card_on_mastodon() -> None:
    text = on(mastodon.Network(), title="See https://other.example/ now").text
    assert text == f"See https\u2060://other.example/ now\n\n{LINK}"
    assert on(bluesky.Network(), title="See https://other.example/ now").text.startswith("See https://other.example/")


def test_an_address_longer_than_the_limit_stands_alone() -> None:
    link = "http://127.0.0.1/" + "a" * 300
    snippet = on(x.Network(), link=link, text=TEXT, categories=["Town"])
    assert snippet.text == link
    assert snippet.count == 317


def test_a_very_long_address_leaves_room_on_bluesky() -> None:
    link = "https://example.org/" + "a" * 5000
    snippet = on(bluesky.Network(), link=link, text=TEXT)
    assert snippet.text == f"Council backs bridge\n\n{TEXT}\n\nexample.org/…"
    assert snippet.links[0].url == link


def test_an_address_that_would_be_linked_in_part_is_encoded() -> None:
    link = "https://example.org/a(b"
    assert on(x.Network(), link=link).text.endswith("\n\nhttps://example.org/a%28b")
    assert on(mastodon.Network(), link=link).links[0].url == link


@pytest.mark.parametrize(
    ("link", "shown"),
    [
        ("https://example.org", "example.org"),
        ("https://example.org/", "example.org"),
        ("https://www.example.org/a/", "example.org/a"),
        ("https://example.org/?id=7", "example.org?id=7"),
        ("http://127.0.0.1:8080/a.html", "127.0.0.1:8080/a.html"),
        ("https://example.org/2026/03/14/x", "example.org/2026/03/14/x"),
        ("https://example.org/1234567890123456789", "example.org/…"),
        ("https://example.org/123456789012345678", "example.org/123456789012345678"),
        ("https://example.org/1234567890123456/a/b", "example.org/1234567890123456/…"),
        ("https://example.org/12345678901234567/a/b", "example.org/…"),
        ("https://example.org/news/%E6%A9%8B/a", "example.org/news/…"),
        ("https://example.org/%E6%A9%8B", "example.org/…"),
        ("https://a-host-of-thirty-letters.co.uk/a", "a-host-of-thirty-letters.co.uk"),
        ("https://an-host-of-thirty-letters.co.uk/a", "…-host-of-thirty-letters.co.uk"),
        ("https://host-of-thirty-letters.co.uk/a", "host-of-thirty-letters.co.uk/a"),
        ("https://the-host-of-30-letters.org.uk/abc", "the-host-of-30-letters.org.uk"),
        ("https://the-host-of-30-letters2.org.uk/", "the-host-of-30-letters2.org.uk"),
        ("https://the-host-of-30-letters22.org.uk/", "…e-host-of-30-letters22.org.uk"),
    ],
)
def test_how_an_address_is_shown_on_bluesky(link: str, shown: str) -> None:
    assert on(bluesky.Network(), title="", link=link).text == shown
    assert len(shown) <= 30


def test_bytes_are_a_limit_on_bluesky() -> None:
    family = "👨‍👩‍👧‍👦"
    snippet = on(bluesky.Network(), title="", text=f"{family} " * 200)
    assert 2950 <= len(snippet.text.encode()) <= 3000
    assert snippet.count < 260


def test_the_article_is_read_no_further_than_needed() -> None:
    long = on(x.Network(), text=TEXT * 10_000)
    assert on(x.Network(), text=TEXT * 100) == long


@pytest.mark.parametrize(("length", "tags"), [(206, 1), (207, 0), (213, 0), (214, 1), (246, 1), (247, 0)])
def test_the_text_a_hashtag_leaves_room_for(length: int, tags: int) -> None:
    # 280 less the link, the title, "#Town" and their blank lines leaves forty for the text up to a title of 206; from
    # 214 on there are no forty even without the hashtag.
    assert len(on(x.Network(), title="t" * length, text=TEXT, categories=["Town"]).tags) == tags
