package frontdesk.websocket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import frontdesk.door.DoorHouse;
import frontdesk.door.RawSocket;
import java.io.IOException;
import java.time.Duration;
import java.util.BitSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class SlowReaderTest {

    private static final String BLOCK = "x".repeat(32 * 1024);
    private static final Duration LONG = Duration.ofSeconds(60);

    private DoorHouse house;
    /** Takes little at a time, and reads only what a test reads. */
    private RawSocket slow;
    private RecordingHandler handler;

    private void open(int queuedBytes, Duration stalledAfter, Duration closeWithin) throws Exception {
        house = new DoorHouse(new SocketLimits(1 << 20, queuedBytes, stalledAfter, closeWithin));
        slow = new RawSocket(house.port(), 4096);
        slow.send(RawSocket.UPGRADE.formatted("/echo")).readHead();
        handler = house.nextHandler();
        assertEquals("opened", handler.next());
    }

    @AfterEach
    void close() throws IOException {
        slow.close();
        house.close();
    }

    /** 32 MB are more than any socket buffer takes. */
    private void sendTooMuch() {
        for (int i = 0; i < 1_000; i++) {
            handler.connection.send(BLOCK);
        }
    }

    @Test
    void readerThatFallsTooFarBehindIsClosedAndOthersAreNotDisturbed() throws Exception {
        open(256 * 1024, LONG, Duration.ofMillis(100));
        try (RawSocket other = RawSocket.webSocket(house.port(), "/echo")) {
            sendTooMuch();
            assertEquals("hello", other.sendText("hello").readFrame().text());
            assertEquals("closed 1008 the peer reads too slowly", handler.next());
            assertEquals("hello", other.sendText("hello").readFrame().text());
        }
    }

    @Test
    void readerThatCatchesUpAfterwardsIsToldWhy() throws Exception {
        open(256 * 1024, LONG, LONG);
        sendTooMuch();
        RawSocket.Frame frame = slow.readFrame();
        while (frame.opcode() != 8) {
            assertEquals(BLOCK, frame.text());
            frame = slow.readFrame();
        }
        assertEquals(1008, frame.closeCode());
        slow.send(RawSocket.closeFrame(1008));
        assertTrue(slow.isClosedByPeer());
        assertEquals("closed 1008 the peer reads too slowly", handler.next());
    }

    @Test
    void readerThatTakesNothingIsCutOff() throws Exception {
        open(64 << 20, Duration.ofMillis(200), LONG);
        sendTooMuch();
        assertEquals("closed 1006 the peer has read nothing for 200 ms", handler.next());
    }

    @Test
    void everythingQueuedArrivesInOrder() throws Exception {
        open(64 << 20, LONG, LONG);
        for (int i = 0; i < 300; i++) {
            handler.connection.send(i + BLOCK);
        }
        for (int i = 0; i < 300; i++) {
            assertEquals(i + BLOCK, slow.readFrame().text());
        }
        assertEquals("open", slow.sendText("open").readFrame().text());
    }

    @Test
    void framesOfManySendersNeverMix() throws Exception {
        int senders = 4;
        int messages = 2_000;
        open(64 << 20, LONG, LONG);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int sender = 0; sender < senders; sender++) {
                int first = sender * messages;
                threads.execute(() -> {
                    for (int i = first; i < first + messages; i++) {
                        handler.connection.send(i + " " + "y".repeat(500));
                    }
                });
            }
            BitSet seen = new BitSet();
            for (int i = 0; i < senders * messages; i++) {
                String[] words = slow.readFrame().text().split(" ");
                assertEquals(500, words[1].length());
                seen.set(Integer.parseInt(words[0]));
            }
            assertEquals(senders * messages, seen.cardinality());
        }
    }
}
