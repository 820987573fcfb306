"""The pytest plugin: a server for the run, a sandbox for each worker or test, and the SDK's environment."""

from __future__ import annotations

from typing import Any, Generator, Optional

import pytest

from .client_fixtures import dataexchange_client, dataexchange_client_config, dataexchange_fast_retries
from .fixtures import (
    _dataexchange_sandbox,
    _dataexchange_worker_sandbox,
    dataexchange,
    dataexchange_endpoint,
    dataexchange_server,
)
from .marker import MARKER_HELP
from .options import add_options, chosen_server
from .report import keep_outcome, show_requests
from .run_server import close_run_server, introduce_worker

__all__ = [
    "_dataexchange_sandbox",
    "_dataexchange_worker_sandbox",
    "dataexchange",
    "dataexchange_client",
    "dataexchange_client_config",
    "dataexchange_endpoint",
    "dataexchange_fast_retries",
    "dataexchange_server",
]


def pytest_addoption(parser: pytest.Parser) -> None:
    add_options(parser)


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", MARKER_HELP)
    # Refuses contradictory options before any test runs.
    chosen_server(config)


def pytest_report_header(config: pytest.Config) -> Optional[str]:
    choice = chosen_server(config)
    return f"dataexchange-local: {choice.description}" if choice.is_explicit else None


@pytest.hookimpl(optionalhook=True)
def pytest_configure_node(node: Any) -> None:
    """A hook of pytest-xdist: a worker is about to be started."""
    introduce_worker(node.config, node.workerinput)


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, Any, None]:
    outcome = yield
    report: pytest.TestReport = outcome.get_result()
    keep_outcome(item, report)
    show_requests(item, report)


def pytest_unconfigure(config: pytest.Config) -> None:
    close_run_server(config)
