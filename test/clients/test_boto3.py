"""What boto3, botocore's own service model and the AWS CLI make of the server's answers.

Run: python3 -m unittest discover -s test/clients
The tests start a server of their own unless DATAEXCHANGE_LOCAL_URL names one, which they reset.
With CI_REQUIRE_CLIENTS=1 a missing AWS CLI is a failure instead of a skip.
"""

import base64
import hashlib
import itertools
import json
import os
import re
import shutil
import subprocess
import time
import unittest
import urllib.error
import urllib.request
from datetime import datetime, timezone
from unittest import mock

import boto3
from botocore.config import Config
from botocore.exceptions import ParamValidationError
from declared_schemas import LATER_MEMBERS, LATER_OPERATIONS, ROOT, declarations, input_differences, output_differences

UNKNOWN_ID = "f" * 32
TIMESTAMP = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z")
SCALARS = {"string": str, "boolean": bool, "integer": int, "long": int, "float": (int, float), "double": (int, float)}

# Nothing of the machine's own settings may change what a client does or whom it talks to.
AWS_ENV = {
    "AWS_ACCESS_KEY_ID": "test",
    "AWS_SECRET_ACCESS_KEY": "test",
    "AWS_DEFAULT_REGION": "us-east-1",
    "AWS_REGION": "us-east-1",
    "AWS_CONFIG_FILE": os.devnull,
    "AWS_SHARED_CREDENTIALS_FILE": os.devnull,
    "AWS_EC2_METADATA_DISABLED": "true",
    "AWS_PAGER": "",
}


# For each pattern of the model a text that matches it.
EXAMPLES = {
    "[a-zA-Z0-9]{30,40}": "a" * 32,
    "(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?": "A" * 22 + "==",
    ".*/^[\\d]{12}$/.*": "123456789012",
    "arn:aws:iam::(\\d{12}):role\\/.+": "arn:aws:iam::123456789012:role/name",
}

DETAILS_MEMBERS = {
    "IMPORT_ASSETS_FROM_S3": "ImportAssetsFromS3",
    "IMPORT_ASSET_FROM_SIGNED_URL": "ImportAssetFromSignedUrl",
    "EXPORT_ASSETS_TO_S3": "ExportAssetsToS3",
    "EXPORT_ASSET_TO_SIGNED_URL": "ExportAssetToSignedUrl",
    "EXPORT_REVISIONS_TO_S3": "ExportRevisionsToS3",
    "IMPORT_ASSETS_FROM_REDSHIFT_DATA_SHARES": "ImportAssetsFromRedshiftDataShares",
    "IMPORT_ASSET_FROM_API_GATEWAY_API": "ImportAssetFromApiGatewayApi",
    "CREATE_S3_DATA_ACCESS_FROM_S3_BUCKET": "CreateS3DataAccessFromS3Bucket",
    "IMPORT_ASSETS_FROM_LAKE_FORMATION_TAG_POLICY": "ImportAssetsFromLakeFormationTagPolicy",
}


class ServerTest(unittest.TestCase):
    """Tests with a server, whose built-in jobs and faults are as new in every test."""

    @classmethod
    def setUpClass(cls):
        others = {name: value for name, value in os.environ.items() if not name.startswith("AWS_")}
        environment = mock.patch.dict(os.environ, {**others, **AWS_ENV}, clear=True)
        environment.start()
        cls.addClassCleanup(environment.stop)
        cls.url = os.environ.get("DATAEXCHANGE_LOCAL_URL", "").rstrip("/") or cls.start_server()

    @classmethod
    def start_server(cls):
        command = ["node", "dist/cli.js", "--port", "0", "--log-level", "silent"]
        server = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)
        cls.addClassCleanup(server.communicate)
        cls.addClassCleanup(server.terminate)
        ready = server.stdout.readline()
        if " ready on " not in ready:
            raise RuntimeError(f"the server did not start: {ready!r}")
        return ready.split(" ready on ")[1].split()[0]

    def setUp(self):
        self.call("POST", "/__admin/reset", {})

    def call(self, method, path, body=None):
        data = None if body is None else json.dumps(body).encode()
        headers = {} if body is None else {"content-type": "application/json"}
        request = urllib.request.Request(self.url + path, data, headers, method=method)
        with urllib.request.urlopen(request) as response:
            return json.loads(response.read() or b"null")


