"""Control client and server launcher for dataexchange-local, a local server that emulates AWS Data Exchange."""

from ._version import __version__
from .client import ControlClient
from .durations import Duration, Instant, milliseconds
from .errors import ControlError
from .events import EventStream
from .listing import EventListing, Listing
from .server import Server, start_command, start_container
from .verdict import verdict_lines

__all__ = [
    "ControlClient",
    "ControlError",
    "Duration",
    "EventListing",
    "EventStream",
    "Instant",
    "Listing",
    "Server",
    "__version__",
    "milliseconds",
    "start_command",
    "start_container",
    "verdict_lines",
]
