package frontdesk.twilio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import frontdesk.call.CallHandling;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Element;

class TwiMLTest {
    private static final CallHandling HUMAN = new CallHandling("en", Optional.of("+15005550009"), false);
    private static final CallHandling NOBODY = new CallHandling("en", Optional.empty(), false);

    private static Element response(String twiml) throws Exception {
        assertTrue(twiml.startsWith("<?xml"), "the declaration must be the first bytes");
        Element root = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(twiml.getBytes(StandardCharsets.UTF_8)))
                .getDocumentElement();
        assertEquals("Response", root.getTagName());
        return root;
    }

    private static String attribute(Element root, String tag, String name) {
        return ((Element) root.getElementsByTagName(tag).item(0)).getAttribute(name);
    }

    @Test
    void connectStreamsToUsWithTheTokenAndAsksWhatComesNext() throws Exception {
        Element root = response(TwiML.connect("wss://h/media-stream", "https://h/call-ended", "tok.en", "en"));
        assertEquals("https://h/call-ended", attribute(root, "Connect", "action"));
        assertEquals("wss://h/media-stream", attribute(root, "Stream", "url"));
        assertEquals("token", attribute(root, "Parameter", "name"));
        assertEquals("tok.en", attribute(root, "Parameter", "value"));
        assertEquals("Say", root.getLastChild().getNodeName());
    }

    @Test
    void everyValueIsEscaped() throws Exception {
        String nasty = "a&b<c>\"d'\u0001é😀";
        Element root = response(TwiML.connect(nasty, nasty, nasty, nasty));
        assertEquals("a&b<c>\"d'é😀", attribute(root, "Parameter", "value"));
        assertEquals("a&b<c>\"d'é😀", attribute(root, "Connect", "action"));
    }

    @Test
    void aDisappointedCallerIsSentToAHumanWhereThereIsOne() throws Exception {
        assertEquals(
                "+15005550009",
                response(TwiML.apology(HUMAN))
                        .getElementsByTagName("Dial").item(0).getTextContent());
        assertEquals("Hangup", response(TwiML.apology(NOBODY)).getLastChild().getNodeName());
        assertEquals("busy", attribute(response(TwiML.busy(Optional.empty())), "Reject", "reason"));
        assertEquals("Dial", response(TwiML.busy(Optional.of("+15005550009"))).getFirstChild().getNodeName());
        assertEquals("Hangup", response(TwiML.hangUp()).getFirstChild().getNodeName());
    }

    @ParameterizedTest
    @CsvSource({"es, es-ES, Lo siento", "de, de-DE, Es tut mir leid", "en, en-US, I am sorry", "fr, en-US, I am sorry"})
    void callersAreSpokenToInTheLanguageOfTheirCall(String language, String sayLanguage, String beginning)
            throws Exception {
        CallHandling nobody = new CallHandling(language, Optional.empty(), false);
        CallHandling human = new CallHandling(language, Optional.of("+15005550009"), false);
        for (String twiml : List.of(
                TwiML.connect("wss://h", "https://h", "t", language), TwiML.apology(nobody), TwiML.apology(human))) {
            Element root = response(twiml);
            assertEquals(sayLanguage, attribute(root, "Say", "language"));
            assertTrue(root.getElementsByTagName("Say").item(0).getTextContent().startsWith(beginning), twiml);
        }
    }
}
