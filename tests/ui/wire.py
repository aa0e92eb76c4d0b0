"""A reader without a browser: the page's own protocol over a WebSocket, for many readers at once."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from urllib.parse import parse_qs, urlsplit

from google.protobuf.json_format import MessageToDict
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import ClientConnection, connect

PATIENCE_S = 120.0


@dataclass(slots=True)
class Wired:
    """One visit: what it was sent last. ``blocks`` are the page's own blocks, by the key of what drew them."""

    connection: ClientConnection
    query: str = ""
    line: str = ""
    blocks: dict[str, list[tuple[str, str]]] = field(default_factory=dict)
    hash: str = ""
    visit: str = ""
    failed: bool = False

    def ask(self, question: str) -> float:
        """Ask and wait until the page has done; give the seconds until the answer stood there."""
        message = BackMsg()
        state = message.rerun_script.widget_states.widgets.add(id=self.line)
        state.chat_input_value.data = question
        return self.run(message, until="colophon")

    def run(self, message: BackMsg, until: str = "") -> float:
        """Have the page run and hear it out; give the seconds until a block of the kind ``until`` that is new came."""
        message.rerun_script.query_string = self.query
        message.rerun_script.page_script_hash = self.hash
        before, begun, stood = self.count(until), time.monotonic(), 0.0
        self.connection.send(message.SerializeToString())
        for heard in self._heard():
            self._take(heard)
            if not stood and until and self.count(until) > before:
                stood = time.monotonic() - begun
            if heard.WhichOneof("type") == "script_finished":
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

    def _heard(self) -> Iterator[ForwardMsg]:
        while True:
            data = self.connection.recv(timeout=PATIENCE_S)
            assert isinstance(data, bytes)
            yield ForwardMsg.FromString(data)

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
                    drawn = json.loads(MessageToDict(element.bidi_component).get("json", "{}")).get("blocks", [])
                    name, _, turn = element.bidi_component.id.split("-", 2)[2].partition("-")
                    self.blocks[f"{turn:>4} {name}"] = [
                        (block["kind"], "".join(run["text"] for run in block["runs"])) for block in drawn
                    ]


@contextmanager
def wired(url: str) -> Iterator[Wired]:
    """Come to a page as a new visitor."""
    where = f"ws://{urlsplit(url).netloc}/_stcore/stream"
    with connect(where, origin=url, subprotocols=["streamlit"], max_size=None, open_timeout=PATIENCE_S) as connection:  # type: ignore[arg-type,list-item]  # plain words
        visit = Wired(connection)
        visit.run(BackMsg())
        yield visit
