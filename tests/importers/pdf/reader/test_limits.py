"""The eye on memory of the process that reads PDFs."""

import threading

from ldn_desk.importers.pdf.process.frames import OUT_OF_MEMORY
from ldn_desk.importers.pdf.reader.limits import Eye, resident


def test_memory_is_told_in_bytes() -> None:
    before = resident()
    held = bytearray(b"x" * 50_000_000)
    assert resident() - before > 20_000_000
    assert len(held) == 50_000_000


def test_a_process_that_takes_too_much_ends_only_while_there_is_work() -> None:
    ended: list[int] = []
    seen = threading.Event()

    def leave(code: int) -> None:
        ended.append(code)
        seen.set()

    eye = Eye(1, leave)
    assert not seen.wait(0.1)
    with eye.watching():
        assert seen.wait(10)
    assert ended == [OUT_OF_MEMORY]
