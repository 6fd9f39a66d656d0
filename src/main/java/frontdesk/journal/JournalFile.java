package frontdesk.journal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;

/** A file of a {@link JournalFolder}. One thread at a time. */
public interface JournalFile extends Closeable {

    long size() throws IOException;

    /** All of it; only asked for when {@link #size} is bearable. */
    byte[] read() throws IOException;

    /** Writes at the end, perhaps only a part of what there is to write; the buffer's position says how much. */
    void append(ByteBuffer bytes) throws IOException;

    /** Cuts off what is behind this length. */
    void truncate(long size) throws IOException;

    /** Returns when everything written would survive a loss of power. */
    void sync() throws IOException;
}
