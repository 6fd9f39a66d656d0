package frontdesk.simulator.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import frontdesk.simulator.telephone.PhoneNetwork;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

class BareRelayTest {

    private static final int CALLS = 3;
    private static final int FRAMES = 20;

    @Test
    void everyByteComesThroughInBothDirections() throws Exception {
        AtomicReference<Round> round = new AtomicReference<>();
        try (PhoneNetwork network = new PhoneNetwork(System::nanoTime, new Random(1));
                BothEnds bothEnds = new BothEnds(System::nanoTime);
                ModelPort model = new ModelPort(channel -> round.get().sessionOpened(channel));
                PipedInputStream said = new PipedInputStream();
                PrintStream says = new PrintStream(new PipedOutputStream(said), true, StandardCharsets.US_ASCII)) {
            Thread relay = Thread.ofPlatform().daemon().start(() -> relay(model.uri(), says));
            String line = new BufferedReader(new InputStreamReader(said, StandardCharsets.US_ASCII)).readLine();
            String port = line.substring(BareRelay.LISTENING.length());
            round.set(Round.relayed(
                    new Round.Generator(network, bothEnds, System::nanoTime),
                    URI.create("ws://127.0.0.1:" + port + "/media-stream")));
            round.get().beginMeasuring();
            round.get().place(CALLS);
            await(round.get());
            round.get().interrupt();
            round.get().hangUp();
            assertEquals(0, round.get().failed());
            assertEquals(0, round.get().bytesMissing());
            assertEquals(0, round.get().bytesWrong());
            relay.interrupt();
        }
    }

    private static void relay(URI model, PrintStream says) {
        try {
            BareRelay.relayAll(model, says);
        } catch (IOException interrupted) {
            // The test is over.
        }
    }

    /** Until enough was heard on either side. */
    private static void await(Round round) {
        long untilNanos = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (round.toModel().count() < CALLS * FRAMES || round.toCaller().count() < CALLS * FRAMES) {
            assertTrue(System.nanoTime() - untilNanos < 0, "so little was heard: " + round.toModel().count() + " and "
                    + round.toCaller().count());
            LockSupport.parkNanos(1_000_000);
        }
    }
}
