"""Downloads AWS Data Exchange data sets of files that others provide, as an application would."""

from poll_job import wait_for_job
from transfer_assets import export_asset


def list_entitled_data_sets(client):
    """Returns the data sets of files to which the account is entitled, by a subscription or a data grant."""
    pages = client.get_paginator("list_data_sets").paginate(Origin="ENTITLED")
    return [data_set for page in pages for data_set in page["DataSets"] if data_set["AssetType"] == "S3_SNAPSHOT"]


def find_newest_revision(client, data_set_id):
    """Returns the newest revision of a data set that can be exported, or None if there is none."""
    # Revisions are listed newest first. Revoked ones stay in the list.
    for page in client.get_paginator("list_data_set_revisions").paginate(DataSetId=data_set_id):
        for revision in page["Revisions"]:
            if revision["Finalized"] and not revision.get("Revoked"):
                return revision
    return None


def download_revision(client, data_set_id, revision_id, **wait):
    """Downloads the assets of a revision one by one, and yields the name and the content of each.

    Raises the errors of export_asset and takes the same other keyword arguments.
    """
    ids = {"DataSetId": data_set_id, "RevisionId": revision_id}
    for page in client.get_paginator("list_revision_assets").paginate(**ids):
        for asset in page["Assets"]:
            yield asset["Name"], export_asset(client, data_set_id, revision_id, asset["Id"], **wait)


def copy_revision_to_s3(client, data_set_id, revision_id, bucket, **wait):
    """Copies the assets of a revision to S3, each under its name in a folder of the revision.

    Returns the completed job. Raises the errors of wait_for_job and takes the same other keyword arguments.
    """
    # AWS Data Exchange replaces the variables in the pattern.
    destination = {"RevisionId": revision_id, "Bucket": bucket, "KeyPattern": "${Revision.Id}/${Asset.Name}"}
    details = {"ExportRevisionsToS3": {"DataSetId": data_set_id, "RevisionDestinations": [destination]}}
    job = client.create_job(Type="EXPORT_REVISIONS_TO_S3", Details=details)
    client.start_job(JobId=job["Id"])
    return wait_for_job(client, job["Id"], **wait)
