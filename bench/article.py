"""Adapters for a tool that scores article extractors: module:function, called with HTML and URL, returns a dict.

article:fn        the program as it is
article:folded    cross-validated by domain: each page is read with what was learned without its fifth of the domains;
                  needs FOLDS (made by bench/train_blocks.py --folds) and GOLD (the gold.jsonl) in the environment
"""

from __future__ import annotations

import hashlib
import json
import os
from functools import cache
from pathlib import Path
from typing import Any

from syndicate import extract_article
from syndicate.extract import learned, page
from syndicate.model import Document, Draft

FOLDS = 5
"""Parts into which the domains are divided."""


def fold_of(domain: str) -> int:
    """Return which part of the domains one belongs to."""
    return int(hashlib.sha256(domain.encode()).hexdigest(), 16) % FOLDS


def fn(html: str, url: str) -> dict[str, Any]:
    """Read a page with the public function."""
    return said(extract_article(html, url))


def folded(html: str, url: str) -> dict[str, Any]:
    """Read a page with what was learned from other domains."""
    fold = fold_of(domains()[url])
    document = Document(html.encode("utf-8", "replace"), url, "text/html", "utf-8")
    return said(page.read(document, learned=weights(fold)))


@cache
def domains() -> dict[str, str]:
    """Return the domain of each URL."""
    lines = Path(os.environ["GOLD"]).read_text(encoding="utf-8").splitlines()
    return {gold["url"]: gold["domain"] for gold in map(json.loads, lines)} | {"https://example.org/warm-up": ""}


@cache
def weights(fold: int) -> learned.Learned:
    """Return what was learned without a fold."""
    return learned.parse((Path(os.environ["FOLDS"]) / f"{fold}.json").read_bytes())


def said(draft: Draft) -> dict[str, Any]:
    """Return a draft as the tool wants it."""
    return {
        "title": draft.title,
        "authors": list(draft.authors),
        "published": draft.published,
        "text": draft.text or "",
        "tags": list(draft.categories),
        "language": draft.language,
        "image": draft.image,
    }
