"""The pages say what the program does: pasted by machine, or held against it here."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path
from typing import TYPE_CHECKING

from syndicate import errors
from syndicate.cli.main import COMMANDS

if TYPE_CHECKING:
    import pytest

ROOT = Path(__file__).resolve().parents[1]


def generated(monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setenv("COLUMNS", "100")
    spec = importlib.util.spec_from_file_location("make_reference", ROOT / "docs" / "make_reference.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    text: str = module.main() + "\n"
    return text


def options(text: str) -> set[str]:
    """Return what does not depend on how a Python version lays out its help."""
    return set(re.findall(r"`[^`\n]+`|--[a-z-]+|^###? .*$", text, re.MULTILINE))


def test_the_reference_is_what_the_program_says(monkeypatch: pytest.MonkeyPatch) -> None:
    written = (ROOT / "docs" / "reference.md").read_text(encoding="utf-8")
    assert options(written) == options(generated(monkeypatch)), "run: python docs/make_reference.py > docs/reference.md"


def test_every_error_is_drawn_in_the_tree() -> None:
    names = [name for name, value in vars(errors).items() if isinstance(value, type) and issubclass(value, Exception)]
    tree = errors.__doc__ or ""
    assert [name for name in names if name not in tree] == []


def test_every_command_and_exit_code_is_in_the_reference() -> None:
    text = (ROOT / "docs" / "reference.md").read_text(encoding="utf-8")
    assert [name for name in COMMANDS if f"### syndicate {name}" not in text] == []
    codes = {
        value.exit_code for value in vars(errors).values() if isinstance(value, type) and hasattr(value, "exit_code")
    }
    assert [code for code in codes if not re.search(rf"^\s*{code}  |\s{code}  ", text, re.MULTILINE)] == []


def test_links_between_pages_lead_somewhere() -> None:
    pages = [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]
    for page in pages:
        for target in re.findall(r"\]\(([^)#:\s]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8")):
            assert (page.parent / target).exists(), f"{page.name} -> {target}"


def test_paths_named_in_the_architecture_exist() -> None:
    text = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    for path in re.findall(r"`((?:[a-z_]+/)*[a-z_]+\.py)`", text):
        assert any(ROOT.rglob(path)), path
