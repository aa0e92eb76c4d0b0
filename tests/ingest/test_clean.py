from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.clean import is_caption, one_line, take_url, tidy, unwrap, without_furniture, without_links


def test_tidy_takes_out_what_is_not_seen_and_rewrites_nothing_else() -> None:
    assert tidy("\ufeffA\x00 b\u200b \r\nC\u202e\n\n\n\n“D”  \ud800\x1b") == "A b\nC\n\n“D”  \ufffd"


@given(st.text())
def test_tidied_text_stays_tidy_and_can_be_stored(text: str) -> None:
    once = tidy(text)
    assert tidy(once) == once
    assert "\0" not in once
    assert "\n\n\n" not in once
    once.encode()


def test_a_title_is_one_line() -> None:
    assert one_line(" The\n  council\u00a0\tmeets ") == "The council meets"


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("He [said](#) so", "He said so"),
        ('[The [new] law](https://e.com/a_(b) "t") passed', "The [new] law passed"),
        ("![Harbour](h.png) Ships left", " Ships left"),
        ("See <https://e.com/a> now", "See https://e.com/a now"),
        ("A **strong** word [1] and f(x) [sic]", "A strong word [1] and f(x) [sic]"),
    ],
)
def test_link_markup_goes_and_its_words_stay(written: str, read: str) -> None:
    assert without_links(written) == read


@pytest.mark.parametrize(
    "lines",
    [
        ["Body.", "", "Original url:", "", "<https://e.com/a>"],
        ["Body.", "Original url: <https://e.com/a>"],
        ["Body.", "Source: [e.com](https://e.com/a)", "Afterword."],
        ["Body.", "https://e.com/a"],
    ],
)
def test_the_address_of_the_article_is_taken_out_of_its_lines(lines: list[str]) -> None:
    left, url = take_url(lines)
    assert url == "https://e.com/a"
    assert [line for line in left if line] in (["Body."], ["Body.", "Afterword."])


def test_an_address_in_the_middle_of_the_text_is_not_the_articles() -> None:
    assert take_url(["See", "https://e.com/a", "for more."]) == (["See", "https://e.com/a", "for more."], None)


@pytest.mark.parametrize(
    "line",
    [
        "Mayor Ada Pell. townhall.example",
        "Mayor Ada Pell at the gate. Ann Lee / AFP",
        "The gate on Monday. Ann Lee/AFP/Getty Images",
        "Photo: Ann Lee",
        "The gate on Monday. Photo by Ann Lee",
        "Ships leave the harbour (AP Photo/Ann Lee)",
        "The harbour. Courtesy of the port",
    ],
)
def test_captions_are_told_by_their_credit(line: str) -> None:
    assert is_caption(line)


@pytest.mark.parametrize(
    "line",
    [
        "Mayor Ada Pell said on Monday that the gate would stay.",
        "He told Reuters.",
        "She left. The image of the town suffered.",
        "Both sides and/or their lawyers agreed.",
        "“We read it in the Reuters report,” he said.",
        "Photographs of the gate were shown to AP and Reuters reporters on Monday.",
    ],
)
def test_prose_is_no_caption(line: str) -> None:
    assert not is_caption(line)


def test_furniture_is_left_out_and_credits_are_kept_apart() -> None:
    kept, credits = without_furniture(
        [
            "Advertisement",
            "The [council](#) met.",
            "Related article: [Fire in the port](#)",
            "Read more:",
            "[Fire in the port](#)",
            "The mayor spoke.",
            "[The full text of the motion](#)",
            "Related problems grew.",
            "AFP contributed reporting.",
        ]
    )
    assert kept == ["The council met.", "The mayor spoke.", "The full text of the motion", "Related problems grew."]
    assert credits == ["AFP contributed reporting."]


def test_wrapped_lines_are_joined_and_other_lines_are_paragraphs() -> None:
    wide = "The council of the town met on a rainy Tuesday evening to vote on"
    assert unwrap([wide, "Road Five.", wide, "Road Six.", "", "One", "Two"]) == [
        f"{wide} Road Five.",
        f"{wide} Road Six.",
        "One",
        "Two",
    ]
    assert unwrap(["A long line. " * 12, "A long line too. " * 12]) == ["A long line. " * 12, "A long line too. " * 12]
