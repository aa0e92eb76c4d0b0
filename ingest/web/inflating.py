"""What a server sent, unpacked as it comes in and never beyond a limit: a decompression bomb ends there."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator

from assistant.errors import FetchError
from ingest.readers.decoding import MB

CODINGS = "gzip, deflate"
"""What a server is told it may pack with."""
_STEP = 1 << 16
_GZIP, _ZLIB, _BARE = 31, 15, -15


def body(chunks: Iterable[bytes], coding: str, limit: int) -> bytes:
    """Give what ``chunks`` hold, packed as ``coding`` says ("" for not at all). Raises FetchError over ``limit`` bytes,
    for broken packing, and for packing that was not asked for.
    """
    whole = bytearray()
    for piece in _unpacked(chunks, coding.strip().lower()):
        whole += piece
        if len(whole) > limit:
            raise FetchError(f"it is over the limit of {limit / MB:g} MB for one document; it was stopped there")
    return bytes(whole)


def gunzipped(raw: bytes, limit: int) -> bytes:
    """Give the contents of a gzip file. Raises FetchError as ``body`` does."""
    return body([raw], "gzip", limit)


def _unpacked(chunks: Iterable[bytes], coding: str) -> Iterator[bytes]:
    if coding in ("", "identity"):
        yield from chunks
    elif coding in ("gzip", "x-gzip", "deflate"):
        try:
            yield from _inflated(chunks, coding == "deflate")
        except zlib.error:
            raise FetchError("what it sent is packed in a way that can't be unpacked; try again later") from None
    else:
        raise FetchError(f"it sent {coding[:40]!r} packing, which was not asked for")


def _inflated(chunks: Iterable[bytes], deflate: bool) -> Iterator[bytes]:
    """Yield pieces of at most ``_STEP`` bytes; of several gzip members, all."""
    inflater = None
    for chunk in chunks:
        while chunk:
            if inflater is None:
                wrapped = chunk[0] & 0x0F == zlib.DEFLATED  # "deflate" is zlib by the standard, bare by habit
                inflater = zlib.decompressobj((_ZLIB if wrapped else _BARE) if deflate else _GZIP)
            if piece := inflater.decompress(chunk, _STEP):
                yield piece
            if inflater.eof:
                chunk, inflater = inflater.unused_data.lstrip(b"\0"), None
                continue
            chunk = inflater.unconsumed_tail
            while not chunk and len(piece) == _STEP:  # all was taken in, and not all given out
                piece = inflater.decompress(b"", _STEP)
                yield piece
    if inflater is not None and not inflater.eof:
        raise FetchError("what it sent breaks off; try again later")
