"""Reports what each fault does to real clients: how many requests they send for one GetJob, and the result of the call.

Run, after `npm ci && npm run build && test/clients/build go java js-v2`: python3 scripts/faults_and_clients.py [--check]
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
PROGRAMS = ROOT / "test" / "clients"
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


def program(*command):
    """Returns a client that is one of the programs in test/clients."""

    def run(url):
        environment = {**ENVIRONMENT, "DATAEXCHANGE_ENDPOINT": url, "AWS_REGION": "us-east-1"}
        words = [*command, "get-job", JOB_ID]
        result = subprocess.run(words, cwd=PROGRAMS, env=environment, capture_output=True, text=True, timeout=120)
        return result.stdout.strip() or result.stderr

    return run


CLIENTS = {
    "JS SDK v3": javascript,
    "boto3": python,
    "AWS CLI": command_line,
    "Go SDK v2": program("go/build/client"),
    "Java SDK v2": program("java", "-cp", "java/target/classes:java/target/lib/*", "clients.Main"),
    "JS SDK v2": program("node", "js-v2/main.mjs"),
}


def version(file, pattern):
    """Returns a version that a file of the programs pins."""
    return re.search(pattern, (PROGRAMS / file).read_text())[1]


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
    go = version("go/go.mod", r"service/dataexchange v(\S+)")
    java = version("java/pom.xml", r"<artifactId>bom</artifactId>\s*<version>(.*?)</version>")
    javascript_2 = version("js-v2/package.json", r'"aws-sdk": "(.*?)"')
    return f"""# Faults and clients

Each cell shows how many requests a client sends for one GetJob, and what its caller gets.
`scripts/faults_and_clients.py` writes this table from real runs with standard retries, three attempts and a read timeout
of one second, and CI checks the clients against it. The clients are the JS SDK v3 (3.873), boto3 and the AWS CLI
(botocore 1.43), the Go SDK v2 (module dataexchange {go}), the Java SDK v2 ({java}, with its Apache client) and the JS
SDK v2 ({javascript_2}).

{head}
| --- |{" --- |" * len(CLIENTS)}
""" + "\n".join(rows) + """

The JS SDK v2 waits for ever for the rest of a body that broke off: `never settled` stands for no result after ten
seconds. The timeout of its HTTP options does not end that wait.

## Exceptions that GetJob does not declare

The service model declares four exceptions for GetJob: ResourceNotFoundException, ThrottlingException,
ValidationException and InternalServerException. The built-in fixtures have the model's other three as well, because
front ends send AccessDeniedException and clients should survive the others. SDKs that generate types for each operation
return them from GetJob as a generic error that has only the code and the message: `smithy.GenericAPIError` in Go and
`GetJobError::Unhandled` in Rust. In Ruby they lack their members. boto3 and the SDKs for Java v2 and JavaScript v3 have
one set of exceptions for all operations. The JS SDK v2 has one class for all errors, with the code.
`test/clients/sdks.test.ts` holds this for all of these but boto3 and Ruby, with each exception on each operation.
"""


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
