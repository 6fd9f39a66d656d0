package frontdesk;

import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Parts that were opened one after the other, and are closed the last first. One thread at a time. */
final class OpenParts implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(OpenParts.class);

    private final Deque<AutoCloseable> opened = new ArrayDeque<>();

    <T extends AutoCloseable> T keep(T part) {
        opened.push(part);
        return part;
    }

    /** One that cannot be closed keeps none of the others open. */
    @Override
    public void close() {
        for (AutoCloseable part : opened) {
            try {
                part.close();
            } catch (Exception trouble) {
                log.warn("could not be closed part={} error={}", part.getClass().getSimpleName(), trouble.toString());
            }
        }
    }
}
