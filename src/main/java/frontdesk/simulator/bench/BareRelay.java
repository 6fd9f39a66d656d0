package frontdesk.simulator.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The least that can stand between a telephone and a model: one thread that takes the audio out of each message and
 * puts it into the other side's. It checks nothing, decides nothing and forgets everything; what it costs is what the
 * machine takes for the two sockets of a call, and the yardstick for what a server costs in the same run.
 *
 * <p>A process of its own. The main thread accepts streams; each of them is a session.
 */
final class BareRelay {
    /** What it says when it takes streams; the port follows. */
    static final String LISTENING = "bare relay port=";

    private static final byte[] NO_MASK = {};
    private static final byte[] MASK = {0x21, 0x42, 0x63, 0x04};
    private static final byte[] START = ascii("{\"event\":\"start\"");
    private static final StringField STREAM_SID = new StringField("streamSid");
    private static final StringField PAYLOAD = new StringField("payload");
    private static final StringField DELTA = new StringField("delta");
    private static final byte[] APPEND = ascii("{\"type\":\"input_audio_buffer.append\",\"audio\":\"");
    private static final byte[] APPEND_END = ascii("\"}");
    private static final byte[] MEDIA = ascii("{\"event\":\"media\",\"streamSid\":\"");
    private static final byte[] MEDIA_PAYLOAD = ascii("\",\"media\":{\"payload\":\"");
    private static final byte[] MEDIA_END = ascii("\"}}");
    private static final byte[] SPEAK = ascii("{\"type\":\"response.create\",\"response\":{\"metadata\":{}}}");

    private BareRelay() {}

    /** @param arguments the model's URL */
    public static void main(String[] arguments) throws IOException {
        relayAll(URI.create(arguments[0]), System.out);
    }

    /** Relays until the thread is interrupted or a socket cannot be had. */
    static void relayAll(URI model, PrintStream out) throws IOException {
        try (ServerSocketChannel port = ServerSocketChannel.open(); BothEnds sockets = new BothEnds(System::nanoTime)) {
            port.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            announce(out, port.socket().getLocalPort());
            while (true) {
                relay(port.accept(), model, sockets);
            }
        }
    }

    private static void announce(PrintStream out, int port) {
        out.println(LISTENING + port);
        out.flush();
    }

    private static void relay(SocketChannel stream, URI model, BothEnds sockets) throws IOException {
        Handshake.accept(stream);
        SocketChannel session = Handshake.open(model, new byte[16]);
        Call call = new Call();
        call.phone = new LeanSocket(stream, call.new Phone(), System::nanoTime, NO_MASK);
        call.model = new LeanSocket(session, call.new Model(), System::nanoTime, MASK);
        sockets.add(call.phone);
        sockets.add(call.model);
    }

    /** One call; only the thread of the sockets uses it once both its sockets are open. */
    private static final class Call {
        private final AsciiText text = new AsciiText();
        private LeanSocket phone;
        private LeanSocket model;
        private byte[] streamSid = {};

        /** Hears the telephone. */
        private final class Phone implements LeanSocket.Receiver {
            @Override
            public void text(byte[] bytes, int offset, int length, long atNanos) throws IOException {
                Optional<ByteBuffer> payload = PAYLOAD.in(bytes, offset, length);
                if (payload.isPresent()) {
                    model.send(text.clear().add(APPEND).add(payload.get()).add(APPEND_END));
                } else if (LeanSocket.find(START, bytes, offset, offset + length) >= 0) {
                    streamSid = text.clear().add(STREAM_SID.in(bytes, offset, length).orElseThrow()).copy();
                    model.send(text.clear().add(SPEAK));
                }
            }

            @Override
            public void ended() throws IOException {
                model.close();
            }
        }

        /** Hears the model. */
        private final class Model implements LeanSocket.Receiver {
            @Override
            public void text(byte[] bytes, int offset, int length, long atNanos) throws IOException {
                Optional<ByteBuffer> delta = DELTA.in(bytes, offset, length);
                if (delta.isPresent()) {
                    text.clear().add(MEDIA).add(streamSid).add(MEDIA_PAYLOAD);
                    phone.send(text.add(delta.get()).add(MEDIA_END));
                }
            }
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
