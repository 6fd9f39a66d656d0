package frontdesk.door;

import java.util.LinkedHashSet;
import java.util.List;

/**
 * The connections that have not finished saying what they want, oldest first. One more than allowed closes the
 * oldest: whoever opens thousands of connections and says nothing loses those, and a call still gets in. Safe from
 * any thread.
 */
final class WaitingConnections {

    private final int max;
    private final LinkedHashSet<DoorSocket> sockets = new LinkedHashSet<>();
    private int closedUnheard;

    WaitingConnections(int max) {
        this.max = max;
    }

    synchronized void add(DoorSocket socket) {
        sockets.add(socket);
        if (sockets.size() > max) {
            closeOldest();
        }
    }

    /** For want of file descriptors: closes the oldest quarter. Returns whether that was anybody. */
    synchronized boolean makeRoom() {
        int count = (sockets.size() + 3) / 4;
        for (int i = 0; i < count; i++) {
            closeOldest();
        }
        return count > 0;
    }

    private void closeOldest() {
        sockets.removeFirst().close();
        closedUnheard++;
    }

    synchronized void remove(DoorSocket socket) {
        sockets.remove(socket);
    }

    /** How many were closed unheard since this was asked last. */
    synchronized int takeClosedUnheard() {
        int count = closedUnheard;
        closedUnheard = 0;
        return count;
    }

    synchronized void closeAll() {
        List.copyOf(sockets).forEach(DoorSocket::close);
        sockets.clear();
    }
}
