package frontdesk.travel.postbooking;

import static org.junit.jupiter.api.Assertions.assertTrue;

import frontdesk.journal.MemoryFolder;
import frontdesk.tool.ToolResult;
import frontdesk.travel.TravelDesk;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import tools.jackson.databind.JsonNode;

/** A booking of Anna Miller's, and the expert that is asked about it. */
abstract class PostBookingRig {
    static final String UNKNOWN = "There is no booking with this number and this surname.";

    final MemoryFolder disk = new MemoryFolder();
    final TravelDesk desk = new TravelDesk(disk);
    String number;

    @BeforeEach
    void book() {
        number = desk.bookedNumber();
    }

    @AfterEach
    void close() throws IOException {
        desk.close();
    }

    String about(String action, String... more) {
        return "{'action':'" + action + "','confirmation_number':'" + number + "','surname':'Miller'"
                + (more.length == 0 ? "" : "," + String.join(",", more)) + "}";
    }

    JsonNode answer(String arguments) {
        return desk.answer(desk.postBooking, arguments);
    }

    String refusal(String arguments) {
        ToolResult result = desk.ask(desk.postBooking, arguments);
        assertTrue(result.failed(), result.text());
        return result.text();
    }

    static String status(JsonNode answer) {
        return answer.path("status").stringValue();
    }

    static String words(JsonNode answer) {
        return answer.path("answer").stringValue();
    }
}
