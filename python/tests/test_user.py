"""What a user writes: `mypy --strict` accepts it, and refuses what the server would refuse."""

from __future__ import annotations

from typing import Any

import pytest

from dataexchange_local import ControlClient, milliseconds
from dataexchange_local.types import JobSeed, JobView

EXPORT: JobSeed = {
    "Type": "EXPORT_ASSETS_TO_S3",
    "Id": "mine",
    "plan": [{"state": "IN_PROGRESS", "forMs": milliseconds("6h")}, {"state": "COMPLETED"}],
}


def test_an_export_of_six_hours(dataexchange: ControlClient, dataexchange_client: Any) -> None:
    seeded: JobView = dataexchange.seed(EXPORT)
    assert seeded["job"]["State"] == "IN_PROGRESS"
    dataexchange.clock.advance("6h")
    assert dataexchange_client.get_job(JobId="mine")["State"] == "COMPLETED"


@pytest.mark.dataexchange(verdict=True, scenario={"name": "mine", "jobs": [EXPORT]})
def test_throttling(dataexchange: ControlClient, dataexchange_client: Any) -> None:
    fault = dataexchange.faults.add({"times": 2, "effect": {"exception": "ThrottlingException"}})
    dataexchange.clock.advance("6h")
    dataexchange_client.get_job(JobId="mine")
    assert dataexchange.faults.get(fault["id"])["fired"] == 2
    dataexchange.assert_verified({"operation": "GetJob"}, count=3, max_attempts=3)


def refused_by_mypy(control: ControlClient) -> None:
    """Never called. Strict mypy reports an `ignore` that is not needed."""
    control.seed({"Type": "EXPORT", "Id": "mine"})  # type: ignore[call-overload]
    control.faults.add({"efect": {"exception": "ThrottlingException"}})  # type: ignore[call-overload]
    control.await_job("mine", "DONE")  # type: ignore[arg-type]
    control.verify({"operation": "GetJobs"})  # type: ignore[arg-type]
    control.job("mine")["jbo"]  # type: ignore[typeddict-item]
    control.limits.set({"perjob": {}})  # type: ignore[typeddict-unknown-key]
