package frontdesk;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import frontdesk.WholeServer.Reserved;
import frontdesk.simulator.model.EmulatedSession;
import frontdesk.simulator.model.EmulatorEvent.SessionClosed;
import frontdesk.simulator.model.EmulatorFault;
import frontdesk.simulator.telephone.FakePhone;
import frontdesk.simulator.model.ModelScript;
import frontdesk.simulator.model.ModelScript.Pace;
import frontdesk.simulator.model.ModelTurn;
import frontdesk.simulator.model.ModelTurn.Ending;
import frontdesk.simulator.model.ModelTurn.Mishap;
import frontdesk.simulator.model.ModelTurn.Mishap.Kind;
import frontdesk.simulator.model.ModelTurn.On;
import frontdesk.simulator.model.ModelTurn.Quirk;
import frontdesk.simulator.model.ModelTurn.Say;
import frontdesk.simulator.telephone.PhoneConfig;
import frontdesk.simulator.telephone.PhoneEvent.ActionAnswered;
import frontdesk.simulator.telephone.PhoneEvent.Answered;
import frontdesk.simulator.telephone.PhoneEvent.Farewell;
import frontdesk.simulator.telephone.PhoneEvent.StreamClosed;
import frontdesk.simulator.telephone.PhoneLog;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a model may do instead of answering, to the whole server: the caller is never left in silence. */
class ModelTroubleTest {

    private static final List<String> APOLOGY = List.of("Say", "Hangup");
    private static final Duration LONG = Duration.ofSeconds(40);
    private static final Say SPEECH = new Say(WholeServer.sound(800), "Hello, this is the front desk. How can I help?");

    private final WholeServer server = WholeServer.open();

    @AfterEach
    void theNextCallWorks() throws Exception {
        try (server) {
            server.nextCallWorks();
        }
    }

    private static ModelScript speech(Mishap... mishaps) {
        return ModelScript.of(ModelTurn.on(On.CREATE, SPEECH).with(mishaps)).at(Pace.BURST);
    }

