"""Judge answers, claims and pairs of answers by a language model; what can't be judged stays unscored."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from assistant.settings import Settings
from eval.judge import prompt
from eval.judge.asking import Endpoint, Options, Unusable, complaint
from eval.judge.cache import Cache, Reply, digest
from eval.judge.cases import AnswerCase, ClaimCase, PairCase
from eval.judge.prompt import Asked
from eval.judge.replies import Malformed, read, schema
from eval.judge.verdicts import Comparison, Correctness, L, Mode, Preference, Support, Verdict


@dataclass(frozen=True, slots=True)
class Manifest:
    """What the record of a run needs to tell one judge's verdicts from another's, without the endpoint's address."""

    model: str
    mode: Mode
    seed: int
    temperature: int
    reply_tokens: int
    prompts: dict[str, str]
    """Version of each prompt, and the first twelve digits of the SHA-256 of its text."""


def judge_run(
    cases: Iterable[AnswerCase | ClaimCase],
    settings: Settings,
    cache: Path,
    options: Options = Options(),
) -> Iterator[Verdict[Correctness] | Verdict[Support]]:
    """Yield a verdict for each case, in order, as they come.

    To resume a run that stopped, call it again with the same cases: what was paid for comes from ``cache``. Raises
    InputError where the settings name no model or the cache can't be written, and EndpointError, one plain line, where
    the endpoint leaves nothing but to stop.
    """
    judge = Judge(settings, cache, options)
    yield from map(judge.verdict, cases)


class Judge:
    """Holds the endpoint and the cache; threads may share one.

    Raises InputError where the settings name no model, or no way to reach it.
    """

    def __init__(
        self,
        settings: Settings,
        cache: Path,
        options: Options = Options(),
        pause: Callable[[float], None] = time.sleep,
    ) -> None:
        self._endpoint = Endpoint(settings, options, pause)
        self._cache = Cache(cache)
        self._options = options

    def manifest(self) -> Manifest:
        """Describe the judge."""
        prompts = {name: hashlib.sha256(prompt.wording(name).encode()).hexdigest()[:12] for name in prompt.PROMPTS}
        return Manifest(
            self._endpoint.model,
            self._options.mode,
            self._options.seed,
            0,
            self._options.reply_tokens,
            dict(sorted(prompts.items())),
        )

    def verdict(self, case: AnswerCase | ClaimCase) -> Verdict[Correctness] | Verdict[Support]:
        """Judge an answer or a claim. Raises EndpointError where the run should stop."""
        return self.correctness(case) if isinstance(case, AnswerCase) else self.support(case)

    def correctness(self, case: AnswerCase) -> Verdict[Correctness]:
        """Judge an answer by its references. Whether a refusal is right is not asked: ``unanswerable`` says it.

        Raises EndpointError where the run should stop.
        """
        asked = prompt.correctness(case)
        if not case.answer.strip():
            return self._by_rule(case.id, Correctness.UNSCORED, "there is no answer to judge", asked)
        if not case.unanswerable and not any(text.strip() for text in case.references):
            return self._by_rule(case.id, Correctness.UNSCORED, "there is no reference to judge by", asked)
        refused = Correctness.REFUSED_RIGHTLY if case.unanswerable else Correctness.REFUSED_WRONGLY
        labels = {"correct": Correctness.CORRECT, "partly": Correctness.PARTLY, "wrong": Correctness.WRONG}
        return self._decide(case.id, asked, labels | {"refused": refused}, Correctness.UNSCORED)

    def support(self, case: ClaimCase) -> Verdict[Support]:
        """Judge a claim by what it cites; one that cites nothing is unsupported, and no model is asked.

        Raises EndpointError where the run should stop.
        """
        asked = prompt.support(case)
        if not case.claim.strip():
            return self._by_rule(case.id, Support.UNSCORED, "there is no claim to judge", asked)
        if not any(quote.text.strip() for quote in case.quotes):
            return self._by_rule(case.id, Support.UNSUPPORTED, "the claim cites nothing", asked)
        labels = {label.value: label for label in Support if label is not Support.UNSCORED}
        return self._decide(case.id, asked, labels, Support.UNSCORED)

    def compare(self, case: PairCase) -> Comparison:
        """Ask in both orders which of two answers is better. Raises EndpointError where the run should stop."""
        one, two, tie = Preference.FIRST, Preference.SECOND, Preference.TIE
        return Comparison(
            case.id,
            self._decide(
                case.id, prompt.preference(case, swapped=False), {"1": one, "2": two, "tie": tie}, Preference.UNSCORED
            ),
            self._decide(
                case.id, prompt.preference(case, swapped=True), {"1": two, "2": one, "tie": tie}, Preference.UNSCORED
            ),
        )

    def _decide(self, id_: str, asked: Asked, labels: Mapping[str, L], unscored: L) -> Verdict[L]:
        key = self._key(asked)
        reply = self._cache.get(key)
        if cached := reply is not None:
            self._endpoint.accepted()
        try:
            reply = reply or self._paid(key, asked)
            label, reason = self._read(reply, asked, labels)
        except (Unusable, Malformed) as error:
            label, reason = unscored, str(error)
        return Verdict(
            id_,
            label,
            reason,
            self._endpoint.model,
            asked.prompt,
            self._options.mode,
            key,
            cached,
            reply.tokens_in if reply else 0,
            reply.tokens_out if reply else 0,
        )

    def _paid(self, key: str, asked: Asked) -> Reply:
        reply = self._endpoint.ask(asked)
        self._cache.put(key, reply)
        return reply

    def _read(self, reply: Reply, asked: Asked, labels: Mapping[str, L]) -> tuple[L, str]:
        if why := complaint(reply):
            raise Malformed(why)
        try:
            label, reason = read(reply.text, asked.labels)
        except Malformed as error:
            raise Malformed(f"the judge's reply is no verdict: {error}") from None
        return labels[label], reason

    def _key(self, asked: Asked) -> str:
        return digest(
            {
                "model": self._endpoint.model,
                "endpoint": self._endpoint.address,
                "mode": self._options.mode,
                "seed": self._options.seed,
                "temperature": 0,
                "reply_tokens": self._options.reply_tokens,
                "wording": prompt.wording(asked.prompt),
                "form": schema(asked.labels),
                **asdict(asked),
            }
        )

    def _by_rule(self, id_: str, label: L, reason: str, asked: Asked) -> Verdict[L]:
        return Verdict(id_, label, reason, self._endpoint.model, asked.prompt, Mode.RULE)
