"""Each network's counter against the answers of the network's own code (tests/data/social)."""

from __future__ import annotations

import json
import unicodedata
from pathlib import Path
from typing import Any

import pytest

from syndicate.networks import _autolink, _graphemes, bluesky, mastodon, x

DATA = Path(__file__).parents[1] / "data" / "social"
SHARED = Path(__file__).resolve().parents[2] / ".." / "shared" / "data" / "social"
TWITTER = json.loads((DATA / "twitter-text.json").read_text("utf-8"))


def rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def linked(text: str) -> list[str]:
    return [text[link.start : link.end] for link in _autolink.links(text, x.GRAMMAR)]


@pytest.mark.parametrize(("name", "size"), [(name, len(cases)) for name, cases in TWITTER["urls"].items()])
def test_urls_of_twitter_text(name: str, size: int) -> None:
    cases = TWITTER["urls"][name]
    assert len(cases) == size > 1
    for case in cases:
        assert linked(case["text"]) == case["urls"], case["text"]
        if "indices" in case:
            found = [[link.start, link.end] for link in _autolink.links(case["text"], x.GRAMMAR)]
            assert found == case["indices"], case["text"]


@pytest.mark.parametrize("name", list(TWITTER["weights"]))
def test_weights_of_twitter_text(name: str) -> None:
    for case in TWITTER["weights"][name]:
        assert x.count(case["text"]) == case["weight"], case["text"]


def test_vectors_of_bluesky() -> None:
    vectors = json.loads((DATA / "bluesky.json").read_text("utf-8"))["vectors"]
    assert len(vectors) == 97
    for vector in vectors:
        assert bluesky.count(vector["text"]) == vector["graphemes"], vector["text"]


def oracles() -> list[Any]:
    whole = SHARED / "oracle.jsonl"
    skip = pytest.mark.skipif(not whole.exists(), reason="the whole oracle is not beside this clone")
    return [
        pytest.param(DATA / "oracle.jsonl", id="extract"),
        pytest.param(whole, id="whole", marks=[skip, pytest.mark.slow]),
    ]


@pytest.mark.parametrize("path", oracles())
def test_the_networks_own_answers(path: Path) -> None:
    texts = rows(path)
    assert len(texts) >= 150
    for row in texts:
        normal = unicodedata.normalize("NFC", row["text"])
        assert x.count(row["text"]) == row["x"]["weightedLength"], row["text"]
        assert linked(normal) == [unicodedata.normalize("NFC", url) for url in row["x"]["urls"]], row["text"]
        assert mastodon.count(row["text"]) == row["mastodon"]["countable"], row["text"]
        # Never less, and the same wherever no Indic conjunct stands in the text.
        assert bluesky.count(row["text"]) >= row["bsky"]["graphemes"], row["text"]
        assert len(_graphemes.CLUSTER.findall(row["text"])) <= bluesky.count(row["text"])


@pytest.mark.parametrize("path", oracles())
def test_graphemes_cut_where_bluesky_counts_them(path: Path) -> None:
    texts = rows(path)
    equal = sum(len(_graphemes.CLUSTER.findall(row["text"])) == row["bsky"]["graphemes"] for row in texts)
    assert equal >= 0.98 * len(texts)


@pytest.mark.skipif(not SHARED.exists(), reason="the break tests of Unicode are not beside this clone")
def test_graphemes_of_unicode_17() -> None:
    lines = (SHARED / "unicode" / "GraphemeBreakTest-17.0.0.txt").read_text("utf-8").splitlines()
    cases = [line.split("#")[0].strip() for line in lines if line.split("#")[0].strip()]
    good = 0
    for case in cases:
        wanted = ["".join(chr(int(code, 16)) for code in part.replace("×", " ").split()) for part in case.split("÷")]
        wanted = [cluster for cluster in wanted if cluster]
        good += _graphemes.CLUSTER.findall("".join(wanted)) == wanted
    assert good >= len(cases) - 4  # Unicode 18 joins four of them, as the library does


@pytest.mark.parametrize(
    ("text", "weight"),
    [
        ("", 0), ("a", 1), ("é", 1), ("e\u0301", 1), ("ჿ", 1), ("ᄀ", 2), ("字", 2), ("\u2010", 1), ("\u200e", 2),
        ("\u200d", 1), ("\u2060", 2), ("…", 2), ("—", 1), ("“a”", 3), ("′", 1), ("‶", 1), ("\u2031", 2), ("\u2038", 2),
        ("©", 1), ("©\ufe0f", 2), ("❤", 2), ("❤\ufe0f", 2), ("❤\ufe0e", 4), ("♾\ufe0f", 4), ("👨‍👩‍👧‍👦", 2),
        ("👩🏽‍🚀", 2), ("🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f", 2), ("🇩🇪", 2),
        ("🇽🇦", 4), ("1\ufe0f\u20e3", 2), ("👩‍❤️‍💋‍👩", 2), ("👁‍🗨", 2), ("🏳️‍🌈", 2), ("🏴‍☠️", 2), ("👯‍♀️", 2), ("🥹", 2),
        ("🧑🏿‍🔧", 5), ("👨‍👩‍👦‍👦", 2), ("👩‍👩‍👧‍👦", 2), ("👩‍👦", 2), ("👨‍❤️‍👨", 2), ("👨‍❤️‍👩", 8),
        ("https://example.org/" + "a" * 300, 23), ("example.com", 23), ("example.org/a b", 25), ("a.b", 3), ("\r\n", 2),
    ],
)  # fmt: skip
def test_what_x_weighs(text: str, weight: int) -> None:
    assert x.count(text) == weight


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("", 0), ("a\r\nb", 3), ("é", 1), ("👨‍👩‍👧‍👦", 1), ("https://example.org/" + "a" * 300, 23), ("example.org", 11),
        ("http://a.co http://b.co", 47), ("@bob@example.social", 4), ("@bob", 4), ("a@bob@example.social", 20),
        ("=@bob@example.social", 20), ("/@bob@example.social", 20), (" @bob@example.social.", 6),
        ("@bob@example.social@", 20), ("@bob://x", 8), ("gemini://a.co", 23), ("https://a.co/@bob@b.co", 23),
        ("https://a.co/a.", 24), ("https://a.co/(b)", 23), ("क्ष", 2), ("https://a.co/?q=字", 23), ("@a.b@c.d", 4),
        ("https://a.co/「", 24),
    ],
)  # fmt: skip
def test_what_mastodon_counts(text: str, length: int) -> None:
    assert mastodon.count(text) == length


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("", 0),
        ("abc", 3),
        ("a\r\nb", 3),
        ("\r\n\r\n", 2),
        ("क्ष", 2),
        ("क्षत्रिय", 5),
        ("é", 1),
        ("🇩🇪🇫🇷", 2),
        ("ก็", 1),
        ("한국", 2),
    ],
)
def test_graphemes_are_counted_by_the_strictest_rule(text: str, length: int) -> None:
    assert bluesky.count(text) == length


@pytest.mark.parametrize(
    "text",
    [
        "a." * 50_000,
        "a.com_." * 15_000,
        "日a.com." * 15_000,
        "https://a.co/" + "(a" * 50_000,
        "@a" * 50_000,
        "https://" * 15_000,
    ],
)
def test_hostile_text_is_counted_in_linear_time(text: str) -> None:
    # A quadratic walk of 100,000 characters would take minutes and run into the suite's time limit.
    assert x.count(text) > 0
    assert mastodon.count(text) > 0
