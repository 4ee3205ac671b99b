"""Habits of saving: menus copied along, mails, title blocks, lists of metadata, interviews, and texts without end."""

from __future__ import annotations

import time
from contextlib import suppress

import pytest

from syndicate.errors import Unreadable
from syndicate.extract import front_matter, markdown, plain
from syndicate.extract._head_credits import MAX_CREDITS, credited_writers
from syndicate.extract._lines import lines_of
from syndicate.extract._measure import count
from syndicate.extract._menu import end_of_menu, is_row, is_section
from syndicate.extract.furniture import is_reading_time, kind_of
from syndicate.extract.plain import MAX_LINES, MAX_SIZE
from syndicate.model import Document, Draft, Rejected

PARAGRAPH = "The boats leave at four in the morning, when the sea is flat and nobody but the gulls is awake at all."
OTHER = "There were eleven keepers before the lamp was automated, and the choir has written a verse for each of them."
TITLE = "The Choir That Sings to Lighthouses"


def read(text: str) -> Draft:
    return plain.read(Document(text.encode(), None, path="saved.txt"))


def read_markdown(text: str) -> Draft:
    return markdown.read(Document(text.encode(), None, path="saved.md"))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", 0),
        ("... — !", 0),
        ("one two-three 4", 3),
        ("港", 1),
        ("港町", 2),
        ("港町の防潮堤再建", 5),
        ("ข", 1),
        ("ข่าว", 1),
        ("ข่าวสาร", 2),
        ("港 and ข่าวสาร", 3),
        ("ကကကကကက", 2),
        ("កកកកក", 1),
    ],
)
def test_words_in_any_script(text: str, words: int) -> None:
    assert count(text) == words


@pytest.mark.parametrize(
    ("menu", "lines"),
    [
        ("News\nSport\nCulture", 3),
        ("News\nSport", 0),
        ("The Skagnes Paper\nNews\nSport\nCulture", 4),
        ("The Skagnes Paper\nThe News Desk\nNews\nSport\nCulture", 0),
        ("News\nWeather Now\nSport\nHarbour Cam\nCulture", 5),
        ("News\nOne\nTwo\nThree\nFour\nSport\nCulture", 0),
        ("Menu\nSearch\nSign in\nSkagnes", 3),
        ("Home | News | Sport\nMenu\nSearch", 3),
        ("首页\n新闻\n体育", 3),
        ("News.\nSport\nCulture", 0),
    ],
)
def test_menu_above_a_title(menu: str, lines: int) -> None:
    draft = read(f"{menu}\n{TITLE} of the North\n\n{PARAGRAPH}\n\n{OTHER}")
    rejected = draft.evidence["title"].rejected if "title" in draft.evidence else ()
    assert sum(value.why == "menu of the page" for value in rejected) == lines
    if lines and "Skagnes" not in menu.rpartition("\n")[2]:
        assert draft.title == f"{TITLE} of the North"


def test_menu_is_limited() -> None:
    assert end_of_menu([]) == 0
    assert end_of_menu(lines_of("News\n" * 100)) == 80


@pytest.mark.parametrize(
    ("line", "row"),
    [
        ("Home | News | Sport", True),
        ("Home | News", False),
        ("News Sport Culture", True),
        ("News Sport Harbour", False),
        ("Home | News | Harbour | Lamps", True),
        ("Home | Boats | Harbour | Lamps", False),
        ("Home | News | the words of a whole sentence", False),
        ("Home | " * 43, False),
        ("Home | " * 42, True),
    ],
)
def test_menu_on_one_line(line: str, *, row: bool) -> None:
    assert is_row(line) is row


def test_sections_are_known_in_many_languages() -> None:
    assert all(map(is_section, ("Culture", "KULTUR", "Économie", "Новости", "ข่าว", "社会")))
    assert not is_section("Choir")


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        ("THE YEAR THE ORCHARD FLOWERED\nTWICE AND NOBODY SAID WHY", "THE YEAR THE ORCHARD FLOWERED TWICE AND NOBODY SAID WHY"),
        ("The year the orchard flowered\ntwice and nobody said why", "The year the orchard flowered twice and nobody said why"),
        ("The year the orchard flowered:\nA story", "The year the orchard flowered: A story"),
        ("The year the orchard flowered\nA story", "The year the orchard flowered"),
        ("The year of orchards?\nand of bees", "The year of orchards?"),
        ("The year the orchard flowered\nby Oda Brandvik", "The year the orchard flowered"),
        ("THE YEAR OF BEES\nODA BRANDVIK", "THE YEAR OF BEES"),
        ("THE YEAR OF " + "X" * 140 + "\nTWICE IT FLOWERED", "THE YEAR OF " + "X" * 140),
    ],
)  # fmt: skip
def test_title_on_two_lines(lines: str, title: str) -> None:
    assert read(f"{lines}\n\n{PARAGRAPH}\n\n{OTHER}").title == title


