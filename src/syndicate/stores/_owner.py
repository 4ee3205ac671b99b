"""Who holds a lease: a process, named so that its death can be seen by its neighbours on the same host."""

from __future__ import annotations

import os
import socket
from pathlib import Path


def owner() -> str:
    """Return the name of this process: host, pid and start time, since pids are used again."""
    pid = os.getpid()
    return f"{socket.gethostname()}/{pid}/{_started(pid)}"


def is_dead(name: str) -> bool:
    """Tell whether `name` is a process of this host that runs no more; of other hosts nothing is known."""
    host, _, process = name.rpartition("/")[0].rpartition("/")
    if host != socket.gethostname() or not process.isdecimal():
        return False
    pid = int(process)
    try:
        os.kill(pid, 0)
    except (ProcessLookupError, OverflowError):
        return True
    except PermissionError:
        return False
    return _started(pid) != name.rpartition("/")[2]


def _started(pid: int) -> str:
    """Return the start time of a process in clock ticks since boot (proc(5), field 22), '-' where /proc is not.

    A zombie, dead but not yet waited for by its parent, has none: ''.
    """
    try:
        stat = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return "-"
    # The command's name, in brackets, may hold spaces and brackets itself.
    fields = stat.rpartition(")")[2].split()
    return "" if fields[0] == "Z" else fields[19]
