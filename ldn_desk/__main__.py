"""The `ldn-desk` command: the window without a sub-command, the command line with one.

Nothing heavy is imported before it is known which of the two is wanted.
"""

import gc
import os
import sys
from pathlib import Path

COMMANDS = ("read", "check", "export", "library", "rate", "note", "marks")
RARELY = (50_000, 20, 100)
"""Thresholds of the garbage collector. What is read is small values, hardly any of them garbage: with Python's own
thresholds its rounds take up to a third of the time of reading."""
PDF_PROCESS = "--read-pdfs"
"""Followed by the bytes of memory it may take up: the program as the process that reads PDFs for another one."""


def main() -> int:
    """Run the command line given to the program; its exit code (PRODUCT, *Command line*)."""
    try:
        return _run(sys.argv[1:])
    except KeyboardInterrupt:
        return 130
    except Exception as error:
        from ldn_desk.cli.common import BUG, complain
        from ldn_desk.cli.standard_output import make_ready
        from ldn_desk.services.log_file import report

        make_ready()
        return complain(report(error), BUG)


def _run(arguments: list[str]) -> int:
    gc.set_threshold(*RARELY)
    if len(arguments) == 2 and arguments[0] == PDF_PROCESS:
        from ldn_desk.importers.pdf.reader.serving import main as serve

        serve(int(arguments[1]))
    if arguments == ["--self-test"]:
        return _self_test()
    if arguments and (arguments[0] in COMMANDS or arguments[0].startswith("-") or len(arguments) > 1):
        _start_log()
        from ldn_desk.cli import run

        return run(arguments)
    path = Path(arguments[0]) if arguments else None
    if not _has_screen():
        _start_log()
        from ldn_desk.cli import run_without_screen

        return run_without_screen(path)
    hasten()
    from ldn_desk import app

    return app.run(path)


def _self_test() -> int:
    _start_log()
    from ldn_desk.cli import guarded

    def test() -> int:
        from ldn_desk.app import self_test

        return self_test()

    return guarded(test)


def _start_log() -> None:
    """Before anything else is imported: nothing of a library's may reach standard error."""
    from ldn_desk.services.log_file import start_log

    start_log()


def hasten() -> None:
    """Collect no garbage while the window starts: of what start-up makes nothing is garbage.

    `app.run` switches the collector on again when the article is shown.
    """
    gc.set_threshold(*RARELY)
    gc.disable()


def _has_screen() -> bool:
    """False on a Unix desktop without a display; macOS and Windows always have one."""
    if sys.platform in ("darwin", "win32"):
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


if __name__ == "__main__":
    sys.exit(main())
