"""The options and settings of the plugin, and which server they choose."""

from __future__ import annotations

import os
import shlex
import shutil
from dataclasses import dataclass
from typing import Callable, Dict, Optional

import pytest

from ..server import DEFAULT_COMMAND, Server, start_command, start_container

URL_VARIABLE = "DATAEXCHANGE_LOCAL_URL"

_KINDS = {
    "url": "the URL of a server that is running already",
    "command": f"the command that starts the server, with its options (default: {DEFAULT_COMMAND}, installed by npm)",
    "image": "the image of a container to start as the server, and options of the server after it",
}
_VERDICT = "check at the end of each test that it used everything it set up"


def add_options(parser: pytest.Parser) -> None:
    """Adds the options of the command line and the settings of configuration files."""
    group = parser.getgroup("dataexchange-local", "dataexchange-local: AWS Data Exchange, emulated")
    for kind, description in _KINDS.items():
        group.addoption(f"--dataexchange-{kind}", metavar=kind.upper(), help=description)
        parser.addini(f"dataexchange_{kind}", description)
    group.addoption("--dataexchange-verdict", action="store_true", default=None, help=_VERDICT)
    parser.addini("dataexchange_verdict", _VERDICT, type="bool", default=False)
    parser.addini("dataexchange_engine", "the command that runs the container", default="docker")


def wants_verdict(config: pytest.Config) -> bool:
    """Returns whether tests whose marker does not say so end with a verdict."""
    return bool(config.getoption("dataexchange_verdict") or config.getini("dataexchange_verdict"))


@dataclass(frozen=True)
class ServerChoice:
    """Which server a run uses. It has a URL, or a way to start it."""

    description: str
    is_explicit: bool
    url: Optional[str] = None
    start: Optional[Callable[[], Server]] = None


def chosen_server(config: pytest.Config) -> ServerChoice:
    """Returns the server of the command line, or else of the environment, or else of the configuration file.

    Raises UsageError if one of them names two.
    """
    options = {kind: config.getoption(f"dataexchange_{kind}") for kind in _KINDS}
    by_option = _only(options, "--dataexchange-")
    if by_option:
        return _choice(by_option, options[by_option], config, str(config.invocation_params.dir))
    if os.environ.get(URL_VARIABLE):
        return _choice("url", os.environ[URL_VARIABLE], config, "")
    settings = {kind: config.getini(f"dataexchange_{kind}") for kind in _KINDS}
    by_setting = _only(settings, "dataexchange_")
    if by_setting:
        folder = config.inipath.parent if config.inipath else config.rootpath
        return _choice(by_setting, settings[by_setting], config, str(folder))
    command = _installed_command(config)
    return ServerChoice(f"`{command}`", is_explicit=False, start=lambda: start_command([command]))


def _installed_command(config: pytest.Config) -> str:
    """Returns the command that npm has installed for the project, or else that on the PATH."""
    for folder in (config.invocation_params.dir, config.rootpath):
        found = shutil.which(DEFAULT_COMMAND, path=str(folder / "node_modules" / ".bin"))
        if found is not None:
            return found
    return DEFAULT_COMMAND


def _only(values: Dict[str, str], prefix: str) -> Optional[str]:
    given = [kind for kind, value in values.items() if value]
    if len(given) > 1:
        names = " and ".join(prefix + kind for kind in given)
        raise pytest.UsageError(f"{names} name different servers: give one of them")
    return given[0] if given else None


def _choice(kind: str, value: str, config: pytest.Config, folder: str) -> ServerChoice:
    if kind == "url":
        return ServerChoice(value, is_explicit=True, url=value)
    # On Windows, a path has backslashes.
    words = shlex.split(value, posix=os.name != "nt")
    if kind == "command":
        return ServerChoice(f"`{value}`", is_explicit=True, start=lambda: start_command(words, cwd=folder))
    engine = config.getini("dataexchange_engine")
    image, *options = words
    return ServerChoice(
        f"image {image}", is_explicit=True, start=lambda: start_container(image, options, engine=engine)
    )
