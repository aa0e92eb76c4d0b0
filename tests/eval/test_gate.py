from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

import assistant.chain
import assistant.checking
from assistant.domain import Citation, Hit
from assistant.errors import InputError
from assistant.settings import load
from assistant.verify import Verified
from eval import datasets
from eval.datasets import Dataset
from eval.gate import FLOORS, Floors, Reached, UnderFloor, failures, read_floors, write_floors
from eval.gating import gated

ASKED, SPOKEN = 40, 12


@pytest.fixture(scope="module")
def some(sample_archive: Path) -> Dataset:
    """The first questions of fact of the golden set, as a user's own set on a user's own archive."""
    golden = datasets.load("golden")
    chosen = [case for case in golden.cases if case.kind == "fact"][:ASKED]
    return replace(golden, name="own", cases=tuple(chosen), sources=(), archive=sample_archive)


@pytest.fixture(scope="module")
def floors(some: Dataset, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Floors of what these questions reach."""
    path = tmp_path_factory.mktemp("floors") / "floors.toml"
    write_floors({"own": Floors("of other data", {"all": {"verbatim": 1, "relevant@1": 0, "right": 0}})}, path)
    gated(some, load(archive=some.archive), update=True, floors=path)
    return path


@pytest.fixture
def reversed_search(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Search that gives its passages worst first."""
    search = assistant.chain.search

    def worse(*arguments: object) -> Sequence[Hit]:
        return search(*arguments)[::-1]  # type: ignore[arg-type]  # passed on as they come

    with monkeypatch.context() as patch:
        patch.setattr(assistant.chain, "search", worse)
        yield


def test_the_gate_passes_what_it_was_set_on(some: Dataset, floors: Path) -> None:
    held = gated(some, load(archive=some.archive), floors=floors)
    assert held.problem is None
    assert [(each.metric, each.kept) for each in held.reached] == [
        ("verbatim", True),
        ("relevant@1", True),
        ("right", True),
    ]
    assert 0.5 < read_floors(floors)["own"].groups["all"]["relevant@1"] < 1


@pytest.mark.usefixtures("reversed_search")
def test_the_gate_fails_where_search_is_made_worse_and_says_how_far(some: Dataset, floors: Path) -> None:
    held = gated(some, load(archive=some.archive), floors=floors)
    assert isinstance(held.problem, UnderFloor)
    assert held.problem.exit_code == 1
    [fallen] = [each for each in held.reached if each.metric == "relevant@1"]
    floor = read_floors(floors)["own"].groups["all"]["relevant@1"]
    assert fallen.value is not None and fallen.value < floor / 2
    assert f"all relevant@1 {fallen.value:.4f} (wanted ≥ {floor:g}, n {ASKED})" in str(held.problem)
    assert next(held.lines()).startswith("own: ")
    assert json.dumps(held.json())


@pytest.fixture(scope="module")
def spoken(sample_archive: Path) -> Dataset:
    """Questions of who said what, whose statements are labelled."""
    said = datasets.load("said")
    chosen = [case for case in said.cases if case.statements and not case.history][:SPOKEN]
    return replace(said, name="spoken", cases=tuple(chosen), sources=(), archive=sample_archive)


@pytest.fixture
def perfect(spoken: Dataset, tmp_path: Path) -> Path:
    """Floors that must be kept to the last word, and one that need not."""
    path = tmp_path / "floors.toml"
    write_floors({"spoken": Floors("", {"all": {"verbatim": 1, "wrong mouth": 0, "right": 0}})}, path)
    assert gated(spoken, load(archive=spoken.archive), update=True, floors=path).problem is None
    return path


def forged(citation: Citation) -> Citation:
    return replace(citation, quote=f"{citation.quote[:-1]}!")


def swapped(citation: Citation) -> Citation:
    other = "Alwin Lorne" if citation.speaker == "Greta Lorne" else "Greta Lorne"
    return replace(citation, speaker=other if citation.speaker else None)


@contextmanager
def tampered(tamper: Callable[[Citation], Citation]) -> Iterator[None]:
    """Change every citation after it was verified."""
    verify = assistant.checking.verify

    def changed(*arguments: object, **named: object) -> Verified:
        found = verify(*arguments, **named)  # type: ignore[arg-type]  # passed on as they come
        return replace(found, draft=replace(found.draft, citations=tuple(map(tamper, found.draft.citations))))

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(assistant.checking, "verify", changed)
        yield


@pytest.mark.parametrize(("tamper", "metric"), [(forged, "verbatim"), (swapped, "wrong mouth")])
def test_the_gate_fails_on_a_forged_quote_and_on_a_swapped_speaker(
    tamper: Callable[[Citation], Citation], metric: str, spoken: Dataset, perfect: Path
) -> None:
    with tampered(tamper):
        held = gated(spoken, load(archive=spoken.archive), floors=perfect)
    assert isinstance(held.problem, UnderFloor)
    assert metric in [each.metric for each in held.reached if not each.kept]


def test_what_must_be_perfect_is_never_renewed(spoken: Dataset, perfect: Path) -> None:
    with tampered(lambda citation: swapped(forged(citation))):
        held = gated(spoken, load(archive=spoken.archive), update=True, floors=perfect)
    floors = read_floors(perfect)["spoken"].groups["all"]
    assert (floors["verbatim"], floors["wrong mouth"]) == (1, 0)
    assert str(held.problem).startswith("spoken fell under 2 of 3 floors: all verbatim 0.")


def test_other_data_are_refused_before_anything_is_asked(some: Dataset, floors: Path) -> None:
    changed = replace(some, cases=some.cases[1:])
    with pytest.raises(InputError, match=r"the data of own changed .* dateline eval gate own --update"):
        gated(changed, load(archive=some.archive), floors=floors)


def test_a_set_without_floors_is_one_line(some: Dataset, floors: Path) -> None:
    with pytest.raises(InputError, match=r"other has no floors in .*; those with floors are own"):
        gated(replace(some, name="other"), load(), floors=floors)


def test_the_floors_of_the_shipped_sets_are_of_their_data() -> None:
    for name in ("golden", "followups", "said"):
        dataset = datasets.load(name)
        assert read_floors(FLOORS)[name].digest == datasets.digest(dataset, Path("unused"))
        assert read_floors(FLOORS)[name].groups["all"]["verbatim"] == 1
    assert read_floors(FLOORS)["golden"].groups["all"]["speakers not asked for"] == 0
    assert read_floors(FLOORS)["said"].groups["all"]["wrong mouth"] == 0


def test_floors_are_read_back_as_they_were_written(tmp_path: Path) -> None:
    every = read_floors(FLOORS)
    write_floors(every, tmp_path / "floors.toml")
    assert read_floors(tmp_path / "floors.toml") == every
    assert (tmp_path / "floors.toml").read_text("utf-8") == FLOORS.read_text("utf-8")


@pytest.mark.parametrize(("text", "said"), [("[", "not a file"), ("[own]\n", "not a file"), ("", "")])
def test_a_file_that_holds_no_floors_is_one_line(text: str, said: str, tmp_path: Path) -> None:
    path = tmp_path / "floors.toml"
    path.write_text(text, "utf-8")
    if said:
        with pytest.raises(InputError, match=said):
            read_floors(path)
    else:
        assert read_floors(path) == {}


def test_a_misspelt_metric_is_named(tmp_path: Path) -> None:
    path = tmp_path / "floors.toml"
    path.write_text('[own]\ndigest = "d"\n[own.all]\n"verbatin" = 1\n', "utf-8")
    with pytest.raises(InputError, match='names no metric: "verbatin"'):
        read_floors(path)


def test_less_is_better_makes_a_ceiling_and_nothing_scored_is_a_failure() -> None:
    assert Reached("all", "wrong mouth", 0, 0.0, 9).kept
    assert not Reached("all", "wrong mouth", 0, 0.01, 9).kept
    assert not Reached("all", "right", 0, None, 0).kept
    assert failures("own", [Reached("all", "right", 0.5, 0.6, 9)]) is None
    fallen = failures("own", [Reached("held", "right", 0.5, 0.4, 9)])
    assert str(fallen) == "own fell under 1 of 1 floors: held right 0.4000 (wanted ≥ 0.5, n 9)"
