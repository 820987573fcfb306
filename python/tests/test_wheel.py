"""Holds the wheel that the tests are run with, which run-tests names in WHEEL, against the sources."""

from __future__ import annotations

import json
import os
from email import message_from_string
from pathlib import Path
from zipfile import ZipFile

import pytest

from dataexchange_local import __version__

from .conftest import ROOT

SOURCES = ROOT / "python" / "src"
INFO = f"dataexchange_local-{__version__}.dist-info"


@pytest.fixture
def wheel() -> ZipFile:
    if "WHEEL" not in os.environ:
        pytest.skip("WHEEL names no wheel: see python/run-tests")
    return ZipFile(os.environ["WHEEL"])


def test_the_wheel_has_the_sources_and_nothing_else(wheel: ZipFile) -> None:
    sources = {
        path.relative_to(SOURCES).as_posix()
        for path in (SOURCES / "dataexchange_local").rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    about = {f"{INFO}/{name}" for name in ("METADATA", "RECORD", "WHEEL", "entry_points.txt", "licenses/LICENSE")}
    assert "dataexchange_local/py.typed" in sources
    assert {path for path in sources if not path.endswith(".py")} == {"dataexchange_local/py.typed"}
    assert set(wheel.namelist()) == sources | about


def test_the_wheel_depends_on_nothing_and_names_no_person_or_address(wheel: ZipFile) -> None:
    metadata = message_from_string(wheel.read(f"{INFO}/METADATA").decode())
    assert set(metadata.keys()) == {
        *("Metadata-Version", "Name", "Version", "Summary", "License-Expression", "License-File", "Keywords"),
        *("Classifier", "Requires-Python", "Description-Content-Type"),
    }
    assert metadata["Name"] == "dataexchange-local"
    assert metadata["License-Expression"] == "MIT"
    assert metadata["Requires-Python"] == ">=3.9"


def test_the_version_and_the_license_are_those_of_the_server() -> None:
    assert __version__ == json.loads((ROOT / "package.json").read_text())["version"]
    assert (ROOT / "python" / "LICENSE").read_text() == (ROOT / "LICENSE").read_text()


def test_the_package_that_is_tested_is_the_installed_one(wheel: ZipFile) -> None:
    import dataexchange_local

    assert SOURCES not in Path(dataexchange_local.__file__).parents
