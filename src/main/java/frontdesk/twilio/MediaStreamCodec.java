package frontdesk.twilio;

import frontdesk.audio.Base64Audio;
import frontdesk.json.PlainJson;
import frontdesk.twilio.MediaStreamMessage.MediaFormat;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads and writes the JSON of a media stream. Knows no socket and no thread; safe from any.
 *
 * <p>At 50 messages a second and call this is the busiest code there is. So the caller's audio in its usual form is
 * only walked through, and everything else is read in one pass without building a tree.
 */
final class MediaStreamCodec {

    private static final String MEDIA = "media";
    private static final byte[] AUDIO_BEGIN = ascii("{\"event\":\"media\",\"streamSid\":\"");
    private static final byte[] AUDIO_PAYLOAD = ascii("\",\"media\":{\"payload\":\"");
    private static final byte[] AUDIO_END = ascii("\"}}");
    private static final JsonMapper JSON = JsonMapper.shared();

    /** The members of a message, as they are met; null where absent. */
    private static final class Members {
        private String event;
        private String streamSid;
        private String callSid;
        private String timestamp;
        private String payload;
        private String digit;
        private String markName;
        private MediaFormat mediaFormat = MediaFormat.TELEPHONE;
        private final Map<String, String> customParameters = new HashMap<>();
    }

    /** @param utf8 with an array; is read to its end, or not at all */
    MediaStreamMessage decode(ByteBuffer utf8) throws MalformedMessage {
        Optional<MediaStreamMessage> media = plainMedia(utf8);
        return media.isPresent() ? media.get() : decode(StandardCharsets.UTF_8.decode(utf8).toString());
    }

    /** A {@code media} message, if it is one, is plain, and has all its members. */
    private static Optional<MediaStreamMessage> plainMedia(ByteBuffer utf8) throws MalformedMessage {
        PlainJson json = new PlainJson(utf8);
        boolean media = true;
        boolean eventSeen = false;
        String streamSid = null;
        String timestamp = null;
        ByteBuffer payload = null;
        while (media && json.next()) {
            if (json.is(MEDIA, "payload")) {
                payload = json.valueBytes();
            } else if (json.is(MEDIA, "timestamp")) {
                timestamp = json.value();
            } else if (json.is("streamSid")) {
                streamSid = json.value();
            } else if (json.is("event")) {
                eventSeen = true;
                media = json.valueIs(MEDIA);
            }
        }
        return media && eventSeen && json.isWhole() && streamSid != null && payload != null
                ? Optional.of(new MediaStreamMessage.Media(streamSid, timestampMs(timestamp), audio(payload)))
                : Optional.empty();
    }

    MediaStreamMessage decode(String text) throws MalformedMessage {
        Members members = read(text);
        if (members.event == null) {
            throw new MalformedMessage("no event");
        }
        return switch (members.event) {
            case "connected" -> new MediaStreamMessage.Connected();
            case "start" -> new MediaStreamMessage.Start(
                    need(members.streamSid, "streamSid"),
                    need(members.callSid, "start.callSid"),
                    members.customParameters,
                    members.mediaFormat);
            case MEDIA -> new MediaStreamMessage.Media(
                    need(members.streamSid, "streamSid"),
                    timestampMs(members.timestamp),
                    audio(ByteBuffer.wrap(ascii(need(members.payload, "media.payload")))));
            case "dtmf" -> new MediaStreamMessage.Dtmf(
                    need(members.streamSid, "streamSid"), key(need(members.digit, "dtmf.digit")));
            case "mark" -> new MediaStreamMessage.Mark(
                    need(members.streamSid, "streamSid"), need(members.markName, "mark.name"));
            case "stop" -> new MediaStreamMessage.Stop(need(members.streamSid, "streamSid"));
            default -> new MediaStreamMessage.Unknown(members.event);
        };
    }

