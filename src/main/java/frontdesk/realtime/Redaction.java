package frontdesk.realtime;

/** Makes the model's own error texts fit for a log: one line, short, and without the key that some of them repeat. */
final class Redaction {

    private static final int LIMIT_CHARS = 200;

    private Redaction() {}

    static String oneLine(String message) {
        String line = message.replaceAll("\\s+", " ").replaceAll("(sk|ek)[-_][\\w*.-]+", "$1-***").strip();
        return line.length() > LIMIT_CHARS ? line.substring(0, LIMIT_CHARS) + "…" : line;
    }
}
