from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eval.judge.cache import Cache, Reply, digest

KEY = "ab" * 32
REPLY = Reply('{"reason": "x", "label": "wrong"}', "stop", 50, 7)


def test_what_was_put_is_got_by_another_process_too(tmp_path: Path) -> None:
    Cache(tmp_path).put(KEY, REPLY)
    assert Cache(tmp_path).get(KEY) == REPLY
    assert [path.suffix for path in tmp_path.rglob("*") if path.is_file()] == [".json"]


def test_a_missing_entry_is_missed_without_a_word(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert Cache(tmp_path / "none").get(KEY) is None
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize("damage", [b"", b"{", b"\xff\xfe", b"[]", b'{"key": "%s"}' % KEY.encode(), b"null"])
def test_a_damaged_entry_is_a_miss_said_once_and_written_anew(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], damage: bytes
) -> None:
    cache = Cache(tmp_path)
    other = "cd" * 32
    for key in (KEY, other):
        cache.put(key, REPLY)
        (tmp_path / key[:2] / f"{key}.json").write_bytes(damage)
    assert cache.get(KEY) is None
    assert cache.get(other) is None
    assert capsys.readouterr().err.count("can't be read and is asked for again") == 1
    cache.put(KEY, REPLY)
    assert cache.get(KEY) == REPLY


def test_an_entry_under_another_key_is_a_miss(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    cache.put(KEY, REPLY)
    moved = "ab" + "cd" * 31
    (tmp_path / "ab" / f"{KEY}.json").rename(tmp_path / "ab" / f"{moved}.json")
    assert cache.get(moved) is None


@given(st.text(), st.text(), st.integers(0), st.integers(0))
def test_any_reply_survives(tmp_path_factory: pytest.TempPathFactory, text: str, finish: str, n: int, m: int) -> None:
    cache = Cache(tmp_path_factory.mktemp("cache"))
    cache.put(KEY, Reply(text, finish, n, m))
    assert cache.get(KEY) == Reply(text, finish, n, m)


@given(st.dictionaries(st.text(), st.text() | st.integers()))
def test_the_order_of_a_request_does_not_matter_to_its_key(request_: dict[str, str | int]) -> None:
    assert digest(request_) == digest(dict(reversed(request_.items())))
    assert digest(request_) != digest(request_ | {"one more": 1, "": "and more"})
