package frontdesk.call.plan;

import frontdesk.audio.AudioFormat;
import frontdesk.tool.Tool;
import frontdesk.tool.ToolSource;
import java.util.List;
import java.util.Optional;

/**
 * Everything a model session is told before the first word.
 *
 * @param instructions the agent's instructions, with every variable filled in
 * @param greeting what to say first, as an instruction of its own for the first response
 * @param disclosingGreeting the same with the agent's disclosure before it, for as long as there is no recording of
 *     {@link Phrase#DISCLOSURE}; empty for an agent that has none to make
 * @param toolSource what the model may call: known at once, or to come
 * @param voice how it sounds and when it takes its turn
 * @param audio the coding of the call's sound, in both directions
 * @param handling whom the call can be passed on to
 * @param phrases what the call can say without the model
 */
public record SessionPlan(
        String instructions,
        String greeting,
        Optional<String> disclosingGreeting,
        ToolSource toolSource,
        VoiceSettings voice,
        AudioFormat audio,
        CallHandling handling,
        Phrases phrases) {

    /** What the model is told at the beginning that it may call. */
    public List<Tool> tools() {
        return toolSource.tools();
    }
}
