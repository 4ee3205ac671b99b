"""Saved plain-text articles: data files beside what is expected of them, and properties of any text."""

from __future__ import annotations

import json
from html import unescape
from pathlib import Path
from typing import Any

import pytest
import regex
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html as lxml_html

from syndicate.extract import markdown, plain
from syndicate.model import Document, Draft, Rejected
from syndicate.values.language import detect
from syndicate.values.reading_time import minutes

SAVED = Path(__file__).resolve().parents[1] / "data" / "saved"
STATED = ("published", "updated", "link", "image")
FILES = sorted(path.name for path in SAVED.iterdir() if path.suffix in {".txt", ".md"} and path.name != "README.md")


def read(text: str) -> Draft:
    return plain.read(Document(text.encode("utf-8", "surrogatepass"), None, path="saved.txt"))


def headings(draft: Draft) -> list[str]:
    found = regex.findall(r"<h[1-6]>(.*?)</h[1-6]>", draft.content or "")
    return [unescape(regex.sub(r"<[^>]+>", "", heading)) for heading in found]


PARAGRAPH = "The boats leave at four in the morning, when the sea is flat and nobody but the gulls is awake at all."
OTHER = "There were eleven keepers before the lamp was automated, and the choir has written a verse for each of them."


@pytest.mark.parametrize("name", FILES)
def test_saved_file_becomes_what_is_expected_of_it(name: str) -> None:
    expected: dict[str, Any] = json.loads((SAVED / f"{name}.expected.json").read_text("utf-8"))
    document = Document((SAVED / name).read_bytes(), None, path=name)
    draft = (markdown if name.endswith(".md") else plain).read(document)
    text = draft.text or ""
    assert draft.title == expected["title"]
    assert list(draft.authors) == expected["authors"]
    assert headings(draft) == expected["headings"]
    assert [word for word in expected["absent"] if word in text] == []
    assert [words for words in expected.get("present", ()) if words not in text] == []
    assert any(text.startswith(start) for start in expected.get("starts_any", [expected.get("starts")]))
    assert text.endswith(expected["ends"])
    assert minutes(text) == expected["reading_minutes"]
    # null: too few words to be sure; the extra `lang` may venture an answer.
    assert expected["language"] in {None, draft.language or detect(text)}
    found = {**{key: getattr(draft, key) for key in STATED}, "categories": list(draft.categories)}
    found["published_date"] = (draft.published or "")[:10]
    told = found.keys() & expected.keys()
    assert {key: found[key] for key in told} == {key: expected[key] for key in told}


def test_every_saved_file_has_its_expectation() -> None:
    assert {f"{name}.expected.json" for name in FILES} == {path.name for path in SAVED.glob("*.json")}
    assert len(FILES) >= 70


def test_path_stays_and_no_link_is_invented() -> None:
    draft = read(f"A title\n\n{PARAGRAPH}")
    assert (draft.path, draft.link, draft.language) == ("saved.txt", None, None)


def test_rejected_values_stand_beside_the_fields() -> None:
    draft = read(
        f"SPORT\n\nA title of some words\nOda Brandvik\nPhotos: Sam Ray\n2 Min Read\nUpdated 2 hours ago\n\n{PARAGRAPH}"
    )
    assert draft.evidence["title"].source == "text"
    assert draft.evidence["title"].rejected == (Rejected("SPORT", "text", "section label"),)
    assert Rejected("Photos: Sam Ray", "text", "made the pictures") in draft.evidence["authors"].rejected
    assert Rejected("2 Min Read", "text", "reading-time label") in draft.evidence["content"].rejected
    assert draft.evidence["updated"].rejected == (
        Rejected("2 hours ago", "text", "not a date that can be read for sure"),
    )
    assert draft.updated is None
    assert list(draft.authors) == ["Oda Brandvik"]


