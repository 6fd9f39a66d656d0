package frontdesk.simulator.bench;

import java.io.IOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Reads every socket of both ends, as soon as there is something: one platform thread, one selector. A socket that ends
 * is closed and forgotten.
 */
final class Receiving implements AutoCloseable {
    private final Selector selector = Selector.open();
    private final Queue<LeanSocket> arrivals = new ConcurrentLinkedQueue<>();
    private final AtomicInteger open = new AtomicInteger();
    private volatile boolean stopped;

    Receiving() throws IOException {
        Thread.ofPlatform().name("bench-receiver").daemon(true).start(this::run);
    }

    /** Reads this one as well from now on. */
    void add(LeanSocket socket) {
        open.incrementAndGet();
        arrivals.add(socket);
        selector.wakeup();
    }

    /** How many sockets are open, of both ends together. */
    int open() {
        return open.get();
    }

    private void run() {
        try (selector) {
            while (!stopped) {
                selector.select(this::ready);
                for (LeanSocket socket = arrivals.poll(); socket != null; socket = arrivals.poll()) {
                    socket.channel().configureBlocking(false);
                    socket.channel().register(selector, SelectionKey.OP_READ, socket);
                }
            }
        } catch (IOException broken) {
            throw new IllegalStateException("the benchmark's selector is broken", broken);
        }
    }

    private void ready(SelectionKey key) {
        LeanSocket socket = (LeanSocket) key.attachment();
        try {
            socket.read();
        } catch (IOException ended) {
            key.cancel();
            open.decrementAndGet();
            end(socket);
        }
    }

    private static void end(LeanSocket socket) {
        try {
            socket.end();
        } catch (IOException gone) {
            // It is gone either way.
        }
    }

    @Override
    public void close() {
        stopped = true;
        selector.wakeup();
    }
}
