"""Comments to the author as one printable page: sentence → what its DOI opens → is it meant → does it say this."""

from collections.abc import Iterator
from html import escape

from ldn_desk.domain.resources import resource
from ldn_desk.domain.translation import N_, tr
from ldn_desk.plugins.contracts import Snapshot
from ldn_desk.wording.annotation import about, one_line
from ldn_desk.wording.comments import Row, closing, list_comments, list_heading, rows

# Nothing is fetched and nothing runs, whatever a reference holds.
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"

_PAGE = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>{title}</title>
<style>
{style}</style>
</head>
<body class="comments">
<main>
<header>
<h1 dir="auto">{title}</h1>
{about}
</header>
<div class="table"><table>
<caption>{caption}</caption>
<thead><tr>{head}</tr></thead>
<tbody>
{rows}
</tbody>
</table></div>
{listed}
{closing}
</main>
</body>
</html>
"""


class CommentsPage:
    """Exporter of the comments as a page with one row for each citation; an empty last cell is for the pen."""

    name = "comments-page"
    label = N_("Comments to the author, one page to print")
    suffix = ".html"
    annotated = True

    def write(self, snapshot: Snapshot) -> bytes:
        """HTML 5 in UTF-8, its style inside."""
        title = one_line(snapshot.article.title)
        lines = about(snapshot.article, snapshot.entries, snapshot.created, snapshot.order)
        page = _PAGE.format(
            policy=_POLICY,
            title=_text(tr("Comments on the references: {title}", title=title) if title else tr("Comments")),
            style=resource("style", "bibliography.css").read_text(encoding="utf-8"),
            about="\n".join(f'<p dir="auto">{_text(line)}</p>' for line in lines),
            caption=_text(tr("Each sentence beside what its reference leads to")),
            head="".join(f'<th scope="col">{_text(name)}</th>' for name in _columns()),
            rows="\n".join(_rows(snapshot)),
            listed=_listed(snapshot),
            closing="\n".join(f"<p>{_text(line)}</p>" for line in closing(snapshot.entries)),
        )
        return page.encode("utf-8", "replace")


def _columns() -> tuple[str, ...]:
    opens, meant, says = tr("What its DOI opens"), tr("Is it what was meant?"), tr("Does it say this?")
    return (tr("Ref."), tr("The sentence"), opens, meant, says)


def _rows(snapshot: Snapshot) -> Iterator[str]:
    for row in rows(snapshot.entries):
        cells = (row.sentence or tr("not cited in the text"), row.opens, row.meant, row.says)
        columns = "".join(f'<td dir="auto">{_text(cell)}</td>' for cell in cells)
        yield f'<tr><th scope="row">{_head(row)}</th>{columns}</tr>'


def _listed(snapshot: Snapshot) -> str:
    """What the list itself shows, in a part of its own; nothing where it shows nothing."""
    # Start-up does without reading.
    from ldn_desk.reading.findings.all import lint

    lines = list_comments(lint(snapshot.article))
    if not lines:
        return ""
    items = "\n".join(f'<li dir="auto">{_text(line)}</li>' for line in lines)
    return f"<section>\n<h2>{_text(list_heading().rstrip(':'))}</h2>\n<ul>\n{items}\n</ul>\n</section>"


def _head(row: Row) -> str:
    return f"{row.number}<br>{_text(row.who)}"


def _text(text: str) -> str:
    return escape(one_line(text))
