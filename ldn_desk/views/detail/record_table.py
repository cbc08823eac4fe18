"""The record as a document: as printed beside as registered, field by field, with what else is known of the work."""

from dataclasses import dataclass
from html import escape

from ldn_desk.domain.appraisal import correction_words
from ldn_desk.domain.bibliography import PartialDate
from ldn_desk.domain.doi import doi_url
from ldn_desk.domain.entry import Entry
from ldn_desk.domain.notices import contradictions
from ldn_desk.domain.translation import tr
from ldn_desk.domain.verdict import Outcome, Point
from ldn_desk.presenters.references import detail
from ldn_desk.presenters.references.detail import Line
from ldn_desk.views.theme import Tokens
from ldn_desk.views.widgets.flow_text import marked
from ldn_desk.wording.list_findings import LIST_SHAPE
from ldn_desk.wording.summary import POINT_SHAPE, day_words, notice_shape, shape, state_words

WIDE = 38
"""From this width on, in times the font's height, the outcome has a column of its own."""
MIDDLE = 22
"""From this width on the two values stand side by side; below it, one under the other."""

MARK_ON, MARK_OFF = '<span class="mark">', "</span>"

SIXTH, QUARTER, THIRD, HALF = (f'width="{percent}%"' for percent in (14, 22, 34, 50))


@dataclass(frozen=True, slots=True)
class Look:
    """What the document needs to know of the pane: colours, width in font heights, the drawn shapes."""

    tokens: Tokens
    width: float
    shapes: dict[str, str]
    """Sign → HTML of the drawn shape."""
    abstract: str | None = None
    """The abstract where it is unfolded."""
    found: tuple[str, ...] = ()
    """What the list itself shows of the reference, a sentence each."""
    issued: PartialDate | None = None
    """When the citing article was published."""

    @property
    def layout(self) -> str:
        """`wide`, `middle` or `narrow`."""
        return "wide" if self.width >= WIDE else "middle" if self.width >= MIDDLE else "narrow"


def record_html(entry: Entry, look: Look) -> str:
    """The whole document of the Record tab."""
    parts = [
        _finding(entry, look),
        _correction(entry),
        _opinions(entry),
        _suggestion(entry),
        _listed(look),
        _table(entry, look),
        _notices(entry, look),
        _points(entry, look),
        _abstract(entry, look),
        _raw(entry),
    ]
    return "<body>" + "".join(part for part in parts if part) + "</body>"


def _paragraph(html: str, above: int = 12, kind: str = "") -> str:
    named = f' class="{kind}"' if kind else ""
    return f'<p{named} style="margin-top:{above}px; margin-bottom:0px; line-height:130%">{html}</p>'


def _finding(entry: Entry, look: Look) -> str:
    """Shape and words of the verdict, and under them its reasons."""
    verdict = entry.verdict
    html = _paragraph(look.shapes[shape(verdict.code)] + f"<b>{escape(state_words(verdict))}</b>", above=0)
    reasons = [_paragraph(escape(reason), 4, "soft") for reason in detail.reasons(entry)]
    if detail.is_bundled(entry):
        words = tr("Bundled with the sample, from the publishers’ pages; press Check to ask Crossref.")
        reasons.append(_paragraph(escape(words), 4, "soft"))
    return html + "".join(reasons)


def _suggestion(entry: Entry) -> str:
    suggestion = entry.verdict.suggestion
    if suggestion is None:
        return ""
    link = _link(doi_url(suggestion.DOI), suggestion.DOI)
    copy = _link("desk:copy-suggestion", tr("Copy"))
    accepted = entry.correction is not None and entry.correction.DOI == suggestion.DOI
    accept = escape(tr("accepted")) if accepted else _link("desk:accept-suggestion", tr("Accept"))
    reason = f' <span class="soft">— {escape(suggestion.reason)}</span>' if suggestion.reason else ""
    return _paragraph(f"{escape(tr('Suggestion'))}: {link}{reason} &nbsp;{copy} &nbsp;{accept}", 8)


def _listed(look: Look) -> str:
    """What the list itself shows of the reference."""
    return "".join(_paragraph(look.shapes[LIST_SHAPE] + escape(words), 6, "soft") for words in look.found)


