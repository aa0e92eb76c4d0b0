from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.domain import Article, Moment
from ingest.readers import read
from ingest.readers.draft import Draft
from ingest.readers.saved import read as read_text

SEED = Path(__file__).parents[4] / "shared" / "data" / "seed"
NOW = datetime(2025, 6, 1, tzinfo=UTC)
TOKENS = [
    *(
        "\n",
        "\n\n",
        " ",
        "The council voted.",
        "May 29, 2025",
        "By Ann Lee",
        "Updated ",
        " | ",
        "[said](#)",
        "Title: ",
        "Text: ",
    ),
    *("Date: ", "Related: ", "AFP", "<https://e.com/a>", "Original url:", "Photo: Ann Lee", "# ", "**", "word " * 50),
]

SAVED = """

Town Urges Port to Name Reopening Day

May 29, 2025



Mayor Ada Pell. townhall.example

The town [said](#) Thursday that it was waiting for the port.

“So far there’s been no answer,” Mayor Ada Pell [told](https://e.com/x) reporters.

Related article: [Ship Aground](#)

He [said](#) no more.

AFP contributed reporting.

Original url:

<https://www.townpost.example/2025/05/29/town-urges-port-a89269>"""


def drafted(text: str) -> Draft:
    return read_text(text, "a.txt")


def only(path: Path) -> Article:
    (outcome,) = read(str(path), NOW)
    assert isinstance(outcome, Article)
    return outcome


