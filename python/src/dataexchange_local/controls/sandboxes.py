"""`control.sandboxes`: the sandboxes of the server."""

from __future__ import annotations

from typing import TYPE_CHECKING, List

from ..transport import Transport, segment

if TYPE_CHECKING:
    from ..types import SandboxView

# A traceback of pytest ends at the call of the client.
__tracebackhide__ = True


class SandboxesControl:
    """Lists and drops sandboxes. A client of one sandbox sees only that one."""

    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def list(self) -> List[SandboxView]:
        """Returns the sandboxes that are in use."""
        sandboxes: List[SandboxView] = self._transport.json("GET", "/sandboxes")["sandboxes"]
        return sandboxes

    def drop(self, name: str) -> None:
        """Deletes a sandbox. Its next use creates it again."""
        self._transport.json("DELETE", f"/sandboxes/{segment(name)}")

    def clear(self) -> None:
        """Deletes all sandboxes."""
        self._transport.json("DELETE", "/sandboxes")
