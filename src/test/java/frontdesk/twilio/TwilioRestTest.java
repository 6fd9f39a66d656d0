package frontdesk.twilio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import frontdesk.outbox.Deliverer.Delivery;
import frontdesk.outbox.HttpPost;
import frontdesk.outbox.Message;
import frontdesk.outbox.OddServer;
import frontdesk.outbox.Recipient;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against a server on a real socket that misbehaves. */
class TwilioRestTest {
    private static final String SID = "AC00000000000000000000000000000001";
    private static final String TAKEN = "{\"sid\": \"SM0123\", \"status\": \"queued\", \"error_code\": null}";
    private static final Message MESSAGE = new Message(
            "CA1/call_1", new Recipient.Phone("+15005550101", "+15005550006"), "Link",
            "Für Sie: https://x/?a=1&b=2", Map.of(), Instant.MAX);

    private final OddServer server = server();
    private final HttpPost http = patient(Duration.ofSeconds(30), Duration.ofSeconds(30));

    private static OddServer server() {
        try {
            return new OddServer();
        } catch (IOException cannotListen) {
            throw new AssertionError(cannotListen);
        }
    }

    private static HttpPost patient(Duration answer, Duration body) {
        return new HttpPost(new HttpPost.Limits(answer, body, 1_000));
    }

    @AfterEach
    void close() throws IOException {
        http.close();
        server.close();
    }

    private TwilioRest rest(HttpPost through, Optional<String> from) {
        return new TwilioRest(new TwilioRest.Config(server.url(), SID, "the-token", from), through);
    }

    private Delivery deliver() throws InterruptedException {
        return rest(http, Optional.empty()).deliver(MESSAGE);
    }

    private Delivery deliverInHaste(Duration answer, Duration body) throws InterruptedException {
        try (HttpPost hasty = patient(answer, body)) {
            return rest(hasty, Optional.empty()).deliver(MESSAGE);
        }
    }

    @Test
    void anSmsIsPostedAsTwilioWantsIt() throws Exception {
        server.says(OddServer.answer(201, TAKEN));
        assertEquals(new Delivery.Delivered("SM0123"), deliver());
        String request = server.request();
        assertTrue(request.startsWith("POST /2010-04-01/Accounts/" + SID + "/Messages.json HTTP/1.1\r\n"), request);
        // The base64 of AC...1:the-token.
        assertTrue(request.contains("QUMwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMTp0aGUtdG9rZW4=\r\n"), request);
        assertTrue(request.endsWith("To=%2B15005550101&From=%2B15005550006"
                + "&Body=F%C3%BCr+Sie%3A+https%3A%2F%2Fx%2F%3Fa%3D1%26b%3D2"), request);
    }

    @Test
    void theSendersNumberOrServiceIsTheOneThatIsSet() throws Exception {
        server.says(OddServer.answer(201, TAKEN)).says(OddServer.answer(201, TAKEN));
        rest(http, Optional.of("+15005550007")).deliver(MESSAGE);
        assertTrue(server.request().contains("&From=%2B15005550007&"));
        rest(http, Optional.of("MG01")).deliver(MESSAGE);
        assertTrue(server.request().contains("&MessagingServiceSid=MG01&"));
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 500, 502, 503, 401, 403, 404, 302})
    void whatIsNotTheMessagesFaultIsForLater(int status) throws Exception {
        server.says(OddServer.answer(status, "{\"code\": 20429, \"message\": \"Too many\"}"));
        assertEquals(new Delivery.NotNow("HTTP status " + status + ", Twilio error 20429"), deliver());
    }

    @Test
    void aMessageThatCannotBeSentIsRefusedWithTwiliosCodeAndNotItsWords() throws Exception {
        server.says(OddServer.answer(400, "{\"code\": 21211, \"message\": \"The 'To' number +15005550101 is wrong\"}"));
        assertEquals(new Delivery.Refused("HTTP status 400, Twilio error 21211"), deliver());
        server.says(OddServer.answer(400, "<html>"));
        assertEquals(new Delivery.Refused("HTTP status 400"), deliver());
    }

    @Test
    void aBodyThatNeverEndsIsNotWaitedFor() throws Exception {
        Duration answer = Duration.ofSeconds(30);
        Duration body = Duration.ofMillis(100);
        server.stallsAfter("HTTP/1.1 201 Created\r\nContent-Length: 900\r\n\r\n{\"sid\": ");
        assertEquals(new Delivery.Delivered(""), deliverInHaste(answer, body));
        server.stallsAfter("HTTP/1.1 500 No\r\nTransfer-Encoding: chunked\r\n\r\n");
        assertEquals(new Delivery.NotNow("HTTP status 500"), deliverInHaste(answer, body));
    }

    @Test
    void ofALongBodyOnlyTheBeginningIsRead() throws Exception {
        server.stallsAfter("HTTP/1.1 201 Created\r\nContent-Length: 9000\r\n\r\n" + "x".repeat(5_000));
        assertEquals(new Delivery.Delivered(""), deliver());
    }

    @Test
    void aBodyThatBreaksOffDoesNotUndoTheStatus() throws Exception {
        server.says("HTTP/1.1 201 Created\r\nContent-Length: 900\r\n\r\n{\"sid\": ");
        assertEquals(new Delivery.Delivered(""), deliver());
    }

    @Test
    void aServerThatSaysNothingOrNonsenseIsForLater() throws Exception {
        server.stallsAfter("");
        assertInstanceOf(
                Delivery.NotNow.class, deliverInHaste(Duration.ofMillis(300), Duration.ofSeconds(30)));
        server.says("");
        assertInstanceOf(Delivery.NotNow.class, deliver());
        server.says("what?\r\n\r\n");
        assertInstanceOf(Delivery.NotNow.class, deliver());
    }

    @Test
    void whereNobodyListensItIsForLater() throws Exception {
        try (Socket taken = new Socket()) {
            // The port is held, so that nobody else can listen there, and is not listened to.
            taken.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            URI deaf = URI.create("http://127.0.0.1:" + taken.getLocalPort());
            TwilioRest rest = new TwilioRest(new TwilioRest.Config(deaf, SID, "the-token", Optional.empty()), http);
            assertEquals(new Delivery.NotNow("not reached: ConnectException"), rest.deliver(MESSAGE));
        }
    }

    @Test
    void theTokenIsNeverShown() {
        assertFalse(new TwilioRest.Config(server.url(), SID, "the-token", Optional.empty())
                .toString()
                .contains("token"));
    }
}
