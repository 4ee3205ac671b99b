"""Text made legal, safe, short and into names."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from syndicate.values.text import SLUG_LENGTH, clean, cut, one_line, paragraphs, printable, sentences, shorten, slug

ANY = st.text(alphabet=st.characters(codec=None), max_size=200)
ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


@pytest.mark.parametrize(("raw", "expected"), [
    ("a\x00b\x08c\x0bd\x1fe\x7ff\x9fg", "abcdefg"), ("a\ud800b\udfffc\ufffed\uffffe", "abcde"),
    ("a\r\nb\rc\td", "a\nb\nc\td"), ("e\u0301", "\u00e9"), ("\u00a0 \U0001f600 \ufdd0 \uf8ff", "\u00a0 \U0001f600 \ufdd0 \uf8ff"),
])  # fmt: skip
def test_clean(raw: str, expected: str) -> None:
    assert clean(raw) == expected


@given(ANY)
def test_clean_text_is_legal_and_stays_as_it_is(raw: str) -> None:
    made = clean(raw)
    assert not ILLEGAL.search(made)
    assert clean(made) == made
    assert unicodedata.is_normalized("NFC", made)


def test_of_the_marks_on_a_letter_thirty_are_kept() -> None:
    assert clean("q" + "\u0316" * 30) == "q" + "\u0316" * 30
    assert clean("q" + "\u0316" * 31 + "r") == "q" + "\u0316" * 30 + "r"
    halved = clean("q" + "\u0344" * 30)  # NFC makes two marks of each
    assert len(halved) == 31
    assert clean(halved) == halved


def test_no_flood_of_marks_takes_long() -> None:
    assert len(clean("q" + "\u0315\u0300" * 100_000)) == 31  # sorted by NFC alone in minutes
    assert len(sentences("U. " * 50_000 + "x")) == 1
    assert sentences("." * 100_000 + "x") == ["." * 100_000 + "x"]
    assert shorten("A. b " * 100_000, 10) == "A. b A. b…"


def test_one_line() -> None:
    assert one_line("  a\n\tb \u00a0 c\x00 ") == "a b c"
    assert one_line(" \n ") == ""


@given(ANY)
def test_printable_text_moves_no_cursor_and_turns_no_line(raw: str) -> None:
    made = printable(raw)
    assert not any(unicodedata.category(letter) in {"Cc", "Cs"} for letter in made)
    assert not set(made) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u2028\u2029\u200e\u200f\ufeff")


def test_printable_shows_that_something_was_there() -> None:
    assert printable("a\x1b[31mb\u202ec") == "a\ufffd[31mb\ufffdc"
    assert printable("plain – “text” 字") == "plain – “text” 字"
    hidden = (
        "\x00\x1b\x7f\x9f\u061c\u180e\u200b\u200e\u200f\u202a\u202e\u2060\u2066\u2069\ud800\udfff\ufeff\ufff9\ufffb"
    )
    assert printable("-".join(hidden)) == "-".join("\ufffd" * len(hidden))
    assert printable(" a\n b\u2028c\t") == "a b c"
    assert (
        printable("\u061b\u061d\u200c\u200d\ufff8\ufffc \u00a0\u2065") == "\u061b\u061d\u200c\u200d\ufff8\ufffc \ufffd"
    )


def test_paragraphs() -> None:
    assert paragraphs("a\nb\n\n \n\nc  \n") == ["a\nb", "c"]
    assert paragraphs(" \n\n") == []
    assert paragraphs("  a\n  b") == ["a\n  b"]


@pytest.mark.parametrize(("text", "expected"), [
    ("One. Two! Three? Four", ["One. ", "Two! ", "Three? ", "Four"]),
    ('He said "No." Then he left.', ['He said "No." ', "Then he left."]),
    ("Dr. Aldous met Mr. Brand at 5 p.m. in St. Ives. Good.", ["Dr. Aldous met Mr. Brand at 5 p.m. in St. Ives. ", "Good."]),
    ("J. O'Neill wrote it. E.g. this.", ["J. O'Neill wrote it. ", "E.g. this."]),
    ("一つ。「二つ。」三つ！四つ", ["一つ。", "「二つ。」", "三つ！", "四つ"]),
    ("یہ ہے۔ وہ ہے؟ ہاں", ["یہ ہے۔ ", "وہ ہے؟ ", "ہاں"]),
    ("यह है। वह है।", ["यह है। ", "वह है।"]),
    ("J.R.R. Tolkien vs. them. Yes.", ["J.R.R. Tolkien vs. them. ", "Yes."]),
    ("He said no. Then he left (No. 5). Not no. 5x.", ["He said no. ", "Then he left (No. 5). ", "Not no. 5x."]),
    ("It is no.", ["It is no."]), ("Prof. Dr. Ms. Mrs. Nr. Best. End", ["Prof. Dr. Ms. Mrs. Nr. Best. ", "End"]),
    ("Wait... (Really?!)  \u201cYes\u2026\u201d So.no [x.] y", ["Wait... ", "(Really?!)  ", "\u201cYes\u2026\u201d ", "So.no [x.] ", "y"]),
    ("Good.Bye.", ["Good.Bye."]), ("A short one", ["A short one"]), ("one.\u00a0two", ["one.\u00a0", "two"]),
    ("3.5 is a number. So is 4.", ["3.5 is a number. ", "So is 4."]),
    ("", []),
])  # fmt: skip
def test_sentences(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected


@given(ANY)
def test_sentences_lose_nothing(raw: str) -> None:
    line = one_line(raw)
    assert "".join(sentences(line)) == line


def test_shorten_takes_whole_sentences_where_they_use_half_of_the_room() -> None:
    text = "The first sentence is here. The second one is a good deal longer than that."
    assert shorten(text, 40) == "The first sentence is here."
    assert shorten(text, 60) == "The first sentence is here. The second one is a good deal…"
    assert shorten(text, 200) == text
    assert shorten(text, len(text)) == text
    assert shorten(" a \n b ", 3) == "a b"


def test_a_sentence_that_ends_at_the_limit_fits_and_one_that_is_cut_there_does_not() -> None:
    assert shorten("First one here. More words than that.", 15) == "First one here."
    assert shorten("First one here. More words than that.", 14) == "First one…"
    assert shorten("First one.here and more words than that.", 10) == "First…"
    assert shorten("First one here and more words than that.", 16) == "First one here…"
    assert shorten('Say "one here." And more words than that.', 15) == 'Say "one here."'
    assert shorten('Say "one here." And more words than that.', 14) == 'Say "one…'
    assert shorten("一つ。二つ。三つ。四つ。", 7) == "一つ。二つ。"
    assert shorten("一二。三四五。六七八九十", 6) == "一二。", "what comes after a sentence left out is left out"


@pytest.mark.parametrize(("limit", "expected"), [(0, ""), (1, "…"), (2, "O…"), (3, "On…"), (4, "One…"), (7, "One two")])
def test_very_little_room(limit: int, expected: str) -> None:
    assert shorten("One two", limit) == expected


def test_a_sentence_of_exactly_half_the_room_is_enough() -> None:
    assert shorten("Abcd efgh. Then more words that do not fit.", 20) == "Abcd efgh."
    assert shorten("Abcd efg. Then more words that do not fit.", 20) == "Abcd efg. Then more…"


@pytest.mark.parametrize(("line", "limit", "expected"), [
    ("hello wonderful world", 12, "hello…"), ("hello wonderful world", 16, "hello wonderful…"),
    ("hello wonderful world", 17, "hello wonderful…"), ("hello, wonderful", 10, "hello…"),
    ("x 字a字字字", 5, "x…"), ("x 字字a字字", 5, "x…"), ("x 字字字a字", 5, "x 字字…"),
    ("Donaudampfschifffahrt", 8, "Donauda…"), ("你好世界你好世界", 6, "你好世界你…"), ("東京は Tokyo です", 8, "東京は…"),
    ("e\u0301e\u0301e\u0301e\u0301", 4, "e\u0301…"), ("a (b c", 4, "a…"),
])  # fmt: skip
def test_cut(line: str, limit: int, expected: str) -> None:
    assert cut(line, limit) == expected


@given(ANY, st.integers(2, 80))
def test_short_texts_fit_and_say_that_they_were_cut(raw: str, limit: int) -> None:
    line = one_line(raw)
    made = shorten(raw, limit)
    assert len(made) <= limit
    if made != line:
        assert made.endswith("…") or line.startswith(made)


@given(st.lists(st.text(alphabet="abcdefg", min_size=1, max_size=12), min_size=1, max_size=20), st.integers(14, 80))
def test_no_word_is_cut(words: list[str], limit: int) -> None:
    made = cut(" ".join(words), limit).removesuffix("…")
    assert made.split() == words[: len(made.split())]


@pytest.mark.parametrize(("title", "name"), [
    ("The Lamp at the End!", "the-lamp-at-the-end"), ("Ærø & Łódź: “Ünïcode” straße", "aero-lodz-unicode-strasse"),
    ("印度", "entry"), ("---", "entry"), ("", "entry"), ("  A  ", "a"), ("2026", "2026"),
    ("x" * 60 + " y", "x" * 60), ("x" * 61 + " y", "x" * 60), ("x" * 59 + " y", "x" * 59), ("x" * 58 + " y", "x" * 58 + "-y"), ("x" * 30 + "-" + "y" * 30, "x" * 30),
    ("\u0301a\u0301\ufb01\u00bd\u2167 Đ đ Þ ð ħ ı İ œ", "afi1-2viii-d-d-th-d-h-i-i-oe"), ("字" * 480 + "a", "entry"), ("字" * 479 + "a", "a"),
    ("x" * 100, "x" * SLUG_LENGTH), ("word " * 20, "-".join(["word"] * 12)), ("../../etc/passwd", "etc-passwd"),
])  # fmt: skip
def test_slugs_are_names_of_files(title: str, name: str) -> None:
    made = slug(title, "tag:x.example,2026:1")
    assert made.rpartition("-")[0] == name
    assert re.fullmatch(r"[0-9a-f]{6}", made.rpartition("-")[2])


@given(ANY, ANY)
def test_a_slug_is_safe_whatever_it_is_made_of(title: str, id: str) -> None:
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug(title, id))
    assert len(slug(title, id)) <= SLUG_LENGTH + 7


def test_a_slug_depends_on_the_id() -> None:
    assert slug("A", "1") != slug("A", "2")
    assert slug("A", "1") == slug("A", "1")
