"""Each part of a claim is held against what its own speaker is reported to have said."""

from __future__ import annotations

import pytest

from assistant.domain import Citation, Claim, Record, Span, Speaker, Statement
from assistant.support.named import unknown_name
from assistant.support.reading import Reading
from assistant.support.speakers import cued, parts, speakers_of
from assistant.support.who_speaks import speaking
from assistant.verify import verify
from tests.harrow import draft

LETTERS = (
    "“I never saw a letter,” said Bo Hasker, who runs the ferry. A new board had been ordered in May, he added.\n\n"
    "Mats Ostvik, once its engineer, said he had kept copies of both letters.\n\n"
    "Moss Ferries claims that the ship was never in danger. The ship is 31 years old."
)


def stands(claim: str) -> bool:
    citation = Citation(1, Record("letters", "Two letters"), 0, len(LETTERS), LETTERS)
    one = draft(Claim(claim, (1,), supported=True), citations=(citation,))
    return not verify(one, lambda _: LETTERS).rejected


@pytest.mark.parametrize(
    "claim",
    [
        "Hasker said “I never saw a letter”, while Ostvik said he had kept copies of both letters.",
        "“I never saw a letter,” Hasker said; Ostvik said he had kept copies.",
        "Hasker said that a new board had been ordered in May.",
        "The ship is 31 years old, and Ostvik said he had kept copies of the letters.",
        "Hasker’s answer was that he never saw a letter.",
    ],
)
def test_two_speakers_with_their_own_words_stand(claim: str) -> None:
    assert stands(claim)


@pytest.mark.parametrize(
    "claim",
    [
        "Ostvik said “I never saw a letter”, while Hasker said he had kept copies of both letters.",
        "Hasker said “I never saw a letter”, and Ostvik said that a new board had been ordered in May.",
        "Ostvik’s answer was that a new board had been ordered in May.",
    ],
)
def test_two_speakers_with_each_others_words_fall(claim: str) -> None:
    assert not stands(claim)


@pytest.mark.parametrize(
    ("claim", "right"),
    [
        ("Holt said he opposes the pier by the old quay.", True),
        ("Holt said the pier costs 12 million crowns.", False),
        ("Hasker said the pier costs 12 million crowns.", True),
    ],
)
def test_what_is_told_after_somebodys_wish_is_not_said_by_him(claim: str, *, right: bool) -> None:
    name = claim.split()[0]
    wish = "opposes the pier by the old quay" if name == "Holt" else "said the pier by the old quay is dear"
    text = f"Jon {name} {wish}. The pier costs 12 million crowns."
    citation = Citation(1, Record("pier", "A pier"), 0, len(text), text)
    one = draft(Claim(claim, (1,), supported=True), citations=(citation,))
    assert verify(one, lambda _: text).rejected == () if right else verify(one, lambda _: text).rejected


SHIFT = (
    "In front of the gate, the union’s secretary, Ada Oake, spoke to the shift.\n\n“We heard it from the radio.\n\n"
    "“We will ask for the books,” Oake said.\n\nHer brother, Anton Oake, keeps the shop. He called it “a gift”.\n\n"
    "Jo Marsk congratulated Lars Holm. “The town has decided fairly,” she said. Holm has agreed to a meeting."
)


@pytest.mark.parametrize(
    ("claim", "right"),
    [
        ("Ada Oake said: “We heard it from the radio.”", True),
        ("Lars Holm said: “We heard it from the radio.”", False),
        ("Her brother Anton called it “a gift”.", True),
        ("Jo Marsk congratulated Lars Holm and said the town had decided fairly.", True),
        ("Jo Marsk was polite, and Holm agreed to a meeting.", True),
    ],
)
def test_the_one_who_speaks_is_found_where_an_article_tells_it_apart(claim: str, *, right: bool) -> None:
    citation = Citation(1, Record("shift", "A shift"), 0, len(SHIFT), SHIFT)
    one = draft(Claim(claim, (1,), supported=True), citations=(citation,))
    assert (verify(one, lambda _: SHIFT).rejected == ()) is right


def test_a_country_may_be_named_by_its_people() -> None:
    text = "Ukrainian and Russian officials met. The Tarnish delegation stayed away."
    assert unknown_name([("Russia",), ("Ukraine",)], "Officials from Russia and Ukraine met.", text) is None
    assert unknown_name([("Belarus",)], "Officials from Belarus met.", text) == "Belarus"


def test_a_claim_is_parted_between_those_who_speak_in_it() -> None:
    leading = parts("Quay said yes, and Okoro said “no way”.", ["Quay", "Okoro"])
    assert [(part.speaker, part.text, part.quotations) for part in leading] == [
        ("Quay", "Quay said yes, and ", ()),
        ("Okoro", "Okoro said “no way”.", ("no way",)),
    ]
    claim = "The bridge over the river stays closed for long, Quay said, and “no way”, said Okoro."
    trailing = parts(claim, ["Quay", "Okoro"])
    assert [part.quotations for part in trailing] == [(), ("no way",)]


def test_a_namesake_named_later_is_not_the_speaker() -> None:
    claims = [Claim("Lorne said she was tired.", (1,), True), Claim("She is no kin of Alwin Lorne.", (1,), True)]
    assert speakers_of(claims)[0] == ("Lorne",)


def test_one_named_in_a_clause_before_is_not_the_pronoun_that_speaks() -> None:
    mentioned = [("Bo", "Hasker")]
    claim = "He is no kin of Bo Hasker, the ferry man; they only share a name, he told the paper."
    assert cued(claim, mentioned, {"Hasker"}, alone=True) == []
    assert cued("Bo Hasker, the ferry man, told the paper.", mentioned, {"Hasker"}, alone=True) == ["Bo Hasker"]


