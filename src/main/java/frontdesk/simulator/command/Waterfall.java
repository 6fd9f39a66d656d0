package frontdesk.simulator.command;

import frontdesk.audio.AudioFormat;
import frontdesk.audio.MuLaw;
import frontdesk.simulator.model.EmulatedSession;
import frontdesk.simulator.model.EmulatorEvent;
import frontdesk.simulator.stage.ScenarioRun;
import frontdesk.simulator.telephone.PhoneEvent;
import frontdesk.simulator.telephone.PhoneEvent.AgentBegan;
import frontdesk.simulator.telephone.PhoneEvent.Answered;
import frontdesk.simulator.telephone.PhoneEvent.AudioArrived;
import frontdesk.simulator.telephone.PhoneEvent.CallerPaused;
import frontdesk.simulator.telephone.PhoneEvent.Dialled;
import frontdesk.simulator.telephone.PhoneEvent.MarkReturned;
import frontdesk.simulator.telephone.PhoneEvent.StreamStarted;
import frontdesk.simulator.telephone.PhoneLog;
import frontdesk.simulator.terminal.Ink.Colour;
import frontdesk.simulator.terminal.Timeline;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Where the time of a call went: from the webhook to the first words, and from each of the caller's turns to its
 * answer.
 */
final class Waterfall implements ScenarioRun.Watcher {
    private static final int BAR_WIDTH = 40;
    private static final int FRAME_BYTES = AudioFormat.PCMU_8KHZ.frameBytes();
    private static final double AUDIBLE = 200;

    private OptionalLong connectedNanos = OptionalLong.empty();
    private OptionalLong configuredNanos = OptionalLong.empty();
    private OptionalLong firstAudioNanos = OptionalLong.empty();

    @Override
    public synchronized void saw(long atNanos, EmulatedSession session, EmulatorEvent event) {
        if (event instanceof EmulatorEvent.SessionOpened && connectedNanos.isEmpty()) {
            connectedNanos = OptionalLong.of(atNanos);
        } else if (event instanceof EmulatorEvent.ClientEvent client
                && client.type().equals("session.update")
                && configuredNanos.isEmpty()) {
            configuredNanos = OptionalLong.of(atNanos);
        } else if (event instanceof EmulatorEvent.AgentAudio && firstAudioNanos.isEmpty()) {
            firstAudioNanos = OptionalLong.of(atNanos);
        }
    }

    /** Prints it, when the call is over. */
    synchronized void print(Timeline timeline, PhoneLog phone) {
        Optional<Dialled> dialled = phone.first(Dialled.class);
        if (dialled.isEmpty()) {
            return;
        }
        long zero = dialled.get().atNanos();
        Map<String, OptionalLong> steps = new LinkedHashMap<>();
        steps.put("webhook sent", OptionalLong.of(zero));
        steps.put("model connected", connectedNanos);
        steps.put("model configured", configuredNanos);
        steps.put("greeting's first audio", firstAudioNanos);
        steps.put("TwiML answered", first(phone, Answered.class));
        steps.put("stream's start", first(phone, StreamStarted.class));
        steps.put("first frame on the wire", first(phone, AudioArrived.class));
        steps.put("first mark back", firstMark(phone));
        timeline.plain(Colour.STRONG, "Latency, ms from the webhook");
        long last = steps.values().stream().flatMapToLong(OptionalLong::stream).max().orElse(zero);
        long previous = zero;
        for (Map.Entry<String, OptionalLong> step : steps.entrySet()) {
            if (step.getValue().isPresent()) {
                long at = step.getValue().getAsLong();
                timeline.plain(Colour.NONE, bar(step.getKey(), previous - zero, at - zero, last - zero));
                previous = at;
            }
        }
        printAnswers(timeline, phone);
    }

    private static void printAnswers(Timeline timeline, PhoneLog phone) {
        List<String> lines = new ArrayList<>();
        List<AgentBegan> answers = phone.all(AgentBegan.class);
        for (CallerPaused turn : phone.all(CallerPaused.class)) {
            answers.stream()
                    .filter(answer -> answer.atNanos() - turn.atNanos() > 0)
                    .findFirst()
                    .ifPresent(answer -> lines.add(String.format(
                            Locale.ROOT,
                            "  %-24s %,7d",
                            "\"" + Timeline.shortened(turn.speech().text(), 20) + "\"",
                            (answer.atNanos() - lastSoundNanos(turn)) / 1_000_000)));
        }
        if (!lines.isEmpty()) {
            timeline.plain(Colour.STRONG, "From the caller's last sound to the answer's first, ms"
                    + " (the emulated turn detection waits for 500 of near silence)");
            lines.forEach(line -> timeline.plain(Colour.NONE, line));
        }
    }

    private static String bar(String step, long fromNanos, long toNanos, long wholeNanos) {
        int from = (int) (fromNanos * BAR_WIDTH / Math.max(1, wholeNanos));
        int to = (int) (toNanos * BAR_WIDTH / Math.max(1, wholeNanos));
        String bar = " ".repeat(Math.clamp(from, 0, BAR_WIDTH)) + "=".repeat(Math.clamp(to - from, 0, BAR_WIDTH)) + "|";
        return String.format(Locale.ROOT, "  %-24s %,7d  %s", step, toNanos / 1_000_000, bar);
    }

    /** A mark that comes back before there is anything to hear only measures the way. */
    private static OptionalLong firstMark(PhoneLog phone) {
        OptionalLong audio = first(phone, AudioArrived.class);
        return phone.all(MarkReturned.class).stream()
                .mapToLong(MarkReturned::atNanos)
                .filter(at -> audio.isPresent() && at - audio.getAsLong() > 0)
                .findFirst();
    }

    /** When the last sound of a turn was heard; files end with a little silence. */
    private static long lastSoundNanos(CallerPaused turn) {
        byte[] audio = turn.speech().audio();
        int end = audio.length;
        while (end > FRAME_BYTES && MuLaw.loudness(audio, end - FRAME_BYTES, FRAME_BYTES) < AUDIBLE) {
            end -= FRAME_BYTES;
        }
        return turn.atNanos() - AudioFormat.PCMU_8KHZ.durationMs(audio.length - end) * 1_000_000;
    }

    private static OptionalLong first(PhoneLog phone, Class<? extends PhoneEvent> kind) {
        return phone.first(kind).stream().mapToLong(PhoneEvent::atNanos).findFirst();
    }
}
