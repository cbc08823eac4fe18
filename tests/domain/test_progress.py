import pytest

from ldn_desk.domain.progress import Cancelled, Listener, cancelled, counted, heard, tell


def test_work_goes_on_where_nobody_listens() -> None:
    assert list(counted("abc")) == ["a", "b", "c"]


def test_whoever_listens_hears_how_much_is_done() -> None:
    told: list[tuple[int, int]] = []
    with heard(Listener(lambda done, total: told.append((done, total)))):
        assert list(counted("ab")) == ["a", "b"]
        tell(7, 8)
    tell(8, 8)
    assert told == [(0, 2), (1, 2), (7, 8)]


def test_who_listens_inside_is_heard_alone_until_it_is_over() -> None:
    outer: list[int] = []
    inner: list[int] = []
    with heard(Listener(lambda done, _total: outer.append(done))):
        with heard(Listener(lambda done, _total: inner.append(done))):
            tell(1, 3)
        tell(2, 3)
    assert (outer, inner) == ([2], [1])


def test_work_that_is_cancelled_ends_where_it_tells() -> None:
    done: list[str] = []
    with heard(Listener(cancelled=lambda: len(done) == 2)), pytest.raises(Cancelled):
        done.extend(counted("abcd"))
    assert done == ["a", "b"]
    assert not cancelled()
    tell(1, 1)
