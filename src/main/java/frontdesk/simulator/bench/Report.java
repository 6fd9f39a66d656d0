package frontdesk.simulator.bench;

import frontdesk.simulator.bench.Samples.Summary;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * The one table: a line for each figure, a column for each number of calls, and beside them what is aimed at and
 * whether it was met.
 */
final class Report {
    private static final String LABEL = "%-43s";
    private static final String CELL = "%9s";
    private static final double KB = 1_000;
    private static final double MB = 1e6;

    /** What happened once, before there was any load. */
    record Beginning(double listeningMs, double restBytes, double firstTwimlMs, double firstGreetingMs) {}

    /** @param atCalls in which column; 0 for each of them */
    private record Target(int atCalls, double limit, boolean inclusive) {
        static Target below(double limit, int atCalls) {
            return new Target(atCalls, limit, false);
        }

        static Target upTo(double limit, int atCalls) {
            return new Target(atCalls, limit, true);
        }

        String verdict(List<Row> rows, ToDoubleFunction<Row> figure) {
            List<Row> asked = rows.stream().filter(row -> atCalls == 0 || row.calls() == atCalls).toList();
            String aim = aim() + (atCalls == 0 ? "" : " at " + atCalls);
            return aim + " " + (asked.isEmpty() ? "-" : word(asked.stream().mapToDouble(figure).allMatch(this::isMet)));
        }

        String verdict(double figure) {
            return aim() + " " + word(isMet(figure));
        }

        private String aim() {
            return (inclusive ? "<= " : "< ") + number(limit);
        }

        private boolean isMet(double figure) {
            return inclusive ? figure <= limit : figure < limit;
        }
    }

    private final PrintStream out;
    private final List<Row> rows;

    Report(PrintStream out, List<Row> rows) {
        this.out = out;
        this.rows = List.copyOf(rows);
    }

    /**
     * @param toolCall how long a tool of our own MCP server takes to answer our own client
     * @param firstWords how long a caller waits when the agent has MCP servers
     */
    void print(Beginning beginning, Summary toolCall, List<FirstWord> firstWords) {
        out.println(LABEL.formatted("calls at a time") + cells(Row::calls) + "   target");
        latency("caller to model, added per frame", Row::toModel);
        latency("model to caller, added per frame", Row::toCaller);
        line("bytes missing", Row::bytesMissing, Target.upTo(0, 0));
        line("bytes wrong", Row::bytesWrong, Target.upTo(0, 0));
        line("server CPU, ms per call and minute", Row::serverCpuMs, Target.upTo(80, 200));
        line("a bare relay's CPU, ms per call and minute", Row::relayCpuMs);
        line("generator CPU, ms per call and minute", Row::generatorCpuMs);
        line("both, % of the machine", row -> 100 * row.machineShare());
        line("everybody else, % of the machine", row -> 100 * row.othersShare());
        line("live heap per call, kB", row -> row.heapBytes() / KB, Target.below(150, 50), Target.below(150, 200));
        line("resident memory per call, kB", row -> row.residentBytes() / KB);
        line("webhook to TwiML, p50 ms", row -> row.twiml().p50Ms());
        line("  p99 ms", row -> row.twiml().p99Ms());
        line("start to the greeting's first frame, p50 ms", row -> row.greeting().p50Ms());
        line("  p99 ms", row -> row.greeting().p99Ms(), Target.upTo(20, 50));
        line("speech_started to clear, p50 ms", row -> row.clear().p50Ms());
        line("  p99 ms", row -> row.clear().p99Ms(), Target.upTo(5, 50));
        line("messages with audio behind a clear", Row::playedAfterClear, Target.upTo(0, 0));
        line("calls that could not be placed", Row::failed);
        out.println();
        once("process start to listening, ms", beginning.listeningMs(), Target.upTo(1_000, 0));
        once("resident memory at rest, MB", beginning.restBytes() / MB, Target.below(100, 0));
        once("the very first call: webhook to TwiML, ms", beginning.firstTwimlMs());
        once("  start to the greeting's first frame, ms", beginning.firstGreetingMs(), Target.upTo(20, 0));
        once("a tool of our own MCP server, p50 ms", toolCall.p50Ms());
        once("  p99 ms", toolCall.p99Ms());
        for (FirstWord word : firstWords) {
            String mute = word.servers() > 1 ? ", one mute" : "";
            once("first word, " + word.servers() + " MCP servers" + mute + ", p50 ms", word.waits().p50Ms());
            once("  max ms", word.waits().maxMs());
        }
    }

    private void latency(String label, Function<Row, Summary> latency) {
        line(label + ", p50 ms", row -> latency.apply(row).p50Ms());
        line("  p99 ms", row -> latency.apply(row).p99Ms(), Target.below(2, 50), Target.below(3, 200));
        line("  max ms", row -> latency.apply(row).maxMs());
    }

    private void line(String label, ToDoubleFunction<Row> figure, Target... targets) {
        String verdicts = List.of(targets).stream()
                .map(target -> target.verdict(rows, figure))
                .collect(Collectors.joining(", "));
        out.println((LABEL.formatted(label) + cells(figure) + "   " + verdicts).stripTrailing());
    }

    private String cells(ToDoubleFunction<Row> figure) {
        return rows.stream()
                .map(row -> CELL.formatted(number(figure.applyAsDouble(row))))
                .collect(Collectors.joining());
    }

    private void once(String label, double figure, Target... targets) {
        String verdicts = List.of(targets).stream().map(target -> target.verdict(figure)).collect(Collectors.joining());
        out.println((LABEL.formatted(label) + CELL.formatted(number(figure)) + "   " + verdicts).stripTrailing());
    }

    private static String word(boolean met) {
        return met ? "met" : "MISSED";
    }

    /** Three digits that count. */
    private static String number(double figure) {
        if (Double.isNaN(figure)) {
            return "-";
        }
        int decimals = figure == Math.rint(figure) || Math.abs(figure) >= 100 ? 0 : Math.abs(figure) >= 10 ? 1 : 2;
        return String.format(Locale.ROOT, "%." + decimals + "f", figure);
    }
}
