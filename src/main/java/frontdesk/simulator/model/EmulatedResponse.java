package frontdesk.simulator.model;

import frontdesk.call.port.Timers;
import frontdesk.simulator.model.ModelTurn.Ending;
import frontdesk.simulator.model.ModelTurn.Mishap;
import frontdesk.simulator.model.ModelTurn.Quirk;
import frontdesk.simulator.model.ModelTurn.Say;
import frontdesk.simulator.model.ModelTurn.UseTool;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One response: a {@link ModelTurn} spoken in time, from {@code response.created} to {@code response.done}.
 *
 * <p>Each piece of audio is sent when it would have been generated, counted from the first; nothing waits, the next
 * piece is a timer. Not safe for several threads; {@link EmulatedSession} holds its lock.
 */
final class EmulatedResponse {

    /** When the deltas come that are late: before and after {@code response.done}, in milliseconds. */
    private static final int[] LATE_MS = {20, 60};

    private static final int LATE_DELTA_MS = 50;
    private static final int ARGUMENTS_DELTA = 12;

    private final EmulatedState state;
    private final EmulatedResponses responses;
    private final EmulatedWire wire;
    private final ModelTurn turn;
    private final EmulatedResponseObject object;
    private final String id;
    private final EmulatedUsage.Input input;
    private final List<EmulatedItem> output = new ArrayList<>();
    private final List<Mishap> mishaps;

    private int nextPart;
    private EmulatedVoice voice;
    private int nextBytes;
    private long startedNanos;
    private double spokenMs;
    private boolean over;
    private Timers.Alarm alarm = () -> {};

    /** @param options the client's {@code response} object, empty when the model answers by itself */
    EmulatedResponse(EmulatedState state, EmulatedResponses responses, ModelTurn turn, JsonNode options) {
        this.state = state;
        this.responses = responses;
        this.wire = state.wire();
        this.turn = turn;
        this.object = EmulatedResponseObject.of(state, options);
        this.id = object.id();
        this.input = EmulatedUsage.Input.of(state.settings(), state.conversation());
        this.mishaps = new ArrayList<>(turn.mishaps());
    }

    String id() {
        return id;
    }

    boolean isInConversation() {
        return object.isInConversation();
    }

    void start() {
        if (turn.quirks().contains(Quirk.NEVER_CREATED)) {
            end(Ending.CANCELLED.status(), Ending.CANCELLED.reason());
            return;
        }
        state.note(new EmulatorEvent.ResponseStarted(id, turn.on()));
        send("response.created", object.json("in_progress", "", output, null));
        sendRateLimits();
        alarm = state.after(turn.thinking(), this::begin);
    }

    private void begin() {
        startedNanos = state.nanoTime();
        proceed();
    }

    private void proceed() {
        while (!over) {
            if (voice == null && nextPart == turn.parts().size()) {
                strikeUpTo(Double.MAX_VALUE);
                end(turn.ending().status(), turn.ending().reason());
            } else if (voice == null) {
                open(turn.parts().get(nextPart++));
            } else if (voice.isFinished()) {
                closeVoice("completed");
            } else if (!speakIfDue()) {
                return;
            }
        }
    }

    private void open(ModelTurn.Part part) {
        switch (part) {
            case Say say -> {
                EmulatedItem item = EmulatedItem.ofModel(wire.id("item"));
                add(item);
                voice = new EmulatedVoice(wire, id, output.size() - 1, item, say, object.coding(), object.isSpoken());
                state.note(new EmulatorEvent.Spoke(id, item.id(), say.text()));
                voice.open();
                chooseNextBytes();
            }
            case UseTool use -> {
                boolean last = nextPart == turn.parts().size();
                call(use, last && turn.quirks().contains(Quirk.HALF_A_CALL));
            }
        }
    }

    /** @return false if it is too early for the next piece; a timer is set then */
    private boolean speakIfDue() {
        double dueMs = (spokenMs + voice.ms(nextBytes)) / state.pace().timesRealTime();
        long waitNanos = startedNanos + (long) (dueMs * 1e6) - state.nanoTime();
        if (waitNanos > 0) {
            alarm = state.after(Duration.ofNanos(waitNanos), this::proceed);
            return false;
        }
        speak(voice, nextBytes);
        chooseNextBytes();
        strikeUpTo(spokenMs);
        return true;
    }

    private void speak(EmulatedVoice speaker, int bytes) {
        byte[] delta = speaker.nextAudio(bytes);
        spokenMs += speaker.ms(delta.length);
        responses.spoken();
        state.note(new EmulatorEvent.AgentAudio(id, speaker.item().id(), delta));
        speaker.sendAudio(delta);
    }

