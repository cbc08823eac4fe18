"""Tests of `document`, `worker` and `workers`. PDFs read and drawn in a process of its own: what passes its limits is
refused, and takes nothing with it."""

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from ldn_desk.domain.errors import UnreadableInput
from ldn_desk.domain.progress import Cancelled, Listener, heard
from ldn_desk.importers.pdf.importer import Pdf
from ldn_desk.importers.pdf.pages import PdfPages
from ldn_desk.importers.pdf.process.document import Document
from ldn_desk.importers.pdf.process.frames import Kind
from ldn_desk.importers.pdf.process.worker import Worker
from ldn_desk.importers.pdf.process.workers import WORKERS
from tests.conftest import ROOT
from tests.importers.pdf.hungry import SENTENCE, endless, hungry
from tests.importers.pdf.sheets import Sheets, prose
from tests.importers.pdf.test_importer import small_article

GREEDY: dict[str, tuple[Callable[[str], bytes], str]] = {
    "memory": (hungry, "takes more than 600 MB of memory"),
    "time": (endless, "given up after 5 seconds without a finished page"),
}


def worker_of(document: Document) -> Worker:
    """The process that a document is open in."""
    worker = document._worker
    assert worker is not None
    return worker


def three_pages() -> bytes:
    sheets = Sheets()
    for number in range(3):
        if number:
            sheets.page()
        sheets.flow(60, 80, 480, prose(9, 9 * number))
    return sheets.bytes()


def reads_well() -> bool:
    return "Kettles" in " ".join(block.text for block in Pdf().read(small_article().bytes()).blocks)


@pytest.mark.parametrize("before", ["", SENTENCE], ids=["first page", "second page"])
def test_a_file_that_asks_for_too_much_is_refused_in_one_sentence_and_the_next_one_read(
    small_limit: str, before: str
) -> None:
    greedy, words = GREEDY[small_limit]
    with pytest.raises(UnreadableInput, match=words):
        Pdf().read(greedy(before))
    assert reads_well()


def test_a_page_that_asks_for_too_much_is_not_shown_and_its_neighbours_are(small_limit: str) -> None:
    pages = PdfPages(GREEDY[small_limit][0](SENTENCE))
    assert len(pages.sizes) == 2
    for _ in range(2):
        with pytest.raises(UnreadableInput, match="This page cannot be shown: it"):
            pages.picture(1, 0.5)
        assert list(pages.lines(1)) == []
        width, height, pixels = pages.picture(0, 0.5)
        assert (width, height, len(pixels)) == (300, 400, 4 * 300 * 400)
        assert [line.text for line in pages.lines(0)] == ["Kettles of the northern orchards were measured."]
    pages.close()


@pytest.mark.skipif(sys.platform == "win32", reason="signals are POSIX's")
def test_a_process_that_is_ended_from_outside_while_it_reads_is_said_to_be() -> None:
    document = Document(endless())
    assert document.count == 1
    threading.Timer(0.2, os.kill, (worker_of(document)._process.pid, signal.SIGKILL)).start()
    with pytest.raises(UnreadableInput, match="ended from outside"):
        document.texts(0, 1, 1000)
    document.close()
    assert reads_well()


@pytest.mark.skipif(sys.platform == "win32", reason="signals are POSIX's")
def test_a_process_that_crashes_leaves_a_sentence_and_the_document_goes_on_in_another() -> None:
    document = Document(three_pages())
    assert document.count == 3
    os.kill(worker_of(document)._process.pid, signal.SIGSEGV)
    with pytest.raises(UnreadableInput, match="damaged, or asks for more memory than there is"):
        document.texts(0, 3, 100_000)
    pages, _room = document.texts(0, 3, 100_000)
    assert [len(page.runs) > 0 for page in pages] == [True, True, True]
    document.close()


def test_a_process_that_had_just_given_up_waiting_is_replaced_without_a_word() -> None:
    assert reads_well()
    [idle] = WORKERS._idle
    assert idle._process.stdin is not None
    # As after a minute without anything to do, and noticed only when it is asked.
    idle._process.stdin.close()
    idle.join()
    idle._process.poll = lambda: None  # type: ignore[method-assign]
    assert reads_well()


