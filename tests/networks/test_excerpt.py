"""Which sentences tell an article: the summary, completed, then the lead; never the title again."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from syndicate.model import Entry
from syndicate.networks._excerpt import excerpt, head

WHEN = datetime(2026, 3, 14, tzinfo=UTC)
ENTRY = Entry(
    id="tag:example.org,2026:1", source="blog", link="https://example.org/", title="Council backs bridge",
    published=WHEN, updated=WHEN, slug="s", first_seen=WHEN,
)  # fmt: skip
LEAD = "The town council met on Monday evening in the old hall."
NEXT = "After a long debate it approved a plan that costs two million. Work begins in May."


def told(limit: int = 500, **fields: str) -> str:
    return "".join(excerpt(replace(ENTRY, **fields), limit)).rstrip()  # type: ignore[arg-type] # only text fields


def test_without_a_summary_the_lead_is_told() -> None:
    assert told(text=f"{LEAD}\n\n{NEXT}") == f"{LEAD} {NEXT}"
    assert excerpt(replace(ENTRY, text=f"{LEAD}\n\n{NEXT}"), 500) == [
        f"{LEAD} ", "After a long debate it approved a plan that costs two million. ", "Work begins in May. ",
    ]  # fmt: skip


def test_captions_bylines_and_headings_are_no_lead() -> None:
    text = (
        f"By A. Writer\n\nPhoto: the river in the morning light, seen from the hill\n\n{LEAD}\n\nBackground\n\n{NEXT}"
    )
    assert told(text=text) == f"{LEAD} {NEXT}"


def test_where_nothing_is_prose_everything_is_told() -> None:
    assert told(text="Bread\n\nButter\n\nMilk") == "Bread Butter Milk"
    assert told(text="") == ""


def test_a_paragraph_of_thirty_characters_is_prose() -> None:
    assert told(text=f"{'x' * 29}.\n\nNo sentence here at all, and none") == f"{'x' * 29}."
    assert told(text=f"{'x' * 28}.\n\n{LEAD}") == LEAD


@pytest.mark.parametrize("sign", ["…", "...", " …", " [...]", " […]", "[…]", " (...)", ",…"])
def test_a_summary_that_breaks_off_is_completed(sign: str) -> None:
    summary = f"After a long debate it approved a plan that{sign}"
    assert told(summary=summary, text=f"{LEAD}\n\n{NEXT}") == NEXT


def test_a_summary_cut_within_a_word_is_completed() -> None:
    assert told(summary="After a long debate it approved a plan th…", text=f"{LEAD}\n\n{NEXT}") == NEXT


def test_a_completed_summary_goes_on_with_the_paragraphs_behind_it() -> None:
    more = "The bridge will be open to all who live by the river."
    assert told(summary="The town council met on Monday…", text=f"{LEAD}\n\nBackground\n\n{more}") == f"{LEAD} {more}"


def test_a_whole_summary_that_stands_in_the_text_goes_on_there() -> None:
    assert told(summary=LEAD, text=f"Photo: a river\n\n{LEAD}\n\n{NEXT}") == f"{LEAD} {NEXT}"
    assert told(summary=LEAD.removesuffix("."), text=f"{LEAD}\n\n{NEXT}") == f"{LEAD} {NEXT}"


def test_a_summary_of_its_own_is_a_paragraph_before_the_lead() -> None:
    summary = "Two firms share the work, and critics fear the cost."
    assert told(summary=summary, text=f"{LEAD}\n\n{NEXT}") == f"{summary}\n\n{LEAD} {NEXT}"


def test_the_lead_does_not_say_what_the_summary_said() -> None:
    summary = "The council met on Monday in the old town hall, as ever."
    assert told(summary=summary, text=f"{LEAD}\n\n{NEXT}") == f"{summary}\n\n{NEXT}"


def test_a_broken_summary_that_is_nowhere_ends_with_its_last_sentence() -> None:
    assert told(summary="Critics fear the cost of it all. Two firms sha…") == "Critics fear the cost of it all."
    assert (
        told(summary="Critics fear. Two firms share the whole of the wo…")
        == "Critics fear. Two firms share the whole of the…"
    )
    assert told(summary="Critics, friends, and all, wo…") == "Critics, friends, and all…"
    assert told(summary="Critics fear the cost. […]") == "Critics fear the cost."
    assert told(summary="Word…") == "Word…"


def test_a_summary_without_a_sentence_end_stays_as_it_is() -> None:
    summary = "Live from the council hall"
    assert told(summary=summary, text=LEAD.replace("hall", "house")) == f"{summary}\n\n{LEAD.replace('hall', 'house')}"


def test_too_short_an_end_is_not_looked_for() -> None:
    assert told(summary="The town…", text=LEAD) == f"The…\n\n{LEAD}"


def test_the_title_is_not_repeated() -> None:
    title = "Council backs new bridge over the river"
    text = f"Council backs a new bridge over the river.\n\n{LEAD} New bridge over the river. {NEXT}"
    assert told(title=title, text=text) == f"{LEAD} {NEXT}"


def test_a_long_sentence_that_holds_the_title_is_no_repetition() -> None:
    title = "Council backs bridge"
    text = "The council backs the bridge that was planned for years by two mayors and their many engineers."
    assert told(title=title, text=text) == text


def test_a_title_of_two_words_is_repeated_only_by_itself() -> None:
    assert told(title="Old hall", text=f"Old hall. {LEAD}") == LEAD
    assert told(title="", text=LEAD) == LEAD


@pytest.mark.parametrize("sign", [" - ", ": ", " – ", " | ", " · "])
def test_a_title_before_the_first_sentence_is_left_out(sign: str) -> None:
    assert told(title="Council backs bridge", text=f"Council backs bridge{sign}{LEAD}") == LEAD


def test_a_sentence_that_begins_like_the_title_is_kept() -> None:
    text = "Council backs bridge and road, and everybody in town is asking who will pay for all of this."
    assert told(title="Council backs bridge", text=text) == text


def test_sentences_of_scripts_without_spaces_are_joined_without() -> None:
    first = "東京都議会は月曜日、隅田川に架かる新しい橋の建設計画を賛成多数で承認した。"
    second = "総工費は百二十億円で、来年の春に着工し、五年後に完成する見通しだという。"
    assert told(title="橋", text=f"{first}\n\n{second}") == first + second


def test_only_as_much_is_read_and_told_as_the_limit_asks_for() -> None:
    assert len(told(limit=50, text=f"{LEAD} " * 100)) == len(f"{LEAD} {LEAD}")
    assert told(limit=10, summary="word " * 100) == ("word " * 11).strip()
    assert told(limit=10, text="word " * 12) == ("word " * 12).strip()
    assert len(told(limit=10, text="x" * 1000)) == 60


def test_head() -> None:
    assert head(" a\n b ", 10) == "a b"
    assert head("a\ufeffb\u202ec", 10) == "abc"
    assert head("abc " * 30, 10) == ("abc " * 14).strip()
    assert head("x" * 80, 10) == "x" * 60


def test_without_a_title_nothing_is_taken_for_it() -> None:
    assert told(title="", text=f"– {LEAD}") == f"– {LEAD}"
    assert told(title="Hall", text=f"Hall. {LEAD}") == LEAD


@pytest.mark.parametrize(
    ("title", "sentence", "kept"),
    [
        ("Old town hall", "Old town hall again today.", False),
        ("Old town hall", "Old town hall again today and then.", True),
        ("one two three four", "One two three and six seven eight nine.", False),
        ("one two three four", "One two three and six seven eight nine ten.", True),
        ("one two three four", "One two five six seven.", True),
        ("one two three four five six seven eight", "One two three nine.", False),
        ("one two three four five six seven eight nine", "One two three ten.", True),
        ("one two three four five six seven eight", "One two nine ten.", True),
    ],
)
def test_how_much_of_the_title_repeats_it(title: str, sentence: str, kept: bool) -> None:
    assert told(title=title, text=f"{sentence} {LEAD}") == (f"{sentence} {LEAD}" if kept else LEAD)


def test_how_much_of_a_sentence_the_summary_must_have_said() -> None:
    said = "Alpha beta gamma are words that stand here alone."
    assert told(summary=said, text="Alpha beta gamma delta epsilon.") == said
    assert (
        told(summary=said, text="Alpha beta gamma delta epsilon zeta.")
        == f"{said}\n\nAlpha beta gamma delta epsilon zeta."
    )


def test_ten_characters_find_the_end_of_a_summary_and_forty_are_enough() -> None:
    assert told(summary="Tenletters…", text="Tenletters go on here and there.") == "Tenletters go on here and there."
    assert told(summary="Nine abcd…", text="Nine abcd go on here and there.").startswith("Nine…")
    same = "b" * 39 + " "
    assert told(summary=f"A{same}end…", text=f"{'Z' + same}end goes on.") == f"A{same}end goes on."
    forty = "c" * 40
    assert told(summary=f"Aa{forty}…", text=f"Zz{forty} goes on.") == f"Aa{forty} goes on."
    assert told(summary=f"Aa{forty[:39]}…", text=f"Zz{forty[:39]} goes on.").startswith(f"Aa{forty[:39]}…")


def test_half_of_a_broken_summary_must_be_whole_sentences() -> None:
    assert told(summary="Aaaa bbbb. Cccc ddd…") == "Aaaa bbbb."
    assert told(summary="Aaaa bbbb. Cccc dddd…") == "Aaaa bbbb."
    assert told(summary="Aaaa bbbb. Cccc dddd e…") == "Aaaa bbbb. Cccc dddd…"


def test_sentences_are_told_until_they_are_twice_the_limit() -> None:
    text = "Nineteen characters. Of this. And this."
    assert told(limit=10, title="x", text=text) == "Nineteen characters."
    assert told(limit=11, title="x", text=text) == "Nineteen characters. Of this."
    assert told(limit=10, title="x", text="Eighteen letters it. Of this. And so."[1:]) == "ighteen letters it. Of this."


def test_a_summary_of_marks_alone_is_none() -> None:
    assert told(summary="…", text=f"{LEAD}\n\n{NEXT}") == f"{LEAD} {NEXT}"
    assert told(summary="[...].", text=LEAD) == LEAD
    assert told(title="x", text="🎉 🎉 🎉") == "🎉 🎉 🎉"