def _correction(entry: Entry) -> str:
    """The reader's own verdict on a line of its own, or the way to give one."""
    correction = entry.correction
    if correction is None:
        return _paragraph(_link("desk:correct", tr("Correct verdict…")), 4) if entry.verdict.answered else ""
    who = ", ".join(part for part in (entry.reviewer, day_words(correction.modified)) if part)
    words = f"<b>{escape(tr('My correction'))}</b>: {escape(correction_words(correction))}"
    words += f' <span class="soft">— {escape(who)}</span>'
    if correction.DOI:
        words += f" · {_link(doi_url(correction.DOI), correction.DOI)}"
    acts = (_link("desk:correct", tr("Change…")), _link("desk:withdraw", tr("Withdraw")))
    return _paragraph(f"{words} &nbsp;{' &nbsp;'.join(acts)}", 8)


def _opinions(entry: Entry) -> str:
    """What other sources say of the work, each with its own link."""
    html = []
    for words, address, link in detail.opinion_lines(entry.verdict):
        more = f" · {_link(address, link)}" if address else ""
        html.append(_paragraph(escape(words) + more, 6))
    return "".join(html)


def _link(address: str, words: str) -> str:
    return f'<a href="{escape(address, quote=True)}">{escape(words)}</a>'


def _table(entry: Entry, look: Look) -> str:
    rows = detail.lines(entry)
    if not rows:
        return ""
    compared = any(row.outcome for row in rows)
    heading = detail.asked_words(entry.verdict) if compared else ""
    build = {"wide": _wide_rows, "middle": _middle_rows, "narrow": _narrow_rows}[look.layout]
    body = build(rows, heading, look) if compared else _printed_rows(rows, look)
    return f'<table width="100%" cellspacing="0" cellpadding="0" style="margin-top:2px">{body}</table>'


def _cell(html: str, look: Look, style: str = "", attributes: str = "", rule: bool = True) -> str:
    border = f"border-bottom: 1px solid {look.tokens.line};" if rule else ""
    return f'<td {attributes} style="padding: 4px 12px 4px 0px; {border} {style}">{html}</td>'


def _head(words: str, look: Look, attributes: str = "") -> str:
    return _cell(f'<span class="soft">{escape(words)}</span>', look, attributes=attributes)


def _printed(row: Line) -> str:
    html = marked(row.printed, row.printed_spans, MARK_ON, MARK_OFF) or "–"
    return f'{html}<br><span class="soft">{escape(row.remark)}</span>' if row.remark else html


def _registered(row: Line) -> str:
    return marked(row.registered, row.registered_spans, MARK_ON, MARK_OFF) or "–"


def _outcome(row: Line, look: Look) -> str:
    """The outcome in a word, heavier and coloured where something differs, and the reason after it."""
    reason = f" · {row.reason}" if row.reason else ""
    if row.outcome not in detail.DIFFERENT:
        return f'<span class="soft">{escape(row.outcome_words + reason)}</span>'
    colour = look.tokens.wrong if row.outcome is Outcome.MAJOR else look.tokens.differs
    return f'<b style="color:{colour}">{escape(row.outcome_words)}</b>{escape(reason)}'


def _name(row: Line) -> str:
    return f'<span class="soft">{escape(row.field)}</span>'


def _wide_rows(rows: tuple[Line, ...], heading: str, look: Look) -> str:
    head = _head("", look, SIXTH) + _head(tr("as printed"), look, THIRD)
    head += _head(heading, look, THIRD) + _head("", look)
    lines = [f"<tr>{head}</tr>"]
    for row in rows:
        cells = (_name(row), _printed(row), _registered(row), _outcome(row, look))
        lines.append("<tr>" + "".join(_cell(cell, look) for cell in cells) + "</tr>")
    return "".join(lines)


def _middle_rows(rows: tuple[Line, ...], heading: str, look: Look) -> str:
    lines = ["<tr>" + _head(tr("as printed"), look, HALF) + _head(heading, look, HALF) + "</tr>"]
    for row in rows:
        title = _cell(f"{_name(row)} &nbsp; {_outcome(row, look)}", look, attributes='colspan="2"', rule=False)
        lines.append(f"<tr>{title}</tr><tr>{_cell(_printed(row), look)}{_cell(_registered(row), look)}</tr>")
    return "".join(lines)


