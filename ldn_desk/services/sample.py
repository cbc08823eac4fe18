"""The sample article, and the facts bundled with it, which serve it alone."""

import json
from collections.abc import Sequence

from ldn_desk.domain.article import Article
from ldn_desk.domain.doi import normal
from ldn_desk.domain.record import Found, Record
from ldn_desk.domain.resources import resource
from ldn_desk.plugins.contracts import Asking, Importer
from ldn_desk.plugins.registry import Registry
from ldn_desk.services.checking import Target, check, citing
from ldn_desk.services.library import Library
from ldn_desk.services.opening import read_bytes
from ldn_desk.services.shelving import raise_points, shelve

SAMPLE_NAME = "low-dose-naltrexone.md"
"""The sample's file in `resources/sample/`."""

BUNDLED = "bundled"
"""The source that the sample's own facts name; no registry is called so."""


def sample_article(importers: Sequence[Importer]) -> tuple[Article, bytes]:
    """The sample article, newly read, and the bytes it was read from."""
    data = resource("sample", SAMPLE_NAME).read_bytes()
    return read_bytes(data, SAMPLE_NAME, importers), data


def bundled_records() -> tuple[Record, ...]:
    """The bundled facts, each in the form of a Crossref message; `raw["bundled"]` says where they come from."""
    content = json.loads(resource("sample", "records.json").read_text(encoding="utf-8"))
    return tuple(Record(normal(raw["DOI"]), BUNDLED, content["retrieved"], raw) for raw in content["works"])


def shelve_sample(library: Library, registry: Registry) -> str:
    """Put the sample on the desk and judge what its bundled facts can judge; the article's id.

    A sample that is on the desk already is left as it is. Nothing is asked of the network, and the facts become no
    answer that another article could be judged by. Raises LibraryError.
    """
    article, original = sample_article(registry.importers)
    article_id = shelve(article, original, raise_points(article, registry), library)
    if article_id == article.id:
        _judge_by_bundled_facts(article, library, registry)
    return article_id


def _judge_by_bundled_facts(article: Article, library: Library, registry: Registry) -> None:
    known = {record.DOI: (Found(record),) for record in bundled_records()}
    targets = [
        Target(reference, article.citations_of(reference.number))
        for reference in article.references
        if normal(reference.given.DOI) in known
    ]
    for checked in check(targets, registry, Asking(), known=known, offline=True, article=citing(article)):
        library.keep(checked, article_only=True)
