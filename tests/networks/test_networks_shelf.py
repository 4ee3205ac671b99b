"""The hard rules of a snippet, for every kind that the folder holds, over generated entries."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path
from typing import Protocol

import pytest
import regex
from hypothesis import example, given, settings
from hypothesis import strategies as st

import syndicate.networks
from syndicate.model import Entry, Snippet

SHELF = Path(str(syndicate.networks.__file__)).parent
KINDS = sorted(path.stem for path in SHELF.glob("[!_]*.py"))
WHEN = datetime(2026, 3, 14, 9, 40, tzinfo=UTC)
JOINER = "\u2060"
SPACED = regex.compile(r"[\p{Latin}\p{Cyrillic}\p{Arabic}\p{Devanagari}]+")


class Composer(Protocol):
    def compose(self, entry: Entry, name: str) -> Snippet: ...

    def problems(self) -> list[tuple[str, str]]: ...


def network(kind: str, **settings: int) -> Composer:
    made: Composer = import_module(f"syndicate.networks.{kind}").Network(**settings)
    return made


def count(kind: str, text: str) -> int:
    counted: int = import_module(f"syndicate.networks.{kind}").count(text)
    return counted


ENTRY = Entry(
    id="tag:example.org,2026:1",
    source="blog",
    link="https://example.org/2026/03/a-new-bridge",
    title="A new bridge",
    published=WHEN,
    updated=WHEN,
    slug="a-new-bridge",
    first_seen=WHEN,
)

WORDS = [
    "the", "bridge", "opens", "on", "Monday", "and", "LWN.net", "reports", "@alice", "@bob@example.social", "#MeToo", "C#",
    "https://other.example/page?q=1", "www.example.com", "data.ai", "3.5", "e.g.", "(yes)", "(no", "“so", "it”", "«da»",
    "naïve", "cafe\u0301", "नमस्ते", "क्षत्रिय", "สวัสดีครับ", "東京都議会は", "新しい橋。", "한국어를", "مرحبا", "👨‍👩‍👧‍👦", "🇩🇪🇫🇷", "🇽🇦🇨🇿", "1️⃣",
    "👩🏽‍🚀", "$AAPL", "—", "…", "a@b.co", "RT", "foo.com-bar", "日本example.com語", "z\u0301\u0302\u0303\u0304", "#️⃣", "2026",
]  # fmt: skip
ENDS = [". ", "! ", "? ", ", ", " ", " ", " ", "\n\n", " – ", ": ", "。"]

phrases = st.lists(st.tuples(st.sampled_from(WORDS), st.sampled_from(ENDS)), max_size=80).map(
    lambda pairs: "".join(word + end for word, end in pairs)
)
texts = st.one_of(phrases, phrases, st.text(max_size=300))
links = st.sampled_from(
    [
        "https://example.org/2026/03/a-new-bridge",
        "https://example.org/",
        "http://127.0.0.1:8080/feeds/all/a-new-bridge-1a2b3c.html",
        "https://en.example.org/wiki/Bridge_(structure)",
        "https://en.example.org/wiki/Bridge_(structure",
        "https://example.org/a.",
        "https://example.org/%E6%A9%8B?x=1&y=2#frag",
        "https://xn--brckenblatt-thb.example.de/neue-br%C3%BCcke",
        "https://news.a-host-with-a-really-long-name.example.co.uk/section/2026/story",
        "https://example.org/" + "long/" * 400,
    ]
)
entries = st.builds(
    lambda **fields: replace(ENTRY, **fields),
    title=texts,
    summary=texts,
    text=texts,
    link=links,
    categories=st.lists(
        st.one_of(st.sampled_from(["World News", "2026", "كرة القدم", "R&D", "Städte"]), st.text(max_size=40)),
        max_size=6,
    ),
    language=st.sampled_from([None, "en", "ja"]),
)


def body_of(snippet: Snippet) -> str:
    """Return what stands above the link."""
    return snippet.text.encode()[: snippet.links[0].start].decode()


def test_the_three_networks_are_there() -> None:
    assert KINDS == ["bluesky", "mastodon", "x"]


@pytest.mark.parametrize("kind", KINDS)
@given(entry=entries, tags=st.integers(0, 4))
@settings(max_examples=80, deadline=None)
@example(entry=replace(ENTRY, title="x" * 100_000, text="a." * 2000), tags=3)
@example(entry=replace(ENTRY, title="\u0301" * 5000, text="#" * 10_000), tags=3)
@example(entry=replace(ENTRY, title="🇽🇦🇨🇿🇩🇪" * 60, summary="🇽🇦🇨" * 100), tags=0)
@example(entry=replace(ENTRY, title="a.com" * 100, summary="(" * 400 + "x"), tags=0)
@example(entry=replace(ENTRY, title="", summary="…. ", text="the. "), tags=0)
@example(entry=replace(ENTRY, title="クッキー・" * 80, text="नमस्ते" * 200), tags=1)
def test_hard_rules(kind: str, entry: Entry, tags: int) -> None:
    snippet = network(kind, tags=tags).compose(entry, "account")
    encoded = snippet.text.encode()

    assert snippet.network == "account"
    assert snippet.count == count(kind, snippet.text)
    alone = len(snippet.links) == 1 and snippet.links[0].end - snippet.links[0].start == len(encoded)
    assert snippet.count <= snippet.limit or alone
    assert kind != "bluesky" or len(encoded) <= 3000
    assert snippet.link == snippet.links[0].url == entry.link
    assert unicodedata.is_normalized("NFC", snippet.text)
    assert "\ufffd" not in snippet.text
    assert "\n\n\n" not in snippet.text
    assert snippet.text == snippet.text.strip()
    assert snippet.language == entry.language
    assert len(snippet.tags) <= tags
    for tag in snippet.tags:
        assert encoded[tag.start : tag.end].decode() == "#" + tag.tag
        assert regex.fullmatch(r"(?=.*\p{L})[\p{L}\p{M}\p{Nd}_]{1,30}", tag.tag)
    if snippet.tags:
        last = snippet.text.rsplit("\n\n", 1)[1]
        assert last == " ".join("#" + tag.tag for tag in snippet.tags)


@pytest.mark.parametrize("kind", KINDS)
@given(title=phrases, summary=phrases, text=phrases)
@settings(max_examples=80, deadline=None)
def test_no_grapheme_is_split_and_no_word_is_cut(kind: str, title: str, summary: str, text: str) -> None:
    source = unicodedata.normalize("NFC", f"{title} {summary} {text}")
    snippet = network(kind).compose(replace(ENTRY, title=title, summary=summary, text=text), "account")
    told = body_of(snippet).replace(JOINER, "")

    made = {"…", "\n", *'”“»«」』）】")]'}
    assert set(regex.findall(r"\X", told)) <= {*regex.findall(r"\X", source), *made}
    assert set(SPACED.findall(told)) <= set(SPACED.findall(source))


@given(entry=entries)
@settings(max_examples=100, deadline=None)
def test_x_links_nothing_but_our_address(entry: Entry) -> None:
    from syndicate.networks import _autolink, x

    snippet = network("x").compose(entry, "account")
    start = len(body_of(snippet))
    shown = snippet.text.encode()[snippet.links[0].start : snippet.links[0].end].decode()
    found = [(link.start, link.end) for link in _autolink.links(snippet.text, x.GRAMMAR)]
    assert found in ([(start, start + len(shown))], [])
    assert found or "127.0.0.1" in shown or len(shown) > 1900


@pytest.mark.parametrize("kind", KINDS)
@given(title=texts, text=texts)
@settings(max_examples=60, deadline=None)
def test_nobody_is_notified_and_no_tag_is_made_of_the_text(kind: str, title: str, text: str) -> None:
    told = body_of(network(kind).compose(replace(ENTRY, title=title, text=text), "account"))
    assert not regex.search(r"(?<![A-Za-z0-9_])[@＠][A-Za-z0-9_]", told)
    assert not regex.search(r"(?:^|\s)[#＃]\d*\p{L}", told)


@pytest.mark.parametrize("kind", KINDS)
def test_an_entry_without_a_link_is_refused(kind: str) -> None:
    with pytest.raises(ValueError, match=r"tag:example\.org,2026:1"):
        network(kind).compose(replace(ENTRY, link=None), "account")


@pytest.mark.parametrize("kind", KINDS)
def test_settings_out_of_range_are_named(kind: str) -> None:
    assert network(kind).problems() == []
    assert network(kind, tags=0).problems() == []
    assert network(kind, tags=-1).problems() == [("tags", "must not be negative")]


@pytest.mark.parametrize("kind", KINDS)
def test_the_same_entry_is_told_alike(kind: str) -> None:
    entry = replace(ENTRY, text="The bridge opened. " * 100, categories=["Traffic", "traffic", "Town"])
    assert network(kind).compose(entry, "a") == network(kind).compose(entry, "a")
    assert [tag.tag for tag in network(kind).compose(entry, "a").tags] == ["Traffic", "Town"]
