"""`dateline show`: one stored article, as it is kept."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from ui.cli import opening
from ui.cli.options import Archive, AsJson
from ui.cli.terminal import Palette, one_line, out, palette, wrapped

if TYPE_CHECKING:
    from assistant.domain import Article, Record

ArticleId = Annotated[str, typer.Argument(metavar="ARTICLE_ID", help="The article's id, or its URL.")]


def show(article_id: ArticleId, as_json: AsJson = False, archive: Archive = None) -> None:
    """Show a stored article. With --json, its text is what the offsets of every citation point into."""
    from ui import contract

    with opening.stored(archive) as stored:
        article = stored.article(article_id)
    if as_json:
        out(contract.dumps(contract.article(article)))
    else:
        _show(article, palette(sys.stdout))


def _show(article: Article, colours: Palette) -> None:
    out(colours.bold(wrapped(one_line(article.record.title))))
    out(colours.dim(wrapped("\n".join(facts(article.record)))))
    out("\n" + wrapped(article.text))


def facts(record: Record) -> list[str]:
    """List what is known of an article beside its title, a line each."""
    from ui.dated import moment

    updated = f", updated {moment(record.updated)}" if record.updated else ""
    lines = [
        f"{record.outlet or 'outlet unknown'} · {moment(record.published) or 'undated'}{updated}",
        f"by {', '.join(record.authors)}" if record.authors else "",
        f"agency: {', '.join(record.agencies)}" if record.agencies else "",
        f"section: {record.section}" if record.section else "",
        f"tags: {', '.join(record.tags)}" if record.tags else "",
        record.url or "",
        f"id {record.id}",
    ]
    return [one_line(line) for line in lines if line]
