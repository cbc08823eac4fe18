"""Reference lists found and citations linked, in articles of which everything is known."""

import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from ldn_desk.domain.article import Article
from ldn_desk.importers.text.markdown import Markdown
from ldn_desk.importers.text.plain_text import PlainText
from ldn_desk.importers.web.importer import Html
from ldn_desk.services.opening import read_bytes
from tests.bench import made_articles, restyled
from tests.bench.jats_article import read_jats
from tests.bench.printed_article import Piece, Printed, Score, as_page, as_text, as_wrapped, flattened, raised, scored

_IMPORTERS = (Html(), Markdown(), PlainText())
_LONG_ENTRIES, _LONG_MARKERS = 5_000, 20_000


def _bare(piece: Piece) -> str:
    return piece.text


_PRINTS: dict[str, tuple[str, Callable[[Printed], str], Callable[[Piece], str]]] = {
    "text": ("printed.txt", as_text, raised),
    "wrapped text": ("printed.txt", as_wrapped, raised),
    "page": ("printed.html", as_page, _bare),
    "page, <ol>": ("printed.html", lambda printed: as_page(printed, counted=True), _bare),
}


def measure(shared: Path) -> dict[str, float]:
    """Shares of references found and citations linked, and seconds for a long article; empty where there is no data."""
    figures: dict[str, float] = {}
    for name, printed in _sources(shared):
        for form, (file, show, shown) in _PRINTS.items():
            score = Score()
            for each in printed:
                score.add(scored(each, _read(show(each), file), shown))
            figures |= score.figures(f"{name}, {form}")
            if "-v" in sys.argv:
                print(f"== {name}, {form}", *score.misses, sep="\n   ")
    return figures | {"a list of 5,000 with 20,000 markers read, s": _long_article()}


def _read(text: str, name: str) -> Article:
    return read_bytes(text.encode("utf-8"), name, _IMPORTERS)


def _sources(shared: Path) -> Iterator[tuple[str, list[Printed]]]:
    paths = [*sorted((shared / "articles").glob("jats_*"))]
    articles = {path.stem.split("_")[1]: read_jats(path) for path in paths}
    if articles:
        yield "journal articles as printed", list(articles.values())
    numeric = [each for each in articles.values() if any(piece.label for piece in each.pieces)]
    for style in restyled.STYLES if numeric else ():
        yield f"the numbered ones as {style}", [restyled.restyled(each, style) for each in numeric]
    if numeric:
        after = [restyled.restyled(each, "superscript-after") for each in numeric]
        yield "the numbered ones, raised numbers flattened", [flattened(each) for each in after]
    if (shared / "data/crossref/works.jsonl").is_file():
        for style in made_articles.STYLES:
            yield f"made, {style}", list(made_articles.made(shared, style, seed=7))


def _long_article() -> float:
    entries = [
        f"{n}. Invented{n} AB, Imagined C. Title of the work numbered {n}. J Tea. {1990 + n % 30};{n}(2):{n}–{n + 9}."
        for n in range(1, _LONG_ENTRIES + 1)
    ]
    sentence = "Cups of the kind numbered {0} were counted again in a second town, and none was missing [{1}]. "
    body = [
        "".join(sentence.format(n + k, (n + k) % _LONG_ENTRIES + 1) for k in range(8))
        for n in range(0, _LONG_MARKERS, 8)
    ]
    text = "\n".join(["A long review of tea", *body, "References", *entries])
    began = time.perf_counter()
    article = _read(text, "long.txt")
    assert len(article.references) == _LONG_ENTRIES
    assert len(article.citations) == _LONG_MARKERS
    return time.perf_counter() - began


if __name__ == "__main__":
    for label, value in measure(Path(sys.argv[1])).items():
        print(f"{label:60} {value:.3f}")
