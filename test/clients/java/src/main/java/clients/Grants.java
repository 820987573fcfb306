package clients;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dataexchange.DataExchangeClient;
import software.amazon.awssdk.services.dataexchange.model.AcceptDataGrantResponse;
import software.amazon.awssdk.services.dataexchange.model.AcceptanceStateFilterValue;
import software.amazon.awssdk.services.dataexchange.model.CreateDataGrantResponse;
import software.amazon.awssdk.services.dataexchange.model.DataGrantSummaryEntry;
import software.amazon.awssdk.services.dataexchange.model.DataSetEntry;
import software.amazon.awssdk.services.dataexchange.model.GetReceivedDataGrantResponse;
import software.amazon.awssdk.services.dataexchange.model.GrantDistributionScope;
import software.amazon.awssdk.services.dataexchange.model.ReceivedDataGrantSummariesEntry;
import software.amazon.awssdk.services.dataexchange.model.RevisionEntry;

/** Grants a data set, accepts the grant, has a new revision exported by an event action, and revokes the grant. */
final class Grants {
    private final DataExchangeClient client = Clients.builder().build();

    private String sourceId;
    private String grantId;
    private String grantArn;

    void run() {
        createGrants();
        readGrants();
        EventActions eventActions = new EventActions(client, accept(), sourceId);
        listEntitled();
        eventActions.create();
        eventActions.update();
        eventActions.list();
        publishDraft();
        eventActions.export();
        eventActions.delete();
        deleteGrant();
    }

    /** Creates three grants of a data set, and keeps the first. */
    private void createGrants() {
        sourceId = client.listDataSets(request -> request.origin("OWNED")).dataSets().get(0).id();
        CreateDataGrantResponse grant = client.createDataGrant(request -> request.name("first")
                .grantDistributionScope(GrantDistributionScope.NONE)
                .receiverPrincipal("111111111111")
                .sourceDataSetId(sourceId)
                .description("For a year.")
                .endsAt(Instant.parse("2031-01-01T00:00:00Z"))
                .tags(Map.of("team", "data")));
        grantId = grant.id();
        grantArn = grant.arn();
        for (String name : List.of("second", "third")) {
            client.createDataGrant(request -> request.name(name)
                    .grantDistributionScope(GrantDistributionScope.NONE)
                    .receiverPrincipal("111111111111")
                    .sourceDataSetId(sourceId));
        }
        Output.print(
                "grant",
                "id", grant.id(),
                "arn", grant.arn(),
                "state", grant.acceptanceState(),
                "endsAt", Jobs.MILLISECONDS.format(grant.endsAt()),
                "description", grant.description(),
                "sourceId", grant.sourceDataSetId(),
                "team", grant.tags().get("team"));
    }

    private void readGrants() {
        Output.print(
                "get-grant",
                "byId", client.getDataGrant(request -> request.dataGrantId(grantId)).name(),
                "byArn", client.getDataGrant(request -> request.dataGrantId(grantArn)).name());
        List<List<String>> sent = new ArrayList<>();
        client.listDataGrantsPaginator(request -> request.maxResults(2))
                .forEach(page -> sent.add(page.dataGrantSummaries().stream()
                        .map(DataGrantSummaryEntry::name)
                        .toList()));
        Output.print("sent", "pages", sent);
        List<List<String>> received = new ArrayList<>();
        client.listReceivedDataGrantsPaginator(request -> request.maxResults(2)
                        .acceptanceState(
                                AcceptanceStateFilterValue.PENDING_RECEIVER_ACCEPTANCE,
                                AcceptanceStateFilterValue.ACCEPTED))
                .forEach(page -> received.add(page.dataGrantSummaries().stream()
                        .map(ReceivedDataGrantSummariesEntry::name)
                        .toList()));
        Output.print("received", "pages", received);
    }

    /** Accepts a grant, and tries to do so once more. Returns the id of the entitled copy. */
    private String accept() {
        AcceptDataGrantResponse accepted = client.acceptDataGrant(request -> request.dataGrantArn(grantArn));
        Output.print(
                "accept",
                "state", accepted.acceptanceState(),
                "acceptedAt", Jobs.MILLISECONDS.format(accepted.acceptedAt()));
        expectFailure("accept-again", () -> client.acceptDataGrant(request -> request.dataGrantArn(grantArn)));
        GetReceivedDataGrantResponse received =
                client.getReceivedDataGrant(request -> request.dataGrantArn(grantArn));
        Output.print("get-received", "state", received.acceptanceState(), "scope", received.grantDistributionScope());
        return received.dataSetId();
    }

    private void listEntitled() {
        List<DataSetEntry> listed =
                client.listDataSets(request -> request.origin("ENTITLED")).dataSets();
        Output.print(
                "entitled",
                "names", listed.stream().map(DataSetEntry::name).toList(),
                "grantId", listed.get(0).originDetails().dataGrantId());
    }

    /** Finalizes the revision that is a draft. */
    private void publishDraft() {
        RevisionEntry draft = client.listDataSetRevisions(request -> request.dataSetId(sourceId)).revisions().stream()
                .filter(revision -> !revision.finalized())
                .findFirst()
                .orElseThrow();
        boolean isFinalized = client.updateRevision(request ->
                        request.dataSetId(sourceId).revisionId(draft.id()).finalized(true))
                .finalized();
        Output.print("finalize", "finalized", isFinalized);
    }

    private void deleteGrant() {
        client.deleteDataGrant(request -> request.dataGrantId(grantId));
        expectFailure("delete-grant", () -> client.getReceivedDataGrant(request -> request.dataGrantArn(grantArn)));
    }

    static void expectFailure(String step, Runnable call) {
        try {
            call.run();
            Output.print(step);
        } catch (SdkException exception) {
            Output.print(step, Failures.describe(exception));
        }
    }
}
