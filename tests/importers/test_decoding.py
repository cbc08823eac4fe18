import codecs

import pytest

from ldn_desk.domain.errors import UnreadableInput
from ldn_desk.importers.decoding import decode

TEXT = "Schlaf bei Mäusen – “gut”\nund nun.\n"


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode(),
        codecs.BOM_UTF8 + TEXT.encode(),
        codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"),
        codecs.BOM_UTF32_LE + TEXT.encode("utf-32-le"),
        TEXT.encode("utf-16-le"),
        TEXT.encode("utf-16-be"),
        TEXT.encode("cp1252"),
        TEXT.replace("\n", "\r\n").encode(),
        TEXT.replace("\n", "\r").encode(),
    ],
)
def test_every_usual_encoding_is_read(data: bytes) -> None:
    assert decode(data) == TEXT


def test_latin_1_is_read() -> None:
    assert decode("Müdigkeit hält an".encode("latin-1")) == "Müdigkeit hält an"


def test_utf_8_with_a_damaged_byte_is_still_utf_8() -> None:
    data = ("Mäuse schlafen. " * 100).encode() + b"\xff" + "Mäuse".encode()
    assert decode(data).count("ä") == 101


@pytest.mark.parametrize(
    "data",
    [
        b"%PDF-1.7 text",
        b"PK\x03\x04text",
        bytes(range(256)) * 20,
        b"text\x00text\x00\x00\x01text" * 50,
        b"\x01\x02\x03\x04\x05\x06" * 100,
        codecs.BOM_UTF16_LE + b"\x00\x00" * 50,
    ],
)
def test_what_is_no_text_is_refused_with_one_sentence(data: bytes) -> None:
    with pytest.raises(UnreadableInput, match=r"^This is not a text file: [^.]+\.$"):
        decode(data)
