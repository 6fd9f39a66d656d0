package frontdesk.simulator.bench;

import frontdesk.file.TemporaryFolder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * How long a caller waits for the first word when the agent has MCP servers: from the webhook to its answer, and from
 * the stream's {@code start} to the first frame of the greeting, one call after the other.
 *
 * @param servers how many MCP servers; of several one never answers
 * @param waits one for each call
 */
record FirstWord(int servers, Samples.Summary waits) {

    private static final List<Integer> SERVERS = List.of(0, 1, 5);
    private static final int WARM_UP_CALLS = 5;
    private static final int CALLS = 15;
    private static final long GREETING_MS = 10_000;

    /** One for each number of servers, each with a server under test of its own. */
    static List<FirstWord> measure(BenchCommand.Launch launch) throws IOException, InterruptedException {
        List<FirstWord> words = new ArrayList<>();
        for (int servers : SERVERS) {
            words.add(measure(launch, servers));
        }
        return words;
    }

    private static FirstWord measure(BenchCommand.Launch launch, int servers) throws IOException, InterruptedException {
        Samples waits = new Samples();
        try (TemporaryFolder folder = TemporaryFolder.create();
                McpNeighbours neighbours = McpNeighbours.start(servers);
                BenchServer server = launch.starter().start(neighbours.settings(folder.path()))) {
            for (int call = 0; call < WARM_UP_CALLS + CALLS; call++) {
                long waitNanos = call(launch.rounds().apply(server));
                if (call >= WARM_UP_CALLS) {
                    waits.add(waitNanos);
                }
            }
        }
        return new FirstWord(servers, waits.summary());
    }

    private static long call(Round round) throws IOException, InterruptedException {
        round.place(1);
        CallTimes times = round.times();
        for (int waitedMs = 0; times.greeting().count() == 0 && waitedMs < GREETING_MS; waitedMs++) {
            Thread.sleep(1);
        }
        round.hangUp();
        return times.twiml().sum() + times.greeting().sum();
    }
}
