"""Which citations of the open article are judged, and the sign that each then carries in the text and on its pages."""

from collections.abc import Iterable, Mapping

from PySide6.QtCore import QObject, Signal

from ldn_desk.domain.article import Article
from ldn_desk.domain.entry import Entry
from ldn_desk.domain.judgement import Choice
from ldn_desk.presenters.desk import Desk
from ldn_desk.wording.quotations import LEFT_SIGN, judged_sign


class CitationSigns(QObject):
    """Follows the desk. Signals: `changed()` some citation carries another sign."""

    changed = Signal()

    def __init__(self, desk: Desk, parent: QObject) -> None:
        """Of what is on the desk now."""
        super().__init__(parent)
        self._desk = desk
        self.of: Mapping[int, str] = {}
        """Index of a citation in the article → its sign; what is not judged has none."""
        desk.opened.article_changed.connect(self._follow)
        desk.opened.entries_changed.connect(self._follow)
        self._follow()

    def _follow(self, *_what: object) -> None:
        article = self._desk.opened.article
        signs = citation_signs(article, self._desk.opened.entries) if article is not None else {}
        if signs != self.of:
            self.of = signs
            self.changed.emit()


def citation_signs(article: Article, entries: Iterable[Entry]) -> dict[int, str]:
    """The sign of each citation that is judged, by its index in the article.

    Of a string citation it is that of all its references where they are judged alike, another one where they are not,
    and a third one where some are still to be judged."""
    chosen: dict[str, list[Choice]] = {}
    known = set[int]()
    for entry in entries:
        known.add(entry.reference.number)
        for judgement in entry.judgements:
            chosen.setdefault(judgement.citation_id, []).append(judgement.quotation.choice)
    signs: dict[int, str] = {}
    for index, citation in enumerate(article.citations) if chosen else ():
        choices = chosen.get(citation.id, ())
        if choices:
            left = len(known.intersection(citation.numbers)) > len(choices)
            signs[index] = LEFT_SIGN if left else judged_sign(choices)
    return signs
