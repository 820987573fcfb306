"""What a failed test asked of the server, as a section of its report."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ..client import ControlClient
from ..errors import ControlError

if TYPE_CHECKING:
    from ..types import RequestView

MAX_REQUESTS = 20

_CONTROL = pytest.StashKey[ControlClient]()
_HAS_PASSED = pytest.StashKey[bool]()


def keep_control(item: pytest.Item, control: ControlClient) -> None:
    """Remembers the sandbox of a test."""
    item.stash[_CONTROL] = control
    item.stash[_HAS_PASSED] = False


def keep_outcome(item: pytest.Item, report: pytest.TestReport) -> None:
    """Remembers whether a test has passed."""
    if report.when == "call":
        item.stash[_HAS_PASSED] = report.passed


def has_passed(item: pytest.Item) -> bool:
    """Returns whether a test has run and passed, apart from its teardown."""
    return item.stash.get(_HAS_PASSED, False)


def show_requests(item: pytest.Item, report: pytest.TestReport) -> None:
    """Adds the last requests to the report of a test that failed, while its sandbox is as it left it."""
    if report.when != "call" or not report.failed or _CONTROL not in item.stash:
        return
    try:
        requests = item.stash[_CONTROL].requests(limit=MAX_REQUESTS)
    except ControlError:
        return
    if requests:
        report.sections.append(("dataexchange-local: last requests", "\n".join(map(_line, requests))))


def _line(request: RequestView) -> str:
    what = request.get("operation") or f"{request['method']} {request['path']}"
    about = request.get("jobId") or request.get("dataSetId")
    result = request.get("errorType") or request.get("stateAfter")
    status = request.get("status", "no response")
    faults = ", ".join(request["faults"])
    parts = [f"#{request['ordinal']}", what, about, f"-> {status}", result, f"(fault {faults})" if faults else None]
    return " ".join(part for part in parts if part)
