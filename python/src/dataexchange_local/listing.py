"""A list of which the server may have kept only a part."""

from __future__ import annotations

from typing import TYPE_CHECKING, Iterable, List, TypeVar

if TYPE_CHECKING:
    from .types import EventBridgeEnvelope, EventTarget, ListEventBridgeEventsResponse, ListMeta


Entry = TypeVar("Entry")


class Listing(List[Entry]):
    """The entries, with how many there were before filters and how many of those the server no longer has."""

    def __init__(self, entries: Iterable[Entry], meta: ListMeta) -> None:
        super().__init__(entries)
        self.total: int = meta["total"]
        self.dropped: int = meta["dropped"]


if TYPE_CHECKING:
    _Events = Listing[EventBridgeEnvelope]
else:
    _Events = Listing


class EventListing(_Events):
    """The events of EventBridge, with what became of them at each target."""

    def __init__(self, response: ListEventBridgeEventsResponse) -> None:
        super().__init__(response["events"], response["meta"])
        self.targets: List[EventTarget] = response["targets"]
