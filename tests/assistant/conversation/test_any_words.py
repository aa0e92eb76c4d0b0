"""Whatever is typed, in whatever thread: a reading or a question asked back, and never a fault."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.conversation import Reading, Turn, resolve
from assistant.conversation.things import things
from tests.assistant.conversation.talk import AS_OF, KNOWN, OUTLETS, Told, answered

_WORDS = """the a an and but only no not any every all other ones two what who when where why how which do does did is
    are was were has he she it they him his that this these of for in on at from by about before after than more less
    open voted sunk cost said say reported Ada Quay Tom Osgood Valen mayor council bridge vote library members
    Courier both thanks please print export China Americans ’s ? . , — “ ( 2024 March today week last still so else"""
_WORD = st.sampled_from(_WORDS.split())
_SHORT = st.tuples(st.sampled_from(("is", "was", "why are", "did", "who said", "and", "which")), _WORD)
_TYPED = (_SHORT | st.lists(_WORD, max_size=3) | st.lists(_WORD, max_size=8)).map(" ".join)
_WHOLE = st.sampled_from(
    ["Who is the mayor of Valen?", "What did Ada Quay say about the bridge in March?", "bridge", "Is there a detour?",
     "Was it cheaper than the old one?", "Why did the council vote for the library?", "When did the bridge open?"]
)  # fmt: skip
_TOLD = st.builds(
    Told,
    short=st.sampled_from([None, "Tom Holt", "12", "the pier"]),
    speakers=st.sampled_from([(), ("Ada Quay",)]),
    refused=st.booleans(),
)


@settings(deadline=None, max_examples=400)
@given(st.lists(st.tuples(_TYPED | _WHOLE, _TOLD), max_size=3), _TYPED)
def test_any_words_in_any_thread_are_read(thread: list[tuple[str, Told]], typed: str) -> None:
    turns: list[Turn] = []
    for n, (question, told) in enumerate(thread, 1):
        reading = resolve(question, turns, AS_OF, OUTLETS, KNOWN) if turns else Reading(question)
        turns.append(answered(question, reading, told, n))
    reading = resolve(typed, turns, AS_OF, OUTLETS, KNOWN)
    assert "\n" not in f"{reading.question}{reading.unclear}"


@settings(deadline=None, max_examples=400)
@given(_TYPED)
def test_what_a_question_names_are_words_of_it(core: str) -> None:
    for thing in things(core):
        assert thing.text.strip()
        assert thing.span.of(core) in thing.text


@pytest.mark.parametrize("first", ["", "?", "in March", "last week"])
def test_who_said_so_of_no_words_is_read(first: str) -> None:
    turn = answered(first, Reading(first), Told())
    assert resolve("who said that?", [turn], AS_OF, OUTLETS, KNOWN).question


@pytest.mark.parametrize("first", ["was Osgood", "is Valen", "why was Osgood", "are Quay"])
def test_a_short_first_question_names_whom_it_names(first: str) -> None:
    assert [thing.text for thing in things(first)] == first.split()[-1:]
    turn = answered(first, Reading(first), Told())
    assert resolve("and the bridge?", [turn], AS_OF, OUTLETS, KNOWN).question
