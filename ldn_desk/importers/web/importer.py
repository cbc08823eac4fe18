"""Web pages as browsers save them: how they are known. `page` reads them, and is imported for that alone."""

import re

from ldn_desk.importers.shared.decoding import is_text_start
from ldn_desk.plugins.contracts import Draft

_START = re.compile(
    rb"\s{0,200}(?:<!doctype html|<html|<\?xml[^>]{0,200}\?>\s{0,20}<(?:!doctype )?html)", re.IGNORECASE
)
_TAGS = re.compile(rb"<(?:p|div|h[1-6]|body|head|meta|span|ul|ol|article|table|br)\b[^<>]{0,300}>", re.IGNORECASE)


class Html:
    """`.html`, and HTML on the clipboard."""

    name = "html"
    label = "Web page"
    suffixes = (".html", ".htm", ".xhtml")

    def recognises(self, data: bytes, suffix: str) -> float:
        """0.95 where the bytes open as a page does, 0.92 by name, 0.6 for a text that opens with one of many tags."""
        if not is_text_start(data):
            return 0.0
        head = data[:4096].lstrip(b"\xef\xbb\xbf\xff\xfe").replace(b"\x00", b"")
        if _START.match(head):
            return 0.95
        if suffix in self.suffixes:
            return 0.92
        tagged = head.lstrip()[:1] == b"<" and len(_TAGS.findall(head)) > 4
        return 0.6 if tagged and suffix in ("", ".txt", ".text") else 0.0

    def read(self, data: bytes) -> Draft:
        """Blocks of the article and of the page's reference list. Raises UnreadableInput with one sentence."""
        from ldn_desk.importers.web.page import read_page

        return read_page(data)
