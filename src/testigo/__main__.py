"""``python -m testigo``: the command line."""

import sys

from testigo.cli import main

sys.exit(main())
