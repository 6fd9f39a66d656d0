package frontdesk.simulator.model;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * One response of the emulated model, as raw facts: when it is given, what it says and which tools it asks for.
 *
 * @param on what brings it about
 * @param parts its output items, in order
 * @param thinking how long nothing happens between {@code response.created} and the first item
 * @param ending how it ends when nobody interrupts it
 * @param quirks what is odd about it
 * @param mishaps what goes wrong in the middle of it
 */
public record ModelTurn(
        On on, List<Part> parts, Duration thinking, Ending ending, Set<Quirk> quirks, List<Mishap> mishaps) {

    public ModelTurn {
        parts = List.copyOf(parts);
        quirks = Set.copyOf(quirks);
        mishaps = List.copyOf(mishaps);
    }

    /** An ordinary turn: it begins at once and is spoken to its end. */
    public static ModelTurn on(On on, Part... parts) {
        return new ModelTurn(on, List.of(parts), Duration.ZERO, Ending.COMPLETED, Set.of(), List.of());
    }

    /** The same turn after some thought. */
    public ModelTurn after(Duration thought) {
        return new ModelTurn(on, parts, thought, ending, quirks, mishaps);
    }

    /** The same turn, ending otherwise. */
    public ModelTurn ending(Ending otherwise) {
        return new ModelTurn(on, parts, thinking, otherwise, quirks, mishaps);
    }

    /** The same turn with something odd about it. */
    public ModelTurn with(Quirk... odd) {
        return new ModelTurn(on, parts, thinking, ending, Set.of(odd), mishaps);
    }

    /** The same turn, and what goes wrong in it. */
    public ModelTurn with(Mishap... wrong) {
        return new ModelTurn(on, parts, thinking, ending, quirks, List.of(wrong));
    }

    /** What brings a turn about. */
    public enum On {
        /** The client's {@code response.create}, where nothing else below brings it about. */
        CREATE,
        /** The caller's turn was committed, and the model answers by itself or is asked to. */
        CALLER_TURN,
        /** The client's {@code response.create}, the first after a {@code function_call_output}. */
        TOOL_RESULT,
        /** Nobody has spoken for {@code idle_timeout_ms}. */
        SILENCE,
        /** Whichever comes. */
        ANY
    }

    /** One output item. */
    public sealed interface Part {}

    /**
     * Something spoken.
     *
     * @param muLaw G.711 mu-law, 8 kHz; recoded when the session speaks another format
     */
    public record Say(byte[] muLaw, String text) implements Part {
        @Override
        public boolean equals(Object other) {
            return other instanceof Say(byte[] audio, String words)
                    && Arrays.equals(muLaw, audio)
                    && text.equals(words);
        }

        @Override
        public int hashCode() {
            return 31 * Arrays.hashCode(muLaw) + text.hashCode();
        }

        @Override
        public String toString() {
            return "Say[" + muLaw.length + " bytes, " + text + "]";
        }
    }

    /**
     * A tool that is to be run.
     *
     * @param callId empty for one of the emulator's own
     * @param arguments JSON, or whatever else a model may write; {@code {{name}}} in it is what the latest tool's
     *     result has told under that name, as a model would remember it
     */
    public record UseTool(String callId, String name, String arguments) implements Part {}

    /** How a response ends; the protocol's {@code status} and the reason or code in {@code status_details}. */
    public enum Ending {
        COMPLETED("completed", ""),
        CUT_AT_MAX_TOKENS("incomplete", "max_output_tokens"),
        FILTERED("incomplete", "content_filter"),
        SERVER_FAILED("failed", "server_error"),
        RATE_LIMITED("failed", "rate_limit_exceeded"),
        OUT_OF_QUOTA("failed", "insufficient_quota"),
        /** As after new speech of the caller, only that there was none. */
        CANCELLED("cancelled", "turn_detected");

        private final String status;
        private final String reason;

        Ending(String status, String reason) {
            this.status = status;
            this.reason = reason;
        }

        public String status() {
            return status;
        }

        public String reason() {
            return reason;
        }
    }

    /** What the real API does now and then, and a client has to live with. */
    public enum Quirk {
        /** The client's {@code response.create} loses against a response that the model has begun by itself. */
        WINS_RACE,
        /** Only {@code response.done} comes, cancelled and empty, for a response that was never created. */
        NEVER_CREATED,
        /** The arguments of the last tool stop half way and the response is cancelled. */
        HALF_A_CALL,
        /** Each item's audio comes as one delta, however large. */
        ONE_DELTA
    }

    /**
     * Something that goes wrong, or is merely unusual, in the middle of a turn.
     *
     * @param afterAudioMs it happens when so much of the turn's audio was sent, or at the turn's end if it is shorter
     */
    public record Mishap(Kind kind, int afterAudioMs) {

        /** What goes wrong. */
        public enum Kind {
            /** A text that is not JSON. */
            NOT_JSON,
            /** JSON, but an array. */
            NOT_AN_OBJECT,
            /** An event of a type that nobody has heard of, and one without a type. */
            UNKNOWN_EVENTS,
            /** Known events whose fields are of other types than they should be, or missing. */
            WRONG_TYPES,
            /** An audio delta that is not base64. */
            BAD_BASE64,
            /** A binary message. */
            BINARY,
            /** An {@code error} event of type {@code server_error}; the session goes on. */
            ERROR_EVENT,
            /** The emulator reads nothing more from its socket, and goes on speaking. */
            STOPS_READING,
            /** The socket is cut without a closing handshake. */
            DROPS,
            /** The session is over its time: error {@code session_expired}, then close. */
            EXPIRES;

            boolean endsSession() {
                return this == DROPS || this == EXPIRES;
            }
        }
    }
}
