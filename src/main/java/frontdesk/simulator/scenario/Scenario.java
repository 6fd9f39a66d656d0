package frontdesk.simulator.scenario;

import frontdesk.simulator.model.ModelScript;
import frontdesk.simulator.telephone.Colleague;
import frontdesk.simulator.telephone.LineConditions;
import frontdesk.simulator.telephone.PhoneEvent.Farewell;
import frontdesk.simulator.telephone.Speech;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One telephone call as raw facts: who calls, what is said at both ends and when, what the network does to it, and
 * what must be seen at both ends afterwards. {@link ScenarioFile} reads it from JSON.
 *
 * @param name the file's name without its ending
 * @param title what it shows, in a line
 * @param from the caller's number
 * @param to the number that is dialled
 * @param line the network
 * @param model what the emulated model does
 * @param comeback what it does when the caller comes back from a transfer; the same if there is none
 * @param colleague who answers when the caller is put through
 * @param scenery what the server finds there: the moment, its settings, files and tools, where they are not the usual
 * @param script what the caller does, one step after the other
 * @param expected what must hold afterwards
 */
public record Scenario(
        String name,
        String title,
        String from,
        String to,
        LineConditions line,
        ModelScript model,
        Optional<ModelScript> comeback,
        Colleague colleague,
        Scenery scenery,
        List<Step> script,
        Expected expected) {
    public Scenario {
        script = List.copyOf(script);
    }

    /** What the model does, session by session. */
    public List<ModelScript> sessions() {
        return comeback.map(second -> List.of(model, second)).orElse(List.of(model));
    }

    /**
     * One thing that the caller does.
     *
     * @param cue what it waits for
     * @param afterMs how long after the cue
     */
    public record Step(Cue cue, long afterMs, Deed deed) {}

    /** What a caller waits for; all but {@link #STREAM} since the step before. */
    public enum Cue {
        /** The stream was opened. */
        STREAM,
        /** The step before is done: what was to be said is said. */
        AT_ONCE,
        /** A stream was opened again, because the caller has come back. */
        COMES_BACK,
        /** The agent has begun to be heard; {@link Step#afterMs} is counted in what is heard of it. */
        AGENT_SPEAKS,
        /** The agent was heard and is silent again. */
        AGENT_PAUSES,
        /** The model has asked for a tool. */
        TOOL_ASKED,
        /** A text message has come to the caller's telephone. */
        TEXT_ARRIVES
    }

    /** What a caller does. */
    public sealed interface Deed {
        /** Says something and, unless {@code cutAfterMs} stops it there, says it to its end. */
        record Say(Speech speech, Optional<Long> cutAfterMs) implements Deed {}

        /** Presses a key. */
        record Press(char key) implements Deed {}

        /** Hangs up. */
        record HangUp(Farewell farewell) implements Deed {}

        /** Follows the link in the last text message and sends the form of its page with these values. */
        record FillInPage(Map<String, String> values) implements Deed {}

        /** Listens. */
        record Listen() implements Deed {}

        /** Waits for the server to end the call. */
        record WaitForEnd() implements Deed {}
    }

    /**
     * What must hold when the call is over. Besides, neither end may have seen a violation, and the model's session
     * must be closed.
     *
     * @param clientEvents what the model's end must have received, in this order, with anything in between
     * @param neverSent types of events that the model must not have received
     * @param heard what the caller has heard from its beginning to its end
     * @param resumed what the caller has heard wholly although the telephone's queue was dropped in the middle of it;
     *     at such a place a moment of it may have been heard twice
     * @param cutShort what the caller has heard the beginning of
     * @param unheard what the caller has not heard a syllable of
     * @param clears how often the server had the telephone's queue dropped
     * @param callerTurns how many turns of the caller the model has heard
     * @param endedByServer who closed the stream
     * @param answeredWith the verbs of the TwiML that the call is answered with; without {@code Connect} there is no
     *     stream
     * @param verbsAfter the verbs of the TwiML that follows the stream, if the server closed it
     * @param network what the telephone network did by itself after the stream, in this order and in the words of
     *     {@link frontdesk.simulator.telephone.PhoneEvent.Network#described}, or a part of them; empty for nothing
     * @param sessions how many sessions of the model there were
     * @param callerAudioWithinMs how far what the model heard of the caller may be shorter or longer than the call
     * @param texts the text messages that were sent, to whomever, in no order
     * @param pageShows texts that must be on the last page that the caller has seen
     * @param files texts that must be in files of the server's data folder, by the files' names
     */
    public record Expected(
            List<ClientEvent> clientEvents,
            List<String> neverSent,
            List<String> heard,
            List<String> resumed,
            List<String> cutShort,
            List<String> unheard,
            int clears,
            int callerTurns,
            boolean endedByServer,
            List<String> answeredWith,
            List<String> verbsAfter,
            List<String> network,
            int sessions,
            Optional<Long> callerAudioWithinMs,
            List<TextMessage> texts,
            List<String> pageShows,
            Map<String, List<String>> files) {

        /** Whether the call is connected to a media stream. */
        public boolean hasStream() {
            return answeredWith.contains("Connect");
        }
    }

    /** A text message that the server must send, and texts that must be in it. */
    public record TextMessage(String to, List<String> contains) {}

    /**
     * An event of the Realtime API that the server must send.
     *
     * @param type its type
     * @param contains texts that must be somewhere in its JSON
     * @param fields values at JSON pointers
     * @param heardWithinMs for a truncation: how far its {@code audio_end_ms} may be from what the telephone had played
     * @param heardAtLeast for a truncation: whether the telephone must have played at least that much
     */
    public record ClientEvent(
            String type,
            List<String> contains,
            Map<String, String> fields,
            Optional<Long> heardWithinMs,
            boolean heardAtLeast) {

        public String description() {
            String texts = contains.isEmpty() ? "" : " with " + contains;
            return type + texts + (fields.isEmpty() ? "" : " where " + fields);
        }
    }
}
