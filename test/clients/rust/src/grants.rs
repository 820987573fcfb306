use crate::client::{new_client, print};
use crate::event_actions::EventAction;
use crate::failure::describe;
use aws_sdk_dataexchange::{
    operation::create_data_grant::{builders::CreateDataGrantFluentBuilder, CreateDataGrantOutput},
    primitives::{DateTime, DateTimeFormat},
    types::{AcceptanceStateFilterValue, GrantDistributionScope},
    Client, Error,
};
use serde_json::json;

type Result<T> = std::result::Result<T, Box<dyn std::error::Error>>;

/// Grants a data set, accepts the grant, has a new revision exported by an event action, and revokes the grant.
pub async fn run() -> Result<()> {
    let client = new_client().await;
    let owned = client.list_data_sets().origin("OWNED").send().await?;
    let source = owned.data_sets()[0].id();
    let grant = create(&client, source).await?;
    read(&client, &grant).await?;
    list(&client).await?;
    let entitled = accept(&client, &grant).await?;
    list_entitled(&client).await?;
    let event_action = EventAction::create(&client, &entitled, source).await?;
    event_action.update(&client).await?;
    event_action.list(&client).await?;
    publish_draft(&client, source).await?;
    event_action.export(&client).await?;
    event_action.delete(&client).await?;
    delete(&client, &grant).await
}

/// Milliseconds and `Z`, as the service sends it.
fn formatted(at: Option<&DateTime>) -> Result<String> {
    let at = at.ok_or("there is no such instant")?;
    Ok(format!(
        "{}.{:03}Z",
        &at.fmt(DateTimeFormat::DateTime)?[..19],
        at.subsec_nanos() / 1_000_000
    ))
}

fn request(client: &Client, source: &str, name: &str) -> CreateDataGrantFluentBuilder {
    client
        .create_data_grant()
        .name(name)
        .grant_distribution_scope(GrantDistributionScope::None)
        .receiver_principal("111111111111")
        .source_data_set_id(source)
}

/// Creates three grants of a data set, and returns the first.
async fn create(client: &Client, source: &str) -> Result<CreateDataGrantOutput> {
    let grant = request(client, source, "first")
        .description("For a year.")
        .ends_at(DateTime::from_str("2031-01-01T00:00:00Z", DateTimeFormat::DateTime)?)
        .tags("team", "data")
        .send()
        .await?;
    for name in ["second", "third"] {
        request(client, source, name).send().await?;
    }
    print(
        "grant",
        json!({
            "id": grant.id(),
            "arn": grant.arn(),
            "state": grant.acceptance_state().as_str(),
            "endsAt": formatted(grant.ends_at())?,
            "description": grant.description(),
            "sourceId": grant.source_data_set_id(),
            "team": grant.tags().and_then(|tags| tags.get("team")),
        }),
    );
    Ok(grant)
}

async fn read(client: &Client, grant: &CreateDataGrantOutput) -> Result<()> {
    let by_id = client.get_data_grant().data_grant_id(grant.id()).send().await?;
    let by_arn = client.get_data_grant().data_grant_id(grant.arn()).send().await?;
    print("get-grant", json!({ "byId": by_id.name(), "byArn": by_arn.name() }));
    Ok(())
}

/// Lists the grants as their sender and as their receiver in pages of two, with the SDK's paginators.
async fn list(client: &Client) -> Result<()> {
    let mut sent = client.list_data_grants().max_results(2).into_paginator().send();
    let mut pages: Vec<Vec<String>> = vec![];
    while let Some(page) = sent.next().await {
        pages.push(
            page?
                .data_grant_summaries()
                .iter()
                .map(|grant| grant.name().to_owned())
                .collect(),
        );
    }
    print("sent", json!({ "pages": pages }));
    let request = client
        .list_received_data_grants()
        .acceptance_state(AcceptanceStateFilterValue::PendingReceiverAcceptance)
        .acceptance_state(AcceptanceStateFilterValue::Accepted);
    let mut received = request.max_results(2).into_paginator().send();
    let mut pages: Vec<Vec<String>> = vec![];
    while let Some(page) = received.next().await {
        pages.push(
            page?
                .data_grant_summaries()
                .iter()
                .map(|grant| grant.name().to_owned())
                .collect(),
        );
    }
    print("received", json!({ "pages": pages }));
    Ok(())
}

/// Accepts a grant, and tries to do so once more. Returns the id of the entitled copy.
async fn accept(client: &Client, grant: &CreateDataGrantOutput) -> Result<String> {
    let accepted = client.accept_data_grant().data_grant_arn(grant.arn()).send().await?;
    print(
        "accept",
        json!({
            "state": accepted.acceptance_state().as_str(),
            "acceptedAt": formatted(accepted.accepted_at())?,
        }),
    );
    let again = client.accept_data_grant().data_grant_arn(grant.arn()).send().await;
    print(
        "accept-again",
        again.err().map_or(json!({}), |error| describe(&Error::from(error))),
    );
    let received = client
        .get_received_data_grant()
        .data_grant_arn(grant.arn())
        .send()
        .await?;
    print(
        "get-received",
        json!({
            "state": received.acceptance_state().as_str(),
            "scope": received.grant_distribution_scope().as_str(),
        }),
    );
    Ok(received.data_set_id().to_owned())
}

async fn list_entitled(client: &Client) -> Result<()> {
    let listed = client.list_data_sets().origin("ENTITLED").send().await?;
    let names: Vec<&str> = listed.data_sets().iter().map(|set| set.name()).collect();
    let origin = listed.data_sets()[0].origin_details();
    print(
        "entitled",
        json!({ "names": names, "grantId": origin.and_then(|origin| origin.data_grant_id()) }),
    );
    Ok(())
}

/// Finalizes the revision that is a draft.
async fn publish_draft(client: &Client, source: &str) -> Result<()> {
    let listed = client.list_data_set_revisions().data_set_id(source).send().await?;
    let draft = listed.revisions().iter().find(|revision| !revision.finalized());
    let id = draft.ok_or("there is no draft")?.id();
    let request = client
        .update_revision()
        .data_set_id(source)
        .revision_id(id)
        .finalized(true);
    print("finalize", json!({ "finalized": request.send().await?.finalized() }));
    Ok(())
}

async fn delete(client: &Client, grant: &CreateDataGrantOutput) -> Result<()> {
    client.delete_data_grant().data_grant_id(grant.id()).send().await?;
    let gone = client
        .get_received_data_grant()
        .data_grant_arn(grant.arn())
        .send()
        .await;
    print(
        "delete-grant",
        gone.err().map_or(json!({}), |error| describe(&Error::from(error))),
    );
    Ok(())
}
