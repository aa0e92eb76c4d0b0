from eval.cases import Case
from eval.metrics import METRICS
from tests.eval.invented import answer, citation, outcome

CASE = Case("bell", "What did Ada Thorn say?", speakers=("Ada Thorn",))


def test_words_of_another_than_was_asked_for_are_in_a_wrong_mouth() -> None:
    given = answer(
        "Ada Thorn: … [1] Bo: … [2]",
        citation(1, "It rang", speaker="harbour master Ada Thorn"),
        citation(2, "It slept", speaker="Bo Reed"),
        citation(3, "Nobody's"),
    )
    scores = {
        name: METRICS[name].score(CASE, outcome("bell", given))
        for name in ("attribution precision", "wrong mouth", "attribution recall")
    }
    assert {name: (each.part, each.whole) for name, each in scores.items() if each} == {
        "attribution precision": (1, 2),
        "wrong mouth": (1, 2),
        "attribution recall": (1, 1),
    }


def test_one_of_several_who_may_be_meant_is_enough_unless_all_are_needed() -> None:
    either = Case("bell", "Who spoke?", speakers=("Ada Thorn", "Bo Reed"))
    both = Case("bell", "Who spoke?", speakers=("Ada Thorn", "Bo Reed"), all_needed=True)
    given = outcome("bell", answer("Ada Thorn spoke."))
    recalls = [METRICS["attribution recall"].score(case, given) for case in (either, both)]
    assert [(each.part, each.whole) for each in recalls if each] == [(1, 1), (1, 2)]


def test_a_case_without_speakers_or_labels_is_not_scored() -> None:
    given = outcome("bell", answer("Ada: …", citation(1, "It rang", speaker="Ada Thorn")))
    for name in ("attribution precision", "wrong mouth", "attribution recall", "statement recall", "in order"):
        assert METRICS[name].score(Case("bell", "Who?"), given) is None