def test_second_line_of_a_title_stands_alone_with_the_first() -> None:
    assert read(f"The year the orchard flowered\ntwice and more\n{PARAGRAPH}").title == "The year the orchard flowered"
    assert (
        read(f"The year the orchard flowered\n\ntwice and more\n\n{PARAGRAPH}").title == "The year the orchard flowered"
    )


@pytest.mark.parametrize(
    ("head", "title", "published"),
    [
        ("From: Oda Brandvik <oda@skagnes.example>\nTo: list@skagnes.example\nSubject: The choir\nDate: 14 March 2026 09:40", "The choir", "2026-03-14T09:40"),
        ("Von: Oda Brandvik <oda@skagnes.example>\nAn: liste@skagnes.example\nCc: x@skagnes.example\nBetreff: Der Chor\nGesendet: 14. März 2026 09:40", "Der Chor", "2026-03-14T09:40"),
        ("差出人：Oda Brandvik\n宛先：list@skagnes.example\n件名：合唱団\n日時：2026年3月14日 9時40分", "合唱団", "2026-03-14T09:40"),
    ],
)  # fmt: skip
def test_head_of_a_mail(head: str, title: str, published: str) -> None:
    draft = read(f"{head}\n\n{PARAGRAPH}\n\n{OTHER}")
    assert (draft.title, list(draft.authors), draft.published) == (title, ["Oda Brandvik"], published)
    assert draft.text == f"{PARAGRAPH}\n\n{OTHER}"


def test_lines_without_a_subject_are_no_mail() -> None:
    draft = read(f"To: the choir\nFrom: the harbour\n\n{PARAGRAPH}")
    assert "the choir" in (draft.title or "") + (draft.text or "")
    assert front_matter.read("Title: x")[0].title is None
    assert front_matter.read("Title: x\nAuthor: Jo Doe\nTitle: y\n\nz") == (
        front_matter.read("Title: x\nAuthor: Jo Doe\n\n")[0],
        "Title: y\n\nz",
    )


@pytest.mark.parametrize("dashes", ["--", "-- "])
def test_signature_of_a_mail_is_left_out(dashes: str) -> None:
    draft = read(f"{TITLE}\n\n{PARAGRAPH}\n\n{OTHER}\n{dashes}\nOda Brandvik\nHarbour road 4\n")
    assert draft.text == f"{PARAGRAPH}\n\n{OTHER}"
    assert Rejected("Oda Brandvik\nHarbour road 4", "text", "signature of a mail") in draft.evidence["content"].rejected


@pytest.mark.parametrize(("lines", "kept"), [(15, False), (16, True)])
def test_long_end_behind_dashes_is_text(lines: int, *, kept: bool) -> None:
    end = "\n".join(["Harbour."] * lines) + "\nEnd."
    assert ("Harbour" in (read(f"{TITLE}\n\n{PARAGRAPH}\n--\n{end}").text or "")) is kept
    assert "xxx" in (read(f"{TITLE}\n\n{PARAGRAPH}\n--\n{'x' * 1201}").text or "")
    assert "xxx" not in (read(f"{TITLE}\n\n{PARAGRAPH}\n--\n{'x' * 1200}").text or "")


@pytest.mark.parametrize(
    ("block", "title", "authors", "published"),
    [
        ("% Salt\n% Ines Duarte; Halvor Strand\n% March 2, 2026", "Salt", ["Ines Duarte", "Halvor Strand"], "2026-03-02"),
        ("% Salt, and\n  what it remembers\n% Ines Duarte\n  Halvor Strand", "Salt, and what it remembers", ["Ines Duarte", "Halvor Strand"], None),
        ("% Salt\n%\n% 2 March 2026", "Salt", [], "2026-03-02"),
        ("% Salt", "Salt", [], None),
    ],
)  # fmt: skip
def test_title_block_of_pandoc(block: str, title: str, authors: list[str], published: str | None) -> None:
    draft = read_markdown(f"{block}\n\n{PARAGRAPH}")
    assert (draft.title, list(draft.authors), draft.published) == (title, authors, published)
    assert draft.text == PARAGRAPH


