"""What is known of an article itself, and what a reader makes of it."""

from dataclasses import replace

from ldn_desk.domain.article import Block, BlockKind
from ldn_desk.domain.bibliography import Fields, Name, PartialDate
from tests.store import samples

NAPS = replace(samples.article(), DOI="10.5555/naps.7")


def test_a_field_that_a_reader_changes_is_kept_beside_what_was_read() -> None:
    after = NAPS.with_fields(Fields(title="Of naps", container_title="Journal of Naps"), ("title", "container-title"))
    assert (after.title, after.container_title, after.DOI) == ("Of naps", "Journal of Naps", "10.5555/naps.7")
    assert (after.mended, after.read) == (("title", "container-title"), NAPS.fields)


def test_what_was_read_can_be_had_back() -> None:
    changed = NAPS.with_fields(Fields(author=(Name("Kim"),), issued=PartialDate(2020)), ("author", "issued"))
    assert changed.with_fields(NAPS.fields, ("author",)).mended == ("issued",)
    assert changed.with_fields(NAPS.fields, ("issued", "author")) == NAPS


def test_a_number_in_the_margin_is_for_paragraphs_and_quotes_with_text() -> None:
    kinds = (BlockKind.PARAGRAPH, BlockKind.QUOTE, BlockKind.HEADING)
    assert [Block(kind, "text").is_numbered for kind in kinds] == [True, True, False]
    assert not Block(BlockKind.PARAGRAPH, " ").is_numbered
