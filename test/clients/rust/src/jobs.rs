use crate::client::{new_client, print};
use crate::failure::describe;
use aws_sdk_dataexchange::{
    operation::{create_job::CreateJobOutput, get_job::GetJobOutput},
    primitives::DateTimeFormat,
    types::{AssetSourceEntry, ImportAssetsFromS3RequestDetails, RequestDetails, State, Type},
    Client, Error,
};
use serde_json::json;

type Result<T> = std::result::Result<T, Box<dyn std::error::Error>>;

/// Uses every operation on jobs, and meets the exceptions and faults that the world of the test has for them.
pub async fn run() -> Result<()> {
    let client = new_client().await;
    life(&client).await?;
    cancel(&client).await?;
    list(&client).await?;
    exceptions(&client).await;
    retries(&client).await;
    connections(&client).await;
    Ok(())
}

async fn create(client: &Client) -> std::result::Result<CreateJobOutput, Error> {
    let source = AssetSourceEntry::builder().bucket("bucket").key("key").build()?;
    let import = ImportAssetsFromS3RequestDetails::builder()
        .asset_sources(source)
        .data_set_id("1".repeat(32))
        .revision_id("2".repeat(32))
        .build()?;
    let details = RequestDetails::builder().import_assets_from_s3(import).build();
    Ok(client
        .create_job()
        .r#type(Type::ImportAssetsFromS3)
        .details(details)
        .send()
        .await?)
}

async fn get(client: &Client, id: &str) -> std::result::Result<GetJobOutput, Error> {
    Ok(client.get_job().job_id(id).send().await?)
}

/// Creates a job, starts it and polls until it has ended.
async fn life(client: &Client) -> Result<()> {
    let job = create(client).await?;
    let id = job.id().unwrap_or_default();
    let import = job.details().and_then(|details| details.import_assets_from_s3());
    print(
        "create",
        json!({
            "id": id,
            "arn": job.arn(),
            "state": job.state().map(State::as_str),
            "type": job.r#type().map(Type::as_str),
            "createdAt": job.created_at().map(|at| at.fmt(DateTimeFormat::DateTimeWithOffset)).transpose()?,
            "bucket": import.map(|import| import.asset_sources()[0].bucket()),
        }),
    );
    client.start_job().job_id(id).send().await?;
    let mut states: Vec<String> = vec![];
    while states.last().is_none_or(|state| state == "IN_PROGRESS") {
        let polled = get(client, id).await?;
        states.push(polled.state().map(|state| state.to_string()).unwrap_or_default());
    }
    print("poll", json!({ "states": states }));
    Ok(())
}

/// Cancels a job that has not been started.
async fn cancel(client: &Client) -> Result<()> {
    let job = create(client).await?;
    let id = job.id().unwrap_or_default();
    client.cancel_job().job_id(id).send().await?;
    let cancelled = get(client, id).await?;
    print(
        "cancel",
        json!({ "id": id, "state": cancelled.state().map(State::as_str) }),
    );
    Ok(())
}

/// Lists the jobs of a data set in pages of two, with the SDK's paginator.
async fn list(client: &Client) -> Result<()> {
    let request = client.list_jobs().data_set_id("3".repeat(32)).max_results(2);
    let mut paginator = request.into_paginator().send();
    let mut pages: Vec<Vec<String>> = vec![];
    while let Some(page) = paginator.next().await {
        pages.push(page?.jobs().iter().map(|job| job.id().to_owned()).collect());
    }
    print("list", json!({ "pages": pages }));
    Ok(())
}

/// Calls each operation five times, and each time meets another exception that is not worth a retry.
async fn exceptions(client: &Client) {
    let id = "exceptions0000000000000000001";
    for operation in ["CreateJob", "GetJob", "StartJob", "CancelJob", "ListJobs"] {
        for _ in 0..5 {
            let error: Option<Error> = match operation {
                "CreateJob" => create(client).await.err(),
                "GetJob" => get(client, id).await.err(),
                "StartJob" => client.start_job().job_id(id).send().await.err().map(Error::from),
                "CancelJob" => client.cancel_job().job_id(id).send().await.err().map(Error::from),
                _ => client.list_jobs().send().await.err().map(Error::from),
            };
            let mut what = error.map_or(json!({}), |error| describe(&error));
            what["operation"] = json!(operation);
            print("exception", what);
        }
    }
}

/// Asks for jobs whose exceptions are worth a retry: two that never stop failing, and one that recovers.
async fn retries(client: &Client) {
    for id in [
        "alwaysThrottlingException00001",
        "alwaysInternalServerException01",
        "throttledTwice0000000000000001",
    ] {
        outcome(client, "retries", id).await;
    }
}

/// Asks for jobs whose connections break twice.
async fn connections(client: &Client) {
    for id in ["resetTwice00000000000000000001", "truncatedTwice0000000000000001"] {
        outcome(client, "connections", id).await;
    }
}

/// Reports the state of a job, or why there is none.
async fn outcome(client: &Client, step: &str, id: &str) {
    let mut what = match get(client, id).await {
        Ok(job) => json!({ "state": job.state().map(State::as_str) }),
        Err(error) => describe(&error),
    };
    what["id"] = json!(id);
    print(step, what);
}
