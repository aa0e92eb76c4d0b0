"""Two made-up articles about a town with a closed bridge, and drafts that cite them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from assistant.answering.draft import Draft
from assistant.domain import Citation, Claim, Moment, Record
from assistant.verify import Verified, verify

BRIDGE = """The Harrow Bridge will stay closed until 14 June, Mayor Ada Quay said on Monday.

“We will not open a bridge that isn’t safe,” Quay told reporters in the town hall. “Not for the fair — not for anyone.”

The council had promised to reopen it by 3 May. Ben Okoro, who leads the opposition, said the delay would cost traders \
12,500 crowns a week.

“The mayor is hiding behind her engineers,” Okoro said. He called for a vote in the council before the summer.

Seven engineers from the firm Delder & Sons inspected the bridge last week. They found cracks in two of its piers."""
FAIR = """The midsummer fair moves to the north bank this year, the organisers announced.

“I would rather walk an hour than lose a child,” said Lena Marsh, who runs the fair. \
Her committee expects 9,000 visitors."""
TEXTS = {"bridge": BRIDGE, "fair": FAIR}
RECORDS = {
    "bridge": Record(
        "bridge",
        "Bridge to stay closed",
        outlet="thelantern.example",
        published=Moment(datetime(2025, 5, 20, tzinfo=UTC), "day", "x"),
    ),
    "fair": Record(
        "fair",
        "Fair moves north",
        outlet="Harrow Courier",
        agencies=("TMT",),
        published=Moment(datetime(2025, 5, 21, tzinfo=UTC), "day", "x"),
    ),
}


def cite(n: int, quote: str, article: str = "bridge") -> Citation:
    start = TEXTS[article].index(quote)
    return Citation(n, RECORDS[article], start, start + len(quote), quote)


CLOSED = cite(1, "The Harrow Bridge will stay closed until 14 June, Mayor Ada Quay said on Monday.")
SAFE = cite(
    1,
    "“We will not open a bridge that isn’t safe,” Quay told reporters in the town hall. "
    "“Not for the fair — not for anyone.”",
)
COST = cite(1, "Ben Okoro, who leads the opposition, said the delay would cost traders 12,500 crowns a week.")
HIDING = cite(
    1, "“The mayor is hiding behind her engineers,” Okoro said. He called for a vote in the council before the summer."
)
CRACKS = cite(
    1,
    "Seven engineers from the firm Delder & Sons inspected the bridge last week. "
    "They found cracks in two of its piers.",
)
WALK = cite(1, "“I would rather walk an hour than lose a child,” said Lena Marsh, who runs the fair.", "fair")


def draft(*claims: Claim, citations: tuple[Citation, ...], text: str | None = None) -> Draft:
    written = " ".join(f"{claim.text} {''.join(f'[{n}]' for n in claim.citations)}".strip() for claim in claims)
    return Draft(written if text is None else text, None, 0.8, abstained=False, claims=claims, citations=citations)


def check(claim: str, *citations: Citation) -> Verified:
    numbered = tuple(replace(citation, n=n) for n, citation in enumerate(citations, start=1))
    one = Claim(claim, tuple(citation.n for citation in numbered), supported=True)
    return verify(draft(one, citations=numbered), TEXTS.__getitem__)


def reason(claim: str, *citations: Citation) -> str:
    rejected = check(claim, *citations).rejected
    return rejected[0].reason if rejected else ""
