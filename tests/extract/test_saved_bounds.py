"""Saved plain text at the edges of its rules: labels and titles, heads, wrapped lines, tails."""

from __future__ import annotations

import pytest

from syndicate.extract import plain
from syndicate.model import Document, Draft, Rejected


def read(text: str) -> Draft:
    return plain.read(Document(text.encode(), None, path="saved.txt"))


PARAGRAPH = "The boats leave at four in the morning, when the sea is flat and nobody but the gulls is awake at all."
OTHER = "There were eleven keepers before the lamp was automated, and the choir has written a verse for each of them."
TITLE = "The Choir That Sings"


@pytest.mark.parametrize(
    ("above", "title"),
    [
        (f"Deep water\n{TITLE}\nEvery June forty people row out", TITLE),
        (f"Deep water\n{TITLE}\nEvery June forty people row out.", "Deep water"),
        (f"Deep water\n{TITLE}\nOda Brandvik", "Deep water"),
        (f"Deep water\n{TITLE}\n14 March 2026", "Deep water"),
        (f"Deep water\n{TITLE}\nSea and song", "Deep water"),
        (f"Deep water\n{TITLE}\nSea and a song", TITLE),
        (f"Deep water\n{TITLE}", "Deep water"),
        (f"Deep Waters\n{TITLE}\nEvery June forty people row out", "Deep Waters"),
        (f"Deep water far out\n{TITLE}\nEvery June forty people row out", "Deep water far out"),
        (f"Water\n{TITLE}", TITLE),
        ("Water\none two three four five six seven eight nine", "one two three four five six seven eight nine"),
        ("Water\none two three four five six seven eight nine ten", "Water"),
        ("Water\nThe Choir", "Water"),
        ("Culture\nThe Choir", "Culture"),
        (f"Culture\n{TITLE}", TITLE),
        (f"Top Stories\n{TITLE}", TITLE),
        ("Culture\nBy Oda Brandvik", "Culture"),
        (f"DEEP WATER NOW\n{TITLE}", TITLE),
        (f"DEEP WATER NOW OUT\n{TITLE}", "DEEP WATER NOW OUT"),
        ("DEEP WATER NOW\nTHE CHOIR THAT SINGS", "DEEP WATER NOW"),
        (f"Home > A B C D E F G H I\n{TITLE}", TITLE),
        (f"Home > A B C D E F G H I J\n{TITLE}", "Home > A B C D E F G H I J"),
        (f"Culture. \n{TITLE}", None),
        (f"Skagnes, Saturday, 14 March 2026\n{TITLE}", TITLE),
        (f"14 March 2026: a harbour is rebuilt\n{TITLE}", "14 March 2026: a harbour is rebuilt"),
        ("Skip to content\n" * 92 + TITLE, TITLE),
        ("Skip to content\n" * 93 + TITLE, "Skip to content"),
        (f"### {TITLE}", TITLE),
        (f"Title: {TITLE}", TITLE),
        (f"Note: {TITLE}", f"Note: {TITLE}"),
        (f"Advertisement\n\n{TITLE}", TITLE),
    ],
)
def test_title_under_what_stands_above_it(above: str, title: str | None) -> None:
    assert read(f"{above}\n\n{PARAGRAPH}\n\n{OTHER}").title == title


def test_front_matter_title_leaves_a_different_first_line_alone() -> None:
    draft = read(f"---\ntitle: Higher\n---\nA song for each\n\n{PARAGRAPH}")
    assert (draft.title, draft.content) == ("Higher", f"<h2>A song for each</h2>\n<p>{PARAGRAPH}</p>")


