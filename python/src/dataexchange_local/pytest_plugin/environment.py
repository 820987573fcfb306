"""The environment variables by which the SDKs find the server."""

from __future__ import annotations

import os
from urllib.parse import urlsplit

import pytest

REGION = "us-east-1"
ACCESS_KEY_ID = "test"
SECRET_ACCESS_KEY = "test"

# What would lead SDKs elsewhere, or make them look for credentials that the test does not need.
_IN_THE_WAY = (
    "AWS_DEFAULT_PROFILE",
    "AWS_IGNORE_CONFIGURED_ENDPOINT_URLS",
    "AWS_PROFILE",
    "AWS_SECURITY_TOKEN",
    "AWS_SESSION_TOKEN",
)


def point_sdks_at(endpoint: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Sets the variables until the test ends, so that clients that the code under test makes find the server."""
    for name in _IN_THE_WAY:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("AWS_ENDPOINT_URL_DATAEXCHANGE", endpoint)
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", ACCESS_KEY_ID)
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", SECRET_ACCESS_KEY)
    monkeypatch.setenv("AWS_REGION", REGION)
    monkeypatch.setenv("AWS_DEFAULT_REGION", REGION)
    # The SDK for Python also takes requests to this machine through a proxy.
    host = urlsplit(endpoint).hostname or ""
    for name in ("no_proxy", "NO_PROXY"):
        monkeypatch.setenv(name, ",".join(filter(None, [os.environ.get(name), host])))
