"""What is planned, offered or depends on something is not told as done."""

from __future__ import annotations

import time

import pytest

from assistant.support.modality import only_planned, still_to_come, told_as_done, unconditional


@pytest.mark.parametrize(
    ("claim", "given"),
    [
        ("The gate was built in four years.", "The gate would be built in four years."),
        ("The vote took place on 23 April.", "The vote is planned for 23 April."),
        ("The state will pay a fifth.", "The state had offered to pay a fifth."),
        ("Quay has opened the bridge.", "Quay wants to open the bridge."),
        ("The bridge cost 12 million.", "The bridge will cost 12 million."),
        ("The fares rose by a tenth.", "The fares are to rise by a tenth."),
        ("The guild sued the bank.", "The guild threatened to sue the bank."),
    ],
)
def test_what_is_only_planned_is_not_done(claim: str, given: str) -> None:
    assert told_as_done(claim, given) is not None


@pytest.mark.parametrize(
    ("claim", "given"),
    [
        ("The gate was built in four years.", "They would build more gates. This gate was built in four years."),
        ("The bridge stays closed.", "The bridge will stay closed."),
        ("She thanked two firefighters.", "I want to thank two firefighters."),
        (
            "She is expected to begin in May and be finished in June.",
            "It is to begin in May and to be finished in June.",
        ),
        ("He promised to open the bridge.", "He said he would open it, and promised no more."),
        ("She questioned any paper signed by him.", "She doubted any paper that he might sign."),
        ("She will push for paid leave.", "She will work to guarantee paid leave."),
        ("The ferry had been towed before.", "It is the second time that the ferry had to be towed."),
    ],
)
def test_the_same_told_as_open_or_as_done_in_both_stands(claim: str, given: str) -> None:
    assert told_as_done(claim, given) is None


def test_a_plan_in_another_verb_is_a_plan() -> None:
    given = ["In May a crew of eight will set out for the island of Tarn."]
    assert only_planned("A crew of eight rowed to the island of Tarn in May.", given) == "rowed"
    assert only_planned("A crew of eight planned to row to the island of Tarn in May.", given) is None
    assert (
        only_planned("A crew of eight rowed to the island of Tarn in May.", ["A crew of eight went to Tarn."]) is None
    )
    assert only_planned("Had a crew of eight gone to the island of Tarn, it would rain.", given) is None


@pytest.mark.parametrize(
    ("claim", "sentence"),
    [
        (
            "He has already settled the lease of the old mill, his first task.",
            "His first task would be the lease of the old mill.",
        ),
        ("Moss got the town taller walls and new pumps.", "Moss proposed taller walls and new pumps."),
        ("After seating both sides in the corn hall, Moss said so.", "Moss had invited both sides to the corn hall."),
    ],
)
def test_what_is_proposed_or_to_come_is_not_done_in_another_verb(claim: str, sentence: str) -> None:
    assert only_planned(claim, [sentence]) is not None


@pytest.mark.parametrize(
    ("claim", "sentence"),
    [
        ("Moss suggested taller walls and new pumps.", "Moss proposed taller walls and new pumps."),
        ("She said that both sides had been invited to the hall.", "She had invited both sides to the hall."),
        ("There would be a fair after the harvest was finished.", "A fair would be held once the harvest was in."),
        ("The fair was meant to open on Tuesday.", "The fair is to open on Tuesday."),
        ("Moss refused to teach in a cold hall.", "“I will not teach in a cold hall.”"),
    ],
)
def test_a_plan_told_as_a_plan_stands(claim: str, sentence: str) -> None:
    assert only_planned(claim, [sentence]) is None


def test_a_condition_may_not_be_left_out_or_waved_away() -> None:
    sentence = "Quay will open the bridge if the engineers agree."
    assert unconditional("Quay will open the bridge.", [sentence])
    assert unconditional("Quay will open the bridge even if nobody agrees.", [sentence])
    assert not unconditional("Quay will open the bridge once the engineers agree.", [sentence])
    assert not unconditional("The engineers looked at the piers.", [sentence])


def test_a_condition_is_of_its_own_part_and_may_stand_in_a_quotation() -> None:
    note = "Moss can help if needed, according to Ada Quay, head of the Harrow Society of Millers."
    assert not unconditional("Ada Quay is the head of the Harrow Society of Millers.", [note])
    speech = "They search nobody, but if a knife is found the guards call the police."
    assert not unconditional("Moss said: ; ", [speech], ["if a knife is found the guards call the police"])
    assert not unconditional("The source spoke in Harrow.", ["The source spoke in Harrow on condition of anonymity."])


def test_an_if_of_the_other_half_of_a_sentence_conditions_nothing() -> None:
    sentence = "The crew will row to the island, and come back the same day if the wind allows."
    assert not unconditional("The crew will row to the island.", [sentence])


def test_an_if_that_asks_is_no_condition_and_a_doer_is_none() -> None:
    assert not unconditional("Moss asked the miller about the weir.", ["Moss asked the miller if the weir was sound."])
    assert unconditional("The weir will be mended by Quay.", ["The weir will be mended by Quay if the town pays."])
    assert unconditional("Moss asked the miller to mend it.", ["Moss asked the miller to mend it if the weir leaks."])
    assert not unconditional(
        "The weir can be mended by raising the toll.", ["The weir can be mended if they raise the toll."]
    )


