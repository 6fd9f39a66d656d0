package frontdesk.simulator.model;

import frontdesk.simulator.model.EventShape.Bytes;
import frontdesk.simulator.model.EventShape.Decimal;
import frontdesk.simulator.model.EventShape.Either;
import frontdesk.simulator.model.EventShape.Fields;
import frontdesk.simulator.model.EventShape.Just;
import frontdesk.simulator.model.EventShape.Kinds;
import frontdesk.simulator.model.EventShape.ListOf;
import frontdesk.simulator.model.EventShape.Pairs;
import frontdesk.simulator.model.EventShape.Text;
import frontdesk.simulator.model.EventShape.Whole;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeType;

/**
 * Every event that a client may send over a WebSocket, field by field.
 *
 * <p>The table covers what can be told from the event alone. What depends on the session (an id that must exist, a
 * voice that may no longer change) is checked where it is known.
 */
final class EventShapes {

    private static final int NO_LIMIT = Integer.MAX_VALUE;
    private static final int MAX_ID = 32;
    private static final int MAX_EVENT_ID = 512;
    /** 15 MiB of audio in base64. */
    private static final int MAX_APPEND = 15 * 1024 * 1024 / 3 * 4;

    private static final EventShape TEXT = new Text(NO_LIMIT, Set.of());
    private static final EventShape ID = new Text(MAX_ID, Set.of());
    private static final EventShape FLAG = new Just(JsonNodeType.BOOLEAN);
    private static final EventShape OBJECT = new Just(JsonNodeType.OBJECT);
    private static final EventShape MS = new Whole(0, Integer.MAX_VALUE);

    private static final EventShape FORMAT = new Kinds(
            "type",
            Map.of(
                    "audio/pcm", shape(must("type", TEXT), may("rate", new Whole(24_000, 24_000))),
                    "audio/pcmu", shape(must("type", TEXT)),
                    "audio/pcma", shape(must("type", TEXT))));

    private static final EventShape VOICE = either(new Text(256, Set.of()), shape(must("id", TEXT)));

    private static final EventShape TURN_DETECTION = orNull(new Kinds(
            "type",
            Map.of(
                    "server_vad",
                            shape(
                                    must("type", TEXT),
                                    may("threshold", new Decimal(0, 1)),
                                    may("prefix_padding_ms", MS),
                                    may("silence_duration_ms", MS),
                                    may("create_response", FLAG),
                                    may("interrupt_response", FLAG),
                                    may("idle_timeout_ms", orNull(new Whole(5_000, 30_000)))),
                    "semantic_vad",
                            shape(
                                    must("type", TEXT),
                                    may("eagerness", word("low", "medium", "high", "auto")),
                                    may("create_response", FLAG),
                                    may("interrupt_response", FLAG)))));

    private static final EventShape TRANSCRIPTION = orNull(shape(
            may("model", TEXT),
            may("language", TEXT),
            may("languages", new ListOf(TEXT, 1, NO_LIMIT)),
            may("keywords", new ListOf(TEXT, 0, NO_LIMIT)),
            may("prompt", TEXT),
            may("delay", word("minimal", "low", "medium", "high", "xhigh"))));

    private static final EventShape AUDIO = shape(
            may(
                    "input",
                    shape(
                            may("format", FORMAT),
                            may("noise_reduction", orNull(shape(must("type", word("near_field", "far_field"))))),
                            may("transcription", TRANSCRIPTION),
                            may("turn_detection", TURN_DETECTION))),
            may("output", shape(may("format", FORMAT), may("voice", VOICE), may("speed", new Decimal(0.25, 1.5)))));

