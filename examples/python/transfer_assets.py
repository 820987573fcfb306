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
    """The storage behind a signed URL rejected an upload or a download.

    The code is that of Amazon S3, such as BadDigest, or AccessDenied for an expired URL.
    """

    def __init__(self, status, code):
        self.status = status
        self.code = code
        super().__init__(f"The storage responded with {status} {code or 'without a code'}")


def import_file(client, data_set_id, revision_id, name, content, **wait):
    """Imports a file into a revision as an asset of the same name. Returns the job once it is COMPLETED.

    Raises TransferError, or the errors of wait_for_job: JobFailedError with the job's errors, JobTimeoutError.
    Passes other keyword arguments to wait_for_job.
    """
    md5 = base64.b64encode(hashlib.md5(content).digest()).decode()
    source = {"DataSetId": data_set_id, "RevisionId": revision_id, "AssetName": name, "Md5Hash": md5}
    job = client.create_job(Type="IMPORT_ASSET_FROM_SIGNED_URL", Details={"ImportAssetFromSignedUrl": source})
    try:
        url = job["Details"]["ImportAssetFromSignedUrl"]["SignedUrl"]
        # Without a content type, urllib declares the body to be a form.
        headers = {"Content-MD5": md5, "Content-Type": "application/octet-stream"}
        transfer(Request(url, content, headers, method="PUT"))
    except Exception:
        # The caller needs the reason why the upload failed, whether or not the job can be cancelled.
        with contextlib.suppress(BotoCoreError, ClientError):
            client.cancel_job(JobId=job["Id"])
        raise
    client.start_job(JobId=job["Id"])
    return wait_for_job(client, job["Id"], **wait)


def export_asset(client, data_set_id, revision_id, asset_id, **wait):
    """Exports an asset and returns its content. Raises the same errors and takes the same arguments as import_file."""
    source = {"DataSetId": data_set_id, "RevisionId": revision_id, "AssetId": asset_id}
    job = client.create_job(Type="EXPORT_ASSET_TO_SIGNED_URL", Details={"ExportAssetToSignedUrl": source})
    client.start_job(JobId=job["Id"])
    # The response for the completed job contains the URL; for an import, the response of create_job does.
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
