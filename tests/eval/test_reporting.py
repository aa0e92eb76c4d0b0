from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from assistant.domain import Citation, Hit, Record
from assistant.errors import InputError
from eval.asking import ask_all
from eval.cases import Case
from eval.labelled import Labelled, labels_of
from eval.outcomes import Outcome, Tokens
from eval.report.view import Earlier, Tally
from eval.reporting import write_report
from eval.reporting.curves import FEWEST, curves, threshold
from eval.reporting.told import told, verdict
from eval.reporting.viewing import view
from eval.runs import HISTORY, Run, append, begin, finish, open_run
from eval.scoring import score
from tests.eval.invented import Scripted, answer, cases, citation, manifest, outcome

ASKED = Case("asked", "Who rang the bell?", answers=("Ada Thorn",), must_cite=("one",))
GHOST = Case("ghost", "Who is the ghost?", unanswerable=True)
SPOKEN = Case("spoken", "What did Ada Thorn say?", answers=("It rang.",), speakers=("Ada Thorn",))
LABEL = labels_of("sample")["study24-1"]
LABELLED = Case("labelled", "What did Renwold say?", archive="sample", statements=((LABEL.id,),))


def finished(folder: Path, asked: Sequence[Case], by: Scripted, **given: object) -> Run:
    run = begin(folder, manifest(**given), asked)
    ask_all(run, by)
    return finish(run)[0]


def words_of(label: Labelled, speaker: str) -> Citation:
    start, end = label.content[0].start, label.content[0].end
    return Citation(1, Record(label.article, "The study"), start, end, "x" * (end - start), speaker)


def kept(folder: Path, *pairs: tuple[Case, Outcome]) -> Run:
    run = begin(folder, manifest(), [case for case, _ in pairs])
    for _, each in pairs:
        append(run, each)
    return finish(run)[0]


def test_runs_stand_side_by_side_and_the_first_is_told(tmp_path: Path) -> None:
    first = finished(tmp_path / "a", cases(6), Scripted(wrong=frozenset({"case-03"})), system="dateline-extractive")
    other = finished(tmp_path / "b", cases(6), Scripted(), system="tutorial")
    shown = view([first, other])
    assert (shown.title, shown.systems) == ("own, 6 questions", ("Dateline", "tutorial pipeline"))
    assert [(kind.name, kind.tallies) for kind in shown.kinds] == [
        ("fact", (Tally(3, 3), Tally(3, 3))),
        ("said", (Tally(2, 3), Tally(3, 3))),
    ]
    right = next(figure for figure in shown.figures if figure.name == "right")
    assert [score and score.value for score in right.scores] == [pytest.approx(5 / 6), 1]
    assert (right.group, right.n, right.unit) == ("Answers", 6, "%")
    worst, *rest = shown.cases
    assert (worst.id, worst.verdict, worst.system) == ("case-03", "wrong", "Dateline")
    assert len(rest) == 5


def test_only_cases_that_all_runs_have_are_shown_and_the_report_says_so(tmp_path: Path) -> None:
    first, other = finished(tmp_path / "a", cases(6), Scripted()), finished(tmp_path / "b", cases(4), Scripted())
    shown = view([first, other])
    assert shown.title == "own, 4 questions"
    assert shown.systems == ("scripted (a)", "scripted (b)")
    assert "2 of its 6 cases are left out" in dict(shown.facts)["scripted (a)"]


def test_tokens_and_money_are_told_as_such(tmp_path: Path) -> None:
    class Paid(Scripted):
        def ask(self, case: Case) -> Outcome:
            return replace(super().ask(case), tokens=Tokens(2412, 96, 0.0005))

    shown = view([finished(tmp_path / "a", cases(3), Paid())])
    told = {figure.name: (figure.unit, figure.scores[0]) for figure in shown.figures}
    assert {name: told[name][0] for name in ("tokens read", "cost")} == {"tokens read": "tokens", "cost": "money"}
    cost = told["cost"][1]
    assert cost is not None and cost.value == pytest.approx(0.5)  # of a thousand questions


def test_runs_of_different_data_are_refused(tmp_path: Path) -> None:
    first = finished(tmp_path / "a", cases(2), Scripted())
    other = finished(tmp_path / "b", cases(2), Scripted(), digest="e" * 64)
    with pytest.raises(InputError, match="different data"):
        view([first, other])


def test_a_run_without_answers_is_refused(tmp_path: Path) -> None:
    run = begin(tmp_path / "a", manifest(), cases(2))
    with pytest.raises(InputError, match="has no answers yet"):
        view([run])


def test_verdicts_name_the_worst_first(tmp_path: Path) -> None:
    bell = citation(1, "The bell rang.")
    pairs = [
        (replace(ASKED, id="right"), outcome("right", answer("Ada Thorn.", bell))),
        (replace(ASKED, id="refused"), outcome("refused", answer("No.", abstained=True, confidence=0))),
        (replace(ASKED, id="failed"), outcome("failed", None, error="no words")),
        (replace(ASKED, id="unsure"), outcome("unsure", answer("Bo Reed.", bell, confidence=0.3))),
        (replace(ASKED, id="sure"), outcome("sure", answer("Bo Reed.", confidence=0.9))),
        (replace(GHOST, id="ghost"), outcome("ghost", answer("Bo Reed.", bell))),
        (SPOKEN, outcome("spoken", answer("It rang.", citation(1, "It rang.", speaker="Bo Reed"), confidence=0.6))),
        (LABELLED, outcome("labelled", answer("It rang.", words_of(LABEL, "Sabine Ortwin")))),
        (replace(ASKED, id="misquoted"), outcome("misquoted", answer("Ada Thorn.", bell), misquoted=("The bell",))),
    ]
    run = kept(tmp_path / "run", *pairs)
    assert [(case.id, case.verdict) for case in told(run, run.scored(), "Dateline")] == [
        ("misquoted", "misquoted"),
        ("labelled", "in the wrong mouth"),
        ("ghost", "answered the unanswerable"),
        ("sure", "wrong"),
        ("spoken", "wrong"),  # of whom the words are, nobody said
        ("unsure", "wrong"),
        ("refused", "wrongly refused"),
        ("failed", "failed"),
        ("right", "right"),
    ]