@pytest.mark.parametrize("block", ["%", "% a\n% b\n% 2 March 2026\n% d", "% a\nb", "% a\n  " + "x" * 8190, "5 % a"])
def test_what_is_no_title_block(block: str) -> None:
    assert front_matter.read(f"{block}\n\nz") == (Draft(), f"{block}\n\nz")


@pytest.mark.parametrize(
    "listed",
    [
        "- Author: Oda Brandvik\n- Published: 2026-03-14\n- URL: https://example.org/a\n- Tags: #sea #song",
        "**Author:** Oda Brandvik  \n**Published:** 2026-03-14  \n**URL:** https://example.org/a  \n**Tags:** sea, song",
        "> Author: Oda Brandvik\n> Date: 2026-03-14\n> Source: https://example.org/a\n> Tags: sea, song\n> Saved: yes",
        "- Author:: [[Oda Brandvik]]\n- Date:: 2026-03-14\n- Link:: https://example.org/a\n- Topics:: sea, song",
    ],
)
def test_list_of_metadata_below_a_heading(listed: str) -> None:
    for above in ("", "![cover](c.png)\n\n## Metadata\n\n"):
        draft = read_markdown(f"# {TITLE}\n\n{above}{listed}\n\n{PARAGRAPH}")
        assert (draft.title, list(draft.authors), draft.published) == (TITLE, ["Oda Brandvik"], "2026-03-14")
        assert (draft.link, list(draft.categories)) == ("https://example.org/a", ["sea", "song"])
        assert (draft.text or "").endswith(PARAGRAPH)
        assert "Metadata" not in (draft.text or "")
        assert "Author" not in (draft.text or "")


@pytest.mark.parametrize(
    "listed",
    [
        "- Author: Oda Brandvik",
        "- Author: Oda Brandvik\n- boats",
        "- Author: Oda Brandvik\n- Boats: three\n- Lamps: one",
        "- Author: Oda Brandvik\n- Boats: three\n- Lamps: one\n- Keepers: 11\n- Date: 2026-03-14",
        "- The boats of the whole harbour: three\n- Author: x\n- Date: y",
    ],
)
def test_other_lists_stay_in_the_body(listed: str) -> None:
    assert "<li>" in (read_markdown(f"# {TITLE}\n\n{listed}\n\n{PARAGRAPH}").content or "")


def test_list_of_metadata_in_plain_text() -> None:
    draft = read(f"{TITLE}\nAuthor: Oda Brandvik\nURL: https://example.org/a\nSaved: 2026-03-15\n\n{PARAGRAPH}")
    assert (draft.title, list(draft.authors), draft.link) == (TITLE, ["Oda Brandvik"], "https://example.org/a")
    assert (draft.text, draft.evidence["link"].source) == (PARAGRAPH, "front matter")


def test_front_matter_goes_before_a_list_of_metadata() -> None:
    draft = read_markdown(
        f"---\ntitle: T\nauthor: Hana Sato\n---\n- Author: Oda Brandvik\n- Date: 2026-03-14\n\n{PARAGRAPH}"
    )
    assert (list(draft.authors), draft.published) == (["Hana Sato"], "2026-03-14")


def test_inner_tables_of_front_matter_count_behind_the_outer() -> None:
    source = '+++\ntitle = "Salt"\nlang = "en"\n[taxonomies]\ntags = ["sea", "song"]\n[extra]\nlang = "it"\nauthor = "Oda Brandvik"\n[other]\nimage = "x.jpg"\n+++\n\nx'
    draft, text = front_matter.read(source)
    assert (list(draft.categories), draft.language, list(draft.authors)) == (["sea", "song"], "en", ["Oda Brandvik"])
    assert (draft.image, text.strip()) == (None, "x")


