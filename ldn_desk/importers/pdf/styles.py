"""What a paragraph is: heading and of which level, caption, footnote, the debris of a figure, or text."""

import re
from collections.abc import Sequence
from enum import Enum

from ldn_desk.importers.pdf.furniture import is_licence
from ldn_desk.importers.pdf.paragraphs import BULLET, Measures, Para, ends_sentence
from ldn_desk.reading.text.lexicon import heads_references

CAPTION = re.compile(
    r"(?:(?:supplementary |supporting |extended data |online )?"
    r"(?:fig(?:ure)?|table|scheme|box|plate|chart|exhibit|video|abbildung|abb|tabelle|tableau|figura|tabla|tab|"
    r"рис(?:унок)?|таблица)\b\.? ?[SA]?\d{1,3}[A-Za-z]?|[图表図] ?\d)",
    re.IGNORECASE,
)
_CAPTION_GOES_ON = re.compile(r"\s{0,2}(?:[.:|—–-]|\(|[A-Z\"“\d]|$)")
_NUMBERED = re.compile(r"(?:§ ?)?(\d{1,2}(?:\.\d{1,2}){0,3})\.?\s+(?=[^\W\d_])|(?:[IVX]{1,5}|[A-H])\.\s+(?=[A-Z])")
_FOOT_MARK = re.compile(r"[*†‡§¶#¹²³⁴-⁹\d]{1,3}\s?\S|(?:abbreviations?|correspondence|e-?mail|notes?)\b", re.IGNORECASE)
_LONGEST_HEADING = 180
_LONGEST_BULLETED = 60
"""Code points of a heading that a bullet marks."""
_SMALL = 0.94
_LABELLED = re.compile(
    r"(?:key ?words?|subjects?|citation|editors?|received|accepted|published|correspondence|abbreviations)\b.{1,200}|"
    r"[•▪■□●○◦‣➢►✓♦◆–-] |[\w ]{3,25}: \S.{20,200}|(?:\d{1,2}[.)]|\([a-z\d]{1,2}\)|[a-z]\)) ?(?-i:[a-z])",
    re.IGNORECASE | re.DOTALL,
)
_LETTER = re.compile(r"[^\W\d_]")
_PROSE = re.compile(r"[^\W\d_]{2,}")


class Part(Enum):
    """What a paragraph is in the article."""

    TEXT = "text"
    HEADING = "heading"
    CAPTION = "caption"
    TABLE = "table"
    FOOTNOTE = "footnote"
    FURNITURE = "furniture"


def part_of(para: Para, usual: Measures, below: float, *, last_text: bool) -> Part:
    """What the paragraph is. `below` is the size of what follows it in its column, 0 for the last; `last_text` says
    that no text of the usual size stands below it."""
    text = para.text.strip()
    if para.table:
        return Part.TABLE
    if is_caption(para):
        return Part.CAPTION
    if is_licence(text):
        return Part.FURNITURE
    if is_heading(para, usual, below):
        return Part.HEADING
    if _is_debris(text, para, usual):
        return Part.FURNITURE
    if last_text and para.size < _SMALL * usual.size and _FOOT_MARK.match(text):
        return Part.FOOTNOTE
    return Part.TEXT


def is_caption(para: Para) -> bool:
    """Whether the paragraph is the caption of a figure or a table; `Figure 1 shows` is none."""
    text = para.text.strip()
    match = CAPTION.match(text)
    return match is not None and _CAPTION_GOES_ON.match(text, match.end()) is not None


def is_heading(para: Para, usual: Measures, below: float) -> bool:
    """Whether the paragraph stands out as a heading does: by size, weight, slope, capitals, number or typeface."""
    text = para.text.strip()
    if len(text) > _LONGEST_HEADING or len(para.lines) > 4 or not _PROSE.search(text):
        return False
    if heads_references(text):
        return True
    if 2 * len(_LETTER.findall(text)) < len(text) or text.endswith((",", ";")) or text[0].islower():
        return False
    sentence = ends_sentence(para.lines[-1])
    if para.bold and BULLET.match(text) and not sentence and len(text) < _LONGEST_BULLETED:
        return True
    if para.size < 0.85 * min(usual.size, below or usual.size) or _LABELLED.match(text):
        return False
    if para.size > (1.3 if sentence else 1.1) * usual.size or para.bold:
        return True
    if text.endswith(".") or len(para.lines) > 2 or len(text.split()) > 14:
        return False
    capitals = text.isupper() and len(text) > 3
    number = _NUMBERED.match(text)
    numbered = number is not None and text[number.end()].isupper() and 1.25 * usual.pitch * para.size < para.above
    other_face = (
        below > 0
        and para.font not in ("", usual.font)
        and para.size >= 0.9 * min(usual.size, below)
        and not text.endswith(":")
    )
    return capitals or numbered or para.italic or other_face


def _is_debris(text: str, para: Para, usual: Measures) -> bool:
    """Labels of axes and boxes: few words of another size, or hardly a letter."""
    letters = len(_LETTER.findall(text))
    if 3 * letters < len(text):
        return True
    return len(text.split()) < 4 and para.size < 0.93 * usual.size and not text.endswith(".")


def levels(headings: Sequence[Para]) -> list[int]:
    """The level of each heading, from 2: by its number where it has one, else by how much its style stands out."""
    styles = sorted({_style(para) for para in headings}, reverse=True)
    found = []
    for para in headings:
        number = _NUMBERED.match(para.text.strip())
        depth = number.group(1).count(".") if number and number.group(1) else -1
        found.append(min(2 + (depth if depth >= 0 else styles.index(_style(para))), 6))
    return found


def _style(para: Para) -> tuple[float, bool, bool, bool]:
    return round(para.size), para.text.isupper(), para.bold, not para.italic
