"""The empty conversation: what to do here and, for the sample archive, questions it can answer, one press away."""

from __future__ import annotations

from assistant.archive.entries import Status
from assistant.settings import Settings
from ui.page import session, welcome
from ui.page.ink import Block, Run, ink, line
from ui.page.session import Asking, Question

SAMPLE_OUTLETS = {"Orvenmouth Courier", "Eastern Ledger"}
SAMPLE = (
    "What did Peskov say about the memorandum?",
    "What did Renwold say about the gate?",
    "How many people were injured by storm Brannoc?",
    "What did Macron say about the memorandum?",
)
"""Questions for the sample archive; it can't answer the last one, and says so."""


def show(settings: Settings, status: Status, asking: Asking) -> None:
    """Draw the opening of a conversation; a question chosen there is asked within what is set."""
    questions = SAMPLE if status.outlets.keys() >= SAMPLE_OUTLETS else ()
    blocks = [
        line(
            "lead", "Ask in your own words. Every claim of an answer opens the article at the very words it rests on."
        ),
        *([line("label", "For example")] if questions else []),
        *(Block("example", (Run(question),), press=f"ask {question}") for question in questions),
        *welcome.blocks(settings, status),
    ]

    def press(pressed: str) -> None:
        what, _, which = pressed.partition(" ")
        if what == "go":
            session.leave_for(which, welcome.LEADS[which])
        else:
            session.wait_with(Question(which, asking))

    ink(blocks, "examples", press, arrived=True)
