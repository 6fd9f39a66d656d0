package frontdesk.outbox;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Something to be delivered.
 *
 * @param id names it for good: what comes under the same id again is the same message. 1 to 200 letters, digits and
 *     {@code . _ : / -}
 * @param subject what it is about, in one line, for channels that know subjects
 * @param text the whole of it in plain text, at most {@value #LONGEST_TEXT} characters, which an SMS can hold
 * @param details the same as names and values, for machines; may be empty
 * @param goodUntil afterwards it is not worth delivering and is given up
 */
public record Message(
        String id, Recipient to, String subject, String text, Map<String, String> details, Instant goodUntil) {
    /** The longest text that Twilio takes as one message is 1,600 characters. */
    public static final int LONGEST_TEXT = 1_500;

    private static final Pattern ID = Pattern.compile("[\\w.:/-]{1,200}");

    public Message {
        if (id == null || !ID.matcher(id).matches()) {
            throw new IllegalArgumentException("\"" + id + "\" is not the id of a message");
        }
        if (to == null || subject == null || goodUntil == null) {
            throw new IllegalArgumentException("a message needs a recipient, a subject and a time");
        }
        if (subject.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("a message's subject is one line");
        }
        if (text == null || text.isBlank() || text.length() > LONGEST_TEXT) {
            throw new IllegalArgumentException("a message's text has 1 to " + LONGEST_TEXT + " characters");
        }
        details = Collections.unmodifiableMap(new LinkedHashMap<>(details));
    }
}
