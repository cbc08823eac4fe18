from ldn_desk.presenters.references.folded_names import NameList, folded_names

TEN = ", ".join(f"A{n}" for n in range(10))


def folded(text: str, *differing: tuple[int, int]) -> tuple[str, list[str]]:
    names = NameList.of(text)
    assert names is not None
    shown, spans = folded_names(names, differing)
    return shown, [shown[start:end] for start, end in spans]


def test_a_few_names_are_not_folded() -> None:
    assert NameList.of("A, B, C, D, E, F") is None


def test_of_many_names_the_first_three_are_shown() -> None:
    assert folded(TEN) == ("A0, A1, A2, …", [])


def test_names_that_differ_are_shown_wherever_they_stand() -> None:
    seventh, last = TEN.index("A7"), TEN.index("A9")
    assert folded(TEN, (0, 2), (seventh, seventh + 2), (last, last + 2)) == (
        "A0, A1, A2, …, A7, …, A9",
        ["A0", "A7", "A9"],
    )


def test_where_most_differ_the_list_stays_short() -> None:
    shown, _ = folded(TEN, (0, len(TEN)))
    assert shown == "A0, A1, A2, A3, A4, A5, …"
