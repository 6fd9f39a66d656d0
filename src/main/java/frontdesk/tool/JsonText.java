package frontdesk.tool;

/**
 * JSON that travels through the house unread: a tool's schema, the arguments the model wrote. Only codecs and the tool
 * that owns it look inside.
 *
 * @param text the JSON as it was received or written; not checked here
 */
public record JsonText(String text) {
    public JsonText {
        if (text == null) {
            throw new IllegalArgumentException("JSON text must not be null; no arguments are {}");
        }
    }

    @Override
    public String toString() {
        return text;
    }
}
