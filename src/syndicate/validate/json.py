"""JSON Feed 1.1: the specification's rules (jsonfeed.org/version/1.1)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from syndicate.validate import values
from syndicate.validate._html import check_html
from syndicate.validate._xml import error, warning
from syndicate.validate.iri import problem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from typing import TypeAlias

    from syndicate.model import Finding

    _Check: TypeAlias = Callable[[Any, str], Iterator[Finding]]

VERSION = "https://jsonfeed.org/version/1.1"
_OLD_VERSIONS = frozenset({"https://jsonfeed.org/version/1", "https://jsonfeed.org/version/1.0"})


def check(body: bytes) -> list[Finding]:
    """Return what is wrong with a JSON Feed; an error keeps it from being published."""
    import msgspec

    try:
        feed = msgspec.json.decode(body)
    except (msgspec.MsgspecError, UnicodeError, RecursionError) as fault:
        return [error("file", f"is not well-formed JSON in UTF-8: {fault}")]
    if not isinstance(feed, dict):
        return [error("file", "is no JSON object")]
    return list(_feed(feed))


def _feed(feed: dict[str, Any]) -> Iterator[Finding]:
    version = feed.get("version")
    if version in _OLD_VERSIONS:
        yield warning("version", f"is that of JSON Feed 1: say {VERSION}")
    elif version != VERSION:
        yield error("version", f"is missing or unknown: say {VERSION}")
    if "feed_url" not in feed:
        yield warning("feed_url", "is missing: add the feed's own address")
    yield from _object(feed, _FEED, "")
    yield from _missing(feed, ("title", "items"), "")
    ids: set[str] = set()
    for number, item in enumerate(_list(feed.get("items"))):
        yield from _item(item, f"items[{number}]", ids)


def _missing(found: Mapping[str, Any], keys: tuple[str, ...], where: str) -> Iterator[Finding]:
    for key in keys:
        if key not in found:
            yield error(_at(where, key), "is missing: add it")


def _list(found: Any) -> list[Any]:
    return found if isinstance(found, list) else []


def _at(where: str, key: str) -> str:
    return f"{where}.{key}" if where else key


def _object(found: dict[str, Any], checks: Mapping[str, _Check], where: str) -> Iterator[Finding]:
    """Check each member of an object by its key. Extensions begin with an underscore and have no dots."""
    for key, member in found.items():
        at = _at(where, key)
        if member is None:
            yield error(at, "is null: leave it out")
        elif key in checks:
            yield from checks[key](member, at)
        elif not key.startswith("_"):
            yield warning(at, "is not in the specification: begin the names of extensions with _")
        elif "." in key or not isinstance(member, dict):
            yield error(at, "is an extension, so it is an object whose name has no dots")
        else:
            yield from _no_nulls(member, at)


def _no_nulls(found: dict[str, Any], where: str) -> Iterator[Finding]:
    for key, member in found.items():
        if member is None:
            yield error(_at(where, key), "is null: leave it out")


def _item(item: Any, where: str, ids: set[str]) -> Iterator[Finding]:
    if not isinstance(item, dict):
        yield error(where, "is no object")
        return
    id = item.get("id")
    at = f"{where} ({id})" if isinstance(id, str) and id else where
    yield from _missing(item, ("id",), at)
    yield from _object(item, _ITEM, at)
    if "content_html" not in item and "content_text" not in item:
        yield error(at, "has neither content_html nor content_text: add one of them")
    if "author" in item:
        yield warning(_at(at, "author"), "is of JSON Feed 1: say authors, a list")
    if isinstance(id, str) and id in ids:
        yield error(at, "has the id of another item: keep one of them")
    ids.add(str(id))


def _string(found: Any, where: str) -> Iterator[Finding]:
    if not isinstance(found, str):
        yield error(where, "is no string")
    elif not found.strip():
        yield warning(where, "is empty: leave it out")


def _id(found: Any, where: str) -> Iterator[Finding]:
    if not isinstance(found, str):
        yield error(where, "is no string: ids are strings, numbers too")
    elif not found.strip():
        yield error(where, "is empty: give it a text")


def _checked(check: Callable[[str], str | None]) -> _Check:
    """Return a check of strings that hold one value."""

    def check_value(found: Any, where: str) -> Iterator[Finding]:
        if not isinstance(found, str):
            yield error(where, "is no string")
        elif what := check(found):
            yield error(where, what)

    return check_value


def _html(found: Any, where: str) -> Iterator[Finding]:
    if isinstance(found, str):
        yield from check_html(found, where)
    yield from _string(found, where)


def _number(found: Any, where: str) -> Iterator[Finding]:
    if isinstance(found, bool) or not isinstance(found, int | float) or found < 0:
        yield error(where, "is no number of 0 or more")


def _boolean(found: Any, where: str) -> Iterator[Finding]:
    if not isinstance(found, bool):
        yield error(where, "is neither true nor false")


def _each(check: _Check) -> _Check:
    """Return a check of lists."""

    def check_list(found: Any, where: str) -> Iterator[Finding]:
        if not isinstance(found, list):
            yield error(where, "is no list")
        for number, member in enumerate(_list(found)):
            yield from check(member, f"{where}[{number}]")

    return check_list


def _member(checks: Mapping[str, _Check], required: tuple[str, ...] = ()) -> _Check:
    """Return a check of objects."""

    def check_object(found: Any, where: str) -> Iterator[Finding]:
        if not isinstance(found, dict):
            yield error(where, "is no object")
            return
        yield from _missing(found, required, where)
        yield from _object(found, checks, where)

    return check_object


def _author(found: Any, where: str) -> Iterator[Finding]:
    yield from _member({"name": _string, "url": _ADDRESS, "avatar": _ADDRESS})(found, where)
    if isinstance(found, dict) and not {"name", "url", "avatar"} & set(found):
        yield error(where, "has none of name, url and avatar: give it one")


def _any(_found: Any, _where: str) -> Iterator[Finding]:
    """Leave a member to whoever checks it by itself."""
    return iter(())


_ADDRESS = _checked(problem)
_DATE = _checked(values.rfc3339)
_LANGUAGE = _checked(values.language)
_ATTACHMENT = _member(
    {
        "url": _ADDRESS,
        "mime_type": _checked(values.media_type),
        "title": _string,
        "size_in_bytes": _number,
        "duration_in_seconds": _number,
    },
    ("url", "mime_type"),
)
_FEED: dict[str, _Check] = {
    "version": _string,
    "title": _string,
    "home_page_url": _ADDRESS,
    "feed_url": _ADDRESS,
    "description": _string,
    "user_comment": _string,
    "next_url": _ADDRESS,
    "icon": _ADDRESS,
    "favicon": _ADDRESS,
    "authors": _each(_author),
    "author": _author,
    "language": _LANGUAGE,
    "expired": _boolean,
    "hubs": _each(_member({"type": _string, "url": _ADDRESS}, ("type", "url"))),
    "items": _each(_any),
}
_ITEM: dict[str, _Check] = {
    "id": _id,
    "url": _ADDRESS,
    "external_url": _ADDRESS,
    "title": _string,
    "content_html": _html,
    "content_text": _string,
    "summary": _string,
    "image": _ADDRESS,
    "banner_image": _ADDRESS,
    "date_published": _DATE,
    "date_modified": _DATE,
    "authors": _each(_author),
    "author": _author,
    "tags": _each(_string),
    "language": _LANGUAGE,
    "attachments": _each(_ATTACHMENT),
}
