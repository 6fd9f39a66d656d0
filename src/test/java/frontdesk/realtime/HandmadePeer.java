package frontdesk.realtime;

import frontdesk.door.RawSocket;
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

/**
 * A WebSocket server for one connection, made by hand, so that it reads, answers and closes only when a test says so.
 * Reading gives up after 10 s.
 */
final class HandmadePeer implements AutoCloseable {

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
    record Frame(int opcode, byte[] payload) {
        String text() {
            return new String(payload, StandardCharsets.UTF_8);
        }
    }

    private final ServerSocket listener;
    private final CompletableFuture<Void> accepted;
    private Socket socket;
    private DataInputStream in;

    HandmadePeer() throws IOException {
        listener = new ServerSocket();
        listener.setReceiveBufferSize(SMALL_BUFFER);
        listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        accepted = CompletableFuture.runAsync(this::accept, task -> Thread.ofVirtual().start(task));
    }

    URI uri() {
        return URI.create("ws://127.0.0.1:" + listener.getLocalPort() + "/");
    }

    private void accept() {
        try {
            socket = listener.accept();
            socket.setSoTimeout(10_000);
            in = new DataInputStream(socket.getInputStream());
            StringBuilder head = new StringBuilder();
            while (head.indexOf("\r\n\r\n") < 0) {
                head.append((char) in.readUnsignedByte());
            }
            String key = head.toString().replaceAll("(?si).*sec-websocket-key: *([^\r\n ]+).*", "$1");
            MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
            byte[] digest = sha1.digest((key + MAGIC).getBytes(StandardCharsets.US_ASCII));
            write(SWITCHING.formatted(Base64.getEncoder().encodeToString(digest)).getBytes(StandardCharsets.US_ASCII));
        } catch (IOException | GeneralSecurityException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private void write(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
    }

    /** Sends a text in as many frames as it is told. */
    void sendText(String text, int frames) throws IOException {
        accepted.join();
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        int each = Math.ceilDiv(bytes.length, frames);
        for (int at = 0; at < bytes.length; at += each) {
            int length = Math.min(each, bytes.length - at);
            boolean last = at + length == bytes.length;
            var frame = RawSocket.header(last, at == 0 ? 1 : 0, false, length);
            frame.write(bytes, at, length);
            write(frame.toByteArray());
        }
    }

    void sendClose(int code) throws IOException {
        accepted.join();
        var frame = RawSocket.header(true, 8, false, 2);
        frame.write(code >> 8);
        frame.write(code);
        write(frame.toByteArray());
    }

    Frame read() throws IOException {
        accepted.join();
        int opcode = in.readUnsignedByte() & 0x0F;
        long length = in.readUnsignedByte() & 0x7F;
        if (length == 126) {
            length = in.readUnsignedShort();
        } else if (length == 127) {
            length = in.readLong();
        }
        byte[] mask = in.readNBytes(4);
        byte[] payload = in.readNBytes(Math.toIntExact(length));
        for (int i = 0; i < payload.length; i++) {
            payload[i] ^= mask[i % 4];
        }
        return new Frame(opcode, payload);
    }

    /** Reads until the other end is gone. */
    void awaitGone() throws IOException {
        accepted.join();
        try {
            in.readAllBytes();
        } catch (SocketException reset) {
            // gone as well
        }
    }

    /** Is gone without a word. */
    void vanish() throws IOException {
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
