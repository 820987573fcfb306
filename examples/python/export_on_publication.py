"""A Lambda function that exports what providers publish."""

import os
from functools import cache

import boto3

from download_data_sets import copy_revision_to_s3


@cache
def data_exchange():
    """Returns one client for all invocations. It finds its endpoint, region and credentials in the environment."""
    return boto3.client("dataexchange")


def handler(event, context):
    """Exports each published revision to the bucket that BUCKET names, and returns the ids of the jobs.

    Raises the errors of copy_revision_to_s3, so that EventBridge delivers the event again.
    """
    if event["detail-type"] != "Revision Published To Data Set":
        return {"jobs": []}
    # The resource is the bare id of the data set, not an ARN.
    (data_set_id,) = event["resources"]
    wait = {"interval": float(os.environ.get("POLL_INTERVAL", "1")), "timeout": 600}
    jobs = [
        copy_revision_to_s3(data_exchange(), data_set_id, revision_id, os.environ["BUCKET"], **wait)
        for revision_id in event["detail"]["RevisionIds"]
    ]
    return {"jobs": [job["Id"] for job in jobs]}
