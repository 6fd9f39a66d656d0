package frontdesk.simulator.telephone;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import frontdesk.simulator.telephone.PhoneCodec.FromServer;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneCodecTest {
    private final PhoneCodec codec = new PhoneCodec("AC01", "CA01", "MZ01");

    @Test
    void numbersAreStringsExceptInTheMediaFormat() {
        assertEquals(
                "{\"event\":\"connected\",\"protocol\":\"Call\",\"version\":\"1.0.0\"}", codec.connected());
        assertEquals(
                "{\"event\":\"start\",\"sequenceNumber\":\"1\",\"streamSid\":\"MZ01\","
                        + "\"start\":{\"accountSid\":\"AC01\","
                        + "\"streamSid\":\"MZ01\",\"callSid\":\"CA01\",\"tracks\":[\"inbound\"],\"mediaFormat\":"
                        + "{\"encoding\":\"audio/x-mulaw\",\"sampleRate\":8000,\"channels\":1},"
                        + "\"customParameters\":{\"token\":\"a\\\"b\"}}}",
                codec.start(Map.of("token", "a\"b")));
        assertEquals(
                "{\"event\":\"media\",\"sequenceNumber\":\"2\",\"media\":{\"track\":\"inbound\",\"chunk\":\"1\","
                        + "\"timestamp\":\"60\",\"payload\":\"//8A\"},\"streamSid\":\"MZ01\"}",
                codec.media(60, new byte[] {-1, -1, 0}));
        assertEquals(
                "{\"event\":\"dtmf\",\"sequenceNumber\":\"3\",\"streamSid\":\"MZ01\","
                        + "\"dtmf\":{\"track\":\"inbound_track\",\"digit\":\"#\"}}",
                codec.dtmf('#'));
        assertEquals(
                "{\"event\":\"mark\",\"sequenceNumber\":\"4\",\"streamSid\":\"MZ01\",\"mark\":{\"name\":\"x\"}}",
                codec.mark("x"));
        assertEquals(
                "{\"event\":\"stop\",\"sequenceNumber\":\"5\",\"streamSid\":\"MZ01\","
                        + "\"stop\":{\"accountSid\":\"AC01\",\"callSid\":\"CA01\"}}",
                codec.stop());
    }

    @Test
    void theThreeMessagesOfAServerAreUnderstood() {
        FromServer media = codec.read("{\"event\":\"media\",\"streamSid\":\"MZ01\",\"media\":{\"payload\":\"//8A\"}}");
        assertArrayEquals(new byte[] {-1, -1, 0}, ((FromServer.Media) media).audio());
        assertEquals(
                new FromServer.Mark("a7"),
                codec.read("{\"mark\":{\"name\":\"a7\"},\"streamSid\":\"MZ01\",\"event\":\"mark\"}"));
        assertEquals(new FromServer.Clear(), codec.read("{\"event\":\"clear\",\"streamSid\":\"MZ01\"}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hello",
                "[]",
                "{\"event\":\"clear\",\"streamSid\":\"MZ01\"} {}",
                "{\"event\":\"clear\"}",
                "{\"event\":\"clear\",\"streamSid\":\"MZ02\"}",
                "{\"event\":\"clear\",\"streamSid\":1}",
                "{\"event\":\"clear\",\"streamSid\":\"MZ01\",\"sequenceNumber\":\"1\"}",
                "{\"event\":\"clear\",\"event\":\"clear\",\"streamSid\":\"MZ01\"}",
                "{\"event\":\"Clear\",\"streamSid\":\"MZ01\"}",
                "{\"event\":\"dtmf\",\"streamSid\":\"MZ01\"}",
                "{\"event\":\"mark\",\"streamSid\":\"MZ01\",\"mark\":{\"name\":7}}",
                "{\"event\":\"mark\",\"streamSid\":\"MZ01\",\"mark\":\"a7\"}",
                "{\"event\":\"media\",\"streamSid\":\"MZ01\",\"media\":{\"payload\":\"//8A\",\"track\":\"outbound\"}}",
                "{\"event\":\"media\",\"streamSid\":\"MZ01\",\"media\":{}}",
                "{\"event\":\"media\",\"streamSid\":\"MZ01\",\"media\":{\"payload\":\"_-8A\"}}",
            })
    void everythingElseIsAViolation(String message) {
        assertEquals(31951, assertInstanceOf(FromServer.Wrong.class, codec.read(message)).code());
    }
}
