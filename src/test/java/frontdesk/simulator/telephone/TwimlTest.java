package frontdesk.simulator.telephone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import frontdesk.simulator.telephone.Twiml.Refused;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class TwimlTest {
    private static final String DECLARATION = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

    @Test
    void connectStreamAndItsParametersAreFound() throws Refused {
        Twiml twiml = read("<Response><Connect action=\"/after\"><Stream url=\"wss://a.example/media-stream\">"
                + "<Parameter name=\"token\" value=\"a&amp;b\"/></Stream></Connect><Say>Sorry &lt;3</Say></Response>");
        assertEquals("/after", twiml.connect().orElseThrow().attributes().get("action"));
        assertEquals("wss://a.example/media-stream", twiml.stream().orElseThrow().attributes().get("url"));
        assertEquals(Map.of("token", "a&b"), twiml.parameters());
        assertEquals(List.of("Connect", "Say"), twiml.verbNames());
        assertEquals("Sorry <3", twiml.verbs().get(1).text());
        assertEquals(List.of(), PhoneRules.check(twiml));
    }

    @Test
    void anythingBeforeTheDeclarationIsRefused() {
        assertEquals(12100, refusal(" " + DECLARATION + "<Response/>"));
        assertEquals(12100, refusal("<Response/>"));
    }

    @Test
    void malformedXmlAndDoctypesAreRefused() {
        assertEquals(12100, refusal(DECLARATION + "<Response><Say>a & b</Say></Response>"));
        assertEquals(12100, refusal(DECLARATION + "<!DOCTYPE Response><Response/>"));
    }

    @Test
    void anotherRootOrAnUnknownVerbIsRefused() {
        assertEquals(12102, refusal(DECLARATION + "<response/>"));
        assertEquals(12200, refusal(DECLARATION + "<Response><say>hello</say></Response>"));
    }

    @Test
    void streamsMustBeWssWithoutQueryAndParametersShort() throws Refused {
        Twiml twiml = read("<Response><Connect><Stream url=\"ws://a.example/media-stream?x=1\">"
                + "<Parameter name=\"token\" value=\""
                + "x".repeat(495) + "\"/></Stream></Connect></Response>");
        assertEquals(
                List.of(31922, 31920, 12200),
                PhoneRules.check(twiml).stream().map(Refused::code).toList());
    }

    /** Vectors of the notes on X-Twilio-Signature. */
    @Test
    void requestsAreSignedAsPublished() {
        Map<String, String> form = new TreeMap<>(Map.of(
                "Digits", "1234",
                "CallSid", "CA1234567890ABCDE",
                "To", "+18005551212",
                "Caller", "+14158675309",
                "From", "+14158675309"));
        URI url = URI.create("https://mycompany.com/myapp.php?foo=1&bar=2");
        assertEquals("RSOYDt4T1cUTdK1PDd93/VVr8B8=", PhoneWebhook.signature("12345", url, form));
        assertEquals("zYQTYrRWXE7LtzbG4PfP7/bkkGo=", PhoneWebhook.signature("12345", url, Map.of()));
        String token = "0123456789abcdef0123456789abcdef";
        URI stream = URI.create("wss://voice.example.com/media-stream");
        assertEquals("G86prWdDZmq3Wv1bDweiNi2fKh4=", PhoneWebhook.signature(token, stream, Map.of()));
    }

    private static Twiml read(String document) throws Refused {
        return Twiml.read((DECLARATION + document).getBytes(StandardCharsets.UTF_8));
    }

    private static int refusal(String document) {
        return assertThrows(Refused.class, () -> Twiml.read(document.getBytes(StandardCharsets.UTF_8)))
                .code();
    }
}
