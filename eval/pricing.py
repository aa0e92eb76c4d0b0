"""What tokens cost."""

from __future__ import annotations

from dataclasses import dataclass
from math import isfinite

from assistant.errors import InputError

_MILLION = 1_000_000


@dataclass(frozen=True, slots=True)
class Price:
    """The price of a million tokens read and of a million written, in whatever money the user counts."""

    prompt: float
    completion: float

    def __str__(self) -> str:
        return f"{self.prompt:g},{self.completion:g}"

    def of(self, prompt: int, completion: int) -> float:
        """Give what so many tokens cost."""
        return (prompt * self.prompt + completion * self.completion) / _MILLION


def read_price(text: str) -> Price:
    """Read "0.15,0.60". Raises InputError for anything else."""
    try:
        prompt, completion = (float(part) for part in text.split(","))
        if not (isfinite(prompt) and isfinite(completion)) or min(prompt, completion) < 0:
            raise ValueError
    except ValueError:
        raise InputError(f"--price {text!r}: write the price of a million tokens read and written: 0.15,0.60") from None
    return Price(prompt, completion)
