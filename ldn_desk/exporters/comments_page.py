"""Comments to the author as one printable page: sentence → what its DOI opens → is it meant → does it say this."""

from ldn_desk.domain.translation import N_, tr
from ldn_desk.exporters.template import filled
from ldn_desk.plugins.contracts import Snapshot
from ldn_desk.wording.annotation import about, one_line
from ldn_desk.wording.comments import closing, list_comments, list_heading, rows


class CommentsPage:
    """Exporter of the comments as a page with one row for each citation; an empty last cell is for the pen."""

    name = "comments-page"
    label = N_("Comments to the author, one page to print")
    suffix = ".html"
    annotated = True

    def write(self, snapshot: Snapshot) -> bytes:
        """HTML 5 in UTF-8, its style inside."""
        # Start-up does without reading.
        from ldn_desk.reading.findings.all import lint

        title = one_line(snapshot.article.title)
        return filled(
            "comments.html",
            title=one_line(tr("Comments on the references: {title}", title=title) if title else tr("Comments")),
            about=about(snapshot.article, snapshot.entries, snapshot.created, snapshot.order),
            caption=tr("Each sentence beside what its reference leads to"),
            columns=_columns(),
            rows=rows(snapshot.entries),
            uncited=tr("Not cited in the text"),
            heading=list_heading().rstrip(":"),
            listed=list_comments(lint(snapshot.article)),
            closing=closing(snapshot.entries),
        )


def _columns() -> tuple[str, ...]:
    opens, meant, says = tr("What its DOI opens"), tr("Is it what was meant?"), tr("Does it say this?")
    return (tr("Ref."), tr("The sentence"), opens, meant, says)
