"""Runs pytest with the plugin on small test files, against one server unless a test says otherwise."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path
from typing import List

import pytest

from dataexchange_local import Server

from .conftest import COMMAND, RECORD, log_of, with_interrupts, write_program
from .test_server import ENGINE, is_running, wait_until

SEED = 'dataexchange.seed({"Type": "EXPORT_ASSETS_TO_S3", "Id": "mine", "plan": "succeeds"})'
SERVER = (
    RECORD
    + f"""
record({{"started": os.getpid(), "arguments": sys.argv[1:]}})
os.execvp("node", [*{COMMAND!r}, *sys.argv[1:]])
"""
)
POSIX_ONLY = pytest.mark.skipif(sys.platform == "win32", reason="the programs of these tests are for POSIX")


@pytest.fixture(autouse=True)
def _environment(monkeypatch: pytest.MonkeyPatch, server: Server) -> None:
    monkeypatch.setenv("DATAEXCHANGE_LOCAL_URL", server.url)
    # The workers of the run that this test is part of are none of the run that it starts.
    for name in ("PYTEST_XDIST_WORKER", "PYTEST_XDIST_WORKER_COUNT", "PYTEST_XDIST_TESTRUNUID"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def recording_server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A command that records each start of a server."""
    monkeypatch.delenv("DATAEXCHANGE_LOCAL_URL")
    return write_program(tmp_path, "recording-server", SERVER)


def left_sandboxes(server: Server) -> List[str]:
    return [each["name"] for each in server.control.sandboxes.list() if each["name"].startswith("pytest-")]


def test_a_first_test_needs_two_fixtures_and_no_set_up(pytester: pytest.Pytester) -> None:
    pytester.makepyfile(f"""
        def test_throttling(dataexchange, dataexchange_client):
            {SEED}
            dataexchange.faults.add({{"times": 2, "effect": {{"exception": "ThrottlingException"}}}})
            dataexchange.clock.advance("1h")
            job = dataexchange_client.get_job(JobId="mine")
            assert job["State"] == "COMPLETED"
            assert job["ResponseMetadata"]["RetryAttempts"] == 2
    """)
    pytester.runpytest("--strict-markers").assert_outcomes(passed=1)


def test_each_test_finds_the_sandbox_as_new_and_the_run_leaves_none(pytester: pytest.Pytester, server: Server) -> None:
    pytester.makepyfile(f"""
        import pytest

        @pytest.mark.parametrize("number", range(3))
        def test_seed(dataexchange, number):
            {SEED}
            assert len(dataexchange.sandboxes.list()) == 1
            assert "/sandbox/pytest-" in dataexchange.endpoint

        def test_server(dataexchange_server):
            assert any(each["name"].startswith("pytest-") for each in dataexchange_server.sandboxes.list())
    """)
    pytester.runpytest().assert_outcomes(passed=4)
    assert left_sandboxes(server) == []


def test_a_sandbox_can_be_of_one_test(pytester: pytest.Pytester, server: Server) -> None:
    pytester.makepyfile("""
        import pytest

        @pytest.mark.dataexchange(sandbox="test")
        def test_own(dataexchange):
            assert dataexchange.endpoint.endswith("-main-test")

        def test_shared(dataexchange, dataexchange_server):
            assert dataexchange.endpoint.endswith("-main")
            names = [each["name"] for each in dataexchange_server.sandboxes.list()]
            assert not any(name.endswith("-test") for name in names)
    """)
    pytester.runpytest().assert_outcomes(passed=2)
    assert left_sandboxes(server) == []


