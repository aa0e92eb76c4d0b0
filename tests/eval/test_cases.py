from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.domain import Period
from assistant.errors import InputError
from assistant.text import normalise
from eval import scoring
from eval.cases import EVERY, Case, dumps, read_cases
from eval.labelled import labels_of

# Line separators, spaces, controls and format characters too: a reader may have typed any of them.
TEXT = st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "Z", "C")), min_size=1, max_size=8)
WORD = TEXT.filter(str.strip)
SPOKEN = st.lists(WORD.filter(normalise), max_size=3).map(tuple)
LABELLED = st.lists(st.sampled_from(sorted(labels_of("sample"))), min_size=1, max_size=2, unique=True).map(tuple)
WORDS = st.lists(WORD, max_size=3).map(tuple)
MIDNIGHT = st.dates(datetime(1950, 1, 1).date(), datetime(2090, 1, 1).date()).map(  # noqa: DTZ001  # bounds of dates
    lambda day: datetime(day.year, day.month, day.day, tzinfo=UTC)
)


def file(tmp_path: Path, *rows: object) -> Path:
    path = tmp_path / "own.jsonl"
    path.write_text("".join(f"{row if isinstance(row, str) else json.dumps(row)}\n" for row in rows), "utf-8")
    return path


def test_a_question_alone_is_a_case_named_by_its_line(tmp_path: Path) -> None:
    assert read_cases(file(tmp_path, "", {"question": "Who rang the bell?"})) == (Case("line-2", "Who rang the bell?"),)


def test_days_are_read_whole_and_the_clock_stands_at_noon(tmp_path: Path) -> None:
    [case] = read_cases(
        file(tmp_path, {"question": "Q?", "as_of": "2025-05-30", "from": "2025-05-26", "to": "2025-05-27"})
    )
    assert case.as_of == datetime(2025, 5, 30, 12, tzinfo=UTC)
    assert case.period == Period(datetime(2025, 5, 26, tzinfo=UTC), datetime(2025, 5, 28, tzinfo=UTC))


def test_no_time_named_is_another_thing_than_nobody_said(tmp_path: Path) -> None:
    none, unsaid = read_cases(file(tmp_path, {"question": "Q?", "from": None, "to": None}, {"question": "R?"}))
    assert (none.period, unsaid.period) == (Period(), None)


