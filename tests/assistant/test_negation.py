"""What is said not to be so."""

from __future__ import annotations

import pytest

from assistant.negation import negates


@pytest.mark.parametrize(
    "content",
    [
        "that no such letter had ever reached him",
        "No letter reached us.",
        "“We never opened the gate,”",
        "he did not take the money",
        "the quay isn’t cracked",
        "that nobody at the cannery had been told",
        "she had never met him, though she knew his name",
        "the claim was untrue",
        "it cannot be mended",
        "there was no leak",
    ],
)
def test_a_negated_clause_is_told(content: str) -> None:
    assert negates(content)


@pytest.mark.parametrize(
    "content",
    [
        "that the letter had reached him",
        "it leaked, which nobody had expected",
        "There is no doubt that it leaks",
        "it was not only late but wrong",
        "No later than May it will open",
        "the ferry will run if it does not snow",
        "Norwold would be closed",
        "",
    ],
)
def test_an_assertion_is_none(content: str) -> None:
    assert not negates(content)
