package frontdesk.simulator.bench;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** Finds one string of a frequent message, such as its audio, without reading the JSON around it. */
final class StringField {
    private static final Base64.Decoder BASE64 = Base64.getDecoder();

    private final byte[] opening;

    /** @param name the member's; no other message may have a string member of this name */
    StringField(String name) {
        this.opening = ("\"" + name + "\":\"").getBytes(StandardCharsets.US_ASCII);
    }

    /** The audio that the string is, or empty if it is another message. */
    Optional<byte[]> audio(byte[] message, int offset, int length) {
        return in(message, offset, length).map(base64 -> BASE64.decode(base64).array());
    }

    /** The string's characters, where they are, or empty if it is another message. */
    Optional<ByteBuffer> in(byte[] message, int offset, int length) {
        int end = offset + length;
        int found = LeanSocket.find(opening, message, offset, end);
        if (found < 0) {
            return Optional.empty();
        }
        int from = found + opening.length;
        int to = from;
        while (to < end && message[to] != '"') {
            to++;
        }
        return Optional.of(ByteBuffer.wrap(message, from, to - from));
    }
}
