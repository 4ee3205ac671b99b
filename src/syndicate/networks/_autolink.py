"""What a network makes into a link by itself: the URL grammar of twitter-text, in time linear in the text.

X (all URLs, also bare domains) and Mastodon (only those with a scheme) use this grammar; they differ in what a path
and a query may hold. Rules: twitter/twitter-text ``js/src/regexp/extractUrl.js`` and ``extractUrlsWithIndices.js``
(3.1.0), mastodon/mastodon ``config/initializers/twitter_regex.rb``. The grammar is walked label by label rather than
matched by one expression, which backtracks for seconds on ``a.a.a.a.``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import regex

from syndicate.networks._tlds import COUNTRY, GENERIC

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

LATIN = (
    "\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u00ff\u0100-\u024f\u0253\u0254\u0256\u0257\u0259\u025b\u0263\u0268\u026f"
    "\u0272\u0289\u028b\u02bb\u0300-\u036f\u1e00-\u1eff"
)
"""Accented Latin letters, for a character class: they may stand in a bare domain and in a path."""

_SPACES = "\\x09-\\x0d\\x20\\x85\\xa0\u1680\u180e\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
_INVALID = "\ufffe\ufeff\uffff"
_DIRECTIONAL = "\u202a-\u202e\u061c\u200e\u200f\u2066-\u2069"
# Everything but ASCII punctuation, spaces and marks of direction may stand in a domain, an emoji too.
_RUN = regex.compile(rf"[^!'#%&()*+,\\/:;<=>?@\[\]\^{{|}}~${_SPACES}{_INVALID}{_DIRECTIONAL}]+")
_TLDS = COUNTRY | GENERIC
_TLD_LENGTH = max(map(len, (tld for tld in _TLDS if not tld.isascii())))
_TLD = regex.compile("[a-zA-Z]+(?![0-9a-zA-Z@+-])")
_TLD_PUNYCODE = regex.compile("(?i)xn--[-0-9a-z]+")
_TLD_FOLLOWED = regex.compile("[0-9a-zA-Z@+-]")
_PORT = regex.compile(r":[0-9]+")
_BEFORE = regex.compile(rf"[^A-Za-z0-9@＠$#＃{_INVALID}]")
_LATIN_LABEL = regex.compile(rf"(?i)[-a-z0-9{LATIN}]+")
_LATIN_TAIL = regex.compile(rf"(?ir)[-a-z0-9{LATIN}]+")
_NOT_BEFORE_BARE = frozenset("-_./")
_SHORTENED = regex.compile("(?i)https?://t\\.co/([a-z0-9]+)")
_SLUG_LENGTH = 40
_LABEL_LENGTH = 63  # octets of a label, RFC 1035 §2.3.4
_URL_LENGTH = 4096
_PUNYCODE_PREFIX = "xn--"
_DOTS = regex.compile("[\u3002\uff0e\uff61]")  # RFC 3490 §3.1: they divide labels like a full stop


class Span(NamedTuple):
    """A link in a text: where it stands in characters, the end excluded; where its domain does; its scheme or ''."""

    start: int
    end: int
    domain_start: int
    domain_end: int
    scheme: str


@dataclass(frozen=True, slots=True)
class Grammar:
    """What surrounds the domain of a link: its schemes, a path and a query with the characters that may be its last."""

    schemes: tuple[str, ...]
    """Lower-case, with ``://``; one that ends like another stands before it."""

    path: regex.Pattern[str]
    path_closing: regex.Pattern[str]
    query: regex.Pattern[str]
    query_closing: regex.Pattern[str]

    def end_of(self, text: str, start: int) -> int:
        """Return where a link ends whose domain ends at `start`."""
        port = _PORT.match(text, start)
        after_port = port.end() if port else start
        after_path = _closed(self.path, self.path_closing, text, after_port)
        return _closed(self.query, self.query_closing, text, after_path)


def grammar(schemes: tuple[str, ...], path: str, path_closing: str, query: str, query_closing: str) -> Grammar:
    """Return a grammar from the characters of a path, of its end, of a query, of its end, each a class in brackets.

    In a path also balanced parentheses, two deep, may stand and close it ("/Primer_(film)").
    """
    balanced = rf"\((?:{path}++|{path}*+\({path}++\){path}*+)\)"
    return Grammar(
        schemes=schemes,
        path=regex.compile(rf"(?i)/(?:{path}++|{balanced})*+"),
        path_closing=regex.compile(rf"(?i){path_closing}|\)"),
        query=regex.compile(rf"(?i)\?{query}*+"),
        query_closing=regex.compile(rf"(?i){query_closing}"),
    )


