package frontdesk.file;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.TokenStreamContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Where the values of a JSON file stand, for mistakes that show only after it was read. A value's path is made of keys
 * and indexes, such as {@code turn_detection.type} or {@code greetings[2]}. Immutable.
 */
public final class JsonPlaces {

    private static final JsonFactory JSON = new JsonFactory();
    private static final Pattern SUBJECT = Pattern.compile("\"(\\w+)\"\\W");

    private final Map<String, Integer> lines;

    private JsonPlaces(Map<String, Integer> lines) {
        this.lines = Map.copyOf(lines);
    }

    /** Of a text that is not JSON, the places before its first mistake are known. */
    public static JsonPlaces of(FileSource.TextFile file) {
        Map<String, Integer> lines = new HashMap<>();
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), file.text())) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                TokenStreamContext context = parser.streamReadContext();
                if (!token.isStructEnd()) {
                    lines.putIfAbsent(
                            path(token.isStructStart() ? context.getParent() : context),
                            parser.currentTokenLocation().getLineNr());
                }
            }
        } catch (JacksonException notJson) {
            // Whoever reads the values says what is wrong; this is only for saying where.
        }
        return new JsonPlaces(lines);
    }

    /** Whether there is such a value. */
    public boolean has(String path) {
        return lines.containsKey(path);
    }

    /** The line and the path; the line is that of the object around it where there is no such value. */
    public String place(String path) {
        String there = path;
        while (!lines.containsKey(there) && !there.isEmpty()) {
            there = there.substring(0, Math.max(0, Math.max(there.lastIndexOf('.'), there.lastIndexOf('['))));
        }
        String line = lines.containsKey(there) ? "line " + lines.get(there) : "";
        return line + (line.isEmpty() || path.isEmpty() ? "" : ", ") + path;
    }

    /**
     * The place of what a problem is about: of a key of that object, if the problem begins with one in quotes that is
     * there, and of the object otherwise.
     */
    public String place(String path, String problem) {
        Matcher subject = SUBJECT.matcher(problem);
        String key = subject.lookingAt() ? path + (path.isEmpty() ? "" : ".") + subject.group(1) : path;
        return place(has(key) ? key : path);
    }

    private static String path(TokenStreamContext context) {
        if (context.inRoot()) {
            return "";
        }
        String parent = path(context.getParent());
        if (context.inArray()) {
            return parent + "[" + context.getCurrentIndex() + "]";
        }
        return parent + (parent.isEmpty() ? "" : ".") + context.currentName();
    }
}
