package frontdesk.call;

import frontdesk.agent.VoiceSettings;
import frontdesk.audio.AudioFormat;
import frontdesk.tool.Tool;
import java.util.List;
import java.util.Optional;

/**
 * Everything a model session is told before the first word.
 *
 * @param instructions the agent's instructions, with every variable filled in
 * @param greeting what to say first, as an instruction of its own for the first response
 * @param disclosingGreeting the same with the agent's disclosure before it, for as long as there is no recording of
 *     {@link Phrase#DISCLOSURE}; empty for an agent that has none to make
 * @param tools what the model may call
 * @param voice how it sounds and when it takes its turn
 * @param audio the coding of the call's sound, in both directions
 * @param handling whom the call can be passed on to
 * @param phrases what the call can say without the model
 */
public record SessionPlan(
        String instructions,
        String greeting,
        Optional<String> disclosingGreeting,
        List<Tool> tools,
        VoiceSettings voice,
        AudioFormat audio,
        CallHandling handling,
        Phrases phrases) {
    public SessionPlan {
        tools = List.copyOf(tools);
    }
}
