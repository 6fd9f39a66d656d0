package frontdesk.twilio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import frontdesk.call.outcome.ConversationEntry;
import frontdesk.call.outcome.EndReason;
import frontdesk.call.outcome.Ending;
import frontdesk.call.outcome.Transfer;
import frontdesk.call.plan.CallFacts;
import frontdesk.call.plan.CallHandling;
import frontdesk.call.plan.SessionPlan;
import frontdesk.call.port.ModelEvent;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TransferWebhookTest extends WebhookRig {

    private static final CallFacts FACTS = new CallFacts("CA01", "+15005550001", "+15005550006");
    private static final String HUMAN = "+15005550009";
    private static final String CHILD = "CallSid=CA77&ParentCallSid=CA01&From=%2B15005550001&To=%2B15005550009";

    private final Webhooks webhooks = webhooks(Optional.empty(), Duration.ofSeconds(10));

    /** What Twilio is told when the agent's stream is over. */
    private String agentTransfers() {
        Ending ending = new Ending(
                FACTS,
                EndReason.TRANSFERRED,
                false,
                Optional.of(new Transfer(HUMAN, "Anna Miller wants her money back")),
                List.of(new ConversationEntry.Caller("I want my money back.")));
        outcomes.ended(ending);
        transfers.ended(ending);
        return webhooks.voice().callEnded(post("/call-ended", FORM)).body();
    }

    private String over(String status, boolean bridged) {
        return webhooks.transfer().ended(post(
                "/transfer-ended", FORM + "&DialCallStatus=" + status + "&DialBridged=" + bridged)).body();
    }

    @Test
    void theHumanIsDialledAndHearsWhoCallsAndWhy() {
        assertTrue(agentTransfers().contains(HUMAN + "</Number>"));
        String whisper = webhooks.transfer().whisper(post("/transfer-whisper", CHILD)).body();
        assertTrue(whisper.contains("A call from 1 5 0 0 5 5 5 0 0 0 1. Anna Miller wants her money back."), whisper);
        assertTrue(whisper.contains("action=\"https://voice.example.com/transfer-accepted\""), whisper);
    }

    @Test
    void aHumanWhoPressesOneIsConnectedAndTheCallEndsAfterTheTalk() {
        agentTransfers();
        String taken = webhooks.transfer().accepted(post("/transfer-accepted", CHILD + "&Digits=1")).body();
        assertFalse(taken.contains("<Hangup/>"), taken);
        assertTrue(over("completed", true).contains("<Response><Hangup/>"));
        assertEquals(0, connected.size());
    }

    @Test
    void anotherKeyDoesNotTakeTheCall() {
        agentTransfers();
        assertTrue(webhooks.transfer().accepted(post("/transfer-accepted", CHILD + "&Digits=2")).body()
                .contains("<Hangup/>"));
        assertTrue(over("completed", true).contains("<Stream"));
    }

    @ParameterizedTest
    @CsvSource({
        "busy, the line was busy",
        "no-answer, nobody answered",
        "failed, the number could not be reached",
        "completed, nobody took the call"
    })
    void aCallerWhomNobodyTakesComesBackToAnAgentWhoKnows(String status, String why) {
        agentTransfers();
        assertTrue(over(status, false).contains("<Stream"));
        SessionPlan plan = plans.getLast();
        assertTrue(plan.greeting().contains(why), plan.greeting());
        assertTrue(plan.instructions().contains("Caller: I want my money back."), plan.instructions());
        assertEquals(Optional.of(HUMAN), plan.handling().transferTo(), "they may be put through once more");
    }

    @Test
    void afterThreeTriesTheAgentCannotPutThemThroughAgain() {
        for (int tries = 0; tries < Transfers.TRIES; tries++) {
            agentTransfers();
            transfers.over("CA01");
        }
        agentTransfers();
        over("busy", false);
        assertEquals(Optional.empty(), plans.getLast().handling().transferTo());
    }

    @Test
    void whereThereIsAVoicemailTheCallerIsAskedForAMessage() {
        handling = new CallHandling("de", Optional.of(HUMAN), true);
        agentTransfers();
        String twiml = over("no-answer", false);
        assertTrue(twiml.contains("<Record ") && twiml.contains("hinterlassen Sie"), twiml);
        String thanks = webhooks.transfer().voicemail(post("/voicemail", FORM
                + "&RecordingUrl=https%3A%2F%2Fapi.twilio.com%2FRecordings%2FRE1&RecordingDuration=12")).body();
        assertTrue(thanks.contains("Danke."), thanks);
        assertEquals(URI.create("https://api.twilio.com/Recordings/RE1"), voicemails.getFirst().recording());
        assertEquals(12, voicemails.getFirst().seconds());
        assertEquals(FACTS, voicemails.getFirst().facts());
    }

    @ParameterizedTest
    @CsvSource({"http://api.twilio.com/RE1", "file:///etc/passwd", "https:", "not%20a%20url", "''"})
    void whatIsNoRecordingIsNotKept(String url) {
        assertTrue(webhooks.transfer().voicemail(post("/voicemail", FORM + "&RecordingUrl=" + url)).body()
                .contains("<Hangup/>"));
        assertEquals(List.of(), voicemails);
    }

    @Test
    void aNumberThatLeadsBackIsNoticedAndNotDialledAgain() {
        agentTransfers();
        String comesBack = "CallSid=CA88&From=%2B15005550001&To=%2B15005550006&ForwardedFrom=%2B15005550009";
        assertTrue(webhooks.voice().incomingCall(post("/incoming-call", comesBack)).body().contains("<Reject"));
        over("busy", false);
        assertTrue(plans.getLast().greeting().contains("leads back to this very line"));
        assertEquals(Optional.empty(), plans.getLast().handling().transferTo());
        registry.open().forEach(call -> call.end(EndReason.CALLER_HUNG_UP));
        assertFalse(agentTransfers().contains("<Dial"), "not in the next hour either");
    }

    @Test
    void aCallerWhomWeDisappointDoesNotGoRoundInCircles() {
        modelDoes = events -> events.accept(new ModelEvent.SessionLost("refused status=401", true));
        assertTrue(webhooks.voice().incomingCall(post("/incoming-call", FORM)).body().contains("<Dial"));
        String comesBack = "CallSid=CA88&From=%2B15005550001&To=%2B15005550006";
        assertTrue(webhooks.voice().incomingCall(post("/incoming-call", comesBack)).body().contains("<Reject"));
        String end = over("busy", false);
        assertTrue(end.contains("<Say") && end.contains("<Hangup/>") && !end.contains("<Stream"), end);
    }

    @Test
    void aCallerWhoHangsUpWhileItRingsIsLeftAlone() {
        agentTransfers();
        String end = webhooks.transfer()
                .ended(post("/transfer-ended", FORM + "&CallStatus=completed&DialCallStatus=canceled")).body();
        assertTrue(end.contains("<Response><Hangup/>"), end);
        assertEquals(0, connected.size());
    }

    @Test
    void aCallerWhoHungUpWhileItRangMayCallAgainAtOnce() {
        agentTransfers();
        webhooks.voice().callStatus(post("/call-status", FORM + "&CallStatus=completed"));
        String again = "CallSid=CA88&From=%2B15005550001&To=%2B15005550006";
        assertTrue(webhooks.voice().incomingCall(post("/incoming-call", again)).body().contains("<Stream"));
    }

    @Test
    void aTransferOfWhichNothingIsKnownEndsAsTwilioSaysItDid() {
        assertTrue(over("completed", true).contains("<Response><Hangup/>"));
        assertTrue(over("busy", false).contains("<Stream"));
    }

    @Test
    void onlyTwilioIsAnswered() {
        TransferWebhook signed =
                webhooks(Optional.of("0123456789abcdef0123456789abcdef"), Duration.ofSeconds(10)).transfer();
        assertEquals(403, signed.whisper(post("/transfer-whisper", CHILD)).status());
        assertEquals(403, signed.accepted(get("/transfer-accepted?Digits=1")).status());
        assertEquals(403, signed.ended(post("/transfer-ended", FORM)).status());
        assertEquals(403, signed.voicemail(get("/voicemail?RecordingUrl=https://a.example")).status());
    }
}
