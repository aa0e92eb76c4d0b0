import gzip
import json
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import pytest

from assistant.domain import Record, Span, Speaker
from assistant.errors import DatelineError
from eval.speakers import Document, Judged, Labelled, documents, judge, labels, main, same_person, share, table
from ingest.statements.attributions import Attribution
from ingest.statements.resolving.speakers import resolve

TRAIN = Path(__file__).parents[3] / "shared" / "data" / "attribution" / "train.jsonl.gz"
beside = pytest.mark.skipif(not TRAIN.is_file(), reason="../shared/data/attribution is not beside the checkout")

TEXT = "Mayor talks.\nAda B. Byron spoke. She said it rained. A friend said it was dry."
SHE = Attribution(Span(33, 36), Span(37, 41), (Span(42, 51),))
FRIEND = Attribution(Span(53, 61), Span(62, 66), (Span(67, 77),))
DOCUMENT = Document("paper_1", TEXT, (SHE, FRIEND))
LABELS = [
    Labelled("paper_1", Span(33, 36), "pronoun", "Ada B. Byron", Span(13, 25)),
    Labelled("paper_1", Span(53, 61), "title", None, None),
]


def telling(*names: str | None) -> Sequence[Speaker | None]:
    return [None if name is None else Speaker(name, Span(13, 25), "pronoun") for name in names]


@pytest.fixture(scope="module")
def shared() -> dict[str, Document]:
    wanted = frozenset(label.doc_id for label in labels())
    return {document.id: document for document in documents(TRAIN, wanted)}


def test_the_set_is_large_spread_and_has_every_source_once() -> None:
    golden = labels()
    assert len(golden) >= 160
    assert len({(label.doc_id, label.source) for label in golden}) == len(golden)
    per_article = Counter(label.doc_id for label in golden)
    assert len(per_article) >= 80
    assert max(per_article.values()) <= 3
    assert min(Counter(label.doc_id.partition("_")[0] for label in golden).values()) >= 20
    kinds = Counter(label.kind for label in golden if label.name)
    assert set(kinds) == {"pronoun", "surname", "title"}
    assert min(kinds.values()) >= 40
    assert all((label.name is None) == (label.named is None) for label in golden)


@beside
def test_every_name_stands_where_the_set_says_and_every_source_is_of_the_gold(shared: dict[str, Document]) -> None:
    for label in labels():
        document = shared[label.doc_id]
        assert label.named is None or label.named.of(document.text) == label.name
        assert label.source in {attribution.source for attribution in document.attributions}


@beside
def test_speakers_stay_above_their_floor(shared: dict[str, Document]) -> None:
    judged = [one for one in judge(labels(), shared.values(), resolve) if one.label.name]
    assert share(judged, "right") >= 0.80
    assert share(judged, "wrong") <= 0.05


@pytest.mark.parametrize(
    ("told", "same"),
    [
        ("Ada B. Byron", True),
        ("ada byron", True),
        ("Mayor Ada Byron", True),
        ("Ada Brown Byron Jr.", True),
        ("Byron", False),
        ("Anna Byron", False),
        ("Ada", False),
    ],
)
def test_names_are_compared_without_honorifics_suffixes_and_middle_names(told: str, same: bool) -> None:
    assert same_person(told, "Ada B. Byron") is same


@pytest.mark.parametrize(
    ("told", "outcomes"),
    [
        (telling("Ada Byron", None), ["right", "none"]),
        (telling("Bo Gray", "Bo Gray"), ["wrong", "wrong"]),
        (telling(None, None), ["none", "none"]),
    ],
)
def test_a_name_is_right_only_for_the_labelled_person(told: Sequence[Speaker | None], outcomes: list[str]) -> None:
    def resolver(text: str, attributions: Sequence[Attribution], record: Record) -> Sequence[Speaker | None]:
        assert (text, list(attributions), record.title) == (TEXT, [SHE, FRIEND], "Mayor talks.")
        return told

    assert [one.outcome for one in judge(LABELS, [DOCUMENT], resolver)] == outcomes


def test_the_table_counts_names_and_organisations_given_to_the_unresolvable() -> None:
    guessed = Judged(LABELS[1], Speaker("Rain Office", Span(0, 5), "organisation", "spokeswoman"))
    right = Judged(LABELS[0], Speaker("Ada Byron", Span(13, 25), "pronoun"))
    lines = [line.split() for line in table([right, guessed])]
    assert lines[1] == ["pronoun", "1", "100.0", "0.0", "0.0", "0", "0", "0"]
    assert lines[3] == ["title", "0", "0.0", "0.0", "0.0", "1", "0", "1"]
    assert lines[4] == ["total", "1", "100.0", "0.0", "0.0", "1", "0", "1"]


def test_a_label_without_its_document_or_source_is_an_error() -> None:
    with pytest.raises(DatelineError, match="paper_1"):
        judge(LABELS, [], lambda *_: [])
    with pytest.raises(DatelineError, match="source"):
        judge(LABELS, [Document("paper_1", TEXT, (SHE,))], lambda *_: telling("Ada Byron"))


def test_documents_are_read_with_their_attributions_in_the_order_of_cues(tmp_path: Path) -> None:
    rows = [
        {"source": [[53, 61]], "cue": [[62, 66]], "content": [[67, 77]]},
        {"source": [[33, 36]], "cue": [[37, 41]], "content": [[42, 51]]},
        {"source": [], "cue": [], "content": [[42, 51]]},
    ]
    path = tmp_path / "train.jsonl.gz"
    with gzip.open(path, "wt", encoding="utf-8") as out:
        for doc_id in ("paper_1", "paper_2"):
            out.write(json.dumps({"doc_id": doc_id, "text": TEXT, "attributions": rows}) + "\n")
    assert list(documents(path, frozenset({"paper_1"}))) == [DOCUMENT]


@pytest.mark.parametrize("content", [None, b"not gzip", gzip.compress(b"not json"), gzip.compress(b"[1]")])
def test_a_file_that_is_missing_or_something_else_is_one_line(
    content: bytes | None, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "train.jsonl.gz"
    if content is not None:
        path.write_bytes(content)
    assert main([str(path)]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert str(path) in said.err
    assert len(said.err.splitlines()) == 1
