from ldn_desk.domain.article import Block, BlockKind
from ldn_desk.reading.citations.numbering import numbering

TEXT = Block(BlockKind.PARAGRAPH, "Mice sleep.")


def entry(number: int = 0) -> Block:
    return Block(BlockKind.REFERENCE, "Ash", ordinal=f"{number}." if number else "")


def test_printed_numbers_are_kept_where_no_two_are_alike() -> None:
    assert numbering([entry(3), entry(4), TEXT, entry(7)]).numbers == (3, 4, 7)


def test_entries_without_a_number_count_on_from_the_highest() -> None:
    counted = numbering([entry(1), entry(2), TEXT, entry(), entry()])
    assert counted.numbers == (1, 2, 3, 4)
    assert [sorted(numbers) for _start, numbers in counted.runs] == [[1, 2], [3, 4]]


def test_numbers_that_begin_anew_make_lists() -> None:
    counted = numbering([entry(1), entry(2), TEXT, entry(1), entry(2), entry(1)])
    assert counted.numbers == (1, 2, 3, 4, 5)
    assert [(each.start, each.numbers) for each in counted.lists] == [
        (0, {1: 1, 2: 2}),
        (3, {1: 3, 2: 4}),
        (5, {1: 5}),
    ]


def test_a_number_printed_twice_in_a_list_means_the_first() -> None:
    counted = numbering([entry(1), entry(2), entry(2), entry(3)])
    assert counted.numbers == (1, 2, 3, 4)
    assert counted.lists[0].numbers == {1: 1, 2: 2, 3: 4}


def test_no_entries_have_no_numbers() -> None:
    assert numbering([TEXT]) == numbering([])


def test_more_lists_than_a_book_has_chapters_are_not_told_apart() -> None:
    counted = numbering([entry(1), TEXT] * 300)
    assert (len(counted.numbers), counted.lists, counted.runs) == (300, (), ())
