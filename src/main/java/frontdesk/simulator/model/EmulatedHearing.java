package frontdesk.simulator.model;

import java.util.Optional;

/**
 * The input audio buffer and a turn detection by energy. It counts time by the audio alone: how fast the audio arrives
 * makes no difference to what is heard.
 *
 * <p>Not safe for several threads; {@link EmulatedSession} holds its lock.
 */
final class EmulatedHearing {

    /** Hears of the caller's turns. */
    interface Listener {
        void speechStarted(long audioStartMs);

        void speechStopped(long audioEndMs);
    }

    private static final int WINDOW_MS = 20;
    /** So many loud windows in a row are speech; a click is shorter. */
    private static final int WINDOWS_OF_SPEECH = 3;
    /** Thresholds 0.0 to 1.0 stand for -55 to -15 dB of full scale. */
    private static final double QUIETEST_DB = -55;

    private static final double RANGE_DB = 40;
    private static final double FULL_SCALE = 32_767;

    private final byte[] window = new byte[WINDOW_MS * EmulatedCoding.PCM.bytesPerMs()];
    private EmulatedCoding coding = EmulatedCoding.PCM;
    private int windowBytes;
    private long clockMs;
    private long bufferStartMs;
    private boolean speaking;
    private int loudWindows;
    private long quietMs;

    /**
     * Hears more of the caller.
     *
     * @param turns how turns are found; empty when the client finds them
     */
    void append(byte[] audio, EmulatedCoding in, Optional<TurnRules> turns, Listener listener) {
        if (in != coding) {
            coding = in;
            windowBytes = 0;
        }
        int windowSize = WINDOW_MS * coding.bytesPerMs();
        int at = 0;
        while (at < audio.length) {
            int taken = Math.min(windowSize - windowBytes, audio.length - at);
            System.arraycopy(audio, at, window, windowBytes, taken);
            at += taken;
            windowBytes += taken;
            if (windowBytes == windowSize) {
                windowBytes = 0;
                clockMs += WINDOW_MS;
                turns.ifPresent(rules -> listen(rules, windowSize, listener));
            }
        }
    }

    private void listen(TurnRules rules, int windowSize, Listener listener) {
        boolean loud = coding.energy(window, 0, windowSize) >= leastEnergy(rules.threshold());
        if (loud) {
            quietMs = 0;
            loudWindows++;
        } else {
            quietMs += WINDOW_MS;
            loudWindows = 0;
        }
        if (!speaking && loudWindows == WINDOWS_OF_SPEECH) {
            speaking = true;
            long firstLoudMs = clockMs - (long) WINDOWS_OF_SPEECH * WINDOW_MS;
            listener.speechStarted(Math.max(bufferStartMs, firstLoudMs - rules.prefixPaddingMs()));
        } else if (speaking && quietMs >= rules.silenceDurationMs()) {
            speaking = false;
            listener.speechStopped(clockMs);
        }
    }

    private static double leastEnergy(double threshold) {
        double amplitude = FULL_SCALE * Math.pow(10, (QUIETEST_DB + RANGE_DB * threshold) / 20);
        return amplitude * amplitude;
    }

    /** Whether the caller is in the middle of a turn. */
    boolean isSpeaking() {
        return speaking;
    }

    /** All audio of the session so far. */
    long clockMs() {
        return clockMs + windowBytes / coding.bytesPerMs();
    }

    /** Where on the session's audio clock the buffer begins. */
    long bufferStartMs() {
        return bufferStartMs;
    }

    /** How much audio was neither committed nor cleared. */
    long bufferedMs() {
        return clockMs() - bufferStartMs;
    }

    /** Empties the buffer, because it was committed or cleared. */
    void empty() {
        bufferStartMs = clockMs();
        speaking = false;
        loudWindows = 0;
        quietMs = 0;
    }

    /**
     * How the caller's turns are found, the protocol's {@code turn_detection}.
     *
     * @param idleTimeoutMs after so much silence the model takes a turn by itself; 0 for never
     */
    record TurnRules(
            double threshold,
            long prefixPaddingMs,
            long silenceDurationMs,
            boolean createResponse,
            boolean interruptResponse,
            long idleTimeoutMs) {}
}
