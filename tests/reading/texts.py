"""Small made-up articles as plain text, read as the desk reads them."""

from ldn_desk.domain.article import Article
from ldn_desk.importers.text.lines import line_blocks
from ldn_desk.reading.article import understand

ASH = "Ash AH, Birch C. Sleep in mice. J Sleep. 2016;16(1):22-34."
CEDAR = "Cedar D. Pain in mice. J Pain. 2017;17:2-4."
ELM = "Elm E, Fir F. Rest in mice. J Rest. 2018;18:5-6."
GINKGO = "Ginkgo G. Food for mice. J Food. 2019;19:7-8."
PROSE = (
    "This paragraph tells many things about mice and rats, and goes on for so long that nobody takes it for an "
    "entry of a list, since it is plainly prose and shows neither a journal nor "
    "anything else that an entry shows. "
)


def read(text: str) -> Article:
    """The article that the text is."""
    return understand(list(line_blocks(text)))


def cited(article: Article) -> list[tuple[str, tuple[int, ...]]]:
    """Each marker with the numbers of the references that it cites."""
    return [(citation.marker, citation.numbers) for citation in article.citations]
