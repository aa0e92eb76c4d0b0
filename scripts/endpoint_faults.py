"""Show what a reader sees of each fault of a model endpoint, and after how long: ``python -m scripts.endpoint_faults``.

Asks the sample articles with the settings as they are by default, a fake endpoint on loopback in the place of the
model's, and prints the table of docs/written.md. Takes about a minute, for the model that hangs is waited for.
"""

from __future__ import annotations

import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

from assistant import Assistant
from assistant.domain import Answer
from assistant.events import Answered, Token
from assistant.settings import load
from ingest.pipeline import ingest
from tests.fake_endpoint import FakeEndpoint, fake_endpoint
from tests.faults import FAULTS, KEY

QUESTION = "How much did the council agree to pay for the study of the Orven Gate?"
AS_OF = datetime(2025, 5, 30, 12, tzinfo=UTC)
ARTICLES = Path(__file__).parents[1] / "ingest" / "sample" / "articles"
SECOND = "understudy"


def main() -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory() as folder, fake_endpoint() as endpoint:
        archive = Path(folder) / "archive"
        ingest([str(ARTICLES)], archive, load(archive=archive), now=datetime(2025, 6, 1, tzinfo=UTC))
        print("| fault | shown while it was written | notice | answered by, sources | seconds |\n|---|---|---|---|---|")
        for name in FAULTS:
            print(_row(name, archive, endpoint), flush=True)


def _row(name: str, archive: Path, endpoint: FakeEndpoint) -> str:
    endpoint.script(*FAULTS[name])
    second = SECOND if name == "first model down" else None
    given = load(
        archive=archive, model="model", fallback_model=second, OPENAI_BASE_URL=endpoint.url, OPENAI_API_KEY=KEY
    )
    with Assistant.open(archive, given) as assistant:
        began, shown = time.monotonic(), ""
        for event in assistant.stream(QUESTION, as_of=AS_OF):
            match event:
                case Token():
                    shown += event.text if not shown.endswith("…") else ""
                case Answered():
                    seconds = time.monotonic() - began
                    return f"| {name} | {_partial(shown, event.answer)} | {_told(event.answer)} | {seconds:.1f} |"
    raise AssertionError("a stream ends with Answered")


def _partial(shown: str, answer: Answer) -> str:
    return "–" if answer.text.startswith(shown[:20]) or not shown else shown[:30]


def _told(answer: Answer) -> str:
    assert KEY not in repr(answer)
    notices = " ".join(answer.notices) or "–"
    return f"{notices} | {answer.answered_by}, {len(answer.citations)}"


if __name__ == "__main__":
    main()
