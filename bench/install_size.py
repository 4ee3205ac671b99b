"""Count what a plain install brings: packages and megabytes, without byte code and without pip itself.

    python bench/install_size.py        in an environment that holds syndicate alone

Exit code 1 above 45 packages or 80 MB.
"""

from __future__ import annotations

import sys
from importlib.metadata import Distribution, distributions

PACKAGES = 45
MEGABYTES = 80
NOT_OURS = {"pip", "setuptools", "wheel"}


def main() -> int:
    """Count, print, judge."""
    found = {each.metadata["Name"]: size(each) for each in distributions() if each.metadata["Name"] not in NOT_OURS}
    total = sum(found.values()) / 1e6
    largest = sorted(found, key=lambda name: -found[name])[:5]
    print(
        f"{len(found)} packages of {PACKAGES} at most, {total:.1f} MB of {MEGABYTES} at most; "
        f"largest: {', '.join(largest)}"
    )
    return int(len(found) > PACKAGES or total > MEGABYTES)


def size(package: Distribution) -> int:
    """Return the bytes of a package's files."""
    files = [file.locate() for file in package.files or () if not file.name.endswith(".pyc")]
    return sum(path.stat().st_size for path in files if path.is_file())  # type: ignore[attr-defined]  # locate() gives paths


if __name__ == "__main__":
    sys.exit(main())
