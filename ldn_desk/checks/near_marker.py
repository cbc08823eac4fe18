"""What stands right before a citation's marker in its sentence: words there are about this citation alone."""

import re

from ldn_desk.domain.article import Citation

_MARKER = re.compile(
    r"\[\d[\d,;–\- ]*\]|\(\d{1,3}(?:[,–-] ?\d{1,3})*\)|[⁰¹²³⁴⁵⁶⁷⁸⁹]+|\([A-Z][^()]{2,60}, \d{4}[a-z]?\)"
)


def words_before(citation: Citation) -> str:
    """The sentence from the last other marker up to this one; empty where the marker itself bears a name."""
    if re.search(r"[^\W\d_]{2}", citation.marker):
        return ""
    place = citation.start - citation.sentence_start
    inside = 0 <= place <= len(citation.sentence)
    before = citation.sentence[:place] if inside else citation.sentence
    other = [match.end() for match in _MARKER.finditer(before)]
    return before[other[-1] :] if other else before
