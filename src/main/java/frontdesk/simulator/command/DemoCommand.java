package frontdesk.simulator.command;

import frontdesk.audio.AudioFormat;
import frontdesk.simulator.model.EmulatedSession;
import frontdesk.simulator.model.EmulatorEvent;
import frontdesk.simulator.scenario.Scenario;
import frontdesk.simulator.scenario.ScenarioFile;
import frontdesk.simulator.scenario.TestAudio;
import frontdesk.simulator.stage.ScenarioRun;
import frontdesk.simulator.stage.ScenarioRun.Outcome;
import frontdesk.simulator.stage.ScenarioRun.Watcher;
import frontdesk.simulator.stage.Stage;
import frontdesk.simulator.telephone.PhoneEvent;
import frontdesk.simulator.telephone.PhoneNetwork;
import frontdesk.simulator.terminal.Ink;
import frontdesk.simulator.terminal.Ink.Colour;
import frontdesk.simulator.terminal.Options;
import frontdesk.simulator.terminal.Timeline;
import frontdesk.simulator.terminal.UsageException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The command {@code demo}: one whole telephone call without a telephone and without the model, shown as it happens.
 *
 * <p>Everything between the two far ends is the real server on real sockets. The exit code is 0 when all that the
 * scenario expects has come true.
 */
public final class DemoCommand {
    private static final String DEFAULT_SCENARIO = "a-whole-call";
    private static final String DEFAULT_FILE = "frontdesk-demo.wav";

    private final PrintStream out;
    private final Ink ink;
    private final PhoneNetwork network;
    private final Stage.Builder stages;

    /** @param stages builds the server with an emulated model behind it */
    public DemoCommand(PrintStream out, Ink ink, PhoneNetwork network, Stage.Builder stages) {
        this.out = out;
        this.ink = ink;
        this.network = network;
        this.stages = stages;
    }

    /**
     * Plays and shows a scenario.
     *
     * @param arguments {@code --scenario NAME}, {@code --out FILE.wav}
     * @return the exit code
     * @throws UsageException if the arguments are not understood
     * @throws IOException if the scenario cannot be read, the server cannot start or the recording cannot be written
     */
    public int run(List<String> arguments) throws IOException, InterruptedException {
        Options options = Options.parse(arguments, List.of("--scenario", "--out"));
        Path file = options.output("--out", DEFAULT_FILE);
        TestAudio audio = TestAudio.packed();
        Scenario scenario = scenario(options.value("--scenario").orElse(DEFAULT_SCENARIO), audio);
        Timeline timeline = new Timeline(out, ink);
        timeline.plain(Colour.STRONG, scenario.title());
        timeline.plain(Colour.FAINT, "one call from " + scenario.from() + ", all on this machine:"
                + " the server is real, the telephone and the model are emulated");
        timeline.plain(Colour.NONE, "");
        Waterfall waterfall = new Waterfall();
        Outcome outcome;
        try (timeline) {
            Watcher view = new DemoView(timeline, audio);
            outcome = new ScenarioRun(network, stages, audio).play(scenario, new Shown(view, waterfall));
        }
        Files.write(file, outcome.recording().stereoWav());
        timeline.plain(Colour.NONE, "");
        waterfall.print(timeline, outcome.phone());
        return close(timeline, outcome, file);
    }

    private static Scenario scenario(String name, TestAudio audio) throws IOException {
        if (!TestAudio.scenarios().containsKey(name)) {
            throw new UsageException("no scenario is named " + name + "; there are "
                    + String.join(", ", TestAudio.scenarios().keySet()));
        }
        return new ScenarioFile(audio).read(name);
    }

    private static int close(Timeline timeline, Outcome outcome, Path file) {
        long seconds = AudioFormat.PCMU_8KHZ.durationMs(outcome.recording().caller().length) / 1000;
        timeline.plain(Colour.NONE, "");
        timeline.plain(Colour.NONE, "Listen to it: " + file + " (" + seconds + " s, caller left, agent right)");
        if (outcome.failures().isEmpty()) {
            timeline.plain(Colour.AGENT, "Everything went as it should.");
            return 0;
        }
        timeline.plain(Colour.INTERRUPTION, "Not everything went as it should:");
        outcome.failures().forEach(failure -> timeline.plain(Colour.NONE, "  " + failure));
        return 1;
    }

    /** The view and the clock watch together. */
    private record Shown(Watcher view, Waterfall waterfall) implements Watcher {
        @Override
        public void happened(PhoneEvent event) {
            view.happened(event);
        }

        @Override
        public void heard(long atNanos, byte[] audio, int offset, int length) {
            view.heard(atNanos, audio, offset, length);
        }

        @Override
        public void saw(long atNanos, EmulatedSession session, EmulatorEvent event) {
            waterfall.saw(atNanos, session, event);
            view.saw(atNanos, session, event);
        }
    }
}