class Boto3Test(ServerTest):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        retries = {"mode": "standard", "total_max_attempts": 3}
        cls.client = boto3.client("dataexchange", endpoint_url=cls.url, config=Config(retries=retries))
        cls.shape = cls.client.meta.service_model.operation_model("GetJob").output_shape

    def settled_jobs(self):
        """The built-in jobs that no poll changes, in their wire shape, with no fault in their way."""
        self.call("DELETE", "/__admin/faults")
        views = self.call("GET", "/__admin/jobs?limit=1000")["jobs"]
        jobs = [view["job"] for view in views if len(view["plan"]) == 1]
        self.assertGreater(len(jobs), 50)
        return jobs

    def test_parsed_jobs(self):
        for job in self.settled_jobs():
            with self.subTest(job["Id"]):
                answer = self.client.get_job(JobId=job["Id"])
                self.assertEqual(answer.pop("ResponseMetadata")["HTTPStatusCode"], 200)
                self.assertEqual(to_wire(answer), known(self.shape, job))

    def test_service_model(self):
        for job in self.settled_jobs():
            with self.subTest(job["Id"]):
                answer = self.call("GET", f"/v1/jobs/{job['Id']}")
                self.assertEqual(list(violations(self.shape, known(self.shape, answer))), [])

    def test_operation_table(self):
        """Names, methods, paths, statuses and declared errors of all operations that the model at hand knows."""
        table = declarations()["OPERATION_TABLE"]
        self.assertEqual(len(table), 37)
        model = self.client.meta.service_model
        self.assertEqual(set(model.operation_names) - set(table), set())
        self.assertLessEqual(set(table) - set(model.operation_names), LATER_OPERATIONS)
        for name in model.operation_names:
            operation = model.operation_model(name)
            expected = {
                "method": operation.http["method"],
                "path": operation.http["requestUri"],
                "status": operation.http["responseCode"],
                "errors": sorted(shape.name for shape in operation.error_shapes),
            }
            with self.subTest(name):
                self.assertEqual({**table[name], "errors": sorted(table[name]["errors"])}, expected)

    def test_operation_shapes(self):
        """Members, types, enums, lengths, ranges and places of the inputs and outputs of all emulated operations."""
        table = declarations()["OPERATION_TABLE"]
        operations = declarations()["OPERATIONS_AT_START"] + declarations()["OPERATIONS_ON_DEMAND"]
        operations.append(declarations()["sendApiAsset"])
        self.assertEqual({operation["name"] for operation in operations}, set(declarations()["EMULATED"]))
        service = self.client.meta.service_model
        for operation in operations:
            name = operation["name"]
            if name in LATER_OPERATIONS and name not in service.operation_names:
                continue
            model = service.operation_model(name)
            with self.subTest(f"{name} input"):
                self.assertEqual(input_differences(model, operation, table[name]["path"]), set())
            with self.subTest(f"{name} output"):
                self.assertEqual(output_differences(model, operation), set())

    def test_exceptions(self):
        cases = {
            "alwaysResourceNotFoundException01": ("ResourceNotFoundException", 404, 0),
            "alwaysThrottlingException00001": ("ThrottlingException", 429, 2),
            "alwaysValidationException00001": ("ValidationException", 400, 0),
            "alwaysInternalServerException01": ("InternalServerException", 500, 2),
        }
        for job_id, (name, status, retries) in cases.items():
            with self.subTest(name):
                with self.assertRaises(getattr(self.client.exceptions, name)) as caught:
                    self.client.get_job(JobId=job_id)
                answer = caught.exception.response
                self.assertEqual(answer["Error"]["Code"], name)
                self.assertTrue(answer["Error"]["Message"])
                self.assertEqual(answer["Message"], answer["Error"]["Message"])
                self.assertEqual(answer["ResponseMetadata"]["HTTPStatusCode"], status)
                self.assertEqual(answer["ResponseMetadata"]["RetryAttempts"], retries)
                if status == 404:
                    self.assertEqual((answer["ResourceId"], answer["ResourceType"]), (job_id, "JOB"))

    def test_sandboxes(self):
        job = {"Type": "EXPORT_ASSETS_TO_S3", "Id": "same"}
        self.call("POST", "/sandbox/111111111111/__admin/jobs", {**job, "State": "COMPLETED"})
        self.call("POST", "/sandbox/worker/__admin/jobs", {**job, "State": "CANCELLED"})
        self.addCleanup(self.call, "DELETE", "/__admin/sandboxes")
        keys = {"aws_access_key_id": "111111111111", "aws_secret_access_key": "x"}
        by_account = boto3.client("dataexchange", endpoint_url=self.url, **keys)
        by_path = boto3.client("dataexchange", endpoint_url=self.url + "/sandbox/worker")
        self.assertEqual(by_account.get_job(JobId="same")["State"], "COMPLETED")
        self.assertEqual(by_account.get_job(JobId="same")["Arn"].split(":")[4], "111111111111")
        self.assertEqual(by_path.get_job(JobId="same")["State"], "CANCELLED")
        with self.assertRaises(self.client.exceptions.ValidationException):
            self.client.get_job(JobId="same")

    def test_unknown_job(self):
        with self.assertRaises(self.client.exceptions.ResourceNotFoundException) as caught:
            self.client.get_job(JobId=UNKNOWN_ID)
        self.assertEqual(caught.exception.response["ResourceId"], UNKNOWN_ID)

    def test_empty_job_id(self):
        try:
            with self.assertRaises(self.client.exceptions.ValidationException):
                self.client.get_job(JobId="")
        except ParamValidationError:
            self.skipTest("this boto3 does not send an empty JobId")

    def test_throttling_that_recovers(self):
        answer = self.client.get_job(JobId="twiceThrottlingException000001")
        self.assertEqual(answer["ResponseMetadata"]["RetryAttempts"], 2)


