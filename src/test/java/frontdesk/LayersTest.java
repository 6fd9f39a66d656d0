package frontdesk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Proves the arrows between the rooms by reading the imports. */
class LayersTest {

    private static final Path SOURCES = Path.of("src/main/java/frontdesk");

    /** What each room may import of the others. */
    private static final Map<String, Set<String>> ALLOWED = Map.ofEntries(
            Map.entry("audio", Set.of()),
            Map.entry("websocket", Set.of()),
            Map.entry("json", Set.of()),
            Map.entry("door", Set.of("websocket")),
            Map.entry("tool", Set.of()),
            Map.entry("file", Set.of()),
            Map.entry("journal", Set.of()),
            Map.entry("call", Set.of("audio", "tool")),
            Map.entry("agent", Set.of("audio", "tool", "file", "call")),
            Map.entry("phrase", Set.of("call", "audio", "tool")),
            Map.entry("twilio", Set.of("door", "websocket", "json", "audio", "call", "outbox", "file")),
            Map.entry("outbox", Set.of("journal")),
            Map.entry("message", Set.of("tool", "call", "outbox")),
            Map.entry("realtime", Set.of("websocket", "json", "call", "tool", "audio")),
            Map.entry("mcp", Set.of("tool", "file", "journal", "door")),
            Map.entry("farewell", Set.of("tool")),
            Map.entry("record", Set.of("call", "journal")),
            Map.entry("settings", Set.of("file", "mcp", "message", "outbox", "twilio")),
            Map.entry("travel", Set.of("agent", "tool", "file", "journal", "mcp", "outbox", "door")),
            Map.entry("simulator", Set.of("door", "websocket", "audio", "call", "tool", "file")));

    /** What each part of a room that has several may import of the others; the room's own name is its middle. */
    private static final Map<String, Set<String>> ALLOWED_INSIDE = Map.ofEntries(
            Map.entry("call/plan", Set.of()),
            Map.entry("call/outcome", Set.of("call/plan")),
            Map.entry("call/port", Set.of("call/plan", "call/outcome")),
            Map.entry("call/sound", Set.of("call/port")),
            Map.entry("call/conversation", Set.of("call/plan", "call/outcome", "call/port", "call/sound")),
            Map.entry("call", Set.of("call/plan", "call/outcome", "call/port", "call/sound", "call/conversation")),
            Map.entry("mcp/protocol", Set.of()),
            Map.entry("mcp/wire", Set.of("mcp/protocol")),
            Map.entry("mcp/client", Set.of("mcp/protocol", "mcp/wire")),
            Map.entry("mcp/config", Set.of("mcp/protocol", "mcp/wire")),
            Map.entry("mcp", Set.of("mcp/protocol", "mcp/wire", "mcp/client", "mcp/config")),
            Map.entry("mcp/command", Set.of("mcp/protocol", "mcp/wire", "mcp/client", "mcp/config")),
            Map.entry("mcp/server", Set.of("mcp/protocol")),
            Map.entry("travel/spoken", Set.of()),
            Map.entry("travel/price", Set.of()),
            Map.entry("travel/weather", Set.of("travel/spoken")),
            Map.entry("travel/booking", Set.of("travel/spoken", "travel/price")),
            Map.entry("travel/hotel", Set.of("travel/spoken", "travel/price", "travel/booking")),
            Map.entry("travel/car", Set.of("travel/spoken", "travel/price", "travel/booking")),
            Map.entry("travel/flight", Set.of("travel/spoken", "travel/price", "travel/booking")),
            Map.entry("travel/postbooking", Set.of("travel/spoken", "travel/price", "travel/booking", "travel/hotel")),
            Map.entry("travel/checkout", Set.of("travel/spoken", "travel/price", "travel/booking", "travel/hotel")),
            Map.entry("travel", Set.of(
                    "travel/spoken", "travel/price", "travel/booking", "travel/hotel", "travel/car", "travel/flight",
                    "travel/postbooking", "travel/checkout", "travel/weather")),
            Map.entry("simulator", Set.of()),
            Map.entry("simulator/telephone", Set.of()),
            Map.entry("simulator/model", Set.of()),
            Map.entry("simulator/terminal", Set.of()),
            Map.entry("simulator/scenario", Set.of("simulator/telephone", "simulator/model")),
            Map.entry("simulator/stage", Set.of("simulator/telephone", "simulator/model", "simulator/scenario")),
            Map.entry("simulator/command", Set.of(
                    "simulator/telephone", "simulator/model", "simulator/terminal", "simulator/scenario",
                    "simulator/stage")),
            Map.entry("simulator/bench", Set.of("simulator/telephone", "simulator/terminal")));

    /** The rooms in which JSON is read and written. */
    private static final Set<String> JSON =
            Set.of("twilio", "realtime", "file", "tool", "mcp", "outbox", "record", "travel", "simulator");

