"""A claim that turns its article round is told by a denial more or less, or by an opposite."""

from __future__ import annotations

import time

import pytest

from assistant.support.polarity import turned as turned_by


def turned(claim: str, given: str) -> str | None:
    return next(turned_by(claim, given, given, given, lambda _, __: False), None)


@pytest.mark.parametrize(
    ("claim", "given"),
    [
        ("The office would not comment.", "The office declined to comment."),
        ("He denied that owners had pressed him.", "Asked whether the owners had pressed him, he denied it."),
        ("She dismissed the claim that it came too late.", "She rejected the claim that it had come too late."),
        ("He opposed the gate.", "He voted against the gate."),
        ("He voted no.", "He voted against it."),
        ("No, she has no majority.", "She has no majority."),
        ("It is no longer valid.", "They say it is no longer valid."),
        ("Not only the roof was lost.", "The roof was lost."),
        ("The regatta was postponed.", "The regatta was put off."),
        ("Rents are higher.", "Rents will not be lower."),
        ("Bathing in the basin is not allowed.", "Bathing in the basin is forbidden."),
        ("The town has yet to decide.", "The town has not decided."),
        ("She gave no reply.", "She did not answer."),
        ("The mayor disputes that he knew of it.", "The mayor denies having known of it."),
        ("The library will not open before spring.", "The library will open later, in spring."),
        ("He rejected the plan.", "He turned the whole plan down."),
        ("The school has opened.", "The school lacks heating and has opened."),
        ("The union refused the offer.", "The offer was rejected by the union."),
        ("The library did not just lose its roof.", "The library lost its roof."),
        ("He opposed the gate.", "Asked about the gate, he said no."),
        ("The bus was never ordered by the town.", "The town never ordered it. Nobody asked for the bus."),
        ("A breakthrough was not achieved.", "A breakthrough had not come about."),
        ("The talks were the first since the war.", "They met in May. They had not talked since the war."),
        (
            "She had complained that a meeting promised in spring had not taken place.",
            "She had complained that the club was waiting for a meeting it had been promised in spring.",
        ),
        ("The law does not allow elections in wartime.", "The law rules out elections in wartime."),
        ("The law does not permit elections in wartime.", "The law rules elections out in wartime."),
        ("The cost would eat up the budget.", "“Not at this price and not in this place,” she said."),
        ("No agreement has been signed.", "An agreement has not been signed."),
        ("She will not support the wall.", "She will vote against the wall."),
        ("The mill is the largest employer in town.", "It was not the town’s business to run a mill."),
        ("The pool will not open before spring, as many tiles were lost.", "The pool will open later, in spring."),
        ("He had still opposed the plan, but voted in favour.", "He was against the plan in May and voted yes."),
        ("His term has ended.", "The dispute over his term went on. His term has ended."),
        ("No club in the town is older.", "It is the oldest club in the town."),
        (
            "The court gave the town nothing for the quay.",
            "The court was kind. It gave nothing for the quay to the town.",
        ),
        ("They made no breakthrough.", "A breakthrough had not come about."),
        ("She would not reveal who.", "She would not say which."),
        ("A walkout is possible, say the millers.", "The millers do not rule out a walkout."),
        ("The millers do not rule a walkout out.", "The millers do not rule out a walkout."),
        ("It was not the first time that the mill lent a cart.", "Not for the first time, the mill lent a cart."),
        ("It was the first time that the mill had lent a cart.", "Never before had the mill lent a cart."),
        ("The boil notice was lifted.", "People no longer have to boil their water."),
        ("The paper corrected its report on the fair.", "In our report on the fair we were wrong."),
        ("She said that none of the six sailors was in danger.", "Six sailors were hurt. None of them was in danger."),
        ("The mill could grind no more than a tenth of it.", "The mill could grind a tenth of it, but no more."),
        ("The river had not been so high since the war.", "The river was at its highest level since the war."),
        (
            "The mill asked that nobody bring corn before there are sacks.",
            "Who brings corn must wait until there are sacks.",
        ),
        (
            "The mill won't open until summer, and it bought sacks.",
            "The mill will open later, in summer. It bought sacks.",
        ),
        ("The mill was mended after the weir.", "The weir was mended before the mill."),
    ],
)
def test_the_same_in_other_words_stands(claim: str, given: str) -> None:
    assert turned(claim, given) is None


