package frontdesk.outbox;

import frontdesk.outbox.Deliverer.Delivery;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/**
 * One request to somebody else's HTTP server, and what its status means for a message. Every wait has an end: the
 * connection and the headers come within {@link Limits#answerWithin}, and of the body only its beginning is looked at,
 * for a little longer. Redirections are not followed. Safe from any thread; waits on the caller's.
 */
public final class HttpPost implements AutoCloseable {

    /**
     * The statuses that speak about the message itself. All others may be the fault of a setting, such as a wrong token
     * or a wrong address, which somebody can mend before the message's time is over.
     */
    private static final Set<Integer> REFUSALS = Set.of(400, 410, 413, 415, 422);

    private final Limits limits;
    /** Made for the first request: what it reads, such as all authorities, would keep a start waiting. */
    private HttpClient client;
    private boolean closed;

    /**
     * @param answerWithin how long the answer's headers may take, connecting included
     * @param bodyWithin how long its body may take after that
     * @param bodyBytes how much of it is looked at
     */
    public record Limits(Duration answerWithin, Duration bodyWithin, int bodyBytes) {
        public static Limits defaults() {
            return new Limits(Duration.ofSeconds(10), Duration.ofSeconds(2), 8 << 10);
        }
    }

    public HttpPost(Limits limits) {
        this.limits = limits;
    }

    private synchronized HttpClient client() throws IOException {
        if (closed) {
            throw new IOException("closed");
        }
        if (client == null) {
            client = HttpClient.newBuilder()
                    .connectTimeout(limits.answerWithin())
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .version(HttpClient.Version.HTTP_1_1)
                    .build();
        }
        return client;
    }

    /**
     * Sends a request once.
     *
     * @param detail what the beginning of a body says that is worth knowing, and no secret
     */
    public Delivery deliver(HttpRequest.Builder request, UnaryOperator<String> detail) throws InterruptedException {
        AtomicInteger seenStatus = new AtomicInteger();
        try {
            HttpResponse<String> answer = client().send(request.timeout(limits.answerWithin()).build(), head -> {
                seenStatus.set(head.statusCode());
                return new BodyBeginning(limits.bodyBytes(), limits.bodyWithin());
            });
            return meaning(answer.statusCode(), detail.apply(answer.body()));
        } catch (IOException notReached) {
            // A connection that breaks right behind the headers may fail the exchange; the status holds all the same.
            if (seenStatus.get() != 0) {
                return meaning(seenStatus.get(), "");
            }
            // Its message can hold the address, and an address can hold a token.
            return new Delivery.NotNow("not reached: " + notReached.getClass().getSimpleName());
        }
    }

    private static Delivery meaning(int status, String detail) {
        if (status / 100 == 2) {
            return new Delivery.Delivered(detail);
        }
        String reason = "HTTP status " + status + (detail.isEmpty() ? "" : ", " + detail);
        return REFUSALS.contains(status) ? new Delivery.Refused(reason) : new Delivery.NotNow(reason);
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (client != null) {
            client.shutdownNow();
        }
    }
}
