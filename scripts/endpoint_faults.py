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
from assistant.answering.claims import CUT_SHORT
from assistant.events import Answered, Notice, Token
from assistant.settings import load
from ingest.pipeline import ingest
from tests.fake_endpoint import FakeEndpoint, fake_endpoint, saying
from tests.faults import FAULTS, KEY, SAID

QUESTION = "How much did the council agree to pay for the study of the Orven Gate?"
AS_OF = datetime(2025, 5, 30, 12, tzinfo=UTC)
ARTICLES = Path(__file__).parents[1] / "ingest" / "sample" / "articles"


def main() -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory() as folder, fake_endpoint() as endpoint:
        archive = Path(folder) / "archive"
        ingest([str(ARTICLES)], archive, load(archive=archive), now=datetime(2025, 6, 1, tzinfo=UTC))
        print("| fault | withdrawn | told | answered by | citations | s |\n|---|---|---|---|---|---|")
        for name in ("none", *FAULTS):
            print("|", " | ".join((name, *_asked(name, archive, endpoint))), "|", flush=True)


def _asked(name: str, archive: Path, endpoint: FakeEndpoint) -> tuple[str, ...]:
    """Ask once, and give what was shown and withdrawn, what was told, and what stands in the end."""
    endpoint.script(*FAULTS.get(name, [saying(SAID)]))
    second = "second" if name == "first model down" else None
    given = load(
        archive=archive, model="first", fallback_model=second, OPENAI_BASE_URL=endpoint.url, OPENAI_API_KEY=KEY
    )
    shown, withdrawn = "", ""
    with Assistant.open(archive, given) as assistant:
        began = time.monotonic()
        for event in assistant.stream(QUESTION, as_of=AS_OF):
            match event:
                case Token():
                    shown += event.text
                case Notice():
                    shown, withdrawn = "", shown
                case Answered():
                    answer = event.answer
        seconds = time.monotonic() - began
    if KEY in repr(answer):
        raise SystemExit(f"{name}: the key is in the answer")
    cut = (CUT_SHORT,) if CUT_SHORT in answer.text else ()
    told = " ".join((*answer.notices, *cut)).replace(endpoint.url.split("/")[2], "HOST") or "–"
    begun = f"“{withdrawn[:24].strip()} …”" if withdrawn else "–"
    return begun, told, answer.answered_by, str(len(answer.citations)), f"{seconds:.1f}"


if __name__ == "__main__":
    main()
