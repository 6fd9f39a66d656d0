package frontdesk.travel.spoken;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A telephone number in the E.164 form, so that two ways to write it are one number.
 *
 * @param e164 such as {@code +15005550101}
 */
public record PhoneNumber(String e164) {
    private static final Pattern SIP_USER = Pattern.compile("sips?:([^@;]+).*", Pattern.CASE_INSENSITIVE);
    private static final Pattern E164 = Pattern.compile("\\+[1-9][0-9]{6,14}");

    /**
     * Spaces, dots, dashes, slashes and brackets do not count, {@code 00} in front is a plus, and a plus that is
     * missing is added: a number is always taken to be an international one. A SIP URI is the number before its
     * {@code @}.
     *
     * @param written null is no number
     * @return nothing for what is no number, such as a caller who withholds theirs
     */
    public static Optional<PhoneNumber> of(String written) {
        if (written == null) {
            return Optional.empty();
        }
        Matcher sip = SIP_USER.matcher(written.strip());
        String digits = (sip.matches() ? sip.group(1) : written).replaceAll("[\\s().\\-/]", "");
        String e164 = "+" + digits.replaceFirst("^(00|\\+)", "");
        return E164.matcher(e164).matches() ? Optional.of(new PhoneNumber(e164)) : Optional.empty();
    }
}
