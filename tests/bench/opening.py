"""Opening a file from the shell: a page of 1 MB, and a `.bib` of 1,000 entries, for the first time and again.

From exec to the paint of text and list (content), and until the whole text stands (complete), beside a bare window.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from html import escape
from pathlib import Path

from tests.bench.large_article import article_text
from tests.bench.start_up import BARE
from tests.places import places

RUNS = 7
ENTRY = """@article{{key{n},
  author = {{Invented{n}, Ada and Imagined, Ben C.}},
  title = {{Cups of tea of the kind numbered {n}, counted in {n} towns}},
  journal = {{Journal of Made-Up Trials}},
  year = {{{year}}}, volume = {{{volume}}}, number = {{{issue}}}, pages = {{{n}--{last}}},
  doi = {{10.5555/tea.{n}}}
}}
"""


def measure(_shared: Path) -> dict[str, float]:
    """Seconds, medians of seven runs in turn."""
    seen: dict[str, list[tuple[float, float]]] = {}
    with tempfile.TemporaryDirectory() as kept:
        page, entries = Path(kept) / "page.html", Path(kept) / "list.bib"
        page.write_text(_page(), encoding="utf-8")
        entries.write_text(_entries(1_000), encoding="utf-8")
        for _ in range(RUNS + 1):
            seen.setdefault("bare", []).append(_once([sys.executable, "-c", BARE], Path(kept)))
            for path in (page, entries):
                with tempfile.TemporaryDirectory() as folder:
                    for turn in ("first", "again"):
                        command = [sys.executable, "-m", "tests.bench.painted_desk", str(path)]
                        seen.setdefault(f"{path.name} {turn}", []).append(_once(command, Path(folder)))
    # The first run of each warms what the system caches.
    content = {name: statistics.median(run[0] for run in runs[1:]) for name, runs in seen.items()}
    complete = {name: statistics.median(run[1] for run in runs[1:]) for name, runs in seen.items()}
    return {
        "baseline: bare window and sqlalchemy.orm, s": content["bare"],
        "page of 1 MB, 1,000 references: content, s": content["page.html first"],
        "page of 1 MB, 1,000 references: complete, s": complete["page.html first"],
        "the same again: content, s (at most 1.2)": content["page.html again"],
        "the same again: complete, s (at most 1.6)": complete["page.html again"],
        ".bib of 1,000 entries, s (at most 0.9)": content["list.bib first"],
        "the same again, s": content["list.bib again"],
    }


def _once(command: list[str], folder: Path) -> tuple[float, float]:
    """Seconds from exec to (content, complete)."""
    environ = os.environ | places(folder, QT_QPA_PLATFORM="offscreen", LDN_DESK_OFFLINE="1")
    began = time.time()
    ended = subprocess.run(
        command, env=environ, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, check=True
    )
    first, *further = ended.stdout.split()[:-1]
    return float(first) - began, float(further[0] if further else first) - began


def _page() -> str:
    """A saved page whose markers link to the entries of its list."""
    title, _byline, _blank, *lines = article_text().split("\n")
    at = lines.index("References")
    body = "\n".join(f"<p>{_linked(escape(line))}</p>" for line in lines[:at])
    listed = "\n".join(
        f'<li id="ref{n}">{escape(line.partition(". ")[2])}</li>' for n, line in enumerate(lines[at + 1 :], 1)
    )
    article = f"<h1>{title}</h1>\n{body}\n<h2>References</h2>\n<ol>\n{listed}\n</ol>"
    return f"<html><head><title>{title}</title></head><body><article>{article}</article></body></html>"


def _linked(text: str) -> str:
    pieces = text.split("[")
    return pieces[0] + "".join(
        f'[<a href="#ref{number}">{number}</a>]{rest}'
        for number, _, rest in (each.partition("]") for each in pieces[1:])
    )


def _entries(number: int) -> str:
    return "\n".join(
        ENTRY.format(n=n, last=n + 9, year=1990 + n % 30, volume=n % 90 + 1, issue=n % 12 + 1)
        for n in range(1, number + 1)
    )
