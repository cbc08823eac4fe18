"""Comments to the author as plain text, for a journal's review form."""

from ldn_desk.domain.annotation import clean
from ldn_desk.domain.comments import comments_text
from ldn_desk.plugins.contracts import Snapshot


class Comments:
    """Exporter of what was found about the references, one line each; the reviewer's stars and notes stay out."""

    name = "comments"
    label = "Comments to the author, plain text"
    suffix = ".txt"
    annotated = True

    def write(self, snapshot: Snapshot) -> bytes:
        """UTF-8 text."""
        text = comments_text(snapshot.article.title, snapshot.entries, snapshot.created)
        return clean(text).encode("utf-8", "replace")
