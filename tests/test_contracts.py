"""What import-linter cannot say: a clockless core, kinds that do not know each other, a quick --help."""

from __future__ import annotations

import ast
import json
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import syndicate

if TYPE_CHECKING:
    from collections.abc import Iterator

SRC = Path(syndicate.__file__).parent
PURE = ("values", "extract", "entries", "validate", "formats", "networks")
SHELVES = ("sources", "formats", "networks", "targets", "stores", "engines")
FORBIDDEN = {
    "os", "pathlib", "shutil", "tempfile", "socket", "ssl", "http", "urllib.request", "requests", "urllib3", "sqlite3",
    "threading", "multiprocessing", "subprocess", "concurrent", "asyncio", "signal", "glob",
}  # fmt: skip
LOCKED = {"formats/_feedgen.py": {"threading"}}
"""The process-wide lock that the architecture names: feedgen's setlocale. The other one is in sandbox.py."""
ASKS_THE_CLOCK = {"now", "utcnow", "today", "time", "monotonic", "time_ns", "perf_counter", "localtime", "gmtime"}


def modules(*folders: str) -> list[Path]:
    return sorted(path for folder in folders for path in (SRC / folder).rglob("*.py"))


def imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


@pytest.mark.parametrize("path", [*modules(*PURE), SRC / "model.py"], ids=lambda path: path.relative_to(SRC).as_posix())
def test_the_pure_core_does_nothing_but_decide(path: Path) -> None:
    allowed = LOCKED.get(path.relative_to(SRC).as_posix(), set())
    found = {bad for name in imports(path) for bad in FORBIDDEN if name == bad or name.startswith(bad + ".")}
    assert found - allowed == set()


@pytest.mark.parametrize("path", [*modules(*PURE), SRC / "model.py"], ids=lambda path: path.relative_to(SRC).as_posix())
def test_the_pure_core_never_asks_the_clock(path: Path) -> None:
    calls = [node.func for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.Call)]
    owners = {"datetime", "date", "time"}
    asked = [
        f"{call.value.id}.{call.attr}"
        for call in calls
        if isinstance(call, ast.Attribute) and call.attr in ASKS_THE_CLOCK
        if isinstance(call.value, ast.Name) and call.value.id in owners
    ]
    assert asked == []


@pytest.mark.parametrize("shelf", SHELVES)
def test_kinds_on_a_shelf_never_import_each_other(shelf: str) -> None:
    kinds = {path.stem for path in modules(shelf) if not path.stem.startswith("_")}
    for path in modules(shelf):
        known = {f"syndicate.{shelf}.{kind}" for kind in kinds - {path.stem}}
        assert known.isdisjoint(imports(path)), path


def test_times_and_ticks_alone_know_the_triggers_of_apscheduler() -> None:
    found = {
        path.relative_to(SRC).as_posix()
        for path in modules(".")
        if any(name.startswith("apscheduler.triggers") for name in imports(path))
    }
    assert found == {"values/schedule.py", "engines/_ticks.py"}


def test_broad_handlers_stand_in_two_places() -> None:
    found = []
    for path in modules("."):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ExceptHandler) and isinstance(node.type, ast.Name) and node.type.id == "Exception":
                found.append(path.relative_to(SRC).as_posix())
    assert sorted(found) == ["cli/main.py", "worker.py"]


HEAVY = {
    "requests", "urllib3", "bs4", "lxml", "feedgen", "feedparser", "trafilatura", "apscheduler", "dateparser", "jinja2",
    "rich", "msgspec", "sqlite3", "nh3", "regex", "yaml", "markdown_it", "chardet", "tomllib", "email", "ssl",
}  # fmt: skip


@pytest.mark.parametrize("words", [["--help"], ["--version"]])
def test_help_and_version_load_nothing_heavy(words: list[str]) -> None:
    code = (
        "import sys, json\n"
        "from syndicate.cli.main import main\n"
        f"try:\n    main({words!r})\nexcept SystemExit:\n    pass\n"
        "sys.stderr.write(json.dumps(sorted(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    allowed = {"email"} if words == ["--version"] else set()  # importlib.metadata reads its files as mails
    assert (HEAVY - allowed).intersection(json.loads(done.stderr)) == set()
    assert done.stdout


def test_importing_the_package_loads_nothing_of_it() -> None:
    code = "import sys, syndicate; print([name for name in sys.modules if name.startswith('syndicate.')])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_the_schema_is_printed_without_the_libraries_of_the_kinds() -> None:
    code = (
        "import sys\n"
        "from syndicate.config import schema\n"
        "schema()\n"
        "print([name for name in ('requests', 'bs4', 'lxml', 'feedgen', 'trafilatura', 'apscheduler') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_every_public_name_is_there_and_documented() -> None:
    for name in syndicate.__all__:
        value = getattr(syndicate, name)
        assert name == "__version__" or value.__doc__


def test_every_module_has_a_sign_on_its_door() -> None:
    for path in modules("."):
        sign = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))
        assert sign, path
        assert len(sign.splitlines()[0]) <= 120, path
