package clients;

import java.net.URI;
import software.amazon.awssdk.services.dataexchange.DataExchangeClient;
import software.amazon.awssdk.services.dataexchange.DataExchangeClientBuilder;

/** Makes clients as the README says: from the environment, or with the endpoint in code. */
final class Clients {
    private Clients() {}

    static DataExchangeClientBuilder builder() {
        DataExchangeClientBuilder builder = DataExchangeClient.builder();
        String endpoint = System.getenv("DATAEXCHANGE_ENDPOINT");
        return endpoint == null ? builder : builder.endpointOverride(URI.create(endpoint));
    }
}
