"""A publisher and a subscriber that read and write the bucket themselves: `client.py SCENARIO`.

Each line of the output is a JSON object that says what a step saw. DATAEXCHANGE_LOCAL_URL is the server, and S3_URL the
server for S3.
"""

import json
import os
import sys
import time
import urllib.request

import boto3

KEYS = {"prices/2025 a+b.csv": b"id,price\n1,2\n", "prices/ü'(1).bin": bytes(range(256)) * 400, "empty": b""}
DATAEXCHANGE = boto3.client("dataexchange", endpoint_url=os.environ["DATAEXCHANGE_LOCAL_URL"])


def s3_client(**credentials):
    return boto3.client("s3", endpoint_url=os.environ["S3_URL"], **credentials)


def say(step, **members):
    print(json.dumps({"step": step, **members}), flush=True)


def control(path, body):
    url = f"{os.environ['DATAEXCHANGE_LOCAL_URL']}/__admin{path}"
    headers = {"content-type": "application/json"}
    with urllib.request.urlopen(urllib.request.Request(url, json.dumps(body).encode(), headers)) as response:
        return json.loads(response.read())


def ended(job_id):
    while (job := DATAEXCHANGE.get_job(JobId=job_id))["State"] in ("WAITING", "IN_PROGRESS"):
        time.sleep(0.05)
    return job


def run(job_type, **details):
    job_id = DATAEXCHANGE.create_job(Type=job_type, Details=details)["Id"]
    DATAEXCHANGE.start_job(JobId=job_id)
    return ended(job_id)


def outcome(job):
    return {"state": job["State"], "errors": job.get("Errors", [])}


def new_revision():
    data_set = DATAEXCHANGE.create_data_set(AssetType="S3_SNAPSHOT", Name="Prices", Description="Prices by year.")
    revision = DATAEXCHANGE.create_revision(DataSetId=data_set["Id"])
    return {"DataSetId": data_set["Id"], "RevisionId": revision["Id"]}


def publisher():
    s3 = s3_client()
    for bucket in ("source", "lake"):
        s3.create_bucket(Bucket=bucket)
    for key, content in KEYS.items():
        s3.put_object(Bucket="source", Key=key, Body=content)
    ids = new_revision()

    def import_keys(bucket, *keys):
        sources = [{"Bucket": bucket, "Key": key} for key in keys]
        return outcome(run("IMPORT_ASSETS_FROM_S3", ImportAssetsFromS3={**ids, "AssetSources": sources}))

    say("missing key", **import_keys("source", "empty", "missing"))
    say("missing bucket", **import_keys("nowhere", "empty"))
    say("import", **import_keys("source", *KEYS))
    assets = DATAEXCHANGE.list_revision_assets(**ids)["Assets"]
    sizes = {asset["Name"]: asset["AssetDetails"]["S3SnapshotAsset"]["Size"] for asset in assets}
    say("assets", same=sizes == {key: len(content) for key, content in KEYS.items()})

    destinations = [{"AssetId": asset["Id"], "Bucket": "lake", "Key": f"copy/{asset['Name']}"} for asset in assets]
    encryption = {"Type": "aws:kms", "KmsKeyArn": "arn:aws:kms:us-east-1:000000000000:key/a"}
    details = {**ids, "AssetDestinations": destinations, "Encryption": encryption}
    say("export", **outcome(run("EXPORT_ASSETS_TO_S3", ExportAssetsToS3=details)))
    objects = {key: s3.get_object(Bucket="lake", Key=f"copy/{key}") for key in KEYS}
    say("objects", same={key: found["Body"].read() for key, found in objects.items()} == KEYS)
    say("encryption", seen=sorted({(found["ServerSideEncryption"], found["SSEKMSKeyId"]) for found in objects.values()}))

    revision = {"RevisionId": ids["RevisionId"], "KeyPattern": "${Revision.Id}/${Asset.Name}"}
    for bucket in ("lake", "nowhere"):
        destination = {"DataSetId": ids["DataSetId"], "RevisionDestinations": [{**revision, "Bucket": bucket}]}
        say(f"revision to {bucket}", **outcome(run("EXPORT_REVISIONS_TO_S3", ExportRevisionsToS3=destination)))
    prefix = f"{ids['RevisionId']}/"
    listed = s3.list_objects_v2(Bucket="lake", Prefix=prefix)["Contents"]
    say("listed", same=sorted(each["Key"] for each in listed) == sorted(prefix + key for key in KEYS))


def subscriber():
    s3 = s3_client()
    s3.create_bucket(Bucket="inbox")
    origin = {"Origin": "ENTITLED", "OriginDetails": {"ProductId": "prod-abcdefghij234"}}
    data_set_id = control("/data-sets", {"Name": "Prices", "AssetType": "S3_SNAPSHOT", **origin})["Id"]
    destination = {"Bucket": "inbox", "KeyPattern": "${Asset.Name}"}
    action = {"ExportRevisionToS3": {"RevisionDestination": destination, "Encryption": {"Type": "AES256"}}}
    event = {"RevisionPublished": {"DataSetId": data_set_id}}
    arn = DATAEXCHANGE.create_event_action(Action=action, Event=event)["Arn"]
    assets = [{"Name": "a/new.csv", "text": "new\n"}, {"Name": "big.bin", "size": 5_000_000}]
    control(f"/data-sets/{data_set_id}/revisions", {"assets": assets})
    (job,) = DATAEXCHANGE.list_jobs(DataSetId=data_set_id)["Jobs"]
    job = ended(job["Id"])
    say("export", own=job["Details"]["ExportRevisionsToS3"]["EventActionArn"] == arn, **outcome(job))
    say("text", text=s3.get_object(Bucket="inbox", Key="a/new.csv")["Body"].read().decode())
    say("size", bytes=s3.head_object(Bucket="inbox", Key="big.bin")["ContentLength"])


def key():
    """Makes a key that may use S3, with three requests that are not checked, and a bucket with it."""
    iam = boto3.client("iam", endpoint_url=os.environ["S3_URL"])
    iam.create_user(UserName="user")
    made = iam.create_access_key(UserName="user")["AccessKey"]
    allowed = {"Effect": "Allow", "Action": "s3:*", "Resource": "*"}
    policy = json.dumps({"Version": "2012-10-17", "Statement": [allowed]})
    iam.put_user_policy(UserName="user", PolicyName="policy", PolicyDocument=policy)
    s3 = s3_client(aws_access_key_id=made["AccessKeyId"], aws_secret_access_key=made["SecretAccessKey"])
    s3.create_bucket(Bucket="source")
    s3.put_object(Bucket="source", Key="a b", Body=b"content")
    say("key", id=made["AccessKeyId"], secret=made["SecretAccessKey"])


def signed():
    details = {**new_revision(), "AssetSources": [{"Bucket": "source", "Key": "a b"}]}
    say("import", **outcome(run("IMPORT_ASSETS_FROM_S3", ImportAssetsFromS3=details)))


SCENARIOS = {"publisher": publisher, "subscriber": subscriber, "key": key, "signed": signed}
SCENARIOS[sys.argv[1]]()
