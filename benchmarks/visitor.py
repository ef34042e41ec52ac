"""A visitor without a browser: speaks Streamlit's socket as its frontend does, and takes the time.

A browser would add its own drawing to every measurement; here only the server is left. The messages
are Streamlit's protobuf (`BackMsg` up, `ForwardMsg` down), which is not a public interface: a new
Streamlit may want this file changed, and nothing else.
"""

from __future__ import annotations

import time
from typing import Any, Self

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ClientState_pb2 import ClientState
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState
from websockets.sync.client import connect

_DONE = {ForwardMsg.FINISHED_SUCCESSFULLY, ForwardMsg.FINISHED_FRAGMENT_RUN_SUCCESSFULLY}


class Visitor:
    """One open page. What a run has shown is kept, because the next message must refer to it."""

    def __init__(self, host: str, path: str) -> None:
        self._socket = connect(
            f"ws://{host}/_stcore/stream", subprotocols=["streamlit"], origin=f"http://{host}", max_size=None
        )
        self._state = ClientState(page_name=path.strip("/"))
        self._state.context_info.url = f"http://{host}{path}"
        self._state.context_info.locale = "de-DE"
        self._known: dict[str, ForwardMsg] = {}
        self._widgets: dict[str, WidgetState] = {}
        self._fragments: dict[str, str] = {}
        self._began = 0.0
        self.arrived: dict[str, float] = {}
        self.elements: list[Any] = []
        self.received = 0
        self.first_run = self.rerun()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._socket.close()

    def rerun(self, fragment: str = "") -> float:
        """Run the script or one of its fragments once; milliseconds from the sent message to the run's end."""
        self._state.fragment_id = fragment
        del self._state.widget_states.widgets[:]
        self._state.widget_states.widgets.extend(self._widgets.values())
        self._state.cached_message_hashes[:] = self._known
        message = BackMsg(rerun_script=self._state).SerializeToString()
        self.received = 0
        if not fragment:
            self.elements, self._fragments = [], {}
        self.arrived = {}
        self._began = began = time.perf_counter()
        self._socket.send(message)
        while True:
            data = self._socket.recv(timeout=30)
            assert isinstance(data, bytes)
            self.received += len(data)
            answer = ForwardMsg.FromString(data)
            kind = answer.WhichOneof("type")
            if kind == "script_finished" and answer.script_finished in _DONE:
                took = (time.perf_counter() - began) * 1000
                break
            self._take(kind, answer)
        # A page that gave up is fast, too.
        if any("role=alert" in getattr(element, "body", "") for element in self.elements):
            raise RuntimeError("The page shows an error instead of figures.")
        return took

    def change(self, key: str, **value: Any) -> float:
        """Set the widget with this key, as a hand would, and run the script, or the fragment it stands in."""
        found = (element.id for element in reversed(self.elements) if getattr(element, "id", "").endswith(f"-{key}"))
        widget = next(found)
        self._widgets[widget] = WidgetState(id=widget, **value)
        return self.rerun(self._fragments.get(widget, ""))

    def arrival(self, key: str) -> float:
        """Milliseconds after which the element with this key came in the last run."""
        return next(at for name, at in self.arrived.items() if name.endswith(f"-{key}"))

    def _take(self, kind: str | None, answer: ForwardMsg) -> None:
        if kind == "ref_hash":
            self._take("delta", self._known[answer.ref_hash])
        elif kind == "navigation":
            self._state.page_script_hash = answer.navigation.page_script_hash
            self._state.page_name = ""
        elif kind == "page_info_changed":
            self._state.query_string = answer.page_info_changed.query_string
        elif kind == "delta":
            if answer.metadata.cacheable:
                self._known[answer.hash] = answer
            added = answer.delta.WhichOneof("type")
            what: Any = getattr(answer.delta, added) if added in ("new_element", "add_block") else None
            if what is not None and (drawn := what.WhichOneof("type")):
                self.elements.append(getattr(what, drawn))
                name = getattr(self.elements[-1], "id", "")
                self._fragments[name] = answer.delta.fragment_id
                self.arrived[name] = (time.perf_counter() - self._began) * 1000
