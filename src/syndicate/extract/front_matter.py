"""Front matter: what a saved article says of itself before its text, as YAML, TOML or lines such as "Title: ..."."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, TypeAlias

import regex
import yaml

from syndicate.extract._front_keys import FIELDS, INNER, OTHERS
from syndicate.extract._front_lines import Value, lines, listed, title_block
from syndicate.extract._phrases import key
from syndicate.extract.furniture import tags_in
from syndicate.extract.names import authors
from syndicate.model import Draft, Evidence, Rejected
from syndicate.values.dates import stated
from syndicate.values.language import detect, tag
from syndicate.values.text import one_line
from syndicate.values.urls import absolute

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

SOURCE: Final = "front matter"
MAX_SIZE = 65_536
"""Characters of front matter; a longer one is text."""
MAX_NODES = 2_000
"""Scalars, lists and mappings of front matter."""
MAX_DEPTH = 8
MAX_VALUES = 50
"""Authors or categories that are read."""

_ENDS: Final = MappingProxyType({"---": ("---", "..."), "+++": ("+++",)})
"""What ends front matter, by what begins it (YAML 1.2 §9.1.2 for the dots)."""
_NOTHING = frozenset({"", "~", "null", "none"})

_NOTE = regex.compile(r"\[\[(?P<name>[^\[\]|]*)(?:\|(?P<shown>[^\[\]|]*))?\]\]")

_MANY_DOTS = regex.compile(r"""(?<![\w-])(?:(?:[\w-]++|"[^"\n]*+"|'[^'\n]*+')[ \t]*+\.[ \t]*+){32}""")
"""A dotted key of TOML that is deeper than any of a writer's, for which tomllib needs time square in its parts."""

Said: TypeAlias = "Mapping[str, Value]"
"""What front matter says, by key."""
_STATED: Final = (
    "link", "canonical", "title", "authors", "published", "updated", "summary", "image", "image_alt", "language",
    "categories",
)  # fmt: skip


def read(text: str) -> tuple[Draft, str]:
    """Return what the front matter of a cleaned text says, and the text behind it.

    Front matter that is malformed, too large, too deep, has anchors or aliases, or has no key that is known to be one
    of front matter is part of the text: then the draft is empty and the text whole.
    """
    fenced = _fenced(text, "---", _yaml) or _fenced(text, "+++", _toml)
    found = fenced or title_block(text) or lines(text)
    if found is None:
        return Draft(), text
    draft = _draft(found[0], _languages(found[0], found[1]))
    return (draft, found[1]) if fenced or draft.evidence else (Draft(), text)


def of_list(items: Sequence[str], languages: Sequence[str]) -> Draft | None:
    """Return what a list of metadata in the text says, such as read-later services write; None if it is none.

    `languages` settle dates whose order of day and month is doubtful.
    """
    values = listed(items)
    return None if values is None else _draft(values, languages)


def _languages(values: Said, body: str) -> Sequence[str]:
    """Return the language in which dates are to be read: the one that is stated, else that of the text."""
    told = tag(_text(values.get("language"))) or detect(body)
    return (told,) if told else ()


def _fenced(text: str, fence: str, load: Callable[[str], Said | None]) -> tuple[Said, str] | None:
    """Read what stands between two lines of dashes or plus signs at the very start."""
    start = len(text) - len(text.lstrip("\ufeff\n"))
    lines = text[start : start + MAX_SIZE].split("\n")
    if lines[0].rstrip() != fence:
        return None
    end = next((at for at, line in enumerate(lines) if at and line.rstrip() in _ENDS[fence]), None)
    if end is None:
        return None
    values = load("\n".join(lines[1:end]))
    if values is None or (FIELDS.keys() | OTHERS).isdisjoint(map(key, values)):
        return None
    return values, text[start + sum(len(line) + 1 for line in lines[: end + 1]) :]


def _yaml(source: str) -> Said | None:
    """Return a YAML mapping with every scalar as the text that stands there, so that no date or "no" is guessed at."""
    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    try:
        if not _is_tame(yaml.parse(source, Loader=loader)):
            return None
        loaded = yaml.load(source, Loader=loader)  # noqa: S506 - BaseLoader makes texts, lists and mappings only
    except (yaml.YAMLError, ValueError, TypeError, RecursionError):
        return None
    return _mapping(loaded)


def _is_tame(events: Iterable[yaml.Event]) -> bool:
    """Tell whether YAML has no anchors and aliases and stays within `MAX_NODES` and `MAX_DEPTH`."""
    depth = 0
    for count, event in enumerate(events):
        if getattr(event, "anchor", None) is not None or count > MAX_NODES or depth > MAX_DEPTH:
            return False
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
    return True


