"""Waits for an AWS Data Exchange job, as an application would."""

import time

FAILED = {"ERROR", "CANCELLED", "TIMED_OUT"}


class JobFailedError(Exception):
    """The job came to an end, but not to a good one."""

    def __init__(self, job):
        self.state = job["State"]
        self.errors = job.get("Errors", [])
        reasons = [f"{error['Code']}: {error['Message']}" for error in self.errors]
        super().__init__("; ".join([f"Job {job['Id']} ended as {self.state}", *reasons]))


class JobTimeoutError(Exception):
    """The job did not come to an end within the time the caller gave it; it may still do so."""


def wait_for_job(client, job_id, interval=5.0, timeout=600.0):
    """Polls a job until it is COMPLETED and returns it; times are in seconds.

    A throttled poll, once the client is out of retries, is only a late one: a long wait must not end because of it.
    A request that gets no answer is not cut short here; set read_timeout in the client's Config for that.
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
