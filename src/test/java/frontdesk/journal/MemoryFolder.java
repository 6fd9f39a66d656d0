package frontdesk.journal;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * A disk that loses its power: it knows of each file what was written and what has been synced, and fails as it is
 * told. Names are synced with the folder.
 */
public final class MemoryFolder implements JournalFolder {

    /** What happens to the next writes, one each; then all is well. */
    public enum Fault {
        /** Only the first half is taken. */
        SHORT,
        /** Only the first half is taken, and then nothing any more. */
        FULL,
        /** Zeros are written instead. */
        MISSING,
        /** The first half becomes zeros. */
        HOLE
    }

    private static final class Bytes {
        private byte[] written = new byte[0];
        private byte[] synced = new byte[0];
    }

    public final Deque<Fault> faults = new ArrayDeque<>();
    public boolean syncFails;
    boolean truncateFails;
    boolean renameFails;
    int syncs;

    private Map<String, Bytes> names = new HashMap<>();
    private Map<String, Bytes> syncedNames = new HashMap<>();
    private final Set<String> locked = new HashSet<>();

    /** What is in a file right now. */
    synchronized String text(String name) {
        return new String(names.get(name).written, StandardCharsets.UTF_8);
    }

    synchronized boolean exists(String name) {
        return names.containsKey(name);
    }

    synchronized void put(String name, String text) {
        names.computeIfAbsent(name, _ -> new Bytes()).written = text.getBytes(StandardCharsets.UTF_8);
    }

    /** What is left when the power fails now: only what was synced. */
    public synchronized MemoryFolder afterLossOfPower() {
        MemoryFolder left = new MemoryFolder();
        syncedNames.forEach((name, bytes) -> {
            Bytes kept = new Bytes();
            kept.synced = bytes.synced;
            kept.written = bytes.synced;
            left.names.put(name, kept);
        });
        left.syncedNames = new HashMap<>(left.names);
        return left;
    }

    @Override
    public String path(String name) {
        return "/memory/" + name;
    }

    @Override
    public synchronized Closeable lock(String name) {
        if (!locked.add(name)) {
            throw new UnusableJournalException("locked");
        }
        return () -> locked.remove(name);
    }

    @Override
    public synchronized JournalFile open(String name) {
        return new MemoryFile(names.computeIfAbsent(name, _ -> new Bytes()));
    }

    @Override
    public synchronized void rename(String from, String to) throws IOException {
        if (renameFails) {
            throw new IOException("no renaming today");
        }
        names.put(to, names.remove(from));
    }

    @Override
    public synchronized void deleteIfExists(String name) {
        names.remove(name);
    }

    @Override
    public synchronized void sync() throws IOException {
        failIfTold();
        syncedNames = new HashMap<>(names);
    }

    private void failIfTold() throws IOException {
        if (syncFails) {
            throw new IOException("no sync today");
        }
    }

    private final class MemoryFile implements JournalFile {
        private final Bytes bytes;

        MemoryFile(Bytes bytes) {
            this.bytes = bytes;
        }

        @Override
        public long size() {
            return bytes.written.length;
        }

        @Override
        public byte[] read() {
            return bytes.written.clone();
        }

        @Override
        public void append(ByteBuffer more) throws IOException {
            synchronized (MemoryFolder.this) {
                Fault fault = faults.poll();
                int half = Math.max(1, more.remaining() / 2);
                byte[] taken = new byte[fault == Fault.SHORT || fault == Fault.FULL ? half : more.remaining()];
                more.get(taken);
                if (fault == Fault.MISSING) {
                    Arrays.fill(taken, (byte) 0);
                } else if (fault == Fault.HOLE) {
                    Arrays.fill(taken, 0, half, (byte) 0);
                }
                ByteArrayOutputStream all = new ByteArrayOutputStream();
                all.writeBytes(bytes.written);
                all.writeBytes(taken);
                bytes.written = all.toByteArray();
                if (fault == Fault.FULL) {
                    throw new IOException("no space left");
                }
            }
        }

        @Override
        public void truncate(long size) throws IOException {
            synchronized (MemoryFolder.this) {
                if (truncateFails) {
                    throw new IOException("no truncating today");
                }
                bytes.written = Arrays.copyOf(bytes.written, (int) size);
            }
        }

        @Override
        public void sync() throws IOException {
            synchronized (MemoryFolder.this) {
                failIfTold();
                syncs++;
                bytes.synced = bytes.written;
            }
        }

        @Override
        public void close() {}
    }
}
