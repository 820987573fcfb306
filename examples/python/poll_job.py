"""Waits for an AWS Data Exchange job, as an application would."""

import time

FAILED = {"ERROR", "CANCELLED", "TIMED_OUT"}


class JobFailedError(Exception):
    """The job ended, but not successfully."""

    def __init__(self, job):
        self.state = job["State"]
        self.errors = job.get("Errors", [])
        reasons = [f"{error['Code']}: {error['Message']}" for error in self.errors]
        super().__init__("; ".join([f"Job {job['Id']} ended as {self.state}", *reasons]))


class JobTimeoutError(Exception):
    """The job did not end in time. It may still end later."""


def wait_for_job(client, job_id, interval=5.0, timeout=600.0):
    """Polls a job until it is COMPLETED and returns it. Times are in seconds.

    If a poll is throttled until the client has used up its retries, polling continues: throttling does not end a wait.
    A request without a response is not cut short here; set read_timeout in the client's Config for that.
    """
    deadline = time.monotonic() + timeout
    while True:
        try:
            job = client.get_job(JobId=job_id)
        except client.exceptions.ThrottlingException:
            pass
        else:
            if job["State"] == "COMPLETED":
                return job
            if job["State"] in FAILED:
                raise JobFailedError(job)
        if time.monotonic() + interval > deadline:
            raise JobTimeoutError(f"Job {job_id} has not ended within {timeout} s")
        time.sleep(interval)