def test_a_surname_that_looks_like_a_role_is_kept() -> None:
    claims = [
        Claim("Conrad Hasker, who runs the ferry, denied it.", (1,), True),
        Claim("Mayor Osgood said no.", (1,), True),
    ]
    assert speakers_of(claims) == [("Conrad Hasker",), ("Osgood",)]


GATE = (
    "In front of the gate on Monday, Karin Oake spoke to the late shift.\n\n"
    "“We heard it from the radio,” Oake said.\n\n"
    "Karin Oake took the stage. She urged Tom Harrow to send “a list of every name.”\n\nHarrow declined, he said."
)


def test_a_speaker_has_the_sentence_that_brings_the_words_and_those_of_a_pronoun_behind_the_name() -> None:
    def said(words: str, name: str) -> Statement:
        at, who = GATE.index(words), Span(GATE.index(name), GATE.index(name) + len(name))
        return Statement("a", (Span(at, at + len(words)),), who, who, "direct", speaker=Speaker(name, who, "name"))

    ledger = [said("We heard it from the radio", "Karin Oake"), said("Harrow declined", "Tom Harrow")]
    reading = Reading.of(Citation(1, Record("a", "Gate"), 0, len(GATE), GATE), GATE, ledger)
    told = {reading.sentence(n) for n in reading.carried_by("Karin Oake")}
    assert "In front of the gate on Monday, Karin Oake spoke to the late shift." in told
    assert "She urged Tom Harrow to send “a list of every name.”" in told
    assert "Harrow declined, he said." not in told


HUTS = (
    "The claim that the huts cost more than they earn comes from Silvan Greel, who lets them.\n\n"
    "In front of the gate on Monday, Karin Oake spoke to the late shift.\n\n"
    "“We heard it from the radio,” Oake said. She urged Harrow to send “a list of every name.”\n\n"
    "The third goal came from captain Jude Moss. “It was a good pass,” said coach Felix Holm."
)


@pytest.mark.parametrize(
    "claim",
    [
        "Silvan Greel said that the huts cost more than they earn.",
        "Karin Oake told the late shift that they had heard it from the radio.",
        "Karin Oake urged Harrow to send “a list of every name”.",
        "Captain Jude Moss added the third goal.",
    ],
)
def test_words_that_an_article_gives_in_other_ways_stand(claim: str) -> None:
    citation = Citation(1, Record("huts", "Huts"), 0, len(HUTS), HUTS)
    one = draft(Claim(claim, (1,), supported=True), citations=(citation,))
    assert not verify(one, lambda _: HUTS).rejected


@pytest.mark.parametrize("answered", ["No, and it never will.", "We are looking at it with care."])
def test_a_question_is_not_the_words_of_who_does_not_take_it_up(answered: str) -> None:
    text = f"Notes.\n\nVoice: Did the mill poison the well?\n\nHolt: {answered}\n\nThat is all."
    at = text.index("Holt")
    citation = Citation(1, Record("well", "Well"), at, at + 6 + len(answered), text[at : at + 6 + len(answered)])
    one = draft(Claim("Holt said that the mill had poisoned the well.", (1,), supported=True), citations=(citation,))
    assert verify(one, lambda _: text).rejected


AUTHORITY = (
    "The Harrow Water Authority took samples. They were clean, its spokeswoman, Ada Quay, said.\n\n"
    "Could ships pass a gate across the river?\n\n"
    "Holt: If the opening is wide. With less than twenty metres I would worry.\n\n"
    "Courier: There is another Holt in town, the vet in Brennick. Family?\n\n"
    "Holt: No, we only share a name.\n\n"
    "Courier: The vet in Brennick is expensive, and the mill is loud.\n\n"
    "Holt: No. I have a dog there.\n\n"
    "Mayor Bo Marsk made it known on Monday that the pier will close."
)


def authority(claim: str) -> bool:
    citation = Citation(1, Record("samples", "Samples"), 0, len(AUTHORITY), AUTHORITY)
    one = draft(Claim(claim, (1,), supported=True), citations=(citation,))
    return not verify(one, lambda _: AUTHORITY).rejected


@pytest.mark.parametrize(
    ("claim", "right"),
    [
        ("Ada Quay of the Harrow Water Authority said the samples were clean.", True),
        ("Holt said ships could pass a gate if the opening were wide.", True),
        ("Mayor Bo Marsk announced that the pier will close.", True),
        ("Holt said the samples were clean.", False),
        ("Holt said that he was no kin of the other Holt in town, the vet.", True),
        ("Holt said that he was kin of the other Holt in town, the vet.", False),
        ("Holt said that there was another Holt in town, the vet.", False),
        ("Holt said that the vet in Brennick was expensive.", False),
        ("Holt said that the vet in Brennick was not expensive.", False),
        ("Ada Quay said that she was no kin of the other Holt in town, the vet.", False),
    ],
)
def test_who_works_where_and_what_answers_a_question(claim: str, right: bool) -> None:
    assert authority(claim) is right


def test_who_is_only_told_of_does_not_speak() -> None:
    assert speaking("Holt said Marsk was right.", "Marsk", []) is None
    assert speaking("“It is wide,” said Marsk.", "Marsk", []) == "Marsk"
    assert speaking("Marsk said Holt was right.", "Marsk", []) == "Marsk"


def test_a_person_speaks_and_not_the_body_he_is_of() -> None:
    claim = "Ada Quay of the Harrow Water Authority said the samples were clean."
    mentioned = [("Ada", "Quay"), ("Harrow", "Water", "Authority")]
    assert speaking(claim, "Harrow Water Authority", mentioned) == "Ada Quay"
    assert speaking(claim.removeprefix("Ada Quay of t").capitalize(), "Harrow Water Authority", mentioned[1:]) == (
        "Harrow Water Authority"
    )
