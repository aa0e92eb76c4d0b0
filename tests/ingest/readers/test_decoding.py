from __future__ import annotations

import gzip
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.errors import DocumentError
from ingest.readers.decoding import MB, content, decode

RUSSIAN = "Совет города проголосовал за новую дорогу, которую никто не хотел, сообщил мэр."
FRENCH = "Le conseil a voté pour la route où l’été dernier « déjà » naître était évoqué, à l’hôtel de la mairie."


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (RUSSIAN, "utf-8"),
        (RUSSIAN, "utf-8-sig"),
        (RUSSIAN, "utf-16"),
        ("The council voted for the road.", "utf-16-le"),
        ("The council voted for the road.", "utf-16-be"),
        (RUSSIAN, "utf-32"),
        (RUSSIAN, "cp1251"),
        (FRENCH, "cp1252"),
        ("Der Bürgermeister ist zurückgetreten, weil die Straße nicht für alle öffnete.", "cp1252"),
        ("Rada miasta głosowała za drogą, której nikt nie chciał, jak powiedział burmistrz Łukasz.", "cp1250"),
        ("市议会投票通过了没有人想要的道路，市长说。", "gb18030"),
    ],
)
def test_text_is_decoded_by_mark_as_utf8_or_by_its_bytes(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)) == text


def test_a_declared_encoding_is_used_where_the_text_is_not_utf8() -> None:
    assert decode(RUSSIAN.encode("koi8-r"), "koi8-r") == RUSSIAN
    assert decode(RUSSIAN.encode(), "koi8-r") == RUSSIAN


def test_a_few_broken_bytes_do_not_make_another_encoding_of_utf8() -> None:
    assert decode(RUSSIAN.encode() * 3 + b"\xff") == RUSSIAN * 3 + "\ufffd"


@pytest.mark.parametrize(
    ("raw", "told"),
    [
        (b"", "empty"),
        (b" \n", "empty"),
        (b"\x89PNG\r\n\x1a\n", "PNG"),
        (b"%PDF-1.4", "PDF"),
        (b"PK\x03\x04x", "zip"),
        (b"a\0\0b" * 9, "binary"),
    ],
)
def test_what_is_no_text_is_refused_by_name(raw: bytes, told: str) -> None:
    with pytest.raises(DocumentError, match=told):
        decode(raw)


@given(st.binary(max_size=300))
def test_any_bytes_are_text_or_refused(raw: bytes) -> None:
    try:
        decode(raw).encode("utf-8", "surrogatepass")
    except DocumentError as error:
        assert str(error)


@given(st.text(min_size=1).filter(str.strip))
def test_utf8_survives(text: str) -> None:
    raw = text.encode()
    if b"\0" not in raw and not text.startswith(("\ufeff", "%PDF", "GIF8", "MZ")):
        assert decode(raw) == text


def test_a_document_over_the_limit_is_not_loaded(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"a" * 2_500_000)
    (tmp_path / "b.txt.gz").write_bytes(gzip.compress(b"a" * 2_500_000))
    with pytest.raises(DocumentError, match=r"2\.5 MB are over the limit of 1 MB"):
        content(tmp_path / "a.txt", MB)
    with pytest.raises(DocumentError, match="over the limit"):
        content(tmp_path / "b.txt.gz", MB)
