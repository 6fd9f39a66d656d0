package frontdesk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import frontdesk.WholeServer.Reserved;
import frontdesk.door.RawSocket;
import frontdesk.simulator.model.EmulatorEvent.SessionClosed;
import frontdesk.simulator.model.EmulatedSession;
import frontdesk.simulator.model.ModelScript;
import frontdesk.simulator.model.ModelTurn;
import frontdesk.simulator.model.ModelTurn.On;
import frontdesk.simulator.telephone.FakePhone;
import frontdesk.simulator.telephone.PhoneConfig;
import frontdesk.simulator.telephone.PhoneConfig.Webhook;
import frontdesk.simulator.telephone.PhoneEvent.Answered;
import frontdesk.simulator.telephone.PhoneEvent.Farewell;
import frontdesk.simulator.telephone.PhoneLog;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Odd requests to the webhooks, and callers who do not wait for them, on the whole server. */
class WebhookTroubleTest {

    private static final String MEDIA_STREAM_UPGRADE = RawSocket.UPGRADE.formatted("/media-stream");
    private static final String TOKEN = "the auth token";
    /** A model that would take longer to greet than anybody waits. */
    private static final ModelScript SLOW =
            ModelScript.of(ModelTurn.on(On.CREATE, WholeServer.GREETING).after(Duration.ofSeconds(30)));

