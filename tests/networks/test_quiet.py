"""What an article says is text in a snippet: nobody is named, nothing is joined, nowhere is linked."""

from __future__ import annotations

import pytest

from syndicate.networks import _quiet


@pytest.mark.parametrize(
    ("text", "quiet"),
    [
        ("by @alice", "by @|alice"),
        ("@alice", "@|alice"),
        ("＠alice", "＠|alice"),
        ("の@alice", "の@|alice"),
        (".@alice", ".@|alice"),
        ("RT@alice rt@bob Rt@c", "RT@|alice rt@|bob Rt@|c"),
        ("ART@alice", "ART@alice"),
        ("a@b.co", "a@b.co"),
        ("_@b", "_@b"),
        ("1@b", "1@b"),
        ("@ alice", "@ alice"),
        ("@9", "@|9"),
        ("@bob@example.social", "@|bob@example.social"),
        ("#MeToo", "#|MeToo"),
        ("＃日本", "＃|日本"),
        ("#1", "#1"),
        ("#1st", "#|1st"),
        ("#2026", "#2026"),
        ("C#", "C#"),
        ("C#sharp", "C#sharp"),
        ("1#a", "1#a"),
        ("#️⃣", "#️⃣"),
        ("# a", "# a"),
        ("#_a", "#|_a"),
        ("#・日本", "#|・日本"),
        ("no sign", "no sign"),
    ],
)
def test_mentions_and_hashtags_are_only_text(text: str, quiet: str) -> None:
    assert _quiet.without_names(text) == quiet.replace("|", "\u2060")


def test_schemes_are_only_text() -> None:
    assert _quiet.without_schemes("see https://a.co or gemini://b, not a:/c") == (
        "see https\u2060://a.co or gemini\u2060://b, not a:/c"
    )


def test_what_no_snippet_may_hold_is_gone() -> None:
    assert _quiet.plain("a\u202eb\u2066c\u2069d\ufeffe\ufffdf\u202a") == "abcdef"
    assert _quiet.plain("a\u200eb\u200fc\u200dd\ufff8") == "a\u200eb\u200fc\u200dd\ufff8"