class CallsTest(ServerTest):
    """What the server makes of the attempts of a call, held against what botocore says of them."""

    JOB_ID = "completedExportAssetToSignedUrl01"

    def call_throttled(self, retries, fault):
        """Calls GetJob: what botocore tells of it, for how long it slept in all, and what the server has seen."""
        client = boto3.client("dataexchange", endpoint_url=self.url, config=Config(retries=retries))
        self.call("POST", "/__admin/reset")
        self.call("POST", "/__admin/faults", {"id": "throttle", **fault})
        slept = []
        sleep = time.sleep

        def record(seconds):
            slept.append(seconds)
            sleep(seconds)

        with mock.patch("time.sleep", record):
            try:
                metadata = client.get_job(JobId=self.JOB_ID)["ResponseMetadata"]
            except client.exceptions.ThrottlingException as error:
                metadata = error.response["ResponseMetadata"]
        (seen,) = self.call("GET", "/__admin/calls")["calls"]
        return metadata, sum(slept) * 1000, seen

    def test_calls(self):
        standard = {"mode": "standard", "max_attempts": 3}
        # The legacy mode waits for many seconds before it gives up.
        cases = [(standard, 1), (standard, 10), ({"mode": "legacy"}, 2)]
        waits = [{}, {"retryAfterSeconds": 0.1}]
        for (retries, times), wait in itertools.product(cases, waits):
            with self.subTest(retries=retries, wait=wait, times=times):
                effect = {"exception": "ThrottlingException", **wait}
                metadata, slept_ms, seen = self.call_throttled(retries, {"times": times, "effect": effect})
                attempts = metadata["RetryAttempts"] + 1
                self.assertEqual(seen["attempts"], attempts)
                self.assertEqual(seen["statuses"], [429] * min(times, attempts) + [200] * (times < attempts))
                self.assertEqual(seen["end"], "succeeded" if times < attempts else "exhausted")
                self.assertGreaterEqual(seen["totalGapMs"], slept_ms - 5 * attempts)
                self.assertEqual(seen["retryAfterRespected"] is None, not wait)


