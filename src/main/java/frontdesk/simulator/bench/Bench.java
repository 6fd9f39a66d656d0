package frontdesk.simulator.bench;

import frontdesk.simulator.Options;
import frontdesk.simulator.telephone.PhoneNetwork;
import frontdesk.simulator.UsageException;
import frontdesk.simulator.bench.Round.Generator;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The command {@code bench}: how much the server adds to each frame, what a call costs, and how many calls the machine
 * carries, in one table.
 *
 * <p>Both far ends live in this process, on one clock; the server is a child process. Waits on the calling thread for a
 * few minutes.
 */
public final class Bench {
    private static final List<Integer> CALLS = List.of(1, 50, 200, 400, 600, 800, 1_000);
    private static final int DEFAULT_SECONDS = 12;
    private static final int MOST_SECONDS = 600;

    private final PrintStream out;
    private final PrintStream progress;
    private final PhoneNetwork network;
    private final LongSupplier nanoClock;

    /** @param progress hears, a line now and then, how far it is */
    public Bench(PrintStream out, PrintStream progress, PhoneNetwork network, LongSupplier nanoClock) {
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
     * @param arguments {@code --calls 1,50,200}; {@code --seconds 12} for each column; {@code --jar FILE} and {@code
     *     --java-flags "FLAGS"} of the server, by default the jar and the flags of this process
     * @return the exit code: 0, also when a target is missed
     * @throws UsageException if the arguments are not understood
     * @throws IOException if the server does not start or is lost
     */
    public int run(List<String> arguments) throws IOException, InterruptedException {
        Plan plan = plan(Options.parse(arguments, List.of("--calls", "--seconds", "--jar", "--java-flags")));
        out.println("server: java " + String.join(" ", plan.flags()) + " -jar " + plan.jar().getFileName() + " serve; JDK "
                + Runtime.version() + ", " + Runtime.getRuntime().availableProcessors() + " processors, "
                + System.getProperty("os.name"));
        Path folder = Files.createTempDirectory("frontdesk-bench");
        AtomicReference<Round> round = new AtomicReference<>();
        try (Pacer pacer = new Pacer(nanoClock);
                Receiving receiving = new Receiving();
                ModelPort model = new ModelPort(channel -> sessionOpened(round.get(), channel));
                BenchServer server = BenchServer.start(plan.jar(), plan.flags(), model.uri(), folder, nanoClock)) {
            Generator generator = new Generator(network, receiving, pacer, nanoClock);
            Supplier<Round> rounds = () -> {
                round.set(new Round(generator, server.uri()));
                return round.get();
            };
            Measuring measuring = new Measuring(server, rounds, plan.seconds(), progress);
            Report.Beginning beginning = measuring.begin();
            new Report(out, measuring.rows(plan.calls())).print(beginning);
            return 0;
        } finally {
            Files.deleteIfExists(folder);
        }
    }

    private static void sessionOpened(Round round, SocketChannel channel) throws IOException {
        if (round == null) {
            throw new IOException("nobody has called yet");
        }
        round.sessionOpened(channel);
    }

    private static Plan plan(Options options) {
        List<Integer> calls = options.value("--calls")
                .map(list -> Stream.of(list.split(",")).map(item -> number("--calls", item, Measuring.MOST_CALLS)).toList())
                .orElse(CALLS);
        int seconds = options.value("--seconds").map(text -> number("--seconds", text, MOST_SECONDS)).orElse(DEFAULT_SECONDS);
        Path jar = Path.of(options.value("--jar").orElseGet(() -> System.getProperty("java.class.path")));
        if (!jar.toString().endsWith(".jar") || !Files.isReadable(jar)) {
            throw new UsageException("--jar: the server is started from a jar, and " + jar + " is none that can be read");
        }
        List<String> flags = options.value("--java-flags")
                .map(text -> List.of(text.strip().split("\\s+")))
                .orElseGet(() -> ManagementFactory.getRuntimeMXBean().getInputArguments());
        return new Plan(calls, seconds, jar, flags);
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
