"""The desk without a screen: its job done in the terminal."""

import re
from pathlib import Path
from typing import TYPE_CHECKING

from ldn_desk.cli.common import DONE, shelve_file, show, workshop_open
from ldn_desk.domain.translation import tr

if TYPE_CHECKING:
    from ldn_desk.services.workshop import Workshop


def desk_in_terminal(path: Path | None) -> int:
    """Print the references of `path`, the last article or the sample, and write an annotated bibliography."""
    from ldn_desk.services.exporting import export, snapshot

    print(tr("No screen found: the desk does its job here in the terminal instead."))
    with workshop_open() as workshop:
        article_id = shelve_file(workshop, path) if path else _last_or_sample(workshop)
        article, entries = workshop.library.article(article_id), workshop.library.entries(article_id)
        show(article, entries, workshop.registry, (), as_json=False)
        if any(entry.verdict.record is not None and entry.verdict.record.source == "bundled" for entry in entries):
            print(tr("The bundled facts come with the sample, from the publishers’ pages; check asks Crossref."))
        exporter = workshop.registry.exporter("markdown")
        if exporter is None:
            return DONE
        target = Path(f"{_slug(article.title)}-annotated-bibliography{exporter.suffix}").resolve()
        export(snapshot(article, entries), exporter, target)
        print(tr("Annotated bibliography written to {path}", path=target))
        print(tr("See  ldn-desk --help  for check, export and library."))
        return DONE


def _last_or_sample(workshop: "Workshop") -> str:
    from ldn_desk.services.sample import shelve_sample

    return workshop.library.last_opened() or shelve_sample(workshop.library, workshop.registry)


def _slug(title: str) -> str:
    words = re.findall(r"\w+", title.lower())
    return "-".join(words[:6])[:60] or "article"
