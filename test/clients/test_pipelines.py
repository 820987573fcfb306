"""Whole pipelines of publishers and subscribers with boto3 and the AWS CLI, and boto3's paginators of data sets.

Run: python3 -m unittest discover -s test/clients
"""

import base64
import hashlib
import json
import unittest
import urllib.request
from datetime import datetime, timedelta, timezone

import boto3
from test_boto3 import AwsCliServerTest, ServerTest, known, to_wire, violations

# Jobs that clients create are done at their second poll.
SECOND_POLL = {"plan": [{"state": "IN_PROGRESS", "forPolls": 1}, {"state": "COMPLETED"}]}
KEYS = ["prices/2024.csv", "prices/2025.csv", "prices/2026.csv"]
README = b"Prices by year."
MD5 = base64.b64encode(hashlib.md5(README).digest()).decode()

# The files of the newest revision of an entitled data set, in the order in which they are listed.
FILES = {"readme.txt": "Prices in \u20ac.\n".encode(), "prices.bin": bytes(range(256)) * 300, "empty.csv": b""}
OLDER = {"Comment": "October", "CreatedAt": "2020-10-01T00:00:00.000Z", "assets": [{"Name": "old.csv", "text": "old"}]}
NEWER = {
    "Comment": "November",
    "CreatedAt": "2020-11-01T00:00:00.000Z",
    "assets": [{"Name": name, "base64": base64.b64encode(content).decode()} for name, content in FILES.items()],
}
ENTITLED = {"Name": "Prices", "OriginDetails": {"ProductId": "prod-abcdefghij234"}, "revisions": [NEWER, OLDER]}
KEY_PATTERN = "${Revision.CreatedAt.Year}/${Revision.Id}/${Asset.Name}"


LAKE = {"ExportRevisionToS3": {"RevisionDestination": {"Bucket": "lake", "KeyPattern": KEY_PATTERN}}}
ARCHIVE = {"ExportRevisionToS3": {"RevisionDestination": {"Bucket": "archive"}}}


def download(url):
    with urllib.request.urlopen(url) as response:
        return response.read()


def expected_objects(revision_id):
    """The objects that an export of the newest revision would have written."""
    prefix = f"2020/{revision_id}"
    return {("lake", f"{prefix}/{name}", len(content)) for name, content in FILES.items()}


def upload(url, content):
    urllib.request.urlopen(urllib.request.Request(url, content, method="PUT")).close()


class DataSetTest(ServerTest):
    """Tests with a boto3 client, in a sandbox without built-in jobs."""

    def setUp(self):
        super().setUp()
        self.call("POST", "/__admin/reset?to=empty", {})
        self.call("POST", "/__admin/outcomes", SECOND_POLL)
        self.client = boto3.client("dataexchange", endpoint_url=self.url)

    def finish(self, job):
        """Starts an import, polls until it has ended, and returns the assets that it made."""
        self.client.start_job(JobId=job["Id"])
        states = [self.client.get_job(JobId=job["Id"])["State"] for _ in range(2)]
        self.assertEqual(states, ["IN_PROGRESS", "COMPLETED"])
        return self.call("GET", f"/__admin/jobs/{job['Id']}")["imported"]


    def granted(self):
        """The id of a data set that can be granted, and a request for a grant of it."""
        revision = {"Finalized": True, "assets": [{"Name": "old.csv", "text": "old"}]}
        seed = {"Name": "Prices", "Origin": "OWNED", "revisions": [revision]}
        data_set_id = self.call("POST", "/__admin/data-sets", seed)["Id"]
        receiver = {"GrantDistributionScope": "NONE", "ReceiverPrincipal": "111111111111"}
        return data_set_id, {**receiver, "SourceDataSetId": data_set_id}

    def assert_as_sent(self, operation, parsed, path):
        """A parsed response has all that was sent, which has all that the model requires and nothing else."""
        self.assertEqual(parsed.pop("ResponseMetadata")["HTTPStatusCode"], 200)
        raw = self.call("GET", path)
        shape = self.client.meta.service_model.operation_model(operation).output_shape
        self.assertEqual(to_wire(parsed), known(shape, raw))
        self.assertEqual(list(violations(shape, known(shape, raw))), [])

    def require_grants(self):
        if not hasattr(self.client, "create_data_grant"):
            self.skipTest("this boto3 is older than data grants")