def test_a_case_says_why_and_on_what_it_rests(tmp_path: Path) -> None:
    unseen = Hit(1, Record("two", "Another"), 0, 3, "The", 1.0)
    given = answer("Bo Reed.", citation(1, "The bell rang.", article="two"))
    run = kept(tmp_path / "run", (ASKED, outcome("asked", given, unseen)))
    [case] = told(run, run.scored(), "Dateline")
    assert case.reasons == (
        "the answer is not in the text",
        "article not cited",
        "no relevant passage among the first 5",
    )
    assert case.wanted == ("Ada Thorn",)
    assert [(each.n, each.quote, each.article_id) for each in case.evidence] == [(1, "The bell rang.", "two")]


def test_a_refusal_is_wanted_of_the_unanswerable_whatever_else_is_known() -> None:
    case = replace(GHOST, must_not_say=("a sheet",))
    [scored] = score([case], {"ghost": outcome("ghost", answer("No.", abstained=True))})
    assert verdict(scored) == "right"


def test_the_risk_curve_has_the_answers_given_and_no_point_of_a_few() -> None:
    asked = [replace(ASKED, id=str(n), must_cite=()) for n in range(30)]
    given = {
        case.id: outcome(
            case.id,
            answer("Ada Thorn." if n % 2 else "Bo.", confidence=n / 40, abstained=n < 10, short=None),
        )
        for n, case in enumerate(asked)
    }
    drawn = curves(score(asked, given))
    assert drawn.risk[0].coverage == pytest.approx(FEWEST / 30)
    assert drawn.risk[-1].coverage == pytest.approx(20 / 30)  # what was refused is not on it
    assert drawn.risk[-1].threshold == pytest.approx(10 / 40)
    assert all(each.n >= FEWEST for each in drawn.reliability)


def test_times_of_questions_asked_together_are_not_drawn() -> None:
    given = {"asked": outcome("asked", answer(), alone=False)}
    assert curves(score([ASKED], given)).latency_ms == ()


def test_the_default_threshold_is_the_extractive_systems_own(tmp_path: Path) -> None:
    described = {"settings": {"abstain_below": 0.2, "model": None}}
    run = begin(tmp_path / "a", manifest(described=described), cases(1))
    assert threshold(run) == 0.2
    written = begin(tmp_path / "b", manifest(described={"settings": {"abstain_below": 0.2, "model": "m"}}), cases(1))
    assert threshold(written) is None


def test_the_history_follows_the_same_system_over_the_same_cases(tmp_path: Path) -> None:
    finished(tmp_path / "a", cases(4), Scripted(wrong=frozenset({"case-01"})), code="old")
    finished(tmp_path / "half", cases(2), Scripted(), limit=2)
    finished(tmp_path / "peer", cases(4), Scripted(), system="tutorial")
    last = finished(tmp_path / "b", cases(4), Scripted(), code="new")
    past = view([last]).history
    assert [(run.code, dict(run.figures)["right"]) for run in past] == [("old", 0.75), ("new", 1)]
    assert isinstance(past[0], Earlier)
    assert view([open_run(tmp_path / "half")]).history == ()  # a run alone has no past


def test_a_broken_line_of_the_history_is_named(tmp_path: Path) -> None:
    run = finished(tmp_path / "a", cases(1), Scripted())
    with (tmp_path / HISTORY).open("a") as file:
        file.write("{\n")
    with pytest.raises(InputError, match=r"history\.jsonl:2: not a line about a run"):
        view([run])


def test_the_report_lies_in_the_first_run_or_where_it_is_wanted(tmp_path: Path) -> None:
    run = finished(tmp_path / "a", cases(2), Scripted())
    assert write_report([run])[1] == tmp_path / "a" / "report.html"
    assert write_report([run], tmp_path / "out")[0] == tmp_path / "out" / "report.md"
    (tmp_path / "file").write_text("")
    with pytest.raises(InputError, match="name a folder that can be written"):
        write_report([run], tmp_path / "file")


def test_the_figures_of_the_report_are_those_of_the_scores(tmp_path: Path) -> None:
    run = finished(tmp_path / "a", cases(6), Scripted(wrong=frozenset({"case-03"})))
    kept_figures = json.loads((run.folder / "scores.json").read_text("utf-8"))["figures"]
    wanted = {
        each["metric"]: (each["value"], each["low"], each["high"]) for each in kept_figures if each["group"] == "all"
    }
    shown = {figure.name: figure.scores[0] for figure in view([run]).figures}
    assert {name: (each.value, each.low, each.high) for name, each in shown.items() if each} == wanted
