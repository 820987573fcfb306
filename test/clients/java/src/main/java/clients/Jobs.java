package clients;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dataexchange.DataExchangeClient;
import software.amazon.awssdk.services.dataexchange.model.CreateJobResponse;
import software.amazon.awssdk.services.dataexchange.model.JobEntry;
import software.amazon.awssdk.services.dataexchange.model.State;
import software.amazon.awssdk.services.dataexchange.model.Type;

/** Uses every operation on jobs, and meets the exceptions and faults that the world of the test has for them. */
final class Jobs {
    private static final String DATA_SET_ID = "1".repeat(32);
    private static final String REVISION_ID = "2".repeat(32);
    static final DateTimeFormatter MILLISECONDS =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSX").withZone(ZoneOffset.UTC);

    private final DataExchangeClient client = Clients.builder().build();

    void run() {
        life();
        cancel();
        list();
        exceptions();
        retries();
        connections();
    }

    private CreateJobResponse create() {
        return client.createJob(job -> job.type(Type.IMPORT_ASSETS_FROM_S3)
                .details(details -> details.importAssetsFromS3(source -> source.assetSources(
                                entry -> entry.bucket("bucket").key("key"))
                        .dataSetId(DATA_SET_ID)
                        .revisionId(REVISION_ID))));
    }

    private State stateOf(String id) {
        return client.getJob(job -> job.jobId(id)).state();
    }

    /** Creates a job, starts it and polls until it has ended. */
    private void life() {
        CreateJobResponse job = create();
        Output.print(
                "create",
                "id", job.id(),
                "arn", job.arn(),
                "state", job.state(),
                "type", job.type(),
                "createdAt", MILLISECONDS.format(job.createdAt()),
                "bucket", job.details().importAssetsFromS3().assetSources().get(0).bucket());
        client.startJob(request -> request.jobId(job.id()));
        List<State> states = new ArrayList<>();
        do {
            states.add(stateOf(job.id()));
        } while (states.get(states.size() - 1) == State.IN_PROGRESS);
        Output.print("poll", "states", states);
    }

    /** Cancels a job that has not been started. */
    private void cancel() {
        String id = create().id();
        client.cancelJob(job -> job.jobId(id));
        Output.print("cancel", "id", id, "state", stateOf(id));
    }

    /** Lists the jobs of a data set in pages of two, with the SDK's paginator. */
    private void list() {
        List<List<String>> pages = client
                .listJobsPaginator(request -> request.dataSetId("3".repeat(32)).maxResults(2))
                .stream()
                .map(page -> page.jobs().stream().map(JobEntry::id).toList())
                .toList();
        Output.print("list", "pages", pages);
    }

    /** Calls each operation five times, and each time meets another exception that is not worth a retry. */
    private void exceptions() {
        String id = "exceptions0000000000000000001";
        Map<String, Runnable> operations = new LinkedHashMap<>();
        operations.put("CreateJob", this::create);
        operations.put("GetJob", () -> stateOf(id));
        operations.put("StartJob", () -> client.startJob(job -> job.jobId(id)));
        operations.put("CancelJob", () -> client.cancelJob(job -> job.jobId(id)));
        operations.put("ListJobs", () -> client.listJobs(jobs -> {}));
        operations.forEach((operation, call) -> {
            for (int i = 0; i < 5; i++) {
                try {
                    call.run();
                    Output.print("exception", "operation", operation);
                } catch (SdkException exception) {
                    Output.print("exception", Failures.describe(exception), "operation", operation);
                }
            }
        });
    }

    /** Asks for jobs whose exceptions are worth a retry: two that never stop failing, and one that recovers. */
    private void retries() {
        for (String id : List.of(
                "alwaysThrottlingException00001", "alwaysInternalServerException01", "throttledTwice0000000000000001")) {
            outcome("retries", id);
        }
    }

    /** Asks for jobs whose connections break twice. */
    private void connections() {
        for (String id : List.of("resetTwice00000000000000000001", "truncatedTwice0000000000000001")) {
            outcome("connections", id);
        }
    }

    /** Reports the state of a job, or why there is none. */
    private void outcome(String step, String id) {
        try {
            Output.print(step, "id", id, "state", stateOf(id));
        } catch (SdkException exception) {
            Output.print(step, Failures.describe(exception), "id", id);
        }
    }
}