    private void chooseNextBytes() {
        nextBytes = voice.nextBytes(state.pace(), turn.quirks().contains(Quirk.ONE_DELTA), state.random());
    }

    private void strikeUpTo(double audioMs) {
        List<Mishap> due =
                mishaps.stream().filter(mishap -> mishap.afterAudioMs() <= audioMs).toList();
        mishaps.removeAll(due);
        for (Mishap mishap : due) {
            EmulatedTrouble.strike(mishap.kind(), wire, id);
            if (mishap.kind().endsSession()) {
                stop();
            }
        }
    }

    private void call(UseTool use, boolean half) {
        String callId = use.callId().isEmpty() ? wire.id("call") : use.callId();
        EmulatedItem item = EmulatedItem.ofCall(wire.id("item"), callId, use.name());
        add(item);
        String whole = state.conversation().recalled(use.arguments());
        String arguments = half ? whole.substring(0, whole.length() / 2) : whole;
        for (int at = 0; at < arguments.length(); at += ARGUMENTS_DELTA) {
            String delta = arguments.substring(at, Math.min(arguments.length(), at + ARGUMENTS_DELTA));
            wire.send(argumentsEvent("delta", item, callId).put("delta", delta));
        }
        item.arguments(arguments);
        wire.send(argumentsEvent("done", item, callId).put("name", use.name()).put("arguments", arguments));
        done(item, half ? "incomplete" : "completed");
        if (half) {
            end(Ending.CANCELLED.status(), Ending.CANCELLED.reason());
        } else {
            state.note(new EmulatorEvent.ToolAsked(id, callId, use.name(), arguments));
        }
    }

    private ObjectNode argumentsEvent(String step, EmulatedItem item, String callId) {
        return wire.event("response.function_call_arguments." + step)
                .put("response_id", id)
                .put("item_id", item.id())
                .put("output_index", output.size() - 1)
                .put("call_id", callId);
    }

    private void add(EmulatedItem item) {
        output.add(item);
        ObjectNode event = wire.event("response.output_item.added")
                .put("response_id", id)
                .put("output_index", output.size() - 1);
        event.set("item", item.json());
        wire.send(event);
        if (object.isInConversation()) {
            state.conversation().add(item);
        }
    }

    private void closeVoice(String status) {
        voice.close();
        done(voice.item(), status);
        voice = null;
    }

    private void done(EmulatedItem item, String status) {
        item.status(status);
        ObjectNode event = wire.event("response.output_item.done")
                .put("response_id", id)
                .put("output_index", output.indexOf(item));
        event.set("item", item.json());
        wire.send(event);
        if (object.isInConversation()) {
            state.conversation().done(item);
        }
    }

    /** Ends it before its time: {@code turn_detected} or {@code client_cancelled}. */
    void cancel(String reason) {
        if (over) {
            return;
        }
        EmulatedVoice interrupted = voice;
        boolean late = state.has(EmulatorFault.LATE_DELTAS) && interrupted != null;
        if (late) {
            speakLate(interrupted);
        }
        end("cancelled", reason);
        if (late) {
            for (int lateMs : LATE_MS) {
                state.after(Duration.ofMillis(lateMs), () -> speakLate(interrupted));
            }
        }
    }

    private void speakLate(EmulatedVoice interrupted) {
        if (!interrupted.isFinished()) {
            speak(interrupted, LATE_DELTA_MS * object.coding().bytesPerMs());
        }
    }

    private void end(String status, String reason) {
        if (over) {
            return;
        }
        if (voice != null) {
            closeVoice("incomplete");
        }
        stop();
        send("response.done", object.json(status, reason, output, responses.usage().of(input, output)));
        state.note(new EmulatorEvent.ResponseEnded(id, status, reason));
        responses.ended(this, stillPlaying());
    }

    private Duration stillPlaying() {
        double sinceStartMs = (state.nanoTime() - startedNanos) / 1e6;
        return Duration.ofMillis((long) Math.max(0, spokenMs - sinceStartMs));
    }

    /** Says nothing more; the socket is gone. */
    void stop() {
        over = true;
        alarm.cancel();
    }

    private void send(String type, ObjectNode response) {
        ObjectNode event = wire.event(type);
        event.set("response", response);
        wire.send(event);
    }

    private void sendRateLimits() {
        ObjectNode event = wire.event("rate_limits.updated");
        event.putArray("rate_limits")
                .addObject()
                .put("name", "tokens")
                .put("limit", 40_000)
                .put("remaining", 38_500)
                .put("reset_seconds", 2.25);
        wire.send(event);
    }
}
