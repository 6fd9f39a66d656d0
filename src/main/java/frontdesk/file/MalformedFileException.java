package frontdesk.file;

import java.util.List;

/**
 * Files that people write (an agent's settings or texts, the data of the business) are not as they have to be. The
 * message is a line for each mistake, which names the file, the place in it, and what to do; it is meant for the
 * person who wrote the file.
 */
public final class MalformedFileException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * @param file the file's name, with its folder
     * @param place a line or a key in it; empty when the file as a whole is meant
     * @param problem what is wrong and what would be right
     */
    public MalformedFileException(String file, String place, String problem) {
        super(file + (place.isEmpty() ? "" : ", " + place) + ": " + problem);
    }

    /** Several mistakes at once. */
    MalformedFileException(List<String> lines) {
        super(String.join("\n", lines));
    }
}
