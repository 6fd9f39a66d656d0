package frontdesk.json;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

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

    private final byte[] text;
    private final int end;
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

    /** @param text with an array, which must not change while this walks */
    public PlainJson(ByteBuffer text) {
        this.text = text.array();
        this.at = text.arrayOffset() + text.position();
        this.end = text.arrayOffset() + text.limit();
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
        return new String(text, valueFrom, valueTo - valueFrom, StandardCharsets.ISO_8859_1);
    }

    /** The same as bytes, without a copy. */
    public ByteBuffer valueBytes() {
        return ByteBuffer.wrap(text, valueFrom, valueTo - valueFrom);
    }

    /** The same as {@code value().equals(expected)}. */
    public boolean valueIs(String expected) {
        return isHere(expected, valueFrom, valueTo);
    }

    private boolean isHere(String expected, int from, int to) {
        if (expected.length() != to - from) {
            return false;
        }
        for (int i = 0; i < expected.length(); i++) {
            if (expected.charAt(i) != text[from + i]) {
                return false;
            }
        }
        return true;
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
            whole = at == end;
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
        while (at < end) {
            byte c = text[at];
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
        while (at < end && text[at] >= '0' && text[at] <= '9') {
            at++;
        }
        valueTo = at;
        int digits = valueTo - valueFrom;
        return digits == 1 || digits > 1 && digits < 10 && text[valueFrom] != '0';
    }

    private boolean skipTo(char expected) {
        skipBlanks();
        boolean here = at < end && text[at] == expected;
        if (here) {
            at++;
        }
        return here;
    }

    private void skipBlanks() {
        while (at < end && text[at] == ' ') {
            at++;
        }
    }
}
