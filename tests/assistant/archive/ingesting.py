"""A process that writes to an archive until it is killed: ``python -m tests.assistant.archive.ingesting ARCHIVE ACKS
COUNT``.

Appends the id of each article to ACKS once its batch is acknowledged. With COUNT 0 it takes the lock, says so and
waits.
"""

from __future__ import annotations

import sys
from pathlib import Path

from assistant.archive.archive import Archive
from assistant.archive.entries import Policy
from assistant.domain import Article
from tests.assistant.archive.newsroom import WordEmbedder, article, spoken

BUSY = Policy(exact_up_to=0, publish_over=0, publish_share=0.0, tail_limit=12, flush_seconds=0.02)
"""Flushes and publishes so often that a kill is likely to hit one."""
BATCH = 3


def numbered(number: int) -> Article:
    """Give the same article for the same number, one word of it in no other."""
    return article(
        f"a{number}", f"Harbour report unique{number}x\nTide table {number}\nAda Brook said: Ferry {number}n"
    )


def main(folder: Path, acks: Path, count: int) -> None:
    """Add ``count`` articles in small batches, in a few sessions."""
    with (
        acks.open("a", encoding="ascii") as acknowledged,
        Archive.open(folder, WordEmbedder(), create=True, policy=BUSY) as archive,
    ):
        if not count:
            with archive.writer():
                sys.stdout.write("locked\n")
                sys.stdout.flush()
                sys.stdin.read()
        for session in range(0, count, 10 * BATCH):
            with archive.writer() as writer:
                for start in range(session, min(count, session + 10 * BATCH), BATCH):
                    batch = [numbered(number) for number in range(start, min(count, start + BATCH))]
                    writer.add([spoken(item) for item in batch])
                    acknowledged.write("".join(f"{item.id}\n" for item in batch))
                    acknowledged.flush()


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]))
