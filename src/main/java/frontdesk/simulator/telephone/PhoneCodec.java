package frontdesk.simulator.telephone;

import frontdesk.simulator.telephone.PhoneEvent.Farewell;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The telephone network's JSON of one media stream, by Twilio's "Media Streams - WebSocket messages": what it sends,
 * and what it accepts from a server, which is three messages without one field too many. Network thread only.
 *
 * <p>It shares nothing with the server's own codec, or two equal mistakes would agree.
 */
final class PhoneCodec {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final int VIOLATION = 31951;

    private final String accountSid;
    private final String callSid;
    private final String streamSid;
    private long sequenceNumber;
    private long chunk;

    PhoneCodec(String accountSid, String callSid, String streamSid) {
        this.accountSid = accountSid;
        this.callSid = callSid;
        this.streamSid = streamSid;
    }

    String streamSid() {
        return streamSid;
    }

    /** What a server may say. */
    sealed interface FromServer {
        record Media(byte[] audio) implements FromServer {}

        record Mark(String name) implements FromServer {}

        record Clear() implements FromServer {}

        /** Anything else. */
        record Wrong(int code, String text) implements FromServer {}
    }

    String connected() {
        return "{\"event\":\"connected\",\"protocol\":\"Call\",\"version\":\"1.0.0\"}";
    }

    String start(Map<String, String> parameters) {
        ObjectNode message = message("start");
        ObjectNode start = message.putObject("start");
        start.put("accountSid", accountSid).put("streamSid", streamSid).put("callSid", callSid);
        start.putArray("tracks").add("inbound");
        start.putObject("mediaFormat").put("encoding", "audio/x-mulaw").put("sampleRate", 8000).put("channels", 1);
        ObjectNode custom = start.putObject("customParameters");
        parameters.forEach(custom::put);
        return JSON.writeValueAsString(message);
    }

    /** Written by hand, as there are 50 of them a second in each call. */
    String media(long timestampMs, byte[] audio) {
        return "{\"event\":\"media\",\"sequenceNumber\":\"" + ++sequenceNumber
                + "\",\"media\":{\"track\":\"inbound\",\"chunk\":\"" + ++chunk
                + "\",\"timestamp\":\"" + timestampMs
                + "\",\"payload\":\"" + Base64.getEncoder().encodeToString(audio)
                + "\"},\"streamSid\":\"" + streamSid + "\"}";
    }

    String dtmf(char digit) {
        ObjectNode message = message("dtmf");
        message.putObject("dtmf").put("track", "inbound_track").put("digit", String.valueOf(digit));
        return JSON.writeValueAsString(message);
    }

    String mark(String name) {
        ObjectNode message = message("mark");
        message.putObject("mark").put("name", name);
        return JSON.writeValueAsString(message);
    }

    /** Only a {@link Farewell#STOP} says so. */
    String stop() {
        ObjectNode message = message("stop");
        message.putObject("stop").put("accountSid", accountSid).put("callSid", callSid);
        return JSON.writeValueAsString(message);
    }

    private ObjectNode message(String event) {
        return JSON.createObjectNode()
                .put("event", event)
                .put("sequenceNumber", String.valueOf(++sequenceNumber))
                .put("streamSid", streamSid);
    }

    /** Reads a text message of the server. */
    FromServer read(String text) {
        JsonNode message;
        try {
            message = JSON.readTree(text);
        } catch (JacksonException malformed) {
            return wrong("not JSON: " + malformed.getOriginalMessage());
        }
        return switch (message.path("event").stringValue("")) {
            case "media" -> checked(message, Set.of("event", "streamSid", "media"), this::media);
            case "mark" -> checked(message, Set.of("event", "streamSid", "mark"), this::mark);
            case "clear" -> checked(message, Set.of("event", "streamSid"), _ -> new FromServer.Clear());
            default -> wrong("no such event: " + text.substring(0, Math.min(text.length(), 80)));
        };
    }

    private interface Reader {
        FromServer read(JsonNode message);
    }

    private FromServer checked(JsonNode message, Set<String> fields, Reader reader) {
        Set<String> present = new TreeSet<>(message.propertyNames());
        if (!present.equals(fields)) {
            return wrong("the fields of this event are " + new TreeSet<>(fields) + ", not " + present);
        }
        JsonNode sid = message.path("streamSid");
        if (!sid.isString() || !sid.stringValue().equals(streamSid)) {
            return wrong("streamSid " + sid + " is not this stream's");
        }
        return reader.read(message);
    }

    private FromServer media(JsonNode message) {
        JsonNode media = message.path("media");
        if (!hasOnly(media, "payload")) {
            return wrong("media must hold a string payload and nothing else");
        }
        try {
            return new FromServer.Media(Base64.getDecoder().decode(media.path("payload").stringValue()));
        } catch (IllegalArgumentException notBase64) {
            return wrong("media.payload is not base64: " + notBase64.getMessage());
        }
    }

    private FromServer mark(JsonNode message) {
        JsonNode mark = message.path("mark");
        if (!hasOnly(mark, "name")) {
            return wrong("mark must hold a string name and nothing else");
        }
        return new FromServer.Mark(mark.path("name").stringValue());
    }

    private static boolean hasOnly(JsonNode node, String field) {
        return node.isObject() && node.size() == 1 && node.path(field).isString();
    }

    private static FromServer wrong(String text) {
        return new FromServer.Wrong(VIOLATION, text);
    }
}
