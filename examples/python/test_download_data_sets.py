"""Tests of download_data_sets against dataexchange-local."""

import base64

import pytest

from download_data_sets import copy_revision_to_s3, download_revision, find_newest_revision, list_entitled_data_sets
from poll_job import JobFailedError

README = "Prices in \u20ac.\n".encode()
PRICES = bytes(range(251)) * 280
OCTOBER = {"Comment": "October", "assets": [{"Name": "old.csv", "text": "old"}]}
NOVEMBER = {
    "Comment": "November",
    "assets": [
        {"Name": "readme.txt", "base64": base64.b64encode(README).decode()},
        {"Name": "prices.bin", "base64": base64.b64encode(PRICES).decode()},
    ],
}
# A data set to which the account is subscribed. Of its revisions, the last one is the newest.
DATA_SET = {
    "Name": "Prices",
    "Origin": "ENTITLED",
    "OriginDetails": {"ProductId": "prod-abcdefghij234"},
    "revisions": [OCTOBER, NOVEMBER],
}
REVOKED = {"Comment": "December", "Revoked": True, "RevocationComment": "The prices are wrong."}
FAST = {"interval": 0.002, "timeout": 10}


@pytest.fixture
def data_set_id(dataexchange):
    return dataexchange.data_sets.seed(DATA_SET)["Id"]


def test_data_sets_of_files_that_others_provide(dataexchange, dataexchange_client, data_set_id):
    dataexchange.data_sets.seed({"Name": "Own"})
    dataexchange.data_sets.seed({"Name": "API", "Origin": "ENTITLED", "AssetType": "API_GATEWAY_API"})
    (data_set,) = list_entitled_data_sets(dataexchange_client)
    assert (data_set["Id"], data_set["Name"]) == (data_set_id, "Prices")
    assert data_set["OriginDetails"] == {"ProductId": "prod-abcdefghij234"}


def test_newest_revision(dataexchange, dataexchange_client, data_set_id):
    assert find_newest_revision(dataexchange_client, data_set_id)["Comment"] == "November"
    dataexchange.data_sets.add_revision(data_set_id, {"Comment": "December"})
    assert find_newest_revision(dataexchange_client, data_set_id)["Comment"] == "December"


def test_revision_that_the_provider_has_revoked(dataexchange, dataexchange_client, data_set_id):
    revision = dataexchange.data_sets.add_revision(data_set_id, REVOKED)
    assert find_newest_revision(dataexchange_client, data_set_id)["Comment"] == "November"
    with pytest.raises(JobFailedError, match="ACCESS_DENIED_EXCEPTION"):
        copy_revision_to_s3(dataexchange_client, data_set_id, revision["Id"], "lake", **FAST)


def test_no_revision(dataexchange, dataexchange_client):
    data_set = dataexchange.data_sets.seed({**DATA_SET, "revisions": [REVOKED]})
    assert find_newest_revision(dataexchange_client, data_set["Id"]) is None


def test_download(dataexchange_client, data_set_id):
    revision = find_newest_revision(dataexchange_client, data_set_id)
    files = dict(download_revision(dataexchange_client, data_set_id, revision["Id"], **FAST))
    assert files == {"readme.txt": README, "prices.bin": PRICES}


@pytest.mark.dataexchange(scenario="subscriber")
def test_built_in_prices(dataexchange_client):
    (data_set,) = list_entitled_data_sets(dataexchange_client)
    revision = find_newest_revision(dataexchange_client, data_set["Id"])
    files = download_revision(dataexchange_client, data_set["Id"], revision["Id"], **FAST)
    assert "2026-01-03/prices.csv" in [name for name, _ in files]


def test_copy_to_s3(dataexchange, dataexchange_client, data_set_id):
    revision_id = find_newest_revision(dataexchange_client, data_set_id)["Id"]
    job = copy_revision_to_s3(dataexchange_client, data_set_id, revision_id, "lake", **FAST)
    # The server writes nothing to S3. Its control plane tells what the service would have written.
    exported = dataexchange.job(job["Id"])["exported"]
    assert {(entry["bucket"], entry["key"], entry["bytes"]) for entry in exported} == {
        ("lake", f"{revision_id}/readme.txt", len(README)),
        ("lake", f"{revision_id}/prices.bin", len(PRICES)),
    }