def test_clients_of_the_code_under_test_find_the_server(
    pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AWS_PROFILE", "production")
    monkeypatch.setenv("AWS_SESSION_TOKEN", "secret")
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:1")
    monkeypatch.delenv("AWS_ENDPOINT_URL_DATAEXCHANGE", raising=False)
    pytester.makepyfile(f"""
        import os
        import boto3
        import pytest

        def reads_endpoint():
            return tuple(map(int, boto3.__version__.split(".")[:2])) >= (1, 28)

        def test_environment(dataexchange, dataexchange_endpoint):
            assert dataexchange_endpoint == dataexchange.endpoint == os.environ["AWS_ENDPOINT_URL_DATAEXCHANGE"]
            assert "AWS_PROFILE" not in os.environ
            assert "AWS_SESSION_TOKEN" not in os.environ

        @pytest.mark.skipif(not reads_endpoint(), reason="this boto3 does not read the variable")
        def test_client_of_its_own(dataexchange):
            {SEED}
            assert boto3.client("dataexchange").get_job(JobId="mine")["State"] == "WAITING"

        def test_environment_afterwards():
            assert "AWS_ENDPOINT_URL_DATAEXCHANGE" not in os.environ
            assert os.environ["AWS_PROFILE"] == "production"
    """)
    outcomes = pytester.runpytest().parseoutcomes()
    assert outcomes.get("passed", 0) + outcomes.get("skipped", 0) == 3
    assert not outcomes.get("failed")


VERDICT_TESTS = f"""
    import pytest

    def test_default(dataexchange):
        {SEED}

    @pytest.mark.dataexchange(verdict=True)
    def test_with(dataexchange):
        {SEED}

    @pytest.mark.dataexchange(verdict=False)
    def test_without(dataexchange):
        {SEED}

    @pytest.mark.dataexchange(verdict=True)
    def test_used(dataexchange, dataexchange_client):
        {SEED}
        dataexchange.clock.advance("1h")
        dataexchange_client.get_job(JobId="mine")

    @pytest.mark.dataexchange(verdict=True)
    def test_failed(dataexchange):
        {SEED}
        assert False

    @pytest.mark.dataexchange(verdict=True)
    def test_skipped(dataexchange):
        {SEED}
        pytest.skip("the rest is for another day")

    @pytest.mark.dataexchange(verdict=True, sandbox="test")
    def test_with_its_own_sandbox(dataexchange):
        {SEED}
"""


def test_a_verdict_is_an_error_of_the_teardown_with_a_line_for_each_finding(
    pytester: pytest.Pytester, server: Server
) -> None:
    pytester.makepyfile(VERDICT_TESTS)
    result = pytester.runpytest()
    result.assert_outcomes(passed=5, failed=1, skipped=1, errors=2)
    assert left_sandboxes(server) == []
    result.stdout.fnmatch_lines(
        ["*ERROR at teardown of test_with*", "  job mine was never asked for", "  job mine was left WAITING"],
        consecutive=False,
    )


@pytest.mark.parametrize("way", ["option", "setting"])
def test_a_verdict_can_be_the_default(pytester: pytest.Pytester, way: str) -> None:
    pytester.makepyfile(VERDICT_TESTS)
    if way == "setting":
        pytester.makeini("[pytest]\ndataexchange_verdict = true")
    options = ["--dataexchange-verdict"] if way == "option" else []
    pytester.runpytest(*options).assert_outcomes(passed=5, failed=1, skipped=1, errors=3)


def test_a_marker_applies_scenarios_and_the_nearest_decides(pytester: pytest.Pytester) -> None:
    pytester.makepyfile("""
        import pytest

        pytestmark = pytest.mark.dataexchange(scenario="publisher", sandbox="test")
        JOB = {"name": "mine", "jobs": [{"Type": "EXPORT_ASSETS_TO_S3", "Id": "mine"}]}

        def test_of_the_module(dataexchange):
            assert dataexchange.data_sets.list()

        @pytest.mark.dataexchange(scenario=JOB)
        def test_document(dataexchange):
            assert dataexchange.job("mine")
            assert not dataexchange.data_sets.list()
            assert dataexchange.endpoint.endswith("-test")

        @pytest.mark.dataexchange(scenario=["publisher", JOB])
        def test_list(dataexchange):
            assert dataexchange.job("mine")
            assert dataexchange.data_sets.list()
    """)
    pytester.runpytest().assert_outcomes(passed=3)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ("verdikt=True", "the marker dataexchange has no verdikt; it has verdict, scenario, sandbox, retries"),
        ("True", "the marker dataexchange takes verdict, scenario, sandbox, retries, each by its name"),
        ("sandbox='mine'", "sandbox of the marker dataexchange is 'mine'; it can be 'worker' or 'test'"),
    ],
)
def test_a_wrong_marker_is_an_error_that_says_what_is_right(
    pytester: pytest.Pytester, arguments: str, message: str
) -> None:
    pytester.makepyfile(f"""
        import pytest

        @pytest.mark.dataexchange({arguments})
        def test_it(dataexchange):
            pass
    """)
    result = pytester.runpytest()
    result.assert_outcomes(errors=1)
    result.stdout.fnmatch_lines([message])


