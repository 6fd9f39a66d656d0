package frontdesk.call.conversation;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class PendingToolsTest {

    private final PendingTools tools = new PendingTools();

    @Test
    void aResponseIsSettledWhenItIsOverAndAllItsCallsAreAnswered() {
        assertTrue(tools.asked("r1", "c1"));
        assertTrue(tools.asked("r1", "c2"));
        assertFalse(tools.answered("c2"));
        assertFalse(tools.responseEnded("r1"));
        assertTrue(tools.answered("c1"));
    }

    @Test
    void answersMayAllBeThereBeforeTheResponseIsOver() {
        tools.asked("r1", "c1");
        assertFalse(tools.answered("c1"));
        assertTrue(tools.responseEnded("r1"));
        assertFalse(tools.responseEnded("r1"), "it is settled once");
    }

    @Test
    void aCallIsRunOnce() {
        assertTrue(tools.asked("r1", "c1"));
        assertFalse(tools.asked("r1", "c1"));
        assertFalse(tools.asked("r2", "c1"));
    }

    @Test
    void responsesDoNotWaitForEachOther() {
        tools.asked("r1", "c1");
        tools.asked("r2", "c2");
        tools.responseEnded("r1");
        tools.responseEnded("r2");
        assertTrue(tools.answered("c2"));
        assertTrue(tools.answered("c1"));
    }

    @Test
    void whatWasNeverAskedSettlesNothing() {
        assertFalse(tools.answered("c9"));
        assertFalse(tools.responseEnded("r9"));
        tools.asked("r1", "c1");
        tools.responseEnded("r1");
        assertTrue(tools.answered("c1"));
        assertFalse(tools.answered("c1"), "an answer counts once");
    }

    @Test
    void aCallMayAskOnlySoOften() {
        for (int i = 0; i < PendingTools.CALLS_LIMIT; i++) {
            tools.asked("r", "c" + i);
        }
        assertFalse(tools.limitReached());
        tools.asked("r", "one more");
        assertTrue(tools.limitReached());
    }
}
