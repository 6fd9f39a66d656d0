package frontdesk;

import frontdesk.call.plan.Phrases;
import frontdesk.file.MalformedFileException;
import frontdesk.file.TemporaryFolder;
import frontdesk.settings.DotEnv;
import frontdesk.settings.LogLevel;
import frontdesk.settings.Settings;
import frontdesk.settings.SettingsException;
import frontdesk.travel.TravelBusiness;
import frontdesk.twilio.BlockedCallers;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The command {@code check}: reads all that {@code serve} reads, and says everything that is wrong in one go. It opens
 * no port, reaches nobody and changes nothing: journals are those of an empty data folder, so that it may run beside a
 * server.
 */
final class CheckCommand {

    private final PrintStream out;
    private final PrintStream err;
    private final World world;
    private final Set<String> mistakes = new LinkedHashSet<>();

    CheckCommand(PrintStream out, PrintStream err, World world) {
        this.out = out;
        this.err = err;
        this.world = world;
    }

    /**
     * @param dotEnv the {@code .env} file, which need not be there
     * @return the exit code: 0 if everything is in order, 2 if anything is not
     * @throws IOException if no temporary folder can be made
     */
    int run(List<String> arguments, Map<String, String> environment, Path dotEnv) throws IOException {
        if (!arguments.isEmpty()) {
            err.println("frontdesk: check takes no arguments; settings come from the environment and .env");
            return 2;
        }
        Map<String, String> file = DotEnv.read(dotEnv, this::add);
        Map<String, String> values = new HashMap<>(file);
        values.putAll(environment);
        check(() -> LogLevel.checked(values.getOrDefault("LOG_LEVEL", "info")));
        // What is refused counts as not set, so that the files are checked all the same.
        Settings settings = Settings.from(values, this::add);
        check(() -> TravelBusiness.check(settings.dataDir(), world.clock()));
        check(() -> BlockedCallers.in(settings.dataDir()));
        try (TemporaryFolder empty = TemporaryFolder.create();
                BackOffice office = BackOffice.open(
                        settings, empty.path(), agent -> Phrases.none(), List.of(), world)) {
            check(() -> office.receptionFiles().check());
        }
        DotEnv.warnings(file.keySet(), Settings.NAMES).forEach(warning -> err.println("frontdesk: " + warning));
        mistakes.forEach(mistake -> err.println("frontdesk: " + mistake));
        out.println(mistakes.isEmpty() ? "Everything is in order." : "Mistakes: " + mistakes.size());
        return mistakes.isEmpty() ? 0 : 2;
    }

    private void check(Runnable reading) {
        try {
            reading.run();
        } catch (SettingsException | MalformedFileException refused) {
            add(refused);
        }
    }

    private void add(RuntimeException refused) {
        refused.getMessage().lines().forEach(mistakes::add);
    }
}
