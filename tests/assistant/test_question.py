from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.domain import Period, Scope
from assistant.errors import InputError
from assistant.question import LONGEST_QUESTION, Question, understand

ASKED = datetime(2025, 5, 22, 10, 30, tzinfo=UTC)  # a Thursday

WORDS = "who what did does Peskov say about the in on since May 20 CNN according to which of ' ’s “ ” , . ? how".split()


def read(question: str, given: Scope | None = None, outlets: tuple[str, ...] = ()) -> Question:
    return understand(question, ASKED, given or Scope(), outlets)


def test_a_question_about_words_names_speaker_topic_and_period() -> None:
    question = read("What did Peskov say last week about the memorandum?")
    assert (question.intent, question.speakers, question.topic) == ("said", ("Peskov",), "the memorandum")
    assert question.answer_type == "statement"
    assert question.scope.period == Period(datetime(2025, 5, 12, tzinfo=UTC), datetime(2025, 5, 19, tzinfo=UTC))
    assert question.scope.inferred == ("period",)
    assert question.scope.why == "“last week” read as 12–18 May 2025, from the asking date 22 May 2025"


def test_white_space_is_squeezed_and_invisible_characters_vanish() -> None:
    assert read("  What\u200b did\n\tthe  mayor\x00say? ").text == "What did the mayor say?"


@pytest.mark.parametrize("question", ["", "   \n", "?!… —", "\u200b"])
def test_a_question_without_words_is_refused(question: str) -> None:
    with pytest.raises(InputError, match="has no words"):
        read(question)


def test_a_question_over_the_limit_is_refused_with_both_lengths() -> None:
    with pytest.raises(InputError, match="2,001 characters, the most is 2,000"):
        read("a" * (LONGEST_QUESTION + 1))
    assert read("a" * LONGEST_QUESTION).intent == "fact"


@pytest.mark.parametrize(
    ("question", "recency", "period"),
    [
        ("Which team won the cup?", "recent", False),
        ("Which team won the cup this week?", "recent", True),
        ("Which team won the cup on Tuesday?", "recent", True),
        ("Which airline was recently fined?", "recent", False),
        ("Which bridge will open in June?", "recent", False),
        ("What did Peskov say on Tuesday?", "period", True),
        ("Which team won the cup last month?", "period", True),
        ("Which team won the cup in 2015?", "period", True),
        ("Which team has won since March?", "period", True),
        ("Who lost the 2020 election?", "none", False),
        ("In 1803, who sold Louisiana?", "none", False),
        ("Who lost the 2025 election?", "recent", False),
        ("After retiring in 2015, who came back to the stage?", "recent", False),
        ("According to a new poll, who lost the 2020 election?", "recent", False),
        ("Which island had its worst storm since 1999?", "recent", False),
        ("How many babies were born last year?", "recent", False),
        ("The mayor resigned on Monday. Which bridge did she open in 2019?", "period", True),
    ],
)
def test_time_words_choose_which_articles_to_prefer(question: str, recency: str, period: bool) -> None:
    understood = read(question)
    assert (understood.recency, bool(understood.scope.period)) == (recency, period)
    assert ("period" in understood.scope.inferred) == period


@pytest.mark.parametrize(
    ("question", "why"),
    [
        ("Which airline was recently fined?", "“recently” read as near the asking date 22 May 2025"),
        ("What happened in March 2024?", "“in March 2024” read as March 2024"),
        ("What happened in March?", "“in March” read as March 2025, from the asking date 22 May 2025"),
        ("Who lost the 2020 election?", "“2020” read as the date of an event, reported at any time"),
        ("How many were born last year?", "“last year” read as the time a figure is for, published since"),
        ("Who won?", ""),
    ],
)
def test_the_reader_is_told_how_time_words_were_read(question: str, why: str) -> None:
    assert read(question).scope.why == why


def test_a_given_scope_stands_and_nothing_is_inferred_over_it() -> None:
    given = Scope(period=Period(start=datetime(2024, 1, 1, tzinfo=UTC)), outlets=("a.example",), why="set by you")
    question = read("What did Peskov say last week in the Moscow Times?", given, ("themoscowtimes.com",))
    assert question.scope == given
    assert question.recency == "period"


@pytest.mark.parametrize("known", [("Tide Post",), ("The Tide Post",), ("tidepost.com",)])
def test_what_a_paper_wrote_is_asked_of_whomever_it_quotes(known: tuple[str, ...]) -> None:
    question = read("What did the Tide Post write about the pier?", outlets=known)
    assert (question.intent, question.speakers, question.topic) == ("who_said", (), "the pier")
    assert (question.scope.outlets, question.scope.inferred) == (known, ("outlets",))
    assert "pier" in question.terms
    assert not {"Tide", "Post"} & set(question.terms)
    question = read("What did the Tide Post say about the pier?")
    assert question.speakers == ("Tide Post",)


