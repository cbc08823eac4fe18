"""Pictures of the real window in every state that matters: `python -m tests.tools.screenshots FOLDER [NAME …]`.

The window runs off-screen on a temporary library, and asks the stand-in registry alone. Each name below is one picture.
"""

import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ["QT_LOGGING_RULES"] = "*.warning=false"

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QFont, QPageSize, QPdfWriter, QTextDocument
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from ldn_desk import app
from ldn_desk.composition import open_workshop
from ldn_desk.domain.bibliography import Fields
from ldn_desk.domain.errors import LibraryError
from ldn_desk.domain.evidence import Design, Directness, Level, Outcome, Question, Study, Subjects
from ldn_desk.domain.resources import resource
from ldn_desk.domain.translation import tr
from ldn_desk.domain.verdict import VerdictCode
from ldn_desk.presenters.jobs import BackgroundRunner, InlineRunner, Runner
from ldn_desk.views.widgets.help_card import HelpButton
from ldn_desk.views.window.main_window import MainWindow
from tests.places import places
from tests.standin.faults import Fault
from tests.standin.registry import Registry

NORMAL, USUAL, SMALL, LARGE = (1360, 860), (1366, 768), (1024, 700), (1920, 1080)
ONE_REFERENCE = "# One reference\n\nIt is told of once [1].\n\n## References\n\n1. {reference}\n"
UNDATED = "# Undated\n\nBy Jane Doe\n\nJul 21\n\nIt says little [1].\n\n## References\n\n1. {reference}\n"
FIRST = (
    "Miller, A. H., & Raison, C. L. (2016). The role of inflammation in depression: From evolutionary imperative to "
    "modern treatment target. Nature Reviews Immunology, 16(1), 22–34. https://doi.org/10.1038/nri.2015.5"
)
FAULTY = """# Small doses, read again

By Jane Doe

Inflammation goes with low mood [1], and glia are quieter at small doses [3]. Pain was less [2], sleep was better [5],
and one page says so without a date [6]. Later work agrees [12].

## References

1. Miller AH, Raison CL. Inflammation in depression. Nat Rev Immunol. 2016;16(1):22-34. doi:10.1038/nri.2015.5
2. Younger J, Parkitny L. The use of naltrexone. Clin Rheumatol. 2014;33(4):451-9. doi:1O.1007/s10067-014-2517-2
3. Liu B, Hong JS. Role of microglia in neurodegenerative diseases. J Pharmacol Exp Ther. 2003;304(1):1-7.
5. Miller AH, Raison CL. Inflammation in depression. Nat Rev Immunol. 2016;16(1):22-34. doi:10.1038/nri.2015.5
6. Toljan & Vrooman, naltrexone reviewed for those who, Medical Sciences six
7. Brown N, Panksepp J. Naltrexone for disease prevention and quality of life. Med Hypotheses. 72(3):333-337.
8. Thomas et al. 2026, hypothalamic neurons in fatigue, https://www.example.org/thomas
"""
SLOW = Fault(right_body=True, delay=4.0)
WAIT_S = 20


class Studio:
    """A window with the sample on it, in a library of its own, beside a running stand-in."""

    def __init__(self, folder: Path, registry: Registry, runner: Runner, size: tuple[int, int], offline: bool) -> None:
        """Open, shown and painted."""
        environ = {
            **places(folder),
            "LDN_DESK_CROSSREF_URL": registry.crossref_url,
            "LDN_DESK_DOI_URL": registry.doi_url,
            "LDN_DESK_PUBMED_URL": registry.pubmed_url,
        }
        self.folder = folder
        self.registry = registry
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        self.window: MainWindow = app.build(application, runner)
        self.desk = self.window.desk
        self.window.resize(*size)
        self.window.show()
        self.desk.start(open_workshop(environ))
        self.window.resize(*size)
        self.desk.checking.set_offline(offline)
        self.desk.open_last()
        settle()

    def judged(self) -> None:
        """Checked, with ratings and notes as a reader leaves them; reference 7 selected."""
        self.check()
        ids = [entry.reference.id for entry in self.desk.opened.entries]
        for place, stars in ((0, 4), (1, 4), (2, 5), (3, 2), (6, 3), (7, 1)):
            self.desk.appraising.rate(ids[place], stars)
        self.desk.appraising.write_note(ids[6], "Twelve patients, two weeks; the primary outcome was not reached.")
        self.desk.appraising.write_note(ids[7], "Crohn’s disease, not depression.")
        self.select(7)

    def check(self) -> None:
        """Ask the stand-in, to the end."""
        self.desk.checking.check()
        wait(lambda: not self.desk.checking.progress.running)

    def select(self, number: int) -> None:
        """Select a reference by the place that cites it first."""
        entry = self.desk.opened.entries[number - 1]
        if entry.citations:
            self.desk.selection.select_citation(entry.citations[0].id, "", entry.reference.id)
        else:
            self.desk.selection.select_reference(entry.reference.id)

    def read(self, text: str) -> None:
        """Put another article on the desk."""
        path = self.folder / "article.md"
        path.write_text(text, encoding="utf-8")
        self.desk.open_path(path)
        settle()

    def close(self) -> None:
        """As a reader would."""
        self.window.close()
        self.window.theme.deleteLater()
        self.desk.deleteLater()
        self.window.deleteLater()
        settle()


