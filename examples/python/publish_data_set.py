"""Publishes files in AWS Data Exchange as revisions of a data set, as an application would."""

import contextlib

from botocore.exceptions import BotoCoreError, ClientError

from poll_job import wait_for_job
from transfer_assets import import_file

# How many objects one job can import.
MAX_SOURCES = 100


def ensure_data_set(client, name, description, tags=None):
    """Returns the id of the data set of files with a name, which is created if the account has none."""
    for page in client.get_paginator("list_data_sets").paginate(Origin="OWNED"):
        for data_set in page["DataSets"]:
            if (data_set["Name"], data_set["AssetType"]) == (name, "S3_SNAPSHOT"):
                return data_set["Id"]
    request = {"AssetType": "S3_SNAPSHOT", "Name": name, "Description": description, "Tags": tags or {}}
    return client.create_data_set(**request)["Id"]


def publish_revision(client, data_set_id, comment, objects=(), files=(), **wait):
    """Publishes objects of S3 and files as a new revision of a data set, and returns the finalized revision.

    The objects are pairs of a bucket and a key, the files pairs of a name and the content. If an import fails, it
    deletes the unfinished revision and raises the errors of import_file or wait_for_job.
    Passes other keyword arguments to wait_for_job.
    """
    revision_id = client.create_revision(DataSetId=data_set_id)["Id"]
    ids = {"DataSetId": data_set_id, "RevisionId": revision_id}
    try:
        for first in range(0, len(objects), MAX_SOURCES):
            import_objects(client, ids, objects[first : first + MAX_SOURCES], **wait)
        for name, content in files:
            import_file(client, data_set_id, revision_id, name, content, **wait)
        return client.update_revision(**ids, Comment=comment, Finalized=True)
    except Exception:
        # The caller needs the reason of the failure, whether or not the revision can be deleted.
        with contextlib.suppress(BotoCoreError, ClientError):
            client.delete_revision(**ids)
        raise


def withdraw_revision(client, data_set_id, revision_id, reason):
    """Takes a published revision back: subscribers can no longer export it, and its assets are deleted.

    The reason has 10 to 512 characters.
    """
    ids = {"DataSetId": data_set_id, "RevisionId": revision_id}
    client.revoke_revision(**ids, RevocationComment=reason)
    for page in client.get_paginator("list_revision_assets").paginate(**ids):
        for asset in page["Assets"]:
            client.delete_asset(**ids, AssetId=asset["Id"])


def import_objects(client, ids, objects, **wait):
    sources = [{"Bucket": bucket, "Key": key} for bucket, key in objects]
    details = {"ImportAssetsFromS3": {**ids, "AssetSources": sources}}
    job = client.create_job(Type="IMPORT_ASSETS_FROM_S3", Details=details)
    client.start_job(JobId=job["Id"])
    wait_for_job(client, job["Id"], **wait)
