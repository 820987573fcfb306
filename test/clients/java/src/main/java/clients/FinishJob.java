package clients;

import software.amazon.awssdk.services.dataexchange.DataExchangeClient;
import software.amazon.awssdk.services.dataexchange.model.CreateJobResponse;
import software.amazon.awssdk.services.dataexchange.model.GetJobResponse;
import software.amazon.awssdk.services.dataexchange.model.State;

/** Starts a job, polls until it has ended, and returns it. */
final class FinishJob {
    private FinishJob() {}

    static GetJobResponse finish(DataExchangeClient client, CreateJobResponse job) {
        client.startJob(request -> request.jobId(job.id()));
        while (true) {
            GetJobResponse polled = client.getJob(request -> request.jobId(job.id()));
            if (polled.state() != State.WAITING && polled.state() != State.IN_PROGRESS) {
                return polled;
            }
        }
    }
}
