"""What the status bar says, and which of several things it says first. Nothing in here knows Qt."""

from collections.abc import Collection, Sequence
from enum import Enum
from typing import NamedTuple

from ldn_desk.domain.entry import Entry
from ldn_desk.domain.reason import Reason
from ldn_desk.domain.translation import tr
from ldn_desk.domain.verdict import VerdictCode
from ldn_desk.presenters.work.checking import Progress
from ldn_desk.presenters.work.quoting import Progress as Judged
from ldn_desk.wording.reasons import reason_words
from ldn_desk.wording.terms import joined, source_label
from ldn_desk.wording.verdicts import why_not_checked

BUNDLED_WORDS = "Facts bundled with the sample, from the publishers’ pages; press Check references to ask Crossref"


class Tone(Enum):
    """How a line is meant."""

    PLAIN = "plain"
    ERROR = "error"
    """Drawn with a warning sign; it stays until it is dismissed or replaced."""


class Line(NamedTuple):
    """One line of the status bar."""

    words: str
    tone: Tone = Tone.PLAIN
    can_undo: bool = False
    """An Undo stands beside it."""
    can_check_again: bool = False
    """It says that somebody did not answer; *Check again* stands beside it."""


class StatusLine:
    """The things that want to be said, and the one that is.

    An error comes first, and stays until it is dismissed, or something newer is begun by the reader (a check, an
    article being read, another error). Then what is being read, a running check, the last thing said, the state at
    rest.
    """

    def __init__(self) -> None:
        self._error = ""
        self._silence = False
        self._busy = ""
        self._said = Line("")
        self._progress = Progress()
        self._rest = ""

    @property
    def line(self) -> Line:
        """What is to be shown now."""
        if self._error:
            return Line(self._error, Tone.ERROR, can_check_again=self._silence)
        if self._busy:
            return Line(self._busy)
        if self._progress.running:
            return Line(check_words(self._progress))
        if self._said.words:
            return self._said
        return Line(self._rest)

    def fail(self, sentence: str, silence: bool = False) -> None:
        """Something went wrong; the sentence says what to do. `silence`: somebody who was asked did not answer."""
        self._error, self._silence = sentence, silence

    def dismiss(self) -> None:
        """The reader has read the error."""
        self._error = ""

    def busy(self, words: str) -> None:
        """Something is being read, or (empty) no longer."""
        if words:
            self._error, self._said = "", Line("")
        self._busy = words

    def say(self, words: str, can_undo: bool = False) -> None:
        """Something was done."""
        self._said = Line(words, can_undo=can_undo)

    def progress(self, progress: Progress) -> None:
        """A check began, went on or ended."""
        if progress.running and not self._progress.running:
            self._error = ""
        if not progress.running and self._progress.running:
            self._said = Line(check_words(progress))
        self._progress = progress

    def rest(self, words: str) -> None:
        """What is said when nothing else is; a new article takes the place of what was said of the last."""
        self._rest = words

    def forget(self) -> None:
        """Another article is open: what was said of the last one is over. An error stays."""
        self._said = Line("")


def check_words(progress: Progress) -> str:
    """`Checked 7 of 10 · 3 requests to Crossref and 1 to doi.org`, running, cancelled or done."""
    if not progress.total:
        return ""
    words = tr("Cancelled: checked {done} of {total}") if progress.cancelled else tr("Checked {done} of {total}")
    done = words.format(done=progress.done, total=progress.total)
    asked = requests_words(progress.requests)
    return f"{done} · {asked}" if asked else done


def silent(entries: Sequence[Entry], asked: Collection[str], since: str) -> tuple[Entry, ...]:
    """Those of the references asked for whose DOI nobody has answered for since `since` (UTC, as in `Verdict.judged`).

    What was answered before stays on them; without this line a check that reached nobody would look like one that did.
    """
    return tuple(
        entry
        for entry in entries
        if entry.reference.id in asked
        and entry.reference.given.DOI
        and entry.verdict.code is not VerdictCode.OUT_OF_SCOPE
        and entry.verdict.judged < since
    )


def silence_words(progress: Progress, without: Sequence[Entry]) -> str:
    """`Checked 6 of 10 · 4 without an answer: Crossref could not be reached; …`.

    `without` are those nobody has answered for; where another source than the one that is silent has, there are none.
    """
    words = tr("Checked {done} of {total}", done=progress.done - len(without), total=progress.total)
    if without:
        words = tr("{checked} · {n} without an answer", checked=words, n=len(without))
        if all(entry.verdict.answered for entry in without):
            words = tr("{words}; what was answered before stands", words=words)
    who = silent_words(progress.silent) or _unanswered_words(without)
    return f"{words}: {who}" if who else words


def silent_words(silent: Sequence[tuple[str, Reason | str]]) -> str:
    """Which sources did not answer, and why: `Crossref could not be reached; …; PubMed did not answer either`."""
    if not silent:
        return ""
    (first, reason), *others = silent
    why, name = reason if isinstance(reason, str) else reason_words(reason), source_label(first)
    why = why if name in why else tr("{source}: {why}", source=name, why=why)
    if not others:
        return why
    rest = joined([source_label(source) for source, _reason in others])
    return tr("{why}; {others} did not answer either", why=why, others=rest)


def _unanswered_words(without: Sequence[Entry]) -> str:
    return next((why_not_checked(each.verdict) for each in without if each.verdict.reasons), "")


def requests_words(requests: Sequence[tuple[str, int]]) -> str:
    """`3 requests to Crossref and 1 to doi.org`, empty where nothing was asked."""
    if not requests:
        return ""
    (first, number), *others = requests
    return _requests(number, first) + "".join(
        tr(" and {n} to {source}", n=n, source=source_label(name)) for name, n in others
    )


def _requests(number: int, source: str) -> str:
    text = tr("{n} request to {source}") if number == 1 else tr("{n} requests to {source}")
    return text.format(n=number, source=source_label(source))


def judged_words(progress: Judged, paragraph: int) -> str:
    """`Judged 4 of 10 · next unjudged: ¶ 8 [9]`; `paragraph` is the number of that place's, 0 for none."""
    words = tr("Judged {done} of {all}", done=progress.judged, all=progress.all)
    if progress.next is None:
        return words
    place = tr("¶ {n}", n=paragraph) if paragraph else ""
    where = " ".join(part for part in (place, progress.next.citation.marker) if part)
    return tr("{judged} · next unjudged: {where}", judged=words, where=where)


def rest_words(entries: Sequence[Entry], locked_offline: bool = False) -> str:
    """What stands there when nothing happens: how much of the article is answered, and by whom.

    Without any answer no check is told of that there never was."""
    if not entries:
        return ""
    if any(entry.judgements for entry in entries):
        # How far the judging is stands there.
        return tr("offline by LDN_DESK_OFFLINE") if locked_offline else ""
    if any(entry.verdict.record is not None and entry.verdict.record.source == "bundled" for entry in entries):
        return tr(BUNDLED_WORDS)
    answered = sum(entry.verdict.answered for entry in entries)
    words = tr("Checked {done} of {total}", done=answered, total=len(entries)) if answered else tr("Not checked yet")
    return f"{words} · {tr('offline by LDN_DESK_OFFLINE')}" if locked_offline else words
