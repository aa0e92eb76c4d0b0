from assistant.asking.names import names
from assistant.domain import Span


def test_names_are_runs_of_capitals_with_their_joints() -> None:
    text = "The Bank of England met Ludwig van Beethoven at the Rock & Roll Hall of Fame with J.D. Vance there."
    assert names(text) == ("Bank of England", "Ludwig van Beethoven", "Rock & Roll Hall of Fame", "J.D. Vance")


def test_a_capital_that_opens_a_sentence_is_no_name() -> None:
    assert names("Passengers left. Where did they go?") == ()
    assert names("Which NFL team won?") == ("NFL",)
    assert names("Four Nasa astronauts and millions more") == ("Nasa",)
    assert names("Air Canada and Britain’s pilots fly") == ("Air Canada", "Britain")
    assert names("NASA said so") == ("NASA",)


def test_a_name_ends_with_its_sentence() -> None:
    assert names("She died in Iowa. How old was she?") == ("Iowa",)


def test_quoted_phrases_are_names_without_their_marks() -> None:
    assert names("what is “dynamic pricing” or 'best in show' at \"the fair\"") == (
        "dynamic pricing",
        "best in show",
        "the fair",
    )


def test_time_words_are_no_names() -> None:
    assert names("He met Macron in March", [Span(14, 22)]) == ("Macron",)


def test_other_scripts_keep_their_capitals_apart() -> None:
    assert names("вчера Владимир Путин встретил Дональда Трампа") == ("Владимир Путин", "Дональда Трампа")


def test_without_meaningful_capitals_only_quotations_count() -> None:
    assert names("WHAT DID PESKOV SAY ABOUT “IT ALL”") == ("IT ALL",)
    assert names("What Did Peskov Say About the Memorandum?") == ()
