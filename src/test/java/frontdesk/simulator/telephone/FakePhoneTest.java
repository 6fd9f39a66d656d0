package frontdesk.simulator.telephone;

import static frontdesk.simulator.telephone.PhoneRig.CALL_SID;
import static frontdesk.simulator.telephone.PhoneRig.SOON;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import frontdesk.simulator.telephone.PhoneConfig.Webhook;
import frontdesk.simulator.telephone.PhoneEvent.ActionAnswered;
import frontdesk.simulator.telephone.PhoneEvent.AgentPaused;
import frontdesk.simulator.telephone.PhoneEvent.Answered;
import frontdesk.simulator.telephone.PhoneEvent.Farewell;
import frontdesk.simulator.telephone.PhoneEvent.HungUp;
import frontdesk.simulator.telephone.PhoneEvent.StreamClosed;
import frontdesk.simulator.telephone.PhoneEvent.StreamStarted;
import frontdesk.simulator.telephone.ScriptedServer.Request;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The course of a call: how it begins, and all the ways in which it ends. */
class FakePhoneTest {
    private PhoneRig rig;

    @BeforeEach
    void open() throws Exception {
        rig = new PhoneRig();
    }

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void aWebhookSentTwiceIsStillOneCall() throws Exception {
        FakePhone phone = rig.dial(rig.config().withWebhook(Webhook.PLAIN.sentTwice()));
        assertEquals(CALL_SID, rig.server.awaitRequest().form().get("CallSid"));
        assertEquals(CALL_SID, rig.server.awaitRequest().form().get("CallSid"));
        rig.server.await("\"event\":\"start\"");
        phone.hangUp(Farewell.STOP);
        PhoneLog log = phone.awaitEnd(SOON);
        assertEquals(1, log.all(Answered.class).size());
        assertEquals(1, log.all(StreamStarted.class).size());
    }

    @Test
    void aRefusedHandshakeIsAViolationAndTheActionFollows() throws Exception {
        rig.server.incomingCall = ScriptedServer.twiml("<Connect action=\"/after\"><Stream url=\"ws://127.0.0.1:"
                + rig.server.url().getPort() + "/media-stream\"/></Connect>");
        FakePhone phone = rig.dial(rig.config());
        PhoneLog log = phone.awaitEnd(SOON);
        assertEquals(31920, log.violations().getFirst().code());
        assertTrue(log.first(ActionAnswered.class).isPresent());
    }

    @Test
    void anAnswerThatIsNoTwimlEndsTheCall() throws Exception {
        rig.server.contentType = "application/json";
        PhoneLog log = rig.dial(rig.config()).awaitEnd(SOON);
        assertEquals(12300, log.violations().getFirst().code());
    }

    @Test
    void aServerThatIsNotThereIsAViolation() throws Exception {
        URI nowhere = URI.create("http://127.0.0.1:1");
        PhoneLog log = rig.dial(PhoneConfig.of(nowhere, CALL_SID, "a", "b")).awaitEnd(SOON);
        assertEquals(11205, log.violations().getFirst().code());
    }

    @Test
    void aCallerMayHangUpWhileItRingsAndTheStatusCallbackTellsOfIt() throws Exception {
        FakePhone phone = rig.dial(rig.config()
                .withStreamAfterMs(60_000)
                .withWebhook(Webhook.PLAIN.withStatusCallback("/call-status")));
        phone.log().await(Answered.class, SOON);
        phone.hangUp(Farewell.STOP);
        PhoneLog log = phone.awaitEnd(SOON);
        assertTrue(log.first(HungUp.class).isPresent());
        assertTrue(log.first(StreamStarted.class).isEmpty());
        rig.server.awaitRequest();
        Request status = rig.server.awaitRequest();
        assertEquals("/call-status", status.target());
        assertEquals("completed", status.form().get("CallStatus"));
    }

    @Test
    void aCallerWhoVanishesLeavesNeitherStopNorClosingHandshake() throws Exception {
        FakePhone phone = rig.talking();
        phone.hangUp(Farewell.VANISH);
        PhoneLog log = phone.awaitEnd(SOON);
        assertEquals(1006, log.first(StreamClosed.class).orElseThrow().code());
        assertEquals(1006, rig.server.closes.take());
        assertTrue(rig.server.messages.stream().noneMatch(message -> message.contains("\"stop\"")));
    }

    @Test
    void theActionIsRequestedWhenTheServerClosesAndItsAnswerEndsTheCall() throws Exception {
        rig.server.after = ScriptedServer.twiml("<Say>Goodbye</Say><Hangup/>");
        FakePhone phone = rig.talking();
        rig.server.awaitRequest();
        rig.server.socket.send(PhoneRig.media(PhoneRig.noise(8000)));
        phone.awaitHeard(20, SOON);
        rig.server.socket.close(1000);
        Request action = rig.server.awaitRequest();
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
    void theActionMayFollowAHangUpToo() throws Exception {
        FakePhone phone = rig.dial(rig.config().withWebhook(Webhook.PLAIN.withActionAfterHangUp()));
        rig.server.await("\"event\":\"start\"");
        rig.server.awaitRequest();
        phone.hangUp(Farewell.STOP);
        assertEquals("completed", rig.server.awaitRequest().form().get("CallStatus"));
        assertTrue(phone.awaitEnd(SOON).first(ActionAnswered.class).isPresent());
    }

    @Test
    void aCallThatLastsTooLongIsEndedByTheNetwork() throws Exception {
        FakePhone phone = rig.dial(rig.config().withLongestCallMs(300));
        PhoneLog log = phone.awaitEnd(SOON);
        assertTrue(log.first(HungUp.class).isPresent());
    }
}
