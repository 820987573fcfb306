"""Starts servers that end with the process that started them."""

from __future__ import annotations

import atexit
import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
import threading
import time
import uuid
from contextlib import suppress
from queue import Empty, Queue
from types import TracebackType
from typing import IO, Callable, List, Mapping, Optional, Sequence, Type
from urllib.parse import urlsplit

from . import supervisor
from .client import ControlClient

DEFAULT_COMMAND = "dataexchange-local"
CONTAINER_PORT = 2017
START_TIMEOUT = 60.0

# The server knows each of its variables and refuses others.
_OPTION_PREFIX = "DATAEXCHANGE_LOCAL_"
_URL_VARIABLE = "DATAEXCHANGE_LOCAL_URL"
_DEFAULTS = {"DATAEXCHANGE_LOCAL_LOG_LEVEL": "warn"}
_READY = re.compile(r" ready on (https?://\S+)")
_STOP_TIMEOUT = 20.0
_POLL = 0.05


class ServerError(Exception):
    """A server that did not start. The message has what it wrote."""


class Server:
    """A server that was started here. It ends with `stop()`, with its `with` statement or with this process."""

    def __init__(self, url: str, process: subprocess.Popen[bytes], log: IO[bytes]) -> None:
        self.url = url
        self.control = ControlClient(url)
        self._process = process
        self._log = log
        self._starter = os.getpid()
        atexit.register(self.stop)

    def stop(self) -> None:
        """Stops the server, and returns once it has ended. May be called more than once."""
        atexit.unregister(self.stop)
        # A process that was forked from the one that started the server has inherited the call at its exit.
        if os.getpid() != self._starter:
            return
        _stop(self._process)
        self._log.close()

    def __enter__(self) -> Server:
        return self

    def __exit__(
        self, kind: Optional[Type[BaseException]], error: Optional[BaseException], trace: Optional[TracebackType]
    ) -> None:
        self.stop()


def start_command(
    command: Sequence[str] = (DEFAULT_COMMAND,),
    *,
    cwd: Optional[str] = None,
    env: Optional[Mapping[str, str]] = None,
    timeout: float = START_TIMEOUT,
) -> Server:
    """Runs a command that starts a server on a free port, and returns the server when it is ready.

    `command` is an argument list, options of the server included. `env` adds to the variables of this process. Raises
    ServerError if the command is not found, ends, or is not ready within `timeout` seconds.
    """
    found = _find(command[0], cwd)
    environment = {**_DEFAULTS, **os.environ, "DATAEXCHANGE_LOCAL_PORT": "0", **(env or {})}
    environment.pop(_URL_VARIABLE, None)
    return _start([found, *command[1:]], [], cwd, environment, timeout, lambda url: url)


def start_container(
    image: str, options: Sequence[str] = (), *, engine: str = "docker", timeout: float = START_TIMEOUT
) -> Server:
    """Runs a container of an image of dataexchange-local, and returns the server when it is ready.

    `options` are those of the server, and `engine` is the command of Docker or one like it, such as podman. The port is
    published on 127.0.0.1 or, with an engine on another machine, there. Raises ServerError as `start_command` does.
    """
    found = _find(engine, None)
    name = f"dataexchange-local-{uuid.uuid4().hex[:12]}"
    host = _engine_host()
    publish = f"127.0.0.1::{CONTAINER_PORT}" if host == "127.0.0.1" else str(CONTAINER_PORT)
    # Named without their values, so that a token is in no list of processes.
    variables = [part for name in _container_variables() for part in ("--env", name)]
    run = [found, "run", "--rm", "--init", "--name", name, "--publish", publish, *variables, image, *options]
    environment = {**_DEFAULTS, **os.environ}

    def locate(url: str) -> str:
        return _published(found, name, host, url, timeout)

    return _start(run, [found, "rm", "--force", name], None, environment, timeout, locate)


