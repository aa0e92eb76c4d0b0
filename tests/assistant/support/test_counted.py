"""A number may follow from others of the article where it measures the same, and else may not."""

from __future__ import annotations

import pytest

from assistant.support.counted import strange


@pytest.mark.parametrize(
    ("claim", "given"),
    [
        ("The town has to find 270,000 crowns.", "The roof costs 870,000 crowns. The insurer pays 600,000 of that."),
        (
            "The court gave it 2.4 million crowns, 700,000 less.",
            "It gave 2.4 million crowns. They asked for 3.1 million.",
        ),
        ("He is ten minutes faster now.", "It takes him forty minutes; in January it took him fifty."),
        ("She won by 3.5 percentage points.", "She got 50.2 per cent and he 46.7 per cent."),
        ("Together they hold eight seats.", "One group has three seats, the other has five seats."),
        ("A quarter of the 240 jobs go.", "Of 240 jobs, 60 will go."),
        ("She got just over half of the vote.", "She got 50.2 per cent of the vote."),
        ("Half of it was paid.", "It was paid to 50 per cent."),
        ("More than four thousand homes were dark.", "About 4,200 homes were dark."),
    ],
)
def test_what_follows_from_the_article_stands(claim: str, given: str) -> None:
    assert list(strange(claim, given)) == []


@pytest.mark.parametrize(
    ("claim", "given"),
    [
        ("The town has to find 280,000 crowns.", "The roof costs 870,000 crowns. The insurer pays 600,000 of that."),
        ("The town has to find 1,470,000 crowns.", "The roof costs 870,000 crowns. The insurer pays 600,000 of that."),
        ("It takes him ten minutes.", "It takes him forty minutes; in January it took him fifty."),
        ("She won by 3.5 per cent.", "She got 50.2 per cent and he 46.7 per cent."),
        ("Together they hold nine seats.", "One group has three seats, the other has five seats."),
        ("Together they hold 130 boats.", "They have 120 seats and 10 boats."),
        ("A third of the 240 jobs go.", "Of 240 jobs, 60 will go."),
        ("She got just over half of the vote.", "She got 61.2 per cent of the vote."),
        ("More than four thousand homes were dark.", "About 6,200 homes were dark."),
        ("More than 4,200 homes were dark.", "About 4,200 homes were dark."),
    ],
)
def test_another_number_falls(claim: str, given: str) -> None:
    assert list(strange(claim, given)) != []
