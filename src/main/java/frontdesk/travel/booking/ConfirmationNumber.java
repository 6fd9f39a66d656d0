package frontdesk.travel.booking;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import frontdesk.file.Need;
import java.security.SecureRandom;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The name of a booking: nine letters and digits that neither look nor sound alike on a telephone (of M and N, of five
 * and nine, of K, A and eight only one is used), so that it can be said once in groups of three and be written down
 * right. There are five billion, drawn by chance, and the surname is needed too.
 *
 * @param text without spaces
 */
public record ConfirmationNumber(@JsonValue String text) {
    private static final String SIGNS = "234567KLMRWY";
    private static final int LENGTH = 9;
    private static final int GROUP = 3;
    private static final Pattern FORM = Pattern.compile("[" + SIGNS + "]{" + LENGTH + "}");

    public ConfirmationNumber {
        Need.that(text != null && FORM.matcher(text).matches(), "\"" + text + "\" is no confirmation number");
    }

    @JsonCreator
    static ConfirmationNumber of(String text) {
        return new ConfirmationNumber(text);
    }

    static ConfirmationNumber draw(SecureRandom random) {
        return new ConfirmationNumber(random.ints(LENGTH, 0, SIGNS.length())
                .mapToObj(i -> String.valueOf(SIGNS.charAt(i)))
                .collect(Collectors.joining()));
    }

    /** A number as somebody says or writes it: spaces, dashes, dots and small letters do not count. */
    public static Optional<ConfirmationNumber> heard(String said) {
        String plain = said.replaceAll("[^\\p{L}\\p{N}]", "").toUpperCase(Locale.ROOT);
        return FORM.matcher(plain).matches() ? Optional.of(new ConfirmationNumber(plain)) : Optional.empty();
    }

    /** In groups, as it is read and copied: {@code KRW 427 LYM}. */
    public String grouped() {
        return text.replaceAll("(.{" + GROUP + "})(?=.)", "$1 ");
    }

    /** In groups, as the agent reads it: {@code K R W, 4 2 7, L Y M}. */
    public String spoken() {
        StringBuilder spoken = new StringBuilder();
        for (int i = 0; i < LENGTH; i++) {
            spoken.append(i == 0 ? "" : i % GROUP == 0 ? ", " : " ").append(text.charAt(i));
        }
        return spoken.toString();
    }
}
