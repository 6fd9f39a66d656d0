package frontdesk.simulator.telephone;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import frontdesk.simulator.telephone.PhoneConfig.Webhook;
import frontdesk.simulator.telephone.PhoneEvent.ActionAnswered;
import frontdesk.simulator.telephone.PhoneEvent.AgentPaused;
import frontdesk.simulator.telephone.PhoneEvent.Answered;
import frontdesk.simulator.telephone.PhoneEvent.CallerPaused;
import frontdesk.simulator.telephone.PhoneEvent.Cleared;
import frontdesk.simulator.telephone.PhoneEvent.Farewell;
import frontdesk.simulator.telephone.PhoneEvent.FrameSent;
import frontdesk.simulator.telephone.PhoneEvent.HungUp;
import frontdesk.simulator.telephone.PhoneEvent.MarkReturned;
import frontdesk.simulator.telephone.PhoneEvent.StreamClosed;
import frontdesk.simulator.telephone.PhoneEvent.StreamStarted;
import frontdesk.simulator.telephone.PhoneEvent.Violation;
import frontdesk.simulator.telephone.ScriptedServer.Request;
import frontdesk.simulator.telephone.Speech.Gap;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FakePhoneTest {
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final String CALL_SID = "CA00000000000000000000000000000002";
    private static final String STREAM_SID = "MZ00000000000000000000000000000002";
    private static final Pattern PAYLOAD = Pattern.compile("\"timestamp\":\"(\\d+)\",\"payload\":\"([^\"]*)\"");

    private ScriptedServer server;
    private PhoneNetwork network;

    @BeforeEach
    void open() throws Exception {
        server = new ScriptedServer();
        network = new PhoneNetwork(System::nanoTime, new Random(1));
    }

    @AfterEach
    void close() throws Exception {
        network.close();
        server.close();
    }

    @Test
    void theWebhookHasAllParametersAndIsSignedOverTheUrlThatTheServerKnows() throws Exception {
        URI known = URI.create("https://voice.example.com");
        FakePhone.dial(network, config().withWebhook(Webhook.PLAIN.signedWith("secret").reachedAs(known)));
        Request request = server.awaitRequest();
        assertEquals("POST", request.method());
        assertEquals("ringing", request.form().get("CallStatus"));
        assertEquals("+15005550101", request.form().get("From"));
        assertEquals("+15005550006", request.form().get("Called"));
        assertEquals("", request.form().get("CallerZip"));
        URI signed = URI.create("https://voice.example.com/incoming-call");
        assertEquals(PhoneWebhook.signature("secret", signed, request.form()), request.signature());
    }

    @Test
    void aGetCarriesTheSameParametersInItsQueryWhichIsSignedAsItIs() throws Exception {
        FakePhone.dial(network, config().withWebhook(Webhook.PLAIN.signedWith("secret").byGet()));
        Request request = server.awaitRequest();
        assertEquals("GET", request.method());
        assertEquals(CALL_SID, request.form().get("CallSid"));
        URI signed = URI.create(server.url() + request.target());
        assertEquals(PhoneWebhook.signature("secret", signed, Map.of()), request.signature());
    }

    @Test
    void aWebhookSentTwiceIsStillOneCall() throws Exception {
        FakePhone phone = FakePhone.dial(network, config().withWebhook(Webhook.PLAIN.sentTwice()));
        assertEquals(CALL_SID, server.awaitRequest().form().get("CallSid"));
        assertEquals(CALL_SID, server.awaitRequest().form().get("CallSid"));
        server.await("\"event\":\"start\"");
        phone.hangUp(Farewell.STOP);
        PhoneLog log = phone.awaitEnd(SOON);
        assertEquals(1, log.all(Answered.class).size());
        assertEquals(1, log.all(StreamStarted.class).size());
    }

    @Test
    void aRequestToTheFallbackUrlTellsWhatFailedAndWhere() throws Exception {
        FakePhone.dial(network, config().withWebhook(Webhook.PLAIN.withErrorCode("11205")));
        Map<String, String> form = server.awaitRequest().form();
        assertEquals("11205", form.get("ErrorCode"));
        assertEquals(server.url() + "/incoming-call", form.get("ErrorUrl"));
    }

    @Test
    void theActionMayFollowAHangUpToo() throws Exception {
        FakePhone phone = FakePhone.dial(network, config().withWebhook(Webhook.PLAIN.withActionAfterHangUp()));
        server.await("\"event\":\"start\"");
        server.awaitRequest();
        phone.hangUp(Farewell.STOP);
        assertEquals("completed", server.awaitRequest().form().get("CallStatus"));
        assertTrue(phone.awaitEnd(SOON).first(ActionAnswered.class).isPresent());
    }

    @Test
    void theStreamsStatusCallbackHearsOfItsBeginningAndItsEnd() throws Exception {
        server.incomingCall = ScriptedServer.twiml("<Connect><Stream url=\"" + server.streamUrl()
                + "\" statusCallback=\"" + server.url() + "/stream-status\"/></Connect>");
        FakePhone phone = talking();
        server.awaitRequest();
        assertEquals("stream-started", server.awaitRequest().form().get("StreamEvent"));
        phone.hangUp(Farewell.STOP);
        assertEquals("stream-stopped", server.awaitRequest().form().get("StreamEvent"));
        assertEquals(List.of(), phone.awaitEnd(SOON).violations());
    }

    @Test
    void aStreamBeginsWithConnectedAndStartAndIsSigned() throws Exception {
        FakePhone phone = FakePhone.dial(network, config().withWebhook(Webhook.PLAIN.signedWith("secret")));
        phone.log().await(StreamStarted.class, SOON);
        assertEquals(
                PhoneWebhook.signature("secret", URI.create(server.streamUrl()), Map.of()), server.signatures.take());
        assertTrue(server.await("").contains("\"event\":\"connected\""));
        String start = server.await("");
        assertTrue(start.contains("\"event\":\"start\",\"sequenceNumber\":\"1\",\"streamSid\":\"" + STREAM_SID));
        assertTrue(start.contains("\"customParameters\":{\"token\":\"t\"}"), start);
        assertTrue(server.await("").contains("\"chunk\":\"1\",\"timestamp\":\"0\""));
    }

    @Test
    void speechArrivesWholeInFramesOfTwentyMilliseconds() throws Exception {
        byte[] words = noise(1234);
        FakePhone phone = FakePhone.dial(network, config());
        phone.say(Speech.of("words", words));
        phone.log().await(CallerPaused.class, SOON);
        phone.hangUp(Farewell.STOP);
        phone.awaitEnd(SOON);
        byte[] said = phone.recording().caller();
        assertArrayEquals(words, Arrays.copyOf(said, words.length));
        assertEquals(0, said.length % 160);
        assertTrue(phone.log().all(FrameSent.class).stream().allMatch(frame -> frame.bytes() == 160));
        assertEquals("1", group(server.await("\"event\":\"media\""), "\"chunk\":\"(\\d+)\""));
        assertTrue(server.await("\"event\":\"stop\"").contains(CALL_SID));
        assertEquals(1000, server.closes.take());
    }

    @Test
    void lostFramesLeaveAHoleInTheTimestampsAndLateOnesComeTogether() throws Exception {
        byte[] words = noise(160 * 10);
        FakePhone phone = FakePhone.dial(network, config());
        phone.say(new Speech("words", words, List.of(new Gap(40, 40, false), new Gap(120, 40, true))));
        phone.log().await(CallerPaused.class, SOON);
        phone.hangUp(Farewell.CLOSE);
        phone.awaitEnd(SOON);
        for (int frame : new int[] {0, 1, 4, 5, 6, 7, 8, 9}) {
            Matcher media = PAYLOAD.matcher(server.await("\"event\":\"media\""));
            assertTrue(media.find());
            assertEquals(frame * 20, Integer.parseInt(media.group(1)));
            byte[] expected = Arrays.copyOfRange(words, frame * 160, frame * 160 + 160);
            assertArrayEquals(expected, Base64.getDecoder().decode(media.group(2)));
        }
    }

    @Test
    void whatTheServerPlaysIsHeardAndItsMarkComesBack() throws Exception {
        byte[] words = noise(800);
        FakePhone phone = talking();
        server.socket.send(media(words));
        server.socket.send(mark("a1"));
        phone.awaitHeard(100, SOON);
        assertTrue(server.await("\"event\":\"mark\"").contains("\"name\":\"a1\""));
        phone.hangUp(Farewell.STOP);
        phone.awaitEnd(SOON);
        byte[] heard = phone.recording().agent();
        assertArrayEquals(words, Arrays.copyOfRange(heard, heard.length - 800, heard.length));
        MarkReturned mark = phone.log().first(MarkReturned.class).orElseThrow();
        assertFalse(mark.cleared());
        assertEquals(List.of(), phone.log().violations());
    }

    @Test
    void clearDropsWhatWasNotHeardAndReturnsAllMarksAtOnce() throws Exception {
        FakePhone phone = talking();
        server.socket.send(media(noise(80_000)));
        server.socket.send(mark("end"));
        phone.awaitHeard(100, SOON);
        server.socket.send("{\"event\":\"clear\",\"streamSid\":\"" + STREAM_SID + "\"}");
        server.await("\"name\":\"end\"");
        Cleared cleared = phone.log().first(Cleared.class).orElseThrow();
        assertTrue(cleared.heardBytes() >= 800, cleared.toString());
        assertEquals(80_000, cleared.heardBytes() + cleared.droppedBytes());
        assertTrue(phone.log().first(MarkReturned.class).orElseThrow().cleared());
    }

    @Test
    void theActionIsRequestedWhenTheServerClosesAndItsAnswerEndsTheCall() throws Exception {
        server.after = ScriptedServer.twiml("<Say>Goodbye</Say><Hangup/>");
        FakePhone phone = talking();
        server.awaitRequest();
        server.socket.send(media(noise(8000)));
        phone.awaitHeard(20, SOON);
        server.socket.close(1000);
        Request action = server.awaitRequest();
        assertEquals("/after", action.target());
        assertEquals("in-progress", action.form().get("CallStatus"));
        PhoneLog log = phone.awaitEnd(SOON);
        assertEquals(List.of("Say", "Hangup"), log.first(ActionAnswered.class).orElseThrow().twiml().verbNames());
        StreamClosed closed = log.first(StreamClosed.class).orElseThrow();
        assertTrue(closed.byServer());
        assertTrue(closed.unheardBytes() > 0);
        assertEquals(1, log.all(AgentPaused.class).size());
    }

    @Test
    void everythingThatTwilioWarnsAboutIsAViolation() throws Exception {
        FakePhone phone = talking();
        server.socket.send("hello");
        server.socket.send(new byte[] {1, 2});
        server.socket.send(mark("x").replace("}}", "},\"extra\":1}"));
        phone.log().await(Violation.class, 3, _ -> true, SOON);
        assertEquals(
                List.of(31951, 31950, 31951),
                phone.log().violations().stream().map(Violation::code).toList());
    }

    @Test
    void aRefusedHandshakeIsAViolationAndTheActionFollows() throws Exception {
        server.incomingCall = ScriptedServer.twiml("<Connect action=\"/after\"><Stream url=\"ws://127.0.0.1:"
                + server.url().getPort() + "/media-stream\"/></Connect>");
        FakePhone phone = FakePhone.dial(network, config());
        PhoneLog log = phone.awaitEnd(SOON);
        assertEquals(31920, log.violations().getFirst().code());
        assertTrue(log.first(ActionAnswered.class).isPresent());
    }

    @Test
    void anAnswerThatIsNoTwimlEndsTheCall() throws Exception {
        server.contentType = "application/json";
        PhoneLog log = FakePhone.dial(network, config()).awaitEnd(SOON);
        assertEquals(12300, log.violations().getFirst().code());
    }

    @Test
    void aServerThatIsNotThereIsAViolation() throws Exception {
        URI nowhere = URI.create("http://127.0.0.1:1");
        PhoneLog log = FakePhone.dial(network, PhoneConfig.of(nowhere, CALL_SID, "a", "b")).awaitEnd(SOON);
        assertEquals(11205, log.violations().getFirst().code());
    }

    @Test
    void aCallerMayHangUpWhileItRingsAndTheStatusCallbackTellsOfIt() throws Exception {
        FakePhone phone = FakePhone.dial(
                network,
                config().withStreamAfterMs(60_000).withWebhook(Webhook.PLAIN.withStatusCallback("/call-status")));
        phone.log().await(Answered.class, SOON);
        phone.hangUp(Farewell.STOP);
        PhoneLog log = phone.awaitEnd(SOON);
        assertTrue(log.first(HungUp.class).isPresent());
        assertTrue(log.first(StreamStarted.class).isEmpty());
        server.awaitRequest();
        Request status = server.awaitRequest();
        assertEquals("/call-status", status.target());
        assertEquals("completed", status.form().get("CallStatus"));
    }

    @Test
    void aCallerWhoVanishesLeavesNeitherStopNorClosingHandshake() throws Exception {
        FakePhone phone = talking();
        phone.hangUp(Farewell.VANISH);
        PhoneLog log = phone.awaitEnd(SOON);
        assertEquals(1006, log.first(StreamClosed.class).orElseThrow().code());
        assertEquals(1006, server.closes.take());
        assertTrue(server.messages.stream().noneMatch(message -> message.contains("\"stop\"")));
    }

    @Test
    void keysArePressed() throws Exception {
        FakePhone phone = talking();
        phone.press('5');
        assertTrue(server.await("\"event\":\"dtmf\"").contains("\"digit\":\"5\""));
    }

    @Test
    void aLineWithDelayKeepsTheOrderAndHearsLate() throws Exception {
        FakePhone phone = FakePhone.dial(network, config().withLine(new LineConditions(60, 40, true, 0.03)));
        server.await("\"event\":\"start\"");
        for (int i = 0; i < 20; i++) {
            server.socket.send(mark("m" + i));
        }
        server.socket.send(media(noise(800)));
        for (int i = 0; i < 20; i++) {
            assertTrue(server.await("\"event\":\"mark\"").contains("\"name\":\"m" + i + "\""));
        }
        phone.awaitHeard(100, SOON);
        phone.hangUp(Farewell.STOP);
        server.await("\"event\":\"stop\"");
        assertEquals(1000, server.closes.take());
    }

    @Test
    void aCallThatLastsTooLongIsEndedByTheNetwork() throws Exception {
        FakePhone phone = FakePhone.dial(network, config().withLongestCallMs(300));
        PhoneLog log = phone.awaitEnd(SOON);
        assertTrue(log.first(HungUp.class).isPresent());
    }

    private PhoneConfig config() {
        return PhoneConfig.of(server.url(), CALL_SID, "+15005550101", "+15005550006").withStreamAfterMs(5);
    }

    private FakePhone talking() throws Exception {
        FakePhone phone = FakePhone.dial(network, config());
        server.await("\"event\":\"start\"");
        return phone;
    }

    private static String media(byte[] audio) {
        return "{\"event\":\"media\",\"streamSid\":\"" + STREAM_SID + "\",\"media\":{\"payload\":\""
                + Base64.getEncoder().encodeToString(audio) + "\"}}";
    }

    private static String mark(String name) {
        return "{\"event\":\"mark\",\"streamSid\":\"" + STREAM_SID + "\",\"mark\":{\"name\":\"" + name + "\"}}";
    }

    private static byte[] noise(int bytes) {
        byte[] noise = new byte[bytes];
        new Random(7).nextBytes(noise);
        return noise;
    }

    private static String group(String message, String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(message);
        assertTrue(matcher.find(), message);
        return matcher.group(1);
    }
}
