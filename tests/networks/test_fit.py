"""Text fitted into a room: whole sentences, else whole words, properly ended."""

from __future__ import annotations

import pytest

from syndicate.networks import _graphemes
from syndicate.networks._fit import Meter, chop, fit


def size(text: str) -> int:
    return len(text.encode())


def meter(limit: int) -> Meter:
    return Meter(limit, _graphemes.count, _graphemes.count)


def fitted(sentences: list[str], room: int, limit: int = 100) -> str:
    return fit(sentences, [room], [meter(limit)])


ONE = "The council approved the bridge. "
TWO = "It will be built next year by two firms. "


def test_what_fits_is_told_whole() -> None:
    assert fitted([ONE, TWO], len(ONE + TWO) - 1) == (ONE + TWO).strip()
    assert fitted([ONE.strip()], 32) == ONE.strip()
    assert fitted([], 10) == ""
    assert fitted([""], 10) == ""


@pytest.mark.parametrize("room", [0, -5])
def test_no_room(room: int) -> None:
    assert fitted([ONE], room) == ""


def test_a_sentence_end_is_taken_where_little_is_lost() -> None:
    assert fitted([ONE, TWO], 52, limit=100) == ONE.strip()  # 20 of 100 unused
    assert (
        fitted([ONE, TWO], 53, limit=100)
        == "The council approved the bridge. It will be built next…"[:52].rsplit(" ", 1)[0] + "…"
    )


def test_a_few_words_of_a_sentence_are_not_begun() -> None:
    assert fitted([ONE, TWO], 43, limit=50) == ONE.strip()
    assert fitted([ONE, "A b c d e f g h i j k l m n o p q r s t."], 44, limit=10) == ONE.strip()
    assert fitted([ONE, "A b c d e f g h i j k l m n o p q r s t."], 46, limit=10) == ONE + "A b c d e f…"


def test_words_are_whole_and_the_ellipsis_fits() -> None:
    assert fitted([ONE], 21) == "The council approved…"
    assert fitted([ONE], 20) == ""
    assert fitted(["The councils approved the bridge."], 20) == "The councils…"
    assert fitted([ONE], 11) == ""
    assert fitted(["Absolutely-unbreakable-word-here."], 20) == ""


@pytest.mark.parametrize(
    ("text", "room", "told"),
    [
        ("The bridge is open, and the road too.", 22, "The bridge is open…"),
        ("The bridge is open – and the road too.", 22, "The bridge is open…"),
        ("The bridge is open (and the road too).", 23, "The bridge is open…"),
        ("The bridge is open “and the road too”.", 23, "The bridge is open…"),
        ("The bridge (open since May) is closed.", 27, "The bridge (open since…)"),
        ("The bridge (open since May) is closed.", 23, "The bridge (open…)"),
        ("He said “we open the bridge today”.", 25, "He said “we open the…”"),
        ("Er sagte „wir öffnen die Brücke heute“.", 28, "Er sagte „wir öffnen die…“"),
        ("Il dit «nous ouvrons le pont ce jour».", 27, "Il dit «nous ouvrons le…»"),
        ('He said "we open the bridge today".', 25, 'He said "we open the…"'),
        ("Han sa ”vi öppnar bron redan i dag”.", 25, "Han sa ”vi öppnar bron…”"),
        ('The 65" set is now on sale for less.', 25, 'The 65" set is now on…'),
        ("He said “we [the town] open it now”.", 26, "He said “we [the town]…”"),
        ("He said “we [the town] open it now”.", 21, "He said “we [the…]”"),
        ("a) the bridge is open and b) is not.", 25, "a) the bridge is open…"),
    ],
)
def test_nothing_dangles_and_what_is_open_is_closed(text: str, room: int, told: str) -> None:
    assert fitted([text], room) == told


def test_a_quote_over_two_sentences_is_closed() -> None:
    assert fitted(["“We did it. ", "We are all very glad about the bridge.” "], 14, limit=20) == "“We did it.”"


def test_scripts_without_spaces_are_cut_between_clusters() -> None:
    text = "東京都議会は新しい橋の建設計画を承認した"
    assert fitted([text], 14) == "東京都議会は新しい橋の建設…"
    assert fitted(["クッキーとケーキをたくさん食べたい日"], 13) == "クッキーとケーキをたくさ…"
    assert fitted(["東京都議会は新しいクッキーの計画"], 13) == ""
    assert fitted(["東京都議会は新しい橋をクッキーの計画"], 15) == "東京都議会は新しい橋をクッ…"


def test_latin_words_among_ideographs_stay_whole() -> None:
    assert fitted(["東京都議会はOpenStreetMapを使う計画を承認した"], 19) == ""
    assert fitted(["東京都議会はOpenStreetMapを使う計画を承認した"], 20) == "東京都議会はOpenStreetMap…"


def test_thai_is_cut_at_a_space_where_one_is_near() -> None:
    text = "สภาเมืองอนุมัติแผนสร้างสะพาน ซึ่งจะเริ่มก่อสร้างในปีหน้า"
    near = _graphemes.count("สภาเมืองอนุมัติแผนสร้างสะพาน ซึ่งจะ")
    assert fitted([text], near) == "สภาเมืองอนุมัติแผนสร้างสะพาน…"
    assert " " in fitted([text], 40)
    told = fitted(["สภาเมืองอนุมัติแผนสร้างสะพานใหม่ข้ามแม่น้ำ"], 20)
    assert told.endswith("…")
    assert told[-2] not in "เแโใไ"
    assert _graphemes.count(told) in {18, 19, 20}


def test_every_meter_is_kept() -> None:
    text = "Мэр открыл новый мост через реку в понедельник."
    assert fit([text], [100, 62], [meter(100), Meter(62, size, size)]) == "Мэр открыл новый мост через реку…"
    assert fit([text], [100, 61], [meter(100), Meter(61, size, size)]) == "Мэр открыл новый мост через…"
    assert fit(
        ["Мэр открыл новый мост через реку в понедельник."], [30, 1000], [meter(30), Meter(1000, size, size)]
    ) == ("Мэр открыл новый мост через…")


def test_a_word_is_chopped_only_between_clusters() -> None:
    assert chop("abcdef", [4], [meter(4)]) == "abc…"
    assert chop("👨‍👩‍👧‍👦👨‍👩‍👧‍👦👨‍👩‍👧‍👦", [3], [meter(3)]) == "👨‍👩‍👧‍👦👨‍👩‍👧‍👦…"
    assert chop("abcdef", [1], [meter(1)]) == ""
    assert chop("ab.def", [4], [meter(4)]) == "ab…"
    assert chop("жжжж", [9, 6], [meter(9), Meter(6, size, size)]) == "ж…"


def test_four_marks_are_closed_at_most() -> None:
    assert fitted(["((((((the bridge is open today and the road."], 30) == "((((((the bridge is open…))))"
    assert (
        fitted(['""""""the bridge is open today and the road.'], 99) == '""""""the bridge is open today and the road.'
    )


def test_latin_next_to_thai_is_one_word() -> None:
    assert fitted(["abcdefghijklmnopสวัสดีครับชาวโลกทุกคน"], 17) == ""
    assert fitted(["abcdefghijklmnopสวัสดีครับชาวโลกทุกคน"], 19).startswith("abcdefghijklmnopส")
