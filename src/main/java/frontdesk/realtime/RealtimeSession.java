package frontdesk.realtime;

import frontdesk.call.plan.CallFacts;
import frontdesk.call.plan.SessionPlan;
import frontdesk.call.port.ModelEvent.Outcome;
import frontdesk.call.port.ModelEvent.Refusal;
import frontdesk.call.port.ModelEvent;
import frontdesk.call.port.ModelSession;
import frontdesk.call.port.Timers;
import frontdesk.realtime.ServerEvent.ErrorEvent;
import frontdesk.tool.JsonText;
import frontdesk.tool.Tool;
import frontdesk.websocket.Dial;
import frontdesk.websocket.DialledHandler;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One session of the OpenAI Realtime API: the call's commands become client events, server events become the call's.
 *
 * <p>Commands come from the call's thread; the socket's messages come on the socket loop's thread. A
 * message that makes no sense is logged once for its kind, counted, and the session goes on.
 */
final class RealtimeSession implements ModelSession, RealtimeSocket.Ear {

    /** After these nothing helps but a change of our settings or of the account. */
    private static final Set<String> FATAL = Set.of(
            "invalid_api_key",
            "insufficient_quota",
            "credit_balance_exhausted",
            "account_deactivated",
            "billing_hard_limit_reached",
            "beta_api_shape_disabled");
    private static final Set<String> HARMLESS = Set.of(
            "response_cancel_not_active",
            "input_audio_buffer_commit_empty",
            "item_truncate_invalid_item_id",
            "item_delete_invalid_item_id",
            "unsupported_content_type");
    private static final String CONFIGURE = "configure-1";
    private static final Logger log = LoggerFactory.getLogger(RealtimeSession.class);

    private final CallFacts facts;
    private final SessionPlan plan;
    private final ClientEvent.SessionOptions options;
    private final Consumer<ModelEvent> events;
    private final RealtimeCodec codec = new RealtimeCodec();
    private final RealtimeSocket socket;
    private final AtomicLong eventNumber = new AtomicLong();
    private final Map<String, Integer> troubles = new TreeMap<>();
    private volatile Timers.Alarm readyAlarm = () -> {};
    private boolean ready;

    RealtimeSession(
            CallFacts facts,
            SessionPlan plan,
            ClientEvent.SessionOptions options,
            Timers timers,
            int audioLimitBytes,
            Consumer<ModelEvent> events) {
        this.facts = facts;
        this.plan = plan;
        this.options = options;
        this.events = events;
        this.socket = new RealtimeSocket(codec, timers, audioLimitBytes, this);
    }

    /**
     * Dials the API and asks for everything of the plan to be put in force.
     *
     * @param within so long it waits for the answer, and the dialling is part of that
     */
    void open(Timers timers, Duration within, Function<DialledHandler, Dial> dialling) {
        readyAlarm = timers.after(within, () -> giveUp("no answer to session.update within " + within, false));
        send(new ClientEvent.SessionUpdate(CONFIGURE, plan, options));
        socket.dial(dialling);
    }

    @Override
    public void appendAudio(byte[] audio) {
        socket.append(audio);
    }

    @Override
    public String createResponse(String instructions) {
        String eventId = eventId("create");
        send(new ClientEvent.ResponseCreate(eventId, instructions));
        return eventId;
    }

    @Override
    public void cancelResponse(String responseId) {
        send(new ClientEvent.ResponseCancel(eventId("cancel"), responseId));
    }

    @Override
    public void truncate(String itemId, int contentIndex, long audioEndMs) {
        send(new ClientEvent.ItemTruncate(eventId("truncate"), itemId, contentIndex, audioEndMs));
    }

    @Override
    public void deleteItem(String itemId) {
        send(new ClientEvent.ItemDelete(eventId("delete"), itemId));
    }

    @Override
    public void toolResult(String callId, String output) {
        send(new ClientEvent.FunctionCallOutput(eventId("result"), callId, output));
    }

    @Override
    public void note(String text) {
        send(new ClientEvent.SystemMessage(eventId("note"), text));
    }

    @Override
    public void replaceTools(List<Tool> tools) {
        send(new ClientEvent.ToolsUpdate(eventId("tools"), tools));
    }

    @Override
    public void close() {
        readyAlarm.cancel();
        socket.close();
    }

    @Override
    public void message(ByteBuffer utf8) {
        try {
            hear(codec.decode(utf8));
        } catch (MalformedEvent malformed) {
            trouble(malformed.getMessage());
        }
    }

    @Override
    public void trouble(String kind) {
        if (troubles.merge(kind, 1, Integer::sum) == 1) {
            log.warn("a message of the model was ignored kind=\"{}\" call={}", kind, facts.callSid());
        }
    }

    @Override
    public void lost(String detail) {
        lost(detail, false);
    }

    @Override
    public void refused(int status, String body) {
        UpgradeRefusal refusal = codec.refusal(status, body);
        lost(Redaction.oneLine("refused status=" + status + " code=" + refusal.code() + " " + refusal.message()),
                !refusal.isTransient());
    }

