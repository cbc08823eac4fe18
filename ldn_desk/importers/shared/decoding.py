"""Bytes into text: UTF-8 with or without a byte-order mark, UTF-16, and the Latin alphabet's older encodings."""

import codecs
import re

from ldn_desk.domain.errors import UnreadableInput
from ldn_desk.domain.translation import tr

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_LOOKED_AT = 4096
"""Bytes in which NULs are counted."""
_NOT_TEXT = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_MOST_CONTROLS = 0.002
"""Share of control characters that a text may hold; every binary format has more."""
_LEAST_TO_TELL = 20
"""Bytes beyond ASCII without which letters show no encoding."""
_SURE = 0.9
_PRIVATE = re.compile("[\ue000-\uf8ff]")
_TOLD = {
    "windows-1251": "cp1251",
    "koi8-r": "koi8-r",
    "maccyrillic": "mac-cyrillic",
    "ibm866": "ibm866",
    "iso-8859-5": "iso8859-5",
    "iso-8859-7": "cp1253",
    "windows-1253": "cp1253",
    "windows-1255": "cp1255",
    "iso-8859-8": "cp1255",
    "gb2312": "gb18030",
    "gb18030": "gb18030",
    "big5": "big5hkscs",
    "shift_jis": "cp932",
    "cp932": "cp932",
    "euc-jp": "euc-jp",
    "iso-2022-jp": "iso2022-jp",
    "euc-kr": "cp949",
    "cp949": "cp949",
}
"""What chardet calls an encoding → the codec that holds all of it. Latin ones are left out: it mistakes them."""
_BINARY_STARTS = (
    b"%PDF-",
    b"PK\x03\x04",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"\xd0\xcf\x11\xe0",
    b"{\\rtf",
    b"\x1f\x8b",
)


def decode(data: bytes) -> str:
    """The text of the bytes, line ends as line feeds. Raises UnreadableInput for what is no text.

    Bytes that are not UTF-8 are read in the encoding that their letters show (Cyrillic, Greek, Hebrew, Chinese,
    Japanese, Korean), else as Windows-1252, of which Latin-1's letters are a part."""
    text = _decoded(data) if is_text_start(data) else None
    if text is None or _is_binary(text):
        raise UnreadableInput(
            tr("This is not a text file: open the article as a PDF, Word document, web page, Markdown or plain text.")
        )
    return text.replace("\r\n", "\n").replace("\r", "\n")


def is_text_start(data: bytes) -> bool:
    """False where the first bytes are the signature of a binary format, or of rich text."""
    return not data.startswith(_BINARY_STARTS)


def _decoded(data: bytes) -> str | None:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, errors="replace")
    wide = _wide_encoding(data[:_LOOKED_AT])
    if wide:
        return data.decode(wide, errors="replace")
    if b"\x00" in data:
        return None
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        # A file cut off inside its last letter, or with one damaged byte in a thousand, is still UTF-8.
        damaged = data.decode("utf-8", errors="replace")
        letters = sum(byte >= 0xC2 for byte in data[: error.start])
        if letters and damaged.count("\ufffd") * 20 < letters:
            return damaged
        return data.decode(_older_encoding(data), errors="replace")


def _older_encoding(data: bytes) -> str:
    """The encoding of text that is not UTF-8, told from its letters; Windows-1252 where they do not tell."""
    # Imported here: few files need it.
    import chardet

    beyond_ascii = bytes(byte for byte in data[: 16 * _LOOKED_AT] if byte > 0x7F)
    if len(beyond_ascii) < _LEAST_TO_TELL:
        return "cp1252"
    told = chardet.detect(data[: 16 * _LOOKED_AT])
    encoding = str(told["encoding"] or "").lower()
    if told["confidence"] < _SURE or encoding not in _TOLD:
        return "cp1252"
    # Short texts in Big5 are taken for Chinese of the mainland; read so, they hold signs that nobody writes.
    taken = _TOLD[encoding]
    odd = taken == "gb18030" and _PRIVATE.search(data.decode(taken, errors="replace"))
    return "big5hkscs" if odd else taken


def _wide_encoding(head: bytes) -> str:
    """UTF-16 without a mark: every other byte of Latin text is NUL."""
    half = len(head) // 2
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if odd > 0.4 * half and even < 0.1 * half:
        return "utf-16-le"
    return "utf-16-be" if even > 0.4 * half and odd < 0.1 * half else ""


def _is_binary(text: str) -> bool:
    controls = len(_NOT_TEXT.findall(text[: 64 * _LOOKED_AT]))
    return controls > max(_MOST_CONTROLS * min(len(text), 64 * _LOOKED_AT), 8) or "\x00" in text[:_LOOKED_AT]