@pytest.mark.parametrize(
    ("head", "title", "authors", "published", "updated"),
    [
        ("Home > News > Local\nThe Choir That Sings", "The Choir That Sings", [], None, None),
        ("Opinion\n\nThe Choir That Sings\nOda Brandvik", "The Choir That Sings", ["Oda Brandvik"], None, None),
        ("The Choir That Sings\nOda Brandvik | March 14, 2026 | 5 min read", "The Choir That Sings", ["Oda Brandvik"], "2026-03-14", None),
        ("The Choir That Sings\nOda Brandvik, 14 March 2026", "The Choir That Sings", ["Oda Brandvik"], "2026-03-14", None),
        ("The Choir That Sings\nBy Oda Brandvik, March 14, 2026", "The Choir That Sings", ["Oda Brandvik"], "2026-03-14", None),
        ("The Choir That Sings\nPosted on 14 March 2026 by Oda Brandvik", "The Choir That Sings", ["Oda Brandvik"], "2026-03-14", None),
        ("The Choir That Sings\nBy Oda Brandvik, published 14 March 2026, updated 15 March 2026", "The Choir That Sings", ["Oda Brandvik"], "2026-03-14", "2026-03-15"),
        ("14 March 2026\nThe Choir That Sings", "The Choir That Sings", [], "2026-03-14", None),
        ("The Choir That Sings\n\nOda Brandvik\nSenior Arts Correspondent\n14/03/2026 09:40 GMT", "The Choir That Sings", ["Oda Brandvik"], "2026-03-14T09:40:00+00:00", None),
        ("The Choir That Sings\nOda Brandvik, Skagnes\nUpdated: 15.03.2026, 11:05", "The Choir That Sings", ["Oda Brandvik"], None, "2026-03-15T11:05"),
        ("The Choir That Sings\nOda Brandvik\nSam Ray\n3 min", "The Choir That Sings", ["Oda Brandvik", "Sam Ray"], None, None),
        ("Der Chor, der singt\nVon Oda Brandvik\n03.04.2026 | 09:40 Uhr", "Der Chor, der singt", ["Oda Brandvik"], None, None),
        ("Who Pays for the Sea Wall?\nOda Brandvik", "Who Pays for the Sea Wall?", ["Oda Brandvik"], None, None),
        ("港町、防潮堤の再建を可決\n2026年3月14日（土） 9:40 配信\n山田太郎", "港町、防潮堤の再建を可決", ["山田太郎"], "2026-03-14T09:40", None),
        ("海边小镇决定重修防波堤\n2026-03-14 09:40:12　来源：海边日报　作者：王小明", "海边小镇决定重修防波堤", ["王小明"], "2026-03-14T09:40:12", None),
        ("Title: The Choir That Sings\nOda Brandvik", "The Choir That Sings", ["Oda Brandvik"], None, None),
    ],
)  # fmt: skip
def test_head_is_read_and_leaves_the_text(
    head: str, title: str, authors: list[str], published: str | None, updated: str | None
) -> None:
    draft = read(f"{head}\n\n{PARAGRAPH}\n\n{OTHER}\n")
    assert (draft.title, list(draft.authors), draft.published, draft.updated) == (title, authors, published, updated)
    assert draft.text == f"{PARAGRAPH}\n\n{OTHER}"


def test_language_of_the_text_settles_the_order_of_day_and_month() -> None:
    body = "Die Boote verlassen den Hafen um vier Uhr morgens, wenn das Meer glatt ist und niemand außer den Möwen wach ist."
    assert read(f"Der Chor, der singt\n03.04.2026\n\n{body}\n\n{body}").published == "2026-04-03"


@pytest.mark.parametrize(
    ("below", "summary"),
    [
        (
            "Every June forty people row out to thank a lamp\n\nBy Oda Brandvik",
            "Every June forty people row out to thank a lamp",
        ),
        ("Every June, forty people row out.\n\nBy Oda Brandvik", "Every June, forty people row out."),
        (
            "By Oda Brandvik\n\nEvery June forty people row out to thank a lamp",
            "Every June forty people row out to thank a lamp",
        ),
    ],
)
def test_standfirst_is_summary_and_paragraph_but_no_heading(below: str, summary: str) -> None:
    draft = read(f"The Choir That Sings\n\n{below}\n\n{PARAGRAPH}")
    assert draft.summary == summary
    assert draft.text == f"{summary}\n\n{PARAGRAPH}"
    assert headings(draft) == []
    assert list(draft.authors) == ["Oda Brandvik"]


