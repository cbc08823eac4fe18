"""A newer version of an article, and what moved between the two."""

from dataclasses import dataclass

from ldn_desk.domain.article import Citation, Reference
from ldn_desk.domain.mending import (
    Add,
    Begin,
    BringBack,
    Correct,
    End,
    Link,
    Mend,
    Merge,
    Move,
    Remove,
    Split,
    TakeBack,
    Unlink,
)
from ldn_desk.domain.translation import N_, count, plural, tr


@dataclass(frozen=True, slots=True)
class Resemblance:
    """How much two articles have in common, each 0 to 1."""

    text: float
    """Of the runs of five words outside the list: twice the common ones over those of both (Dice)."""
    references: float
    """The same of the references, as they are matched."""
    title: float
    source: bool
    """Both came from the same file name or address."""


@dataclass(frozen=True, slots=True)
class Renumbered:
    """A reference that bears another number than before."""

    reference: Reference
    before: int


MEND_WORDS: dict[type, str] = {
    Correct: N_("fields corrected"),
    TakeBack: N_("correction taken back"),
    Split: N_("reference split"),
    Merge: N_("references merged"),
    Add: N_("reference added"),
    Remove: N_("reference removed"),
    BringBack: N_("reference brought back"),
    Move: N_("reference moved"),
    Begin: N_("the list begins here"),
    End: N_("the list ends here"),
    Link: N_("marker linked"),
    Unlink: N_("marker unlinked"),
}
_LONGEST = 60
"""Letters of the text that a mend was made on, as far as it is shown."""


def mend_words(mend: Mend) -> str:
    """What a mend was, and on which text: `reference split: Adams, A. B. (2010). Naps in the …`."""
    at = getattr(mend, "at", None)
    text = at.exact if at is not None else getattr(mend, "text", "") or getattr(mend, "first", "")
    shown = text if len(text) <= _LONGEST else f"{text[:_LONGEST].rstrip()} …"
    return f"{tr(MEND_WORDS[type(mend)])}: {shown}"


@dataclass(frozen=True, slots=True)
class Moved:
    """What is other in a new version, or in a newly read text, than it was."""

    added: tuple[Reference, ...] = ()
    removed: tuple[Reference, ...] = ()
    """No longer printed: put away, with all that hangs on them."""
    renumbered: tuple[Renumbered, ...] = ()
    reworded: tuple[Reference, ...] = ()
    """Kept, but printed otherwise."""
    new_citations: tuple[Citation, ...] = ()
    gone_citations: tuple[Citation, ...] = ()
    lost_mends: tuple[Mend, ...] = ()
    """Mends that could not be made again."""

    @property
    def words(self) -> tuple[str, ...]:
        """What moved, in counts a person would say; one sentence where nothing did."""
        counted = (
            (len(self.added), plural("{n} reference added", "{n} references added")),
            (len(self.removed), plural("{n} reference no longer printed", "{n} references no longer printed")),
            (len(self.renumbered), plural("{n} renumbered", "{n} renumbered")),
            (len(self.reworded), plural("{n} printed otherwise", "{n} printed otherwise")),
            (len(self.new_citations), plural("{n} citation new", "{n} citations new")),
            (len(self.gone_citations), plural("{n} citation gone", "{n} citations gone")),
            (len(self.lost_mends), plural("{n} mend no longer applies", "{n} mends no longer apply")),
        )
        words = tuple(count(number, one, many) for number, (one, many) in counted if number)
        return words or (tr("no reference and no citation moved"),)
