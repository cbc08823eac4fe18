"""Bytes nobody means well with: seeds of every format, ways to damage them, and a watch over what reading them does."""

import io
import os
import sys
import time
import zipfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from html import escape
from pathlib import Path
from typing import Any

from docx import Document
from fpdf import FPDF
from hypothesis import strategies as st

from ldn_desk.composition import build_registry
from ldn_desk.domain.article import Article
from ldn_desk.domain.errors import UnreadableInput
from ldn_desk.importers.pdf.process.frames import ARGUMENT
from ldn_desk.services.opening import read_bytes
from tests.conftest import ROOT

HANGS = 60.0
"""Seconds after which reading counts as hanging, on whatever machine; the bench tells how long it takes."""

LIST = (
    "Ash AH, Birch C. Sleep in mice. J Sleep. 2016;16(1):22-34. doi:10.1000/ash.2016",
    "Cedar, D. (2017). Pain in mice. Journal of Pain, 17(2), 2–4. https://doi.org/10.1000/cedar",
    "Elm E, et al. Rest in mice. J Rest. 2018;18:5-6.",
)
BODY = "Mice sleep at night [1], with pain [2,3] or without (Ash & Birch, 2016; Cedar, 2017).1–3 H2O at 10⁶ m²."


@cache
def seeds() -> dict[str, bytes]:
    """A small sound file of each format, by its name."""
    entries = "\n".join(f"{number}. {entry}" for number, entry in enumerate(LIST, 1))
    items = "".join(f"<li id='r{number}'>{entry}</li>" for number, entry in enumerate(LIST, 1))
    refs = "".join(
        f"<ref id='r{number}'><label>{number}</label><mixed-citation>{entry}</mixed-citation></ref>"
        for number, entry in enumerate(LIST, 1)
    )
    texts = {
        "a.txt": f"Sleep\n\n{BODY}\n\nReferences\n{entries}\n",
        "a.md": f"# Sleep\n\n{BODY} ^[note] [a](https://doi.org/10.1000/x)[^1]\n\n## References\n\n{entries}\n\n"
        "[^1]: A note.\n\n| a | b |\n|---|---|\n| 1 | 2 |\n",
        "a.html": "<!DOCTYPE html><html lang='en'><body><article><h1>Sleep</h1>"
        f"<p>{BODY}<sup><a href='#r1'>1</a></sup></p><table><tr><td>1<td>2<tr><td>3<td>4</table>"
        f"<h2>References</h2><ol>{items}</ol></article></body></html>",
        "a.xml": "<?xml version='1.0'?><article xmlns:xlink='http://www.w3.org/1999/xlink'><front><article-meta><title-group>"
        "<article-title>Sleep</article-title></title-group></article-meta></front><body><sec><title>One</title><p>"
        f"{escape(BODY)}<xref ref-type='bibr' rid='r1'>1</xref></p></sec></body><back><ref-list>"
        f"<title>References</title>{refs}</ref-list></back></article>",
        "a.bib": "@article{ash, author = {Ash, A. and Birch, C.}, title = {{Sleep}}, year = 2016, doi = {10.1/a}}",
        "a.ris": "TY  - JOUR\nAU  - Ash, A.\nTI  - Sleep\nPY  - 2016\nDO  - 10.1000/a\nER  - \n",
        "a.nbib": "PMID- 1\nTI  - Sleep\nAU  - Ash A\nDP  - 2016 Jan\nAID - 10.1000/a [doi]\n",
        "a.json": '[{"id": "ash", "type": "article-journal", "title": "Sleep", "author": [{"family": "Ash"}], '
        '"issued": {"date-parts": [[2016]]}, "DOI": "10.1000/a"}]',
    }
    return {name: text.encode() for name, text in texts.items()} | {"a.docx": _docx(), "a.pdf": _pdf()}


def _docx() -> bytes:
    document = Document()
    document.add_heading("Sleep", 0)
    document.add_paragraph(BODY)
    document.add_heading("References", 1)
    for entry in LIST:
        document.add_paragraph(entry, style="List Number")
    document.add_table(2, 2)
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def _pdf() -> bytes:
    page = FPDF()
    page.set_font("Helvetica", size=11)
    page.add_page()
    for line in ("Sleep", BODY, "References", *(f"{number}. {entry}" for number, entry in enumerate(LIST, 1))):
        page.multi_cell(0, 6, line.encode("latin-1", "replace").decode("latin-1"), new_x="LMARGIN", new_y="NEXT")
    return bytes(page.output())


