package frontdesk.door;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A client that sends exactly the bytes a test wants, proper or not. Reading gives up after 30 s. */
public final class RawSocket implements AutoCloseable {

    public static final String UPGRADE = """
            GET %s HTTP/1.1\r
            Host: localhost\r
            Upgrade: websocket\r
            Connection: Upgrade\r
            Sec-WebSocket-Version: 13\r
            Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r
            \r
            """;

    /** One frame as it came over the wire. */
    public record Frame(boolean fin, int opcode, byte[] payload) {
        public String text() {
            return new String(payload, StandardCharsets.UTF_8);
        }

        public int closeCode() {
            return (payload[0] & 0xFF) << 8 | payload[1] & 0xFF;
        }
    }

    public final Socket socket;
    private final DataInputStream in;

    public RawSocket(int port) throws IOException {
        this(port, 0);
    }

    public RawSocket(int port, int receiveBufferBytes) throws IOException {
        socket = new Socket();
        if (receiveBufferBytes > 0) {
            socket.setReceiveBufferSize(receiveBufferBytes);
        }
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(30_000);
        in = new DataInputStream(socket.getInputStream());
    }

    /** A WebSocket whose handshake is through. */
    public static RawSocket webSocket(int port, String path) throws IOException {
        RawSocket raw = new RawSocket(port);
        raw.send(UPGRADE.formatted(path));
        raw.readHead();
        return raw;
    }

    public RawSocket send(String latin1) throws IOException {
        return send(latin1.getBytes(StandardCharsets.ISO_8859_1));
    }

    public RawSocket send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        return this;
    }

    public RawSocket sendText(String text) throws IOException {
        return send(frame(true, 1, text.getBytes(StandardCharsets.UTF_8)));
    }

    public String readHead() throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            head.append((char) in.readUnsignedByte());
        }
        return head.toString();
    }

    /** Everything until the other end closes. */
    public String readAll() throws IOException {
        return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }

    public Frame readFrame() throws IOException {
        int first = in.readUnsignedByte();
        int length = in.readUnsignedByte();
        if (length == 126) {
            length = in.readUnsignedShort();
        } else if (length == 127) {
            length = Math.toIntExact(in.readLong());
        }
        byte[] payload = new byte[length];
        in.readFully(payload);
        return new Frame((first & 0x80) != 0, first & 0x0F, payload);
    }

    /** Skips data frames and returns the code of the close frame. */
    public int readCloseCode() throws IOException {
        Frame frame = readFrame();
        while (frame.opcode() != 8) {
            frame = readFrame();
        }
        return frame.closeCode();
    }

    public boolean isClosedByPeer() throws IOException {
        return in.read() < 0;
    }

    /** A masked frame. */
    public static byte[] frame(boolean fin, int opcode, byte[] payload) {
        byte[] key = {0x11, 0x22, (byte) 0x83, (byte) 0xF4};
        ByteArrayOutputStream bytes = header(fin, opcode, true, payload.length);
        bytes.writeBytes(key);
        for (int i = 0; i < payload.length; i++) {
            bytes.write(payload[i] ^ key[i % 4]);
        }
        return bytes.toByteArray();
    }

    public static byte[] closeFrame(int code) {
        return frame(true, 8, new byte[] {(byte) (code >> 8), (byte) code});
    }

    public static ByteArrayOutputStream header(boolean fin, int opcode, boolean masked, long length) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int mask = masked ? 0x80 : 0;
        bytes.write((fin ? 0x80 : 0) | opcode);
        if (length >= 0 && length < 126) {
            bytes.write(mask | (int) length);
        } else if (length >= 0 && length <= 0xFFFF) {
            bytes.write(mask | 126);
            bytes.write((int) length >> 8);
            bytes.write((int) length);
        } else {
            bytes.write(mask | 127);
            for (int shift = 56; shift >= 0; shift -= 8) {
                bytes.write((int) (length >> shift));
            }
        }
        return bytes;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
