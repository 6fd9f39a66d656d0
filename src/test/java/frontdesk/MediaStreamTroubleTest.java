package frontdesk;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import frontdesk.WholeServer.Reserved;
import frontdesk.door.RawSocket;
import frontdesk.simulator.model.EmulatorEvent.SpeechStarted;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a stranger or a broken Twilio may send on the media stream, to the whole server. */
class MediaStreamTroubleTest {

    private final WholeServer server = WholeServer.open();

    @AfterEach
    void theNextCallWorks() throws Exception {
        try (server) {
            server.nextCallWorks();
        }
    }

    static Stream<Arguments> nonsense() {
        String sid = "MZ00000000000000000000000000000000";
        return Stream.of(
                arguments("not JSON", "{\"event\":\"media\","),
                arguments("not JSON", "{\"event\":\"media\",\"media\":{\"payload\":\"\u0000\"}}"),
                arguments("not JSON", "{\"start\":{\"a\":".repeat(3_000)),
                arguments("not a JSON object", "[{\"event\":\"stop\"}]"),
                arguments("something follows the JSON object", "{\"event\":\"connected\"} {}"),
                arguments("no event", "{\"streamSid\":\"" + sid + "\"}"),
                arguments("no event", "{\"event\":{\"event\":\"stop\"}}"),
                arguments("an unknown event", "{\"event\":\"applause\",\"applause\":{\"loud\":true}}"),
                arguments("an unknown event", "{\"event\":7}"),
                arguments("no streamSid", "{\"event\":\"media\",\"media\":{\"payload\":\"//8=\"}}"),
                arguments(
                        "no media.payload", "{\"event\":\"media\",\"streamSid\":\"OURS\",\"media\":{\"payload\":{}}}"),
                arguments("no media.payload", "{\"event\":\"media\",\"streamSid\":\"OURS\",\"media\":[\"payload\"]}"),
                arguments("not base64", RawStream.media("OURS", 0, "*?*")),
                arguments("a foreign streamSid", RawStream.media(sid, 0, "//8=")),
                arguments("a foreign streamSid", "{\"event\":\"stop\",\"streamSid\":\"" + sid + "\"}"),
                arguments("no mark.name", "{\"event\":\"mark\",\"streamSid\":\"OURS\",\"mark\":{}}"),
                arguments("not a key", "{\"event\":\"dtmf\",\"streamSid\":\"OURS\",\"dtmf\":{\"digit\":\"12\"}}"),
                arguments("a second start", "START"));
    }

    @ParameterizedTest
    @MethodSource("nonsense")
    void nonsenseIsLoggedOnceAndTheCallGoesOn(String kind, String message) throws Exception {
        try (RawStream stream = server.stream()) {
            String text = message.equals("START")
                    ? stream.start("whatever")
                    : message.replace("OURS", stream.streamSid);
            for (int i = 0; i < 50; i++) {
                stream.send(text);
            }
            callGoesOn(stream);
            assertEquals(1, server.log.lines("ignored", kind, "call=" + stream.callSid).size());
            stream.hangUp();
            String closed = server.log.await("WebSocket connection closed", "call=" + stream.callSid);
            assertTrue(closed.contains("=50}"), closed);
        }
    }

    @Test
    void numbersMayBeNumbersAndMarksOfNobodyProveNothing() throws Exception {
        try (RawStream stream = server.stream()) {
            stream.send("""
                    {"event":"mark","streamSid":"%s","mark":{"name":"m9999"}}""".formatted(stream.streamSid));
            stream.send("{\"event\":\"media\",\"streamSid\":\"" + stream.streamSid
                    + "\",\"media\":{\"timestamp\":0,\"payload\":\"//8=\",\"news\":[{}]},\"sequenceNumber\":null}");
            callGoesOn(stream);
            assertEquals(List.of(), server.log.lines("ignored", "call=" + stream.callSid));
            stream.hangUp();
            server.awaitEnd(stream.callSid);
        }
    }

    @Test
    void messagesThatAreAllDifferentAreNotLoggedOneByOne() throws Exception {
        try (RawStream stream = server.stream()) {
            for (int i = 0; i < 2_000; i++) {
                stream.send("{\"event\":" + " ".repeat(i) + "}");
            }
            callGoesOn(stream);
            assertEquals(1, server.log.lines("ignored", "call=" + stream.callSid).size());
            stream.hangUp();
            server.awaitEnd(stream.callSid);
        }
    }

    @Test
    void binaryMessagesAreIgnored() throws Exception {
        try (RawStream stream = server.stream()) {
            stream.socket.send(RawSocket.frame(true, 2, new byte[1_000]));
            stream.socket.send(RawSocket.frame(true, 2, new byte[0]));
            callGoesOn(stream);
            assertEquals(1, server.log.lines("ignored", "a binary message", "call=" + stream.callSid).size());
            stream.hangUp();
            server.awaitEnd(stream.callSid);
        }
    }

