package clients;

import static clients.FinishJob.finish;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import software.amazon.awssdk.services.dataexchange.DataExchangeClient;
import software.amazon.awssdk.services.dataexchange.model.AssetEntry;
import software.amazon.awssdk.services.dataexchange.model.CreateJobResponse;
import software.amazon.awssdk.services.dataexchange.model.DataSetEntry;
import software.amazon.awssdk.services.dataexchange.model.RevisionEntry;
import software.amazon.awssdk.services.dataexchange.model.Type;

/** Downloads the newest revision of each entitled data set, and exports it to S3. */
final class Subscriber {
    private final DataExchangeClient client = Clients.builder().build();

    void run() {
        client.listDataSetsPaginator(request -> request.origin("ENTITLED").maxResults(1)).stream()
                .flatMap(page -> page.dataSets().stream())
                .forEach(this::copyNewest);
    }

    private void copyNewest(DataSetEntry set) {
        List<RevisionEntry> revisions =
                client.listDataSetRevisions(request -> request.dataSetId(set.id())).revisions();
        // Revisions are listed newest first.
        RevisionEntry newest = revisions.get(0);
        Output.print(
                "newest",
                "name", set.name(),
                "productId", set.originDetails().productId(),
                "comment", newest.comment(),
                "revisions", revisions.size());
        client.listRevisionAssetsPaginator(request -> request.dataSetId(set.id())
                        .revisionId(newest.id())
                        .maxResults(2))
                .stream()
                .flatMap(page -> page.assets().stream())
                .forEach(this::download);
        export(newest);
    }

    /** Downloads an asset through a signed URL, and reports the digest of what arrived. */
    private void download(AssetEntry asset) {
        CreateJobResponse job = client.createJob(request -> request.type(Type.EXPORT_ASSET_TO_SIGNED_URL)
                .details(details -> details.exportAssetToSignedUrl(own -> own.assetId(asset.id())
                        .dataSetId(asset.dataSetId())
                        .revisionId(asset.revisionId()))));
        String url = finish(client, job).details().exportAssetToSignedUrl().signedUrl();
        Output.print("download", "name", asset.name(), "sha256", sha256(Storage.get(url)));
    }

    /** Exports a revision to S3. */
    private void export(RevisionEntry revision) {
        CreateJobResponse job = client.createJob(request -> request.type(Type.EXPORT_REVISIONS_TO_S3)
                .details(details -> details.exportRevisionsToS3(own -> own.dataSetId(revision.dataSetId())
                        .revisionDestinations(destination -> destination
                                .revisionId(revision.id())
                                .bucket("lake")
                                .keyPattern("${Revision.Id}/${Asset.Name}")))));
        Output.print(
                "export",
                "id", job.id(),
                "revisionId", revision.id(),
                "state", finish(client, job).state());
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException exception) {
            throw new IllegalStateException(exception);
        }
    }
}