    @Test
    void aRepeatedWebhookIsTheSameCallHoweverOftenItComesAtOnce() throws Exception {
        try (WholeServer server = WholeServer.open();
                ExecutorService network = Executors.newVirtualThreadPerTaskExecutor()) {
            String callSid = server.callSid();
            List<Future<HttpResponse<String>>> answers = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                answers.add(network.submit(() -> server.post("/incoming-call", callSid)));
            }
            List<String> tokens = new ArrayList<>();
            for (Future<HttpResponse<String>> answer : answers) {
                tokens.add(WholeServer.tokenIn(answer.get().body()));
            }
            assertEquals(1, tokens.stream().distinct().count());
            assertEquals(1, server.frontdesk.openCalls());
            assertEquals(1, server.frontdesk.parkedCalls());
            EmulatedSession session = server.session();
            assertEquals(List.of(session), server.emulator.sessions());
            try (RawStream stream = server.stream(new Reserved(callSid, tokens.getFirst(), session))) {
                stream.hears(160);
                stream.hangUp();
                server.awaitEnd(callSid);
            }
            server.nextCallWorks();
        }
    }

    @Test
    void aBlockedCallerIsRejectedAndNothingIsOpened(@TempDir Path data) throws Exception {
        Files.writeString(data.resolve("blocked.txt"), WholeServer.CALLER.substring(0, 8) + "*\n");
        try (WholeServer server = WholeServer.open(Map.of("DATA_DIR", data.toString()))) {
            String callSid = server.callSid();
            HttpResponse<String> answer = server.post("/incoming-call", callSid);
            assertTrue(answer.body().contains("<Response><Reject/></Response>"), answer.body());
            String line = server.log.await("on the block list", "call=" + callSid);
            assertFalse(line.contains(WholeServer.CALLER), line);
            assertEquals(0, server.frontdesk.openCalls());
            assertEquals(List.of(), server.emulator.sessions());
            Files.delete(data.resolve("blocked.txt"));
            server.nextCallWorks();
        }
    }

    @Test
    void aCallerWhoHangsUpWhileItRingsFreesTheReservation() throws Exception {
        try (WholeServer server = WholeServer.open(Map.of("ANSWER_WITHIN_MS", "10000"))) {
            server.next(SLOW);
            PhoneConfig config = server.phone();
            config = config.withWebhook(config.webhook().withStatusCallback("/call-status"));
            FakePhone phone = server.dial(config);
            EmulatedSession session = server.session();
            assertEquals(1, server.frontdesk.parkedCalls());
            phone.hangUp(Farewell.STOP);
            phone.awaitEnd(WholeServer.SOON);
            assertTrue(server.awaitEnd(config.callSid()).contains("caller hung up"));
            session.log().await(SessionClosed.class, WholeServer.SOON);
            assertEquals(0, server.frontdesk.parkedCalls());
            assertEquals(List.of(), server.log.lines("WARN", "call=" + config.callSid()));
            server.nextCallWorks();
        }
    }

    @Test
    void aWebhookThatIsRepeatedWhenTheCallerHasHungUpOpensNothing() throws Exception {
        try (WholeServer server = WholeServer.open()) {
            String talked;
            try (RawStream stream = server.stream()) {
                talked = stream.callSid;
                stream.hangUp();
                server.awaitEnd(talked);
            }
            String neverHere = server.callSid();
            server.post("/call-status", neverHere, "CallStatus", "completed");
            for (String callSid : List.of(talked, neverHere)) {
                String answer = server.post("/incoming-call", callSid).body();
                assertTrue(answer.contains("<Hangup/>"), answer);
                assertEquals(0, server.frontdesk.parkedCalls());
            }
            server.awaitEnd(neverHere);
        }
    }

    @Test
    void aFallbackIsNeverHeld() throws Exception {
        try (WholeServer server = WholeServer.open(Map.of("ANSWER_WITHIN_MS", "10000"))) {
            server.next(SLOW);
            String callSid = server.callSid();
            HttpResponse<String> answer = server.post("/incoming-call", callSid, "ErrorCode", "11205");
            assertTrue(answer.body().contains("<Connect"), answer.body());
            server.session();
            server.post("/call-status", callSid, "CallStatus", "completed");
            server.awaitEnd(callSid);
            server.nextCallWorks();
        }
    }

    @Test
    void anAnswerWaitsNoLongerThanItMay() throws Exception {
        try (WholeServer server = WholeServer.open(Map.of("ANSWER_WITHIN_MS", "0"))) {
            server.next(SLOW);
            String callSid = server.callSid();
            assertTrue(server.post("/incoming-call", callSid).body().contains("<Connect"));
            server.session();
            server.post("/call-status", callSid, "CallStatus", "canceled");
            server.awaitEnd(callSid);
            server.nextCallWorks();
        }
    }

    @Test
    void oneCallTooManyIsBusyUntilAnotherEnds() throws Exception {
        try (WholeServer server = WholeServer.open(Map.of("MAX_CALLS", "2"));
                RawStream first = server.stream();
                RawStream second = server.stream()) {
            PhoneConfig config = server.phone();
            PhoneLog third = server.dial(config).awaitEnd(WholeServer.SOON);
            assertEquals(List.of("Reject"), third.first(Answered.class).orElseThrow().twiml().verbNames());
            assertEquals(1, server.log.lines("told that we are busy", "call=" + config.callSid()).size());
            first.hangUp();
            server.awaitEnd(first.callSid);
            FakePhone fourth = server.dial(server.phone());
            fourth.awaitHeard(20, WholeServer.SOON);
            fourth.hangUp(Farewell.STOP);
            assertEquals(List.of(), fourth.awaitEnd(WholeServer.SOON).violations());
            second.hangUp();
            server.awaitEnd(second.callSid);
        }
    }

    @Test
    void withoutTheTelephoneItsPathsAreNotThereAndSayWhy() throws Exception {
        try (WholeServer server = WholeServer.open(Map.of("TWILIO_ENABLE", "false"))) {
            for (String path : List.of("/incoming-call", "/call-ended", "/call-status")) {
                HttpResponse<String> answer = server.post(path, server.callSid());
                assertEquals(404, answer.statusCode());
                assertTrue(answer.body().contains("TWILIO_ENABLE"), answer.body());
            }
            for (String request : List.of("GET /media-stream HTTP/1.1\r\nHost: x\r\n\r\n", MEDIA_STREAM_UPGRADE)) {
                try (RawSocket socket = new RawSocket(server.port())) {
                    String answer = socket.send(request).readAll();
                    assertTrue(answer.startsWith("HTTP/1.1 404") && answer.contains("TWILIO_ENABLE"), answer);
                }
            }
            assertEquals(1, server.log.lines("WARN", "[Twilio]", "TWILIO_ENABLE").size());
            assertEquals(0, server.frontdesk.openCalls());
        }
    }

    @Test
    void aWrongSignatureIsOneLineWithTheUrlThatWasChecked() throws Exception {
        try (WholeServer server = WholeServer.open(Map.of("TWILIO_AUTH_TOKEN", TOKEN))) {
            PhoneConfig forged = server.phone();
            server.dial(forged.withWebhook(forged.webhook().signedWith("a guess"))).awaitEnd(WholeServer.SOON);
            assertEquals(403, server.post("/incoming-call", server.callSid()).statusCode());
            assertEquals(403, server.post("/call-status", server.callSid()).statusCode());
            List<String> refused = server.log.lines("WARN", "X-Twilio-Signature");
            assertEquals(3, refused.size());
            assertTrue(refused.getFirst().contains(WholeServer.PUBLIC_URL + "/incoming-call"), refused.getFirst());
            Webhook guessed = forged.webhook().signedWith("a guess").byGet();
            server.dial(server.phone().withWebhook(guessed)).awaitEnd(WholeServer.SOON);
            assertEquals(4, server.log.lines("WARN", "X-Twilio-Signature").size());
            assertEquals(1, server.log.lines("X-Twilio-Signature", "CallSid=...", "From=...").size());
            assertEquals(List.of(), server.log.lines(WholeServer.CALLER.substring(1)));
            assertEquals(0, server.frontdesk.openCalls());
            assertEquals(List.of(), server.emulator.sessions());

            PhoneConfig config = server.phone();
            Webhook signed = config.webhook().signedWith(TOKEN);
            for (Webhook webhook : List.of(signed, signed.byGet(), signed.sentTwice())) {
                FakePhone phone = server.dial(server.phone().withWebhook(webhook));
                phone.awaitHeard(20, WholeServer.SOON);
                phone.hangUp(Farewell.STOP);
                assertEquals(List.of(), phone.awaitEnd(WholeServer.SOON).violations());
            }
        }
    }

    @Test
    void whatIsNoCallIsRefusedInWords() throws Exception {
        try (WholeServer server = WholeServer.open()) {
            assertEquals(400, server.post("/incoming-call", "").statusCode());
            assertEquals(400, server.post("/incoming-call", "CA%0Acall=1").statusCode());
            assertEquals(400, server.post("/incoming-call", "C".repeat(65)).statusCode());
            assertEquals(200, server.post("/call-ended", "nobody").statusCode());
            assertEquals(200, server.post("/call-status", "nobody", "CallStatus", "completed").statusCode());
            assertEquals(0, server.frontdesk.openCalls());
            server.nextCallWorks();
        }
    }
}
