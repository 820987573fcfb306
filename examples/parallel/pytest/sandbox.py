import json
import urllib.request
from datetime import timedelta

# The same in every worker: the sandboxes keep the jobs apart.
JOB_ID = "0123456789abcdef0123456789abcdef"


def milliseconds(duration):
    return duration // timedelta(milliseconds=1)


class Sandbox:
    """The control plane of one account's sandbox."""

    def __init__(self, server, account_id):
        self.account_id = account_id
        self.admin_url = f"{server}/sandbox/{account_id}/__admin"

    def reset(self):
        """Resets the sandbox and freezes its clock, so that time passes only when a test advances it."""
        self._send("POST", "reset", {})
        self._send("PUT", "clock", {"mode": "frozen"})

    def seed_job(self, plan):
        self._send("POST", "jobs", {"Type": "EXPORT_REVISIONS_TO_S3", "Id": JOB_ID, "plan": plan})

    def advance_clock(self, duration):
        self._send("POST", "clock/advance", {"ms": milliseconds(duration)})

    def throttle_twice(self):
        self._send("POST", "faults", {"times": 2, "effect": {"exception": "ThrottlingException"}})

    def _send(self, method, path, body):
        headers = {"content-type": "application/json"}
        request = urllib.request.Request(f"{self.admin_url}/{path}", json.dumps(body).encode(), headers, method=method)
        urllib.request.urlopen(request).close()
