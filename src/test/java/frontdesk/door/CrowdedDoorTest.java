package frontdesk.door;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(90)
class CrowdedDoorTest {

    private static final String REQUEST = "GET / HTTP/1.1\r\nHost: x\r\n\r\n";

    private static String java(String flags, Class<?> main, String arguments) {
        return "exec '%s' -Xmx64m %s -cp '%s' %s %s".formatted(
                Path.of(System.getProperty("java.home"), "bin", "java"), flags, System.getProperty("java.class.path"),
                main.getName(), arguments);
    }

    private static Process start(String command) throws IOException {
        return new ProcessBuilder("/bin/sh", "-c", command).redirectError(Redirect.DISCARD).start();
    }

    @Test
    void fiveThousandIdleConnectionsKeepNobodyOut() throws Exception {
        HttpRoute route = request -> HttpAnswer.text(200, "answered");
        try (DoorHouse house = new DoorHouse(DoorLimits.defaults(), Map.of("/", Map.of("GET", route)))) {
            Process crowd = start("ulimit -n 6000; " + java("", IdleCrowd.class, house.port() + " 5000"));
            try (BufferedReader output = crowd.inputReader();
                    RawSocket request = new RawSocket(house.port())) {
                assertTrue(request.send(REQUEST).readAll().contains("answered"));
                assertEquals("open 5000", output.readLine());
                try (RawSocket caller = RawSocket.webSocket(house.port(), "/echo");
                        RawSocket another = new RawSocket(house.port())) {
                    assertTrue(another.send(REQUEST).readAll().contains("answered"));
                    assertEquals("hello", caller.sendText("hello").readFrame().text());
                }
            } finally {
                crowd.destroyForcibly().waitFor();
            }
        }
    }

    @Test
    void thoseWhoStayFindRoomBesidesAsManyWhoMayNot() {
        DoorLimits usual = DoorLimits.defaults();
        assertEquals(4_000, usual.withRoomFor(2_000).webSockets());
        assertEquals(usual.webSockets(), usual.withRoomFor(10).webSockets());
    }

    @Test
    void doorOutlivesWantOfFileDescriptors() throws Exception {
        Process door = start("ulimit -n 100; " + java("-XX:-MaxFDLimit", DoorProcess.class, ""));
        try (BufferedReader output = door.inputReader()) {
            int port = Integer.parseInt(output.readLine());
            requestUntilAnswered(port);
            List<RawSocket> crowd = new ArrayList<>();
            for (int i = 0; i < 300; i++) {
                crowd.add(new RawSocket(port));
            }
            assertTrue(crowd.getFirst().isClosedByPeer());
            for (RawSocket idle : crowd) {
                idle.close();
            }
            requestUntilAnswered(port);
        } finally {
            door.destroyForcibly().waitFor();
        }
    }

    private static void requestUntilAnswered(int port) throws IOException {
        String answer = "";
        while (!answer.contains("answered")) {
            try (RawSocket request = new RawSocket(port)) {
                answer = request.send(REQUEST).readAll();
            }
        }
    }
}
