"""Imports files into AWS Data Exchange and exports assets from it through signed URLs, as an application would."""

import base64
import contextlib
import hashlib
import re
from urllib.error import HTTPError
from urllib.request import Request, urlopen

from botocore.exceptions import BotoCoreError, ClientError

from poll_job import wait_for_job


class TransferError(Exception):
    """An upload or a download was refused by the storage behind its signed URL.

    The code is Amazon S3's, e.g. BadDigest, or AccessDenied for a URL that has expired.
    """

    def __init__(self, status, code):
        self.status = status
        self.code = code
        super().__init__(f"The storage answered {status} {code or 'without a code'}")


def import_file(client, data_set_id, revision_id, name, content, **wait):
    """Imports a file into a revision as an asset of that name; returns the job once it is COMPLETED.

    Raises TransferError, or what wait_for_job raises: JobFailedError with the job's errors, JobTimeoutError.
    Other keyword arguments are wait_for_job's.
    """
    md5 = base64.b64encode(hashlib.md5(content).digest()).decode()
    source = {"DataSetId": data_set_id, "RevisionId": revision_id, "AssetName": name, "Md5Hash": md5}
    job = client.create_job(Type="IMPORT_ASSET_FROM_SIGNED_URL", Details={"ImportAssetFromSignedUrl": source})
    try:
        url = job["Details"]["ImportAssetFromSignedUrl"]["SignedUrl"]
        # Without a type of its own urllib would call it a form.
        headers = {"Content-MD5": md5, "Content-Type": "application/octet-stream"}
        transfer(Request(url, content, headers, method="PUT"))
    except Exception:
        # The caller wants to know why the upload failed, whether or not the job could be cancelled.
        with contextlib.suppress(BotoCoreError, ClientError):
            client.cancel_job(JobId=job["Id"])
        raise
    client.start_job(JobId=job["Id"])
    return wait_for_job(client, job["Id"], **wait)


def export_asset(client, data_set_id, revision_id, asset_id, **wait):
    """Exports an asset and returns its content; raises and waits as import_file does."""
    source = {"DataSetId": data_set_id, "RevisionId": revision_id, "AssetId": asset_id}
    job = client.create_job(Type="EXPORT_ASSET_TO_SIGNED_URL", Details={"ExportAssetToSignedUrl": source})
    client.start_job(JobId=job["Id"])
    # The URL is in the answer of the job that has ended, not in that of create_job as with an import.
    job = wait_for_job(client, job["Id"], **wait)
    return transfer(Request(job["Details"]["ExportAssetToSignedUrl"]["SignedUrl"]))


def transfer(request):
    try:
        with urlopen(request, timeout=60) as response:
            return response.read()
    except HTTPError as error:
        with error:
            code = re.search(rb"<Code>(\w+)</Code>", error.read())
        raise TransferError(error.code, code and code[1].decode()) from error
