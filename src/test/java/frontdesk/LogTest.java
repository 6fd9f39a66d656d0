package frontdesk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import frontdesk.simulator.model.EmulatedSession;
import frontdesk.simulator.model.EmulatorEvent.ToolAnswered;
import frontdesk.simulator.model.ModelScript;
import frontdesk.simulator.model.ModelScript.CallerWords;
import frontdesk.simulator.model.ModelScript.Pace;
import frontdesk.simulator.model.ModelTurn;
import frontdesk.simulator.model.ModelTurn.On;
import frontdesk.simulator.model.ModelTurn.Say;
import frontdesk.simulator.model.ModelTurn.UseTool;
import frontdesk.simulator.telephone.FakePhone;
import frontdesk.simulator.telephone.PhoneConfig;
import frontdesk.simulator.telephone.PhoneEvent.Farewell;
import frontdesk.simulator.telephone.Speech;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the log promises to those who search it, and what it must never hold. */
class LogTest {

    /** In the order of a call that goes well. */
    private static final List<String> PROMISED = List.of(
            "[Twilio] Incoming call received",
            "[Twilio Media Stream] Connected to OpenAI Realtime API immediately",
            "[Twilio Media Stream] WebSocket connection established",
            "[Twilio Media Stream] Greeting sent",
            "[Twilio Media Stream] WebSocket connection closed");

    private static final String KEY = "sk-a-key-that-nobody-may-see";
    private static final String AUTH_TOKEN = "0123456789abcdef";
    private static final String SECRET = "a secret of sixteen letters";

    private static final ModelScript CONVERSATION = ModelScript.of(
                    ModelTurn.on(On.CREATE, WholeServer.GREETING),
                    ModelTurn.on(
                            On.CALLER_TURN,
                            new Say(WholeServer.sound(100), "Let me see about the porcupine."),
                            new UseTool(
                                    "call_1",
                                    "hotel_info_search_expert",
                                    "{\"topic\":\"pets\",\"question\":\"porcupine\"}")),
                    ModelTurn.on(On.TOOL_RESULT, new Say(WholeServer.sound(100), "No porcupine is allowed.")))
            .hearing(new CallerWords("May I bring my porcupine?", Duration.ZERO))
            .at(Pace.BURST);

    private static String conversation(WholeServer server) throws Exception {
        server.next(CONVERSATION);
        PhoneConfig config = server.phone();
        config = config.withWebhook(config.webhook().signedWith(AUTH_TOKEN).withActionAfterHangUp());
        FakePhone phone = server.dial(config);
        EmulatedSession session = server.session();
        phone.awaitHeard(400, WholeServer.SOON);
        phone.say(Speech.of("May I bring my porcupine?", WholeServer.sound(300)));
        session.log().await(ToolAnswered.class, WholeServer.SOON);
        phone.awaitHeard(600, WholeServer.SOON);
        phone.press('7');
        phone.hangUp(Farewell.STOP);
        assertEquals(List.of(), phone.awaitEnd(WholeServer.SOON).violations());
        server.awaitEnd(config.callSid());
        server.log.await("WebSocket connection closed", "call=" + config.callSid());
        return config.callSid();
    }

    @Test
    void theLogTellsACallInOrderAndKeepsItsSecrets() throws Exception {
        Map<String, String> settings = Map.of(
                "TWILIO_AUTH_TOKEN", AUTH_TOKEN, "OPENAI_API_KEY", KEY, "FRONTDESK_SECRET", SECRET);
        try (WholeServer server = WholeServer.open(settings)) {
            // What is said once after the start is not of a call.
            server.log.await("[MCP] server=booking");
            server.log.await("[MCP] server=post-booking");
            server.log.forget();
            String callSid = conversation(server);
            List<String> lines = server.log.lines();
            int at = -1;
            for (String promised : PROMISED) {
                List<String> found = server.log.lines(promised, "call=" + callSid);
                assertEquals(1, found.size(), promised + " in " + lines);
                assertTrue(lines.indexOf(found.getFirst()) > at, promised + " comes too early in " + lines);
                at = lines.indexOf(found.getFirst());
            }
            for (String line : lines) {
                assertTrue(line.endsWith("call=" + callSid), line);
                assertTrue(line.startsWith("INFO "), line);
            }
            String number = WholeServer.CALLER.substring(2);
            for (String secret : List.of(KEY, AUTH_TOKEN, SECRET, "sk-", "porcupine", "Hello", number)) {
                assertEquals(List.of(), server.log.lines(secret), secret);
            }
        }
    }

    @Test
    void theCallersNumberIsShownOnlyToThoseWhoAskForIt() throws Exception {
        Map<String, String> settings = Map.of("LOG_CALLER_NUMBERS", "true", "TWILIO_AUTH_TOKEN", AUTH_TOKEN);
        try (WholeServer server = WholeServer.open(settings)) {
            String callSid = conversation(server);
            assertEquals(1, server.log.lines(WholeServer.CALLER, "call=" + callSid).size());
        }
    }
}
