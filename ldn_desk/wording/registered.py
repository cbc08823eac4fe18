"""What is registered, in words, of a reference that prints none of its own: nothing but a DOI or other numbers."""

from ldn_desk.domain.entry import Entry
from ldn_desk.domain.translation import tr
from ldn_desk.wording.terms import value_words

WORDED = ("author", "issued", "title", "container-title")
"""CSL-JSON names of the fields that tell a reader which work it is, in the order in which they are told."""


def only_registered(entry: Entry) -> bool:
    """True where a DOI or PMID is given without people, title and container, and the record has some of these."""
    printed, given = entry.reference.printed, entry.reference.given
    words = (printed.author, printed.editor, printed.title, printed.container_title)
    return bool(given.DOI or given.PMID) and not any(words) and bool(_values(entry))


def registered_words(entry: Entry) -> str:
    """`registered: Toljan, K., Vrooman, B., 2018, Low-dose naltrexone (LDN), Medical Sciences`.

    Empty where print has words of its own, and before an answer.
    """
    if not only_registered(entry):
        return ""
    return tr("registered: {words}", words=", ".join(_values(entry)))


def bare_words(entry: Entry) -> str:
    """What is printed of a reference without words: its text; of a record in a list, the DOI or PMID."""
    reference, given = entry.reference, entry.reference.given
    return reference.text if reference.start >= 0 else given.DOI or given.PMID


def _values(entry: Entry) -> list[str]:
    registered = {row.field: value_words(row.field, row.registered) for row in entry.verdict.fields if row.registered}
    return [registered[field] for field in WORDED if field in registered]
