"""Split the newsqa questions that are not of the desk set, for the reader and for the weights around it.

    python scripts/reading_sets.py ../shared/data/newsqa build/reading

writes ``read.jsonl`` (359 questions to teach the reader; articles in ``read_articles.jsonl.gz``), ``desk_dev.jsonl``,
``desk_dev_articles.jsonl.gz`` (300 questions and the articles linked from them, laid out as the desk set is: for the
weights of candidates and of confidence, ``fit_reading.py`` and ``eval.fit_confidence``), split by a hash of the id.
``articles.jsonl.gz`` is what clozes may be made of: no article linked from a desk question or from one of the 300.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import sys
from pathlib import Path

FITTED = 300


def main() -> None:
    """Write the files."""
    data, target = Path(sys.argv[1]), Path(sys.argv[2])
    target.mkdir(parents=True, exist_ok=True)
    desk = [json.loads(line) for line in (data / "desk_dev.jsonl").open(encoding="utf-8")]
    reported = {row["id"] for row in desk}
    rows = [json.loads(line) for line in (data / "dev.jsonl").open(encoding="utf-8")]
    rows = [row for row in rows if row["id"] not in reported]
    rows.sort(key=lambda row: hashlib.sha256(f"twin{row['id']}".encode()).hexdigest())
    fitted = {article for row in rows[:FITTED] for article in row["linked_articles"]}
    away = fitted | {article for row in desk for article in row["linked_articles"]}
    for name, chosen in (("desk_dev.jsonl", rows[:FITTED]), ("read.jsonl", rows[FITTED:])):
        (target / name).write_text("".join(json.dumps(row) + "\n" for row in chosen), encoding="utf-8")
    with (
        gzip.open(data / "articles.jsonl.gz", "rt", encoding="utf-8") as articles,
        gzip.open(target / "desk_dev_articles.jsonl.gz", "wt", encoding="utf-8") as linked,
        gzip.open(target / "articles.jsonl.gz", "wt", encoding="utf-8") as others,
        gzip.open(target / "read_articles.jsonl.gz", "wt", encoding="utf-8") as to_read,
    ):
        wanted = {article for row in rows[FITTED:] for article in row["linked_articles"]}
        for line in articles:
            article = json.loads(line)
            if article["id"] in fitted:
                linked.write(line)
            if article["id"] not in away and article.get("published") and len(article["text"]) > 400:
                others.write(line)
            if article["id"] in wanted:
                to_read.write(line)


if __name__ == "__main__":
    main()
