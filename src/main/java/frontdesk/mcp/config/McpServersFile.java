package frontdesk.mcp.config;

import com.fasterxml.jackson.annotation.JsonProperty;
import frontdesk.file.Complaints;
import frontdesk.file.FileSource.TextFile;
import frontdesk.file.JsonFile;
import frontdesk.file.JsonPlaces;
import frontdesk.file.Mistakes;
import frontdesk.mcp.protocol.ProtocolVersions;
import frontdesk.mcp.wire.HeaderValue;
import frontdesk.mcp.wire.Way;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads {@code MCP_CONFIG}: the {@code mcpServers} JSON file that MCP hosts share, with a few keys of our own. Secrets
 * stay in the environment: <code>${NAME}</code> in a URL, a header, an argument or an {@code env} value stands for the
 * variable.
 */
public final class McpServersFile {

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Za-z_][A-Za-z0-9_]*)}");
    private static final int LEAST_TIMEOUT_MS = 100;
    private static final int MOST_TIMEOUT_MS = 120_000;

    /**
     * What a file says.
     *
     * @param usable the servers in the order of the file, without those that are disabled or cannot be used
     * @param names of these too: an agent that names one is not mistaken, and has its tools when it is back
     */
    public record Servers(List<ConfiguredServer> usable, Set<String> names) {
        /** Where there is no file. */
        public static final Servers NONE = new Servers(List.of(), Set.of());

        public Servers {
            usable = List.copyOf(usable);
            names = Set.copyOf(names);
        }
    }

    /** The whole file. */
    record Shape(@JsonProperty("mcpServers") LinkedHashMap<String, Entry> mcpServers) {
        Shape {
            if (mcpServers == null) {
                throw new IllegalArgumentException("\"mcpServers\" is missing: an object with the servers by name");
            }
        }
    }

    /** One server. What is absent is null. */
    record Entry(
            String type,
            String url,
            Map<String, String> headers,
            String command,
            List<String> args,
            Map<String, String> env,
            List<String> tools,
            @JsonProperty("timeoutMs") Integer timeoutMs,
            List<String> committing,
            String protocol,
            Boolean disabled) {
        Entry {
            Complaints complaints = new Complaints();
            complaints.unless((url == null) != (command == null), "a server has either a \"url\" or a \"command\"");
            complaints.unless(url == null || args == null && env == null,
                    "\"args\" and \"env\" belong to a \"command\"");
            complaints.unless(command == null || headers == null,
                    "\"headers\" belong to a \"url\"; a command gets its secrets by \"env\"");
            complaints.unless(!"sse".equals(type), "the transport \"sse\" of 2024 is not supported; most servers that"
                    + " have it also speak Streamable HTTP, often at /mcp");
            complaints.unless(
                    timeoutMs == null || timeoutMs >= LEAST_TIMEOUT_MS && timeoutMs <= MOST_TIMEOUT_MS,
                    "\"timeoutMs\" is from " + LEAST_TIMEOUT_MS + " to " + MOST_TIMEOUT_MS + ", not " + timeoutMs);
            complaints.refuse();
        }
    }

    private final TextFile file;
    private final Map<String, String> environment;
    private final Mistakes mistakes;

    private McpServersFile(TextFile file, Map<String, String> environment, Mistakes mistakes) {
        this.file = file;
        this.environment = environment;
        this.mistakes = mistakes;
    }

    /**
     * @param environment where the variables are looked up
     * @param mistakes is told everything that is wrong: the place and what to do about it
     */
    public static Servers read(TextFile file, Map<String, String> environment, Mistakes mistakes) {
        McpServersFile reading = new McpServersFile(file, environment, mistakes);
        Map<String, Entry> entries =
                JsonFile.read(file, Shape.class, mistakes).map(Shape::mcpServers).orElseGet(LinkedHashMap::new);
        List<ConfiguredServer> usable = new ArrayList<>();
        entries.forEach((name, entry) -> reading.server(name, entry).ifPresent(usable::add));
        return new Servers(usable, entries.keySet());
    }

    private Optional<ConfiguredServer> server(String name, Entry entry) {
        if (entry == null) {
            refuse(name, "holds null; it needs an object");
            return Optional.empty();
        }
        if (Boolean.TRUE.equals(entry.disabled())) {
            return Optional.empty();
        }
        try {
            return Optional.of(new ConfiguredServer(
                    name,
                    entry.url() == null ? command(entry) : url(entry),
                    Optional.ofNullable(entry.tools()),
                    entry.timeoutMs() == null ? ConfiguredServer.TIMEOUT : Duration.ofMillis(entry.timeoutMs()),
                    Set.copyOf(Objects.requireNonNullElse(entry.committing(), List.of())),
                    Objects.requireNonNullElse(entry.protocol(), ProtocolVersions.offered())));
        } catch (IllegalArgumentException refused) {
            refused.getMessage().lines().forEach(problem -> refuse(name, problem));
            return Optional.empty();
        }
    }

    private void refuse(String server, String problem) {
        mistakes.add(file.name(), JsonPlaces.of(file).place("mcpServers." + server, problem), problem);
    }

    private Way url(Entry entry) {
        Map<String, String> headers = filled(entry.headers());
        headers.forEach(HeaderValue::check);
        return new Way.Url(URI.create(filled(entry.url())), headers);
    }

    private Way command(Entry entry) {
        List<String> command = new ArrayList<>(List.of(filled(entry.command())));
        Objects.requireNonNullElse(entry.args(), List.<String>of()).forEach(argument -> command.add(filled(argument)));
        Map<String, String> all = Way.Command.inherited(environment);
        all.putAll(filled(entry.env()));
        return new Way.Command(command, all);
    }

    private Map<String, String> filled(Map<String, String> texts) {
        Map<String, String> filled = new TreeMap<>();
        Complaints complaints = new Complaints();
        Objects.requireNonNullElse(texts, Map.<String, String>of()).forEach((name, text) ->
                complaints.get(() -> filled(text)).ifPresent(value -> filled.put(name, value)));
        complaints.refuse();
        return filled;
    }

    private String filled(String text) {
        if (text == null) {
            throw new IllegalArgumentException("null stands where a text is needed");
        }
        return VARIABLE.matcher(text).replaceAll(match -> {
            String value = environment.get(match.group(1));
            if (value == null) {
                throw new IllegalArgumentException("the environment has no variable " + match.group(1));
            }
            return Matcher.quoteReplacement(value);
        });
    }
}
