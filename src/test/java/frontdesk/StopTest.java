package frontdesk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import frontdesk.simulator.model.EmulatorEvent.SessionClosed;
import frontdesk.simulator.model.EmulatedSession;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The server stops in the middle of calls: every socket is closed, and no thread is left. */
class StopTest {

    private static final long POLL_NANOS = 5_000_000;

    private static Set<String> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(thread -> thread.threadId() + " " + thread.getName())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void stoppingClosesEveryCallAndLeavesNothing() throws Exception {
        try (WholeServer warmUp = WholeServer.open()) {
            warmUp.nextCallWorks();
        }
        Set<String> before = threads();
        List<RawStream> streams = new ArrayList<>();
        List<EmulatedSession> sessions = new ArrayList<>();
        WholeServer server = WholeServer.open();
        try (server) {
            for (int i = 0; i < 5; i++) {
                RawStream stream = server.stream();
                stream.hears(160);
                streams.add(stream);
                sessions.add(stream.session);
            }
            WholeServer.Reserved parked = server.reserve();
            sessions.add(parked.session());
            server.frontdesk.close();
            assertEquals(0, server.frontdesk.openCalls());
            for (RawStream stream : streams) {
                int code = stream.closeCode();
                assertTrue(code == 1000 || code == 1001, "closed with " + code);
                assertEquals(1, server.log.lines("call ended", "the server stops", "call=" + stream.callSid).size());
            }
            for (EmulatedSession session : sessions) {
                session.log().await(SessionClosed.class, WholeServer.SOON);
            }
            assertEquals(List.of(), server.log.lines("could not be closed"));
            assertEquals(List.of(), server.log.lines("still open"));
        }
        for (RawStream stream : streams) {
            stream.close();
        }
        long until = System.nanoTime() + WholeServer.SOON.toNanos();
        Set<String> left = left(before);
        while (!left.isEmpty() && System.nanoTime() < until) {
            LockSupport.parkNanos(POLL_NANOS);
            left = left(before);
        }
        assertEquals(Set.of(), left);
    }

    /** What was not there before, but for the pools of the JDK that go when they have been idle for a while. */
    private static Set<String> left(Set<String> before) {
        Set<String> left = threads();
        left.removeAll(before);
        left.removeIf(thread -> thread.contains("ForkJoinPool") || thread.contains("Common-Cleaner")
                || thread.contains("VirtualThread-unblocker") || thread.contains("Read-Poller"));
        return left;
    }

    @Test
    void afterTheStopNobodyAnswers() throws Exception {
        WholeServer server = WholeServer.open();
        int port = server.port();
        server.close();
        try {
            RawStream.open(port, new WholeServer.Reserved(server.callSid(), "", null)).close();
            throw new AssertionError("somebody listens");
        } catch (IOException refused) {
            assertTrue(refused.getMessage().contains("refused"), refused.toString());
        }
    }

    @Test
    void stoppingTwiceIsNoTrouble() {
        WholeServer server = WholeServer.open();
        server.frontdesk.close();
        server.close();
    }
}