def test_short_line_right_below_the_title_is_a_heading() -> None:
    draft = read(f"The Choir That Sings\n\nA song for each\n\n{PARAGRAPH}")
    assert headings(draft) == ["A song for each"]
    assert draft.summary is None


@pytest.mark.parametrize(
    "first",
    ["It rained all night in the town of Skagnes.", "x" * 161, "He said:", "Boats, gulls, lamps,", "* 1 2 3 *"],
)
def test_sentence_or_long_line_is_no_title(first: str) -> None:
    draft = read(f"{first}\n\n{PARAGRAPH}")
    assert draft.title is None
    assert (draft.text or "").startswith(first.removeprefix("* "))


@pytest.mark.parametrize("title", ["x" * 160, "Japan signs deal with the U.S.", "No way!", "Where are they now?"])
def test_title_may_be_long_or_end_in_an_abbreviation_or_a_question(title: str) -> None:
    assert read(f"{title}\n\n{PARAGRAPH}").title == title


@pytest.mark.parametrize(
    ("between", "found"),
    [
        ("Who pays", ["Who pays"]),
        ("Who pays?", ["Who pays?"]),
        ("## Who pays", ["Who pays"]),
        ("one two three four", []),
        ("Who pays.", []),
        ('"Who pays?"', []),
        ("Word " * 12, [("Word " * 12).strip()]),
        ("Word " * 12 + "Word", []),
        ("A" * 101, []),
    ],
)
def test_heading_is_short_open_and_alone(between: str, found: list[str]) -> None:
    draft = read(f"The title of it\n\n{PARAGRAPH}\n\n{between}\n\n{OTHER}")
    assert headings(draft) == found
    if not found:
        assert between in (draft.text or "")


def test_heading_may_stand_close_to_its_paragraph() -> None:
    assert headings(read(f"The title\n\n{PARAGRAPH}\n\nWho pays\n{OTHER}")) == ["Who pays"]
    assert headings(read(f"The title\n\n{PARAGRAPH}\nWho pays\n\n{OTHER}")) == []
    assert headings(read(f"The title\n\n{PARAGRAPH}\n\nWho pays\n\nWho gains\n\n{OTHER}")) == ["Who gains"]


def test_lists_and_quotations_become_html() -> None:
    draft = read(
        f"The title\n\n{PARAGRAPH}\n\n- one & two\n- three\n\n• four\n\n1. first\n2) second\n\n3. third\n\n> said <she>\n> twice\n\n{OTHER}\n\n7. seventh day"
    )
    assert draft.content == (
        f"<p>{PARAGRAPH}</p>\n<ul><li>one &amp; two</li><li>three</li><li>four</li></ul>\n<ol><li>first</li><li>second</li><li>third</li></ol>\n"
        f"<blockquote><p>said &lt;she&gt;</p><p>twice</p></blockquote>\n<p>{OTHER}</p>\n<p>7. seventh day</p>"
    )
    assert (
        draft.text
        == f"{PARAGRAPH}\n\none & two\nthree\nfour\n\nfirst\nsecond\nthird\n\nsaid <she>\n\ntwice\n\n{OTHER}\n\n7. seventh day"
    )


def wrapped(text: str, width: int) -> str:
    lines = [""]
    for word in text.split():
        if len(lines[-1]) + len(word) + 1 > width:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return "\n".join(lines)


@pytest.mark.parametrize("width", [40, 65, 72, 80, 100])
def test_hard_wrapped_lines_are_joined(width: int) -> None:
    draft = read(
        f"The title of it\nBy Oda Brandvik\n\n{wrapped(PARAGRAPH * 1 + ' ' + OTHER, width)}\n\nWho pays\n\n{wrapped(OTHER + ' ' + PARAGRAPH, width)}\n"
    )
    assert draft.text == f"{PARAGRAPH} {OTHER}\n\nWho pays\n\n{OTHER} {PARAGRAPH}"
    assert (draft.title, list(draft.authors), headings(draft)) == ("The title of it", ["Oda Brandvik"], ["Who pays"])


