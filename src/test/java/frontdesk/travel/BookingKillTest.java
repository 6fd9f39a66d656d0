package frontdesk.travel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import frontdesk.journal.ChildProcess;
import frontdesk.journal.DiskFolder;
import frontdesk.journal.Journal;
import frontdesk.tool.ToolResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A process that books is killed at each step between the wish and the answer. Whoever was told of a booking has it;
 * the same {@code call_id} again leads to one booking, whatever had happened.
 */
class BookingKillTest {
    /** One of the five rooms of this type. */
    private static final String ONE = TravelDesk.stay("book", "'room_type':'Lake View King'");

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {
        "GATHERED", "WRITTEN", "SYNCED", "APPLIED", "ANSWERED", "TOLD", "REWRITTEN", "RENAMED", "FOLDER_SYNCED"
    })
    void aKilledBookingIsThereOnceOrNotAtAll(String where) throws Exception {
        List<String> told;
        try (ChildProcess child = ChildProcess.start(Booker.class, folder.toString(), where)) {
            told = child.killAt("at " + where).stream().filter(said -> !said.equals("at the end")).toList();
        }
        boolean hadBeenWritten = !where.equals("GATHERED");
        try (TravelDesk desk = new TravelDesk(new DiskFolder(folder))) {
            assertEquals(hadBeenWritten ? 4 : 5, free(desk));
            ToolResult again = TravelDesk.ask(desk.booking, "CA-killed", "call_1", ONE);
            assertFalse(again.failed(), again.text());
            if (!told.isEmpty()) {
                assertEquals(told, List.of(again.text()));
            }
            assertEquals(4, free(desk));
        }
    }

    @Test
    void aBookingWhoseLineIsTornWasNeverMade() throws Exception {
        try (ChildProcess child = ChildProcess.start(Booker.class, folder.toString(), "TOLD")) {
            child.killAt("at TOLD");
        }
        Path file = folder.resolve("bookings.jsonl");
        String whole = Files.readString(file);
        Files.writeString(file, whole.substring(0, whole.length() / 2));
        try (TravelDesk desk = new TravelDesk(new DiskFolder(folder))) {
            assertEquals(5, free(desk));
            ToolResult again = TravelDesk.ask(desk.booking, "CA-killed", "call_1", ONE);
            assertFalse(again.failed(), again.text());
            assertEquals(4, free(desk));
        }
    }

    /** How many of the rooms can still be sold: the largest number that a quote finds free. */
    private static int free(TravelDesk desk) {
        int free = 0;
        while (free < 9) {
            String more = TravelDesk.stay(
                    "quote", "'room_type':'Lake View King','rooms':" + (free + 1) + ",'guests':" + (free + 1));
            if (!desk.answer(desk.booking, more).path("status").stringValue().equals("available")) {
                return free;
            }
            free++;
        }
        return free;
    }

    /** Books one room, says the answer, and stops where it is told to; its journal is rewritten after every entry. */
    static final class Booker {
        private Booker() {}

        public static void main(String[] arguments) {
            String stop = arguments[1];
            Journal.Limits always = new Journal.Limits(1, 1 << 20, 1 << 14, Duration.ofSeconds(10));
            TravelDesk desk = new TravelDesk(new DiskFolder(Path.of(arguments[0])), always, step -> {
                if (step.name().equals(stop)) {
                    ChildProcess.stayAt("at " + stop);
                }
            });
            ToolResult result = TravelDesk.ask(desk.booking, "CA-killed", "call_1", ONE);
            if (stop.equals("ANSWERED")) {
                ChildProcess.stayAt("at " + stop);
            }
            System.out.println(result.text());
            // While the journal is rewritten it is another thread that stops.
            ChildProcess.stayAt(stop.equals("TOLD") ? "at " + stop : "at the end");
        }
    }
}
