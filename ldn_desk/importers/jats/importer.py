"""Articles in JATS and NLM XML: how they are known. `document` reads them, and is imported for that alone."""

import re

from ldn_desk.importers.shared.decoding import is_text_start
from ldn_desk.plugins.contracts import Draft

_ARTICLE = re.compile(rb"<(?:\w{1,20}:)?(?:article|back|ref-list)[\s>]")
_SIGNS = re.compile(
    rb"//DTD (?:JATS|Journal (?:Publishing|Archiv)|Archiving)|JATS-|dtd-version|article-type=|"
    rb"<(?:\w{1,20}:)?(?:front|front-stub|article-meta|journal-meta|ref)[\s/>]"
)
_LOOKED_AT = 32_768
"""Bytes in which the article must begin; harvested files have a head of their own before it."""


class Jats:
    """`.xml` and `.nxml` that hold an article."""

    name = "jats"
    label = "Journal XML (JATS, NLM)"
    suffixes = (".xml", ".nxml")

    def recognises(self, data: bytes, suffix: str) -> float:
        """0.97 by an `<article>` with the signs of JATS; 0.3 for other XML by its name, to say what it is."""
        head = data[:_LOOKED_AT].replace(b"\x00", b"")
        start = head.lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
        if not is_text_start(data) or start[:1] != b"<":
            return 0.0
        if b"<html" in head or start[:14].lower() == b"<!doctype html":
            return 0.0
        if _ARTICLE.search(head) and _SIGNS.search(head):
            return 0.97
        return 0.3 if suffix in self.suffixes else 0.0

    def read(self, data: bytes) -> Draft:
        """Blocks, references with their tagged fields, and what the article says of itself. Raises UnreadableInput."""
        from ldn_desk.importers.jats.document import read_article

        return read_article(data)
