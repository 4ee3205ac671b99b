"""What front matter and a saved text's own lines say, laid over each other with the evidence beside it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from syndicate.extract._head import SOURCE
from syndicate.model import Draft, Evidence

if TYPE_CHECKING:
    from syndicate.extract._head import Head
    from syndicate.model import Rejected

MAX_REJECTED = 20
"""Values not taken that are kept for one field."""

_STATED = (
    "link", "canonical", "authors", "published", "updated", "summary", "image", "image_alt", "language", "categories",
)  # fmt: skip
_FIELDS = ("title", "authors", "published", "updated", "summary", "content", "categories")


def beside(front: Draft, listed: Draft) -> Draft:
    """Fill what front matter leaves open with what a list of metadata in the text says, evidence included."""
    open_fields = {field: getattr(listed, field) for field in _STATED if not getattr(front, field)}
    evidence = {field: listed.evidence[field] for field in open_fields if field in listed.evidence}
    return replace(front, **open_fields, evidence={**front.evidence, **evidence})


def over(front: Draft, said: Draft, head: Head) -> Draft:
    """Lay front matter over what the text says, field by field, and put the evidence beside it."""
    merged = replace(
        front,
        title=front.title or said.title,
        authors=front.authors or head.authors,
        published=front.published or head.published,
        updated=front.updated or head.updated,
        summary=front.summary or said.summary,
        content=said.content,
        text=said.text,
        categories=front.categories or head.categories,
    )
    evidence = dict(front.evidence)
    for field in _FIELDS:
        if getattr(merged, field) or head.rejected.get(field):
            evidence[field] = _evidence(field, front, said, head)
    return replace(merged, evidence=evidence)


def _evidence(field: str, front: Draft, said: Draft, head: Head) -> Evidence:
    """Return where a field's value came from, and what front matter and the text's lines offered in vain."""
    stated = front.evidence.get(field)
    rejected: list[Rejected] = [*(stated.rejected if stated else ()), *head.rejected.get(field, ())]
    own = said.evidence[field].source if field in said.evidence else SOURCE
    return Evidence(stated.source if stated and getattr(front, field) else own, tuple(rejected[:MAX_REJECTED]))
