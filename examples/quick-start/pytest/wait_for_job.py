import time


def wait_for_job(client, job_id, seconds=0.05):
    """Polls a job until it has ended."""
    while True:
        job = client.get_job(JobId=job_id)
        if job["State"] not in ("WAITING", "IN_PROGRESS"):
            return job
        time.sleep(seconds)
