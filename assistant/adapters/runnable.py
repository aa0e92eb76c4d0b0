"""The whole chain as a LangChain Runnable, for those who compose it with others."""

from __future__ import annotations

from collections.abc import Callable

from langchain_core.runnables import Runnable, RunnableLambda

from assistant.domain import Answer


def runnable(ask: Callable[..., Answer]) -> Runnable[dict[str, object], Answer]:
    """Wrap ``ask``: a dictionary of its arguments in, its answer out; batching and tracing are LangChain's."""
    return RunnableLambda(lambda asked: ask(**asked), name="dateline")
