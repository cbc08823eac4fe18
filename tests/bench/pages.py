"""Pages as printed: markers and entries found on their pages, and how long that takes."""

import time
from pathlib import Path

from ldn_desk.domain.article import Article
from ldn_desk.importers.pdf.importer import Pdf
from ldn_desk.importers.pdf.pages import PdfPages
from ldn_desk.reading.pages.alignment import Aligner, PagePlaces
from ldn_desk.services.opening import read_bytes
from tests.importers.pdf.sheets import Sheets, prose

MANY = 2_000


def measure(shared: Path) -> dict[str, float]:
    """Each PDF of the shared articles, and a document of two thousand pages made here."""
    figures: dict[str, float] = {}
    for path in sorted((shared / "articles").glob("*.pdf")):
        figures |= _measured(path.stem, path.read_bytes())
    if figures:
        figures |= _opened()
    return figures


def _measured(name: str, data: bytes) -> dict[str, float]:
    article = read_bytes(data, f"{name}.pdf", [Pdf()])
    pages = PdfPages(data)
    count = len(pages.sizes)
    began = time.perf_counter()
    lines = [pages.lines(page) for page in range(count)]
    read = time.perf_counter()
    aligner = Aligner(article.text)
    places = PagePlaces(aligner)
    for page in range(count):
        places.add(aligner.align(page, lines[page]))
    aligned = time.perf_counter()
    pages.picture(0, 1.5)
    drawn = time.perf_counter()
    pages.close()
    return {
        f"{name}: markers that stand on a page, share": _placed(article, places),
        f"{name}: entries that stand on a page, share": _listed(article, places),
        f"{name}: lines of {count} pages read, s": read - began,
        f"{name}: text of {count} pages aligned, s": aligned - read,
        f"{name}: first page drawn, s": drawn - aligned,
    }


def _placed(article: Article, places: PagePlaces) -> float:
    found = [bool(places.boxes(citation.start, citation.end)) for citation in article.citations]
    return sum(found) / len(found) if found else 0.0


def _listed(article: Article, places: PagePlaces) -> float:
    found = [bool(places.boxes(each.start, each.start + len(each.text))) for each in article.references]
    return sum(found) / len(found) if found else 0.0


def _opened() -> dict[str, float]:
    sheets = Sheets()
    for number in range(MANY):
        if number:
            sheets.page()
        sheets.put(60, 80, prose(1, number))
    data = sheets.bytes()
    began = time.perf_counter()
    pages = PdfPages(data)
    sizes = len(pages.sizes)
    pages.picture(sizes - 1, 1.5)
    taken = time.perf_counter() - began
    pages.close()
    return {f"{MANY} pages opened and the last one drawn, s": taken}
