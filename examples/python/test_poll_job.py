"""Tests of poll_job against dataexchange-local.

Run: python3 -m unittest discover -s examples/python
They start a server unless DATAEXCHANGE_LOCAL_URL is the URL of one, which they reset.
"""

import json
import os
import subprocess
import unittest
import urllib.request
from pathlib import Path

import boto3
from botocore.config import Config

from poll_job import JobFailedError, JobTimeoutError, wait_for_job

ROOT = Path(__file__).resolve().parents[2]
JOB_ID = "0123456789abcdef0123456789abcdef"
FAST = {"interval": 0.005, "timeout": 10}


def start_server(add_cleanup, *options):
    """Returns the URL of a server. A server that this function starts ends with the tests."""
    url = os.environ.get("DATAEXCHANGE_LOCAL_URL")
    if url:
        return url.rstrip("/")
    command = ["node", "dist/cli.js", "--port", "0", "--log-level", "silent", *options]
    server = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)
    add_cleanup(server.communicate)
    add_cleanup(server.terminate)
    ready = server.stdout.readline()
    if " ready on " not in ready:
        raise RuntimeError(f"the server did not start: {ready!r}")
    return ready.split(" ready on ")[1].split()[0]


class WaitForJobTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.url = start_server(cls.addClassCleanup)
        cls.client = boto3.client(
            "dataexchange",
            endpoint_url=cls.url,
            region_name="us-east-1",
            aws_access_key_id="test",
            aws_secret_access_key="test",
            # The client's own retries would hide the throttling from the poller, and they are slow.
            config=Config(retries={"mode": "standard", "total_max_attempts": 1}),
        )

    def setUp(self):
        self.admin("reset", {})

    def admin(self, path, body):
        """Sends a POST to the control plane of the server."""
        headers = {"content-type": "application/json"}
        request = urllib.request.Request(f"{self.url}/__admin/{path}", json.dumps(body).encode(), headers)
        urllib.request.urlopen(request).close()

    def seed(self, plan):
        self.admin("jobs", {"Type": "EXPORT_ASSETS_TO_S3", "Id": JOB_ID, "plan": plan})

    def test_completed(self):
        self.seed([{"state": "WAITING", "forPolls": 1}, {"state": "IN_PROGRESS", "forPolls": 2}, {"state": "COMPLETED"}])
        job = wait_for_job(self.client, JOB_ID, **FAST)
        self.assertEqual((job["Id"], job["State"]), (JOB_ID, "COMPLETED"))

    def test_job_error(self):
        self.seed([{"state": "IN_PROGRESS", "forPolls": 1}, {"state": "ERROR"}])
        with self.assertRaises(JobFailedError) as caught:
            wait_for_job(self.client, JOB_ID, **FAST)
        self.assertEqual(caught.exception.state, "ERROR")
        self.assertIn(caught.exception.errors[0]["Message"], str(caught.exception))

    def test_unsuccessful_end(self):
        for state in ("CANCELLED", "TIMED_OUT"):
            with self.subTest(state):
                self.admin("reset", {})
                self.seed([{"state": "IN_PROGRESS", "forPolls": 1}, {"state": state}])
                with self.assertRaises(JobFailedError) as caught:
                    wait_for_job(self.client, JOB_ID, **FAST)
                self.assertEqual((caught.exception.state, caught.exception.errors), (state, []))

    def test_throttling_that_recovers(self):
        self.seed([{"state": "COMPLETED"}])
        self.admin("faults", {"match": {"jobId": JOB_ID}, "times": 2, "effect": {"exception": "ThrottlingException"}})
        self.assertEqual(wait_for_job(self.client, JOB_ID, **FAST)["State"], "COMPLETED")

    def test_not_found(self):
        with self.assertRaises(self.client.exceptions.ResourceNotFoundException):
            wait_for_job(self.client, "f" * 32, **FAST)

    def test_job_that_never_ends(self):
        self.seed("hangs")
        with self.assertRaises(JobTimeoutError):
            wait_for_job(self.client, JOB_ID, interval=0.005, timeout=0.1)


if __name__ == "__main__":
    unittest.main()