def _toml(source: str) -> Said | None:
    if _MANY_DOTS.search(source):
        return None
    try:
        return _mapping(tomllib.loads(source))
    except (ValueError, RecursionError):
        # Also that of an integer too long for Python, when read and when written.
        return None


def _mapping(loaded: object) -> Said | None:
    """Return a mapping with the text of its keys; None for anything else."""
    if not isinstance(loaded, dict):
        return None
    return {name: _value(value) for name, value in loaded.items() if isinstance(name, str)}


def _value(value: object) -> Value:
    """Return lists and mappings as they are, and any scalar as text; dates of TOML in ISO 8601."""
    if isinstance(value, str | list | dict):
        return value
    said = getattr(value, "isoformat", None)
    return said() if said is not None else str(value)


def _draft(values: Said, languages: Sequence[str]) -> Draft:
    """Return the draft of front matter's values, with evidence for each field and for what could not be read."""
    fields = _fields(values)
    language = tag(_text(fields.get("language")))
    languages = (language,) if language else languages
    names, no_names = _authors(fields.get("authors"))
    published, no_day = _date(fields.get("published"), languages)
    updated, no_update = _date(fields.get("updated"), languages)
    image, alt = _image(fields.get("image"))
    draft = Draft(
        link=_address(fields.get("link")),
        canonical=_address(fields.get("canonical")),
        title=_text(fields.get("title")),
        authors=names,
        published=published,
        updated=updated,
        summary=_text(fields.get("summary")),
        image=image,
        image_alt=alt,
        language=language,
        categories=_categories(fields.get("categories")),
    )
    rejected = {"authors": no_names, "published": no_day, "updated": no_update}
    seen = [field for field in _STATED if getattr(draft, field) or rejected.get(field)]
    return replace(draft, evidence={field: Evidence(SOURCE, tuple(rejected.get(field, ()))) for field in seen})


def _fields(values: Said) -> dict[str, Value]:
    """Return the values by field; what stands in a site generator's inner tables counts behind the outer."""
    fields: dict[str, Value] = {}
    inner = [value for name, value in values.items() if key(name) in INNER and isinstance(value, dict)]
    for name, value in (item for said in (values, *inner) for item in said.items()):
        fields.setdefault(FIELDS.get(key(name), ""), value)
    return fields


def _text(value: Value | None) -> str | None:
    """Return a value on one line, None where it says nothing or is no text; "[[Jane Doe]]" links to a note."""
    if not isinstance(value, str):
        return None
    line = _NOTE.sub(lambda note: note["shown"] or note["name"], one_line(value))
    return None if line.casefold() in _NOTHING else line


def _texts(value: Value | None) -> Iterator[str]:
    """Give the texts of a value: itself, the items of a list, or the names in a list of mappings."""
    for item in (value if isinstance(value, list) else [value])[:MAX_VALUES]:
        said = item.get("name", item.get("title")) if isinstance(item, dict) else item
        line = _text(said)
        if line is not None:
            yield line


def _authors(value: Value | None) -> tuple[list[str], list[Rejected]]:
    names: list[str] = []
    rejected: list[Rejected] = []
    for line in _texts(value):
        found = authors(line)
        names += [name for name in found if name not in names]
        if not found:
            rejected.append(Rejected(line, SOURCE, "no name"))
    return names, rejected


def _date(value: Value | None, languages: Sequence[str]) -> tuple[str | None, list[Rejected]]:
    line = _text(value)
    if line is None:
        return None, []
    day = stated(line, languages)
    return day, [] if day else [Rejected(line, SOURCE, "not a date that can be read for sure")]


def _categories(value: Value | None) -> list[str]:
    """Return a list's texts, or the parts of a text that commas or spaces before "#" divide."""
    if isinstance(value, str):
        line = _text(value)
        return tags_in(f"tags: {line}") or [] if line else []
    return list(dict.fromkeys(_texts(value)))


def _address(value: Value | None) -> str | None:
    line = _text(value)
    return absolute(None, line) if line else None


def _image(value: Value | None) -> tuple[str | None, str | None]:
    """Return an image's address as it stands (it may be relative) and its text."""
    if isinstance(value, list):
        value = next((item for item in value if isinstance(item, str | dict)), None)
    if not isinstance(value, dict):
        return _text(value), None
    address = next((value[name] for name in ("url", "src", "image", "path", "href") if name in value), None)
    return _text(address), _text(value.get("alt"))
