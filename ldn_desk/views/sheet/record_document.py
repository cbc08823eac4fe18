"""The record as documents: the verdict and what goes with it, the fields side by side, and what else is known."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from ldn_desk.domain.bibliography import PartialDate
from ldn_desk.domain.doi import doi_url
from ldn_desk.domain.entry import Entry
from ldn_desk.domain.notices import contradictions
from ldn_desk.domain.record import Notice
from ldn_desk.domain.translation import tr
from ldn_desk.domain.verdict import Outcome
from ldn_desk.presenters.references import sheet
from ldn_desk.presenters.references.differing import Stretch
from ldn_desk.presenters.references.folded_names import NameList, folded_names
from ldn_desk.presenters.references.sheet import Line
from ldn_desk.views.theme import Tokens
from ldn_desk.views.widgets.flow_text import link, marked, paragraph
from ldn_desk.wording.list_findings import LIST_SHAPE
from ldn_desk.wording.reasons import reason_words
from ldn_desk.wording.summary import day_words, notice_shape, shape, state_words
from ldn_desk.wording.verdicts import correction_words

WIDE = 21
"""From this width on, in times the font's height, the two values stand side by side; below it, one under the other."""

MARK_ON, MARK_OFF = '<span class="mark">', "</span>"
FAINT_NOTICE = "△"
"""Notices of this shape stand below the fields; graver ones beside the verdict."""


@dataclass(frozen=True, slots=True)
class Look:
    """What the documents need to know of the section: colours, width in font heights, the drawn shapes."""

    tokens: Tokens
    width: float
    shapes: dict[str, str]
    """Sign → HTML of the drawn shape."""
    names: int = 90
    """Pixels of the column of field names."""
    found: tuple[str, ...] = ()
    """What the list itself shows of the reference, a sentence each."""
    issued: PartialDate | None = None
    """When the citing article was published."""
    unfolded: bool = False
    """Fields that are the same are shown too."""
    every_name: bool = False
    """Long lists of names are shown whole."""
    writable: bool = True
    """Something can be written."""

    @property
    def wide(self) -> bool:
        """Whether the two values stand side by side."""
        return self.width >= WIDE

    def act(self, what: str, words: str) -> str:
        """A link to something that writes; nothing where nothing can be written."""
        return link(f"desk:{what}", words) if self.writable else ""


def verdict_html(entry: Entry, look: Look) -> str:
    """The verdict with its reasons, what takes the work back, the reader's correction, a suggestion, the list's own."""
    parts = [_finding(entry, look)]
    parts += [_notice(notice, look) for notice in entry.verdict.notices if notice_shape(notice) != FAINT_NOTICE]
    parts += [_correction(entry, look), _suggestion(entry, look)]
    parts += [paragraph(look.shapes[LIST_SHAPE] + escape(words), 4, "soft") for words in look.found]
    return "<body>" + "".join(parts) + "</body>"


def table_html(entry: Entry, look: Look) -> str:
    """The fields: those that differ first, then what has a remark, and the rest where it is unfolded."""
    telling, rest = sheet.telling_lines(entry)
    rows = (*telling, *rest) if look.unfolded else telling
    if not rows:
        return ""
    compared = bool(entry.verdict.fields)
    build = (_wide_rows if look.wide else _narrow_rows) if compared else _printed_rows
    return f'<body><table width="100%" cellspacing="0" cellpadding="0">{build(rows, look)}</table></body>'


def rest_html(entry: Entry, look: Look) -> str:
    """Milder notices, or that there is none; other sources' opinions; the printed text as it stands."""
    notices = entry.verdict.notices
    parts = [_notice(notice, look) for notice in notices if notice_shape(notice) == FAINT_NOTICE]
    parts += [paragraph(escape(words), 4) for words in contradictions(notices)]
    parts += _opinions(entry)
    silence = sheet.silence_words(entry)
    if silence:
        parts.append(paragraph(escape(silence), 4, "soft"))
    return "<body>" + "".join(parts) + _raw(entry, look) + "</body>"


def _finding(entry: Entry, look: Look) -> str:
    """Shape and words of the verdict with the way to correct it, and under them its reasons."""
    verdict = entry.verdict
    words = look.shapes[shape(verdict.code)] + f"<b>{escape(state_words(verdict))}</b>"
    if entry.correction is None and verdict.answered:
        words += f' &nbsp; <span class="small">{look.act("correct", tr("Correct verdict…"))}</span>'
    reasons = [paragraph(escape(reason), 4, "soft") for reason in sheet.reasons(entry)]
    return paragraph(words, 0) + "".join(reasons)


def _suggestion(entry: Entry, look: Look) -> str:
    suggestion = entry.verdict.suggestion
    if suggestion is None:
        return ""
    where = link(doi_url(suggestion.DOI), suggestion.DOI)
    copy = link("desk:copy-suggestion", tr("Copy"))
    accepted = entry.correction is not None and entry.correction.DOI == suggestion.DOI
    accept = escape(tr("accepted")) if accepted else look.act("accept-suggestion", tr("Accept"))
    reason = f' <span class="soft">— {escape(reason_words(suggestion.reason))}</span>'
    return paragraph(f"{escape(tr('Suggestion'))}: {where}{reason} &nbsp;{copy} &nbsp;{accept}", 4)


