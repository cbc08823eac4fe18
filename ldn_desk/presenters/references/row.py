"""One reference as a row of the list: everything the row shows, in words, made once."""

from typing import NamedTuple

from ldn_desk.domain.appraisal import STARS_SCALE
from ldn_desk.domain.entry import Entry
from ldn_desk.domain.judgement import CHOICE_WORDS
from ldn_desk.domain.notices import notice_words
from ldn_desk.domain.translation import count, tr
from ldn_desk.domain.verdict import VerdictCode
from ldn_desk.wording.list_findings import LIST_SHAPE, UNSURE_SHAPE, unsure_words
from ldn_desk.wording.quotations import LEFT_SIGN, judged_sign
from ldn_desk.wording.registered import bare_words, only_registered, registered_words
from ldn_desk.wording.summary import notice_shape, points_words, shape, state_words, who_and_when
from ldn_desk.wording.verdicts import CODE_WORDS


class Row(NamedTuple):
    """What a row shows. `notices` are (sign, words), each kind once; empty texts stand for nothing to show."""

    id: str
    number: int
    who: str
    title: str
    code: VerdictCode
    shape: str
    words: str
    notices: tuple[tuple[str, str], ...]
    points: str
    stars: int | None
    notes: str
    hints: tuple[tuple[str, str], ...] = ()
    """(sign, words) of what the list itself shows of it, and of what the desk is not sure to have read rightly."""
    judged: tuple[str, str, str] = ("", "", "")
    """Sign, `1 of 2`, and the same spoken, of how many of its citations are judged; empty where nothing cites it."""

    @property
    def beside(self) -> str:
        """What stands at the right of the second line: `1 of 2 · 1 note`, without the sign."""
        return " · ".join(part for part in (self.judged[1], self.notes) if part)

    @property
    def head(self) -> str:
        """Number, who and when, title: the first line of the row."""
        return f"{self.number}  {self.who}  {self.title}".rstrip()

    @property
    def spoken(self) -> str:
        """The whole row in words, for a screen reader."""
        parts = [tr("Reference {number}", number=self.number), self.who, self.title, self.words]
        parts += [words for _sign, words in (*self.notices, *self.hints)]
        parts += [self.points, self._stars_spoken(), self.judged[2], self.notes]
        return ", ".join(part for part in parts if part)

    @property
    def tip(self) -> str:
        """Everything the row may have had to elide, in lines."""
        signs = [words for _sign, words in self.notices]
        hints = " · ".join(words for _sign, words in self.hints)
        return "\n".join(part for part in (self.head, " · ".join((self.words, *signs)), self.points, hints) if part)

    def _stars_spoken(self) -> str:
        if self.stars is None:
            return tr("not rated")
        stars = count(self.stars, "{n} star of 5", "{n} stars of 5")
        return tr("{stars}: {meaning}", stars=stars, meaning=tr(STARS_SCALE[self.stars]))


def row(entry: Entry, asking: bool = False, found: str = "") -> Row:
    """The row of an entry; `asking` while its answer is awaited; `found` is what the list itself shows of it."""
    reference, verdict = entry.reference, entry.verdict
    words = state_words(verdict)
    if entry.correction is not None:
        code = entry.correction.code
        mine = tr(CODE_WORDS[code]) if code else tr("Another DOI was meant")
        words = tr("My correction: {mine} · {words}", mine=mine, words=words)
    if asking:
        words = tr("{before} · asking …", before=words) if verdict.answered else tr("Asking …")
    notices = dict.fromkeys((notice_shape(notice), notice_words(notice)) for notice in verdict.notices)
    return Row(
        id=reference.id,
        number=reference.number,
        who=bare_words(entry) if only_registered(entry) else who_and_when(reference),
        title=_title(entry),
        code=verdict.code,
        shape=shape(verdict.code),
        words=words,
        notices=tuple(notices),
        points=points_words(len(entry.open_points)) if entry.open_points else "",
        stars=entry.stars,
        notes=count(len(entry.notes), "{n} note", "{n} notes") if entry.notes else "",
        hints=tuple(
            (sign, words) for sign, words in ((LIST_SHAPE, found), (UNSURE_SHAPE, unsure_words(reference))) if words
        ),
        judged=_judged(entry),
    )


def _judged(entry: Entry) -> tuple[str, str, str]:
    cited = len(entry.citations)
    if not cited:
        return ("", "", "")
    choices = [judgement.quotation.choice for judgement in entry.judgements]
    words = tr("{done} of {all}", done=len(choices), all=cited)
    spoken = count(cited, "judged: {done} of {n} citation", "judged: {done} of {n} citations", done=len(choices))
    told = ", ".join(tr(CHOICE_WORDS[choice]) for choice in dict.fromkeys(choices))
    return (judged_sign(choices) or LEFT_SIGN, words, f"{spoken}, {told}" if told else spoken)


def _title(entry: Entry) -> str:
    """What is printed; where that is a DOI alone, what is registered, and said to be."""
    printed = entry.reference.printed
    return printed.title or registered_words(entry) or ("" if printed.author else entry.reference.text)
