package frontdesk.simulator.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Supplier;

/** The course of a benchmark: rest, the very first call, a warm-up, then one round for each number of calls. */
final class Measuring {
    static final int MOST_CALLS = 1_000;

    /** So many are always measured; more only while the machine carries them. */
    private static final int ALWAYS = 200;
    /** Until the compiler has seen not only speech but also how calls begin and end, it takes half of the machine. */
    private static final int WARM_UP_ROUNDS = 4;
    private static final int WARM_UP_CALLS = 50;
    /** By then all that a start sets going is over: catalogues are there, and the compiler's memory is given back. */
    private static final Duration REST = Duration.ofSeconds(10);
    private static final Duration WARM_UP = Duration.ofSeconds(5);
    private static final Duration SETTLE = Duration.ofSeconds(2);
    /** The system counts CPU in steps of 10 ms: less than fifty of them are no figure. */
    private static final double LEAST_CPU_MS = 500;
    private static final double MINUTE_S = 60;

    private final BenchServer server;
    private final BareRelayProcess relay;
    private final Supplier<Round> rounds;
    private final Supplier<Round> relayedRounds;
    private final int seconds;
    private final PrintStream progress;
    private final JavaProcess generator = new JavaProcess(ProcessHandle.current());
    private final OperatingSystemMXBean machine = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    private double restBytes;
    private double idleHeapBytes;
    private double idleResidentBytes;

    /** Makes a new one, to which all sessions go from then on: through the server, or through the bare relay. */
    record Rounds(Supplier<Round> served, Supplier<Round> relayed) {}

    /** @param seconds how long each round is measured */
    Measuring(BenchServer server, BareRelayProcess relay, Rounds rounds, int seconds, PrintStream progress) {
        this.server = server;
        this.relay = relay;
        this.rounds = rounds.served();
        this.relayedRounds = rounds.relayed();
        this.seconds = seconds;
        this.progress = progress;
    }

    /** The server as it has just started, and the first call it ever gets; then it is warmed up. */
    Report.Beginning begin() throws IOException, InterruptedException {
        Thread.sleep(REST);
        restBytes = bytes(server.process().residentBytes());
        Round first = rounds.get();
        first.place(1);
        Thread.sleep(SETTLE);
        first.hangUp();
        progress.println("bench: warming up with " + WARM_UP_ROUNDS + " times " + WARM_UP_CALLS + " calls of "
                + WARM_UP.toSeconds() + " s");
        int failed = first.failed();
        for (int i = 0; i < WARM_UP_ROUNDS; i++) {
            failed += warmUp(rounds.get());
        }
        failed += warmUp(relayedRounds.get());
        if (failed > 0) {
            throw new IOException("the server took no calls, its log ends with:\n" + server.lastWords());
        }
        idleHeapBytes = bytes(server.process().liveHeapBytes());
        idleResidentBytes = bytes(server.process().residentBytes());
        return new Report.Beginning(
                server.startUp().toNanos() / 1e6,
                restBytes,
                first.times().twiml().summary().maxMs(),
                first.times().greeting().summary().maxMs());
    }

    /** @return how many calls failed */
    private static int warmUp(Round round) throws IOException, InterruptedException {
        round.place(WARM_UP_CALLS);
        Thread.sleep(WARM_UP);
        round.interrupt();
        round.hangUp();
        return round.failed();
    }

    /** One row for each number of calls, in this order; from more than {@value #ALWAYS} on until it is too much. */
    List<Row> rows(List<Integer> calls) throws IOException, InterruptedException {
        List<Row> rows = new ArrayList<>();
        for (int number : calls) {
            if (number > ALWAYS && !rows.isEmpty() && !rows.getLast().isCarried()) {
                progress.println("bench: " + rows.getLast().calls() + " calls are more than this machine carries");
                break;
            }
            progress.println("bench: " + number + " calls for " + seconds + " s");
            rows.add(row(number));
        }
        return rows;
    }

    private Row row(int calls) throws IOException, InterruptedException {
        Round round = rounds.get();
        round.place(calls);
        Thread.sleep(SETTLE);
        Duration serverBefore = server.process().cpu();
        Duration generatorBefore = generator.cpu();
        machine.getCpuLoad();
        round.beginMeasuring();
        Thread.sleep(Duration.ofSeconds(seconds));
        round.endMeasuring();
        double machineShare = machine.getCpuLoad();
        double serverMs = server.process().cpu().minus(serverBefore).toMillis();
        double generatorMs = generator.cpu().minus(generatorBefore).toMillis();
        double residentBytes = bytes(server.process().residentBytes());
        double heapBytes = bytes(server.process().liveHeapBytes());
        Thread.sleep(SETTLE);
        round.interrupt();
        round.hangUp();
        double machineMs = 1e3 * seconds * machine.getAvailableProcessors();
        double callMinutes = calls * seconds / MINUTE_S;
        double relayMs = relayCpuMs(calls);
        return new Row(
                calls,
                round.failed(),
                round.toModel().summary(),
                round.toCaller().summary(),
                perCallMinute(serverMs, callMinutes),
                perCallMinute(relayMs, callMinutes),
                perCallMinute(generatorMs, callMinutes),
                (serverMs + generatorMs) / machineMs,
                Math.max(0, machineShare - (serverMs + generatorMs) / machineMs),
                (heapBytes - idleHeapBytes) / calls,
                (residentBytes - idleResidentBytes) / calls,
                round.times().twiml().summary(),
                round.times().greeting().summary(),
                round.times().clear().summary(),
                round.bytesMissing(),
                round.bytesWrong(),
                round.times().playedAfterClear().get());
    }

    private double relayCpuMs(int calls) throws IOException, InterruptedException {
        Round round = relayedRounds.get();
        round.place(calls);
        Thread.sleep(SETTLE);
        Duration before = relay.process().cpu();
        Thread.sleep(Duration.ofSeconds(seconds));
        double relayMs = relay.process().cpu().minus(before).toMillis();
        round.interrupt();
        round.hangUp();
        return relayMs;
    }

    private static double perCallMinute(double cpuMs, double callMinutes) {
        return cpuMs < LEAST_CPU_MS ? Double.NaN : cpuMs / callMinutes;
    }

    private static double bytes(OptionalLong measured) {
        return measured.isPresent() ? measured.getAsLong() : Double.NaN;
    }
}
