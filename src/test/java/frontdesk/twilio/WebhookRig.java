package frontdesk.twilio;

import frontdesk.audio.AudioFormat;
import frontdesk.call.CallRegistry;
import frontdesk.call.CallSurroundings;
import frontdesk.call.Reservations;
import frontdesk.call.TimeLimit;
import frontdesk.call.outcome.EndReason;
import frontdesk.call.outcome.Ending;
import frontdesk.call.outcome.Voicemail;
import frontdesk.call.plan.CallFacts;
import frontdesk.call.plan.CallHandling;
import frontdesk.call.plan.Phrases;
import frontdesk.call.plan.SessionPlan;
import frontdesk.call.plan.VoiceSettings;
import frontdesk.call.port.ManualTimers;
import frontdesk.call.port.ModelEvent;
import frontdesk.call.port.ModelSession;
import frontdesk.door.HttpRequest;
import frontdesk.door.RequestHead.Field;
import frontdesk.tool.Tool;
import frontdesk.tool.ToolRunner;
import frontdesk.tool.ToolSource;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;

/** The webhooks with a model that greets at once, and without a telephone. */
abstract class WebhookRig {

    static final String FORM = "CallSid=CA01&From=%2B15005550001&To=%2B15005550006";
    private static final String TYPE = "application/x-www-form-urlencoded";

    static final CallHandling HANDLING = new CallHandling("en", Optional.of("+15005550009"), false);

    final ToolRunner tools = new ToolRunner(ToolRunner.Limits.defaults());
    final List<CallFacts> connected = new CopyOnWriteArrayList<>();
    final CallOutcomes outcomes = new CallOutcomes();
    Instant now = Instant.parse("2026-01-01T12:00:00Z");
    final Transfers transfers = new Transfers(() -> now);
    final List<Voicemail> voicemails = new CopyOnWriteArrayList<>();
    final List<SessionPlan> plans = new CopyOnWriteArrayList<>();
    CallHandling handling = HANDLING;
    Consumer<Consumer<ModelEvent>> modelDoes = events -> {
        events.accept(new ModelEvent.SessionReady("s"));
        events.accept(new ModelEvent.SpeechAudio("r1", "i1", 0, new byte[160]));
    };
    final CallRegistry registry = new CallRegistry(
            new CallSurroundings(
                    (facts, plan, events) -> {
                        connected.add(facts);
                        plans.add(plan);
                        modelDoes.accept(events);
                        return new SilentSession();
                    },
                    tools,
                    new ManualTimers(),
                    _ -> {},
                    new CallSurroundings.Limits(Duration.ofSeconds(30), new TimeLimit(Duration.ofHours(1)))),
            facts -> new SessionPlan(
                    "", "", Optional.empty(), ToolSource.of(List.of()), VoiceSettings.defaults(),
                    AudioFormat.PCMU_8KHZ, handling, Phrases.none()),
            ending -> {
                outcomes.ended(ending);
                transfers.ended(ending);
            },
            2);

    private record SilentSession() implements ModelSession {
        @Override
        public void appendAudio(byte[] audio) {}

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
        public void replaceTools(List<Tool> tools) {}

        @Override
        public void close() {}
    }

    @AfterEach
    void close() {
        registry.close();
        tools.close();
    }

    /** The webhooks as one server has them. */
    record Webhooks(VoiceWebhook voice, TransferWebhook transfer) {}

    Webhooks webhooks(Optional<String> authToken, Duration answerWithin) {
        SignedRequests requests = new SignedRequests(
                URI.create("https://voice.example.com"), authToken.map(RequestSignature::new));
        AgentConnection agents = new AgentConnection(
                requests,
                URI.create("wss://voice.example.com/media-stream"),
                answerWithin,
                facts -> handling,
                new Reservations(registry, new byte[32], InstantSource.system(), new Random(1), 10),
                outcomes);
        TransferWebhook transfer = new TransferWebhook(
                requests, facts -> handling, transfers, agents, voicemail -> voicemails.add(voicemail));
        return new Webhooks(
                new VoiceWebhook(
                        requests,
                        BlockedCallers.in(Path.of("no such folder")),
                        agents,
                        transfer,
                        transfers,
                        outcomes,
                        false),
                transfer);
    }

    VoiceWebhook webhook(Optional<String> authToken, Duration answerWithin) {
        return webhooks(authToken, answerWithin).voice();
    }

    void ended(String callSid, EndReason reason) {
        outcomes.ended(new Ending(new CallFacts(callSid, "", ""), reason, false, Optional.empty(), List.of()));
    }

    VoiceWebhook webhook() {
        return webhook(Optional.empty(), Duration.ofSeconds(10));
    }

    static HttpRequest post(String path, String form, Field... headers) {
        List<Field> all = new ArrayList<>(List.of(headers));
        all.add(new Field("Content-Type", TYPE));
        return new HttpRequest("POST", path, all, form.getBytes(StandardCharsets.UTF_8), "127.0.0.1");
    }

    static HttpRequest get(String target) {
        return new HttpRequest("GET", target, List.of(), new byte[0], "127.0.0.1");
    }
}
