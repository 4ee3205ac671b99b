"""Categories become hashtags that every network takes."""

from __future__ import annotations

import pytest
import regex

from syndicate.networks._tags import hashtag, hashtags

ANY = regex.compile(r".+")


@pytest.mark.parametrize(
    ("category", "tag"),
    [
        ("Politics", "Politics"),
        ("climate", "climate"),
        ("climate change", "ClimateChange"),
        ("World News", "WorldNews"),
        ("news/world-wide.web", "NewsWorldWideWeb"),
        ("iPhone 15", "iPhone15"),
        ("EU policy", "EUPolicy"),
        ("Women's rights", "WomensRights"),
        ("Women’s rights", "WomensRights"),
        ("Arts & Culture", "ArtsCulture"),
        ("C++", None),
        ("R&D", "RD"),
        ("棋", "棋"),
        ("2026", None),
        ("2026 election", "2026Election"),
        ("Covid-19", "Covid19"),
        ("كرة القدم", "كرة_القدم"),
        ("世界 新闻", "世界_新闻"),
        ("हिन्दी समाचार", "हिन्दी_समाचार"),
        ("Straße und Brücke", "StraßeUndBrücke"),
        ("cafe\u0301", "café"),
        ("می‌خواهم", "می_خواهم"),
        ("#already", "already"),
        ("_under_score_", "UnderScore"),
        ("1\ufe0f\u20e3", None),
        ("🎉", None),
        ("", None),
        ("   ", None),
        ("a" * 30, "a" * 30),
        ("a" * 31, None),
        ("a " * 5000, None),
        ("Uncategorized", None),
        ("Sin categoría", None),
        ("½", None),
    ],
)
def test_a_category_as_a_hashtag(category: str, tag: str | None) -> None:
    assert hashtag(category) == tag


def test_hashtags_keep_their_order_and_differ() -> None:
    assert hashtags(["Town", "2026", "town", "Traffic jam", "TrafficJam", "Sea"], 3, ANY) == [
        "Town",
        "TrafficJam",
        "Sea",
    ]
    assert hashtags(["Town", "Sea", "Sky"], 2, ANY) == ["Town", "Sea"]
    assert hashtags(["Town"], 0, ANY) == []
    assert hashtags([], 3, ANY) == []


def test_a_network_refuses_what_it_does_not_take() -> None:
    assert hashtags(["Town", "Städte"], 3, regex.compile("[a-zA-Z]+")) == ["Town"]


def test_only_so_many_categories_are_looked_at() -> None:
    assert hashtags([*(["2026"] * 7), "Town"], 1, ANY) == ["Town"]
    assert hashtags([*(["2026"] * 8), "Town"], 1, ANY) == []
