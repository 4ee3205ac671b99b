"""Copies of one article: told from other stories, led by the best, folded in a feed and never taken away again."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import permutations
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from syndicate.entries.duplicates import LEAST_PIECES, MOST_SKETCHES, alike, are_copies, fold, sketch
from syndicate.model import Entry

NOW = datetime(2026, 3, 14, 12, tzinfo=UTC)
STORY = (
    "The council met on Tuesday evening to discuss a plan for the old harbour, which has been empty for eleven years. "
    "Members heard from three engineers and a dozen residents before they voted to keep the crane and sell the shed. "
    "The museum will open next spring with a show about the herring fleet, its captains and the women who gutted fish. "
)
OTHER = (
    "Bees moved uphill this year because the cherry blossom opened before the queens had laid, says the keeper. Eleven "
    "hives were carried up the mountain in a single night, on the backs of the village choir, without an engine. "
    "At the upper meadow the flowers come nine days later, and that is all the swarm had needed for five springs. "
)


def entry(source: str = "a", number: int = 1, **values: Any) -> Entry:
    given: dict[str, Any] = {
        "id": f"tag:{source},2026:{number}", "source": source, "link": f"https://{source}.example/{number}",
        "title": "Harbour plan passes", "published": NOW, "updated": NOW, "slug": "s", "first_seen": NOW, "text": STORY,
    }  # fmt: skip
    return Entry(**(given | values))


def test_a_home_page_is_the_address_of_none() -> None:
    home: dict[str, Any] = {"link": "https://a.example/", "text": "Short."}
    assert not copies(entry(**home), entry("b", **home))


def copies(one: Entry, other: Entry) -> bool:
    return are_copies(sketch(one), sketch(other))


@pytest.mark.parametrize(
    "values",
    [
        {}, {"title": "Another headline"}, {"text": STORY.upper()}, {"text": "Share this article. " + STORY + "Read more."},
        {"text": STORY.replace("Tuesday", "Monday").replace("eleven", "twelve").replace("crane", "tower")},
        {"link": "http://www.a.example/1?utm_source=x", "text": "Short.", "title": "Another"},
        {"link": "http://www.a.example/1?utm_source=x", "text": OTHER},
        {"link": "http://www.a.example/1?utm_source=x", "text": STORY[:150] + OTHER, "title": "Another"},
    ],
)  # fmt: skip
def test_a_copy_is_told_by_its_text_or_its_address(values: dict[str, Any]) -> None:
    assert copies(entry(), entry("b", **values))


@pytest.mark.parametrize(
    "values",
    [
        {"text": OTHER}, {"text": OTHER, "title": "Another"}, {"text": STORY[:100]}, {"text": ""},
        {"text": STORY[:150] + OTHER, "title": "Another"},
        {"link": "http://www.a.example/1?utm_source=x", "text": OTHER, "title": "Another"},
    ],
)  # fmt: skip
def test_another_story_is_none_whatever_its_title(values: dict[str, Any]) -> None:
    assert not copies(entry(), entry("b", **values))


def test_a_text_that_says_too_little_tells_nothing() -> None:
    enough = STORY[: LEAST_PIECES + 60]
    assert copies(entry(text=enough), entry("b", text=enough))
    assert not copies(entry(text=STORY[:90]), entry("b", text=STORY[:90]))
    assert not copies(entry(link=None, text=""), entry("b", link=None, text=""))


def test_under_one_title_less_in_common_is_enough() -> None:
    half = entry("b", text=STORY[:170] + OTHER[:140])
    assert 0.3 <= alike(sketch(entry()), sketch(half)) < 0.4
    assert copies(entry(), half)
    assert not copies(entry(), entry("b", text=half.text, title="Another"))
    assert not copies(entry(title=""), entry("b", text=half.text, title=""))


def test_reports_of_one_form_are_told_by_their_numbers() -> None:
    def report(*numbers: int) -> str:
        return STORY + " ".join(f"goal after {number} minutes" for number in numbers)

    one, other = report(11, 12, 13, 14, 15), report(21, 22, 23, 24, 25)
    assert not copies(entry(text=one), entry("b", text=other))
    assert copies(entry(text=one), entry("b", text=report(11, 12, 13, 24, 25)))
    assert copies(entry(text=report(1, 2, 3, 4)), entry("b", text=report(5, 6, 7, 8))), "a few numbers tell nothing"


def test_a_text_is_cut_into_every_run_of_nine_letters() -> None:
    assert [len(sketch(entry(text=text)).pieces) for text in ("a b c d e f g h", "abcdefghi", "Abcdefgh, ij!")] == [
        0,
        1,
        2,
    ]


def test_scripts_without_spaces_are_told_too() -> None:
    text = "".join(chr(0x4E00 + number * 37 % 3_000) for number in range(300))
    assert copies(entry(text=text), entry("b", text="广告。" + text, title="另一个标题"))


# -- folding


def folded(
    *entries: Entry, shown: set[str] | None = None, hidden: set[str] | None = None
) -> list[tuple[str, tuple[str, ...]]]:
    return [(each.id, each.also_at) for each in fold(entries, shown or set(), hidden or set(), {}).entries]


def test_copies_are_folded_into_the_best_and_say_where_the_others_are() -> None:
    one, two, other = entry("a"), entry("b", authors=["Ada Holm"]), entry("c", text=OTHER, title="Bees")
    assert folded(one, other, two) == [(other.id, ()), (two.id, ("https://a.example/1",))]


@pytest.mark.parametrize(
    "better",
    [
        {"authors": ["Ada"]}, {"image": "https://i"}, {"text": STORY + "More."}, {"published": NOW - timedelta(hours=1)},
        {"id": "tag:a,2026:0"},
    ],
)  # fmt: skip
def test_the_best_copy_leads(better: dict[str, Any]) -> None:
    best = entry("b", **better)
    assert [id for id, _ in folded(entry("a"), best)] == [best.id]


def test_a_teaser_leads_only_where_nothing_is_whole() -> None:
    teaser = entry("a", authors=["Ada"], image="https://i", teaser=True)
    assert [id for id, _ in folded(teaser, entry("b"))] == [entry("b").id]


def test_what_has_been_shown_leads_and_is_never_taken_away() -> None:
    one, two = entry("a"), entry("b", authors=["Ada Holm"])
    assert [id for id, _ in folded(one, two, shown={one.id})] == [one.id]
    assert [id for id, _ in folded(one, two, shown={one.id, two.id})] == [one.id, two.id]


def test_a_copy_that_was_hidden_stays_so_when_what_led_is_gone_and_hides_others() -> None:
    hidden, other, third = entry("a"), entry("b", text=OTHER, title="Bees"), entry("c", authors=["Ada Holm"])
    assert folded(hidden, other, hidden={hidden.id}) == [(other.id, ())]
    assert folded(hidden, other, third, hidden={hidden.id}) == [(other.id, ())]
    assert folded(hidden, third, shown={third.id}, hidden={hidden.id}) == [(third.id, ("https://a.example/1",))]


def test_what_was_folded_is_told_with_what_leads_it() -> None:
    one, two, other = entry("a"), entry("b", authors=["Ada Holm"]), entry("c", text=OTHER, title="Bees")
    assert fold([one, two, other], set(), set(), {}).copies == {one.id: two.id}
    assert fold([one, two], set(), {two.id}, {}).copies == {one.id: two.id}


def test_entries_of_one_source_are_not_folded_with_each_other() -> None:
    assert len(folded(entry("a", 1), entry("a", 2))) == 2
    found = folded(entry("b", 9, authors=["Ada"]), entry("a", 1), entry("a", 2))
    assert [id for id, _ in found] == [entry("b", 9).id, entry("a", 2).id]


def test_links_of_copies_are_told_once_and_the_leaders_own_never() -> None:
    found = folded(
        entry("a", authors=["Ada"]), entry("b", link="https://a.example/1"), entry("c"), entry("d", link=None),
        entry("e", link="https://c.example/1"),
    )  # fmt: skip
    assert found == [(entry("a").id, ("https://c.example/1",))]


def test_what_an_entry_brought_along_is_told_anew() -> None:
    assert folded(entry("a", also_at=("https://old",)), entry("b", text=OTHER, title="Bees")) == [
        (entry("a").id, ()), (entry("b").id, ()),
    ]  # fmt: skip


def test_clusters_do_not_depend_on_the_order() -> None:
    each = [entry("a"), entry("b", authors=["Ada"]), entry("c", text=OTHER, title="Bees"), entry("d", text=OTHER + "x")]
    assert {frozenset(id for id, _ in folded(*order)) for order in permutations(each)} == {
        frozenset({entry("b").id, entry("d").id})
    }


def test_sketches_are_kept_and_may_be_forgotten() -> None:
    kept: dict[Any, Any] = {}
    fold([entry("a"), entry("b")], set(), set(), kept)
    assert set(kept) == {(entry("a").id, NOW), (entry("b").id, NOW)}
    kept.update({(str(number), NOW): None for number in range(MOST_SKETCHES)})
    fold([entry("c")], set(), set(), kept)
    assert set(kept) == {(entry("c").id, NOW)}


@given(st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from([STORY, OTHER, "short"])), max_size=7))
@settings(max_examples=60, deadline=None)
def test_every_link_stays_somewhere(made: list[tuple[str, str]]) -> None:
    entries = [entry(source, number, text=text, title=text[:9]) for number, (source, text) in enumerate(made)]
    found = fold(entries, set(), set(), {}).entries
    assert {each.link for each in entries} == {each.link for each in found} | {
        link for each in found for link in each.also_at
    }
