from ldn_desk.domain.article import BlockKind, Reference
from ldn_desk.domain.bibliography import Fields
from ldn_desk.reading.listed.article import listed


def test_a_list_alone_is_an_article_of_its_entries() -> None:
    article = listed([Reference(1, "Ash. Sleep.", Fields())], title="Mine", source="x.bib", format="bibtex")
    assert [(block.kind, block.text) for block in article.blocks] == [
        (BlockKind.TITLE, "Mine"),
        (BlockKind.REFERENCE, "Ash. Sleep."),
    ]
    assert article.references[0].start == 5
    assert listed([]).blocks == ()
