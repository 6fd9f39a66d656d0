package frontdesk.call;

import frontdesk.call.plan.Phrase;
import frontdesk.call.plan.Phrases;
import java.util.Optional;

/**
 * Speaks phrases, past the model: they are played and recorded, and the model knows nothing of them. Call thread only.
 */
final class OwnWords {

    private final Phrases phrases;
    private final Playback playback;
    private final ConversationRecord record;
    private final Conversation.Surroundings call;
    private int said;

    OwnWords(Phrases phrases, Playback playback, ConversationRecord record, Conversation.Surroundings call) {
        this.phrases = phrases;
        this.playback = playback;
        this.record = record;
        this.call = call;
    }

    /** @return the item it is played as; empty when there is no recording of it, and nothing is said */
    Optional<String> say(Phrase phrase) {
        return phrases.find(phrase).map(recording -> play(phrase, item(recording), recording.text()));
    }

    /** The same, and it is heard to its end whatever the caller does. */
    Optional<String> sayProtected(Phrase phrase) {
        return phrases.find(phrase).map(recording -> {
            SpokenItem item = item(recording);
            item.protect();
            return play(phrase, item, recording.text());
        });
    }

    private SpokenItem item(Phrases.Recording recording) {
        return SpokenItem.ofPhrase("phrase-" + ++said, recording.audio());
    }

    private String play(Phrase phrase, SpokenItem item, String text) {
        record.agentSays(item.id(), text);
        call.log("own words phrase=" + phrase);
        playback.say(item, call.nanoTime());
        return item.id();
    }
}
