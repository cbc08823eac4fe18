"""Comments to the author as plain text, for a journal's review form."""

from ldn_desk.domain.translation import N_
from ldn_desk.plugins.contracts import Snapshot
from ldn_desk.wording.annotation import clean
from ldn_desk.wording.comments import comments_text


class Comments:
    """Exporter of what was found about each reference, and about the list itself; stars and notes stay out."""

    name = "comments"
    label = N_("Comments to the author, plain text")
    suffix = ".txt"
    annotated = True

    def write(self, snapshot: Snapshot) -> bytes:
        """UTF-8 text."""
        # Start-up does without reading.
        from ldn_desk.reading.findings.all import lint

        text = comments_text(snapshot.article.title, snapshot.entries, snapshot.created, lint(snapshot.article))
        return clean(text).encode("utf-8", "replace")