@pytest.mark.parametrize("piece", ["will ", "to be ", "if ", "offered to ", "and ", "a, "])
def test_a_long_text_is_read_in_time(piece: str) -> None:
    text = (piece * 4000)[:4000]
    begun = time.process_time()
    told_as_done(text, text)
    unconditional(text, [text])
    assert time.process_time() - begun < 1


def test_what_may_be_done_until_a_day_will_not_be_done() -> None:
    assert told_as_done("The mill will appeal.", "The mill has until 6 March to appeal.") == "will appeal"
    assert (
        told_as_done("The mill will appeal.", "The mill said it would appeal; it has until 6 March to appeal.") is None
    )


def test_the_first_to_do_it_did_it_and_a_cost_is_no_deed() -> None:
    assert (
        told_as_done("Rooke, who painted the ferry, has died.", "Rooke, the first woman to paint it, has died.") is None
    )
    assert told_as_done("Rooke has painted the ferry.", "Rooke hopes to paint the ferry.") == "painted"
    assert (
        told_as_done("The mill makes up half of the new cost.", "It would cost more. Half of it is the mill.") is None
    )
    assert told_as_done("The mill has cost the guild a lot.", "The mill would cost the guild a lot.") == "cost"


@pytest.mark.parametrize(
    ("claim", "sentence", "word"),
    [
        ("Millers will mend the weir.", "Millers mended the weir in May.", "will mend"),
        ("Millers will mend the weir.", "Millers mend the weir each May; they mended it twice.", None),
        ("Millers will mend the weir.", "Millers said the weir would be mended.", None),
        ("Millers will mend the weir.", "Millers planned to mend the weir, as they mended the lock.", None),
        ("The guild will mend the old weir in Hallow.", "The guild mended a boat.", None),
    ],
)
def test_what_is_done_is_not_still_to_come(claim: str, sentence: str, word: str | None) -> None:
    assert still_to_come(claim, [sentence]) == word


def test_having_brought_is_done() -> None:
    sentence = "The mayor said he had invited both sides to the corn hall for Monday."
    assert only_planned("The mayor has brought both sides together in the corn hall.", [sentence]) == "brought"


@pytest.mark.parametrize(
    ("claim", "given"),
    [
        ("Quay called the suggestion that she had sold the boat nonsense.", "Quay may have sold the boat, he said."),
        ("Quay advised against swimming.", "“We have to advise against swimming,” Quay said."),
        ("The firm hoped to have all of them mended by Sunday.", "The firm hoped to mend the last of them on Sunday."),
        ("The owners declined to be asked.", "The catch has fallen. The mill is to decline."),
    ],
)
def test_what_is_only_supposed_or_done_by_saying_it_is_told_as_no_deed(claim: str, given: str) -> None:
    assert told_as_done(claim, given) is None
    assert told_as_done("Quay sold the boat.", "Quay may have sold the boat, he said.") == "sold"


def test_what_somebody_only_spoke_of_needs_no_condition() -> None:
    given = ["The bridge will be closed if the council agrees, Quay said."]
    assert not unconditional("Quay talked about the closed bridge.", given)
    assert unconditional("Quay spoke about the plan and said the bridge will be closed.", given)
    assert not unconditional("The council votes.", ["The councillor will vote for it if it costs less."])
    assert not unconditional("They will sign it at another meeting.", ["They will sign it if they meet again."])


def test_a_verb_that_stands_elsewhere_as_open_is_not_done() -> None:
    every = ["The guild has a month to appeal."]
    assert (
        told_as_done("The guild has since appealed.", "The judge asked the guild for its books.", every) == "appealed"
    )
    assert told_as_done("The guild has since appealed.", "The guild appealed on Monday.", every) is None
    assert told_as_done("She appealed.", "The judge spoke.", every) is None


def test_what_goes_on_is_told_as_done_and_a_month_leaves_nothing_open() -> None:
    assert (
        told_as_done("She has been working in Hallow since spring.", "In spring she is to work in Hallow.") is not None
    )
    assert told_as_done("She has been working in Hallow since May.", "In May she began to work in Hallow.") is None


def test_what_has_taken_place_is_not_what_was_asked_for() -> None:
    given = ["The guild had invited the carters to the hall for Monday."]
    assert only_planned("The talks with the carters in the hall have taken place.", given) == "taken"
    assert only_planned("The guild approved a loan of 3 million.", ["A loan of 3 million is to go before the guild."])
    assert only_planned("The guild approved a loan of 3 million.", ["The guild voted for a loan of 3 million."]) is None


def test_the_condition_in_an_answer_belongs_to_its_question() -> None:
    asked = ["Voice: Will you stand again?", "Rooke: In 2030, if my knees allow it."]
    assert unconditional("Rooke will stand again.", asked)
    assert not unconditional("Rooke will stand again if his knees allow it.", asked)
