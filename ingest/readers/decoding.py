"""Bytes as text: read with a cap, decompressed with a guard, decoded or refused with a plain reason."""

from __future__ import annotations

import codecs
import gzip
import io
from collections.abc import Iterator
from pathlib import Path

from assistant.errors import DocumentError
from ingest.language import guess

MB = 1_000_000
LIMIT = 20 * MB
"""Bytes of the largest page or line, decompressed: a page saved with its pictures is that large, an article never."""
RATIO = 200
"""Decompressed to compressed bytes at most: news compresses 3 to 10 times, a bomb up to 1,000."""
_UNWATCHED = 2 * MB
"""Bytes that a small file may inflate to, however well it is packed."""

_MAGIC = {
    b"\x89PNG": "a PNG image",
    b"\xff\xd8\xff": "a JPEG image",
    b"GIF8": "a GIF image",
    b"%PDF": "a PDF",
    b"PK\x03\x04": "a zip file (or Word, Excel, EPUB)",
    b"\x1f\x8b": "a gzip file",
    b"\xd0\xcf\x11\xe0": "an old Word or Excel file",
    b"{\\rtf": "an RTF file",
    b"\x7fELF": "a program",
    b"SQLite format 3": "an SQLite database",
}
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_HEAD = 65_536
_LATIN_1 = frozenset({"ascii", "iso8859-1"})
_LEGACY = (
    *("cp1252", "cp1251", "cp1250", "koi8_r", "cp1253", "cp1254", "cp1255", "cp1256"),
    *("gb18030", "big5", "shift_jis", "euc_jp", "euc_kr"),
)
"""What newspapers were stored in before UTF-8; asked of all it knows, charset-normalizer takes French for Baltic."""
_LATIN_BY_LANGUAGE = {"en": "cp1252", **dict.fromkeys(("pl", "cs", "hu", "ro"), "cp1250"), "tr": "cp1254"}


def too_large(size: int, limit: int) -> DocumentError:
    """Return the error for a document of ``size`` bytes, over ``limit``."""
    over = f"{size / MB:.1f} MB are over the limit of {limit / MB:g} MB for one document"
    return DocumentError(f"{over}; split it, or save many articles as JSON lines")


def open_bytes(path: Path) -> io.BufferedReader:
    """Return the open bytes of ``path``, decompressed as they are read where it ends in .gz."""
    if path.suffix.lower() == ".gz":
        return io.BufferedReader(gzip.GzipFile(path), _HEAD)
    return io.BufferedReader(path.open("rb", buffering=0), _HEAD)


def content(path: Path, limit: int) -> bytes:
    """Return the bytes of one document, decompressed where it ends in .gz; raises DocumentError over ``limit``."""
    if (size := path.stat().st_size) > limit:
        raise too_large(size, limit)
    with open_bytes(path) as stream:
        raw = stream.read(limit + 1)
    if len(raw) > limit:
        raise too_large(len(raw), limit)
    return raw


def lines(stream: io.BufferedReader) -> Iterator[bytes | None]:
    """Yield the lines of ``stream`` in UTF-8 where it is UTF-16 and as they are where it is not; None stands for one
    over LIMIT.

    Memory stays at one line. Raises DocumentError where a gzip stream inflates more than RATIO times.
    """
    wide = stream.peek(2)[:2] in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
    recoded = io.TextIOWrapper(stream, "utf-16", errors="replace", newline="\n") if wide else None

    def readline(size: int) -> bytes:
        return recoded.readline(size).encode("utf-8", "replace") if recoded else stream.readline(size)

    unwatched = 0
    while line := readline(LIMIT + 1):
        unwatched += len(line)
        if unwatched > _HEAD:
            unwatched = 0
            _refuse_bomb(stream)
        if len(line) <= LIMIT or line.endswith(b"\n"):
            yield line
            continue
        yield None
        while line and not line.endswith(b"\n"):
            line = readline(_HEAD)
            _refuse_bomb(stream)


def _refuse_bomb(stream: io.BufferedReader) -> None:
    packed = stream.raw
    if isinstance(packed, gzip.GzipFile) and packed.tell() > max(_UNWATCHED, RATIO * packed.fileobj.tell()):  # type: ignore[union-attr]
        raise DocumentError(f"it inflates more than {RATIO} times, as a decompression bomb does, and was stopped here")


def decode(raw: bytes, declared: str | None = None) -> str:
    """Return ``raw`` as text: by its byte order mark, as UTF-8, as ``declared``, else by what charset-normalizer finds
    in it.

    Raises DocumentError for bytes that are no text, naming what they are where that shows.
    """
    if not raw.strip():
        raise DocumentError("the file is empty")
    for bom, encoding in _BOMS:
        if raw.startswith(bom):
            return raw.decode(encoding, errors="replace")
    if wide := _unmarked_utf16(raw[:_HEAD]):
        return raw.decode(wide, errors="replace")
    refuse_binary(raw[:_HEAD])
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode(declared or encoding_of(raw), errors="replace")


def encoding_of(raw: bytes) -> str:
    """Return the encoding of bytes without a mark: "utf-8", a few broken bytes forgiven, else what charset-normalizer
    finds.

    Raises DocumentError where it finds none.
    """
    head = raw[:_HEAD]
    read = head.decode("utf-8", errors="replace")
    broken = read.count("\ufffd")
    if broken * 10 <= sum(character > "\x7f" for character in read) or (broken == 1 and read.endswith("\ufffd")):
        return "utf-8"
    from charset_normalizer import from_bytes

    best = from_bytes(head, cp_isolation=[*_LEGACY]).best()
    if best is None:
        raise DocumentError("its encoding can't be told, or it is no text; save it as UTF-8")
    if best.encoding not in _LATIN_BY_LANGUAGE.values():
        return best.encoding
    return _LATIN_BY_LANGUAGE.get(guess(str(best)) or "", "cp1252")  # they differ in accents; the small words tell


def known_encoding(name: str) -> str | None:
    """Return the codec that a declared charset means (Latin-1 means cp1252, as in browsers), or None."""
    try:
        codec = codecs.lookup(name).name
    except LookupError:
        return None
    return "cp1252" if codec in _LATIN_1 else codec


def refuse_binary(head: bytes) -> None:
    """Raise DocumentError, naming what it is where that shows, for the beginning of a file that is no text."""
    for magic, name in _MAGIC.items():
        if head.startswith(magic):
            raise DocumentError(f"{name}, not text; save it as text, Markdown, HTML or JSON lines")
    if b"\0" in head and not any(head.startswith(bom) for bom, _ in _BOMS):
        raise DocumentError("a binary file (it holds NUL bytes), not text; remove it, or save its text as UTF-8")


def _unmarked_utf16(head: bytes) -> str | None:
    """Return the encoding of UTF-16 without its mark, where every other byte of Latin text is NUL."""
    low, high = head[1::2].count(0), head[0::2].count(0)
    for encoding, nuls, others in (("utf-16-le", low, high), ("utf-16-be", high, low)):
        if nuls > 0.3 * len(head) and others * 20 < nuls:
            return encoding
    return None
