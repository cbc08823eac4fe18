from collections.abc import Iterator

import pytest

from ldn_desk.domain.translation import use_translation
from ldn_desk.wording.terms import begun, either, field_words, joined, source_label, value_words


class German:
    """A few terms in German."""

    def gettext(self, message: str) -> str:
        return {"print": "gedruckt", "year": "Jahr", "the bundled facts": "die beigelegten Angaben"}.get(
            message, message
        )

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return "({shown} Autoren)"


@pytest.fixture
def german() -> Iterator[None]:
    use_translation(German())
    yield
    use_translation(None)


def test_an_unknown_source_and_an_unknown_field_keep_their_names() -> None:
    assert source_label("openalex") == "openalex"
    assert field_words("genre") == "genre"


def test_terms_are_joined_as_a_person_would() -> None:
    assert (joined([]), joined(["a"]), joined(("a", "b", "c"))) == ("", "a", "a, b and c")


def test_values_stay_as_they_were_kept() -> None:
    assert value_words("issued", "2017 (online 2016)") == "2017 (online 2016)"
    assert value_words("author", "A. Ash, … (1,204 authors)") == "A. Ash, … (1,204 authors)"
    assert value_words("title", "Of print 2017 … (3 authors)") == "Of print 2017 … (3 authors)"


def test_what_the_desk_itself_says_in_a_value_is_translated(german: None) -> None:
    assert value_words("issued", "2017 (print 2016)") == "2017 (gedruckt 2016)"
    assert value_words("author", "A. Ash … (1,204 authors)") == "A. Ash … (1,204 Autoren)"
    assert (field_words("issued"), source_label("bundled")) == ("Jahr", "die beigelegten Angaben")
    assert source_label("the bundled facts") == "die beigelegten Angaben"


def test_what_none_of_several_has_is_in_neither() -> None:
    assert either(["Crossref", "doi.org", "PubMed"]) == "Crossref, doi.org or PubMed"
    assert either(["Crossref"]) == "Crossref"
    assert either([]) == ""


@pytest.mark.parametrize(
    ("words", "line"),
    [
        ("sentence says 2011; published 2012", "Sentence says 2011; published 2012"),
        ("cancelled", "Cancelled"),
        ("doi.org knows this DOI", "doi.org knows this DOI"),
        ("eLife has it", "eLife has it"),
        ("10.1000/a is no DOI", "10.1000/a is no DOI"),
        ("", ""),
    ],
)
def test_a_line_begins_with_a_capital_but_for_a_name_written_small(words: str, line: str) -> None:
    assert begun(words) == line
