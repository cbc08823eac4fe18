"""The annotated bibliography as one web page: readable by screen readers, in light and dark, on paper, and offline."""

from collections.abc import Iterator
from html import escape

from ldn_desk.domain.resources import resource
from ldn_desk.domain.translation import N_, tr
from ldn_desk.plugins.contracts import Snapshot
from ldn_desk.wording.annotation import (
    Annotation,
    Line,
    Table,
    about,
    annotation,
    clean,
    document_title,
    one_line,
    paragraphs,
)
from ldn_desk.wording.method_page import Section, method_page

# Nothing is fetched and nothing runs, whatever a reference holds.
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"


class Html:
    """Exporter of an annotated bibliography as one HTML file that needs no other."""

    name = "html"
    label = N_("Annotated bibliography, web page")
    suffix = ".html"
    annotated = True

    def write(self, snapshot: Snapshot) -> bytes:
        """HTML 5 in UTF-8, its style inside."""
        return ("\n".join(_page(snapshot)) + "\n").encode("utf-8")


_HEAD = """<!DOCTYPE html>
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
<body>
<main>
<header>
<h1 dir="auto">{title}</h1>"""


def _page(snapshot: Snapshot) -> Iterator[str]:
    style = resource("style", "bibliography.css").read_text(encoding="utf-8")
    yield _HEAD.format(policy=_POLICY, title=_text(document_title(snapshot.article)), style=style)
    for line in about(snapshot.article, snapshot.entries, snapshot.created, snapshot.order):
        yield f'<p dir="auto">{_text(line)}</p>'
    yield f'</header>\n<section aria-labelledby="references">\n<h2 id="references">{tr("References")}</h2>'
    language = _language(snapshot.article.language)
    for entry in snapshot.entries:
        yield from _entry(annotation(entry, snapshot.with_notes), snapshot.order, language)
    yield f'</section>\n<section aria-labelledby="method">\n<h2 id="method">{tr("Method")}</h2>'
    for section in method_page(snapshot.entries, snapshot.with_notes):
        yield from _section(section)
    yield "</section>\n</main>\n</body>\n</html>"


def _language(code: str) -> str:
    """The attribute that names the language of what the article itself prints."""
    plain = clean(code).strip()
    return f' lang="{escape(plain)}"' if plain.replace("-", "").isalnum() and plain.isascii() else ""


def _entry(entry: Annotation, order: str, language: str) -> Iterator[str]:
    name = f"reference-{entry.number}"
    kind = "alphabetical" if order == "alphabetical" else "numbered"
    number = "" if order == "alphabetical" else f"{entry.number}. "
    yield f'<article class="{kind}" aria-labelledby="{name}">'
    yield f'<h3 id="{name}" dir="auto">{number}{_text(entry.who)}</h3>'
    yield f'<p class="reference" dir="auto"{language}>{_linked(entry.reference, entry.href)}</p>'
    yield '<div class="annotation">'
    yield from (_labelled(line) for line in entry.verdict)
    if entry.comparison:
        yield _table(entry.comparison)
    yield from (_labelled(line) for line in entry.lines)
    yield "</div>\n</article>"


def _labelled(line: Line) -> str:
    first, *more = paragraphs(line.text) or ("",)
    head = f'<p dir="auto"><strong>{_text(line.label)}:</strong> {_linked(first, line.href)}</p>'
    return "\n".join([head, *(f'<p class="more" dir="auto">{_text(paragraph)}</p>' for paragraph in more)])


def _section(section: Section) -> Iterator[str]:
    yield f"<h3>{_text(section.heading)}</h3>"
    yield from (f"<p>{_text(paragraph)}</p>" for paragraph in section.paragraphs)
    if section.items:
        yield "<ul>\n" + "\n".join(f"<li>{_text(item)}</li>" for item in section.items) + "\n</ul>"
    if section.table:
        yield _table(section.table)


def _table(table: Table) -> str:
    """A table whose first column heads its rows."""
    head = "".join(f'<th scope="col">{_text(cell)}</th>' for cell in table.head)
    rows = "\n".join(
        f'<tr><th scope="row">{_text(first)}</th>'
        + "".join(f'<td dir="auto">{_text(cell)}</td>' for cell in cells)
        + "</tr>"
        for first, *cells in table.rows
    )
    return (
        f'<div class="table"><table>\n<caption>{_text(table.caption)}</caption>\n'
        f"<thead><tr>{head}</tr></thead>\n<tbody>\n{rows}\n</tbody>\n</table></div>"
    )


def _linked(line: str, address: str) -> str:
    """The line with its address as a link: in place where it is printed, else after it."""
    if not address:
        return _text(line)
    link = f'<a href="{escape(address)}">{escape(address)}</a>'
    before, found, after = line.partition(address)
    return f"{escape(before)}{link}{escape(after)}" if found else f"{_text(line)} {link}".strip()


def _text(text: str) -> str:
    return escape(one_line(text))
