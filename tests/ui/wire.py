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


@dataclass(slots=True)
class Wired:
    """One visit: what it was sent last. ``blocks`` are the page's own blocks, by the key of what drew them.

    ``known`` are the messages it holds, as a browser does: these are named, not sent again. ``looked`` are the seconds
    that each search for questions to go on with took.
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
    looked: list[float] = field(default_factory=list)
    looks: tuple[str, str] = ("", "")

    def ask(self, question: str) -> float:
        """Ask and wait until the page has done; give the seconds until the answer stood there.

        As in a browser, the page then looks for questions to go on with, at once: that is waited for, not counted.
        """
        message = BackMsg()
        state = message.rerun_script.widget_states.widgets.add(id=self.line)
        state.chat_input_value.data = question
        answered = self.run(message, until="colophon")
        if self.looks[0]:
            self.looked.append(self.run(self._look()))
        return answered

    def _look(self) -> BackMsg:
        """Press what presses itself in a browser."""
        (drawn, fragment), self.looks = self.looks, ("", "")
        message = BackMsg()
        message.rerun_script.fragment_id = fragment
        message.rerun_script.widget_states.widgets.add(id=drawn).json_value = "{}"
        state = message.rerun_script.widget_states.widgets.add(id=f"{STREAMLIT_INTERNAL_KEY_PREFIX}_{drawn}__events")
        state.json_trigger_value = json.dumps([{"event": "pressed", "value": "look"}])
        return message

    def run(self, message: BackMsg, until: str = "") -> float:
        """Have the page run and hear it out; give the seconds until a block of the kind ``until`` that is new came."""
        message.rerun_script.query_string = self.query
        message.rerun_script.page_script_hash = self.hash
        message.rerun_script.cached_message_hashes.extend(self.known)
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
                    data = json.loads(MessageToDict(element.bidi_component).get("json", "{}"))
                    drawn = data.get("blocks", [])
                    if data.get("then"):
                        self.looks = element.bidi_component.id, heard.delta.fragment_id
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
