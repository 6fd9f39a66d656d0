package frontdesk.simulator.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import frontdesk.door.RequestHead;
import frontdesk.simulator.model.ModelScript.Pace;
import frontdesk.simulator.model.ModelTurn.Ending;
import frontdesk.simulator.model.ModelTurn.Mishap;
import frontdesk.simulator.model.ModelTurn.Mishap.Kind;
import frontdesk.simulator.model.ModelTurn.On;
import frontdesk.simulator.model.ModelTurn.Quirk;
import frontdesk.simulator.model.ModelTurn.Say;
import frontdesk.simulator.model.ModelTurn.UseTool;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Everything that can be made to go wrong, and that it does only when asked. */
class EmulatorFaultTest {

    private static final Say ANSWER = new Say(EmulatorRig.counted(4_000), "We have three rooms left for that night.");

    private static EmulatorRig asked(ModelTurn turn) {
        EmulatorRig rig = EmulatorRig.onThePhone(ModelScript.of(turn));
        rig.tell("{\"type\":\"response.create\",\"event_id\":\"mine\"}");
        return rig;
    }

    private static EmulatorRig struck(Kind kind) {
        EmulatorRig rig = asked(ModelTurn.on(On.CREATE, ANSWER).with(new Mishap(kind, 1_000)));
        rig.time.pass(1_000);
        return rig;
    }

    @Test
    void deltasStillComeAfterACancel() {
        ModelScript script =
                ModelScript.of(ModelTurn.on(On.CREATE, ANSWER)).with(EmulatorFault.LATE_DELTAS);
        EmulatorRig rig = EmulatorRig.onThePhone(script);
        rig.tell("{\"type\":\"response.create\"}");
        rig.time.pass(100);
        rig.takeAll();
        rig.tell("{\"type\":\"response.cancel\"}");
        List<String> types = rig.takeTypes();
        assertTrue(types.contains("response.output_audio.delta"));
        assertEquals("response.done", types.getLast());
        rig.time.pass(100);
        List<JsonNode> late = rig.takeAll().stream()
                .filter(event -> event.get("type").stringValue().equals("response.output_audio.delta"))
                .toList();
        assertEquals(2, late.size());
    }

    @Test
    void responseMayBeDoneWithoutHavingBeenCreated() {
        EmulatorRig rig = asked(ModelTurn.on(On.CREATE, ANSWER).with(Quirk.NEVER_CREATED));
        rig.time.pass(1_000);
        List<JsonNode> events = rig.takeAll();
        assertEquals(1, events.size());
        assertEquals("cancelled", events.getFirst().at("/response/status").stringValue());
    }

    @Test
    void modelMayWinTheRaceForAResponse() {
        EmulatorRig rig = asked(ModelTurn.on(On.CREATE, ANSWER).with(Quirk.WINS_RACE));
        List<JsonNode> events = rig.takeAll();
        assertEquals("response.created", events.getFirst().get("type").stringValue());
        JsonNode error = events.getLast().get("error");
        assertEquals("conversation_already_has_active_response", error.get("code").stringValue());
        assertEquals("mine", error.get("event_id").stringValue());
        assertEquals(List.of(), rig.session.log().violations());
    }

    @Test
    void toolCallMayBreakOffInTheMiddle() {
        UseTool lookup = new UseTool("call_1", "lookup", "{\"id\":\"A-1234\"}");
        EmulatorRig rig = asked(ModelTurn.on(On.CREATE, lookup).with(Quirk.HALF_A_CALL));
        rig.time.pass(0);
        List<JsonNode> events = rig.takeAll();
        JsonNode item = EmulatorRig.first(events, "response.output_item.done").get("item");
        assertEquals("incomplete", item.get("status").stringValue());
        assertEquals("{\"id\":\"", item.get("arguments").stringValue());
        assertEquals("cancelled", events.getLast().at("/response/status").stringValue());
        assertEquals(List.of(), rig.session.log().all(EmulatorEvent.ToolAsked.class));
    }

    @Test
    void responsesEndAsTheScriptSays() {
        EmulatorRig failed = asked(ModelTurn.on(On.CREATE).ending(Ending.RATE_LIMITED));
        failed.time.pass(0);
        JsonNode response = failed.takeAll().getLast().get("response");
        assertEquals("failed", response.get("status").stringValue());
        assertEquals("rate_limit_exceeded", response.at("/status_details/error/code").stringValue());
        EmulatorRig cut = asked(ModelTurn.on(On.CREATE, ANSWER).ending(Ending.CUT_AT_MAX_TOKENS));
        cut.time.pass(1_000);
        assertEquals(
                "max_output_tokens",
                cut.takeAll().getLast().at("/response/status_details/reason").stringValue());
    }

    @Test
    void modelMayThinkBeforeItSpeaks() {
        EmulatorRig rig = asked(ModelTurn.on(On.CREATE, ANSWER).after(Duration.ofMillis(900)));
        rig.time.pass(899);
        assertEquals(List.of("response.created", "rate_limits.updated"), rig.takeTypes());
        rig.time.pass(1);
        assertEquals("response.output_item.added", rig.takeTypes().getFirst());
    }

