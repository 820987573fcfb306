"""`control.limits`: the limits that clients run into."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..transport import Transport

if TYPE_CHECKING:
    from ..types import Limits

# A traceback of pytest ends at the call of the client.
__tracebackhide__ = True


class LimitsControl:
    """Shows, replaces and removes the limits."""

    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def get(self) -> Limits:
        """Returns the limits."""
        limits: Limits = self._transport.json("GET", "/limits")
        return limits

    def set(self, limits: Limits) -> Limits:
        """Replaces the limits, and returns them."""
        settings: Limits = self._transport.json("PUT", "/limits", body=limits)
        return settings

    def clear(self) -> None:
        """Removes all limits."""
        self._transport.json("DELETE", "/limits")
