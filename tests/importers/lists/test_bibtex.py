"""Tests of `bibtex`, `bibtex_entries`, `bibtex_further`, `latex` and `file`. BibTeX lists: every entry a reference,
decoded field by field, damaged ones too."""

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ldn_desk.domain.article import Reference
from ldn_desk.domain.bibliography import Fields, Name, PartialDate
from ldn_desk.domain.errors import UnreadableInput
from ldn_desk.exporters.bibtex import Bibtex as Exporter
from ldn_desk.importers.lists.bibtex import Bibtex
from ldn_desk.importers.lists.file import MOST_ENTRIES
from ldn_desk.importers.text.plain_text import PlainText
from tests.exporters import things


def references(text: str) -> tuple[Reference, ...]:
    return Bibtex().read(text.encode("utf-8")).references


def fields(entry: str) -> Fields:
    (reference,) = references(entry)
    return reference.printed


def test_each_entry_is_one_reference_in_file_order_with_its_raw_text() -> None:
    first, second = "@article{b, title = {One}}", "@book{a, title = {Two}}"
    found = references(f"% made by hand\n{first}{second}\n")
    assert [reference.text for reference in found] == [first, second]
    assert [reference.key for reference in found] == ["b", "a"]
    assert [reference.number for reference in found] == [1, 2]


@pytest.mark.parametrize(
    ("line", "rest"),
    [
        ("@SUM(1+1)", " there"),
        ("@handle{see}", " there"),
        ("@handle{see, and", " hear} there"),
        ("@ash{}", " and @birch{x}\n@elm(y) there"),
    ],
)
def test_a_line_of_an_abstract_that_begins_as_an_entry_does_is_text(line: str, rest: str) -> None:
    text = f"@article{{a, title={{One}}, abstract={{write to\n{line}{rest}}}, year=2000}}"
    first, second = references(f"{text}\n@article{{b, title={{Two}}}}\n")
    assert (first.text, first.printed.title, first.printed.year) == (text, "One", 2000)
    assert second.printed.title == "Two"


def test_an_entry_whose_brace_was_lost_does_not_take_in_the_next_one() -> None:
    found = references("@article{a, title={One, year=2000}\n@article{b,\n  title={Two}}\n@book{c, title={Three}}\n")
    assert [reference.printed.title for reference in found] == ["One", "Two", "Three"]


def test_a_key_used_twice_gives_two_references() -> None:
    found = references("@article{k, title={One}}\n@article{k, title={Two}}\n")
    assert [reference.printed.title for reference in found] == ["One", "Two"]


def test_latex_is_decoded_in_words_and_never_in_addresses() -> None:
    printed = fields(
        r"""@Article{latex1,
  Author = "G{\"o}del, Kurt and {\'E}ric Dupont and Ol{\o}f, {\AA}sa and Na{\"\i}ve, {\v S}. and Ho, \t{oo}",
  TITLE = {{The} {DNA} of \emph{in vivo} H$_2$O: 50\% of $\beta$-blockers \& ``more'' -- cost \$5 or $6~only
           \mbox{kept} \unknown{word}\textsuperscript{2}\hspace{1em}
           {\textless}b{\textgreater}x{\textless}/b{\textgreater}},
  doi = {10.1000/a\_b.{\_}c}, url = {http://ex.org/a_b\%20c~d}
}"""
    )
    assert printed.title == "The DNA of in vivo H2O: 50% of β-blockers & “more” – cost $5 or $6 only kept word2 x"
    assert [name.full for name in printed.author[:4]] == ["Kurt Gödel", "Éric Dupont", "Åsa Oløf", "Š. Naïve"]
    assert (printed.DOI, printed.URL) == ("10.1000/a_b._c", "http://ex.org/a_b%20c~d")


def test_an_unescaped_percent_sign_does_not_end_the_title() -> None:
    assert fields("@article{k, title={50% better \\textit{in mice}}}").title == "50% better in mice"


def test_a_sici_doi_keeps_its_angle_brackets() -> None:
    doi = r"10.1002/(SICI)1097-0258(19980815)17:15{\textless}1661::AID-SIM968{\textgreater}3.0.CO;2-2"
    assert fields(f"@article{{k, doi={{{doi}}}}}").DOI == (
        "10.1002/(SICI)1097-0258(19980815)17:15<1661::AID-SIM968>3.0.CO;2-2"
    )


