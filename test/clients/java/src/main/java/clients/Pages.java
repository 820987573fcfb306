package clients;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dataexchange.DataExchangeClient;
import software.amazon.awssdk.services.dataexchange.model.AssetType;
import software.amazon.awssdk.services.dataexchange.model.DataSetEntry;
import software.amazon.awssdk.services.dataexchange.model.ListDataSetsResponse;

/** Lists five data sets in pages of two, with one added and two removed after the first page. */
final class Pages {
    private final DataExchangeClient client = Clients.builder().build();
    private final Map<String, String> ids = new HashMap<>();

    void run() {
        List.of("1", "2", "3", "4", "5").forEach(this::create);
        List<List<String>> pages = new ArrayList<>();
        for (ListDataSetsResponse page :
                client.listDataSetsPaginator(request -> request.origin("OWNED").maxResults(2))) {
            pages.add(page.dataSets().stream().map(DataSetEntry::name).toList());
            if (pages.size() == 1) {
                create("6");
                delete("4");
                delete("2");
            }
        }
        Output.print("pages", "pages", pages);
    }

    private void create(String name) {
        String id = client.createDataSet(request -> request.assetType(AssetType.S3_SNAPSHOT)
                        .name(name)
                        .description("text"))
                .id();
        ids.put(name, id);
    }

    private void delete(String name) {
        client.deleteDataSet(request -> request.dataSetId(ids.get(name)));
    }
}
