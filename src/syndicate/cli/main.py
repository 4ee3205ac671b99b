"""The command line: reads the words, calls one command, turns errors into a line and an exit code."""

from __future__ import annotations

import argparse
import errno
import logging
import os
import sys
from contextlib import suppress
from importlib import import_module
from typing import TYPE_CHECKING, TextIO, cast

from syndicate.cli._talk import Talk
from syndicate.errors import OutputError, SyndicateError

if TYPE_CHECKING:
    from collections.abc import Sequence

COMMANDS = {
    "publish": "read what is due, or what is named, and publish it: the one-off",
    "run": "the daemon: read sources when they are due and keep the feeds published",
    "check": "check the config and its surroundings",
    "status": "show how each source is doing",
    "show": "show the entries of a source or feed, or one entry and why it says what it says",
    "replay": "read the stored pages again with today's rules, without a request",
    "search": "find entries by the words in them",
    "store": "look after the memory: prune, backup, restore, rebuild",
    "init": "write a commented config.toml to begin with",
}

EXIT_CODES = """\
exit codes:
  0  good, also "nothing new"      5  nothing detected
  1  internal error                6  blocked by the host
  2  usage or config               7  output refused or not writable
  3  some sources failed           8  store locked or unreachable
  4  all sources failed          130  interrupted
"""


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; return its exit code. No traceback reaches a person: the log has it."""
    if sys.stdout is None:
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115, PTH123 - closed by the shell; open to the end
    if not isinstance(sys.stderr, Talk):
        sys.stderr = cast("TextIO", Talk(sys.stderr))
    options = parser(argv if argv is not None else sys.argv[1:]).parse_args(argv)
    _log(options)
    try:
        code: int = import_module(f"syndicate.cli.{options.command}").run(options)
        sys.stdout.flush()
    except SyndicateError as error:
        return _tell(error, error.exit_code, options)
    except KeyboardInterrupt:
        return 130
    except OSError as error:
        return _tell(_of_the_system(error), OutputError.exit_code, options)
    except Exception as error:
        logging.getLogger("syndicate").exception("internal error")
        return _tell(
            SyndicateError("syndicate", "internal error, the log has the trace", type(error).__name__), 1, options
        )
    return code


def _of_the_system(error: OSError) -> SyndicateError:
    """Say what went wrong outside: nothing can be opened any more, else it is our output that nobody takes."""
    if error.errno in {errno.EMFILE, errno.ENFILE, errno.ENOMEM}:
        return SyndicateError("syndicate", "the machine fails, try again when that is mended", error.strerror)
    # The reader of our output went away, or its disk is full; Python would complain once more when it ends.
    with suppress(OSError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return OutputError("standard output", "cannot be written", error.strerror)


def _tell(error: SyndicateError, code: int, options: argparse.Namespace) -> int:
    from syndicate.cli._screen import dump, say

    if options.json:
        lines = str(error).splitlines()
        dump({"exit_code": code, "errors": lines})
    else:
        for line in str(error).splitlines():
            say(line)
    return code


def _log(options: argparse.Namespace) -> None:
    """Send the log to stderr: warnings, and what goes on when the daemon runs or -v asks for it."""
    from syndicate.cli._log import Lines

    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(Lines())
    quiet = logging.INFO if options.verbose or options.command == "run" else logging.WARNING
    logging.basicConfig(level=logging.WARNING, handlers=[handler], force=True)
    logging.getLogger("syndicate").setLevel(quiet)
    # Libraries report on pages what we report better, by name of the source.
    for name in ("trafilatura", "htmldate", "courlan", "urllib3", "charset_normalizer", "chardet"):
        logging.getLogger(name).setLevel(logging.CRITICAL)


def parser(argv: Sequence[str]) -> argparse.ArgumentParser:
    """Return the parser; only the command asked for builds its own options, so that --help costs little."""
    common = _common(argparse.SUPPRESS)
    top = argparse.ArgumentParser(
        prog="syndicate",
        description="Publish RSS, Atom and JSON feeds and share-ready snippets from pages, feeds and files.",
        epilog=EXIT_CODES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        parents=[_common(None)],
    )
    top.add_argument("--version", action=_Version, nargs=0, help="print the version and exit")
    commands = top.add_subparsers(dest="command", metavar="COMMAND", required=True)
    for name, words in COMMANDS.items():
        command = commands.add_parser(
            name, help=words, description=words[0].upper() + words[1:] + ".", parents=[common]
        )
        if name in argv:
            import_module(f"syndicate.cli.{name}").options(command)
    return top


def _common(default: str | None) -> argparse.ArgumentParser:
    """Return the options that stand before and after the command; behind it they must not undo what stood before."""
    common = argparse.ArgumentParser(add_help=False)
    group = common.add_argument_group("common options")
    group.add_argument(
        "--config", metavar="FILE", default=default, help="the config; else $SYNDICATE_CONFIG, else ./config.toml"
    )
    group.add_argument("--json", action="store_true", default=default or False, help="print one JSON object on stdout")
    group.add_argument("-v", "--verbose", action="store_true", default=default or False, help="say what goes on")
    return common


class _Version(argparse.Action):
    """Prints the version; looked up only when asked for."""

    def __call__(self, parser: argparse.ArgumentParser, *_: object, **__: object) -> None:
        from importlib.metadata import version

        sys.stdout.write(f"syndicate {version('syndicate')}\n")
        parser.exit()
