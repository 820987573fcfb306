"""`control.clock`: the time that the sandbox lives in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, Optional

from ..durations import Duration, Instant, instant_text, milliseconds
from ..transport import Transport

if TYPE_CHECKING:
    from ..types import Advance, Advanced, Clock, ClockSettings

# A traceback of pytest ends at the call of the client.
__tracebackhide__ = True


class ClockControl:
    """Freezes, runs and advances the clock. Every call returns once all that is due has happened."""

    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def get(self) -> Clock:
        """Returns the clock, and when the next transition is due."""
        clock: Clock = self._transport.json("GET", "/clock")
        return clock

    def freeze(self, now: Optional[Instant] = None) -> Clock:
        """Stops the clock, at an instant that is not in its past if one is given."""
        return self.set(mode="frozen", now=now)

    def run(self, rate: Optional[float] = None) -> Clock:
        """Lets the clock run. `rate` is how many seconds pass in the sandbox for each real one."""
        return self.set(mode="running", rate=rate)

    def set(
        self,
        *,
        mode: Optional[Literal["running", "frozen"]] = None,
        rate: Optional[float] = None,
        now: Optional[Instant] = None,
    ) -> Clock:
        """Changes what is given, and leaves the rest as it is. The clock cannot go back."""
        settings: ClockSettings = {}
        if mode is not None:
            settings["mode"] = mode
        if rate is not None:
            settings["rate"] = rate
        if now is not None:
            settings["now"] = instant_text(now)
        clock: Clock = self._transport.json("PUT", "/clock", body=settings)
        return clock

    def advance(self, duration: Duration) -> Advanced:
        """Moves the clock forward, by '6h' for example, and returns it with the transitions that this caused."""
        return self._advance({"ms": milliseconds(duration)})

    def advance_to(self, instant: Instant) -> Advanced:
        """Moves the clock forward to an instant, and returns it with the transitions that this caused."""
        return self._advance({"to": instant_text(instant)})

    def advance_to_next_transition(self) -> Advanced:
        """Moves the clock forward to the next transition that is due at some time, and returns it with that one."""
        return self._advance({"toNextTransition": True})

    def _advance(self, advance: Advance) -> Advanced:
        clock: Advanced = self._transport.json("POST", "/clock/advance", body=advance)
        return clock