def test_a_doi_is_found_in_its_other_places() -> None:
    assert fields("@misc{k, url={https://dx.doi.org/10.1234/a}}").DOI == "10.1234/a"
    assert fields("@misc{k, note={doi: 10.1234/a}}").DOI == "10.1234/a"
    assert fields("@misc{k, note={Erratum in another journal, which has the DOI 10.1234/a}}").DOI == ""


def test_what_is_printed_as_doi_and_is_none_is_kept() -> None:
    assert fields("@misc{k, doi={n/a}}").DOI == "n/a"


@pytest.mark.parametrize(
    ("author", "names"),
    [
        ("{World Health Organization}", [Name(literal="World Health Organization")]),
        ("World Health Organization", [Name(literal="World Health Organization")]),
        ("{{Simon and Schuster}} and Ann Lee", [Name(literal="Simon and Schuster"), Name("Lee", "Ann")]),
        ("{Smith, A. and Jones, Bob}", [Name("Smith", "A."), Name("Jones", "Bob")]),
        ("{Smith, A.}", [Name("Smith", "A.")]),
        ("{Health, Education}", [Name(literal="Health, Education")]),
        ("{}", []),
        ("Ludwig van Beethoven", [Name("Beethoven", "Ludwig", "van")]),
        ("van den Berg, Jr., Ann", [Name("Berg", "Ann", "van den", "Jr")]),
        ("de la Cruz, Ana", [Name("Cruz", "Ana", "de la")]),
        ("{van den} Berg, Ann", [Name("Berg", "Ann", "van den")]),
        ("Farmakides G and AA Polyzos", [Name("Farmakides", "G"), Name("Polyzos", "AA")]),
        ("Plato", [Name(literal="Plato")]),
        ("Smith, A.; Jones, B.", [Name("Smith", "A."), Name("Jones", "B.")]),
        ("Smith, A., Jones, B., Lee, C.", [Name("Smith", "A."), Name("Jones", "B."), Name("Lee", "C.")]),
        (", Ann", [Name(literal=", Ann")]),
        ("{} x", [Name(literal="x")]),
    ],
)
def test_names_are_parted_before_they_are_decoded(author: str, names: list[Name]) -> None:
    assert list(fields(f"@article{{k, author = {{{author}}}}}").author) == names


@pytest.mark.parametrize("author", ["Gil, M. and others", "Gil, M. and et al.", "Gil, M. et al."])
def test_and_others_says_that_the_list_goes_on(author: str) -> None:
    printed = fields(f"@article{{k, author = {{{author}}}}}")
    assert (printed.author, printed.et_al) == ((Name("Gil", "M."),), True)


def test_a_brace_that_is_never_closed_in_a_name_does_no_harm() -> None:
    assert fields('@article{k, author = "{Lee, Ann", title = {T}}').author == (Name("Lee", "Ann"),)


def test_abbreviations_are_filled_in_and_joined() -> None:
    text = '@STRING{ j = "Journal of the {AMA}" }\n@string{full = j # " Open"}\n'
    printed = fields(text + '@article{k, journal = full, year = 2019, month = jan # "~12", volume = undefined }')
    assert (printed.container_title, printed.volume) == ("Journal of the AMA Open", "undefined")
    assert printed.issued == PartialDate(2019, 1, 12)


def test_abbreviations_that_double_each_other_fill_no_memory() -> None:
    letters = "abcdefghijklmnopqrstuvwxyz"
    bomb = "".join(f"@string{{{b} = {a} # {a}}}\n" for a, b in pairwise(letters))
    assert fields(f'@string{{a = "xxxxxxxxxx"}}\n{bomb}@article{{k, title = z}}').title.startswith("xxxx")


def test_a_cross_reference_lends_what_a_chapter_does_not_print() -> None:
    child, parent = references(
        "@inproceedings{c, author={A. Lee}, title={Child}, crossref={PROC}, pages={5--9}}\n"
        "@proceedings{proc, title={Proc of X}, subtitle={Y}, year={2001}, doi={10.1234/p}, crossref={c}}"
    )
    assert (child.printed.container_title, child.printed.year) == ("Proc of X: Y", 2001)
    assert (child.printed.title, child.printed.DOI) == ("Child", "")
    assert parent.printed.DOI == "10.1234/p"


