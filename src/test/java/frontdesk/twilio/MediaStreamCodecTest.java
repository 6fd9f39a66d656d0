package frontdesk.twilio;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MediaStreamCodecTest {

    private final MediaStreamCodec codec = new MediaStreamCodec();

    @Test
    void startCarriesTheStreamTheCallAndOurParameters() throws Exception {
        assertEquals(
                new MediaStreamMessage.Start(
                        "MZ01", "CA01", Map.of("token", "b3c1f0"), MediaStreamMessage.MediaFormat.TELEPHONE),
                codec.decode("""
                        {"event":"start","sequenceNumber":"1","streamSid":"MZ01","start":{"accountSid":"AC01",\
                        "streamSid":"MZ01","callSid":"CA01","tracks":["inbound"],"mediaFormat":{"encoding":"audio/x-mulaw",\
                        "sampleRate":8000,"channels":1},"customParameters":{"token":"b3c1f0"}}}"""));
    }

    @Test
    void mediaIsDecodedToTheBytesOfTheVoice() throws Exception {
        MediaStreamMessage.Media media = assertInstanceOf(MediaStreamMessage.Media.class, codec.decode("""
                {"event":"media","sequenceNumber":"2","streamSid":"MZ01","media":{"track":"inbound","chunk":"1",\
                "timestamp":"62","payload":"//7+/w=="}}"""));
        assertEquals(62, media.timestampMs());
        assertArrayEquals(new byte[] {-1, -2, -2, -1}, media.payload());
    }

    @Test
    void aPayloadThatIsNotTheMediasOwnIsNotHeard() throws Exception {
        MediaStreamMessage.Media media = assertInstanceOf(MediaStreamMessage.Media.class, codec.decode("""
                {"event":"media","payload":"AAAA","x":{"media":{"a":1},"payload":"AAAA"},"streamSid":"MZ01",\
                "media":{"y":{"payload":"AAAA"},"payload":"/w=="}}"""));
        assertArrayEquals(new byte[] {-1}, media.payload());
    }

    @Test
    void mediaWithoutItsEventIsNone() {
        assertThrows(MalformedMessage.class, () -> codec.decode("""
                {"streamSid":"MZ01","media":{"payload":"/w=="}}"""));
    }

    @Test
    void numbersMayBeNumbersAndFieldsMayComeInAnyOrder() throws Exception {
        MediaStreamMessage.Media media = assertInstanceOf(MediaStreamMessage.Media.class, codec.decode("""
                {"media":{"payload":"/w==","timestamp":40,"new":{"deep":[1,{"x":null}]}},"streamSid":"MZ01","event":"media"}"""));
        assertEquals(40, media.timestampMs());
    }

    @Test
    void aTimestampThatIsNoneIsNotThere() throws Exception {
        MediaStreamMessage.Media media = assertInstanceOf(MediaStreamMessage.Media.class, codec.decode("""
                {"event":"media","streamSid":"MZ01","media":{"timestamp":"soon","payload":"/w=="}}"""));
        assertEquals(-1, media.timestampMs());
    }

    @Test
    void keysMarksAndTheEndAreUnderstood() throws Exception {
        assertEquals(new MediaStreamMessage.Connected(), codec.decode("""
                {"event":"connected","protocol":"Call","version":"1.0.0"}"""));
        assertEquals(new MediaStreamMessage.Dtmf("MZ01", '5'), codec.decode("""
                {"event":"dtmf","sequenceNumber":"90","streamSid":"MZ01","dtmf":{"track":"inbound_track","digit":"5"}}"""));
        assertEquals(new MediaStreamMessage.Mark("MZ01", "a7"), codec.decode("""
                {"event":"mark","sequenceNumber":"91","streamSid":"MZ01","mark":{"name":"a7"}}"""));
        assertEquals(new MediaStreamMessage.Stop("MZ01"), codec.decode("""
                {"event":"stop","sequenceNumber":"140","streamSid":"MZ01","stop":{"accountSid":"AC01","callSid":"CA01"}}"""));
        assertEquals(new MediaStreamMessage.Unknown("reveille"), codec.decode("""
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
        MalformedMessage malformed = assertThrows(MalformedMessage.class, () -> codec.decode(text));
        assertTrue(malformed.getMessage().length() > 5);
    }

    @Test
    void commandsHaveExactlyTheFieldsThatTwilioAllows() {
        byte[] audio = {9, -1, -2, -2, -1, 9};
        assertEquals(
                "{\"event\":\"media\",\"streamSid\":\"MZ01\",\"media\":{\"payload\":\"//7+/w==\"}}",
                codec.encode("MZ01", new MediaStreamCommand.Media(audio, 1, 4)));
        assertEquals(
                "{\"event\":\"mark\",\"streamSid\":\"MZ01\",\"mark\":{\"name\":\"m1\"}}",
                codec.encode("MZ01", new MediaStreamCommand.Mark("m1")));
        assertEquals(
                "{\"event\":\"clear\",\"streamSid\":\"MZ01\"}", codec.encode("MZ01", new MediaStreamCommand.Clear()));
    }
}
