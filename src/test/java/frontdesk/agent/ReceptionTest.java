package frontdesk.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import frontdesk.audio.AudioFormat;
import frontdesk.call.plan.CallFacts;
import frontdesk.call.plan.CallHandling;
import frontdesk.call.plan.SessionPlan;
import frontdesk.file.MalformedFileException;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReceptionTest extends AgentFolderRig {
    @BeforeEach
    void twoAgents() throws IOException {
        agent("day", "en");
        agent("tag", "de");
    }

    private void agent(String id, String language) throws IOException {
        write(id + "/all.md", "You are " + id + ".");
        write(id + "/agent.json", """
                {"name": "%s", "company": "Acme", "language": "%s", "voice": "marin",
                 "instructions": ["all.md"], "greetings": ["Hi."]}""".formatted(id, language));
    }

    private Reception read(String routes) throws IOException {
        return read(routes, "2026-11-23T12:00:00Z");
    }

    private Reception read(String routes, String now) throws IOException {
        write("routes.json", routes);
        InstantSource clock = InstantSource.fixed(Instant.parse(now));
        return new ReceptionFiles(Optional.of(folder), House.BARE, Optional.of("+15005550009"), clock).read();
    }

    private static CallFacts to(String called) {
        return new CallFacts("CA1", "+15005550101", called);
    }

    private static SessionPlan plan(Reception reception, String called) {
        return reception.plan(to(called), AudioFormat.PCMU_8KHZ);
    }

    @Test
    void theNumberThatWasDialledChoosesTheAgentAndItsVoice() throws IOException {
        Reception reception = read("""
                {"*": {"agent": "day"}, "+49*": {"agent": "tag", "voice": "cedar"}, "+4930*": {"agent": "tag"}}""");
        assertTrue(plan(reception, "+15005550006").instructions().contains("You are day."));
        assertTrue(plan(reception, "+498912345").instructions().contains("You are tag."));
        assertEquals("cedar", plan(reception, "+498912345").voice().voice());
        assertEquals("marin", plan(reception, "+493012345").voice().voice());
    }

    @Test
    void theRouteSaysWhereCallersGoWhomTheAgentDoesNotKeep() throws IOException {
        Reception reception = read("""
                {"*": {"agent": "day"}, "+49*": {"agent": "tag", "transfer_to": "+493011111", "voicemail": true}}""");
        CallHandling german = new CallHandling("de", Optional.of("+493011111"), true);
        assertEquals(german, reception.handling(to("+493012345")));
        assertEquals(german, plan(reception, "+493012345").handling());
        assertEquals(new CallHandling("en", Optional.of("+15005550009"), false), reception.handling(to("+1")));
    }

    @Test
    void outsideTheOpeningHoursSomebodyElseAnswers() throws IOException {
        String routes = """
                {"*": {"agent": "tag", "language": "de", "transfer_to": "+493011111",
                       "opening_hours": {"time_zone": "Europe/Berlin", "week": {"mon-fri": ["09:00-17:00"]}},
                       "closed": {"agent": "day", "language": "en", "voicemail": true}}}""";
        Reception monday = read(routes, "2026-11-23T12:00:00Z");
        assertTrue(plan(monday, "+493012345").instructions().contains("You are tag."));
        Reception sunday = read(routes, "2026-11-22T12:00:00Z");
        assertTrue(plan(sunday, "+493012345").instructions().contains("You are day."));
        assertEquals(new CallHandling("en", Optional.of("+15005550009"), true), sunday.handling(to("+493012345")));
    }

    @Test
    void outsideTheOpeningHoursThereMayBeOnlyAVoicemail() throws IOException {
        String routes = """
                {"*": {"agent": "tag", "transfer_to": "+493011111",
                       "opening_hours": {"time_zone": "Europe/Berlin", "week": {"mon-fri": ["09:00-17:00"]}},
                       "closed": {"voicemail": true}}}""";
        assertTrue(read(routes, "2026-11-23T12:00:00Z").handling(to("+49")).attended());
        Reception sunday = read(routes, "2026-11-22T12:00:00Z");
        assertEquals(new CallHandling("de", Optional.empty(), true, false), sunday.handling(to("+493012345")));
        assertTrue(plan(sunday, "+493012345").instructions().contains("You are tag."), "for calls from before");
    }

    @Test
    void whoeverAnswersOutsideTheHoursSpeaksTheLanguageOfTheRoute() throws IOException {
        String refusal = assertThrows(MalformedFileException.class, () -> read("""
                {"*": {"agent": "tag", "language": "de",
                       "opening_hours": {"time_zone": "Europe/Berlin", "week": {"mon": ["09:00-17:00"]}},
                       "closed": {"agent": "day"}}}""")).getMessage();
        assertTrue(refusal.endsWith("to speak \"de\" it needs a file day/agent.de.json"), refusal);
    }

    @Test
    void everythingThatIsWrongWithRoutesAndAgentsIsSaidInOneGo() throws IOException {
        write("day/agent.json", "{\"name\": \"day\"}");
        String refusal = assertThrows(MalformedFileException.class, () -> read("""
                {
                  "*": {"agent": "day"},
                  "+4930*": {"agent": "nacht"},
                  "+49*": {"agent": "../tag"},
                  "030": {"agent": "tag"},
                  "+1*": {"agent": "day"}
                }""")).getMessage();
        String routes = folder.resolve("routes.json") + ", ";
        assertEquals(
                List.of(
                        routes + "line 5, 030: is no number to be called; it is a whole one (+15005550006,"
                                + " sip:desk@example.com), the beginning of one (+4930*), or * for all others",
                        folder.resolve("day/agent.json")
                                + ", line 1: \"company\" is missing: whom the agent speaks for",
                        folder.resolve("day/agent.json")
                                + ", line 1: \"instructions\" is missing: the Markdown files with what the agent is"
                                + " told, in their order",
                        folder.resolve("day/agent.json")
                                + ", line 1: \"greetings\" is missing: at least one first sentence",
                        routes + "line 3, +4930*.agent: there is no agent \"nacht\"; it would be a folder with an"
                                + " agent.json",
                        routes + "line 4, +49*.agent: there is no agent \"../tag\"; it would be a folder with an"
                                + " agent.json"),
                refusal.lines().toList());
    }

    @Test
    void thePackedRoutesHaveAnAgentForEveryNumber() {
        Reception packed = new ReceptionFiles(Optional.empty(), House.FURNISHED, Optional.empty(),
                InstantSource.system()).read();
        assertTrue(plan(packed, "+15005550006").instructions().contains("Larkfield Travel"));
        SessionPlan spanish = plan(packed, "+34555000101");
        assertEquals("es", spanish.voice().language());
        assertTrue(spanish.greeting().contains("Speak Spanish") && spanish.greeting().contains("Hola"));
        assertTrue(spanish.instructions().contains("You speak Spanish, and only Spanish."));
        assertEquals("de", packed.handling(to("+493023125001")).language());
    }
}