@pytest.mark.parametrize(
    ("head", "authors", "text"),
    [
        ("Oda Brandvik | 5 min read", ["Oda Brandvik"], ""),
        ("5 min read | By Oda Brandvik", ["Oda Brandvik"], ""),
        ("Published 14 March 2026 | Oda Brandvik", ["Oda Brandvik"], ""),
        ("14 March 2026 - Oda Brandvik - 5 min read", ["Oda Brandvik"], ""),
        ("Oda Brandvik, Senior Reporter", ["Oda Brandvik"], ""),
        ("Oda Brandvik, New York City", ["Oda Brandvik"], ""),
        ("Oda Brandvik, here and there", [], "Oda Brandvik, here and there"),
        ("By Oda Brandvik\nEdited by: Sam Ray", ["Oda Brandvik"], ""),
        ("By Oda Brandvik\nSome five words of role", ["Oda Brandvik"], "Some five words of role"),
        ("By Oda Brandvik\n\nSome five words of it", ["Oda Brandvik"], "Some five words of it"),
        ("Oda Brandvik\n\nSam Ray", ["Oda Brandvik"], "Sam Ray"),
        ("Oda Brandvik\nSam Ray", ["Oda Brandvik", "Sam Ray"], ""),
        ("By Oda Brandvik\nSam Ray", ["Oda Brandvik"], ""),
        ("By the sea", [], "By the sea"),
        ("Tags: sea, song", [], ""),
        ("Share\nFacebook", [], ""),
    ],
)
def test_lines_of_the_head(head: str, authors: list[str], text: str) -> None:
    draft = read(f"{TITLE}\n{head}\n\n{PARAGRAPH}\n\n{OTHER}")
    assert list(draft.authors) == authors
    expected = f"{PARAGRAPH}\n\n{OTHER}"
    assert draft.text == (f"{text}\n\n{expected}" if text and "five words of role" not in text else expected)


def test_role_needs_something_below_it() -> None:
    assert read("The title of it\nBy Oda Brandvik\nA short line").text == "A short line"
    draft = read(f"The title of it\nBy Oda Brandvik\nA short line\n\n{PARAGRAPH}")
    assert draft.text == PARAGRAPH
    assert draft.evidence["authors"].rejected == (Rejected("A short line", "text", "what the author is"),)
    assert (
        read(f"The title of it\nBy Oda Brandvik\none two three four five six seven\n\n{PARAGRAPH}").text or ""
    ).startswith("one two")


def test_second_date_of_a_kind_is_rejected() -> None:
    draft = read(f"{TITLE}\nPublished 14 March 2026\nPublished 15 March 2026\n\n{PARAGRAPH}")
    assert draft.published == "2026-03-14"
    assert draft.evidence["published"].rejected == (Rejected("15 March 2026", "text", "a second date"),)


def test_name_in_a_script_without_capitals_must_stand_close() -> None:
    body = "スカグネスの町議会は金曜深夜、防潮堤の再建に四千百万を投じることを決めた。古い港を守る価値があるかをめぐる六年越しの議論に終止符が打たれた。"
    assert list(read(f"港町、防潮堤の再建を可決\n山田太郎\n\n{body}").authors) == ["山田太郎"]
    assert list(read(f"港町、防潮堤の再建を可決\n\n山田太郎\n2026年3月14日\n\n{body}").authors) == ["山田太郎"]
    assert list(read(f"港町、防潮堤の再建を可決\n\n町議会\n\n{body}").authors) == []


@pytest.mark.parametrize(("words", "is_standfirst"), [(5, False), (6, True), (12, True), (60, True), (61, False)])
def test_length_of_a_standfirst(words: int, *, is_standfirst: bool) -> None:
    line = "Aaa " + " ".join(["bbb"] * (words - 1))
    assert (read(f"{TITLE}\n\n{line}\n\n{PARAGRAPH}").summary == line) is is_standfirst


def test_paragraphs_before_a_late_byline() -> None:
    one = read(f"{TITLE}\n\nA sentence of a standfirst.\n\nBy Oda Brandvik\n\n{PARAGRAPH}")
    assert (one.summary, list(one.authors)) == ("A sentence of a standfirst.", ["Oda Brandvik"])
    two = read(f"{TITLE}\n\nA sentence of text.\n\nAnother sentence.\n\nBy Oda Brandvik\n\n{PARAGRAPH}")
    assert (two.summary, list(two.authors)) == (None, [])
    name = read(f"{TITLE}\n\nA sentence of text.\n\nOda Brandvik\n\n{PARAGRAPH}")
    assert name.summary is None


