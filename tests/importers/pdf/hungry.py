"""Small PDFs that ask for much: memory, or time."""

import zlib

_BLOCK = 1 << 20


def swollen(piece: bytes, megabytes: int) -> bytes:
    """A stream in zlib's form that unpacks to a piece (of a power of two bytes) over so many megabytes."""
    packer = zlib.compressobj(9)
    block = piece * (_BLOCK // len(piece))
    head = packer.compress(block) + packer.flush(zlib.Z_FULL_FLUSH)
    again = packer.compress(block) + packer.flush(zlib.Z_FULL_FLUSH)
    # What begins after a full flush refers to nothing before it: it may stand as often as one likes.
    return head + again * (megabytes - 1)


def page_of(content: bytes, filters: str = "/FlateDecode", before: str = "") -> bytes:
    """A PDF with one page of this content, packed as `filters` say; `before` are contents of pages before it."""
    kids = ["3 0 R"] if not before else ["6 0 R", "3 0 R"]
    font = "/Resources<</Font<</F1 5 0 R>>>>"
    objects = [
        b"1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj",
        f"2 0 obj<</Type/Pages/Kids[{' '.join(kids)}]/Count {len(kids)}>>endobj".encode(),
        f"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R{font}>>endobj".encode(),
        f"4 0 obj<</Length {len(content)}/Filter[{filters}]>>stream\n".encode() + content + b"\nendstream endobj",
        b"5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj",
        f"6 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 7 0 R{font}>>endobj".encode(),
        f"7 0 obj<</Length {len(before)}>>stream\n{before}\nendstream endobj".encode(),
    ]
    data, places = b"%PDF-1.4\n", []
    for each in objects:
        places.append(len(data))
        data += each + b"\n"
    rows = "".join(f"{place:010} 00000 n \n" for place in places)
    table = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{rows}"
    trailer = f"trailer<</Size {len(objects) + 1}/Root 1 0 R>>\nstartxref\n{len(data)}\n%%EOF"
    return data + table.encode() + trailer.encode()


SENTENCE = "BT /F1 12 Tf 60 700 Td (Kettles of the northern orchards were measured.) Tj ET"


def hungry(megabytes: int = 400, before: str = "") -> bytes:
    """A few kilobytes that unpack to so many megabytes of blanks on the last page."""
    twice = zlib.compress(swollen(b" ", megabytes), 9)
    return page_of(twice, "/FlateDecode/FlateDecode", before)


def endless(before: str = "") -> bytes:
    """A page on which the state of drawing is kept and taken up again forty million times."""
    return page_of(zlib.compress(swollen(b"q Q ", 160), 9), "/FlateDecode/FlateDecode", before)
