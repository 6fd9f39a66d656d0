package frontdesk.call;

import frontdesk.agent.VoiceSettings;
import frontdesk.audio.AudioFormat;
import frontdesk.tool.Tool;
import java.util.List;

/**
 * Everything a model session is told before the first word.
 *
 * @param instructions the agent's instructions, with every variable filled in
 * @param greeting what to say first, as an instruction of its own for the first response
 * @param tools what the model may call
 * @param voice how it sounds and when it takes its turn
 * @param audio the coding of the call's sound, in both directions
 * @param handling whom the call can be passed on to
 */
public record SessionPlan(
        String instructions,
        String greeting,
        List<Tool> tools,
        VoiceSettings voice,
        AudioFormat audio,
        CallHandling handling) {
    public SessionPlan {
        tools = List.copyOf(tools);
    }
}