    private void lost(String detail, boolean fatal) {
        readyAlarm.cancel();
        log.warn("the model's session is lost detail=\"{}\" fatal={} call={}", detail, fatal, facts.callSid());
        events.accept(new ModelEvent.SessionLost(detail, fatal));
    }

    private void hear(ServerEvent event) {
        switch (event) {
            case ServerEvent.SessionCreated created -> {}
            case ServerEvent.SessionUpdated updated -> sessionUpdated(updated);
            case ServerEvent.SpeechStarted speech ->
                events.accept(new ModelEvent.SpeechStarted(speech.itemId(), speech.audioStartMs()));
            case ServerEvent.SpeechStopped speech ->
                events.accept(new ModelEvent.SpeechStopped(speech.itemId(), speech.audioEndMs()));
            case ServerEvent.Committed turn -> events.accept(new ModelEvent.TurnCommitted(turn.itemId()));
            case ServerEvent.ItemAdded item -> {
                if (item.itemType().equals("function_call_output")) {
                    events.accept(new ModelEvent.ToolResultSeen(item.callId()));
                }
            }
            case ServerEvent.InputTranscript transcript ->
                events.accept(new ModelEvent.CallerTranscript(transcript.itemId(), transcript.transcript()));
            case ServerEvent.ResponseCreated response ->
                events.accept(new ModelEvent.ResponseStarted(response.responseId(), response.requestId()));
            case ServerEvent.OutputAudioDelta delta -> events.accept(new ModelEvent.SpeechAudio(
                    delta.responseId(), delta.itemId(), delta.contentIndex(), delta.audio()));
            case ServerEvent.OutputAudioDone done ->
                events.accept(new ModelEvent.SpeechComplete(done.responseId(), done.itemId()));
            case ServerEvent.OutputTranscriptDelta delta ->
                events.accept(new ModelEvent.SpeechText(delta.responseId(), delta.itemId(), delta.delta()));
            case ServerEvent.FunctionCallDone call -> functionCall(call);
            case ServerEvent.ResponseDone done -> events.accept(
                    new ModelEvent.ResponseEnded(done.responseId(), outcome(done.status()), done.detail()));
            case ServerEvent.ErrorEvent error -> error(error);
            case ServerEvent.Other other -> log.trace("not used type={} call={}", other.type(), facts.callSid());
        }
    }

    /** What is in force is compared with what was asked for: speech in another coding would be noise to the caller. */
    private void sessionUpdated(ServerEvent.SessionUpdated updated) {
        String wanted = SessionConfig.formatName(plan.audio());
        if (!updated.inputFormat().equals(wanted) || !updated.outputFormat().equals(wanted)) {
            giveUp("the model speaks " + updated.inputFormat() + " and " + updated.outputFormat() + ", not " + wanted,
                    true);
        } else if (!ready) {
            ready = true;
            readyAlarm.cancel();
            events.accept(new ModelEvent.SessionReady(updated.sessionId()));
        }
    }

    /** A call that was broken off has incomplete arguments and is never run. */
    private void functionCall(ServerEvent.FunctionCallDone call) {
        if (call.status().equals("completed")) {
            String arguments = call.arguments().isBlank() ? "{}" : call.arguments();
            events.accept(new ModelEvent.ToolAsked(
                    call.responseId(), call.callId(), call.name(), new JsonText(arguments)));
        }
    }

    private void error(ErrorEvent error) {
        boolean fatal = FATAL.contains(error.code());
        if (fatal || error.clientEventId().equals(CONFIGURE)) {
            giveUp(described(error), true);
        } else if (error.code().equals("session_expired")) {
            giveUp(described(error), false);
        } else {
            Refusal refusal = refusal(error);
            if (refusal == Refusal.OTHER) {
                log.warn("the model refused {} call={}", described(error), facts.callSid());
            } else {
                log.debug("the model refused {} call={}", described(error), facts.callSid());
            }
            events.accept(new ModelEvent.Refused(error.clientEventId(), refusal, error.code()));
        }
    }

    private static Refusal refusal(ErrorEvent error) {
        String eventId = error.clientEventId();
        if (error.code().equals("conversation_already_has_active_response")) {
            return Refusal.ALREADY_RESPONDING;
        }
        boolean race = HARMLESS.contains(error.code())
                || eventId.startsWith("truncate-")
                || eventId.startsWith("delete-")
                || eventId.startsWith("cancel-");
        return race ? Refusal.HARMLESS : Refusal.OTHER;
    }

    /** Ends the session from our side, unless it has ended already. */
    void giveUp(String detail, boolean fatal) {
        if (socket.giveUp()) {
            lost(detail, fatal);
        }
    }

    private static Outcome outcome(String status) {
        return switch (status) {
            case "completed" -> Outcome.COMPLETED;
            case "cancelled" -> Outcome.CANCELLED;
            case "incomplete" -> Outcome.INCOMPLETE;
            default -> Outcome.FAILED;
        };
    }

    private static String described(ErrorEvent error) {
        return Redaction.oneLine(
                "code=" + error.code() + " event=" + error.clientEventId() + " " + error.message());
    }

    private void send(ClientEvent event) {
        socket.send(codec.encode(event));
    }

    private String eventId(String kind) {
        return kind + "-" + eventNumber.incrementAndGet();
    }
}