@pytest.mark.parametrize(
    ("count", "kept"),
    [(1, 0), (3, 0), (4, 1)],
)
def test_credits_at_the_end(count: int, kept: int) -> None:
    lines = [f"Reporting by Jo{letter} Doe" for letter in "abcd"[:count]]
    draft = read("\n\n".join([TITLE, PARAGRAPH, OTHER, *lines]))
    assert (draft.text or "").count("Reporting") == kept
    assert len(draft.authors) == count - kept


@pytest.mark.parametrize(
    ("between", "kept"),
    [
        ("Advertisement\nbuy this now", "buy this now"),
        ("Share this article\nFacebook\nPrint", ""),
        ("Read more\nWho sings next\n\nWho pays for it all", "Who pays for it all"),
        ("Read more\nWho sings next.", "Who sings next."),
        ("Photo: Sam Ray and the seven others here", ""),
        ("Photo: Sam Ray and the eight of the others here", "Photo: Sam Ray and the eight of the others here"),
        ("Photo: Sam Ray\nWho pays for it", "Photo: Sam Ray\n\nWho pays for it"),
        ("Also read: one two three four five six seven eight nine ten eleven twelve thirteen", ""),
        ("Also read: one two three four five six seven eight nine ten eleven twelve thirteen fourteen", "Also read: one two three four five six seven eight nine ten eleven twelve thirteen fourteen"),
    ],
)  # fmt: skip
def test_lines_between_paragraphs(between: str, kept: str) -> None:
    text = read(f"{TITLE}\n\n{PARAGRAPH}\n\n{between}\n\n{OTHER}").text
    assert text == "\n\n".join(filter(None, [PARAGRAPH, kept, OTHER]))


def test_titles_of_other_articles_in_one_block_are_limited() -> None:
    block = "Read more\n" + "\n".join(f"Who sings {letter}" for letter in "abcdefghijklmnopqrstuvw")
    text = read(f"{TITLE}\n\n{PARAGRAPH}\n\n{block}\n\n{OTHER}").text or ""
    assert "Who sings s" not in text
    assert "Who sings v" in text


@pytest.mark.parametrize(
    ("tail", "kept"),
    [
        ("Related\nWho will sing next?\nThey sang again.", ""),
        ("Related\n\nThey sang again.", "They sang again."),
        ("Related\n\nThey will sing again", ""),
        ("Share\none two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen", ""),
        ("Share\none two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen", "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"),
        ("Share\nThey sang again.", "They sang again."),
        ("Advertisement\nbuy this now", "buy this now"),
        ("Also read: Who sings\n\nA last line", "A last line"),
        ("About the author\n\n" + "word " * 79 + "word", ""),
        ("About the author\n\n" + "word " * 80 + "word", "word " * 80 + "word"),
        ("About the author\n\nShe sings.\n\nShe rows.\n\nShe writes.", ""),
        ("About the author\n\nShe sings.\n\nShe rows.\n\nShe writes.\n\nShe rests.", "She sings.\n\nShe rows.\n\nShe writes.\n\nShe rests."),
        ("Comments (2)\n\nThey sang again.", ""),
        ("Comments\n\nThey sang again.", "They sang again."),
    ],
)  # fmt: skip
def test_what_belongs_to_furniture_behind_the_text(tail: str, kept: str) -> None:
    text = read(f"{TITLE}\n\n{PARAGRAPH}\n\n{OTHER}\n\n{tail}").text or ""
    assert text.startswith(f"{PARAGRAPH}\n\n{OTHER}")
    assert text.endswith(kept or OTHER)
    assert ("sing" in text.removeprefix(f"{PARAGRAPH}\n\n{OTHER}")) is ("sing" in kept)


def test_comments_begin_where_enough_text_stands_before() -> None:
    before, after = " ".join(["aaa"] * 19) + " bbb.", " ".join(["ccc"] * 56) + " ddd."
    assert "ccc" not in (read(f"{TITLE}\n\n{before}\n\nLeave a reply\n\n{after}").text or "")
    more = " ".join(["ccc"] * 57) + " ddd."
    assert "ccc" in (read(f"{TITLE}\n\n{before}\n\nLeave a reply\n\n{more}").text or "")


