"""Who is said to be an article's author: persons, organisations, or only the site itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from syndicate.extract import names, titles

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

Kind: TypeAlias = Literal["person", "organisation", "site"]


class Credit(NamedTuple):
    """An author by name."""

    name: str
    kind: Kind


def credits_in(said: str, sites: Collection[str], *, organisation: bool = False) -> list[Credit]:
    """Return the authors that a value of metadata names; `organisation` says that the page calls them none of persons.

    `sites` are the keys (`titles.key`) of the names of the site.
    """
    if titles.key(said) in sites:
        return [Credit(said, "site")] if organisation or not names.is_address(said) else []
    persons = [] if organisation else [name for name in names.authors(said) if titles.key(name) not in sites]
    if persons:
        return [Credit(name, "person") for name in persons]
    other = names.organisation(said, called=organisation)
    return [Credit(other, "organisation")] if other else []


def distinct(found: Iterable[Credit]) -> list[Credit]:
    """Return each name once, as it was said first."""
    kept: dict[str, Credit] = {}
    for credit in found:
        kept.setdefault(credit.name.casefold(), credit)
    return list(kept.values())


def authors(found: Sequence[Credit]) -> list[str]:
    """Return the persons with the organisations beside them, in their order; nobody where no person is named."""
    if not any(credit.kind == "person" for credit in found):
        return []
    return [credit.name for credit in found if credit.kind != "site"]


def of_kind(found: Iterable[Credit], kind: Kind) -> list[str]:
    """Return the names of one kind."""
    return [credit.name for credit in found if credit.kind == kind]
