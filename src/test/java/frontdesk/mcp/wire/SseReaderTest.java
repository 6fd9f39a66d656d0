package frontdesk.mcp.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SseReaderTest {

    private static SseReader reading(String text) {
        return new SseReader(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), "");
    }

    private static List<String> data(SseReader events) throws IOException {
        List<String> data = new ArrayList<>();
        for (Optional<SseReader.Event> event = events.next(); event.isPresent(); event = events.next()) {
            data.add(event.get().data());
        }
        return data;
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void linesMayEndInThreeWays(String end) throws IOException {
        String stream = "data: one" + end + "data: two" + end + end + "data:three" + end + end;
        assertEquals(List.of("one\ntwo", "three"), data(reading(stream)));
    }

    @Test
    void lineEndsMayBeMixed() throws IOException {
        assertEquals(List.of("a\nb", "c"), data(reading("data: a\r\ndata: b\n\r\ndata: c\r\r")));
    }

    @Test
    void onlyOneBlankAfterTheColonIsDropped() throws IOException {
        assertEquals(List.of(" two", "", "x:y"), data(reading("data:  two\n\ndata\n\ndata:x:y\n\n")));
    }

    @Test
    void commentsAndUnknownFieldsAreIgnored() throws IOException {
        assertEquals(List.of("a"), data(reading(": still here\nfoo: bar\ndata: a\n: again\n\n: bye\n\n")));
    }

    @Test
    void anUnfinishedEventAtTheEndIsDropped() throws IOException {
        SseReader events = reading("id: 1\ndata: whole\n\nid: 2\ndata: half\n");
        assertEquals(List.of("whole"), data(events));
        assertEquals("1", events.lastEventId());
    }

    @Test
    void anEventWithoutDataStillSaysWhereTheStreamIs() throws IOException {
        SseReader events = reading("id: p1\nretry: 500\ndata: \n\nid: p2\n\n");
        assertEquals(Optional.of(new SseReader.Event("message", "")), events.next());
        assertEquals("p1", events.lastEventId());
        assertEquals(Optional.of(Duration.ofMillis(500)), events.retry());
        assertEquals(Optional.empty(), events.next());
        assertEquals("p2", events.lastEventId());
    }

    @Test
    void anIdStaysUntilThereIsAnotherAndOneWithNulIsNone() throws IOException {
        SseReader events = reading("id: a\ndata: 1\n\ndata: 2\n\nid: b\0\ndata: 3\n\nid\ndata: 4\n\n");
        events.next();
        events.next();
        assertEquals("a", events.lastEventId());
        events.next();
        assertEquals("a", events.lastEventId());
        events.next();
        assertEquals("", events.lastEventId());
    }

    @Test
    void anIdThatNoHeaderCanCarryIsNone() throws IOException {
        SseReader events = reading("id: a\ndata: 1\n\nid: \u0001\ndata: 2\n\nid: ü\ndata: 3\n\nid: "
                + "x".repeat(1_025) + "\ndata: 4\n\n");
        for (int i = 0; i < 4; i++) {
            events.next();
            assertEquals("a", events.lastEventId());
        }
    }

    @Test
    void retryIsDigitsOnly() throws IOException {
        SseReader events = reading("retry: 20\ndata: 1\n\nretry: -5\nretry: 3s\nretry: 99999999999\ndata: 2\n\n");
        events.next();
        events.next();
        assertEquals(Optional.of(Duration.ofMillis(20)), events.retry());
    }

    @Test
    void theTypeIsTheServersOrMessage() throws IOException {
        SseReader events = reading("event: endpoint\ndata: /x\n\ndata: y\n\nevent\ndata: z\n\n");
        assertEquals(Optional.of(new SseReader.Event("endpoint", "/x")), events.next());
        assertEquals(Optional.of(new SseReader.Event("message", "y")), events.next());
        assertEquals(Optional.of(new SseReader.Event("message", "z")), events.next());
    }

    @Test
    void aByteOrderMarkAtTheStartIsDropped() throws IOException {
        assertEquals(List.of("a"), data(reading("\uFEFFdata: a\n\n\uFEFFdata: no field\n\n")));
    }

    @Test
    void charactersMayComeInPieces() throws IOException {
        byte[] bytes = "data: Grüße 世界 👋\r\n\r\n".getBytes(StandardCharsets.UTF_8);
        InputStream oneByOne = new ByteArrayInputStream(bytes) {
            @Override
            public int read(byte[] buffer) {
                return super.read(buffer, 0, 1);
            }
        };
        assertEquals(List.of("Grüße 世界 👋"), data(new SseReader(oneByOne, "")));
    }

    @Test
    void anEventIsDispatchedAtItsCarriageReturnWithoutWaitingForMore() throws IOException {
        InputStream endless = new InputStream() {
            private final byte[] bytes = "data: a\r\r".getBytes(StandardCharsets.UTF_8);
            private int next;

            @Override
            public int read() {
                if (next == bytes.length) {
                    throw new AssertionError("the event was complete already");
                }
                return bytes[next++];
            }

            @Override
            public int read(byte[] buffer, int offset, int length) {
                buffer[offset] = (byte) read();
                return 1;
            }
        };
        assertEquals(Optional.of(new SseReader.Event("message", "a")), new SseReader(endless, "").next());
    }

    @Test
    void anEventWithoutEndIsGivenUp() {
        byte[] endless = new byte[SseReader.LONGEST_EVENT_BYTES + 100];
        Arrays.fill(endless, (byte) 'x');
        IOException refused = assertThrows(
                IOException.class, () -> new SseReader(new ByteArrayInputStream(endless), "").next());
        assertTrue(refused.getMessage().contains("longer than"), refused.getMessage());
    }

    @Test
    void aStreamThatIsResumedBeginsWhereItWas() throws IOException {
        InputStream stream = new ByteArrayInputStream("data: a\n\n".getBytes(StandardCharsets.UTF_8));
        SseReader events = new SseReader(stream, "e7");
        events.next();
        assertEquals("e7", events.lastEventId());
    }
}
