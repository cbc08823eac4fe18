"""Tests of `handed_in` and `opening`: files, pastes and lists, what a reader hands in, good or hostile."""

import os
from pathlib import Path

import pytest

from ldn_desk.domain.article import Article, BlockKind
from ldn_desk.domain.errors import UnreadableInput
from ldn_desk.importers.lists.bibtex import Bibtex
from ldn_desk.importers.text.markdown import Markdown
from ldn_desk.importers.text.plain_text import PlainText
from ldn_desk.importers.web.importer import Html
from ldn_desk.services.handed_in import LARGEST_FILE, clipboard_bytes, file_bytes
from ldn_desk.services.opening import (
    MOST_BLOCKS,
    read_bytes,
    read_file,
    read_reference_lines,
)

IMPORTERS = (PlainText(), Markdown(), Html())
ENTRY = "Ash AH, Birch C. Sleep in mice. J Sleep. 2016;16(1):22-34."
PAGE = f"<html><body><p>Mice sleep [1].</p><h2>References</h2><ol><li>{ENTRY}</li></ol></body></html>"


def read_pasted(text: str, html: str, *, link_dois: bool = False) -> tuple[Article, bytes]:
    name, data = clipboard_bytes(text, html)
    return read_bytes(data, name, IMPORTERS, link_dois=link_dois), data


class Broken(PlainText):
    """An importer that fails at every file, and means to end the program."""

    def recognises(self, data: bytes, suffix: str) -> float:
        raise SystemExit


def test_an_importer_that_fails_is_passed_over(caplog: pytest.LogCaptureFixture) -> None:
    assert read_bytes(b"Mice sleep.", "a.txt", (Broken(), *IMPORTERS)).format == "text"
    assert "The importer text failed" in caplog.text


@pytest.mark.parametrize(
    ("name", "text", "format"),
    [
        ("a.txt", "Mice sleep.", "text"),
        ("a.md", "Mice sleep.", "markdown"),
        ("a.html", "<p>Mice sleep.</p>", "html"),
        ("a.txt", PAGE, "html"),
        ("a", "# Mice\n\n- one\n- two\n\n[x](https://example.org)", "markdown"),
        ("a.rst", "Mice sleep.", "text"),
        ("a.MD", "Mice sleep.", "markdown"),
    ],
)
def test_the_importer_is_chosen_by_content_then_name(name: str, text: str, format: str) -> None:
    article = read_bytes(text.encode(), name, IMPORTERS)
    assert (article.format, article.source) == (format, name)


def test_a_file_is_read_with_its_bytes(tmp_path: Path) -> None:
    path = tmp_path / "mice.html"
    path.write_text(PAGE, encoding="utf-8")
    article, data = read_file(path, IMPORTERS)
    assert [reference.text for reference in article.references] == [ENTRY]
    assert [citation.marker for citation in article.citations] == ["[1]"]
    assert data == PAGE.encode()


@pytest.mark.parametrize("path", ["missing.txt", ".", "a\0b"])
def test_a_file_that_the_disk_does_not_give_is_one_sentence(tmp_path: Path, path: str) -> None:
    if "\0" in path:
        pytest.skip("no file system takes such a name")
    with pytest.raises(UnreadableInput, match=r"\.$"):
        read_file(tmp_path / path, IMPORTERS)


def test_a_disk_s_own_fault_is_one_sentence(tmp_path: Path) -> None:
    loop = tmp_path / "loop.txt"
    loop.symlink_to(loop)
    with pytest.raises(UnreadableInput, match=r"cannot be read"):
        read_file(loop, IMPORTERS)


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"", "empty.txt"),
        (b"\x89PNG\r\n\x1a\n", "picture.png"),
        (bytes(range(256)) * 40, "binary.txt"),
        (b"%PDF-1.7", "paper.txt"),
        (b"x" * (LARGEST_FILE + 1), "huge.txt"),
        (b"<html></html>", "bare.html"),
    ],
)
def test_what_cannot_be_read_is_one_sentence_that_names_the_file(data: bytes, name: str) -> None:
    with pytest.raises(UnreadableInput) as caught:
        read_bytes(data, name, IMPORTERS)
    assert name in str(caught.value)
    assert str(caught.value).endswith((".", ")"))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes with names")
def test_nobody_is_waited_for_at_a_pipe_with_a_name(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    with pytest.raises(UnreadableInput, match="is a pipe and holds no text"):
        read_file(tmp_path / "pipe.txt", IMPORTERS)


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="this system has no endless file")
def test_an_endless_file_is_given_up_as_too_large() -> None:
    with pytest.raises(UnreadableInput, match="larger than 64 MB"):
        file_bytes(Path("/dev/zero"))