@pytest.mark.parametrize(
    ("name", "author"), [("[[Oda Brandvik]]", "Oda Brandvik"), ("[[people/oda|Oda Brandvik]]", "Oda Brandvik")]
)
def test_link_to_a_note_is_its_name(name: str, author: str) -> None:
    assert list(front_matter.read(f'---\ntitle: x\nauthor: "{name}"\n---\n')[0].authors) == [author]


def test_language_of_the_text_settles_dates_of_front_matter() -> None:
    german = "Die Boote verlassen den Hafen um vier Uhr morgens, wenn das Meer glatt ist und niemand außer den Möwen wach ist."
    assert front_matter.read(f"---\ntitle: x\ndate: 03.04.2026\n---\n{german}")[0].published == "2026-04-03"


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("A poem by Oda Brandvik", ["Oda Brandvik"]),
        ("Eine Erzählung von Oda Brandvik", ["Oda Brandvik"]),
        ("A boat by the water", []),
        ("記者林宛儀／山城報導", ["林宛儀"]),
        ("（記者林宛儀台北報導）", ["林宛儀"]),
        ("本报记者陈晓岚 北京报道", ["陈晓岚"]),
        ("Oda Brandvik, Samuel Achterberg", ["Oda Brandvik", "Samuel Achterberg"]),
        ("Oda Brandvik, Hong Kong", ["Oda Brandvik"]),
        ("Oda Brandvik oda@skagnes.example", ["Oda Brandvik"]),
        ("Oda Brandvik @oda_b", ["Oda Brandvik"]),
        ("分享 打印", []),
    ],
)
def test_bylines_of_other_habits(line: str, authors: list[str]) -> None:
    draft = read(f"{TITLE}\n{line}\n\n{PARAGRAPH}\n\n{OTHER}")
    assert list(draft.authors) == authors
    if authors:
        assert draft.text == f"{PARAGRAPH}\n\n{OTHER}"


def test_place_before_a_dash_is_no_author() -> None:
    draft = read(f"{TITLE}\n\nPORT SKAGNES - The boats leave at four in the morning.\n\n{PARAGRAPH}")
    assert list(draft.authors) == []
    assert (draft.text or "").startswith("PORT SKAGNES - The boats")


@pytest.mark.parametrize(
    ("line", "published"),
    [
        ("March 14, 2026 · Updated 2 hours ago", "2026-03-14"),
        ("14.03.2026, 05.30 Uhr", "2026-03-14T05:30"),
        ("2026年03月14日 09:40　来源：海边日报　记者：王小明", "2026-03-14T09:40"),
    ],
)
def test_dates_of_other_habits(line: str, published: str) -> None:
    draft = read(f"{TITLE}\n{line}\n\n{PARAGRAPH}")
    assert (draft.published, draft.updated, draft.text) == (published, None, PARAGRAPH)


def test_mailbox_of_the_author_at_the_end() -> None:
    draft = read(f"{TITLE}\n\n{PARAGRAPH}\n\n{OTHER}\n\nOda Brandvik oda@skagnes.example\n\nShare")
    assert (list(draft.authors), draft.text) == (["Oda Brandvik"], f"{PARAGRAPH}\n\n{OTHER}")


def test_furniture_stands_before_and_behind_credits() -> None:
    draft = read(f"{TITLE}\n\n{PARAGRAPH}\n\nSign up here.\n\nReporting by Oda Brandvik\n\nShare")
    assert (list(draft.authors), draft.text) == (["Oda Brandvik"], PARAGRAPH)


@pytest.mark.parametrize(("asked", "headings"), [(2, 2), (3, 0)])
def test_questions_of_an_interview_are_paragraphs(asked: int, headings: int) -> None:
    text = "\n\n".join(f"Who pays for lamp {letter}?\n\n{OTHER}" for letter in "abc"[:asked])
    content = read(f"{TITLE}\n\n{PARAGRAPH}\n\n{text}").content or ""
    assert content.count("<h2>") == headings
    assert content.count("Who pays") == asked


def test_a_few_questions_among_many_paragraphs_are_headings() -> None:
    text = "\n\n".join(f"Who pays for lamp {letter}?\n\n{OTHER}\n\n{PARAGRAPH}\n\n{OTHER}" for letter in "abcd")
    assert (read(f"{TITLE}\n\n{PARAGRAPH}\n\n{text}").content or "").count("<h2>") == 4