class PublisherTest(DataSetTest):
    """A publisher from CreateDataSet to DeleteDataSet."""

    def test_life_of_a_data_set(self):
        client = self.client
        data_set = client.create_data_set(
            AssetType="S3_SNAPSHOT", Name="Prices", Description="Prices by year.", Tags={"team": "data"}
        )
        self.assertEqual((data_set["Origin"], data_set["Tags"]), ("OWNED", {"team": "data"}))
        revision = client.create_revision(DataSetId=data_set["Id"], Comment="draft")
        self.assertEqual(revision["Arn"], f"{data_set['Arn']}/revisions/{revision['Id']}")
        ids = {"DataSetId": data_set["Id"], "RevisionId": revision["Id"]}

        sources = [{"Bucket": "bucket", "Key": key} for key in KEYS]
        details = {"ImportAssetsFromS3": {**ids, "AssetSources": sources}}
        imported = self.finish(client.create_job(Type="IMPORT_ASSETS_FROM_S3", Details=details))
        details = {"ImportAssetFromSignedUrl": {**ids, "AssetName": "readme.txt", "Md5Hash": MD5}}
        job = client.create_job(Type="IMPORT_ASSET_FROM_SIGNED_URL", Details=details)
        upload(job["Details"]["ImportAssetFromSignedUrl"]["SignedUrl"], README)
        imported += self.finish(job)

        assets = client.list_revision_assets(**ids)["Assets"]
        self.assertEqual([asset["Name"] for asset in assets], ["readme.txt", *reversed(KEYS)])
        self.assertEqual(
            {(asset["Id"], asset["Name"], asset["AssetDetails"]["S3SnapshotAsset"]["Size"]) for asset in assets},
            {(asset["assetId"], asset["name"], asset["bytes"]) for asset in imported},
        )
        readme = {**ids, "AssetId": assets[0]["Id"]}
        self.assertEqual(client.get_asset(**readme)["AssetDetails"], {"S3SnapshotAsset": {"Size": len(README)}})

        finalized = client.update_revision(**ids, Comment="November", Finalized=True)
        self.assertEqual((finalized["Comment"], finalized["Finalized"]), ("November", True))
        self.assertEqual(
            [entry["Id"] for entry in client.list_data_set_revisions(DataSetId=data_set["Id"])["Revisions"]],
            [revision["Id"]],
        )
        self.assertTrue(client.get_revision(**ids)["Finalized"])
        client.update_data_set(DataSetId=data_set["Id"], Name="All prices")
        self.assertEqual(client.get_data_set(DataSetId=data_set["Id"])["Name"], "All prices")

        with self.assertRaises(client.exceptions.ConflictException) as caught:
            client.update_asset(**readme, Name="new")
        response = caught.exception.response
        self.assertEqual((response["ResourceId"], response["ResourceType"]), (revision["Id"], "REVISION"))
        revoked = client.revoke_revision(**ids, RevocationComment="The prices of 2026 are wrong.")
        self.assertTrue(revoked["Revoked"])
        client.delete_asset(**readme)
        self.assertEqual([asset["Name"] for asset in client.list_revision_assets(**ids)["Assets"]], KEYS[::-1])
        client.delete_data_set(DataSetId=data_set["Id"])
        with self.assertRaises(client.exceptions.ResourceNotFoundException):
            client.get_revision(**ids)


