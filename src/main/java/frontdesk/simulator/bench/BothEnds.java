package frontdesk.simulator.bench;

import java.io.IOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;

/**
 * Reads every socket of both ends, as soon as there is something, and has everybody speak who is due: one platform
 * thread, one selector. One thread, because on a machine of two processors a second one would take the server's, and
 * the server would be charged with the wait. A socket that ends is closed and forgotten.
 */
final class BothEnds implements AutoCloseable {
    private static final long TICK_MS = 1;

    private final Selector selector = Selector.open();
    private final Pacer pacer;
    private final Queue<LeanSocket> arrivals = new ConcurrentLinkedQueue<>();
    private final AtomicInteger open = new AtomicInteger();
    private volatile boolean stopped;

    BothEnds(LongSupplier nanoClock) throws IOException {
        pacer = new Pacer(nanoClock);
        Thread.ofPlatform().name("bench-both-ends").daemon(true).start(this::run);
    }

    /** Reads this socket as well from now on. */
    void add(LeanSocket socket) {
        open.incrementAndGet();
        arrivals.add(socket);
        selector.wakeup();
    }

    /** From its next moment on somebody speaks; {@code place} tells which moment of the 20 ms is theirs. */
    void add(int place, Pacer.Speaker speaker) {
        pacer.add(place, speaker);
        selector.wakeup();
    }

    /** How many sockets are open, of both ends together. */
    int open() {
        return open.get();
    }

    private void run() {
        try (selector) {
            while (!stopped) {
                selector.select(this::ready, pacer.isIdle() ? 0 : TICK_MS);
                pacer.speak();
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