class ModelDrivenTest(ServerTest):
    """CreateJob held against botocore's own service model, for each job type that the model at hand knows."""

    def setUp(self):
        super().setUp()
        client = boto3.client("dataexchange", endpoint_url=self.url)
        self.shape = client.meta.service_model.operation_model("CreateJob").input_shape
        self.types = self.shape.members["Type"].enum

    def create(self, request):
        """The status, the error type and the body that CreateJob answers."""
        data = json.dumps(request).encode()
        post = urllib.request.Request(self.url + "/v1/jobs", data, {"content-type": "application/json"})
        try:
            with urllib.request.urlopen(post) as response:
                return response.status, None, json.loads(response.read())
        except urllib.error.HTTPError as error:
            return error.code, error.headers["x-amzn-errortype"], json.loads(error.read())

    def request(self, job_type):
        """A request with every member that the model has for the type."""
        member = DETAILS_MEMBERS[job_type]
        details = self.shape.members["Details"].members[member]
        return {"Type": job_type, "Details": {member: example(details)}}

    def test_valid_requests(self):
        for job_type in self.types:
            with self.subTest(job_type):
                status, _, body = self.create(self.request(job_type))
                self.assertEqual(status, 201, body)
                self.assertEqual((body["Type"], body["State"]), (job_type, "WAITING"))

    def test_single_violations(self):
        count = 0
        for job_type in self.types:
            request = self.request(job_type)
            for path, spoiled in violated(self.shape, request):
                with self.subTest(f"{job_type} {path}"):
                    status, error, body = self.create(spoiled)
                    self.assertEqual((status, error), (400, "ValidationException"), body)
                    self.assertIn(f"Value at '{path}'", body["Message"])
                    count += 1
        self.assertGreater(count, 70)

    def test_details_of_another_type(self):
        for job_type in self.types:
            other = next(each for each in self.types if each != job_type)
            own, foreign = self.request(job_type), self.request(other)
            for details in (foreign["Details"], {**own["Details"], **foreign["Details"]}):
                status, error, body = self.create({"Type": job_type, "Details": details})
                self.assertEqual((status, error), (400, "ValidationException"), body)
                self.assertIn(f"/Details/{DETAILS_MEMBERS[other]}'", body["Message"])


