"""Bytes become the text that was meant, whatever is said about them."""

from __future__ import annotations

import base64
import codecs
import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from syndicate.extract._labels import DETECTABLE, codec_of, encoding_of
from syndicate.extract._prescan import declared_encoding
from syndicate.extract.charset import _oddity, decode
from syndicate.model import Document

CASES = [
    json.loads(line)
    for line in (Path(__file__).parents[1] / "data" / "charset" / "cases.jsonl").read_text("utf-8").splitlines()
]
RUSSIAN = "Президент подписал закон о бюджете на следующий год, сообщает агентство."
FRENCH = "L’été à l’Élysée : naïveté, cœur et €uros"
JAPANESE = "日本の首相は記者会見で新しい経済政策を説明した"
CHINESE = "国务院总理在会议上表示经济增长目标已经确定"
KOREAN = "대통령은 오늘 새로운 경제 정책을 발표했다"


def read(body: bytes, charset: str | None = None) -> str:
    return decode(Document(body, None, charset=charset))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_a_known_text_is_read_whatever_its_host_declares(case: dict[str, str]) -> None:
    text = read(base64.b64decode(case["b64"]), case["declared"])
    assert case["text"] in text
    assert "\ufffd" not in text


@pytest.mark.parametrize(
    ("encoding", "label", "text"),
    [
        ("cp1251", "windows-1251", RUSSIAN),
        ("koi8-r", "KOI8-R", RUSSIAN),
        ("cp866", "ibm866", RUSSIAN),
        ("cp1252", "iso-8859-1", FRENCH),
        ("iso8859-15", "l9", "cœur à 5 €"),
        ("cp1250", "windows-1250", "Příliš žluťoučký kůň"),
        ("iso8859-2", "latin2", "Příliš žluťoučký kůň"),
        ("cp932", "x-sjis", JAPANESE + "①髙"),
        ("euc_jp", "euc-jp", JAPANESE),
        ("gb18030", "gb2312", CHINESE + "镕€"),
        ("big5hkscs", "big5", "國務院總理在會議上表示"),
        ("cp949", "ks_c_5601-1987", KOREAN + "뷁"),
        ("cp874", "tis-620", "นายกรัฐมนตรีแถลงข่าว"),
        ("iso2022_jp", "iso-2022-jp", JAPANESE),
        ("utf-16-le", "utf-16", RUSSIAN),
        ("utf-16-be", "utf-16be", RUSSIAN),
    ],
)
def test_a_true_declaration_is_followed_however_short_the_text(encoding: str, label: str, text: str) -> None:
    for part in (text, text[:12]):
        assert read(part.encode(encoding), label) == part
        page = f'<meta charset="{label}"><title>{part}</title>'
        assert part in read(page.encode(encoding))


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
    ],
)
def test_a_byte_order_mark_beats_every_declaration_and_is_gone(mark: bytes, encoding: str) -> None:
    text = f'<meta charset="koi8-r">{FRENCH}'
    assert read(mark + text.encode(encoding), "shift_jis") == text


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("text", ["<a>б</a>", '<?xml version="1.0" encoding="utf-8"?><rss>' + RUSSIAN])
def test_utf_16_without_a_mark_is_seen_by_its_zeros(encoding: str, text: str) -> None:
    assert read(text.encode(encoding), "utf-8") == text


def test_a_few_zeros_do_not_make_utf_16() -> None:
    assert read(b"a\0b") == "a\0b"
    assert read(b"ab\0\0ef\0\0ij") == "ab\0\0ef\0\0ij"
    assert read(b"\0\0\0\0\0\0\0\0\0\0") == "\0" * 10