def test_a_failed_test_shows_its_requests_and_ends_its_traceback_at_its_call(pytester: pytest.Pytester) -> None:
    pytester.makepyfile(f"""
        def test_requests(dataexchange, dataexchange_client):
            {SEED}
            dataexchange.faults.add({{"id": "slow-down", "times": 1, "effect": {{"exception": "ThrottlingException"}}}})
            dataexchange_client.get_job(JobId="mine")
            dataexchange.assert_verdict()

        def test_refused(dataexchange):
            dataexchange.seed({{"Type": "NONE"}})
    """)
    result = pytester.runpytest()
    result.assert_outcomes(failed=2)
    result.stdout.fnmatch_lines(
        [
            "E *AssertionError: The verdict on http*",
            "E *job mine was left WAITING",
            "*dataexchange-local: last requests*",
            "#1 GetJob mine -> 429 ThrottlingException (fault slow-down)",
            "#2 GetJob mine -> 200 WAITING",
            "E *ControlError: POST http*/__admin/jobs: 400 Invalid: The request is not valid.",
            "E *$.Type: must be one of *",
        ]
    )
    result.stdout.no_fnmatch_line("*transport.py*")
    pytester.runpytest("--full-trace").stdout.fnmatch_lines(["*transport.py*"])


def test_the_client_retries_fast_unless_the_marker_wants_real_waits(pytester: pytest.Pytester) -> None:
    pytester.makepyfile("""
        import time
        import botocore.endpoint
        import pytest

        def test_fast(dataexchange_client, monkeypatch):
            slept = []
            monkeypatch.setattr(time, "sleep", slept.append)
            botocore.endpoint.time.sleep(20)
            botocore.endpoint.time.sleep(0.001)
            assert slept == [0.01, 0.001]
            assert botocore.endpoint.time.monotonic is time.monotonic

        def test_own_client(dataexchange_fast_retries):
            assert botocore.endpoint.time is not time

        @pytest.mark.dataexchange(retries="real")
        def test_real(dataexchange_client):
            assert botocore.endpoint.time is time

        def test_afterwards():
            assert botocore.endpoint.time is time
    """)
    pytester.runpytest().assert_outcomes(passed=4)


def test_the_configuration_of_the_client_can_be_overridden(pytester: pytest.Pytester) -> None:
    pytester.makepyfile(f"""
        import pytest
        from botocore.config import Config

        @pytest.fixture
        def dataexchange_client_config():
            return Config(retries={{"mode": "standard", "total_max_attempts": 1}})

        def test_one_attempt(dataexchange, dataexchange_client):
            {SEED}
            dataexchange.faults.add({{"times": 1, "effect": {{"exception": "ThrottlingException"}}}})
            with pytest.raises(dataexchange_client.exceptions.ThrottlingException):
                dataexchange_client.get_job(JobId="mine")
            dataexchange.assert_verified({{"operation": "GetJob"}}, count=1)
    """)
    pytester.runpytest().assert_outcomes(passed=1)


def test_without_boto3_its_fixture_says_what_to_install(pytester: pytest.Pytester) -> None:
    pytester.makepyfile("""
        import sys
        import pytest

        @pytest.fixture(autouse=True)
        def no_boto3(monkeypatch):
            monkeypatch.setitem(sys.modules, "boto3", None)

        def test_client(dataexchange_client):
            pass

        def test_control(dataexchange):
            assert dataexchange.jobs()
    """)
    result = pytester.runpytest()
    result.assert_outcomes(passed=1, errors=1)
    result.stdout.fnmatch_lines(["the fixture dataexchange_client needs boto3: pip install boto3"])