class TransferTest(ServerTest):
    """From CreateJob to the last byte, with boto3."""

    def setUp(self):
        super().setUp()
        self.client = boto3.client("dataexchange", endpoint_url=self.url)
        self.call("PUT", "/__admin/clock", {"mode": "frozen"})

    def finish(self, job_id):
        self.client.start_job(JobId=job_id)
        self.call("POST", "/__admin/clock/advance", {"ms": 60_000})
        return self.client.get_job(JobId=job_id)

    def test_import_and_export(self):
        content = b"id,name\n1,one\n" * 1000
        source = {"DataSetId": "a" * 32, "RevisionId": "b" * 32}
        md5 = base64.b64encode(hashlib.md5(content).digest()).decode()
        asset = {"AssetName": "data.csv", "Md5Hash": md5, **source}
        job = self.client.create_job(
            Type="IMPORT_ASSET_FROM_SIGNED_URL", Details={"ImportAssetFromSignedUrl": asset}
        )
        self.assertEqual(job["ResponseMetadata"]["HTTPStatusCode"], 201)
        url = job["Details"]["ImportAssetFromSignedUrl"]["SignedUrl"]
        urllib.request.urlopen(urllib.request.Request(url, content, {"content-md5": md5}, method="PUT")).close()
        self.assertEqual(self.finish(job["Id"])["State"], "COMPLETED")

        asset_id = self.call("GET", f"/__admin/jobs/{job['Id']}")["assetId"]
        export = self.client.create_job(
            Type="EXPORT_ASSET_TO_SIGNED_URL", Details={"ExportAssetToSignedUrl": {"AssetId": asset_id, **source}}
        )
        url = self.finish(export["Id"])["Details"]["ExportAssetToSignedUrl"]["SignedUrl"]
        with urllib.request.urlopen(url) as download:
            self.assertEqual(download.read(), content)

    def test_conflicts(self):
        destination = {"AssetId": "a" * 32, "Bucket": "bucket"}
        details = {"AssetDestinations": [destination], "DataSetId": "a" * 32, "RevisionId": "b" * 32}
        job = self.client.create_job(Type="EXPORT_ASSETS_TO_S3", Details={"ExportAssetsToS3": details})
        cancelled = self.client.cancel_job(JobId=job["Id"])
        self.assertEqual(cancelled["ResponseMetadata"]["HTTPStatusCode"], 204)
        with self.assertRaises(self.client.exceptions.ConflictException) as caught:
            self.client.start_job(JobId=job["Id"])
        self.assertEqual(caught.exception.response["ResourceId"], job["Id"])

    def test_pagination(self):
        self.call("POST", "/__admin/reset?to=empty", {})
        create = lambda: self.client.create_job(
            Type="IMPORT_ASSETS_FROM_S3",
            Details={
                "ImportAssetsFromS3": {
                    "AssetSources": [{"Bucket": "bucket", "Key": "key"}],
                    "DataSetId": "a" * 32,
                    "RevisionId": "b" * 32,
                }
            },
        )["Id"]
        ids = [create() for _ in range(450)]
        listed = []
        for page in self.client.get_paginator("list_jobs").paginate(DataSetId="a" * 32, PaginationConfig={"PageSize": 100}):
            listed += [job["Id"] for job in page["Jobs"]]
            create()
        self.assertEqual(listed, ids[::-1])


class AwsCliServerTest(ServerTest):
    """Tests that run the AWS CLI."""

    @classmethod
    def setUpClass(cls):
        if not shutil.which("aws"):
            if os.environ.get("CI_REQUIRE_CLIENTS") == "1":
                raise AssertionError("CI_REQUIRE_CLIENTS is 1, but the AWS CLI is not on the PATH")
            raise unittest.SkipTest("the AWS CLI (aws) is not on the PATH")
        super().setUpClass()

    def aws(self, *words):
        command = ["aws", "dataexchange", *words, "--endpoint-url", self.url, "--output", "json"]
        return subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, timeout=120)


class AwsCliTest(AwsCliServerTest):
    def get_job(self, job_id):
        return self.aws("get-job", "--job-id", job_id)

    def test_life_of_a_job(self):
        source = {"DataSetId": "a" * 32, "RevisionId": "b" * 32}
        details = json.dumps({"ExportAssetToSignedUrl": {"AssetId": "c" * 32, **source}})
        created = self.aws("create-job", "--type", "EXPORT_ASSET_TO_SIGNED_URL", "--details", details)
        self.assertEqual(created.returncode, 0, created.stderr)
        job_id = json.loads(created.stdout)["Id"]
        self.assertEqual(self.aws("start-job", "--job-id", job_id).returncode, 0)
        self.call("POST", "/__admin/clock/advance", {"ms": 60_000})
        done = json.loads(self.get_job(job_id).stdout)
        self.assertEqual(done["State"], "COMPLETED")
        with urllib.request.urlopen(done["Details"]["ExportAssetToSignedUrl"]["SignedUrl"]) as download:
            self.assertIn(b"c" * 32, download.read())
        listed = json.loads(self.aws("list-jobs", "--data-set-id", "a" * 32).stdout)["Jobs"]
        self.assertEqual([job["Id"] for job in listed], [job_id])
        cancelled = self.aws("cancel-job", "--job-id", job_id)
        self.assertIn("ConflictException", cancelled.stderr)

    def test_job(self):
        result = self.get_job("completedExportAssetToSignedUrl01")
        self.assertEqual(result.returncode, 0, result.stderr)
        self.assertEqual(json.loads(result.stdout)["State"], "COMPLETED")

    def test_unknown_job(self):
        result = self.get_job(UNKNOWN_ID)
        self.assertNotEqual(result.returncode, 0)
        self.assertIn("ResourceNotFoundException", result.stderr)


