package frontdesk.agent;

import frontdesk.call.plan.Phrase;
import frontdesk.call.plan.VoiceSettings;
import frontdesk.tool.Tool;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Who answers the telephone: everything its files say, checked.
 *
 * @param id the folder's name, such as {@code front-desk}
 * @param name what it is called in logs and to itself
 * @param company whom it speaks for
 * @param locale how it says dates; its language is the one the agent speaks
 * @param timeZone where "today" is
 * @param voice how it sounds and when it takes its turn
 * @param tools what it may use, by name
 * @param mcpServers the MCP servers whose tools it may use, by name
 * @param instructions what it is told, part by part
 * @param phrases the words it says without the model, as far as it has some
 * @param greetings its first sentences: the first one whose variables are all known is said; the last one needs
 *     nothing of the caller
 */
public record Agent(
        String id,
        String name,
        String company,
        Locale locale,
        ZoneId timeZone,
        VoiceSettings voice,
        List<String> tools,
        List<String> mcpServers,
        Instructions instructions,
        Map<Phrase, String> phrases,
        List<Template> greetings) {
    public Agent {
        tools = List.copyOf(tools);
        mcpServers = List.copyOf(mcpServers);
        phrases = Map.copyOf(phrases);
        greetings = List.copyOf(greetings);
    }

    /** The same agent, allowed to use these tools too. */
    public Agent with(List<Tool> more) {
        List<String> names = Stream.concat(tools.stream(), more.stream().map(Tool::name)).toList();
        return new Agent(
                id, name, company, locale, timeZone, voice, names, mcpServers, instructions, phrases, greetings);
    }

    /** The same agent with another voice, if one is named. */
    Agent speakingAs(Optional<String> otherVoice) {
        VoiceSettings other = voice.speaking(voice.language(), otherVoice);
        return new Agent(
                id, name, company, locale, timeZone, other, tools, mcpServers, instructions, phrases, greetings);
    }

    /** The language's name in English, for the instructions. */
    String languageName() {
        return locale.getDisplayLanguage(Locale.ENGLISH);
    }
}
