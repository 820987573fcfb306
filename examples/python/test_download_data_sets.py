"""Tests of download_data_sets against dataexchange-local; see test_poll_job for how to run them."""

import base64
import json
import unittest
import urllib.request

import boto3

from download_data_sets import copy_revision_to_s3, download_revision, find_newest_revision, list_entitled_data_sets
from poll_job import JobFailedError
from test_poll_job import start_server

README = "Prices in \u20ac.\n".encode()
PRICES = bytes(range(251)) * 280
OCTOBER = {"Comment": "October", "assets": [{"Name": "old.csv", "text": "old"}]}
NOVEMBER = {
    "Comment": "November",
    "assets": [
        {"Name": "readme.txt", "base64": base64.b64encode(README).decode()},
        {"Name": "prices.bin", "base64": base64.b64encode(PRICES).decode()},
    ],
}
# A data set to which the account is subscribed. Of its revisions, the last one is the newest.
DATA_SET = {
    "Name": "Prices",
    "Origin": "ENTITLED",
    "OriginDetails": {"ProductId": "prod-abcdefghij234"},
    "revisions": [OCTOBER, NOVEMBER],
}
REVOKED = {"Comment": "December", "Revoked": True, "RevocationComment": "The prices are wrong."}
FAST = {"interval": 0.002, "timeout": 10}


class DownloadDataSetsTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.url = start_server(cls.addClassCleanup, "--waiting-ms", "5", "--in-progress-ms", "5")
        cls.client = boto3.client(
            "dataexchange",
            endpoint_url=cls.url,
            region_name="us-east-1",
            aws_access_key_id="test",
            aws_secret_access_key="test",
        )
        cls.addClassCleanup(cls.client.close)

    def setUp(self):
        self.seed(DATA_SET)

    def seed(self, data_set):
        self.admin("reset", {})
        self.admin("data-sets", data_set)
        self.data_set_id = list_entitled_data_sets(self.client)[0]["Id"]

    def admin(self, path, body=None):
        """Sends a GET, or with a body a POST, to the control plane of the server."""
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(f"{self.url}/__admin/{path}", data, {"content-type": "application/json"})
        with urllib.request.urlopen(request) as response:
            return json.load(response)

    def publish(self, revision):
        """Publishes a revision, as the provider of the data set does."""
        return self.admin(f"data-sets/{self.data_set_id}/revisions", revision)

    def newest(self):
        return find_newest_revision(self.client, self.data_set_id)

    def test_data_sets_of_files_that_others_provide(self):
        self.admin("data-sets", {"Name": "Own"})
        self.admin("data-sets", {"Name": "API", "Origin": "ENTITLED", "AssetType": "API_GATEWAY_API"})
        (data_set,) = list_entitled_data_sets(self.client)
        self.assertEqual(data_set["Name"], "Prices")
        self.assertEqual(data_set["OriginDetails"], {"ProductId": "prod-abcdefghij234"})

    def test_newest_revision(self):
        self.assertEqual(self.newest()["Comment"], "November")
        self.publish({"Comment": "December"})
        self.assertEqual(self.newest()["Comment"], "December")

    def test_revision_that_the_provider_has_revoked(self):
        revision = self.publish(REVOKED)
        self.assertEqual(self.newest()["Comment"], "November")
        with self.assertRaisesRegex(JobFailedError, "ACCESS_DENIED_EXCEPTION"):
            copy_revision_to_s3(self.client, self.data_set_id, revision["Id"], "lake", **FAST)

    def test_no_revision(self):
        self.seed({**DATA_SET, "revisions": [REVOKED]})
        self.assertIsNone(self.newest())

    def test_download(self):
        files = dict(download_revision(self.client, self.data_set_id, self.newest()["Id"], **FAST))
        self.assertEqual(files, {"readme.txt": README, "prices.bin": PRICES})

    def test_built_in_prices(self):
        self.admin("scenarios/subscriber?mode=replace", {})
        (data_set,) = list_entitled_data_sets(self.client)
        revision = find_newest_revision(self.client, data_set["Id"])
        names = [name for name, _ in download_revision(self.client, data_set["Id"], revision["Id"], **FAST)]
        self.assertIn("2026-01-03/prices.csv", names)

    def test_copy_to_s3(self):
        revision_id = self.newest()["Id"]
        job = copy_revision_to_s3(self.client, self.data_set_id, revision_id, "lake", **FAST)
        # The server writes nothing to S3. Its control plane tells what the service would have written.
        exported = self.admin(f"jobs/{job['Id']}")["exported"]
        self.assertEqual(
            {(entry["bucket"], entry["key"], entry["bytes"]) for entry in exported},
            {
                ("lake", f"{revision_id}/readme.txt", len(README)),
                ("lake", f"{revision_id}/prices.bin", len(PRICES)),
            },
        )


if __name__ == "__main__":
    unittest.main()
