package frontdesk.simulator.bench;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * The opening of a WebSocket at either end (RFC 6455 section 4), without doubts: both ends know whom they speak with.
 * The calling thread waits; the socket is blocking until it is handed on.
 */
final class Handshake {
    private static final String ACCEPT_KEY = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
    private static final int HEAD_LIMIT = 8 * 1_024;

    private Handshake() {}

    /** Opens a WebSocket at a server. */
    static SocketChannel open(URI url, byte[] nonce) throws IOException {
        SocketChannel channel = SocketChannel.open(new InetSocketAddress(url.getHost(), url.getPort()));
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        write(channel, "GET " + url.getRawPath() + " HTTP/1.1\r\nHost: " + url.getRawAuthority()
                + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: "
                + Base64.getEncoder().encodeToString(nonce) + "\r\n\r\n");
        String head = readHead(channel);
        if (!head.startsWith("HTTP/1.1 101 ")) {
            channel.close();
            throw new IOException("the stream was refused: " + head.lines().findFirst().orElse(""));
        }
        return channel;
    }

    /** Accepts the WebSocket that somebody opens here. */
    static void accept(SocketChannel channel) throws IOException {
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        String key = readHead(channel).lines()
                .filter(line -> line.regionMatches(true, 0, "Sec-WebSocket-Key:", 0, 18))
                .map(line -> line.substring(18).strip())
                .findFirst()
                .orElseThrow(() -> new IOException("no WebSocket is asked for"));
        write(channel, "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                + "Sec-WebSocket-Accept: " + answerTo(key) + "\r\n\r\n");
    }

    private static String answerTo(String key) {
        try {
            MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
            byte[] digest = sha1.digest((key + ACCEPT_KEY).getBytes(StandardCharsets.US_ASCII));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every JDK has SHA-1", missing);
        }
    }

    private static void write(SocketChannel channel, String head) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(head.getBytes(StandardCharsets.US_ASCII));
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    /** Byte by byte, as what follows the head belongs to the WebSocket. */
    private static String readHead(SocketChannel channel) throws IOException {
        ByteBuffer one = ByteBuffer.allocate(1);
        StringBuilder head = new StringBuilder();
        while (head.length() < HEAD_LIMIT) {
            if (channel.read(one.clear()) < 0) {
                throw new EOFException("closed in the middle of the handshake");
            }
            head.append((char) one.get(0));
            if (one.get(0) == '\n' && head.toString().endsWith("\r\n\r\n")) {
                return head.toString();
            }
        }
        throw new IOException("a head of more than " + HEAD_LIMIT + " bytes");
    }
}
