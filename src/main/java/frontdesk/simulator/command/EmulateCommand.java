package frontdesk.simulator.command;

import frontdesk.simulator.model.EmulatedSession;
import frontdesk.simulator.model.EmulatorEvent;
import frontdesk.simulator.model.EmulatorEvent.ClientEvent;
import frontdesk.simulator.model.EmulatorEvent.SessionClosed;
import frontdesk.simulator.model.EmulatorEvent.SessionOpened;
import frontdesk.simulator.model.ModelScript;
import frontdesk.simulator.model.ModelTurn;
import frontdesk.simulator.model.ModelTurn.Say;
import frontdesk.simulator.model.RealtimeEmulator;
import frontdesk.simulator.scenario.TestAudio;
import frontdesk.simulator.terminal.Options;
import frontdesk.simulator.terminal.UsageException;
import java.io.IOException;
import java.io.PrintStream;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.LongSupplier;

/**
 * The command {@code emulate}: the emulated Realtime API alone, until the process is stopped. A server that is given
 * its URL as {@code OPENAI_REALTIME_URL} takes real telephone calls without the model, and every caller is answered, in
 * sentences that were recorded beforehand.
 */
public final class EmulateCommand {

    private static final int DEFAULT_PORT = 4001;
    private static final int HIGHEST_PORT = 65_535;
    private static final List<String> GREETING = List.of("agent/greeting-no-session");
    private static final List<String> ANSWERS = List.of(
            "agent/one-moment", "agent/breakfast-answer", "agent/airport-answer", "agent/still-there");

    private final PrintStream out;
    private final LongSupplier nanoClock;
    private final InstantSource clock;

    public EmulateCommand(PrintStream out, LongSupplier nanoClock, InstantSource clock) {
        this.out = out;
        this.nanoClock = nanoClock;
        this.clock = clock;
    }

    /**
     * Serves until the thread is interrupted.
     *
     * @param arguments {@code --port N}, {@value #DEFAULT_PORT} unless given, 0 for any free one
     * @return the exit code
     * @throws UsageException if the arguments are not understood
     * @throws IOException if the port cannot be bound
     */
    public int run(List<String> arguments) throws IOException {
        int port = Options.parse(arguments, List.of("--port")).value("--port").map(EmulateCommand::port)
                .orElse(DEFAULT_PORT);
        TestAudio audio = TestAudio.packed();
        ModelScript script = ModelScript.of(ModelTurn.on(ModelTurn.On.CREATE, says(audio, GREETING).getFirst()))
                .then(says(audio, ANSWERS));
        RealtimeEmulator.Config config = RealtimeEmulator.Config.playing(script).onPort(port).watchedBy(this::show);
        try (RealtimeEmulator emulator = RealtimeEmulator.start(config, nanoClock, clock)) {
            out.println("The emulated Realtime API listens. Serve with");
            out.println("  OPENAI_REALTIME_URL=" + emulator.uri());
            new CountDownLatch(1).await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        return 0;
    }

    private void show(long atNanos, EmulatedSession session, EmulatorEvent event) {
        switch (event) {
            case SessionOpened opened -> out.println("session opened");
            case SessionClosed closed -> out.println("session closed");
            case ClientEvent client -> out.println("  " + client.type());
            default -> {
                // audio and the emulator's own doing: too much for one line an event
            }
        }
    }

    private static List<Say> says(TestAudio audio, List<String> names) throws IOException {
        List<Say> says = new ArrayList<>();
        for (String name : names) {
            TestAudio.Spoken spoken = audio.speech(name);
            says.add(new Say(spoken.audio(), spoken.text()));
        }
        return says;
    }

    private static int port(String text) {
        try {
            int port = Integer.parseInt(text);
            if (port >= 0 && port <= HIGHEST_PORT) {
                return port;
            }
        } catch (NumberFormatException notANumber) {
            // said below, in the same words as a number out of range
        }
        throw new UsageException("--port " + text + " is not a port from 0 to " + HIGHEST_PORT);
    }
}
