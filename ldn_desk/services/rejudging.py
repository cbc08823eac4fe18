"""Judging anew what is read otherwise than before, by the answers at hand; nobody is asked."""

from typing import TYPE_CHECKING

from ldn_desk.domain.article import Article

if TYPE_CHECKING:
    # See services.library: nothing of the database, and no format, is imported for a name.
    from ldn_desk.plugins.registry import Registry
    from ldn_desk.store.unit import Unit


def touched(before: Article, after: Article) -> tuple[str, ...]:
    """The references that are read otherwise, or cited otherwise, than before."""
    old, new = _read(before), _read(after)
    return tuple(reference_id for reference_id, read in new.items() if old.get(reference_id) != read)


def _read(article: Article) -> dict[str, object]:
    cited = article.citations_by_number()
    return {
        each.id: (each.printed, each.text, [(c.marker, c.sentence) for c in cited.get(each.number, ())])
        for each in article.references
    }


def stale(before: Article, after: Article) -> frozenset[str]:
    """The references whose fields are others: a verdict on the one says nothing about the other."""
    old = {each.id: each.printed for each in before.references}
    return frozenset(each.id for each in after.references if old.get(each.id) != each.printed)


def judge_anew(unit: "Unit", registry: "Registry", before: Article, after: Article) -> None:
    """Judge the references that are touched, and raise their points anew.

    A verdict on fields that are others by now is let go: the reference is not checked until it is asked for."""
    from ldn_desk.plugins.contracts import Asking
    from ldn_desk.services.checking import Target, check, citing
    from ldn_desk.services.judging import doi_to_ask

    again, void, cited = set(touched(before, after)), stale(before, after), after.citations_by_number()
    wanted = [each for each in after.references if each.id in again]
    previous = unit.verdicts.of_article(after.id)
    results = check(
        [Target(each, cited.get(each.number, ())) for each in wanted],
        registry,
        Asking(),
        known=unit.answers.known([doi_to_ask(each.printed) for each in wanted if each.id in void], after.id),
        previous={reference_id: verdict for reference_id, verdict in previous.items() if reference_id not in void},
        offline=True,
        article=citing(after),
    )
    for checked in results:
        if not checked.verdict.answered:
            unit.verdicts.forget(checked.reference_id)
        unit.verdicts.keep(checked, article_only=False)
