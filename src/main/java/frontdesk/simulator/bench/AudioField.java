package frontdesk.simulator.bench;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** Finds the one string of a frequent message that is audio, without reading the JSON around it. */
final class AudioField {
    private static final Base64.Decoder BASE64 = Base64.getDecoder();

    private final byte[] opening;

    /** @param name the member's; no other message may have a string member of this name */
    AudioField(String name) {
        this.opening = ("\"" + name + "\":\"").getBytes(StandardCharsets.US_ASCII);
    }

    /** The audio in a message, or empty if it is another one. */
    Optional<byte[]> in(byte[] message, int offset, int length) {
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
        return Optional.of(BASE64.decode(ByteBuffer.wrap(message, from, to - from)).array());
    }
}
