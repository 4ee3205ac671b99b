"""Language tags in normal form, and the language of a text by its script and words."""

from __future__ import annotations

import builtins
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from syndicate.values.language import READ, detect, tag

SENTENCES: dict[str, list[str]] = json.loads(
    (Path(__file__).parents[1] / "data" / "language" / "sentences.json").read_text("utf-8")
)


@pytest.fixture
def core(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without py3langid, whether it is installed or not."""
    real = builtins.__import__

    def without_model(name: str, *args: Any, **kwargs: Any) -> Any:
        if name == "py3langid":
            raise ImportError(name)
        return real(name, *args, **kwargs)

    monkeypatch.setattr(builtins, "__import__", without_model)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("en", "en"),
        ("EN", "en"),
        (" en ", "en"),
        ("en_GB", "en-GB"),
        ("en-us", "en-US"),
        ("pt-br", "pt-BR"),
        ("zh_hans_cn", "zh-Hans-CN"),
        ("ZH-HANT", "zh-Hant"),
        ("sr-latn", "sr-Latn"),
        ("es-419", "es-419"),
        ("de-CH-1996", "de-CH-1996"),
        ("sl-ROZAJ", "sl-rozaj"),
        ("de-DE-u-CO-phonebk", "de-DE-u-co-phonebk"),
        ("en-US-x-TWAIN", "en-US-x-twain"),
        ("zh-cmn-Hans", "zh-cmn-Hans"),
        ("iw", "he"),
        ("IN", "id"),
        ("ji", "yi"),
        ("jw", "jv"),
        ("mo-MD", "ro-MD"),
        ("iw-IL", "he-IL"),
        ("fil", "fil"),
        ("und", None),
        ("UND-Latn", None),
        ("mul", None),
        ("zxx", None),
        ("mis", None),
        ("x", None),
        ("x-private", None),
        ("e", None),
        ("English", None),
        ("english text", None),
        ("en-", None),
        ("-en", None),
        ("en--US", None),
        ("en-USA-", None),
        ("en_US.UTF-8", None),
        ("C", None),
        ("http://example.org/en", None),
        ("de-" + "x" * 40, None),
        ("en-u-co-" + "phonebk-" * 3 + "abc", "en-u-co-phonebk-phonebk-phonebk-abc"),
        ("en-u-co-" + "phonebk-" * 3 + "abcd", None),
        ("ën", None),
        ("", None),
        ("  ", None),
        (None, None),
    ],
)
def test_tag(text: str | None, expected: str | None) -> None:
    assert tag(text) == expected


@given(st.text())
@settings(deadline=None)
def test_a_tag_is_its_own_normal_form(text: str) -> None:
    normal = tag(text)
    assert normal is None or tag(normal) == normal


def test_there_are_enough_languages() -> None:
    assert len(SENTENCES) >= 60
    assert all(len(sentences) >= 2 for sentences in SENTENCES.values())
    assert all(tag(language) == language for language in SENTENCES)


@pytest.mark.usefixtures("core")
@pytest.mark.parametrize("language", list(SENTENCES))
def test_sentences_of_every_language(language: str) -> None:
    assert [detect(sentence) for sentence in SENTENCES[language]] == [language] * len(SENTENCES[language])


@pytest.mark.usefixtures("core")
def test_half_a_sentence_is_told_right_or_not_at_all() -> None:
    wrong = []
    right = total = 0
    for language, sentences in SENTENCES.items():
        for sentence in sentences:
            words = sentence.split()
            for half in (words[: len(words) // 2], words[len(words) // 2 :]):
                found = detect(" ".join(half))
                total += 1
                right += found == language
                wrong += [(language, found)] if found not in {language, None} else []
    assert right >= 0.8 * total
    # Only where two languages are written alike.
    assert {frozenset(pair) for pair in wrong} <= {frozenset({"hr", "sr-Latn"}), frozenset({"id", "ms"})}


@pytest.mark.usefixtures("core")
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", None),
        ("1234 5678 !?", None),
        ("OK", None),
        ("Lorem", None),
        ("xylophon quartz jukebox", None),
        ("the", None),
        ("the of", "en"),
        ("Ελλ", None),
        ("Ελλά", "el"),
        ("東京都議会", None),
        ("北京市议会批准新桥计划", "zh"),
        ("北京市议会批准新", None),
        ("北京市议会批准新桥计", "zh"),
        ("東京の橋", "ja"),
        ("北京市议会批准新桥计划" * 4 + "カ", "zh"),
        ("橋" * 19 + "の", "ja"),
        ("橋" * 20 + "の", "zh"),
        ("한국", "ko"),
        ("한", None),
        ("한국 abcdefg", None),
        ("한국 abcdef", "ko"),
        ("\ud800\ud801", None),
    ],
)
def test_how_much_is_enough(text: str, expected: str | None) -> None:
    assert detect(text) == expected


@pytest.mark.usefixtures("core")
def test_languages_of_one_text_that_are_near_each_other_are_not_guessed() -> None:
    assert detect("og det er i en til med de om var") is None
    assert (
        detect("Ngabona amanxeba amathathu egxalabeni emqaleni kanye nasemhlane ngenxa yokuthi uhlalele ovalweni")
        is None
    )


@pytest.mark.usefixtures("core")
def test_only_the_beginning_is_read() -> None:
    english = SENTENCES["en"][0] + " "
    german = SENTENCES["de"][0] + " "
    assert detect(english * (READ // len(english) + 1) + german * 1000) == "en"
    assert detect("x" * READ + german) is None


@given(st.text(max_size=200))
@settings(deadline=None)
def test_any_text_has_a_tag_or_none(text: str) -> None:
    found = detect(text)
    assert found is None or tag(found) == found


class Model:
    """What py3langid answers in these tests."""

    def __init__(self, *ranked: tuple[str, float]) -> None:
        self.ranked = list(ranked)

    def rank(self, text: str) -> list[tuple[str, float]]:
        assert text
        return self.ranked


def install(monkeypatch: pytest.MonkeyPatch, *ranked: tuple[str, float]) -> None:
    import sys

    monkeypatch.setitem(sys.modules, "py3langid", Model(*ranked))


def test_the_model_goes_first_where_it_is_sure(monkeypatch: pytest.MonkeyPatch) -> None:
    english = SENTENCES["en"][0]
    install(monkeypatch, ("nl", -10.0), ("en", -100.0))
    assert detect(english) == "nl"
    install(monkeypatch, ("nl", -10.0), ("en", -11.0))
    assert detect(english) == "en"
    assert detect("Quartz jukebox xylophon") is None


def test_the_model_is_surer_of_its_odds_than_nine_to_one(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "a" * 100  # of 100 bytes, so that scores are divided by ten
    install(monkeypatch, ("nl", 0.0), ("en", -22.0))
    assert detect(text) == "nl"
    install(monkeypatch, ("nl", 0.0), ("en", -21.9))
    assert detect(text) is None


def test_the_model_is_not_asked_of_few_letters_or_other_scripts(monkeypatch: pytest.MonkeyPatch) -> None:
    install(monkeypatch, ("nl", 0.0), ("en", -900.0))
    assert detect("a" * 19) is None
    assert detect("a" * 20) == "nl"
    assert detect(SENTENCES["el"][0]) == "el"
    assert detect(SENTENCES["ja"][0]) == "ja"


def test_the_models_names_are_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, ours in (("nb", "no"), ("nn", "no"), ("sr", "sr-Latn"), ("hr", "hr")):
        install(monkeypatch, (name, 0.0), ("en", -900.0))
        assert detect("a" * 40) == ours
    install(monkeypatch, ("sr", 0.0), ("en", -900.0))
    assert detect("а" * 40) == "sr"


def test_the_real_model_agrees() -> None:
    pytest.importorskip("py3langid", reason="the extra `lang` is not installed")
    right = sum(detect(sentence) == language for language, sentences in SENTENCES.items() for sentence in sentences)
    assert right >= 2 * len(SENTENCES) - 4


@pytest.mark.usefixtures("core")
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("which", None),
        ("which which", "en"),
        ("which " * 6 + "dans " * 5, "en"),  # a fifth of five more
        ("which " * 11 + "dans " * 10, None),
        ("which " * 31 + "dans " * 26, "en"),  # five more are enough
        ("which " * 30 + "dans " * 26, None),
        ("which which " + "xq " * 18, "en"),  # two of twenty words
        ("which which " + "xq " * 19, None),
        ("Ελλάδας привет hello", None),
        ("Ελλάδας hello", "el"),
    ],
)
def test_how_clear_it_must_be(text: str, expected: str | None) -> None:
    assert detect(text) == expected


def test_few_letters_are_told_by_words_beside_a_model(monkeypatch: pytest.MonkeyPatch) -> None:
    install(monkeypatch, ("nl", 0.0), ("en", -900.0))
    assert detect("which which") == "en"
