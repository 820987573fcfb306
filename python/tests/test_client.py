from __future__ import annotations

import json
import threading
import urllib.error
import urllib.request
from datetime import datetime, timedelta, timezone
from typing import Any, Iterator, List

import pytest

from dataexchange_local import ControlClient, ControlError, Server
from dataexchange_local.types import ExportAssetsToS3JobSeed, JobSeed

EXPORT: ExportAssetsToS3JobSeed = {"Type": "EXPORT_ASSETS_TO_S3", "Id": "mine", "plan": "succeeds"}
NEVER = "2026-03-02T09:15:00.000Z"


def get_job(control: ControlClient, job_id: str) -> Any:
    """Asks for a job as AWS's clients do."""
    with urllib.request.urlopen(f"{control.endpoint}/v1/jobs/{job_id}") as response:
        return json.load(response)


def ask_for_what_is_not_emulated(control: ControlClient) -> None:
    with pytest.raises(urllib.error.HTTPError):
        urllib.request.urlopen(f"{control.endpoint}/v1/no-such-thing").close()


def test_one_job_is_seeded_as_one_and_a_list_as_a_list(control: ControlClient) -> None:
    assert control.seed(EXPORT)["job"]["State"] == "WAITING"
    (second,) = control.seed([{**EXPORT, "Id": "second"}])
    assert second["job"]["Id"] == "second"
    assert control.seed([]) == []
    assert control.job("mine")["history"] == [{"state": "WAITING", "at": control.job("mine")["job"]["UpdatedAt"]}]
    control.delete_job("mine")
    with pytest.raises(ControlError, match="mine"):
        control.job("mine")


def test_ids_may_have_any_characters(control: ControlClient) -> None:
    control.seed({**EXPORT, "Id": "a/b c?d#é"})
    assert control.job("a/b c?d#é")["job"]["Id"] == "a/b c?d#é"


def test_jobs_follows_all_pages(control: ControlClient, monkeypatch: pytest.MonkeyPatch) -> None:
    control.reset(to="empty")
    control.seed([{"Type": "EXPORT_ASSETS_TO_S3", "Id": f"j{number}", "State": "COMPLETED"} for number in range(7)])
    control.transition(control.seed({**EXPORT, "plan": "hangs"})["job"]["Id"], "CANCELLED")
    monkeypatch.setattr("dataexchange_local.pages.PAGE_SIZE", 3)
    ids = [job["job"]["Id"] for job in control.jobs()]
    assert len(ids) == len(set(ids)) == 8
    assert ids[:5] == [job["job"]["Id"] for job in control.jobs(limit=5)]
    assert len(control.jobs(state="COMPLETED", type="EXPORT_ASSETS_TO_S3")) == 7
    assert control.jobs(limit=0) == []
    with pytest.raises(ValueError, match="limit is -1"):
        control.jobs(limit=-1)


def test_a_stream_of_jobs_is_seeded_whole_or_not_at_all(control: ControlClient) -> None:
    control.reset(to="empty")
    seeded = control.seed_stream({"Type": "EXPORT_ASSETS_TO_S3", "Id": f"j{number}"} for number in range(1500))
    assert (len(seeded), seeded.total, seeded.dropped) == (1000, 1500, 500)
    assert len(control.jobs()) == 1500

    def broken() -> Iterator[JobSeed]:
        yield EXPORT
        raise OSError("the file is gone")

    with pytest.raises(OSError, match="the file is gone"):
        control.seed_stream(broken())
    wrong: Any = {"Type": "NONE"}
    with pytest.raises(ControlError, match=r"\$\[1\]\.Type"):
        control.seed_stream([EXPORT, wrong])
    assert len(control.jobs()) == 1500


def test_await_job_returns_when_the_job_is_in_the_state(control: ControlClient) -> None:
    control.clock.freeze()
    control.seed(EXPORT)
    awaited: List[str] = []
    waiting = threading.Thread(target=lambda: awaited.append(control.await_job("mine", "COMPLETED")["job"]["State"]))
    waiting.start()
    control.clock.advance("1h")
    waiting.join()
    assert awaited == ["COMPLETED"]
    with pytest.raises(ControlError) as raised:
        control.await_job("mine", "ERROR")
    assert (raised.value.status, raised.value.code) == (408, "NotReached")


