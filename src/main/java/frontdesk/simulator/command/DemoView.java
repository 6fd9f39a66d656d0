package frontdesk.simulator.command;

import frontdesk.audio.AudioFormat;
import frontdesk.simulator.model.EmulatedSession;
import frontdesk.simulator.model.EmulatorEvent;
import frontdesk.simulator.scenario.TestAudio;
import frontdesk.simulator.stage.ScenarioRun.Watcher;
import frontdesk.simulator.telephone.PhoneEvent;
import frontdesk.simulator.terminal.Ink.Colour;
import frontdesk.simulator.terminal.Timeline;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Shows a call as it happens: what each side says at the moment at which it is heard, tool calls, interruptions.
 *
 * <p>Both ends report on their own threads; everything is seen to on the timeline's.
 */
final class DemoView implements Watcher {
    private static final int ARGUMENTS_WIDTH = 64;
    private static final int RESULT_WIDTH = 170;
    private static final int TEXT_WIDTH = 300;
    private static final long NANOS_PER_BYTE = 1_000_000 / AudioFormat.PCMU_8KHZ.bytesPerMs();

    private final Timeline timeline;
    private final TestAudio audio;
    private final Deque<Spoken> spoken = new ArrayDeque<>();
    private final HeardTail tail = new HeardTail();
    private Optional<Spoken> hearing = Optional.empty();
    private long hearingFromBytes;
    private long heardBytes;
    private Optional<Long> clearedAtBytes = Optional.empty();
    private Optional<Long> toldMs = Optional.empty();

    /** Something that the model has said; the caller hears it later or never. */
    private record Spoken(String itemId, String text, byte[] audio) {}

    DemoView(Timeline timeline, TestAudio audio) {
        this.timeline = timeline;
        this.audio = audio;
    }

    @Override
    public void happened(PhoneEvent event) {
        timeline.later(() -> show(event));
    }

    @Override
    public void heard(long atNanos, byte[] sound, int offset, int length) {
        byte[] copy = Arrays.copyOfRange(sound, offset, offset + length);
        timeline.later(() -> listen(atNanos, copy));
    }

    @Override
    public void saw(long atNanos, EmulatedSession session, EmulatorEvent event) {
        timeline.later(() -> show(atNanos, event));
    }

    private void show(PhoneEvent event) {
        long at = event.atNanos();
        switch (event) {
            case PhoneEvent.Dialled dialled -> {
                timeline.startAt(at);
                faint(at, "phone", "rings: POST /incoming-call, " + dialled.callSid());
            }
            case PhoneEvent.Answered answered ->
                faint(at, "phone", "is answered: TwiML " + answered.twiml().verbNames());
            case PhoneEvent.StreamStarted _ -> faint(at, "phone", "opens the media stream");
            case PhoneEvent.CallerBegan began -> say(at, Colour.CALLER, "CALLER", began.speech().text());
            case PhoneEvent.KeyPressed pressed -> say(at, Colour.CALLER, "CALLER", "presses " + pressed.key());
            case PhoneEvent.Cleared cleared -> {
                clearedAtBytes = Optional.of(cleared.heardBytes());
                showInterruption(at);
            }
            case PhoneEvent.RanDry dry -> faint(at, "phone", "hears a hole of " + dry.holeMs() + " ms");
            case PhoneEvent.TextArrived arrived ->
                say(at, Colour.CALLER, "text", Timeline.shortened(arrived.text(), TEXT_WIDTH));
            case PhoneEvent.PageSeen seen ->
                say(at, Colour.CALLER, "page", Timeline.shortened(seen.text(), TEXT_WIDTH));
            case PhoneEvent.HungUp hungUp -> say(at, Colour.CALLER, "CALLER", farewell(hungUp.farewell()));
            case PhoneEvent.StreamClosed closed ->
                faint(at, "phone", "the stream is closed by the "
                        + (closed.byServer() ? "server" : "telephone network"));
            case PhoneEvent.ActionAnswered answered ->
                faint(at, "phone", "the call goes on with TwiML " + answered.twiml().verbNames());
            case PhoneEvent.Network network -> faint(at, "phone", network.described());
            case PhoneEvent.Violation violation ->
                say(at, Colour.INTERRUPTION, "WRONG", violation.code() + ": " + violation.text());
            case PhoneEvent.FrameSent _, PhoneEvent.CallerPaused _, PhoneEvent.AudioArrived _,
                    PhoneEvent.AgentBegan _, PhoneEvent.AgentPaused _, PhoneEvent.MarkArrived _,
                    PhoneEvent.MarkReturned _, PhoneEvent.Ended _ -> {}
        }
    }

