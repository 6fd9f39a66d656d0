package frontdesk.simulator.telephone;

import static frontdesk.simulator.telephone.PhoneRig.CALL_SID;
import static frontdesk.simulator.telephone.PhoneRig.SOON;
import static org.junit.jupiter.api.Assertions.assertEquals;

import frontdesk.simulator.telephone.PhoneConfig.Webhook;
import frontdesk.simulator.telephone.PhoneEvent.Farewell;
import frontdesk.simulator.telephone.ScriptedServer.Request;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the telephone network asks the server by HTTP. */
class PhoneWebhookTest {
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
    void theWebhookHasAllParametersAndIsSignedOverTheUrlThatTheServerKnows() throws Exception {
        URI known = URI.create("https://voice.example.com");
        rig.dial(rig.config().withWebhook(Webhook.PLAIN.signedWith("secret").reachedAs(known)));
        Request request = rig.server.awaitRequest();
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
        rig.dial(rig.config().withWebhook(Webhook.PLAIN.signedWith("secret").byGet()));
        Request request = rig.server.awaitRequest();
        assertEquals("GET", request.method());
        assertEquals(CALL_SID, request.form().get("CallSid"));
        URI signed = URI.create(rig.server.url() + request.target());
        assertEquals(PhoneWebhook.signature("secret", signed, Map.of()), request.signature());
    }

    @Test
    void aRequestToTheFallbackUrlTellsWhatFailedAndWhere() throws Exception {
        rig.dial(rig.config().withWebhook(Webhook.PLAIN.withErrorCode("11205")));
        Map<String, String> form = rig.server.awaitRequest().form();
        assertEquals("11205", form.get("ErrorCode"));
        assertEquals(rig.server.url() + "/incoming-call", form.get("ErrorUrl"));
    }

    @Test
    void theStreamsStatusCallbackHearsOfItsBeginningAndItsEnd() throws Exception {
        rig.server.incomingCall = ScriptedServer.twiml("<Connect><Stream url=\"" + rig.server.streamUrl()
                + "\" statusCallback=\"" + rig.server.url() + "/stream-status\"/></Connect>");
        FakePhone phone = rig.talking();
        rig.server.awaitRequest();
        assertEquals("stream-started", rig.server.awaitRequest().form().get("StreamEvent"));
        phone.hangUp(Farewell.STOP);
        assertEquals("stream-stopped", rig.server.awaitRequest().form().get("StreamEvent"));
        assertEquals(List.of(), phone.awaitEnd(SOON).violations());
    }
}
