package frontdesk.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class PlainJsonTest {

    private static final String MESSAGE = "{\"event\":\"media\", \"number\" : 10,\"media\":{\"chunk\":\"2\",\"payload\":"
            + "\"//7+/w==\",\"more\":{\"payload\":\"no\"},\"last\":0},\"payload\":\"other\",\"none\":{},\"end\":\"\"}";

    /** Knows what is JSON, and that nothing may follow it. */
    private static final JsonMapper JUDGE =
            JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

    /** The text in the middle of an array, as it comes. */
    private static PlainJson walk(String text) {
        byte[] ascii = ("\"{" + text + "}\"").getBytes(StandardCharsets.UTF_8);
        return new PlainJson(ByteBuffer.wrap(ascii).slice(2, ascii.length - 4));
    }

    private static List<String> values(String text) {
        List<String> values = new ArrayList<>();
        PlainJson json = walk(text);
        while (json.next()) {
            values.add(json.value());
        }
        if (!json.isWhole()) {
            values.add("not plain");
        }
        return values;
    }

    @Test
    void everyStringAndNumberIsMetInOrder() {
        assertEquals(List.of("media", "10", "2", "//7+/w==", "no", "0", "other", ""), values(MESSAGE));
        assertEquals(List.of(), values("{}"));
        assertEquals(List.of(), values(" { } "));
    }

    @Test
    void aMemberIsKnownByItsNameAndItsPlace() {
        List<String> found = new ArrayList<>();
        PlainJson json = walk(MESSAGE);
        while (json.next()) {
            if (json.is("payload")) {
                found.add("own " + json.value());
            } else if (json.is("media", "payload")) {
                found.add("media's " + json.value());
            } else if (json.is("media", "last")) {
                found.add("last " + json.value());
            }
        }
        assertTrue(json.isWhole());
        assertEquals(List.of("media's //7+/w==", "last 0", "own other"), found);
    }

    @Test
    void anObjectInsideAnotherIsNoParentOfWhatFollowsIt() {
        PlainJson json = walk("{\"x\":{\"media\":{\"a\":1},\"payload\":2}}");
        while (json.next()) {
            assertFalse(json.is("media", "payload"));
        }
        assertTrue(json.isWhole());
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "", " ", "[]", "7", "\"x\"", "{", "}", "{\"a\"", "{\"a\":", "{\"a\":}", "{\"a\":1", "{\"a\":1,", "{\"a\":1,}", "{,\"a\":1}",
        "{\"a\":1 \"b\":2}", "{\"a\":1}}", "{\"a\":1} x", "{\"a\":1}{}", "{a:1}", "{\"a\":01}", "{\"a\":-1}", "{\"a\":1.5}",
        "{\"a\":1e3}", "{\"a\":1234567890}", "{\"a\":null}", "{\"a\":true}", "{\"a\":[1]}", "{\"a\":\"\\u0041\"}",
        "{\"a\":\"ü\"}", "{\"a\":\"\n\"}", "{\"a\\b\":1}", "{\"a\":{\"b\":1}", "{\"a\":{}\"b\":1}", "{\"a\":{},}", "\t{}"
    })
    void everythingElseIsNotPlain(String text) {
        assertEquals("not plain", values(text).getLast());
    }

    /** Whatever is damaged: what is called plain is JSON, and says the same to a parser. */
    @Test
    void whatIsPlainIsJson() {
        Random random = new Random(20260101);
        String alphabet = "{}[]\",:\\ 0a1.-\n";
        int plain = 0;
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder(MESSAGE);
            for (int damage = random.nextInt(3); damage >= 0; damage--) {
                int at = random.nextInt(text.length());
                switch (random.nextInt(3)) {
                    case 0 -> text.deleteCharAt(at);
                    case 1 -> text.insert(at, alphabet.charAt(random.nextInt(alphabet.length())));
                    default -> text.setCharAt(at, alphabet.charAt(random.nextInt(alphabet.length())));
                }
            }
            List<String> values = values(text.toString());
            if (values.isEmpty() || !values.getLast().equals("not plain")) {
                plain++;
                List<String> parsed = new ArrayList<>();
                collect(JUDGE.readTree(text.toString()), parsed);
                assertTrue(values.containsAll(parsed), text.toString());
            }
        }
        assertTrue(plain > 1_000);
    }

    /** A name that comes twice has only its last value in the tree. */
    private static void collect(JsonNode node, List<String> values) {
        if (node.isObject()) {
            node.values().forEach(child -> collect(child, values));
        } else {
            values.add(node.asString());
        }
    }
}
