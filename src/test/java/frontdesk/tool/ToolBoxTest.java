package frontdesk.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ToolBoxTest {
    private static final StubTool CLOCK = StubTool.safe("clock", call -> ToolResult.of("noon"));
    private static final StubTool MAP = StubTool.safe("map", call -> ToolResult.of("here"));

    @Test
    void toolsAreFoundByNameAndListedInOrder() {
        ToolBox box = ToolBox.of(MAP, CLOCK);
        assertEquals(List.of("map", "clock"), box.names());
        assertEquals(CLOCK, box.find("clock").orElseThrow());
        assertTrue(box.find("Clock").isEmpty());
    }

    @Test
    void twoToolsOfOneNameAreRefused() {
        var refusal = assertThrows(IllegalArgumentException.class, () -> ToolBox.of(CLOCK, CLOCK));
        assertTrue(refusal.getMessage().contains("clock"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "uhr/zeit", "größe", "a\n"})
    void namesTheModelsApiWouldRefuseAreRefused(String name) {
        StubTool tool = StubTool.safe(name, call -> ToolResult.of(""));
        assertThrows(IllegalArgumentException.class, () -> ToolBox.of(tool));
    }

    @Test
    void aNameOf64CharactersIsTheLongest() {
        assertEquals(1, ToolBox.of(StubTool.safe("x".repeat(64), CLOCK.work())).names().size());
        StubTool longer = StubTool.safe("x".repeat(65), CLOCK.work());
        assertThrows(IllegalArgumentException.class, () -> ToolBox.of(longer));
    }

    @Test
    void aDeadlineMustLieAhead() {
        StubTool tool = CLOCK.within(Duration.ZERO);
        assertThrows(IllegalArgumentException.class, () -> ToolBox.of(tool));
    }

    @Test
    void aSelectionOfUnknownToolsNamesTheKnownOnes() {
        ToolBox box = ToolBox.of(CLOCK, MAP);
        assertEquals(List.of("map"), box.only(List.of("map")).names());
        var refusal = assertThrows(IllegalArgumentException.class, () -> box.only(List.of("compass")));
        assertEquals("there is no tool named compass; there are clock, map", refusal.getMessage());
    }
}
