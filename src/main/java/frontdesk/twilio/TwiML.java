package frontdesk.twilio;

/**
 * The documents we answer Twilio's webhooks with: what is to happen to the call next. Every value is escaped.
 *
 * <p>Source: Twilio, "TwiML for Programmable Voice". The declaration must be the document's first bytes (error 12100).
 */
final class TwiML {

    private static final int DIAL_TIMEOUT_SECONDS = 18;
    private static final int KEY_TIMEOUT_SECONDS = 8;
    private static final int MESSAGE_LIMIT_SECONDS = 180;
    private static final int MESSAGE_PAUSE_SECONDS = 8;

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
                + "</Stream></Connect>" + sayVerb(sentences, sentences.apology()));
    }

    static String hangUp() {
        return document("<Hangup/>");
    }

    /** The busy tone; a call that was not answered yet costs nothing. */
    static String busy() {
        return document("<Reject reason=\"busy\"/>");
    }

    /** A last word. */
    static String farewell(Sentences sentences, String sentence) {
        return document(sayVerb(sentences, sentence) + "<Hangup/>");
    }

    /** Not even answered, so it costs nothing. */
    static String reject() {
        return document("<Reject/>");
    }

    /** A word. */
    static String say(Sentences sentences, String sentence) {
        return document(sayVerb(sentences, sentence));
    }

    /**
     * Calls a human. The caller hears ringing until that human has heard the whisper and taken the call.
     *
     * @param before verbs that come first
     * @param whisperUrl asked for what whoever answers hears
     * @param actionUrl asked for what comes next, however it ends
     */
    static String dial(String before, String number, String whisperUrl, String actionUrl) {
        return document(before + "<Dial timeout=\"" + DIAL_TIMEOUT_SECONDS + "\" answerOnBridge=\"true\" action=\""
                + escape(actionUrl) + "\" method=\"POST\"><Number url=\"" + escape(whisperUrl) + "\" method=\"POST\">"
                + escape(number) + "</Number></Dial>");
    }

    /** Says something to whoever answers, twice, and waits for a key; without one the call is over for them. */
    static String whisper(Sentences sentences, String sentence, String acceptedUrl) {
        return document("<Gather numDigits=\"1\" timeout=\"" + KEY_TIMEOUT_SECONDS + "\" action=\""
                + escape(acceptedUrl) + "\" method=\"POST\">"
                + "<Say loop=\"2\" language=\"" + sentences.sayLanguage() + "\">" + escape(sentence) + "</Say></Gather>"
                + "<Hangup/>");
    }

    /** Lets the caller leave a message; a caller who says nothing is hung up on. */
    static String voicemail(Sentences sentences, String actionUrl) {
        return document(sayVerb(sentences, sentences.leaveMessage()) + "<Record maxLength=\"" + MESSAGE_LIMIT_SECONDS
                + "\" timeout=\"" + MESSAGE_PAUSE_SECONDS + "\" finishOnKey=\"#\" playBeep=\"true\" action=\""
                + escape(actionUrl) + "\" method=\"POST\"/><Hangup/>");
    }

    static String sayVerb(Sentences sentences, String sentence) {
        return "<Say language=\"" + sentences.sayLanguage() + "\">" + escape(sentence) + "</Say>";
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
