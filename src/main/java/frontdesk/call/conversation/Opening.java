package frontdesk.call.conversation;

import frontdesk.call.plan.Phrase;
import frontdesk.call.plan.SessionPlan;
import frontdesk.call.port.ModelEvent;
import frontdesk.call.sound.Playback;
import java.util.Optional;

/**
 * How a call begins: with the disclosure, if the agent has to make one, and the greeting. Call thread only.
 *
 * <p>The disclosure is a phrase: its words and its length are the same in every call, and it can be played while the
 * model still thinks about the greeting. It is protected, so the caller may speak meanwhile and is heard, but it is
 * played to its end; the mark that proves it goes into the record of calls. As long as there is no recording of it the
 * model says it, together with the greeting and as one protected response, for it must not be left out.
 */
final class Opening {

    private enum Greeting {
        AWAITED,
        ARRIVED,
        SENT
    }

    private final SessionPlan plan;
    private final OwnWords ownWords;
    private final Playback playback;
    private final ConversationRecord record;
    private final SurroundingCall call;
    private Greeting greeting = Greeting.AWAITED;
    /** The phrase, or what the model says in its place; empty until it is known. */
    private Optional<String> disclosureItem = Optional.empty();
    private boolean modelDiscloses;
    private String disclosingRequest = "";

    Opening(
            SessionPlan plan,
            OwnWords ownWords,
            Playback playback,
            ConversationRecord record,
            SurroundingCall call) {
        this.plan = plan;
        this.ownWords = ownWords;
        this.playback = playback;
        this.record = record;
        this.call = call;
    }

    /** Puts the phrase in front of everything; it waits for the line. */
    void begin() {
        if (plan.disclosingGreeting().isPresent()) {
            disclosureItem = ownWords.sayProtected(Phrase.DISCLOSURE);
            modelDiscloses = disclosureItem.isEmpty();
        }
    }

    /** What the model is to say first. */
    String instructions() {
        return modelDiscloses ? plan.disclosingGreeting().orElseThrow() : plan.greeting();
    }

    /** The model was asked for a response with these instructions. */
    void requested(String requestId, String instructions) {
        if (modelDiscloses && instructions.equals(instructions())) {
            disclosingRequest = requestId;
        }
    }

    /** @return whether it must be heard, even by a caller who is speaking */
    boolean responseStarted(String responseId, String requestId) {
        boolean discloses = !requestId.isEmpty() && requestId.equals(disclosingRequest);
        if (discloses) {
            playback.protect(responseId);
        }
        return discloses;
    }

    /** Speech has arrived from the model. */
    void modelSpeaks(ModelEvent.SpeechAudio speech) {
        if (greeting == Greeting.AWAITED) {
            greeting = Greeting.ARRIVED;
            call.greetingHeardFrom();
        }
        if (disclosureItem.isEmpty() && playback.isProtected(speech.responseId())) {
            disclosureItem = Optional.of(speech.itemId());
        }
    }

    /** Something may have been played. */
    void played() {
        if (greeting == Greeting.ARRIVED && playback.hasPlayed()) {
            greeting = Greeting.SENT;
            call.greetingSent();
        }
    }

    /** A mark proves that an item was heard to its end. */
    void heard(String itemId, String mark) {
        if (disclosureItem.filter(itemId::equals).isPresent()) {
            call.disclosureHeard(itemId, record.disclosureHeard(itemId, mark), mark);
            call.log("the disclosure was heard mark=" + mark);
        }
    }
}
