"""How well PDFs are read: references counted by hand in two real ones, and every entry of articles set by the bench."""

import json
import re
import statistics
import time
from pathlib import Path

from ldn_desk.domain.article import Article
from ldn_desk.importers.pdf.importer import Pdf
from ldn_desk.importers.pdf.pages import PdfPages
from ldn_desk.services.opening import read_bytes
from ldn_desk.sources.crossref_record import work as registered
from tests.bench.styles import printed, text_of
from tests.bench.typeset import LAYOUTS, Cited, Layout, article

COUNTED = {"pdf_vespa_peerj.pdf": 24, "pdf_bmc_healthcare_quality.pdf": 31}
"""References of each PDF, counted on its pages by eye."""
_ENTRIES = 60
_SHAPED = re.compile(r"[^\W\d_]{2,}.*?\b(?:19|20)\d\d", re.DOTALL)


def measure(shared: Path) -> dict[str, float]:
    """Shares of references found, whole and linked, and seconds; empty where there is no data."""
    figures: dict[str, float] = {}
    for name, count in COUNTED.items():
        path = shared / "articles" / name
        if path.is_file():
            figures |= _real(path, count)
    works = shared / "data/crossref/works.jsonl"
    if works.is_file():
        figures |= _typeset(works)
    return figures


def read(data: bytes) -> Article:
    """The article in a PDF, from its bytes to its citations."""
    return read_bytes(data, "article.pdf", [Pdf()])


def _real(path: Path, count: int) -> dict[str, float]:
    data = path.read_bytes()
    seconds = []
    for _ in range(3):
        began = time.perf_counter()
        found = read(data)
        seconds.append(time.perf_counter() - began)
    shaped = sum(_SHAPED.match(reference.text) is not None for reference in found.references)
    return {
        f"{path.stem}: references found / counted": len(found.references) / count,
        f"{path.stem}: of these, with a name first and a year": shaped / max(len(found.references), 1),
        f"{path.stem}: seconds": statistics.median(seconds),
    }


def cited_works(path: Path, style: str) -> list[Cited]:
    """Works as a style prints them, in letters that every PDF reader's own fonts have."""
    found = []
    for line in path.read_text(encoding="utf-8").splitlines():
        work = registered(json.loads(line))
        fields = printed(work, style)
        if not (
            fields.author and fields.author[0].family and fields.issued and fields.title and fields.container_title
        ):
            continue
        text = " ".join(text_of(fields, style).replace("–", "-").replace("…", "...").split())
        try:
            text.encode("latin-1")
        except UnicodeEncodeError:
            continue
        found.append(Cited(text, _named(fields.author, fields.issued.year, cut=fields.et_al)))
    return found


def _named(names: tuple, year: int | None, *, cut: bool) -> str:  # type: ignore[type-arg]
    labels = [name.label for name in names]
    if len(labels) == 2 and not cut:
        return f"{labels[0]} & {labels[1]}, {year}"
    return f"{labels[0]} et al., {year}" if len(labels) > 2 or cut else f"{labels[0]}, {year}"


def squashed(text: str) -> str:
    """The text without blanks: what stays the same however it is broken."""
    return re.sub(r"\s+", "", text)


def _typeset(path: Path) -> dict[str, float]:
    figures: dict[str, float] = {}
    seconds, pages = 0.0, 0
    for place, layout in enumerate(LAYOUTS):
        entries = entries_for(path, layout, place)
        data = article(layout, entries)
        began = time.perf_counter()
        found = read(data)
        seconds += time.perf_counter() - began
        printed_pages = PdfPages(data)
        pages += len(printed_pages.sizes)
        printed_pages.close()
        texts = {squashed(reference.text) for reference in found.references}
        whole = sum(squashed(entry.text) in texts for entry in entries)
        reached = {number for citation in found.citations for number in citation.numbers}
        figures[f"{layout.name}: references found / set"] = len(found.references) / len(entries)
        figures[f"{layout.name}: whole to the letter"] = whole / len(entries)
        figures[f"{layout.name}: cited places linked"] = len(reached & set(range(1, len(entries) + 1))) / len(entries)
    return figures | {"seconds a page": seconds / max(pages, 1)}


def entries_for(path: Path, layout: Layout, place: int) -> list[Cited]:
    """The entries that a layout's article cites."""
    style = ("apa", "vancouver", "ama")[place % 3] if layout.marker != "author" else "apa"
    works = cited_works(path, style)
    start = place * _ENTRIES % max(len(works) - _ENTRIES, 1)
    chosen = works[start : start + _ENTRIES]
    return sorted(chosen, key=lambda entry: entry.text) if layout.marker == "author" else chosen
