package frontdesk.twilio;

import frontdesk.file.FileSource;
import frontdesk.file.FileSource.TextFile;
import frontdesk.file.MalformedFileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The block list as its file says it now: {@code blocked.txt} in a folder, read again when its time or its length has
 * changed. One with a mistake in it is refused with the line, and the old one stays. No file, no list. Safe from any
 * thread; asks the disk for the file's time at each call.
 */
public final class BlockedCallers {
    private static final String NAME = "blocked.txt";
    private static final Stamp ABSENT = new Stamp(FileTime.fromMillis(0), -1);
    private static final Logger log = LoggerFactory.getLogger(BlockedCallers.class);

    private final FileSource files;
    private final Path file;
    private Stamp read = ABSENT;
    private BlockList list = BlockList.EMPTY;

    private record Stamp(FileTime changed, long bytes) {}

    private BlockedCallers(Path folder) {
        this.files = new FileSource(Optional.of(folder), "/twilio");
        this.file = folder.resolve(NAME);
    }

    /** @throws MalformedFileException if there is a file with a mistake in it */
    public static BlockedCallers in(Path folder) {
        BlockedCallers blocked = new BlockedCallers(folder);
        blocked.readIfChanged();
        return blocked;
    }

    /** @param caller as {@link CallerNumber} gives it */
    synchronized boolean blocks(String caller) {
        try {
            readIfChanged();
        } catch (MalformedFileException malformed) {
            log.error("The block list was changed and is refused, the old one stays: {}", malformed.getMessage());
        }
        return list.blocks(caller);
    }

    private void readIfChanged() {
        Stamp now = stamp();
        if (!now.equals(read)) {
            // Remembered first, so that a mistake is said once.
            read = now;
            Optional<TextFile> text = files.find(NAME);
            list = text.map(BlockList::parse).orElse(BlockList.EMPTY);
            log.info("The block list was read file={} entries={}",
                    file, list.callers().size() + list.beginnings().size());
        }
    }

    private Stamp stamp() {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return new Stamp(attributes.lastModifiedTime(), attributes.size());
        } catch (NoSuchFileException none) {
            return ABSENT;
        } catch (IOException unreadable) {
            log.warn("The block list cannot be looked at file={} error={}", file, unreadable.toString());
            return read;
        }
    }
}
