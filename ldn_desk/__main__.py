"""The `ldn-desk` command: the window without a sub-command, the command line with one.

Nothing heavy is imported before it is known which of the two is wanted.
"""

import gc
import os
import sys
from pathlib import Path

COMMANDS = ("read", "check", "export", "library")


def main() -> int:
    """Run the command line given to the program; its exit code (PRODUCT, *Command line*)."""
    arguments = sys.argv[1:]
    if arguments == ["--self-test"]:
        from ldn_desk.app import self_test

        return self_test()
    if arguments and (arguments[0] in COMMANDS or arguments[0].startswith("-") or len(arguments) > 1):
        from ldn_desk.cli import run

        return run(arguments)
    path = Path(arguments[0]) if arguments else None
    if not _has_screen():
        from ldn_desk.cli import run_without_screen

        return run_without_screen(path)
    hasten()
    from ldn_desk import app

    return app.run(path)


def hasten() -> None:
    """Collect no garbage while the window starts: of what start-up makes nothing is garbage.

    `app.run` switches the collector on again when the article is shown.
    """
    gc.disable()


def _has_screen() -> bool:
    """False on a Unix desktop without a display; macOS and Windows always have one."""
    if sys.platform in ("darwin", "win32"):
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


if __name__ == "__main__":
    sys.exit(main())
