"""What a verdict found, as text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Callable, List, Sequence, TypeVar

if TYPE_CHECKING:
    from .types import Verdict, VerdictFaultsNeverFiredFirstEntry


Finding = TypeVar("Finding")


def verdict_lines(verdict: Verdict) -> List[str]:
    """Returns a line for each finding of a verdict: none if it is ok."""
    faults, never_asked, running, not_emulated = (
        verdict["faultsNeverFired"],
        verdict["jobsNeverAskedFor"],
        verdict["jobsLeftRunning"],
        verdict["notEmulated"],
    )
    return [
        *_lines(faults["total"], faults["first"], _fault_line),
        *_lines(never_asked["total"], never_asked["first"], lambda job_id: f"job {job_id} was never asked for"),
        *_lines(running["total"], running["first"], lambda job: f"job {job['id']} was left {job['state']}"),
        *_lines(
            not_emulated["total"],
            not_emulated["first"],
            lambda request: f"{request['method']} {request['path']} is not emulated",
        ),
    ]


def _fault_line(fault: VerdictFaultsNeverFiredFirstEntry) -> str:
    matched = fault["matched"]
    why = fault.get("why", "1 request matched" if matched == 1 else f"{matched} requests matched")
    return f"fault {fault['id']} never fired ({why})"


def _lines(total: int, first: Sequence[Finding], describe: Callable[[Finding], str]) -> List[str]:
    more = total - len(first)
    return [*map(describe, first), *([f"and {more} more of this kind"] if more > 0 else [])]
