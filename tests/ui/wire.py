"""A reader without a browser: the page's own protocol over a WebSocket, for many readers at once."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from contextlib import contextmanager
from copy import copy
from dataclasses import dataclass, field
from urllib.parse import parse_qs, urlsplit

from google.protobuf.json_format import MessageToDict
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.runtime.state.session_state import STREAMLIT_INTERNAL_KEY_PREFIX
from websockets.sync.client import ClientConnection, connect

PATIENCE_S = 120.0
FINISHED = {
    True: (ForwardMsg.FINISHED_SUCCESSFULLY, ForwardMsg.FINISHED_WITH_COMPILE_ERROR),
    False: (ForwardMsg.FINISHED_FRAGMENT_RUN_SUCCESSFULLY, ForwardMsg.FINISHED_EARLY_FOR_RERUN),
}
"""What ends a run of the whole page, and of a part of it."""


@dataclass(slots=True)
class Wired:
    """One visit: what it was sent last. ``blocks`` are the page's own blocks, by the key of what drew them.

    ``known`` are the messages it holds, as a browser does: these are named, not sent again. ``then`` is a button that a
    browser presses by itself once it is drawn: its component, fragment and name.
    """

    connection: ClientConnection
    query: str = ""
    line: str = ""
    blocks: dict[str, list[tuple[str, str]]] = field(default_factory=dict)
    hash: str = ""
    visit: str = ""
    failed: bool = False
    heard_bytes: int = 0
    known: dict[str, ForwardMsg] = field(default_factory=dict)
    then: tuple[str, str, str] | None = None

    def ask(self, question: str) -> float:
        """Ask and wait until the page has done; give the seconds until the answer stood there."""
        message = BackMsg()
        state = message.rerun_script.widget_states.widgets.add(id=self.line)
        state.chat_input_value.data = question
        return self.run(message, until="colophon")

    def look(self, seconds: float = PATIENCE_S) -> float | None:
        """Press what a browser presses by itself, and hear it out for some seconds; give how many it took, None where
        there is nothing to press or it took longer. The next question ends it.
        """
        if self.then is None:
            return None
        component, fragment, name = self.then
        message = BackMsg()
        state = message.rerun_script.widget_states.widgets.add(
            id=f"{STREAMLIT_INTERNAL_KEY_PREFIX}_{component}__events"
        )
        state.json_trigger_value = json.dumps([{"event": "pressed", "value": name}])
        message.rerun_script.widget_states.widgets.add(id=component).json_value = "{}"  # as each that is drawn sends
        message.rerun_script.fragment_id = fragment
        try:
            return self.run(message, patience=seconds)
        except TimeoutError:
            return None

    def run(self, message: BackMsg, until: str = "", patience: float = PATIENCE_S) -> float:
        """Have the page run and hear it out; give the seconds until a block of the kind ``until`` that is new came.

        Raises TimeoutError where that takes longer than there is ``patience``.
        """
        message.rerun_script.query_string = self.query
        message.rerun_script.page_script_hash = self.hash
        message.rerun_script.cached_message_hashes.extend(self.known)
        before, begun, stood = self.count(until), time.monotonic(), 0.0
        whole = not message.rerun_script.fragment_id
        self.connection.send(message.SerializeToString())
        for heard in self._heard(begun + patience):
            self._take(heard)
            if not stood and until and self.count(until) > before:
                stood = time.monotonic() - begun
            if heard.WhichOneof("type") == "script_finished" and heard.script_finished in FINISHED[whole]:
                return stood or time.monotonic() - begun
        raise AssertionError("the page went away")

    def count(self, kind: str) -> int:
        """Count the blocks of a kind."""
        return len(self.texts(kind))

    def texts(self, kind: str) -> list[str]:
        """Give the words of the blocks of a kind, in the order of their turns."""
        return [text for key in sorted(self.blocks) for each, text in self.blocks[key] if each == kind]

    @property
    def thread(self) -> str:
        """Give the conversation that the address names, "" where it names none."""
        return parse_qs(self.query).get("thread", [""])[0]

    def _heard(self, until: float) -> Iterator[ForwardMsg]:
        while True:
            data = self.connection.recv(timeout=max(0.0, until - time.monotonic()))
            assert isinstance(data, bytes)
            self.heard_bytes += len(data)
            heard = ForwardMsg.FromString(data)
            if heard.WhichOneof("type") == "ref_hash":
                place, heard = heard.metadata, copy(self.known[heard.ref_hash])
                heard.metadata.CopyFrom(place)
            elif heard.metadata.cacheable:
                self.known[heard.hash] = heard
            yield heard

    def _take(self, heard: ForwardMsg) -> None:
        match heard.WhichOneof("type"):
            case "page_info_changed":
                self.query = heard.page_info_changed.query_string
            case "new_session":
                self.hash = heard.new_session.page_script_hash
                self.visit = heard.new_session.initialize.session_id
            case "delta":
                element = heard.delta.new_element
                self.failed |= element.WhichOneof("type") == "exception"
                if element.WhichOneof("type") == "chat_input":
                    self.line = element.chat_input.id
                if element.WhichOneof("type") == "bidi_component":
                    given = json.loads(MessageToDict(element.bidi_component).get("json", "{}"))
                    drawn = given.get("blocks", [])
                    if given.get("then"):
                        self.then = element.bidi_component.id, heard.delta.fragment_id, given["then"]
                    elif self.then and self.then[0] == element.bidi_component.id:
                        self.then = None
                    name, _, turn = element.bidi_component.id.split("-", 2)[2].rpartition("-")
                    self.blocks[f"{turn:>4} {name}"] = [
                        (block["kind"], "".join(run["text"] for run in block["runs"])) for block in drawn
                    ]


@contextmanager
def wired(url: str, query: str = "") -> Iterator[Wired]:
    """Come to a page, at an address, as a new visitor."""
    where = f"ws://{urlsplit(url).netloc}/_stcore/stream"
    with connect(where, origin=url, subprotocols=["streamlit"], max_size=None, open_timeout=PATIENCE_S) as connection:  # type: ignore[arg-type,list-item]  # plain words
        visit = Wired(connection, query)
        visit.run(BackMsg())
        yield visit
