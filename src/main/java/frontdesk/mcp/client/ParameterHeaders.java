package frontdesk.mcp.client;

import frontdesk.mcp.protocol.JsonRpcCodec;
import frontdesk.mcp.wire.HeaderValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * Which of a tool's parameters are repeated as HTTP headers, by the {@code x-mcp-header} of their schemas, so that
 * proxies can route by them. Source: MCP 2026-07-28, {@code basic/transports/streamable-http}.
 *
 * @param paths the way to each parameter by property names, by header name
 */
record ParameterHeaders(Map<String, List<String>> paths) {

    private static final String KEYWORD = "x-mcp-header";
    private static final String PREFIX = "Mcp-Param-";
    private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]{1,100}";
    private static final Set<String> PRIMITIVES = Set.of("string", "integer", "boolean");
    /** Under these keywords there are values, not schemas. */
    private static final Set<String> VALUES = Set.of("const", "enum", "default", "examples");

    /** @throws IllegalArgumentException in a few words if the schema uses the keyword wrongly */
    static ParameterHeaders of(JsonNode inputSchema) {
        Map<String, List<String>> paths = new TreeMap<>();
        collect(inputSchema, Optional.of(List.of()), paths);
        Set<String> lowerCase = new HashSet<>();
        for (String name : paths.keySet()) {
            if (!lowerCase.add(name.toLowerCase(Locale.ROOT))) {
                throw new IllegalArgumentException("two parameters want to be the header " + name);
            }
        }
        return new ParameterHeaders(paths);
    }

    /** The headers for these arguments; one that is absent or null has none. */
    Map<String, String> mirror(JsonNode arguments) {
        Map<String, String> headers = new HashMap<>();
        paths.forEach((name, path) -> {
            JsonNode value = arguments;
            for (String property : path) {
                value = value.path(property);
            }
            if (value.isValueNode() && !value.isNull() && !value.isMissingNode()) {
                headers.put(PREFIX + name, HeaderValue.encode(value.asString()));
            }
        });
        return headers;
    }

    /** @param path how the schema's value is reached by property names alone; empty where it is not */
    private static void collect(JsonNode schema, Optional<List<String>> path, Map<String, List<String>> found) {
        if (schema.isArray()) {
            schema.forEach(element -> collect(element, Optional.empty(), found));
        }
        if (!schema.isObject()) {
            return;
        }
        if (schema.has(KEYWORD)) {
            String name = checked(schema, path);
            if (found.put(name, path.orElseThrow()) != null) {
                throw new IllegalArgumentException("two parameters want to be the header " + name);
            }
        }
        schema.forEachEntry((keyword, value) -> {
            if (keyword.equals("properties")) {
                value.forEachEntry((property, child) ->
                        collect(child, path.map(parents -> extended(parents, property)), found));
            } else if (!VALUES.contains(keyword)) {
                collect(value, Optional.empty(), found);
            }
        });
    }

    private static String checked(JsonNode schema, Optional<List<String>> path) {
        String name = JsonRpcCodec.string(schema.get(KEYWORD));
        if (!name.matches(TOKEN)) {
            throw new IllegalArgumentException("its " + KEYWORD + " is not the name of a header");
        }
        if (!PRIMITIVES.contains(schema.path("type").asString(""))) {
            throw new IllegalArgumentException(
                    "its " + KEYWORD + " " + name + " is not on a string, an integer or a boolean");
        }
        if (path.isEmpty()) {
            throw new IllegalArgumentException("its " + KEYWORD + " " + name + " is not on a plain parameter");
        }
        return name;
    }

    private static List<String> extended(List<String> parents, String property) {
        List<String> path = new ArrayList<>(parents);
        path.add(property);
        return List.copyOf(path);
    }
}
