"""The command line of PRODUCT: the window's services for scripts, and for machines without a screen."""

import argparse
import logging
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NoReturn

from ldn_desk.cli import articles, library, standard_output
from ldn_desk.cli.common import BUG, DONE, UNREADABLE, USAGE, complain
from ldn_desk.domain.errors import DeskError, ExportError
from ldn_desk.domain.translation import tr

log = logging.getLogger(__name__)


def run(arguments: Sequence[str]) -> int:
    """Run one command; the exit code. Known errors become one sentence on stderr."""
    return _guarded(lambda: _run(arguments))


def _run(arguments: Sequence[str]) -> int:
    options = _parser().parse_args(arguments)
    return int(options.run(options))


def run_without_screen(path: Path | None) -> int:
    """The desk's job in the terminal: references with verdicts, and an annotated bibliography in a file."""
    from ldn_desk.cli.terminal import desk_in_terminal

    return _guarded(lambda: desk_in_terminal(path))


def _guarded(command: Callable[[], int]) -> int:
    standard_output.make_ready()
    try:
        code = command()
        # Here, so that a full disk behind the output is met while there is somebody to say so.
        sys.stdout.flush()
        return code
    except ExportError as error:
        return complain(error, USAGE)
    except DeskError as error:
        return complain(error, UNREADABLE)
    except OSError as error:
        words = standard_output.given_up(error)
        return complain(words, USAGE) if words else DONE
    except KeyboardInterrupt:
        return 130
    except Exception:
        # Nobody foresaw it: our bug, logged whole, and one sentence here.
        from ldn_desk.services.log_file import start_log

        start_log()
        log.exception("A bug")
        return complain(tr("Something went wrong in the desk itself; the log file has the details."), BUG)


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        self.exit(USAGE, tr("{message}; see  {program} --help\n", message=message, program=self.prog))


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
    library.add_arguments(commands.add_parser("library", help=tr("the articles on the desk")))
    return parser
