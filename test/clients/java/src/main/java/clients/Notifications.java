package clients;

import java.time.Instant;
import java.util.List;
import software.amazon.awssdk.services.dataexchange.DataExchangeClient;
import software.amazon.awssdk.services.dataexchange.model.DataSetEntry;
import software.amazon.awssdk.services.dataexchange.model.NotificationType;
import software.amazon.awssdk.services.dataexchange.model.SchemaChangeType;
import software.amazon.awssdk.services.dataexchange.model.SendDataSetNotificationRequest;

/**
 * Sends notifications about a data set that is in a product, and tries to send one about a data set that is in none.
 */
final class Notifications {
    private final DataExchangeClient client = Clients.builder().build();

    void run() {
        List<DataSetEntry> owned =
                client.listDataSets(request -> request.origin("OWNED")).dataSets();
        SendDataSetNotificationRequest planned = planned(idOf(owned, "Prices"));
        for (String step : List.of("planned", "planned-again")) {
            Output.print(
                    step,
                    "status", client.sendDataSetNotification(planned).sdkHttpResponse().statusCode());
        }
        Grants.expectFailure(
                "other",
                () -> client.sendDataSetNotification(
                        planned.toBuilder().comment("Two columns more.").build()));
        client.sendDataSetNotification(request -> request.dataSetId(idOf(owned, "Prices"))
                .type(NotificationType.DATA_UPDATE)
                .details(details -> details.dataUpdate(
                        update -> update.dataUpdatedAt(Instant.parse("2030-11-30T12:00:00Z")))));
        Output.print("updated");
        Grants.expectFailure(
                "refused",
                () -> client.sendDataSetNotification(request ->
                        request.dataSetId(idOf(owned, "Drafts")).type(NotificationType.DATA_DELAY)));
    }

    private static SendDataSetNotificationRequest planned(String dataSetId) {
        return SendDataSetNotificationRequest.builder()
                .dataSetId(dataSetId)
                .type(NotificationType.SCHEMA_CHANGE)
                .clientToken("once")
                .comment("A column more.")
                .details(details -> details.schemaChange(change -> change.schemaChangeAt(
                                Instant.parse("2031-01-01T00:00:00Z"))
                        .changes(field -> field.name("currency")
                                .type(SchemaChangeType.ADD)
                                .description("The currency of the price."))))
                .scope(scope -> scope.s3DataAccesses(access -> access.keys("prices.csv")))
                .build();
    }

    private static String idOf(List<DataSetEntry> dataSets, String name) {
        return dataSets.stream()
                .filter(dataSet -> dataSet.name().equals(name))
                .findFirst()
                .orElseThrow()
                .id();
    }
}
