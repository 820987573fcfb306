"""Holds the client against the server's own description of its control plane."""

from __future__ import annotations

import re
from http.client import HTTPConnection
from typing import Any, Dict, List, Literal, Set, Tuple
from urllib.parse import parse_qsl, urlsplit

import pytest

from dataexchange_local import ControlClient, ControlError, Server
from dataexchange_local import transport as transport_module

JOB: Literal["EXPORT_ASSETS_TO_S3"] = "EXPORT_ASSETS_TO_S3"
NOW = "2999-01-01T00:00:00Z"


def use_everything(control: ControlClient) -> None:
    """Calls every method of the client with every argument that reaches the server in a query."""
    control.reset()
    control.reset(to="empty", reload=True)
    control.seed({"Type": JOB, "Id": "a", "plan": "hangs"})
    control.seed([{"Type": JOB, "Id": "b"}])
    control.seed_stream([{"Type": JOB, "Id": "c"}])
    control.job("a")
    control.jobs(state="IN_PROGRESS", type=JOB, limit=1001)
    control.job_page(limit=1, after=control.job_page(limit=1)["next"])
    control.transition("a", "CANCELLED")
    control.await_job("a", "CANCELLED")
    control.delete_job("a")
    control.scenarios()
    control.scenario({"name": "mine"}, mode="add")
    control.scenario("plans", mode="replace")
    control.faults.add({"id": "slow", "delay": {"ms": 1}})
    control.faults.list()
    control.faults.get("slow")
    control.faults.delete("slow")
    control.faults.clear()
    control.outcomes.add({"id": "done", "plan": "succeeds"})
    control.outcomes.list()
    control.outcomes.get("done")
    control.outcomes.delete("done")
    control.outcomes.clear()
    control.limits.set({"perJob": {"sources": 1}})
    control.limits.get()
    control.limits.clear()
    control.assets()
    control.data_sets.seed({"Id": "d", "Name": "D"})
    control.data_sets.add_revision("d", {"Comment": "first"})
    control.data_sets.list()
    control.data_sets.get("d")
    control.data_sets.delete("d")
    control.clock.freeze()
    control.clock.get()
    control.clock.advance("1h")
    control.requests(
        operation="GetJob",
        job_id="a",
        data_set_id="d",
        revision_id="r",
        asset_id="a",
        status=200,
        fault="slow",
        since=NOW,
        after=0,
        limit=1,
    )
    control.clear_requests()
    control.calls()
    control.polls("a")
    control.verify()
    control.verdict()
    control.event_bridge(detail_type="Revision Revoked", limit=1)
    control.events().close()
    control.restore(control.snapshot())
    with pytest.raises(ControlError, match="--snapshot FILE"):
        control.save_snapshot()
    control.sandboxes.list()
    control.sandboxes.drop("routes")
    control.sandboxes.clear()
    control.health()
    control.is_healthy()
    control.metrics()
    control.openapi()


class Recorder(HTTPConnection):
    """A connection that records what is asked, and asks it."""

    asked: List[Tuple[str, str]]

    def request(self, method: str, url: str, *rest: Any, **options: Any) -> None:
        self.asked.append((method, url))
        super().request(method, url, *rest, **options)


@pytest.fixture
def operations(server: Server) -> Dict[Tuple[str, str], Dict[str, Any]]:
    paths: Dict[str, Dict[str, Dict[str, Any]]] = server.control.openapi()["paths"]
    return {(method.upper(), path): about for path, item in paths.items() for method, about in item.items()}


@pytest.fixture
def asked(server: Server, monkeypatch: pytest.MonkeyPatch) -> List[Tuple[str, str]]:
    """What a client asks that uses all of its methods. The routes with a page of a page come from a list of pages."""
    asked: List[Tuple[str, str]] = []
    monkeypatch.setattr(Recorder, "asked", asked, raising=False)
    monkeypatch.setattr(transport_module, "HTTPConnection", Recorder)
    monkeypatch.setattr("dataexchange_local.pages.PAGE_SIZE", 1)
    control = server.control.sandbox("routes")
    use_everything(control)
    control.seed([{"Type": JOB}, {"Type": JOB}])
    control.jobs(limit=2)
    control.data_sets.seed([{"Name": "A"}, {"Name": "B"}])
    control.data_sets.list()
    server.control.sandboxes.drop("routes")
    return asked


def operation_of(method: str, path: str, operations: Dict[Tuple[str, str], Any]) -> Tuple[str, str]:
    """Returns the operation that a request is: one without a parameter in its path before one with."""
    fitting = [
        (known, template)
        for known, template in operations
        if known == method and re.fullmatch(re.sub(r"\{\w+\}", "[^/]+", template), path)
    ]
    return min(fitting, key=lambda operation: operation[1].count("{"))


def test_every_route_has_a_method_and_every_parameter_an_argument(
    operations: Dict[Tuple[str, str], Dict[str, Any]], asked: List[Tuple[str, str]]
) -> None:
    parameters: Dict[Tuple[str, str], Set[str]] = {}
    for method, url in asked:
        parts = urlsplit(url)
        operation = operation_of(method, parts.path.replace("/sandbox/routes", "", 1), operations)
        parameters.setdefault(operation, set()).update(name for name, _ in parse_qsl(parts.query))
    declared = {
        operation: {each["name"] for each in about.get("parameters", []) if each["in"] == "query"}
        for operation, about in operations.items()
    }
    assert len(declared) > 40
    assert parameters == declared


def test_a_refused_argument_is_named_as_the_server_names_it(control: ControlClient) -> None:
    with pytest.raises(ControlError, match=r"query\.timeoutMs: must be at most 600000"):
        control.await_job("a", "ERROR", timeout="11m")
