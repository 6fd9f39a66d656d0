package frontdesk.journal;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;

/**
 * An entry as a line of the file:
 *
 * <pre>{"crc":"5d0f2a11","seq":12,"group":11,"type":"booked","data":{...}}</pre>
 *
 * <p>The checksum (CRC-32C, as hex) covers everything behind its own comma. {@code group} is the sequence number of
 * the first entry that was written together with this one. The line is JSON for whoever reads it; we read it by its
 * fixed form, so that {@code data} stays what it was, byte by byte.
 */
record EntryLine(JournalEntry entry, long group) {
    private static final Pattern FORM = Pattern.compile(
            "\\{\"crc\":\"([0-9a-f]{8})\",(\"seq\":(\\d{1,18}),\"group\":(\\d{1,18}),"
                    + "\"type\":\"([a-z0-9-]{1,40})\",\"data\":(.+)})");

    /** The bytes of the line, its line feed included. */
    byte[] write() {
        String covered = "\"seq\":%d,\"group\":%d,\"type\":\"%s\",\"data\":%s}".formatted(
                entry.sequence(), group, entry.type(), entry.json());
        return ("{\"crc\":\"" + checksum(covered) + "\"," + covered + "\n").getBytes(StandardCharsets.UTF_8);
    }

    /**
     * @param line without its line feed
     * @return nothing if it is not exactly what was written
     */
    static Optional<EntryLine> read(ByteBuffer line) {
        String text;
        try {
            text = StandardCharsets.UTF_8.newDecoder().decode(line).toString();
        } catch (CharacterCodingException damaged) {
            return Optional.empty();
        }
        Matcher form = FORM.matcher(text);
        if (!form.matches() || !checksum(form.group(2)).equals(form.group(1))) {
            return Optional.empty();
        }
        JournalEntry entry = new JournalEntry(Long.parseLong(form.group(3)), form.group(5), form.group(6));
        return Optional.of(new EntryLine(entry, Long.parseLong(form.group(4))));
    }

    private static String checksum(String text) {
        CRC32C crc = new CRC32C();
        crc.update(text.getBytes(StandardCharsets.UTF_8));
        return "%08x".formatted(crc.getValue());
    }
}