def zipped_again(data: bytes, change: Callable[[str, bytes], bytes]) -> bytes:
    """A zip file with every member changed."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as made:
        for name in source.namelist():
            made.writestr(name, change(name, source.read(name)))
    return target.getvalue()


_PIECES = (
    b"\x00", b"\xff\xfe", b"<", b">", b"&#x0;", b"&nbsp;", b"<![CDATA[", b"]]>", b"<!--", b"{", b"}", b"[", b"]", b"(",
    b"\"", b"\\", b"\n", b"\r", b"10.", b"(2016)", b"[1-9999]", b"\xe2\x81\xb9", b"\xe2\x80\xae", b"9" * 40, b"endobj",
    b"stream", b"/Kids [1 0 R]", b"w:p", b"</w:p>", b"xref", b"rid='r1 r2 r3'", b"e\xcc\x81" * 20, b"et al. ",
)  # fmt: skip

edits = st.lists(
    st.tuples(
        st.sampled_from(("cut", "twice", "put", "many", "swap")),
        st.floats(0, 1),
        st.integers(1, 400),
        st.one_of(st.sampled_from(_PIECES), st.binary(max_size=12)),
    ),
    min_size=1,
    max_size=6,
)
"""(what, where as a share of the length, how much, which bytes) of each damage done."""


def damaged(data: bytes, changes: Sequence[tuple[str, float, int, bytes]]) -> bytes:
    """The bytes with these damages done, one after the other."""
    for what, where, size, piece in changes:
        place = int(where * len(data))
        part = data[place : place + size]
        if what == "cut":
            data = data[:place] + data[place + size :]
        elif what == "twice":
            data = data[:place] + part * 3 + data[place:]
        elif what == "put":
            data = data[:place] + piece + data[place:]
        elif what == "many":
            data = data[:place] + piece * size + data[place:]
        else:
            data = data[:place] + piece + data[place + len(piece) :]
    return data


@cache
def importers() -> tuple[Any, ...]:
    """Every importer of the desk."""
    return tuple(build_registry(lambda _key: "").importers)


def read_or_refused(data: bytes, name: str) -> Article | str:
    """The article, or the one sentence that refuses it; anything else that is raised is a defect."""
    began = time.monotonic()
    try:
        with watched():
            answer: Article | str = read_bytes(data, name, importers())
    except UnreadableInput as error:
        answer = str(error)
        assert answer.strip()
        assert "\n" not in answer, answer
    took = time.monotonic() - began
    assert took < HANGS, f"{took:.1f} s"
    return answer


_FORBIDDEN = ("socket.connect", "socket.getaddrinfo", "socket.bind", "subprocess.Popen", "os.system", "urllib.Request")
_ALLOWED = tuple(str(Path(place).resolve()) for place in {sys.prefix, sys.base_prefix, str(ROOT)})


class _Watch:
    """What was reached while it was on; an audit hook, which cannot be taken off again."""

    def __init__(self) -> None:
        self.on = False
        self.reached: list[str] = []
        sys.addaudithook(self._hear)

    def _hear(self, event: str, arguments: tuple[Any, ...]) -> None:
        if not self.on:
            return
        if event in _FORBIDDEN and not _is_reader(event, arguments):
            self.reached.append(f"{event} {arguments!r}")
        elif event == "open" and isinstance(arguments[0], str) and not _is_own(arguments[0]):
            self.reached.append(arguments[0])


def _is_reader(event: str, arguments: tuple[Any, ...]) -> bool:
    """Whether it is the desk's own process that is started, which reads PDFs."""
    return event == "subprocess.Popen" and arguments[0] == sys.executable and ARGUMENT in arguments[1]


def _is_own(path: str) -> bool:
    return path == os.devnull or str(Path(path).resolve()).startswith(_ALLOWED)


_watch = cache(_Watch)


@contextmanager
def watched() -> Iterator[None]:
    """While this is open, no file but the program's own is opened, and nothing is asked of the network."""
    watch = _watch()
    watch.reached.clear()
    watch.on = True
    try:
        yield
    finally:
        watch.on = False
    assert watch.reached == []