def test_one_answer_is_a_list_of_one(tmp_path: Path) -> None:
    one, several = read_cases(
        file(tmp_path, {"question": "Q?", "answer": "a"}, {"question": "R?", "answers": ["b", "c"], "need": "all"})
    )
    assert (one.answers, one.all_needed, several.answers, several.all_needed) == (("a",), False, ("b", "c"), True)


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("{", ":1: not JSON"),
        ([1], ":1: not a JSON object"),
        ({"answer": "a"}, ':1: "question" is missing'),
        ({"question": " "}, ':1: "question" is missing'),
        ({"question": 7}, ':1: "question" is not text'),
        ({"question": "Q?", "anwser": "a"}, ':1: unknown field "anwser"; did you mean "answer"?'),
        ({"question": "Q?", "must_site": ["a"]}, ':1: unknown field "must_site"; did you mean "must_cite"?'),
        ({"question": "Q?", "zzz": 1}, ':1: unknown field "zzz"; known are answer, '),
        ({"question": "Q?", "answers": [1]}, ':1: "answers" is not a list of texts'),
        ({"question": "Q?", "unanswerable": "yes"}, ':1: "unanswerable" is neither true nor false'),
        ({"question": "Q?", "unanswerable": True, "answer": "a"}, ':1: "unanswerable" beside an answer'),
        ({"question": "Q?", "need": "most"}, ':1: "need" is neither "any" nor "all"'),
        ({"question": "Q?", "as_of": "May"}, ":1: \"as_of\" 'May' is not a date"),
        ({"question": "Q?", "from": "2025"}, ":1: \"from\" '2025' is not a day"),
        ({"question": "Q?", "from": "2025-02-02", "to": "2025-02-01"}, ':1: "from" is after "to"'),
        ({"question": "Q?", "statements": "a"}, ':1: "statements" is not a list of lists'),
        ({"question": "Q?", "speakers": ["—"]}, ":1: \"speakers\" has '—', which holds no letter and no digit"),
        ({"question": "Q?", "answer": "?!"}, ":1: \"answer\" has '?!', which holds no letter"),
        ({"question": "Q?", "archive": "mine"}, ":1: \"archive\" 'mine' is none of sample, seed"),
        ({"question": "Q?", "archive": "sample", "statements": [["s1"]]}, ':1: "statements" names "s1"; the archive'),
        ({"question": "Q?", "statements": [["s1"]]}, ':1: "statements" names "s1"; the archive ""'),
        ({"question": "Q?", "archive": "sample", "optional": ["s1"]}, ':1: "optional" names "s1"'),
        ({"question": "Q?", "ordered": "oldest first"}, ":1: \"ordered\" 'oldest first' is none of newest, oldest"),
        ({"question": "Q?", "as_of": "0001-01-01T00:00:00+14:00"}, ':1: "as_of"'),
        ({"question": "Q?", "to": "9999-12-31"}, ":1: \"to\" '9999-12-31' is the last of all days"),
        ('{"question": "Q \\ud800?"}', ':1: "question" has half a character (\\ud800)'),
        ('{"question": "Q?", "history": ["\\udfff"]}', ':1: "history" has half a character'),
        ({"question": "Q?", "kind": "all"}, ':1: "kind" may not be "all"'),
        ({"question": "Q?", "split": "all"}, ':1: "split" may not be "all"'),
        ({"question": "Q?", "id": ""}, ':1: "id" is empty'),
    ],
)
def test_a_bad_line_names_file_line_and_field(row: object, said: str, tmp_path: Path) -> None:
    path = file(tmp_path, row)
    with pytest.raises(InputError) as raised:
        read_cases(path)
    assert str(raised.value).startswith(f"{path}{said}")


def test_an_id_is_taken_once(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=':2: the id "a" is taken'):
        read_cases(file(tmp_path, {"id": "a", "question": "Q?"}, {"id": "a", "question": "R?"}))


def test_a_file_without_cases_or_no_file_is_one_line(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no cases"):
        read_cases(file(tmp_path, ""))
    with pytest.raises(InputError, match="No such file"):
        read_cases(tmp_path / "absent.jsonl")
    (tmp_path / "latin.jsonl").write_bytes(b'{"question": "Caf\xe9?"}')
    with pytest.raises(InputError, match="not UTF-8"):
        read_cases(tmp_path / "latin.jsonl")


@given(
    st.builds(
        Case,
        id=WORD,
        question=WORD.filter(str.strip),
        as_of=st.none() | MIDNIGHT,
        kind=WORD.filter(lambda kind: kind != EVERY),
        answers=SPOKEN,
        must_not_say=SPOKEN,
        history=WORDS,
        all_needed=st.booleans(),
        draft=st.booleans(),
        period=st.none() | st.just(Period()) | MIDNIGHT.map(lambda at: Period(at, None)),
        archive=st.just("sample"),
        statements=st.lists(LABELLED, max_size=2).map(tuple),
        twin_of=st.none() | WORD,
    )
)
def test_a_case_is_read_back_as_it_was_written(tmp_path_factory: pytest.TempPathFactory, case: Case) -> None:
    path = tmp_path_factory.mktemp("cases") / "one.jsonl"
    path.write_text(dumps(case) + "\n", "utf-8")
    assert read_cases(path) == (case,)


@pytest.mark.parametrize("separator", ["\u2028", "\u2029", "\x85", "\x0b", "\x0c", "\x1c"])
def test_a_separator_inside_a_text_parts_no_line(separator: str, tmp_path: Path) -> None:
    case = Case("one", f"Who rang{separator}the bell?")
    (tmp_path / "own.jsonl").write_text(dumps(case) + "\n", "utf-8")
    assert read_cases(tmp_path / "own.jsonl") == (case,)


def test_the_group_of_all_cases_has_one_name() -> None:
    assert EVERY == scoring.EVERY
