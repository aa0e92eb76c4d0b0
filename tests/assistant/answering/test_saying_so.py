"""Somebody says what is asked after where a clause gives it as so: not denied, conditional, hoped or others' claim."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import pytest

from assistant.answering.saying_so import plainly_denies, says
from assistant.answering.stance import side_of
from assistant.answering.verdict import SAYS_SO
from assistant.domain import Answer, Manner, Span, Speaker, Statement, StatementKind
from assistant.support.forms import weighty
from tests.assistant.answering.pier import harbour
from tests.assistant.answering.test_said import ask
from tests.assistant.archive.newsroom import WordEmbedder, article, prepared


@pytest.mark.parametrize(
    ("topic", "said", "so"),
    [
        ("they would ask for miracles", "“We will not ask for miracles. We will ask for the books”", False),
        ("they would ask for the books", "“We will not ask for miracles. We will ask for the books”", True),
        ("the runway was too short", "that it was wrong to say the runway was too short", False),
        ("he will resign", "“If the factory pollutes the lake, I will resign,”", False),
        ("the paper would be sold", "that others claimed the paper would be sold", False),
        ("they are winning the cup", "“We are far from winning the cup,”", False),
        ("they are winning the cup", "“We might be winning the cup,”", False),
        ("they are winning the cup", "“We are winning the cup,”", True),
        ("the pier might close", "“The pier might close in May,”", True),
        ("the pier would not close", "“The pier will not close in May,”", True),
        ("the pier would not close", "“The pier will close in May,”", False),
    ],
)
def test_only_what_is_plainly_said_counts(topic: str, said: str, so: bool) -> None:
    wanted = weighty(topic)
    share = says(topic, said, lambda words: len(wanted & weighty(words)) / len(wanted))
    assert (share >= SAYS_SO) is so


def told(folder: Path, text: str, question: str, who: str, cue: str, content: str, kind: StatementKind) -> Answer:
    """Ask about an article beside those of the pier, with one statement of Tom Holt in it."""
    at = {words: Span(text.rindex(words), text.rindex(words) + len(words)) for words in (who, cue, content)}
    manner: Manner = "denied" if cue == "denied" else "asserted"
    speaker = Speaker("Tom Holt", at[who], "name")
    one = Statement("more", (at[content],), at[cue], at[who], kind, manner, speaker=speaker)
    with harbour(folder) as opened:
        with opened.archive.writer() as writer:
            writer.add([prepared(article("more", text))])
            vector = dict(zip([sha256(content.encode()).hexdigest()], WordEmbedder().encode([content]), strict=True))
            writer.put_statements("more", [one], [*vector], vector, "by hand")
        return ask(opened, question)


def test_a_denial_of_it_is_of_what_its_sentence_asks(tmp_path: Path) -> None:
    text = "Asked whether he would shut the bakery, Tom Holt denied it. The town has one bakery."
    answer = told(
        tmp_path / "archive", text, "Did Tom Holt say he would shut the bakery?", "Tom Holt", "denied", "it", "indirect"
    )
    assert (answer.short_answer, answer.text.split("\n")[0]) == ("No", "No, Tom Holt denied it [1].")


MARSH = "“The marsh will drown,” Tom Holt said of the ferry dock."


@pytest.mark.parametrize(
    ("text", "question", "short"),
    [
        (MARSH, "Did Tom Holt oppose the ferry dock?", None),
        (f"{MARSH} Tom Holt has opposed the ferry dock from the start.", "Did Tom Holt oppose the ferry dock?", "Yes"),
        (f"{MARSH} Tom Holt has opposed the ferry dock from the start.", "Did Tom Holt support the ferry dock?", None),
        (f"{MARSH} Tom Holt asked Lena Marsh to oppose the ferry dock.", "Did Tom Holt oppose the ferry dock?", None),
        (f"{MARSH} Tom Holt would oppose the ferry dock if it leaked.", "Did Tom Holt oppose the ferry dock?", None),
        (f"{MARSH} Tom Holt never opposed the ferry dock.", "Did Tom Holt oppose the ferry dock?", None),
        (f"{MARSH} Tom Holt, who was against the ferry dock, voted yes.", "Was Tom Holt against the ferry dock?", None),
        (MARSH, "Did Tom Holt welcome the ferry dock?", None),
    ],
)
def test_a_yes_has_a_sentence_with_the_position_asked_after(
    tmp_path: Path, text: str, question: str, short: str | None
) -> None:
    answer = told(tmp_path / "archive", text, question, "Tom Holt", "said", "“The marsh will drown,”", "direct")
    assert answer.short_answer == short
    first = answer.citations[0]
    assert ("opposed" in first.quote and first.speaker is None) is (short == "Yes")


def test_to_promise_a_vote_for_it_is_no_promise_to_vote_against_it(tmp_path: Path) -> None:
    text, content = "Tom Holt promised to vote for the ferry dock.", "to vote for the ferry dock"
    for n, (side, short) in enumerate((("for", "Yes"), ("against", None))):
        asked = f"Did Tom Holt promise to vote {side} the ferry dock?"
        answer = told(tmp_path / str(n), text, asked, "Tom Holt", "promised", content, "indirect")
        assert answer.short_answer == short


def test_who_lives_in_a_lane_named_after_it_did_not_speak_on_it(tmp_path: Path) -> None:
    text = "“My hall was under water,” said Tom Holt of Heron Lane. Nobody was hurt."
    asked = "What did Ada Quay say about the herons?"
    quote = "“My hall was under water,”"
    answer = told(tmp_path / "archive", text, asked, "Tom Holt", "said", quote, "direct")
    assert answer.abstained
    assert "reports on that" not in answer.text


def test_an_answer_in_an_interview_is_quoted_as_direct_words(tmp_path: Path) -> None:
    text = "Lantern: What of the herons?\n\nTom Holt: The herons like fog."
    asked = "What did Tom Holt say about the herons?"
    answer = told(tmp_path / "archive", text, asked, "Tom Holt", ":", "The herons like fog.", "direct")
    assert "“The herons like fog.” [1]" in answer.text
    assert "in the paper’s words" not in answer.text


def test_a_reason_for_no_is_given_where_no_is_asked_after(tmp_path: Path) -> None:
    text = "Tom Holt is against the herons.\n\n“They eat all the fish,” Tom Holt said of the herons."
    asked, quote = "Why does Tom Holt {} the herons?", "“They eat all the fish,”"
    assert quote in told(tmp_path / "a", text, asked.format("oppose"), "Tom Holt", "said", quote, "direct").text
    assert side_of("Why does Tom Holt oppose the herons?") == "against"
    assert side_of("Tom Holt voted for the herons") == "for"
    assert side_of("Tom Holt spoke for and against, and supports neither") is None


@pytest.mark.parametrize(
    ("topic", "said", "denied"),
    [
        ("the siren had power", "The siren had no power … its battery was to be replaced in December", True),
        ("the siren had power", "The siren had no power, Ada Quay said; its battery was old", True),
        ("the siren had power", "He did not know whether the siren had power", False),
        ("the siren had power", "The siren, which had no light, had power", False),
        ("the siren had power", "The siren had no power on the quay", False),
        ("the siren had power", "Why had the siren no power?", False),
        ("the siren had no power", "The siren had no power", False),
        ("the bridge is safe", "Nobody claims that the bridge is safe", False),
        ("he would resign", "he would not resign", False),
        ("the bridge is safe", "“Whether or not the bridge is safe, we will pay,”", False),
        ("the ferry hit the pier", "“The pier did not hit the ferry,”", False),
        ("the bridge is safe", "The bridge is not safe until May", False),
        ("the bridge is safe", "The bridge is not safe, Bo Hale said, until May", False),
        ("the bridge is safe", "That the bridge is not safe is what he was told", False),
        ("the bridge is safe", "The bridge was not safe", False),
        ("the bridge is safe", "Not the bridge is safe but the pier", False),
        ("the ferry sank because of ice", "The ferry did not sink because of ice", False),
        ("the members paid the fee", "The members did not only pay the fee", False),
        ("the bridge is safe", "“The bridge isn’t safe,”", True),
        ("the bridge was safe", "that the bridge is not safe", True),
        ("the ferry hit the pier", "“The ferry didn’t hit the pier,”", True),
        ("the ferry would stop at the pier", "The ferry will never stop at the pier. It is small", True),
    ],
)
def test_a_plain_denial_is_the_topic_word_for_word(topic: str, said: str, *, denied: bool) -> None:
    assert plainly_denies(topic, said) is denied


def test_nobody_is_told_to_have_said_the_contrary_who_did_not(tmp_path: Path) -> None:
    for n, (said, question) in enumerate(
        (
            ("“Whether or not the bridge is safe, we will pay,”", "Did Tom Holt say the bridge is safe?"),
            ("“The pier did not hit the ferry,”", "Did Tom Holt say the ferry hit the pier?"),
        )
    ):
        text = f"{said} Tom Holt said of the town."
        answer = told(tmp_path / str(n), text, question, "Tom Holt", "said", said, "direct")
        assert answer.short_answer is None
        assert "contrary" not in answer.text
