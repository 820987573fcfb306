package clients;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dataexchange.DataExchangeClient;
import software.amazon.awssdk.services.dataexchange.model.Action;
import software.amazon.awssdk.services.dataexchange.model.AutoExportRevisionDestinationEntry;
import software.amazon.awssdk.services.dataexchange.model.CreateEventActionResponse;
import software.amazon.awssdk.services.dataexchange.model.EventActionEntry;
import software.amazon.awssdk.services.dataexchange.model.ExportRevisionsToS3ResponseDetails;
import software.amazon.awssdk.services.dataexchange.model.GetEventActionResponse;
import software.amazon.awssdk.services.dataexchange.model.GetJobResponse;
import software.amazon.awssdk.services.dataexchange.model.JobEntry;
import software.amazon.awssdk.services.dataexchange.model.State;

/** An event action on an entitled data set, from its creation to its end. */
final class EventActions {
    private final DataExchangeClient client;
    private final String entitledId;
    private final String sourceId;

    private String eventActionId;

    EventActions(DataExchangeClient client, String entitledId, String sourceId) {
        this.client = client;
        this.entitledId = entitledId;
        this.sourceId = sourceId;
    }

    /** Creates it, and tries to create one on a data set that is owned. */
    void create() {
        CreateEventActionResponse created = createOn(entitledId);
        eventActionId = created.id();
        Output.print(
                "event-action",
                "id", created.id(),
                "arn", created.arn(),
                "bucket", created.action().exportRevisionToS3().revisionDestination().bucket(),
                "team", created.tags().get("team"));
        try {
            createOn(sourceId);
        } catch (SdkException exception) {
            Map<String, Object> refused = Failures.describe(exception);
            Output.print("refused", "name", refused.get("name"), "typed", refused.get("typed"));
        }
    }

    private CreateEventActionResponse createOn(String dataSetId) {
        return client.createEventAction(request -> request.action(actionFor("lake", "${Revision.Id}/${Asset.Name}"))
                .event(event -> event.revisionPublished(published -> published.dataSetId(dataSetId)))
                .tags(Map.of("team", "data")));
    }

    private static Action actionFor(String bucket, String keyPattern) {
        return Action.builder()
                .exportRevisionToS3(export ->
                        export.revisionDestination(to -> to.bucket(bucket).keyPattern(keyPattern)))
                .build();
    }

    /** Replaces the action by one that has no key pattern. */
    void update() {
        client.updateEventAction(
                request -> request.eventActionId(eventActionId).action(actionFor("archive", null)));
        GetEventActionResponse updated = client.getEventAction(request -> request.eventActionId(eventActionId));
        AutoExportRevisionDestinationEntry destination =
                updated.action().exportRevisionToS3().revisionDestination();
        Output.print(
                "update",
                "bucket", destination.bucket(),
                "hasPattern", destination.keyPattern() != null,
                "team", updated.tags().get("team"));
    }

    void list() {
        List<List<String>> pages = new ArrayList<>();
        client.listEventActionsPaginator(
                        request -> request.eventSourceId(entitledId).maxResults(1))
                .forEach(page -> pages.add(
                        page.eventActions().stream().map(EventActionEntry::id).toList()));
        Output.print("event-actions", "pages", pages);
    }

    /** Polls the job that it has started until that has ended. */
    void export() {
        List<JobEntry> jobs =
                client.listJobs(request -> request.dataSetId(entitledId)).jobs();
        GetJobResponse job;
        do {
            job = client.getJob(request -> request.jobId(jobs.get(0).id()));
        } while (job.state() == State.IN_PROGRESS);
        ExportRevisionsToS3ResponseDetails details = job.details().exportRevisionsToS3();
        Output.print(
                "export",
                "jobs", jobs.size(),
                "id", job.id(),
                "state", job.state(),
                "eventActionArn", details.eventActionArn(),
                "bucket", details.revisionDestinations().get(0).bucket());
    }

    void delete() {
        client.deleteEventAction(request -> request.eventActionId(eventActionId));
        Grants.expectFailure(
                "delete-event-action", () -> client.getEventAction(request -> request.eventActionId(eventActionId)));
    }
}
