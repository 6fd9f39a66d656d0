package frontdesk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import frontdesk.door.RawSocket;
import java.io.BufferedReader;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Strangers at the door of the whole server, while somebody calls. */
@Timeout(90)
class DoorTroubleTest {

    @Test
    void fiveThousandIdleConnectionsOfAnotherProcessDoNotKeepACallerOut() throws Exception {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        try (WholeServer server = WholeServer.open()) {
            String classPath = System.getProperty("java.class.path");
            Process crowd = new ProcessBuilder("/bin/sh", "-c",
                            "ulimit -n 6000; exec '%s' -Xmx64m -cp '%s' frontdesk.door.IdleCrowd %d 5000"
                                    .formatted(java, classPath, server.port()))
                    .redirectError(Redirect.DISCARD)
                    .start();
            try (BufferedReader output = crowd.inputReader()) {
                server.nextCallWorks();
                assertEquals("open 5000", output.readLine());
                server.nextCallWorks();
                server.log.await("Connections that said nothing were closed to make room");
            } finally {
                crowd.destroyForcibly().waitFor();
            }
            server.nextCallWorks();
        }
    }

    @Test
    void aRequestHeadThatNeverEndsIsCutOff() throws Exception {
        try (WholeServer server = WholeServer.open();
                RawSocket endless = new RawSocket(server.port())) {
            endless.send("POST /incoming-call HTTP/1.1\r\nHost: x\r\n");
            server.nextCallWorks();
            endless.send("X: " + "x".repeat(20_000));
            assertTrue(endless.readAll().startsWith("HTTP/1.1 431"));
            server.nextCallWorks();
        }
    }

    @Test
    void anUpgradeBehindAKeepAliveRequestIsNeverSeen() throws Exception {
        try (WholeServer server = WholeServer.open();
                RawSocket smuggler = new RawSocket(server.port())) {
            smuggler.send("GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: keep-alive\r\n\r\n"
                    + RawSocket.UPGRADE.formatted("/media-stream"));
            String answer = smuggler.readAll();
            assertTrue(answer.startsWith("HTTP/1.1 200"), answer);
            assertEquals(1, answer.split("HTTP/1.1 ", -1).length - 1, answer);
            assertTrue(!answer.contains("101"), answer);
            assertEquals(List.of(), server.log.lines("[Twilio Media Stream]"));
            server.nextCallWorks();
        }
    }

    @Test
    void nobodyElseIsServed() throws Exception {
        try (WholeServer server = WholeServer.open()) {
            assertAnswered(404, server, "GET / HTTP/1.1\r\nHost: x\r\n\r\n");
            assertAnswered(426, server, "GET /media-stream HTTP/1.1\r\nHost: x\r\n\r\n");
            assertAnswered(405, server, "DELETE /incoming-call HTTP/1.1\r\nHost: x\r\n\r\n");
            assertAnswered(200, server, "GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n");
            assertAnswered(404, server, RawSocket.UPGRADE.formatted("/healthz"));
            assertAnswered(400, server, "\u0016\u0003\u0001\u0002\u0000\u0001\u0000\r\n\r\n");
            server.nextCallWorks();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "/incoming-call | GET, POST",
        "/call-ended | GET, POST",
        "/call-status | GET, POST",
        "/healthz | GET, HEAD"
    })
    void otherMethodsAreToldWhichOnesThereAre(String path, String allowed) throws Exception {
        try (WholeServer server = WholeServer.open()) {
            for (String method : List.of("PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "DANCE")) {
                String answer = answer(server, method + " " + path + " HTTP/1.1\r\nHost: x\r\n\r\n");
                assertTrue(answer.startsWith("HTTP/1.1 405"), answer);
                assertTrue(answer.contains("\r\nAllow: " + allowed + "\r\n"), answer);
                assertTrue(answer.contains("This path does not know " + method), answer);
            }
            String head = answer(server, "HEAD " + path + "?CallSid=CA1 HTTP/1.1\r\nHost: x\r\n\r\n");
            String status = allowed.contains("HEAD") ? "HTTP/1.1 200" : "HTTP/1.1 405";
            assertTrue(head.startsWith(status) && head.endsWith("\r\n\r\n"), head);
        }
    }

    @Test
    void whoeverWantsTheStreamWithoutAWebSocketIsToldHow() throws Exception {
        try (WholeServer server = WholeServer.open()) {
            for (String method : List.of("GET", "POST", "PUT", "DELETE")) {
                String answer = answer(server, method + " /media-stream HTTP/1.1\r\nHost: x\r\n\r\n");
                assertTrue(answer.startsWith("HTTP/1.1 426") && answer.contains("\r\nUpgrade: websocket\r\n"), answer);
                assertTrue(answer.contains("This path speaks WebSocket"), answer);
            }
        }
    }

    private static void assertAnswered(int status, WholeServer server, String request) throws Exception {
        String answer = answer(server, request);
        assertTrue(answer.startsWith("HTTP/1.1 " + status), status + " is not " + answer);
    }

    private static String answer(WholeServer server, String request) throws Exception {
        try (RawSocket socket = new RawSocket(server.port())) {
            return socket.send(request).readAll();
        }
    }
}
