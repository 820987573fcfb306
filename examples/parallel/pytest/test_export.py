import os
from datetime import timedelta

import pytest

from dataexchange_local import milliseconds

# The same in every worker: the sandboxes keep the jobs apart.
JOB_ID = "0123456789abcdef0123456789abcdef"
MALWARE = {"Code": "MALWARE_DETECTED", "Message": "Malware was found."}

# Each test has to use what it sets up, and to leave no job running.
pytestmark = pytest.mark.dataexchange(verdict=True)

lasts_and_ends = pytest.mark.parametrize(
    "duration, end",
    [
        (timedelta(hours=6), {"state": "COMPLETED"}),
        (timedelta(hours=3), {"state": "ERROR", "errors": [MALWARE]}),
        (timedelta(hours=24), {"state": "TIMED_OUT"}),
    ],
    ids=["completes", "fails", "times out"],
)


@pytest.fixture
def seed_job(dataexchange):
    """Seeds a job of some duration in a sandbox whose time passes only when a test advances it."""
    dataexchange.clock.freeze()

    def seed_job(duration, end):
        plan = [{"state": "IN_PROGRESS", "forMs": milliseconds(duration)}, end]
        dataexchange.seed({"Type": "EXPORT_REVISIONS_TO_S3", "Id": JOB_ID, "plan": plan})

    return seed_job


@lasts_and_ends
def test_an_export_that_takes_hours(dataexchange, dataexchange_client, seed_job, duration, end):
    seed_job(duration, end)
    dataexchange.clock.advance(duration - timedelta(hours=1))
    assert dataexchange_client.get_job(JobId=JOB_ID)["State"] == "IN_PROGRESS"
    dataexchange.clock.advance("1h")
    job = dataexchange_client.get_job(JobId=JOB_ID)
    assert job["State"] == end["state"]
    assert job.get("Errors", []) == end.get("errors", [])
    assert job["UpdatedAt"] - job["CreatedAt"] == duration
    assert dataexchange.endpoint.endswith(os.environ["PYTEST_XDIST_WORKER"]), "each worker has a sandbox of its own"


@lasts_and_ends
def test_the_client_retries_through_throttling(dataexchange, dataexchange_client, seed_job, duration, end):
    seed_job(duration, end)
    dataexchange.faults.add({"times": 2, "effect": {"exception": "ThrottlingException"}})
    dataexchange.clock.advance(duration)
    job = dataexchange_client.get_job(JobId=JOB_ID)
    assert job["State"] == end["state"]
    assert job["ResponseMetadata"]["RetryAttempts"] == 2
