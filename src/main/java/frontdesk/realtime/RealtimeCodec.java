package frontdesk.realtime;

import frontdesk.audio.Base64Audio;
import frontdesk.json.PlainJson;
import frontdesk.realtime.ServerEvent.ErrorEvent;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads server events and writes client events. Knows no socket and no thread; safe from any.
 *
 * <p>The frequent audio deltas, in their usual form, are only walked through. Of the others the plain members are read
 * in one pass, and nested objects ({@code session}, {@code item}, {@code response}, {@code error}) become trees.
 */
final class RealtimeCodec {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String AUDIO_DELTA = "response.output_audio.delta";
    private static final String REQUEST_ID = "request_id";
    private static final byte[] APPEND = ascii("{\"type\":\"input_audio_buffer.append\",\"audio\":\"");
    private static final byte[] APPEND_END = ascii("\"}");

    /** The members of one event. */
    private record Members(Map<String, String> texts, Map<String, JsonNode> objects) {
        String need(String name) throws MalformedEvent {
            String text = texts.get(name);
            if (text == null) {
                throw new MalformedEvent("no " + name + " in " + texts.get("type") + ", or of the wrong type");
            }
            return text;
        }

        int number(String name) throws MalformedEvent {
            return RealtimeCodec.number(need(name), name + " in " + texts.get("type"));
        }

        /** A time on the session's audio clock; what is missing or odd must not cost the event, so it is -1 then. */
        long audioMs(String name) {
            String text = texts.getOrDefault(name, "");
            return text.matches("\\d{1,12}") ? Long.parseLong(text) : -1;
        }

        JsonNode object(String name) throws MalformedEvent {
            JsonNode object = objects.get(name);
            if (object == null) {
                throw new MalformedEvent("no object " + name + " in " + texts.get("type"));
            }
            return object;
        }
    }

    /** @param utf8 with an array; is read to its end, or not at all */
    ServerEvent decode(ByteBuffer utf8) throws MalformedEvent {
        Optional<ServerEvent> delta = plainAudioDelta(utf8);
        return delta.isPresent() ? delta.get() : decode(StandardCharsets.UTF_8.decode(utf8).toString());
    }

    /** A {@code response.output_audio.delta}, if it is one, is plain, and has all its members. */
    private static Optional<ServerEvent> plainAudioDelta(ByteBuffer utf8) throws MalformedEvent {
        PlainJson json = new PlainJson(utf8);
        boolean audio = true;
        boolean typeSeen = false;
        String responseId = null;
        String itemId = null;
        String contentIndex = null;
        ByteBuffer delta = null;
        while (audio && json.next()) {
            if (json.is("delta")) {
                delta = json.valueBytes();
            } else if (json.is("type")) {
                typeSeen = true;
                audio = json.valueIs(AUDIO_DELTA);
            } else if (json.is("response_id")) {
                responseId = json.value();
            } else if (json.is("item_id")) {
                itemId = json.value();
            } else if (json.is("content_index")) {
                contentIndex = json.value();
            }
        }
        boolean complete = audio && typeSeen && json.isWhole()
                && responseId != null && itemId != null && contentIndex != null && delta != null;
        return complete
                ? Optional.of(new ServerEvent.OutputAudioDelta(
                        responseId, itemId, number(contentIndex, "content_index in " + AUDIO_DELTA), audio(delta)))
                : Optional.empty();
    }

    ServerEvent decode(String text) throws MalformedEvent {
        Members event = read(text);
        String type = event.texts().get("type");
        if (type == null) {
            throw new MalformedEvent("no type");
        }
        return switch (type) {
            case "session.created" -> new ServerEvent.SessionCreated(text(event.object("session"), "id"));
            case "session.updated" -> sessionUpdated(event.object("session"));
            case "input_audio_buffer.speech_started" ->
                new ServerEvent.SpeechStarted(event.need("item_id"), event.audioMs("audio_start_ms"));
            case "input_audio_buffer.speech_stopped" ->
                new ServerEvent.SpeechStopped(event.need("item_id"), event.audioMs("audio_end_ms"));
            case "input_audio_buffer.committed" -> new ServerEvent.Committed(event.need("item_id"));
            case "conversation.item.added", "conversation.item.created" -> {
                JsonNode item = event.object("item");
                yield new ServerEvent.ItemAdded(text(item, "id"), text(item, "type"), text(item, "call_id"));
            }
            case "conversation.item.input_audio_transcription.completed" ->
                new ServerEvent.InputTranscript(event.need("item_id"), event.need("transcript"));
            case "response.created" -> {
                JsonNode response = event.object("response");
                yield new ServerEvent.ResponseCreated(
                        needText(response, "id", type), text(response.path("metadata"), REQUEST_ID));
            }
            case AUDIO_DELTA -> new ServerEvent.OutputAudioDelta(
                    event.need("response_id"),
                    event.need("item_id"),
                    event.number("content_index"),
                    audio(ByteBuffer.wrap(ascii(event.need("delta")))));
            case "response.output_audio.done" ->
                new ServerEvent.OutputAudioDone(event.need("response_id"), event.need("item_id"));
            case "response.output_audio_transcript.delta" -> new ServerEvent.OutputTranscriptDelta(
                    event.need("response_id"), event.need("item_id"), event.need("delta"));
            case "response.output_item.done" -> outputItemDone(event, type);
            case "response.done" -> responseDone(event.object("response"), type);
            case "error" -> error(event.object("error"));
            default -> new ServerEvent.Other(type);
        };
    }

