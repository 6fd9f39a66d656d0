package frontdesk.simulator.model;

import frontdesk.call.port.Timers;
import frontdesk.door.RequestHead;
import frontdesk.simulator.model.EmulatedRecording.Received;
import frontdesk.websocket.WebSocketConnection;
import frontdesk.websocket.WebSocketHandler;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One session of the emulated Realtime API: everything that the model's end of one WebSocket knows and does.
 *
 * <p>Everything happens under one lock, on the socket loop's thread or the timers'; nothing waits. The public methods
 * are for whoever watches, from any thread.
 */
public final class EmulatedSession implements WebSocketHandler {

    private static final JsonNode NO_EVENT = EmulatedWire.object();
    private static final Duration SLOW_UPDATE = Duration.ofSeconds(3);

    private final Object lock = new Object();
    private final RequestHead head;
    private final String model;
    private final ModelScript script;
    private final Timers timers;
    private final Instant expires;
    private final RandomGenerator random;
    private final EmulatorObserver observer;
    private final EmulatorLog log;
    private final EmulatedRecording recording;

    // From here on null until the connection is open.
    private EmulatedWire wire;
    private EmulatedState state;
    private EmulatedResponses responses;
    private EmulatedCaller caller;
    private Timers.Alarm expiry;
    private boolean configured;
    private boolean audioCameEarly;

    /**
     * @param head the accepted upgrade request
     * @param model the one that its query names
     * @param now the time of day, from which {@code expires_at} is counted
     * @param keptAudioBytes how much of the caller's audio is kept as it came
     */
    EmulatedSession(
            RequestHead head,
            String model,
            ModelScript script,
            Timers timers,
            Instant now,
            RandomGenerator random,
            EmulatorObserver observer,
            int keptAudioBytes) {
        this.head = head;
        this.model = model;
        this.script = script;
        this.timers = timers;
        this.expires = now.plus(script.sessionLimit());
        this.random = random;
        this.log = new EmulatorLog();
        this.observer = log.and(observer);
        this.recording = new EmulatedRecording(keptAudioBytes);
    }

    /** The request that opened it. */
    public RequestHead head() {
        return head;
    }

    /** What happened in it. */
    public EmulatorLog log() {
        return log;
    }

    /** What arrived of the caller's voice. */
    public Received received() {
        synchronized (lock) {
            return recording.soFar();
        }
    }

    /** The session object in force, as a {@code session.updated} would show it. */
    public JsonNode shown() {
        synchronized (lock) {
            return state.settings().shown();
        }
    }

    @Override
    public void opened(WebSocketConnection connection) {
        synchronized (lock) {
            wire = new EmulatedWire(connection, random);
            EmulatedSettings settings = new EmulatedSettings(wire.id("sess"), model, expires.getEpochSecond());
            state = new EmulatedState(lock, this, script, wire, settings, timers, random, observer);
            responses = new EmulatedResponses(state);
            caller = new EmulatedCaller(state, responses, recording);
            responses.answer(caller);
            expiry = state.after(script.sessionLimit(), () -> EmulatedTrouble.expire(wire));
            state.note(new EmulatorEvent.SessionOpened());
            if (head.header("OpenAI-Beta").isPresent()) {
                refuseSession("beta_api_shape_disabled", "The beta API shape is disabled.", 4000);
            } else if (state.has(EmulatorFault.ERROR_THEN_CLOSE)) {
                refuseSession("invalid_api_key", "Incorrect API key provided.", 3000);
            } else {
                sendSession("session.created");
            }
        }
    }

    private void refuseSession(String code, String message, int closeCode) {
        wire.sendError("invalid_request_error", new EventFlaw(code, message, null), null);
        wire.close(closeCode, code);
    }

    private void sendSession(String type) {
        ObjectNode event = wire.event(type);
        event.set("session", state.settings().shown());
        wire.send(event);
    }

    @Override
    public void text(String message) {
        synchronized (lock) {
            if (!state.isOver()) {
                receive(message);
            }
        }
    }

    private void receive(String message) {
        JsonNode event;
        try {
            event = EmulatedWire.read(message);
        } catch (JacksonException e) {
            refuse(NO_EVENT, new EventFlaw("invalid_event", "Not JSON: " + e.getOriginalMessage(), null));
            return;
        }
        if (!event.isObject()) {
            refuse(NO_EVENT, new EventFlaw("invalid_event", "The message is not a JSON object.", null));
            return;
        }
        Optional<EventFlaw> flaw = EventShapes.flawIn(event);
        if (flaw.isEmpty()) {
            flaw = apply(event.get("type").stringValue(), event);
        }
        flaw.ifPresent(found -> refuse(event, found));
    }