    private static final EventShape TOOL = new Kinds(
            "type",
            Map.of(
                    "function",
                            shape(
                                    must("type", TEXT),
                                    must("name", new Text(64, Set.of())),
                                    may("description", TEXT),
                                    may("parameters", OBJECT)),
                    "mcp",
                            shape(
                                    must("type", TEXT),
                                    must("server_label", TEXT),
                                    may("server_url", TEXT),
                                    may("server_description", TEXT),
                                    may("connector_id", TEXT),
                                    may("authorization", TEXT),
                                    may("headers", orNull(OBJECT)),
                                    may("allowed_tools", orNull(either(new ListOf(TEXT, 0, NO_LIMIT), OBJECT))),
                                    may("require_approval", orNull(either(word("always", "never"), OBJECT))))));

    private static final EventShape TOOL_CHOICE = either(
            word("auto", "none", "required"),
            new Kinds(
                    "type",
                    Map.of(
                            "function", shape(must("type", TEXT), must("name", TEXT)),
                            "mcp", shape(must("type", TEXT), must("server_label", TEXT), may("name", orNull(TEXT))))));

    private static final EventShape TOOLS = new ListOf(TOOL, 0, 128);
    private static final EventShape MAX_OUTPUT_TOKENS = either(word("inf"), new Whole(1, 4_096));
    private static final EventShape MODALITIES = new ListOf(word("audio", "text"), 1, 1);
    private static final EventShape REASONING = shape(may("effort", word("minimal", "low", "medium", "high", "xhigh")));
    private static final EventShape METADATA = orNull(new Pairs(16, 64, 512));

    private static final EventShape PROMPT =
            orNull(shape(must("id", TEXT), may("version", orNull(TEXT)), may("variables", orNull(OBJECT))));

    private static final EventShape TRUNCATION = either(
            word("auto", "disabled"),
            shape(
                    must("type", word("retention_ratio")),
                    must("retention_ratio", new Decimal(0, 1)),
                    may("token_limits", shape(may("post_instructions", new Whole(0, Long.MAX_VALUE))))));

    private static final EventShape TRACING = orNull(either(
            word("auto"), shape(may("workflow_name", TEXT), may("group_id", TEXT), may("metadata", OBJECT))));

    private static final EventShape SESSION = shape(
            must("type", word("realtime")),
            may("model", TEXT),
            may("output_modalities", MODALITIES),
            may("instructions", TEXT),
            may("audio", AUDIO),
            may("include", orNull(new ListOf(word("item.input_audio_transcription.logprobs"), 0, 1))),
            may("tools", TOOLS),
            may("tool_choice", TOOL_CHOICE),
            may("parallel_tool_calls", FLAG),
            may("reasoning", REASONING),
            may("max_output_tokens", MAX_OUTPUT_TOKENS),
            may("truncation", TRUNCATION),
            may("tracing", TRACING),
            may("prompt", PROMPT));

    private static final EventShape TEXT_PART = shape(must("type", word("input_text")), must("text", TEXT));

    private static final EventShape USER_PART = new Kinds(
            "type",
            Map.of(
                    "input_text", TEXT_PART,
                    "input_audio",
                            shape(must("type", TEXT), must("audio", new Bytes()), may("transcript", orNull(TEXT))),
                    "input_image",
                            shape(
                                    must("type", TEXT),
                                    must("image_url", TEXT),
                                    may("detail", word("auto", "low", "high")))));

    private static final EventShape ASSISTANT_PART = shape(must("type", word("output_text")), must("text", TEXT));

    private static final EventShape MESSAGE = new Kinds(
            "role",
            Map.of(
                    "system", message(TEXT_PART),
                    "user", message(USER_PART),
                    "assistant", message(ASSISTANT_PART)));

    private static final Map<String, EventShape> ITEMS = Map.of(
            "message", MESSAGE,
            "function_call", item(must("name", TEXT), must("arguments", TEXT), may("call_id", TEXT)),
            "function_call_output", item(must("call_id", TEXT), must("output", TEXT)),
            "mcp_approval_response",
                    shape(
                            must("type", TEXT),
                            may("id", ID),
                            must("approval_request_id", TEXT),
                            must("approve", FLAG),
                            may("reason", orNull(TEXT))));

