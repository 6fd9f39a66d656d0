package frontdesk.websocket;

import frontdesk.door.RawSocket;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;

/**
 * A WebSocket server for one connection, made by hand, so that it reads, answers and closes only when a test says so.
 * Reading gives up after 30 s.
 */
public final class HandmadePeer implements AutoCloseable {

    private static final String MAGIC = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
    private static final String SWITCHING = """
            HTTP/1.1 101 Switching Protocols\r
            Upgrade: websocket\r
            Connection: Upgrade\r
            Sec-WebSocket-Accept: %s\r
            \r
            """;
    private static final int SMALL_BUFFER = 16 * 1024;

    /** A frame of the client's, unmasked. */
    public record Frame(int opcode, int maskingKey, byte[] payload) {
        public String text() {
            return new String(payload, StandardCharsets.UTF_8);
        }
    }

    private final ServerSocket listener;
    private final UnaryOperator<String> answer;
    private final CompletableFuture<String> accepted;
    private Socket socket;
    private DataInputStream in;

    /** One that accepts. */
    public HandmadePeer() throws IOException {
        this(new ServerSocket(), HandmadePeer::switching);
    }

    /**
     * @param listener not bound
     * @param answer to a {@code Sec-WebSocket-Key}
     */
    HandmadePeer(ServerSocket listener, UnaryOperator<String> answer) throws IOException {
        this.listener = listener;
        this.answer = answer;
        listener.setReceiveBufferSize(SMALL_BUFFER);
        listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        accepted = CompletableFuture.supplyAsync(this::accept, task -> Thread.ofVirtual().start(task));
    }

    /** One that answers every request so. */
    static HandmadePeer answering(String answer) throws IOException {
        return new HandmadePeer(new ServerSocket(), key -> answer);
    }

    /** The answer that accepts. */
    static String switching(String key) {
        try {
            MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
            byte[] digest = sha1.digest((key + MAGIC).getBytes(StandardCharsets.US_ASCII));
            return SWITCHING.formatted(Base64.getEncoder().encodeToString(digest));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }

    public URI uri() {
        return uri("ws", "127.0.0.1");
    }

    URI uri(String scheme, String host) {
        return URI.create(scheme + "://" + host + ":" + listener.getLocalPort() + "/path?model=x");
    }

    /** The request's head, once it has come and was answered. */
    String request() {
        return accepted.join();
    }

    private String accept() {
        try {
            socket = listener.accept();
            socket.setSoTimeout(30_000);
            in = new DataInputStream(socket.getInputStream());
            StringBuilder head = new StringBuilder();
            while (head.indexOf("\r\n\r\n") < 0) {
                head.append((char) in.readUnsignedByte());
            }
            String key = head.toString().replaceAll("(?si).*sec-websocket-key: *([^\r\n ]+).*", "$1");
            write(answer.apply(key).getBytes(StandardCharsets.ISO_8859_1));
            return head.toString();
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private void write(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
    }

    /** Sends these very bytes. */
    void send(byte[] bytes) throws IOException {
        accepted.join();
        write(bytes);
    }

    /** Sends a text in as many frames as it is told. */
    public void sendText(String text, int frames) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        int each = Math.ceilDiv(bytes.length, frames);
        for (int at = 0; at < bytes.length; at += each) {
            int length = Math.min(each, bytes.length - at);
            boolean last = at + length == bytes.length;
            ByteArrayOutputStream frame = RawSocket.header(last, at == 0 ? 1 : 0, false, length);
            frame.write(bytes, at, length);
            send(frame.toByteArray());
        }
    }

    public void sendClose(int code) throws IOException {
        send(frame(8, new byte[] {(byte) (code >> 8), (byte) code}));
    }

    /** A whole frame as a server sends it. */
    static byte[] frame(int opcode, byte[] payload) {
        ByteArrayOutputStream frame = RawSocket.header(true, opcode, false, payload.length);
        frame.writeBytes(payload);
        return frame.toByteArray();
    }

    public Frame read() throws IOException {
        accepted.join();
        int opcode = in.readUnsignedByte() & 0x0F;
        int second = in.readUnsignedByte();
        if ((second & 0x80) == 0) {
            throw new IOException("a client's frame that is not masked");
        }
        long length = second & 0x7F;
        if (length == 126) {
            length = in.readUnsignedShort();
        } else if (length == 127) {
            length = in.readLong();
        }
        int key = in.readInt();
        byte[] payload = in.readNBytes(Math.toIntExact(length));
        for (int i = 0; i < payload.length; i++) {
            payload[i] ^= (byte) (key >> 24 - i % 4 * 8);
        }
        return new Frame(opcode, key, payload);
    }

    /** The connection, to do with it what is not done. */
    Socket socket() {
        accepted.join();
        return socket;
    }

    /** Reads until the other end is gone. */
    public void awaitGone() throws IOException {
        accepted.join();
        try {
            in.readAllBytes();
        } catch (SocketException reset) {
            // gone as well
        }
    }

    /** Is gone without a word. */
    public void vanish() throws IOException {
        accepted.join();
        socket.close();
    }

    @Override
    public void close() throws IOException {
        listener.close();
        if (socket != null) {
            socket.close();
        }
    }
}
