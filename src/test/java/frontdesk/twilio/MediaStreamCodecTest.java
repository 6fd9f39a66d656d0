package frontdesk.twilio;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MediaStreamCodecTest {

    private final MediaStreamCodec codec = new MediaStreamCodec();

    /** As bytes, which is how almost everything comes; as a string it must be understood alike. */
    private MediaStreamMessage decode(String text) throws MalformedMessage {
        MediaStreamMessage message = codec.decode(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
        assertEquals(shown(message), shown(codec.decode(text)));
        return message;
    }

    private static String shown(MediaStreamMessage message) {
        return message instanceof MediaStreamMessage.Media(String streamSid, long timestampMs, byte[] payload)
                ? streamSid + " " + timestampMs + " " + HexFormat.of().formatHex(payload)
                : message.toString();
    }

    private String encode(MediaStreamCommand command) {
        return Arrays.stream(codec.encode("MZ01", command))
                .map(part -> new String(part, StandardCharsets.US_ASCII))
                .collect(Collectors.joining());
    }

    @Test
    void startCarriesTheStreamTheCallAndOurParameters() throws Exception {
        assertEquals(
                new MediaStreamMessage.Start(
                        "MZ01", "CA01", Map.of("token", "b3c1f0"), MediaStreamMessage.MediaFormat.TELEPHONE),
                decode("""
                        {"event":"start","sequenceNumber":"1","streamSid":"MZ01","start":{"accountSid":"AC01",\
                        "streamSid":"MZ01","callSid":"CA01","tracks":["inbound"],"mediaFormat":{"encoding":"audio/x-mulaw",\
                        "sampleRate":8000,"channels":1},"customParameters":{"token":"b3c1f0"}}}"""));
    }

    @Test
    void mediaIsDecodedToTheBytesOfTheVoice() throws Exception {
        MediaStreamMessage.Media media = assertInstanceOf(MediaStreamMessage.Media.class, decode("""
                {"event":"media","sequenceNumber":"2","streamSid":"MZ01","media":{"track":"inbound","chunk":"1",\
                "timestamp":"62","payload":"//7+/w=="}}"""));
        assertEquals(62, media.timestampMs());
        assertArrayEquals(new byte[] {-1, -2, -2, -1}, media.payload());
    }

    @Test
    void aPayloadThatIsNotTheMediasOwnIsNotHeard() throws Exception {
        MediaStreamMessage.Media media = assertInstanceOf(MediaStreamMessage.Media.class, decode("""
                {"event":"media","payload":"AAAA","x":{"media":{"a":1},"payload":"AAAA"},"streamSid":"MZ01",\
                "media":{"y":{"payload":"AAAA"},"payload":"/w=="}}"""));
        assertArrayEquals(new byte[] {-1}, media.payload());
    }

    @Test
    void mediaWithoutItsEventIsNone() {
        assertThrows(MalformedMessage.class, () -> decode("""
                {"streamSid":"MZ01","media":{"payload":"/w=="}}"""));
    }

    @Test
    void numbersMayBeNumbersAndFieldsMayComeInAnyOrder() throws Exception {
        MediaStreamMessage.Media media = assertInstanceOf(MediaStreamMessage.Media.class, decode("""
                {"media":{"payload":"/w==","timestamp":40,"new":{"deep":[1,{"x":null}]}},"streamSid":"MZ01","event":"media"}"""));
        assertEquals(40, media.timestampMs());
    }

    @Test
    void aTimestampThatIsNoneIsNotThere() throws Exception {
        MediaStreamMessage.Media media = assertInstanceOf(MediaStreamMessage.Media.class, decode("""
                {"event":"media","streamSid":"MZ01","media":{"timestamp":"soon","payload":"/w=="}}"""));
        assertEquals(-1, media.timestampMs());
    }

    @Test
    void keysMarksAndTheEndAreUnderstood() throws Exception {
        assertEquals(new MediaStreamMessage.Connected(), decode("""
                {"event":"connected","protocol":"Call","version":"1.0.0"}"""));
        assertEquals(new MediaStreamMessage.Dtmf("MZ01", '5'), decode("""
                {"event":"dtmf","sequenceNumber":"90","streamSid":"MZ01","dtmf":{"track":"inbound_track","digit":"5"}}"""));
        assertEquals(new MediaStreamMessage.Mark("MZ01", "a7"), decode("""
                {"event":"mark","sequenceNumber":"91","streamSid":"MZ01","mark":{"name":"a7"}}"""));
        assertEquals(new MediaStreamMessage.Stop("MZ01"), decode("""
                {"event":"stop","sequenceNumber":"140","streamSid":"MZ01","stop":{"accountSid":"AC01","callSid":"CA01"}}"""));
        assertEquals(new MediaStreamMessage.Unknown("reveille"), decode("""
                {"event":"reveille","streamSid":"MZ01"}"""));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "", "null", "[]", "hello", "{\"event\":", "{\"event\":\"media\"}", "{\"streamSid\":\"MZ01\"}", "{\"event\":{}}",
        "{\"event\":\"media\",\"streamSid\":\"MZ01\",\"media\":{\"payload\":\"%%%\"}}",
        "{\"event\":\"media\",\"streamSid\":\"MZ01\",\"media\":{\"payload\":true}}",
        "{\"event\":\"media\",\"streamSid\":\"MZ01\",\"media\":\"payload\"}",
        "{\"event\":\"dtmf\",\"streamSid\":\"MZ01\",\"dtmf\":{\"digit\":\"55\"}}",
        "{\"event\":\"mark\",\"streamSid\":\"MZ01\",\"mark\":{}}",
        "{\"event\":\"start\",\"streamSid\":\"MZ01\"}",
        "{\"event\":\"connected\"} and more"
    })
    void whatMakesNoSenseSaysWhatIsWrong(String text) {
        MalformedMessage malformed = assertThrows(MalformedMessage.class, () -> decode(text));
        assertTrue(malformed.getMessage().length() > 5);
    }

    @Test
    void commandsHaveExactlyTheFieldsThatTwilioAllows() {
        byte[] audio = {-1, -2, -2, -1};
        assertEquals(
                "{\"event\":\"media\",\"streamSid\":\"MZ01\",\"media\":{\"payload\":\"//7+/w==\"}}",
                encode(new MediaStreamCommand.Media(audio)));
        assertEquals(
                "{\"event\":\"mark\",\"streamSid\":\"MZ01\",\"mark\":{\"name\":\"m1\"}}",
                encode(new MediaStreamCommand.Mark("m1")));
        assertEquals(
                "{\"event\":\"clear\",\"streamSid\":\"MZ01\"}", encode(new MediaStreamCommand.Clear()));
    }
}