def test_wrapped_japanese_is_joined_without_spaces() -> None:
    text = "入り江の町では、向こう岸に用のある人は岸辺の鐘を鳴らす。船頭の田中さんは、その音だけで誰が待っているのかわかるという。鐘は一八八八年に鋳られたもので、一度も取り替えられていない。"
    lines = "\n".join(text[at : at + 24] for at in range(0, len(text), 24))
    assert read(f"最後の渡し舟\n\n{lines}").text == text


def test_line_that_breaks_off_is_continued_by_lower_case() -> None:
    draft = read(
        f"The title\n\n{PARAGRAPH * 2}\n\nThe rowing takes forty minutes and the singing takes\nsix of them, and then there is coffee."
    )
    assert (draft.text or "").endswith("the singing takes six of them, and then there is coffee.")


def test_without_blank_lines_each_line_is_a_paragraph() -> None:
    draft = read(f"The title of it\nBy Oda Brandvik\n{PARAGRAPH}\nWho pays\n{OTHER}\n{PARAGRAPH}")
    assert draft.content == f"<p>{PARAGRAPH}</p>\n<h2>Who pays</h2>\n<p>{OTHER}</p>\n<p>{PARAGRAPH}</p>"


@pytest.mark.parametrize(
    "tail",
    [
        "Share this:\nFacebook\nX\nLike this:\nLoading...\nRelated",
        "Follow us on Mastodon\nRelated Stories\nWho will sing next?\nDon't miss our newsletter!",
        "Sign in to comment\nCopyright 2026 The Paper",
        "Tags: sea, song\n\n© 2026 The Paper. All rights reserved. This material may not be published, broadcast or rewritten without permission of its owners, ever.",
        "About the author\n\nOda Brandvik writes about islands and the people who stay on them, and lives in a house with two doors and no clock at all.",
        "3 comments\n\nTom\n\nWhat a lovely piece, I walked past that window every night for years and never knew that anybody could go in and sweep.",
        "Leave a Reply\n\nCancel reply\n\nName *\n\nThis site asks for nothing else than your name and whatever you would like to tell the people who wrote this piece.",
        "We use cookies to make this site work. By going on reading you agree.",
        "Subscribe to our newsletter\nSign up to get the news in your inbox every morning",
        "Advertisement",
    ],
)
def test_furniture_behind_the_text_is_dropped(tail: str) -> None:
    draft = read(f"The title of it\n\n{PARAGRAPH}\n\n{OTHER}\n\n{tail}\n")
    assert draft.text == f"{PARAGRAPH}\n\n{OTHER}"
    assert "content" in draft.evidence
    assert draft.evidence["content"].rejected[0].why == "page furniture"


@pytest.mark.parametrize(
    "line",
    [
        "Advertisement",
        "Also read: Who sings next",
        "Share this article",
        "Photo: Sam Ray",
        "Read more\nWho sings next\nWho sang first",
    ],
)
def test_furniture_between_paragraphs_is_dropped(line: str) -> None:
    assert read(f"The title of it\n\n{PARAGRAPH}\n\n{line}\n\n{OTHER}").text == f"{PARAGRAPH}\n\n{OTHER}"


@pytest.mark.parametrize("heading", ["Facebook", "Comments", "Newsletter", "More on the storm"])
def test_single_word_of_furniture_may_be_a_heading(heading: str) -> None:
    assert headings(read(f"The title of it\n\n{PARAGRAPH}\n\n{heading}\n\n{OTHER}")) == [heading]


