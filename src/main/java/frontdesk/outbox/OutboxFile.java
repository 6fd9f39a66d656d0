package frontdesk.outbox;

import frontdesk.journal.JournalFile;
import frontdesk.journal.JournalFolder;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What has not arrived, as a text for people: {@code outbox.txt} in the data folder, written anew whenever something
 * changes. Only the journal counts; this is a view of it, so a disk that refuses it is worth a line in the log and no
 * more. Safe from any thread.
 */
final class OutboxFile {
    private static final String NAME = "outbox.txt";
    private static final String NEXT = "outbox.txt.next";
    private static final String HEAD = """
            # Messages that have not arrived. Frontdesk writes this file anew whenever that changes; what you write
            # here is lost. Those that wait are still tried; those that were given up stay here for 30 days.
            """;
    private static final Logger log = LoggerFactory.getLogger(OutboxFile.class);

    private final JournalFolder folder;
    private String shown = "";

    OutboxFile(JournalFolder folder) {
        this.folder = folder;
    }

    String path() {
        return folder.path(NAME);
    }

    /** @param letters asked here, one after the other, so that what is older never takes the place of what is newer */
    synchronized void show(Supplier<List<Letter>> letters) {
        StringBuilder text = new StringBuilder(HEAD);
        letters.get().forEach(letter -> text.append('\n').append(written(letter)));
        if (text.toString().equals(shown)) {
            return;
        }
        try {
            replace(text.toString());
            shown = text.toString();
        } catch (IOException refused) {
            log.warn("[Outbox] the file could not be written file={} error={}", path(), refused.toString());
        }
    }

    private void replace(String text) throws IOException {
        folder.deleteIfExists(NEXT);
        ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
        try (JournalFile next = folder.open(NEXT)) {
            while (bytes.hasRemaining()) {
                int before = bytes.remaining();
                next.append(bytes);
                if (bytes.remaining() == before) {
                    throw new IOException("the disk takes nothing");
                }
            }
        }
        folder.rename(NEXT, NAME);
    }

    private static String written(Letter letter) {
        Message message = letter.message();
        String standing = letter.isWaiting()
                ? "waits, failed " + letter.attempts() + " times, good until " + seconds(message.goodUntil())
                : "GIVEN UP " + seconds(letter.givenUpAt());
        return "%s  %s  [%s]%n    to: %s%n    about: %s%n%s%s".formatted(
                        seconds(letter.queuedAt()),
                        standing,
                        message.id(),
                        message.to().words(),
                        message.subject(),
                        letter.trouble().isEmpty() ? "" : "    trouble: " + letter.trouble() + "\n",
                        message.text().indent(4))
                .replace("\r", "");
    }

    private static Instant seconds(Instant at) {
        return at.truncatedTo(ChronoUnit.SECONDS);
    }
}
