package frontdesk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import frontdesk.simulator.model.EmulatedSession;
import frontdesk.simulator.model.EmulatorEvent.ClientEvent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Routes and agents of the owner's own, some of which change while the server runs. */
@Timeout(120)
class OwnAgentsTest {

    @TempDir
    private Path agents;

    private void route(String called, String agent) throws Exception {
        Files.writeString(agents.resolve("routes.json"),
                "{\"*\": {\"agent\": \"front-desk\"}, \"" + called + "\": {\"agent\": \"" + agent + "\"}}");
    }

    @Test
    void theNextCallIsAnsweredAsTheFilesSayNow() throws Exception {
        route("+4930*", "dental-practice");
        try (WholeServer server = WholeServer.open(Map.of("AGENTS_DIR", agents.toString()))) {
            WholeServer.Reserved before = server.reserve();
            assertTrue(instructions(before.session()).contains("Larkfield Travel"));
            route("+1*", "dental-practice");
            server.log.await("routes and agents were read anew");
            WholeServer.Reserved after = server.reserve();
            assertTrue(instructions(after.session()).contains("Willow Street Dental"));
            assertEquals(2, server.frontdesk.openCalls(), "the call before goes on");
        }
    }

    @Test
    void aBadFileIsLoggedOnceWithItsLineAndTheOldOneStays() throws Exception {
        route("+4930*", "dental-practice");
        try (WholeServer server = WholeServer.open(Map.of("AGENTS_DIR", agents.toString()))) {
            route("+1*", "dental-practise");
            String line = server.log.await("there is no agent \"dental-practise\"");
            assertTrue(line.contains("routes.json, line 1, +1*.agent"), line);
            server.log.await("the old ones stay in force");
            assertTrue(instructions(server.reserve().session()).contains("Larkfield Travel"));
        }
    }

    @Test
    void outsideTheOpeningHoursTheCallerIsAskedForAMessageAndNoSessionIsOpened() throws Exception {
        String yesterday = LocalDate.now(ZoneOffset.UTC).minusDays(1).getDayOfWeek().name().substring(0, 3)
                .toLowerCase(Locale.ROOT);
        Files.writeString(agents.resolve("routes.json"), """
                {"*": {"agent": "dental-practice", "language": "de",
                       "opening_hours": {"time_zone": "UTC", "week": {"%s": ["11:00-11:01"]}},
                       "closed": {"voicemail": true}}}""".formatted(yesterday));
        try (WholeServer server = WholeServer.open(Map.of("AGENTS_DIR", agents.toString()))) {
            String answer = server.post("/incoming-call", server.callSid()).body();
            assertTrue(answer.contains("<Say language=\"de-DE\">") && answer.contains("<Record "), answer);
            assertEquals(0, server.frontdesk.openCalls());
        }
    }

    private static String instructions(EmulatedSession session) throws Exception {
        return session.log().await(ClientEvent.class, WholeServer.SOON).event().toString();
    }
}
