package clients;

import static clients.FinishJob.finish;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dataexchange.DataExchangeClient;
import software.amazon.awssdk.services.dataexchange.model.AssetEntry;
import software.amazon.awssdk.services.dataexchange.model.AssetSourceEntry;
import software.amazon.awssdk.services.dataexchange.model.AssetType;
import software.amazon.awssdk.services.dataexchange.model.CreateDataSetResponse;
import software.amazon.awssdk.services.dataexchange.model.CreateJobResponse;
import software.amazon.awssdk.services.dataexchange.model.CreateRevisionResponse;
import software.amazon.awssdk.services.dataexchange.model.GetAssetResponse;
import software.amazon.awssdk.services.dataexchange.model.GetDataSetResponse;
import software.amazon.awssdk.services.dataexchange.model.RevisionEntry;
import software.amazon.awssdk.services.dataexchange.model.RevokeRevisionResponse;
import software.amazon.awssdk.services.dataexchange.model.Type;
import software.amazon.awssdk.services.dataexchange.model.UpdateRevisionResponse;

/** Publishes a data set of four files, revokes its revision and deletes it. */
final class Publisher {
    private final DataExchangeClient client = Clients.builder().build();

    private String dataSetId;
    private String revisionId;
    private String assetId;

    void run() {
        createDataSet();
        tag(createRevision());
        importFromS3();
        upload();
        listAssets();
        finalizeRevision();
        listRevisions();
        update();
        rename();
        revoke();
        deleteAsset();
        deleteDataSet();
    }

    private void createDataSet() {
        CreateDataSetResponse set = client.createDataSet(request -> request.assetType(AssetType.S3_SNAPSHOT)
                .name("Prices")
                .description("Prices by year.")
                .tags(Map.of("team", "data")));
        dataSetId = set.id();
        Output.print(
                "data-set",
                "id", set.id(),
                "arn", set.arn(),
                "name", set.name(),
                "origin", set.origin(),
                "assetType", set.assetType(),
                "team", set.tags().get("team"));
    }

    private String createRevision() {
        CreateRevisionResponse revision =
                client.createRevision(request -> request.dataSetId(dataSetId).comment("draft"));
        revisionId = revision.id();
        Output.print(
                "revision",
                "id", revision.id(),
                "arn", revision.arn(),
                "comment", revision.comment(),
                "finalized", revision.finalized());
        return revision.arn();
    }

    /** Tags a revision twice and takes one of the tags away. */
    private void tag(String arn) {
        client.tagResource(request -> request.resourceArn(arn).tags(Map.of("stage", "test", "cost center", "a/b")));
        client.untagResource(request -> request.resourceArn(arn).tagKeys("stage"));
        Output.print(
                "tags",
                "tags", client.listTagsForResource(request -> request.resourceArn(arn)).tags());
    }

    private void importFromS3() {
        List<AssetSourceEntry> sources = Stream.of("prices/2024.csv", "prices/2025.csv", "prices/2026.csv")
                .map(key -> AssetSourceEntry.builder().bucket("bucket").key(key).build())
                .toList();
        CreateJobResponse job = client.createJob(request -> request.type(Type.IMPORT_ASSETS_FROM_S3)
                .details(details -> details.importAssetsFromS3(
                        own -> own.assetSources(sources).dataSetId(dataSetId).revisionId(revisionId))));
        Output.print("import", "id", job.id(), "state", finish(client, job).state());
    }

    private void upload() {
        CreateJobResponse job = client.createJob(request -> request.type(Type.IMPORT_ASSET_FROM_SIGNED_URL)
                .details(details -> details.importAssetFromSignedUrl(own -> own.assetName("readme.txt")
                        .dataSetId(dataSetId)
                        .revisionId(revisionId)
                        .md5Hash("XrY7u+Ae7tCTyyK7j1rNww=="))));
        int status = Storage.put(job.details().importAssetFromSignedUrl().signedUrl(), "hello world");
        Output.print("upload", "id", job.id(), "status", status, "state", finish(client, job).state());
    }

    /** Lists the assets in pages of three, with the SDK's paginator. */
    private void listAssets() {
        List<List<AssetEntry>> pages = new ArrayList<>();
        client.listRevisionAssetsPaginator(request -> request.dataSetId(dataSetId)
                        .revisionId(revisionId)
                        .maxResults(3))
                .forEach(page -> pages.add(page.assets()));
        Output.print(
                "assets",
                "pages",
                pages.stream()
                        .map(page -> page.stream().map(Publisher::describe).toList())
                        .toList());
        assetId = pages.get(0).get(0).id();
        GetAssetResponse asset = client.getAsset(
                request -> request.dataSetId(dataSetId).revisionId(revisionId).assetId(assetId));
        Output.print("asset", "id", asset.id(), "name", asset.name(), "revisionId", asset.revisionId());
    }

    private static Map<String, Object> describe(AssetEntry asset) {
        long bytes = asset.assetDetails().s3SnapshotAsset().size().longValue();
        return Map.of("name", asset.name(), "bytes", bytes);
    }

    private void finalizeRevision() {
        UpdateRevisionResponse revision = client.updateRevision(request -> request.dataSetId(dataSetId)
                .revisionId(revisionId)
                .comment("November")
                .finalized(true));
        Output.print("finalize", "comment", revision.comment(), "finalized", revision.finalized());
    }

    private void listRevisions() {
        List<String> ids = client.listDataSetRevisionsPaginator(request -> request.dataSetId(dataSetId)).stream()
                .flatMap(page -> page.revisions().stream())
                .map(RevisionEntry::id)
                .toList();
        boolean isFinalized = client.getRevision(
                        request -> request.dataSetId(dataSetId).revisionId(revisionId))
                .finalized();
        Output.print("revisions", "ids", ids, "finalized", isFinalized);
    }

    private void update() {
        client.updateDataSet(request -> request.dataSetId(dataSetId).name("All prices"));
        GetDataSetResponse set = client.getDataSet(request -> request.dataSetId(dataSetId));
        Output.print("update", "name", set.name(), "description", set.description());
    }

    /** Tries to rename an asset of a finalized revision. */
    private void rename() {
        expectFailure(
                "rename",
                () -> client.updateAsset(request -> request.dataSetId(dataSetId)
                        .revisionId(revisionId)
                        .assetId(assetId)
                        .name("new")));
    }

    private void revoke() {
        RevokeRevisionResponse revision = client.revokeRevision(request -> request.dataSetId(dataSetId)
                .revisionId(revisionId)
                .revocationComment("The prices of 2026 are wrong."));
        Output.print("revoke", "revoked", revision.revoked(), "comment", revision.revocationComment());
    }

    private void deleteAsset() {
        client.deleteAsset(request -> request.dataSetId(dataSetId).revisionId(revisionId).assetId(assetId));
        List<String> names =
                client
                        .listRevisionAssets(request -> request.dataSetId(dataSetId).revisionId(revisionId))
                        .assets()
                        .stream()
                        .map(AssetEntry::name)
                        .toList();
        Output.print("delete-asset", "names", names);
    }

    private void deleteDataSet() {
        client.deleteDataSet(request -> request.dataSetId(dataSetId));
        expectFailure("delete-data-set", () -> client.getDataSet(request -> request.dataSetId(dataSetId)));
    }

    private static void expectFailure(String step, Runnable call) {
        try {
            call.run();
            Output.print(step);
        } catch (SdkException exception) {
            Output.print(step, Failures.describe(exception));
        }
    }
}
