"""Links within a saved page, in the ways publishers write them."""

from ldn_desk.importers.web.importer import Html


def links(body: str) -> list[str]:
    draft = Html().read(f"<!DOCTYPE html><html><body>{body}</body></html>".encode())
    return [span.href for block in draft.blocks for span in block.spans if span.href]


NOTES = "<p id='r1'>Ash says so.</p><p id='r2'>Birch says so.</p><p id='r3'>Cedar says so.</p>"
PAGE = "https://journal.example/article"


def test_the_page_s_own_address_leads_to_its_own_places() -> None:
    own = "".join(f"<p>Mice <a href='{PAGE}#r{n}'>{n}</a></p>" for n in (1, 2, 3))
    assert links(own + NOTES) == ["#r1", "#r2", "#r3"]


def test_another_page_s_address_leads_there() -> None:
    assert links(f"<p><a href='{PAGE}#r1'>1</a></p>{NOTES}") == [f"{PAGE}#r1"]
    assert links(f"<p><a href='other.html#r1'>1</a> <a href='#r1'>2</a></p>{NOTES}") == ["#r1"]


def test_what_a_script_reads_is_read_too() -> None:
    assert links(f"<p><a href='javascript:;' data-open='r2'>2</a> <a rid='r3 r1'>3</a> <a>4</a></p>{NOTES}") == [
        "#r2",
        "#r3",
    ]


def test_a_relative_address_with_a_place_of_the_page_leads_there() -> None:
    assert links(f"<p><a href='?view=full#r1'>1</a></p>{NOTES}") == ["#r1"]


def test_a_name_within_an_entry_leads_to_the_entry() -> None:
    draft = Html().read(
        b"<!DOCTYPE html><html><body><p>Mice <a href='#in'>1</a> <a href='#r1'>2</a> <a href='https://x.org'>3</a></p>"
        b"<ol><li id='r1'><p id='in'>Ash says so.</p></li></ol></body></html>"
    )
    assert [span.href for span in draft.blocks[0].spans] == ["#r1", "#r1", "https://x.org"]
