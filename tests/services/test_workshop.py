"""The services of one library are built when they are first needed, and once."""

import threading
import time
from contextlib import suppress

from ldn_desk.services.workshop import Once


def test_what_two_threads_ask_for_at_once_is_built_once() -> None:
    built: list[object] = []
    gate = threading.Barrier(8)

    def build() -> object:
        time.sleep(0.05)
        built.append(object())
        return built[-1]

    once, got = Once(build), list[object]()

    def ask() -> None:
        gate.wait()
        got.append(once())

    threads = [threading.Thread(target=ask) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (len(built), got) == (1, built * 8)


def test_what_could_not_be_built_is_tried_again() -> None:
    tries: list[int] = []

    def build() -> str:
        tries.append(1)
        if len(tries) == 1:
            raise OSError("not yet")
        return "there"

    once = Once(build)
    with suppress(OSError):
        once()
    assert (once(), once(), len(tries)) == ("there", "there", 2)
