import pytest

from assistant.asking.said import saying, topic_of


@pytest.mark.parametrize(
    ("question", "speakers", "topic", "answer_type"),
    [
        ("what did Peskov say about the memorandum", ("Peskov",), "the memorandum", "statement"),
        ("what did peskov say about the memorandum", ("peskov",), "the memorandum", "statement"),
        ("WHAT DID PESKOV SAY ABOUT THE MEMORANDUM?", ("PESKOV",), "THE MEMORANDUM", "statement"),
        ("What Did Peskov Say About the Memorandum?", ("Peskov",), "the Memorandum", "statement"),
        ("What have Putin and Lavrov said about the ceasefire?", ("Putin", "Lavrov"), "the ceasefire", "statement"),
        (
            "What did Putin, Lavrov and Peskov say on the talks?",
            ("Putin", "Lavrov", "Peskov"),
            "the talks",
            "statement",
        ),
        ("What has Kremlin spokesman Dmitry Peskov said?", ("Dmitry Peskov",), "", "statement"),
        ("What did Peskov, the Kremlin spokesman, say about it?", ("Kremlin spokesman Peskov",), "it", "statement"),
        ("What does Zelensky have to say about NATO?", ("Zelensky",), "NATO", "statement"),
        ("What did Zelensky tell reporters about the deal?", ("Zelensky",), "the deal", "statement"),
        ("What did Sony say it will no longer make?", ("Sony",), "it will no longer make", "thing"),
        ("What did the United States say?", ("United States",), "", "statement"),
        ("did Peskov deny the report?", ("Peskov",), "the report", "yes_no"),
        ("Did Russia's foreign ministry deny it?", ("Russia's foreign ministry",), "it", "yes_no"),
        ("Has Meloni ever called for sanctions?", ("Meloni",), "sanctions", "yes_no"),
        ("Did the president of Finland apologise?", ("president of Finland",), "", "yes_no"),
        ("how did the EU respond to Trump's tariffs?", ("EU",), "Trump's tariffs", "statement"),
        ("what is Macron's position on the memorandum", ("Macron",), "the memorandum", "statement"),
        ("what was the Kremlin's response to the proposal?", ("Kremlin",), "the proposal", "statement"),
        ("What is the position of France on sanctions?", ("France",), "sanctions", "statement"),
        ("quotes from Peskov about the memorandum", ("Peskov",), "the memorandum", "statement"),
        ("Peskov's comments on the memorandum", ("Peskov",), "the memorandum", "statement"),
        ("everything Peskov has said about the talks", ("Peskov",), "the talks", "statement"),
        ("Tell me what Lavrov said about NATO", ("Lavrov",), "NATO", "statement"),
        ("What was said by Peskov about drones?", ("Peskov",), "drones", "statement"),
        ("why did Trump say the deal was off?", ("Trump",), "the deal was off", "reason"),
        ("When did Putin say he would come?", ("Putin",), "he would come", "date"),
        ("What did he say about the vote?", (), "the vote", "statement"),
        ("Where does Macron stand on sanctions?", ("Macron",), "sanctions", "statement"),
        ("quote Peskov on the memorandum", ("Peskov",), "the memorandum", "statement"),
        ("Has Peskov commented on the memorandum?", ("Peskov",), "the memorandum", "yes_no"),
        ("What did Ruth Penderly say to Marlow?", ("Ruth Penderly",), "Marlow", "statement"),
        ("What did the mayor of Harrow say about the pier?", ("mayor of Harrow",), "the pier", "statement"),
        ("What did harbour master Lorne say?", ("harbour master Lorne",), "", "statement"),
        ("What did the two Lornes say about the pier?", ("Lornes",), "the pier", "statement"),
        ("What did Osgood promise?", ("Osgood",), "", "statement"),
        ("What is Quay quoted as saying about the algae?", ("Quay",), "the algae", "statement"),
        ("What statement did the Kremlin make on the talks?", ("Kremlin",), "the talks", "statement"),
        ("How has Renwold’s view of the pier changed?", ("Renwold",), "the pier", "statement"),
        ("What did the judge say about the verdict?", ("judge",), "the verdict", "statement"),
        ("What did the ministry say about the fire?", ("ministry",), "the fire", "statement"),
        ("What is the latest that Peskov said about the talks?", ("Peskov",), "the talks", "statement"),
        ("What has Peskov said about the talks, from the first to the last?", ("Peskov",), "the talks", "statement"),
        ("What did the boy on the quay say about gulls?", ("boy on the quay",), "gulls", "statement"),
        ("latest from Peskov", ("Peskov",), "", "statement"),
    ],
)
def test_questions_about_words_name_speakers_and_topic(
    question: str, speakers: tuple[str, ...], topic: str, answer_type: str
) -> None:
    found = saying(question)
    assert found is not None
    assert (found.intent, found.speakers, found.topic, found.answer_type) == ("said", speakers, topic, answer_type)