def test_categories_on_lines_of_their_own_end_at_a_gap_or_a_long_line() -> None:
    assert list(
        read(f"{TITLE}\n\n{PARAGRAPH}\n\nTags:\nsea\nthree word tag\nfour words are none\nsong").categories
    ) == ["sea", "three word tag"]
    assert list(read(f"{TITLE}\n\n{PARAGRAPH}\n\nTags:\nsea\n\nsong").categories) == ["sea"]


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        # four full lines of 19 and 20 columns, the words of the next line would not have fitted
        (["aaaa bbbb cccc dddd", "eeee ffff gggg hhhh", "iiii jjjj kkkk llll", "mmmm nnnn oooo."], None),
        (["aaaaa bbbb cccc dddd", "eeeee ffff gggg hhhh", "iiiii jjjj kkkk llll", "mmmm nnnn oooo."], "aaaaa bbbb cccc dddd eeeee ffff gggg hhhh iiiii jjjj kkkk llll mmmm nnnn oooo."),
        (["aaaaa bbbb cccc dddd", "eeeee ffff gggg hhhh.", "mmmm nnnn oooo."], None),
        (["aaaaa bbbb cccc dddd", "eeeee ffff gggg hhhh", "- iii jjjj kkkk llll", "mmmmm nnnn oooo pppp", "qqqq rrrr ssss."], "aaaaa bbbb cccc dddd eeeee ffff gggg hhhh\n\niii jjjj kkkk llll mmmmm nnnn oooo pppp qqqq rrrr ssss."),
    ],
)  # fmt: skip
def test_lines_are_joined_where_a_text_is_wrapped(lines: list[str], text: str | None) -> None:
    draft = read("---\ntitle: x\n---\n" + "\n".join(lines) + "\n\nEnd.")
    assert draft.text == (text or "\n\n".join(lines)) + "\n\nEnd."


def test_indented_line_begins_a_paragraph() -> None:
    lines = "    aaaaa bbbb cccc dddd\neeeee ffff gggg hhhh\niiiii jjjj kkkk llll\n    mmmmm nnnn oooo pppp\nqqqqq rrrr ssss tttt\nuuuu vvvv."
    assert (
        read(f"---\ntitle: x\n---\n{lines}").text
        == "aaaaa bbbb cccc dddd eeeee ffff gggg hhhh iiiii jjjj kkkk llll\n\nmmmmm nnnn oooo pppp qqqqq rrrr ssss tttt uuuu vvvv."
    )


def test_hyphen_at_the_end_of_a_line_joins_without_a_space() -> None:
    lines = "aaaaa bbbb cccc well-\nknown fff gggg hhhhhh\niiiii jjjj kkkk lllll\nmmmm nnnn ooooooooo -\npppp qqqq."
    assert (
        read(f"---\ntitle: x\n---\n{lines}").text
        == "aaaaa bbbb cccc well-known fff gggg hhhhhh iiiii jjjj kkkk lllll mmmm nnnn ooooooooo - pppp qqqq."
    )


@pytest.mark.parametrize(("length", "joined"), [(39, False), (40, True)])
def test_lower_case_continues_a_line_that_is_long_enough(length: int, *, joined: bool) -> None:
    line = "A" + "b" * (length - 1)
    text = read(f"---\ntitle: x\n---\n{PARAGRAPH * 2}\n\n{line}\ncontinued here.").text or ""
    assert text.endswith(f"{line} continued here." if joined else f"{line}\n\ncontinued here.")


def test_line_of_a_head_is_never_joined_to_a_full_line() -> None:
    title = "A title that is as wide as all of the lines of its text"
    lines = "\n".join(["and these are the other lines of the text that are full"] * 4)
    draft = read(f"{title}\nBy Oda Brandvik\n\nIt has words,\n{lines}\nuntil here.")
    assert (draft.title, list(draft.authors)) == (title, ["Oda Brandvik"])


@pytest.mark.parametrize("rule", ["---", "* * *", "======", "~~~"])
def test_rule_is_a_gap_and_no_text(rule: str) -> None:
    assert read(f"{TITLE}\n\n{PARAGRAPH}\n{rule}\n{OTHER}").text == f"{PARAGRAPH}\n\n{OTHER}"


