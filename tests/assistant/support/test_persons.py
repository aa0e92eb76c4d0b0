"""What an article tells of one person is not told of another."""

from __future__ import annotations

import pytest

from assistant.domain import Citation, Record
from assistant.support.persons import of_another
from assistant.support.reading import Reading

TEXT = (
    "Mayor Ada Quay opened the hearing. “Nobody has asked Captain Ben Okoro,” she said. She wants a wall of brick.\n\n"
    "Captain Ben Okoro, who now works for the lifeboat society, brought two letters. "
    "He has ordered a barrel of tar.\n\n"
    "“The pier is a poor nurse,” the retired captain said.\n\n"
    "Lena Okoro, baker: “I put the old rolls out for the gulls.”\n\n"
    "The tender for the work in the harbour ends in spring.\n\n"
    "One tenant, who keeps goats on the dyke, said he would rather move."
)
READ = [Reading.of(Citation(1, Record("a", "Hearing"), 0, len(TEXT), TEXT), TEXT, ())]


@pytest.mark.parametrize(
    ("before", "claim", "whose"),
    [
        ("Mayor Ada Quay opened the hearing.", "She now works for the lifeboat society.", "Ben Okoro"),
        ("Mayor Ada Quay opened the hearing.", "She said that she had ordered a barrel of tar.", "Ben Okoro"),
        ("Mayor Ada Quay opened the hearing.", "“The pier is a poor nurse,” she said.", "Ben Okoro"),
        ("Captain Ben Okoro brought two letters.", "He wants a wall of brick.", "Ada Quay"),
        ("Captain Ben Okoro brought letters.", "He puts the old rolls out for the gulls, he said.", "Lena Okoro"),
        ("", "Ada Quay, who now works for the lifeboat society, opened the hearing.", "Ben Okoro"),
    ],
)
def test_what_is_told_of_another_is_found(before: str, claim: str, whose: str) -> None:
    assert of_another(claim, [before], READ) == whose


@pytest.mark.parametrize(
    ("before", "claim"),
    [
        ("Captain Ben Okoro brought two letters.", "He now works for the lifeboat society."),
        ("Captain Ben Okoro brought two letters.", "He said that he had ordered a barrel of tar."),
        ("Captain Ben Okoro brought two letters.", "“The pier is a poor nurse,” he said."),
        ("Mayor Ada Quay met Captain Ben Okoro.", "He now works for the lifeboat society."),
        ("Mayor Ada Quay met Captain Ben Okoro.", "She wants a wall of brick."),
        (
            "Captain Ben Okoro brought two letters.",
            "He said that the tender for the work in the harbour ends in spring.",
        ),
        ("Mayor Ada Quay opened the hearing.", "One tenant, who keeps goats on the dyke, said he would rather move."),
        ("Mayor Ada Quay opened the hearing.", "She likes herring."),
        ("", "Ben Okoro, who now works for the lifeboat society, brought two letters."),
    ],
)
def test_what_may_be_told_of_the_same_stands(before: str, claim: str) -> None:
    assert of_another(claim, [before], READ) is None
