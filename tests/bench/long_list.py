"""An article with 5,000 references, opened in a process of its own: time to painted, and memory.

The baseline of the memory is the same window with the sample alone.
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from PySide6.QtWidgets import QApplication

from ldn_desk import app
from ldn_desk.composition import open_workshop
from tests.bench.large_article import article_text, peak_memory, settle, until
from tests.places import places

REFERENCES = 5_000
CHARACTERS = 2_500_000


def measure(_shared: Path) -> dict[str, float]:
    """Seconds and MB; `most allowed` is 12 times the file and 150 MB."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "long.txt"
        path.write_text(article_text(REFERENCES, CHARACTERS), encoding="utf-8")
        size = path.stat().st_size / 1e6
        seconds, memory = _opened(path)
        _seconds, sample = _opened(None)
    return {
        "file, MB": size,
        "5,000 references opened and painted, s (at most 3)": seconds,
        "peak memory, MB": memory,
        "peak memory most allowed, MB": 12 * size + 150,
        "baseline: peak memory with the sample alone, MB": sample,
    }


def _opened(path: Path | None) -> tuple[float, float]:
    """(seconds, MB) of a process that opens the file, or the sample."""
    command = [sys.executable, "-m", "tests.bench.long_list", *([str(path)] if path else [])]
    ended = subprocess.run(command, capture_output=True, text=True, check=True, env=dict(os.environ))
    seconds, memory = map(float, ended.stdout.split())
    return seconds, memory


def _open(path: Path | None) -> tuple[float, float]:
    application = QApplication.instance() or app.new_application()
    assert isinstance(application, QApplication)
    with tempfile.TemporaryDirectory() as folder:
        window = app.build(application)
        window.resize(1360, 860)
        window.show()
        desk = window.desk
        desk.start(open_workshop(places(Path(folder))))
        desk.open_sample()
        settle(0.5)
        wanted = REFERENCES if path else 10

        def shown() -> bool:
            article = desk.opened.article
            return article is not None and len(article.references) == wanted

        seconds = until(lambda: desk.open_path(path) if path else None, shown)
        settle(0.5)
        window.close()
        settle(0.2)
    return seconds, peak_memory()


if __name__ == "__main__":
    print(*_open(Path(sys.argv[1]) if len(sys.argv) > 1 else None))