class SubscriberTest(DataSetTest):
    """A subscriber from ListDataSets to the last byte."""

    def run_job(self, job_type, member, details):
        job = self.client.create_job(Type=job_type, Details={member: details})
        self.client.start_job(JobId=job["Id"])
        while job["State"] not in ("COMPLETED", "ERROR"):
            job = self.client.get_job(JobId=job["Id"])
        self.assertEqual(job["State"], "COMPLETED")
        return job

    def test_newest_revision(self):
        client = self.client
        self.call("POST", "/__admin/data-sets", ENTITLED)
        (data_set,) = client.list_data_sets(Origin="ENTITLED")["DataSets"]
        self.assertEqual(data_set["OriginDetails"], {"ProductId": "prod-abcdefghij234"})
        revision = client.list_data_set_revisions(DataSetId=data_set["Id"])["Revisions"][0]
        self.assertEqual(revision["Comment"], "November")
        ids = {"DataSetId": data_set["Id"], "RevisionId": revision["Id"]}

        downloaded = {}
        for asset in client.list_revision_assets(**ids)["Assets"]:
            details = {**ids, "AssetId": asset["Id"]}
            job = self.run_job("EXPORT_ASSET_TO_SIGNED_URL", "ExportAssetToSignedUrl", details)
            downloaded[asset["Name"]] = download(job["Details"]["ExportAssetToSignedUrl"]["SignedUrl"])
        self.assertEqual(list(downloaded.items()), list(FILES.items()))

        destination = {"RevisionId": revision["Id"], "Bucket": "lake", "KeyPattern": KEY_PATTERN}
        details = {"DataSetId": data_set["Id"], "RevisionDestinations": [destination]}
        job = self.run_job("EXPORT_REVISIONS_TO_S3", "ExportRevisionsToS3", details)
        exported = self.call("GET", f"/__admin/jobs/{job['Id']}")["exported"]
        self.assertEqual(
            {(entry["bucket"], entry["key"], entry["bytes"]) for entry in exported}, expected_objects(revision["Id"])
        )

    def test_revision_that_the_provider_publishes_later(self):
        self.call("POST", "/__admin/data-sets", ENTITLED)
        data_set_id = self.client.list_data_sets(Origin="ENTITLED")["DataSets"][0]["Id"]
        later = {"Comment": "December", "assets": [{"Name": "later.csv", "text": "later"}]}
        self.call("POST", f"/__admin/data-sets/{data_set_id}/revisions", later)
        comments = [
            revision["Comment"] for revision in self.client.list_data_set_revisions(DataSetId=data_set_id)["Revisions"]
        ]
        self.assertEqual(comments, ["December", "November", "October"])

    def test_writes_to_an_entitled_data_set(self):
        self.call("POST", "/__admin/data-sets", ENTITLED)
        data_set_id = self.client.list_data_sets(Origin="ENTITLED")["DataSets"][0]["Id"]
        with self.assertRaises(self.client.exceptions.AccessDeniedException):
            self.client.update_data_set(DataSetId=data_set_id, Name="Mine")
        with self.assertRaises(self.client.exceptions.AccessDeniedException):
            self.client.create_revision(DataSetId=data_set_id)


class EventActionTest(DataSetTest):
    """A subscriber whose exports start by themselves."""

    def test_life_of_an_event_action(self):
        client = self.client
        data_set_id = self.call("POST", "/__admin/data-sets", {**ENTITLED, "revisions": []})["Id"]
        event = {"RevisionPublished": {"DataSetId": data_set_id}}
        created = client.create_event_action(Action=LAKE, Event=event)
        self.assertEqual((created["Action"], created["Event"]), (LAKE, event))
        the_action = {"EventActionId": created["Id"]}
        path = f"/v1/event-actions/{created['Id']}"
        self.assert_as_sent("GetEventAction", client.get_event_action(**the_action), path)
        listed = client.list_event_actions(EventSourceId=data_set_id)
        self.assert_as_sent("ListEventActions", listed, f"/v1/event-actions?eventSourceId={data_set_id}")

        revision = self.call("POST", f"/__admin/data-sets/{data_set_id}/revisions", {**NEWER, "Finalized": True})
        (job,) = client.list_jobs(DataSetId=data_set_id)["Jobs"]
        states = [client.get_job(JobId=job["Id"])["State"] for _ in range(2)]
        self.assertEqual(states, ["IN_PROGRESS", "COMPLETED"])
        details = client.get_job(JobId=job["Id"])["Details"]["ExportRevisionsToS3"]
        self.assertEqual(details["EventActionArn"], created["Arn"])
        self.assertEqual([entry["RevisionId"] for entry in details["RevisionDestinations"]], [revision["Id"]])
        exported = self.call("GET", f"/__admin/jobs/{job['Id']}")["exported"]
        written = {("lake", len(content)) for content in FILES.values()}
        self.assertEqual({(entry["bucket"], entry["bytes"]) for entry in exported}, written)

        self.assertEqual(client.update_event_action(**the_action, Action=ARCHIVE)["Action"], ARCHIVE)
        client.delete_event_action(**the_action)
        with self.assertRaises(client.exceptions.ResourceNotFoundException) as caught:
            client.delete_event_action(**the_action)
        response = caught.exception.response
        self.assertEqual((response["ResourceId"], response["ResourceType"]), (created["Id"], "EVENT_ACTION"))

    def test_limit_and_what_is_not_entitled(self):
        self.call("PUT", "/__admin/limits", {"resources": {"eventActionsPerDataSet": "aws-defaults"}})
        data_set_id = self.call("POST", "/__admin/data-sets", ENTITLED)["Id"]
        create = lambda data_set_id: self.client.create_event_action(
            Action=ARCHIVE, Event={"RevisionPublished": {"DataSetId": data_set_id}}
        )
        for _ in range(5):
            create(data_set_id)
        with self.assertRaises(self.client.exceptions.ServiceLimitExceededException) as caught:
            create(data_set_id)
        response = caught.exception.response
        limit = ("Auto export event actions per data set", 5.0)
        self.assertEqual((response["LimitName"], response["LimitValue"]), limit)
        with self.assertRaises(self.client.exceptions.ValidationException):
            create(self.granted()[0])


