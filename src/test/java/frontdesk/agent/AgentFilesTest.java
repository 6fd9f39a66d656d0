package frontdesk.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import frontdesk.call.plan.VoiceSettings;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Where an agent comes from, the jar or a folder of the owner's, and what it has that its files do not say. */
class AgentFilesTest extends AgentFolderRig {
    private Agent packed() {
        return new AgentFiles(Optional.empty(), House.FURNISHED.vocabulary()).load("front-desk");
    }

    @Test
    void thePackedAgentIsTheFrontDeskAgentForPhone() {
        Agent agent = packed();
        assertEquals("Front Desk Agent for Phone", agent.name());
        assertEquals(4, agent.instructions().parts().size());
        assertEquals(
                List.of("get_phone_session", "hotel_info_search_expert", "hotel_booking_expert",
                        "car_rental_booking_expert", "flight_booking_expert", "post_booking_expert", "checkout_expert",
                        "send_checkout_link", "take_message", "end_call", "transfer_to_human"),
                agent.tools());
        assertEquals(Locale.US, agent.locale());
        assertEquals("marin", agent.voice().voice());
        assertEquals(VoiceSettings.defaults().turnDetection(), agent.voice().turnDetection());
    }

    @Test
    void thePackedInstructionsMentionOnlyVariablesThatAreAlwaysKnown() {
        packed().instructions().parts().forEach(part -> assertTrue(Variables.ALWAYS.containsAll(part.variables())));
    }

    @Test
    void aSingleFileOfTheUsersTakesThePlaceOfThePackedOne() throws IOException {
        write("front-desk/4-examples.md", "No examples at {{company}}.");
        Agent agent = load("front-desk");
        assertEquals(Set.of("company"), agent.instructions().parts().getLast().variables());
        assertEquals(packed().instructions().parts().getFirst().variables(),
                agent.instructions().parts().getFirst().variables());
    }

    @Test
    void anAgentOfTheUsersOwnNeedsOnlyWhatHasNoDefault() throws IOException {
        write("night/agent.json", """
                {"name": "Night", "company": "Acme", "language": "de", "locale": "de-AT", "time_zone": "Europe/Vienna",
                 "instructions": ["all.md"], "greetings": ["Guten Abend."]}""");
        write("night/all.md", "Sprich leise.");
        Agent agent = load("night");
        assertEquals("de", agent.voice().language());
        assertEquals("marin", agent.voice().voice());
        assertEquals(List.of(), agent.tools());
    }

    @Test
    void semanticTurnDetectionHasItsOwnKeys() throws IOException {
        night("\"turn_detection\": {\"type\": \"semantic_vad\", \"eagerness\": \"low\"}");
        assertEquals(
                new VoiceSettings.TurnDetection.SemanticVad("low"), load("night").voice().turnDetection());
        assertEquals(VoiceSettings.Interruption.IMMEDIATE, load("night").voice().interruption());
    }
}
