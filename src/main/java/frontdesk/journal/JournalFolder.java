package frontdesk.journal;

import java.io.Closeable;
import java.io.IOException;

/** Where a journal has its files: the port under which tests put disks that fail. */
public interface JournalFolder {

    /** A file's name as messages say it. */
    String path(String name);

    /**
     * Keeps every other process out until the lock is closed or this process is gone, however it goes.
     *
     * @throws UnusableJournalException if somebody else has it, saying who
     */
    Closeable lock(String name) throws IOException;

    /** Opens a file for reading and appending; makes an empty one if there is none. */
    JournalFile open(String name) throws IOException;

    /** Gives a file the name of another and takes its place, at once or not at all. */
    void rename(String from, String to) throws IOException;

    void deleteIfExists(String name) throws IOException;

    /** Returns when the names in the folder, new and changed ones, would survive a loss of power. */
    void sync() throws IOException;
}
