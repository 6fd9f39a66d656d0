package frontdesk.simulator.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A process that the same Java runs as this one, and what it takes of the machine. */
record JavaProcess(ProcessHandle handle) {
    private static final Pattern HISTOGRAM_TOTAL = Pattern.compile("(?m)^Total\\s+\\d+\\s+(\\d+)");
    private static final Pattern RESIDENT = Pattern.compile("(?m)^VmRSS:\\s+(\\d+) kB");

    /** One of the programs that come with this Java: {@code java}; {@code jcmd} only if it is a whole JDK. */
    static Path program(String name) {
        return Path.of(System.getProperty("java.home"), "bin", name);
    }

    /** User and system time of the whole process, in steps of 10 ms on Linux. */
    Duration cpu() {
        return handle.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /** Resident memory; empty where the system does not tell through {@code /proc}. */
    OptionalLong residentBytes() throws IOException {
        Path status = Path.of("/proc", String.valueOf(handle.pid()), "status");
        if (!Files.isReadable(status)) {
            return OptionalLong.empty();
        }
        Matcher resident = RESIDENT.matcher(Files.readString(status));
        return resident.find() ? OptionalLong.of(Long.parseLong(resident.group(1)) * 1_024) : OptionalLong.empty();
    }

    /**
     * What is left on the heap after a full collection, which this causes; empty without a JDK's {@code jcmd}. Only of
     * another process: the one that asks stands still meanwhile and could not read the answer.
     */
    OptionalLong liveHeapBytes() throws IOException {
        if (!Files.isExecutable(program("jcmd"))) {
            return OptionalLong.empty();
        }
        Process jcmd = new ProcessBuilder(
                        program("jcmd").toString(), String.valueOf(handle.pid()), "GC.class_histogram")
                .redirectErrorStream(true)
                .start();
        String histogram = new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        Matcher total = HISTOGRAM_TOTAL.matcher(histogram);
        return total.find() ? OptionalLong.of(Long.parseLong(total.group(1))) : OptionalLong.empty();
    }
}
