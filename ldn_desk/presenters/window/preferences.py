"""What the settings dialog changes: each value checked, kept at once, and read back."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ldn_desk.domain.errors import DeskError
from ldn_desk.domain.record import Request
from ldn_desk.domain.translation import N_, count, tr
from ldn_desk.services.settings import ENVIRONMENT
from ldn_desk.wording.summary import day_words
from ldn_desk.wording.terms import joined, source_label

if TYPE_CHECKING:
    from ldn_desk.domain.appraisal import Reviewer
    from ldn_desk.presenters.desk import Desk
    from ldn_desk.services.workshop import Workshop


HEADINGS = (N_("When"), N_("Asked"), N_("Address"), N_("Answer"), N_("Took"))


def cells(request: Request) -> tuple[str, ...]:
    """One request, a text for each of `HEADINGS`. The time is UTC, and says so."""
    when = f"{day_words(request.when)}, {request.when[11:16]} UTC"
    took = tr("{n} ms", n=request.milliseconds)
    return when, source_label(request.source), request.url, request.outcome, took


def as_text(requests: Iterable[Request]) -> str:
    """The log as lines of tabbed columns, for the clipboard."""
    lines = ["\t".join(tr(words) for words in HEADINGS), *("\t".join(cells(request)) for request in requests)]
    return "\n".join(lines)


CONSENT = "consent_search"
"""Setting, followed by the article's id: the reader agreed to send that article's printed references."""
MIRRORS = ("crossref_url", "doi_url", "pubmed_url")


@dataclass(frozen=True, slots=True)
class Preference:
    """One value as the dialog shows it."""

    value: str
    overruled_by: str = ""
    """The environment variable that decides, so that it can't be changed here; empty for none."""


class Preferences:
    """Reads and writes what the reader set."""

    def __init__(self, desk: "Desk") -> None:
        """Only once the desk has its library."""
        self._desk = desk

    @property
    def reviewer(self) -> "Reviewer":
        """Who judges at this desk; without an id where nobody has yet."""
        return self._desk.workshop.appraisal.reviewer

    @property
    def reviewers(self) -> "tuple[Reviewer, ...]":
        """Everybody who judges at this library."""
        return self._desk.workshop.appraisal.reviewers

    def judge_as(self, reviewer_id: str) -> str:
        """Let another reviewer judge at this desk (empty: a new one); the sentence about what went wrong, or empty."""
        try:
            self._desk.workshop.appraisal.judge_as(reviewer_id)
        except DeskError as error:
            return str(error)
        self._desk.opened.reload()
        self._desk.marking.reload()
        self._desk.shelf_changed.emit()
        self._desk.appraising.undo_changed.emit()
        return ""

    def rename_reviewer(self, name: str) -> str:
        """Rename the reviewer; the sentence that is wrong with the name, empty when it was kept."""
        if not name.strip():
            return tr("A reviewer needs a name: it stands beside every rating and note.")
        try:
            self._desk.workshop.appraisal.rename_reviewer(name.strip())
        except DeskError as error:
            return str(error)
        self._desk.opened.reload_entries(entry.reference.id for entry in self._desk.opened.entries)
        return ""

    def get(self, key: str) -> Preference:
        """One setting."""
        settings = self._desk.workshop.settings
        return Preference(settings(key), ENVIRONMENT[key] if settings.overruled(key) else "")

    def put(self, key: str, value: str) -> str:
        """Keep a setting; the sentence that is wrong with it, empty when it was kept."""
        wrong = fault(key, value.strip())
        if not wrong:
            try:
                self._desk.workshop.settings.put(key, value.strip())
            except DeskError as error:
                return str(error)
        return wrong

    @property
    def retractions(self) -> str:
        """What is held of Retraction Watch's list, in words."""
        held = self._desk.workshop.library.retractions_held()
        if not held.count:
            return tr("No list of retractions is imported yet (Tools menu).")
        notices = count(held.count, "{n} notice", "{n} notices")
        day = day_words(held.imported)
        return tr("{notices} of {file}, imported {day}.", notices=notices, file=held.file_name, day=day)

    def consents(self, article_id: str) -> bool:
        """True where the reader agreed to send this article's printed references."""
        return self._desk.workshop.settings(f"{CONSENT}:{article_id}") == "1"

    def consent(self, article_id: str) -> None:
        """The reader agrees, for this article, from now on."""
        self._desk.workshop.settings.remember({f"{CONSENT}:{article_id}": "1"})


def opening_remark(workshop: "Workshop") -> str:
    """What the reader may want to know of the desk's settings when it opens; empty for nothing."""
    if workshop.settings.remark or workshop.appraisal.reviewer.id:
        return workshop.settings.remark
    others = [each.name for each in workshop.appraisal.reviewers]
    if not others:
        return ""
    if len(others) == 1:
        return tr("{other} judged here before; if that is you, say so in Settings.", other=others[0])
    return tr("{others} judged here before; if you are one of them, say so in Settings.", others=joined(others))


def fault(key: str, value: str) -> str:
    """What is wrong with a value, as a sentence; empty for nothing."""
    if not value:
        return ""
    if key == "mailto" and not _is_address(value):
        return tr("This is no e-mail address; leave it empty to send none.")
    if key in MIRRORS and not value.lower().startswith(("https://", "http://")):
        return tr("A mirror’s address begins with https:// or http://; leave it empty for the registry itself.")
    return ""


def _is_address(value: str) -> bool:
    name, _, host = value.partition("@")
    return bool(name and "." in host) and not any(sign.isspace() or sign in "<>,;" for sign in value)
