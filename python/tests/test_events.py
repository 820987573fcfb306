from __future__ import annotations

import pytest

from dataexchange_local import ControlClient, ControlError, Server


def test_events_come_in_order_from_the_call_on(control: ControlClient) -> None:
    control.reset(to="empty")
    control.clock.freeze()
    with control.events() as events:
        control.seed({"Type": "EXPORT_ASSETS_TO_S3", "Id": "mine", "plan": "succeeds"})
        control.clock.advance("1h")
        control.delete_job("mine")
        first, second, third = next(events), next(events), next(events)
    assert first["event"] == "transition"
    assert first["data"]["to"] == "IN_PROGRESS"
    assert second["event"] == "transition"
    assert second["data"]["to"] == "COMPLETED"
    assert third == {"event": "deleted", "data": {"jobId": "mine"}}
    assert list(events) == []


def test_events_of_event_bridge_are_streamed_and_listed(control: ControlClient) -> None:
    control.reset(to="empty")
    data_set = control.data_sets.seed({"Name": "Prices", "OriginDetails": {"ProductId": "prod-a"}})
    with control.events() as events:
        control.data_sets.add_revision(data_set["Id"], {"assets": [{"Name": "a.csv", "text": "a"}]})
        sent = next(event for event in events if event["event"] == "event-bridge")
    listed = control.event_bridge()
    assert [sent["data"]] == listed
    assert listed[0]["resources"] == [data_set["Id"]]
    assert (listed.total, listed.dropped, listed.targets) == (1, 0, [])


def test_a_stream_without_events_times_out_and_is_closed(control: ControlClient) -> None:
    events = control.events(timeout="50ms")
    with pytest.raises(TimeoutError, match="no event came within '50ms'"):
        next(events)
    assert list(events) == []


def test_a_stream_ends_when_its_sandbox_is_deleted(server: Server) -> None:
    control = server.control.sandbox("short-lived")
    control.reset()
    with control.events(timeout=None) as events:
        server.control.sandboxes.drop("short-lived")
        assert [event["event"] for event in events] in ([], ["cleared"])


def test_the_streams_of_a_sandbox_are_limited_and_end_when_they_are_closed(control: ControlClient) -> None:
    streams = [control.events() for _ in range(100)]
    with pytest.raises(ControlError) as raised:
        control.events()
    assert (raised.value.status, raised.value.code) == (507, "LimitReached")
    for stream in streams:
        stream.close()
        stream.close()