def _closed(whole: regex.Pattern[str], closing: regex.Pattern[str], text: str, start: int) -> int:
    """Return the end of what `whole` matches at `start`, less its last characters that cannot close it."""
    found = whole.match(text, start)
    end = found.end() if found else start
    while end > start and not closing.match(text, end - 1):
        end -= 1
    return end


def links(text: str, grammar: Grammar) -> Iterator[Span]:
    """Yield every link of `text`, from left to right: those with a scheme, and bare domains in Latin letters."""
    for span in _candidates(text, grammar):
        if span.scheme:
            yield from _without_rest(text, span, grammar)
        elif text[max(span.start - 1, 0) : span.start] not in _NOT_BEFORE_BARE:
            yield from _bare_links(text, span)


def links_with_scheme(text: str, grammar: Grammar) -> Iterator[Span]:
    """Yield the links of `text` that begin with a scheme, from left to right."""
    for span in _candidates(text, grammar):
        if span.scheme:
            yield from _without_rest(text, span, grammar)


def whole(url: str, grammar: Grammar) -> str:
    """Return `url` so that all of it becomes the link, where that needs no more than percent-encoding.

    A parenthesis without its partner, or a full stop at the end, would be left outside (RFC 3986 §2.1: encoded they
    name the same page). An address that is no link at all to a network, of an IP address say, stays as it is.
    """
    encoded = url.replace("(", "%28").replace(")", "%29")
    last = encoded[-1:]
    for candidate in (url, encoded, f"{encoded[:-1]}%{ord(last or ' '):02X}"):
        if [(link.start, link.end) for link in links_with_scheme(candidate, grammar)] == [(0, len(candidate))]:
            return candidate
    return url


def _without_rest(text: str, span: Span, grammar: Grammar) -> list[Span]:
    """Return the link; one to X's shortener ends with its slug and query, and is none where the slug is too long."""
    slug = _SHORTENED.match(text, span.start, span.end)
    if not slug:
        return [span]
    end = _closed(grammar.query, grammar.query_closing, text, slug.end())
    return [span._replace(end=end)] if len(slug[1]) <= _SLUG_LENGTH else []


def _candidates(text: str, grammar: Grammar) -> Iterator[Span]:
    """Yield what has the form of a link. Without a scheme its domain may be in any letters."""
    done = 0
    for run in _RUN.finditer(text):
        for span in _of_run(text, run.start(), run.end(), done, grammar) if "." in run[0] else ():
            done = span.end
            if _well_sized(text, span):
                yield span


def _of_run(text: str, start: int, end: int, done: int, grammar: Grammar) -> Iterator[Span]:
    """Yield the candidates in one run of characters that may stand in a domain; the text up to `done` is used up."""
    bounds = _split(text, start, end)
    reach = _reach(text, bounds, _is_subdomain, _is_name, len(text))
    for index, (label_start, label_end) in enumerate(bounds[:-1]):
        if label_end <= done:
            continue
        found = _after_scheme(text, label_start, reach[index], done, grammar.schemes) if index == 0 else None
        further = reach[index + 1]
        found = found or _bare(text, max(label_start, done), label_end, bounds[index + 1][0], further, done)
        if found:
            done = grammar.end_of(text, found.domain_end)
            yield found._replace(end=done)


def _after_scheme(text: str, start: int, domain_end: int, done: int, schemes: tuple[str, ...]) -> Span | None:
    """Return the candidate whose domain begins at `start`, if a scheme stands before it that may begin a link."""
    for scheme in schemes:
        at = start - len(scheme)
        if domain_end and at >= 0 and text[at:start].lower() == scheme and _may_start(text, at, done):
            return Span(at, domain_end, start, domain_end, scheme)
    return None


def _bare(text: str, start: int, end: int, tld: int, further: int, done: int) -> Span | None:
    """Return the candidate without a scheme that begins at the first place it may in the label from `start` to `end`.

    `further` is where a domain ends of which this label is a subdomain. Where there is none (0), this label is the
    name, which holds no underscore, and `tld` is where its top-level domain begins.
    """
    domain_end = further or _tld_end(text, tld, len(text))
    if not domain_end or text[end - 1] in "-_":
        return None
    first = start if further else max(start, text.rfind("_", start, end) + 1)
    for at in range(first, end):
        if text[at] not in "-_" and _may_start(text, at, done):
            return Span(at, domain_end, at, domain_end, "")
    return None


