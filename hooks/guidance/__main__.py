"""`python -m guidance` is the `guidance` command."""

import sys

from guidance.cli import main

sys.exit(main())
