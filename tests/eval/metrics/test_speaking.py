import pytest

from eval.cases import Case
from eval.metrics import METRICS
from tests.eval.invented import answer, citation, outcome

CASE = Case("bell", "What did Ada Thorn say?", speakers=("Ada Thorn",))


def test_words_of_another_are_not_asked_for_but_only_labels_tell_a_wrong_mouth() -> None:
    given = answer(
        "Ada Thorn: … [1] Bo: … [2]",
        citation(1, "It rang", speaker="harbour master Ada Thorn"),
        citation(2, "It slept", speaker="Bo Reed"),
        citation(3, "Nobody's"),
    )
    scores = {
        name: METRICS[name].score(CASE, outcome("bell", given))
        for name in ("speakers not asked for", "wrong mouth", "attribution precision", "attribution recall")
    }
    assert {name: (each.part, each.whole) for name, each in scores.items() if each} == {
        "speakers not asked for": (1, 2),
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
    for name in ("attribution precision", "wrong mouth", "speakers not asked for", "attribution recall", "in order"):
        assert METRICS[name].score(Case("bell", "Who?"), given) is None


@pytest.mark.parametrize(
    ("asked", "named", "theirs"),
    [
        ("Marion Leeds", "Ann Lee", False),
        ("Marion Leeds", "Peter Leeds", False),
        ("Greta Lorne", "Alwin Lorne", False),
        ("Greta Lorne", "harbour master Greta Lorne", True),
        ("Marion Leeds", "Leeds", True),
    ],
)
def test_a_speaker_is_known_by_the_whole_name(asked: str, named: str, theirs: bool) -> None:
    case = Case("bell", f"What did {asked} say?", speakers=(asked,))
    given = answer("…", citation(1, "It rang", speaker=named), citation(2, "twice", speaker=named))
    score = METRICS["speakers not asked for"].score(case, outcome("bell", given))
    assert score is not None and (score.part, score.whole) == (0 if theirs else 2, 2)
