package frontdesk.call.conversation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import frontdesk.call.port.CallEvent.ToolFinished;
import frontdesk.call.port.ModelEvent;
import frontdesk.tool.ToolResult;
import java.util.List;
import org.junit.jupiter.api.Test;

class KeypadTest extends ConversationRig {

    private void presses(String keys) {
        keys.chars().forEach(key -> conversation.keyPressed((char) key));
    }

    @Test
    void keysAreToldTogetherAfterAPause() throws Exception {
        opens();
        presses("12");
        timers.advanceMs(Keypad.PAUSE.toMillis() - 1);
        presses("3");
        timers.advanceMs(Keypad.PAUSE.toMillis() - 1);
        assertEquals("nothing", told());
        timers.advanceMs(1);
        assertEquals("note The caller pressed 1 2 3 on the keypad.", told());
        assertEquals("create ", told());
        assertEquals("nothing", told());
    }

    @Test
    void theHashEndsThemAtOnceAndIsNoneOfThem() throws Exception {
        opens();
        presses("42#");
        assertEquals("note The caller pressed 4 2 on the keypad.", told());
        assertEquals("create ", told());
    }

    @Test
    void theHashAloneIsAKey() throws Exception {
        opens();
        presses("#");
        assertEquals("note The caller pressed # on the keypad.", told());
    }

    @Test
    void moreKeysThanAnyNumberHasAreToldInParts() throws Exception {
        opens();
        presses("7".repeat(Keypad.KEYS_LIMIT));
        assertEquals(
                "note The caller pressed 7" + " 7".repeat(Keypad.KEYS_LIMIT - 1) + " on the keypad.", told());
        assertEquals("create ", told());
        presses("8");
        timers.advanceMs(Keypad.PAUSE.toMillis());
        assertEquals("note The caller pressed 8 on the keypad.", told());
    }

    @Test
    void theAgentStopsAtTheFirstKeyAndTheModelIsToldWhatWasHeard() throws Exception {
        opens();
        responds("r1", "i1", 1000);
        line.taken();
        timers.advanceMs(120);
        presses("1");
        assertEquals(List.of("clear"), line.taken());
        assertEquals("truncate i1 120", told());
        assertEquals("cancel r1", told());
        ends("r1");
        assertEquals("nothing", told());
        presses("#");
        assertEquals("note The caller pressed 1 on the keypad.", told());
        assertEquals("create ", told());
    }

    @Test
    void aToolsResultWaitsForTheLastKey() throws Exception {
        opens();
        hears(new ModelEvent.ResponseStarted("r1", ""));
        asks("r1", "c1");
        ends("r1");
        presses("1");
        conversation.toolFinished(new ToolFinished("c1", "echo", ToolResult.of("booked")));
        assertEquals("result c1 booked", told());
        assertEquals("nothing", told());
        presses("2#");
        assertEquals("note The caller pressed 1 2 on the keypad.", told());
        assertEquals("create ", told());
    }

    @Test
    void theKeysAreInNoRecordOfTheCall() {
        opens();
        presses("4111#");
        assertTrue(conversation.said().isEmpty());
    }
}