class DataGrantTest(DataSetTest):
    """A sender and a receiver of a grant."""

    def test_life_of_a_grant(self):
        self.require_grants()
        client = self.client
        data_set_id, request = self.granted()
        ends_at = datetime(2100, 1, 1, tzinfo=timezone.utc)
        grant = client.create_data_grant(**request, Name="first", EndsAt=ends_at, Tags={"team": "data"})
        self.assertEqual((grant["AcceptanceState"], grant["EndsAt"]), ("PENDING_RECEIVER_ACCEPTANCE", ends_at))
        self.assertEqual((grant["SourceDataSetId"], grant["Tags"]), (data_set_id, {"team": "data"}))
        the_arn = {"DataGrantArn": grant["Arn"]}
        for name in (grant["Id"], grant["Arn"]):
            got = client.get_data_grant(DataGrantId=name)
            self.assert_as_sent("GetDataGrant", got, f"/v1/data-grants/{grant['Id']}")
        self.assert_as_sent("ListDataGrants", client.list_data_grants(), "/v1/data-grants")

        pending = ["PENDING_RECEIVER_ACCEPTANCE"]
        self.assertEqual(len(client.list_received_data_grants(AcceptanceState=pending)["DataGrantSummaries"]), 1)
        accepted = client.accept_data_grant(**the_arn)
        self.assertEqual(accepted["AcceptanceState"], "ACCEPTED")
        with self.assertRaises(client.exceptions.ConflictException) as caught:
            client.accept_data_grant(**the_arn)
        response = caught.exception.response
        self.assertEqual((response["ResourceId"], response["ResourceType"]), (grant["Id"], "DATA_GRANT"))
        received = client.get_received_data_grant(**the_arn)
        self.assert_as_sent("GetReceivedDataGrant", received, f"/v1/received-data-grants/{grant['Arn']}")
        self.assert_as_sent("ListReceivedDataGrants", client.list_received_data_grants(), "/v1/received-data-grants")
        self.assertEqual(client.list_received_data_grants(AcceptanceState=pending)["DataGrantSummaries"], [])

        (entitled,) = client.list_data_sets(Origin="ENTITLED")["DataSets"]
        self.assertEqual((entitled["Id"], entitled["OriginDetails"]), (grant["DataSetId"], {"DataGrantId": grant["Id"]}))
        client.delete_data_grant(DataGrantId=grant["Arn"])
        self.assertEqual(client.list_data_sets(Origin="ENTITLED")["DataSets"], [])
        with self.assertRaises(client.exceptions.ResourceNotFoundException) as caught:
            client.get_data_grant(DataGrantId=grant["Id"])
        self.assertEqual(caught.exception.response["ResourceType"], "DATA_GRANT")


    def test_what_is_published_after_the_grant(self):
        """From the publisher's data set to the receiver's bucket, in exact instants."""
        self.require_grants()
        client = self.client
        now = datetime(2100, 1, 1, tzinfo=timezone.utc)
        self.call("PUT", "/__admin/clock", {"mode": "frozen", "now": now.isoformat()})
        data_set_id, request = self.granted()
        grant = client.create_data_grant(**request, Name="first")
        copy = client.accept_data_grant(DataGrantArn=grant["Arn"])["DataSetId"]
        event = {"RevisionPublished": {"DataSetId": copy}}
        event_action = client.create_event_action(Action=ARCHIVE, Event=event)

        ids = {"DataSetId": data_set_id, "RevisionId": client.create_revision(DataSetId=data_set_id)["Id"]}
        details = {"ImportAssetsFromS3": {**ids, "AssetSources": [{"Bucket": "bucket", "Key": "new.csv"}]}}
        self.finish(client.create_job(Type="IMPORT_ASSETS_FROM_S3", Details=details))
        self.call("POST", "/__admin/clock/advance", {"ms": 60_000})
        client.update_revision(**ids, Finalized=True)
        published = now + timedelta(minutes=1)

        newest = client.list_data_set_revisions(DataSetId=copy)["Revisions"][0]
        self.assertEqual(newest["CreatedAt"], published)
        (entry,) = client.list_jobs(DataSetId=copy)["Jobs"]
        self.assertEqual((entry["State"], entry["CreatedAt"]), ("IN_PROGRESS", published))
        polls = [client.get_job(JobId=entry["Id"]) for _ in range(2)]
        self.assertEqual([job["State"] for job in polls], ["IN_PROGRESS", "COMPLETED"])
        details = polls[1]["Details"]["ExportRevisionsToS3"]
        pattern = "${Revision.CreatedAt}/${Asset.Name}"
        destination = {"Bucket": "archive", "KeyPattern": pattern, "RevisionId": newest["Id"]}
        self.assertEqual(details["RevisionDestinations"], [destination])
        self.assertEqual(details["EventActionArn"], event_action["Arn"])
        (written,) = self.call("GET", f"/__admin/jobs/{entry['Id']}")["exported"]
        self.assertEqual((written["bucket"], written["key"]), ("archive", "2100-01-01T00:01:00.000Z/new.csv"))


