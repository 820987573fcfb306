"""Reports what each fault does to real clients: how many requests they send for one GetJob, and the result of the call.

Run, after `npm ci && npm run build`: python3 scripts/faults_and_clients.py [--check]
It writes docs/faults-and-clients.md; with --check it only prints the rows in which the clients now differ from it.
"""

import json
import os
import re
import subprocess
import sys
import urllib.request
from pathlib import Path

import boto3
import botocore
from botocore.config import Config

ROOT = Path(__file__).resolve().parents[1]
DOCUMENT = ROOT / "docs" / "faults-and-clients.md"
JOB_ID = "completedExportAssetToSignedUrl01"
FAULTS = [
    {"exception": "ThrottlingException"},
    {"exception": "InternalServerException"},
    {"exception": "ResourceNotFoundException"},
    {"exception": "ValidationException"},
    {"gateway": "expired-token"},
    {"gateway": "invalid-signature"},
    {"gateway": "unrecognized-client"},
    {"gateway": "access-denied"},
    {"gateway": "service-unavailable"},
    {"gateway": "slow-down"},
    {"gateway": "bad-gateway-html"},
    {"connection": "reset"},
    {"connection": "empty"},
    {"connection": "hang"},
    {"connection": "truncate"},
    {"connection": "malformed"},
    {"connection": "drip", "paceMs": 1},
]
ENVIRONMENT = {
    **{name: value for name, value in os.environ.items() if not name.startswith("AWS_")},
    "AWS_ACCESS_KEY_ID": "test",
    "AWS_SECRET_ACCESS_KEY": "test",
    "AWS_DEFAULT_REGION": "us-east-1",
    "AWS_CONFIG_FILE": os.devnull,
    "AWS_SHARED_CREDENTIALS_FILE": os.devnull,
    "AWS_EC2_METADATA_DISABLED": "true",
    "AWS_RETRY_MODE": "standard",
    "AWS_PAGER": "",
}


def call(url, method, path, body=None):
    data = None if body is None else json.dumps(body).encode()
    headers = {} if body is None else {"content-type": "application/json"}
    with urllib.request.urlopen(urllib.request.Request(url + path, data, headers, method=method)) as response:
        return json.loads(response.read() or b"null")


def javascript(url):
    command = ["node", "scripts/get-job-once.mjs", url, JOB_ID]
    return subprocess.run(command, cwd=ROOT, env=ENVIRONMENT, stdout=subprocess.PIPE, text=True, timeout=120).stdout


def python(url):
    settings = Config(retries={"mode": "standard", "total_max_attempts": 3}, read_timeout=1)
    client = boto3.client("dataexchange", endpoint_url=url, config=settings)
    try:
        return client.get_job(JobId=JOB_ID).get("State", "an empty response")
    except botocore.exceptions.ClientError as error:
        return error.response["Error"]["Code"]
    except Exception as error:
        return type(error).__name__


def command_line(url):
    command = ["aws", "dataexchange", "get-job", "--job-id", JOB_ID, "--endpoint-url", url]
    command += ["--output", "json", "--cli-read-timeout", "1"]
    result = subprocess.run(command, env=ENVIRONMENT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, timeout=120)
    if result.returncode == 0:
        return json.loads(result.stdout or "{}").get("State", "an empty response")
    code = re.search(r"error occurred \((\w+)\)", result.stderr)
    return code[1] if code else f"exit code {result.returncode}"


CLIENTS = {"JS SDK v3": javascript, "boto3": python, "AWS CLI": command_line}


def row(url, effect):
    """Returns the row of a fault: for each client, the number of requests and the result of the call."""
    cells = [f"`{json.dumps(effect)}`"]
    for run in CLIENTS.values():
        call(url, "POST", "/__admin/reset", {})
        call(url, "POST", "/__admin/faults", {"effect": effect})
        result = run(url)
        # A request is in the journal once its connection is closed. This request itself is in flight as well.
        while call(url, "GET", "/__admin/sandboxes")["sandboxes"][0]["requests"] > 1:
            pass
        total = call(url, "GET", "/__admin/requests")["meta"]["total"]
        cells.append(f"{total}, {result}")
    return "| " + " | ".join(cells) + " |"


def document(rows):
    head = "| effect of a fault that always fires | " + " | ".join(CLIENTS) + " |"
    return f"""# Faults and clients

Each cell shows how many requests a client sends for one GetJob, and what its caller gets.
`scripts/faults_and_clients.py` writes this table from real runs of the JS SDK v3 (3.873), boto3 and the AWS CLI
(botocore 1.43) with standard retries, three attempts and a read timeout of one second. CI checks the clients against
it.

{head}
| --- |{" --- |" * len(CLIENTS)}
""" + "\n".join(rows) + "\n"


def main():
    for name, value in ENVIRONMENT.items():
        os.environ[name] = value
    command = ["node", "dist/cli.js", "--port", "0", "--log-level", "silent"]
    server = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)
    try:
        url = server.stdout.readline().split(" ready on ")[1].split()[0]
        text = document([row(url, effect) for effect in FAULTS])
    finally:
        server.terminate()
        server.communicate()
    if "--check" not in sys.argv[1:]:
        DOCUMENT.write_text(text)
        return 0
    published = DOCUMENT.read_text().splitlines()
    differing = [line for line in text.splitlines() if line not in published]
    print("\n".join(differing) or "no differences")
    return 1 if differing else 0


if __name__ == "__main__":
    sys.exit(main())