@POSIX_ONLY
def test_a_command_is_started_once_and_stopped(
    pytester: pytest.Pytester, recording_server: Path, tmp_path: Path
) -> None:
    pytester.makepyfile("""
        import pytest

        @pytest.mark.parametrize("number", range(3))
        def test_fixtures(dataexchange, number):
            assert dataexchange.jobs() == []
    """)
    result = pytester.runpytest("--dataexchange-command", f"{recording_server} --no-fixtures")
    result.assert_outcomes(passed=3)
    result.stdout.fnmatch_lines(["dataexchange-local: `* --no-fixtures`"])
    (started,) = log_of(tmp_path)
    assert started["arguments"] == ["--no-fixtures"]
    assert not is_running(started["started"])


@POSIX_ONLY
def test_the_workers_of_xdist_share_one_server_and_no_sandbox(
    pytester: pytest.Pytester, recording_server: Path, tmp_path: Path
) -> None:
    pytester.makepyfile(f"""
        import os
        import pytest

        @pytest.mark.parametrize("number", range(4))
        def test_fixtures(dataexchange, dataexchange_client, number):
            {SEED}
            assert dataexchange_client.get_job(JobId="mine")["State"] == "WAITING"
            assert dataexchange.endpoint.endswith("-" + os.environ["PYTEST_XDIST_WORKER"])
    """)
    result = pytester.runpytest("-n2", "--dataexchange-command", str(recording_server))
    result.assert_outcomes(passed=4)
    (started,) = log_of(tmp_path)
    assert not is_running(started["started"])


def test_under_xdist_a_server_that_does_not_start_fails_the_tests_that_need_it(pytester: pytest.Pytester) -> None:
    pytester.makepyfile("""
        def test_fixture(dataexchange):
            pass

        def test_other():
            pass
    """)
    result = pytester.runpytest("-n2", "--dataexchange-command", "no-such-server")
    result.assert_outcomes(passed=1, errors=1)
    result.stdout.fnmatch_lines(["dataexchange-local: there is no command `no-such-server` on the PATH"])


def test_a_worker_that_crashes_leaves_no_sandbox_in_a_server_that_runs_on(
    pytester: pytest.Pytester, server: Server
) -> None:
    pytester.makepyfile("""
        import os

        def test_crash(dataexchange):
            os._exit(1)
    """)
    result = pytester.runpytest("-n1")
    result.stdout.fnmatch_lines(["*crashed*"])
    assert left_sandboxes(server) == []


@pytest.mark.parametrize("options", [[], ["-n1"]])
def test_no_server_is_started_for_tests_that_do_not_need_it(
    pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch, options: List[str]
) -> None:
    monkeypatch.delenv("DATAEXCHANGE_LOCAL_URL")
    monkeypatch.setenv("PATH", "")
    pytester.makepyfile("def test_it(): pass")
    pytester.runpytest(*options).assert_outcomes(passed=1)


