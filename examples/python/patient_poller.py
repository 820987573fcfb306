"""Waits for an AWS Data Exchange job with growing pauses, as an application would."""

import time

RUNNING = {"WAITING", "IN_PROGRESS"}


class GaveUpError(Exception):
    """The job did not end within the allowed number of polls. It may still end later."""


def poll_job(client, job_id, first_delay=1.0, factor=2, max_polls=10):
    """Polls a job until it ends, successfully or not, and returns it. Times are in seconds.

    Each pause is factor times as long as the previous one.
    An error of the client, once it has used up its retries, ends the wait.
    """
    delay = first_delay
    for poll in range(1, max_polls + 1):
        job = client.get_job(JobId=job_id)
        if job["State"] not in RUNNING:
            return job
        # After the last poll there is nothing left to wait for.
        if poll < max_polls:
            time.sleep(delay)
        delay *= factor
    raise GaveUpError(f"Job {job_id} has not ended within {max_polls} polls")