    /** The message, in ASCII, in parts. */
    byte[][] encode(String streamSid, MediaStreamCommand command) {
        return switch (command) {
            case MediaStreamCommand.Media media -> new byte[][] {
                AUDIO_BEGIN,
                ascii(streamSid),
                AUDIO_PAYLOAD,
                Base64Audio.encode(media.audio()),
                AUDIO_END
            };
            case MediaStreamCommand.Mark mark -> new byte[][] {ascii("{\"event\":\"mark\",\"streamSid\":\"" + streamSid
                    + "\",\"mark\":{\"name\":\"" + mark.name() + "\"}}")};
            case MediaStreamCommand.Clear clear ->
                new byte[][] {ascii("{\"event\":\"clear\",\"streamSid\":\"" + streamSid + "\"}")};
        };
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** Whether a stream's name can be written into JSON as it is; Twilio's are {@code MZ} and 32 hex digits. */
    static boolean isPlain(String streamSid) {
        return !streamSid.isEmpty()
                && streamSid.length() <= 64
                && streamSid.chars().allMatch(c -> c < 128 && Character.isLetterOrDigit(c));
    }

    private static Members read(String text) throws MalformedMessage {
        Members members = new Members();
        try (JsonParser parser = JSON.createParser(text)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new MalformedMessage("not a JSON object");
            }
            readObject(parser, "", members);
            if (parser.nextToken() != null) {
                throw new MalformedMessage("something follows the JSON object");
            }
            return members;
        } catch (JacksonException notJson) {
            throw new MalformedMessage("not JSON");
        }
    }

    /** Walks an object whose start was read; {@code path} tells which one it is. */
    private static void readObject(JsonParser parser, String path, Members members) throws MalformedMessage {
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String member = path + parser.currentName();
            switch (parser.nextToken()) {
                case START_OBJECT -> {
                    switch (member) {
                        case "start", "media", "dtmf", "mark", "start.customParameters" ->
                            readObject(parser, member + ".", members);
                        case "start.mediaFormat" -> members.mediaFormat = mediaFormat(parser);
                        default -> parser.skipChildren();
                    }
                }
                case START_ARRAY -> parser.skipChildren();
                case VALUE_STRING, VALUE_NUMBER_INT -> take(member, parser.getString(), members);
                case null -> throw new MalformedMessage("the message breaks off");
                default -> {
                    // null, true, fractions: nothing that is asked for
                }
            }
        }
    }

    private static void take(String member, String value, Members members) {
        switch (member) {
            case "event" -> members.event = value;
            case "streamSid", "start.streamSid" -> members.streamSid = value;
            case "start.callSid" -> members.callSid = value;
            case "media.timestamp" -> members.timestamp = value;
            case "media.payload" -> members.payload = value;
            case "dtmf.digit" -> members.digit = value;
            case "mark.name" -> members.markName = value;
            default -> {
                if (member.startsWith("start.customParameters.")) {
                    members.customParameters.put(member.substring("start.customParameters.".length()), value);
                }
            }
        }
    }

    private static MediaFormat mediaFormat(JsonParser parser) {
        String encoding = "";
        int sampleRate = 0;
        int channels = 0;
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String member = parser.currentName();
            parser.nextToken();
            switch (member) {
                case "encoding" -> encoding = parser.getValueAsString("");
                case "sampleRate" -> sampleRate = parser.getValueAsInt();
                case "channels" -> channels = parser.getValueAsInt();
                default -> parser.skipChildren();
            }
        }
        return new MediaFormat(encoding, sampleRate, channels);
    }

    private static String need(String value, String member) throws MalformedMessage {
        if (value == null) {
            throw new MalformedMessage("no " + member + ", or not a text");
        }
        return value;
    }

    private static byte[] audio(ByteBuffer payload) throws MalformedMessage {
        try {
            return Base64Audio.decode(payload);
        } catch (IllegalArgumentException notBase64) {
            throw new MalformedMessage("media.payload is not base64");
        }
    }

    private static long timestampMs(String timestamp) {
        try {
            return timestamp == null ? -1 : Long.parseLong(timestamp);
        } catch (NumberFormatException notANumber) {
            return -1;
        }
    }

    private static char key(String digit) throws MalformedMessage {
        if (digit.length() != 1 || "0123456789*#ABCD".indexOf(digit.charAt(0)) < 0) {
            throw new MalformedMessage("dtmf.digit is not a key of a telephone");
        }
        return digit.charAt(0);
    }
}
