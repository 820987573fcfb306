"""Runs a command for as long as the process that started this one lives, and leaves nothing of it behind.

Run by server.py as a script: it imports nothing of the package. Its argument is JSON, {"command", "cleanup"}: two
argument lists, of which the second may be empty. It ends the command when its standard input brings a line or ends,
which it does however the parent ends. Then it runs the cleanup.
"""

import json
import os
import signal
import subprocess
import sys
import threading
import time
from contextlib import suppress

# How long the command may take to stop by itself, and then what it started, in seconds. The server takes 5 at most.
GRACE = 7.0
TICK = 0.02


def main() -> int:
    given = json.loads(sys.argv[1])
    # The signals of a terminal are for the parent: it decides when the command ends.
    try:
        child = subprocess.Popen(given["command"], stdin=subprocess.DEVNULL, start_new_session=True)
    except OSError as error:
        sys.stderr.write(f"{given['command'][0]} cannot be started: {error.strerror}\n")
        return 127
    # Only the command and what it starts may keep standard output open: its end tells the parent that they ended.
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    threading.Thread(target=stop_with_parent, args=(child,), daemon=True).start()
    code = child.wait()
    stop_group(child.pid)
    if given["cleanup"]:
        subprocess.run(given["cleanup"], stdin=subprocess.DEVNULL, capture_output=True, check=False)
    return code if code >= 0 else 128 - code


def stop_with_parent(child: "subprocess.Popen[bytes]") -> None:
    sys.stdin.readline()
    child.terminate()
    try:
        child.wait(GRACE)
    except subprocess.TimeoutExpired:
        child.kill()


def stop_group(group: int) -> None:
    """Ends what the command started and left: a shell, for example, passes no signal on."""
    if not hasattr(os, "killpg"):
        return
    deadline = time.monotonic() + GRACE
    # The error says that nothing is left in the group.
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(group, signal.SIGTERM)
        while time.monotonic() < deadline:
            time.sleep(TICK)
            os.killpg(group, 0)
        os.killpg(group, signal.SIGKILL)


if __name__ == "__main__":
    sys.exit(main())
