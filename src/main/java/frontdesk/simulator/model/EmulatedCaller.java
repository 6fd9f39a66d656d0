package frontdesk.simulator.model;

import frontdesk.call.port.Timers;
import frontdesk.simulator.model.EmulatedHearing.TurnRules;
import frontdesk.simulator.model.ModelScript.CallerWords;
import frontdesk.simulator.model.ModelTurn.On;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The caller as the model hears him: the input audio buffer, the turns that come of it, and their transcripts.
 *
 * <p>Not safe for several threads; {@link EmulatedSession} holds its lock.
 */
final class EmulatedCaller implements EmulatedHearing.Listener {

    private static final long LEAST_COMMIT_MS = 100;

    private final EmulatedState state;
    private final EmulatedResponses responses;
    private final EmulatedWire wire;
    private final EmulatedHearing hearing = new EmulatedHearing();
    private final EmulatedRecording recording;
    private String itemId = "";
    private Timers.Alarm silence = () -> {};

    EmulatedCaller(EmulatedState state, EmulatedResponses responses, EmulatedRecording recording) {
        this.state = state;
        this.responses = responses;
        this.wire = state.wire();
        this.recording = recording;
    }

    /** {@code input_audio_buffer.append}. */
    Optional<EventFlaw> append(JsonNode event) {
        byte[] audio;
        try {
            audio = Base64.getDecoder().decode(event.get("audio").stringValue());
        } catch (IllegalArgumentException _) {
            return Optional.of(EventFlaw.value("audio", "base64"));
        }
        recording.add(audio);
        state.note(new EmulatorEvent.CallerAudio(audio));
        Optional<TurnRules> rules =
                state.has(EmulatorFault.DEAF) ? Optional.empty() : state.settings().turns();
        hearing.append(audio, state.settings().input(), rules, this);
        return Optional.empty();
    }

    /** {@code input_audio_buffer.commit}. */
    Optional<EventFlaw> commit() {
        if (hearing.bufferedMs() < LEAST_COMMIT_MS) {
            String message = "A commit needs 100 ms of audio, the buffer holds " + hearing.bufferedMs() + " ms.";
            return Optional.of(EventFlaw.race("input_audio_buffer_commit_empty", message, null));
        }
        commitTurn(hearing.isSpeaking() ? itemId : wire.id("item"));
        return Optional.empty();
    }

    /** {@code input_audio_buffer.clear}. */
    Optional<EventFlaw> clear() {
        hearing.empty();
        wire.send(wire.event("input_audio_buffer.cleared"));
        return Optional.empty();
    }

    @Override
    public void speechStarted(long audioStartMs) {
        silence.cancel();
        itemId = wire.id("item");
        wire.send(wire.event("input_audio_buffer.speech_started")
                .put("audio_start_ms", audioStartMs)
                .put("item_id", itemId));
        state.note(new EmulatorEvent.SpeechStarted(itemId, audioStartMs));
        if (state.settings().turns().map(TurnRules::interruptResponse).orElse(false)) {
            responses.interrupt();
        }
    }

    @Override
    public void speechStopped(long audioEndMs) {
        wire.send(wire.event("input_audio_buffer.speech_stopped")
                .put("audio_end_ms", audioEndMs)
                .put("item_id", itemId));
        commitTurn(itemId);
        if (state.settings().turns().map(TurnRules::createResponse).orElse(false)) {
            responses.answerByItself(On.CALLER_TURN);
        }
    }

    private void commitTurn(String turnItemId) {
        ObjectNode committed = wire.event("input_audio_buffer.committed");
        wire.send(committed
                .put("previous_item_id", state.conversation().lastId())
                .put("item_id", turnItemId));
        EmulatedItem item = EmulatedItem.ofCaller(turnItemId, hearing.bufferedMs());
        state.conversation().add(item);
        state.conversation().done(item);
        state.note(new EmulatorEvent.TurnCommitted(turnItemId, hearing.clockMs()));
        responses.turnCommitted(turnItemId);
        long audioMs = hearing.bufferedMs();
        hearing.empty();
        Optional<CallerWords> words = state.brain().nextCallerWords();
        if (state.settings().transcribes()) {
            words.ifPresent(said -> state.after(said.late(), () -> transcribe(turnItemId, said.text(), audioMs)));
        }
    }

    private void transcribe(String turnItemId, String text, long audioMs) {
        String type = "conversation.item.input_audio_transcription.";
        wire.send(wire.event(type + "delta")
                .put("item_id", turnItemId)
                .put("content_index", 0)
                .put("delta", text));
        ObjectNode completed = wire.event(type + "completed")
                .put("item_id", turnItemId)
                .put("content_index", 0)
                .put("transcript", text);
        long audioTokens = audioMs / 100;
        long textTokens = Math.max(1, text.length() / 4);
        ObjectNode usage = completed.putObject("usage")
                .put("type", "tokens")
                .put("total_tokens", audioTokens + textTokens)
                .put("input_tokens", audioTokens)
                .put("output_tokens", textTokens);
        usage.putObject("input_token_details").put("text_tokens", 0).put("audio_tokens", audioTokens);
        wire.send(completed);
    }

    /** From the end of what the model has said, as it plays, the caller has so long to say something. */
    void expectWords(Duration stillPlaying) {
        silence.cancel();
        long idleMs = state.settings().turns().map(TurnRules::idleTimeoutMs).orElse(0L);
        if (idleMs > 0) {
            silence = state.after(stillPlaying.plusMillis(idleMs), this::nothingCame);
        }
    }

    /** The model speaks, or the session is over: nothing is expected of the caller. */
    void expectNothing() {
        silence.cancel();
    }

    private void nothingCame() {
        if (hearing.isSpeaking()) {
            return;
        }
        String turnItemId = wire.id("item");
        wire.send(wire.event("input_audio_buffer.timeout_triggered")
                .put("audio_start_ms", hearing.bufferStartMs())
                .put("audio_end_ms", hearing.clockMs())
                .put("item_id", turnItemId));
        commitTurn(turnItemId);
        responses.answerByItself(On.SILENCE);
    }
}
