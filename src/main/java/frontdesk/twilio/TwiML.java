package frontdesk.twilio;

import frontdesk.call.CallHandling;
import java.util.Optional;

/**
 * The documents we answer Twilio's webhooks with: what is to happen to the call next. Every value is escaped.
 *
 * <p>Source: Twilio, "TwiML for Programmable Voice". The declaration must be the document's first bytes (error 12100).
 */
final class TwiML {

    private static final int DIAL_TIMEOUT_SECONDS = 18;

    private TwiML() {}

    /**
     * Streams the call to us. What comes after the stream is asked of {@code actionUrl}; the words behind it are for
     * the case that not even this can be reached.
     */
    static String connect(String streamUrl, String actionUrl, String token, String language) {
        Sentences sentences = Sentences.in(language);
        return document("<Connect action=\"" + escape(actionUrl) + "\" method=\"POST\">"
                + "<Stream url=\"" + escape(streamUrl) + "\">"
                + "<Parameter name=\"" + PhoneLine.TOKEN_PARAMETER + "\" value=\"" + escape(token) + "\"/>"
                + "</Stream></Connect>" + say(sentences, sentences.apology()));
    }

    static String hangUp() {
        return document("<Hangup/>");
    }

    /** We failed the caller: a word, and a human where there is one. */
    static String apology(CallHandling handling) {
        Sentences sentences = Sentences.in(handling.language());
        return document(handling.transferTo()
                .map(number -> say(sentences, sentences.connecting()) + dial(number))
                .orElse(say(sentences, sentences.apology()) + "<Hangup/>"));
    }

    /** As {@link #apology}, to a caller who has heard one already. */
    static String afterApology(Optional<String> transferTo) {
        return document(transferTo.map(TwiML::dial).orElse("<Hangup/>"));
    }

    /** All lines are taken: a human where there is one, otherwise the busy tone, which costs the owner nothing. */
    static String busy(Optional<String> transferTo) {
        return document(transferTo.map(TwiML::dial).orElse("<Reject reason=\"busy\"/>"));
    }

    /** Not even answered, so it costs nothing. */
    static String reject() {
        return document("<Reject/>");
    }

    private static String say(Sentences sentences, String sentence) {
        return "<Say language=\"" + sentences.sayLanguage() + "\">" + escape(sentence) + "</Say>";
    }

    private static String dial(String number) {
        return "<Dial timeout=\"" + DIAL_TIMEOUT_SECONDS + "\">" + escape(number) + "</Dial>";
    }

    private static String document(String verbs) {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Response>" + verbs + "</Response>\n";
    }

    /** Text and attribute values alike; what XML 1.0 cannot hold at all is left out. */
    private static String escape(String text) {
        StringBuilder escaped = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&apos;");
                default -> {
                    if (c >= ' ' && c != 0xFFFE && c != 0xFFFF && !(c >= 0xD800 && c <= 0xDFFF)) {
                        escaped.appendCodePoint(c);
                    }
                }
            }
        });
        return escaped.toString();
    }
}