    private static List<Path> sources(String room) throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES.resolve(room))) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        }
    }

    private static List<String> imports(Path file) throws IOException {
        return Files.readAllLines(file).stream()
                .filter(line -> line.startsWith("import "))
                .map(line -> line.replaceFirst("import (static )?", ""))
                .toList();
    }

    @Test
    void roomsImportOnlyWhatTheyMay() throws IOException {
        Set<String> forbidden = new TreeSet<>();
        for (String room : ALLOWED.keySet()) {
            for (Path file : sources(room)) {
                for (String name : imports(file)) {
                    if (name.startsWith("frontdesk.")) {
                        String other = name.split("\\.")[1];
                        if (!other.equals(room) && !ALLOWED.get(room).contains(other)) {
                            forbidden.add(room + "/" + file.getFileName() + " imports " + other);
                        }
                    }
                }
            }
        }
        assertEquals(Set.of(), forbidden);
    }

    @Test
    void partsOfARoomImportOnlyWhatTheyMay() throws IOException {
        Set<String> rooms = new TreeSet<>();
        ALLOWED_INSIDE.keySet().forEach(part -> rooms.add(part.split("/")[0]));
        Set<String> forbidden = new TreeSet<>();
        for (String room : rooms) {
            for (Path file : sources(room)) {
                String part = SOURCES.relativize(file.getParent()).toString();
                assertTrue(ALLOWED_INSIDE.containsKey(part), part);
                for (String name : imports(file)) {
                    String other = part(name);
                    if (other.split("/")[0].equals(room)
                            && !other.equals(part)
                            && !ALLOWED_INSIDE.get(part).contains(other)) {
                        forbidden.add(part + "/" + file.getFileName() + " imports " + other);
                    }
                }
            }
        }
        assertEquals(Set.of(), forbidden);
    }

    /** Where a class that is imported stands: {@code mcp/wire} for {@code frontdesk.mcp.wire.Deadline;}. */
    private static String part(String imported) {
        return imported.replaceFirst("\\.[A-Z*].*", "").replaceFirst("^frontdesk\\.", "").replace('.', '/');
    }

    @Test
    void theExampleBusinessIsKnownByItsFrontOnly() throws IOException {
        for (Path file : sources("")) {
            for (String name : imports(file)) {
                assertFalse(name.startsWith("frontdesk.travel.") && !name.equals("frontdesk.travel.TravelBusiness;")
                                && !file.startsWith(SOURCES.resolve("travel")),
                        file + " imports " + name);
            }
        }
    }

    @Test
    void whatACallIsMadeOfIsKnownToCallsOnly() throws IOException {
        for (Path file : sources("")) {
            for (String name : imports(file)) {
                boolean inside = name.matches("frontdesk\\.call\\.(sound|conversation)\\..*");
                assertFalse(inside && !file.startsWith(SOURCES.resolve("call")), file + " imports " + name);
            }
        }
    }

    @Test
    void noRoomNeedsOneThatNeedsIt() {
        assertStandsOnFirmGround(ALLOWED);
        assertStandsOnFirmGround(ALLOWED_INSIDE);
    }

    private static void assertStandsOnFirmGround(Map<String, Set<String>> allowed) {
        Set<String> standing = new TreeSet<>();
        while (standing.addAll(allowed.keySet().stream()
                .filter(room -> standing.containsAll(allowed.get(room)))
                .toList())) {
            // Every round takes those that stand on the ones before; a circle stands on nothing.
        }
        assertEquals(new TreeSet<>(allowed.keySet()), standing);
    }

    @Test
    void everyRoomIsKnownHereAndHasASign() throws IOException {
        try (Stream<Path> rooms = Files.walk(SOURCES)) {
            for (Path room : rooms.filter(Files::isDirectory).toList()) {
                assertTrue(Files.exists(room.resolve("package-info.java")), room.toString());
                if (room.getParent().equals(SOURCES)) {
                    assertTrue(ALLOWED.containsKey(room.getFileName().toString()), room.toString());
                }
            }
        }
    }

    @Test
    void theTwoFarEndsKnowNothingOfEachOther() throws IOException {
        for (Path file : sources("simulator/telephone")) {
            assertFalse(Files.readString(file).contains("simulator.model"), file.toString());
        }
        for (Path file : sources("simulator/model")) {
            assertFalse(Files.readString(file).contains("simulator.telephone"), file.toString());
        }
    }

    @Test
    void onlyMcpServersStandBehindTheDoor() throws IOException {
        for (Path file : sources("mcp")) {
            boolean server = file.getParent().endsWith("server");
            for (String name : imports(file)) {
                assertFalse(!server && name.startsWith("frontdesk.door."), file + " imports " + name);
                assertFalse(!server && name.startsWith("frontdesk.mcp.server."), file + " imports " + name);
                assertFalse(server && name.startsWith("frontdesk.file."), file + " imports " + name);
            }
        }
        for (Path file : sources("travel")) {
            for (String name : imports(file)) {
                assertFalse(name.startsWith("frontdesk.mcp.") && !name.startsWith("frontdesk.mcp.server."),
                        file + " imports " + name);
            }
        }
    }

    @Test
    void jsonStaysInCodecsFilesAndTools() throws IOException {
        for (String room : ALLOWED.keySet()) {
            for (Path file : sources(room)) {
                boolean json = imports(file).stream().anyMatch(name -> name.startsWith("tools.jackson."));
                assertFalse(json && !JSON.contains(room), file.toString());
            }
        }
    }

    @Test
    void nobodyTakesTheTimeOfDayOrChanceForThemselves() throws IOException {
        for (String room : ALLOWED.keySet()) {
            for (Path file : sources(room)) {
                String source = Files.readString(file);
                assertFalse(source.contains("System.currentTimeMillis()"), file.toString());
                assertFalse(source.contains("System.nanoTime()"), file.toString());
                assertFalse(source.contains("Instant.now()"), file.toString());
                assertFalse(source.contains("new SecureRandom()"), file.toString());
            }
        }
    }
}
