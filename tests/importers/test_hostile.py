"""Damaged and hostile files, every format: one clear sentence or an article, in time, and nothing else is touched."""

import socket
import threading
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ldn_desk.domain.article import Article
from tests.importers import hostile

EXAMPLES = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True)
NAMES = tuple(hostile.seeds())
CANARY = "canary-in-the-coal-mine"


@pytest.mark.parametrize("name", NAMES)
def test_the_sound_file_holds_three_references_or_its_one_entry(name: str) -> None:
    article = hostile.read_or_refused(hostile.seeds()[name], name)
    assert isinstance(article, Article)
    assert len(article.references) == (1 if name.endswith((".bib", ".ris", ".nbib", ".json")) else 3)


@pytest.mark.parametrize("name", NAMES)
@EXAMPLES
@given(changes=hostile.edits)
def test_a_damaged_file_is_read_or_refused_in_one_sentence(
    name: str, changes: list[tuple[str, float, int, bytes]]
) -> None:
    assert hostile.read_or_refused(hostile.damaged(hostile.seeds()[name], changes), name)


@EXAMPLES
@given(changes=hostile.edits)
def test_a_word_document_damaged_inside_is_read_or_refused(changes: list[tuple[str, float, int, bytes]]) -> None:
    data = hostile.zipped_again(
        hostile.seeds()["a.docx"],
        lambda member, inner: hostile.damaged(inner, changes) if member.startswith("word/") else inner,
    )
    assert hostile.read_or_refused(data, "a.docx")


@EXAMPLES
@given(data=st.binary(max_size=400), name=st.sampled_from((*NAMES, "a", "a.doc", "a.rtf", "a.xyz")))
def test_any_bytes_under_any_name_are_read_or_refused(data: bytes, name: str) -> None:
    assert hostile.read_or_refused(data, name)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.99])
def test_a_file_cut_off_is_read_or_refused(name: str, share: float) -> None:
    data = hostile.seeds()[name]
    assert hostile.read_or_refused(data[: int(share * len(data))], name)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("other", NAMES)
def test_a_file_under_another_format_s_name_is_read_or_refused(name: str, other: str) -> None:
    assert hostile.read_or_refused(hostile.seeds()[name], other)


@pytest.mark.parametrize(
    "piece",
    [
        "<div>",
        "<p>[1",
        "(",
        "[",
        "[[",
        "(a ",
        "*",
        "_",
        "> ",
        "&",
        "<sup>1",
        "10.1/",
        "A, ",
        "A. ",
        "¹",
        ". ¹",
        "1,",
        "[1]",
    ],
)
@pytest.mark.parametrize("name", ["a.html", "a.md", "a.txt", "a.xml"])
@pytest.mark.parametrize("times", [300, 8_000])
def test_one_sign_many_times_is_no_reason_to_hang(piece: str, name: str, times: int) -> None:
    data = hostile.seeds()[name]
    place = data.index(b"night")
    assert hostile.read_or_refused(data[:place] + b"Well." + piece.encode() * times + data[place:], name)


@pytest.mark.parametrize("blank", [" ", "\t", "\n", "\r", " \n", "\xa0", "\u3000", "\u2028", "&nbsp;"])
@pytest.mark.parametrize("name", [name for name in NAMES if name not in ("a.docx", "a.pdf")])
def test_a_long_run_of_blanks_is_no_reason_to_hang(blank: str, name: str) -> None:
    data = hostile.seeds()[name]
    run = blank.encode() * 80_000
    assert hostile.read_or_refused(data.replace(b"Sleep", b"Sleep" + run + b"well", 1), name)
    assert hostile.read_or_refused(data.replace(b"night", b"night" + run + b"well", 1), name)


def _entities(address: str) -> dict[str, bytes]:
    doctype = f'<!DOCTYPE article [<!ENTITY leak SYSTEM "{address}"><!ENTITY % out SYSTEM "{address}"> %out;]>'
    xml = hostile.seeds()["a.xml"].replace(b"<article xmlns", doctype.encode() + b"<article xmlns", 1)
    html = hostile.seeds()["a.html"].replace(
        b"<article>", f'<article><iframe src="{address}"></iframe><img src="{address}">'.encode(), 1
    )
    word = hostile.zipped_again(
        hostile.seeds()["a.docx"],
        lambda _member, inner: inner.replace(b"?>", b"?>" + doctype.encode(), 1).replace(b"Mice sleep", b"&leak;", 1),
    )
    return {"a.xml": xml.replace(b"Mice sleep", b"&leak; Mice sleep", 1), "a.html": html, "a.docx": word}


@pytest.mark.parametrize("name", ["a.xml", "a.html", "a.docx"])
def test_no_file_that_a_document_names_is_read(name: str, tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text(CANARY, encoding="utf-8")
    answer = hostile.read_or_refused(_entities(secret.as_uri())[name], name)
    assert CANARY not in (answer.text if isinstance(answer, Article) else answer)


@pytest.mark.parametrize("name", ["a.xml", "a.html", "a.docx"])
def test_no_address_that_a_document_names_is_asked(name: str) -> None:
    asked = []
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.3)

        def listen() -> None:
            try:
                asked.append(server.accept())
            except TimeoutError:
                return

        listening = threading.Thread(target=listen)
        listening.start()
        hostile.read_or_refused(_entities(f"http://127.0.0.1:{server.getsockname()[1]}/dtd")[name], name)
        listening.join()
    assert asked == []


@pytest.mark.parametrize("name", ["a.xml", "a.docx"])
def test_entities_that_multiply_do_not_fill_the_memory(name: str) -> None:
    levels = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
    doctype = f'<!DOCTYPE x [<!ENTITY e0 "ha">{levels}]>'.encode()
    if name == "a.xml":
        data = hostile.seeds()[name].replace(b"<article xmlns", doctype + b"<article xmlns", 1)
        data = data.replace(b"Mice sleep", b"&e11;", 1)
    else:
        data = hostile.zipped_again(
            hostile.seeds()[name],
            lambda _member, inner: inner.replace(b"?>", b"?>" + doctype, 1).replace(b"Mice sleep", b"&e11;", 1),
        )
    answer = hostile.read_or_refused(data, name)
    assert len(answer.text if isinstance(answer, Article) else answer) < 100_000
