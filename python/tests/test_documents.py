from __future__ import annotations

import re
from pathlib import Path

import pytest

from dataexchange_local import ControlClient

from .conftest import COMMAND, ROOT

MANUAL = ROOT / "docs" / "python.md"
DOCUMENTS = [MANUAL, ROOT / "python" / "README.md"]


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_the_first_test_of_a_document_passes(document: Path, pytester: pytest.Pytester) -> None:
    first = re.search(r"```python\n(.*?)```", document.read_text(encoding="utf-8"), re.DOTALL)
    assert first
    pytester.makepyfile(first[1])
    pytester.runpytest("--dataexchange-command", " ".join(COMMAND)).assert_outcomes(passed=1)


def test_the_manual_has_every_option_setting_fixture_and_argument_of_the_marker(pytester: pytest.Pytester) -> None:
    text = MANUAL.read_text(encoding="utf-8")
    helped = "\n".join(pytester.runpytest("--help").outlines)
    fixtures = "\n".join(pytester.runpytest("--fixtures").outlines)
    options = set(re.findall(r"--dataexchange-\w+", helped))
    settings = set(re.findall(r"^  (dataexchange_\w+)", helped, re.MULTILINE))
    names = set(re.findall(r"^(dataexchange\w*)\b", fixtures, re.MULTILINE))
    assert (len(options), len(settings), len(names)) == (4, 5, 6)
    assert {name for name in options | settings | names if f"`{name}" not in text} == set()


def test_the_manual_has_every_method_of_the_client(control: ControlClient) -> None:
    text = MANUAL.read_text(encoding="utf-8")
    parts = {
        name: part for name, part in vars(control).items() if not name.startswith("_") and hasattr(part, "__dict__")
    }
    assert len(parts) == 6
    methods = {f"{name}(" for name in dir(control) if not name.startswith("_") and callable(getattr(control, name))}
    for name, part in parts.items():
        assert f"{name}." in text
        methods |= {f".{each}(" for each in dir(part) if not each.startswith("_")}
    assert {method for method in methods if method not in text} == set()
