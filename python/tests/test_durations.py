from __future__ import annotations

import math
from datetime import datetime, timedelta, timezone

import pytest

from dataexchange_local import Duration, milliseconds
from dataexchange_local.durations import instant_text


@pytest.mark.parametrize(
    ("duration", "expected"),
    [
        ("250ms", 250),
        ("90s", 90_000),
        ("15m", 900_000),
        ("6h", 21_600_000),
        ("2d", 172_800_000),
        ("1h30m", 5_400_000),
        ("1d2h3m4s5ms", 93_784_005),
        ("1.5s", 1500),
        ("0s", 0),
        (0, 0),
        (1500, 1500),
        (1.6, 2),
        (timedelta(hours=6), 21_600_000),
        (timedelta(microseconds=1500), 2),
    ],
)
def test_a_duration_is_milliseconds_or_text_or_a_timedelta(duration: Duration, expected: int) -> None:
    assert milliseconds(duration) == expected


@pytest.mark.parametrize(
    "duration",
    [
        "",
        "6",
        "h",
        "6 h",
        "6hours",
        "-6h",
        "30m1h",
        "1h1h",
        "1h30",
        "1,5s",
        "6H",
        "٦h",
        -1,
        math.nan,
        math.inf,
        None,
        True,
        [1],
    ],
)
def test_anything_else_raises_a_value_error_that_says_what_a_duration_is(duration: Duration) -> None:
    with pytest.raises(ValueError, match=r"a duration is text such as '250ms', .* a number of milliseconds") as raised:
        milliseconds(duration)
    assert repr(duration) in str(raised.value)


def test_a_negative_timedelta_raises_a_value_error() -> None:
    with pytest.raises(ValueError, match="cannot be negative"):
        milliseconds(timedelta(seconds=-1))


def test_an_instant_is_text_or_a_datetime_with_a_zone() -> None:
    east = timezone(timedelta(hours=2))
    assert instant_text("2026-03-02T09:15:00Z") == "2026-03-02T09:15:00Z"
    assert instant_text(datetime(2026, 3, 2, 9, 15, tzinfo=timezone.utc)) == "2026-03-02T09:15:00.000Z"
    assert instant_text(datetime(2026, 3, 2, 9, 15, 0, 123_456, east)) == "2026-03-02T07:15:00.123Z"


def test_a_datetime_without_a_zone_raises_a_value_error_that_shows_one_with_a_zone() -> None:
    with pytest.raises(ValueError, match=r"needs a zone, as in .*tzinfo=timezone\.utc"):
        instant_text(datetime(2026, 3, 2))
