package frontdesk.twilio;

import frontdesk.file.FileSource.TextFile;
import frontdesk.file.MalformedFileException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Who is not let in: numbers, beginnings of numbers, and whoever withholds theirs. Immutable.
 *
 * @param callers whole numbers, or {@link CallerNumber#WITHHELD}
 * @param beginnings what stood before a {@code *}
 */
record BlockList(Set<String> callers, Set<String> beginnings) {
    static final BlockList EMPTY = new BlockList(Set.of(), Set.of());

    private static final Pattern NUMBER = Pattern.compile("\\+[0-9]{1,15}");
    private static final Pattern SIP = Pattern.compile("sips?:[^\\s*]+");

    /**
     * Reads a list: one of them a line; blanks, dashes, dots and brackets in numbers do not count, nor does what
     * follows a {@code #}.
     *
     * @throws MalformedFileException naming the first line that is none of them
     */
    static BlockList parse(TextFile file) {
        Set<String> callers = new HashSet<>();
        Set<String> beginnings = new HashSet<>();
        List<String> lines = file.text().lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).replaceFirst("#.*", "").strip();
            if (line.isEmpty()) {
                continue;
            }
            boolean beginning = line.endsWith("*");
            String entry = plain(beginning ? line.substring(0, line.length() - 1) : line);
            boolean known = NUMBER.matcher(entry).matches() || SIP.matcher(entry).matches()
                    || entry.equals(CallerNumber.WITHHELD) && !beginning;
            if (!known) {
                throw new MalformedFileException(file.name(), "line " + (i + 1), "\"" + line + "\" is neither a number"
                        + " such as +442012345678, nor a beginning such as +4490*, nor sip:..., nor anonymous");
            }
            (beginning ? beginnings : callers).add(entry);
        }
        return new BlockList(callers, beginnings);
    }

    private static String plain(String entry) {
        return entry.startsWith("+") ? entry.replaceAll("[\\s().-]", "") : entry;
    }

    /** @param caller as {@link CallerNumber} gives it */
    boolean blocks(String caller) {
        if (callers.contains(caller)) {
            return true;
        }
        for (int length = 1; length <= caller.length() && !beginnings.isEmpty(); length++) {
            if (beginnings.contains(caller.substring(0, length))) {
                return true;
            }
        }
        return false;
    }
}