def test_a_saved_article_is_read_with_every_field(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(SAVED)
    article = only(path)
    record = article.record
    assert record.title == "Town Urges Port to Name Reopening Day"
    assert record.published == Moment(datetime(2025, 5, 29, tzinfo=UTC), "day", "date line")
    assert record.outlet == "townpost.example"
    assert record.url == "https://www.townpost.example/2025/05/29/town-urges-port-a89269"
    assert record.agencies == ("AFP",)
    assert record.language == "en"
    assert article.origin == str(path)
    assert article.text == (
        "The town said Thursday that it was waiting for the port.\n\n"
        "“So far there’s been no answer,” Mayor Ada Pell told reporters.\n\n"
        "He said no more."
    )


@pytest.mark.skipif(not SEED.is_dir(), reason="../shared/data/seed is not beside the checkout")
def test_the_seed_article_is_read_with_every_field() -> None:
    (article,) = read(str(SEED), NOW)
    assert isinstance(article, Article)
    assert article.record.title == "Kremlin Urges Ukraine to Confirm Istanbul Peace Talks Date"
    assert article.record.published == Moment(datetime(2025, 5, 29, tzinfo=UTC), "day", "date line")
    assert (article.record.outlet, article.record.agencies, article.record.language) == (
        "themoscowtimes.com",
        ("AFP",),
        "en",
    )
    for markup in (
        "](",
        "kremlin.ru",
        "Related article",
        "contributed reporting",
        "http",
        "Original url",
        "May 29, 2025",
    ):
        assert markup not in article.text
    assert article.text.startswith("The Kremlin said Thursday")
    assert article.text.endswith("declines to meet next week.")


@given(st.lists(st.sampled_from(TOKENS), max_size=30).map("".join) | st.text())
def test_any_text_makes_a_draft(text: str) -> None:
    draft = drafted(text)
    assert draft.title or not any(map(str.isalnum, draft.text))
    assert "](#)" not in draft.text


def test_byline_update_and_date_are_found_in_any_order() -> None:
    draft = drafted(
        "The title\nBy Ann Lee and Bo Chen, Reuters\nOct. 3, 2018 Updated Oct. 4, 2018, 2:10 p.m. ET\n\nThe body."
    )
    assert draft.authors == ("Ann Lee", "Bo Chen", "Reuters")
    assert (draft.published, draft.updated) == ("Oct. 3, 2018", "Oct. 4, 2018, 2:10 p.m. ET")
    assert draft.text == "The body."


def test_a_date_above_the_title_is_still_the_date() -> None:
    draft = drafted("29 May 2025\nThe title\n\nThe body.")
    assert (draft.title, draft.published, draft.text) == ("The title", "29 May 2025", "The body.")


def test_date_and_byline_may_share_a_line() -> None:
    draft = drafted("The title\n\nMay 29, 2025 | By Ann Lee\n\nThe body.")
    assert (draft.published, draft.authors) == ("May 29, 2025", ("Ann Lee",))


@pytest.mark.parametrize(
    "text",
    [
        "Ferry Stops\n\nThe Brindle Ford Courier\n\n29 May 2025\n\nBy Ann Lee\n\nThe ferry stopped.",
        "The Brindle Ford Courier\n\nFerry Stops\n\n29 May 2025\nBy Ann Lee\n\nThe ferry stopped.",
        "Ferry Stops\n29 May 2025\nThe Brindle Ford Courier\nBy Ann Lee\n\nThe ferry stopped.",
    ],
)
def test_a_masthead_above_date_line_or_byline_is_the_outlet(text: str) -> None:
    draft = drafted(text)
    assert (draft.title, draft.outlet, draft.text) == ("Ferry Stops", "The Brindle Ford Courier", "The ferry stopped.")
    assert (draft.published, draft.authors) == ("29 May 2025", ("Ann Lee",))


@pytest.mark.parametrize(
    ("text", "title", "body"),
    [
        ("Good News\nThe ferry is back\n29 May 2025\n\nIt sails.", "Good News", "The ferry is back\n\nIt sails."),
        ("The Good News\n29 May 2025\n\nIt sails.", "The Good News", "It sails."),
        ("Ferry\n29 May 2025\n\nThe Times\n\nIt was read.", "Ferry", "The Times\n\nIt was read."),
        ("The Evening Post\n\nIt sails.\n\nIt sinks.", "The Evening Post", "It sails.\n\nIt sinks."),
        (
            "Ferry\nHe bought the Evening Post\n29 May 2025\nIt sails.",
            "Ferry",
            "He bought the Evening Post\n\nIt sails.",
        ),
    ],
)
def test_a_title_or_a_line_of_the_body_is_no_masthead(text: str, title: str, body: str) -> None:
    draft = drafted(text)
    assert (draft.title, draft.outlet, draft.text) == (title, None, body)


def test_a_labelled_outlet_stands_against_a_masthead() -> None:
    draft = drafted("Title: Ferry Stops\nOutlet: Wick Echo\n\nThe Brindle Post\n29 May 2025\n\nIt stopped.")
    assert (draft.outlet, draft.text) == ("Wick Echo", "The Brindle Post\n\nIt stopped.")


@pytest.mark.parametrize("place", ["BRINDLE FORD —", "Brindle Ford, May 29 (AP) –", "UPPER SALLOW, Wick -", "WICK--"])
def test_a_place_on_a_line_of_its_own_begins_the_sentence_below_it(place: str) -> None:
    draft = drafted(f"Ferry Stops\n29 May 2025\n\n{place}\n\nThe ferry stopped.\n\nNobody was hurt.")
    assert draft.text == f"{place} The ferry stopped.\n\nNobody was hurt."


def test_a_labelled_head_gives_the_fields() -> None:
    draft = drafted(
        "Title: The title\nDate: 2025-05-29\nAuthor: Ann Lee\nURL: https://e.com/a\n\nThe body.\n\nNote: more."
    )
    assert (draft.title, draft.published, draft.url, draft.authors) == (
        "The title",
        "2025-05-29",
        "https://e.com/a",
        ("Ann Lee",),
    )
    assert draft.text == "The body.\n\nNote: more."


def test_a_labelled_text_is_the_body() -> None:
    assert drafted("Title: The title\nDate: 2025\nText: The body.\n\nIts end.").text == "The body.\n\nIts end."


def test_a_number_alone_is_no_date_line() -> None:
    assert drafted("The year ahead\n\n2025\n\nThe body.").published is None


def test_a_date_inside_the_body_is_not_the_publication_date() -> None:
    draft = drafted("The title\n\nThe town said on May 29, 2025 that it waited.")
    assert draft.published is None


def test_only_the_first_date_line_is_taken_out() -> None:
    draft = drafted("Timeline\n\nMay 29, 2025\n\nMay 3, 2025\n\nThe ship left.")
    assert draft.text == "May 3, 2025\n\nThe ship left."


def test_plain_prose_makes_its_own_title() -> None:
    prose = "The council of the town met on Tuesday and voted, after years of debate, for a road. " * 5
    draft = drafted(prose)
    assert draft.title == "The council of the town met on Tuesday and voted, after years of debate …"
    assert draft.text == prose.strip()


def test_a_short_first_line_is_the_title_of_plain_text() -> None:
    draft = drafted("Road approved\nThe council voted for a road.\nNobody wanted it.")
    assert (draft.title, draft.text) == ("Road approved", "The council voted for a road.\n\nNobody wanted it.")


def test_one_sentence_alone_is_an_article_and_a_title_alone_is_none(tmp_path: Path) -> None:
    assert drafted("The mayor resigned.").text == "The mayor resigned."
    (tmp_path / "a.txt").write_text("Road approved")
    (failure,) = read(str(tmp_path / "a.txt"), NOW)
    assert "no text" in failure.reason  # type: ignore[union-attr]  # a Failure
