"""The sets that can be run by name, and the users' own: their cases, the archive they are asked of, and a digest."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

from assistant.archive.archive import Archive
from assistant.errors import InputError
from eval.cases import Case, dumps, read_cases
from eval.labelled import QUESTIONS, STATEMENTS
from ingest.dedupe import record_digest

HERE = Path(__file__).parent
SAMPLE = HERE.parent / "ingest" / "sample" / "articles"
NAMES = ("golden", "followups", "said", "said-seed", "older", "newsqa-desk", "newsqa")
DESK = "desk_dev_articles.jsonl.gz"
DATA = Path("../shared/data")
"""Where data for measuring lies unless an option says otherwise; none of it is shipped."""


@dataclass(frozen=True, slots=True)
class Dataset:
    """Cases with where their articles come from: ``sources`` to ingest, or an archive that the user has.

    ``twins`` says whether unanswerable twins are made unless the user says otherwise.
    """

    name: str
    path: Path
    cases: tuple[Case, ...]
    sources: tuple[Path, ...] = ()
    archive: Path | None = None
    twins: bool = False
    labels: Path | None = None
    """A file that the scores of the cases rest on."""

    @property
    def drafts(self) -> int:
        """Give the number of cases that nobody has corrected yet."""
        return sum(case.draft for case in self.cases)


def load(name: str, data: Path | None = None, archive: Path | None = None) -> Dataset:
    """Give a set by its name, or the user's file, asked of ``archive``.

    Raises InputError for an unknown name, for data that is not there, and for a line that can't be read.
    """
    match name:
        case "golden":
            return _shipped(name, HERE / "golden" / "sample.jsonl", archive)
        case "followups":
            return _shipped(name, HERE / "golden" / "followups.jsonl", archive)
        case "said":
            return replace(_shipped(name, QUESTIONS, archive, of="sample"), labels=STATEMENTS)
        case "said-seed":
            seed = _there(name, (data or DATA) / "seed")
            return replace(_shipped(name, QUESTIONS, archive, of="seed"), sources=(seed,), labels=STATEMENTS)
        case "older":
            return _newsqa(name, HERE / "golden" / "older.jsonl", DESK, data, archive, twins=False)
        case "newsqa-desk":
            return _newsqa(name, Path("desk_dev.jsonl"), DESK, data, archive)
        case "newsqa":
            return _newsqa(name, Path("dev.jsonl"), "articles.jsonl.gz", data, archive)
    path = Path(name)
    if not path.is_file():
        near = difflib.get_close_matches(name, NAMES, n=1)
        remedy = f'did you mean "{near[0]}"?' if near else f"name one of {', '.join(NAMES)}, or a file of cases"
        raise InputError(f"there is no set or file {name}; {remedy}")
    cases = read_cases(path)
    return Dataset(path.stem, path, cases, archive=archive, twins=any(case.linked_articles for case in cases))


def digest(dataset: Dataset, archive: Path) -> str:
    """Give the SHA-256 of the cases and of the articles."""
    whole = sha256(articles_digest(dataset, archive).encode())
    whole.update(dataset.labels.read_bytes() if dataset.labels else b"")
    for case in sorted(dataset.cases, key=lambda case: case.id):
        whole.update(f"{dumps(case)}\n".encode())
    return whole.hexdigest()


def articles_digest(dataset: Dataset, archive: Path) -> str:
    """Give the SHA-256 of the articles: of the source files, or of what the user's archive stores."""
    whole = sha256()
    named = dataset.sources and dataset.archive is None
    for part in _files(dataset.sources) if named else _stored(archive):
        whole.update(part)
    return whole.hexdigest()


def _shipped(name: str, path: Path, archive: Path | None, of: str | None = None) -> Dataset:
    cases = tuple(case for case in read_cases(path) if of in (None, case.archive))
    return Dataset(name, path, cases, (SAMPLE,), archive)


def _newsqa(
    name: str, questions: Path, articles: str, data: Path | None, archive: Path | None, *, twins: bool = True
) -> Dataset:
    """Give a set asked of the newsqa articles; ``questions`` lie beside these unless the path says where."""
    folder = (data or DATA) / "newsqa" if data is None or not (data / articles).is_file() else data
    asked, told = _there(name, folder / questions), _there(name, folder / articles)
    return Dataset(name, asked, read_cases(asked), (told,), archive, twins)


def _there(name: str, needed: Path) -> Path:
    if not needed.exists():
        raise InputError(f"{name} needs {needed}, which is not there; name the folder of the data with --data DIR")
    return needed


def _files(sources: Iterable[Path]) -> Iterable[bytes]:
    for source in sources:
        for path in sorted(source.rglob("*")) if source.is_dir() else [source]:
            if path.is_file():
                yield f"{path.name}\n".encode()
                yield sha256(path.read_bytes()).digest()


def _stored(archive: Path) -> Iterable[bytes]:
    with Archive.open(archive) as opened:
        for id_ in opened.article_ids():
            yield record_digest(opened.article(id_)).encode()
