package frontdesk.websocket;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/**
 * The bytes of one connection, as they are or through TLS. It waits as its channel does: not at all once the channel is
 * not blocking. One thread reads; {@link SendQueue} sees to it that one writes at a time.
 */
interface Transport {

    /** To be registered, and to be cut off. */
    SocketChannel channel();

    /**
     * Reads what has arrived, all of it: nothing that a selector would not tell of stays behind.
     *
     * @param into has room for 32 KiB, or more
     * @return how many bytes, 0 for none yet, -1 for none ever
     */
    int read(ByteBuffer into) throws IOException;

    /**
     * Takes as much of these as can be sent.
     *
     * @return how many bytes have left for the peer, whatever they carry: more than 0 means that it still reads
     */
    long write(ByteBuffer... frames) throws IOException;

    /** Whether everything taken has left. */
    boolean isFlushed();

    /** Closes the socket, with what goodbye can be said at once. */
    void close() throws IOException;
}
