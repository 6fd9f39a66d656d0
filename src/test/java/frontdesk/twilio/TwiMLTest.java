package frontdesk.twilio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

class TwiMLTest {

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
        Element root = response(TwiML.connect("wss://h/media-stream", "https://h/call-ended", "tok.en"));
        assertEquals("https://h/call-ended", attribute(root, "Connect", "action"));
        assertEquals("wss://h/media-stream", attribute(root, "Stream", "url"));
        assertEquals("token", attribute(root, "Parameter", "name"));
        assertEquals("tok.en", attribute(root, "Parameter", "value"));
        assertEquals("Say", root.getLastChild().getNodeName());
    }

    @Test
    void everyValueIsEscaped() throws Exception {
        String nasty = "a&b<c>\"d'\u0001é😀";
        Element root = response(TwiML.connect(nasty, nasty, nasty));
        assertEquals("a&b<c>\"d'é😀", attribute(root, "Parameter", "value"));
        assertEquals("a&b<c>\"d'é😀", attribute(root, "Connect", "action"));
    }

    @Test
    void aDisappointedCallerIsSentToAHumanWhereThereIsOne() throws Exception {
        assertEquals(
                "+15005550009",
                response(TwiML.apology(Optional.of("+15005550009")))
                        .getElementsByTagName("Dial").item(0).getTextContent());
        assertEquals("Hangup", response(TwiML.apology(Optional.empty())).getLastChild().getNodeName());
        assertEquals("busy", attribute(response(TwiML.busy(Optional.empty())), "Reject", "reason"));
        assertEquals("Dial", response(TwiML.busy(Optional.of("+15005550009"))).getFirstChild().getNodeName());
        assertEquals("Hangup", response(TwiML.hangUp()).getFirstChild().getNodeName());
    }
}
