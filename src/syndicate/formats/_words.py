"""The few words a feed says itself, in the entry's language: by whom, and how long it takes to read."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, NamedTuple

from syndicate.values.text import one_line

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from syndicate.model import Entry


def _invariable(_count: int) -> int:
    return 0


def _singular(count: int) -> int:
    return 0 if count == 1 else 1


def _east_slavic(count: int) -> int:
    if count % 10 == 1 and count % 100 != 11:
        return 0
    return 1 if count % 10 in {2, 3, 4} and count % 100 not in {12, 13, 14} else 2


def _polish(count: int) -> int:
    return 0 if count == 1 else 1 if _east_slavic(count) == 1 else 2


def _czech(count: int) -> int:
    return 0 if count == 1 else 1 if count in {2, 3, 4} else 2


def _romanian(count: int) -> int:
    return 0 if count == 1 else 1 if count % 100 in range(1, 20) else 2


def _arabic(count: int) -> int:
    if count in {1, 2}:
        return count - 1
    return 2 if count % 100 in range(3, 11) else 3


class Words(NamedTuple):
    """How one language says it. Where names would have to be declined, a label with a colon stands before them."""

    by: str
    """The byline, with ``{}`` for the names."""
    last: str
    """What stands between the last two names, with its spaces."""
    minutes: Sequence[str]
    """The reading time for each plural form, with ``{}`` for the number."""
    plural: Callable[[int], int] = _invariable
    """The plural form of a number, after Unicode CLDR's rules for the language."""
    comma: str = ", "


# Joining words after Unicode CLDR's list patterns; plural forms after CLDR's plural rules for whole numbers.
_WORDS = {
    "ar": Words(
        "بقلم {}",
        " و",
        ("دقيقة واحدة للقراءة", "دقيقتان للقراءة", "{} دقائق للقراءة", "{} دقيقة للقراءة"),
        _arabic,
        " و",
    ),
    "bg": Words("От {}", " и ", ("{} мин. четене",)),
    "bn": Words("লিখেছেন {}", " এবং ", ("{} মিনিটের পাঠ",)),
    "ca": Words("Per {}", " i ", ("{} min de lectura",)),
    "cs": Words("Autor: {}", " a ", ("{} minuta čtení", "{} minuty čtení", "{} minut čtení"), _czech),
    "da": Words("Af {}", " og ", ("{} min. læsetid",)),
    "de": Words("Von {}", " und ", ("{} Min. Lesezeit",)),
    "el": Words("Κείμενο: {}", " και ", ("{} λεπτό ανάγνωσης", "{} λεπτά ανάγνωσης"), _singular),
    "en": Words("By {}", " and ", ("{} min read",)),
    "es": Words("Por {}", " y ", ("{} min de lectura",)),
    "et": Words("Tekst: {}", " ja ", ("{} min lugemist",)),
    "fa": Words("نوشتهٔ {}", " و ", ("{} دقیقه مطالعه",), comma="، "),
    "fi": Words("Teksti: {}", " ja ", ("Lukuaika {} min",)),
    "fr": Words("Par {}", " et ", ("{} min de lecture",)),
    "he": Words("מאת {}", " ו", ("דקת קריאה", "{} דקות קריאה"), _singular),
    "hi": Words("लेखक: {}", " और ", ("{} मिनट में पढ़ें",)),
    "hr": Words("Piše: {}", " i ", ("{} min čitanja",)),
    "hu": Words("Írta: {}", " és ", ("{} perc olvasás",)),
    "id": Words("Oleh {}", " dan ", ("{} menit baca",)),
    "it": Words("Di {}", " e ", ("{} min di lettura",)),
    "ja": Words("文：{}", "、", ("{}分で読めます",), comma="、"),
    "ko": Words("글: {}", " 및 ", ("읽는 시간 {}분",)),
    "lt": Words("Autorius: {}", " ir ", ("{} min. skaitymo",)),
    "lv": Words("Autors: {}", " un ", ("{} min lasīšanas",)),
    "ms": Words("Oleh {}", " dan ", ("{} minit bacaan",)),
    "nb": Words("Av {}", " og ", ("{} min lesetid",)),
    "nl": Words("Door {}", " en ", ("{} min. leestijd",)),
    "pl": Words("Tekst: {}", " i ", ("{} minuta czytania", "{} minuty czytania", "{} minut czytania"), _polish),
    "pt": Words("Por {}", " e ", ("{} min de leitura",)),
    "ro": Words("De {}", " și ", ("{} minut de citit", "{} minute de citit", "{} de minute de citit"), _romanian),
    "ru": Words("Текст: {}", " и ", ("{} минута чтения", "{} минуты чтения", "{} минут чтения"), _east_slavic),
    "sk": Words("Autor: {}", " a ", ("{} minúta čítania", "{} minúty čítania", "{} minút čítania"), _czech),
    "sl": Words("Piše: {}", " in ", ("{} min branja",)),
    "sr": Words("Пише: {}", " и ", ("{} мин читања",)),
    "sv": Words("Av {}", " och ", ("{} min läsning",)),
    "th": Words("โดย {}", " และ", ("อ่าน {} นาที",)),
    "tr": Words("Yazan: {}", " ve ", ("{} dakikalık okuma",)),
    "uk": Words("Текст: {}", " і ", ("{} хвилина читання", "{} хвилини читання", "{} хвилин читання"), _east_slavic),
    "ur": Words("تحریر: {}", " اور ", ("{} منٹ کا مطالعہ",), comma="، "),
    "vi": Words("Bài: {}", " và ", ("{} phút đọc",)),
    "zh": Words("文：{}", "和", ("阅读约需 {} 分钟",), comma="、"),
    "zh-hant": Words("文：{}", "和", ("閱讀約需 {} 分鐘",), comma="、"),
}

