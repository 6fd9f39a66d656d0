package frontdesk;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import frontdesk.audio.AudioFormat;
import frontdesk.simulator.command.EmulateCommand;
import frontdesk.simulator.scenario.TestAudio;
import frontdesk.simulator.telephone.FakePhone;
import frontdesk.simulator.telephone.PhoneConfig;
import frontdesk.simulator.telephone.PhoneEvent.Farewell;
import frontdesk.simulator.telephone.Speech;
import frontdesk.simulator.terminal.UsageException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The emulated model by itself, and a server that is told of it in its settings. */
@Timeout(90)
class EmulateCommandTest {

    private static final String SAYS = "  OPENAI_REALTIME_URL=";

    /** What the command prints, line by line as it comes. */
    private static final class Printed extends PrintStream {
        private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();

        Printed() {
            super(OutputStream.nullOutputStream());
        }

        @Override
        public void println(String line) {
            lines.add(line);
        }

        String next() throws InterruptedException {
            return lines.poll(60, TimeUnit.SECONDS);
        }
    }

    private final Printed printed = new Printed();

    private int emulate(String... arguments) throws IOException {
        return new EmulateCommand(printed, System::nanoTime, InstantSource.system()).run(List.of(arguments));
    }

    @Test
    void aServerThatIsGivenItsUrlGreetsAndAnswersInRecordedSentences() throws Exception {
        Thread emulator = Thread.ofVirtual().start(() -> {
            try {
                emulate("--port", "0");
            } catch (IOException cannotListen) {
                throw new UncheckedIOException(cannotListen);
            }
        });
        assertEquals("The emulated Realtime API listens. Serve with", printed.next());
        String url = printed.next();
        assertTrue(url.startsWith(SAYS), url);
        try (WholeServer server = WholeServer.open(
                Map.of("OPENAI_REALTIME_URL", url.substring(SAYS.length()), "OPENAI_API_KEY", ""))) {
            talk(server);
        }
        assertEquals("session opened", printed.next());
        assertEquals("  session.update", printed.next());
        String last = printed.next();
        while (!last.equals("session closed")) {
            last = printed.next();
        }
        emulator.interrupt();
        emulator.join();
    }

    private static void talk(WholeServer server) throws Exception {
        TestAudio audio = TestAudio.packed();
        byte[] greeting = audio.speech("agent/greeting-no-session").audio();
        byte[] answer = audio.speech("agent/one-moment").audio();
        Ear ear = new Ear();
        PhoneConfig config = server.phone();
        FakePhone phone = FakePhone.dial(server.network, config, ear);
        assertArrayEquals(greeting, Arrays.copyOf(ear.await(greeting.length), greeting.length));
        phone.awaitHeard(AudioFormat.PCMU_8KHZ.durationMs(greeting.length), WholeServer.SOON);
        phone.say(Speech.of("hello", audio.speech("caller/hello").audio()));
        int both = greeting.length + answer.length;
        assertArrayEquals(answer, Arrays.copyOfRange(ear.await(both), greeting.length, both));
        phone.hangUp(Farewell.STOP);
        assertEquals(List.of(), phone.awaitEnd(WholeServer.SOON).violations());
        server.awaitEnd(config.callSid());
    }

    @Test
    void aPortThatIsNoneIsOneLine() {
        for (String port : List.of("x", "-1", "65536", "")) {
            UsageException refused = assertThrows(UsageException.class, () -> emulate("--port", port));
            assertEquals("--port " + port + " is not a port from 0 to 65535", refused.getMessage());
        }
    }
}
