package frontdesk.agent;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * The values of one call's {@code {{variables}}}, made harmless.
 *
 * <p>Part of them comes from outside: a SIP caller writes any number they like, and a phone session may repeat what
 * somebody typed into a form. They are data in the middle of instructions, so they must not look like anything else:
 * the number keeps only the characters that numbers and SIP addresses have; all others lose control and formatting
 * characters, line breaks and the angle brackets that the instructions put around data, and have a longest length,
 * beyond which they are cut.
 */
final class Variables {
    /** Always there, whatever is known of the caller. */
    static final Set<String> ALWAYS =
            Set.of("agent_name", "company", "language", "today", "caller_number", CallerFacts.BLOCK);

    private static final int LONGEST_NUMBER = 64;
    private static final int LONGEST_VALUE = 200;
    private static final int LONGEST_BLOCK = 2000;

    private Variables() {}

    static Map<String, String> of(Agent agent, String callerNumber, LocalDate today, Map<String, String> known) {
        Map<String, String> values = new HashMap<>();
        known.forEach((name, value) -> values.put(
                name, name.equals(CallerFacts.BLOCK) ? block(value) : cut(line(value), LONGEST_VALUE)));
        values.values().removeIf(String::isEmpty);
        values.put("agent_name", agent.name());
        values.put("company", agent.company());
        values.put("language", agent.languageName());
        values.put("today", DateTimeFormatter.ofLocalizedDate(FormatStyle.FULL)
                .withLocale(agent.locale())
                .format(today));
        values.put("caller_number", number(callerNumber));
        values.putIfAbsent(CallerFacts.BLOCK, "No phone session is known for this caller.");
        return values;
    }

    private static String number(String value) {
        String plain = cut(value == null ? "" : value.replaceAll("[^+0-9a-zA-Z@:._-]", ""), LONGEST_NUMBER);
        return plain.isEmpty() ? "unknown" : plain;
    }

    private static String block(String value) {
        StringBuilder lines = new StringBuilder();
        value.lines().map(Variables::line).filter(line -> !line.isEmpty()).forEach(line ->
                lines.append(lines.isEmpty() ? "" : "\n").append(line));
        return cut(lines.toString(), LONGEST_BLOCK);
    }

    private static String line(String value) {
        return value.replaceAll("[\\p{C}\\p{Zl}\\p{Zp}<>]+", " ").replaceAll(" +", " ").strip();
    }

    private static String cut(String value, int longest) {
        if (value.length() <= longest) {
            return value;
        }
        boolean halvesCharacter = Character.isHighSurrogate(value.charAt(longest - 1));
        return value.substring(0, halvesCharacter ? longest - 1 : longest);
    }
}