def test_without_a_server_the_fixtures_say_how_to_get_one(
    pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("DATAEXCHANGE_LOCAL_URL")
    monkeypatch.setenv("PATH", "")
    pytester.makepyfile("def test_it(dataexchange): pass")
    result = pytester.runpytest()
    result.assert_outcomes(errors=1)
    result.stdout.fnmatch_lines(["dataexchange-local: there is no command *. Install the server with npm*"])


@POSIX_ONLY
def test_the_command_that_npm_installed_for_the_project_is_found(
    pytester: pytest.Pytester, recording_server: Path, tmp_path: Path
) -> None:
    programs = pytester.mkdir("node_modules") / ".bin"
    programs.mkdir()
    (programs / "dataexchange-local").symlink_to(recording_server)
    pytester.makepyfile("def test_it(dataexchange): assert dataexchange.jobs()")
    pytester.runpytest().assert_outcomes(passed=1)
    assert len(log_of(tmp_path)) == 1


@POSIX_ONLY
def test_a_command_of_the_configuration_is_run_in_its_folder_and_the_environment_wins(
    pytester: pytest.Pytester, recording_server: Path, tmp_path: Path, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    tests = pytester.mkdir("tests")
    (tests / "server").symlink_to(recording_server)
    (tests / "pytest.ini").write_text("[pytest]\ndataexchange_command = ./server --no-fixtures\n")
    (tests / "test_it.py").write_text("def test_it(dataexchange): assert dataexchange.jobs() == []\n")
    pytester.runpytest("tests").assert_outcomes(passed=1)
    monkeypatch.setenv("DATAEXCHANGE_LOCAL_URL", server.url)
    pytester.runpytest("tests").assert_outcomes(failed=1)
    assert len(log_of(tmp_path)) == 1
    pytester.runpytest("tests", "--dataexchange-command", f"{recording_server} --no-fixtures").assert_outcomes(passed=1)
    assert len(log_of(tmp_path)) == 2


@pytest.mark.parametrize("way", ["option", "setting"])
def test_two_servers_are_a_usage_error(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch, way: str) -> None:
    monkeypatch.delenv("DATAEXCHANGE_LOCAL_URL")
    options = ["--dataexchange-url", "http://127.0.0.1:1", "--dataexchange-image", "mine"] if way == "option" else []
    if way == "setting":
        pytester.makeini("[pytest]\ndataexchange_url = http://127.0.0.1:1\ndataexchange_image = mine")
    result = pytester.runpytest(*options)
    assert result.ret == pytest.ExitCode.USAGE_ERROR
    result.stderr.fnmatch_lines(["*url and *image name different servers: give one of them"])


@POSIX_ONLY
def test_an_image_is_run_by_the_engine_of_the_settings(
    pytester: pytest.Pytester, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine = write_program(tmp_path, "engine", ENGINE)
    monkeypatch.delenv("DATAEXCHANGE_LOCAL_URL")
    monkeypatch.delenv("DOCKER_HOST", raising=False)
    pytester.makeini(f"[pytest]\ndataexchange_engine = {engine}\ndataexchange_image = an-image --no-fixtures")
    pytester.makepyfile("def test_it(dataexchange): assert dataexchange.jobs() == []")
    pytester.runpytest().assert_outcomes(passed=1)
    assert [entry["engine"][0] for entry in log_of(tmp_path)] == ["run", "port", "rm"]


@POSIX_ONLY
@pytest.mark.parametrize("options", [[], ["-n1"]])
@pytest.mark.parametrize("ending", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_an_interrupted_run_leaves_no_server(
    pytester: pytest.Pytester, recording_server: Path, tmp_path: Path, ending: signal.Signals, options: List[str]
) -> None:
    pytester.makepyfile(f"""
        import pathlib, time

        def test_long(dataexchange):
            pathlib.Path({str(tmp_path / "running")!r}).touch()
            while True:
                time.sleep(0.05)  # A signal that arrives just before a sleep is handled after it.
    """)
    command = [sys.executable, "-m", "pytest", "--dataexchange-command", str(recording_server), *options]
    run = subprocess.Popen(
        command,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
        preexec_fn=with_interrupts,
    )
    with run:
        wait_until((tmp_path / "running").exists, "the test is running")
        run.send_signal(ending)
    (started,) = log_of(tmp_path)
    wait_until(lambda: not is_running(started["started"]), "the server has ended")


def test_runs_that_do_not_use_the_plugin_load_neither_boto3_nor_the_types() -> None:
    names = "boto3", "dataexchange_local.types"
    source = f"import sys, dataexchange_local.pytest_plugin; print(*[name in sys.modules for name in {names}])"
    loaded = subprocess.run([sys.executable, "-c", source], stdout=subprocess.PIPE, check=True)
    assert loaded.stdout.split() == [b"False", b"False"]
