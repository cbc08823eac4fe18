"""What the tags of JATS and NLM XML are to a reader: kinds of block, spans, sections, and what is passed over."""

from ldn_desk.domain.article import BlockKind, SpanKind
from ldn_desk.domain.translation import tr
from ldn_desk.reading.text.characters import word_set

SKIPPED = word_set(
    "object-id alt-text long-desc graphic media inline-graphic permissions sub-article response journal-meta "
    "index-term contrib-group aff author-notes processing-meta annotation "
    "annotation-xml col colgroup sec-meta custom-meta-group subj-group"
)
KINDS = {
    "title": BlockKind.HEADING,
    "disp-quote": BlockKind.QUOTE,
    "verse-group": BlockKind.QUOTE,
    "speech": BlockKind.QUOTE,
    "preformat": BlockKind.CODE,
    "list-item": BlockKind.LIST_ITEM,
    "def-item": BlockKind.LIST_ITEM,
    "fn": BlockKind.LIST_ITEM,
    **dict.fromkeys(
        ("fig", "table-wrap", "supplementary-material", "boxed-text", "caption", "chem-struct-wrap", "table-wrap-foot"),
        BlockKind.CAPTION,
    ),
    **dict.fromkeys(("sec", "body", "app", "notes"), BlockKind.PARAGRAPH),
    "table": BlockKind.TABLE,
}
JOINING = (BlockKind.LIST_ITEM, BlockKind.CAPTION)
"""Kinds of which paragraphs inside are lines of one block."""
PARTING = word_set(
    "p title list list-item def-list def-item disp-quote verse-group verse-line speech preformat disp-formula attrib "
    "caption sec app ack abstract trans-abstract ref-list ref glossary notes fn fn-group fig table-wrap "
    "table-wrap-foot supplementary-material boxed-text kwd-group statement bio table chem-struct-wrap"
)
INNER = word_set("p title caption verse-line attrib statement")
"""Elements that part lines, not blocks, inside of what joins."""
SECTIONS = word_set("sec app ack abstract trans-abstract ref-list glossary notes bio fn-group app-group boxed-text")
NAMED = {
    "abstract": lambda: tr("Abstract"),
    "ack": lambda: tr("Acknowledgements"),
    "ref-list": lambda: tr("References"),
}
SPANS = {
    "bold": SpanKind.STRONG,
    "italic": SpanKind.EMPHASIS,
    "sup": SpanKind.SUPERSCRIPT,
    "sub": SpanKind.SUBSCRIPT,
    "monospace": SpanKind.CODE,
    "xref": SpanKind.LINK,
    "ext-link": SpanKind.LINK,
    "uri": SpanKind.LINK,
    "email": SpanKind.LINK,
}
NAME_PARTS = word_set("surname given-names suffix")
CELLS = word_set("td th entry")
ANCHORED = word_set("sec app fig table-wrap fn boxed-text disp-formula list-item supplementary-material ref-list")
ACTING = frozenset(KINDS) | PARTING | SECTIONS | frozenset(SPANS) | CELLS | NAME_PARTS | word_set("tr row term break")
"""Elements that do more than hold text."""
