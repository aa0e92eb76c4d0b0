"""Verify right answers and the same made wrong: how much of the wrong is caught, how much of the right is lost."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from assistant.archive.archive import Archive
from assistant.domain import Scope, Statement
from assistant.support.likeness import Encode
from assistant.verify import Verified, verify
from eval.proving.mutants import KINDS, Kind, Mutant, mutants
from eval.proving.twists import TWISTS, Twist, is_seen, twisted
from eval.proving.written import Written, WrittenClaim, drafted, passages

RIGHT = "right"


@dataclass(frozen=True, slots=True)
class Miss:
    """A wrong claim that stood (its kind), or a right one that fell (``RIGHT``, with the reason given)."""

    answer: str
    kind: str
    claim: str
    reason: str = ""
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Twists:
    """How many twisted claims of each kind were caught, ``seen`` in the half that rules are developed on and not; the
    misses are of that half alone, so that the other stays unseen.
    """

    made: Mapping[tuple[bool, Twist], int]
    caught: Mapping[tuple[bool, Twist], int]
    misses: tuple[Miss, ...]

    def share(self, *, seen: bool) -> float:
        """Give the share that was caught of one half."""
        made = sum(self.made[seen, kind] for kind in TWISTS)
        return sum(self.caught[seen, kind] for kind in TWISTS) / max(1, made)


@dataclass(frozen=True, slots=True)
class Proof:
    """What verification made of one half: for each kind how many mutants there were and how many were caught, of the
    right claims how many there were and fell, each miss, and how long a right answer took.
    """

    made: Mapping[Kind, int]
    caught: Mapping[Kind, int]
    right: int
    fell: int
    misses: tuple[Miss, ...]
    slowest_ms: float
    mean_ms: float
    twists: Twists

    def share(self, kind: Kind | None = None) -> float:
        """Give the share of the mutants of a kind, or of all, that were caught."""
        kinds = KINDS if kind is None else (kind,)
        return sum(self.caught[each] for each in kinds) / max(1, sum(self.made[each] for each in kinds))

    @property
    def lost(self) -> float:
        """Give the share of the right claims that fell."""
        return self.fell / max(1, self.right)

    @property
    def struck_by(self) -> dict[str, int]:
        """Count for each rule the right claims that it struck."""
        return dict(Counter(miss.rule for miss in self.misses if miss.kind == RIGHT).most_common())


class Prover:
    """Verifies as the chain does, against one archive."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self._statements: dict[str, list[Statement]] = {}
        self._texts: dict[str, str] = {}
        self._vectors: dict[str, NDArray[np.float32]] = {}
        self._of = passages(archive)

    def prove(self, answers: Sequence[Written], every: Sequence[Written], seed: int) -> Proof:
        """Verify the answers as they are and their mutants; what is moved or invented is taken from ``every`` one."""
        self._archive.embedder.encode(["warm"])
        misses, times = [], []
        for answer in answers:
            begun = time.perf_counter()
            verified = self.verified(answer.claims, answer.claims, answer.question, self._archive.embedder.encode)
            times.append((time.perf_counter() - begun) * 1000)
            misses += [Miss(answer.id, RIGHT, each.claim.text, each.reason, each.rule) for each in verified.rejected]
        fell = len(misses)
        made, caught = dict.fromkeys(KINDS, 0), dict.fromkeys(KINDS, 0)
        for mutant in self._mutants(answers, every, seed):
            made[mutant.kind] += 1
            told = slice(mutant.at + 1)  # what follows a claim changes nothing about it
            verified = self.verified(mutant.claims[told], mutant.right[told], mutant.answer.question)
            if any(each.claim.text in mutant.wrong.bare for each in verified.rejected):
                caught[mutant.kind] += 1
            else:
                misses.append(Miss(mutant.answer.id, mutant.kind, mutant.wrong.bare))
        right = sum(len(answer.claims) for answer in answers)
        speed = (max(times), sum(times) / len(times))
        return Proof(made, caught, right, fell, tuple(misses), *speed, self._twists(answers, seed))

    def _twists(self, answers: Sequence[Written], seed: int) -> Twists:
        made = {(seen, kind): 0 for seen in (True, False) for kind in TWISTS}
        caught, misses = dict(made), list[Miss]()
        for each in twisted(answers, self._of, seed):
            seen = is_seen(each.answer)
            made[seen, each.kind] += 1
            told = slice(each.at + 1)
            verified = self.verified(each.claims[told], each.right[told], each.answer.question)
            wrong = each.claims[each.at].bare
            if any(one.claim.text in wrong for one in verified.rejected):
                caught[seen, each.kind] += 1
            elif seen:
                misses.append(Miss(each.answer.id, each.kind, wrong))
        return Twists(made, caught, tuple(misses))

    def _mutants(self, answers: Sequence[Written], every: Sequence[Written], seed: int) -> Iterator[Mutant]:
        return mutants(answers, every, self._of, self._speakers, seed)

    @cached_property
    def _speakers(self) -> dict[str, tuple[str, ...]]:
        """Name for each article, by its URL, those whom it quotes."""
        return {
            url: tuple(
                dict.fromkeys(each.speaker.name for each in self._said(hits[0].article.id) if each.speaker is not None)
            )
            for url, hits in self._of.items()
        }

    def verified(
        self,
        claims: Sequence[WrittenClaim],
        right: Sequence[WrittenClaim],
        question: str,
        encode: Encode | None = None,
    ) -> Verified:
        """Verify claims that cite what the ``right`` ones would; ``encode`` is the embedder's, texts remembered, where
        none is given.
        """
        draft = drafted(claims, self._of, right, self._remembered)
        return verify(draft, self._text, self._said, encode or self._remembered, question=question)

    def _remembered(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Encode as the embedder does, each text once for all the mutants of a claim."""
        if missing := [text for text in dict.fromkeys(texts) if text not in self._vectors]:
            self._vectors |= dict(zip(missing, self._archive.embedder.encode(missing), strict=True))
        return np.stack([self._vectors[text] for text in texts])

    def _text(self, article_id: str) -> str:
        if article_id not in self._texts:
            self._texts[article_id] = self._archive.article(article_id).text
        return self._texts[article_id]

    def _said(self, article_id: str) -> list[Statement]:
        if article_id not in self._statements:
            within = self._archive.select_statements(Scope(), article=article_id)
            found = self._archive.said(self._archive.latest_statements(None, within))
            self._statements[article_id] = [said.statement for said in found]
        return self._statements[article_id]