@pytest.mark.parametrize(
    "line",
    [
        "Nobody was hurt.",
        "She joined the newsletter.",
        "He shared the article with friends and left a comment.",
        "All of it, they said, was advertisement.",
    ],
)
def test_last_sentence_is_no_furniture(line: str) -> None:
    text = f"{PARAGRAPH}\n\nAlso read: Who sings next\n\n{OTHER}\n\nAdvertisement\n\n{line}"
    assert (read(f"The title of it\n\n{text}").text or "").endswith(line)


def test_comments_early_in_the_text_cut_nothing() -> None:
    draft = read("The title\n\nShort first words here.\n\nLeave a comment\n\n" + "\n\n".join([PARAGRAPH, OTHER] * 3))
    assert (draft.text or "").endswith(OTHER)
    assert (draft.text or "").count(PARAGRAPH) == 3


def test_categories_may_stand_on_lines_of_their_own() -> None:
    draft = read(f"The title of it\n\n{PARAGRAPH}\n\nTags\nsea\nsong\n\nShare")
    assert list(draft.categories) == ["sea", "song"]
    assert draft.evidence["categories"].source == "text"


def test_credits_at_the_end_name_the_authors() -> None:
    draft = read(f"The title of it\n\n{PARAGRAPH}\n\n{OTHER}\n\nReporting by Oda Brandvik; editing by Sam Ray\n\nShare")
    assert list(draft.authors) == ["Oda Brandvik"]
    assert draft.text == f"{PARAGRAPH}\n\n{OTHER}"


def test_front_matter_stands_before_the_text() -> None:
    draft = read(
        f"---\ntitle: From above\nauthor: Hana Sato\nlang: de-at\nurl: https://example.org/a\n---\nFrom above\nBy Oda Brandvik\n14 March 2026\n\n{PARAGRAPH}"
    )
    assert (draft.title, list(draft.authors), draft.published) == ("From above", ["Hana Sato"], "2026-03-14")
    assert (draft.language, draft.link, draft.text) == ("de-AT", "https://example.org/a", PARAGRAPH)
    assert {field: found.source for field, found in draft.evidence.items()} == {
        "link": "front matter", "title": "front matter", "authors": "front matter", "language": "front matter", "published": "text", "content": "text",
    }  # fmt: skip


def test_nothing_in_an_empty_file() -> None:
    draft = read(" \n\u00a0\n")
    assert (draft.title, draft.content, draft.text) == (None, None, None)


WORDS = st.lists(st.text("abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=9), min_size=18, max_size=40)
PARAGRAPHS = st.lists(WORDS.map(lambda words: "Qu" + " ".join(words) + " zyx."), min_size=1, max_size=8)


@settings(max_examples=60, deadline=None)
@given(
    PARAGRAPHS,
    st.sampled_from(["\n\n", "\r\n\r\n", "\n \u00a0\n"]),
    st.sampled_from(["", "Advertisement", "Share this article", "Facebook", "Tags: a, b"]),
)
def test_no_paragraph_is_lost(paragraphs: list[str], gap: str, between: str) -> None:
    lines = [part for paragraph in paragraphs for part in (paragraph, between) if part]
    text = read("The title of it" + gap + gap.join(lines)).text or ""
    assert [paragraph for paragraph in paragraphs if paragraph not in text] == []


PIECES = st.sampled_from(
    ["By ", "Von Jo Doe", "Tags:", "- ", "> ", "1. ", "---", "\n", "\n\n", "2 min read", "14 March 2026", "Share", "Comments (3)", "©", "：", "|", "\ud800", "\x00", "\u200b", "# ", "https://x.example", "記者王小明", "اقرأ أيضا", "title: x"]
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES | st.text(max_size=30), max_size=25).map("".join))
def test_any_text_is_read_and_its_html_says_what_its_text_says(text: str) -> None:
    draft = read(text)
    if draft.content is None:
        assert draft.text is None
        return
    tree = lxml_html.fragment_fromstring(draft.content, create_parent="div")
    assert "".join(tree.text_content().split()) == "".join((draft.text or "").split())
    assert {element.tag for element in tree.iter()} <= {"div", "p", "h2", "ul", "ol", "li", "blockquote"}
