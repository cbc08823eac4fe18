"""The judging of citations from the menu; and one key for each judgement while the keyboard is in article or list."""

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import Qt, SignalInstance
from PySide6.QtGui import QKeySequence, QShortcut

from ldn_desk.domain.judgement import Choice
from ldn_desk.domain.translation import tr
from ldn_desk.presenters.desk import Desk
from ldn_desk.presenters.work.quoting import KEYS
from ldn_desk.views.article.pane import ArticlePane
from ldn_desk.views.feature import ARTICLE, SELECTED_WRITTEN, Feature, Item, Spec
from ldn_desk.views.judging.feature import rate_selected
from ldn_desk.views.references.pane import ReferencePane


class Quoting(Feature):
    """Acts on the citation in hand."""

    def __init__(self, desk: Desk, article: ArticlePane, references: ReferencePane) -> None:
        """Letters are keys in `article` and in the list of `references`."""
        self._desk = desk
        self._take_in_hand = article.take_in_hand
        self._write_note = references.focus_notes
        self._within = (article, references.list)
        self._make_keys()

    def items(self) -> Sequence[Item]:
        """The four choices, and the way from citation to citation."""
        quoting, cited = self._desk.quoting, (*SELECTED_WRITTEN, "cited")
        words = {
            Choice.SUPPORTED: tr("&Supported"),
            Choice.PARTLY: tr("&Partly Supported (Minor)"),
            Choice.NOT_SUPPORTED: tr("N&ot Supported (Major)"),
            Choice.CANNOT_ASSESS: tr("Cannot &Assess"),
        }
        at, walk, within = "judge/quotation", "judge/walk", self._within
        judged = [
            Spec(
                f"quotation_{choice}",
                words[choice],
                partial(self._choose, choice),
                at,
                (KEYS[choice].upper(),),
                cited,
                within=within,
            )
            for choice in Choice
        ]
        clear, look = tr("C&lear Judgement of the Citation"), tr("Next with Something to Loo&k At")
        further, back = tr("Next C&itation"), tr("Pre&vious Citation")
        return (
            *judged,
            Spec("quotation_none", clear, quoting.clear_here, at, (), (*SELECTED_WRITTEN, "judged")),
            Spec("next_citation", further, partial(quoting.walk, 1), walk, ("J",), ARTICLE, within=within),
            Spec("previous_citation", back, partial(quoting.walk, -1), walk, ("K",), ARTICLE, within=within),
            Spec("next_unjudged", tr("Next &Unjudged"), quoting.next_unjudged, walk, ("U",), ARTICLE, within=within),
            Spec("next_look", look, quoting.next_to_look_at, walk, ("L",), ARTICLE, within=within),
        )

    def _make_keys(self) -> None:
        """What stands in the menu already, with keys of the whole window: the same by one digit or letter."""
        acts = {"N": self._note, **{str(n): partial(self._rate, n or None) for n in range(6)}}
        for widget in self._within:
            for key, act in acts.items():
                made = QShortcut(QKeySequence(key), widget, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
                made.activated.connect(act)

    def further_keys(self) -> Sequence[tuple[str, str]]:
        """Those that no entry of a menu shows."""
        stars = tr("In the article and the list: stars; none")
        return ((tr("1 to 5; 0"), stars), (tr("N"), tr("In the article and the list: write a note")))

    def _choose(self, choice: Choice) -> None:
        self._take_in_hand()
        self._desk.quoting.choose_here(choice)

    def _note(self) -> None:
        if self._desk.writable:
            self._write_note()

    def _rate(self, stars: int | None) -> None:
        if self._desk.writable:
            rate_selected(self._desk, stars)

    def facts(self) -> Mapping[str, bool]:
        """Whether anything cites the selected reference, and whether the citation in hand is judged."""
        entry, citation = self._desk.opened.selected_entry, self._desk.selection.citation
        cited = entry is not None and bool(entry.citations)
        if entry is not None and citation is None and len(entry.citations) == 1:
            citation = entry.citations[0]
        judged = entry is not None and citation is not None and entry.judgement(citation) is not None
        return {"cited": cited, "judged": judged}

    def news(self) -> Sequence[SignalInstance]:
        """Another citation is in hand, or it is judged now."""
        return (self._desk.selection.changed, self._desk.opened.entries_changed)
