"""`control.faults`: the rules that spoil responses."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, List, Mapping, Sequence, Union, overload

from ..transport import Transport, segment

if TYPE_CHECKING:
    from ..types import Fault, FaultView

# A traceback of pytest ends at the call of the client.
__tracebackhide__ = True


class FaultsControl:
    """Arms faults, shows how often they fired, and disarms them."""

    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    @overload
    def add(self, fault: Fault) -> FaultView: ...

    @overload
    def add(self, fault: Sequence[Fault]) -> List[FaultView]: ...

    def add(self, fault: Union[Fault, Sequence[Fault]]) -> Union[FaultView, List[FaultView]]:
        """Arms a fault, or several: all or none. Returns them as the server sees them, each with its id."""
        armed: Any = self._transport.json("POST", "/faults", body=fault)
        faults: Union[FaultView, List[FaultView]] = armed if isinstance(fault, Mapping) else armed["faults"]
        return faults

    def list(self) -> List[FaultView]:
        """Returns the armed faults in the order in which they were armed, spent ones included."""
        faults: List[FaultView] = self._transport.json("GET", "/faults")["faults"]
        return faults

    def get(self, fault_id: str) -> FaultView:
        """Returns a fault."""
        fault: FaultView = self._transport.json("GET", f"/faults/{segment(fault_id)}")
        return fault

    def delete(self, fault_id: str) -> None:
        """Disarms a fault, and cuts off the requests that it delays or holds."""
        self._transport.json("DELETE", f"/faults/{segment(fault_id)}")

    def clear(self) -> None:
        """Disarms all faults, and cuts off the requests that they delay or hold."""
        self._transport.json("DELETE", "/faults")
