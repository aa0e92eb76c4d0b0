"""`dateline remove`: take an article out of the archive."""

from __future__ import annotations

from typing import Annotated

import typer

from ui.cli import opening
from ui.cli.options import Archive, AsJson
from ui.cli.terminal import one_line, out

ArticleId = Annotated[str, typer.Argument(metavar="ARTICLE_ID", help="The article's id, or its URL.")]


def remove(article_id: ArticleId, as_json: AsJson = False, archive: Archive = None) -> None:
    """Take an article out of the archive. All its versions and passages go with it."""
    from ui import contract

    with opening.stored(archive) as stored, stored.writer() as writer:
        record = stored.record(article_id)
        writer.remove(record.id)
    if as_json:
        out(contract.dumps({"removed": record.id, "title": record.title}))
    else:
        out(f"removed {one_line(record.id)}: {one_line(record.title)}")
