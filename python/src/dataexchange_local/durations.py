"""Durations and instants as callers write them, in the form that the control plane takes."""

from __future__ import annotations

import re
from datetime import datetime, timedelta, timezone
from typing import Union

# A traceback of pytest ends at the call of the client.
__tracebackhide__ = True

Duration = Union[str, int, float, timedelta]
"""A duration: text such as '250ms', '90s', '15m', '6h', '2d' or '1h30m', a number of milliseconds, or a timedelta."""

Instant = Union[str, datetime]
"""An instant: ISO 8601 text with a zone, or a datetime with a zone."""

_UNITS = {"d": 86_400_000, "h": 3_600_000, "m": 60_000, "s": 1000, "ms": 1}
_PART = re.compile(r"(\d+(?:\.\d+)?)(ms|[dhms])")
_WHOLE = re.compile(rf"(?:{_PART.pattern})+", re.ASCII)
_FORMS = (
    "a duration is text such as '250ms', '90s', '15m', '6h', '2d' or '1h30m', a number of milliseconds, or a timedelta"
)


def milliseconds(duration: Duration) -> int:
    """Returns a duration in milliseconds, rounded to whole ones.

    In text, each unit occurs once, the largest first. Raises ValueError, which says what would be right, for anything
    else and for a negative duration.
    """
    if isinstance(duration, timedelta):
        ms: float = duration / timedelta(milliseconds=1)
    elif isinstance(duration, str):
        ms = _parse(duration)
    elif isinstance(duration, (int, float)) and not isinstance(duration, bool):
        ms = duration
    else:
        raise ValueError(f"{duration!r} is not a duration: {_FORMS}")
    # The comparison is also false for a NaN.
    if not 0 <= ms < float("inf"):
        raise ValueError(f"{duration!r} is not a duration that can pass: {_FORMS}; it cannot be negative or infinite")
    return round(ms)


def _parse(text: str) -> float:
    parts = _PART.findall(text) if _WHOLE.fullmatch(text) else []
    sizes = [_UNITS[unit] for _, unit in parts]
    if not parts or sizes != sorted(set(sizes), reverse=True):
        raise ValueError(f"{text!r} is not a duration: {_FORMS}")
    return sum(float(number) * size for (number, _), size in zip(parts, sizes))


def instant_text(instant: Instant) -> str:
    """Returns an instant as ISO 8601 text. Text is returned as it is: the server checks it.

    Raises ValueError for a datetime without a zone, because it names no instant.
    """
    if isinstance(instant, str):
        return instant
    if instant.tzinfo is None:
        example = "datetime(2026, 3, 2, 9, 15, tzinfo=timezone.utc)"
        raise ValueError(f"{instant!r} names no instant: it needs a zone, as in {example}")
    return instant.astimezone(timezone.utc).isoformat(timespec="milliseconds").replace("+00:00", "Z")
