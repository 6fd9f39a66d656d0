package frontdesk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import frontdesk.farewell.EndCallTool;
import frontdesk.farewell.TransferTool;
import frontdesk.journal.DiskFolder;
import frontdesk.message.OwnerLine;
import frontdesk.message.TakeMessageTool;
import frontdesk.outbox.Outbox;
import frontdesk.tool.JsonText;
import frontdesk.tool.Tool;
import frontdesk.tool.ToolCall;
import frontdesk.tool.ToolResult;
import frontdesk.travel.TravelBusiness;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the model is told of every tool that ships, and what each says to arguments that are none. */
class ToolSchemasTest {
    private static final Set<String> TYPES = Set.of("string", "integer", "number", "boolean", "array");

    @TempDir
    Path data;

    private Outbox outbox;
    private TravelBusiness travel;
    private final List<Tool> tools = new ArrayList<>();

    @BeforeEach
    void open() {
        InstantSource clock = InstantSource.system();
        URI nowhere = URI.create("http://127.0.0.1:9");
        outbox = Outbox.open(new DiskFolder(data), Map.of(), clock, Outbox.Retry.defaults(), _ -> {});
        travel = TravelBusiness.load(
                data, new TravelBusiness.Weather(nowhere, nowhere), clock, new SecureRandom(), outbox, nowhere);
        tools.addAll(travel.tools(ZoneOffset.UTC, Locale.US));
        tools.add(new TakeMessageTool(outbox, new OwnerLine(Optional.empty(), false), clock));
        tools.add(new EndCallTool());
        tools.add(new TransferTool());
    }

    @AfterEach
    void close() throws IOException {
        travel.close();
        outbox.close();
    }

    private static JsonNode schema(Tool tool) {
        return JsonMapper.shared().readTree(tool.parameters().text());
    }

    private static ToolResult ask(Tool tool, String arguments) {
        String callId = tool.name() + arguments;
        try {
            return tool.answer(new ToolCall(
                    callId, tool.name(), new JsonText(arguments), "CA1", "+15005550101", "+15005550006"));
        } catch (Exception thrown) {
            throw new AssertionError(tool.name() + " throws for " + arguments, thrown);
        }
    }

    @Test
    void everySchemaIsClosedAndDescribesEachOfItsProperties() {
        for (Tool tool : tools) {
            JsonNode schema = schema(tool);
            assertEquals("object", schema.path("type").stringValue(), tool.name());
            assertTrue(schema.has("additionalProperties"), tool.name());
            assertFalse(schema.path("additionalProperties").booleanValue(), tool.name());
            JsonNode properties = schema.path("properties");
            for (String name : properties.propertyNames()) {
                JsonNode property = properties.path(name);
                assertTrue(TYPES.contains(property.path("type").asString("")), tool.name() + "." + name);
                assertFalse(property.path("description").asString("").isBlank(), tool.name() + "." + name);
                assertTrue(!property.has("enum") || !property.path("enum").isEmpty(), tool.name() + "." + name);
            }
            schema.path("required").forEach(required ->
                    assertTrue(properties.has(required.stringValue()), tool.name() + "." + required));
        }
    }

    @Test
    void whatIsNoObjectOrHasAnUnknownArgumentIsRefusedByTheNamesThatThereAre() {
        for (Tool tool : tools) {
            List<String> names = List.copyOf(schema(tool).path("properties").propertyNames());
            if (names.isEmpty()) {
                continue;
            }
            for (String odd : new String[] {"", "[]", "null", "7", "{\"a\":", "{\"no_such_argument\": 1}"}) {
                ToolResult result = ask(tool, odd);
                assertTrue(result.failed(), tool.name() + " " + odd + ": " + result.text());
                for (String name : names) {
                    assertTrue(result.text().contains(name), tool.name() + " " + odd + ": " + result.text());
                }
            }
        }
    }

    @Test
    void whatIsMissingIsAskedForByItsName() {
        for (Tool tool : tools) {
            if (!schema(tool).path("required").isEmpty()) {
                ToolResult result = ask(tool, "{}");
                assertTrue(result.failed(), tool.name() + ": " + result.text());
                assertTrue(
                        schema(tool).path("properties").propertyNames().stream().anyMatch(result.text()::contains),
                        tool.name() + ": " + result.text());
            }
        }
    }
}
