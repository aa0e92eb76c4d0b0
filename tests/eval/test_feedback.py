from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from eval.cases import read_cases
from eval.feedback import append
from tests.eval.invented import NOON, answer, citation


def test_a_good_answer_says_what_is_right(tmp_path: Path) -> None:
    path = tmp_path / "new" / "readers.jsonl"
    append(path, answer("Ada rang [1].", citation(1, "Ada rang"), short="Ada"), "up", ["Who was there?"])
    [case] = read_cases(path)
    assert (case.answers, case.must_cite, case.draft) == (("Ada",), ("https://paper.example/one",), False)
    assert (case.as_of, case.history, case.unanswerable) == (NOON, ("Who was there?",), False)


def test_a_good_refusal_says_that_there_is_nothing(tmp_path: Path) -> None:
    append(tmp_path / "readers.jsonl", answer(abstained=True), "up")
    [case] = read_cases(tmp_path / "readers.jsonl")
    assert (case.unanswerable, case.answers, case.draft) == (True, (), False)


def test_a_bad_answer_waits_for_a_person(tmp_path: Path) -> None:
    append(tmp_path / "readers.jsonl", answer("Bo rang [1].", citation(1, "Bo rang"), short="Bo"), "down")
    [case] = read_cases(tmp_path / "readers.jsonl")
    assert (case.draft, case.answers, case.must_cite, case.unanswerable) == (True, (), (), False)


def test_an_answer_judged_twice_stands_there_once(tmp_path: Path) -> None:
    for _ in range(2):
        append(tmp_path / "readers.jsonl", answer("Ada rang."), "up")
    append(tmp_path / "readers.jsonl", answer("Ada rang."), "down")
    assert len(read_cases(tmp_path / "readers.jsonl")) == 2


def test_a_question_that_is_judged_again_is_kept_as_it_was_judged_last(tmp_path: Path) -> None:
    path = tmp_path / "readers.jsonl"
    append(path, answer("Who knows?", short="—"), "up")
    append(path, answer("Ada rang [1].", citation(1, "Ada rang"), short="Ada"), "up")
    [case] = read_cases(path)
    assert case.answers == ("Ada",)


def test_what_a_person_made_of_a_draft_is_not_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "readers.jsonl"
    append(path, answer("Bo rang."), "down")
    path.write_text(path.read_text("utf-8").replace('"draft": true', '"answer": "Ada"'), "utf-8")
    append(path, answer("Bo rang."), "down")
    [case] = read_cases(path)
    assert (case.answers, case.draft) == (("Ada",), False)


def test_readers_who_judge_at_once_lose_nothing(tmp_path: Path) -> None:
    path = tmp_path / "readers.jsonl"
    with ThreadPoolExecutor(8) as readers:
        list(readers.map(lambda n: append(path, answer("Ada rang."), "up", [f"Question {n}?\u2028"]), range(24)))
    assert len(read_cases(path)) == 24