def _correction(entry: Entry, look: Look) -> str:
    """The reader's own verdict, on a line of its own."""
    correction = entry.correction
    if correction is None:
        return ""
    who = ", ".join(part for part in (entry.reviewer, day_words(correction.modified)) if part)
    words = f"<b>{escape(tr('My correction'))}</b>: {escape(correction_words(correction))}"
    words += f' <span class="soft">— {escape(who)}</span>'
    if correction.DOI:
        words += f" · {link(doi_url(correction.DOI), correction.DOI)}"
    acts = (look.act("correct", tr("Change…")), look.act("withdraw", tr("Withdraw")))
    return paragraph(f"{words} &nbsp;{' &nbsp;'.join(acts)}", 4)


def _opinions(entry: Entry) -> list[str]:
    """What other sources say of the work, each with its own link."""
    html = []
    for words, address, name in sheet.opinion_lines(entry.verdict):
        more = f" · {link(address, name)}" if address else ""
        html.append(paragraph(escape(words) + more, 4))
    return html


def _notice(notice: Notice, look: Look) -> str:
    words, address = sheet.notice_words_and_link(notice, look.issued)
    name = notice.DOI or tr("PubMed {pmid}", pmid=notice.PMID)
    more = f" · {link(address, name)}" if address else ""
    html = paragraph(look.shapes[notice_shape(notice)] + escape(words) + more, 4)
    return html + (paragraph(escape("; ".join(notice.reasons)), 2, "soft") if notice.reasons else "")


def _raw(entry: Entry, look: Look) -> str:
    """The printed text as it stands in the article."""
    printed = tr("Printed in the article as") if entry.reference.start >= 0 else tr("Printed as")
    edit = look.act("edit-fields", tr("Edit fields…"))
    label = paragraph(f'<span class="small">{escape(printed)} &nbsp; {edit}</span>', 8, "soft")
    return label + paragraph(escape(entry.reference.text), 2)


# The fields


def _cell(html: str, look: Look, attributes: str = "", rule: bool = True, right: int = 16) -> str:
    border = f"border-top: 1px solid {look.tokens.line};" if rule else ""
    return f'<td {attributes} style="padding: 3px {right}px 2px 0px; {border}">{html}</td>'


def _head(words: str, look: Look, attributes: str = "") -> str:
    return _cell(f'<span class="soft small">{escape(words)}</span>', look, attributes, rule=False)


def _value(text: str, spans: Sequence[Stretch], row: Line, look: Look) -> str:
    """The value with the words that differ marked; a long list of names folded to the first, and those that differ."""
    names = NameList.of(text) if row.names and not look.every_name else None
    if names is None:
        return marked(text, tuple(spans), MARK_ON, MARK_OFF) or "–"
    shown, kept = folded_names(names, spans)
    every = link("desk:names", tr("{n} authors", n=len(names.names)))
    return f"{marked(shown, kept, MARK_ON, MARK_OFF)} · {every}&nbsp;▸"


def _printed(row: Line, look: Look) -> str:
    html = _value(row.printed, row.printed_spans, row, look)
    return f'{html}<br><span class="soft">{escape(row.remark)}</span>' if row.remark else html


def _registered(row: Line, look: Look) -> str:
    """The registered value, and after it the outcome in a word, heavier and coloured where something differs."""
    html = _value(row.registered, row.registered_spans, row, look)
    outcome = _outcome(row, look)
    return f'{html} <span class="soft">·</span> {outcome}' if outcome else html


def _outcome(row: Line, look: Look) -> str:
    reason = escape(row.reason)
    if row.outcome not in sheet.DIFFERENT:
        words = " · ".join(part for part in (escape(row.outcome_words), reason) if part)
        return f'<span class="soft">{words}</span>' if words else ""
    colour = look.tokens.wrong if row.outcome is Outcome.MAJOR else look.tokens.differs
    word = f'<b style="color:{colour}">{escape(row.outcome_words)}</b>'
    return f'{word} <span class="soft">· {reason}</span>' if reason else word


def _name(row: Line) -> str:
    return f'<span class="soft">{escape(row.field)}</span>'


def _wide_rows(rows: tuple[Line, ...], look: Look) -> str:
    head = _head("", look, f'width="{look.names}"') + _head(tr("as printed"), look, 'width="42%"')
    lines = [f"<tr>{head}{_head(tr('registered'), look)}</tr>"]
    for row in rows:
        cells = _cell(_name(row), look) + _cell(_printed(row, look), look)
        lines.append(f"<tr>{cells}{_cell(_registered(row, look), look, right=0)}</tr>")
    return "".join(lines)


def _narrow_rows(rows: tuple[Line, ...], look: Look) -> str:
    lines = []
    for row in rows:
        printed = f'<span class="soft">{escape(tr("as printed"))}</span><br>{_printed(row, look)}'
        registered = f'<span class="soft">{escape(tr("registered"))}</span><br>{_registered(row, look)}'
        lines.append(f"<tr>{_cell(f'<b>{escape(row.field)}</b><br>{printed}<br>{registered}', look, right=0)}</tr>")
    return "".join(lines)


def _printed_rows(rows: tuple[Line, ...], look: Look) -> str:
    """Nothing was compared: the printed values alone."""
    name = f'width="{look.names}"'
    return "".join(
        f"<tr>{_cell(_name(row), look, name)}{_cell(_printed(row, look), look, right=0)}</tr>" for row in rows
    )
