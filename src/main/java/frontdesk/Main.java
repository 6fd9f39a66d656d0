package frontdesk;

import frontdesk.file.MalformedFileException;
import frontdesk.journal.UnusableJournalException;
import frontdesk.mcp.client.ClientInfo;
import frontdesk.mcp.command.McpCommand;
import frontdesk.mcp.command.ToolCallTimes;
import frontdesk.mcp.config.ConfiguredServer;
import frontdesk.settings.DotEnv;
import frontdesk.settings.LogLevel;
import frontdesk.settings.Settings;
import frontdesk.settings.SettingsException;
import frontdesk.simulator.bench.BenchCommand;
import frontdesk.simulator.command.CallCommand;
import frontdesk.simulator.command.DemoCommand;
import frontdesk.simulator.command.EmulateCommand;
import frontdesk.simulator.telephone.PhoneNetwork;
import frontdesk.simulator.terminal.Ink;
import frontdesk.simulator.terminal.UsageException;
import frontdesk.tool.JsonText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.LongConsumer;

/**
 * The commands. Exit codes: 0 done, 1 it did not work, 2 it was not understood or a setting is refused.
 *
 * <p>No logger here, for the reason that {@link LogLevel} gives.
 */
public final class Main {

    private static final String HELP = """
            Frontdesk answers the telephone: Twilio on one side, the OpenAI Realtime API on the other.

            java -jar frontdesk.jar [command]
              serve                                take calls (the default); settings from the environment and .env
              check                                everything that is wrong with settings, agents and data files
              demo [--scenario NAME] [--out WAV]   one whole telephone call, offline
              call --audio WAV --server URL        place a call as Twilio would, and save what the caller hears
              mcp [--call NAME[=JSON]] URL         what an MCP server offers, and what its tools answer
              emulate [--port N]                   the emulated Realtime API alone
              bench                                how fast and how small, in one table
              --help, --version

            README.md has the settings and the first call in five steps.
            """;

    private Main() {}

    public static void main(String[] arguments) {
        System.exit(run(List.of(arguments)));
    }

    private static int run(List<String> arguments) {
        String command = arguments.isEmpty() ? "serve" : arguments.getFirst();
        List<String> rest = arguments.isEmpty() ? arguments : arguments.subList(1, arguments.size());
        try {
            return switch (command) {
                case "serve" -> serve(rest);
                case "check" -> check(rest);
                case "demo" -> demo(rest);
                case "call" -> call(rest);
                case "emulate" -> emulate(rest);
                case "bench" -> bench(rest);
                case "mcp" -> mcp(rest);
                case "--help", "-h", "help" -> say(HELP.stripTrailing());
                case "--version" -> say("frontdesk " + Version.text());
                default -> refuse("frontdesk: unknown command \"" + command + "\"; --help lists the commands");
            };
        } catch (SettingsException | MalformedFileException | UnusableJournalException | UsageException refused) {
            refused.getMessage().lines().forEach(line -> System.err.println("frontdesk: " + line));
            return 2;
        } catch (IOException | UncheckedIOException failed) {
            System.err.println("frontdesk: " + failed.getMessage());
            return 1;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return 1;
        }
    }

    private static int bench(List<String> arguments) throws IOException, InterruptedException {
        LogLevel.prepare(System.getenv().getOrDefault("LOG_LEVEL", "error"));
        try (PhoneNetwork network = new PhoneNetwork(System::nanoTime, new Random())) {
            return new BenchCommand(System.out, System.err, network, System::nanoTime, Main::searchHotels)
                    .run(arguments);
        }
    }

    /** What the benchmark asks of the example business's MCP server. */
    private static void searchHotels(URI server, String token, int times, LongConsumer nanos)
            throws IOException, InterruptedException {
        ConfiguredServer booking = ConfiguredServer.at(
                "booking", server.resolve("/booking-mcp"), Map.of("Authorization", "Bearer " + token));
        new ToolCallTimes(new ClientInfo("frontdesk", Version.text()), System::nanoTime)
                .measure(booking, "search-hotel", new JsonText("{\"city\":\"Chicago\"}"), times, nanos);
    }

    private static int check(List<String> arguments) throws IOException {
        LogLevel.prepare("warn");
        return new CheckCommand(System.out, System.err, World.real()).run(arguments, System.getenv(), Path.of(".env"));
    }

    private static int demo(List<String> arguments) throws IOException, InterruptedException {
        LogLevel.prepare(System.getenv().getOrDefault("LOG_LEVEL", "error"));
        World world = World.real();
        try (PhoneNetwork network = new PhoneNetwork(world.nanoTime(), new Random())) {
            return new DemoCommand(System.out, ink(), network, (sessions, observer, scenery) ->
                            OfflineStage.build(sessions, observer, scenery, world))
                    .run(arguments);
        }
    }

    private static int call(List<String> arguments) throws IOException, InterruptedException {
        LogLevel.prepare(System.getenv().getOrDefault("LOG_LEVEL", "error"));
        try (PhoneNetwork network = new PhoneNetwork(System::nanoTime, new Random())) {
            return new CallCommand(System.out, ink(), network).run(arguments, System.getenv());
        }
    }

    private static int emulate(List<String> arguments) throws IOException {
        LogLevel.prepare(System.getenv().getOrDefault("LOG_LEVEL", "warn"));
        return new EmulateCommand(System.out, System::nanoTime, InstantSource.system()).run(arguments);
    }

    private static int mcp(List<String> arguments) throws InterruptedException {
        LogLevel.prepare(System.getenv().getOrDefault("LOG_LEVEL", "warn"));
        return new McpCommand(System.out, System.err, System::nanoTime, new ClientInfo("frontdesk", Version.text()))
                .run(arguments, System.getenv());
    }

    private static Ink ink() {
        return Ink.of(System.console(), System.getenv());
    }

    private static int serve(List<String> arguments) throws IOException {
        if (!arguments.isEmpty()) {
            return refuse("frontdesk: serve takes no arguments; settings come from the environment and .env");
        }
        Map<String, String> dotEnv = DotEnv.read(Path.of(".env"));
        Map<String, String> values = new HashMap<>(dotEnv);
        values.putAll(System.getenv());
        LogLevel.prepare(values.getOrDefault("LOG_LEVEL", "info"));
        DotEnv.warnings(dotEnv.keySet(), Settings.NAMES)
                .forEach(warning -> System.err.println("frontdesk: " + warning));
        Frontdesk frontdesk = Frontdesk.open(Settings.from(values), World.real());
        Thread main = Thread.currentThread();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            frontdesk.close();
            main.interrupt();
        }, "shutdown"));
        try {
            Thread.sleep(Long.MAX_VALUE);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        return 0;
    }

    private static int say(String text) {
        System.out.println(text);
        return 0;
    }

    private static int refuse(String line) {
        System.err.println(line);
        return 2;
    }
}
