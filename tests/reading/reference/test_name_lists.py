"""Names in a text that holds nothing else: none is left over."""

import pytest

from ldn_desk.domain.bibliography import Name
from ldn_desk.reading.reference.name_lists import read_people

LISTS = {
    "Ash, A. H., & Birch, C. L.": ["Ash", "Birch"],
    "Ash AH, Birch CL, et al.": ["Ash", "Birch"],
    "Anna Ash / Carl Birch / Dora Cedar": ["Ash", "Birch", "Cedar"],
    "ASH Anna, BIRCH Carl": ["ASH", "BIRCH"],
    "Ash, A. H., Committee on Sleep, & Birch, C. L.": ["Ash", "Committee on Sleep", "Birch"],
    "Ash, Anna ; Birch, Carl": ["Ash", "Birch"],
    "van der Ash, A., wei, b. and Cedar, D.": ["van der Ash", "wei", "b", "Cedar"],
    "Ash, A., Jr., Birch, C., Unknown": ["Ash", "Birch", "Unknown"],
    "The Sleep Foundation": ["The Sleep Foundation"],
    "Ministry of Sleep, Department of Naps": ["Ministry of Sleep, Department of Naps"],
    "Office of Sleep, of Naps, of Rest, of Quiet, of Dreams, of Beds and of Pillows for all Oak Towns": [
        "Office of Sleep, of Naps, of Rest, of Quiet, of Dreams, of Beds and of Pillows for all Oak Towns"
    ],
    "": [],
    "———": [],
}


@pytest.mark.parametrize("text", LISTS)
def test_every_name_of_a_list_is_read(text: str) -> None:
    names, _et_al = read_people(text)
    assert [name.label for name in names] == LISTS[text]


@pytest.mark.parametrize("text", ["Ash AH, Birch CL, et al.", "Ash A H, 2 Birch, et al", "Ministry of Sleep et al."])
def test_et_al_is_no_name(text: str) -> None:
    names, et_al = read_people(text)
    assert et_al
    assert not any("al" in name.full.split() for name in names)


def test_particles_stand_before_the_family_name() -> None:
    names, _et_al = read_people("van der Ash AH / de Birch CL")
    assert names == (Name("Ash", "AH", "van der"), Name("Birch", "CL", "de"))


def test_a_long_run_of_signs_is_read_in_no_time() -> None:
    assert isinstance(read_people("A, " * 2000 + "x"), tuple)
