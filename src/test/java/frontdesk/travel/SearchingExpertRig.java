package frontdesk.travel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import frontdesk.file.FileSource;
import frontdesk.file.MalformedFileException;
import frontdesk.journal.MemoryFolder;
import frontdesk.tool.Tool;
import frontdesk.tool.ToolResult;
import frontdesk.travel.hotel.Hotel;
import frontdesk.travel.hotel.HotelDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An expert that searches and books, at the desk on a Wednesday in July; with the one fact that is true of each. */
public abstract class SearchingExpertRig {
    protected static final FileSource PACKED = new FileSource(Optional.empty(), "/travel");

    protected final TravelDesk desk = new TravelDesk(new MemoryFolder());
    protected final Tool expert;

    protected SearchingExpertRig(Function<TravelDesk, Tool> expert) {
        this.expert = expert.apply(desk);
    }

    @BeforeEach
    protected void itIsWednesday() {
        desk.now = Instant.parse("2026-07-15T12:00:00Z");
    }

    @AfterEach
    protected void close() throws IOException {
        desk.close();
    }

    /** @param arguments all but the action */
    protected void assertSearchIsRefused(String arguments, String expected) {
        ToolResult result = desk.ask(expert, arguments.replace("{", "{'action':'search',"));
        assertTrue(result.failed(), result.text());
        assertTrue(result.text().contains(expected), result.text());
    }

    protected static void assertAreTheCitiesOfTheHotels(List<String> cities) {
        assertEquals(
                HotelDirectory.load(PACKED).hotels().stream().map(Hotel::city).distinct().sorted().toList(),
                cities.stream().sorted().toList());
    }

    protected static void assertMistakeIsNamed(String expected, Path file, String text, Consumer<FileSource> load)
            throws IOException {
        Files.writeString(file, text);
        FileSource files = new FileSource(Optional.of(file.getParent()), "/travel");
        String message = assertThrows(MalformedFileException.class, () -> load.accept(files)).getMessage();
        assertTrue(message.contains(file.getFileName().toString()) && message.contains(expected), message);
    }

    @Test
    protected void anActionThatDoesNotExistIsNamed() {
        assertTrue(desk.ask(expert, "{'action':'sell'}").text().contains("action must be one of search, book"));
        assertTrue(desk.ask(expert, "{}").text().contains("it is one of search, book"));
    }
}