@pytest.mark.parametrize(
    ("claim", "given"),
    [
        ("The town ordered the bus.", "The bus was never ordered by the town."),
        ("A breakthrough was achieved.", "A breakthrough had not come about."),
        ("A breakthrough was not achieved.", "A breakthrough came about on Monday."),
        ("The law allows elections in wartime.", "The law rules out elections in wartime."),
        ("The law rules out a vote while there is no war.", "The law rules out a vote while there is war."),
        ("The boat is in the harbour.", "The boat is not in the harbour."),
        ("The office would comment.", "The office declined to comment."),
        ("He confirmed that he ignored the letters.", "He denied that he ignored the letters."),
        ("He never denied that owners had pressed him.", "He denied that owners had pressed him."),
        ("Owners had pressed him.", "Asked whether owners had pressed him, he denied it."),
        ("None of them was not in danger.", "None of them was in danger."),
        ("He voted against the gate.", "He voted for the gate."),
        ("It is valid.", "It is not valid."),
        ("It is not valid.", "It is valid."),
        ("Prices fell in May.", "Prices rose in May."),
        ("It closed before noon.", "It closed after noon."),
        ("The highest since the flood.", "The lowest since the flood."),
        ("Her newest lamp burned.", "Her oldest lamp burned."),
        ("The youngest of the singers left.", "The oldest of the singers left."),
        ("The regatta was brought forward.", "The regatta was put off."),
        ("Building ends in spring.", "Building starts in spring and is to end in winter."),
        ("Few of them had cuts.", "Most of them had cuts."),
        ("Bathing in the basin is not forbidden.", "Bathing in the basin is forbidden."),
        ("The library will not open in spring.", "The library will open later, in spring."),
        ("He disputed that the roof was due.", "He did not dispute that the roof was due."),
        ("The council gave 300 crowns to the school.", "The council took 300 crowns from the school."),
        ("The mayor took the prize from the school.", "The mayor gave the prize to the school."),
        (
            "The minister refused the money.",
            "The union refused the offer of the minister. The minister took the money.",
        ),
        ("The club did not win until the final whistle.", "The club won once, in May."),
        ("A decision had been made.", "Ada Quay said no decision had been made."),
        ("The mayor resigned.", "The mayor did not resign just yet."),
        ("The boat was not sold before May.", "The boat was sold in April, after a fire, and paid for in May."),
        ("The school has heating.", "The school lacks heating."),
        ("The millers rule out a walkout.", "The millers do not rule out a walkout."),
        ("The millers don't rule out a walkout.", "The millers rule out a walkout."),
        ("For the first time, the mill lent a cart.", "Not for the first time, the mill lent a cart."),
        ("The mill had lent a cart before.", "Never before had the mill lent a cart."),
        ("The court allowed the strike.", "The court forbade the strike."),
    ],
)
def test_the_contrary_falls(claim: str, given: str) -> None:
    assert turned(claim, given) is not None


@pytest.mark.parametrize(
    ("claim", "given"),
    [
        ("No boat in the harbour is older than the Petrel.", "The Petrel is the oldest boat in the harbour."),
        ("No boat in the harbour is older than the Petrel.", "The oldest boat in the harbour is the Petrel."),
        ("No boat is older than the Petrel.", "The Petrel still sails. It is the oldest in the harbour."),
        ("Nobody in the crew is younger than Quay.", "Quay, the youngest in the crew, came late."),
    ],
)
def test_what_is_most_of_all_has_none_above_it(claim: str, given: str) -> None:
    assert turned(claim, given) is None


