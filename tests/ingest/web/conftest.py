from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.paper import Paper, printed


@pytest.fixture
def paper() -> Iterator[Paper]:
    with printed() as running:
        yield running
