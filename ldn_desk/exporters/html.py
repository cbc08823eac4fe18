"""The annotated bibliography as one web page: readable by screen readers, in light and dark, on paper, and offline."""

from ldn_desk.domain.translation import N_, tr
from ldn_desk.exporters.template import filled
from ldn_desk.plugins.contracts import Snapshot
from ldn_desk.wording.annotation import about, annotation, clean, document_title, one_line
from ldn_desk.wording.method_page import method_page


class Html:
    """Exporter of an annotated bibliography as one HTML file that needs no other."""

    name = "html"
    label = N_("Annotated bibliography, web page")
    suffix = ".html"
    annotated = True

    def write(self, snapshot: Snapshot) -> bytes:
        """HTML 5 in UTF-8, its style inside."""
        return filled(
            "bibliography.html",
            title=one_line(document_title(snapshot.article)),
            about=about(snapshot.article, snapshot.entries, snapshot.created, snapshot.order),
            references=tr("References"),
            entries=[annotation(entry, snapshot.with_notes) for entry in snapshot.entries],
            numbered=snapshot.order != "alphabetical",
            language=_language(snapshot.article.language),
            method=tr("Method"),
            sections=method_page(snapshot.entries, snapshot.with_notes),
        )


def _language(code: str) -> str:
    """The language of what the article itself prints; empty for what names none."""
    plain = clean(code).strip()
    return plain if plain.replace("-", "").isalnum() and plain.isascii() else ""
