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
        ("What did Peskov, the Kremlin spokesman, say about it?", ("Peskov",), "it", "statement"),
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
        ("Which minister warned about the bridge?", "the bridge"),
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
        "What did the judge say about the verdict?",
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


def test_a_topic_loses_what_leads_to_it() -> None:
    assert topic_of(" to reporters on the talks?") == "the talks"
    assert topic_of("in response to that offer.") == "offer"
    assert topic_of("") == ""
