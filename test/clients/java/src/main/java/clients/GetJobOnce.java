package clients;

import java.time.Duration;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.services.dataexchange.DataExchangeClient;

/** Calls GetJob once, with standard retries and a timeout of one second, and prints the state or the error. */
final class GetJobOnce {
    private GetJobOnce() {}

    static void run(String id) {
        try (DataExchangeClient client = Clients.builder()
                .httpClientBuilder(ApacheHttpClient.builder().socketTimeout(Duration.ofSeconds(1)))
                .overrideConfiguration(o -> o.retryStrategy(RetryMode.STANDARD))
                .build()) {
            String state = client.getJob(job -> job.jobId(id)).stateAsString();
            System.out.println(state == null ? "an empty response" : state);
        } catch (SdkException exception) {
            System.out.println(Failures.name(exception));
        }
    }
}
