"""The log file: where bugs are written down whole, so that the screen can stay calm."""

import logging
from pathlib import Path

NAME = "ldn-desk.log"
LARGEST = 500_000
"""Bytes after which the log begins anew; three older ones are kept."""
KEPT = 3


def log_path() -> Path:
    """The log's place in the platform's folder for logs."""
    from platformdirs import user_log_dir

    return Path(user_log_dir("ldn-desk", appauthor=False)) / NAME


def start_log() -> None:
    """Let warnings and errors of the whole program go to the log file; a folder that can't be made means no log."""
    # Imported here: it brings sockets and queues with it, which the window's first frame does not wait for.
    from logging.handlers import RotatingFileHandler

    path = log_path()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(path, maxBytes=LARGEST, backupCount=KEPT, encoding="utf-8", delay=True)
    except OSError:
        return
    handler.setLevel(logging.WARNING)
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    logging.getLogger().addHandler(handler)


def stop_log() -> None:
    """Close the log file again."""
    root = logging.getLogger()
    for handler in [each for each in root.handlers if getattr(each, "baseFilename", "").endswith(NAME)]:
        root.removeHandler(handler)
        handler.close()
