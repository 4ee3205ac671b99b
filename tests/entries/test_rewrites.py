"""What articles say put right: words outside of tags, people and categories renamed, and the evidence of it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from syndicate.entries.rewrites import Rules, rewrite
from syndicate.model import Draft, Evidence, Rejected
from syndicate.values.patterns import compiled


def test_without_rules_a_draft_is_the_same_object() -> None:
    draft = Draft(title="The ferry", content="<p>x</p>", authors=("A",))
    assert rewrite(draft, Rules()) is draft
    assert rewrite(draft, Rules(replace=[(compiled("zzz"), "y")], authors={"B": "C"})) is draft


def test_words_are_replaced_in_title_summary_and_text_in_order() -> None:
    rules = Rules(replace=[(compiled("ferry"), "boat"), (compiled("(b)oat"), r"\1arge")])
    draft = rewrite(Draft(title="The Ferry", summary="A ferry.", text="ferry", link="https://ferry"), rules)
    assert (draft.title, draft.summary, draft.text, draft.link) == ("The barge", "A barge.", "barge", "https://ferry")


@pytest.mark.parametrize(
    ("html", "found"),
    [
        ("<p>a</p>", "<p>b</p>"), ('<a href="a" title=\'a>a\'>a</a>a', '<a href="a" title=\'a>a\'>b</a>b'),
        ("a < a", "b < b"), ("", ""), ("<a title=a>a", "<a title=a>b"),
    ],
)  # fmt: skip
def test_tags_stay_as_they_are(html: str, found: str) -> None:
    assert rewrite(Draft(content=html), Rules(replace=[(compiled("a"), "b")])).content == found


def test_people_and_categories_are_renamed_dropped_and_told_once() -> None:
    rules = Rules(authors={"j. doe": "Jane Doe", "Newsroom": ""}, categories={"local": "Town", "ads": ""})
    draft = rewrite(Draft(authors=("J. Doe", "Jane Doe", "Newsroom", "Bo"), categories=("Local", "Town", "Ads")), rules)
    assert list(draft.authors) == ["Jane Doe", "Bo"]
    assert list(draft.categories) == ["Town"]


def test_a_language_is_set_whatever_was_declared() -> None:
    assert rewrite(Draft(language="en"), Rules(language="nb")).language == "nb"
    assert rewrite(Draft(language="en"), Rules()).language == "en"


def test_the_evidence_says_what_stood_there() -> None:
    before = Rejected("X", "meta", "why")
    draft = Draft(title="Old", authors=("A", "B"), evidence={"title": Evidence("feed", [before])})
    found = rewrite(draft, Rules(replace=[(compiled("old"), "New")], authors={"A": "C"}, language="nb"))
    assert found.evidence["title"] == Evidence("rewrite", [Rejected("Old", "feed", "rewritten"), before])
    assert found.evidence["authors"] == Evidence("rewrite", [Rejected("A, B", "nothing", "rewritten")])
    assert found.evidence["language"] == Evidence("rewrite", [])
    assert rewrite(Draft(content="old"), Rules(replace=[(compiled("old"), "n")])).evidence["content"] == Evidence(
        "rewrite", []
    )


@given(st.text(alphabet="<>\"' =ab/", max_size=40))
@settings(max_examples=100)
def test_a_rule_that_replaces_words_by_themselves_changes_no_html(html: str) -> None:
    assert rewrite(Draft(content=html), Rules(replace=[(compiled("(.)"), r"\1")])).content == html