class NotificationTest(DataSetTest):
    """A provider who tells the subscribers of a product what happens to its data."""

    def test_notifications(self):
        client = self.client
        if not hasattr(client, "send_data_set_notification"):
            self.skipTest("this boto3 is older than notifications")
        data_set_id = self.call("POST", "/__admin/data-sets", {"Name": "Prices", "product": {}})["Id"]
        planned = {
            "DataSetId": data_set_id,
            "Type": "DEPRECATION",
            "ClientToken": "once",
            "Comment": "The end of prices.",
            "Details": {"Deprecation": {"DeprecationAt": datetime(2100, 1, 1, tzinfo=timezone.utc)}},
            "Scope": {"RedshiftDataShares": [{"Arn": "arn", "Database": "prices"}]},
        }
        for _ in range(2):
            response = client.send_data_set_notification(**planned)
            self.assertEqual(response.pop("ResponseMetadata")["HTTPStatusCode"], 202)
            self.assertEqual(response, {})
        with self.assertRaises(client.exceptions.ConflictException) as caught:
            client.send_data_set_notification(**{**planned, "Type": "DATA_DELAY", "Details": {}})
        response = caught.exception.response
        self.assertEqual((response["ResourceId"], response["ResourceType"]), (data_set_id, "DATA_SET"))

        lost = {"match": {"operation": "SendDataSetNotification"}, "times": 1, "effect": {"connection": "empty"}}
        self.call("POST", "/__admin/faults", lost)
        client.send_data_set_notification(DataSetId=data_set_id, Type="DATA_DELAY")
        requests = self.call("GET", "/__admin/requests?operation=SendDataSetNotification")["requests"]
        self.assertEqual(len(requests), 5)
        notified = [event["detail"]["Notification"] for event in self.call("GET", "/__admin/event-bridge")["events"]]
        details = {"Deprecation": {"DeprecationAt": "2100-01-01T00:00:00Z"}}
        sent = {name: planned[name] for name in ("Comment", "Type", "Scope")}
        self.assertEqual(notified, [{**sent, "Details": details}, {"Type": "DATA_DELAY"}])

        with self.assertRaises(client.exceptions.ValidationException) as caught:
            client.send_data_set_notification(DataSetId=self.granted()[0], Type="DATA_DELAY")
        self.assertIn("not configured for AWS Marketplace", str(caught.exception))


