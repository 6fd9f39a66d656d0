package frontdesk.journal;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the bytes of a journal's file are worth after a crash.
 *
 * <p>A group of entries is on the disk completely before the next one is begun. So a crash can only spoil the last
 * group, whose entries nobody has been told of: its lines may be torn, missing, or full of zeros, also with good lines
 * behind them. From the first line that is spoilt on, such a rest is cut off. If there is a good line of a later group
 * behind a spoilt line, no crash has done this, and the journal is refused: what was lost there had been promised to
 * somebody.
 *
 * @param entries what is good, in order
 * @param goodBytes how long the file is up to there; what follows is to be cut off
 */
record Recovery(List<JournalEntry> entries, int goodBytes) {

    /** @throws UnusableJournalException naming the file and the line that is spoilt */
    static Recovery of(String path, byte[] file) {
        List<JournalEntry> entries = new ArrayList<>();
        int at = 0;
        int next;
        for (; (next = endOfLine(file, at)) > 0; at = next) {
            Optional<EntryLine> line = line(file, at, next).filter(read -> follows(entries, read));
            if (line.isEmpty()) {
                break;
            }
            entries.add(line.get().entry());
        }
        refuseIfPromised(path, file, at, entries);
        return new Recovery(entries, at);
    }

    private static boolean follows(List<JournalEntry> entries, EntryLine line) {
        return line.entry().sequence() == entries.size() + 1;
    }

    private static void refuseIfPromised(String path, byte[] file, int spoiltAt, List<JournalEntry> entries) {
        long spoilt = entries.size() + 1;
        int next;
        for (int at = spoiltAt; (next = endOfLine(file, at)) > 0; at = next) {
            // A group that begins behind the spoilt line was begun when that line had been promised.
            if (line(file, at, next).filter(read -> read.group() > spoilt || read.entry().sequence() < spoilt)
                    .isPresent()) {
                throw new UnusableJournalException(path + ", line " + spoilt
                        + ": is damaged or missing, and good lines follow. Restore the file from a copy, or repair the"
                        + " line by hand");
            }
        }
    }

    private static Optional<EntryLine> line(byte[] file, int from, int to) {
        return EntryLine.read(ByteBuffer.wrap(file, from, to - from - 1));
    }

    /** Where the next line begins; 0 if this one has no end. */
    private static int endOfLine(byte[] file, int from) {
        for (int i = from; i < file.length; i++) {
            if (file[i] == '\n') {
                return i + 1;
            }
        }
        return 0;
    }
}
