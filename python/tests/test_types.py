from __future__ import annotations

import sys
from pathlib import Path

from dataexchange_local import ControlClient, types

TOOLS = Path(__file__).resolve().parents[1] / "tools"


def test_the_types_are_made_from_the_servers_openapi_document(control: ControlClient) -> None:
    sys.path.insert(0, str(TOOLS))
    try:
        from make_types import render
    finally:
        sys.path.remove(str(TOOLS))
    source = Path(types.__file__).read_text(encoding="utf-8")
    assert source == render(dict(control.openapi())), "run `npm run client-types`"