def test_utf_16_takes_four_characters_and_more_than_half_of_the_zeros() -> None:
    assert read(b"a\0b\0c\0d\0") == "abcd"
    assert read(b"\0a\0b\0c\0d") == "abcd"
    assert read(b"a\0b\0c\0") == "a\0b\0c\0"
    assert read(b"\0a\0b\0c") == "\0a\0b\0c"
    assert read(b"a\0b\0c\0de") == "abc\u6564"
    assert read(b"\0a\0b\0cde") == "abc\u6465"
    assert read(b"a\0b\0cdef") == "a\0b\0cdef"
    assert read(b"\0a\0bcdef") == "\0a\0bcdef"


def test_a_host_that_says_utf_16_is_believed_where_a_quarter_is_control_characters() -> None:
    assert read(b"\x04\x30\x04\x31abcd", "utf-16be") == "\u0430\u0431\u6162\u6364"
    assert read(b"\x04\x30abcdef", "utf-16be") == "\x040abcdef"
    assert read(b"\t\n\f\r\x1babc", "utf-16be") == "\t\n\f\r\x1babc"
    assert read(b"\x04\x30\x04\x31abcd", "koi8-r") == "\x040\x041abcd"


@pytest.mark.parametrize(
    ("text", "odd"),
    [
        ("plain ASCII", 0),
        ("L’été à l’Élysée : naïveté, cœur et €uros", 0),
        ("Президент подписал «закон» № 5", 0),
        ("日本のニュース、人々の声。カタカナー", 0),
        ("КиноПоиск и много других слов", 1 / 25),
        ("КИНО ПОИСК", 0),
        ("рТЕЪЙДЕОФ", 1),
        ("аБбВ", 1 / 2),
        ("аб\u0085", 1 / 3),
        ("\ue000", 1),
        ("─", 1),
        ("◿", 1),
        ("☀", 0),
        ("｡ﾟ", 1),
        ("ﾠ", 0),
        ("a±", 1),
        ("a©", 1),
        ("a¨", 1),
        ("a£", 1),
        ("a²", 1),
        ("a ±", 0),
        ("aб", 1),
        ("бa", 1),
        ("aé", 0),
        ("a’é", 0),
    ],
)
def test_oddities_are_what_words_do_not_have(text: str, odd: float) -> None:
    assert _oddity(text) == pytest.approx(odd)


@pytest.mark.parametrize("label", ["iso-8859-1", "windows-1251", "koi8-r", "shift_jis", "gbk", "us-ascii", "x-made-up"])
def test_utf_8_under_another_name_is_utf_8(label: str) -> None:
    for text in (FRENCH, RUSSIAN, JAPANESE):
        assert read(text.encode(), label) == text
        page = f"<meta charset={label}>{text}"
        assert read(page.encode()) == page


def test_an_east_asian_text_that_is_utf_8_by_chance_stays_what_it_says() -> None:
    # The two bytes of each of these characters are a sequence of UTF-8 too.
    text = "鲁拢卤"
    assert len(text.encode("gbk").decode("utf-8")) == len(text)
    assert read(text.encode("gbk"), "gb2312") == text
    assert read((text * 9).encode("gbk"), "gb2312") != text * 9
    assert read("El Niño".encode(), "gb2312") == "El Niño"
    assert read("El Niño".encode(), "shift_jis") == "El Niño"
    assert read("日本".encode(), "shift_jis") == "日本"
    assert read(text.encode("gbk"), "windows-1252") == text.encode("gbk").decode("utf-8")


def test_utf_8_with_a_few_strays_is_utf_8() -> None:
    assert read(RUSSIAN.encode() + b"\xff") == RUSSIAN + "\ufffd"
    assert read(RUSSIAN.encode() + b"\xff", "iso-8859-1") == RUSSIAN + "\ufffd"
    assert read("café".encode() + b" \x92", "utf-8") == "café \ufffd"
    assert read(b"it\x92s", "utf-8") == "it’s"


def test_a_document_knows_better_than_a_host_that_says_latin_1() -> None:
    page = f'<?xml version="1.0" encoding="windows-1251"?><title>{RUSSIAN}</title>'
    assert read(page.encode("cp1251"), "iso-8859-1") == page
    page = f"<meta charset=iso-8859-2>{'Příliš žluťoučký'}"
    assert read(page.encode("iso8859-2"), "us-ascii") == page


