"""Tests of patient_poller against dataexchange-local; see test_poll_job for how to run them."""

import json
import time
import unittest
import urllib.request
from unittest import mock

import boto3
from botocore.config import Config

from patient_poller import GaveUpError, poll_job
from test_poll_job import start_server

JOB_ID = "0123456789abcdef0123456789abcdef"
MAX_POLLS = 3
# A busy machine makes pauses longer, and a longer first pause requires a longer second one. The factor allows for it.
OPTIONS = {"first_delay": 0.09, "factor": 12, "max_polls": MAX_POLLS}
EXPECTED = {
    "match": {"operation": "GetJob", "jobId": JOB_ID},
    "count": {"max": MAX_POLLS},
    # Without this, the gaps of a poller that never pauses would be too small to compare.
    "minGapMs": OPTIONS["first_delay"] * 1000,
    "minGapFactor": 3,
    "maxAttempts": 3,
}


class PatientPollerTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.url = start_server(cls.addClassCleanup)
        cls.client = boto3.client(
            "dataexchange",
            endpoint_url=cls.url,
            region_name="us-east-1",
            aws_access_key_id="test",
            aws_secret_access_key="test",
            config=Config(retries={"mode": "standard", "total_max_attempts": 3}),
        )
        cls.addClassCleanup(cls.client.close)
        # The first request of a client is slow, so it must not be one whose gaps are verified.
        cls.client.list_jobs()

    def setUp(self):
        self.admin("reset", {})

    def tearDown(self):
        """Checks that the test used everything it set up and left no job running."""
        verdict = self.admin("verdict")
        self.assertTrue(verdict["ok"], json.dumps(verdict, indent=2))

    def admin(self, path, body=None):
        """Sends a GET, or with a body a POST, to the control plane of the server."""
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(f"{self.url}/__admin/{path}", data, {"content-type": "application/json"})
        with urllib.request.urlopen(request) as response:
            return json.load(response)

    def seed(self, plan):
        self.admin("jobs", {"Type": "EXPORT_ASSETS_TO_S3", "Id": JOB_ID, "plan": plan})

    def cancel(self):
        self.admin(f"jobs/{JOB_ID}/transition", {"state": "CANCELLED"})

    def test_job_that_never_ends(self):
        self.seed("hangs")
        with self.assertRaises(GaveUpError):
            poll_job(self.client, JOB_ID, **OPTIONS)
        self.cancel()
        # If this fails, the difference shows which requests were too early or too many.
        self.assertEqual(self.admin("verify", EXPECTED), {"ok": True, "matched": MAX_POLLS, "problems": []})

    def test_throttling(self):
        self.seed([{"state": "IN_PROGRESS", "forPolls": 1}, {"state": "COMPLETED"}])
        self.admin("faults", {"match": {"jobId": JOB_ID}, "times": 2, "effect": {"exception": "ThrottlingException"}})
        # The client sleeps for seconds before it retries; the poller sleeps with another time module.
        with mock.patch("botocore.endpoint.time"):
            self.assertEqual(poll_job(self.client, JOB_ID, **OPTIONS)["State"], "COMPLETED")
        # Each attempt of the client is a request, so the poller does not control their number and gaps.
        expected = {name: EXPECTED[name] for name in ("match", "maxAttempts")}
        self.assertEqual(self.admin("verify", expected), {"ok": True, "matched": 4, "problems": []})
        calls = self.admin("calls")["calls"]
        self.assertEqual([call["statuses"] for call in calls], [[429, 429, 200], [200]])

    def test_impatient_poller(self):
        self.seed("hangs")
        for _ in range(2 * MAX_POLLS):
            self.client.get_job(JobId=JOB_ID)
            time.sleep(0.02)
        self.cancel()
        verified = self.admin("verify", EXPECTED)
        self.assertFalse(verified["ok"])
        too_many, too_early, not_later = (problem["message"] for problem in verified["problems"])
        self.assertRegex(too_many, r"^is 3, and 6 requests matched")
        self.assertRegex(too_early, r"^is 90, and between #\d+ and #\d+ there were \d+ ms")
        self.assertRegex(not_later, r"^is 3, and after a gap of \d+ ms there was one of \d+ ms, between #\d+ and #\d+")


if __name__ == "__main__":
    unittest.main()
