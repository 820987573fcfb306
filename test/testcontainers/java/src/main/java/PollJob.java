import java.net.URI;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.utility.MountableFile;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dataexchange.DataExchangeClient;

class PollJob {
  public static void main(String[] args) {
    try (var server = new GenericContainer<>("dataexchange-local")
        .withExposedPorts(2017)
        .withCopyFileToContainer(MountableFile.forHostPath("scenarios"), "/fixtures")
        .withEnv("DATAEXCHANGE_LOCAL_FIXTURES", "/fixtures")
        .waitingFor(Wait.forLogMessage(".*dataexchange-local ready on .*", 1))) {
      server.start();
      var endpoint = URI.create("http://" + server.getHost() + ":" + server.getMappedPort(2017));
      var credentials = StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test"));
      try (var client = DataExchangeClient.builder()
          .endpointOverride(endpoint).region(Region.US_EAST_1).credentialsProvider(credentials).build()) {
        System.out.println(client.getJob(request -> request.jobId("completedExportAssetToSignedUrl01")).state());
      }
    }
  }
}
