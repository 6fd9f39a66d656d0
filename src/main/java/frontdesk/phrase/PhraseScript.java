package frontdesk.phrase;

import frontdesk.call.plan.Phrase;
import frontdesk.call.plan.VoiceSettings;
import java.util.Map;

/**
 * What is to be recorded: an agent's phrases, and the voice that says them.
 *
 * @param texts the words of each phrase the agent has
 */
public record PhraseScript(VoiceSettings voice, Map<Phrase, String> texts) {
    public PhraseScript {
        texts = Map.copyOf(texts);
    }
}
