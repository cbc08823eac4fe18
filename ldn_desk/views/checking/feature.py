"""Asking the registries, from the menus: checking, the offline switch, the request log, Retraction Watch's list."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import SignalInstance
from PySide6.QtWidgets import QWidget

from ldn_desk.domain.translation import tr
from ldn_desk.presenters.desk import Desk
from ldn_desk.views.feature import ARTICLE_WRITTEN, READY, SELECTED_WRITTEN, WRITTEN, ActionsByName, Feature, Item, Spec
from ldn_desk.views.theme import Theme

if TYPE_CHECKING:
    from ldn_desk.views.dialogs.settings import SettingsGroup


class Asking(Feature):
    """Acts on the open article's references."""

    def __init__(self, desk: Desk, theme: Theme, window: QWidget) -> None:
        """`window` is what the dialogs stand before."""
        self._desk = desk
        self._theme = theme
        self._window = window

    def items(self) -> Sequence[Item]:
        """Every way to ask, and to be silent."""
        checking, at, switch = self._desk.checking, "references/check", (*READY, "offline")
        check, search, log = tr("&Check References"), tr("Check and &Search Titles…"), tr("Request &Log…")
        unanswered, stale = tr("Check Unanswe&red"), tr("Check S&tale Answers")
        by_doi, sends = tr("Ask Crossref and doi.org, by DOI only"), tr("Sends printed text, once you agree")
        without, grown_old = (
            tr("Ask for the references without an answer"),
            tr("Ask again where the answer has grown old"),
        )
        silent, whom = tr("Keep the network silent"), tr("What was asked of whom")
        watch, watch_tip = tr("Import Retraction &Watch…"), tr("Its CSV file; used offline from then on")
        offline, net = self._desk.checking.set_offline, "tools/network"
        return (
            Spec("check", check, self._check, at, ("F5", "Ctrl+Return"), ARTICLE_WRITTEN, tip=by_doi),
            Spec("check_one", tr("Check T&his Reference"), self._check_one, at, ("Shift+F5",), SELECTED_WRITTEN),
            Spec("check_search", search, self._check_and_search, at, ("Ctrl+F5",), ARTICLE_WRITTEN, tip=sends),
            Spec("check_unanswered", unanswered, checking.check_unanswered, at, (), ARTICLE_WRITTEN, tip=without),
            Spec("check_stale", stale, checking.check_stale, at, (), ARTICLE_WRITTEN, tip=grown_old),
            Spec("offline", tr("&Offline"), offline, net, ("Ctrl+Shift+F",), switch, True, tip=silent),
            Spec("requests", log, self._show_requests, net, ("Ctrl+Shift+L",), READY, tip=whom),
            Spec("retractions", watch, self.import_retractions, "tools/lists", (), (*READY, WRITTEN), tip=watch_tip),
        )

    def facts(self) -> Mapping[str, bool]:
        """Whether the offline switch may be used: the environment does not decide."""
        return {"offline": not self._desk.checking.offline_locked}

    def news(self) -> Sequence[SignalInstance]:
        """The switch was used, here or elsewhere; several references are selected, or one again."""
        selection = self._desk.selection
        checking = self._desk.checking
        return (self._desk.started, checking.offline_changed, selection.changed, selection.several_changed)

    def refresh(self, actions: ActionsByName) -> None:
        """Tick the switch, and say how many references would be checked."""
        actions["offline"].setChecked(self._desk.checking.offline)
        number = len(self._desk.selection.several)
        words = tr("Check the {n} Selec&ted References", n=number) if number else tr("Check T&his Reference")
        actions["check_one"].setText(words)

    def settings(self) -> "Sequence[SettingsGroup]":
        """Where is asked, and what goes along."""
        from ldn_desk.views.checking.settings import settings

        return settings(self._desk)

    def import_retractions(self) -> None:
        """Ask for Retraction Watch's file, and import it."""
        # Heavy, and not needed before the first file is opened.
        from PySide6.QtWidgets import QFileDialog

        filters = ";;".join((tr("CSV files (*.csv)"), tr("All files (*)")))
        title = tr("Import Retraction Watch’s CSV file")
        chosen, _ = QFileDialog.getOpenFileName(self._window, title, "", filters)
        if chosen:
            self._desk.retractions.import_file(Path(chosen))

    def _check(self) -> None:
        """Ask by DOI for what has no answer yet."""
        self._desk.checking.check()

    def _check_one(self) -> None:
        entry, several = self._desk.opened.selected_entry, self._desk.selection.several
        if entry is not None:
            self._desk.checking.check(several or [entry.reference.id])

    def _check_and_search(self) -> None:
        """Ask by DOI, and search for titles where the reader agrees to send the printed text."""
        from ldn_desk.presenters.window.preferences import Preferences
        from ldn_desk.views.dialogs.consent import ConsentDialog

        article, preferences = self._desk.opened.article, Preferences(self._desk)
        if article is None:
            return
        if preferences.consents(article.id):
            self._desk.checking.check(search=True)
            return
        dialog = ConsentDialog(self._theme, self._window)
        dialog.agreed.connect(lambda: preferences.consent(article.id))
        dialog.agreed.connect(lambda: self._desk.checking.check(search=True))
        dialog.declined.connect(self._check)
        dialog.open()

    def _show_requests(self) -> None:
        from ldn_desk.views.dialogs.request_log import RequestLog

        RequestLog(self._desk, self._theme, self._window).open()