    private Optional<EventFlaw> apply(String type, JsonNode event) {
        if (type.equals("input_audio_buffer.append")) {
            return append(event);
        }
        state.note(new EmulatorEvent.ClientEvent(type, event));
        return switch (type) {
            case "session.update" -> updateSession(event);
            case "input_audio_buffer.commit" -> caller.commit();
            case "input_audio_buffer.clear" -> caller.clear();
            case "conversation.item.create" -> createItem(event);
            case "conversation.item.retrieve" -> state.conversation().retrieve(event);
            case "conversation.item.delete" -> deleteItem(event);
            case "conversation.item.truncate" -> truncateItem(event);
            case "response.create" -> responses.create(event);
            case "response.cancel" -> responses.cancel(event);
            default -> throw new IllegalStateException("a shape without a meaning: " + type);
        };
    }

    private void refuse(JsonNode event, EventFlaw flaw) {
        String type = event.path("type").isString() ? event.get("type").stringValue() : "";
        String eventId = event.path("event_id").isString() ? event.get("event_id").stringValue() : null;
        state.note(new EmulatorEvent.Refused(type, flaw.code(), flaw.param(), flaw.message(), flaw.race()));
        wire.sendError("invalid_request_error", flaw, eventId);
    }

    private Optional<EventFlaw> updateSession(JsonNode event) {
        if (state.has(EmulatorFault.UPDATE_UNANSWERED)) {
            return Optional.empty();
        }
        if (state.has(EmulatorFault.UPDATE_REFUSED)) {
            EventFlaw flaw = new EventFlaw("invalid_value", "The session cannot be updated.", "session");
            wire.sendError("invalid_request_error", flaw, event.path("event_id").stringValue(null));
            return Optional.empty();
        }
        if (state.has(EmulatorFault.UPDATE_SLOW) && !configured) {
            state.after(SLOW_UPDATE, () -> applyUpdate(event).ifPresent(flaw -> refuse(event, flaw)));
            return Optional.empty();
        }
        return applyUpdate(event);
    }

    private Optional<EventFlaw> applyUpdate(JsonNode event) {
        Optional<EventFlaw> flaw = state.settings().apply(event.get("session"), responses.hasSpoken());
        if (flaw.isEmpty()) {
            configured = true;
            sendSession("session.updated");
        }
        return flaw;
    }

    private Optional<EventFlaw> append(JsonNode event) {
        if (!configured && !audioCameEarly) {
            audioCameEarly = true;
            state.note(new EmulatorEvent.Refused(
                    "input_audio_buffer.append",
                    "audio_before_session_updated",
                    "audio",
                    "It is taken for the default format, which may not be the one it is in.",
                    false));
        }
        return caller.append(event);
    }

    private Optional<EventFlaw> createItem(JsonNode event) {
        Optional<EventFlaw> flaw = state.conversation().create(event);
        JsonNode item = event.get("item");
        if (flaw.isEmpty() && item.get("type").stringValue().equals("function_call_output")) {
            responses.toolAnswered();
            state.note(new EmulatorEvent.ToolAnswered(
                    item.get("call_id").stringValue(), item.get("output").stringValue()));
        }
        return flaw;
    }

    private Optional<EventFlaw> deleteItem(JsonNode event) {
        Optional<EventFlaw> flaw = state.conversation().delete(event);
        if (flaw.isEmpty()) {
            String itemId = event.get("item_id").stringValue();
            responses.itemDeleted(itemId);
            state.note(new EmulatorEvent.ItemDeleted(itemId));
        }
        return flaw;
    }

    private Optional<EventFlaw> truncateItem(JsonNode event) {
        Optional<EventFlaw> flaw = state.conversation().truncate(event);
        if (flaw.isEmpty()) {
            state.note(new EmulatorEvent.Truncated(
                    event.get("item_id").stringValue(), event.get("audio_end_ms").longValue()));
        }
        return flaw;
    }

    @Override
    public void binary(ByteBuffer message) {
        synchronized (lock) {
            refuse(NO_EVENT, new EventFlaw("invalid_event", "Events are text messages.", null));
        }
    }

    @Override
    public void readEnded() {}

    @Override
    public void closed(int code, String reason) {
        synchronized (lock) {
            if (state == null) {
                return;
            }
            state.end();
            expiry.cancel();
            responses.stop();
            caller.expectNothing();
            state.note(new EmulatorEvent.SessionClosed(code, reason));
        }
    }
}