def test_biblatex_data_that_several_entries_share_is_no_reference_of_its_own() -> None:
    (reference,) = references("@xdata{x, journaltitle={J Foo}}\n@article{k, title={T}, xdata={x, gone}}")
    assert reference.printed.container_title == "J Foo"


def test_biblatex_names_of_fields_are_known() -> None:
    printed = fields(
        "@article{k, journaltitle={J Foo}, journalsubtitle={B}, title={T}, subtitle={S}, date={2018-03-04},"
        " eid={e12}, location={Bonn}, issn={0140-6736}}"
    )
    assert (printed.container_title, printed.title, printed.number) == ("J Foo: B", "T: S", "e12")
    assert (printed.issued, printed.publisher_place) == (PartialDate(2018, 3, 4), "Bonn")
    assert printed.ISSN == ("0140-6736",)


@pytest.mark.parametrize(
    ("dated", "date"),
    [
        ("year={2019}, month={5}", PartialDate(2019, 5)),
        ("year={2019}, month={x}", PartialDate(2019)),
        ("year={2019}, month={foo}", PartialDate(2019)),
        ("date={2018-03}, month=jan", PartialDate(2018, 3)),
        ("year={in press}", PartialDate(raw="in press")),
        ("pubstate={forthcoming}", PartialDate(raw="forthcoming")),
        ("title={x}", None),
    ],
)
def test_dates_are_read_as_far_as_they_are_printed(dated: str, date: PartialDate | None) -> None:
    assert fields(f"@article{{k, {dated}}}").issued == date


@pytest.mark.parametrize(
    ("entry", "kind"),
    [
        ("@article{k, journal={J}}", "article-journal"),
        ("@article{k, journal={arXiv preprint arXiv:2001.01234}}", "article"),
        ("@misc{k, eprint={2001.01234}, archivePrefix={arXiv}}", "article"),
        ("@misc{k, eprint={2001.01234v2}}", "article"),
        ("@misc{k, howpublished={\\url{https://www.example.org/a_b}}}", "webpage"),
        ("@misc{k, url={https://doi.org/10.1234/a}}", ""),
        ("@misc{k, title={T}}", ""),
        ("@inbook{k, title={The Book}, chapter=3}", "book"),
        ("@inbook{k, title={A Part}, booktitle={The Book}}", "chapter"),
        ("@phdthesis{k, school={A University}}", "thesis"),
        ("@inproceedings{k}", "paper-conference"),
        ("@unknownkind{k}", ""),
    ],
)
def test_types_become_those_of_csl(entry: str, kind: str) -> None:
    assert fields(entry).type == kind


def test_a_number_is_an_issue_a_reports_own_or_a_place_in_a_series() -> None:
    assert fields("@article{k, number={4}}").issue == "4"
    assert fields("@techreport{k, number={R-12}}").number == "R-12"
    assert fields("@book{k, number={4}, series={Lecture Notes}}").issue == ""


def test_how_a_thing_was_published_names_its_container_only_in_words() -> None:
    assert fields("@misc{k, howpublished={Blog of X}}").container_title == "Blog of X"
    assert fields("@misc{k, howpublished={Accessed 2020}}").container_title == ""
    assert fields("@book{k, booktitle={B}, howpublished={Z}}").title == "B"
    assert fields("@incollection{k, booktitle={B}}").container_title == "B"


def test_identifiers_of_pubmed_and_arxiv_are_kept() -> None:
    assert fields("@article{k, eprinttype={pubmed}, eprint={123456}}").PMID == "123456"
    assert fields("@article{k, pmid={123456}, pmcid={789012}}").PMCID == "PMC789012"
    assert fields("@article{k, note={PMID: 123456}}").PMID == "123456"
    assert fields("@article{k, eprint={hep-th/9901001}, archiveprefix={arXiv}}").URL == (
        "https://arxiv.org/abs/hep-th/9901001"
    )
    assert fields("@article{k, eprint={x}, archiveprefix={other}}").URL == ""


DAMAGED = (
    "@article{bad\n author = {P, Q}\n title = {No commas at all}\n year = 2004\n}",
    "@article{bad, title={No comma} author={P, Q}, year={2004}}",
    "@article{bad, title={No {closing brace}, author={P, Q}, year={2004}",
    '@article{bad, title="No closing quote, author={P, Q}, year={2004}\n}',
    "@article{bad, title={One brace} too many}, author={P, Q}, year={2004}\n}",
    "@article{ author={P, Q}, title={No key}, year={2004}}",
    "@article{bad, author={P, Q}, title=, year={2004}}",
    "@article\n{bad, author={P, Q}, title={Brace on the next line}, year={2004}}",
)