def _narrow_rows(rows: tuple[Line, ...], heading: str, look: Look) -> str:
    lines = []
    for row in rows:
        values = f'<span class="soft">{escape(tr("as printed"))}</span><br>{_printed(row)}'
        values += f'<br><span class="soft">{escape(heading)}</span><br>{_registered(row)}'
        title = _cell(f"<b>{escape(row.field)}</b> &nbsp; {_outcome(row, look)}", look, rule=False)
        lines.append(f"<tr>{title}</tr><tr>{_cell(values, look)}</tr>")
    return "".join(lines)


def _printed_rows(rows: tuple[Line, ...], look: Look) -> str:
    """Nothing was compared: the printed values alone."""
    lines = ["<tr>" + _head("", look, QUARTER) + _head(tr("as printed"), look) + "</tr>"]
    lines += [f"<tr>{_cell(_name(row), look)}{_cell(_printed(row), look)}</tr>" for row in rows]
    return "".join(lines)


def _notices(entry: Entry, look: Look) -> str:
    html = []
    for notice in entry.verdict.notices:
        words, address = detail.notice_words_and_link(notice, look.issued)
        name = notice.DOI or tr("PubMed {pmid}", pmid=notice.PMID)
        link = f" · {_link(address, name)}" if address else ""
        html.append(_paragraph(look.shapes[notice_shape(notice)] + escape(words) + link, 8))
        if notice.reasons:
            html.append(_paragraph(escape("; ".join(notice.reasons)), 2, "soft"))
    html += [_paragraph(escape(words), 4) for words in contradictions(entry.verdict.notices)]
    silence = detail.silence_words(entry)
    if silence:
        html.append(_paragraph(escape(silence), 8, "soft"))
    return "".join(html)


def _points(entry: Entry, look: Look) -> str:
    """The open points, each with the words that clash and a way to dismiss it; then those that were dismissed."""
    html = []
    for number, point in enumerate(entry.points):
        dismissal = entry.dismissal(point)
        if dismissal is None:
            act = _link(f"desk:dismiss/{number}", tr("Dismiss…"))
            html.append(_paragraph(f"{look.shapes[POINT_SHAPE]}{_point(entry, point)} &nbsp;{act}", 8))
    for number, point in enumerate(entry.points):
        dismissal = entry.dismissal(point)
        if dismissal is not None:
            act = _link(f"desk:take-back/{number}", tr("Take back"))
            told = tr("Dismissed {day}: {reason}", day=day_words(dismissal.modified), reason=dismissal.reason)
            html.append(_paragraph(f"{_point(entry, point)} {escape(told)} &nbsp;{act}", 6, "soft"))
    html.append(_paragraph(escape(tr("No point raised does not mean the citation is right.")), 8, "soft"))
    return "".join(html)


def _point(entry: Entry, point: Point) -> str:
    """`Point to check [7]: sentence says case series; title says Randomized`, what both sides say in bold."""
    marker = detail.point_marker(point, entry.citations)
    head = tr("Point to check {marker}", marker=marker) if marker else tr("Point to check")
    words = escape(point.words)
    for said in (point.sentence_says, point.record_says):
        words = words.replace(escape(said), f"<b>{escape(said)}</b>", 1) if said else words
    return f"{escape(head)}: {words}."


def _abstract(entry: Entry, look: Look) -> str:
    if not detail.has_abstract(entry.verdict.record):
        return ""
    if look.abstract is None:
        return _paragraph(_link("desk:abstract", tr("Show the abstract")))
    paragraphs = [_paragraph(escape(part), 6) for part in look.abstract.split("\n") if part.strip()]
    return _paragraph(_link("desk:abstract", tr("Hide the abstract"))) + "".join(paragraphs)


def _raw(entry: Entry) -> str:
    """The printed text as it stands in the article."""
    printed = tr("Printed in the article as") if entry.reference.start >= 0 else tr("Printed as")
    edit = _link("desk:edit-fields", tr("Edit fields…"))
    label = _paragraph(f"{escape(printed)} &nbsp;{edit}", 16, "soft")
    return label + _paragraph(escape(entry.reference.text), 2)
