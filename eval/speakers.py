"""Is the right person told for "he", "Mr. Smith" and "the senator"? ``python -m eval.speakers TRAIN.jsonl.gz``

The labelled sources (``eval/golden/speakers.jsonl``: offsets and names only, labelled by hand) lie in articles of
TRAIN.jsonl.gz, a file in the form of ``shared/data/attribution``. The resolver gets each article with its gold
attributions, so that what is measured is the telling of people alone. Prints a line for each kind of source, one for
all, and every wrong name; ``none`` is a source left untold. Where the article does not tell who it is, a name is
always wrong; the organisation of an unnamed spokesperson is counted apart there.
"""

from __future__ import annotations

import argparse
import gzip
import json
import sys
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, get_args

from assistant.domain import Record, Span, Speaker
from assistant.errors import DatelineError, InputError
from assistant.text import normalise
from eval.lines import lines
from ingest.statements.attributions import Attribution
from ingest.statements.resolving.speakers import resolve

GOLDEN = Path(__file__).with_name("golden") / "speakers.jsonl"

Kind = Literal["pronoun", "surname", "title"]
Outcome = Literal["right", "wrong", "none"]
Resolver = Callable[[str, Sequence[Attribution], Record], Sequence[Speaker | None]]

_HONORIFICS = frozenset(
    """mr mrs ms miss dr prof professor sir dame lord lady president vice sen senator rep representative gov governor
    mayor secretary speaker justice judge attorney general gen lt col capt sgt adm chancellor minister prime prince
    princess king queen pope rabbi rev reverend pastor congressman congresswoman former""".split()
)
_SUFFIXES = frozenset("jr sr ii iii iv".split())


@dataclass(frozen=True, slots=True)
class Labelled:
    """A source and the fullest name its article gives the person; no name where the article does not tell."""

    doc_id: str
    source: Span
    kind: Kind
    name: str | None
    named: Span | None


@dataclass(frozen=True, slots=True)
class Document:
    """An article with its gold attributions, in the order of their cues."""

    id: str
    text: str
    attributions: tuple[Attribution, ...]

    @property
    def record(self) -> Record:
        """Give what an archive would know of it: its first line is its title."""
        return Record(id=self.id, title=self.text.partition("\n")[0])


@dataclass(frozen=True, slots=True)
class Judged:
    """A labelled source and who was told for it."""

    label: Labelled
    told: Speaker | None

    @property
    def outcome(self) -> Outcome:
        """Say whether the person told is the one labelled."""
        if self.told is None:
            return "none"
        return "right" if self.label.name is not None and same_person(self.told.name, self.label.name) else "wrong"


def labels(path: Path = GOLDEN) -> list[Labelled]:
    """Read the labelled sources."""
    rows = [json.loads(line) for line in lines(path.read_text(encoding="utf-8"))]
    return [
        Labelled(
            doc_id=row["doc_id"],
            source=Span(*row["source"]),
            kind=row["kind"],
            name=row["name"],
            named=Span(*row["named"]) if row["named"] else None,
        )
        for row in rows
    ]


def documents(path: Path, wanted: frozenset[str]) -> Iterator[Document]:
    """Read the ``wanted`` documents of a gzipped attribution file; InputError where it is missing or something else."""
    try:
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                row = json.loads(line)
                if row["doc_id"] in wanted:
                    gold = (_attribution(entry) for entry in row["attributions"] if entry["cue"] and entry["content"])
                    yield Document(row["doc_id"], row["text"], tuple(sorted(gold, key=lambda one: one.cue.start)))
    except FileNotFoundError as error:
        raise InputError(f"There is no file {path}: give the train.jsonl.gz of the attribution data.") from error
    except (OSError, EOFError, zlib.error, ValueError, KeyError, TypeError) as error:
        raise InputError(f"Can't read {path} as gzipped attribution JSON lines: {error!r}.") from error


