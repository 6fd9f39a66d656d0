package frontdesk.simulator.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import frontdesk.simulator.terminal.Ink.Colour;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TimelineTest {

    @Test
    void timesAndNamesAreAlignedAndLongTextsWrapped() {
        String text = "word ".repeat(20).strip();
        assertEquals(
                "      0 ms  phone   rings\n"
                        + " 12,345 ms  AGENT   " + "word ".repeat(17) + "word\n"
                        + "                    word word\n",
                printed(new Ink(false), timeline -> {
                    timeline.startAt(1_000_000);
                    timeline.line(1_000_000, Colour.FAINT, "phone", "rings");
                    timeline.line(12_346_999_999L, Colour.AGENT, "AGENT", text);
                }));
    }

    @Test
    void colourComesInEscapesAndOnlyWhereItIsWanted() {
        assertEquals("\u001b[36;1mhello\u001b[0m\n", printed(new Ink(true), timeline ->
                timeline.plain(Colour.CALLER, "hello")));
        assertFalse(Ink.of(null, Map.of("TERM", "xterm")).isColoured());
    }

    @Test
    void whatIsHandedOverIsPrintedBeforeTheCloseReturns() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Timeline timeline = new Timeline(new PrintStream(bytes, true, StandardCharsets.UTF_8), new Ink(false));
        timeline.later(() -> timeline.plain(Colour.NONE, "late"));
        timeline.close();
        timeline.later(() -> timeline.plain(Colour.NONE, "too late"));
        assertEquals("late\n", bytes.toString(StandardCharsets.UTF_8));
    }

    @Test
    void textsAreShortenedToTheirBeginning() {
        assertEquals("short", Timeline.shortened("short", 10));
        assertEquals("longer ...", Timeline.shortened("longer  than that", 10));
        assertEquals(List.of("a", "longword", "b"), Timeline.wrapped("a longword b", 4));
    }

    private interface Use {
        void of(Timeline timeline);
    }

    private static String printed(Ink ink, Use use) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Timeline timeline = new Timeline(new PrintStream(bytes, true, StandardCharsets.UTF_8), ink)) {
            use.of(timeline);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