    String encode(ClientEvent event) {
        ObjectNode json = JSON.createObjectNode().put("event_id", event.eventId());
        switch (event) {
            case ClientEvent.SessionUpdate update -> json.put("type", "session.update")
                    .set("session", SessionConfig.session(update.plan(), update.options()));
            case ClientEvent.ToolsUpdate update -> json.put("type", "session.update")
                    .set("session", SessionConfig.tools(update.tools()));
            case ClientEvent.ResponseCreate create -> {
                ObjectNode response = json.put("type", "response.create").putObject("response");
                response.putObject("metadata").put(REQUEST_ID, create.eventId());
                if (!create.instructions().isEmpty()) {
                    response.put("instructions", create.instructions());
                }
            }
            case ClientEvent.ResponseCancel cancel -> {
                json.put("type", "response.cancel");
                if (!cancel.responseId().isEmpty()) {
                    json.put("response_id", cancel.responseId());
                }
            }
            case ClientEvent.ItemTruncate truncate -> json.put("type", "conversation.item.truncate")
                    .put("item_id", truncate.itemId())
                    .put("content_index", truncate.contentIndex())
                    .put("audio_end_ms", truncate.audioEndMs());
            case ClientEvent.ItemDelete delete ->
                json.put("type", "conversation.item.delete").put("item_id", delete.itemId());
            case ClientEvent.FunctionCallOutput output -> json.put("type", "conversation.item.create")
                    .putObject("item")
                    .put("type", "function_call_output")
                    .put("call_id", output.callId())
                    .put("output", output.output());
            case ClientEvent.SystemMessage message -> {
                ObjectNode item = json.put("type", "conversation.item.create").putObject("item");
                item.put("type", "message").put("role", "system");
                item.putArray("content").addObject().put("type", "input_text").put("text", message.text());
            }
        }
        return JSON.writeValueAsString(json);
    }

    /** {@code input_audio_buffer.append}, in ASCII, in parts: the frequent event, never answered, that needs no id. */
    byte[][] encodeAppend(byte[] audio) {
        return new byte[][] {APPEND, Base64Audio.encode(audio), APPEND_END};
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** What the API says where it refuses the upgrade; members that it does not say are empty. */
    UpgradeRefusal refusal(int status, String body) {
        JsonNode error;
        try {
            error = JSON.readTree(body).path("error");
        } catch (JacksonException notJson) {
            error = MissingNode.getInstance();
        }
        return new UpgradeRefusal(status, text(error, "code"), text(error, "message"));
    }

    private static Members read(String text) throws MalformedEvent {
        Members members = new Members(new HashMap<>(), new HashMap<>());
        try (JsonParser parser = JSON.createParser(text)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new MalformedEvent("not a JSON object");
            }
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = parser.currentName();
                switch (parser.nextToken()) {
                    case VALUE_STRING, VALUE_NUMBER_INT -> members.texts().put(name, parser.getString());
                    case START_OBJECT -> members.objects().put(name, parser.readValueAsTree());
                    case START_ARRAY -> parser.skipChildren();
                    case null -> throw new MalformedEvent("the event breaks off");
                    default -> {
                        // null, true, fractions: nothing that is asked for
                    }
                }
            }
            return members;
        } catch (JacksonException notJson) {
            throw new MalformedEvent("not JSON");
        }
    }

    private static ServerEvent sessionUpdated(JsonNode session) {
        JsonNode audio = session.path("audio");
        return new ServerEvent.SessionUpdated(
                text(session, "id"),
                text(audio.path("input").path("format"), "type"),
                text(audio.path("output").path("format"), "type"));
    }

    private static ServerEvent outputItemDone(Members event, String type) throws MalformedEvent {
        JsonNode item = event.object("item");
        if (!text(item, "type").equals("function_call")) {
            return new ServerEvent.Other(type);
        }
        return new ServerEvent.FunctionCallDone(
                event.need("response_id"),
                text(item, "status"),
                needText(item, "call_id", type),
                needText(item, "name", type),
                text(item, "arguments"));
    }

    private static ServerEvent responseDone(JsonNode response, String type) throws MalformedEvent {
        JsonNode details = response.path("status_details");
        String reason = text(details, "reason");
        return new ServerEvent.ResponseDone(
                needText(response, "id", type),
                text(response, "status"),
                reason.isEmpty() ? text(details.path("error"), "code") : reason);
    }

    private static ErrorEvent error(JsonNode error) {
        return new ErrorEvent(
                text(error, "type"), text(error, "code"), text(error, "message"), text(error, "event_id"));
    }

    private static int number(String digits, String what) throws MalformedEvent {
        try {
            return Integer.parseInt(digits);
        } catch (NumberFormatException notANumber) {
            throw new MalformedEvent(what + " is not a number");
        }
    }

    private static byte[] audio(ByteBuffer delta) throws MalformedEvent {
        try {
            return Base64Audio.decode(delta);
        } catch (IllegalArgumentException notBase64) {
            throw new MalformedEvent("delta in " + AUDIO_DELTA + " is not base64");
        }
    }

    private static String needText(JsonNode object, String name, String type) throws MalformedEvent {
        String text = text(object, name);
        if (text.isEmpty()) {
            throw new MalformedEvent("no " + name + " in " + type);
        }
        return text;
    }

    private static String text(JsonNode object, String name) {
        JsonNode value = object instanceof MissingNode ? object : object.path(name);
        return value.isString() ? value.stringValue() : "";
    }
}
