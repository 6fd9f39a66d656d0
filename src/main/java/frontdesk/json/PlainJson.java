package frontdesk.json;

/**
 * Walks through a JSON object of the plain kind, from one string or number to the next, and builds nothing on the way.
 * Plain are objects in objects, whole numbers, and strings of ASCII without a backslash: what a message with audio in
 * it consists of. Everything else, JSON or not, ends the walk, and {@link #isWhole} says so; a codec then asks its real
 * parser, which knows what is wrong with it, if anything.
 *
 * <p>A hundred such messages come in a second and call, and no tree of each is built here. One thread.
 */
public final class PlainJson {

    private static final int TOP = 1;

    private final String text;
    private int at;
    private int depth;
    /** Whether the object that is open has no member yet. */
    private boolean empty;
    private boolean whole;
    private int parentFrom;
    private int parentTo;
    private int nameFrom;
    private int nameTo;
    private int valueFrom;
    private int valueTo;

    public PlainJson(String text) {
        this.text = text;
        if (skipTo('{')) {
            enterObject();
        }
    }

    /** Goes on to the next string or number; false at the end of the walk, be it the object's end or not. */
    public boolean next() {
        while (depth > 0) {
            if (skipTo('}')) {
                leaveObject();
            } else if (!(empty || skipTo(',')) || !readName()) {
                return false;
            } else if (skipTo('{')) {
                enterObject();
            } else {
                empty = false;
                return readValue();
            }
        }
        return false;
    }

    /** Whether the walk has reached the end of a plain object, with nothing behind it. */
    public boolean isWhole() {
        return whole;
    }

    /** Whether this is the object's own member of that name. */
    public boolean is(String name) {
        return depth == TOP && isHere(name, nameFrom, nameTo);
    }

    /** Whether this is the member of that name in the object's member {@code parent}, itself an object. */
    public boolean is(String parent, String name) {
        return depth == TOP + 1 && isHere(name, nameFrom, nameTo) && isHere(parent, parentFrom, parentTo);
    }

    /** The string's or the number's characters. */
    public String value() {
        return text.substring(valueFrom, valueTo);
    }

    /** The same as {@code value().equals(expected)}. */
    public boolean valueIs(String expected) {
        return isHere(expected, valueFrom, valueTo);
    }

    private boolean isHere(String expected, int from, int to) {
        return expected.length() == to - from && text.startsWith(expected, from);
    }

    private void enterObject() {
        depth++;
        empty = true;
        if (depth == TOP + 1) {
            parentFrom = nameFrom;
            parentTo = nameTo;
        }
    }

    private void leaveObject() {
        depth--;
        empty = false;
        if (depth == 0) {
            skipBlanks();
            whole = at == text.length();
        }
    }

    private boolean readName() {
        if (!readString()) {
            return false;
        }
        nameFrom = valueFrom;
        nameTo = valueTo;
        return skipTo(':');
    }

    private boolean readValue() {
        return readString() || readNumber();
    }

    private boolean readString() {
        if (!skipTo('"')) {
            return false;
        }
        valueFrom = at;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '"') {
                valueTo = at++;
                return true;
            }
            if (c == '\\' || c < ' ' || c > '~') {
                return false;
            }
            at++;
        }
        return false;
    }

    /** Up to nine digits, the first no zero unless it is alone. */
    private boolean readNumber() {
        skipBlanks();
        valueFrom = at;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        valueTo = at;
        int digits = valueTo - valueFrom;
        return digits == 1 || digits > 1 && digits < 10 && text.charAt(valueFrom) != '0';
    }

    private boolean skipTo(char expected) {
        skipBlanks();
        boolean here = at < text.length() && text.charAt(at) == expected;
        if (here) {
            at++;
        }
        return here;
    }

    private void skipBlanks() {
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
    }
}
