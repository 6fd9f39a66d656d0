package frontdesk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import frontdesk.simulator.command.CallCommand;
import frontdesk.simulator.model.EmulatedSession;
import frontdesk.simulator.model.EmulatorEvent;
import frontdesk.simulator.model.EmulatorObserver;
import frontdesk.simulator.model.ModelScript;
import frontdesk.simulator.scenario.ScenarioFile;
import frontdesk.simulator.scenario.Scenery;
import frontdesk.simulator.scenario.TestAudio;
import frontdesk.simulator.stage.ScenarioRun;
import frontdesk.simulator.stage.ScenarioRun.Outcome;
import frontdesk.simulator.stage.Stage;
import frontdesk.simulator.telephone.PhoneEvent.MarkReturned;
import frontdesk.simulator.telephone.PhoneNetwork;
import frontdesk.simulator.terminal.Ink;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every scenario file through the whole server, on real sockets: the same files that the demo plays. They last as
 * long as calls do, so many of them are placed at the same time; not all, because each brings both far ends along, and
 * what they measure should not be their own crowd.
 */
class ScenarioTest {
    private static final long LONGEST_SECONDS = 300;
    private static final int AT_A_TIME = 12;

    private static PhoneNetwork network;
    private static ExecutorService callers;

    @BeforeAll
    static void open() {
        network = new PhoneNetwork(System::nanoTime, new Random(1));
        callers = Executors.newFixedThreadPool(AT_A_TIME, Thread.ofVirtual().factory());
    }

    @AfterAll
    static void close() {
        callers.shutdownNow();
        network.close();
    }

    @TestFactory
    Stream<DynamicTest> bothEndsSeeWhatTheScenarioExpects() throws IOException {
        ScenarioFile files = new ScenarioFile(TestAudio.packed());
        Map<String, Future<Outcome>> calls = new LinkedHashMap<>();
        for (String name : TestAudio.scenarios().keySet()) {
            calls.put(name, callers.submit(() -> new ScenarioRun(network, ScenarioTest::stage, TestAudio.packed())
                    .play(files.read(name), new Nobody())));
        }
        return calls.entrySet().stream().map(call -> DynamicTest.dynamicTest(call.getKey(), () -> assertEquals(
                List.of(), call.getValue().get(LONGEST_SECONDS, TimeUnit.SECONDS).failures())));
    }

    @Test
    void aModelThatIsLeftToItselfIsInterruptedJustAsWell(@TempDir Path agents) throws Exception {
        String agent = Files.readString(Path.of("src/main/resources/agents/front-desk/agent.json"));
        assertTrue(agent.contains("\"confirm\""));
        Files.createDirectory(agents.resolve("front-desk"));
        Files.writeString(agents.resolve("front-desk/agent.json"), agent.replace("\"confirm\"", "\"immediate\""));
        Stage.Builder stages = (model, observer, scenery) ->
                stage(model, observer, scenery.with("AGENTS_DIR", agents.toString()));
        Outcome outcome = new ScenarioRun(network, stages, TestAudio.packed())
                .play(new ScenarioFile(TestAudio.packed()).read("barge-in-mid-answer"), new Nobody());
        assertEquals(List.of(), outcome.failures());
        long asked = outcome.model().all(EmulatorEvent.ClientEvent.class).stream()
                .filter(event -> event.type().equals("response.create"))
                .count();
        assertEquals(1, asked, "only for the greeting: it answers by itself");
    }

    @Test
    void theMarkThatProvesTheDisclosureIsOnTheDiskWithTheItemAndTheTime(@TempDir Path data) throws Exception {
        Stage.Builder stages = (model, observer, scenery) ->
                stage(model, observer, scenery.with("DATA_DIR", data.toString()));
        Outcome outcome = new ScenarioRun(network, stages, TestAudio.packed())
                .play(new ScenarioFile(TestAudio.packed()).read("disclosure-first"), new Nobody());
        assertEquals(List.of(), outcome.failures());
        List<String> lines = Files.readAllLines(data.resolve("calls.jsonl"));
        assertEquals(1, lines.size(), lines.toString());
        Matcher proof = Pattern.compile(
                        "disclosure.*\"item\":\"phrase-1\",\"mark\":\"(m\\d+)\".*\"at\":\"2026-11-23T15:3\\d:")
                .matcher(lines.getFirst());
        assertTrue(proof.find(), lines.getFirst());
        assertTrue(outcome.phone().all(MarkReturned.class).stream()
                .anyMatch(mark -> mark.name().equals(proof.group(1)) && !mark.cleared()));
    }

    @Test
    void theCallCommandPlacesACallAtARunningServer(@TempDir Path folder) throws Exception {
        ModelScript greeting = new ScenarioFile(TestAudio.packed()).read("silence").model();
        Path words = folder.resolve("words.wav");
        Path heard = folder.resolve("heard.wav");
        Files.copy(Path.of("test-audio/caller/hello.wav"), words);
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        try (Stage stage = stage(List.of(greeting), (_, _, _) -> {}, Scenery.BARE)) {
            PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);
            int code = new CallCommand(out, new Ink(false), network).run(
                    List.of(
                            "--audio", words.toString(),
                            "--server", stage.server().toString(),
                            "--public-url", stage.publicUrl().orElseThrow().toString(),
                            "--out", heard.toString()),
                    Map.of("TWILIO_AUTH_TOKEN", stage.authToken().orElseThrow()));
            assertEquals(0, code, printed.toString(StandardCharsets.UTF_8));
        }
        // A greeting, a word and an answer: 16-bit stereo at 8 kHz.
        assertTrue(Files.size(heard) > 7 * 8000 * 4, "bytes " + Files.size(heard));
        assertEquals(2, printed.toString(StandardCharsets.UTF_8).split("AGENT   speaks", -1).length - 1);
    }

    private static Stage stage(List<ModelScript> sessions, EmulatorObserver observer, Scenery scenery)
            throws IOException {
        return OfflineStage.build(sessions, observer, scenery, World.real());
    }

    /** Only the outcome matters. */
    private static final class Nobody implements ScenarioRun.Watcher {
        @Override
        public void saw(long atNanos, EmulatedSession session, EmulatorEvent event) {}
    }
}
