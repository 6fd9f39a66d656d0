package frontdesk.simulator.bench;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against raw bytes: two ends that share their code would share their mistakes. */
class LeanSocketTest {

    private static final byte[] MASK = {0x37, (byte) 0xFA, 0x21, 0x3D};

    private final List<String> texts = new ArrayList<>();
    private SocketChannel near;
    private SocketChannel far;

    @BeforeEach
    void connect() throws IOException {
        try (ServerSocketChannel port = ServerSocketChannel.open()) {
            port.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            near = SocketChannel.open(port.getLocalAddress());
            far = port.accept();
        }
    }

    @AfterEach
    void disconnect() throws IOException {
        near.close();
        far.close();
    }

    private LeanSocket socket(byte[] mask) {
        return new LeanSocket(near, (bytes, offset, length, atNanos) ->
                texts.add(new String(bytes, offset, length, StandardCharsets.UTF_8)), () -> 0, mask);
    }

    private void arrives(String hex) throws IOException {
        far.write(ByteBuffer.wrap(HexFormat.of().parseHex(hex)));
    }

    private byte[] sent(int bytes) throws IOException {
        ByteBuffer sent = ByteBuffer.allocate(bytes);
        while (sent.hasRemaining()) {
            far.read(sent);
        }
        return sent.array();
    }

    /** RFC 6455 section 5.7: a single-frame masked text message, "Hello". */
    @Test
    void aClientMasksWhatItSends() throws IOException {
        socket(MASK).send(new AsciiText().add("Hello".getBytes(StandardCharsets.US_ASCII)));
        assertArrayEquals(HexFormat.of().parseHex("818537fa213d7f9f4d5158"), sent(11));
    }

    @Test
    void aServerSendsPlainFrames() throws IOException {
        socket(new byte[0]).send(new AsciiText().add("Hello".getBytes(StandardCharsets.US_ASCII)));
        assertArrayEquals(HexFormat.of().parseHex("810548656c6c6f"), sent(7));
    }

    @Test
    void maskedAndPlainFramesAreRead() throws IOException {
        arrives("818537fa213d7f9f4d5158" + "810548656c6c6f");
        LeanSocket socket = socket(MASK);
        while (texts.size() < 2) {
            socket.read();
        }
        assertEquals(List.of("Hello", "Hello"), texts);
    }

    @Test
    void fragmentsAreOneMessage() throws IOException {
        arrives("010348656c" + "80026c6f");
        LeanSocket socket = socket(MASK);
        while (texts.isEmpty()) {
            socket.read();
        }
        assertEquals(List.of("Hello"), texts);
    }

    @Test
    void aCloseFrameIsAnsweredAndIsTheEnd() throws IOException {
        arrives("880203e8");
        LeanSocket socket = socket(new byte[0]);
        assertThrows(EOFException.class, socket::read);
        assertArrayEquals(HexFormat.of().parseHex("880203e8"), sent(4));
    }
}
