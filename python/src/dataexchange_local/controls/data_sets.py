"""`control.data_sets`: data sets with their revisions and assets."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, List, Mapping, Optional, Sequence, Union, overload

from ..pages import all_pages
from ..transport import Transport, segment

if TYPE_CHECKING:
    from ..types import DataSetSeed, DataSetSummary, DataSetView, RevisionSeed, RevisionView

# A traceback of pytest ends at the call of the client.
__tracebackhide__ = True


class DataSetsControl:
    """Seeds data sets, shows and deletes them, and adds revisions to them as their providers do."""

    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    @overload
    def seed(self, data_set: DataSetSeed) -> DataSetView: ...

    @overload
    def seed(self, data_set: Sequence[DataSetSeed]) -> List[DataSetView]: ...

    def seed(self, data_set: Union[DataSetSeed, Sequence[DataSetSeed]]) -> Union[DataSetView, List[DataSetView]]:
        """Seeds a data set with its revisions and assets, or several: all or none. Returns what was seeded."""
        seeded: Any = self._transport.json("POST", "/data-sets", body=data_set)
        data_sets: Union[DataSetView, List[DataSetView]] = (
            seeded if isinstance(data_set, Mapping) else seeded["dataSets"]
        )
        return data_sets

    def list(self, *, limit: Optional[int] = None) -> List[DataSetSummary]:
        """Returns all data sets, or the first `limit` of them, each with the number of its revisions."""
        return all_pages(self._transport, "/data-sets", "dataSets", {}, limit)

    def get(self, data_set_id: str) -> DataSetView:
        """Returns a data set with its revisions and their assets."""
        data_set: DataSetView = self._transport.json("GET", f"/data-sets/{segment(data_set_id)}")
        return data_set

    def delete(self, data_set_id: str) -> None:
        """Deletes a data set, whatever its origin, with its revisions and their assets."""
        self._transport.json("DELETE", f"/data-sets/{segment(data_set_id)}")

    @overload
    def add_revision(self, data_set_id: str, revision: RevisionSeed) -> RevisionView: ...

    @overload
    def add_revision(self, data_set_id: str, revision: Sequence[RevisionSeed]) -> List[RevisionView]: ...

    def add_revision(
        self, data_set_id: str, revision: Union[RevisionSeed, Sequence[RevisionSeed]]
    ) -> Union[RevisionView, List[RevisionView]]:
        """Adds a finished revision to a data set, as its provider does, or several: all or none. Returns them."""
        added: Any = self._transport.json("POST", f"/data-sets/{segment(data_set_id)}/revisions", body=revision)
        revisions: Union[RevisionView, List[RevisionView]] = (
            added if isinstance(revision, Mapping) else added["revisions"]
        )
        return revisions
