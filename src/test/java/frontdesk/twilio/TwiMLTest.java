package frontdesk.twilio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
    void aHumanIsCalledAndHearsFirstWhoIsThere() throws Exception {
        Element root = response(TwiML.dial("", "+15005550009", "https://h/whisper", "https://h/ended"));
        assertEquals("18", attribute(root, "Dial", "timeout"));
        assertEquals("true", attribute(root, "Dial", "answerOnBridge"));
        assertEquals("https://h/ended", attribute(root, "Dial", "action"));
        assertEquals("https://h/whisper", attribute(root, "Number", "url"));
        assertEquals("+15005550009", root.getElementsByTagName("Number").item(0).getTextContent());
    }

    @Test
    void whoeverDoesNotPressAKeyIsNotPutThrough() throws Exception {
        Element root = response(TwiML.whisper(Sentences.ENGLISH, "A call.", "https://h/accepted"));
        assertEquals("1", attribute(root, "Gather", "numDigits"));
        assertEquals("https://h/accepted", attribute(root, "Gather", "action"));
        assertEquals("A call.", root.getElementsByTagName("Say").item(0).getTextContent());
        assertEquals("Hangup", root.getLastChild().getNodeName());
    }

    @Test
    void aMessageIsRecordedForAWhileAndToldOf() throws Exception {
        Element root = response(TwiML.voicemail(Sentences.ENGLISH, "https://h/voicemail"));
        assertEquals("180", attribute(root, "Record", "maxLength"));
        assertEquals("https://h/voicemail", attribute(root, "Record", "action"));
        assertEquals("Hangup", root.getLastChild().getNodeName());
    }

    @Test
    void aLastWordEndsTheCallAndABusyToneTakesNone() throws Exception {
        assertEquals("Hangup", response(TwiML.farewell(Sentences.ENGLISH, "Goodbye.")).getLastChild().getNodeName());
        assertEquals("Hangup", response(TwiML.hangUp()).getFirstChild().getNodeName());
        assertEquals("busy", attribute(response(TwiML.busy()), "Reject", "reason"));
    }

    @Test
    void theWhisperSaysTheNumberDigitByDigitAndTheReasonAsASentence() {
        assertEquals(
                "A call from 1 5 0 0 5 5 5 0 0 0 1. About a refund. Press 1 to take it.",
                Sentences.ENGLISH.whisper("+15005550001", "About a refund"));
        assertEquals(
                "Ein Anruf von einer unbekannten Nummer. Eilig! Drücken Sie die 1, um ihn anzunehmen.",
                Sentences.GERMAN.whisper("anonymous", "Eilig!"));
    }

    @ParameterizedTest
    @CsvSource({"es, es-ES, Lo siento", "de, de-DE, Es tut mir leid", "en, en-US, I am sorry", "fr, en-US, I am sorry"})
    void callersAreSpokenToInTheLanguageOfTheirCall(String language, String sayLanguage, String beginning)
            throws Exception {
        Sentences sentences = Sentences.in(language);
        for (String twiml : List.of(
                TwiML.connect("wss://h", "https://h", "t", language),
                TwiML.farewell(sentences, sentences.apology()),
                TwiML.dial(TwiML.sayVerb(sentences, sentences.connecting()), "+15005550009", "https://h", "https://h"),
                TwiML.voicemail(sentences, "https://h"))) {
            Element root = response(twiml);
            assertEquals(sayLanguage, attribute(root, "Say", "language"));
            assertTrue(root.getElementsByTagName("Say").item(0).getTextContent().startsWith(beginning), twiml);
        }
    }
}
