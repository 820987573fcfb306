from __future__ import annotations

import os
import signal
import subprocess
import sys
import textwrap
import time
from pathlib import Path
from typing import Callable

import pytest

from dataexchange_local import ControlClient, start_command, start_container
from dataexchange_local.server import ServerError

from .conftest import COMMAND, RECORD, log_of, with_interrupts, write_program

PATIENCE = 60.0


def wait_until(condition: Callable[[], object], what: str) -> None:
    """Waits for what happens by itself, for as long as the slowest machine may take."""
    deadline = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < deadline, f"waited in vain until {what}"
        time.sleep(0.01)


def is_running(process_id: int) -> bool:
    try:
        os.kill(process_id, 0)
    except ProcessLookupError:
        return False
    if not Path("/proc/self/stat").exists():
        return True
    # One that has ended and has no parent to ask for its exit code still has an id.
    try:
        status = Path(f"/proc/{process_id}/stat").read_text()
    except (FileNotFoundError, ProcessLookupError):
        return False
    return status.rpartition(")")[2].split()[0] != "Z"


def test_a_command_is_served_until_it_is_stopped() -> None:
    with start_command(COMMAND) as server:
        assert server.control.health()["ready"] is True
    assert not server.control.is_healthy()
    server.stop()


def test_the_command_gets_its_options_and_a_free_port(
    stand_in: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATAEXCHANGE_LOCAL_URL", "http://127.0.0.1:1")
    monkeypatch.setenv("DATAEXCHANGE_LOCAL_PORT", "2017")
    monkeypatch.setenv("DATAEXCHANGE_LOCAL_SEED", "7")
    options = {"DATAEXCHANGE_LOCAL_REGION": "eu-west-1"}
    with start_command([str(stand_in), "--no-fixtures"], cwd=str(tmp_path), env=options) as server:
        assert server.url == "http://127.0.0.1:1"
    started, stopped = log_of(tmp_path)
    assert started == {
        "started": stopped["stopped"],
        "arguments": ["--no-fixtures"],
        "cwd": str(tmp_path),
        "options": {
            "DATAEXCHANGE_LOCAL_PORT": "0",
            "DATAEXCHANGE_LOCAL_SEED": "7",
            "DATAEXCHANGE_LOCAL_REGION": "eu-west-1",
            "DATAEXCHANGE_LOCAL_LOG_LEVEL": "warn",
        },
    }


def test_a_server_that_ends_before_it_is_ready_shows_what_it_wrote() -> None:
    with pytest.raises(ServerError) as raised:
        start_command([*COMMAND, "--sed", "7"])
    assert "cli.js --sed 7` ended with exit code 2 before it was ready\n  " in str(raised.value)
    assert "--seed" in str(raised.value)


def test_a_command_that_does_not_exist_is_named() -> None:
    with pytest.raises(ServerError, match="there is no command `no-such-server` on the PATH"):
        start_command(["no-such-server"])
    with pytest.raises(ServerError, match=r"there is no command `\./no-such-server`"):
        start_command(["./no-such-server"])


def test_a_server_that_is_not_ready_in_time_is_stopped(tmp_path: Path) -> None:
    source = RECORD + 'record({"started": os.getpid()})\nprint("still thinking", flush=True)\ntime.sleep(600)'
    program = write_program(tmp_path, "slow", source)
    with pytest.raises(ServerError, match=r"was not ready within 2 s\n  still thinking"):
        start_command([str(program)], timeout=2)
    (started,) = log_of(tmp_path)
    assert not is_running(started["started"])


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no process groups like these")
def test_a_server_behind_a_shell_that_passes_no_signal_on_is_stopped(stand_in: Path, tmp_path: Path) -> None:
    with start_command(["sh", "-c", f"{stand_in}; true"]):
        (started,) = log_of(tmp_path)
        assert is_running(started["started"])
    assert not is_running(started["started"])


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals")
@pytest.mark.parametrize("ending", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT, None])
def test_a_server_ends_with_the_process_that_started_it(stand_in: Path, tmp_path: Path, ending: signal.Signals) -> None:
    source = f"""
        import sys, time
        from dataexchange_local import start_command
        server = start_command([{str(stand_in)!r}])
        print("ready", flush=True)
        while {ending is not None}:
            time.sleep(0.05)  # A signal that arrives just before a sleep is handled after it.
    """
    parent = subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(source)],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        preexec_fn=with_interrupts,
    )
    assert parent.stdout is not None
    with parent, parent.stdout:
        assert parent.stdout.readline() == b"ready\n"
        if ending is not None:
            parent.send_signal(ending)
    started = log_of(tmp_path)[0]["started"]
    wait_until(lambda: not is_running(started), "the server has ended")
    assert log_of(tmp_path)[1:] == [{"stopped": started}]


