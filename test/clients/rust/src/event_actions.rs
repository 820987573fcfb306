use crate::client::print;
use crate::failure::describe;
use aws_sdk_dataexchange::{
    error::BuildError,
    operation::create_event_action::builders::CreateEventActionFluentBuilder,
    types::{
        Action, AutoExportRevisionDestinationEntry, AutoExportRevisionToS3RequestDetails, Event, RevisionPublished,
        State,
    },
    Client, Error,
};
use serde_json::json;

type Result<T> = std::result::Result<T, Box<dyn std::error::Error>>;

/// An event action on an entitled data set, from its creation to its end.
pub struct EventAction {
    id: String,
    entitled: String,
}

/// Exports what is published to a bucket; without a key pattern under the keys that the service chooses.
fn action_for(bucket: &str, key_pattern: Option<&str>) -> std::result::Result<Action, BuildError> {
    let destination = AutoExportRevisionDestinationEntry::builder()
        .bucket(bucket)
        .set_key_pattern(key_pattern.map(str::to_owned))
        .build()?;
    let export = AutoExportRevisionToS3RequestDetails::builder()
        .revision_destination(destination)
        .build();
    Ok(Action::builder().export_revision_to_s3(export).build())
}

fn request(client: &Client, data_set: &str) -> std::result::Result<CreateEventActionFluentBuilder, BuildError> {
    let published = RevisionPublished::builder().data_set_id(data_set).build()?;
    Ok(client
        .create_event_action()
        .action(action_for("lake", Some("${Revision.Id}/${Asset.Name}"))?)
        .event(Event::builder().revision_published(published).build())
        .tags("team", "data"))
}

/// The bucket and the key pattern of an action.
fn destination_of(action: Option<&Action>) -> Option<&AutoExportRevisionDestinationEntry> {
    action?.export_revision_to_s3()?.revision_destination()
}

impl EventAction {
    /// Creates it, and tries to create one on a data set that is owned.
    pub async fn create(client: &Client, entitled: &str, owned: &str) -> Result<Self> {
        let created = request(client, entitled)?.send().await?;
        let id = created.id().unwrap_or_default().to_owned();
        print(
            "event-action",
            json!({
                "id": id,
                "arn": created.arn(),
                "bucket": destination_of(created.action()).map(|to| to.bucket()),
                "team": created.tags().and_then(|tags| tags.get("team")),
            }),
        );
        let error = request(client, owned)?.send().await.err().map(Error::from);
        let refused = error.map_or(json!({}), |error| describe(&error));
        print("refused", json!({ "name": refused["name"], "typed": refused["typed"] }));
        Ok(Self {
            id,
            entitled: entitled.to_owned(),
        })
    }

    /// Replaces the action by one that has no key pattern.
    pub async fn update(&self, client: &Client) -> Result<()> {
        let request = client.update_event_action().event_action_id(&self.id);
        request.action(action_for("archive", None)?).send().await?;
        let updated = client.get_event_action().event_action_id(&self.id).send().await?;
        let destination = destination_of(updated.action());
        print(
            "update",
            json!({
                "bucket": destination.map(|to| to.bucket()),
                "hasPattern": destination.and_then(|to| to.key_pattern()).is_some(),
                "team": updated.tags().and_then(|tags| tags.get("team")),
            }),
        );
        Ok(())
    }

    pub async fn list(&self, client: &Client) -> Result<()> {
        let request = client
            .list_event_actions()
            .event_source_id(&self.entitled)
            .max_results(1);
        let mut paginator = request.into_paginator().send();
        let mut pages: Vec<Vec<String>> = vec![];
        while let Some(page) = paginator.next().await {
            pages.push(page?.event_actions().iter().map(|each| each.id().to_owned()).collect());
        }
        print("event-actions", json!({ "pages": pages }));
        Ok(())
    }

    /// Polls the job that it has started until that has ended.
    pub async fn export(&self, client: &Client) -> Result<()> {
        let listed = client.list_jobs().data_set_id(&self.entitled).send().await?;
        loop {
            let job = client.get_job().job_id(listed.jobs()[0].id()).send().await?;
            if job.state() == Some(&State::InProgress) {
                continue;
            }
            let details = job.details().and_then(|details| details.export_revisions_to_s3());
            print(
                "export",
                json!({
                    "jobs": listed.jobs().len(),
                    "id": job.id(),
                    "state": job.state().map(State::as_str),
                    "eventActionArn": details.and_then(|details| details.event_action_arn()),
                    "bucket": details.map(|details| details.revision_destinations()[0].bucket()),
                }),
            );
            return Ok(());
        }
    }

    pub async fn delete(&self, client: &Client) -> Result<()> {
        client.delete_event_action().event_action_id(&self.id).send().await?;
        let gone = client.get_event_action().event_action_id(&self.id).send().await;
        let error = gone.err().map(Error::from);
        print("delete-event-action", error.map_or(json!({}), |error| describe(&error)));
        Ok(())
    }
}
