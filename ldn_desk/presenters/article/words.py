"""What the desk says of an article in its own words: date, reading time, a marker that leads nowhere."""

import re
import unicodedata
from collections.abc import Sequence

from ldn_desk.domain.article import Article, BlockKind
from ldn_desk.domain.bibliography import PartialDate
from ldn_desk.domain.translation import tr
from ldn_desk.wording.summary import date_words

WORDS_A_MINUTE = 238
"""Silent reading of English non-fiction (Brysbaert 2019), where the article prints no reading time itself."""

_MINUTES = re.compile(r"(\d{1,3})[ -]?min", re.IGNORECASE)


def reading_minutes(article: Article) -> int:
    """The reading time that the article prints, else counted from its words; at least 1."""
    for block in article.blocks:
        printed = _MINUTES.search(block.text) if block.kind is BlockKind.BYLINE else None
        if printed:
            return int(printed[1])
    outside = (BlockKind.REFERENCE, BlockKind.FURNITURE, BlockKind.BYLINE)
    words = sum(len(block.text.split()) for block in article.blocks if block.kind not in outside)
    return max(1, round(words / WORDS_A_MINUTE))


def date_as_known(issued: PartialDate) -> str:
    """The article's date: what is printed, and after it the year where the reader added one."""
    if issued.year is not None and issued.raw and str(issued.year) not in issued.raw:
        return f"{issued.raw} {issued.year}"
    return date_words(issued)


def year_words(issued: PartialDate) -> str:
    """What the link beside the date says; empty where the article prints its year itself."""
    if issued.year is None:
        return tr("add year")
    return tr("change year") if issued.raw and str(issued.year) not in issued.raw else ""


def missing_words(numbers: Sequence[int]) -> str:
    """What a marker says that leads nowhere: `No reference 12 in the list`."""
    listed = ", ".join(str(number) for number in numbers)
    if len(numbers) == 1:
        return tr("No reference {which} in the list", which=listed)
    return tr("No references {which} in the list", which=listed)


def reads_rightwards(text: str) -> bool:
    """False where the first letter belongs to a script written from right to left."""
    for sign in text:
        direction = unicodedata.bidirectional(sign)
        if direction in ("L", "R", "AL"):
            return direction == "L"
    return True


def said_by_the_byline(byline: str, article: Article) -> bool:
    """True where the desk's own line says already what this printed line says."""
    if _MINUTES.search(byline):
        return True
    if any(name.label and name.label in byline for name in article.author):
        return True
    issued = article.issued
    return issued is not None and bool((issued.raw and issued.raw in byline) or str(issued.year) in byline)
