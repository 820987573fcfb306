"""Tests of publish_data_set against dataexchange-local."""

import pytest

from poll_job import JobFailedError
from publish_data_set import ensure_data_set, publish_revision, withdraw_revision

PRICES = {"name": "Prices", "description": "Prices by year.", "tags": {"team": "data"}}
OBJECTS = [("prices", "2024.csv"), ("prices", "2025.csv"), ("prices", "2026.csv")]
README = ("readme.txt", b"Prices by year.\n")
FAST = {"interval": 0.002, "timeout": 10}


@pytest.fixture
def data_set_id(dataexchange_client):
    return ensure_data_set(dataexchange_client, **PRICES)


@pytest.fixture
def publish(dataexchange_client, data_set_id):
    def publish(comment="November", objects=OBJECTS, files=(README,)):
        return publish_revision(dataexchange_client, data_set_id, comment, objects, files, **FAST)

    return publish


def revision_ids(client, data_set_id):
    return [revision["Id"] for revision in client.list_data_set_revisions(DataSetId=data_set_id)["Revisions"]]


def asset_names(client, revision):
    ids = {"DataSetId": revision["DataSetId"], "RevisionId": revision["Id"]}
    pages = client.get_paginator("list_revision_assets").paginate(**ids)
    return [asset["Name"] for page in pages for asset in page["Assets"]]


def test_data_set_that_exists(dataexchange_client, data_set_id):
    data_set = dataexchange_client.get_data_set(DataSetId=data_set_id)
    assert (data_set["Name"], data_set["Tags"]) == ("Prices", {"team": "data"})
    assert ensure_data_set(dataexchange_client, **PRICES) == data_set_id
    assert ensure_data_set(dataexchange_client, **{**PRICES, "name": "Other prices"}) != data_set_id


def test_finalized_revision_of_objects_and_files(dataexchange_client, data_set_id, publish):
    revision = publish()
    assert (revision["Comment"], revision["Finalized"]) == ("November", True)
    assert asset_names(dataexchange_client, revision) == ["readme.txt", "2026.csv", "2025.csv", "2024.csv"]
    assets = dataexchange_client.list_revision_assets(DataSetId=data_set_id, RevisionId=revision["Id"])["Assets"]
    assert assets[0]["AssetDetails"]["S3SnapshotAsset"]["Size"] == len(README[1])


def test_later_revision(dataexchange_client, data_set_id, publish):
    first = publish()
    second = publish("December", objects=())
    assert revision_ids(dataexchange_client, data_set_id) == [second["Id"], first["Id"]]


def test_more_objects_than_one_job_can_take(dataexchange_client, publish):
    revision = publish(objects=[("prices", f"{index}.csv") for index in range(201)], files=())
    assert len(asset_names(dataexchange_client, revision)) == 201


def test_failed_import(dataexchange, dataexchange_client, data_set_id, publish):
    error = {"Code": "MALWARE_DETECTED", "Message": "Malware was found in readme.txt."}
    plan = [{"state": "IN_PROGRESS", "forPolls": 1}, {"state": "ERROR", "errors": [error]}]
    dataexchange.outcomes.add({"match": {"assetName": "readme.txt"}, "plan": plan})
    with pytest.raises(JobFailedError) as caught:
        publish()
    assert caught.value.errors == [error]
    assert revision_ids(dataexchange_client, data_set_id) == []


def test_nothing_to_publish(dataexchange_client, data_set_id, publish):
    with pytest.raises(dataexchange_client.exceptions.ValidationException):
        publish(objects=(), files=())
    assert revision_ids(dataexchange_client, data_set_id) == []


def test_withdrawn_revision(dataexchange_client, data_set_id, publish):
    revision = publish()
    withdraw_revision(dataexchange_client, data_set_id, revision["Id"], "The prices of 2026 are wrong.")
    revoked = dataexchange_client.get_revision(DataSetId=data_set_id, RevisionId=revision["Id"])
    assert revoked["Revoked"]
    assert revoked["RevocationComment"] == "The prices of 2026 are wrong."
    assert asset_names(dataexchange_client, revision) == []
