"""Reads lists that the control plane sends one page at a time."""

from __future__ import annotations

from typing import Any, Dict, List, Mapping, Optional

from .transport import QueryValue, Transport

# A traceback of pytest ends at the call of the client.
__tracebackhide__ = True

PAGE_SIZE = 1000


def all_pages(
    transport: Transport, path: str, member: str, filters: Mapping[str, QueryValue], limit: Optional[int]
) -> List[Any]:
    """Returns the entries of all pages, or the first `limit` of them."""
    if limit is not None and limit < 0:
        raise ValueError(f"limit is {limit}; it is the most entries that are returned, or None for all of them")
    entries: List[Any] = []
    query: Dict[str, QueryValue] = dict(filters)
    while limit is None or len(entries) < limit:
        query["limit"] = PAGE_SIZE if limit is None else min(PAGE_SIZE, limit - len(entries))
        page = transport.json("GET", path, query=query)
        entries += page[member]
        if "next" not in page:
            break
        query["after"] = page["next"]
    return entries
