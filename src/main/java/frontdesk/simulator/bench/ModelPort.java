package frontdesk.simulator.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;

/** Where the server finds its model: accepts every WebSocket that is opened here. Two threads more, virtual ones. */
final class ModelPort implements AutoCloseable {

    /** Takes over the WebSocket of a new session. */
    interface Sessions {
        void opened(SocketChannel channel) throws IOException;
    }

    private static final int BACKLOG = 1_000;

    private final ServerSocketChannel port = ServerSocketChannel.open();
    private final Sessions sessions;

    ModelPort(Sessions sessions) throws IOException {
        this.sessions = sessions;
        port.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), BACKLOG);
        Thread.ofVirtual().name("bench-model-port").start(this::run);
    }

    URI uri() {
        return URI.create("ws://127.0.0.1:" + port.socket().getLocalPort() + "/v1/realtime");
    }

    private void run() {
        try {
            while (true) {
                SocketChannel channel = port.accept();
                Thread.startVirtualThread(() -> accept(channel));
            }
        } catch (IOException closed) {
            // Nobody is accepted any more.
        }
    }

    private void accept(SocketChannel channel) {
        try {
            Handshake.accept(channel);
            sessions.opened(channel);
        } catch (IOException failed) {
            // The call that wanted it will not become ready, and is counted as such.
        }
    }

    @Override
    public void close() throws IOException {
        port.close();
    }
}
