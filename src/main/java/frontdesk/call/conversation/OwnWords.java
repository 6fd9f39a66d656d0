package frontdesk.call.conversation;

import frontdesk.call.plan.Phrase;
import frontdesk.call.plan.Phrases;
import frontdesk.call.sound.Playback;
import java.util.Optional;

/**
 * Speaks phrases, past the model: they are played and recorded, and the model knows nothing of them. Call thread only.
 */
final class OwnWords {

    private final Phrases phrases;
    private final Playback playback;
    private final ConversationRecord record;
    private final SurroundingCall call;
    private int said;

    OwnWords(Phrases phrases, Playback playback, ConversationRecord record, SurroundingCall call) {
        this.phrases = phrases;
        this.playback = playback;
        this.record = record;
        this.call = call;
    }

    /** @return the item it is played as; empty when there is no recording of it, and nothing is said */
    Optional<String> say(Phrase phrase) {
        return phrases.find(phrase).map(recording -> {
            String itemId = begin(phrase, recording);
            playback.say(itemId, recording.audio(), call.nanoTime());
            return itemId;
        });
    }

    /** The same, and it is heard to its end whatever the caller does. */
    Optional<String> sayProtected(Phrase phrase) {
        return phrases.find(phrase).map(recording -> {
            String itemId = begin(phrase, recording);
            playback.sayProtected(itemId, recording.audio(), call.nanoTime());
            return itemId;
        });
    }

    private String begin(Phrase phrase, Phrases.Recording recording) {
        String itemId = "phrase-" + ++said;
        record.agentSays(itemId, recording.text());
        call.log("own words phrase=" + phrase);
        return itemId;
    }
}
