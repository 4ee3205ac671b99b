"""Our findings beside the verdicts of the W3C feed validator's own cases, where they are at hand."""

from __future__ import annotations

import json
from base64 import b64decode
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from syndicate.validate import atom, rss

if TYPE_CHECKING:
    from collections.abc import Iterator

    from syndicate.model import Finding

CASES = Path(__file__).resolve().parents[2] / ".." / "shared" / "data" / "security" / "feedvalidator.jsonl"

# Of the cases, in percent; they only rise.
FOUND_FLOOR = 94
ERRORS_FLOOR = 95

# What the W3C feed validator says without calling a feed invalid (its logging.py: Warning and Info).
MILD = frozenset(
    [
        "ArchiveIncomplete",
        "AtomLinkNotEmpty",
        "AttrNotBlank",
        "AvoidNamespacePrefix",
        "AvoidTextInput",
        "BadCharacters",
        "BestPractices",
        "CharacterData",
        "CommentRSS",
        "ContainsEmail",
        "ContainsHTML",
        "ContainsRelRef",
        "ContainsSystemEntity",
        "ContainsUndeclaredHTML",
        "CoordComma",
        "DangerousStyleAttr",
        "Deprecated",
        "DeprecatedMediaAdult",
        "DeprecatedRootHref",
        "DuplicateDescriptionSemantics",
        "DuplicateEnclosure",
        "DuplicateEntries",
        "DuplicateItemSemantics",
        "DuplicateSemantics",
        "DuplicateUpdated",
        "EmailFormat",
        "EncodingMismatch",
        "FeedHistoryRelInEntry",
        "HtmlFragment",
        "HttpsProtocolWarning",
        "ImageLinkDoesntMatch",
        "ImageTitleDoesntMatch",
        "ImageUrlFormat",
        "ImplausibleDate",
        "Info",
        "InvalidAdultContent",
        "InvalidKeywords",
        "InvalidKmlMediaType",
        "InvalidOutlineType",
        "InvalidOutlineVersion",
        "MisplacedItem",
        "MisplacedXHTMLContent",
        "MissingAtomSelfLink",
        "MissingCurrentInArchive",
        "MissingDCLanguage",
        "MissingEncoding",
        "MissingGuid",
        "MissingId",
        "MissingItunesElement",
        "MissingItunesEmail",
        "MissingOutlineType",
        "MissingRealName",
        "MissingRecommendedAttribute",
        "MissingRecommendedElement",
        "MissingSelf",
        "MissingSourceElement",
        "MissingTextualContent",
        "MissingTitleAttr",
        "MissingTypeAttr",
        "MissingUrlAttr",
        "MissingXmlURL",
        "NeedDescriptionBeforeContent",
        "NonCanonicalURI",
        "NonSpecificMediaType",
        "NonstdEncoding",
        "NonstdPrefix",
        "NotBlank",
        "NotHtml",
        "NotInline",
        "NotSufficientlyUnique",
        "NotUTF8",
        "ObscureEncoding",
        "ObsoleteItunesCategory",
        "ObsoleteVersion",
        "ObsoleteWikiNamespace",
        "ProblematicalRFC822Date",
        "QuestionableUsage",
        "RSS20Profile",
        "RelativeSelf",
        "ReservedPrefix",
        "SameDocumentReference",
        "SchemeNotIANARegistered",
        "SecurityRisk",
        "SecurityRiskAttr",
        "SelfDoesntMatchLocation",
        "SelfNotAtom",
        "ShouldIncludeExample",
        "SlashDate",
        "TempRedirect",
        "TextXml",
        "Uncompressed",
        "UndefinedParam",
        "UndeterminableVocabulary",
        "UnexpectedContentType",
        "UnknownHost",
        "UnknownNamespace",
        "UnregisteredAtomLinkRel",
        "UnsupportedItunesFormat",
        "UnsupportedNamespace",
        "UseOfExtensionAttr",
        "UseZeroForMidnight",
        "Warning",
    ]
)


def cases() -> Iterator[tuple[str, str, list[Finding]]]:
    """Yield id, expectation and our findings of each case that is a feed in RSS 2.0 or Atom 1.0."""
    if not CASES.exists():
        pytest.skip(f"no cases at {CASES.name}: they are not part of this repository")
    for line in CASES.read_text().splitlines():
        case = json.loads(line)
        body = b64decode(case["b64"])
        if b"<rss" in body:
            yield case["id"], case["expect"], rss.check(body)
        elif b"<feed" in body and b'"http://www.w3.org/2005/Atom"' in body:
            yield case["id"], case["expect"], atom.check(body)


def test_faults_are_found() -> None:
    faulty = [bool(found) for _, expect, found in cases() if not expect.startswith(("!", "Valid"))]
    assert sum(faulty) * 100 >= len(faulty) * FOUND_FLOOR


def test_what_makes_a_feed_invalid_there_is_an_error_here() -> None:
    judged = [
        any(finding.level == "error" for finding in found)
        for _, expect, found in cases()
        if not expect.startswith(("!", "Valid")) and expect.partition("{")[0] not in MILD
    ]
    assert sum(judged) * 100 >= len(judged) * ERRORS_FLOOR


def test_valid_feeds_raise_no_alarm() -> None:
    alarms = [
        (id, str(finding))
        for id, expect, found in cases()
        for finding in found
        if expect == "!Error" and finding.level == "error" and not id.startswith("ext/access")
    ]
    assert alarms == []
