package frontdesk.agent;

import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * What an agent has of its own in one language, as {@code agent.es.json} writes it for Spanish. For the language that
 * {@code agent.json} itself is in, it is taken from there.
 *
 * @param locale how it says dates
 * @param voice null for the agent's usual voice
 * @param greetings its first sentences
 */
record LanguageFile(String locale, String voice, List<String> greetings) {

    LanguageFile {
        if (greetings == null || greetings.isEmpty()) {
            throw new IllegalArgumentException("\"greetings\" is missing: at least one first sentence");
        }
    }

    /** @throws IllegalArgumentException if the locale is one of another language */
    Locale locale(String language) {
        Locale wanted = Locale.forLanguageTag(Objects.requireNonNullElse(locale, language));
        if (!wanted.getLanguage().equals(language)) {
            throw new IllegalArgumentException(
                    "\"locale\" must be one of the language \"" + language + "\", not \"" + locale + "\"");
        }
        return wanted;
    }
}
