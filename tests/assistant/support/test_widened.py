"""What is said of most, of one or of the first time is not said of all."""

from __future__ import annotations

import pytest

from assistant.support.widened import widened


@pytest.mark.parametrize(
    ("claim", "sentence", "word"),
    [
        ("All of the miners came home with burns.", "Most of the miners came home with burns.", "All"),
        ("Everybody asked why the horn was silent.", "Many asked why the horn was silent.", "Everybody"),
        (
            "Everybody in Hallow asked why the horn was silent at noon.",
            "Every mill stood. Many asked why the horn was.",
            "Everybody",
        ),
        ("All the teachers wanted a new stove.", "Not everyone was content. One teacher wanted a new stove.", "All"),
        ("Rooke closed the bridge to all traffic.", "Rooke has closed the bridge to lorries.", "all"),
        ("She advised always to shake the bottle.", "She advised to shake the bottle the first time.", "always"),
        ("All the shutters were painted green.", "Three shutters were painted green.", "All"),
        ("Every mill of the valley grinds rye.", "One of the mills of the valley grinds rye.", "Every"),
        ("Every miller in Hallow grinds rye.", "A miller in Hallow grinds rye.", "Every"),
        ("All visitors must wear a helmet.", "Visitors under 14 must wear a helmet.", "All"),
        ("Every apprentice gets boots.", "Apprentices get boots; those under 14 get clogs.", "Every"),
        ("All apprentices get boots.", "Apprentices from the valley get boots.", "All"),
        ("The weir is always open at night.", "The weir is often open at night.", "always"),
    ],
)
def test_a_part_is_not_the_whole(claim: str, sentence: str, word: str) -> None:
    assert widened(claim, [sentence]) == word


@pytest.mark.parametrize(
    ("claim", "sentence"),
    [
        ("All five members of the board voted for it.", "The five members of the board voted for it."),
        ("All 312 pupils have lessons in the hall.", "The 312 pupils have lessons in the hall."),
        ("Every boat carries a lamp.", "Each boat carries a lamp."),
        ("The company will refund all tickets.", "The company will refund every ticket."),
        ("She paid 48 crowns a year, 480 in all.", "She paid 48 crowns a year for ten years."),
        ("The tenants will pay after all.", "The tenants will pay."),
        ("All the shops of the town sell maps.", "The council met in the evening."),
        ("The second line ran on two days in every five.", "The second line ran on two days out of five."),
        ("The ferry crosses every Sunday.", "The ferry crosses on Sundays."),
        ("The bell rings every hour.", "The bell rings hourly."),
        ("All the mills on the brook belong to the guild.", "The mills on the brook belong to the guild."),
        ("Every apprentice gets boots.", "Apprentices get boots."),
        ("All the guild's mills were built before 1900.", "The 12 mills of the guild were built before 1900."),
        ("All the guild’s mills grind rye.", "The mills of the guild grind rye."),
        ("Everyone in the choir knows the hymn.", "The choir knows the hymn."),
        ("Apprentices always pay half.", "Apprentices pay half."),
    ],
)
def test_a_whole_that_the_article_has_or_a_turn_of_speech_stands(claim: str, sentence: str) -> None:
    assert widened(claim, [sentence]) is None


def test_a_word_for_the_whole_counts_beside_the_sentence_unless_that_says_of_how_many_it_is() -> None:
    assert widened("All schools stay shut.", ["The schools stay shut.", "It is so in the whole town."]) is None
    assert widened("All schools stay shut.", ["Most schools stay shut.", "It is so in the whole town."]) == "All"


def test_nothing_to_hold_it_against_says_nothing() -> None:
    assert widened("All schools stay shut.", []) is None
