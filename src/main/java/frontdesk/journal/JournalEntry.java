package frontdesk.journal;

import java.util.regex.Pattern;

/**
 * An entry of a journal.
 *
 * @param sequence the number of its line in the file, from 1; when the journal is rewritten, it begins anew
 * @param type whose kind of entry this is: {@code [a-z0-9-]{1,40}}
 * @param json a JSON text in one line, not looked into
 */
public record JournalEntry(long sequence, String type, String json) {

    /** An entry that has no place in the journal yet. */
    public record Draft(String type, String json) {
        private static final Pattern TYPE = Pattern.compile("[a-z0-9-]{1,40}");

        public Draft {
            if (!TYPE.matcher(type).matches()) {
                throw new IllegalArgumentException("an entry's type is 1 to 40 of a-z, 0-9 and -, not " + type);
            }
            if (json.isEmpty() || json.chars().anyMatch(Character::isISOControl)) {
                throw new IllegalArgumentException("an entry's JSON is one line without control characters");
            }
        }
    }
}
