"""Sends requests to the control plane. A connection serves one request, so that threads and forks share nothing."""

from __future__ import annotations

import json
import os
import socket
import ssl
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from http.client import HTTPConnection, HTTPException, HTTPResponse, HTTPSConnection
from types import TracebackType
from typing import Any, Dict, Iterable, Iterator, List, Mapping, Optional, Type, Union
from urllib.parse import quote, urlencode, urlsplit

from .durations import instant_text
from .errors import ControlError

# A traceback of pytest ends at the call of the client.
__tracebackhide__ = True

TOKEN_VARIABLE = "DATAEXCHANGE_LOCAL_ADMIN_TOKEN"
DEFAULT_TIMEOUT = 60.0

CHUNK_SIZE = 65_536

JSON = "application/json"
JSON_LINES = "application/x-ndjson"

QueryValue = Union[str, int, bool, None]


@dataclass(frozen=True)
class Transport:
    """Where the control plane of a sandbox is, and how to reach it. Proxies are not used."""

    base: str
    """The URL of the server, with the path of the sandbox if there is one, without a slash at the end."""
    token: Optional[str] = field(repr=False)
    timeout: float
    """How long the server may send nothing before a request fails, in seconds."""

    def json(
        self,
        method: str,
        path: str,
        *,
        query: Optional[Mapping[str, QueryValue]] = None,
        body: object = None,
        wait: float = 0,
    ) -> Any:
        """Sends a request and returns the parsed response, or None if it has no body. Raises ControlError.

        `path` is that below `/__admin`. `wait` is how many seconds the server may hold the response back on purpose.
        """
        data = None if body is None else encode(body)
        with self.open(method, path, query=query, data=data, timeout=self.timeout + wait) as reply:
            return reply.json()

    def text(self, method: str, path: str) -> str:
        """Sends a request and returns the text of the response. Raises ControlError."""
        with self.open(method, path, timeout=self.timeout) as reply:
            return reply.text()

    def stream(self, method: str, path: str, lines: Iterable[object]) -> Any:
        """Sends a body of JSON lines as they are produced, and returns the parsed response. Raises ControlError."""
        failures: List[BaseException] = []
        try:
            data = _chunks(lines, failures)
            with self.open(method, path, data=data, content_type=JSON_LINES, timeout=self.timeout) as reply:
                return reply.json()
        except ControlError:
            # What the caller's iterable raised is the caller's, whatever became of the request.
            if failures:
                raise failures[0] from None
            raise

    def answers(self, method: str, path: str) -> bool:
        """Sends a request and returns whether the status is 2xx. A server that cannot be reached has not answered."""
        try:
            with self.open(method, path, timeout=self.timeout):
                return True
        except ControlError:
            return False

    def open(
        self,
        method: str,
        path: str,
        *,
        query: Optional[Mapping[str, QueryValue]] = None,
        data: Union[bytes, Iterable[bytes], None] = None,
        content_type: str = JSON,
        timeout: Optional[float],
    ) -> Reply:
        """Sends a request and returns the response, which is not read yet. Raises ControlError if it is an error."""
        url = urlsplit(self.base)
        given = {name: _query_text(value) for name, value in (query or {}).items() if value is not None}
        target = f"{url.path}/__admin{path}{'?' + urlencode(given) if given else ''}"
        headers: Dict[str, str] = {} if data is None else {"content-type": content_type}
        if self.token:
            headers["authorization"] = f"Bearer {self.token}"
        connection = self._connect(timeout)
        request = f"{method} {self.base}/__admin{path}"
        try:
            # The server may have responded before it had the whole body.
            with suppress(BrokenPipeError, ConnectionResetError):
                connection.request(method, target, data, headers)
            reply = Reply(request, connection, connection.getresponse())
        except (OSError, HTTPException) as error:
            connection.close()
            raise unreachable(request, connection, error) from error
        except BaseException:
            connection.close()
            raise
        if not 200 <= reply.response.status < 300:
            with reply:
                raise reply.error()
        return reply

    def _connect(self, timeout: Optional[float]) -> HTTPConnection:
        url = urlsplit(self.base)
        if url.scheme == "https":
            # The variable by which boto3 and the AWS CLI know a certificate authority.
            context = ssl.create_default_context(cafile=os.environ.get("AWS_CA_BUNDLE") or None)
            return HTTPSConnection(url.hostname or "", url.port, timeout=timeout, context=context)
        return HTTPConnection(url.hostname or "", url.port, timeout=timeout)


