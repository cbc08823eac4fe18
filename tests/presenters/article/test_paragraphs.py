from ldn_desk.domain.article import Article, Block, BlockKind
from ldn_desk.presenters.article.paragraphs import ParagraphNumbers

TEXTS = ((BlockKind.TITLE, "Naps"), (BlockKind.PARAGRAPH, "They help."), (BlockKind.HEADING, "More"))
MORE = ((BlockKind.QUOTE, "They do."), (BlockKind.LIST_ITEM, "at noon"), (BlockKind.PARAGRAPH, " "))


def article() -> Article:
    blocks, start = [], 0
    for kind, text in TEXTS + MORE:
        blocks.append(Block(kind, text, start=start))
        start += len(text) + 1
    whole = "\n".join(block.text for block in blocks)
    return Article("Naps", tuple(blocks), (), (), whole, "")


def test_paragraphs_and_quotes_are_numbered_as_in_the_margin() -> None:
    made = article()
    numbers = ParagraphNumbers(made)
    words = ("Naps", "They help", "More", "They do", "at noon")
    assert [numbers.at(made.text.index(each)) for each in words] == [0, 1, 0, 2, 0]


def test_without_an_article_no_place_has_a_number() -> None:
    assert ParagraphNumbers().at(0) == 0
