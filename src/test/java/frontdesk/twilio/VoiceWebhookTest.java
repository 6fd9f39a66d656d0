package frontdesk.twilio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import frontdesk.agent.VoiceSettings;
import frontdesk.audio.AudioFormat;
import frontdesk.call.Call;
import frontdesk.call.CallFacts;
import frontdesk.call.CallHandling;
import frontdesk.call.CallRegistry;
import frontdesk.call.EndReason;
import frontdesk.call.Ending;
import frontdesk.call.ManualTimers;
import frontdesk.call.ModelEvent;
import frontdesk.call.ModelSession;
import frontdesk.call.Phrases;
import frontdesk.call.Reservations;
import frontdesk.call.SessionPlan;
import frontdesk.call.TimeLimit;
import frontdesk.door.HttpAnswer;
import frontdesk.door.HttpRequest;
import frontdesk.door.RequestHead.Field;
import frontdesk.tool.ToolRunner;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class VoiceWebhookTest {

    private static final String FORM = "CallSid=CA01&From=%2B15005550001&To=%2B15005550006";
    private static final String TYPE = "application/x-www-form-urlencoded";

    private static final CallHandling HANDLING = new CallHandling("en", Optional.of("+15005550009"), false);

    private final ToolRunner tools = new ToolRunner(ToolRunner.Limits.defaults());
    private final List<CallFacts> connected = new CopyOnWriteArrayList<>();
    private final CallOutcomes outcomes = new CallOutcomes();
    private Consumer<Consumer<ModelEvent>> modelDoes = events -> {
        events.accept(new ModelEvent.SessionReady("s"));
        events.accept(new ModelEvent.SpeechAudio("r1", "i1", 0, new byte[160]));
    };
    private final CallRegistry registry = new CallRegistry(
            new Call.Surroundings(
                    (facts, plan, events) -> {
                        connected.add(facts);
                        modelDoes.accept(events);
                        return new SilentSession();
                    },
                    tools,
                    new ManualTimers(),
                    new Call.Limits(Duration.ofSeconds(30), new TimeLimit(Duration.ofHours(1)))),
            facts -> new SessionPlan(
                    "", "", Optional.empty(), List.of(), VoiceSettings.defaults(), AudioFormat.PCMU_8KHZ, HANDLING,
                    Phrases.none()),
            outcomes::ended,
            2);

    private record SilentSession() implements ModelSession {
        @Override
        public void appendAudio(byte[] audio, int offset, int length) {}

        @Override
        public String createResponse(String instructions) {
            return "";
        }

        @Override
        public void cancelResponse(String responseId) {}

        @Override
        public void truncate(String itemId, int contentIndex, long audioEndMs) {}

        @Override
        public void deleteItem(String itemId) {}

        @Override
        public void toolResult(String callId, String output) {}

        @Override
        public void note(String text) {}

        @Override
        public void close() {}
    }

    @AfterEach
    void close() {
        registry.close();
        tools.close();
    }

    private VoiceWebhook webhook(Optional<String> authToken, Duration answerWithin) {
        return new VoiceWebhook(
                new VoiceWebhook.Config(
                        URI.create("https://voice.example.com"),
                        URI.create("wss://voice.example.com/media-stream"),
                        authToken.map(RequestSignature::new),
                        answerWithin,
                        false),
                BlockedCallers.in(Path.of("no such folder")),
                facts -> HANDLING,
                new Reservations(
                        registry, new byte[32], InstantSource.system(), new Random(1), 10),
                outcomes);
    }

    private void ended(String callSid, EndReason reason) {
        outcomes.ended(new Ending(new CallFacts(callSid, "", ""), reason, false));
    }

    @Test
    void aCallerWhoHasHeardAnApologyHearsNoSecondOne() {
        outcomes.ended(new Ending(new CallFacts("CA07", "", ""), EndReason.MODEL_LOST, true));
        String next = webhook().callEnded(post("/call-ended", "CallSid=CA07")).body();
        assertFalse(next.contains("<Say"), next);
    }

    private VoiceWebhook webhook() {
        return webhook(Optional.empty(), Duration.ofSeconds(10));
    }

    private static HttpRequest post(String path, String form, Field... headers) {
        List<Field> all = new ArrayList<>(List.of(headers));
        all.add(new Field("Content-Type", TYPE));
        return new HttpRequest("POST", path, all, form.getBytes(StandardCharsets.UTF_8), "127.0.0.1");
    }

    private static HttpRequest get(String target) {
        return new HttpRequest("GET", target, List.of(), new byte[0], "127.0.0.1");
    }

    @Test
    void aCallIsConnectedToTheStreamWhenTheGreetingIsReady() {
        HttpAnswer answer = webhook().incomingCall(post("/incoming-call", FORM));
        assertEquals(200, answer.status());
        assertTrue(answer.body().contains("<Stream url=\"wss://voice.example.com/media-stream\">"));
        assertTrue(answer.body().contains("action=\"https://voice.example.com/call-ended\""));
        assertEquals(List.of(new CallFacts("CA01", "+15005550001", "+15005550006")), connected);
    }

    @Test
    void aGetRequestIsUnderstoodLikeAForm() {
        webhook().incomingCall(get("/incoming-call?" + FORM));
        assertEquals(List.of(new CallFacts("CA01", "+15005550001", "+15005550006")), connected);
    }

    @Test
    void aRepeatedWebhookGetsTheSameTokenAndOpensNothing() {
        VoiceWebhook webhook = webhook();
        assertEquals(
                webhook.incomingCall(post("/incoming-call", FORM)), webhook.incomingCall(post("/incoming-call", FORM)));
        assertEquals(1, connected.size());
    }

    @Test
    void anAnswerIsHeldNoLongerThanItMayBe() {
        modelDoes = events -> {};
        HttpAnswer answer = webhook(Optional.empty(), Duration.ZERO).incomingCall(post("/incoming-call", FORM));
        assertTrue(answer.body().contains("<Stream"));
    }

    @Test
    void aFallbackRequestIsNeverHeld() {
        modelDoes = events -> {};
        HttpAnswer answer = webhook(Optional.empty(), Duration.ofDays(1))
                .incomingCall(post("/incoming-call", FORM + "&ErrorCode=11200"));
        assertTrue(answer.body().contains("<Stream"));
    }

    @Test
    void aCallThatCannotBeMadeReadyIsApologisedForAndDialledOn() {
        modelDoes = events -> events.accept(new ModelEvent.SessionLost("refused status=401", true));
        HttpAnswer answer = webhook().incomingCall(post("/incoming-call", FORM));
        assertTrue(answer.body().contains("<Say") && answer.body().contains("<Dial timeout=\"18\">+15005550009</Dial>"));
        assertFalse(answer.body().contains("<Stream"));
    }

    @Test
    void tooManyCallersAreSentToAHuman() {
        VoiceWebhook webhook = webhook();
        webhook.incomingCall(get("/incoming-call?CallSid=CA1"));
        webhook.incomingCall(get("/incoming-call?CallSid=CA2"));
        HttpAnswer answer = webhook.incomingCall(get("/incoming-call?CallSid=CA3"));
        assertTrue(answer.body().contains("<Response><Dial"));
    }

    @Test
    void onlyWhoeverKnowsTheTokenIsAnswered() {
        VoiceWebhook webhook =
                webhook(Optional.of("0123456789abcdef0123456789abcdef"), Duration.ofSeconds(10));
        String target = "/incoming-call?CallSid=CA1&From=%2B15005550001&To=%2B15005550006";
        HttpRequest signed = new HttpRequest("GET", target,
                List.of(new Field("x-twilio-signature", "3zIf+c9PvZtsbz8H4PxVA6mlC5M=")), new byte[0], "127.0.0.1");
        assertEquals(403, webhook.incomingCall(get(target)).status());
        assertEquals(403, webhook.callEnded(get(target)).status());
        assertEquals(403, webhook.callStatus(post("/call-status", FORM)).status());
        assertEquals(List.of(), connected);
        assertEquals(200, webhook.incomingCall(signed).status());
    }

    @Test
    void aRequestThatIsNotTwiliosIsToldWhatIsMissing() {
        assertEquals(400, webhook().incomingCall(get("/incoming-call")).status());
        assertEquals(400, webhook().incomingCall(get("/incoming-call?CallSid=..%2F%3Cx%3E")).status());
        HttpRequest json = new HttpRequest("POST", "/incoming-call",
                List.of(new Field("Content-Type", "application/json")), new byte[0], "127.0.0.1");
        assertEquals(415, webhook().incomingCall(json).status());
    }

    @Test
    void afterTheStreamTheCallerIsLeftAsTheCallEnded() {
        VoiceWebhook webhook = webhook();
        ended("CA1", EndReason.AGENT_HUNG_UP);
        ended("CA2", EndReason.MODEL_LOST);
        assertTrue(webhook.callEnded(get("/call-ended?CallSid=CA1")).body().contains("<Hangup/>"));
        assertTrue(webhook.callEnded(get("/call-ended?CallSid=CA2")).body().contains("<Dial"));
        assertTrue(webhook.callEnded(get("/call-ended?CallSid=CA9")).body().contains("<Dial"), "nothing is known");
        assertTrue(webhook.callEnded(get("/call-ended?CallSid=CA2&CallStatus=completed")).body().contains("<Hangup/>"));
    }

    @Test
    void aCallThatIsOverGivesItsReservationBack() {
        VoiceWebhook webhook = webhook();
        webhook.incomingCall(post("/incoming-call", FORM));
        webhook.callStatus(post("/call-status", FORM + "&CallStatus=in-progress"));
        assertEquals(1, registry.open().size());
        webhook.callStatus(post("/call-status", FORM + "&CallStatus=completed"));
        registry.close();
        assertEquals(0, registry.open().size());
    }
}
