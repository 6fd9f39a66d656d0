package frontdesk.agent;

import frontdesk.file.MalformedFileException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The reception as the files of {@code AGENTS_DIR} say it now, without a restart. Calls that are up keep what they were
 * told; the next call is answered as the files say.
 *
 * <p>A thread of its own looks every {@link #LOOK_EVERY} whether a file was changed, by its time and its size, so that
 * no webhook waits for a disk. Files that were changed are read when they have rested from one look to the next, since
 * an editor or a copy may be at them still. The whole is checked before it is used: while there is a mistake, the old
 * reception stays, and the log says once what is wrong.
 */
public final class ReceptionWatch implements AutoCloseable {

    static final Duration LOOK_EVERY = Duration.ofSeconds(2);
    /** Files beyond so many are not looked at; {@code AGENTS_DIR} holds a few agents, not a home directory. */
    private static final int FILES_LIMIT = 2_000;
    /** {@code AGENTS_DIR} itself and the agents' folders in it. */
    private static final int DEPTH = 2;
    private static final Logger log = LoggerFactory.getLogger(ReceptionWatch.class);

    private record Stamp(long modifiedMs, long size) {}

    private final ReceptionFiles files;
    private final Optional<Path> folder;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("agents-watch").factory());
    private volatile Reception reception;
    private Map<Path, Stamp> read;
    private Map<Path, Stamp> seen;

    /**
     * Reads the files for the first time; nobody watches them yet.
     *
     * @throws MalformedFileException with everything that is wrong
     */
    ReceptionWatch(ReceptionFiles files, Optional<Path> folder) {
        this.files = files;
        this.folder = folder;
        this.read = stamps();
        this.seen = read;
        this.reception = files.read();
    }

    /**
     * Reads the files, and watches them until it is closed.
     *
     * @param folder {@code AGENTS_DIR}; what is packed does not change
     * @throws MalformedFileException with everything that is wrong
     */
    public static ReceptionWatch start(ReceptionFiles files, Optional<Path> folder) {
        ReceptionWatch watch = new ReceptionWatch(files, folder);
        if (folder.isPresent()) {
            long everyMs = LOOK_EVERY.toMillis();
            watch.thread.scheduleWithFixedDelay(watch::look, everyMs, everyMs, TimeUnit.MILLISECONDS);
        }
        return watch;
    }

    /** Who answers now; from any thread, never waits. */
    public Reception reception() {
        return reception;
    }

    /** Reads the files anew if they have changed and rested since. On the watch's thread. */
    void look() {
        Map<Path, Stamp> now = stamps();
        boolean rested = now.equals(seen);
        seen = now;
        if (now.equals(read) || !rested) {
            return;
        }
        read = now;
        try {
            reception = files.read();
            log.info("routes and agents were read anew, the next call is answered as they say now");
        } catch (MalformedFileException malformed) {
            malformed.getMessage().lines().forEach(line -> log.warn("{}", line));
            log.warn("routes and agents were not read anew, the old ones stay in force");
        }
    }

    /** What cannot be looked at counts as not there; whoever reads it says why. */
    private Map<Path, Stamp> stamps() {
        if (folder.isEmpty()) {
            return Map.of();
        }
        Map<Path, Stamp> stamps = new HashMap<>();
        try (Stream<Path> paths = Files.find(folder.get(), DEPTH, (_, attributes) -> attributes.isRegularFile())) {
            paths.limit(FILES_LIMIT).forEach(path -> stamps.put(path, stamp(path)));
        } catch (IOException | UncheckedIOException unreadable) {
            log.debug("AGENTS_DIR cannot be looked at error={}", unreadable.toString());
        }
        return stamps;
    }

    private static Stamp stamp(Path path) {
        try {
            return new Stamp(Files.getLastModifiedTime(path).toMillis(), Files.size(path));
        } catch (IOException gone) {
            return new Stamp(0, 0);
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