@pytest.mark.parametrize(
    ("claim", "given"),
    [
        ("No mill in Harrow is older than the mill of Delder.", "The mill is old. The Delder band is the oldest here."),
        ("No boat in the harbour is older than the Petrel.", "The oldest boat in the harbour raced the Petrel."),
        ("No boat is older than the Petrel.", "The Gull is the oldest boat. The Petrel is new."),
        ("It is not older than the Petrel.", "It is the oldest boat in the harbour."),
    ],
)
def test_what_is_most_of_all_of_others_says_nothing(claim: str, given: str) -> None:
    assert turned(claim, given) is not None


def test_not_to_tell_one_thing_is_not_to_tell_another() -> None:
    given = "The mayor would not reveal who had paid."
    assert turned("The mayor would not say who had paid.", given) is None
    assert turned("The mayor would not comment.", given) is None
    assert turned("The mayor would not name her successor.", given) is not None


def test_the_word_told_is_the_claims() -> None:
    assert turned("The hall welcomes children.", "The hall does not applaud pupils.") == "welcomes"


def test_a_denial_in_other_words_needs_a_denial_in_the_nearest_sentence_and_the_same_meaning() -> None:
    claim, given = "The heating had not been renewed.", "The heating had not been replaced."
    assert next(turned_by(claim, given, given, given, lambda _, __: True), None) is None
    assert next(turned_by(claim, given, given, given, lambda _, __: False), None) is not None
    assert next(turned_by(claim, given, given, "The heating is old.", lambda _, __: True), None) is not None


@pytest.mark.parametrize(
    "piece", ["not ", "denied it. ", "no, ", "said no ", "a", ". ", "higher before ", "not so? No, "]
)
def test_a_long_text_is_read_in_time(piece: str) -> None:
    text = (piece * 4000)[:4000]
    begun = time.process_time()
    turned(text, text)
    assert time.process_time() - begun < 1


@pytest.mark.parametrize(
    ("claim", "given", "turns"),
    [
        ("Ada Fenn, who was not the first woman on the council, died.", "Ada Fenn, the first woman on it, died.", True),
        ("It is the only bridge.", "It isn’t the only bridge.", True),
        ("It is not the only bridge.", "It is not the only bridge.", False),
        ("It was not the first fire there.", "It was the second fire there. The first came in May.", False),
        ("She was the first woman on it.", "She, the first woman on it, is not the first woman to resign.", False),
    ],
)
def test_who_is_not_the_first_is_not_the_first(claim: str, given: str, turns: bool) -> None:
    assert (turned(claim, given) is not None) is turns


TOOK = "Bo Moss took the blame for that. The clerk’s office declined to comment on the bell."
VOTED = "The council voted for the wall. Ada Moss of the List voted no."


@pytest.mark.parametrize(
    ("claim", "given", "turns"),
    [
        ("Moss accepted the blame in words, while the clerk’s office would not comment.", TOOK, False),
        ("The board approved the office budget.", f"The board adopted the office budget. {TOOK}", False),
        ("The guild confirmed the office hours.", "The guild told the office hours; the office refused to say", False),
        ("The office agreed to comment on the bell.", "The office declined to comment on the bell.", True),
        ("The clerk accepted the offer for the bell.", "The clerk declined the offer for the bell.", True),
        ("The office confirmed the sale.", "The office declined to confirm the sale.", True),
        ("Ada Moss of the List voted against the wall.", VOTED, False),
        ("Holt voted for the wall.", "Most voted against the wall; Holt said yes.", False),
        ("The council voted against the wall.", VOTED, True),
        ("Ada Moss of the List voted for the wall.", VOTED, True),
    ],
)
def test_who_keeps_silent_or_votes_no_turns_down_only_that(claim: str, given: str, *, turns: bool) -> None:
    assert (turned(claim, given) is not None) is turns
