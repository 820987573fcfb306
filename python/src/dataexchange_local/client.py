"""The control client: sets up the emulated service for a test, and inspects what happened."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any, Iterable, List, Literal, Mapping, Optional, Sequence, Union, overload
from urllib.parse import urlsplit

from .controls import (
    ClockControl,
    DataSetsControl,
    FaultsControl,
    LimitsControl,
    OutcomesControl,
    SandboxesControl,
)
from .durations import Duration, Instant, instant_text, milliseconds
from .events import EventStream
from .listing import EventListing, Listing
from .pages import all_pages
from .transport import DEFAULT_TIMEOUT, TOKEN_VARIABLE, Transport, segment
from .verdict import verdict_lines

if TYPE_CHECKING:
    from .types import (
        AssetView,
        CountRange,
        DetailType,
        Health,
        JobError,
        JobSeed,
        JobState,
        JobType,
        JobView,
        ListEventBridgeEventsResponse,
        ListJobsResponse,
        ListMeta,
        OperationName,
        PartialJobDetails,
        PollPattern,
        RequestMatch,
        RequestView,
        Reset,
        Restored,
        Scenario,
        ScenarioApplied,
        ScenarioView,
        SdkCall,
        Snapshot,
        SnapshotSaved,
        Verdict,
        Verification,
        Verify,
    )

# A traceback of pytest ends at the call of the client.
__tracebackhide__ = True

_SANDBOX_PATH = "/sandbox/"


class ControlClient:
    """Controls one sandbox of a server: the default one, or that of `sandbox()`.

    `url` is where the server listens, such as http://127.0.0.1:2017. `token` is the value of its --admin-token, by
    default that of DATAEXCHANGE_LOCAL_ADMIN_TOKEN. `timeout` is how many seconds the server may send nothing. Methods
    raise ControlError, which lists every problem that the server found.

    Shapes are those of the control plane, in dataexchange_local.types. Durations are text such as '6h' or '1h30m', a
    number of milliseconds or a timedelta; instants are ISO 8601 text or a datetime with a zone.
    """

    def __init__(self, url: str, token: Optional[str] = None, *, timeout: float = DEFAULT_TIMEOUT) -> None:
        parts = urlsplit(url)
        path = parts.path.rstrip("/")
        name = path[len(_SANDBOX_PATH) :] if path.startswith(_SANDBOX_PATH) else None
        if parts.scheme not in ("http", "https") or not parts.hostname or (path and not name) or "/" in (name or ""):
            raise ValueError(f"{url!r} is not the URL of a server, which is like http://127.0.0.1:2017")
        self.server_url: str = f"{parts.scheme}://{parts.netloc}"
        """The URL of the server."""
        self.endpoint: str = self.server_url + path
        """The endpoint URL for SDKs, with the path of the sandbox: what AWS_ENDPOINT_URL_DATAEXCHANGE takes."""
        self._token = os.environ.get(TOKEN_VARIABLE) if token is None else token
        self._timeout = timeout
        transport = Transport(self.endpoint, self._token, timeout)
        self._transport = transport
        self.clock = ClockControl(transport)
        self.data_sets = DataSetsControl(transport)
        self.faults = FaultsControl(transport)
        self.limits = LimitsControl(transport)
        self.outcomes = OutcomesControl(transport)
        self.sandboxes = SandboxesControl(transport)

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.endpoint!r})"

    def sandbox(self, name: str) -> ControlClient:
        """Returns a client of another sandbox of the same server. The first request to a sandbox creates it."""
        endpoint = f"{self.server_url}{_SANDBOX_PATH}{segment(name)}"
        return type(self)(endpoint, self._token or "", timeout=self._timeout)

    # Jobs

    @overload
    def seed(self, job: JobSeed) -> JobView: ...

    @overload
    def seed(self, job: Sequence[JobSeed]) -> List[JobView]: ...

    def seed(self, job: Union[JobSeed, Sequence[JobSeed]]) -> Union[JobView, List[JobView]]:
        """Seeds a job, or several: all or none. Returns what was seeded. For very many, see `seed_stream`."""
        seeded: Any = self._transport.json("POST", "/jobs", body=job)
        jobs: Union[JobView, List[JobView]] = seeded if isinstance(job, Mapping) else seeded["jobs"]
        return jobs

    def seed_stream(self, jobs: Iterable[JobSeed]) -> Listing[JobView]:
        """Seeds any number of jobs as the iterable produces them: all or none. Returns the first thousand.

        `total` of the list is how many were seeded.
        """
        seeded = self._transport.stream("POST", "/jobs", jobs)
        return Listing(seeded["jobs"], seeded["meta"])

    def job(self, job_id: str) -> JobView:
        """Returns a job with its plan and its position in the plan. This does not count as a poll."""
        job: JobView = self._transport.json("GET", f"/jobs/{segment(job_id)}")
        return job

    def jobs(
        self, *, state: Optional[JobState] = None, type: Optional[JobType] = None, limit: Optional[int] = None
    ) -> List[JobView]:
        """Returns all jobs, or the first `limit` of them, in a state and of a type if these are given."""
        return all_pages(self._transport, "/jobs", "jobs", {"state": state, "type": type}, limit)

    def job_page(self, *, limit: Optional[int] = None, after: Optional[str] = None) -> ListJobsResponse:
        """Returns a page of the jobs in the order of their seeding: at most `limit`, after a cursor.

        `next` of a page is the cursor of the page after it; the last page has none.
        `jobs` returns all pages as one list.
        """
        page: ListJobsResponse = self._transport.json("GET", "/jobs", query={"limit": limit, "after": after})
        return page

    def delete_job(self, job_id: str) -> None:
        """Deletes a job."""
        self._transport.json("DELETE", f"/jobs/{segment(job_id)}")

    def transition(
        self,
        job_id: str,
        state: JobState,
        *,
        errors: Optional[Sequence[JobError]] = None,
        details: Optional[PartialJobDetails] = None,
    ) -> JobView:
        """Moves a job to a state now, by a legal transition, whatever its plan is. Returns the job."""
        given = {"state": state, "errors": errors, "details": details}
        body = {name: value for name, value in given.items() if value is not None}
        job: JobView = self._transport.json("POST", f"/jobs/{segment(job_id)}/transition", body=body)
        return job

    def await_job(self, job_id: str, state: JobState, *, timeout: Duration = "30s") -> JobView:
        """Waits until a job is in a state, and returns it. `timeout` is in real time, at most ten minutes.

        Raises ControlError with status 408 if it is not in time, or at once if it has ended in another state.
        """
        ms = milliseconds(timeout)
        query = {"state": state, "timeoutMs": ms}
        job: JobView = self._transport.json("GET", f"/jobs/{segment(job_id)}/await", query=query, wait=ms / 1000)
        return job

    # Scenarios and resets

    def scenario(
        self,
        scenario: Union[str, Scenario, Mapping[str, Any], Sequence[Mapping[str, Any]]],
        *,
        mode: Optional[Literal["add", "replace"]] = None,
    ) -> ScenarioApplied:
        """Applies a scenario: all of it or nothing. Returns what it brought.

        It is the name of one in the server's fixture files, or what a scenario file holds: responses of boto3's get_job
        and list_jobs too. `mode` is 'add' unless it is 'replace'.
        """
        query = {"mode": mode}
        applied: ScenarioApplied = (
            self._transport.json("POST", f"/scenarios/{segment(scenario)}", query=query)
            if isinstance(scenario, str)
            else self._transport.json("POST", "/scenarios", query=query, body=scenario)
        )
        return applied

    def scenarios(self) -> List[ScenarioView]:
        """Returns the scenarios of the server's fixture files."""
        scenarios: List[ScenarioView] = self._transport.json("GET", "/scenarios")["scenarios"]
        return scenarios

    def reset(self, *, to: Optional[Literal["start", "empty"]] = None, reload: bool = False) -> Reset:
        """Restores the initial state of the sandbox, and cuts off what is in flight.

        `to='empty'` leaves out the fixtures; `reload=True` reads the fixture files again.
        """
        query = {"to": to, "reload": True if reload else None}
        reset: Reset = self._transport.json("POST", "/reset", query=query)
        return reset

    def snapshot(self) -> Snapshot:
        """Returns all of the sandbox as one document."""
        snapshot: Snapshot = self._transport.json("GET", "/snapshot")
        return snapshot

    def save_snapshot(self) -> SnapshotSaved:
        """Saves all sandboxes of the server to the file of `--snapshot`."""
        saved: SnapshotSaved = self._transport.json("POST", "/snapshot/save")
        return saved

    def restore(self, snapshot: Snapshot) -> Restored:
        """Replaces all of the sandbox by a snapshot."""
        restored: Restored = self._transport.json("PUT", "/snapshot", body=snapshot)
        return restored

    # What the client under test did

    def requests(
        self,
        *,
        operation: Optional[OperationName] = None,
        job_id: Optional[str] = None,
        data_set_id: Optional[str] = None,
        revision_id: Optional[str] = None,
        asset_id: Optional[str] = None,
        status: Optional[int] = None,
        fault: Optional[str] = None,
        since: Optional[Instant] = None,
        after: Optional[int] = None,
        limit: Optional[int] = None,
    ) -> Listing[RequestView]:
        """Returns the journal in order of arrival: the requests that have everything that is given.

        `limit` takes the last so many or, with `after`, which is an ordinal, the first so many of the later ones.
        `dropped` of the list is how many requests the journal no longer has.
        """
        query = {
            "operation": operation,
            "jobId": job_id,
            "dataSetId": data_set_id,
            "revisionId": revision_id,
            "assetId": asset_id,
            "status": status,
            "fault": fault,
            "since": None if since is None else instant_text(since),
            "after": after,
            "limit": limit,
        }
        return self._listing("/requests", "requests", query)

    def clear_requests(self) -> None:
        """Clears the journal."""
        self._transport.json("DELETE", "/requests")

    def event_bridge(self, *, detail_type: Optional[DetailType] = None, limit: Optional[int] = None) -> EventListing:
        """Returns the events that the service has sent to EventBridge: those of a type, or the last so many."""
        query = {"detailType": detail_type, "limit": limit}
        response: ListEventBridgeEventsResponse = self._transport.json("GET", "/event-bridge", query=query)
        return EventListing(response)

    def calls(self) -> Listing[SdkCall]:
        """Returns the journal by calls of the SDKs: attempts, statuses, gaps, and how each call ended."""
        return self._listing("/calls", "calls")

    def polls(self, job_id: str) -> PollPattern:
        """Returns how a job was polled: count, states, gaps, and whether the gaps grow."""
        polls: PollPattern = self._transport.json("GET", f"/polls/{segment(job_id)}")
        return polls

    def verify(
        self,
        match: Optional[RequestMatch] = None,
        *,
        count: Union[int, CountRange, None] = None,
        min_gap: Optional[Duration] = None,
        min_gap_factor: Optional[float] = None,
        max_attempts: Optional[int] = None,
        order: Optional[Sequence[RequestMatch]] = None,
        timeout: Optional[Duration] = None,
    ) -> Verification:
        """Checks whether the client did what is expected, and returns `{ok, matched, problems}`.

        The requests that match are counted (a number is exact), the gaps between them measured, their attempts limited.
        `order` lists requests that must have arrived in that order. With `timeout`, waits until all of it holds.
        """
        expected: Verify = {}
        if match is not None:
            expected["match"] = match
        if count is not None:
            expected["count"] = {"min": count, "max": count} if isinstance(count, int) else count
        if min_gap is not None:
            expected["minGapMs"] = milliseconds(min_gap)
        if min_gap_factor is not None:
            expected["minGapFactor"] = min_gap_factor
        if max_attempts is not None:
            expected["maxAttempts"] = max_attempts
        if order is not None:
            expected["order"] = list(order)
        wait = 0
        if timeout is not None:
            wait = expected["timeoutMs"] = milliseconds(timeout)
        verified: Verification = self._transport.json("POST", "/verify", body=expected, wait=wait / 1000)
        return verified

    def assert_verified(
        self,
        match: Optional[RequestMatch] = None,
        *,
        count: Union[int, CountRange, None] = None,
        min_gap: Optional[Duration] = None,
        min_gap_factor: Optional[float] = None,
        max_attempts: Optional[int] = None,
        order: Optional[Sequence[RequestMatch]] = None,
        timeout: Optional[Duration] = None,
    ) -> Verification:
        """Does what `verify` does, and raises AssertionError with the problems if there are any."""
        # The parameters are written out again, so that editors and type checkers know them.
        verified = self.verify(
            match,
            count=count,
            min_gap=min_gap,
            min_gap_factor=min_gap_factor,
            max_attempts=max_attempts,
            order=order,
            timeout=timeout,
        )
        if not verified["ok"]:
            problems = "".join(f"\n  {problem['path']}: {problem['message']}" for problem in verified["problems"])
            raise AssertionError(f"The requests to {self.endpoint} are not as expected:{problems}")
        return verified

    def verdict(self) -> Verdict:
        """Returns what the test set up and the client never used, and what it left unfinished."""
        verdict: Verdict = self._transport.json("GET", "/verdict")
        return verdict

    def assert_verdict(self) -> None:
        """Raises AssertionError with a line for each finding of the verdict if there are any."""
        verdict = self.verdict()
        if not verdict["ok"]:
            findings = "".join(f"\n  {line}" for line in verdict_lines(verdict))
            raise AssertionError(f"The verdict on {self.endpoint} is not ok:{findings}")

    def events(self, *, timeout: Optional[Duration] = "30s") -> EventStream:
        """Returns the events from now on, as an iterator to use in a `with` statement.

        If none comes within `timeout`, TimeoutError is raised; with None, it waits for ever.
        """
        return EventStream(self._transport, timeout)

    # The server

    def assets(self) -> List[AssetView]:
        """Returns the assets whose content was seeded or imported."""
        assets: List[AssetView] = self._transport.json("GET", "/assets")["assets"]
        return assets

    def health(self) -> Health:
        """Returns the status and the version of the server. Needs no token."""
        health: Health = self._transport.json("GET", "/health")
        return health

    def is_healthy(self) -> bool:
        """Returns whether the server responds and has loaded its fixtures. Raises nothing."""
        return self._transport.answers("HEAD", "/health")

    def openapi(self) -> Mapping[str, Any]:
        """Returns the OpenAPI document of the control plane."""
        document: Mapping[str, Any] = self._transport.json("GET", "/openapi.json")
        return document

    def metrics(self) -> str:
        """Returns the metrics of the whole server, in Prometheus's text format."""
        return self._transport.text("GET", "/metrics")

    def _listing(self, path: str, member: str, query: Optional[Mapping[str, Any]] = None) -> Listing[Any]:
        response = self._transport.json("GET", path, query=query)
        meta: ListMeta = response["meta"]
        return Listing(response[member], meta)