def test_question_close_to_its_answer_is_no_heading() -> None:
    assert "<h2>" not in (read(f"{TITLE}\n\n{PARAGRAPH}\n\nWho pays?\n{OTHER}").content or "")


@pytest.mark.parametrize(
    ("kind", "lines"),
    [
        ("nav", "https://example.org/a|www.example.org|oda@skagnes.example|A- A A+|Page 2 of 3|有料記事|דלג לתוכן|Siirry sisältöön"),
        ("newsletter", "Unsubscribe|Se désabonner|Uitschrijven|配信停止|Du får dette fordi du har meldt deg på|View in browser|毎朝届くニュースレターに登録しませんか。|हर सुबह न्यूज़लेटर पाने के लिए सब्सक्राइब करें।|Bültenimize abone olun, her pazar gelsin.|매주 뉴스레터를 무료로 받아 보세요."),
        ("legal", "Printed from https://example.org|Riproduzione riservata"),
        ("share", "Save|記事を保存|打印|좋아요 12"),
        ("related", "Most read|Les plus lus|Meistgelesen"),
        (None, "ニュースレターに登録した人は多かった。|Bültenimize abone olanlar çoktu.|https://example.org is down|AAA|A|She reads the mail at oda@skagnes.example|Premium boats for all"),
    ],
)  # fmt: skip
def test_furniture_of_other_habits(kind: str | None, lines: str) -> None:
    assert {line: kind_of(line) for line in lines.split("|")} == dict.fromkeys(lines.split("|"), kind)


@pytest.mark.slow
def test_text_is_read_up_to_a_size_and_a_number_of_lines() -> None:
    assert read("x" * MAX_SIZE).text
    with pytest.raises(Unreadable, match=r"^saved\.txt: is over 2000000 characters of text$"):
        read("x" * (MAX_SIZE + 1))
    assert read("a.\n" * MAX_LINES).text
    with pytest.raises(Unreadable, match=r"^saved\.txt: has over 20000 lines of text$"):
        read("a.\n" * (MAX_LINES + 1))


