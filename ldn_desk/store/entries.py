"""References with everything the desk holds on them, in a handful of queries whatever their number."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any, TypeVar

from sqlalchemy import ColumnElement, Connection, Select, exists, or_, select

from ldn_desk.domain.appraisal import Reviewer
from ldn_desk.domain.article import Article, Citation, Reference
from ldn_desk.domain.entry import NOT_ASKED, Entry, OnArticle, own_target
from ldn_desk.domain.notices import merged
from ldn_desk.domain.retractions import works_of
from ldn_desk.domain.verdict import Verdict
from ldn_desk.store import corrections as correction_rows
from ldn_desk.store import mapping
from ldn_desk.store.articles import Articles
from ldn_desk.store.citations import Citations
from ldn_desk.store.corrections import Corrections
from ldn_desk.store.judgements import Judgements
from ldn_desk.store.notes import Notes
from ldn_desk.store.points import Points
from ldn_desk.store.retractions import Retractions
from ldn_desk.store.schema import corrections, evidence, ratings, references, studies
from ldn_desk.store.verdicts import OwnVerdicts, Verdicts

if TYPE_CHECKING:
    # See `_evidence`.
    from ldn_desk.domain.evidence import Description, Grading

Thing = TypeVar("Thing")


class Entries:
    """What rows, panes and files are made from, as one reviewer sees it."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def of(self, article_id: str, reviewer: Reviewer) -> tuple[Entry, ...]:
        """Every reference of the article, in list order."""
        listed = Articles(self._connection).references(article_id)
        citations = Citations(self._connection).of(article_id)
        return self._entries(references.c.article_id == article_id, listed, citations, reviewer)

    def of_article(self, article: Article, reviewer: Reviewer) -> tuple[Entry, ...]:
        """As `of`, with the references and citations of the article itself."""
        return self._entries(references.c.article_id == article.id, article.references, article.citations, reviewer)

    def one(self, reference_id: str, reviewer: Reviewer) -> Entry | None:
        """One reference; None where it is gone."""
        place = Verdicts(self._connection).place(reference_id)
        if place is None:
            return None
        citations = Citations(self._connection).of(place.article_id, place.number)
        listed = Articles(self._connection).chosen_references(references.c.id == reference_id)
        return self._entries(references.c.id == reference_id, listed, citations, reviewer)[0]

    def on_article(self, article: Article, reviewer: Reviewer) -> OnArticle:
        """What is held on the article itself; the verdict with the notices of the imported list."""
        verdict = OwnVerdicts(self._connection).of(article)
        told = Retractions(self._connection).on(works_of(article.fields, verdict)) if own_target(article) else {}
        notices = [notice for each in told.values() for notice in each]
        verdict = replace(verdict, notices=merged(verdict.notices, notices)) if notices else verdict
        return OnArticle(Notes(self._connection).of_article(article.id, reviewer.id), verdict)

    def _entries(
        self,
        chosen: ColumnElement[bool],
        listed: tuple[Reference, ...],
        citations: tuple[Citation, ...],
        reviewer: Reviewer,
    ) -> tuple[Entry, ...]:
        by_number = _by_number(citations)
        cited = {each.id: tuple(by_number.get(each.number, ())) for each in listed}
        judged = Verdicts(self._connection).of(chosen)
        raised = Points(self._connection).of(chosen, cited)
        written = Notes(self._connection).of(chosen, reviewer.id)
        rated = self._grouped(_ratings(chosen, reviewer.id), mapping.rating)
        corrected = self._grouped(_corrections(chosen, reviewer.id), correction_rows.correction)
        dismissed = Corrections(self._connection).dismissals(chosen, reviewer.id, cited)
        quoted = Judgements(self._connection).of(chosen, reviewer.id)
        graded, described = self._evidence(chosen, reviewer.id)
        judged = self._with_retractions(listed, judged)
        return tuple(
            [
                Entry(
                    reference,
                    cited[reference.id],
                    judged.get(reference.id, NOT_ASKED),
                    tuple(raised.get(reference.id, ())),
                    next(iter(rated.get(reference.id, ())), None),
                    tuple(written.get(reference.id, ())),
                    reviewer.name,
                    next(iter(corrected.get(reference.id, ())), None),
                    tuple(dismissed.get(reference.id, ())),
                    tuple(quoted.get(reference.id, ())),
                    tuple(graded.get(reference.id, ())),
                    described.get(reference.id),
                )
                for reference in listed
            ]
        )

    def _evidence(
        self, chosen: ColumnElement[bool], reviewer_id: str
    ) -> "tuple[dict[str, list[Grading]], dict[str, Description]]":
        if not self._connection.scalar(select(or_(exists(select(evidence.c.id)), exists(select(studies.c.id))))):
            return {}, {}
        # Start-up does without it where there is none.
        from ldn_desk.store.evidence import Descriptions, Gradings

        graded = Gradings(self._connection).of(chosen, reviewer_id)
        return graded, Descriptions(self._connection).of(chosen, reviewer_id)

    def _with_retractions(self, listed: Sequence[Reference], judged: dict[str, Verdict]) -> dict[str, Verdict]:
        """The verdicts with the notices of the imported list, and of PubMed's own entries, checked or not."""
        for each in listed:
            if each.text.startswith("PMID"):
                judged[each.id] = _with_its_own(each, judged.get(each.id, NOT_ASKED))
        retractions = Retractions(self._connection)
        if retractions.none_held:
            return judged
        works = {each.id: works_of(each.given, judged.get(each.id, NOT_ASKED)) for each in listed}
        told = retractions.on({key for keys in works.values() for key in keys})
        for reference_id, keys in works.items() if told else ():
            own = [notice for key in keys for notice in told.get(key, ())]
            if own:
                verdict = judged.get(reference_id, NOT_ASKED)
                judged[reference_id] = replace(verdict, notices=merged(verdict.notices, own))
        return judged

    def _grouped(self, query: Select[Any], make: Callable[[Sequence[Any]], Thing]) -> dict[str, list[Thing]]:
        """Things by the reference they belong to: the query's first column, which is not the thing's own."""
        groups: dict[str, list[Thing]] = {}
        for row in self._connection.execute(query).all():
            groups.setdefault(row[0], []).append(make(row[1:]))
        return groups


def _with_its_own(reference: Reference, verdict: Verdict) -> Verdict:
    """The verdict with the notices that an entry of a PubMed list tells of by itself."""
    # Few lists are PubMed's, and start-up does without what reads them.
    from ldn_desk.reading.listed.medline_notices import notices_in

    told = notices_in(reference.text)
    return replace(verdict, notices=merged(verdict.notices, told)) if told else verdict


def _by_number(citations: tuple[Citation, ...]) -> dict[int, list[Citation]]:
    cited: dict[int, list[Citation]] = {}
    for citation in citations:
        for number in dict.fromkeys(citation.numbers):
            cited.setdefault(number, []).append(citation)
    return cited


def _ratings(chosen: ColumnElement[bool], reviewer_id: str) -> Select[Any]:
    joined = select(ratings.c.reference_id, *mapping.RATING).join(references, references.c.id == ratings.c.reference_id)
    return joined.where(chosen, ratings.c.reviewer_id == reviewer_id)


def _corrections(chosen: ColumnElement[bool], reviewer_id: str) -> Select[Any]:
    joined = select(corrections.c.reference_id, *correction_rows.CORRECTION).join(
        references, references.c.id == corrections.c.reference_id
    )
    return joined.where(chosen, corrections.c.reviewer_id == reviewer_id)
