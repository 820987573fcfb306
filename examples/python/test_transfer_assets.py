"""Tests of transfer_assets against dataexchange-local; see test_poll_job for how to run them."""

import json
import unittest
import urllib.request
from unittest import mock

import boto3
from botocore.config import Config

import transfer_assets
from poll_job import JobFailedError, JobTimeoutError
from test_poll_job import start_server
from transfer_assets import TransferError, export_asset, import_file

REVISION = {"data_set_id": "0123456789abcdef0123456789abcdef", "revision_id": "fedcba9876543210fedcba9876543210"}
FILE = {**REVISION, "name": "data.csv", "content": b"id,name\n1,one\n"}
ASSET = {**REVISION, "asset_id": "00112233445566778899aabbccddeeff"}
FAST = {"interval": 0.002, "timeout": 10}


def corrupt(request, **options):
    """Sends bytes other than the given ones."""
    request.data = b"id,name\n1,0ne\n"
    return urllib.request.urlopen(request, **options)


class TransferAssetsTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.url = start_server(cls.addClassCleanup, "--waiting-ms", "5", "--in-progress-ms", "5")
        cls.client = boto3.client(
            "dataexchange",
            endpoint_url=cls.url,
            region_name="us-east-1",
            aws_access_key_id="test",
            aws_secret_access_key="test",
            config=Config(retries={"mode": "standard", "total_max_attempts": 3}),
        )
        cls.addClassCleanup(cls.client.close)

    def setUp(self):
        self.admin("reset", {})

    def admin(self, path, body=None):
        """Sends a GET, or with a body a POST, to the control plane of the server."""
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(f"{self.url}/__admin/{path}", data, {"content-type": "application/json"})
        with urllib.request.urlopen(request) as response:
            return json.load(response)

    def states(self):
        jobs = self.client.list_jobs(DataSetId=REVISION["data_set_id"])["Jobs"]
        return [job["State"] for job in jobs]

    def test_export_of_an_imported_asset(self):
        content = bytes(range(251)) * 400
        job = import_file(self.client, **{**FILE, "content": content}, **FAST)
        self.assertEqual(job["State"], "COMPLETED")
        # The revision is made up. In one that exists, an application learns the id from ListRevisionAssets.
        asset_id = self.admin(f"jobs/{job['Id']}")["assetId"]
        self.assertEqual(export_asset(self.client, **REVISION, asset_id=asset_id, **FAST), content)

    def test_import_error(self):
        error = {"Code": "MALWARE_DETECTED", "Message": "Malware was found in bad.csv."}
        plan = [{"state": "IN_PROGRESS", "forPolls": 1}, {"state": "ERROR", "errors": [error]}]
        self.admin("outcomes", {"match": {"assetName": "bad.csv"}, "plan": plan})
        with self.assertRaisesRegex(JobFailedError, r"MALWARE_DETECTED: Malware was found in bad\.csv\.") as caught:
            import_file(self.client, **{**FILE, "name": "bad.csv"}, **FAST)
        self.assertEqual((caught.exception.state, caught.exception.errors), ("ERROR", [error]))
        self.assertEqual(import_file(self.client, **FILE, **FAST)["State"], "COMPLETED", "other files are not affected")

    def test_unsuccessful_export(self):
        for plan, state in (("cancelled", "CANCELLED"), ("times-out", "TIMED_OUT")):
            with self.subTest(state):
                self.admin("outcomes", {"match": {"type": "EXPORT_ASSET_TO_SIGNED_URL"}, "plan": plan, "times": 1})
                with self.assertRaises(JobFailedError) as caught:
                    export_asset(self.client, **ASSET, **FAST)
                self.assertEqual(caught.exception.state, state)

    def test_upload_corrupted_in_transit(self):
        with mock.patch.object(transfer_assets, "urlopen", corrupt), self.assertRaises(TransferError) as caught:
            import_file(self.client, **FILE, **FAST)
        self.assertEqual((caught.exception.status, caught.exception.code), (400, "BadDigest"))
        self.assertEqual(self.states(), ["CANCELLED"])

    def test_failed_upload_of_a_job_that_cannot_be_cancelled(self):
        self.admin("faults", {"match": {"operation": "CancelJob"}, "effect": {"exception": "AccessDeniedException"}})
        with mock.patch.object(transfer_assets, "urlopen", corrupt), self.assertRaises(TransferError) as caught:
            import_file(self.client, **FILE, **FAST)
        self.assertEqual(caught.exception.code, "BadDigest")
        self.assertEqual(self.states(), ["WAITING"])

    def test_job_that_never_ends(self):
        self.admin("outcomes", {"plan": "hangs"})
        with self.assertRaises(JobTimeoutError):
            import_file(self.client, **FILE, interval=0.002, timeout=0.05)
        self.assertEqual(self.states(), ["IN_PROGRESS"])

    def test_throttled_start(self):
        fault = {"match": {"operation": "StartJob"}, "times": 2, "effect": {"exception": "ThrottlingException"}}
        fault_id = self.admin("faults", fault)["id"]
        # The client sleeps for seconds before it retries.
        with mock.patch("time.sleep"):
            self.assertEqual(import_file(self.client, **FILE, **FAST)["State"], "COMPLETED")
        self.assertEqual(self.admin(f"faults/{fault_id}")["fired"], 2)


if __name__ == "__main__":
    unittest.main()
