"""Pieces of notes."""

import pytest

from ldn_desk.reading.notes.forms import Kind, leads_back, pieces


def told(text: str) -> list[tuple[str, str]]:
    return [(piece.kind.value, text[piece.start : piece.end]) for piece in pieces(text)]


OWLS = "Alma Keller, Rights of Owls, 12 J. Barn L. 100 (2015)"
INSTITUTE = "Institut für Eulen (2011): Schlaf und Scheune. Berlin."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{OWLS}; Bo Lind, Host and Barn, 8 Net L. Rev. 55 (2012).", ["work", "work"]),
        (f"See also {OWLS}.", ["work"]),
        (f"{OWLS}. See also Cora Moss, Owls Online (Barn Press 2018) 44.", ["work", "work"]),
        ("Ibid., at 105.", ["same"]),
        ("Ebd., S. 5.", ["same"]),
        ("Vgl. a.a.O., S. 5", ["same"]),
        ("Keller, supra note 1, at 110.", ["earlier"]),
        ("Vgl. Keller (Fn. 3), S. 7", ["earlier"]),
        (f"Vgl. für alle Zahlen: {INSTITUTE}", ["work"]),
        ("Institut für Eulen: Schlaf in Scheunen 2012. Bern.", ["work"]),
        ("Ash, Bo; Fir, Gum (2008): Sleep in barns. Bern: Eule.", ["work"]),
        (f"{INSTITUTE}; online: https://owls.example/sleep", ["work"]),
        ("Siehe unter: https://owls.example/barns. Dort steht mehr.", ["work"]),
        ("CJEU, Case C-160/15, Owl v Barn, EU:C:2016:644.", ["work"]),
        ("“Owls at Rest,” Barn Notes 3 (1999): 4–9.", ["work"]),
        ("§ 97 UG; see also Directive 2001/29/EC, art. 8.", ["prose", "work"]),
        ("Der Bestand ist im Jahr 1999 auf 125 Eulen gewachsen, wie man in allen Scheunen, Vol. 3, sah.", ["earlier"]),
        ("das gilt auch hier, wie man sieht", ["prose"]),
        ("Owls, 5", ["prose"]),
    ],
)
def test_a_note_is_told_apart_into_what_it_names(text: str, expected: list[str]) -> None:
    assert [kind for kind, _text in told(text)] == expected


def test_signals_and_the_signs_between_works_belong_to_none() -> None:
    assert told(f"But see {OWLS}; cf. Lind, above n. 1, 61.") == [
        ("work", OWLS),
        ("earlier", "Lind, above n. 1, 61."),
    ]


def test_a_semicolon_in_brackets_or_quotes_parts_nothing() -> None:
    text = "Bo Lind, “Host; Barn,” Owl Notes 8 (Bern; Basel 2012): 5–9."
    assert told(text) == [("work", text)]


def test_prose_behind_an_address_is_not_the_work_s() -> None:
    assert told("Siehe unter: https://owls.example/barns. Dort steht mehr.") == [("work", "https://owls.example/barns")]


def test_an_address_late_in_a_sentence_is_prose() -> None:
    text = "alle Papiere der Reihe können auf den Seiten der Scheune gelesen werden (https://owls.example)"
    assert told(text) == [("prose", text)]


def test_a_way_back_names_its_note() -> None:
    (piece,) = pieces("Keller, supra note 12, at 110.")
    assert (piece.kind, piece.note) == (Kind.EARLIER, 12)


@pytest.mark.parametrize(
    "text", ["Ibid.", "See id. at 5.", "Keller, supra note 3, at 4.", "Ebd.", "Keller a.a.O. (Fn. 3)"]
)
def test_only_notes_lead_back_so(text: str) -> None:
    assert leads_back(text)


@pytest.mark.parametrize(
    "text", [OWLS, "Ideas of owls, 2001.", "Fir F. Rest in owls. J Rest. 2018;18:5.", "See note 3."]
)
def test_an_entry_of_a_list_leads_nowhere_back(text: str) -> None:
    assert not leads_back(text)


def test_a_signal_that_nothing_follows_names_nothing() -> None:
    assert told("Vgl. ; Ibid.") == [("same", "Ibid.")]
