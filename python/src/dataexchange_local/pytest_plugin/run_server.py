"""The one server of a run. It is started when the first test needs it, under pytest-xdist by the controller."""

from __future__ import annotations

import json
import secrets
import threading
import uuid
from contextlib import suppress
from multiprocessing.connection import Client, Listener
from typing import Any, Dict, Optional

import pytest

from ..client import ControlClient
from ..errors import ControlError
from ..server import Server, ServerError
from .options import ServerChoice, chosen_server

_ADDRESS = "dataexchange_address"
_KEY = "dataexchange_key"
_RUN_ID = "testrunuid"
_BACKLOG = 256

_HINT = (
    "Install the server with npm, in this project or globally, or say which server to use: with"
    " DATAEXCHANGE_LOCAL_URL or --dataexchange-url, --dataexchange-command or --dataexchange-image."
)


class RunServer:
    """The server of a run: one that is running already, or one that is started when its URL is first asked for."""

    def __init__(self, choice: ServerChoice) -> None:
        self._choice = choice
        self._lock = threading.Lock()
        self._server: Optional[Server] = None
        self._failure: Optional[str] = None

    def url(self) -> str:
        """Returns the URL. Raises ServerError if the server cannot be started: it is tried once."""
        if self._choice.url is not None:
            return self._choice.url
        with self._lock:
            if self._failure is not None:
                raise ServerError(self._failure)
            if self._server is None:
                assert self._choice.start is not None
                try:
                    self._server = self._choice.start()
                except ServerError as error:
                    self._failure = str(error) if self._choice.is_explicit else f"{error}. {_HINT}"
                    raise ServerError(self._failure) from None
            return self._server.url

    def close(self) -> None:
        """Stops the server if it was started here. It cannot be started again."""
        with self._lock:
            self._failure = "the run has ended"
            if self._server is not None:
                self._server.stop()


class Reception:
    """Tells the workers of pytest-xdist the URL of the server when they ask for it."""

    def __init__(self, server: RunServer) -> None:
        self._server = server
        self._key = secrets.token_bytes(16)
        self._listener = Listener(("127.0.0.1", 0), backlog=_BACKLOG, authkey=self._key)
        self._is_closing = False
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()

    def invitation(self) -> Dict[str, Any]:
        """Returns what a worker needs to ask."""
        return {_ADDRESS: list(self._listener.address), _KEY: self._key.hex()}

    def close(self) -> None:
        """Closes the reception. A worker that asks now gets no reply."""
        self._is_closing = True
        # The thread waits for a connection, and only that wakes it. It may have ended by now.
        with suppress(OSError, EOFError), Client(self._listener.address, authkey=self._key):
            pass
        self._thread.join()

    def _serve(self) -> None:
        with self._listener:
            while not self._is_closing:
                # A worker may leave, and another process may try without the key.
                with suppress(Exception), self._listener.accept() as worker:
                    if not self._is_closing:
                        worker.send_bytes(json.dumps(self._reply()).encode())

    def _reply(self) -> Dict[str, str]:
        try:
            return {"url": self._server.url()}
        except Exception as error:
            return {"error": str(error)}


class Run:
    """What the plugin keeps for a run, in this process."""

    def __init__(self, config: pytest.Config) -> None:
        self._input: Dict[str, Any] = getattr(config, "workerinput", {})
        self._server = RunServer(chosen_server(config))
        self._is_running_already = chosen_server(config).url is not None
        self._reception: Optional[Reception] = None
        self._prefix = f"pytest-{self._input.get(_RUN_ID, uuid.uuid4().hex)[:12]}-"

    def url(self) -> str:
        """Returns the URL of the server. Raises ServerError."""
        if self._is_running_already or _ADDRESS not in self._input:
            return self._server.url()
        try:
            with Client(tuple(self._input[_ADDRESS]), authkey=bytes.fromhex(self._input[_KEY])) as controller:
                reply = json.loads(controller.recv_bytes())
        except (OSError, EOFError) as error:
            hint = "A worker on another machine needs a server that it can reach, by --dataexchange-url."
            raise ServerError(f"the controller of pytest-xdist does not reply ({error!r}). {hint}") from None
        if "error" in reply:
            raise ServerError(reply["error"])
        url: str = reply["url"]
        return url

    def sandbox_name(self) -> str:
        """Returns the name of this worker's sandbox, which no other run and no other worker has."""
        return self._prefix + str(self._input.get("workerid", "main"))

    def introduce(self, worker_input: Dict[str, Any]) -> None:
        """Tells a worker that is about to be started where to ask for the server."""
        if self._reception is None:
            self._reception = Reception(self._server)
        self._prefix = f"pytest-{worker_input[_RUN_ID][:12]}-"
        worker_input.update(self._reception.invitation())

    def close(self) -> None:
        """Stops the server, or drops what workers that crashed left in one that runs on."""
        if self._reception is not None:
            self._reception.close()
            if self._is_running_already:
                self._drop_sandboxes(ControlClient(self._server.url()))
        self._server.close()

    def _drop_sandboxes(self, control: ControlClient) -> None:
        # The server may have been stopped before, and with it the sandboxes.
        with suppress(ControlError):
            for sandbox in control.sandboxes.list():
                if sandbox["name"].startswith(self._prefix):
                    control.sandboxes.drop(sandbox["name"])


_RUN = pytest.StashKey[Run]()


def run_of(config: pytest.Config) -> Run:
    """Returns what the plugin keeps for the run of a configuration."""
    if _RUN not in config.stash:
        config.stash[_RUN] = Run(config)
    return config.stash[_RUN]


def introduce_worker(config: pytest.Config, worker_input: Dict[str, Any]) -> None:
    """Tells a worker of pytest-xdist that is about to be started where to ask for the server."""
    run_of(config).introduce(worker_input)


def close_run_server(config: pytest.Config) -> None:
    """Stops the server if this process started it."""
    if _RUN in config.stash:
        config.stash[_RUN].close()
        del config.stash[_RUN]
