package frontdesk.simulator.bench;

import frontdesk.file.TemporaryFolder;
import frontdesk.simulator.bench.Round.Generator;
import frontdesk.simulator.telephone.PhoneNetwork;
import frontdesk.simulator.terminal.Options;
import frontdesk.simulator.terminal.UsageException;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

/**
 * The command {@code bench}: how much the server adds to each frame, what a call costs, and how many calls the machine
 * carries, in one table.
 *
 * <p>Both far ends live in this process, on one clock; the server is a child process. Waits on the calling thread for a
 * few minutes.
 */
public final class BenchCommand {
    private static final List<Integer> CALLS = List.of(1, 50, 200, 400, 600, 800, 1_000);
    private static final String CLASS_ARCHIVE = "-XX:SharedArchiveFile=";
    private static final int DEFAULT_SECONDS = 10;
    private static final int MOST_SECONDS = 600;
    private static final int WARM_UP_TOOL_CALLS = 500;
    private static final int TOOL_CALLS = 1_000;

    private final PrintStream out;
    private final PrintStream progress;
    private final PhoneNetwork network;
    private final LongSupplier nanoClock;
    private final ToolCalls toolCalls;

    /** @param progress hears, a line now and then, how far it is */
    public BenchCommand(
            PrintStream out,
            PrintStream progress,
            PhoneNetwork network,
            LongSupplier nanoClock,
            ToolCalls toolCalls) {
        this.toolCalls = toolCalls;
        this.out = out;
        this.progress = progress;
        this.network = network;
        this.nanoClock = nanoClock;
    }

    /** What is asked for on the command line. */
    private record Plan(List<Integer> calls, int seconds, Path jar, List<String> flags) {}

    /**
     * Measures and prints.
     *
     * @param arguments {@code --calls 1,50,200}; {@code --seconds 10} for each column; {@code --jar FILE} and {@code
     *     --java-flags "FLAGS"} of the server, by default the jar and the flags of this process
     * @return the exit code: 0, also when a target is missed
     * @throws UsageException if the arguments are not understood
     * @throws IOException if the server does not start or is lost
     */
    public int run(List<String> arguments) throws IOException, InterruptedException {
        Plan plan = plan(Options.parse(arguments, List.of("--calls", "--seconds", "--jar", "--java-flags")));
        out.println("java " + String.join(" ", plan.flags()) + " -jar " + plan.jar().getFileName() + " serve");
        out.println("JDK " + Runtime.version() + ", " + Runtime.getRuntime().availableProcessors() + " processors, "
                + System.getProperty("os.name"));
        out.println();
        AtomicReference<Round> round = new AtomicReference<>();
        try (TemporaryFolder folder = TemporaryFolder.create();
                BothEnds bothEnds = new BothEnds(nanoClock);
                ModelPort model = new ModelPort(channel -> sessionOpened(round.get(), channel))) {
            Generator generator = new Generator(network, bothEnds, nanoClock);
            Launch launch = new Launch(
                    settings -> BenchServer.start(
                            plan.jar(), plan.flags(), model.uri(), folder.path(), settings, nanoClock),
                    server -> {
                        round.set(new Round(generator, server.uri()));
                        return round.get();
                    });
            rehearse(launch);
            try (BenchServer server = launch.starter().start(Map.of());
                    BareRelayProcess relay = BareRelayProcess.start(plan.jar(), plan.flags(), model.uri())) {
                Measuring.Rounds rounds = new Measuring.Rounds(
                        () -> launch.rounds().apply(server),
                        () -> {
                            round.set(Round.relayed(generator, relay.uri()));
                            return round.get();
                        });
                Measuring measuring = new Measuring(server, relay, rounds, plan.seconds(), progress);
                Report.Beginning beginning = measuring.begin();
                List<Row> rows = measuring.rows(plan.calls());
                Samples.Summary toolCall = toolCalls(server);
                progress.println("bench: the first word with MCP servers");
                new Report(out, rows).print(beginning, toolCall, FirstWord.measure(launch));
            }
            return 0;
        }
    }

    /** How a server is started, and how the calls are made that go to it. */
    record Launch(Starter starter, Function<BenchServer, Round> rounds) {}

    interface Starter {
        /** @param settings besides those that every server under test has */
        BenchServer start(Map<String, String> settings) throws IOException;
    }

    /**
     * One start and one call that do not count: a user's server is not the first one ever, so its files are in memory,
     * and its archive of classes is written if the flags ask for one.
     */
    private static void rehearse(Launch launch) throws IOException, InterruptedException {
        try (BenchServer server = launch.starter().start(Map.of())) {
            Round call = launch.rounds().apply(server);
            call.place(1);
            call.hangUp();
        }
    }

    /** A tool of the server's own MCP server, while there are no calls. */
    private Samples.Summary toolCalls(BenchServer server) throws IOException, InterruptedException {
        progress.println("bench: calling a tool " + TOOL_CALLS + " times");
        Samples samples = new Samples();
        toolCalls.call(server.uri(), BenchServer.MCP_TOKEN, WARM_UP_TOOL_CALLS, nanos -> {});
        toolCalls.call(server.uri(), BenchServer.MCP_TOKEN, TOOL_CALLS, samples::add);
        return samples.summary();
    }

    private static void sessionOpened(Round round, SocketChannel channel) throws IOException {
        if (round == null) {
            throw new IOException("nobody has called yet");
        }
        round.sessionOpened(channel);
    }

    private static Plan plan(Options options) {
        List<Integer> calls = options.value("--calls")
                .map(list -> Stream.of(list.split(","))
                        .map(item -> number("--calls", item, Measuring.MOST_CALLS))
                        .toList())
                .orElse(CALLS);
        int seconds = options.value("--seconds")
                .map(text -> number("--seconds", text, MOST_SECONDS))
                .orElse(DEFAULT_SECONDS);
        Path jar = Path.of(options.value("--jar").orElseGet(() -> System.getProperty("java.class.path")));
        if (!jar.toString().endsWith(".jar") || !Files.isReadable(jar)) {
            throw new UsageException("--jar: the server is started from a jar, which " + jar + " is not");
        }
        List<String> flags = options.value("--java-flags")
                .map(text -> Stream.of(text.strip().split("\\s+")).map(BenchCommand::fromAnywhere).toList())
                .orElseGet(() -> ManagementFactory.getRuntimeMXBean().getInputArguments());
        return new Plan(calls, seconds, jar, flags);
    }

    /** The server runs in another folder, where a relative path would lead nowhere. */
    private static String fromAnywhere(String flag) {
        return flag.startsWith(CLASS_ARCHIVE)
                ? CLASS_ARCHIVE + Path.of(flag.substring(CLASS_ARCHIVE.length())).toAbsolutePath()
                : flag;
    }

    private static int number(String option, String text, int most) {
        try {
            int number = Integer.parseInt(text.strip());
            if (number >= 1 && number <= most) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            // The same message as for a number out of bounds.
        }
        throw new UsageException(option + " takes numbers from 1 to " + most + ", not " + text);
    }
}
