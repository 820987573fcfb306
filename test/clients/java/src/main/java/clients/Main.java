package clients;

import java.util.Arrays;

/**
 * Runs a scenario against a server with the AWS SDK for Java v2 and prints what it saw as lines of JSON.
 *
 * <p>Usage: {@code clients.Main SCENARIO}. The SDK reads the endpoint, the region and the credentials from the
 * environment; DATAEXCHANGE_ENDPOINT sets the endpoint in code instead.
 */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        String[] words = args.length == 0 ? args : Arrays.copyOfRange(args, 1, args.length);
        switch (args.length == 0 ? "" : args[0]) {
            case "grants" -> new Grants().run();
            case "jobs" -> new Jobs().run();
            case "notifications" -> new Notifications().run();
            case "pages" -> new Pages().run();
            case "publisher" -> new Publisher().run();
            case "subscriber" -> new Subscriber().run();
            case "get-job" -> GetJobOnce.run(words[0]);
            default -> {
                System.err.println("usage: clients.Main grants | jobs | notifications | pages | publisher | subscriber"
                        + " | get-job JOB_ID");
                System.exit(2);
            }
        }
    }
}
