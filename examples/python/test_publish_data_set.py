"""Tests of publish_data_set against dataexchange-local; see test_poll_job for how to run them."""

import json
import unittest
import urllib.request

import boto3

from poll_job import JobFailedError
from publish_data_set import ensure_data_set, publish_revision, withdraw_revision
from test_poll_job import start_server

PRICES = {"name": "Prices", "description": "Prices by year.", "tags": {"team": "data"}}
OBJECTS = [("prices", "2024.csv"), ("prices", "2025.csv"), ("prices", "2026.csv")]
README = ("readme.txt", b"Prices by year.\n")
FAST = {"interval": 0.002, "timeout": 10}


class PublishDataSetTest(unittest.TestCase):
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
        self.admin("reset", {})
        self.data_set_id = ensure_data_set(self.client, **PRICES)

    def admin(self, path, body):
        """Sends a POST to the control plane of the server."""
        headers = {"content-type": "application/json"}
        request = urllib.request.Request(f"{self.url}/__admin/{path}", json.dumps(body).encode(), headers)
        urllib.request.urlopen(request).close()

    def publish(self, comment="November", objects=OBJECTS, files=(README,)):
        return publish_revision(self.client, self.data_set_id, comment, objects, files, **FAST)

    def revision_ids(self):
        revisions = self.client.list_data_set_revisions(DataSetId=self.data_set_id)["Revisions"]
        return [revision["Id"] for revision in revisions]

    def asset_names(self, revision_id):
        pages = self.client.get_paginator("list_revision_assets").paginate(
            DataSetId=self.data_set_id, RevisionId=revision_id
        )
        return [asset["Name"] for page in pages for asset in page["Assets"]]

    def test_data_set_that_exists(self):
        data_set = self.client.get_data_set(DataSetId=self.data_set_id)
        self.assertEqual((data_set["Name"], data_set["Tags"]), ("Prices", {"team": "data"}))
        self.assertEqual(ensure_data_set(self.client, **PRICES), self.data_set_id)
        self.assertNotEqual(ensure_data_set(self.client, **{**PRICES, "name": "Other prices"}), self.data_set_id)

    def test_finalized_revision_of_objects_and_files(self):
        revision = self.publish()
        self.assertEqual((revision["Comment"], revision["Finalized"]), ("November", True))
        self.assertEqual(self.asset_names(revision["Id"]), ["readme.txt", "2026.csv", "2025.csv", "2024.csv"])
        readme = self.client.list_revision_assets(DataSetId=self.data_set_id, RevisionId=revision["Id"])["Assets"][0]
        self.assertEqual(readme["AssetDetails"]["S3SnapshotAsset"]["Size"], len(README[1]))

    def test_later_revision(self):
        first = self.publish()
        second = self.publish("December", objects=())
        self.assertEqual(self.revision_ids(), [second["Id"], first["Id"]])

    def test_more_objects_than_one_job_can_take(self):
        revision = self.publish(objects=[("prices", f"{index}.csv") for index in range(201)], files=())
        self.assertEqual(len(self.asset_names(revision["Id"])), 201)

    def test_failed_import(self):
        error = {"Code": "MALWARE_DETECTED", "Message": "Malware was found in readme.txt."}
        plan = [{"state": "IN_PROGRESS", "forPolls": 1}, {"state": "ERROR", "errors": [error]}]
        self.admin("outcomes", {"match": {"assetName": "readme.txt"}, "plan": plan})
        with self.assertRaises(JobFailedError) as caught:
            self.publish()
        self.assertEqual(caught.exception.errors, [error])
        self.assertEqual(self.revision_ids(), [])

    def test_nothing_to_publish(self):
        with self.assertRaises(self.client.exceptions.ValidationException):
            self.publish(objects=(), files=())
        self.assertEqual(self.revision_ids(), [])

    def test_withdrawn_revision(self):
        revision = self.publish()
        withdraw_revision(self.client, self.data_set_id, revision["Id"], "The prices of 2026 are wrong.")
        revoked = self.client.get_revision(DataSetId=self.data_set_id, RevisionId=revision["Id"])
        self.assertTrue(revoked["Revoked"])
        self.assertEqual(revoked["RevocationComment"], "The prices of 2026 are wrong.")
        self.assertEqual(self.asset_names(revision["Id"]), [])


if __name__ == "__main__":
    unittest.main()