def test_the_clipboard_s_html_goes_before_its_text() -> None:
    article, data = read_pasted("Mice sleep", PAGE)
    assert (article.format, data) == ("html", PAGE.encode())
    article, data = read_pasted("Mice sleep [1].\nReferences\n1. " + ENTRY, "")
    assert (article.format, article.source, len(article.references)) == ("text", "clipboard", 1)


def test_a_broken_letter_on_the_clipboard_is_no_error() -> None:
    article, _data = read_pasted("Mice \ud83d sleep", "")
    assert article.text == "Mice ? sleep"


def test_an_empty_clipboard_is_one_sentence() -> None:
    with pytest.raises(UnreadableInput, match="clipboard"):
        read_pasted(" ", "")


def test_n_lines_give_n_references_in_file_order() -> None:
    lines = [f"Ash {n}, A. (20{n:02d}). Sleep {n}. Journal of Sleep, {n}, 1–2." for n in (9, 3, 5)]
    article = read_reference_lines("\n\n".join(lines).encode(), "list.txt")
    assert [reference.text for reference in article.references] == lines
    assert (article.source, article.format, article.blocks) == ("list.txt", "references", ())


def test_a_binary_list_is_one_sentence() -> None:
    with pytest.raises(UnreadableInput, match=r"^list\.txt"):
        read_reference_lines(b"%PDF-1.7", "list.txt")


ENDING = "\nReferences\n" + "\n".join(f"{n}. Ash{n} A. Sleep {n}. J Sleep 2016;{n}:1-2." for n in range(1, 4))


@pytest.mark.parametrize(
    "piece",
    [
        "word ",
        "a",
        "[1] ",
        "(Ash1, 2016) ",
        "Ash1 et al. (2016). ",
        "x¹ ",
        "(",
        ". ",
        "“",
        " ",
        "\n",
        "A. ",
        "1, ",
        "e.g. ",
    ],
)
def test_megabytes_of_one_piece_are_read(piece: str) -> None:
    article = read_bytes(("It is [1]. " + piece * (1_000_000 // len(piece)) + ENDING).encode(), "x.txt", IMPORTERS)
    assert len(article.references) == 3


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("x.html", "<div>" * 600_000 + "deep"),
        ("x.html", "<p>x" * 300_000),
        ("x.html", "<p>" + "<sup>1</sup>" * 60_000),
        ("x.html", "<" * 3_000_000),
        ("x.md", "> " * 500_000 + "x"),
        ("x.md", "[" * 1_000_000),
        ("x.md", "|a" * 500_000),
        ("x.md", "[^1]: x\n" * 100_000),
        ("x.txt", "line\n" * 300_000),
    ],
)
def test_hostile_shapes_are_read_with_bounded_effort(name: str, text: str) -> None:
    article = read_bytes(text.encode(), name, IMPORTERS)
    assert len(article.blocks) <= MOST_BLOCKS + 1


def test_blocks_beyond_any_article_s_number_are_run_together() -> None:
    article = read_bytes(b"line\n" * (MOST_BLOCKS + 5), "x.txt", IMPORTERS)
    assert article.blocks[-1].text == "line line line line line"


def test_the_other_articles_are_read(shared: Path) -> None:
    found = {path.name: read_file(path, IMPORTERS)[0] for path in sorted((shared / "articles").glob("*.md"))}
    blog = found["md_blog_dopamine_not_reward_author_year.md"]
    assert len(blog.references) == 29
    assert len(blog.citations) > 12
    assert blog.blocks[-1].kind is BlockKind.FURNITURE
    assert all(article.title for article in found.values())


def test_a_list_of_references_is_an_article_of_its_entries_and_nothing_else() -> None:
    data = b"@article{one, title={First}, year={2001}}\n\n@article{two, title={Second}, year={2002}}\n"
    article = read_bytes(data, "mine.bib", [Bibtex()])
    assert [reference.key for reference in article.references] == ["one", "two"]
    assert [article.text[each.start : each.start + len(each.text)] for each in article.references] == [
        each.text for each in article.references
    ]
    assert (article.title, article.citations) == ("mine", ())


def test_dois_in_the_text_are_references_only_on_request() -> None:
    data = b"# Mice\n\nThey sleep, [Ash and others](https://doi.org/10.1234/ash) say.\n"
    assert read_bytes(data, "x.md", IMPORTERS).references == ()
    (reference,) = read_bytes(data, "x.md", IMPORTERS, link_dois=True).references
    assert reference.printed.DOI == "10.1234/ash"
    article, _data = read_pasted(data.decode(), "", link_dois=True)
    assert len(article.references) == 1


def test_a_list_in_a_file_whose_name_is_no_text_is_read() -> None:
    name = b"l\xffst.bib".decode("utf-8", "surrogateescape")
    article = read_bytes(b"@article{a, title={One}}", name, [Bibtex()])
    assert article.title == "l\ufffdst"