def _start(
    command: List[str],
    cleanup: List[str],
    cwd: Optional[str],
    environment: Mapping[str, str],
    timeout: float,
    locate: Callable[[str], str],
) -> Server:
    """Starts a command under the supervisor. `locate` turns the URL that the server prints into the one to use here."""
    log = tempfile.TemporaryFile()  # noqa: SIM115 - it lasts as long as the server
    shown = shlex.join(command)
    argument = json.dumps({"command": command, "cleanup": cleanup})
    process = subprocess.Popen(
        [sys.executable, "-I", "-S", supervisor.__file__, argument],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=log,
        cwd=cwd,
        env=environment,
        # What interrupts this process must not reach the server before its tests have ended.
        start_new_session=True,
    )
    output = _Output(process)
    try:
        return Server(locate(output.ready_url(timeout)), process, log)
    except _NotReadyError as error:
        _stop(process)
        log.seek(0)
        written = output.lines + log.read().decode(errors="replace").splitlines()
        raise ServerError("\n  ".join([f"`{shown}` {error}", *written])) from None
    except BaseException:
        # An interrupt, for example.
        _stop(process)
        raise


class _NotReadyError(Exception):
    """Why a server is not ready."""


class _Output:
    """What a server writes to its standard output, read to the end so that it is never held up."""

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        self.lines: List[str] = []
        self._process = process
        self._found: Queue[Optional[str]] = Queue()
        threading.Thread(target=self._read, daemon=True).start()

    def ready_url(self, timeout: float) -> str:
        """Waits for the line that says that the server is ready, and returns the URL in it. Raises _NotReadyError."""
        try:
            url = self._found.get(timeout=timeout)
        except Empty:
            raise _NotReadyError(f"was not ready within {timeout:g} s") from None
        if url is None:
            raise _NotReadyError(f"ended with exit code {self._process.wait()} before it was ready")
        return url

    def _read(self) -> None:
        assert self._process.stdout is not None
        is_found = False
        for line in self._process.stdout:
            text = line.decode(errors="replace").rstrip()
            match = _READY.search(text)
            if match and not is_found:
                is_found = True
                self._found.put(match[1])
            elif not is_found:
                self.lines.append(text)
        self._found.put(None)


def _stop(process: subprocess.Popen[bytes]) -> None:
    assert process.stdin is not None
    if process.stdin.closed:
        return
    with suppress(OSError):
        # A process that was forked from this one may keep the pipe open, so that closing it is not enough.
        process.stdin.write(b"stop\n")
        process.stdin.close()
    try:
        process.wait(_STOP_TIMEOUT)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def _find(command: str, cwd: Optional[str]) -> str:
    path = os.path.join(cwd or "", command) if os.path.dirname(command) else command
    found = shutil.which(path)
    if found is None:
        where = "" if os.path.dirname(command) else " on the PATH"
        raise ServerError(f"there is no command `{command}`{where}")
    return os.path.abspath(found)


def _engine_host() -> str:
    engine = urlsplit(os.environ.get("DOCKER_HOST", ""))
    return engine.hostname if engine.scheme in ("tcp", "ssh") and engine.hostname else "127.0.0.1"


def _container_variables() -> List[str]:
    elsewhere = {_URL_VARIABLE, "DATAEXCHANGE_LOCAL_HOST", "DATAEXCHANGE_LOCAL_PORT"}
    names = {*_DEFAULTS, *(name for name in os.environ if name.startswith(_OPTION_PREFIX))}
    return sorted(names - elsewhere)


def _published(engine: str, name: str, host: str, url: str, timeout: float) -> str:
    """Returns the URL of a server in a container from outside, once it responds there. Raises _NotReadyError."""
    deadline = time.monotonic() + timeout
    asked = subprocess.run(
        [engine, "port", name, f"{CONTAINER_PORT}/tcp"], stdin=subprocess.DEVNULL, capture_output=True, check=False
    )
    port = asked.stdout.decode().partition("\n")[0].rpartition(":")[2].strip()
    if not port.isdigit():
        raise _NotReadyError(f"is ready, and its port is not published: {asked.stderr.decode().strip()}")
    outside = f"{urlsplit(url).scheme}://{host}:{port}"
    while not ControlClient(outside).is_healthy():
        if time.monotonic() > deadline:
            raise _NotReadyError(f"did not respond at {outside} within {timeout:g} s")
        time.sleep(_POLL)
    return outside