def test_a_host_that_says_anything_else_knows_better_than_its_document() -> None:
    page = "<meta charset=windows-1250>šťastný"
    assert read(page.encode("iso8859-2"), "iso-8859-2") == page


def test_a_declaration_under_which_words_are_none_is_not_followed() -> None:
    assert read(RUSSIAN.encode("koi8-r"), "windows-1251") == RUSSIAN
    assert read(RUSSIAN.encode("cp1251"), "koi8-r") == RUSSIAN
    assert read(RUSSIAN.encode("cp866"), "windows-1251") == RUSSIAN
    assert read(RUSSIAN.encode("cp1251"), "iso-8859-1") == RUSSIAN
    assert read(JAPANESE.encode("cp932"), "iso-8859-1") == JAPANESE


def test_nothing_is_read_as_utf_7() -> None:
    assert read(b"+ADw-script+AD4-", "utf-7") == "+ADw-script+AD4-"
    assert read(b'<meta charset="utf-7">+ADw-script+AD4-') == '<meta charset="utf-7">+ADw-script+AD4-'


def test_escapes_that_are_none_stay_ascii() -> None:
    assert read(b"color \x1b[31m and ~{ brace") == "color \x1b[31m and ~{ brace"
    assert read(b"\x1b$B\xff", "iso-2022-jp") != ""


def test_what_declares_nothing_and_shows_nothing_is_windows_1252() -> None:
    assert read(b"") == ""
    assert read(b"\x80") == "€"


def test_a_declaration_far_into_a_document_is_not_looked_for() -> None:
    meta = b"<meta charset=koi8-r>"
    assert declared_encoding(b" " * (8_192 - len(meta)) + meta) == "koi8-r"
    assert declared_encoding(b" " * (8_193 - len(meta)) + meta) is None


@pytest.mark.parametrize(
    ("page", "encoding"),
    [
        ('<meta charset="iso8859-2">', "iso-8859-2"),
        ("<META CharSet='iso8859-2'/>", "iso-8859-2"),
        ("<meta/charset=iso8859-2>", "iso-8859-2"),
        ("<meta charset=\niso8859-2\n>", "iso-8859-2"),
        ('<meta\tcharset  =  "iso8859-2"  >', "iso-8859-2"),
        ("<meta charset=koi8-r charset=iso8859-2>", "koi8-r"),
        ('<meta " charset=iso8859-2>', "iso-8859-2"),
        ('<meta x="" charset=iso8859-2>', "iso-8859-2"),
        ("<meta charset=bogus><meta charset=iso8859-2>", "iso-8859-2"),
        ("<meta charset=utf-16le>", "utf-8"),
        ("<meta charset=utf-16be>", "utf-8"),
        ('<meta http-equiv=content-type content="text/html; charset=iso8859-2">', "iso-8859-2"),
        ("<meta content='text/html; charset = \"iso8859-2\"' http-equiv=Content-Type>", "iso-8859-2"),
        ("<meta content=\"a;charset='iso8859-2'\" http-equiv=Content-Type>", "iso-8859-2"),
        ("<meta content=charset=iso8859-2;x http-equiv=Content-Type>", "iso-8859-2"),
        ("<p title='<meta charset=koi8-r>'><meta charset=iso8859-2>", "iso-8859-2"),
        ("<!--<meta charset=koi8-r>--><meta charset=iso8859-2>", "iso-8859-2"),
        ("<!--><meta charset=iso8859-2>", "iso-8859-2"),
        ("</x a='>'><?y z><!DOCTYPE html><meta charset=iso8859-2>", "iso-8859-2"),
        ("a < b <1> <meta charset=iso8859-2>", "iso-8859-2"),
        ('<?xml version="1.0" encoding="iso8859-2"?>', "iso-8859-2"),
        ("\n <?xml version='1.0' encoding = 'iso8859-2' standalone='yes'?>", "iso-8859-2"),
        ("<?xml version='1.0'?><meta charset=iso8859-2>", "iso-8859-2"),
        ("<?xml encoding='bogus'?><meta charset=iso8859-2>", "iso-8859-2"),
        ("<?xml encoding='utf-16'?>", "utf-8"),
        ("<?xml version='1.0'?><a encoding='iso8859-2'>", None),
        ("<?xml encoding='iso8859-2'", None),
        ("<metacharset=iso8859-2>", None),
        ("<meta charset=iso8859-2", None),
        ('<meta charset="iso8859-2>', None),
        ("<meta charset='iso8859-2>", None),
        ('<meta x=" charset=iso8859-2>', None),
        ('<meta charset=iso8859-2">', None),
        ("<meta charset=x-user-defined>", None),
        ("<meta charset=hz-gb-2312>", None),
        ("<meta charset>", None),
        ("<!--<meta charset=iso8859-2>", None),
        ("<!DOCTYPE <meta charset=iso8859-2", None),
        ('<meta name=Content-Type content="text/html; charset=iso8859-2">', None),
        ('<meta http-equiv="Content-Type " content="text/html; charset=iso8859-2">', None),
        ('<meta http-equiv=Content-Type content="charset=\'iso8859-2">', None),
        ("<meta http-equiv=Content-Type content=charset>", None),
        ("<meta http-equiv=Content-Type>", None),
        ("", None),
        ("<", None),
    ],
)
def test_a_document_declares_its_charset_as_browsers_look_for_it(page: str, encoding: str | None) -> None:
    assert declared_encoding(page.encode("ascii")) == encoding


