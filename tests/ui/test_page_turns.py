"""What is drawn of one turn of a conversation, and copied of it."""

from __future__ import annotations

from pathlib import Path

from assistant import Assistant
from assistant.domain import Account, Claim
from assistant.redacting import STRUCK
from tests.ui.test_page_threads import answer
from ui.page import conversation, reply, why
from ui.page.session import Question, Turn
from ui.referenced import in_words


def test_a_struck_claim_is_drawn_struck_and_says_why_in_words() -> None:
    fallen = Claim("Okoro resigned.", (), False)
    found = answer(f"Seven were hurt. [1] {STRUCK.format(fallen.text)} Nine came. [2]", claims=(fallen,))
    (block,) = [each for each in reply.blocks(Turn(Question("What?"), found)) if each.kind == "answer"]
    assert [run.text for run in block.runs if run.style == "struck"] == ["Okoro resigned."]
    assert "".join(run.text for run in block.runs if run.style != "struck") == (
        "Seven were hurt.\u00a01 Struck out:  not supported by the archive Nine came.\u00a02"
    )
    assert [run.press for run in block.runs if run.press] == ["source 0", "source 1"]


def test_claims_that_were_left_out_are_counted_among_the_reasons(sample_archive: Path) -> None:
    fallen = (Claim("Okoro resigned.", (), False), Claim("She left.", (), False))
    with Assistant.open(sample_archive) as assistant:
        left = list(why.reasons(assistant, answer("Seven. [1]", claims=fallen)))
    labels = [block.runs[0].text for block in left if block.kind == "label"]
    assert "2 claims left out: not supported by the archive" in labels


def test_reports_that_differ_stand_side_by_side_in_place_of_the_sentence() -> None:
    found = answer(
        "Reports differ: seven [1] or nine [2].\n\nQuay: Seven. [1]\n\nPier: Nine. [2]",
        differing=(Account("seven", (1,)), Account("nine", (2,))),
    )
    blocks = list(reply.blocks(Turn(Question("What?"), found)))
    rows = [[run.text for run in block.runs] for block in blocks if block.kind == "account"]
    assert rows == [["Seven", "Quay · undated\u00a0", "1"], ["Nine", "Pier · undated\u00a0", "2"]]
    said = [block.runs[0].text for block in blocks if block.kind == "answer"]
    assert said == ["Quay: Seven.\u00a0", "Pier: Nine.\u00a0"]
    kinds = [block.kind for block in blocks]
    assert kinds.index("account") < kinds.index("source")


def test_an_answer_is_copied_with_its_references_in_full() -> None:
    assert in_words(answer("Seven were hurt. [1]")).splitlines()[2:6] == [
        "Seven were hurt. [1]",
        "",
        "Sources",
        "[1] “Seven” Storm, Quay, undated, https://quay.example/1",
    ]


def test_a_question_that_leant_on_others_is_asked_again_as_it_was_read() -> None:
    leant = answer("Seven. [1]", question="And there?", standalone_question="How many in Quay?")
    turn = Turn(Question("And there?"), leant)
    assert conversation.again(turn).read_as == "How many in Quay?"
    assert conversation.again(Turn(Question("What?"), answer("Seven. [1]"))) == Question("What?")


def test_a_turn_of_an_older_dateline_is_drawn_with_its_words_alone() -> None:
    blocks = list(reply.blocks(Turn(Question("What?"), None, n=1, text="Seven.\n\nNine.")))
    assert [block.runs[0].text for block in blocks if block.kind == "answer"] == ["Seven.", "Nine."]
    assert not any(block.kind == "notice" for block in blocks)
