"""Right answers are made wrong one thing at a time, the same for the same seed, and verification is held to it."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.archive.archive import Archive
from assistant.archive.embedder import load_embedder
from assistant.settings import load
from eval.mutations import Bounds, lacking
from eval.proving.contraries import contrary
from eval.proving.mutants import KINDS, Mutant, mutants
from eval.proving.proof import Prover
from eval.proving.written import ANEW, NEWS, Written, WrittenClaim, drafted, passages, read_written

ANSWERS = read_written()
LATER = read_written(ANEW)
SAID = {"u": ("Ada Fenn",)}
SOME = [answer for answer in ANSWERS if answer.split == "dev"][:8]


@pytest.fixture(scope="module")
def archive(sample_archive: Path) -> Iterator[Archive]:
    with Archive.open(sample_archive, load_embedder(load(archive=sample_archive))) as opened:
        yield opened


def made(archive: Archive, seed: int) -> list[Mutant]:
    speakers = {SOME[2].articles[0]: ("Helena Marsk", "Joren Renwold", "Sabine Ortwin")}
    return list(mutants(SOME, ANSWERS, passages(archive), speakers, seed))


@pytest.mark.parametrize(("answers", "shipped"), [(ANSWERS, True), (LATER, True), (read_written(NEWS), False)])
def test_a_set_is_whole(answers: tuple[Written, ...], shipped: bool, archive: Archive) -> None:
    assert len({answer.id for answer in answers}) == len(answers) >= 25
    if shipped:
        assert {url for answer in answers for url in answer.articles} <= passages(archive).keys()
    stories = {(answer.story, answer.split) for answer in answers}
    assert len({story for story, _ in stories}) == len(stories)
    assert {answer.split for answer in answers} == {"dev", "held"}
    claims = [claim for answer in answers for claim in answer.claims]
    assert all(not claim.speaker or claim.speaker.split()[-1] in claim.text for claim in claims)
    assert all(not re.search(r"\[[a-z]\]", claim.bare) for claim in claims)


def test_every_right_claim_is_one_claim_of_its_draft_and_cited(archive: Archive) -> None:
    of = passages(archive)
    for answer in (*ANSWERS, *LATER):
        draft = drafted(answer.claims, of, answer.claims, archive.embedder.encode)
        read = [claim for claim in draft.claims if claim.text not in ("Yes.", "No.")]
        assert [claim.text for claim in read] == [claim.bare.removeprefix("Yes. ") for claim in answer.claims]
        assert all(claim.citations for claim in read)


def test_a_claim_may_cite_inside_its_sentence(archive: Archive) -> None:
    of = passages(archive)
    answer = next(answer for answer in LATER if any("[b]" in claim.text for claim in answer.claims))
    claim = next(claim for claim in answer.claims if "[b]" in claim.text)
    cited = drafted([claim], of, [claim], archive.embedder.encode).citations
    assert {citation.article.url for citation in cited} == set(claim.articles)


def test_a_set_that_misses_a_bound_is_told(archive: Archive) -> None:
    proof = Prover(archive).prove(SOME, ANSWERS, 1)
    assert lacking(proof, Bounds(0.9, 0.05, {"bound": 0.9})) == []
    high = lacking(proof, Bounds(1.01, -0.1, {"bound": 1.01}))
    assert [what.split()[0] for what in high] == ["mutants", "right", "twists"]
    assert proof.struck_by == {}


def test_mutants_differ_from_the_right_in_one_claim_and_are_the_same_for_a_seed(archive: Archive) -> None:
    first, again, other = made(archive, 1), made(archive, 1), made(archive, 2)
    assert first == again != other
    assert {mutant.kind for mutant in first} == set(KINDS)
    for mutant in first:
        changed = [n for n, claim in enumerate(mutant.claims) if claim not in mutant.answer.claims]
        assert changed == [mutant.at]


def test_what_is_quoted_is_not_turned_round() -> None:
    claim = "Quay said “we will not open it”."
    assert contrary(claim, random.Random(1)) is None
    assert contrary("Quay will visit it.", random.Random(1)) == "Quay will not visit it."


def test_what_is_denied_already_is_not_denied_again() -> None:
    assert {contrary("He never ordered it.", random.Random(seed)) for seed in range(9)} == {"He ordered it."}
    assert contrary("Whoever can’t come may stay away.", random.Random(1)) is None


@pytest.mark.parametrize(
    ("text", "wrong"),
    [("Nils Orbeck said no.", "Ada Fenn said no."), ("Orbeck said no.", "Fenn said no."), ("He said no.", None)],
)
def test_a_speaker_is_exchanged_only_where_named(text: str, wrong: str | None) -> None:
    claim = WrittenClaim(text, ("u",), "Nils Orbeck")
    answer = Written("x-1", "s", "dev", "q", ("u",), (claim,))
    found = mutants([answer], [answer, Written("x-2", "t", "dev", "q", ("v",), (claim,))], {"u": [], "v": []}, SAID, 1)
    assert next((each.wrong.text for each in found if each.kind == "speaker"), None) == wrong


def test_verification_catches_what_is_wrong_and_keeps_what_is_right(archive: Archive) -> None:
    proof = Prover(archive).prove(SOME, ANSWERS, 1)
    assert proof.right == sum(len(answer.claims) for answer in SOME)
    assert proof.lost == 0
    assert proof.share() > 0.95
    assert sum(proof.made.values()) > 60


def test_a_prover_counts_what_it_misses(archive: Archive) -> None:
    wrong = WrittenClaim("Pigs have flown over the Orven Gate.", SOME[0].articles)
    proof = Prover(archive).prove([SOME[0].__class__("x-1", "s", "dev", "q", SOME[0].articles, (wrong,))], ANSWERS, 1)
    assert (proof.right, proof.fell) == (1, 1)
    assert [miss.claim for miss in proof.misses if miss.kind == "right"] == [wrong.text]
