package frontdesk.mcp.client;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;

/**
 * The names by which a model knows the tools of servers: {@code ^[a-zA-Z0-9_-]{1,64}$}, each once.
 *
 * <p>A tool keeps its own name, with {@code _} for what is not accepted. If that is taken, by a tool of the house or of
 * a server that was asked before, it is {@code <server>__<tool>}; if that is taken or too long, its beginning and eight
 * digits of a hash of both. A name that was given once stays, so the order of asking decides, and nothing that comes
 * later can take a tool's name away. For one thread at a time.
 */
public final class ToolNames {

    private static final int LONGEST = 64;
    private static final int HASH_DIGITS = 8;

    private record Origin(String server, String tool) {}

    private final Set<String> taken;
    private final Map<Origin, String> given = new HashMap<>();

    /** @param taken the names of the house's own tools */
    public ToolNames(Collection<String> taken) {
        this.taken = new HashSet<>(taken);
    }

    public String nameOf(String server, String tool) {
        return given.computeIfAbsent(new Origin(server, tool), this::choose);
    }

    private String choose(Origin origin) {
        String plain = accepted(origin.tool());
        String qualified = accepted(origin.server()) + "__" + plain;
        if (take(plain)) {
            return plain;
        }
        if (take(qualified)) {
            return qualified;
        }
        String hash = hash(origin);
        for (int digits = HASH_DIGITS; digits <= hash.length(); digits++) {
            int kept = Math.min(qualified.length(), LONGEST - 1 - digits);
            String hashed = qualified.substring(0, kept) + "_" + hash.substring(0, digits);
            if (take(hashed)) {
                return hashed;
            }
        }
        throw new IllegalStateException("no name is left for a tool of " + origin.server());
    }

    private boolean take(String name) {
        return name.length() <= LONGEST && taken.add(name);
    }

    private static String accepted(String name) {
        return name.replaceAll("[^a-zA-Z0-9_-]", "_");
    }

    private static String hash(Origin origin) {
        try {
            byte[] both = (origin.server() + "\0" + origin.tool()).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(both));
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
