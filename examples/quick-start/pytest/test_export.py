from wait_for_job import wait_for_job  # the code under test


def test_waits_through_throttling(dataexchange, dataexchange_client):
    plan = [{"state": "IN_PROGRESS", "forPolls": 3}, {"state": "COMPLETED"}]
    seeded = dataexchange.seed({"Type": "EXPORT_ASSETS_TO_S3", "plan": plan})
    dataexchange.faults.add({"times": 2, "effect": {"exception": "ThrottlingException"}})
    assert wait_for_job(dataexchange_client, seeded["job"]["Id"])["State"] == "COMPLETED"