    static Stream<Arguments> offences() {
        byte[] whole = "{\"event\":\"connected\"}".getBytes();
        var unmasked = RawSocket.header(true, 1, false, whole.length);
        unmasked.writeBytes(whole);
        return Stream.of(
                arguments("unmasked", 1002, unmasked.toByteArray()),
                arguments("a header that claims 2 GB", 1009, RawSocket.header(true, 1, true, 2L << 30).toByteArray()),
                arguments("a negative length", 1009, RawSocket.header(true, 1, true, Long.MIN_VALUE).toByteArray()),
                arguments("a reserved opcode", 1002, RawSocket.frame(true, 11, whole)),
                arguments("a continuation of nothing", 1002, RawSocket.frame(true, 0, whole)),
                arguments("no UTF-8", 1007, RawSocket.frame(true, 1, new byte[] {(byte) 0xC3, 0x28})),
                arguments("5 MB", 1009, RawSocket.frame(true, 1, new byte[5_000_000])));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("offences")
    void anOffenceAgainstTheProtocolEndsThisCallOnly(String offence, int code, byte[] bytes) throws Exception {
        try (RawStream bystander = server.stream(); RawStream stream = server.stream()) {
            stream.hears(160);
            try {
                stream.socket.send(bytes);
                assertEquals(code, stream.closeCode());
            } catch (IOException cutInTheMiddle) {
                assertEquals(1009, code, "only a long message is not read to its end");
            }
            stream.socket.close();
            String closed = server.log.await("WebSocket connection closed", "call=" + stream.callSid);
            assertTrue(closed.contains("code=" + code + " reason=\""), closed);
            assertTrue(server.awaitEnd(stream.callSid).contains("the caller's socket was lost"));
            String next = server.post("/call-ended", stream.callSid, "CallStatus", "in-progress").body();
            assertTrue(next.contains("<Say "), next);
            callGoesOn(bystander);
            bystander.hangUp();
            server.awaitEnd(bystander.callSid);
        }
    }

    @Test
    void whatComesBeforeTheStartIsIgnored() throws Exception {
        Reserved call = server.reserve();
        try (RawStream stream = RawStream.open(server.port(), call)) {
            stream.says(WholeServer.sound(20)).stop().started(call.token());
            callGoesOn(stream);
            assertEquals(1, server.log.lines("ignored", "before start").size());
            stream.hangUp();
            server.awaitEnd(call.callSid());
        }
    }

    @Test
    void aStreamThatNeverStartsIsClosed() throws Exception {
        try (RawStream stream = server.strangersStream()) {
            assertEquals(1008, stream.closeCode());
            assertTrue(stream.socket.isClosedByPeer());
            server.log.await("WebSocket connection closed", "code=1008", "no start");
        }
    }

    @Test
    void aStartWithoutATokenOfOursIsRefused() throws Exception {
        Reserved call = server.reserve();
        String forged = call.token().substring(0, call.token().length() - 4) + "AAAA";
        for (String wrong : List.of("", "token", forged, call.token().substring(1), "!.!", "x".repeat(100_000))) {
            try (RawStream stream = server.strangersStream().started(wrong)) {
                assertEquals(1008, stream.closeCode());
                server.log.await("refused", "not one of ours", "call=" + stream.callSid);
                assertEquals(1, server.log.lines("WARN", "call=" + stream.callSid).size());
            }
        }
        assertEquals(1, server.frontdesk.parkedCalls(), "whoever guesses does not spoil the caller's own");
        server.post("/call-status", call.callSid(), "CallStatus", "completed");
        server.awaitEnd(call.callSid());
    }

    @Test
    void aTokenIsGoodOnce() throws Exception {
        Reserved call = server.reserve();
        try (RawStream stream = server.stream(call);
                RawStream second = server.stream(call)) {
            assertEquals(1008, second.closeCode());
            server.log.await("refused", "used before", "call=" + call.callSid());
            callGoesOn(stream);
            stream.hangUp();
            server.awaitEnd(call.callSid());
        }
    }

    @Test
    void aTokenExpires() throws Exception {
        Reserved call = server.reserve();
        server.letPass(Duration.ofSeconds(31));
        try (RawStream stream = server.stream(call)) {
            assertEquals(1008, stream.closeCode());
            server.log.await("refused", "expired", "call=" + call.callSid());
        }
        server.post("/call-status", call.callSid(), "CallStatus", "completed");
        server.awaitEnd(call.callSid());
    }

    @Test
    void aStartThatDescribesAnotherSoundIsRefused() throws Exception {
        Reserved call = server.reserve();
        try (RawStream stream = RawStream.open(server.port(), call)) {
            stream.send(stream.start(call.token()).replace("8000", "16000"));
            assertEquals(1008, stream.closeCode());
            server.log.await("refused", "media format", "call=" + call.callSid());
        }
        try (RawStream stream = server.stream(call)) {
            assertArrayEquals(WholeServer.GREETING.muLaw(), stream.hears(WholeServer.GREETING.muLaw().length));
            stream.hangUp();
            server.awaitEnd(call.callSid());
        }
    }

    @Test
    void aSocketThatVanishesEndsItsCall() throws Exception {
        RawStream stream = server.stream();
        stream.hears(160);
        stream.close();
        assertTrue(server.awaitEnd(stream.callSid).contains("the caller's socket was lost"));
        server.log.await("WebSocket connection closed", "code=1006", "call=" + stream.callSid);
    }

    @Test
    void aStopIsAHangUpWhateverFollows() throws Exception {
        try (RawStream stream = server.stream()) {
            stream.hears(160);
            stream.stop().stop().says(WholeServer.sound(20)).send("{\"event\":");
            stream.socket.send(RawSocket.closeFrame(1000));
            assertTrue(server.awaitEnd(stream.callSid).contains("reason=\"caller hung up\""));
            assertTrue(server.post("/call-ended", stream.callSid).body().contains("<Hangup/>"));
        }
    }

    /** The caller hears the greeting, and the model hears the caller. */
    private void callGoesOn(RawStream stream) throws Exception {
        byte[] greeting = WholeServer.GREETING.muLaw();
        assertArrayEquals(greeting, stream.hears(greeting.length));
        stream.says(WholeServer.sound(400));
        stream.session.log().await(SpeechStarted.class, WholeServer.SOON);
        assertEquals(List.of(), stream.session.log().violations());
    }
}
