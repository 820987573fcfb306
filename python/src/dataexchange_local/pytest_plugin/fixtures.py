"""The fixtures of the server and of its sandboxes."""

from __future__ import annotations

from contextlib import suppress
from typing import Iterator

import pytest

from ..client import ControlClient
from ..errors import ControlError
from ..server import ServerError
from ..verdict import verdict_lines
from .environment import point_sdks_at
from .marker import wishes_of
from .report import has_passed, keep_control
from .run_server import run_of


@pytest.fixture(scope="session")
def dataexchange_server(pytestconfig: pytest.Config) -> ControlClient:
    """The control client of the run's server, outside of the sandboxes of tests. Starts the server if need be."""
    problem = ""
    try:
        control = ControlClient(run_of(pytestconfig).url())
        control.health()
        return control
    except (ServerError, ControlError, ValueError) as error:
        problem = f"dataexchange-local: {error}"
    pytest.fail(problem, pytrace=False)


@pytest.fixture(scope="session")
def _dataexchange_worker_sandbox(
    dataexchange_server: ControlClient, pytestconfig: pytest.Config
) -> Iterator[ControlClient]:
    name = run_of(pytestconfig).sandbox_name()
    yield dataexchange_server.sandbox(name)
    _drop(dataexchange_server, name)


@pytest.fixture
def _dataexchange_sandbox(
    request: pytest.FixtureRequest, dataexchange_server: ControlClient, _dataexchange_worker_sandbox: ControlClient
) -> Iterator[ControlClient]:
    if wishes_of(request.node).sandbox == "worker":
        yield _dataexchange_worker_sandbox
        return
    name = f"{run_of(request.config).sandbox_name()}-test"
    yield dataexchange_server.sandbox(name)
    _drop(dataexchange_server, name)


@pytest.fixture
def dataexchange(
    request: pytest.FixtureRequest, _dataexchange_sandbox: ControlClient, monkeypatch: pytest.MonkeyPatch
) -> Iterator[ControlClient]:
    """The control client of this test's sandbox, which is as new. SDKs find it through their environment variables."""
    item: pytest.Item = request.node
    wishes = wishes_of(item)
    control = _dataexchange_sandbox
    control.reset()
    for scenario in wishes.scenarios():
        control.scenario(scenario)
    point_sdks_at(control.endpoint, monkeypatch)
    keep_control(item, control)
    yield control
    # A test that failed or was skipped has not done all that it was about to do.
    if wishes.verdict and has_passed(item):
        _check_verdict(control)


@pytest.fixture
def dataexchange_endpoint(dataexchange: ControlClient) -> str:
    """The endpoint URL of this test's sandbox, for SDKs that do not read AWS_ENDPOINT_URL_DATAEXCHANGE."""
    return dataexchange.endpoint


def _check_verdict(control: ControlClient) -> None:
    verdict = control.verdict()
    if not verdict["ok"]:
        findings = "".join(f"\n  {line}" for line in verdict_lines(verdict))
        pytest.fail(f"the test did not use all that it set up, or left it unfinished:{findings}", pytrace=False)


def _drop(server: ControlClient, name: str) -> None:
    # The test may have dropped it, or stopped the server.
    with suppress(ControlError):
        server.sandboxes.drop(name)
