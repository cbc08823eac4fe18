"""Mends of citations: a stretch of text that cites these references, or none."""

from dataclasses import replace

from ldn_desk.domain.article import Article, BlockKind, Citation
from ldn_desk.domain.mending import Link, LinkDois, MendRefused, Quote, Unlink
from ldn_desk.domain.translation import tr
from ldn_desk.reading.entries.linked_dois import dois_in_text
from ldn_desk.reading.mending.places import block_at, found
from ldn_desk.reading.text.sentences import sentence_spans


def link(article: Article, mend: Link) -> Article:
    """A marker cites these references; where the desk saw none, there is one now. Those it overlaps give way."""
    start, end = _stretch(article, mend.at)
    known = {each.id: each.number for each in article.references}
    numbers = tuple(known[each] for each in dict.fromkeys(mend.reference_ids) if each in known)
    if not numbers:
        raise MendRefused(tr("Choose the reference that this place cites."))
    over = _over(article, start, end)
    same = next((each for each in over if (each.start, each.end) == (start, end)), None)
    own = replace(same or _made(article, start, end), numbers=numbers, mended=True)
    kept = (each for each in article.citations if each not in over)
    return replace(article, citations=tuple(sorted((*kept, own), key=lambda each: each.start)))


def unlink(article: Article, mend: Unlink) -> Article:
    """What was taken for a marker cites nothing."""
    over = _over(article, *_stretch(article, mend.at))
    if not over:
        raise MendRefused(tr("No citation stands here."))
    return replace(article, citations=tuple(each for each in article.citations if each not in over))


def _stretch(article: Article, at: Quote) -> tuple[int, int]:
    start = found(article.text, at)
    if start < 0:
        raise MendRefused(tr("This place is no longer in the article."))
    return start, start + len(at.exact)


def _over(article: Article, start: int, end: int) -> list[Citation]:
    return [each for each in article.citations if each.start < end and start < each.end]


def _made(article: Article, start: int, end: int) -> Citation:
    """A citation where none was seen, with its sentence and section."""
    index = block_at(article.blocks, start)
    block = article.blocks[index] if index >= 0 else None
    if block is None or end > block.end:
        raise MendRefused(tr("A marker stands inside one paragraph; select less."))
    inside = start - block.start
    whole = (0, len(block.text))
    from_, to = next((span for span in sentence_spans(block.text) if span[0] <= inside < span[1]), whole)
    headings = [each.text for each in article.blocks[: index + 1] if each.kind is BlockKind.HEADING]
    return Citation(
        marker=article.text[start:end],
        numbers=(),
        start=start,
        end=end,
        sentence=block.text[from_:to],
        sentence_start=block.start + from_,
        sentence_end=block.start + to,
        section=headings[-1] if headings else "",
    )


def link_dois(article: Article, mend: LinkDois) -> Article:
    """The DOIs in the text as references, where the article has none."""
    if article.references:
        raise MendRefused(tr("The article has references: the DOIs in its text are not taken for others."))
    found = dois_in_text(article).references
    if not found:
        raise MendRefused(tr("No DOI stands in the article’s text."))
    ids = (*mend.ids, *(each.id for each in found[len(mend.ids) :]))
    references = tuple(replace(each, id=own) for each, own in zip(found, ids, strict=False))
    return replace(dois_in_text(article), references=references)
