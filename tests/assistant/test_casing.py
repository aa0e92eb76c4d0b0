import pytest

from assistant.casing import tells_names


@pytest.mark.parametrize(
    "text",
    [
        "What did Peskov say?",
        "Prime Minister Denys Shmyhal in Washington",
        "Peskov memorandum",
        "NASA and ESA met in Rome today",
    ],
)
def test_capitals_in_running_text_mark_names(text: str) -> None:
    assert tells_names(text)


@pytest.mark.parametrize(
    "text",
    [
        "what did peskov say",
        "WHAT DID PESKOV SAY",
        "What Did Peskov Say About the Talks",
        "",
        "123 ?",
        "What did peskov say",
        "Did she say so?",
    ],
)
def test_capitals_of_headlines_shouting_and_openings_say_nothing(text: str) -> None:
    assert not tells_names(text)
