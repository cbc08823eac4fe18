"""DOIs that stand only in the addresses of links, in every format; all of the project's own words."""

from ldn_desk.composition import build_registry
from ldn_desk.domain.article import Linked, Reference
from ldn_desk.services.opening import read_bytes
from tests.importers.pdf.sheets import Sheets
from tests.importers.word.word_file import field, paragraph, run, word_file

DOIS = ("10.5555/nap.2010.01.001", "10.5555/nap.2011.01.002", "10.5555/nap.2012.01.003")
ENTRIES = (
    "Elm W, Fir T. Rest of grown owls. Owl Notes. 2010;64(1):104-22.",
    "Gum B. Slow naps in barns. J Owl Notes. 2011;4:11-9.",
    "Ash C. Larger broods of owls. J Owl Notes. 2012;5:21-9.",
)
TEXT = "Rest was seen [1,2] and kept [3]. It was seen again in owls that were kept in pairs by their keepers."


def read(data: str | bytes, name: str) -> tuple[Reference, ...]:
    raw = data.encode() if isinstance(data, str) else data
    return read_bytes(raw, name, build_registry(lambda _name: "").importers).references


def page(*rows: str, between: str = "") -> str:
    items = (
        f'<li id="B{n}">{entry}{row}</li>{between}' for n, (entry, row) in enumerate(zip(ENTRIES, rows, strict=True), 1)
    )
    return (
        f"<html><body><article><h1>Owls</h1><p>{TEXT}</p><h2>References</h2><ol>{''.join(items)}</ol>"
        "</article></body></html>"
    )


def rows(*templates: str) -> list[str]:
    return ["".join(template.format(doi=doi) for template in templates) for doi in DOIS]


def shown(references: tuple[Reference, ...]) -> list[tuple[str, str, str]]:
    return [(each.text, each.printed.DOI, each.linked.DOI) for each in references]


EXPECTED = [(entry, "", doi) for entry, doi in zip(ENTRIES, DOIS, strict=True)]


def test_a_label_behind_an_entry_of_a_page_carries_its_doi() -> None:
    assert shown(read(page(*rows(' <a href="https://doi.org/{doi}">Crossref</a>')), "owls.html")) == EXPECTED


def test_a_row_of_links_below_an_entry_of_a_page_carries_its_doi() -> None:
    links = rows(
        '<div class="links"><a href="https://doi.org/{doi}">Crossref</a><a href="#">PubMed</a>'
        '<a href="https://example.org/doi/citedby/10.5555/other">Cited by</a></div>'
    )
    assert shown(read(page(*links), "owls.html")) == EXPECTED


def test_the_key_of_a_publisher_s_way_out_is_the_doi_and_not_the_page_s_own() -> None:
    links = rows(' <a href="https://example.org/servlet/linkout?dbid=16&doi=10.5555%2F00&key={doi}">Crossref</a>')
    assert shown(read(page(*links), "owls.html")) == EXPECTED


def test_links_within_the_publisher_s_site_carry_dois_too() -> None:
    links = rows(' <a href="/external-ref?access_num={doi}&link_type=DOI">CrossRef</a>')
    assert shown(read(page(*links), "owls.html")) == EXPECTED
    title = "Rest of grown owls"
    first = ENTRIES[0].replace(title, f'<a href="/doi/full/{DOIS[0]}">{title}</a>')
    assert shown(read(page(*rows("")).replace(ENTRIES[0], first), "owls.html"))[0] == EXPECTED[0]


def test_a_link_without_text_carries_the_doi_of_its_entry() -> None:
    assert shown(read(page(*rows('<a title="Crossref" href="https://doi.org/{doi}"></a>')), "owls.html")) == EXPECTED


def test_a_row_of_links_between_entries_is_that_of_the_entry_above() -> None:
    row = '<div class="links"><a href="https://doi.org/{}">Crossref</a> <a href="#">Google Scholar</a></div>'
    items = (f'<p id="B{n}" class="ref">{ENTRIES[n]}</p>{row.format(DOIS[n])}' for n in range(3))
    cites = "".join(f'<a href="#B{n}">{n + 1}</a> ' for n in range(3))
    text = f"<html><body><h1>Owls</h1><p>{TEXT} {cites}</p><div>{''.join(items)}</div></body></html>"
    assert shown(read(text, "owls.html")) == EXPECTED


def test_links_of_markdown_carry_dois_whether_on_the_title_or_behind() -> None:
    title = "Rest of grown owls"
    first = ENTRIES[0].replace(title, f"[{title}](https://doi.org/{DOIS[0]})")
    second = f"{ENTRIES[1]} [Crossref](https://doi.org/{DOIS[1]})"
    third = f"{ENTRIES[2]} https://doi.org/{DOIS[2]}"
    found = read(f"# Owls\n\n{TEXT}\n\n## References\n\n1. {first}\n2. {second}\n3. {third}\n", "owls.md")
    assert [(each.printed.DOI, each.linked.DOI) for each in found] == [("", DOIS[0]), ("", DOIS[1]), (DOIS[2], "")]
    assert [each.text for each in found[:2]] == list(ENTRIES[:2])


def test_links_of_a_word_file_carry_dois() -> None:
    body = paragraph(run(TEXT)) + paragraph(run("References"))
    for number, (entry, doi) in enumerate(zip(ENTRIES, DOIS, strict=True), 1):
        body += paragraph(run(f"{number}. ") + field(f' HYPERLINK "https://doi.org/{doi}" ', run(entry)))
    assert shown(read(word_file(body), "owls.docx")) == EXPECTED


def test_a_link_of_journal_xml_is_linked_and_a_tagged_doi_is_printed() -> None:
    ref = "<ref id='r{n}'><mixed-citation>{text} {link}</mixed-citation></ref>"
    links = (
        f"<ext-link ext-link-type='uri' xlink:href='https://doi.org/{DOIS[0]}'>Full text</ext-link>",
        f"<pub-id pub-id-type='doi'>{DOIS[1]}</pub-id>",
        "<ext-link xlink:href='https://pubmed.ncbi.nlm.nih.gov/20123456/'>PubMed</ext-link>",
    )
    refs = "".join(ref.format(n=n, text=ENTRIES[n], link=link) for n, link in enumerate(links))
    found = read(
        "<article xmlns:xlink='http://www.w3.org/1999/xlink'><front><article-meta/></front><body><p>x</p></body>"
        f"<back><ref-list>{refs}</ref-list></back></article>",
        "owls.xml",
    )
    assert [(each.printed.DOI, each.linked) for each in found] == [
        ("", Linked(DOIS[0])),
        (DOIS[1], Linked()),
        ("", Linked("", "20123456")),
    ]
    assert [each.given.PMID for each in found] == ["", "", "20123456"]


def test_links_over_entries_of_a_pdf_carry_their_dois() -> None:
    sheets = Sheets()
    sheets.put(60, 60, "Owls at rest", 16, "B")
    y = sheets.flow(60, 100, 480, TEXT)
    sheets.put(60, y + 20, "References", 13, "B")
    for number, (entry, doi) in enumerate(zip(ENTRIES, DOIS, strict=True), 1):
        top = y + 30 + 14 * number
        end = sheets.put(60, top, f"{number}. {entry}", 9)
        sheets.pdf.link(60, top - 8, end - 60, 10, f"https://doi.org/{doi}")
    assert shown(read(sheets.bytes(), "owls.pdf")) == EXPECTED
