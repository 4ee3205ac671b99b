"""Single values of feeds: what is legal passes, what is not is told."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from email.utils import format_datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from syndicate.validate import values
from syndicate.validate.iri import canonical_problem, problem, reference_problem

LEGAL = [
    "https://example.org/", "http://example.org:8080/a?b=c#d", "https://[::1]/", "https://例え.jp/パス", "mailto:a@b.org",
    "tag:example.org,2026:x", "tag:ed@example.org,2026-03:x/y", "tag:example.org,2026-03-14:", "urn:isbn:0451450523",
    "urn:uuid:f81d4fae-7dec-11d0-a765-00a0c91e6bf6", "https://user@example.org/", "ftp://example.org/", "data:,x",
    "tag:a,2026:b?c", "https://example.org/%C3%A9", "x-y+z.1:a",
]  # fmt: skip
ILLEGAL = [
    ("", "is empty"), ("/a", "has no scheme"), ("example.org", "has no scheme"), ("1a:b", "has no scheme"),
    ("http:a", "has no //"), ("https:/a", "has no //"), ("https://", "has no valid host"), ("https:///a", "has no valid host"),
    ("https://a b/", "(U+0020)"), ("https://a/<b>", "(U+003C)"), ("https://a/\u2028", "(U+2028)"), ("https://a/\ud800", "(U+D800)"),
    ("https://a/%zz", "has a %"), ("https://a/%2", "has a %"), ("https://a:x/", "has no valid host"), ("https://[::1/", "has no valid host"),
    ("https://a/[b", "brackets outside"), ("https://a/?b]", "brackets outside"), ("https://a/#[", "brackets outside"), ("tag:example.org:x", "is no tag URI"), ("tag:example.org,26:x", "is no tag URI"),
    ("tag:example.org,2026-13:x", "no valid date"), ("tag:,2026:x", "is no tag URI"), ("tag:example.org,2026-02-30:x", "no valid date"),
    ("urn:x", "is no URN"), ("urn:a:", "is no URN"), ("urn:uuid:1234", "is no UUID"), ("mailto:", "ends after its scheme"),
    ("a://", "ends after its scheme"), ("https://a@b@c:99999999/", "has no valid host"), ("https://a\\b/", "(U+005C)"),
]  # fmt: skip


@pytest.mark.parametrize("iri", LEGAL)
def test_a_legal_iri_has_no_problem(iri: str) -> None:
    assert problem(iri) is None
    assert reference_problem(iri) is None


@pytest.mark.parametrize(("iri", "what"), ILLEGAL)
def test_an_illegal_iri_is_told(iri: str, what: str) -> None:
    found = problem(iri) or ""
    assert what in found
    assert found.startswith(("is ", "has ", "holds ", "ends "))


def test_a_reference_may_be_relative() -> None:
    for reference in ("", "a", "/a/b?c#d", "#x", "../y"):
        assert reference_problem(reference) is None
    assert reference_problem("a b") is not None
    assert reference_problem("https:///x") is not None


@pytest.mark.parametrize(
    ("iri", "what"),
    [
        ("https://example.org/", None), ("http://example.org:8080/", None), ("tag:Example.org,2026:x", None),
        ("HTTP://example.org/", "capitals in its scheme"), ("https://Example.org/", "capitals in its host"),
        ("http://example.org:80/", "default port"), ("https://example.org:443/", "default port"),
        ("http://example.org:443/", None), ("https://example.org:80/", None), ("https://example.org:/", "default port"),
        ("https://example.org", "no / behind"), ("https://example.org/a/../b", ". or .."), ("https://example.org/./b", ". or .."),
        ("https://example.org/a..b", None),
    ],
)  # fmt: skip
def test_the_normal_form_is_told(iri: str, what: str | None) -> None:
    found = canonical_problem(iri)
    assert found is None if what is None else what in (found or "")
    assert (found or "has ").startswith(("has ", "names "))


@given(text=st.text(max_size=60))
@settings(max_examples=100)
def test_no_text_raises(text: str) -> None:
    for check in (
        problem, reference_problem, values.rfc3339, values.rfc822, values.language, values.media_type,
        values.whole_number, values.positive, values.email, values.mailbox, values.plain,
    ):  # fmt: skip
        assert check(text) is None or isinstance(check(text), str)
        assert problem("https://example.org/" + text) is None or text


@given(
    when=st.datetimes(datetime(1000, 1, 1), datetime(9998, 1, 1)),  # noqa: DTZ001 - the zone is added below
    offset=st.integers(-14 * 60, 14 * 60),
)
@settings(max_examples=100)
def test_every_moment_is_a_legal_date(when: datetime, offset: int) -> None:
    moment = when.replace(tzinfo=UTC).astimezone(timezone(timedelta(minutes=offset)))
    assert values.rfc822(format_datetime(moment)) is None
    assert values.rfc3339(moment.isoformat()) is None


@pytest.mark.parametrize(
    "text",
    [
        "Sat, 14 Mar 2026 09:40:00 +0000", "14 Mar 2026 09:40:00 GMT", "Sat, 14 Mar 2026 09:40 EST", "1 Jan 2026 00:00:60 Z",
        "Sun, 29 Feb 2032 23:59:59 -2359",
    ],
)  # fmt: skip
def test_a_date_of_rss(text: str) -> None:
    assert values.rfc822(text) is None


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("", "is no date"), ("Sat, 14 Mar 26 09:40:00 +0000", "is no date"), ("Sat, 14 March 2026 09:40:00 +0000", "is no date"),
        ("Sat 14 Mar 2026 09:40:00 +0000", "is no date"), ("Sat, 14 Mar 2026 09:40:00", "is no date"),
        ("Sat, 14 Mar 2026 09:40:00 +00:00", "is no date"), ("Sat, 14 Mar 2026 09:40:00 CET", "is no date"),
        ("sat, 14 mar 2026 09:40:00 +0000", "is no date"), ("30 Feb 2026 09:40:00 GMT", "names no moment"),
        ("14 Mar 2026 24:00:00 GMT", "names no moment"), ("14 Mar 2026 09:60:00 GMT", "names no moment"),
        ("14 Mar 2026 09:40:61 GMT", "names no moment"), ("14 Mar 2026 09:40:00 +2400", "names no moment"),
        ("14 Mar 2026 09:40:00 +0060", "names no moment"), ("Sun, 14 Mar 2026 09:40:00 GMT", "is a Sat, not a Sun"),
        ("14 Mar 2026 09:40:00 GMT\n", "is no date"), ("x" * 200, "…'"),
    ],
)  # fmt: skip
def test_no_date_of_rss(text: str, what: str) -> None:
    found = values.rfc822(text) or ""
    assert what in found
    assert found.startswith(("is ", "names "))


@pytest.mark.parametrize("text", ["2026-03-14T09:40:00Z", "2026-03-14T09:40:00.123456+23:59", "2026-12-31T23:59:60Z"])
def test_a_date_of_atom(text: str) -> None:
    assert values.rfc3339(text) is None


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("", "is no date"), ("2026-03-14", "is no date"), ("2026-03-14T09:40Z", "is no date"), ("2026-03-14 09:40:00Z", "is no date"),
        ("2026-03-14t09:40:00z", "is no date"), ("2026-03-14T09:40:00", "is no date"), ("2026-03-14T09:40:00+0100", "is no date"),
        ("2026-03-14T09:40:00.Z", "is no date"), ("2026-13-14T09:40:00Z", "names no moment"), ("2026-03-14T24:00:00Z", "names no moment"),
        ("2026-03-14T09:60:00Z", "names no moment"), ("2026-03-14T09:40:61Z", "names no moment"),
        ("2026-03-14T09:40:00+24:00", "names no moment"), ("2026-03-14T09:40:00-01:60", "names no moment"),
        ("0000-03-14T09:40:00Z", "names no moment"), ("2026-03-14T09:40:00Z\n", "is no date"),
    ],
)  # fmt: skip
def test_no_date_of_atom(text: str, what: str) -> None:
    found = values.rfc3339(text) or ""
    assert what in found
    assert found.startswith(("is ", "names "))


def test_a_long_value_is_shown_in_part() -> None:
    assert values.email("x" * 80) == f"is no e-mail address: '{'x' * 80}'"
    assert values.email("x" * 81) == f"is no e-mail address: '{'x' * 79}…'"


@pytest.mark.parametrize(
    ("check", "right", "wrong"),
    [
        (values.language, ["en", "zh-Hant-TW", "x-klingon", "i-navajo", "de-1996"], ["", "e", "en_GB", "en-", "english1", "en\n"]),
        (values.media_type, ["text/html", "a/b; c=d", 'a/b;c="d e"', "image/svg+xml"], ["", "text", "text/", "a/b/c", "a/b;", "a b/c"]),
        (values.whole_number, ["0", "42"], ["", "-1", "1.0", "٣", "1e3", " 1"]),
        (values.positive, ["1", "10", "007"], ["0", "000", "-1", ""]),
        (values.email, ["a@b.org", "a.b+c@d.e.org"], ["", "a", "a@b", "a@b.", "@b.org", "a b@c.org", "<a@b.org>"]),
        (values.mailbox, ["a@b.org", "a@b.org (A B)", "a@b.org ()"], ["A B", "a@b.org (A", "a@b.org A", "(A) a@b.org"]),
        (values.plain, ["a < b", "<b>", "&amp;", "</", "</ b>"], ["a</b>", "</TITLE >"]),
    ],
)  # fmt: skip
def test_other_values(check: object, right: list[str], wrong: list[str]) -> None:
    assert callable(check)
    assert [text for text in right if check(text) is not None] == []
    assert [text for text in wrong if check(text) is None] == []
