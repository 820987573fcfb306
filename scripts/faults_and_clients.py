"""Reports what each fault does to real clients: how many requests they send for one GetJob, and the result of the call.

Run, after `npm ci && npm run build && test/clients/build go java js-v2`: python3 scripts/faults_and_clients.py [--check]
It writes the table in docs/faults-and-clients.md; with --check it only prints the rows in which the clients now differ.
Either way it fails if the page names other versions of the clients than those that are installed.
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


# A program of a few seconds ends earlier without what makes a long one faster: C2, and a collector with threads of its own.
JAVA_AT_ONCE = ["-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"]
CLIENTS = {
    "JS SDK v3": javascript,
    "boto3": python,
    "AWS CLI": command_line,
    "Go SDK v2": program("go/build/client"),
    "Java SDK v2": program(
        "java", *JAVA_AT_ONCE, "-cp", "java/target/classes:java/target/lib/*", "clients.Main"
    ),
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


HEAD = "| effect of a fault that always fires | " + " | ".join(CLIENTS) + " |"


def with_rows(page, rows):
    """The page with these rows in its table. The text around the table is written by hand."""
    before, _, rest = page.partition(HEAD)
    _, _, after = rest.partition("\n\n")
    return "\n".join([before + HEAD, "| --- |" + " --- |" * len(CLIENTS), *rows]) + "\n\n" + after


def tested_versions():
    """What the page says about the versions of clients."""
    go = version("go/go.mod", r"service/dataexchange v(\S+)")
    java = version("java/pom.xml", r"<artifactId>bom</artifactId>\s*<version>(.*?)</version>")
    javascript_2 = version("js-v2/package.json", r'"aws-sdk": "(.*?)"')
    return [f"module dataexchange {go}", f"Java SDK v2 ({java}", f"SDK v2 ({javascript_2})"]


def main():
    for name, value in ENVIRONMENT.items():
        os.environ[name] = value
    command = ["node", "dist/cli.js", "--port", "0", "--log-level", "silent"]
    server = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)
    try:
        url = server.stdout.readline().split(" ready on ")[1].split()[0]
        rows = [row(url, effect) for effect in FAULTS]
    finally:
        server.terminate()
        server.communicate()
    page = DOCUMENT.read_text()
    if "--check" not in sys.argv[1:]:
        DOCUMENT.write_text(with_rows(page, rows))
    else:
        published = page.splitlines()
        differing = [line for line in (HEAD, *rows) if line not in published]
        if differing:
            print("\n".join(differing))
            return 1
    unnamed = [name for name in tested_versions() if name not in " ".join(page.split())]
    print(f"The page does not say: {', '.join(unnamed)}" if unnamed else "no differences")
    return 1 if unnamed else 0


if __name__ == "__main__":
    sys.exit(main())