def test_await_job_outlasts_the_timeout_of_the_client(control: ControlClient) -> None:
    control.seed({**EXPORT, "plan": "hangs"})
    impatient = ControlClient(control.endpoint, timeout=1e-3 + 0.5)
    with pytest.raises(ControlError, match="The wait timed out") as raised:
        impatient.await_job("mine", "COMPLETED", timeout="600ms")
    assert raised.value.status == 408


def test_transition_takes_errors_and_details(control: ControlClient) -> None:
    control.seed({**EXPORT, "plan": "hangs"})
    view = control.transition("mine", "ERROR", errors=[{"Code": "MALWARE_DETECTED", "Message": "Malware."}])
    assert view["job"]["Errors"] == [{"Code": "MALWARE_DETECTED", "Message": "Malware."}]


def test_a_scenario_is_applied_by_name_or_from_a_document(control: ControlClient) -> None:
    assert "publisher" in {scenario["name"] for scenario in control.scenarios()}
    assert control.scenario("publisher")["dataSets"]
    applied = control.scenario({"name": "mine", "jobs": [EXPORT]}, mode="replace")
    assert (applied["mode"], len(applied["jobs"])) == ("replace", 1)
    assert len(control.jobs()) == 1


def test_a_response_of_boto3_is_a_scenario(control: ControlClient) -> None:
    created = datetime(2026, 3, 2, 9, 15, tzinfo=timezone.utc)
    response = {**EXPORT, "State": "COMPLETED", "CreatedAt": created, "ResponseMetadata": {"HTTPStatusCode": 200}}
    del response["plan"]
    control.scenario(response, mode="replace")
    assert control.job("mine")["job"]["CreatedAt"] == NEVER


def test_faults_and_outcomes_are_added_listed_and_deleted(control: ControlClient) -> None:
    pairs: List[Any] = [
        (control.faults, {"times": 2, "effect": {"exception": "ThrottlingException"}}),
        (control.outcomes, {"times": 2, "plan": "fails"}),
    ]
    for rules, seed in pairs:
        rules.clear()
        one = rules.add(seed)
        many = rules.add([seed, seed])
        assert rules.list() == [one, *many]
        assert rules.get(one["id"])["remaining"] == 2
        rules.delete(one["id"])
        assert rules.list() == many
        rules.clear()
        assert rules.list() == []


def test_limits_are_replaced_and_removed(control: ControlClient) -> None:
    assert control.limits.set({"perJob": {"sources": 3}}) == {"perJob": {"sources": 3}}
    assert control.limits.get() == {"perJob": {"sources": 3}}
    control.limits.clear()
    assert control.limits.get() == {}


def test_the_clock_is_frozen_advanced_and_run(control: ControlClient) -> None:
    control.reset(to="empty")
    assert control.clock.freeze(datetime(2999, 1, 1, tzinfo=timezone.utc))["now"] == "2999-01-01T00:00:00.000Z"
    control.seed(EXPORT)
    assert control.clock.advance(timedelta(seconds=1))["transitions"][0]["to"] == "IN_PROGRESS"
    assert control.clock.advance(1)["now"] == "2999-01-01T00:00:01.001Z"
    assert control.clock.advance("1s499ms")["now"] == "2999-01-01T00:00:02.500Z"
    (transition,) = control.clock.advance_to_next_transition()["transitions"]
    assert (transition["from"], transition["to"]) == ("IN_PROGRESS", "COMPLETED")
    assert control.clock.advance_to("2999-01-02T00:00:00Z")["now"] == "2999-01-02T00:00:00.000Z"
    running = control.clock.run(rate=3600)
    assert (running["mode"], running["rate"]) == ("running", 3600)
    assert control.clock.run()["rate"] == 3600
    assert control.clock.set(mode="frozen", rate=1)["rate"] == 1


