package frontdesk.door;

import frontdesk.door.RequestHead.Field;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Reads an HTTP/1.x request head from bytes, more strictly than RFC 9112 demands: whatever two readers of the same
 * bytes could understand differently is refused, because a second reader stands behind the door. Pure; no thread, no
 * socket.
 */
final class RequestHeadParser {

    private static final int MAX_FIELDS = 100;
    private static final String TOKEN_MARKS = "!#$%&'*+-.^_`|~";

    private RequestHeadParser() {}

    /**
     * Looks for the empty line that ends a head.
     *
     * @param from where the bytes begin that no earlier call has seen
     * @param length how many bytes there are
     * @return the index behind the empty line, or -1 if it has not come yet
     * @throws HttpRefusal (400) at the first byte that no head may hold, so that nobody has to wait for the rest
     */
    static int end(byte[] bytes, int from, int length) {
        for (int at = from; at < length; at++) {
            byte previous = at == 0 ? 0 : bytes[at - 1];
            if ((bytes[at] == '\n') != (previous == '\r')) {
                throw malformed("lines must end in CR LF");
            }
            if (bytes[at] == '\n') {
                if (at >= 3 && bytes[at - 2] == '\n') {
                    return at + 1;
                }
            } else if (bytes[at] != '\r' && bytes[at] != '\t' && isControl(bytes[at])) {
                throw malformed("control characters are not allowed in it");
            }
        }
        return -1;
    }

    /**
     * @param length the head's length with the empty line, as {@link #end} found it
     * @throws HttpRefusal (400, 431, 505)
     */
    static RequestHead parse(byte[] bytes, int length) {
        String[] lines = new String(bytes, 0, length - 4, StandardCharsets.ISO_8859_1).split("\r\n", -1);
        if (lines.length - 1 > MAX_FIELDS) {
            throw new HttpRefusal(431, "The request has more than " + MAX_FIELDS + " header lines.");
        }
        String[] words = lines[0].split(" ", -1);
        if (words.length != 3 || !isToken(words[0])) {
            throw malformed("the first line must be METHOD /target HTTP/1.1");
        }
        List<Field> fields = new ArrayList<>(lines.length - 1);
        for (int i = 1; i < lines.length; i++) {
            fields.add(field(lines[i]));
        }
        RequestHead head = new RequestHead(words[0], words[1], words[2], fields);
        checkVersion(head);
        checkTarget(head.target());
        checkBodyLength(head);
        return head;
    }

    private static Field field(String line) {
        if (line.startsWith(" ") || line.startsWith("\t")) {
            throw malformed("a header must not go on in the next line");
        }
        int colon = line.indexOf(':');
        if (colon < 0 || !isToken(line.substring(0, colon))) {
            throw malformed("a header line must be Name: value");
        }
        return new Field(line.substring(0, colon), line.substring(colon + 1).strip());
    }

    private static void checkVersion(RequestHead head) {
        if (!Set.of("HTTP/1.1", "HTTP/1.0").contains(head.version())) {
            throw new HttpRefusal(505, "This server speaks HTTP/1.1.");
        }
        int hosts = head.headers("Host").size();
        if (hosts > 1 || hosts == 0 && head.version().equals("HTTP/1.1")) {
            throw malformed("it must have one Host header");
        }
    }

    /** Two slashes at its beginning would be a path to us and the name of a host to the reader behind us. */
    private static void checkTarget(String target) {
        try {
            if (!target.startsWith("/") || target.startsWith("//") || new URI(target).getRawFragment() != null) {
                throw malformed("its target must be a path");
            }
        } catch (URISyntaxException e) {
            throw malformed("its target has a character that must be percent-encoded");
        }
    }

    /** RFC 9112 section 6.3: the readers before and behind us must agree where the request ends. */
    private static void checkBodyLength(RequestHead head) {
        List<String> lengths = head.headers("Content-Length");
        boolean coded = head.header("Transfer-Encoding").isPresent();
        if (lengths.size() > 1 || coded && !lengths.isEmpty()) {
            throw malformed("it says more than once how long its body is");
        }
        if (!lengths.isEmpty() && !lengths.getFirst().matches("[0-9]{1,18}")) {
            throw malformed("its Content-Length is not a number");
        }
    }

    private static boolean isControl(byte octet) {
        return octet >= 0 && octet < ' ' || octet == 0x7F;
    }

    private static boolean isToken(String word) {
        return !word.isEmpty()
                && word.chars().allMatch(c -> c < 0x80 && Character.isLetterOrDigit(c) || TOKEN_MARKS.indexOf(c) >= 0);
    }

    private static HttpRefusal malformed(String what) {
        return new HttpRefusal(400, "Malformed request: " + what + ".");
    }
}
