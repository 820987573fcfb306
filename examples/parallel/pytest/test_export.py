from datetime import timedelta

import pytest

from sandbox import JOB_ID, milliseconds

MALWARE = {"Code": "MALWARE_DETECTED", "Message": "Malware was found."}

lasts_and_ends = pytest.mark.parametrize(
    "duration, end",
    [
        (timedelta(hours=6), {"state": "COMPLETED"}),
        (timedelta(hours=3), {"state": "ERROR", "errors": [MALWARE]}),
        (timedelta(hours=24), {"state": "TIMED_OUT"}),
    ],
    ids=["completes", "fails", "times out"],
)


@lasts_and_ends
def test_an_export_that_takes_hours(sandbox, client, duration, end):
    sandbox.seed_job([{"state": "IN_PROGRESS", "forMs": milliseconds(duration)}, end])
    sandbox.advance_clock(duration - timedelta(hours=1))
    assert client.get_job(JobId=JOB_ID)["State"] == "IN_PROGRESS"
    sandbox.advance_clock(timedelta(hours=1))
    job = client.get_job(JobId=JOB_ID)
    assert job["State"] == end["state"]
    assert job.get("Errors", []) == end.get("errors", [])
    assert job["UpdatedAt"] - job["CreatedAt"] == duration
    assert f":{sandbox.account_id}:" in job["Arn"]


@lasts_and_ends
def test_the_client_retries_through_throttling(sandbox, client, duration, end):
    sandbox.seed_job([{"state": "IN_PROGRESS", "forMs": milliseconds(duration)}, end])
    sandbox.throttle_twice()
    sandbox.advance_clock(duration)
    job = client.get_job(JobId=JOB_ID)
    assert job["State"] == end["state"]
    assert job["ResponseMetadata"]["RetryAttempts"] == 2
