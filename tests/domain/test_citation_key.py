import pytest

from ldn_desk.domain.article import Reference
from ldn_desk.domain.bibliography import Fields, Name, PartialDate
from ldn_desk.domain.citation_key import citation_keys, csl_type


def _reference(number: int, family: str = "", year: int | None = None, title: str = "", key: str = "") -> Reference:
    author = (Name(family=family),) if family else ()
    printed = Fields(author=author, issued=PartialDate(year) if year else None, title=title)
    return Reference(number, "text", printed, id=f"id-{number}", key=key)


def _key(reference: Reference) -> str:
    return citation_keys([reference])[reference.id]


@pytest.mark.parametrize(
    ("reference", "key"),
    [
        (_reference(1, "Miller", 2016, "The Role of inflammation"), "miller2016role"),
        (_reference(1, "O’Connor-Løvås", 2008, "“α” From sickness"), "oconnorlovas2008sickness"),
        (_reference(5, "", None, "“α”"), "reference5"),
        (_reference(5), "reference5"),
        (_reference(1, "Smith", key="smith_2019:a"), "smith_2019:a"),
        (_reference(1, "Smith", key="a key}, with {"), "akeywith"),
        (_reference(1, "Smith", key="}{"), "smith"),
    ],
)
def test_a_key_is_the_sources_own_or_made_of_name_year_and_title(reference: Reference, key: str) -> None:
    assert _key(reference) == key


def test_an_editor_stands_in_for_an_author() -> None:
    assert _key(Reference(1, "", Fields(editor=(Name(literal="The Group"),)), id="x")) == "thegroup"


def test_keys_are_unique_whatever_their_case() -> None:
    same = [_reference(number, "Kim", 2020, "Trial") for number in (1, 2)] + [_reference(3, key="KIM2020trial")]
    assert citation_keys(same) == {"id-3": "KIM2020trial", "id-1": "kim2020trial-2", "id-2": "kim2020trial-3"}


def test_keys_do_not_depend_on_the_order_of_writing() -> None:
    same = [_reference(number, "Kim", 2020, "Trial") for number in (1, 2, 3)]
    assert citation_keys(same) == citation_keys(reversed(same))


@pytest.mark.parametrize(
    ("printed", "kind"),
    [
        (Fields(type="chapter"), "chapter"),
        (Fields(type="blog", container_title="A Journal"), "article-journal"),
        (Fields(), "document"),
    ],
)
def test_every_item_has_a_type_that_csl_knows(printed: Fields, kind: str) -> None:
    assert csl_type(printed) == kind
