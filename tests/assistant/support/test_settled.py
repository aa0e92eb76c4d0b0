"""What is open or only asked for is not told as agreed or got."""

from __future__ import annotations

import pytest

from assistant.support.settled import settled


@pytest.mark.parametrize(
    ("claim", "sentence"),
    [
        ("The insurer has agreed to pay for the roof.", "The guild was checking whether the insurer would pay for it."),
        ("The insurer will pay for the roof.", "It is not known whether the insurer pays for the roof."),
        ("The choir received a grant for its robes.", "The choir has applied for a grant for its robes."),
        ("The choir has got permission to sing.", "The choir is waiting for permission to sing."),
        ("The guild has decided to close the mill.", "The guild is examining whether to close the mill."),
        ("The choir received a grant.", "The choir asked for a grant. The tenors have agreed to wait."),
        ("The choir got a loan of 300 crowns.", "The choir asked for a loan of 300 crowns, but got less."),
        (
            "The choir got a loan of 300 crowns.",
            "The choir asked for a loan of 300 crowns. The board paid for the roof.",
        ),
    ],
)
def test_what_is_open_is_not_settled(claim: str, sentence: str) -> None:
    assert settled(claim, sentence.split(". "))


@pytest.mark.parametrize(
    ("claim", "sentence"),
    [
        ("The insurer will pay for the roof.", "Asked whether the insurer would pay for the roof, she said yes."),
        ("The insurer will pay for the roof.", "First it was open whether it would pay, now it will pay for the roof."),
        ("The guild will examine whether to close the mill.", "The guild is to examine whether to close the mill."),
        ("The choir received a grant.", "The choir got the grant that it had asked for."),
        (
            "The choir got a loan of 300 crowns.",
            "The choir had asked the bank for a loan of 300 crowns; it came in May.",
        ),
        ("The choir received a loan.", "The choir asked for a loan. The bank paid it out in June."),
        ("Ola Brand got the post.", "Ola Brand applied for the post and is now harbour master."),
        ("The choir got a loan of 200 crowns.", "It asked for a loan of 300 crowns, but got only 200."),
        ("The choir was given rooms.", "It asked for rooms. The guild agreed at once."),
        ("The guild will decide on the mill in June.", "In June the guild is to decide whether the mill is closed."),
    ],
)
def test_what_is_settled_or_told_as_open_stands(claim: str, sentence: str) -> None:
    assert settled(claim, sentence.split(". ")) is None
