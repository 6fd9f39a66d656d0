package frontdesk.mcp.wire;

import frontdesk.mcp.protocol.JsonRpc;
import frontdesk.mcp.protocol.JsonRpcCodec;
import frontdesk.mcp.protocol.MalformedJsonRpc;
import frontdesk.mcp.wire.ListeningStream.Resumption;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Streamable HTTP: each message is a POST to one URL, its answer one JSON object or a stream of events. Whoever asks
 * reads the answer on their own thread.
 *
 * <p>In the versions with a handshake a stream that ends too early is resumed where it was. Source: MCP 2025-11-25,
 * {@code basic/transports}; 2026-07-28, {@code basic/transports/streamable-http}.
 */
final class HttpTransport implements McpTransport {

    private static final int MESSAGE_BYTES = JsonRpcCodec.LONGEST_CHARACTERS;
    /** So much is read of an answer that has nothing to say. */
    private static final int NOTHING_BYTES = 64 * 1024;
    /** An answer comes after so many notifications and resumptions, or it is given up. */
    private static final int EVENTS_LIMIT = 10_000;
    private static final int RESUMES_LIMIT = 100;
    private static final Duration RESUME_AFTER = Duration.ofSeconds(1);
    /** What is said in passing (a cancellation, an end) may take so long and is then left. */
    private static final Duration LAST_WORDS = Duration.ofSeconds(2);
    private static final Duration STREAM_OPENS_WITHIN = Duration.ofSeconds(10);

    private static final String EVENTS = "text/event-stream";
    private static final Logger log = LoggerFactory.getLogger(HttpTransport.class);

    private final URI endpoint;
    private final Map<String, String> headers;
    private final Secrets secrets;
    private final HttpWire wire;
    private final LongSupplier nanoTime;
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile Ear ear;
    private volatile ListeningStream listening;
    private volatile HttpSession session = HttpSession.NONE;

    HttpTransport(Way.Url way, HttpWire wire, LongSupplier nanoTime) {
        this.endpoint = way.url();
        this.headers = way.headers();
        this.secrets = Secrets.inHeaders(headers);
        this.wire = wire;
        this.nanoTime = nanoTime;
    }

    @Override
    public void open(Ear ear) {
        this.ear = ear;
    }

    @Override
    public void negotiated(String version) {
        session = session.agreedOn(version);
    }

    @Override
    public ObjectNode exchange(JsonRpc.Request request, Map<String, String> extra, Deadline deadline)
            throws McpException, InterruptedException {
        boolean first = request.method().equals(INITIALIZE);
        HttpSession in = first ? HttpSession.NONE : session;
        try (HttpWire.Answer answer = wire.send(post(request, in, extra), deadline)) {
            if (!answer.isSuccess()) {
                throw RefusedAnswer.read(answer, in.id().isPresent());
            }
            if (first) {
                session = HttpSession.begunBy(answer);
            }
            return answer.is(EVENTS) ? streamed(request, in, answer, deadline) : single(request, answer, deadline);
        } catch (McpException.TimedOut | InterruptedException givenUp) {
            if (in.version().isPresent()) {
                tellCancelled(request);
            }
            throw givenUp;
        }
    }

    @Override
    public void send(JsonRpc message, Deadline deadline) throws McpException, InterruptedException {
        HttpSession in = session;
        try (HttpWire.Answer answer = wire.send(post(message, in, Map.of()), deadline)) {
            if (!answer.isSuccess()) {
                throw RefusedAnswer.read(answer, in.id().isPresent());
            }
            // Read to its end, so that the connection can be used again.
            answer.text(NOTHING_BYTES);
        }
    }

    @Override
    public void listen() {
        HttpSession in = session;
        listen(Resumption.AFTER_EVENT, lastEventId -> wire.stream(
                lastEventId.isEmpty() ? request(EVENTS, in).GET().build() : get(in, lastEventId),
                in(STREAM_OPENS_WITHIN)));
    }

    @Override
    public void subscribe(Supplier<JsonRpc.Request> request, Map<String, String> extra) {
        listen(Resumption.NONE, never -> wire.stream(post(request.get(), session, extra), in(STREAM_OPENS_WITHIN)));
    }

    private void listen(Resumption resumption, ListeningStream.Opener opener) {
        if (listening != null) {
            listening.close();
        }
        listening = new ListeningStream(opener, resumption, this::takeFromStream, () -> ear.listensAgain(), secrets);
        listening.start();
    }

    @Override
    public void close() {
        closed.countDown();
        if (listening != null) {
            listening.close();
        }
        HttpSession last = session;
        session = HttpSession.NONE;
        if (last.id().isPresent()) {
            lastWords(() -> wire.send(request(EVENTS, last).DELETE().build(), in(LAST_WORDS)).close());
        }
    }

