"""The log file: where bugs are written down whole, so that the screen can stay calm."""

import logging
import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING

from ldn_desk.domain.translation import tr

if TYPE_CHECKING:
    from logging.handlers import RotatingFileHandler

NAME = "ldn-desk.log"
LARGEST = 500_000
"""Bytes after which the log begins anew; three older ones are kept."""
KEPT = 3

log = logging.getLogger(__name__)


def log_path() -> Path:
    """The log's place in the platform's folder for logs."""
    from platformdirs import user_log_dir

    return Path(user_log_dir("ldn-desk", appauthor=False)) / NAME


def start_log() -> None:
    """Let what the program, its libraries and its threads warn of go to the log file, and nowhere else.

    A folder that cannot be made means no log; standard error stays for the desk's own sentences all the same."""
    stop_log()
    root = logging.getLogger()
    # Without any handler Python itself would print warnings; and a log that cannot be written would be told of there.
    root.addHandler(logging.NullHandler())
    logging.raiseExceptions = False
    logging.captureWarnings(capture=True)
    sys.unraisablehook, threading.excepthook = _unraisable, _in_a_thread
    handler = _handler()
    if handler is not None:
        root.addHandler(handler)


def _handler() -> "RotatingFileHandler | None":
    # Imported here: it brings sockets and queues with it, which the window's first frame does not wait for.
    from logging.handlers import RotatingFileHandler

    try:
        path = log_path()
        path.parent.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(path, maxBytes=LARGEST, backupCount=KEPT, encoding="utf-8", errors="replace")
    except (OSError, RuntimeError):
        return None
    handler.setLevel(logging.WARNING)
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    return handler


def _unraisable(unraisable: "sys.UnraisableHookArgs") -> None:
    log.error("Ignored in %r", unraisable.object, exc_info=unraisable.exc_value)


def _in_a_thread(args: threading.ExceptHookArgs) -> None:
    log.error("A thread failed", exc_info=args.exc_value)


def stop_log() -> None:
    """Close the log file again."""
    root = logging.getLogger()
    for handler in [each for each in root.handlers if _is_ours(each)]:
        root.removeHandler(handler)
        handler.close()
    logging.captureWarnings(capture=False)
    sys.unraisablehook = sys.__unraisablehook__
    threading.excepthook = threading.__excepthook__


def _is_ours(handler: logging.Handler) -> bool:
    return getattr(handler, "baseFilename", "").endswith(NAME) or isinstance(handler, logging.NullHandler)


def report(error: BaseException) -> str:
    """Write an error that nobody foresaw whole into the log; the sentence for the screen, which says where it is."""
    if not _files():
        start_log()
    log.error("A bug", exc_info=error)
    told = _told(error)
    place = next((each.baseFilename for each in _files() if each.stream is not None), "")
    if place:
        return tr("Something went wrong in the desk itself ({error}); {file} has the details.", error=told, file=place)
    return tr("Something went wrong in the desk itself ({error}), and no log could be written.", error=told)


def _files() -> "list[logging.FileHandler]":
    return [each for each in logging.getLogger().handlers if isinstance(each, logging.FileHandler) and _is_ours(each)]


def _told(error: BaseException) -> str:
    """An error in a few words of one line: the system's own words for its errors."""
    if isinstance(error, OSError) and error.strerror:
        return ": ".join(str(part) for part in (error.filename, error.strerror) if part)
    return type(error).__name__