@dataclass(frozen=True)
class Reply:
    """A response and its connection, which the end of a `with` statement closes."""

    request: str
    """The request as errors name it."""
    connection: HTTPConnection
    response: HTTPResponse

    def json(self) -> Any:
        """Reads the body, and returns it parsed, or None if there is none. Raises ControlError."""
        text = self._read()
        try:
            return json.loads(text) if text else None
        except ValueError:
            raise self._not_understood(text) from None

    def text(self) -> str:
        """Reads the body, and returns it as text. Raises ControlError."""
        return self._read().decode()

    def error(self) -> ControlError:
        """Reads the body of an error, and returns it."""
        text = self._read()
        try:
            error = json.loads(text)["error"]
            code, message, problems = error["code"], error["message"], error["problems"]
        except (ValueError, KeyError, TypeError):
            return self._not_understood(text)
        if code == "Unauthorized":
            message += f" The client takes it from its argument `token` or from {TOKEN_VARIABLE}."
        return ControlError(self.request, message, status=self.response.status, code=code, problems=problems)

    def _read(self) -> bytes:
        try:
            return self.response.read()
        except (OSError, HTTPException) as error:
            raise unreachable(self.request, self.connection, error) from error

    def _not_understood(self, text: bytes) -> ControlError:
        begin = text[:200].decode(errors="replace")
        message = f"this is not a response of dataexchange-local. Is it another server? It begins {begin!r}"
        return ControlError(self.request, message, status=self.response.status, code="NotUnderstood")

    def __enter__(self) -> Reply:
        return self

    def __exit__(
        self, kind: Optional[Type[BaseException]], error: Optional[BaseException], trace: Optional[TracebackType]
    ) -> None:
        self.close()

    def close(self) -> None:
        """Closes the connection."""
        self.response.close()
        self.connection.close()


def unreachable(request: str, connection: HTTPConnection, error: Exception) -> ControlError:
    """Returns the error for a request to which there is no whole response."""
    if isinstance(error, socket.timeout):
        reason = f"it sent nothing for {connection.timeout:g} s"
    else:
        reason = str(error) or type(error).__name__
    remedy = (
        "Set AWS_CA_BUNDLE to the file of the server's certificate."
        if isinstance(error, ssl.SSLCertVerificationError)
        else "Start the server there with `dataexchange-local` or set DATAEXCHANGE_LOCAL_URL to the URL of one that is"
        " running."
    )
    url = urlsplit(request.partition(" ")[2])
    return ControlError(
        request, f"no response from {url.scheme}://{url.netloc} ({reason}). {remedy}", code="Unreachable"
    )


def segment(text: str) -> str:
    """Returns text as one segment of a path."""
    return quote(text, safe="")


def encode(value: object) -> bytes:
    """Returns a value as JSON, with the datetimes of boto3's responses as instants."""
    return json.dumps(value, default=_encode_other, allow_nan=False).encode()


def _chunks(lines: Iterable[object], failures: List[BaseException]) -> Iterator[bytes]:
    """Yields JSON lines in chunks of some size, because each is a write of its own."""
    chunk = bytearray()
    try:
        for line in lines:
            chunk += encode(line) + b"\n"
            if len(chunk) >= CHUNK_SIZE:
                yield bytes(chunk)
                chunk.clear()
    except Exception as error:
        failures.append(error)
        raise
    yield bytes(chunk)


def _encode_other(value: object) -> object:
    if isinstance(value, datetime):
        return instant_text(value)
    if isinstance(value, Mapping):
        return dict(value)
    raise TypeError(f"{value!r} is of {type(value).__name__}, which JSON does not have")


def _query_text(value: QueryValue) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)
