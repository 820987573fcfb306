"""The error of the control client."""

from __future__ import annotations

from typing import TYPE_CHECKING, List, Optional, Sequence

if TYPE_CHECKING:
    from .types import Problem


class ControlError(Exception):
    """A request to the control plane that failed. Its message says what was asked and lists every problem.

    `status` is the HTTP status, or None if the server could not be reached. `code` is the server's name for the error,
    such as 'Conflict'; 'Unreachable' if there is no response, or 'NotUnderstood' if the response is not one of
    dataexchange-local.
    """

    def __init__(
        self,
        request: str,
        message: str,
        *,
        status: Optional[int] = None,
        code: str,
        problems: Sequence[Problem] = (),
    ) -> None:
        self.request = request
        self.status = status
        self.code = code
        self.problems: List[Problem] = list(problems)
        response = f"{code}: " if status is None else f"{status} {code}: "
        lines = [f"{request}: {response}{message}", *(f"  {each['path']}: {each['message']}" for each in problems)]
        super().__init__("\n".join(lines))
