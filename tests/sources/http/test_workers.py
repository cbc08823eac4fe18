"""Questions worked off in threads."""

import threading

import pytest

from ldn_desk.sources.http.workers import Crew, Worked


def crew_of(work: object, at_once: int = 2, cancelled: object = None) -> Crew[int, int]:
    never = lambda: False  # noqa: E731  # the shortest way to say so
    return Crew(work, at_once=lambda: at_once, cancelled=cancelled or never, look=lambda: None)  # type: ignore[arg-type]


def test_every_question_is_answered() -> None:
    assert sorted(crew_of(lambda n: Worked((n * 10,))).answers(range(5))) == [0, 10, 20, 30, 40]


def test_questions_that_arise_are_asked_after_the_others() -> None:
    def work(number: int) -> Worked[int, int]:
        return Worked((number,), (number + 10,) if number < 3 else ())

    assert list(crew_of(work, at_once=1).answers(range(3))) == [0, 1, 2, 10, 11, 12]


def test_no_more_are_under_way_than_allowed() -> None:
    lock, under_way, most = threading.Lock(), 0, 0
    pause = threading.Event()

    def work(number: int) -> Worked[int, int]:
        nonlocal under_way, most
        with lock:
            under_way += 1
            most = max(most, under_way)
        pause.wait(0.01)
        with lock:
            under_way -= 1
        return Worked((number,))

    list(crew_of(work, at_once=2).answers(range(8)))
    assert most == 2


def test_a_bug_in_the_work_is_raised_to_whoever_asked() -> None:
    def work(number: int) -> Worked[int, int]:
        raise ZeroDivisionError(number)

    with pytest.raises(ZeroDivisionError):
        list(crew_of(work).answers([1]))


def test_cancelled_it_asks_no_further() -> None:
    asked: list[int] = []

    def work(number: int) -> Worked[int, int]:
        asked.append(number)
        return Worked((number,))

    assert len(list(crew_of(work, at_once=1, cancelled=lambda: len(asked) >= 3).answers(range(100)))) <= 3
    assert len(asked) == 3
