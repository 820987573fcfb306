"""Waits for an AWS Data Exchange job ever more patiently, as an application would."""

import time

RUNNING = {"WAITING", "IN_PROGRESS"}


class GaveUpError(Exception):
    """The job did not end within the polls the caller allowed; it may still do so."""


def poll_job(client, job_id, first_delay=1.0, factor=2, max_polls=10):
    """Polls a job until it has ended, well or not, and returns it; times are in seconds.

    Each pause is factor times as long as the one before.
    What the client raises once it is out of retries ends the wait.
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
