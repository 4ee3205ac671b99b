"""Write reference.md from the program itself: config keys, commands, exit codes, errors, networks.

python docs/make_reference.py > docs/reference.md
"""

from __future__ import annotations

import sys
from typing import Any

from syndicate import errors
from syndicate.cli.main import COMMANDS, EXIT_CODES, parser
from syndicate.config import schema


def main() -> str:
    """Return the whole page."""
    return "\n".join([HEAD, config(), commands(), f"## Exit codes\n\n```\n{EXIT_CODES.strip()}\n```\n", tree()])


HEAD = """\
# Reference

Written by `python docs/make_reference.py` from the program itself; a test holds it in step.
"""


def config() -> str:
    """Return the tables of config.toml with their keys."""
    tables: dict[str, Any] = schema()["properties"]
    parts = ["## config.toml\n", "Found by `--config`, else `$SYNDICATE_CONFIG`, else `./config.toml`.\n"]
    for name, table in tables.items():
        named = next(iter(table.get("patternProperties", {}).values()), None)
        if named is None:
            parts.append(keys(f"[{name}]", table))
        else:
            for kind in named.get("anyOf", [named]):
                label = kind["properties"].get("kind", {}).get("const")
                parts.append(keys(f"[{name}.NAME]" + (f' with kind = "{label}"' if label else ""), kind))
    return "\n".join(parts)


def keys(title: str, table: dict[str, Any]) -> str:
    """Return one table of keys."""
    lines = [f"### {title}\n", table["description"] + "\n", "| key | default | meaning |", "| --- | --- | --- |"]
    nested = {name: value.get("properties") for name, value in table["properties"].items()}
    flat = {
        key if inner is None else f"{name}.{key}": value
        for name, inner in nested.items()
        for key, value in (inner or {name: table["properties"][name]}).items()
    }
    for key, value in flat.items():
        if key == "kind":
            continue
        absent = "needed" if key in table["required"] else "`[]`"
        default = f"`{spelled(value['default'])}`" if "default" in value else absent
        lines.append(f"| `{key}` | {default} | {value.get('description', '')} |")
    return "\n".join(lines) + "\n"


def spelled(value: object) -> str:
    """Return a default as TOML has it."""
    if value is None:
        return "all"
    return str(value).lower() if isinstance(value, bool) else f'"{value}"' if isinstance(value, str) else str(value)


def commands() -> str:
    """Return the help of each command."""
    parts = ["## Commands\n"]
    for name, words in COMMANDS.items():
        top = parser([name])
        choices = next(action.choices for action in top._actions if isinstance(action.choices, dict))  # noqa: SLF001
        help_text = choices[name].format_help()
        parts.append(f"### syndicate {name}\n\n{words[0].upper()}{words[1:]}.\n\n```\n{help_text.strip()}\n```\n")
    return "\n".join(parts)


def tree() -> str:
    """Return the errors and what to do about them."""
    return f"## Errors\n\n```\n{(errors.__doc__ or '').strip()}\n```"


if __name__ == "__main__":
    sys.stdout.write(main() + "\n")
