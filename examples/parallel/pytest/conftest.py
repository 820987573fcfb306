import os
import subprocess
from pathlib import Path

import boto3
import pytest

from sandbox import Sandbox

ROOT = Path(__file__).resolve().parents[3]


def pytest_configure(config):
    worker = os.environ.get("PYTEST_XDIST_WORKER")
    if worker is None:
        # The workers start later and inherit the variable.
        os.environ["AWS_ENDPOINT_URL_DATAEXCHANGE"] = start_server(config.add_cleanup)
    worker_number = int(worker.removeprefix("gw")) if worker else 0
    # An access key id of 12 digits selects an account, and each account has its own sandbox.
    os.environ["AWS_ACCESS_KEY_ID"] = "%012d" % (worker_number + 1)
    os.environ["AWS_SECRET_ACCESS_KEY"] = "test"
    os.environ["AWS_DEFAULT_REGION"] = "us-east-1"


def start_server(add_cleanup):
    """Starts a server that ends with the tests, and returns its URL."""
    command = ["node", "dist/cli.js", "--port", "0", "--log-level", "silent"]
    server = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)
    add_cleanup(server.communicate)
    add_cleanup(server.terminate)
    ready = server.stdout.readline()
    if " ready on " not in ready:
        raise RuntimeError(f"the server did not start: {ready!r}")
    return ready.split(" ready on ")[1].split()[0]


@pytest.fixture
def sandbox():
    sandbox = Sandbox(os.environ["AWS_ENDPOINT_URL_DATAEXCHANGE"], os.environ["AWS_ACCESS_KEY_ID"])
    sandbox.reset()
    return sandbox


@pytest.fixture(scope="session")
def client():
    # boto3 before 1.28 does not read the variable by itself.
    return boto3.client("dataexchange", endpoint_url=os.environ["AWS_ENDPOINT_URL_DATAEXCHANGE"])
