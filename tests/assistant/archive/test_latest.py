"""What is made of a whole archive is made once for each change of it, however many threads ask."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, Event

import pytest

from assistant.archive.latest import Latest


class Counted:
    """An archive that a test changes, and something made of it that a test holds up."""

    def __init__(self) -> None:
        self.generation, self.made = 1, 0
        self.begun, self.go_on = Event(), Event()
        self.go_on.set()

    def make(self) -> int:
        self.made += 1
        self.begun.set()
        assert self.go_on.wait(10)
        return self.generation * 10


def test_ten_threads_make_it_once() -> None:
    archive, together = Counted(), Barrier(10)
    latest = Latest(archive, archive.make)

    def get(_: int) -> int:
        together.wait(10)
        return latest.get()

    for generation in (1, 2):
        archive.generation = generation
        with ThreadPoolExecutor(10) as pool:
            assert list(pool.map(get, range(10))) == [generation * 10] * 10
        assert archive.made == generation


def test_while_it_is_made_the_one_before_is_to_be_had() -> None:
    archive = Counted()
    latest = Latest(archive, archive.make)
    assert latest.recent() == 10
    archive.generation = 2
    archive.begun.clear()
    archive.go_on.clear()
    with ThreadPoolExecutor(1) as pool:
        making = pool.submit(latest.get)
        assert archive.begun.wait(10)
        assert latest.recent() == 10
        archive.go_on.set()
        assert making.result(10) == 20
    assert latest.recent() == 20
    assert archive.made == 2


def test_what_could_not_be_made_is_tried_again() -> None:
    archive, tries = Counted(), iter([ZeroDivisionError, None])

    def make() -> int:
        if (error := next(tries)) is not None:
            raise error
        return 7

    latest = Latest(archive, make)
    with pytest.raises(ZeroDivisionError):
        latest.get()
    assert latest.get() == 7
