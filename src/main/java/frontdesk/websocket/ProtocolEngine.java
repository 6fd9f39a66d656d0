package frontdesk.websocket;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import org.java_websocket.WebSocketImpl;
import org.java_websocket.drafts.Draft_6455;
import org.java_websocket.exceptions.InvalidHandshakeException;
import org.java_websocket.handshake.HandshakeImpl1Client;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The protocol of one WebSocket (RFC 6455), from bytes to messages. The library's engine speaks it, frame by frame, and
 * {@link FrameCutter} stands before it; the one frequent kind of frame, a text that is ASCII, goes past it.
 *
 * <p>The socket loop's thread decodes; {@link #close} is for any thread. Nothing here touches a socket: what is to be
 * sent lies in {@link #outQueue}.
 */
final class ProtocolEngine {

    private static final int PROTOCOL_ERROR = 1002;
    private static final int MAX_REASON_BYTES = 123;
    private static final int NO_MASK = 0;
    private static final Logger log = LoggerFactory.getLogger(ProtocolEngine.class);

    private final LoopConnection connection;
    private final Role role;
    private final WebSocketImpl library;
    private final FrameCutter frames;
    /** Of a frame whose end is still to come; no longer than a message may be. */
    private ByteArrayOutputStream begun = new ByteArrayOutputStream(0);

    ProtocolEngine(LoopConnection connection, Role role, int maxMessageBytes) {
        this.connection = connection;
        this.role = role;
        this.library = library(new EngineListener(connection), role, new Draft_6455(List.of(), maxMessageBytes));
        this.frames = new FrameCutter(maxMessageBytes, role);
    }

    /** Which of its constructors is called tells the library whose side it is on. */
    private static WebSocketImpl library(EngineListener listener, Role role, Draft_6455 draft) {
        return switch (role) {
            case CLIENT -> new WebSocketImpl(listener, draft);
            case SERVER -> new WebSocketImpl(listener, List.of(draft));
        };
    }

    /** The request that a client opens with. */
    ByteBuffer openingRequest(String target, Map<String, String> headers) {
        HandshakeImpl1Client request = new HandshakeImpl1Client();
        request.setResourceDescriptor(target);
        headers.forEach(request::put);
        try {
            library.startHandshake(request);
        } catch (InvalidHandshakeException e) {
            throw new IllegalStateException("the listener refuses nothing", e);
        }
        return library.outQueue.remove();
    }

    /** Takes the whole head of the peer's request, or of its answer to ours. */
    void handshake(ByteBuffer head) {
        library.decode(head);
    }

    /** Takes what was read; tells the connection, until the connection is ending. */
    void decode(ByteBuffer bytes) {
        int to = bytes.limit();
        while (bytes.position() < to && frames.violation() == null) {
            int from = bytes.position();
            int end = frames.cut(bytes.array(), from, to);
            if (end > from && !connection.isEnding()) {
                collect(bytes.limit(end));
            }
            bytes.limit(to).position(end);
        }
        if (frames.violation() != null) {
            close(frames.violation().code(), frames.violation().reason());
        }
    }

    /**
     * Puts a frame together that takes several reads: a model's delta may be of megabytes, and the library takes ten
     * times as long to do it.
     */
    private void collect(ByteBuffer piece) {
        if (!frames.isFrameEnded()) {
            begun.write(piece.array(), piece.position(), piece.remaining());
        } else if (begun.size() > 0) {
            begun.write(piece.array(), piece.position(), piece.remaining());
            ByteBuffer frame = ByteBuffer.wrap(begun.toByteArray());
            begun = new ByteArrayOutputStream(0);
            decodeLawful(frame);
        } else {
            decodeLawful(piece);
        }
    }

    private void decodeLawful(ByteBuffer frame) {
        if (!frames.isWholeText() || !receivedAscii(frame)) {
            decodeByLibrary(frame);
        }
    }

    /** Delivers the text of a frame if it is ASCII, as JSON with base64 in it is; otherwise the frame is as it was. */
    private boolean receivedAscii(ByteBuffer frame) {
        int bytes = frames.payloadBytes();
        int from = frame.limit() - bytes;
        int key = role == Role.SERVER ? Mask.key(frame.array(), from - Integer.BYTES) : NO_MASK;
        boolean ascii = Mask.apply(key, frame.array(), from, bytes);
        if (ascii) {
            connection.receivedAscii(frame.slice(from, bytes));
        } else {
            Mask.apply(key, frame.array(), from, bytes);
        }
        return ascii;
    }

    /** The library falls over some frames that it should refuse, such as a close frame whose reason is not UTF-8. */
    private void decodeByLibrary(ByteBuffer frame) {
        try {
            library.decode(frame);
        } catch (RuntimeException e) {
            log.debug("[WebSocket] A frame could not be decoded peer={} error={}", connection.peer(), e.toString());
            close(PROTOCOL_ERROR, "a frame could not be decoded");
        }
    }

    /** Begins the closing handshake, unless it has begun. */
    void close(int code, String reason) {
        library.close(code, shortened(reason));
    }

    private static String shortened(String reason) {
        String cut = reason;
        while (cut.getBytes(StandardCharsets.UTF_8).length > MAX_REASON_BYTES) {
            cut = cut.substring(0, cut.offsetByCodePoints(cut.length(), -1));
        }
        return cut;
    }

    boolean isOpen() {
        return library.isOpen();
    }

    /** Whether the peer has begun or answered the closing handshake. */
    boolean closeSeen() {
        return frames.closeSeen();
    }

    /** Control frames and the handshake, to be sent before everything else; whoever sends takes them out. */
    Queue<ByteBuffer> outQueue() {
        return library.outQueue;
    }
}
