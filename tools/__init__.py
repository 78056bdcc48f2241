"""What a developer's machine needs around the product: environment, start, tests, checks.

Everything reached from `python3 -m tools.dev` before the environment exists uses the standard library alone.
"""

import sys

if sys.version_info < (3, 11):
    sys.exit("Forum needs Python 3.11 or newer. Name one with: make run PYTHON=python3.12")
