"""``python -m syndicate``: the command line."""

import sys

from syndicate.cli.main import main

sys.exit(main())
