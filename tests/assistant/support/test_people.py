"""The persons of an article are told by who speaks, by a colon that opens a paragraph, and by a title."""

from __future__ import annotations

from assistant.naming import untitled
from assistant.support.people import persons_of


def test_who_speaks_is_asked_or_has_a_title_is_a_person() -> None:
    text = (
        "Mayor Ada Quay opened the pier. “Captain Bo Lind is here.”\n\nLars Holm: Yes, it is.\n\nHarrow Courier: Why?"
    )
    starts = [0, text.index("Lars"), text.index("Harrow")]
    told = persons_of(text, starts, {1: {"Ben Okoro", "Harbour Board", "he"}}, "Harrow Courier")
    assert told == ("Ben Okoro", "Lars Holm", "Ada Quay")


def test_titles_are_taken_off_but_never_the_name() -> None:
    assert untitled("Foreign Minister Ada Quay") == "Foreign Minister Ada Quay"
    assert untitled("Mr. Judge Ada Quay") == "Ada Quay"
    assert untitled("Judge") == "Judge"
    assert untitled("Mayor Judge") == "Judge"
    assert untitled("") == ""
