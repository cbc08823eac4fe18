"""The command line of PRODUCT: the window's services for scripts, and for machines without a screen."""

import argparse
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NoReturn

from ldn_desk.cli import articles, library, marks, notes, rating, standard_output
from ldn_desk.cli.common import BUG, DONE, UNREADABLE, USAGE, complain
from ldn_desk.domain.errors import DeskError, ExportError, NotNamed
from ldn_desk.domain.translation import tr


def run(arguments: Sequence[str]) -> int:
    """Run one command; the exit code. Known errors become one sentence on stderr."""
    return guarded(lambda: _run(arguments))


def _run(arguments: Sequence[str]) -> int:
    options = _parser().parse_args(arguments)
    return int(options.run(options))


def run_without_screen(path: Path | None) -> int:
    """The desk's job in the terminal: references with verdicts, and an annotated bibliography in a file."""
    from ldn_desk.cli.terminal import desk_in_terminal

    return guarded(lambda: desk_in_terminal(path))


def guarded(command: Callable[[], int]) -> int:
    """Run a command; its exit code. What goes wrong in it becomes one sentence on stderr."""
    standard_output.make_ready()
    try:
        return _flushed(command)
    except (ExportError, NotNamed) as error:
        return complain(error, USAGE)
    except DeskError as error:
        return complain(error, UNREADABLE)
    except standard_output.OutputError as error:
        words = standard_output.given_up(error)
        return complain(words, USAGE) if words else DONE
    except KeyboardInterrupt:
        return 130
    except Exception as error:
        # Nobody foresaw it: our bug, logged whole, and one sentence here.
        from ldn_desk.services.log_file import report

        return complain(report(error), BUG)


def _flushed(command: Callable[[], int]) -> int:
    """Run the command; what it printed is written before it is over, while there is somebody to say that it cannot."""
    try:
        code = command()
    except SystemExit:
        sys.stdout.flush()
        raise
    sys.stdout.flush()
    return code


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        complain(tr("{message}; see  {program} --help", message=message, program=self.prog), USAGE)
        raise SystemExit(USAGE)


def _parser() -> argparse.ArgumentParser:
    from ldn_desk import __version__

    parser = _Parser(
        prog="ldn-desk",
        description=tr("Read an article beside its references, as printed and as registered."),
        epilog=tr("Without a command, ldn-desk [FILE] opens the window."),
    )
    parser.add_argument("--version", action="version", version=f"LDN Desk {__version__}")
    parser.add_argument("--self-test", action="store_true", help=tr("start the window off-screen and say what works"))
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    articles.add_read_arguments(
        commands.add_parser("read", help=tr("what was understood: article, citations, references"))
    )
    articles.add_check_arguments(commands.add_parser("check", help=tr("look up and judge every reference")))
    articles.add_export_arguments(commands.add_parser("export", help=tr("write a bibliography or the references")))
    rating.add_arguments(commands.add_parser("rate", help=tr("judge a reference, or one of the citations of it")))
    notes.add_arguments(commands.add_parser("note", help=tr("write a note on an article, or on one of its references")))
    marks.add_arguments(commands.add_parser("marks", help=tr("the marks on an article, or where selectors land")))
    library.add_arguments(commands.add_parser("library", help=tr("the articles on the desk")))
    return parser
