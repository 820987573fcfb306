from __future__ import annotations

import socket
import subprocess
import threading
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Callable, Iterator

import pytest

from dataexchange_local import ControlClient, ControlError, start_command

from .conftest import COMMAND, ROOT


@contextmanager
def responding(response: bytes) -> Iterator[str]:
    """Yields the URL of a server that sends the same bytes to everyone."""
    with socket.create_server(("127.0.0.1", 0)) as listener:

        def serve() -> None:
            connection, _ = listener.accept()
            with connection:
                connection.recv(65_536)
                connection.sendall(response)

        thread = threading.Thread(target=serve)
        thread.start()
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        thread.join()


def test_an_error_names_the_request_the_message_and_every_problem(control: ControlClient) -> None:
    seed: Any = {"Type": "EXPORT_ASSETS_TO_S3", "plan": [{"state": "DONE"}], "Colour": "red"}
    with pytest.raises(ControlError) as raised:
        control.seed(seed)
    error = raised.value
    assert (error.status, error.code, error.request) == (400, "Invalid", f"POST {control.endpoint}/__admin/jobs")
    assert {problem["path"] for problem in error.problems} == {"$.Colour", "$.plan[0].state"}
    first, *problems = str(error).split("\n")
    assert first == f"POST {control.endpoint}/__admin/jobs: 400 Invalid: The request is not valid."
    assert sorted(line.split(": ")[0] for line in problems) == ["  $.Colour", "  $.plan[0].state"]


@pytest.mark.parametrize(
    "ask",
    [
        lambda control: control.job("a/b?c"),
        lambda control: control.delete_job("none"),
        lambda control: control.transition("none", "ERROR"),
        lambda control: control.faults.get("none"),
        lambda control: control.faults.delete("none"),
        lambda control: control.outcomes.get("none"),
        lambda control: control.data_sets.get("none"),
        lambda control: control.sandboxes.drop("none"),
        lambda control: control.scenario("none"),
    ],
)
def test_what_does_not_exist_is_a_404(control: ControlClient, ask: Callable[[ControlClient], object]) -> None:
    with pytest.raises(ControlError) as raised:
        ask(control)
    assert (raised.value.status, raised.value.code) == (404, "NotFound")


def test_a_server_that_is_not_there_is_named_with_what_to_do() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        url = f"http://127.0.0.1:{listener.getsockname()[1]}"
    with pytest.raises(ControlError, match=r"Start the server there .* set DATAEXCHANGE_LOCAL_URL") as raised:
        ControlClient(url).sandbox("mine").reset()
    assert str(raised.value).startswith(f"POST {url}/sandbox/mine/__admin/reset: Unreachable: no response from {url} (")
    assert (raised.value.status, raised.value.code) == (None, "Unreachable")
    assert ControlClient(url).is_healthy() is False


@pytest.mark.parametrize(
    "response",
    [
        b"HTTP/1.1 404 Not Found\r\ncontent-length: 16\r\n\r\n<h1>Nothing</h1>",
        b"HTTP/1.1 200 OK\r\ncontent-length: 16\r\n\r\n<h1>Nothing</h1>",
        b'HTTP/1.1 500 Oops\r\ncontent-length: 14\r\n\r\n{"error": "x"}',
    ],
)
def test_another_server_is_recognized(response: bytes) -> None:
    with responding(response) as url, pytest.raises(ControlError, match="Is it another server") as raised:
        ControlClient(url).health()
    assert raised.value.code == "NotUnderstood"


def test_a_response_that_breaks_off_is_an_unreachable_server() -> None:
    with responding(b"HTTP/1.1 200 OK\r\ncontent-length: 99\r\n\r\n{") as url, pytest.raises(ControlError) as raised:
        ControlClient(url).health()
    assert raised.value.code == "Unreachable"


def test_a_server_that_sends_nothing_is_given_up() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        url = f"http://127.0.0.1:{listener.getsockname()[1]}"
        with pytest.raises(ControlError, match=r"it sent nothing for 0\.05 s"):
            ControlClient(url, timeout=0.05).health()


@pytest.mark.parametrize(
    "url",
    [
        "",
        "127.0.0.1:2017",
        "ftp://host",
        "http://",
        "http://host/v1",
        "http://host/sandbox/",
        "http://host/sandbox/a/b",
    ],
)
def test_a_url_that_is_none_of_a_server_raises_a_value_error(url: str) -> None:
    with pytest.raises(ValueError, match=r"like http://127\.0\.0\.1:2017"):
        ControlClient(url)


def test_the_token_comes_from_the_argument_or_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATAEXCHANGE_LOCAL_ADMIN_TOKEN", "secret")
    with start_command(COMMAND) as server:
        assert server.control.sandbox("other").jobs(limit=1)
        assert "secret" not in repr(server.control) + repr(server.control._transport)
        monkeypatch.delenv("DATAEXCHANGE_LOCAL_ADMIN_TOKEN")
        assert ControlClient(server.url, "secret").sandbox("other").jobs(limit=1)
        stranger = ControlClient(server.url)
        with pytest.raises(ControlError, match="`token` or from DATAEXCHANGE_LOCAL_ADMIN_TOKEN") as raised:
            stranger.jobs()
        assert raised.value.status == 401
        assert stranger.health()["status"] == "healthy"
        assert stranger.is_healthy()


CERTIFICATE = """
import { writeFileSync } from 'node:fs'
import { generate } from 'selfsigned'
const altNames = [{ type: 7, ip: '127.0.0.1' }]
const extensions = [{ name: 'basicConstraints', cA: true }, { name: 'subjectAltName', altNames }]
const { cert, private: key } = await generate([{ name: 'commonName', value: 'local' }], { keyType: 'ec', extensions })
writeFileSync('CERT', cert)
writeFileSync('KEY', key)
"""


def test_a_server_of_https_is_trusted_by_its_certificate_in_the_variable_of_boto3(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    certificate, key = tmp_path / "cert.pem", tmp_path / "key.pem"
    source = CERTIFICATE.replace("CERT", str(certificate)).replace("KEY", str(key))
    subprocess.run(["node", "--input-type=module", "--eval", source], cwd=ROOT, check=True)
    with start_command([*COMMAND, "--tls-cert", str(certificate), "--tls-key", str(key)]) as server:
        monkeypatch.delenv("AWS_CA_BUNDLE", raising=False)
        with pytest.raises(ControlError, match="Set AWS_CA_BUNDLE to the file of the server's certificate"):
            server.control.health()
        monkeypatch.setenv("AWS_CA_BUNDLE", str(certificate))
        assert server.control.endpoint.startswith("https://127.0.0.1:")
        assert server.control.health()["ready"]
