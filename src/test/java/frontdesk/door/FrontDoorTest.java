package frontdesk.door;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class FrontDoorTest {

    private final BlockingQueue<HttpRequest> seen = new LinkedBlockingQueue<>();
    private final CountDownLatch hanging = new CountDownLatch(1);
    private final CountDownLatch never = new CountDownLatch(1);
    private DoorHouse house = house(DoorLimits.defaults());

    private DoorHouse house(DoorLimits limits) {
        HttpRoute show = request -> {
            seen.add(request);
            return HttpAnswer.text(200, request.method() + " " + request.target() + " "
                    + new String(request.body(), StandardCharsets.UTF_8));
        };
        HttpRoute fail = request -> {
            throw new IllegalStateException("secret detail");
        };
        HttpRoute hang = request -> {
            hanging.countDown();
            try {
                never.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return HttpAnswer.text(200, "late");
        };
        HttpRoute form = request -> HttpAnswer.xml("<Form>" + request.form().fields() + "</Form>");
        try {
            return new DoorHouse(limits, Map.of(
                    "/show", Map.of("GET", show, "HEAD", show, "POST", show),
                    "/form", Map.of("POST", form),
                    "/pages/*", Map.of("GET", show),
                    "/fail", Map.of("GET", fail),
                    "/hang", Map.of("GET", hang)));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void reopen(DoorLimits limits) {
        house.close();
        house = house(limits);
    }

    private static DoorLimits limits(Duration requestTime, int waiting, int requests, Duration answerPause) {
        return new DoorLimits(16 * 1024, 64 * 1024, requestTime, waiting, requests, answerPause, 100);
    }

    @AfterEach
    void close() {
        never.countDown();
        house.close();
    }

    private String answerTo(String request) throws IOException {
        try (RawSocket raw = new RawSocket(house.port())) {
            return raw.send(request).readAll();
        }
    }

    private static void assertAnswer(int status, String text, String answer) {
        assertTrue(answer.startsWith("HTTP/1.1 " + status + " "), answer);
        assertTrue(answer.contains(text), answer);
        assertTrue(answer.toLowerCase().contains("\r\nconnection: close"), answer);
    }

    @Test
    void getReachesItsRouteWithTargetAsSent() throws IOException {
        assertAnswer(200, "GET /show?a=%2Fb+c", answerTo("GET /show?a=%2Fb+c HTTP/1.1\r\nHost: x\r\n\r\n"));
    }

    @Test
    void postBodyReachesItsRouteInWhateverPiecesItComes() throws IOException {
        try (RawSocket raw = new RawSocket(house.port())) {
            for (char c : "POST /show HTTP/1.1\r\nHost: x\r\nContent-Length: 7\r\n\r\nsev".toCharArray()) {
                raw.send(String.valueOf(c));
            }
            assertAnswer(200, "POST /show seven!!", raw.send("en!!").readAll());
        }
    }

    private static String post(String path, String body) {
        return "POST %s HTTP/1.1\r\nHost: x\r\nContent-Length: %d\r\n\r\n%s".formatted(path, body.length(), body);
    }

    @Test
    void formReachesItsRoute() throws IOException {
        assertAnswer(200, "[Field[name=To, value=+1 555], Field[name=a, value=ü]]",
                answerTo(post("/form", "To=%2B1+555&a=%C3%BC")));
    }

    @Test
    void malformedFormIsAnsweredWithReason() throws IOException {
        assertAnswer(400, "percent sign", answerTo(post("/form", "a=%4")));
    }

    @Test
    void ordinaryClientsAreServed() throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            URI uri = URI.create("http://127.0.0.1:" + house.port() + "/show");
            for (int i = 0; i < 3; i++) {
                HttpResponse<String> answer = client.send(java.net.http.HttpRequest.newBuilder(uri)
                        .POST(BodyPublishers.ofString("n" + i)).build(), BodyHandlers.ofString());
                assertEquals("POST /show n" + i + "\n", answer.body());
            }
        }
    }

    @Test
    void clientThatWaitsForContinueIsToldToGoOn() throws IOException {
        try (RawSocket raw = new RawSocket(house.port())) {
            raw.send("POST /show HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n");
            assertEquals("HTTP/1.1 100 Continue\r\n\r\n", raw.readHead());
            assertAnswer(200, "POST /show ok", raw.send("ok").readAll());
        }
    }

    @Test
    void headIsAnsweredAsGetWithoutBody() throws IOException {
        String answer = answerTo("HEAD /show HTTP/1.1\r\nHost: x\r\n\r\n");
        assertAnswer(200, "ontent-length: 12", answer.replace("Content-Length", "content-length"));
        assertTrue(answer.endsWith("\r\n\r\n"), answer);
    }

    @Test
    void unknownPathIs404AndUnknownMethod405() throws IOException {
        assertAnswer(404, "There is nothing here.", answerTo("GET /shows HTTP/1.1\r\nHost: x\r\n\r\n"));
        String answer = answerTo("DELETE /show HTTP/1.1\r\nHost: x\r\n\r\n");
        assertAnswer(405, "does not know DELETE", answer);
        assertTrue(answer.contains("Allow: GET, HEAD, POST"), answer);
    }

    @Test
    void routeWithAStarStandsForOneMorePartOfThePath() throws IOException {
        assertAnswer(200, "GET /pages/one?a=b", answerTo("GET /pages/one?a=b HTTP/1.1\r\nHost: x\r\n\r\n"));
        for (String path : new String[] {"/pages", "/pages/", "/pages/one/two", "/pagesone"}) {
            assertAnswer(404, "There is nothing here.", answerTo("GET " + path + " HTTP/1.1\r\nHost: x\r\n\r\n"));
        }
        assertAnswer(405, "does not know POST",
                answerTo("POST /pages/one HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n"));
    }

    @Test
    void routeThatThrowsIs500WithoutInternals() throws IOException {
        String answer = answerTo("GET /fail HTTP/1.1\r\nHost: x\r\n\r\n");
        assertAnswer(500, "made a mistake", answer);
        assertFalse(answer.contains("secret"), answer);
    }

    @Test
    void longBodyIs413EvenWhileTheClientGoesOnSending() throws IOException {
        assertAnswer(413, "65536", answerTo(post("/show", "x".repeat(200_000))));
    }

    @Test
    void bodyWithoutLengthIs411() throws IOException {
        assertAnswer(411, "Content-Length",
                answerTo("POST /show HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"));
    }

    @Test
    void headThatNeverEndsIs431() throws IOException {
        assertAnswer(431, "16384", answerTo("GET /show HTTP/1.1\r\nX: " + "x".repeat(17_000)));
    }

    @Test
    void halfHeadIs408WhenItsTimeIsOver() throws IOException {
        reopen(limits(Duration.ofMillis(150), 16, 16, Duration.ofSeconds(30)));
        assertAnswer(408, "in time", answerTo("GET /show HTTP/1.1\r\n"));
    }

    @Test
    void halfBodyIs408WhenItsTimeIsOver() throws IOException {
        reopen(limits(Duration.ofMillis(150), 16, 16, Duration.ofSeconds(30)));
        assertAnswer(408, "in time", answerTo("POST /show HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nab"));
    }

    @Test
    void malformedHeadIs400WithReason() throws IOException {
        assertAnswer(400, "CR LF", answerTo("GET /show HTTP/1.1\nHost: x\n\n"));
        assertAnswer(400, "control characters", answerTo("\u0016\u0003\u0001\u0002"));
    }

    @Test
    void twoLengthsAre400() throws IOException {
        assertAnswer(400, "more than once", answerTo("POST /show HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n"
                + "Content-Length: 5\r\n\r\nhello"));
        assertAnswer(400, "more than once", answerTo("POST /show HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n"
                + "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n"));
    }

    @Test
    void secondRequestOnTheConnectionReachesNothing() throws Exception {
        String answer = answerTo("GET /show HTTP/1.1\r\nHost: x\r\nConnection: keep-alive\r\n\r\n"
                + RawSocket.UPGRADE.formatted("/echo") + "GET /show?second HTTP/1.1\r\nHost: x\r\n\r\n");
        assertAnswer(200, "GET /show", answer);
        assertEquals(1, answer.split("HTTP/1.1 ", -1).length - 1, answer);
        assertEquals("/show", seen.take().target());
        assertTrue(seen.isEmpty());
        assertTrue(house.handlers.isEmpty());
    }

    @Test
    void peerHeaderIsTheDoorsOwn() throws Exception {
        answerTo("GET /show HTTP/1.1\r\nHost: x\r\nX-Frontdesk-Peer: 6.6.6.6\r\nx-frontdesk-door: guess\r\n\r\n");
        HttpRequest request = seen.take();
        assertEquals("127.0.0.1", request.peer());
        assertTrue(request.header("X-Frontdesk-Peer").isEmpty());
        assertTrue(request.header("X-Frontdesk-Door").isEmpty());
    }

    @Test
    void serverBehindTheDoorAnswersNobodyElse() throws IOException {
        try (RawSocket raw = new RawSocket(house.routes.address().getPort())) {
            raw.send("GET /show HTTP/1.1\r\nHost: x\r\nX-Frontdesk-Peer: 6.6.6.6\r\nX-Frontdesk-Door: guess\r\n\r\n");
            assertTrue(raw.readHead().startsWith("HTTP/1.1 403 "));
        }
        assertTrue(seen.isEmpty());
    }

    @Test
    void oldestOfTooManyIdleConnectionsIsClosedAndNewOnesAreServed() throws IOException {
        reopen(limits(Duration.ofSeconds(60), 3, 16, Duration.ofSeconds(30)));
        try (RawSocket first = new RawSocket(house.port());
                RawSocket second = new RawSocket(house.port());
                RawSocket third = new RawSocket(house.port());
                RawSocket fourth = new RawSocket(house.port())) {
            assertTrue(first.isClosedByPeer());
            assertAnswer(200, "GET /show", answerTo("GET /show HTTP/1.1\r\nHost: x\r\n\r\n"));
            assertTrue(second.isClosedByPeer());
            assertAnswer(200, "GET /show", fourth.send("GET /show HTTP/1.1\r\nHost: x\r\n\r\n").readAll());
            assertAnswer(200, "GET /show", third.send("GET /show HTTP/1.1\r\nHost: x\r\n\r\n").readAll());
        }
    }

    @Test
    void oneRequestTooManyIs503() throws Exception {
        reopen(limits(Duration.ofSeconds(10), 16, 1, Duration.ofSeconds(30)));
        try (RawSocket first = new RawSocket(house.port())) {
            first.send("GET /hang HTTP/1.1\r\nHost: x\r\n\r\n");
            assertTrue(hanging.await(10, TimeUnit.SECONDS));
            assertAnswer(503, "try again", answerTo("GET /show HTTP/1.1\r\nHost: x\r\n\r\n"));
            never.countDown();
            assertAnswer(200, "late", first.readAll());
        }
    }

    @Test
    void answerThatDoesNotComeIs504() throws IOException {
        reopen(limits(Duration.ofSeconds(10), 16, 1, Duration.ofMillis(100)));
        assertAnswer(504, "did not answer in time", answerTo("GET /hang HTTP/1.1\r\nHost: x\r\n\r\n"));
        assertAnswer(200, "GET /show", answerTo("GET /show HTTP/1.1\r\nHost: x\r\n\r\n"));
    }
}