class PaginatorTest(DataSetTest):
    """boto3's paginators, with items added and removed between the pages."""

    def create_data_set(self):
        return self.client.create_data_set(AssetType="S3_SNAPSHOT", Name="name", Description="text")["Id"]

    def page(self, operation, result, between, **parameters):
        """Reads all pages of two, calls `between` with the ids so far before each further one, and returns all ids."""
        ids = []
        for page in self.client.get_paginator(operation).paginate(**parameters, PaginationConfig={"PageSize": 2}):
            self.assertLessEqual(len(page[result]), 2)
            ids += [entry["Id"] for entry in page[result]]
            between(ids)
        return ids

    def test_data_sets(self):
        ids = [self.create_data_set() for _ in range(7)][::-1]

        def between(seen):
            self.create_data_set()
            if len(seen) == 2:
                self.client.delete_data_set(DataSetId=ids[1])
                self.client.delete_data_set(DataSetId=ids[3])

        listed = self.page("list_data_sets", "DataSets", between, Origin="OWNED")
        self.assertEqual(listed, ids[:3] + ids[4:], "neither a new one, nor one that was deleted before its page")

    def test_revisions(self):
        data_set = {"DataSetId": self.create_data_set()}
        create = lambda: self.client.create_revision(**data_set)["Id"]
        ids = [create() for _ in range(7)][::-1]

        def between(seen):
            create()
            if len(seen) == 2:
                self.client.delete_revision(**data_set, RevisionId=ids[1])
                self.client.delete_revision(**data_set, RevisionId=ids[3])

        listed = self.page("list_data_set_revisions", "Revisions", between, **data_set)
        self.assertEqual(listed, ids[:3] + ids[4:])

    def test_assets(self):
        ids = {"DataSetId": self.create_data_set()}
        ids["RevisionId"] = self.client.create_revision(**ids)["Id"]

        def add(*names):
            sources = [{"Bucket": "bucket", "Key": name} for name in names]
            details = {"ImportAssetsFromS3": {**ids, "AssetSources": sources}}
            imported = self.finish(self.client.create_job(Type="IMPORT_ASSETS_FROM_S3", Details=details))
            return [asset["assetId"] for asset in imported]

        # Assets are listed by name, in descending order.
        assets = add("g", "f", "e", "d", "c", "b", "a")

        def between(seen):
            # The first sorts before every page that is still to come, the second after all that are there.
            if len(seen) == 2:
                add("h")
                assets.append(*add("_"))
                self.client.delete_asset(**ids, AssetId=assets[1])
                self.client.delete_asset(**ids, AssetId=assets[3])

        listed = self.page("list_revision_assets", "Assets", between, **ids)
        self.assertEqual(listed, assets[:3] + assets[4:])


    def test_event_actions(self):
        data_set_id = self.call("POST", "/__admin/data-sets", ENTITLED)["Id"]
        event = {"RevisionPublished": {"DataSetId": data_set_id}}
        create = lambda: self.client.create_event_action(Action=ARCHIVE, Event=event)["Id"]
        ids = [create() for _ in range(7)][::-1]

        def between(seen):
            create()
            if len(seen) == 2:
                self.client.delete_event_action(EventActionId=ids[1])
                self.client.delete_event_action(EventActionId=ids[3])

        listed = self.page("list_event_actions", "EventActions", between, EventSourceId=data_set_id)
        self.assertEqual(listed, ids[:3] + ids[4:])

    def test_grants(self):
        self.require_grants()
        _, request = self.granted()
        create = lambda: self.client.create_data_grant(**request, Name="name")["Id"]
        for operation in ("list_data_grants", "list_received_data_grants"):
            ids = [create() for _ in range(7)][::-1]

            def between(seen):
                create()
                if len(seen) == 2:
                    self.client.delete_data_grant(DataGrantId=ids[1])
                    self.client.delete_data_grant(DataGrantId=ids[3])

            with self.subTest(operation):
                listed = self.page(operation, "DataGrantSummaries", between)
                self.assertEqual(listed[:6], ids[:3] + ids[4:])
                self.assertEqual(len(set(listed)), len(listed))