@pytest.mark.parametrize("damaged", DAMAGED)
def test_a_damaged_entry_among_good_ones_is_kept_with_what_can_be_read(damaged: str) -> None:
    found = references(f"@article{{one, title={{First}}}}\n\n{damaged}\n\n@article{{two, title={{Last}}}}\n")
    assert [found[0].printed.title, found[-1].printed.title] == ["First", "Last"]
    assert len(found) == 3
    assert found[1].text == damaged
    assert (found[1].printed.author, found[1].printed.year) == ((Name("P", "Q"),), 2004)


def test_a_value_given_twice_counts_once() -> None:
    assert fields("@article{k, title={One}, title={Two}}").title == "One"
    assert fields("@article{k title={One}, title={Two}}").title == "One"


def test_an_entry_commented_out_line_by_line_is_none() -> None:
    text = "% @article{out, title={Gone},\n%  year={2000}}\n@article{k, title={T}}"
    assert [reference.key for reference in references(text)] == ["k"]
    assert len(references("% see @article{k, title={T},\n year={2000}}")) == 1


def test_comments_and_preambles_are_no_references() -> None:
    text = '@comment{jabref-meta: x;}\n@preamble{"\\newcommand{\\x}{}"}\n@string{x\n@article{k, title={T}}\n'
    assert [reference.key for reference in references(text)] == ["k"]


def test_text_with_more_marks_than_any_library_is_read_entry_by_entry() -> None:
    text = f"@article{{a, title={{One}}, abstract={{{'{},' * 600_000}}}}}\n@article{{b, title={{Two}}}}"
    assert [reference.printed.title for reference in references(text)] == ["One", "Two"]


def test_what_holds_no_entry_is_refused_in_one_sentence() -> None:
    for text in ("", "only words", "@comment{x}"):
        with pytest.raises(UnreadableInput, match="no references in it"):
            references(text)
    with pytest.raises(UnreadableInput, match="more than"):
        references("@a{b}\n" * (MOST_ENTRIES + 1))
    with pytest.raises(UnreadableInput, match="not a text file"):
        Bibtex().read(b"\x89PNG\r\n\x1a\n" * 100)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "latin-1"])
def test_every_encoding_of_a_list_is_read(encoding: str) -> None:
    data = "@article{k, title={Größe}}\r\n".encode(encoding)
    assert Bibtex().recognises(data, ".bib") > 0.9
    assert Bibtex().read(data).references[0].printed.title == "Größe"


def test_a_text_file_that_holds_entries_is_recognised() -> None:
    data = b"My list\n\n@article{k,\n  title = {T},\n  year = 2001\n}\n"
    assert Bibtex().recognises(data, ".txt") > PlainText().recognises(data, ".txt")


def test_an_article_that_quotes_an_entry_is_no_list() -> None:
    data = b"How to cite this:\n@article{k, title={T}}\n" + b"Prose goes on and on, line after line.\n" * 50
    assert Bibtex().recognises(data, ".txt") == 0
    assert Bibtex().recognises(b"Plain prose.", ".txt") == 0
    assert Bibtex().recognises(b"\x00\x01\x02" * 50, ".bib") == 0
    assert 0.5 < Bibtex().recognises(b"nothing", ".bib") < 0.9


def test_what_the_desk_exports_comes_back() -> None:
    entries = things.snapshot(things.trial(), things.wrong_work())
    found = Bibtex().read(Exporter().write(entries)).references
    printed = [entry.reference.printed for entry in entries.entries]
    for read, meant in zip(found, printed, strict=True):
        assert (read.printed.author, read.printed.title, read.printed.DOI) == (meant.author, meant.title, meant.DOI)
        assert (read.printed.issued, read.printed.page, read.printed.et_al) == (meant.issued, meant.page, meant.et_al)
        assert (read.printed.type, read.printed.container_title) == (meant.type, meant.container_title)


def test_a_list_of_every_irregularity_gives_all_its_entries(shared: Path) -> None:
    path = shared / "data/crossref/registry-fixtures/sample.bib"
    found = Bibtex().read(path.read_bytes()).references
    assert len(found) == 13
    assert found[2].printed.title == "Response to @mentions in social media surveillance"
    assert found[3].printed.DOI == "10.1016/S0140-6736(03)14065-2"
    assert found[-1].printed.title == "An entry whose closing brace was never typed"