    @Test
    void wholeAnswerMayBeOneDelta() {
        Say hours = new Say(new byte[1_500_000], "A long story.");
        EmulatorRig rig = EmulatorRig.onThePhone(
                ModelScript.of(ModelTurn.on(On.CREATE, hours).with(Quirk.ONE_DELTA)).at(Pace.BURST));
        rig.tell("{\"type\":\"response.create\"}");
        rig.time.pass(0);
        JsonNode delta = EmulatorRig.first(rig.takeAll(), "response.output_audio.delta");
        assertEquals(2_000_000, delta.get("delta").stringValue().length());
    }

    @Test
    void garbageComesInTheMiddleOfAnAnswerThatIsComplete() {
        for (Kind kind : List.of(Kind.UNKNOWN_EVENTS, Kind.WRONG_TYPES, Kind.BAD_BASE64, Kind.ERROR_EVENT)) {
            EmulatorRig rig = struck(kind);
            byte[] audio = EmulatorRig.audioOf(
                    rig.takeAll().stream()
                            .filter(event -> event.path("type").isString()
                                    && event.path("delta").isString()
                                    && !event.get("delta").stringValue().contains("*?*"))
                            .toList(),
                    "");
            assertArrayEquals(ANSWER.muLaw(), audio, kind.name());
        }
    }

    @Test
    void garbageMayNotEvenBeAnEvent() {
        assertTrue(struck(Kind.NOT_JSON).sent.contains("{\"type\":\"response.output_audio.delta\",\"delta\":"));
        assertTrue(struck(Kind.NOT_AN_OBJECT).sent.contains("[{\"type\":\"response.done\"}]"));
        assertTrue(struck(Kind.BINARY).sent.contains("[\"binary\",4]"));
    }

    @Test
    void mishapComesWhenSoMuchWasSaid() {
        EmulatorRig rig = asked(ModelTurn.on(On.CREATE, ANSWER).with(new Mishap(Kind.DROPS, 1_000)));
        rig.time.pass(1_000);
        List<String> sent = rig.sent;
        assertEquals("[\"abort\"]", sent.getLast());
        assertFalse(sent.stream().anyMatch(text -> text.contains("\"response.done\"")));
    }

    @Test
    void socketMayStopBeingRead() {
        assertTrue(struck(Kind.STOPS_READING).sent.contains("[\"stops reading\"]"));
    }

    @Test
    void sessionEndsAtItsLimit() {
        EmulatorRig rig = EmulatorRig.onThePhone(ModelScript.of().within(Duration.ofMinutes(2)));
        rig.time.pass(119_999);
        assertEquals(List.of(), rig.takeAll());
        rig.time.pass(1);
        assertTrue(rig.sent.get(rig.sent.size() - 2).contains("session_expired"));
        assertEquals("[\"close\",1001]", rig.sent.getLast());
    }

    @Test
    void betaHeaderIsRefusedAfterTheHandshake() {
        RequestHead.Field beta = new RequestHead.Field("OpenAI-Beta", "realtime=v1");
        EmulatorRig rig = new EmulatorRig(ModelScript.of(), "gpt-realtime", beta);
        assertEquals(2, rig.sent.size());
        assertTrue(rig.sent.getFirst().contains("beta_api_shape_disabled"));
        assertEquals("[\"close\",4000]", rig.sent.getLast());
    }

    @Test
    void sessionMayBeRefusedAfterTheHandshake() {
        EmulatorRig rig = new EmulatorRig(ModelScript.of().with(EmulatorFault.ERROR_THEN_CLOSE));
        assertTrue(rig.sent.getFirst().contains("invalid_api_key"));
        assertTrue(rig.sent.getLast().contains("close"));
    }

    @Test
    void updateMayBeIgnoredOrRefused() {
        EmulatorRig silent = new EmulatorRig(ModelScript.of().with(EmulatorFault.UPDATE_UNANSWERED));
        silent.takeAll();
        silent.tell(EmulatorRig.PCMU_SESSION);
        assertEquals(List.of(), silent.takeAll());
        EmulatorRig refusing = new EmulatorRig(ModelScript.of().with(EmulatorFault.UPDATE_REFUSED));
        refusing.takeAll();
        refusing.tell(EmulatorRig.PCMU_SESSION);
        assertEquals("invalid_value", refusing.takeError().get("code").stringValue());
        assertEquals(List.of(), refusing.session.log().violations());
    }

    @Test
    void updateMayTakeItsTime() {
        EmulatorRig slow = new EmulatorRig(ModelScript.of().with(EmulatorFault.UPDATE_SLOW));
        slow.takeAll();
        slow.tell(EmulatorRig.PCMU_SESSION);
        slow.time.pass(2_999);
        assertEquals(List.of(), slow.takeAll());
        slow.time.pass(1);
        assertEquals(List.of("session.updated"), slow.takeTypes());
        slow.tell(EmulatorRig.PCMU_SESSION);
        assertEquals(List.of("session.updated"), slow.takeTypes());
        slow.hear(EmulatorRig.silence(20));
        assertEquals(List.of(), slow.session.log().violations());
    }

    @Test
    void deafModelHearsNothing() {
        EmulatorRig rig = EmulatorRig.onThePhone(ModelScript.of().with(EmulatorFault.DEAF));
        rig.hear(EmulatorRig.speech(500));
        rig.hear(EmulatorRig.silence(1_000));
        assertEquals(List.of(), rig.takeAll());
        assertEquals(12_000, rig.session.received().bytes());
    }
}
