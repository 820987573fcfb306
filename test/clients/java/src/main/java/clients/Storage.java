package clients;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/** The storage behind signed URLs. */
final class Storage {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private Storage() {}

    /** Uploads a text and returns the status. */
    static int put(String url, String text) {
        return send(HttpRequest.newBuilder(URI.create(url)).PUT(HttpRequest.BodyPublishers.ofString(text)))
                .statusCode();
    }

    /** Downloads the content. */
    static byte[] get(String url) {
        return send(HttpRequest.newBuilder(URI.create(url))).body();
    }

    private static HttpResponse<byte[]> send(HttpRequest.Builder request) {
        try {
            return HTTP.send(request.build(), BodyHandlers.ofByteArray());
        } catch (IOException | InterruptedException exception) {
            throw new IllegalStateException(exception);
        }
    }
}
