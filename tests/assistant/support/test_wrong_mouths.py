"""What reads like somebody's word and is not strikes no claim; words in a wrong mouth fall all the same."""

from __future__ import annotations

import pytest

from assistant.domain import Citation, Claim, Record, Span, Speaker, Statement
from assistant.verify import verify
from tests.harrow import draft

TEXT = (
    "The chairwoman of the Bell Guild, Ina Marl, called the new fee “a toll on bread”. Writing on the guild’s page, "
    "she said the guild would hold back the June payment.\n\n“We pay for flour and not for sums,” Marl wrote.\n\n"
    "Tolk Line has apologised for the delay. Its director, Odo Brill, told reporters that no letter had reached him. "
    "“I never opened it,” Brill said, “and I am sorry.”\n\n"
    "Jory Pell, once its engineer, says he wrote to the line twice about a worn winch.\n\n"
    "Nan Ferris is no politician. “I can only count what I see,” Ferris said.\n\n"
    "Baker Udo Sand looked back on the row to Skerry. One of the ten had been sick on the way, he said. He would not "
    "say which.\n\n"
    "We asked about the bells. Bodil Rask, vet: “Nothing. They were here before the dogs.”\n\n"
    "“I bake at three as it is,” Jo Marl said. He is the chairwoman’s brother.\n\n"
    "The island of Skerry gets a new ferry, the Auk, with 90 seats. She costs 12 million crowns, said Brill."
)
SAID = {
    "a toll on bread": "Ina Marl",
    "the guild would hold back the June payment": "Ina Marl",
    "We pay for flour and not for sums,": "Ina Marl",
    "apologised for the delay": "Tolk Line",
    "no letter had reached him": "Odo Brill",
    "I never opened it,": "Odo Brill",
    "and I am sorry.": "Odo Brill",
    "he wrote to the line twice about a worn winch": "Jory Pell",
    "I can only count what I see,": "Nan Ferris",
    "One of the ten had been sick on the way": "Udo Sand",
    "I bake at three as it is,": "Jo Marl",
    "She costs 12 million crowns": "Odo Brill",
}
BRILL = "Odo Brill, director of Tolk Line, told reporters that no letter had reached him."
MARL = "Ina Marl called the new fee “a toll on bread”."


def _statement(words: str, who: str) -> Statement:
    at, named = TEXT.index(words), TEXT.index(who)
    name = Span(named, named + len(who))
    return Statement(
        "day", (Span(at, at + len(words)),), Span(at - 1, at), name, "direct", speaker=Speaker(who, name, "name")
    )


def stands(*claims: str) -> bool:
    """Tell whether the last of some claims stands."""
    citation = Citation(1, Record("day", "A day"), 0, len(TEXT), TEXT)
    one = draft(*(Claim(claim, (1,), supported=True) for claim in claims), citations=(citation,))
    ledger = [_statement(words, who) for words, who in SAID.items()]
    return verify(one, lambda _: TEXT, lambda _: ledger).draft.claims[-1].supported


@pytest.mark.parametrize(
    "claims",
    [
        ["The new ferry for Skerry, the Auk, has 90 seats."],
        ["The Auk, the ferry for Skerry, the island, has 90 seats."],
        ["For Marl, the fee is “a toll on bread”."],
        ["Jory Pell says that he wrote to Tolk Line twice about a worn winch."],
        ["Pell says he wrote twice to Odo Brill about a worn winch."],
        ["Jory Pell wrote to Brill about a worn winch, he says."],
        [
            MARL,
            "She said the guild would hold back the payment for June, and wrote: “We pay for flour and not for sums.”",
        ],
        [BRILL, "“I never opened it,” he said, “and I am sorry.”"],
        ["Odo Brill told reporters for Tolk Line that no letter had reached him.", "“I never opened it,” he said."],
        ["Director Odo Brill said he never opened it."],
        ["One of the ten was sick, but Sand refused to say who it was."],
        ["Udo Sand declined to say which of the ten had been sick."],
        ["Sand would not say who had been sick."],
        ["Bodil Rask, the vet, was asked about the bells.", "“They were here before the dogs,” she said."],
        [MARL, "“We pay for flour and not for sums,” she wrote."],
        ["Jo Marl is the brother of Ina Marl.", "“I bake at three as it is,” said Jo Marl."],
        [f"{MARL[:-1]}.", "Her brother Jo Marl bakes.", "“I bake at three as it is,” he said."],
    ],
)
def test_what_only_reads_like_somebodys_word_strikes_nothing(claims: list[str]) -> None:
    assert stands(*claims)


@pytest.mark.parametrize(
    "claims",
    [
        ["For Brill, the fee is “a toll on bread”."],
        ["For Pell, the new fee is “a toll on bread”."],
        ["But for Ferris, the fee is “a toll on bread”."],
        ["He said that for Sand, the fee is “a toll on bread”."],
        ["The row is over; for Brill, the new fee is “a toll on bread”."],
        ["Odo Brill says that he wrote to Jory Pell twice about a worn winch."],
        ["Brill says he wrote to the line twice about a worn winch."],
        ["According to Ferris, he wrote to the line twice about a worn winch."],
        ["According to Brill, he wrote to the line twice about a worn winch."],
        ["Ina Marl says that she wrote to Tolk Line twice about a worn winch."],
        [
            BRILL,
            "He said the guild would hold back the payment for June, and added: “We pay for flour and not for sums.”",
        ],
        ["Brill wrote of the payment for June, and added: “We pay for flour and not for sums.”"],
        ["Pell wrote of the payment for June, and added: “We pay for flour and not for sums.”"],
        ["Sand wrote of the payment for June, and added: “We pay for flour and not for sums.”"],
        ["Nan Ferris spoke.", "She wrote of the payment for June, and added: “We pay for flour and not for sums.”"],
        ["Jory Pell, once an engineer of Tolk Line, wrote twice.", "“I never opened it,” he said."],
        ["Nan Ferris is no politician.", "“I never opened it,” she said, “and I am sorry.”"],
        [MARL, "“I never opened it,” she said."],
        ["Tolk Line has apologised for the delay.", "“I can only count what I see,” he said."],
        [BRILL, "“We pay for flour and not for sums,” he said."],
        ["Director Odo Brill said that he could only count what he saw."],
        ["Baker Udo Sand said that he could only count what he saw."],
        ["Baker Udo Sand said that no letter had reached him."],
        ["Engineer Jory Pell said the Auk costs 12 million crowns."],
        ["Chairwoman Ina Marl said one of the ten had been sick."],
        ["One of the ten was sick, but Brill refused to say who it was."],
        ["Marl refused to say who it was."],
        ["Pell declined to say which of the ten had been sick."],
        ["Brill would not say who had been sick."],
        ["Sand refused to say why he had been sick."],
        ["Sand refused to say who had opened the letter."],
        ["Nan Ferris is no politician.", "“They were here before the dogs,” she said."],
        ["Ina Marl wrote.", "Asked about the bells, she said: “Nothing. They were here before the dogs.”"],
        [BRILL, "“They were here before the dogs,” he said."],
        [MARL, "“I bake at three as it is,” she said."],
        ["Ina Marl said: “I bake at three as it is.”"],
        ["Jo Marl is the chairwoman’s brother.", "“We pay for flour and not for sums,” he wrote."],
    ],
)
def test_words_in_a_wrong_mouth_fall(claims: list[str]) -> None:
    assert not stands(*claims)