    private static final EventShape RESPONSE = shape(
            may("output_modalities", MODALITIES),
            may("instructions", TEXT),
            may("audio", shape(may("output", shape(may("format", FORMAT), may("voice", VOICE))))),
            may("tools", TOOLS),
            may("tool_choice", TOOL_CHOICE),
            may("parallel_tool_calls", FLAG),
            may("reasoning", REASONING),
            may("max_output_tokens", MAX_OUTPUT_TOKENS),
            may("conversation", word("auto", "none")),
            may("metadata", METADATA),
            may("prompt", PROMPT),
            may("input", new ListOf(inputItem(), 0, NO_LIMIT)));

    private static final EventShape EVENT = new Kinds(
            "type",
            Map.ofEntries(
                    Map.entry("session.update", event(must("session", SESSION))),
                    Map.entry("input_audio_buffer.append", event(must("audio", new Text(MAX_APPEND, Set.of())))),
                    Map.entry("input_audio_buffer.commit", event()),
                    Map.entry("input_audio_buffer.clear", event()),
                    Map.entry(
                            "conversation.item.create",
                            event(must("item", new Kinds("type", ITEMS)), may("previous_item_id", orNull(TEXT)))),
                    Map.entry("conversation.item.retrieve", event(must("item_id", TEXT))),
                    Map.entry("conversation.item.delete", event(must("item_id", TEXT))),
                    Map.entry(
                            "conversation.item.truncate",
                            event(must("item_id", TEXT), must("content_index", MS), must("audio_end_ms", MS))),
                    Map.entry("response.create", event(may("response", RESPONSE))),
                    Map.entry("response.cancel", event(may("response_id", TEXT)))));

    private EventShapes() {}

    /** The first thing that is wrong with a client's event; empty when it may be looked at further. */
    static Optional<EventFlaw> flawIn(JsonNode event) {
        return EVENT.flawIn(event, "");
    }

    private record Field(String name, EventShape shape, boolean required) {}

    private static Field must(String name, EventShape shape) {
        return new Field(name, shape, true);
    }

    private static Field may(String name, EventShape shape) {
        return new Field(name, shape, false);
    }

    private static Fields shape(Field... fields) {
        Map<String, EventShape> required = new LinkedHashMap<>();
        Map<String, EventShape> optional = new LinkedHashMap<>();
        for (Field field : fields) {
            (field.required() ? required : optional).put(field.name(), field.shape());
        }
        return new Fields(required, optional);
    }

    private static Fields event(Field... fields) {
        return with(fields, must("type", TEXT), may("event_id", new Text(MAX_EVENT_ID, Set.of())));
    }

    private static Fields item(Field... fields) {
        return with(
                fields,
                must("type", TEXT),
                may("id", ID),
                may("object", word("realtime.item")),
                may("status", word("completed", "incomplete", "in_progress")));
    }

    private static Fields message(EventShape part) {
        return item(must("role", TEXT), must("content", new ListOf(part, 0, NO_LIMIT)));
    }

    private static EventShape inputItem() {
        Map<String, EventShape> kinds = new LinkedHashMap<>(ITEMS);
        kinds.put("item_reference", shape(must("type", TEXT), must("id", TEXT)));
        return new Kinds("type", kinds);
    }

    private static Fields with(Field[] fields, Field... more) {
        Field[] all = Arrays.copyOf(more, more.length + fields.length);
        System.arraycopy(fields, 0, all, more.length, fields.length);
        return shape(all);
    }

    private static EventShape word(String... words) {
        return new Text(NO_LIMIT, Set.of(words));
    }

    private static EventShape either(EventShape... shapes) {
        return new Either(List.of(shapes), false);
    }

    private static EventShape orNull(EventShape shape) {
        return new Either(List.of(shape), true);
    }
}
