"""What a judge said of a run, as it is kept (``judged.jsonl`` in the run's folder), and what that comes to."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass

import numpy as np

from assistant.errors import InputError
from eval.intervals import SEED, Interval, bootstrap, seeded
from eval.judge.verdicts import UNSCORED, Correctness, Support
from eval.lines import lines
from eval.metrics.metric import ratio
from eval.runs import Run

JUDGED, JUDGE = "judged.jsonl", "judge.json"


@dataclass(frozen=True, slots=True)
class Judgement:
    """The verdict on the answer to a case, or on its claim number ``claim``."""

    case: str
    claim: int | None
    label: str
    reason: str

    @property
    def of(self) -> str:
        """Tell what was judged: "answers" or "claims"."""
        return "answers" if self.claim is None else "claims"


@dataclass(frozen=True, slots=True)
class Share:
    """The share of a label among the ``n`` answers, or claims, that the judge scored."""

    name: str
    says: str
    n: int
    interval: Interval
    lower_is_better: bool


_ANSWERS = (
    (Correctness.CORRECT, "answers that say what a reference says", False),
    (Correctness.PARTLY, "answers that say a part of it", True),
    (Correctness.WRONG, "answers that say something else", True),
    (Correctness.REFUSED_RIGHTLY, "refusals of what the archive does not say", False),
    (Correctness.REFUSED_WRONGLY, "refusals of what it says", True),
)
_CLAIMS = (
    (Support.SUPPORTED, "claims that their quotations carry", False),
    (Support.PARTLY, "claims carried in part", True),
    (Support.UNSUPPORTED, "claims not carried", True),
)


def dumps(judgement: Judgement) -> str:
    """Give a judgement as its line."""
    return json.dumps(asdict(judgement), ensure_ascii=False)


def read_judgements(run: Run) -> list[Judgement]:
    """Read what a judge said of a run; nothing where none was asked. Raises InputError for a line of another form."""
    path = run.folder / JUDGED
    if not path.exists():
        return []
    read = []
    for n, line in enumerate(lines(path.read_text("utf-8")), start=1):
        try:
            read.append(Judgement(**json.loads(line)))
        except (ValueError, TypeError):
            raise InputError(f"{path}:{n}: not a verdict; judge again: dateline eval judge {run.folder}") from None
    return read


def judge_named(run: Run) -> str:
    """Name the judge of a run: model, mode and seed."""
    try:
        judge = json.loads((run.folder / JUDGE).read_text("utf-8"))["judge"]
        return f"{judge['model']}, {judge['mode']}, seed {judge['seed']}"
    except (OSError, ValueError, KeyError, TypeError):
        raise InputError(f"{run.folder / JUDGE} does not say who judged; dateline eval judge {run.folder}") from None


def shares(judgements: Sequence[Judgement], questions: Mapping[str, str], seed: int = SEED) -> Iterator[Share]:
    """Yield the share of each label; ``questions`` gives for each case the question it belongs to."""
    for of, labels in (("answers", _ANSWERS), ("claims", _CLAIMS)):
        scored = [each for each in judgements if each.of == of and each.label != UNSCORED]
        groups = [questions[each.case] for each in scored]
        for label, says, lower in labels:
            rows = np.array([[float(each.label == label), 1.0] for each in scored]).reshape(-1, 2)
            interval = bootstrap(rows, groups, ratio, seeded(seed, of, label)) if scored else None
            if interval is not None:
                yield Share(f"{of} {label}", says, len(scored), interval, lower)


def unscored(judgements: Sequence[Judgement]) -> Counter[str]:
    """Count what was left unscored by the reason for it."""
    return Counter(each.reason for each in judgements if each.label == UNSCORED)