    private HttpRequest post(JsonRpc message, HttpSession in, Map<String, String> extra) {
        HttpRequest.Builder request = request("application/json, " + EVENTS, in)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(message.encode()));
        extra.forEach(request::setHeader);
        return request.build();
    }

    private HttpRequest.Builder request(String accept, HttpSession in) {
        HttpRequest.Builder request = HttpRequest.newBuilder(endpoint).setHeader("Accept", accept);
        headers.forEach(request::setHeader);
        if (endpoint.getScheme().equalsIgnoreCase("http")) {
            // Otherwise every request would offer an upgrade to HTTP/2, which few servers expect.
            request.version(Version.HTTP_1_1);
        }
        in.addTo(request);
        return request;
    }

    private ObjectNode single(JsonRpc.Request request, HttpWire.Answer answer, Deadline deadline)
            throws McpException, InterruptedException {
        if (!answer.is("application/json")) {
            throw new McpException("the answer is neither JSON nor a stream of events but "
                    + McpException.oneLine(answer.header("Content-Type").orElse("of no type")));
        }
        return answerAmong(messages(answer.text(MESSAGE_BYTES)), request, deadline)
                .orElseThrow(() -> new McpException("the answer is for another request"));
    }

    /** Reads events until the answer is among them; what else there is goes to the ear. */
    private ObjectNode streamed(JsonRpc.Request request, HttpSession in, HttpWire.Answer first, Deadline deadline)
            throws McpException, InterruptedException {
        SseReader events = new SseReader(first.body(), "");
        Optional<ObjectNode> result = answerIn(events, request, first, deadline);
        for (int resumed = 0; result.isEmpty(); resumed++) {
            if (in.version().isEmpty() || events.lastEventId().isEmpty() || resumed == RESUMES_LIMIT) {
                throw new McpException("the stream ended before the answer; what was asked for may have been done");
            }
            rest(events.retry().orElse(RESUME_AFTER), deadline);
            try (HttpWire.Answer again = wire.send(get(in, events.lastEventId()), deadline)) {
                if (!again.isSuccess() || !again.is(EVENTS)) {
                    throw new McpException("the stream ended before the answer and cannot be resumed (HTTP "
                            + again.status() + "); what was asked for may have been done");
                }
                events = new SseReader(again.body(), events.lastEventId());
                result = answerIn(events, request, again, deadline);
            }
        }
        return result.get();
    }

    private Optional<ObjectNode> answerIn(
            SseReader events, JsonRpc.Request request, HttpWire.Answer answer, Deadline deadline)
            throws McpException, InterruptedException {
        for (int count = 0; count < EVENTS_LIMIT; count++) {
            Optional<SseReader.Event> event;
            try {
                event = events.next();
            } catch (IOException broken) {
                McpException why = answer.broke(broken);
                if (deadline.passed() || events.lastEventId().isEmpty()) {
                    throw why;
                }
                return Optional.empty();
            }
            if (event.isEmpty()) {
                return Optional.empty();
            }
            // An event without data only says where the stream is.
            if (event.get().type().equals("message") && !event.get().data().isEmpty()) {
                Optional<ObjectNode> result = answerAmong(messages(event.get().data()), request, deadline);
                if (result.isPresent()) {
                    return result;
                }
            }
        }
        throw new McpException("there was no answer among " + EVENTS_LIMIT + " events");
    }

    private Optional<ObjectNode> answerAmong(List<JsonRpc> messages, JsonRpc.Request request, Deadline deadline)
            throws McpException, InterruptedException {
        Optional<ObjectNode> result = Optional.empty();
        for (JsonRpc message : messages) {
            switch (message) {
                case JsonRpc.Result answer when answer.id().equals(request.id()) ->
                    result = Optional.of(answer.result());
                case JsonRpc.Error error when error.id().map(request.id()::equals).orElse(true) ->
                    throw new McpException.Refused(error);
                case JsonRpc.Result late -> {}
                case JsonRpc.Error late -> {}
                case JsonRpc.Notification notification -> take(notification, deadline);
                case JsonRpc.Request asked -> take(asked, deadline);
            }
        }
        return result;
    }

    /** A server may wait for our answer before it gives its own, so the answer is posted at once. */
    private void take(JsonRpc message, Deadline deadline) throws McpException, InterruptedException {
        switch (message) {
            case JsonRpc.Notification notification -> ear.notified(notification);
            case JsonRpc.Request asked -> send(ear.asked(asked), deadline);
            case JsonRpc.Result late -> {}
            case JsonRpc.Error late -> {}
        }
    }

    private static List<JsonRpc> messages(String text) throws McpException {
        try {
            return JsonRpcCodec.parseBatch(text);
        } catch (MalformedJsonRpc malformed) {
            throw new McpException("the answer is malformed: " + malformed.getMessage());
        }
    }

    private void rest(Duration pause, Deadline deadline) throws McpException, InterruptedException {
        if (pause.compareTo(deadline.remaining()) >= 0) {
            throw new McpException.TimedOut("the stream ended, and the server wants us back after the deadline only");
        }
        if (closed.await(pause.toNanos(), TimeUnit.NANOSECONDS)) {
            throw new McpException("the connection was closed");
        }
    }

    private HttpRequest get(HttpSession in, String lastEventId) {
        return request(EVENTS, in).setHeader("Last-Event-ID", lastEventId).GET().build();
    }

    private void takeFromStream(String data) throws McpException, InterruptedException {
        for (JsonRpc message : messages(data)) {
            take(message, in(LAST_WORDS));
        }
    }

    private void tellCancelled(JsonRpc.Request request) {
        Thread.ofVirtual().name("mcp-cancel").start(() -> lastWords(() ->
                send(McpTransport.cancelled(request, "nobody waits for it any more"), in(LAST_WORDS))));
    }

    private interface Words {
        void say() throws McpException, InterruptedException;
    }

    /** Nothing depends on whether these arrive. */
    private void lastWords(Words words) {
        try {
            words.say();
        } catch (McpException notHeard) {
            log.debug("[MCP] last words were not heard error=\"{}\"", secrets.hide(notHeard.getMessage()));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private Deadline in(Duration time) {
        return Deadline.in(time, nanoTime);
    }
}