class AwsCliPipelineTest(AwsCliServerTest):
    def run_aws(self, *words):
        """Runs a command of `aws dataexchange` and returns what it printed."""
        result = self.aws(*words)
        self.assertEqual(result.returncode, 0, result.stderr)
        return json.loads(result.stdout or "null")

    def finish(self, job):
        """Starts a job, polls until it has ended, and returns it."""
        self.run_aws("start-job", "--job-id", job["Id"])
        polls = [self.run_aws("get-job", "--job-id", job["Id"]) for _ in range(2)]
        self.assertEqual([poll["State"] for poll in polls], ["IN_PROGRESS", "COMPLETED"])
        return polls[1]

    def create_job(self, job_type, member, details):
        return self.run_aws("create-job", "--type", job_type, "--details", json.dumps({member: details}))

    def test_subscriber(self):
        self.call("POST", "/__admin/outcomes", SECOND_POLL)
        self.call("POST", "/__admin/data-sets", ENTITLED)
        (data_set,) = self.run_aws("list-data-sets", "--origin", "ENTITLED")["DataSets"]
        in_data_set = ("--data-set-id", data_set["Id"])
        revision = self.run_aws("list-data-set-revisions", *in_data_set)["Revisions"][0]
        ids = {"DataSetId": data_set["Id"], "RevisionId": revision["Id"]}

        assets = self.run_aws("list-revision-assets", *in_data_set, "--revision-id", revision["Id"])["Assets"]
        self.assertEqual([asset["Name"] for asset in assets], list(FILES))
        details = {**ids, "AssetId": assets[1]["Id"]}
        job = self.create_job("EXPORT_ASSET_TO_SIGNED_URL", "ExportAssetToSignedUrl", details)
        url = self.finish(job)["Details"]["ExportAssetToSignedUrl"]["SignedUrl"]
        self.assertEqual(download(url), FILES["prices.bin"])

        destination = {"RevisionId": revision["Id"], "Bucket": "lake", "KeyPattern": KEY_PATTERN}
        details = {"DataSetId": data_set["Id"], "RevisionDestinations": [destination]}
        job = self.create_job("EXPORT_REVISIONS_TO_S3", "ExportRevisionsToS3", details)
        self.finish(job)
        exported = self.call("GET", f"/__admin/jobs/{job['Id']}")["exported"]
        self.assertEqual(
            {(entry["bucket"], entry["key"], entry["bytes"]) for entry in exported}, expected_objects(revision["Id"])
        )

    def test_every_operation(self):
        """Each of the 23 operations on jobs, data sets and what is in these, in the life of a data set."""
        self.call("POST", "/__admin/outcomes", SECOND_POLL)
        data_set = self.run_aws(
            *("create-data-set", "--asset-type", "S3_SNAPSHOT", "--name", "Prices"),
            *("--description", "Prices by year.", "--tags", "team=data"),
        )
        self.assertEqual(data_set["Tags"], {"team": "data"})
        in_data_set = ("--data-set-id", data_set["Id"])
        revision = self.run_aws("create-revision", *in_data_set, "--comment", "draft")
        in_revision = (*in_data_set, "--revision-id", revision["Id"])
        ids = {"DataSetId": data_set["Id"], "RevisionId": revision["Id"]}

        self.run_aws("tag-resource", "--resource-arn", revision["Arn"], "--tags", "stage=test,owner=me")
        self.run_aws("untag-resource", "--resource-arn", revision["Arn"], "--tag-keys", "owner")
        tags = self.run_aws("list-tags-for-resource", "--resource-arn", revision["Arn"])
        self.assertEqual(tags, {"Tags": {"stage": "test"}})

        sources = [{"Bucket": "bucket", "Key": key} for key in KEYS]
        self.finish(self.create_job("IMPORT_ASSETS_FROM_S3", "ImportAssetsFromS3", {**ids, "AssetSources": sources}))
        details = {**ids, "AssetName": "readme.txt", "Md5Hash": MD5}
        job = self.create_job("IMPORT_ASSET_FROM_SIGNED_URL", "ImportAssetFromSignedUrl", details)
        upload(job["Details"]["ImportAssetFromSignedUrl"]["SignedUrl"], README)
        self.finish(job)
        spare = self.create_job("IMPORT_ASSET_FROM_SIGNED_URL", "ImportAssetFromSignedUrl", details)
        self.run_aws("cancel-job", "--job-id", spare["Id"])
        jobs = self.run_aws("list-jobs", *in_revision)["Jobs"]
        self.assertEqual([job["State"] for job in jobs], ["CANCELLED", "COMPLETED", "COMPLETED"])

        # A page size of two makes the CLI ask for the second page, too.
        assets = self.run_aws("list-revision-assets", *in_revision, "--page-size", "2")["Assets"]
        self.assertEqual([asset["Name"] for asset in assets], ["readme.txt", *reversed(KEYS)])
        the_asset = (*in_revision, "--asset-id", assets[0]["Id"])
        self.run_aws("update-asset", *the_asset, "--name", "README")
        self.assertEqual(self.run_aws("get-asset", *the_asset)["Name"], "README")
        finalized = self.run_aws("update-revision", *in_revision, "--comment", "November", "--finalized")
        self.assertEqual((finalized["Comment"], finalized["Finalized"]), ("November", True))
        self.assertIn("ConflictException", self.aws("update-asset", *the_asset, "--name", "new").stderr)

        draft = self.run_aws("create-revision", *in_data_set)
        revisions = self.run_aws("list-data-set-revisions", *in_data_set)["Revisions"]
        self.assertEqual([entry["Id"] for entry in revisions], [draft["Id"], revision["Id"]])
        self.run_aws("delete-revision", *in_data_set, "--revision-id", draft["Id"])
        self.assertTrue(self.run_aws("get-revision", *in_revision)["Finalized"])
        self.run_aws("update-data-set", *in_data_set, "--name", "All prices")
        self.assertEqual(self.run_aws("get-data-set", *in_data_set)["Name"], "All prices")
        data_sets = self.run_aws("list-data-sets", "--origin", "OWNED")["DataSets"]
        self.assertEqual([entry["Id"] for entry in data_sets], [data_set["Id"]])

        revoked = self.run_aws("revoke-revision", *in_revision, "--revocation-comment", "The prices are wrong.")
        self.assertTrue(revoked["Revoked"])
        self.run_aws("delete-asset", *the_asset)
        self.run_aws("delete-data-set", *in_data_set)
        self.assertIn("ResourceNotFoundException", self.aws("get-data-set", *in_data_set).stderr)

        requests = self.call("GET", "/__admin/requests")["requests"]
        self.assertEqual(len({request["operation"] for request in requests}), 23)

    def test_event_actions(self):
        """The five operations on event actions."""
        data_set_id = self.call("POST", "/__admin/data-sets", ENTITLED)["Id"]
        event = json.dumps({"RevisionPublished": {"DataSetId": data_set_id}})
        created = self.run_aws("create-event-action", "--action", json.dumps(LAKE), "--event", event)
        the_action = ("--event-action-id", created["Id"])
        listed = self.run_aws("list-event-actions", "--event-source-id", data_set_id, "--page-size", "1")
        self.assertEqual([entry["Id"] for entry in listed["EventActions"]], [created["Id"]])
        self.run_aws("update-event-action", *the_action, "--action", json.dumps(ARCHIVE))
        self.assertEqual(self.run_aws("get-event-action", *the_action)["Action"], ARCHIVE)
        self.run_aws("delete-event-action", *the_action)
        self.assertIn("ResourceNotFoundException", self.aws("get-event-action", *the_action).stderr)

    def test_grants(self):
        """The seven operations on data grants."""
        if "nvalid choice" in self.aws("list-data-grants").stderr:
            self.skipTest("this AWS CLI is older than data grants")
        revision = {"Finalized": True, "assets": [{"Name": "old.csv", "text": "old"}]}
        seed = {"Name": "Prices", "Origin": "OWNED", "revisions": [revision]}
        data_set_id = self.call("POST", "/__admin/data-sets", seed)["Id"]
        receiver = ("--grant-distribution-scope", "NONE", "--receiver-principal", "111111111111")
        create = ("create-data-grant", *receiver, "--source-data-set-id", data_set_id)
        grant = self.run_aws(*create, "--name", "first", "--ends-at", "2100-01-01T00:00:00Z", "--tags", "team=data")
        self.assertEqual(grant["Tags"], {"team": "data"})
        self.run_aws(*create, "--name", "second")
        self.assertEqual(self.run_aws("get-data-grant", "--data-grant-id", grant["Arn"])["Name"], "first")
        sent = self.run_aws("list-data-grants", "--page-size", "1")["DataGrantSummaries"]
        self.assertEqual([entry["Name"] for entry in sent], ["second", "first"])

        by_arn = ("--data-grant-arn", grant["Arn"])
        self.assertEqual(self.run_aws("accept-data-grant", *by_arn)["AcceptanceState"], "ACCEPTED")
        self.assertIn("ConflictException", self.aws("accept-data-grant", *by_arn).stderr)
        self.assertEqual(self.run_aws("get-received-data-grant", *by_arn)["Id"], grant["Id"])
        states = ("--acceptance-state", "PENDING_RECEIVER_ACCEPTANCE", "ACCEPTED")
        received = self.run_aws("list-received-data-grants", *states, "--page-size", "1")["DataGrantSummaries"]
        self.assertEqual([entry["AcceptanceState"] for entry in received], ["PENDING_RECEIVER_ACCEPTANCE", "ACCEPTED"])
        self.run_aws("delete-data-grant", "--data-grant-id", grant["Id"])
        self.assertIn("ResourceNotFoundException", self.aws("get-received-data-grant", *by_arn).stderr)

    def test_notification(self):
        """The operation on notifications."""
        if "nvalid choice" in self.aws("send-data-set-notification").stderr:
            self.skipTest("this AWS CLI is older than notifications")
        data_set_id = self.call("POST", "/__admin/data-sets", {"Name": "Prices", "product": {}})["Id"]
        updated = json.dumps({"DataUpdate": {"DataUpdatedAt": "2020-01-01T00:00:00Z"}})
        words = ("send-data-set-notification", "--type", "DATA_UPDATE", "--details", updated)
        self.assertIsNone(self.run_aws(*words, "--data-set-id", data_set_id))
        (event,) = self.call("GET", "/__admin/event-bridge")["events"]
        expected = {"Type": "DATA_UPDATE", "Details": json.loads(updated)}
        self.assertEqual(event["detail"]["Notification"], expected)


if __name__ == "__main__":
    unittest.main()
