"""An article's head: title, by whom, when, how long to read, and the standfirst, out of the lines above its text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

import regex

from syndicate.extract._head_credits import credited_writers
from syndicate.extract._measure import count, ends_sentence
from syndicate.extract._phrases import key, phrase_set
from syndicate.extract.furniture import MAX_TAGS, dated, is_furniture, is_photo_credit, is_reading_time, tags_in
from syndicate.extract.names import authors, credited, has_by_word, is_signature, looks_like_name
from syndicate.model import Rejected
from syndicate.values.dates import stated

if TYPE_CHECKING:
    from syndicate.extract.furniture import DateKind

Item: TypeAlias = Literal["reading", "date", "byline", "name", "photo", "tags", "furniture"]
"""What a line of the head is."""
STRONG: Final[frozenset[Item]] = frozenset({"reading", "date", "byline"})
"""Items that stand in a head and nowhere else."""

SOURCE: Final = "text"
MAX_ITEM = 500
"""Characters; a longer line is no item of the head."""
MAX_ITEM_WORDS = 25
"""Words; likewise."""
MAX_DATE_WORDS = 9
"""Words and numbers of a line that states a date without a word that says so."""

MAX_PLACE_WORDS = 3
PLACES = (
    "hong kong|tel aviv|buenos aires|kuala lumpur|addis ababa|cape town|abu dhabi|phnom penh|sri lanka|south africa|"
    "washington dc|united kingdom|united states|great britain|costa rica|puerto rico|saudi arabia|sierra leone|"
    "burkina faso|porto alegre|belo horizonte|mexico city|ciudad de méxico|nizhny novgorod|banja luka|stara zagora"
)
"""Places of two words that look like names of people behind a comma."""

_PART = regex.compile(r"\s*[|·•]\s*|\s+[-–—]\s+")
_PARTS = regex.compile(r"\s*[|·•,，]\s*|\s+[-–—]\s+")
_DIGIT = regex.compile(r"\p{Nd}")
_CLOCK = regex.compile(r"(?<![\d.])(\d{1,2})\.(\d{2})(?=\s?(?:Uhr|h|[AaPp]\.?[Mm]|[A-Z]{3,4})\b)")
# "A poem by Jo Doe", "Ein Gedicht von Jo Doe", "Un récit de Jo Doe".
_OF_KIND = regex.compile(
    r"\p{Lu}\p{Ll}{0,3} \p{L}{3,20} (?:by|von|par|de|di|da|por|door|av|af) (?P<name>\p{Lu}[^,;:|]{2,50})"
)
# "記者王小明／台北報導", "【本报记者王明北京报道】": the place is two signs at least.
_REPORTER = regex.compile(
    r"[（(【]?(?:本報|本报)?(?:記者|记者)\s?(?P<name>\p{Han}{2,3})\s?(?:[／/]\s?\p{Han}{0,8}|\p{Han}{2,6})"
    r"(?:報導|报道|報道|電|电)[）)】]?"
)
_LABELLED = regex.compile(r"(?<!\S)\p{L}{1,12}\s?[:：](?!\d)")
_ADDRESSES = regex.compile(r"[<(]?\b[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+[>)]?|(?<!\S)@\w{2,30}")


@dataclass(slots=True)
class Head:
    """What the lines of a head say, taken one by one; `rejected` by field."""

    languages: Sequence[str] = ()
    authors: list[str] = field(default_factory=list)
    published: str | None = None
    updated: str | None = None
    categories: list[str] = field(default_factory=list)
    rejected: dict[str, list[Rejected]] = field(default_factory=dict)

    def take(self, line: str, *, names: bool) -> Item | None:
        """Take what a line says; None if it is no line of a head. `names`: a name alone on the line is an author."""
        if len(line) > MAX_ITEM or count(line) > MAX_ITEM_WORDS:
            return None
        return (
            self._label(line) or self._dates(line) or self._byline(line) or self._row(line) or self._last(line, names)
        )

    def take_categories(self, names: Sequence[str]) -> None:
        """Take categories, at most `MAX_TAGS` in all."""
        self.categories = list(dict.fromkeys([*self.categories, *names]))[:MAX_TAGS]

    def take_signature(self, line: str) -> bool:
        """Take the byline or the other credit that a text ends with; False if the line is none."""
        short = len(line) <= MAX_ITEM and count(line) <= MAX_ITEM_WORDS and not ends_sentence(line)
        return short and (self._byline(line) is not None or is_photo_credit(line) or self._signed(line))

    def _signed(self, line: str) -> bool:
        """Take a name with its bearer's mailbox or handle, as it stands at the end: "Jo Doe jo@example.org"."""
        bare = _ADDRESSES.sub(" ", line).strip()
        signed = bare != line and (looks_like_name(bare) or is_signature(bare))
        if signed:
            self._people(bare)
        return signed

    def reject(self, field: str, value: str, why: str) -> None:
        """Keep in mind that a value was seen for a field and not taken."""
        self.rejected.setdefault(field, []).append(Rejected(value, SOURCE, why))

    def _label(self, line: str) -> Item | None:
        """Take a reading-time label, categories or a photo credit."""
        if is_reading_time(line):
            self.reject("content", line, "reading-time label")
            return "reading"
        categories = tags_in(line)
        if categories is not None:
            self.take_categories(categories)
            return "tags"
        if is_photo_credit(line):
            self.reject("authors", line, "made the pictures")
            return "photo"
        return None

    def _dates(self, line: str) -> Item | None:
        """Take dates with the words that say which they are, and a byline before or behind them."""
        before, dates = dated(line)
        if not dates or ends_sentence(before.strip()) or count(before) > MAX_DATE_WORDS:
            return None
        if all(kind == "updated" for kind, _ in dates):
            self._stray_date(before)
        for kind, text in dates:
            self._date(kind, text)
            for part in filter(_is_person, (_behind_date(text), *_PARTS.split(text))):
                self._people(part)
        self._people(before)
        return "date"

    def _date(self, kind: DateKind, text: str) -> None:
        day = self._stated(text)
        if day is None or getattr(self, kind) is not None:
            self.reject(kind, text, "a second date" if day else "not a date that can be read for sure")
        elif kind == "published":
            self.published = day
        else:
            self.updated = day

    def _byline(self, line: str) -> Item | None:
        """Take a line that begins with "By", "Text:" and their kin, with a date in it or not."""
        if (writers := credited_writers(line)) is not None:
            self._add(writers)
            return "byline"
        if not has_by_word(line) or _PART.search(line):
            return None
        found = authors(line)
        if not found and not self._other_credit(line):
            return None
        self._people(line)
        self._stray_date(line)
        return "byline"

    def _other_credit(self, line: str) -> bool:
        """Tell whether a line credits someone who is no author: "Edited by", "Translation:"."""
        other = not ends_sentence(line) and (":" in line or "：" in line)
        if other:
            self.reject("authors", line, "no author's name")
        return other

    def _row(self, line: str) -> Item | None:
        """Take a line that is mostly a date, or a row of items that bars, dots or dashes divide."""
        room = MAX_DATE_WORDS + 4 * (len(_PARTS.findall(line)) + len(_LABELLED.findall(line)))
        if count(line) <= room and self._stray_date(line):
            for part in filter(_is_person, _PARTS.split(line)):
                self._people(part)
            self._add(credited(line))
            return "date"
        parts = _PART.split(line)
        if len(parts) == 1 or not any(map(self._is_strong, parts)):
            return None
        return next(item for item in [self.take_part(part) for part in parts] if item in STRONG)

    def _is_strong(self, part: str) -> bool:
        """Tell whether a part of a row shows the row to be of a head; nothing is taken yet."""
        return Head(self.languages).take_part(part) in STRONG

    def take_part(self, part: str) -> Item | None:
        """Take one part of a row of items that bars, dots or dashes divide."""
        item = self._label(part) or self._dates(part) or self._byline(part)
        if item is None and looks_like_name(part):
            self._people(part)
        return item

    def _stray_date(self, line: str) -> bool:
        """Take the date of a line that does not say which it is: the article's; False where there is none."""
        if not _DIGIT.search(line) or count(line) > MAX_ITEM_WORDS:
            return False
        if self._stated(line) is None:
            return False
        self._date("published", line)
        return True

    def _stated(self, text: str) -> str | None:
        """Return the date of a text; "05.30 Uhr" is no day of a month."""
        return stated(_CLOCK.sub(r"\1:\2", text), self.languages)

    def _last(self, line: str, names: bool) -> Item | None:  # noqa: FBT001 - passed on
        """Take a name alone on its line, perhaps with a role or a place, or furniture."""
        if is_furniture(line):
            self.reject("content", line, "page furniture")
            return "furniture"
        bare = _ADDRESSES.sub(" ", line)
        if is_signature(bare) and count(bare) <= MAX_DATE_WORDS:
            self._people(bare)
            return "byline"
        name, comma, place = bare.partition(",")
        if names and looks_like_name(name.strip()) and (not comma or _is_place(place)):
            self._people(bare if _is_person(place.strip()) and key(place) not in phrase_set(PLACES) else name)
            return "name"
        return self._said_by(line)

    def _said_by(self, line: str) -> Item | None:
        """Take a byline that says what it is of, "A poem by Jo Doe", or that names a Chinese paper's reporter."""
        found = _OF_KIND.fullmatch(line) or _REPORTER.fullmatch(line)
        if found is None or not looks_like_name(found["name"]):
            return None
        self._people(found["name"])
        return "byline"

    def _people(self, text: str) -> None:
        self._add(authors(text))

    def _add(self, names: Sequence[str]) -> None:
        self.authors += [name for name in names if name not in self.authors]


def _is_place(text: str) -> bool:
    """Tell whether what stands behind a name and a comma may be a place: one to three words with capitals."""
    words = text.split()
    return 0 < len(words) <= MAX_PLACE_WORDS and all(word[0].isupper() for word in words) and not ends_sentence(text)


def _is_person(part: str) -> bool:
    return looks_like_name(part) or has_by_word(part)


def _behind_date(text: str) -> str:
    """Return the byline behind a date: "14 March 2026 by Jo Doe"."""
    words = text.split()
    for at in range(1, len(words)):
        rest = " ".join(words[at:])
        if has_by_word(rest) and not _DIGIT.search(rest):
            return rest
    return ""
