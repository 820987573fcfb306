"""`control.outcomes`: what becomes of the jobs that clients create."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, List, Mapping, Sequence, Union, overload

from ..transport import Transport, segment

if TYPE_CHECKING:
    from ..types import Outcome, OutcomeView

# A traceback of pytest ends at the call of the client.
__tracebackhide__ = True


class OutcomesControl:
    """Adds outcomes, shows how often they were given, and deletes them."""

    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    @overload
    def add(self, outcome: Outcome) -> OutcomeView: ...

    @overload
    def add(self, outcome: Sequence[Outcome]) -> List[OutcomeView]: ...

    def add(self, outcome: Union[Outcome, Sequence[Outcome]]) -> Union[OutcomeView, List[OutcomeView]]:
        """Adds an outcome, or several: all or none. Returns them as the server sees them, each with its id."""
        added: Any = self._transport.json("POST", "/outcomes", body=outcome)
        outcomes: Union[OutcomeView, List[OutcomeView]] = added if isinstance(outcome, Mapping) else added["outcomes"]
        return outcomes

    def list(self) -> List[OutcomeView]:
        """Returns the outcomes in the order in which they were added, spent ones included."""
        outcomes: List[OutcomeView] = self._transport.json("GET", "/outcomes")["outcomes"]
        return outcomes

    def get(self, outcome_id: str) -> OutcomeView:
        """Returns an outcome."""
        outcome: OutcomeView = self._transport.json("GET", f"/outcomes/{segment(outcome_id)}")
        return outcome

    def delete(self, outcome_id: str) -> None:
        """Deletes an outcome."""
        self._transport.json("DELETE", f"/outcomes/{segment(outcome_id)}")

    def clear(self) -> None:
        """Deletes all outcomes."""
        self._transport.json("DELETE", "/outcomes")
