"""Tests of transfer_assets against dataexchange-local."""

import urllib.request

import pytest
from botocore.config import Config

import transfer_assets
from poll_job import JobFailedError, JobTimeoutError
from transfer_assets import TransferError, export_asset, import_file

REVISION = {"data_set_id": "0123456789abcdef0123456789abcdef", "revision_id": "fedcba9876543210fedcba9876543210"}
FILE = {**REVISION, "name": "data.csv", "content": b"id,name\n1,one\n"}
ASSET = {**REVISION, "asset_id": "00112233445566778899aabbccddeeff"}
FAST = {"interval": 0.002, "timeout": 10}


@pytest.fixture
def dataexchange_client_config():
    return Config(retries={"mode": "standard", "total_max_attempts": 3})


@pytest.fixture
def corrupt_uploads(monkeypatch):
    """Makes uploads send other bytes than the given ones."""

    def urlopen(request, **options):
        request.data = b"id,name\n1,0ne\n"
        return urllib.request.urlopen(request, **options)

    monkeypatch.setattr(transfer_assets, "urlopen", urlopen)


def states(client):
    return [job["State"] for job in client.list_jobs(DataSetId=REVISION["data_set_id"])["Jobs"]]


def test_export_of_an_imported_asset(dataexchange, dataexchange_client):
    content = bytes(range(251)) * 400
    job = import_file(dataexchange_client, **{**FILE, "content": content}, **FAST)
    assert job["State"] == "COMPLETED"
    # The revision is made up. In one that exists, an application learns the id from ListRevisionAssets.
    asset_id = dataexchange.job(job["Id"])["assetId"]
    assert export_asset(dataexchange_client, **REVISION, asset_id=asset_id, **FAST) == content


def test_import_error(dataexchange, dataexchange_client):
    error = {"Code": "MALWARE_DETECTED", "Message": "Malware was found in bad.csv."}
    plan = [{"state": "IN_PROGRESS", "forPolls": 1}, {"state": "ERROR", "errors": [error]}]
    dataexchange.outcomes.add({"match": {"assetName": "bad.csv"}, "plan": plan})
    with pytest.raises(JobFailedError, match=r"MALWARE_DETECTED: Malware was found in bad\.csv\.") as caught:
        import_file(dataexchange_client, **{**FILE, "name": "bad.csv"}, **FAST)
    assert (caught.value.state, caught.value.errors) == ("ERROR", [error])
    assert import_file(dataexchange_client, **FILE, **FAST)["State"] == "COMPLETED", "other files are not affected"


@pytest.mark.parametrize(("plan", "state"), [("cancelled", "CANCELLED"), ("times-out", "TIMED_OUT")])
def test_unsuccessful_export(dataexchange, dataexchange_client, plan, state):
    dataexchange.outcomes.add({"match": {"type": "EXPORT_ASSET_TO_SIGNED_URL"}, "plan": plan, "times": 1})
    with pytest.raises(JobFailedError) as caught:
        export_asset(dataexchange_client, **ASSET, **FAST)
    assert caught.value.state == state


def test_upload_corrupted_in_transit(dataexchange_client, corrupt_uploads):
    with pytest.raises(TransferError) as caught:
        import_file(dataexchange_client, **FILE, **FAST)
    assert (caught.value.status, caught.value.code) == (400, "BadDigest")
    assert states(dataexchange_client) == ["CANCELLED"]


def test_failed_upload_of_a_job_that_cannot_be_cancelled(dataexchange, dataexchange_client, corrupt_uploads):
    dataexchange.faults.add({"match": {"operation": "CancelJob"}, "effect": {"exception": "AccessDeniedException"}})
    with pytest.raises(TransferError) as caught:
        import_file(dataexchange_client, **FILE, **FAST)
    assert caught.value.code == "BadDigest"
    assert states(dataexchange_client) == ["WAITING"]


def test_job_that_never_ends(dataexchange, dataexchange_client):
    dataexchange.outcomes.add({"plan": "hangs"})
    with pytest.raises(JobTimeoutError):
        import_file(dataexchange_client, **FILE, interval=0.002, timeout=0.05)
    assert states(dataexchange_client) == ["IN_PROGRESS"]


def test_throttled_start(dataexchange, dataexchange_client):
    fault = {"match": {"operation": "StartJob"}, "times": 2, "effect": {"exception": "ThrottlingException"}}
    fault_id = dataexchange.faults.add(fault)["id"]
    assert import_file(dataexchange_client, **FILE, **FAST)["State"] == "COMPLETED"
    assert dataexchange.faults.get(fault_id)["fired"] == 2
