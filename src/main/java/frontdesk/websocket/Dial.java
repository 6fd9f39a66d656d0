package frontdesk.websocket;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;

/**
 * A WebSocket on its way to be open: the name is looked up, the socket connected, TLS agreed, the upgrade asked for.
 * One virtual thread does it, one step after the other, and waits for the server at each; {@link #giveUp} ends it from
 * outside. Whichever of the two is first tells the handler, or the loop has the connection.
 */
public final class Dial {

    private static final int HTTP_PORT = 80;
    private static final int HTTPS_PORT = 443;
    private static final int SWITCHING_PROTOCOLS = 101;

    private final WebSocketDialer.Surroundings surroundings;
    private final URI uri;
    private final Map<String, String> headers;
    private final DialledHandler handler;
    private final Consumer<Dial> onOver;
    private final boolean secure;
    private final int port;

    private SocketChannel channel;
    private UpgradeAnswer refusal;
    private boolean over;

    Dial(WebSocketDialer.Surroundings surroundings, URI uri, Map<String, String> headers, DialledHandler handler,
            Consumer<Dial> onOver) {
        this.surroundings = surroundings;
        this.uri = uri;
        this.headers = headers;
        this.handler = handler;
        this.onOver = onOver;
        this.secure = uri.getScheme().equalsIgnoreCase("wss");
        this.port = uri.getPort() >= 0 ? uri.getPort() : secure ? HTTPS_PORT : HTTP_PORT;
    }

    void start() {
        Thread.ofVirtual().name("dial-" + uri.getHost()).start(this::run);
    }

    /**
     * Cuts it off, from any thread. The handler is told, with what is known so far of the server's answer; if the
     * connection is open already, or has failed, nothing happens.
     */
    public void giveUp(String detail) {
        tellNotOpened(new Unopened.Failed(detail));
    }

    private void run() {
        try {
            connect();
            Transport transport = secure
                    ? TlsTransport.handshake(channel, surroundings.tls().get(), uri.getHost(), port)
                    : new PlainTransport(channel);
            upgrade(transport);
        } catch (IOException failed) {
            tellNotOpened(new Unopened.Failed(failed.toString()));
        } finally {
            onOver.accept(this);
            tellNotOpened(new Unopened.Failed("a fault broke it off"));
        }
    }

    /** To the first of the host's addresses that can be reached. */
    private void connect() throws IOException {
        IOException last = new UnknownHostException(uri.getHost());
        for (InetAddress address : addresses()) {
            SocketChannel candidate = SocketChannel.open();
            try {
                candidate.setOption(StandardSocketOptions.TCP_NODELAY, true);
                keep(candidate);
                candidate.connect(new InetSocketAddress(address, port));
                return;
            } catch (IOException unreachable) {
                candidate.close();
                last = unreachable;
            }
        }
        throw last;
    }

    private InetAddress[] addresses() throws IOException {
        try {
            return surroundings.lookups().submit(() -> InetAddress.getAllByName(uri.getHost())).get();
        } catch (ExecutionException | RejectedExecutionException unknown) {
            throw new UnknownHostException("the name cannot be looked up: " + uri.getHost());
        } catch (InterruptedException interrupted) {
            throw new IOException("interrupted", interrupted);
        }
    }

    private synchronized void keep(SocketChannel candidate) throws IOException {
        if (over) {
            throw new ConnectException("given up");
        }
        channel = candidate;
    }

    private void upgrade(Transport transport) throws IOException {
        LoopConnection connection = LoopConnection.dialled(surroundings.loop(), transport, uri.getHost() + ":" + port,
                handler, surroundings.limits(), surroundings.maskingKeys());
        ByteBuffer request = connection.openingRequest(target(), allHeaders());
        while (request.hasRemaining() || !transport.isFlushed()) {
            transport.write(request);
        }
        UpgradeAnswer answer = UpgradeAnswer.read(transport);
        if (answer.status() == SWITCHING_PROTOCOLS) {
            handOver(connection, answer);
        } else {
            refused(answer);
        }
    }

    private String target() {
        String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        return uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
    }

    private Map<String, String> allHeaders() {
        Map<String, String> all = new HashMap<>(headers);
        all.put("Host", uri.getPort() < 0 ? uri.getHost() : uri.getHost() + ":" + port);
        return all;
    }

    private synchronized void handOver(LoopConnection connection, UpgradeAnswer answer) {
        if (!over) {
            over = true;
            surroundings.loop().adopt(connection, answer.head(), answer.rest());
        }
    }

    /** The body says why; whoever gives up before it is complete gets what there is of it. */
    private void refused(UpgradeAnswer answer) throws IOException {
        synchronized (this) {
            refusal = answer;
        }
        answer.readBody();
        tellNotOpened(new Unopened.Failed("refused"));
    }

    private void tellNotOpened(Unopened.Failed failure) {
        Unopened why;
        synchronized (this) {
            if (over) {
                return;
            }
            over = true;
            close();
            why = refusal == null ? failure : new Unopened.Refused(refusal.status(), refusal.body());
        }
        handler.notOpened(why);
    }

    private void close() {
        if (channel != null) {
            try {
                channel.close();
            } catch (IOException e) {
                // It is gone either way.
            }
        }
    }
}