_SAME = {"no": "nb", "nn": "nb", "iw": "he", "in": "id", "bs": "hr", "sh": "hr"}
_TRADITIONAL = frozenset({"hant", "tw", "hk", "mo"})
_RIGHT_TO_LEFT = frozenset({"ar", "ckb", "dv", "fa", "he", "iw", "ps", "sd", "ug", "ur", "yi"})
_RIGHT_TO_LEFT_SCRIPTS = frozenset({"adlm", "arab", "hebr", "nkoo", "syrc", "thaa"})


def _words(language: str | None) -> Words:
    """Return the words of a BCP 47 tag's language, English where it is unknown."""
    primary, *rest = (language or "en").lower().split("-")
    if primary == "zh" and _TRADITIONAL.intersection(rest):
        return _WORDS["zh-hant"]
    if primary == "sr" and "latn" in rest:
        return _WORDS["hr"]
    return _WORDS.get(_SAME.get(primary, primary), _WORDS["en"])


def direction(language: str | None) -> str:
    """Return the value of HTML's ``dir``: "rtl" or "ltr" by a tag's script or language, "auto" where there is none."""
    if not language:
        return "auto"
    primary, *rest = language.lower().split("-")
    scripts = [subtag for subtag in rest if len(subtag) == 4 and subtag.isalpha()]
    known = scripts[0] in _RIGHT_TO_LEFT_SCRIPTS if scripts else primary in _RIGHT_TO_LEFT
    return "rtl" if known else "ltr"


def minutes_label(minutes: int, language: str | None) -> str:
    """Return the reading time of `minutes` as words of `language` (a BCP 47 tag; None is read as English)."""
    words = _words(language)
    return words.minutes[words.plural(minutes)].format(minutes)


def names_label(names: Sequence[str], language: str | None) -> str:
    """Return names joined as `language` joins them: "A, B and C". Plain text, '' without names."""
    lines = [name for name in map(one_line, names) if name]
    words = _words(language)
    if len(lines) < 2:
        return "".join(lines)
    return words.comma.join(lines[:-1]) + _joining(words.last, lines[-1]) + lines[-1]


def _joining(last: str, name: str) -> str:
    """Return what stands before the last name: Spanish "y" is "e" before the sound of i (RAE, DPD: y2)."""
    folded = name.lower()
    sounds_i = folded.startswith(("i", "í", "hi", "hí")) and not folded.startswith(
        ("hia", "hie", "hio", "ia", "ie", "io")
    )
    return " e " if last == " y " and sounds_i else last


def authors_label(names: Sequence[str], language: str | None) -> str:
    """Return by whom an entry is, as words of `language`: "By A and B". Plain text, '' without names."""
    joined = names_label(names, language)
    return _words(language).by.format(joined) if joined else ""


def byline(entry: Entry) -> str:
    """Return the line at the head of a feed's content, as an HTML paragraph: by whom, how long to read."""
    by = authors_label(entry.authors, entry.language)
    label = minutes_label(entry.reading_time, entry.language)
    return f"<p><em>{escape(f'{by} · {label}' if by else label, quote=False)}</em></p>"
