package frontdesk.journal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Set;

/**
 * A folder on a disk. Folder and files are made readable for their owner only, where the file system knows owners.
 *
 * @param folder made when it is first needed
 */
public record DiskFolder(Path folder) implements JournalFolder {
    private static final int HOLDER_LONGEST_BYTES = 200;

    @Override
    public String path(String name) {
        return folder.resolve(name).toString();
    }

    @Override
    public Closeable lock(String name) throws IOException {
        Files.createDirectories(folder, ownerOnly("rwx------"));
        FileChannel channel = channel(name);
        try {
            // Other processes are kept out by the kernel, a second journal in this one by the JDK.
            FileLock lock = channel.tryLock();
            if (lock == null) {
                throw new UnusableJournalException(path(name) + ": another Frontdesk has this data folder: "
                        + new String(new DiskFile(channel).read(HOLDER_LONGEST_BYTES), StandardCharsets.UTF_8).strip()
                        + ". Stop it, or set DATA_DIR to another folder.");
            }
            ProcessHandle.Info info = ProcessHandle.current().info();
            String holder = "process " + ProcessHandle.current().pid()
                    + info.startInstant().map(start -> ", running since " + start).orElse("");
            channel.truncate(0);
            new DiskFile(channel).append(ByteBuffer.wrap(holder.getBytes(StandardCharsets.UTF_8)));
            return channel;
        } catch (OverlappingFileLockException ours) {
            channel.close();
            throw new UnusableJournalException(path(name) + ": this process has opened the same data folder before");
        } catch (IOException | RuntimeException refused) {
            channel.close();
            throw refused;
        }
    }

    @Override
    public JournalFile open(String name) throws IOException {
        Files.createDirectories(folder, ownerOnly("rwx------"));
        return new DiskFile(channel(name));
    }

    @Override
    public void rename(String from, String to) throws IOException {
        Files.move(folder.resolve(from), folder.resolve(to), StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    public void deleteIfExists(String name) throws IOException {
        Files.deleteIfExists(folder.resolve(name));
    }

    @Override
    public void sync() throws IOException {
        try (FileChannel names = FileChannel.open(folder, StandardOpenOption.READ)) {
            names.force(true);
        }
    }

    private FileChannel channel(String name) throws IOException {
        return FileChannel.open(
                folder.resolve(name),
                Set.of(StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.CREATE),
                ownerOnly("rw-------"));
    }

    private FileAttribute<?>[] ownerOnly(String permissions) {
        return folder.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }

    private record DiskFile(FileChannel channel) implements JournalFile {

        @Override
        public long size() throws IOException {
            return channel.size();
        }

        @Override
        public byte[] read() throws IOException {
            return read(Math.toIntExact(channel.size()));
        }

        byte[] read(int longest) throws IOException {
            ByteBuffer bytes = ByteBuffer.allocate((int) Math.min(longest, channel.size()));
            while (bytes.hasRemaining() && channel.read(bytes, bytes.position()) >= 0) {
                // goes on from where it came
            }
            return bytes.hasRemaining() ? Arrays.copyOf(bytes.array(), bytes.position()) : bytes.array();
        }

        @Override
        public void append(ByteBuffer bytes) throws IOException {
            channel.write(bytes, channel.size());
        }

        @Override
        public void truncate(long size) throws IOException {
            channel.truncate(size);
        }

        @Override
        public void sync() throws IOException {
            channel.force(true);
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }
}
