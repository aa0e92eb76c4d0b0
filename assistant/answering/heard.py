"""What a model has said so far of its answer."""

from __future__ import annotations

from assistant.answering.claims import ANSWER_CHARACTERS

THOUGHT_CHARACTERS = 200_000
"""Where a model that does not stop thinking aloud is stopped."""
_THINKS, _THOUGHT = "<think>", "</think>"


class Heard:
    """What a model has said so far, without what a reasoning model thinks aloud before its answer, and no longer than
    ANSWER_CHARACTERS.
    """

    def __init__(self) -> None:
        self.text = ""
        self._open, self._thinking, self._thought = "", False, 0

    @property
    def full(self) -> bool:
        """True where the model has said all that is listened to."""
        return len(self.text) >= ANSWER_CHARACTERS or self._thought > THOUGHT_CHARACTERS

    def add(self, piece: str) -> str:
        """Take the next piece; give the part of it that belongs to the answer, once that is known."""
        if not self.text:
            piece = (self._open + piece).lstrip()
            if not self._thought and piece.startswith(_THINKS):
                piece, self._thinking = piece.removeprefix(_THINKS), True
            if self._thinking:
                _, ends, answer = piece.partition(_THOUGHT)
                self._thought += len(piece)
                self._thinking = not ends
                self._open, piece = ("", answer.lstrip()) if ends else (piece[-len(_THOUGHT) :], "")
            elif not self._thought and _THINKS.startswith(piece):
                self._open, piece = piece, ""
            else:
                self._open = ""
        piece = piece[: ANSWER_CHARACTERS - len(self.text)]
        self.text += piece
        return piece
