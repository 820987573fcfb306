"""What real clients make of a server of HTTPS whose certificate they are told to trust, as the README says.

Run: python3 -m unittest discover -s test/clients
With CI_REQUIRE_CLIENTS=1 a missing AWS CLI is a failure instead of a skip.
"""

import base64
import hashlib
import json
import os
import shutil
import ssl
import subprocess
import tempfile
import unittest
import urllib.request
from pathlib import Path
from unittest import mock

import boto3
from botocore.config import Config
from botocore.exceptions import SSLError
from test_boto3 import AWS_ENV, ROOT

JOB = "completedExportAssetToSignedUrl01"
CONTENT = b"id,price\n1,2\n"
MD5 = base64.b64encode(hashlib.md5(CONTENT).digest()).decode()
IMPORT = {
    "Type": "IMPORT_ASSET_FROM_SIGNED_URL",
    "Details": {
        "ImportAssetFromSignedUrl": {"AssetName": "a", "DataSetId": "a" * 32, "Md5Hash": MD5, "RevisionId": "a" * 32}
    },
}

# Writes a certificate for this machine that nobody has signed, and its key.
CERTIFICATE = """
import { writeFileSync } from 'node:fs'
import { generate } from 'selfsigned'
const altNames = [{ type: 2, value: 'localhost' }, { type: 7, ip: '127.0.0.1' }]
const extensions = [{ name: 'basicConstraints', cA: true }, { name: 'subjectAltName', altNames }]
const { cert, private: key } = await generate([{ name: 'commonName', value: 'localhost' }], { keyType: 'ec', extensions })
writeFileSync(process.argv[1], cert)
writeFileSync(process.argv[2], key)
"""

# The SDK for JavaScript, which is told nothing of certificates.
NODE_CLIENT = """
import { CreateJobCommand, DataExchangeClient, GetJobCommand, StartJobCommand } from '@aws-sdk/client-dataexchange'
const client = new DataExchangeClient({ maxAttempts: 1 })
const { Id, Details } = await client.send(new CreateJobCommand(JSON.parse(process.argv[1])))
const url = Details.ImportAssetFromSignedUrl.SignedUrl
const { status } = await fetch(url, { method: 'PUT', body: process.argv[2] })
await client.send(new StartJobCommand({ JobId: Id }))
let job
do job = await client.send(new GetJobCommand({ JobId: Id }))
while (job.State === 'IN_PROGRESS')
console.log(JSON.stringify({ url, status, state: job.State }))
"""


class HttpsTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        others = {name: value for name, value in os.environ.items() if not name.startswith(("AWS_", "NODE_EXTRA"))}
        environment = mock.patch.dict(os.environ, {**others, **AWS_ENV}, clear=True)
        environment.start()
        cls.addClassCleanup(environment.stop)
        folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(folder.cleanup)
        cls.cert, key = (str(Path(folder.name) / name) for name in ("cert.pem", "key.pem"))
        cls.node(CERTIFICATE, cls.cert, key).check_returncode()
        cls.options = ["--tls-cert", cls.cert, "--tls-key", key]
        command = ["node", "dist/cli.js", "--port", "0", "--in-progress-ms", "100", "--log-level", "silent"]
        server = subprocess.Popen([*command, *cls.options], cwd=ROOT, stdout=subprocess.PIPE, text=True)
        cls.addClassCleanup(server.communicate)
        cls.addClassCleanup(server.terminate)
        ready = server.stdout.readline()
        if " ready on " not in ready:
            raise RuntimeError(f"the server did not start: {ready!r}")
        cls.url = ready.split(" ready on ")[1].split()[0]

    @staticmethod
    def node(program, *arguments, **variables):
        command = ["node", "--input-type=module", "--eval", program, *arguments]
        return subprocess.run(
            command, cwd=ROOT, env={**os.environ, **variables}, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )

    def test_address(self):
        self.assertRegex(self.url, r"^https://127\.0\.0\.1:\d+$")

    def test_boto3(self):
        client = self.boto3_client(AWS_CA_BUNDLE=self.cert)
        self.assertEqual(client.get_job(JobId=JOB)["State"], "COMPLETED")
        job = client.create_job(**IMPORT)
        url = job["Details"]["ImportAssetFromSignedUrl"]["SignedUrl"]
        self.assertTrue(url.startswith(f"{self.url}/signed-urls/"), url)
        trusting = ssl.create_default_context(cafile=self.cert)
        with urllib.request.urlopen(urllib.request.Request(url, CONTENT, method="PUT"), context=trusting) as response:
            self.assertEqual(response.status, 200)
        client.start_job(JobId=job["Id"])
        while (state := client.get_job(JobId=job["Id"])["State"]) == "IN_PROGRESS":
            pass
        self.assertEqual(state, "COMPLETED")

    def test_boto3_without_the_certificate(self):
        with self.assertRaises(SSLError):
            self.boto3_client().get_job(JobId=JOB)

    def boto3_client(self, **variables):
        with mock.patch.dict(os.environ, variables):
            config = Config(retries={"total_max_attempts": 1})
            return boto3.client("dataexchange", endpoint_url=self.url, config=config)

    @unittest.skipUnless(shutil.which("aws") or os.environ.get("CI_REQUIRE_CLIENTS"), "the AWS CLI is not installed")
    def test_aws_cli(self):
        command = ["aws", "dataexchange", "get-job", "--job-id", JOB, "--endpoint-url", self.url, "--output", "json"]
        env = {**os.environ, "AWS_MAX_ATTEMPTS": "1"}
        trusting = subprocess.run(command, env={**env, "AWS_CA_BUNDLE": self.cert}, capture_output=True, text=True)
        self.assertEqual(trusting.returncode, 0, trusting.stderr)
        self.assertEqual(json.loads(trusting.stdout)["State"], "COMPLETED")
        other = subprocess.run(command, env=env, capture_output=True, text=True)
        self.assertNotEqual(other.returncode, 0)
        self.assertIn("SSL validation failed", other.stderr)

    def test_node(self):
        program = (NODE_CLIENT, json.dumps(IMPORT), CONTENT.decode())
        endpoint = {"AWS_ENDPOINT_URL_DATAEXCHANGE": self.url}
        trusting = self.node(*program, NODE_EXTRA_CA_CERTS=self.cert, **endpoint)
        self.assertEqual(trusting.returncode, 0, trusting.stderr)
        seen = json.loads(trusting.stdout)
        self.assertTrue(seen.pop("url").startswith(f"{self.url}/signed-urls/"))
        self.assertEqual(seen, {"status": 200, "state": "COMPLETED"})
        other = self.node(*program, **endpoint)
        self.assertNotEqual(other.returncode, 0)
        self.assertRegex(other.stderr, r"self-signed certificate|DEPTH_ZERO_SELF_SIGNED_CERT")

    def test_healthcheck(self):
        health = ["node", "dist/cli.js", "healthcheck", "--port", self.url.rsplit(":", 1)[1]]
        self.assertEqual(subprocess.run([*health, *self.options], cwd=ROOT).returncode, 0)
        self.assertEqual(subprocess.run(health, cwd=ROOT, stderr=subprocess.DEVNULL).returncode, 1)


if __name__ == "__main__":
    unittest.main()
