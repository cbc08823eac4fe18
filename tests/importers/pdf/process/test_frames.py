"""Frames between the desk and the process that reads PDFs."""

import io

import pytest

from ldn_desk.importers.pdf.process.frames import Garbled, Kind, read, write


def test_a_frame_is_read_as_it_was_written() -> None:
    stream = io.BytesIO()
    write(stream, Kind.OPEN, b"the ", memoryview(b"file"))
    write(stream, Kind.CLOSE)
    stream.seek(0)
    assert read(stream) == (Kind.OPEN, b"the file")
    assert read(stream) == (Kind.CLOSE, b"")
    assert read(stream) is None


@pytest.mark.parametrize("kept", [1, 4, 5, 8])
def test_a_frame_that_breaks_off_is_none(kept: int) -> None:
    stream = io.BytesIO()
    write(stream, Kind.VALUE, b"12345")
    assert read(io.BytesIO(stream.getvalue()[:kept])) is None


@pytest.mark.parametrize("data", [b"?\x00\x00\x00\x00", b"\xff\x00\x00\x00\x00", b"V\xff\xff\xff\xff"])
def test_a_frame_of_no_kind_or_of_any_length_is_garbled(data: bytes) -> None:
    with pytest.raises(Garbled):
        read(io.BytesIO(data))
