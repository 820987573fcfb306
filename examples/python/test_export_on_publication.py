"""Tests of export_on_publication against dataexchange-local: it is invoked by the events of publications."""

import shlex
import threading
import time
from queue import Queue

import boto3
import pytest

from dataexchange_local import start_command
from export_on_publication import data_exchange, handler
from invoke_locally import endpoint
from poll_job import JobFailedError
from publish_data_set import publish_revision

PRODUCT = {"id": "prod-abcdefghij234", "name": "Market data"}
NOVEMBER = {"Comment": "November", "assets": [{"Name": "prices.csv", "text": "id,price\n1,11.00\n"}]}
FAST = {"interval": 0.002, "timeout": 10}


@pytest.fixture(scope="module")
def invocations():
    return Queue()


@pytest.fixture(scope="module")
def server(invocations, pytestconfig):
    """The server of this checkout, with the function as the target of its events."""
    function, url = endpoint(handler, on_invocation=lambda *invocation: invocations.put(invocation))
    threading.Thread(target=function.serve_forever, daemon=True).start()
    command = shlex.split(pytestconfig.getini("dataexchange_command"))
    with start_command([*command, "--event-target", url], cwd=str(pytestconfig.rootpath)) as server:
        yield server
    function.shutdown()
    function.server_close()


@pytest.fixture
def control(server, monkeypatch):
    variables = {
        "AWS_ENDPOINT_URL_DATAEXCHANGE": server.url,
        "AWS_DEFAULT_REGION": "us-east-1",
        "AWS_ACCESS_KEY_ID": "test",
        "AWS_SECRET_ACCESS_KEY": "test",
        "BUCKET": "lake",
        "POLL_INTERVAL": "0.002",
    }
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    data_exchange.cache_clear()
    server.control.reset()
    return server.control


def deliveries(control):
    """Returns what became of the events, once none is waiting."""
    while True:
        (counts,) = control.event_bridge().targets
        if counts["waiting"] == 0:
            return counts["delivered"], counts["failed"], counts["dropped"]
        time.sleep(0.002)


def exported_by(control, job_id):
    view = control.job(job_id)
    assert view["job"]["State"] == "COMPLETED"
    return [f"{exported['bucket']}/{exported['key']}" for exported in view["exported"]]


def test_what_a_provider_publishes(control, invocations):
    data_set = control.data_sets.seed({"Name": "Prices", "OriginDetails": {"ProductId": PRODUCT["id"]}})
    revision = control.data_sets.add_revision(data_set["Id"], NOVEMBER)
    event, result, _ = invocations.get(timeout=60)
    assert event["resources"] == [data_set["Id"]]
    assert event["detail"]["RevisionIds"] == [revision["Id"]]
    assert exported_by(control, result["jobs"][0]) == [f"lake/{revision['Id']}/prices.csv"]
    assert deliveries(control) == (1, 0, 0)


def test_what_a_publisher_publishes_in_a_product(control, invocations):
    data_set = control.data_sets.seed({"Name": "Prices", "product": PRODUCT})
    files = [("prices.csv", b"id,price\n1,11.00\n")]
    publish_revision(boto3.client("dataexchange"), data_set["Id"], "November", files=files, **FAST)
    event, result, _ = invocations.get(timeout=60)
    assert event["resources"] != [data_set["Id"]], "subscribers are entitled to a copy of the data set"
    assert event["detail"]["Product"] == {"Id": PRODUCT["id"], "Name": PRODUCT["name"]}
    assert exported_by(control, result["jobs"][0]) == [f"lake/{event['detail']['RevisionIds'][0]}/prices.csv"]


def test_invocation_after_an_export_that_failed(control, invocations):
    data_set = control.data_sets.seed({"Name": "Prices", "OriginDetails": {"ProductId": PRODUCT["id"]}})
    control.outcomes.add({"match": {"type": "EXPORT_REVISIONS_TO_S3"}, "plan": "fails", "times": 1})
    control.data_sets.add_revision(data_set["Id"], NOVEMBER)
    _, _, error = invocations.get(timeout=60)
    assert isinstance(error, JobFailedError)
    _, result, _ = invocations.get(timeout=60)
    assert len(exported_by(control, result["jobs"][0])) == 1
    assert deliveries(control) == (1, 0, 0)


def test_other_events():
    assert handler({"detail-type": "Revision Revoked", "resources": [], "detail": {}}, None) == {"jobs": []}
