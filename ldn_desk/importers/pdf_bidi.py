"""Text that runs from right to left: what lies on the page from left to right, brought into the order of reading."""

import re

RTL = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_LTR = r"A-Za-z0-9\u00c0-\u024f\u0370-\u058f\u0660-\u0669\u06f0-\u06f9"
# Words and numbers that run from left to right, with the blanks and signs within them; marks go with their letter.
_PIECES = re.compile(
    rf"[{_LTR}](?:[{_LTR} .,:;/%@&+’'–-]{{0,400}}[{_LTR}%])?|[^\u0300-\u036f\u0591-\u05c7\u064b-\u0652]"
)
_SHARE = 0.3


def runs_backwards(text: str) -> bool:
    """Whether most letters of a text are of a script that runs from right to left."""
    letters = sum(map(str.isalpha, text))
    return letters > 0 and len(RTL.findall(text)) > _SHARE * letters


def logical(visual: str) -> str:
    """The text in the order of reading, of one that was taken from the page from left to right.

    Brackets are as they are read: PDFium has turned them round."""
    pieces: list[str] = []
    start = 0
    for match in _PIECES.finditer(visual):
        # Marks stand behind their letter in either order: what lies between two pieces belongs to the first.
        if pieces:
            pieces[-1] += visual[start : match.start()]
        pieces.append(match.group())
        start = match.end()
    if pieces:
        pieces[-1] += visual[start:]
    return "".join(reversed(pieces))
