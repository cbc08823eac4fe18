"""Damaged PDFs: one sentence, or what can be read; never anything else."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ldn_desk.domain.errors import UnreadableInput
from ldn_desk.importers.pdf.importer import Pdf
from ldn_desk.services.opening import read_bytes
from tests.importers.pdf.test_importer import small_article

WHOLE = small_article().bytes()


def outcome(data: bytes) -> str:
    """The text that was read, or the sentence that says why none was."""
    try:
        return read_bytes(data, "damaged.pdf", [Pdf()]).text
    except UnreadableInput as error:
        return str(error)


@settings(max_examples=60, deadline=5000, suppress_health_check=[HealthCheck.too_slow], derandomize=True)
@given(st.lists(st.tuples(st.integers(0, len(WHOLE) - 1), st.integers(0, 255)), min_size=1, max_size=40))
def test_a_file_with_changed_bytes_is_read_or_refused(changes: list[tuple[int, int]]) -> None:
    data = bytearray(WHOLE)
    for place, value in changes:
        data[place] = value
    assert outcome(bytes(data))


@settings(max_examples=40, deadline=5000, derandomize=True)
@given(st.integers(0, len(WHOLE) - 1), st.binary(max_size=30))
def test_a_file_with_a_piece_put_in_is_read_or_refused(place: int, piece: bytes) -> None:
    assert outcome(WHOLE[:place] + piece + WHOLE[place:])