    private void show(long at, EmulatorEvent event) {
        switch (event) {
            case EmulatorEvent.SessionOpened _ -> faint(at, "model", "a session is opened");
            case EmulatorEvent.ClientEvent(String type, JsonNode json) -> {
                if (type.equals("session.update")) {
                    faint(at, "model", "is configured: " + configuration(json.path("session")));
                }
            }
            case EmulatorEvent.Refused refused -> {
                if (!refused.race()) {
                    say(at, Colour.INTERRUPTION, "WRONG", refused.type() + ": " + refused.message());
                }
            }
            case EmulatorEvent.Spoke spoke -> remember(spoke);
            case EmulatorEvent.ToolAsked asked ->
                say(at, Colour.TOOL, "tool", asked.name() + " " + spaced(asked.arguments(), ARGUMENTS_WIDTH));
            case EmulatorEvent.ToolAnswered answered ->
                say(at, Colour.TOOL, "tool", "-> " + spaced(answered.output(), RESULT_WIDTH));
            case EmulatorEvent.Truncated truncated -> {
                toldMs = Optional.of(truncated.audioEndMs());
                showInterruption(at);
            }
            case EmulatorEvent.SessionClosed _ -> faint(at, "model", "the session is closed");
            case EmulatorEvent.CallerAudio _, EmulatorEvent.SpeechStarted _, EmulatorEvent.TurnCommitted _,
                    EmulatorEvent.ResponseStarted _, EmulatorEvent.AgentAudio _, EmulatorEvent.ResponseEnded _,
                    EmulatorEvent.ItemDeleted _ -> {}
        }
    }

    private static String farewell(PhoneEvent.Farewell farewell) {
        return switch (farewell) {
            case STOP -> "hangs up";
            case CLOSE, VANISH -> "is gone without a word";
        };
    }

    private static String configuration(JsonNode session) {
        return session.path("instructions").stringValue("").length() + " characters of instructions, "
                + session.path("tools").size() + " tools, "
                + session.at("/audio/output/format/type").stringValue("") + " both ways";
    }

    /** JSON with room to breathe, as far as there is room for it. */
    private static String spaced(String json, int width) {
        return Timeline.shortened(json.replace("\",\"", "\", \""), width);
    }

    private void remember(EmulatorEvent.Spoke spoke) {
        try {
            byte[] sound = audio.speechThatSays(spoke.text()).audio();
            spoken.add(new Spoken(spoke.itemId(), spoke.text(), sound));
        } catch (IOException unknown) {
            spoken.add(new Spoken(spoke.itemId(), spoke.text(), new byte[0]));
        }
    }

    /** Finds out which of the model's sentences has begun to be heard. */
    private void listen(long atNanos, byte[] sound) {
        tail.add(sound);
        heardBytes += sound.length;
        for (Spoken candidate : spoken) {
            int sinceBytes = tail.sinceBeginningOf(candidate.audio());
            if (sinceBytes >= 0) {
                while (spoken.poll() != candidate) {
                    // Those before it were dropped without a syllable.
                }
                hearing = Optional.of(candidate);
                hearingFromBytes = heardBytes - sinceBytes;
                long beganNanos = atNanos - (sinceBytes - sound.length) * NANOS_PER_BYTE;
                say(beganNanos, Colour.AGENT, "AGENT", candidate.text());
                return;
            }
        }
    }

    /** The telephone's and the model's side of an interruption come in any order. */
    private void showInterruption(long atNanos) {
        if (hearing.isEmpty() || clearedAtBytes.isEmpty() || toldMs.isEmpty()) {
            return;
        }
        AudioFormat format = AudioFormat.PCMU_8KHZ;
        say(atNanos, Colour.INTERRUPTION, "cut", String.format(
                "interrupted: the caller heard %,d of %,d ms, the model is told %,d ms",
                format.durationMs(clearedAtBytes.get() - hearingFromBytes),
                format.durationMs(hearing.get().audio().length),
                toldMs.get()));
        clearedAtBytes = Optional.empty();
        toldMs = Optional.empty();
        hearing = Optional.empty();
    }

    private void say(long atNanos, Colour colour, String who, String what) {
        timeline.line(atNanos, colour, who, what);
    }

    private void faint(long atNanos, String who, String what) {
        timeline.line(atNanos, Colour.FAINT, who, what);
    }
}
