"""What somebody says is no finding of the paper's, nor certain."""

from __future__ import annotations

import pytest

from assistant.domain import Citation, Record, Span, Speaker, Statement
from assistant.support.papers import own_finding
from assistant.support.reading import Reading

TEXT = "The pier will sink within ten winters, Okoro told the meeting. The ferry carried 40 goats on Sunday."
TOLD = TEXT.index("told")
NAME = Span(TOLD - 6, TOLD - 1)
CONTENT = (Span(0, TOLD - 8),)
SAID = Statement("a", CONTENT, Span(TOLD, TOLD + 4), NAME, "indirect", speaker=Speaker("Ben Okoro", NAME, "name"))
READ = [Reading.of(Citation(1, Record("a", "Pier", outlet="Harrow Post"), 0, len(TEXT), TEXT), TEXT, [SAID])]


@pytest.mark.parametrize(
    ("claim", "whose"),
    [
        ("The Post calculated that the pier will sink within ten winters.", "Ben Okoro"),
        ("The Harrow Post itself has warned that the pier will sink within ten winters.", "Ben Okoro"),
        ("It is certain, the Post reports, that the pier will sink within ten winters.", "Ben Okoro"),
        ("The Post reports that the pier will sink within ten winters.", None),
        ("It is certain, Okoro said, that the pier will sink within ten winters.", None),
        ("The Post found that the ferry carried 40 goats on Sunday.", None),
    ],
)
def test_whose_finding_it_is(claim: str, whose: str | None) -> None:
    assert own_finding(claim, READ) == whose
