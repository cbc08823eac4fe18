"""Judging anew what is read otherwise than before, by the answers at hand; nobody is asked."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from ldn_desk.domain.article import Article
from ldn_desk.domain.errors import StaleWrite
from ldn_desk.domain.translation import tr

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
        each.id: (each.given, each.text, [(c.marker, c.sentence) for c in cited.get(each.number, ())])
        for each in article.references
    }


def unchanged(unit: "Unit", versions: Mapping[str, int]) -> None:
    """Raises StaleWrite where one of these articles, by id, is another by now than when it was read."""
    if any(unit.articles.version(article_id) != version for article_id, version in versions.items()):
        raise StaleWrite(tr("The article was changed in another window meanwhile; it was left as it is now."))


def judge_anew(unit: "Unit", registry: "Registry", before: Article, after: Article) -> None:
    """Judge the references that are touched, and raise their points anew.

    A verdict on fields that are others by now says nothing: the reference is not checked until it is asked for, unless
    the answers at hand tell."""
    from ldn_desk.plugins.contracts import Asking
    from ldn_desk.services.checking import Target, check, citing
    from ldn_desk.services.judging import doi_to_ask

    again, cited = set(touched(before, after)), after.citations_by_number()
    wanted = [each for each in after.references if each.id in again]
    old = {each.id: each.given for each in before.references}
    changed = [doi_to_ask(each.given) for each in wanted if old.get(each.id) != each.given]
    results = check(
        [Target(each, cited.get(each.number, ())) for each in wanted],
        registry,
        Asking(),
        known=unit.answers.known(changed, after.id),
        previous=unit.verdicts.of_article(after.id),
        offline=True,
        article=citing(after),
    )
    for checked in results:
        unit.verdicts.keep(checked, article_only=False)