def _may_start(text: str, at: int, done: int) -> bool:
    """Tell whether a link may begin at `at`: its predecessor is no letter, and no part of the link before it."""
    return at == 0 or (at > done and _BEFORE.match(text, at - 1) is not None)


def _split(text: str, start: int, end: int) -> list[tuple[int, int]]:
    bounds = []
    while (dot := text.find(".", start, end)) >= 0:
        bounds.append((start, dot))
        start = dot + 1
    return [*bounds, (start, end)]


def _reach(
    text: str,
    bounds: list[tuple[int, int]],
    is_subdomain: Callable[[str], bool],
    is_name: Callable[[str], bool],
    limit: int,
) -> list[int]:
    """Return per label where the longest domain ends that begins with it, 0 where none does.

    A domain is any number of subdomains, a name, and a top-level domain in the text before `limit`.
    """
    reach = [0] * len(bounds)
    for index in range(len(bounds) - 2, -1, -1):
        label = text[slice(*bounds[index])]
        if is_subdomain(label):
            reach[index] = reach[index + 1] or (_tld_end(text, bounds[index + 1][0], limit) if is_name(label) else 0)
    return reach


def _tld_end(text: str, start: int, limit: int) -> int:
    """Return where the top-level domain ends that begins at `start`, 0 where none does."""
    punycode = _TLD_PUNYCODE.match(text, start, limit)
    if punycode:
        return punycode.end()
    latin = _TLD.match(text, start, limit)
    if latin and latin[0].lower() in _TLDS:
        return latin.end()
    return _other_tld_end(text, start, limit)


def _other_tld_end(text: str, start: int, limit: int) -> int:
    """Return where a top-level domain in other letters ends: the longest one that this text begins with."""
    head = text[start : min(start + _TLD_LENGTH, limit)].lower()
    if not head.isascii():
        for length in range(len(head), 1, -1):
            end = start + length
            if head[:length] in _TLDS and not _TLD_FOLLOWED.match(text, end, limit):
                return end
    return 0


def _is_subdomain(label: str) -> bool:
    return label != "" and label[0] not in "-_" and label[-1] not in "-_"


def _is_name(label: str) -> bool:
    return "_" not in label


def _is_latin(label: str) -> bool:
    return _LATIN_LABEL.fullmatch(label) is not None


def _well_sized(text: str, span: Span) -> bool:
    domain = text[span.domain_start : span.domain_end]
    if domain.startswith(_PUNYCODE_PREFIX) and not _latin_domains(text, span):
        return False
    size = len(span.scheme or "https://") + span.end - span.start
    return size <= _URL_LENGTH and all(0 < _octets(label) <= _LABEL_LENGTH for label in domain.split("."))


def _octets(label: str) -> int:
    """Return the length of a label in its ASCII form (RFC 3492); where it is too long, any length over the limit."""
    if label.isascii() or len(label) > _LABEL_LENGTH:
        return len(label)
    parts = _DOTS.split(label)
    return sum(len(part) if part.isascii() else 4 + len(part.encode("punycode")) for part in parts) + len(parts) - 1


def _bare_links(text: str, span: Span) -> list[Span]:
    """Return the links in a candidate without a scheme; its path belongs to the last of them."""
    found = [Span(start, end, start, end, "") for start, end in _latin_domains(text, span)]
    if found and text[span.domain_end : span.end].lstrip(":0123456789").startswith("/"):
        found[-1] = found[-1]._replace(end=span.end)
    return found


def _latin_domains(text: str, span: Span) -> list[tuple[int, int]]:
    """Return the parts of a candidate's domain that are domains in Latin letters: where each begins and ends."""
    bounds = _split(text, span.domain_start, span.domain_end)
    reach = _reach(text, bounds, _is_latin, bool, span.domain_end)
    found = []
    done = span.domain_start
    for index, (start, end) in enumerate(bounds[:-1]):
        latin = _LATIN_TAIL.match(text, max(start, done), end) if end > done else None
        domain_end = reach[index + 1] or _tld_end(text, bounds[index + 1][0], span.domain_end)
        if latin and domain_end:
            found.append((latin.start(), domain_end))
            done = domain_end
    return found
