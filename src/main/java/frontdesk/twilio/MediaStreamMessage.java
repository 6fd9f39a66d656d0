package frontdesk.twilio;

import java.util.Map;

/**
 * What Twilio says on a media stream, in its own words.
 *
 * <p>Source: Twilio, "Media Streams, WebSocket messages". Twilio sends numbers as JSON strings; either form is taken,
 * and fields that are not listed there are ignored.
 */
public sealed interface MediaStreamMessage {

    /** The first message, once. */
    record Connected() implements MediaStreamMessage {}

    /** The stream begins. {@code customParameters} are the {@code <Parameter>}s of the TwiML. */
    record Start(String streamSid, String callSid, Map<String, String> customParameters, MediaFormat mediaFormat)
            implements MediaStreamMessage {
        public Start {
            customParameters = Map.copyOf(customParameters);
        }
    }

    /** The coding of the stream's audio. */
    record MediaFormat(String encoding, int sampleRate, int channels) {
        static final MediaFormat TELEPHONE = new MediaFormat("audio/x-mulaw", 8000, 1);
    }

    /** Audio of the caller, mu-law; {@code timestampMs} since the stream began, -1 if it was not said. */
    record Media(String streamSid, long timestampMs, byte[] payload) implements MediaStreamMessage {}

    /** A key was pressed. */
    record Dtmf(String streamSid, char digit) implements MediaStreamMessage {}

    /** A mark of ours was reached by the playback, or cleared. */
    record Mark(String streamSid, String name) implements MediaStreamMessage {}

    /** The stream ends: the caller hung up, or the call was taken elsewhere. */
    record Stop(String streamSid) implements MediaStreamMessage {}

    /** An event that is not known here; it is counted and the call goes on. */
    record Unknown(String event) implements MediaStreamMessage {}
}
