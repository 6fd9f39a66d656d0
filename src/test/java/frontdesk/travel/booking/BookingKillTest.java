package frontdesk.travel.booking;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import frontdesk.journal.ChildProcess;
import frontdesk.journal.DiskFolder;
import frontdesk.journal.Journal;
import frontdesk.tool.Tool;
import frontdesk.tool.ToolResult;
import frontdesk.travel.TravelDesk;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A process that books, or cancels, is killed at each step between the wish and the answer. Whoever was told of a
 * booking has it; the same {@code call_id} again leads to one booking, whatever had happened.
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

    @ParameterizedTest
    @ValueSource(strings = {"GATHERED", "WRITTEN", "SYNCED", "APPLIED", "ANSWERED", "TOLD"})
    void aKilledCancellationIsDoneOnceOrNotAtAll(String where) throws Exception {
        String cancel;
        try (TravelDesk desk = new TravelDesk(new DiskFolder(folder))) {
            ToolResult booked = TravelDesk.ask(desk.booking, "CA-before", "call_1", ONE);
            cancel = "{'action':'cancel','surname':'Miller','confirmation_number':'"
                    + TravelDesk.read(booked).path("confirmation_number").stringValue() + "'}";
        }
        List<String> told;
        try (ChildProcess child = ChildProcess.start(Canceller.class, folder.toString(), where, cancel)) {
            told = child.killAt("at " + where);
        }
        try (TravelDesk desk = new TravelDesk(new DiskFolder(folder))) {
            assertEquals(where.equals("GATHERED") ? 4 : 5, free(desk));
            ToolResult again = TravelDesk.ask(desk.postBooking, "CA-killed", "call_1", cancel);
            assertEquals("cancelled", TravelDesk.read(again).path("status").stringValue());
            if (!told.isEmpty()) {
                assertEquals(told, List.of(again.text()));
            }
            assertEquals(5, free(desk));
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
            Journal.Limits always = new Journal.Limits(1, 1 << 20, 1 << 14, Duration.ofSeconds(10));
            askAndStop(arguments[0], always, arguments[1], desk -> desk.booking, ONE);
        }
    }

    /** The same with a cancellation, whose arguments come from outside. */
    static final class Canceller {
        private Canceller() {}

        public static void main(String[] arguments) {
            askAndStop(arguments[0], Journal.Limits.defaults(), arguments[1], desk -> desk.postBooking, arguments[2]);
        }
    }

    private static void askAndStop(
            String folder, Journal.Limits limits, String stop, Function<TravelDesk, Tool> expert, String request) {
        TravelDesk desk = new TravelDesk(new DiskFolder(Path.of(folder)), limits, step -> {
            if (step.name().equals(stop)) {
                ChildProcess.stayAt("at " + stop);
            }
        });
        ToolResult result = TravelDesk.ask(expert.apply(desk), "CA-killed", "call_1", request);
        if (stop.equals("ANSWERED")) {
            ChildProcess.stayAt("at " + stop);
        }
        System.out.println(result.text());
        // While the journal is rewritten it is another thread that stops.
        ChildProcess.stayAt(stop.equals("TOLD") ? "at " + stop : "at the end");
    }
}
