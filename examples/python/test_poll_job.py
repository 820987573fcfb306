"""Tests of poll_job against dataexchange-local."""

import pytest
from botocore.config import Config

from poll_job import JobFailedError, JobTimeoutError, wait_for_job

JOB_ID = "0123456789abcdef0123456789abcdef"
FAST = {"interval": 0.005, "timeout": 10}


@pytest.fixture
def dataexchange_client_config():
    """The client's own retries would hide the throttling from the poller."""
    return Config(retries={"mode": "standard", "total_max_attempts": 1})


@pytest.fixture
def seed(dataexchange):
    return lambda plan: dataexchange.seed({"Type": "EXPORT_ASSETS_TO_S3", "Id": JOB_ID, "plan": plan})


def test_completed(seed, dataexchange_client):
    seed([{"state": "WAITING", "forPolls": 1}, {"state": "IN_PROGRESS", "forPolls": 2}, {"state": "COMPLETED"}])
    job = wait_for_job(dataexchange_client, JOB_ID, **FAST)
    assert (job["Id"], job["State"]) == (JOB_ID, "COMPLETED")


def test_job_error(seed, dataexchange_client):
    seed([{"state": "IN_PROGRESS", "forPolls": 1}, {"state": "ERROR"}])
    with pytest.raises(JobFailedError) as caught:
        wait_for_job(dataexchange_client, JOB_ID, **FAST)
    assert caught.value.state == "ERROR"
    assert caught.value.errors[0]["Message"] in str(caught.value)


@pytest.mark.parametrize("state", ["CANCELLED", "TIMED_OUT"])
def test_unsuccessful_end(seed, dataexchange_client, state):
    seed([{"state": "IN_PROGRESS", "forPolls": 1}, {"state": state}])
    with pytest.raises(JobFailedError) as caught:
        wait_for_job(dataexchange_client, JOB_ID, **FAST)
    assert (caught.value.state, caught.value.errors) == (state, [])


@pytest.mark.dataexchange(verdict=True)
def test_throttling_that_recovers(seed, dataexchange, dataexchange_client):
    seed([{"state": "COMPLETED"}])
    dataexchange.faults.add({"match": {"jobId": JOB_ID}, "times": 2, "effect": {"exception": "ThrottlingException"}})
    assert wait_for_job(dataexchange_client, JOB_ID, **FAST)["State"] == "COMPLETED"


def test_not_found(dataexchange_client):
    with pytest.raises(dataexchange_client.exceptions.ResourceNotFoundException):
        wait_for_job(dataexchange_client, "f" * 32, **FAST)


def test_job_that_never_ends(seed, dataexchange_client):
    seed("hangs")
    with pytest.raises(JobTimeoutError):
        wait_for_job(dataexchange_client, JOB_ID, interval=0.005, timeout=0.1)
