"""Holds the import contracts of pyproject.toml against the code: `python -m tests.tools.imports`."""

import sys

from importlinter.cli import EXIT_STATUS_SUCCESS, lint_imports

if __name__ == "__main__":
    sys.exit(0 if lint_imports(no_cache=True, no_logo=True) == EXIT_STATUS_SUCCESS else 1)