ENGINE = (
    RECORD
    + f"""
import subprocess
name = os.path.join(FOLDER, "container")
command, *arguments = sys.argv[1:]
record({{"engine": [command, *arguments], "seed": os.environ.get("DATAEXCHANGE_LOCAL_SEED")}})
if command == "run":
    image = arguments.index("an-image")
    server = subprocess.Popen([*{COMMAND!r}, "--port", "0", *arguments[image + 1 :]], stdout=subprocess.PIPE, text=True)
    ready = server.stdout.readline()
    with open(name, "w") as file:
        file.write(ready.split("//127.0.0.1:")[1].split()[0])
    print("dataexchange-local ready on http://127.0.0.1:2017 (as it is inside)", flush=True)
    signal.signal(signal.SIGTERM, lambda *_: server.terminate())
    sys.exit(server.wait())
elif command == "port":
    print("127.0.0.1:" + open(name).read())
"""
)


def test_a_container_is_asked_for_its_port_and_removed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Held against a stand-in for an engine, which runs the server as it is."""
    engine = write_program(tmp_path, "engine", ENGINE)
    monkeypatch.delenv("DOCKER_HOST", raising=False)
    monkeypatch.setenv("DATAEXCHANGE_LOCAL_SEED", "7")
    monkeypatch.setenv("DATAEXCHANGE_LOCAL_PORT", "1")
    with start_container("an-image", ["--no-fixtures"], engine=str(engine)) as server:
        assert server.url == f"http://127.0.0.1:{(tmp_path / 'container').read_text()}"
        assert ControlClient(server.url).jobs() == []
    run, port, remove = (entry["engine"] for entry in log_of(tmp_path))
    name = run[run.index("--name") + 1]
    assert run == [
        *("run", "--rm", "--init", "--name", name, "--publish", "127.0.0.1::2017"),
        *("--env", "DATAEXCHANGE_LOCAL_LOG_LEVEL", "--env", "DATAEXCHANGE_LOCAL_SEED", "an-image", "--no-fixtures"),
    ]
    assert port == ["port", name, "2017/tcp"]
    assert remove == ["rm", "--force", name]
    assert log_of(tmp_path)[0]["seed"] == "7"


@pytest.mark.skipif(not hasattr(os, "fork"), reason="there is no fork")
def test_a_forked_process_that_exits_leaves_the_server_running(stand_in: Path, tmp_path: Path) -> None:
    source = f"""
        import os, sys
        from dataexchange_local import start_command
        server = start_command([{str(stand_in)!r}])
        child = os.fork()
        if child == 0:
            sys.exit()
        os.waitpid(child, 0)
        print("the child has ended", flush=True)
        sys.stdin.readline()
    """
    parent = subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(source)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    assert parent.stdin is not None
    assert parent.stdout is not None
    with parent:
        assert parent.stdout.readline() == b"the child has ended\n"
        assert len(log_of(tmp_path)) == 1
        parent.stdin.write(b"\n")
        parent.stdin.close()
        parent.wait()
    assert len(log_of(tmp_path)) == 2
