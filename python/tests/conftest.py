from __future__ import annotations

import json
import signal
import sys
from pathlib import Path
from typing import Any, Iterator, List

import pytest

from dataexchange_local import ControlClient, Server, start_command

pytest_plugins = ["pytester"]

ROOT = Path(__file__).resolve().parents[2]
COMMAND = ["node", str(ROOT / "dist" / "cli.js")]


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    with start_command(COMMAND) as server:
        yield server


@pytest.fixture
def control(server: Server) -> Iterator[ControlClient]:
    """A client of a sandbox that is as new in each test."""
    control = server.control.sandbox("tests")
    control.reset()
    yield control
    server.control.sandboxes.drop("tests")


@pytest.fixture
def stand_in(tmp_path: Path) -> Path:
    """A command that does what a server does on a start and a stop, without Node, and records both in `log`."""
    return write_program(tmp_path, "stand-in", STAND_IN)


def with_interrupts() -> None:
    """Lets a child of `subprocess` be interrupted. A shell starts what runs in its background with SIGINT ignored."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def write_program(folder: Path, name: str, source: str) -> Path:
    """Writes an executable Python program, which keeps the files that it writes in the folder."""
    program = folder / name
    program.write_text(f"#!{sys.executable}\nFOLDER = {json.dumps(str(folder))}\n{source}")
    program.chmod(0o755)
    return program


def log_of(folder: Path) -> List[Any]:
    """Returns what programs of `write_program` recorded in a folder."""
    log = folder / "log"
    return [json.loads(line) for line in log.read_text().splitlines()] if log.exists() else []


RECORD = """
import json, os, signal, sys, time

def record(entry):
    with open(os.path.join(FOLDER, "log"), "a") as log:
        log.write(json.dumps(entry) + "\\n")
"""

# It sleeps for moments only: Python runs the handler of a signal that arrives just before a sleep after that sleep.
STAND_IN = (
    RECORD
    + """
def stop(*_):
    record({"stopped": os.getpid()})
    sys.exit(0)

signal.signal(signal.SIGTERM, stop)
options = {name: value for name, value in os.environ.items() if name.startswith("DATAEXCHANGE_LOCAL_")}
record({"started": os.getpid(), "arguments": sys.argv[1:], "options": options, "cwd": os.getcwd()})
print("dataexchange-local ready on http://127.0.0.1:1 (0 jobs)", flush=True)
while True:
    time.sleep(0.05)
"""
)
