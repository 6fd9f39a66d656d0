package frontdesk.mcp.command;

import frontdesk.mcp.config.ConfiguredServer;
import frontdesk.mcp.protocol.JsonRpcCodec;
import frontdesk.mcp.protocol.MalformedJsonRpc;
import frontdesk.mcp.protocol.ProtocolVersions;
import frontdesk.mcp.wire.HeaderValue;
import frontdesk.mcp.wire.Way;
import frontdesk.tool.JsonText;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/** The arguments of the command {@code mcp}, understood. */
record McpCommandLine(ConfiguredServer server, List<Call> calls, boolean json) {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final int LONGEST_TIMEOUT_SECONDS = 3_600;
    private static final String USAGE = "mcp [--call NAME[=JSON]]... [--json] [--header 'N: v'] [--bearer-env VAR]"
            + " [--protocol V] [--timeout S] URL | -- COMMAND ARGUMENT...";

    /** A tool to be called, by the server's name for it. */
    record Call(String tool, ObjectNode arguments) {}

    /** @throws IllegalArgumentException if they are not understood: one line that says what is wrong */
    static McpCommandLine parse(List<String> arguments, Map<String, String> environment) {
        Reading reading = new Reading(environment);
        Iterator<String> rest = arguments.iterator();
        while (rest.hasNext()) {
            reading.take(rest.next(), rest);
        }
        return reading.line();
    }

    /** What has been understood so far. */
    private static final class Reading {
        private final Map<String, String> environment;
        private final Map<String, String> headers = new HashMap<>();
        private final List<String> command = new ArrayList<>();
        private final List<Call> calls = new ArrayList<>();
        private Optional<URI> url = Optional.empty();
        private String protocol = ProtocolVersions.offered();
        private Duration timeout = TIMEOUT;
        private boolean json;

        Reading(Map<String, String> environment) {
            this.environment = environment;
        }

        void take(String argument, Iterator<String> rest) {
            switch (argument) {
                case "--json" -> json = true;
                case "--call" -> calls.add(call(value(argument, rest)));
                case "--header" -> header(value(argument, rest));
                case "--bearer-env" -> bearer(value(argument, rest));
                case "--protocol" -> protocol = value(argument, rest);
                case "--timeout" -> timeout = seconds(value(argument, rest));
                case "--" -> rest.forEachRemaining(command::add);
                default -> url(argument);
            }
        }

        McpCommandLine line() {
            if (url.isPresent() == !command.isEmpty()) {
                throw new IllegalArgumentException("one server is needed, by its URL or after --: " + USAGE);
            }
            if (url.isEmpty() && !headers.isEmpty()) {
                throw new IllegalArgumentException("a command has no headers: " + USAGE);
            }
            Way way = url.<Way>map(to -> new Way.Url(to, headers))
                    .orElseGet(() -> new Way.Command(command, Way.Command.inherited(environment)));
            return new McpCommandLine(
                    new ConfiguredServer("server", way, Optional.empty(), timeout, Set.of(), protocol),
                    List.copyOf(calls),
                    json);
        }

        private static String value(String name, Iterator<String> rest) {
            if (!rest.hasNext()) {
                throw new IllegalArgumentException(name + " needs a value: " + USAGE);
            }
            return rest.next();
        }

        private void url(String argument) {
            if (argument.startsWith("-") || url.isPresent()) {
                throw new IllegalArgumentException("\"" + argument + "\" is not understood: " + USAGE);
            }
            try {
                url = Optional.of(URI.create(argument));
            } catch (IllegalArgumentException malformed) {
                throw new IllegalArgumentException("\"" + argument + "\" is not a URL");
            }
        }

        private static Call call(String text) {
            int equals = text.indexOf('=');
            String name = equals < 0 ? text : text.substring(0, equals);
            try {
                return new Call(name, JsonRpcCodec.object(new JsonText(equals < 0 ? "" : text.substring(equals + 1))));
            } catch (MalformedJsonRpc malformed) {
                throw new IllegalArgumentException("--call " + name + "=: the arguments are " + malformed.getMessage());
            }
        }

        private void header(String text) {
            int colon = text.indexOf(':');
            if (colon < 1) {
                throw new IllegalArgumentException("--header is a name, a colon and a value, such as 'X-Key: abc'");
            }
            add(text.substring(0, colon).strip(), text.substring(colon + 1).strip());
        }

        private void bearer(String variable) {
            String token = environment.getOrDefault(variable, "");
            if (token.isBlank()) {
                throw new IllegalArgumentException("--bearer-env: the environment has no variable " + variable);
            }
            add("Authorization", "Bearer " + token.strip());
        }

        private void add(String name, String value) {
            HeaderValue.check(name, value);
            headers.put(name, value);
        }

        private static Duration seconds(String text) {
            if (!text.matches("[1-9][0-9]{0,3}") || Integer.parseInt(text) > LONGEST_TIMEOUT_SECONDS) {
                throw new IllegalArgumentException(
                        "--timeout is in whole seconds, 1 to " + LONGEST_TIMEOUT_SECONDS + ", not \"" + text + "\"");
            }
            return Duration.ofSeconds(Integer.parseInt(text));
        }
    }
}
