"""The marks that registries put before or after the title of a work that was taken back: `RETRACTED: …`.

Only their own forms count: capitals, brackets or a colon at the beginning, brackets or a dash at the end. "Retraction",
"withdrawn" and "removed" are words of ordinary titles too.
"""

import re
from functools import lru_cache

from ldn_desk.matching.folding import plain

_WHAT = r"(?:\s+(?i:article|paper|chapter|study|publication|preprint|manuscript))"
_LOUD = r"(?:RETRACTED|WITHDRAWN|REMOVED|TEMPORARY REMOVAL)"
_CAPITAL = r"(?:Retracted|Withdrawn|Removed|Temporary [Rr]emoval)"
_ANY = r"(?i:retracted|withdrawn|removed|temporary removal)"
_MARK = re.compile(
    # `[Retracted] X`, `(WITHDRAWN): X`
    rf"^\W{{0,3}}[\[(]\s?{_ANY}{_WHAT}?\s?[\])]\s?[:.\-–—]?\s*(?=\w|\S\w)"
    # `RETRACTED: X`, `Retracted article: X`
    rf"|^\W{{0,3}}(?:{_LOUD}|{_CAPITAL}|EXPRESSION OF CONCERN){_WHAT}?\s?:\s*(?=\S)"
    # Capitals alone do without a colon: `RETRACTED ARTICLE X`, `WITHDRAWN - X`
    rf"|^\W{{0,3}}{_LOUD}(?:{_WHAT}\s+|{_WHAT}?\s?[\-–—.]\s?)(?=\S)"
    # At the end in brackets: `X (Retracted article. See vol. 23, pg. 18, 2012)`, `X [Withdrawn]`
    rf"|(?<=\S)\s*[\[(]\s?{_ANY}{_WHAT}?(?:\s?[.:;,](?:[^\[\]()]|\([^()]{{0,20}}\)){{0,120}})?[\])]\W{{0,2}}$"
    # At the end after a dash: `X - Retracted`, `X. RETRACTED ARTICLE`
    rf"|(?<=\S)(?:\s[\-–—]\s?(?:{_LOUD}|{_CAPITAL})|\s?[.:\-–—]\s?{_LOUD}){_WHAT}?\W{{0,2}}$"
)


@lru_cache(maxsize=2048)
def without_mark(title: str) -> tuple[str, str]:
    """The title as it was published (its mark-up gone), and the type of notice that its mark tells of, or ""."""
    text = plain(title)
    found = _MARK.search(text)
    if found is None:
        return text, ""
    return (text[: found.start()] + text[found.end() :]).strip(), _kind(found.group().casefold())


def mark_of(title: str) -> str:
    """The mark itself as it stands (`RETRACTED`, `Retracted article`); empty where the title bears none."""
    found = _MARK.search(plain(title))
    return found.group().strip(" :.-–—[]()") if found else ""


def _kind(mark: str) -> str:
    if "concern" in mark:
        return "expression_of_concern"
    if "remov" in mark:
        return "removal"
    return "withdrawal" if "withdrawn" in mark else "retraction"
