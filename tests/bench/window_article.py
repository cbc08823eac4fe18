"""The reading view: a 1 MB article with 1,000 references and 5,000 markers, opened, scrolled, lit up, checked."""

import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication

from ldn_desk.domain.article import Article, Block, BlockKind, Citation, Reference
from ldn_desk.domain.bibliography import Fields, Name, PartialDate
from ldn_desk.domain.entry import Entry
from ldn_desk.domain.verdict import Verdict, VerdictCode
from ldn_desk.presenters.article.document import render
from ldn_desk.presenters.desk import Desk
from ldn_desk.presenters.jobs import InlineRunner
from ldn_desk.presenters.window.finding import Finding
from ldn_desk.views.article.pane import ArticlePane
from ldn_desk.views.article.reading.filling import take_in
from ldn_desk.views.theme import Theme
from ldn_desk.views.window.found_places import FindWalk

SENTENCE = (
    "Patients who were given a low dose in this trial had less pain than those given placebo, though few were seen"
)


def large_article(characters: int = 1_000_000, references: int = 1_000, markers: int = 5_000) -> Article:
    """An article of about this size, every marker in a sentence of its own."""
    entries = [
        f"Author{n}, A. B., & Other, C. ({1990 + n % 30}). Title number {n}. Trials, {n % 90}(1), {n}–{n + 9}."
        for n in range(1, references + 1)
    ]
    body = characters - sum(len(entry) + 1 for entry in entries)
    filler = "Nothing more is known of it. " * max(0, round((body / markers - len(SENTENCE) - 9) / 29))
    blocks: list[Block] = []
    citations: list[Citation] = []
    position = _add(blocks, 0, BlockKind.TITLE, "A long review", 1)
    for first in range(0, markers, 5):
        if first % 60 == 0:
            position = _add(blocks, position, BlockKind.HEADING, f"Part {first // 60 + 1}", 2)
        text = ""
        for number in range(first, min(first + 5, markers)):
            marker = f"[{number % references + 1}]"
            start = position + len(text)
            at = start + len(SENTENCE) + 1
            end = at + len(marker) + 1
            cited = (number % references + 1,)
            citations.append(Citation(marker, cited, at, end - 1, f"{SENTENCE} {marker}.", start, end, ""))
            text += f"{SENTENCE} {marker}. {filler}"
        position = _add(blocks, position, BlockKind.PARAGRAPH, text.rstrip())
    position = _add(blocks, position, BlockKind.HEADING, "References", 2)
    listed = []
    for number, entry in enumerate(entries, 1):
        printed = Fields(title=f"Title number {number}", author=(Name(f"Author{number}"),), issued=PartialDate(2000))
        listed.append(Reference(number, entry, printed, start=position))
        position = _add(blocks, position, BlockKind.REFERENCE, entry)
    text = "\n".join(block.text for block in blocks)
    return Article("A long review", tuple(blocks), tuple(listed), tuple(citations), text, "")


def measure(_shared: Path) -> dict[str, float]:
    """Milliseconds, and the longest single step where the label says so."""
    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    theme = Theme()
    theme.apply(application)
    article = large_article()
    desk = Desk(InlineRunner())
    pane = ArticlePane(desk, theme)
    pane.resize(800, 1000)
    pane.show()
    _settle()
    entries = tuple(Entry(reference, article.citations_of(reference.number)) for reference in article.references)
    figures = {"article, MB": len(article.text.encode()) / 1e6}
    figures["article to HTML, ms"] = _ms(lambda: render(article))
    html = list(render(article).html(pane.view.column.look))
    figures["HTML taken in, alone, ms"] = _ms(lambda: list(take_in(pane.view.document(), html)))
    figures["article opened and painted, ms"] = _painted(pane, lambda: desk.opened.show(article, entries))
    figures["longest event in the second after opening, ms"] = _longest_in_a_second()
    _settle()
    bar = pane.view.verticalScrollBar()
    far = bar.maximum()

    def scroll() -> None:
        bar.setValue((bar.value() + 400) % far)
        _paint(pane)

    figures["scroll step, longest of 300, ms"] = _longest(scroll, 300)
    figures["scroll to the end, ms"] = _painted(pane, lambda: bar.setValue(far))
    numbers = iter(range(1, 1_000))

    def select() -> None:
        desk.selection.select_reference(article.references[next(numbers) * 7 % 1_000].id)
        _paint(pane)

    figures["reference selected and lit up, longest of 50, ms"] = _longest(select, 50)
    figures["next marker by keyboard, first time, ms"] = _ms(pane.focus_next_marker)
    figures["next marker by keyboard, longest of 50, ms"] = _longest(pane.focus_next_marker, 50)
    finding = Finding(desk)
    FindWalk(finding, pane)
    figures["find: first letter, ms"] = _painted(pane, lambda: finding.look_for("p"))
    figures["find: each further letter, ms"] = _painted(pane, lambda: finding.look_for("pa"))
    figures["find: next, longest of 50, ms"] = _longest(finding.step, 50)
    finding.look_for("")

    def answer() -> None:
        at = next(numbers) % 1_000
        fresh = Entry(article.references[at], entries[at].citations, Verdict(VerdictCode.OUT_OF_SCOPE))
        desk.opened._entries[fresh.reference.id] = fresh
        desk.opened.entries_changed.emit((fresh.reference.id,), "")
        scroll()

    figures["scroll step while verdicts arrive, longest of 300, ms"] = _longest(answer, 300)
    figures["other theme, ms"] = _painted(pane, lambda: theme.set_mode("dark"))
    figures["zoom, ms"] = _painted(pane, lambda: pane.zoom_in())
    pane.resize(700, 1000)
    figures["narrower pane, ms"] = _painted(pane, lambda: pane.resize(600, 1000))
    pane.close()
    pane.deleteLater()
    _settle()
    return figures


def _add(blocks: list[Block], position: int, kind: BlockKind, text: str, level: int = 0) -> int:
    blocks.append(Block(kind, text, level, start=position))
    return position + len(text) + 1


def _paint(pane: ArticlePane) -> None:
    QCoreApplication.processEvents()
    pane.grab()


def _longest_in_a_second() -> float:
    """Qt lays the rest of the text out in steps while nothing else happens: the longest of them is a stall."""
    longest, began = 0.0, time.perf_counter()
    while time.perf_counter() - began < 1:
        longest = max(longest, _ms(QCoreApplication.processEvents))
        time.sleep(0.001)
    return longest


def _settle() -> None:
    for _ in range(50):
        QCoreApplication.processEvents()
        time.sleep(0.01)


def _painted(pane: ArticlePane, act: Callable[[], object]) -> float:
    began = time.perf_counter()
    act()
    _paint(pane)
    return (time.perf_counter() - began) * 1000


def _ms(act: Callable[[], object]) -> float:
    began = time.perf_counter()
    act()
    return (time.perf_counter() - began) * 1000


def _longest(act: Callable[[], object], times: int) -> float:
    return max(_ms(act) for _ in range(times))
