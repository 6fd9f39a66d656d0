package frontdesk.simulator.telephone;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/**
 * A TwiML document as the telephone network reads it: what to do with a call.
 *
 * @param verbs the elements below {@code <Response>}
 */
public record Twiml(List<Verb> verbs) {
    private static final List<String> KNOWN = List.of(
            "Connect", "Stream", "Parameter", "Say", "Pause", "Play", "Hangup", "Reject", "Redirect", "Dial", "Number",
            "Gather", "Record");

    public Twiml {
        verbs = List.copyOf(verbs);
    }

    /** One element: a verb, or a noun inside of one. */
    public record Verb(String name, Map<String, String> attributes, String text, List<Verb> nouns) {
        public Verb {
            attributes = Map.copyOf(attributes);
            nouns = List.copyOf(nouns);
        }

        Optional<String> attribute(String attribute) {
            return Optional.ofNullable(attributes.get(attribute));
        }
    }

    /** Why a document is refused; the code is that of Twilio's error dictionary. */
    static final class Refused extends Exception {
        private static final long serialVersionUID = 1L;
        private final int code;

        Refused(int code, String text) {
            super(text);
            this.code = code;
        }

        int code() {
            return code;
        }
    }

    /** The first {@code <Connect>} that holds a {@code <Stream>}. */
    public Optional<Verb> connect() {
        return verbs.stream()
                .filter(verb -> verb.name().equals("Connect"))
                .filter(verb -> verb.nouns().stream().anyMatch(noun -> noun.name().equals("Stream")))
                .findFirst();
    }

    /** The stream to open. */
    public Optional<Verb> stream() {
        return connect().flatMap(connect -> connect.nouns().stream()
                .filter(noun -> noun.name().equals("Stream"))
                .findFirst());
    }

    /** The stream's {@code <Parameter>}s. */
    Map<String, String> parameters() {
        Map<String, String> parameters = new LinkedHashMap<>();
        stream().ifPresent(stream -> stream.nouns()
                .forEach(noun -> parameters.put(
                        noun.attribute("name").orElse(""), noun.attribute("value").orElse(""))));
        return parameters;
    }

    /** Whether one of the verbs, not of the nouns, has this name. */
    boolean has(String verbName) {
        return verbNames().contains(verbName);
    }

    /** The first verb of this name. */
    Optional<Verb> first(String verbName) {
        return verbs.stream().filter(verb -> verb.name().equals(verbName)).findFirst();
    }

    /** The names of the verbs, and what follows a stream that ended when there was no {@code action}. */
    public List<String> verbNames() {
        return verbs.stream().map(Verb::name).toList();
    }

    /**
     * Reads a document.
     *
     * @throws Refused as Twilio would: not well-formed, or not TwiML
     */
    static Twiml read(byte[] body) throws Refused {
        // A declaration is only one when it is the very first thing; a blank line before it makes the XML malformed.
        if (!new String(body, StandardCharsets.UTF_8).startsWith("<?xml ")) {
            throw new Refused(12100, "the document does not start with the XML declaration");
        }
        Element root = parsed(body);
        if (!root.getTagName().equals("Response")) {
            throw new Refused(12102, "the root element is <" + root.getTagName() + ">, not <Response>");
        }
        return new Twiml(children(root));
    }

    private static Element parsed(byte[] body) throws Refused {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            DocumentBuilder builder = factory.newDocumentBuilder();
            builder.setErrorHandler(new ThrowingHandler());
            return builder.parse(new ByteArrayInputStream(body)).getDocumentElement();
        } catch (SAXException malformed) {
            throw new Refused(12100, "not well-formed: " + malformed.getMessage());
        } catch (ParserConfigurationException | IOException impossible) {
            throw new IllegalStateException("the JDK's own XML parser, reading memory", impossible);
        }
    }

    private static List<Verb> children(Element parent) throws Refused {
        List<Verb> verbs = new ArrayList<>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element) {
                if (!KNOWN.contains(element.getTagName())) {
                    throw new Refused(12200, "<" + element.getTagName() + "> is no verb that this telephone knows");
                }
                List<Verb> nouns = children(element);
                String text = nouns.isEmpty() ? element.getTextContent().strip() : "";
                verbs.add(new Verb(element.getTagName(), attributes(element), text, nouns));
            }
        }
        return verbs;
    }

    private static Map<String, String> attributes(Element element) {
        Map<String, String> attributes = new LinkedHashMap<>();
        NamedNodeMap nodes = element.getAttributes();
        for (int i = 0; i < nodes.getLength(); i++) {
            attributes.put(nodes.item(i).getNodeName(), nodes.item(i).getNodeValue());
        }
        return attributes;
    }

    /** The parser's own handler prints to stderr. */
    private static final class ThrowingHandler implements ErrorHandler {
        @Override
        public void warning(SAXParseException oddity) throws SAXException {
            throw oddity;
        }

        @Override
        public void error(SAXParseException fault) throws SAXException {
            throw fault;
        }

        @Override
        public void fatalError(SAXParseException fault) throws SAXException {
            throw fault;
        }
    }
}