@pytest.mark.parametrize(
    ("question", "topic"),
    [
        ("who said the talks were not constructive?", "the talks were not constructive"),
        ("Who else criticised the plan?", "the plan"),
        ("who called the proposal a farce?", "the proposal a farce"),
        ("Who called it not helpful?", "it not helpful"),
        ("Which minister warned about the bridge?", "the bridge"),
        ("Who spoke of a corridor?", "a corridor"),
        ("Who declined to comment on the ruling?", "the ruling"),
        ("Who used the words “a corridor”?", "“a corridor”"),
        ("Whose words are “a corridor”?", "“a corridor”"),
    ],
)
def test_questions_for_the_speaker_keep_what_was_said(question: str, topic: str) -> None:
    found = saying(question)
    assert found is not None
    assert (found.intent, found.speakers, found.topic, found.answer_type) == ("who_said", (), topic, "person")


def test_a_source_is_a_speaker_unless_it_is_a_study() -> None:
    found = saying("According to the White House, how soon will it come?")
    assert found is not None
    assert (found.intent, found.speakers, found.topic) == ("fact", ("White House",), "how soon will it come")
    assert saying("According to a new study, how many walk?") is None


@pytest.mark.parametrize(
    "question",
    [
        "What did experts say about the verdict?",
        "what did officials say about the fire",
        "How did markets react to the news?",
        "Who called it quits?",
        "Which governor claimed credit for the flights?",
        "Which company said it will seek approval?",
        "What NFL star announced his retirement?",
        "What song did Yoon sing?",
        "Did Biden win?",
        "What was the reaction to the speech?",
        "What did Trump do in Riyadh?",
    ],
)
def test_questions_that_name_no_speaker_are_questions_of_fact(question: str) -> None:
    assert saying(question) is None


@pytest.mark.parametrize(
    ("question", "act"),
    [
        ("Did Peskov deny the report?", "deny"),
        ("What did Lorne warn of?", "warn"),
        ("What did Osgood promise?", "promise"),
        ("What did Oake ask for?", "demand"),
        ("How did Umerov respond to the offer?", "reply"),
        ("What did Peskov say?", None),
    ],
)
def test_what_was_done_by_saying_it_is_read_off_the_verb(question: str, act: str | None) -> None:
    found = saying(question)
    assert found is not None
    assert found.act == act


def test_when_where_and_to_whom_is_an_occasion_not_a_topic() -> None:
    for question, occasion in (
        ("What did Marsk say after she lost the vote?", True),
        ("What did Quay tell the Courier?", True),
        ("What did Quay tell the Courier about the pier?", False),
        ("How did Quay respond to the offer?", False),
    ):
        found = saying(question)
        assert found is not None, question
        assert found.occasion is occasion, question


@pytest.mark.parametrize(
    "question",
    ["Peskov on the memorandum", "Does Quay support it?", "ferry on fire"],
)
def test_what_may_be_about_words_is_marked(question: str) -> None:
    found = saying(question)
    assert found is not None
    assert found.perhaps


def test_a_choice_of_two_is_no_question_for_yes_or_no() -> None:
    found = saying("Is Quay for or against the pier?")
    assert found is not None
    assert (found.topic, found.answer_type, found.perhaps) == ("the pier", "statement", True)


def test_what_anybody_said_is_asked_for_without_a_name() -> None:
    for question in ("What was said about the pier?", "Quotes about the pier"):
        found = saying(question)
        assert found is not None
        assert (found.intent, found.topic, found.answer_type) == ("who_said", "the pier", "statement")


def test_a_topic_loses_what_leads_to_it() -> None:
    assert topic_of(" to reporters on the talks?") == "the talks"
    assert topic_of("in response to that offer.") == "offer"
    assert topic_of("") == ""


def test_a_capital_that_opens_the_question_decides_nothing() -> None:
    found = saying("What did the verger say about the organ?")
    assert found is not None
    assert (found.speakers, found.topic) == (("verger",), "the organ")
    assert found == saying("what did the verger say about the organ?")


def test_what_is_written_says_nothing_as_somebody() -> None:
    assert saying("what did the letter say?") is None
    assert saying("What did the letter say?") is None


def test_crowds_and_what_was_told_say_nothing() -> None:
    for question in ("What did the neighbours say?", "What help was promised?", "What do people on the pier say?"):
        assert saying(question) is None
        assert saying(question.lower()) is None
    assert (found := saying("What do the owners of the mill say?")) is not None
    assert found.speakers == ("owners of the mill",)
