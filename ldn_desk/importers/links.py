"""Links as they are kept: to the web, to a mail address, or within the article; any other is dropped."""

import re

_KEPT = re.compile(r"(?:https?://[^\s/]|mailto:\S+@|#.)", re.IGNORECASE)
_LONGEST = 4096


def safe_href(href: str) -> str:
    """The address if it is http(s), mailto or a fragment of the article itself; else the empty text."""
    address = href.strip()
    return address if len(address) <= _LONGEST and _KEPT.match(address) else ""