def _attribution(entry: dict[str, list[list[int]]]) -> Attribution:
    source = entry["source"]
    return Attribution(
        source=Span(*source[0]) if source else None,
        cue=Span(*entry["cue"][0]),
        content=tuple(Span(*span) for span in entry["content"]),
    )


def same_person(told: str, wanted: str) -> bool:
    """Tell whether two names of one article are one person's: case, honorifics, "Jr." and middle names don't count."""
    one, other = _bare(told), _bare(wanted)
    return one == other or (len(one) > 1 < len(other) and (one[0], one[-1]) == (other[0], other[-1]))


def _bare(name: str) -> list[str]:
    words = normalise(name).split()
    while len(words) > 1 and words[0] in _HONORIFICS:
        del words[0]
    while len(words) > 1 and words[-1] in _SUFFIXES:
        del words[-1]
    return words


def judge(labelled: Iterable[Labelled], read: Iterable[Document], resolver: Resolver) -> list[Judged]:
    """Have every labelled source told, document by document; DatelineError where one is not in the documents."""
    open_labels: dict[str, list[Labelled]] = {}
    for label in labelled:
        open_labels.setdefault(label.doc_id, []).append(label)
    judged = []
    for document in read:
        speakers = resolver(document.text, document.attributions, document.record)
        told: dict[Span, Speaker | None] = {}
        for attribution, speaker in zip(document.attributions, speakers, strict=True):
            if attribution.source is not None:
                told.setdefault(attribution.source, speaker)
        for label in open_labels.pop(document.id, ()):
            if label.source not in told:
                raise DatelineError(f"{label.doc_id} has no attribution with the source {label.source}.")
            judged.append(Judged(label, told[label.source]))
    if open_labels:
        raise DatelineError(f"{len(open_labels)} labelled documents are not in the file, such as {min(open_labels)}.")
    return judged


def share(judged: Sequence[Judged], outcome: Outcome) -> float:
    """Give the share of an outcome; 0 of nothing."""
    return sum(one.outcome == outcome for one in judged) / max(1, len(judged))


def table(judged: Sequence[Judged]) -> Iterator[str]:
    """Write a line for each kind and for all: shares of the resolvable sources, counts of the others."""
    yield f"{'':8}{'n':>5}{'right %':>9}{'wrong %':>9}{'none %':>8}{'unresolvable':>14}{'named':>7}{'organisation':>14}"
    for kind in (*get_args(Kind), "total"):
        of_kind = [one for one in judged if kind in (one.label.kind, "total")]
        resolvable = [one for one in of_kind if one.label.name is not None]
        others = [one for one in of_kind if one.label.name is None]
        told = [one.told.link for one in others if one.told is not None]
        organisations = told.count("organisation")
        yield (
            f"{kind:8}{len(resolvable):5}{100 * share(resolvable, 'right'):9.1f}{100 * share(resolvable, 'wrong'):9.1f}"
            f"{100 * share(resolvable, 'none'):8.1f}{len(others):14}{len(told) - organisations:7}{organisations:14}"
        )


def main(argv: Sequence[str] | None = None) -> int:
    """Print the table and the wrong names."""
    parser = argparse.ArgumentParser(
        prog="python -m eval.speakers", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("train", type=Path, help="train.jsonl.gz of the attribution data")
    options = parser.parse_args(argv)
    labelled = labels()
    try:
        judged = judge(labelled, documents(options.train, frozenset(label.doc_id for label in labelled)), resolve)
    except DatelineError as error:
        print(error, file=sys.stderr)
        return error.exit_code
    print(*table(judged), sep="\n")
    for one in judged:
        if one.outcome == "wrong" and one.told is not None:
            at = f"{one.label.doc_id} [{one.label.source.start}, {one.label.source.end})"
            print(f"wrong  {one.label.kind:8} {at}  told {one.told.name!r}, is {one.label.name or 'not told'!r}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
