package frontdesk.twilio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import frontdesk.call.outcome.EndReason;
import frontdesk.call.outcome.Ending;
import frontdesk.call.plan.CallFacts;
import frontdesk.call.plan.CallHandling;
import frontdesk.call.port.ModelEvent;
import frontdesk.door.HttpAnswer;
import frontdesk.door.HttpRequest;
import frontdesk.door.RequestHead.Field;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class VoiceWebhookTest extends WebhookRig {

    @Test
    void aCallerWhoHasHeardAnApologyHearsNoSecondOne() {
        outcomes.ended(new Ending(
                new CallFacts("CA07", "", ""), EndReason.MODEL_LOST, true, Optional.empty(), List.of()));
        String next = webhook().callEnded(post("/call-ended", "CallSid=CA07")).body();
        assertTrue(next.contains("<Dial") && !next.contains("<Say"), next);
        handling = new CallHandling("en", Optional.empty(), false);
        assertTrue(webhook().callEnded(post("/call-ended", "CallSid=CA07")).body().contains("<Response><Hangup/>"));
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
        assertTrue(answer.body().contains("<Say") && answer.body().contains("+15005550009</Number></Dial>"));
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
        assertEquals(List.of(), connected);
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
    void whereNobodyIsOnDutyTheVoicemailAnswersAndNothingIsOpened() {
        handling = new CallHandling("es", Optional.empty(), true, false);
        String answer = webhook().incomingCall(post("/incoming-call", FORM)).body();
        assertTrue(answer.contains("<Say language=\"es-ES\">") && answer.contains("<Record "), answer);
        assertEquals(List.of(), connected);
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