    static Stream<Arguments> refusals() {
        return Stream.of(
                arguments(EmulatorFault.KEY_REFUSED, "status=401 code=invalid_api_key", true),
                arguments(EmulatorFault.FORBIDDEN, "status=403 code=model_not_found", true),
                arguments(EmulatorFault.OUT_OF_QUOTA, "status=429 code=insufficient_quota", true),
                arguments(EmulatorFault.RATE_LIMITED, "status=429 code=rate_limit_exceeded", false),
                arguments(EmulatorFault.SERVER_ERROR, "status=500 code=server_error", false));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void aRefusedHandshakeIsAnApologyInTheWebhook(EmulatorFault fault, String why, boolean fatal) throws Exception {
        server.next(speech().with(fault));
        assertApologyInWebhook(why, fatal);
    }

    @ParameterizedTest
    @MethodSource("refusalsOfTheSession")
    void aRefusedSessionIsAnApologyInTheWebhook(EmulatorFault fault, String why) throws Exception {
        server.next(speech().with(fault));
        assertApologyInWebhook(why, true);
        server.session().log().await(SessionClosed.class, WholeServer.SOON);
    }

    static Stream<Arguments> refusalsOfTheSession() {
        return Stream.of(
                arguments(EmulatorFault.ERROR_THEN_CLOSE, "code=invalid_api_key"),
                arguments(EmulatorFault.UPDATE_REFUSED, "code=invalid_value event=configure-1"));
    }

    private void assertApologyInWebhook(String why, boolean fatal) throws Exception {
        PhoneConfig config = server.phone();
        PhoneLog phone = server.dial(config).awaitEnd(WholeServer.SOON);
        assertEquals(List.of(), phone.violations());
        assertEquals(APOLOGY, phone.first(Answered.class).orElseThrow().twiml().verbNames());
        assertLostOnce(config, why, fatal);
    }

    /** One line says why, and one that the call has ended. */
    private void assertLostOnce(PhoneConfig config, String why, boolean fatal) throws Exception {
        assertTrue(server.awaitEnd(config.callSid()).contains("reason=\"the model was lost\""));
        List<String> lost = server.log.lines("the model's session is lost", "call=" + config.callSid());
        assertEquals(1, lost.size());
        assertTrue(lost.getFirst().contains(why) && lost.getFirst().contains("fatal=" + fatal), lost.getFirst());
        assertEquals(0, server.frontdesk.openCalls());
    }

    /** Both wait for ten seconds, and so they do it at the same time. */
    @Test
    void aModelThatNeverAnswersIsGivenUpAndTheCallerHearsAnApology() throws Exception {
        server.next(speech().with(EmulatorFault.SILENT_UPGRADE), speech().with(EmulatorFault.UPDATE_UNANSWERED));
        List<PhoneConfig> configs = List.of(server.phone(), server.phone());
        List<FakePhone> phones = configs.stream().map(server::dial).toList();
        for (FakePhone phone : phones) {
            assertApologyAfterStream(phone.awaitEnd(LONG));
        }
        for (PhoneConfig config : configs) {
            server.awaitEnd(config.callSid());
            assertEquals(1, server.log.lines("the model's session is lost", "call=" + config.callSid()).size());
        }
        // Which call met which model is chance, and the silent one has two deadlines of the same length.
        for (String lost : server.log.lines("the model's session is lost")) {
            assertTrue(lost.contains("no answer to session.update within PT10S") || lost.contains("not reached"), lost);
            assertTrue(lost.contains("fatal=false"), lost);
        }
        server.session();
    }

    @ParameterizedTest
    @MethodSource("nonsense")
    void nonsenseInTheMiddleIsLoggedOnceAndTheRestIsHeard(Kind kind, List<String> logged) throws Exception {
        server.next(speech(new Mishap(kind, 300), new Mishap(kind, 500)));
        PhoneConfig config = server.phone();
        Ear ear = new Ear();
        FakePhone phone = FakePhone.dial(server.network, config, ear);
        EmulatedSession session = server.session();
        assertArrayEquals(SPEECH.muLaw(), ear.await(SPEECH.muLaw().length));
        phone.awaitHeard(800, WholeServer.SOON);
        phone.hangUp(Farewell.STOP);
        assertEquals(List.of(), phone.awaitEnd(WholeServer.SOON).violations());
        server.awaitEnd(config.callSid());
        assertEquals(List.of(), session.log().violations());
        List<String> warnings = server.log.lines("WARN", "call=" + config.callSid());
        assertEquals(logged.size(), warnings.size(), warnings.toString());
        for (String line : logged) {
            assertTrue(warnings.stream().anyMatch(warning -> warning.contains(line)), line + " in " + warnings);
        }
        assertEquals(SPEECH.muLaw().length, ear.soFar().length);
    }

    static Stream<Arguments> nonsense() {
        return Stream.of(
                arguments(Kind.NOT_JSON, List.of("kind=\"not JSON\"")),
                arguments(Kind.NOT_AN_OBJECT, List.of("kind=\"not a JSON object\"")),
                arguments(Kind.UNKNOWN_EVENTS, List.of("kind=\"no type\"")),
                arguments(Kind.WRONG_TYPES, List.of(
                        "kind=\"no item_id in response.output_audio.delta",
                        "kind=\"no object response in response.done",
                        "kind=\"no object item in response.output_item.done",
                        "kind=\"no item_id in input_audio_buffer.speech_started")),
                arguments(Kind.BAD_BASE64, List.of("is not base64")),
                arguments(Kind.BINARY, List.of("a binary message")));
    }

    @Test
    void anErrorEventIsLoggedAndTheCallGoesOn() throws Exception {
        server.next(speech(new Mishap(Kind.ERROR_EVENT, 300)));
        try (RawStream stream = server.stream()) {
            assertArrayEquals(SPEECH.muLaw(), stream.hears(SPEECH.muLaw().length));
            assertEquals(
                    1, server.log.lines("the model refused", "code=server_error", "call=" + stream.callSid).size());
            stream.hangUp();
            server.awaitEnd(stream.callSid);
        }
    }

    @ParameterizedTest
    @MethodSource("losses")
    void aSessionLostInMidSentenceIsAnApologyAfterTheStream(Kind kind, String why) throws Exception {
        server.next(speech(new Mishap(kind, 400)).at(Pace.REAL_TIME));
        PhoneConfig config = server.phone();
        FakePhone phone = server.dial(config);
        EmulatedSession session = server.session();
        PhoneLog events = phone.awaitEnd(WholeServer.SOON);
        session.log().await(SessionClosed.class, WholeServer.SOON);
        assertLostOnce(config, why, false);
        assertApologyAfterStream(events);
    }

    static Stream<Arguments> losses() {
        return Stream.of(arguments(Kind.DROPS, "detail=\""), arguments(Kind.EXPIRES, "code=session_expired"));
    }

    @Test
    void aSessionLostBeforeTheStreamComesIsStartedAnew() throws Exception {
        server.next(speech(new Mishap(Kind.EXPIRES, 400)));
        Reserved call = server.reserve();
        server.awaitEnd(call.callSid());
        try (RawStream stream = server.stream(call)) {
            EmulatedSession second = server.session();
            byte[] greeting = WholeServer.GREETING.muLaw();
            assertArrayEquals(greeting, stream.hears(greeting.length));
            stream.hangUp();
            second.log().await(SessionClosed.class, WholeServer.SOON);
        }
        server.log.await(2, "call ended", "call=" + call.callSid());
    }

    @Test
    void aSessionThatIsOverItsTimeIsAnApologyAfterTheStream() throws Exception {
        server.next(speech().within(Duration.ofMillis(1_500)));
        PhoneConfig config = server.phone();
        PhoneLog events = server.dial(config).awaitEnd(WholeServer.SOON);
        server.session();
        assertApologyAfterStream(events);
        assertLostOnce(config, "code=session_expired", false);
    }

    private void assertApologyAfterStream(PhoneLog phone) {
        assertEquals(List.of(), phone.violations());
        assertTrue(phone.first(StreamClosed.class).orElseThrow().byServer());
        assertEquals(APOLOGY, phone.first(ActionAnswered.class).orElseThrow().twiml().verbNames());
    }

    @Test
    void aDeltaOfTwoMegabytesIsPlayedToItsLastByte() throws Exception {
        Say story = new Say(WholeServer.sound(187_500), "A long story.");
        server.next(ModelScript.of(ModelTurn.on(On.CREATE, story).with(Quirk.ONE_DELTA)).at(Pace.BURST));
        try (RawStream stream = server.stream()) {
            assertArrayEquals(story.muLaw(), stream.hears(story.muLaw().length));
            stream.hangUp();
            server.awaitEnd(stream.callSid);
            assertEquals(List.of(), server.log.lines("WARN", "call=" + stream.callSid));
        }
    }

    @Test
    void aModelThatReadsNothingIsGivenUp() throws Exception {
        server.next(speech(new Mishap(Kind.STOPS_READING, 400)));
        RawStream stream = server.stream();
        stream.hears(SPEECH.muLaw().length);
        byte[] minutes = WholeServer.sound(60_000);
        try {
            for (int i = 0; i < 200 && server.log.lines("call ended", "call=" + stream.callSid).isEmpty(); i++) {
                stream.says(minutes);
            }
        } catch (IOException closedByTheServer) {
            // as it should be
        }
        String lost = server.log.await("the model's session is lost", "call=" + stream.callSid);
        assertTrue(lost.contains("reads too slowly") || lost.contains("has read nothing"), lost);
        server.awaitEnd(stream.callSid);
        assertTrue(server.post("/call-ended", stream.callSid).body().contains("<Say "));
        stream.close();
    }

    @ParameterizedTest
    @MethodSource("endings")
    void aResponseThatEndsOddlyIsHeardAsFarAsItCame(ModelTurn turn) throws Exception {
        server.next(ModelScript.of(turn).at(Pace.BURST));
        try (RawStream stream = server.stream()) {
            assertArrayEquals(SPEECH.muLaw(), stream.hears(SPEECH.muLaw().length));
            stream.hangUp();
            assertTrue(server.awaitEnd(stream.callSid).contains("caller hung up"));
        }
    }

    static Stream<ModelTurn> endings() {
        return Stream.of(Ending.values()).map(ending -> ModelTurn.on(On.CREATE, SPEECH).ending(ending));
    }

    @Test
    void aModelThatFailsToGreetIsAskedAgain() throws Exception {
        server.next(ModelScript.of(
                        ModelTurn.on(On.CREATE).ending(Ending.SERVER_FAILED), ModelTurn.on(On.CREATE, SPEECH))
                .at(Pace.BURST));
        try (RawStream stream = server.stream()) {
            assertArrayEquals(SPEECH.muLaw(), stream.hears(SPEECH.muLaw().length));
            assertEquals(1, server.log.lines("the model failed to respond", "call=" + stream.callSid).size());
            stream.hangUp();
            server.awaitEnd(stream.callSid);
        }
    }

    @Test
    void aModelThatCannotBeReachedIsAnApologyInTheWebhook() throws Exception {
        try (WholeServer lonely = WholeServer.open(Map.of("OPENAI_REALTIME_URL", "ws://127.0.0.1:1/"))) {
            PhoneConfig config = lonely.phone();
            PhoneLog phone = lonely.dial(config).awaitEnd(WholeServer.SOON);
            assertEquals(APOLOGY, phone.first(Answered.class).orElseThrow().twiml().verbNames());
            String lost = lonely.log.await("the model's session is lost", "call=" + config.callSid());
            assertTrue(lost.contains("not reached"), lost);
        }
    }
}