def test_data_sets_are_seeded_published_and_deleted(control: ControlClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dataexchange_local.pages.PAGE_SIZE", 1)
    seeded = control.data_sets.seed({"Name": "Prices", "Origin": "ENTITLED"})
    assert [each["Name"] for each in control.data_sets.seed([{"Name": "A"}, {"Name": "B"}])] == ["A", "B"]
    assert {each["Name"] for each in control.data_sets.list()} == {"Prices", "A", "B"}
    first = control.data_sets.add_revision(seeded["Id"], {"Comment": "1", "assets": [{"Name": "a.csv", "text": "a"}]})
    others = control.data_sets.add_revision(seeded["Id"], [{"Comment": "2"}, {"Comment": "3"}])
    assert [asset["Name"] for asset in first["assets"]] == ["a.csv"]
    assert [each["Comment"] for each in others] == ["2", "3"]
    assert len(control.data_sets.get(seeded["Id"])["revisions"]) == 3
    assert [asset["bytes"] for asset in control.assets()] == [1]
    control.data_sets.delete(seeded["Id"])
    assert {each["Name"] for each in control.data_sets.list()} == {"A", "B"}


def test_the_journal_is_filtered_and_says_what_it_dropped(control: ControlClient) -> None:
    control.seed(EXPORT)
    for _ in range(3):
        get_job(control, "mine")
    get_job(control, "completesInTime000000000000001")
    requests = control.requests(job_id="mine")
    assert [request["ordinal"] for request in requests] == [1, 2, 3]
    assert (requests.total, requests.dropped) == (4, 0)
    assert [request["ordinal"] for request in control.requests(after=2, limit=1)] == [3]
    assert control.requests(since=datetime(2999, 1, 1, tzinfo=timezone.utc)) == []
    assert len(control.calls()) == 4
    assert control.polls("mine")["count"] == 3
    control.clear_requests()
    assert control.requests() == []


def test_verify_and_assert_verified_say_what_differs(control: ControlClient) -> None:
    control.seed(EXPORT)
    for _ in range(2):
        get_job(control, "mine")
    assert control.verify({"jobId": "mine"}, count=2) == {"ok": True, "matched": 2, "problems": []}
    assert control.assert_verified(count={"min": 1}, order=[{"jobId": "mine"}, {"jobId": "mine"}])["matched"] == 2
    options: Any = {"count": 3, "min_gap": "1h", "min_gap_factor": 2, "max_attempts": 1, "timeout": 10}
    verified = control.verify({"jobId": "mine"}, **options)
    paths = {problem["path"] for problem in verified["problems"]}
    assert {"$.count.min", "$.minGapMs", "$.maxAttempts"} <= paths
    with pytest.raises(AssertionError, match=r"are not as expected:\n  \$\.count\.max: is 1, and 2 requests matched"):
        control.assert_verified({"jobId": "mine"}, count={"max": 1})


def test_assert_verdict_has_a_line_for_each_finding(control: ControlClient) -> None:
    control.assert_verdict()
    control.faults.add({"id": "unused", "match": {"jobId": "none"}, "effect": {"exception": "ThrottlingException"}})
    completed: JobSeed = {"Type": "EXPORT_ASSETS_TO_S3", "State": "COMPLETED"}
    control.seed([{**EXPORT, "plan": "hangs"}, *[completed] * 110])
    get_job(control, "mine")
    ask_for_what_is_not_emulated(control)
    assert control.verdict()["ok"] is False
    with pytest.raises(AssertionError) as raised:
        control.assert_verdict()
    first, *lines = str(raised.value).split("\n  ")
    assert first == f"The verdict on {control.endpoint} is not ok:"
    assert lines[0].startswith("fault unused never fired (")
    assert len([line for line in lines if line.endswith(" was never asked for")]) == 100
    assert lines[-3:] == [
        "and 10 more of this kind",
        "job mine was left IN_PROGRESS",
        "GET /v1/no-such-thing is not emulated",
    ]


def test_reset_and_restore_bring_everything_back(control: ControlClient) -> None:
    built_in = len(control.jobs())
    control.reset(to="empty")
    control.seed(EXPORT)
    snapshot = control.snapshot()
    assert control.reset()["jobs"] == built_in
    assert control.restore(snapshot)["jobs"] == 1
    assert control.job("mine")["job"]["Id"] == "mine"
    assert control.reset(reload=True)["jobs"] == built_in


def test_a_sandbox_has_an_endpoint_of_its_own(server: Server, control: ControlClient) -> None:
    assert control.endpoint == f"{server.url}/sandbox/tests"
    assert ControlClient(f"{control.endpoint}/").endpoint == control.endpoint
    other = control.sandbox("other")
    assert (other.endpoint, other.server_url) == (f"{server.url}/sandbox/other", server.url)
    other.seed(EXPORT)
    with pytest.raises(ControlError):
        control.job("mine")
    assert {"tests", "other"} <= {sandbox["name"] for sandbox in server.control.sandboxes.list()}
    assert [sandbox["name"] for sandbox in other.sandboxes.list()] == ["other"]
    other.sandboxes.clear()
    assert "other" not in {sandbox["name"] for sandbox in server.control.sandboxes.list()}


def test_proxies_are_not_used(control: ControlClient, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:1")
    assert control.health()["ready"] is True
