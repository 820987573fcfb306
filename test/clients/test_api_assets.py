"""What boto3 and the AWS CLI need to call API assets, and what they make of the responses.

Run: python3 -m unittest discover -s test/clients
"""

import json
import os
import socket
import tempfile
import unittest
from unittest import mock
from urllib.parse import urlsplit

import boto3
import botocore.configprovider
from botocore.config import Config
from botocore.exceptions import ClientError
from test_boto3 import AwsCliServerTest, ServerTest

IDS = {"DataSetId": "d" * 32, "RevisionId": "e" * 32, "AssetId": "a" * 32}
RESPONSES = [
    {"method": "GET", "path": "/quotes", "status": 200, "headers": {"X-Page": "1"}, "body": "a,b\n"},
    {"method": "GET", "path": "/later", "status": 503, "body": {"message": "later"}},
]
VARIABLE = "AWS_DISABLE_HOST_PREFIX_INJECTION"
KNOWS_SETTING = "disable_host_prefix_injection" in botocore.configprovider.BOTOCORE_DEFAUT_SESSION_VARIABLES


RESOLVE = socket.getaddrinfo


def resolve(host, *rest, **more):
    """Resolves names below `localhost` as systemd does, and many a container's network."""
    return RESOLVE("localhost" if str(host).endswith(".localhost") else host, *rest, **more)


class ApiAssets:
    """Tests with an API asset that echoes, or responds as it is told."""

    def seed(self, responses=None):
        asset = {"Id": IDS["AssetId"], **({"responses": responses} if responses is not None else {})}
        revision = {"Id": IDS["RevisionId"], "assets": [asset]}
        data_set = {"Id": IDS["DataSetId"], "AssetType": "API_GATEWAY_API", "revisions": [revision]}
        self.call("POST", "/__admin/data-sets", data_set)


class Boto3ApiAssetsTest(ApiAssets, ServerTest):
    def client(self, url=None, **config):
        # A session of its own reads the environment as it is now.
        return boto3.Session().client(
            "dataexchange", endpoint_url=url or self.url, config=Config(retries={"total_max_attempts": 1}, **config)
        )

    def send(self, client):
        sent = client.send_api_asset(
            **IDS,
            Method="PUT",
            Path="/quotes/1",
            QueryStringParameters={"page": "1"},
            RequestHeaders={"x-api-key": "secret"},
            Body="a,b\n",
        )
        received = json.loads(sent["Body"])
        headers = received.pop("headers")
        self.assertEqual(
            received, {"method": "PUT", "path": "/quotes/1", "query": {"page": "1"}, "body": "a,b\n"}
        )
        self.assertEqual(headers["x-api-key"], "secret")
        self.assertNotIn("authorization", headers)

    def test_setting_in_code(self):
        self.seed()
        self.send(self.client(inject_host_prefix=False))

    @unittest.skipUnless(KNOWS_SETTING, "this botocore does not know the setting")
    def test_variable(self):
        self.seed()
        with mock.patch.dict(os.environ, {VARIABLE: "true"}):
            self.send(self.client())

    @unittest.skipUnless(KNOWS_SETTING, "this botocore does not know the setting")
    def test_config_file(self):
        self.seed()
        with tempfile.NamedTemporaryFile("w", suffix=".ini") as file:
            file.write("[default]\ndisable_host_prefix_injection = true\n")
            file.flush()
            with mock.patch.dict(os.environ, {"AWS_CONFIG_FILE": file.name}):
                self.send(self.client())

    def test_prefixed_name(self):
        self.seed()
        with mock.patch.object(socket, "getaddrinfo", resolve):
            self.send(self.client(f"http://localhost:{urlsplit(self.url).port}"))

    def test_responses_of_the_provider(self):
        self.seed(RESPONSES)
        client = self.client(inject_host_prefix=False)
        sent = client.send_api_asset(**IDS, Method="GET", Path="/quotes")
        self.assertEqual(sent["Body"], "a,b\n")
        self.assertEqual({name.lower(): value for name, value in sent["ResponseHeaders"].items()}["x-page"], "1")
        for path, status in {"/later": 503, "/other": 404}.items():
            with self.assertRaises(ClientError) as caught:
                client.send_api_asset(**IDS, Method="GET", Path=path)
            self.assertEqual(caught.exception.response["ResponseMetadata"]["HTTPStatusCode"], status)
        with self.assertRaises(client.exceptions.ResourceNotFoundException):
            client.send_api_asset(**{**IDS, "AssetId": "f" * 32})
        with self.assertRaises(client.exceptions.ValidationException):
            client.send_api_asset(**{**IDS, "AssetId": ""})


class AwsCliApiAssetsTest(ApiAssets, AwsCliServerTest):
    @unittest.skipUnless(KNOWS_SETTING, "this botocore, and perhaps the AWS CLI, does not know the setting")
    def test_variable(self):
        self.seed(RESPONSES)
        ids = ["--data-set-id", IDS["DataSetId"], "--revision-id", IDS["RevisionId"], "--asset-id", IDS["AssetId"]]
        with mock.patch.dict(os.environ, {VARIABLE: "true"}):
            result = self.aws("send-api-asset", *ids, "--method", "GET", "--path", "/quotes")
        self.assertEqual(result.returncode, 0, result.stderr)
        self.assertEqual(json.loads(result.stdout)["Body"], "a,b\n")


if __name__ == "__main__":
    unittest.main()
