package frontdesk.call;

import frontdesk.call.port.CallEvent;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * What has happened to a call and is to be dealt with, and whose turn it is to deal with it. Safe from any thread; its
 * lock is held for a moment only, never while an event is dealt with.
 *
 * <p>Whoever has the turn owns the call's state, and there is one turn. It is the call's own thread's, which takes one
 * event after the other; but while that thread has nothing to do, somebody who brings an event may deal with it
 * themselves, without waking anybody. Either way events are dealt with one at a time and in the order in which they
 * came: nobody gets the turn past an event that waits.
 */
final class Mailbox {

    /** So many events may wait. */
    static final int LIMIT = 4_096;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition ownerMayGoOn = lock.newCondition();
    private final Queue<CallEvent> waiting = new ArrayDeque<>();
    /** From the beginning: the call's own thread has it until it asks for the first event. */
    private boolean turnTaken = true;

    /** @return whether there was room for it */
    boolean put(CallEvent event) {
        lock.lock();
        try {
            return waiting.size() < LIMIT && waiting.add(event);
        } finally {
            wakeOwner();
            lock.unlock();
        }
    }

    /**
     * Has an event dealt with on this thread, if nothing waits and nobody has the turn; never waits for either.
     *
     * @return whether it was dealt with; if not, it is to be put
     */
    boolean dealtWithHere(CallEvent event, Consumer<CallEvent> dealing) {
        if (!tryTurn()) {
            return false;
        }
        try {
            dealing.accept(event);
        } finally {
            passTurnOn();
        }
        return true;
    }

    private boolean tryTurn() {
        lock.lock();
        try {
            boolean free = !turnTaken && waiting.isEmpty();
            turnTaken |= free;
            return free;
        } finally {
            lock.unlock();
        }
    }

    private void passTurnOn() {
        lock.lock();
        try {
            turnTaken = false;
        } finally {
            wakeOwner();
            lock.unlock();
        }
    }

    /**
     * For the call's own thread only: gives up the turn, which it has, and waits for the next event and for the turn to
     * deal with it. Who asks no more keeps the turn for good.
     */
    CallEvent take() {
        lock.lock();
        try {
            turnTaken = false;
            while (turnTaken || waiting.isEmpty()) {
                ownerMayGoOn.awaitUninterruptibly();
            }
            turnTaken = true;
            return waiting.remove();
        } finally {
            lock.unlock();
        }
    }

    private void wakeOwner() {
        if (!turnTaken && !waiting.isEmpty()) {
            ownerMayGoOn.signal();
        }
    }

    /** Takes out everything that waits. */
    List<CallEvent> empty() {
        lock.lock();
        try {
            List<CallEvent> left = List.copyOf(waiting);
            waiting.clear();
            return left;
        } finally {
            lock.unlock();
        }
    }
}