SHAPES = ("ab cd\n", "word ", "a|b|", "a@b.", "Tags:\n", "Tags\n\n", "> a\n", "1. a\n", "News\n", "e\u0301\u0323", "(", "[[", "港", "ก", "a: b\n", "% x\n", "\n--\n", "Read more\nWho sings\n", "Who pays?\n\n", "14 March 2026\n", " ")  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("shape", SHAPES)
def test_time_grows_with_the_text_alone(shape: str) -> None:
    started = time.process_time()
    with suppress(Unreadable):
        read(shape * (MAX_SIZE // 4 // len(shape)))
    assert time.process_time() - started < 6


def test_ten_megabytes_are_refused_in_no_time() -> None:
    started = time.process_time()
    with pytest.raises(Unreadable):
        read("word " * 2_000_000)
    assert time.process_time() - started < 6


@pytest.mark.parametrize(
    "line",
    [
        "相关阅读：" + "海边小镇的居民把灯塔重新点亮" * 4,
        "他在书的最后一页写道，未经授权转载的人都应当请他喝一杯茶，" + "海边小镇的居民把灯塔重新点亮，" * 8,
        "标签：我们今天在海边谈了很多事情。",
        "อ่านเพิ่มเติม " + "ชาวเรือออกจากฝั่งตั้งแต่ตีสี่" * 6,
        "写真：" + "山田太郎は港で船を待っていた" * 4,
    ],
)
def test_paragraph_without_spaces_is_not_short(line: str) -> None:
    assert kind_of(line) in {None, "tags"}
    assert line in (read(f"港町、防潮堤の再建を可決\n\n{PARAGRAPH}\n\n{line}\n\n{OTHER}").text or "")


@pytest.mark.parametrize(
    ("line", "label"), [("この記事は3分で読めます", True), ("5分後に彼は本を港で静かに読み始めた", False)]
)
def test_reading_time_in_signs_is_short(line: str, *, label: bool) -> None:
    assert is_reading_time(line) is label


def test_first_paragraph_in_thai_is_no_standfirst() -> None:
    first = "ชาวเรือออกจากฝั่งตั้งแต่ตีสี่ของทุกวัน " * 4
    draft = read(f"คณะนักร้องที่ร้องเพลงให้ประภาคาร\n\n{first}\n\n{first * 2}\n\n{first * 2}")
    assert draft.summary is None
    assert (draft.text or "").startswith(first.strip())


TWO = (
    "The ferry came back to the bay on a cold morning, and hundreds of people stood on the pier to wave at it.\n\n"
    "Nobody had expected it so soon. The yard had said that the repairs would take until the end of summer.\n"
)


def test_a_day_over_the_title_is_the_day_of_publication() -> None:
    draft = read(f"2026-03-14\n\nThe ferry is back\n\n{TWO}")
    assert (draft.title, draft.published, draft.text) == ("The ferry is back", "2026-03-14", TWO.strip())


@pytest.mark.parametrize("line", ["Changed 15.03.2026", "Last reviewed on 15 March 2026"])
def test_a_day_of_change_is_no_publication(line: str) -> None:
    draft = read(f"The ferry is back\n\nBy Jane Doe\n{line}\n\n{TWO}")
    assert (draft.published, draft.updated, list(draft.authors)) == (None, "2026-03-15", ["Jane Doe"])


@pytest.mark.parametrize("line", ["文・山田太郎", "取材・文　山田太郎", "文＝山田太郎", "文／山田太郎"])
def test_who_wrote_is_told_with_a_sign_between(line: str) -> None:
    body = "港に船が戻ってきたのは三月の寒い朝のことで、何百人もの人が桟橋に立って手を振った。\n"
    draft = read(f"船が戻った\n\n{line}\n\n{body}\n誰もこんなに早いとは思っていなかった。\n")
    assert list(draft.authors) == ["山田太郎"]
    assert (draft.text or "").startswith("港に船が")


@pytest.mark.parametrize(
    ("dashes", "behind", "is_kept"),
    [
        ("--", TWO, True),
        ("--", "Jane Doe\nHarbour News\n", False),
        ("-- ", "Jane Doe\nHarbour News\n", False),
        ("-- ", TWO, False),
    ],
)
def test_two_dashes_end_a_text_before_a_signature_alone(dashes: str, behind: str, is_kept: bool) -> None:
    draft = read(f"The ferry is back\n\n{TWO}\n{dashes}\n{behind}")
    assert (behind.split("\n", maxsplit=1)[0] in (draft.text or "").replace(TWO.strip(), "", 1)) == is_kept


STANZAS = "Break it in half\n{word}\nand eat it slowly\n\nThe night is long\nkeep the crumbs for birds"


def test_a_word_of_a_button_stands_in_a_stanza() -> None:
    text = read("The bread\nby Jo Doe\n\n" + STANZAS.format(word="Share") + "\nand sleep").text or ""
    assert text.split("\n\n")[:3] == ["Break it in half", "Share", "and eat it slowly"]
    behind = read(f"The bread\nby Jo Doe\n\n{PARAGRAPH}\n\n" + STANZAS.format(word="Save")).text or ""
    assert behind.split("\n\n")[1:4] == ["Break it in half", "Save", "and eat it slowly"]


@pytest.mark.parametrize(
    "block",
    [
        "Share\nFacebook\nThe ferry",  # more buttons below
        "Facebook\nShare\nThe ferry",  # and above
        "\nShare\nThe ferry",
        "The ferry\nShare\n",
        "Where the ferry goes to now.\nShare\nThe ferry",  # a sentence ends above
        "Where the ferry goes\nShare this article\nThe ferry",
        "Where the ferry goes\nShare\n" + "ferry " * 13,
    ],
)
def test_a_button_at_the_end_is_none_of_a_stanza(block: str) -> None:
    text = read(f"{TITLE}\nby Jo Doe\n\n{PARAGRAPH}\n\n{OTHER}\n\n{block}\n").text or ""
    assert "Share" not in text


def test_the_longest_line_of_a_stanza() -> None:
    start = f"{TITLE}\nby Jo Doe\n\n{PARAGRAPH}\n\n{OTHER}\n\n"
    assert "Share" in (read(f"{start}Where the ferry goes\nShare\n{'ferry ' * 11}ferry\n").text or "")


@pytest.mark.parametrize(
    ("line", "writers"),
    [
        ("取材・文、撮影・山田太郎", ["山田太郎"]),
        ("取材・文・撮影：山田太郎", ["山田太郎"]),
        ("文・写真 山田太郎", ["山田太郎"]),
        ("写真・文 山田 太郎", ["山田太郎"]),
        ("（文・山田太郎　撮影・佐藤花子）", ["山田太郎"]),
        ("文：王小明 图：李华", ["王小明"]),
        ("文/王小明 摄影/李华", ["王小明"]),
        ("글 김민수 사진 박지영", ["김민수"]),
        ("글·사진 김민수 기자", ["김민수"]),
        ("글 김민수, 사진 박지영", ["김민수"]),
        ("취재 김민수 글 박지영", ["김민수", "박지영"]),
        ("撮影・佐藤花子 編集・山田", None),  # who wrote it is not said
        ("文・山田太郎", None),  # one role alone is a byline as others are
        ("글 사진 전시", None),
        ("取材・文 東京の港で船を待つ人々の声", None),
        ("文・写真", None),
        ("", None),
    ],
)
def test_credits_of_several_roles(line: str, writers: list[str] | None) -> None:
    assert credited_writers(line) == writers


def test_credits_are_short() -> None:
    credit = "文・山田太郎 "
    line = credit * (MAX_CREDITS // len(credit))
    assert credited_writers(line) == ["山田太郎"] * (MAX_CREDITS // len(credit))
    assert credited_writers(credit * (MAX_CREDITS // len(credit) + 1)) is None


def test_credits_of_several_roles_in_a_head() -> None:
    draft = read(
        "嵐のあとの港\n\n文・山田太郎　撮影・佐藤花子\n\n港は静かだった。船が戻ったとき、誰も嵐の話をしなかった。"
    )
    assert (draft.title, list(draft.authors)) == ("嵐のあとの港", ["山田太郎"])
    assert draft.text == "港は静かだった。船が戻ったとき、誰も嵐の話をしなかった。"


def test_two_dashes_between_blank_lines_part_a_text() -> None:
    verse = "The lamp goes out\nthe choir goes home"
    assert (read(f"{TITLE}\n\n{PARAGRAPH}\n\n{OTHER}\n\n--\n\n{verse}\n").text or "").endswith("home")
    assert (read(f"{TITLE}\n\n{PARAGRAPH}\n\n{OTHER}\n\n--\nJo Doe\nSkagnes\n").text or "").endswith(OTHER)


@pytest.mark.parametrize(
    ("above", "title"),
    [
        ("Accueil > Société\n\nReportage\nL’école tient dans un autobus", "L’école tient dans un autobus"),
        ("Startseite › Kultur\nOstwind", "Ostwind"),
        ("News » Sport\nStorm", "Storm"),
        ("Storm > Calm\nStorm", "Storm > Calm"),  # begun at no section
        ("Home > Where the ferry goes\nStorm", "Home > Where the ferry goes"),  # four words
        ("Home > Arts and crafts\nStorm", "Storm"),
    ],
)
def test_the_way_to_the_page_over_a_title(above: str, title: str) -> None:
    assert read(f"{above}\n\n{PARAGRAPH}\n\n{OTHER}").title == title


@pytest.mark.parametrize(
    ("standfirst", "is_read"),
    [
        ("*The boat crosses at noon as well.*", True),
        ("**The boat crosses at noon as well.**", True),
        ("*The boat* crosses at noon as *well*.", False),
        ("*The boat* crosses at *noon*", False),
        ("The boat crosses at noon as well.", False),
        ("`The boat` crosses.", False),
        ("> *The boat crosses.*", False),
    ],
)
def test_a_byline_below_a_standfirst_in_markdown(standfirst: str, is_read: bool) -> None:
    draft = read_markdown(f"# The ferry\n\n{standfirst}\n\nBy **Mabel Trane** · 5 min read\n\n{PARAGRAPH}")
    assert list(draft.authors) == (["Mabel Trane"] if is_read else [])
    assert ("Mabel" not in (draft.text or "")) is is_read
    assert "boat" in (draft.text or "")


def test_a_standfirst_in_markdown_stands_over_a_byline_or_stays_alone() -> None:
    text = read_markdown(f"# The ferry\n\n*At noon.*\n\nMabel Trane\n\n{PARAGRAPH}").text or ""
    assert "Mabel Trane" in text
    assert read_markdown("# The ferry\n\n*At noon.*").text == "At noon."