@contextmanager
def studio(
    size: tuple[int, int] = NORMAL, mode: str = "light", scale: float = 1.0, inline: bool = True, offline: bool = False
) -> Iterator[Studio]:
    """A studio that is tidied up."""
    with tempfile.TemporaryDirectory() as folder, Registry() as registry:
        runner = InlineRunner() if inline else BackgroundRunner()
        made = Studio(Path(folder), registry, runner, size, offline)
        made.window.theme.set_mode(mode)
        made.window.theme.set_scale(scale)
        settle()
        try:
            yield made
        finally:
            made.close()


def settle(seconds: float = 0.25) -> None:
    """Let everything that is waiting happen, and what eases come to rest."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        QCoreApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        time.sleep(0.005)


def wait(until: Callable[[], bool]) -> None:
    """Until something is true, at most some seconds."""
    end = time.monotonic() + WAIT_S
    while not until() and time.monotonic() < end:
        settle(0.02)


def desk(
    size: tuple[int, int] = NORMAL, mode: str = "light", scale: float = 1.0, number: int = 7
) -> Callable[[Path], None]:
    """The sample, checked and judged, the sheet of one reference shown."""

    def draw(target: Path) -> None:
        with studio(size, mode, scale) as made:
            made.judged()
            made.select(number)
            shoot(made.window, target)

    return draw


def printed(mode: str = "light", size: tuple[int, int] = NORMAL) -> Callable[[Path], None]:
    """The sample as a PDF, seen as it is printed, a reference selected."""

    def draw(target: Path) -> None:
        with studio(size, mode) as made:
            path = made.folder / "low-dose-naltrexone.pdf"
            text = resource("sample", "low-dose-naltrexone.md").read_text(encoding="utf-8")
            # Another text is another article; the sample's own would be recognised on its pages.
            _typeset(text.replace("What the drug is", "What the drug is, and does"), path)
            assert made.desk.opened.article is not None
            # Else the desk would ask whether the PDF is a newer version of the sample.
            made.desk.delete_article(made.desk.opened.article.id)
            made.desk.open_path(path)
            settle()
            made.window.actions_["printed"].trigger()
            settle(2.0)
            made.select(3)
            settle(2.0)
            shoot(made.window, target)

    return draw


def _typeset(markdown: str, target: Path) -> None:
    """Markdown on pages of A4, as a journal might set it."""
    document = QTextDocument()
    document.setDefaultFont(QFont("Noto Serif, DejaVu Serif", 10))
    document.setMarkdown(markdown)
    writer = QPdfWriter(str(target))
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    document.print_(writer)


def corrected(size: tuple[int, int] = NORMAL, mode: str = "light", scale: float = 1.0) -> Callable[[Path], None]:
    """PubMed heard too, a retraction, a verdict corrected, a suggestion accepted, a point dismissed."""

    def draw(target: Path) -> None:
        with studio(size, mode, scale) as made:
            works = made.registry.catalogue.works
            notice = "J Made Up. 2025 Feb 6;1(2):3. doi: 10.5555/notice. PMID: 7"
            trial = works["10.1016/j.jad.2016.08.029"]
            made.registry.pubmed.add(trial, "27736689", [("PT", "Randomized Controlled Trial"), ("RIN", notice)])
            made.desk.checking.check(search=True)
            wait(lambda: not made.desk.checking.progress.running)
            entries = made.desk.opened.entries
            ids = [entry.reference.id for entry in entries]
            made.desk.appraising.correct(ids[6], VerdictCode.AGREES, "registry is wrong")
            made.desk.appraising.correct(ids[4], VerdictCode.UNCONFIRMED, "asked the library", "10.5555/meant")
            for point in entries[6].points[:1]:
                made.desk.appraising.dismiss(ids[6], point, "I looked: the citation is right")
            made.select(7)
            shoot(made.window, target)

    return draw


def graded(
    size: tuple[int, int], mode: str = "light", scale: float = 1.0, card: bool = False
) -> Callable[[Path], None]:
    """The evidence said, its section unfolded; with the `card` of help on the level."""

    def draw(target: Path) -> None:
        with studio(size, mode, scale) as made:
            made.judged()
            entry = made.desk.opened.entries[6]
            place = entry.citations[0].id
            made.desk.grading.describe(entry.reference.id, Study(Design.RANDOMISED_TRIAL, Subjects.PARTICIPANTS, 12))
            made.desk.grading.grade(
                entry.reference.id,
                place,
                question=Question.TREATMENT,
                level=Level.THREE,
                moved="twelve people: imprecise",
                directness=Directness.DIRECT,
                outcome=Outcome.PATIENT,
            )
            made.window.references.focus_evidence()
            settle()
            if card:
                buttons = made.window.findChildren(HelpButton)
                next(each for each in buttons if each.toolTip() == tr("Help: {scale}", scale=tr("OCEBM level"))).open()
            shoot(made.window, target)

    return draw


def first_start(target: Path) -> None:
    """What a new reader sees first."""
    with studio() as made:
        shoot(made.window, target)


def no_article(target: Path) -> None:
    """Nothing is open."""
    with studio() as made:
        made.desk.close_article()
        shoot(made.window, target)


def one_reference(target: Path) -> None:
    """The shortest list there is."""
    with studio() as made:
        made.read(ONE_REFERENCE.format(reference=FIRST))
        made.check()
        made.select(1)
        shoot(made.window, target)


def thousand(mode: str, size: tuple[int, int]) -> Callable[[Path], None]:
    """A review with a thousand references."""

    def draw(target: Path) -> None:
        with studio(size, mode) as made:
            made.read(long_article(1_000))
            made.select(500)
            shoot(made.window, target)

    return draw


def many_places(mode: str) -> Callable[[Path], None]:
    """A reference of sixty authors and a long title, cited in eight places, with a point on each."""

    def draw(target: Path) -> None:
        said = "Naps are good, as a case series of {n} children put to bed at noon has shown [1]."
        parts = [f"## Part {n}\n\n{said.format(n=n)}\n" for n in range(1, 9)]
        names = ", ".join(f"Author{n} AB" for n in range(1, 61))
        title = "A randomized controlled trial of naps in children who would rather stay awake" + ", as told" * 12
        text = "\n".join(["# Naps\n", *parts, "## References\n", f"1. {names}. {title}. J Naps. 2010;1(2):1-9.\n"])
        with studio(USUAL, mode) as made:
            made.read(text)
            made.select(1)
            made.desk.selection.step(1)
            shoot(made.window, target)

    return draw


def offline(target: Path) -> None:
    """The network kept silent, everything answered still there."""
    with studio(offline=False) as made:
        made.judged()
        made.desk.checking.set_offline(True)
        made.desk.failed.emit("The desk is offline: switch Offline off, then press Check references.")
        shoot(made.window, target)


def mid_check(mode: str, size: tuple[int, int]) -> Callable[[Path], None]:
    """Six answers are there, four are waited for."""

    def draw(target: Path) -> None:
        with studio(size, mode, inline=False) as made:
            made.registry.fail(SLOW, service="doi.org")
            made.select(2)
            made.desk.checking.check()
            wait(lambda: made.desk.checking.progress.done >= 6)
            shoot(made.window, target)

    return draw


def error(size: tuple[int, int], scale: float) -> Callable[[Path], None]:
    """A file that cannot be read: the desk is as it was."""

    def draw(target: Path) -> None:
        with studio(size, scale=scale) as made:
            made.judged()
            path = made.folder / "picture.txt"
            path.write_bytes(bytes(range(256)) * 40)
            made.desk.open_path(path)
            shoot(made.window, target)

    return draw


def unreachable(target: Path) -> None:
    """Nobody answered."""
    with studio(mode="dark", inline=False) as made:
        made.registry.stop()
        made.select(7)
        made.check()
        shoot(made.window, target)


def no_library(target: Path) -> None:
    """The library cannot be opened."""
    with studio() as made:
        sentence = "The library is damaged; bring back a backup with: ldn-desk library restore FILE"
        made.window.pages.show_failure(str(LibraryError(sentence)))
        shoot(made.window, target)


def library(searching: str, size: tuple[int, int] = NORMAL, scale: float = 1.0) -> Callable[[Path], None]:
    """The library page, with a search or without."""

    def draw(target: Path) -> None:
        with studio(size, scale=scale) as made:
            made.judged()
            made.read(ONE_REFERENCE.format(reference=FIRST))
            made.read(long_article(1_000))
            made.window.actions_["delete"].trigger()
            made.read(long_article(60))
            made.window.actions_["library"].trigger()
            page = made.window.pages.library
            assert page is not None
            page.field.setText(searching)
            page.search()
            shoot(made.window, target)

    return draw


def found(target: Path) -> None:
    """Words looked for in article, references and notes."""
    with studio() as made:
        made.judged()
        made.window.toolbar.field.setText("depression")
        made.window.finding.step(1)
        made.window.finding.step(1)
        shoot(made.window, target)


def dialog(action: str, mode: str = "light", scale: float = 1.0) -> Callable[[Path], None]:
    """One dialog, as an action opens it."""

    def draw(target: Path) -> None:
        with studio(mode=mode, scale=scale) as made:
            made.judged()
            if action == "add_year":
                made.read(UNDATED.format(reference=FIRST))
            if action in MENDS:
                mend(made)
            made.window.actions_[action].trigger()
            settle()
            shown = [child for child in made.window.findChildren(QDialog) if child.isVisible()]
            if action == "export":
                press_export(shown[0], made.folder)
            shoot(shown[0], target)
            shown[0].close()

    return draw


MENDS = ("edit_fields", "split", "add_reference", "cites", "removed")


def mend(made: "Studio") -> None:
    """A field corrected, two references made one, one removed, a marker selected: what the dialogs of mending show."""
    references = [entry.reference for entry in made.desk.opened.entries]
    made.desk.mending.correct(references[6], Fields(volume="208", issue="1"), ("volume", "issue"))
    made.desk.mending.merge_with_next(references[7])
    made.desk.mending.remove(references[2])
    made.select(6)
    made.desk.selection.step(1)


def mended(mode: str = "light") -> Callable[[Path], None]:
    """The desk with some of it mended by hand."""

    def draw(target: Path) -> None:
        with studio(mode=mode) as made:
            made.judged()
            mend(made)
            shoot(made.window, target)

    return draw


def version(mode: str = "light", taken: bool = False) -> Callable[[Path], None]:
    """A newer version of an article is opened; asked about, or taken over."""

    def draw(target: Path) -> None:
        from ldn_desk.views.dialogs.newer_version import NewerVersion
        from tests.services.test_versions import NEW, OLD

        with studio(mode=mode) as made:
            made.read(OLD)
            made.desk.appraising.rate(made.desk.opened.entries[1].reference.id, 4)
            made.read(NEW)
            settle()
            (asked,) = made.window.findChildren(NewerVersion)
            if taken:
                asked.take.click()
            shoot(asked, target)
            asked.close()

    return draw


def listed(size: tuple[int, int] = NORMAL, mode: str = "light", scale: float = 1.0) -> Callable[[Path], None]:
    """A list that shows this and that by itself, and fields that the desk is not sure of."""

    def draw(target: Path) -> None:
        with studio(size, mode, scale) as made:
            made.read(FAULTY)
            made.select(2)
            shoot(made.window, target)

    return draw


def findings(text: str, mode: str = "light", scale: float = 1.0) -> Callable[[Path], None]:
    """What the list of this article shows by itself."""

    def draw(target: Path) -> None:
        with studio(mode=mode, scale=scale) as made:
            made.read(text)
            made.window.actions_["findings"].trigger()
            settle()
            shown = next(child for child in made.window.findChildren(QDialog) if child.isVisible())
            shoot(shown, target)
            shown.close()

    return draw


def press_export(shown: QDialog, folder: Path) -> None:
    """So that the sentence of the outcome is in the picture."""
    from ldn_desk.views.dialogs.export import ExportDialog

    assert isinstance(shown, ExportDialog)
    shown.name.setText(str(folder / "Low-dose naltrexone.md"))
    shown.export.click()
    shown.name.setText("~/Documents/Low-dose naltrexone.md")


def long_article(references: int) -> str:
    """A made-up review."""
    parts = ["# A long review of nothing in particular\n\nBy Jane Doe\n"]
    for first in range(1, references + 1, 10):
        marks = " ".join(f"Trial {n} found a little less pain than placebo [{n}]." for n in range(first, first + 10))
        parts.append(f"## Part {first // 10 + 1}\n\n{marks}\n")
    parts.append("## References\n")
    parts += [
        f"{n}. Author{n} AB, Other CD. A made-up trial of nothing in particular, number {n}. J Trials. "
        f"{1990 + n % 30};{n % 90 + 1}(1):{n}-{n + 9}."
        for n in range(1, references + 1)
    ]
    return "\n".join(parts)


def shoot(widget: QWidget, target: Path) -> None:
    """One picture."""
    settle()
    widget.grab().save(str(target))
    print(tr("{name}: {width} × {height}", name=target.name, width=widget.width(), height=widget.height()))


PICTURES: dict[str, Callable[[Path], None]] = {
    "light": desk(),
    "dark": desk(mode="dark", number=8),
    "many-places": many_places("light"),
    "many-places-dark": many_places("dark"),
    "first-start": first_start,
    "usual": desk(USUAL),
    "usual-differing": desk(USUAL, number=8),
    "small": desk(SMALL),
    "small-dark": desk(SMALL, "dark"),
    "large": desk(LARGE),
    "large-dark": desk(LARGE, "dark"),
    "double": desk(NORMAL, scale=2.0),
    "double-small": desk(SMALL, scale=2.0),
    "double-large-dark": desk(LARGE, "dark", 2.0),
    "corrected": corrected(),
    "corrected-dark": corrected(mode="dark"),
    "corrected-small": corrected(SMALL),
    "corrected-double": corrected(LARGE, scale=2.0),
    "evidence": graded(USUAL),
    "evidence-dark": graded(USUAL, "dark"),
    "evidence-small": graded(SMALL),
    "evidence-double": graded(USUAL, scale=2.0),
    "evidence-help": graded(USUAL, card=True),
    "evidence-help-dark": graded(SMALL, "dark", card=True),
    "printed": printed(),
    "printed-dark": printed("dark"),
    "printed-small": printed(size=SMALL),
    "correct": dialog("correct"),
    **{name.replace("_", "-"): dialog(name) for name in MENDS},
    **{f"{name.replace('_', '-')}-dark": dialog(name, "dark") for name in MENDS},
    "version": version(),
    "version-taken": version(taken=True),
    "version-dark": version("dark", taken=True),
    "versions": dialog("versions"),
    "mended": mended(),
    "mended-dark": mended("dark"),
    "correct-dark": dialog("correct", "dark"),
    "no-article": no_article,
    "one-reference": one_reference,
    "thousand": thousand("light", NORMAL),
    "thousand-dark": thousand("dark", LARGE),
    "offline": offline,
    "mid-check": mid_check("light", NORMAL),
    "mid-check-small-dark": mid_check("dark", SMALL),
    "error": error(NORMAL, 1.0),
    "error-double-small": error(SMALL, 2.0),
    "unreachable": unreachable,
    "no-library": no_library,
    "listed": listed(),
    "listed-dark": listed(mode="dark"),
    "listed-small": listed(SMALL),
    "listed-double": listed(LARGE, "light", 2.0),
    "findings": findings(FAULTY),
    "findings-dark": findings(FAULTY, "dark"),
    "findings-double": findings(FAULTY, scale=2.0),
    "findings-many": findings(long_article(1_000).replace("J Trials. ", "J Trials, ")),
    "findings-none": findings(long_article(10)),
    "library": library(""),
    "library-search": library("depression"),
    "library-double-small": library("", SMALL, 2.0),
    "find": found,
    "export": dialog("export"),
    "export-double": dialog("export", "dark", 2.0),
    "settings": dialog("settings"),
    "settings-dark": dialog("settings", "dark"),
    "shortcuts": dialog("shortcuts"),
    "about": dialog("about", "dark"),
    "requests": dialog("requests"),
    "consent": dialog("check_search"),
    "add-year": dialog("add_year"),
}


def main() -> int:
    """Draw the pictures named, or all of them; 2 where no folder is named."""
    if len(sys.argv) < 2:
        print(__doc__, file=sys.stderr)
        return 2
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    application = app.new_application()
    for name in sys.argv[2:] or PICTURES:
        PICTURES[name](folder / f"{name}.png")
    application.quit()
    return 0


if __name__ == "__main__":
    sys.exit(main())
