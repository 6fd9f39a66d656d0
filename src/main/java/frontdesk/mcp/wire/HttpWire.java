package frontdesk.mcp.wire;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * HTTP exchanges that end by a deadline, bodies included, over connections of their own. Safe from any thread.
 *
 * <p>Each call has one, though it brings a thread along: in a client that calls share, a server that takes nothing more
 * from its connection would hold up all of them (one HTTP/2 connection carries every request to a host), and to break
 * off what a call has under way would mean to find it first.
 *
 * <p>A redirect is followed on the same host only: the headers are secrets of one host.
 */
public final class HttpWire implements AutoCloseable {

    private static final int REDIRECTS_LIMIT = 3;
    private static final Duration CONNECT_WITHIN = Duration.ofSeconds(10);

    private final Watchdog watchdog;
    /** Made for the first request, since it brings a thread; null before, and after {@link #close}. */
    private HttpClient client;
    private boolean closed;

    public HttpWire(Watchdog watchdog) {
        this.watchdog = watchdog;
    }

    private synchronized HttpClient client() throws McpException {
        if (closed) {
            throw new McpException("the connection was closed");
        }
        if (client == null) {
            client = HttpClient.newBuilder()
                    .connectTimeout(CONNECT_WITHIN)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .executor(work -> Thread.ofVirtual().name("mcp-http").start(work))
                    .build();
        }
        return client;
    }

    /** Status and headers have come, the body is still to be read. To be closed by whoever got it. */
    final class Answer implements AutoCloseable {
        private final HttpResponse<InputStream> response;
        private final Deadline deadline;
        private final Runnable unwatch;

        private Answer(HttpResponse<InputStream> response, Deadline deadline, Runnable unwatch) {
            this.response = response;
            this.deadline = deadline;
            this.unwatch = unwatch;
        }

        int status() {
            return response.statusCode();
        }

        boolean isSuccess() {
            return status() / 100 == 2;
        }

        Optional<String> header(String name) {
            return response.headers().firstValue(name);
        }

        /** Whether the body is of this media type, whatever its parameters. */
        boolean is(String mediaType) {
            return header("Content-Type").orElse("").split(";", 2)[0].strip().equalsIgnoreCase(mediaType);
        }

        /** The body; it is closed at the deadline, if it has one. */
        InputStream body() {
            return response.body();
        }

        /** @throws McpException if the body breaks off, does not end in time, or is longer than so many bytes */
        String text(int limitBytes) throws McpException, InterruptedException {
            try {
                byte[] bytes = body().readNBytes(limitBytes + 1);
                if (bytes.length > limitBytes) {
                    throw new McpException("the answer is longer than " + limitBytes + " bytes");
                }
                return new String(bytes, StandardCharsets.UTF_8);
            } catch (IOException broken) {
                throw broke(broken);
            }
        }

        /**
         * What an {@code IOException} while reading the body means.
         *
         * @throws InterruptedException if it was the interrupt of this thread: the JDK's stream hides it in one
         */
        McpException broke(IOException broken) throws InterruptedException {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            return deadline.passed() ? tooLate() : new McpException("the connection broke: " + reason(broken), broken);
        }

        @Override
        public void close() {
            unwatch.run();
            Watchdog.closeQuietly(response.body());
        }
    }

    /** Sends a request and waits for the head of its answer; the body, too, is there by the deadline or not at all. */
    Answer send(HttpRequest request, Deadline deadline) throws McpException, InterruptedException {
        HttpResponse<InputStream> response = followed(request, deadline);
        return new Answer(response, deadline, watchdog.watch(response.body(), deadline));
    }

    /** The same for a body that may take as long as it likes. */
    Answer stream(HttpRequest request, Deadline headBy) throws McpException, InterruptedException {
        return new Answer(followed(request, headBy), headBy, () -> {});
    }

    private HttpResponse<InputStream> followed(HttpRequest request, Deadline deadline)
            throws McpException, InterruptedException {
        HttpRequest next = request;
        for (int redirects = 0; ; redirects++) {
            HttpResponse<InputStream> response = head(next, deadline);
            int status = response.statusCode();
            if (status / 100 != 3) {
                return response;
            }
            Watchdog.closeQuietly(response.body());
            URI target = target(next.uri(), response);
            // Only these two keep the method and the body (RFC 9110, 15.4).
            if ((status != 307 && status != 308) || !sameHost(next.uri(), target) || redirects == REDIRECTS_LIMIT) {
                throw new McpException.Refused("it redirects (HTTP " + status + ") to " + withoutQuery(target)
                        + "; if that is right, configure it as the url");
            }
            next = HttpRequest.newBuilder(next, (name, value) -> true).uri(target).build();
        }
    }

    private HttpResponse<InputStream> head(HttpRequest request, Deadline deadline)
            throws McpException, InterruptedException {
        CompletableFuture<HttpResponse<InputStream>> answer = client().sendAsync(request, BodyHandlers.ofInputStream());
        try {
            return answer.get(deadline.remaining().toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException late) {
            abandon(answer);
            throw tooLate();
        } catch (InterruptedException stopped) {
            abandon(answer);
            throw stopped;
        } catch (ExecutionException failed) {
            throw new McpException("cannot be reached: " + reason(failed.getCause()), failed.getCause());
        }
    }

    /** An answer may come in the very moment in which nobody waits for it any more. */
    private static void abandon(CompletableFuture<HttpResponse<InputStream>> answer) {
        answer.cancel(true);
        answer.thenAccept(late -> Watchdog.closeQuietly(late.body()));
    }

    private static URI target(URI from, HttpResponse<?> response) throws McpException {
        try {
            return from.resolve(response.headers().firstValue("Location").orElse(""));
        } catch (IllegalArgumentException malformed) {
            throw new McpException.Refused("it redirects (HTTP " + response.statusCode() + ") to what is no URL");
        }
    }

    private static boolean sameHost(URI from, URI to) {
        return from.getScheme().equalsIgnoreCase(to.getScheme())
                && from.getHost().equalsIgnoreCase(to.getHost())
                && from.getPort() == to.getPort();
    }

    private static String withoutQuery(URI uri) {
        return McpException.oneLine(uri.getScheme() + "://" + uri.getAuthority() + uri.getPath());
    }

    private static McpException tooLate() {
        return new McpException.TimedOut("there was no answer in time");
    }

    private static String reason(Throwable failed) {
        return switch (failed) {
            case HttpTimeoutException late -> "nobody took the connection in time";
            case ConnectException refused -> "the connection was refused, or the host is not known";
            default -> failed.getMessage() == null
                    ? "the connection was closed"
                    : McpException.oneLine(failed.getMessage());
        };
    }

    /** Breaks off whatever is under way. */
    @Override
    public synchronized void close() {
        closed = true;
        if (client != null) {
            client.shutdownNow();
            client = null;
        }
    }
}