def example(shape):
    """A value of the shape with all members; of the length, enum and pattern that the model wants."""
    if shape.type_name == "structure":
        # The model has a bare string for what the user guide says of a key pattern.
        return {
            name: "${Asset.Name}" if name == "KeyPattern" else example(member)
            for name, member in shape.members.items()
        }
    if shape.type_name == "list":
        return [example(shape.member)]
    if shape.enum:
        return shape.enum[0]
    return EXAMPLES.get(shape.metadata.get("pattern"), "text")


def violated(shape, value, path="", put=lambda spoiled: spoiled):
    """Each place in a value with a copy of the whole in which the value there violates one constraint of the model."""
    if shape.type_name == "structure":
        for name, member in shape.members.items():
            if name not in value:
                continue
            if name in shape.required_members:
                yield f"{path}/{name}", put({key: item for key, item in value.items() if key != name})
            inner = lambda spoiled, name=name: put({**value, name: spoiled})
            yield from violated(member, value[name], f"{path}/{name}", inner)
    elif shape.type_name == "list":
        if "max" in shape.metadata:
            yield path, put(value * (shape.metadata["max"] + 1))
        yield from violated(shape.member, value[0], f"{path}/0", lambda spoiled: put([spoiled]))
    elif shape.type_name == "string":
        if shape.enum:
            yield path, put("NO_SUCH_VALUE")
        if shape.metadata.get("pattern"):
            yield path, put("!")
        if "max" in shape.metadata:
            yield path, put("x" * (shape.metadata["max"] + 1))


def to_wire(value):
    """A parsed answer with its datetimes written as the wire has them."""
    if isinstance(value, dict):
        return {name: to_wire(item) for name, item in value.items()}
    if isinstance(value, list):
        return [to_wire(item) for item in value]
    if isinstance(value, datetime):
        return value.astimezone(timezone.utc).isoformat(timespec="milliseconds").replace("+00:00", "Z")
    return value


def known(shape, value):
    """The value of a structure without those later members that the model at hand does not have."""
    if shape.type_name != "structure":
        return value
    later = LATER_MEMBERS - shape.members.keys()
    return {
        name: known(shape.members[name], item) if name in shape.members else item
        for name, item in value.items()
        if name not in later
    }


def violations(shape, value, path="$"):
    """Says where raw JSON differs from a shape of the service model; botocore's parser passes over all of this."""
    if shape.type_name == "structure":
        if not isinstance(value, dict):
            yield f"{path}: is not a structure"
            return
        members = {member.serialization.get("name", name): member for name, member in shape.members.items()}
        required = {shape.members[name].serialization.get("name", name) for name in shape.required_members}
        yield from (f"{path}.{name}: is missing" for name in sorted(required - value.keys()))
        for name, item in value.items():
            if name in members:
                yield from violations(members[name], item, f"{path}.{name}")
            else:
                yield f"{path}.{name}: is unknown"
    elif shape.type_name == "list":
        if not isinstance(value, list):
            yield f"{path}: is not a list"
            return
        for index, item in enumerate(value):
            yield from violations(shape.member, item, f"{path}[{index}]")
    elif shape.type_name == "map":
        if not isinstance(value, dict):
            yield f"{path}: is not a map"
            return
        for name, item in value.items():
            yield from violations(shape.value, item, f"{path}[{name!r}]")
    elif shape.type_name == "timestamp":
        if not (isinstance(value, str) and TIMESTAMP.fullmatch(value)):
            yield f"{path}: is no timestamp with milliseconds and Z: {value!r}"
    elif not isinstance(value, SCALARS[shape.type_name]) or (isinstance(value, bool) and shape.type_name != "boolean"):
        yield f"{path}: is no {shape.type_name}: {value!r}"
    elif getattr(shape, "enum", None) and value not in shape.enum:
        yield f"{path}: is none of {shape.enum}: {value!r}"


if __name__ == "__main__":
    unittest.main()