def test_an_outlet_is_inferred_only_where_it_is_known_and_named_as_a_source() -> None:
    known = ("themoscowtimes.com", "CNN", "The Week", "www.bbc.co.uk")
    question = read("What did Lavrov say in the Moscow Times about Kyiv?", outlets=known)
    assert question.scope.outlets == ("themoscowtimes.com",)
    assert question.scope.inferred == ("outlets",)
    assert question.scope.why == "“the Moscow Times” read as the outlet themoscowtimes.com"
    assert (question.speakers, question.topic) == (("Lavrov",), "Kyiv")
    assert read("How many were hurt, according to CNN?", outlets=known).scope.outlets == ("CNN",)
    assert read("how many were hurt according to cnn", outlets=known).scope.outlets == ("CNN",)
    assert read("Show me stories from the BBC on floods", outlets=known).scope.outlets == ("www.bbc.co.uk",)
    for question_text in (
        "Which CNN host left the network?",
        "Who won in the week of May 5?",
        "what happened in the week",
        "Who lives in Moscow?",
        "According to Reuters, who won?",
    ):
        assert read(question_text, outlets=known).scope.outlets == (), question_text


def test_given_speakers_make_it_a_question_about_their_words() -> None:
    question = read("the bridge last week", Scope(speakers=("Ana Halloran",)))
    assert (question.intent, question.speakers, question.topic) == ("said", ("Ana Halloran",), "the bridge")
    assert question.named == ()
    other = read("What did Lena Marsh say?", Scope(speakers=("Ana Halloran",)))
    assert (other.speakers, other.named) == (("Ana Halloran",), ("Lena Marsh",))


def test_a_pronoun_stands_for_the_first_name_before_it() -> None:
    question = read("Mayor Halloran spoke about the flood this week. What did she say?")
    assert (question.intent, question.speakers) == ("said", ("Mayor Halloran",))
    assert question.topic.startswith("the flood")
    assert read("What did she say?").speakers == ()


def test_a_source_makes_a_fact_with_speakers_or_a_statement() -> None:
    figure = read("According to Amtrak, how many people took the train?")
    assert (figure.intent, figure.speakers, figure.answer_type) == ("fact", ("Amtrak",), "number")
    report = read("What happened at the border, according to Peskov?")
    assert (report.intent, report.speakers, report.answer_type) == ("said", ("Peskov",), "statement")


def test_terms_are_the_content_words_without_words_that_count_from_today() -> None:
    assert read("Which US airline did Air Canada’s pilots join this week?").terms == (
        "US", "airline", "Air", "Canada", "pilots", "join",
    )  # fmt: skip
    assert read("What did Monday's vote in March 2024 cost?").terms == ("vote", "March", "2024", "cost")


def test_names_and_quoted_phrases_are_kept_whole() -> None:
    assert read("Did Anna May Wong join Air Canada’s “flight school”?").names == (
        "Anna May Wong", "Air Canada", "flight school",
    )  # fmt: skip
    assert read("what did peskov say about “a pause”").names == ("a pause", "peskov")


@given(st.text(min_size=1, max_size=200), st.datetimes(timezones=st.just(UTC)))
def test_any_text_is_understood_or_refused(text: str, as_of: datetime) -> None:
    try:
        question = understand(text, as_of, Scope(), ("themoscowtimes.com", "CNN"))
    except InputError:
        return
    assert question.text == " ".join(question.text.split())
    assert all(name.strip() for name in (*question.names, *question.terms, *question.speakers))


@given(
    st.lists(
        st.sampled_from(WORDS),
        min_size=1,
        max_size=60,
    ).map(" ".join)
)
def test_any_jumble_of_asking_words_is_understood_or_refused(text: str) -> None:
    try:
        read(text, outlets=("CNN",))
    except InputError:
        assert not any(letter.isalnum() for letter in text)


def test_the_clock_of_a_question_is_utc_whatever_zone_it_is_given_in() -> None:
    at = datetime.fromisoformat("2026-09-10T00:30:00+02:00")
    here, there = (understand("What happened today?", each, Scope()) for each in (at, at.astimezone(UTC)))
    assert here == there
    assert here.as_of.tzinfo is UTC
    assert here.as_of in here.scope.period
