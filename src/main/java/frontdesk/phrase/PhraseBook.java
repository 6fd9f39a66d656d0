package frontdesk.phrase;

import frontdesk.call.plan.Phrase;
import frontdesk.call.plan.Phrases;
import frontdesk.call.port.ModelSession;
import frontdesk.call.port.Timers;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All agents' phrases. What is on the disk is there at once; the rest is read aloud by the model, in the background, by
 * one thread and one session at a time. What did not succeed is tried again after each of {@link #PAUSES}, and then not
 * before the next start. Safe from any thread.
 */
public final class PhraseBook implements AutoCloseable {

    /** Long enough that a model in trouble is not asked again and again. */
    static final List<Duration> PAUSES =
            List.of(Duration.ofSeconds(10), Duration.ofMinutes(1), Duration.ofMinutes(10), Duration.ofHours(1));

    private static final Logger log = LoggerFactory.getLogger(PhraseBook.class);

    private final PhraseFolder folder;
    private final PhraseReader reader;
    private final Timers timers;
    /** One for each agent that is loaded, so there are few. */
    private final BlockingQueue<Work> waiting = new LinkedBlockingQueue<>();
    private final List<CompletableFuture<Void>> settled = new ArrayList<>();
    private final Optional<Thread> thread;

    /** Recordings to be made, and how often that was tried. */
    private record Work(
            PhraseScript script,
            Map<Phrase, Phrases.Recording> recordings,
            int tries,
            CompletableFuture<Void> settled) {
        Set<Phrase> missing() {
            Set<Phrase> missing = EnumSet.noneOf(Phrase.class);
            missing.addAll(script.texts().keySet());
            missing.removeAll(recordings.keySet());
            return missing;
        }

        Work again() {
            return new Work(script, recordings, tries + 1, settled);
        }
    }

    private PhraseBook(Path folder, ModelSession.Model model, Timers timers, boolean readsAloud) {
        this.folder = new PhraseFolder(folder);
        this.reader = new PhraseReader(model, timers);
        this.timers = timers;
        this.thread = readsAloud
                ? Optional.of(Thread.ofVirtual().name("phrases").unstarted(this::readAloud))
                : Optional.empty();
    }

    /**
     * Opens the book; nothing is read aloud before it is told to {@link #begin}.
     *
     * @param folder where recordings are kept; made when it is first needed
     * @param readsAloud whether what is missing is read by the model, which costs a little once; if not, only what is
     *     on the disk is there
     */
    public static PhraseBook open(Path folder, ModelSession.Model model, Timers timers, boolean readsAloud) {
        return new PhraseBook(folder, model, timers, readsAloud);
    }

    /** From now on what is missing is read aloud. To be called once. */
    public void begin() {
        thread.ifPresent(Thread::start);
    }

    /** The phrases of an agent: those that are recorded now, and the others as they come. Reads files; never waits. */
    public Phrases of(PhraseScript script) {
        Map<Phrase, Phrases.Recording> recordings = new ConcurrentHashMap<>();
        Work work = new Work(script, recordings, 0, new CompletableFuture<>());
        lookOnDisk(work);
        if (thread.isPresent() && !work.missing().isEmpty()) {
            synchronized (settled) {
                settled.removeIf(CompletableFuture::isDone);
                settled.add(work.settled());
            }
            waiting.add(work);
        }
        return phrase -> Optional.ofNullable(recordings.get(phrase));
    }

    /** Completes when nothing is left to be read, or what is left was given up; never exceptionally. */
    public CompletableFuture<Void> settled() {
        synchronized (settled) {
            return CompletableFuture.allOf(settled.toArray(CompletableFuture[]::new));
        }
    }

    private void lookOnDisk(Work work) {
        work.missing().forEach(phrase -> {
            String text = work.script().texts().get(phrase);
            folder.find(phrase, text, work.script().voice())
                    .ifPresent(audio -> work.recordings().put(phrase, new Phrases.Recording(text, audio)));
        });
    }

    private void readAloud() {
        try {
            while (true) {
                Work work = waiting.take();
                // Another agent with the same voice may have had the same words read meanwhile.
                lookOnDisk(work);
                try {
                    List<Phrase> wanted = List.copyOf(work.missing());
                    reader.read(work.script(), wanted, (phrase, reading) -> take(work, phrase, reading));
                    tryAgain(work);
                } catch (PhraseReader.BrokenOff brokenOff) {
                    log.warn("reading phrases aloud broke off detail=\"{}\" try={}",
                            brokenOff.getMessage(), work.tries() + 1);
                    everybodyWaits(work, brokenOff.isFatal());
                }
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    /** What keeps one session from being opened keeps all others from it. */
    private void everybodyWaits(Work first, boolean forGood) {
        List<Work> all = new ArrayList<>(List.of(first));
        waiting.drainTo(all);
        all.forEach(forGood ? this::settle : this::tryAgain);
    }

    /** Later, if anything is missing and it was not tried often enough. */
    private void tryAgain(Work work) {
        if (work.missing().isEmpty() || work.tries() == PAUSES.size()) {
            settle(work);
        } else {
            timers.after(PAUSES.get(work.tries()), () -> waiting.add(work.again()));
        }
    }

    private void settle(Work work) {
        if (!work.missing().isEmpty()) {
            log.warn("phrases are not recorded, calls do without them voice={} phrases={}",
                    work.script().voice().voice(), work.missing());
        }
        work.settled().complete(null);
    }

    private void take(Work work, Phrase phrase, PhraseReader.Reading reading) {
        String text = work.script().texts().get(phrase);
        Optional<String> problem = ReadingCheck.problem(text, reading.audio(), reading.spoken());
        if (problem.isPresent()) {
            log.warn("a phrase is not kept phrase={} problem=\"{}\"", phrase, problem.get());
            return;
        }
        work.recordings().put(phrase, new Phrases.Recording(text, reading.audio()));
        try {
            folder.keep(phrase, text, work.script().voice(), reading.audio());
        } catch (IOException notKept) {
            log.warn("a phrase is lost when the server stops phrase={} error=\"{}\"", phrase, notKept.toString());
        }
        log.info("a phrase was recorded phrase={} ms={}",
                phrase, ReadingCheck.FORMAT.durationMs(reading.audio().length));
    }

    /** Reads no more; recordings stay. */
    @Override
    public void close() {
        thread.ifPresent(Thread::interrupt);
    }
}
