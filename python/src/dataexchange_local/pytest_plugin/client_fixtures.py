"""The fixtures that give a test a client of boto3."""

from __future__ import annotations

import importlib
import time
from typing import Any, Iterator, Optional

import pytest

from ..client import ControlClient
from .environment import ACCESS_KEY_ID, REGION, SECRET_ACCESS_KEY
from .marker import wishes_of

# How long botocore waits before it tries again, in seconds. By itself, it waits up to 20 s.
MAX_WAIT = 0.01


def _import(name: str) -> Any:
    """Returns a module, or None if it is not installed."""
    try:
        return importlib.import_module(name)
    except ImportError:
        return None


class _Hurried:
    """The module `time` with a short sleep."""

    def sleep(self, seconds: float) -> None:
        time.sleep(min(seconds, MAX_WAIT))

    def __getattr__(self, name: str) -> Any:
        return getattr(time, name)


@pytest.fixture
def dataexchange_fast_retries(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Shortens the waits of botocore's clients before they try again to 10 ms, unless the marker wants real ones."""
    endpoint = _import("botocore.endpoint")
    if endpoint is not None and wishes_of(request.node).retries == "fast":
        monkeypatch.setattr(endpoint, "time", _Hurried(), raising=False)


@pytest.fixture
def dataexchange_client_config() -> Optional[Any]:
    """The botocore.config.Config of dataexchange_client: override the fixture to change it."""
    return None


@pytest.fixture
def dataexchange_client(
    request: pytest.FixtureRequest, dataexchange: ControlClient, dataexchange_client_config: Optional[Any]
) -> Iterator[Any]:
    """A boto3 client of this test's sandbox, which retries fast. It is new in each test, and so is its retry quota."""
    boto3 = _import("boto3")
    if boto3 is None:
        pytest.fail("the fixture dataexchange_client needs boto3: pip install boto3", pytrace=False)
    request.getfixturevalue("dataexchange_fast_retries")
    client: Any = boto3.client(
        "dataexchange",
        # boto3 before 1.28 does not read the variable.
        endpoint_url=dataexchange.endpoint,
        region_name=REGION,
        aws_access_key_id=ACCESS_KEY_ID,
        aws_secret_access_key=SECRET_ACCESS_KEY,
        config=dataexchange_client_config,
    )
    yield client
    client.close()