def test_two_lines_of_a_standfirst_at_most() -> None:
    two = read(f"{TITLE}\n\nOne more line of it\n\nAnd one more line\n\nBy Oda Brandvik\n\n{PARAGRAPH}")
    assert (two.summary, list(two.authors)) == ("One more line of it And one more line", ["Oda Brandvik"])
    three = read(
        f"{TITLE}\n\nOne more line of it\n\nAnd one more line\n\nAnd a third one\n\nBy Oda Brandvik\n\n{PARAGRAPH}"
    )
    assert (three.summary, list(three.authors)) == (None, [])


@pytest.mark.parametrize(
    ("line", "below", "summary"),
    [
        ("Every June forty people row out", PARAGRAPH, True),
        ("Every June forty people row out,", PARAGRAPH, False),
        ("Every June forty people row out", "aaa " * 14 + "bbb.", False),
        ("Every June forty people row out", "aaa " * 15 + "bbb.", True),
        ("Every June forty people row out", "", False),
    ],
)
def test_standfirst_right_before_the_text(line: str, below: str, *, summary: bool) -> None:
    draft = read(f"{TITLE}\n\n{line}\n\n{below}")
    assert (draft.summary == line) is summary
    assert line in (draft.text or "")


def test_standfirst_needs_gaps_around_it() -> None:
    assert read(f"{TITLE}\nEvery June forty people row out\n\n{PARAGRAPH}").summary is None
    assert read(f"{TITLE}\n\nEvery June forty people row out\n{PARAGRAPH}").summary is None


@pytest.mark.parametrize(
    ("role", "is_role"),
    [("one two three four five six", True), ("one two three four five six seven", False), ("She sings.", False)],
)
def test_length_of_a_role(role: str, *, is_role: bool) -> None:
    assert (role in (read(f"{TITLE}\nBy Oda Brandvik\n{role}\n14 March 2026\n\n{PARAGRAPH}").text or "")) is not is_role


def test_role_without_gap_or_head_below_is_text() -> None:
    draft = read(f"{TITLE}\nBy Oda Brandvik\nA short line\n{PARAGRAPH}\n{OTHER}")
    assert "A short line" in (draft.text or "")


def test_lines_that_end_in_sentences_are_not_wrapped() -> None:
    broken = ["aaaaa bbbb cccc dddd", "eeeee ffff gggg hhhh"]
    ended = ["iiiii jjjj kkkk lll.", "mmmmm nnnn oooo ppp."]
    assert "dddd eeeee" in (read("---\ntitle: x\n---\n" + "\n".join([*broken, *ended, "qqqqq."])).text or "")
    text = read("---\ntitle: x\n---\n" + "\n".join([*broken, *ended, "rrrrr ssss tttt uuu.", "qqqqq."])).text or ""
    assert "dddd\n\neeeee" in text


@pytest.mark.parametrize(("width", "joined"), [(100, True), (101, False)])
def test_widest_columns(width: int, *, joined: bool) -> None:
    line = ("a" * 9 + " ") * (width // 10 - 1)
    line += "b" * (width - len(line))
    text = read(f"---\ntitle: x\n---\n{line}\nC{line[1:]}\nD{line[1:]}\nend.").text or ""
    assert (text.count("\n") == 0) is joined


@pytest.mark.parametrize(("words", "is_heading"), [(8, True), (9, False)])
def test_length_of_a_heading_close_to_its_paragraph(words: int, *, is_heading: bool) -> None:
    heading = "Who " + " ".join(["pays"] * (words - 1))
    content = read(f"{TITLE}\n\n{PARAGRAPH}\n\n{heading}\n{OTHER}").content or ""
    assert (f"<h2>{heading}</h2>" in content) is is_heading


@pytest.mark.parametrize(
    "line", ["by the sea and by the town", "by Oda Brandvik it is said.", "and then there is coffee"]
)
def test_line_in_lower_case_goes_on(line: str) -> None:
    text = (
        read(f"{TITLE}\n\n{PARAGRAPH * 2}\n\nThe rowing takes forty minutes and the singing takes\n{line}").text or ""
    )
    assert text.endswith(f"the singing takes {line}")