def test_labels_mean_what_browsers_take_them_for() -> None:
    labels = {
        " ISO-8859-1 ": "windows-1252", "ascii": "windows-1252", "latin5": "windows-1254", "unicode-1-1-utf-8": "utf-8",
        "gb2312": "gbk", "x-x-big5": "big5", "csisolatinhebrew": "iso-8859-8", "logical": "iso-8859-8-i",
        "utf-7": None, "cp437": None, "hz-gb-2312": None, "x-user-defined": None, "": None, None: None, "u" * 65: None,
    }  # fmt: skip
    assert {label: encoding_of(label) for label in labels} == labels


def test_every_encoding_that_may_be_chosen_has_a_codec() -> None:
    for encoding in {*DETECTABLE.values(), "utf-32le", "utf-32be", "gbk", "iso-8859-8-i", "windows-1252"}:
        assert codec_of(encoding).decode(b"a" * 4, "replace")[0]


@given(
    st.binary(max_size=300), st.sampled_from([None, "utf-8", "iso-2022-jp", "gbk", "utf-16", "utf-7", "\ud800", "x"])
)
@settings(max_examples=100, deadline=None)
def test_any_bytes_become_text_that_can_be_written(body: bytes, charset: str | None) -> None:
    read(body, charset).encode("utf-8")


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=100).filter(lambda text: "\ufeff" not in text))
@settings(deadline=None)
def test_utf_8_comes_back_as_it_was(text: str) -> None:
    if "\0" not in text and "\x1b" not in text and "~{" not in text:
        assert read(text.encode(), "utf-8") == text


@given(st.binary(max_size=200), st.sampled_from([b"<meta ", b"<?xml ", b"<!--", b"</a "]))
def test_any_head_declares_a_known_encoding_or_none(body: bytes, start: bytes) -> None:
    found = declared_encoding(start + body)
    assert found is None or encoding_of(found) == found


@pytest.mark.parametrize("before", [0, 1, 4_095, 4_096, 4_097, 70_000])
def test_the_first_letter_beyond_ascii_is_found_wherever_it_stands(before: int) -> None:
    assert read(b"a" * before + FRENCH.encode("cp1252"), "windows-1252") == "a" * before + FRENCH
    assert read(b"a" * before + FRENCH.encode()) == "a" * before + FRENCH
    assert read(b"a" * before) == "a" * before
