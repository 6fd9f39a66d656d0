package frontdesk.simulator.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@Timeout(60)
class JavaProcessTest {

    /** It is there until its input ends. */
    static final class Waiting {
        public static void main(String[] arguments) throws IOException {
            System.out.println("here");
            System.in.read();
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void whatAProcessTakesOfTheMachineIsFoundOut() throws IOException {
        Process process = new ProcessBuilder(
                        JavaProcess.program("java").toString(),
                        "-cp", System.getProperty("java.class.path"), Waiting.class.getName())
                .start();
        try {
            assertEquals("here", process.inputReader(StandardCharsets.UTF_8).readLine());
            JavaProcess waiting = new JavaProcess(process.toHandle());
            long liveHeapBytes = waiting.liveHeapBytes().orElseThrow();
            long residentBytes = waiting.residentBytes().orElseThrow();
            assertTrue(waiting.cpu().isPositive());
            assertTrue(liveHeapBytes > 100_000, "on the heap: " + liveHeapBytes);
            assertTrue(residentBytes > liveHeapBytes, "resident: " + residentBytes);
        } finally {
            process.destroy();
        }
    }
}
