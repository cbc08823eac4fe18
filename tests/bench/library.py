"""The library: a 1 MB article with 1,000 references added, opened and kept, beside bare SQLite in the same run."""

import gc
import json
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

from ldn_desk.domain.article import Article
from tests.store import samples
from tests.store.samples import Desk

REFERENCES, CITATIONS_EACH, CHARACTERS = 1_000, 5, 700_000
ROUNDS = 5
START_UP = """
import time
began = time.perf_counter()
from ldn_desk.services.appraisal import Appraisal
from ldn_desk.services.library import Library
services = time.perf_counter()
from ldn_desk.store.library_file import Store
imported = time.perf_counter()
library = Library(Store.open({place!r}))
opened = time.perf_counter()
article_id = library.last_opened()
library.article(article_id)
library.entries(article_id)
print(services - began, imported - services, opened - imported, time.perf_counter() - opened)
"""
BARE_START_UP = "import time; began = time.perf_counter(); import sqlalchemy.orm; print(time.perf_counter() - began)"


def measure(shared: Path) -> dict[str, float]:
    """Milliseconds and bytes; medians of several rounds. Needs nothing from `shared`."""
    with tempfile.TemporaryDirectory() as folder:
        return _large(Path(folder)) | _start_up(Path(folder))


def _large(folder: Path) -> dict[str, float]:
    article = samples.article(REFERENCES, CITATIONS_EACH, CHARACTERS)
    data = article.text.encode()
    raw = json.dumps({"abstract": "x" * 5_000})
    place = folder / "large.sqlite"
    with Desk(place) as desk:
        library = desk.library
        figures = {
            "article, characters": float(len(article.text)),
            "add, ms": _milliseconds(lambda: library.add(article, data), 1),
            "add, bare sqlite3, ms": _milliseconds(lambda: _bare(folder / "bare.sqlite", article, data, raw), 1),
        }
        checked = [samples.checked(reference, abstract="x" * 5_000) for reference in article.references]
        figures["keep 40 answers, ms"] = _milliseconds(lambda: library.keep_all(checked[:40]), 1)
        figures["keep 960 more answers, ms"] = _milliseconds(lambda: library.keep_all(checked[40:]), 1)
        figures |= {
            "read the article, ms": _milliseconds(lambda: library.article(article.id)),
            "read all entries, ms": _milliseconds(lambda: library.entries(article.id)),
            "the same rows, bare sqlite3, ms": _milliseconds(lambda: _bare_rows(place)),
            "read one entry, ms": _milliseconds(lambda: library.entry(article.references[500].id)),
            "search, ms": _milliseconds(lambda: library.search("lamps part 77")),
        }
        figures |= _saving(desk, article)
        figures["the doctor, ms"] = _milliseconds(library.doctor, 1)
    figures["library, bytes"] = float(place.stat().st_size)
    figures["bare sqlite3, bytes"] = float((folder / "bare.sqlite").stat().st_size)
    return figures


def _saving(desk: Desk, article: Article) -> dict[str, float]:
    note, _ = desk.appraisal.write_note(article.references[0].id, "Begun.")

    def write(text: str) -> None:
        nonlocal note
        assert note is not None
        note, _ = desk.appraisal.write_note(note.reference_id, text, note.id, note.version)

    texts = iter(f"Begun, and {number} words on." for number in range(1_000))
    stars = iter(number % 5 + 1 for number in range(1_000))
    return {
        "save a note, ms": _milliseconds(lambda: write(next(texts)), 50),
        "save stars, ms": _milliseconds(lambda: desk.appraisal.rate(article.references[1].id, next(stars)), 50),
    }


def _start_up(folder: Path) -> dict[str, float]:
    place = folder / "small.sqlite"
    with Desk(place) as desk:
        article = samples.article(10)
        desk.library.add(article, b"")
        desk.library.keep_all(samples.checked(reference) for reference in article.references)
    rows = [_run(START_UP.format(place=str(place))) for _ in range(ROUNDS)]
    services, imported, opened, read = (statistics.median(column) for column in zip(*rows, strict=True))
    return {
        "start: import the services, ms": services,
        "start: import the store with SQLAlchemy, ms": imported,
        "start: import sqlalchemy.orm alone, ms": statistics.median(_run(BARE_START_UP)[0] for _ in range(ROUNDS)),
        "start: open the library, ms": opened,
        "start: read article and entries, ms": read,
    }


def _run(program: str) -> list[float]:
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    return [float(seconds) * 1_000 for seconds in done.stdout.split()]


def _milliseconds(work: Callable[[], Any], rounds: int = ROUNDS) -> float:
    took = []
    gc.collect()
    for _ in range(rounds):
        began = time.perf_counter()
        work()
        took.append((time.perf_counter() - began) * 1_000)
    return statistics.median(took)


def _bare(place: Path, article: Article, data: bytes, raw: str) -> None:
    """The least that keeps the same: texts in plain tables, without links, history or an index of words."""
    with closing(sqlite3.connect(place)) as opened:
        opened.execute("PRAGMA journal_mode=WAL")
        opened.execute("PRAGMA synchronous=FULL")
        opened.execute("CREATE TABLE article (text, data)")
        opened.execute("CREATE TABLE block (kind, text, start)")
        opened.execute("CREATE TABLE reference (id, text, printed)")
        opened.execute("CREATE TABLE citation (id, marker, start, sentence)")
        opened.execute("CREATE TABLE answer (raw)")
        opened.execute("INSERT INTO article VALUES (?, ?)", (article.text, data))
        blocks = [(block.kind.value, block.text, block.start) for block in article.blocks]
        opened.executemany("INSERT INTO block VALUES (?, ?, ?)", blocks)
        references = [(entry.id, entry.text, repr(entry.printed)) for entry in article.references]
        opened.executemany("INSERT INTO reference VALUES (?, ?, ?)", references)
        cited = [(each.id, each.marker, each.start, each.sentence) for each in article.citations]
        opened.executemany("INSERT INTO citation VALUES (?, ?, ?, ?)", cited)
        opened.executemany("INSERT INTO answer VALUES (?)", [(raw,) for _ in article.references])
        opened.commit()


def _bare_rows(place: Path) -> None:
    """The rows that entries are made from, read and let go."""
    with closing(sqlite3.connect(place)) as opened:
        for table in ('"references"', "citations", "citation_references", "verdicts", "points", "answers"):
            opened.execute(f"SELECT * FROM {table}").fetchall()
