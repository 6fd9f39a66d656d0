package frontdesk.twilio;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The caller's number as Twilio gives it in {@code From}. Where it is withheld, a word stands there instead, or the
 * word as it is typed on a telephone's keys: {@code +266696687} is ANONYMOUS.
 */
final class CallerNumber {
    /** What all of these become. */
    static final String WITHHELD = "anonymous";

    private static final String KEYS = "22233344455566677778889999";
    private static final Set<String> WORDS =
            Set.of(WITHHELD, "blocked", "private", "restricted", "unavailable", "unknown");
    private static final Set<String> TYPED =
            WORDS.stream().map(word -> "+" + typed(word)).collect(Collectors.toUnmodifiableSet());

    private CallerNumber() {}

    /** The number, or {@link #WITHHELD}. */
    static String of(String from) {
        String plain = from.strip();
        boolean withheld = plain.isEmpty() || WORDS.contains(plain.toLowerCase(Locale.ROOT)) || TYPED.contains(plain);
        return withheld ? WITHHELD : plain;
    }

    private static String typed(String word) {
        return word.chars().mapToObj(letter -> KEYS.substring(letter - 'a', letter - 'a' + 1))
                .collect(Collectors.joining());
    }
}
