"""The marker `dataexchange`, by which a test says what it wants."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Any, Dict, List

import pytest

from .options import wants_verdict

MARKER_HELP = (
    "dataexchange(verdict=True, scenario='name', sandbox='test', retries='real'): what a test wants of the server."
    " verdict: whether it ends with a verdict; scenario: a name, a document or a list of them to apply at the start;"
    " sandbox: 'worker' (default), which is reset before each test, or one of the 'test' alone;"
    " retries: 'fast' (default) or 'real' waits of dataexchange_client before it tries again."
)

_VALUES = {"sandbox": ("worker", "test"), "retries": ("fast", "real"), "verdict": (True, False)}


@dataclass(frozen=True)
class Wishes:
    """What a test wants: the nearest marker that says something about it decides."""

    verdict: bool
    scenario: Any = None
    sandbox: str = "worker"
    retries: str = "fast"

    def scenarios(self) -> List[Any]:
        """Returns the scenarios to apply, in order."""
        if self.scenario is None:
            return []
        return list(self.scenario) if isinstance(self.scenario, (list, tuple)) else [self.scenario]


def wishes_of(item: pytest.Item) -> Wishes:
    """Returns what a test wants. Fails it if its marker has anything else."""
    wishes: Dict[str, Any] = {"verdict": wants_verdict(item.config)}
    known = [field.name for field in fields(Wishes)]
    given: Dict[str, Any] = {}
    for marker in item.iter_markers("dataexchange"):
        if marker.args:
            pytest.fail(f"the marker dataexchange takes {', '.join(known)}, each by its name", pytrace=False)
        for name, value in marker.kwargs.items():
            if name not in known:
                pytest.fail(f"the marker dataexchange has no {name}; it has {', '.join(known)}", pytrace=False)
            if name in _VALUES and value not in _VALUES[name]:
                values = " or ".join(map(repr, _VALUES[name]))
                pytest.fail(f"{name} of the marker dataexchange is {value!r}; it can be {values}", pytrace=False)
            given.setdefault(name, value)
    return Wishes(**{**wishes, **given})