def test_two_files_are_read_at_once_each_in_a_process_of_its_own() -> None:
    one, other = Document(three_pages()), Document(small_article().bytes())
    assert (one.count, other.count) == (3, 1)
    assert worker_of(one) is not worker_of(other)
    assert "Kettles" in other.texts(0, 1, 10_000)[0][0].runs[0].text
    assert len(one.texts(0, 3, 100_000)[0]) == 3
    one.close()
    other.close()
    assert len(WORKERS._idle) == 1


def test_the_next_file_is_read_by_the_process_that_is_there() -> None:
    assert reads_well()
    [idle] = WORKERS._idle
    document = Document(three_pages())
    assert document.count == 3
    assert worker_of(document) is idle
    document.close()
    assert WORKERS._idle == [idle]


def test_closing_a_document_ends_the_question_under_way() -> None:
    document = Document(endless())
    assert document.count == 1
    worker = worker_of(document)
    threading.Timer(0.2, document.close).start()
    with pytest.raises(UnreadableInput, match="closed while it was read"):
        document.texts(0, 1, 1000)
    worker.join()
    assert not worker.alive
    with pytest.raises(UnreadableInput, match="closed while it was read"):
        document.lines(0)


def test_cancel_ends_the_reading_with_its_process() -> None:
    document = Document(endless(before=SENTENCE))
    told: list[tuple[int, int]] = []
    listener = Listener(lambda done, total: told.append((done, total)), lambda: (1, 2) in told)
    assert document.count == 2
    worker = worker_of(document)
    with heard(listener), pytest.raises(Cancelled):
        document.texts(0, 2, 1000)
    assert told[-1] == (1, 2)
    worker.join()
    document.close()


def test_stopping_ends_every_process_and_leaves_nothing_of_them() -> None:
    document = Document(endless())
    assert document.count == 1
    assert reads_well()
    gone = [worker_of(document), *WORKERS._idle]
    threading.Timer(0.2, Pdf().shut).start()
    with pytest.raises(UnreadableInput, match="closed while it was read"):
        document.texts(0, 1, 1000)
    for worker in gone:
        worker.join()
        assert worker._process.returncode is not None
    document.close()
    assert reads_well()


def test_a_system_that_starts_no_more_processes_is_told_in_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    WORKERS.stop()
    monkeypatch.setattr(sys, "executable", "/nowhere/python")
    with pytest.raises(UnreadableInput, match="the system starts none"):
        Pdf().read(small_article().bytes())


def test_what_the_process_says_is_not_believed_where_it_is_not_what_was_asked() -> None:
    document = Document(three_pages())
    assert document.count == 3
    worker = worker_of(document)
    worker.ask(Kind.SIZES)
    with pytest.raises(UnreadableInput, match="This page cannot be shown"):
        document.picture(0, 1.0)
    assert not worker.alive or worker._ended_by is not None
    assert document.picture(0, 0.5)[:2] == (300, 400)
    document.close()


def test_pdfium_is_not_loaded_into_the_desk_itself(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(small_article().bytes())
    program = (
        "import sys; from pathlib import Path; from ldn_desk.importers.pdf.importer import Pdf;"
        f"draft = Pdf().read(Path({str(path)!r}).read_bytes()); pages = Pdf().pages(Path({str(path)!r}).read_bytes());"
        "pages.picture(0, 0.5); assert draft.blocks; assert 'pypdfium2' not in sys.modules"
    )
    subprocess.run([sys.executable, "-W", "error", "-c", program], cwd=ROOT, check=True, timeout=60)


@pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
def test_no_process_outlives_a_desk_that_is_killed_in_the_midst_of_reading(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(endless())
    program = (
        "from pathlib import Path; from ldn_desk.importers.pdf.process.document import Document;"
        f"document = Document(Path({str(path)!r}).read_bytes()); document.count;"
        "print(document._worker._process.pid, flush=True); document.texts(0, 1, 1000)"
    )
    with subprocess.Popen([sys.executable, "-c", program], cwd=ROOT, stdout=subprocess.PIPE) as desk:
        assert desk.stdout is not None
        reader = int(desk.stdout.readline())
        desk.kill()
    waited = threading.Event()
    for _ in range(200):
        if not Path(f"/proc/{reader}").exists() or "Z" in Path(f"/proc/{reader}/stat").read_text().split()[2]:
            return
        waited.wait(0.05)
    pytest.fail("the process that reads PDFs is still there")