@settings(deadline=None, max_examples=150)
@given(
    st.text(
        alphabet=st.sampled_from(list("@{}\"\\,=#% \nabAB1$~'^_<>&;-."))
        | st.characters(exclude_categories=["Cc", "Cs"]),
        max_size=120,
    )
)
def test_no_text_in_an_entry_makes_it_fail(text: str) -> None:
    assert references(f"@article{{k, author={{{text}}}, title={{{text}}}, {text}\n}}\n@book{{last, title={{Last}}}}")


# biblatex's extended names, and dates as people write them


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("family=Owlen, given=Alma, prefix=van, useprefix=true", Name("Owlen", "Alma", "van")),
        ("family=Hazel, given=Ida P., prefix=van, useprefix=false", Name("Hazel", "Ida P.", "van")),
        ("given={Jean Paul}, given-i=JP, family=Rose, prefix={de la}, prefix-i=d", Name("Rose", "Jean Paul", "de la")),
        ("given=Fay G., family=Birch, suffix=Jr., juniorcomma=true", Name("Birch", "Fay G.", "", "Jr")),
        ('"family={Owl and Sons, Inc.}"', Name(literal="Owl and Sons, Inc.")),
        ('family={Fir, Gum}, given="Bo, C."', Name("Fir, Gum", "Bo, C.")),
    ],
)
def test_a_name_of_biblatex_s_extended_form_is_read_part_by_part(name: str, expected: Name) -> None:
    assert fields(f"@book{{k, author = {{{name} and Ash, Bo}}}}").author == (expected, Name("Ash", "Bo"))


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        ("date = {22-26 June 2015}", PartialDate(2015, 6)),
        ("date = {June 22--26, 2015}", PartialDate(2015, 6)),
        ("date = {30 May--2 June 2014}", PartialDate(2014)),
        ("date = {12/2015}", PartialDate(2015, 12)),
        ("year = {[1867] 1976}", PartialDate(1976)),
        ("year = {[1867]}", PartialDate(1867)),
        ('year = 1990, month = 10 # "~" # jan', PartialDate(1990, 1, 10)),
        ("year = 1990, month = {3}, day = {14}", PartialDate(1990, 3, 14)),
        ("year = 1990, month = {5--6}, day = {41}", PartialDate(1990)),
        ("year = 1990, month = {13}", PartialDate(1990)),
        ("year = 1990, month = mar, day = {41}", PartialDate(1990, 3)),
    ],
)
def test_dates_as_people_write_them_are_read(date: str, expected: PartialDate) -> None:
    assert fields(f"@book{{k, {date}}}").issued == expected


def test_what_an_entry_says_besides_is_kept_by_csl_s_names() -> None:
    text = (
        "@book{a, title={Owls {\\em in situ} of \\textit{S. aluco} at 10\\textsuperscript{3}}, date={[1867] 1976},"
        " language={german}, urldate={2020-01-02}, translator={Ash, Bo}, keywords={owl, nap}, abstract={5\\% better.},"
        " note={Read it.}, series={Owl Series}, version={2.1}, file={:a_b/c.pdf:PDF}, type={Habilitation}}"
    )
    (found,) = references(text)
    assert found.printed.title == "Owls in situ of S. aluco at 103"
    assert found.further == {
        "title": "Owls <i>in situ</i> of <i>S. aluco</i> at 10<sup>3</sup>",
        "language": "german",
        "accessed": {"date-parts": [[2020, 1, 2]]},
        "original-date": {"date-parts": [[1867]]},
        "translator": [{"family": "Ash", "given": "Bo"}],
        "keyword": "owl, nap",
        "abstract": "5% better.",
        "note": "Read it.",
        "collection-title": "Owl Series",
        "version": "2.1",
        "file": ":a_b/c.pdf:PDF",
        "genre": "Habilitation",
    }


def test_what_our_own_export_wrote_for_other_programs_is_not_taken_for_the_work_s() -> None:
    (found,) = references(
        "@book{a, title={Owls}, annote={Verdict}, keywords={LDN Desk, verdict agrees}, language={de}}"
    )
    assert found.further == {"language": "de"}
