"""Tests of patient_poller against dataexchange-local."""

import time

import pytest
from botocore.config import Config

from patient_poller import GaveUpError, poll_job

# Every test has to use what it sets up, and to leave no job running.
pytestmark = pytest.mark.dataexchange(verdict=True)

JOB_ID = "0123456789abcdef0123456789abcdef"
POLLS = {"operation": "GetJob", "jobId": JOB_ID}
MAX_POLLS = 3
# A busy machine makes pauses longer, and a longer first pause requires a longer second one. The factor allows for it.
OPTIONS = {"first_delay": 0.09, "factor": 12, "max_polls": MAX_POLLS}
# Without the shortest gap, those of a poller that never pauses would be too small to compare.
EXPECTED = {"count": {"max": MAX_POLLS}, "min_gap": "90ms", "min_gap_factor": 3, "max_attempts": 3}


@pytest.fixture
def dataexchange_client_config():
    return Config(retries={"mode": "standard", "total_max_attempts": 3})


@pytest.fixture
def client(dataexchange_client):
    # The first request of a client is slow, so it must not be one whose gaps are verified.
    dataexchange_client.list_jobs()
    return dataexchange_client


@pytest.fixture
def seed(dataexchange):
    return lambda plan: dataexchange.seed({"Type": "EXPORT_ASSETS_TO_S3", "Id": JOB_ID, "plan": plan})


def test_job_that_never_ends(seed, dataexchange, client):
    seed("hangs")
    with pytest.raises(GaveUpError):
        poll_job(client, JOB_ID, **OPTIONS)
    dataexchange.transition(JOB_ID, "CANCELLED")
    assert dataexchange.assert_verified(POLLS, **EXPECTED)["matched"] == MAX_POLLS


def test_throttling(seed, dataexchange, client):
    seed([{"state": "IN_PROGRESS", "forPolls": 1}, {"state": "COMPLETED"}])
    dataexchange.faults.add({"match": {"jobId": JOB_ID}, "times": 2, "effect": {"exception": "ThrottlingException"}})
    assert poll_job(client, JOB_ID, **OPTIONS)["State"] == "COMPLETED"
    # Each attempt of the client is a request, so the poller does not control their number and gaps.
    dataexchange.assert_verified(POLLS, count=4, max_attempts=3)
    polls = [call["statuses"] for call in dataexchange.calls() if call["operation"] == "GetJob"]
    assert polls == [[429, 429, 200], [200]]


def test_impatient_poller(seed, dataexchange, client):
    seed("hangs")
    for _ in range(2 * MAX_POLLS):
        client.get_job(JobId=JOB_ID)
        time.sleep(0.02)
    dataexchange.transition(JOB_ID, "CANCELLED")
    with pytest.raises(AssertionError) as caught:
        # A gap that is too short on a busy machine, too.
        dataexchange.assert_verified(POLLS, **{**EXPECTED, "min_gap": "60s"})
    too_many, too_early, not_later = str(caught.value).splitlines()[1:]
    assert "is 3, and 6 requests matched" in too_many
    assert "is 60000, and between #" in too_early
    assert "is 3, and after a gap of " in not_later
