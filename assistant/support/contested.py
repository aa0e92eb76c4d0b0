"""Words that the article gives only as what somebody claims: a claim must not give them as so."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from assistant.domain import Statement
from assistant.support.figures import figures
from assistant.support.forms import share, weighty
from assistant.support.reading import Reading
from assistant.wording import names

_CONTESTED = re.compile(
    r"\b(?:claim(?:s|ed|ing)?|alleg\w+|accus\w+|insist\w*|assert\w*|contend\w*|maintain(?:s|ed)|argu\w+|believ\w+|suspect\w*"
    r"|suggest\w*|den(?:y|ies|ied)|calls|called|describes|described|purport\w*|complain\w*|doubts?|doubted|threaten\w*"
    r"|fears?|feared|thinks?|thought|speculat\w*)\b",
    re.IGNORECASE,
)
_SAID = re.compile(r"\b(?:says|said|told|wrote|writes|replied|added)\b", re.IGNORECASE)
"""Counts as well for a claim without a figure or date: these are told alike by whoever tells them."""
_CLAIM_THAT = re.compile(
    r"\b(?:(?:claim|allegation|charge|accusation|suggestion|rumour|theory|impression|fear)s?"
    r"|(?:claim(?:s|ed)|alleg(?:es|ed))(?: \w+){0,3}) that (?P<what>(?:(?! comes? from | came from )[^;.])+)",
    re.IGNORECASE,
)
_ATTRIBUTED = re.compile(
    r"\b(?:according to|in (?:his|her|their|the) (?:view|opinion|eyes|words)|said|says|told|claim\w*|alleg\w+"
    r"|accus\w+|insist\w*|argu\w+|believ\w+|suspect\w*|suggest\w*|den(?:y|ies|ied)|maintain\w*|report(?:s|ed)?|wrote|writes|calls|called|described|question\w*"
    r"|asked|announc\w+|complain\w*|doubt\w*|expect\w*|warn\w*|reject\w*|dismiss\w*|threaten\w*|fear\w*|thinks?|thought"
    r"|reproach\w*|criticis\w*|explain\w*|repl(?:y|ies|ied)|blam\w+|urg\w+|stress\w*|conced\w+|acknowledg\w+|admit\w*"
    r"|(?:gave|gives|given|named|names|cited|cites) [^.;]+ as)\b",
    re.IGNORECASE,
)
_GOES_ON = re.compile(r"(?:He|She|They)\b")
"""Opens a claim that goes on with whoever the one before is about."""
_STILL = re.compile(r"\b(?:no|any) longer\b")
"""Says no more than the denial that it is part of."""
_MOST = 0.7
"""The share of a claim's content words which tells that it is what a statement says."""
_ALL_OF = 0.6
"""The same where the claim has every word of the statement."""


def only_somebodys_word(
    own: str, read: Sequence[Reading], ledger: Mapping[str, Sequence[Statement]], *, exact: bool
) -> str | None:
    """Say that the claim gives as so what the article says only somebody claims, believes or denies.

    It does where it has no verb of saying, one such statement has most of its words, and no sentence of the article
    beside has them too. ``exact`` says that the claim has a date, which ``own`` is without.
    """
    if _ATTRIBUTED.search(own) or _GOES_ON.match(own):
        return None
    wanted = weighty(_STILL.sub(" ", own)) - weighty(" ".join(word for run in names(own) for word in run))
    plain = not exact and not any(figures(own))
    contested = False
    for reading in read:
        held = list(_contested(reading, ledger[reading.citation.article.id], plain=plain))
        if any(at in reading.cited and _says(wanted, said) for at, said in held):
            contested = True
        theirs = {at for at, _ in held}
        if any(_most(wanted, reading.sentence(at)) for at in range(len(reading.sentences)) if at not in theirs):
            return None
    return "the article has it only as what somebody claims" if contested else None


def _says(wanted: set[str], said: str) -> bool:
    words = weighty(said)
    return _most(wanted, said) or (len(words) > 1 and words <= wanted and len(words) >= _ALL_OF * len(wanted))


def _most(wanted: set[str], text: str) -> bool:
    return share(wanted, weighty(text)) >= _MOST


def _contested(reading: Reading, statements: Sequence[Statement], *, plain: bool) -> Iterator[tuple[int, str]]:
    """Yield the sentences that give what somebody claims, each with what that is."""
    for statement in statements:
        cue = statement.cue.of(reading.article)
        if not _CONTESTED.search(cue) and not (plain and _SAID.search(cue)):
            continue
        said = " ".join(part.of(reading.article) for part in statement.content)
        for at, span in enumerate(reading.sentences):
            start, end = span.start + reading.first, span.end + reading.first
            if any(start < part.end and part.start < end for part in statement.content):
                yield at, said
    for at in range(len(reading.sentences)):
        if claimed := _CLAIM_THAT.search(reading.sentence(at)):
            yield at, claimed["what"]
