"""The stream of what happens in a sandbox."""

from __future__ import annotations

import json
import socket
from types import TracebackType
from typing import TYPE_CHECKING, Any, Dict, Iterator, Optional, Type, cast

from .durations import Duration, milliseconds
from .transport import Reply, Transport

if TYPE_CHECKING:
    from .types import StreamEvent

# A traceback of pytest ends at the call of the client.
__tracebackhide__ = True

PATH = "/events"


class EventStream(Iterator["StreamEvent"]):
    """The events of a sandbox from the moment it is made. Ends when it is closed or the server ends the stream.

    Each event has a name in `event` and its data in `data`. Close it when done, best with a `with` statement.
    """

    def __init__(self, transport: Transport, timeout: Optional[Duration]) -> None:
        self._timeout = timeout
        seconds = None if timeout is None else milliseconds(timeout) / 1000
        # Once the server has responded, the reader receives every event.
        self._reply: Optional[Reply] = transport.open("GET", PATH, timeout=seconds)

    def __next__(self) -> StreamEvent:
        """Waits for the next event. Raises TimeoutError, and closes the stream, if none comes in time."""
        event = self._read()
        if event is None:
            self.close()
            raise StopIteration
        return event

    def _read(self) -> Optional[StreamEvent]:
        event: Dict[str, Any] = {}
        while self._reply is not None:
            try:
                line = self._reply.response.readline().decode()
            except socket.timeout:
                self.close()
                raise TimeoutError(f"no event came within {self._timeout!r}") from None
            except OSError:
                return None
            if line.startswith("event: "):
                event["event"] = line[len("event: ") :].rstrip("\n")
            elif line.startswith("data: "):
                event["data"] = json.loads(line[len("data: ") :])
            elif line == "\n" and event:
                return cast("StreamEvent", event)
            elif line == "":
                return None
        return None

    def close(self) -> None:
        """Closes the stream. May be called more than once."""
        if self._reply is not None:
            self._reply.close()
            self._reply = None

    def __enter__(self) -> EventStream:
        return self

    def __exit__(
        self, kind: Optional[Type[BaseException]], error: Optional[BaseException], trace: Optional[TracebackType]
    ) -> None:
        self.close()
