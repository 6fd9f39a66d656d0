package frontdesk.call.conversation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import frontdesk.call.plan.Plans;
import frontdesk.call.port.CallEvent.ToolFinished;
import frontdesk.call.port.ModelEvent;
import frontdesk.tool.JsonText;
import frontdesk.tool.StubTool;
import frontdesk.tool.Tool;
import frontdesk.tool.ToolResult;
import org.junit.jupiter.api.Test;

class CommitmentsTest extends ConversationRig {

    private static final String REMINDER = "note The caller spoke before they had heard what came of book.";

    private static final Tool BOOKING = StubTool.safe("book", call -> {
        throw new IllegalStateException("the rig runs no tools");
    }).committing();

    CommitmentsTest() {
        super(Plans.plan(BOOKING));
    }

    private void asksToBook() {
        opens();
        hears(new ModelEvent.ResponseStarted("r1", ""));
        hears(new ModelEvent.ToolAsked("r1", "c1", "book", new JsonText("{}")));
        ends("r1");
    }

    private void booked() {
        conversation.toolFinished(new ToolFinished("c1", "book", ToolResult.of("booked")));
    }

    private void tellsIt(String response) {
        hears(new ModelEvent.ResponseStarted(response, "request-1"));
        hears(new ModelEvent.SpeechAudio(response, "item of " + response, 0, new byte[8_000]));
        ends(response);
    }

    @Test
    void aResultThatComesWhileTheCallerSpeaksIsNotForgottenOverTheirQuestion() throws Exception {
        asksToBook();
        callerSpeaks();
        booked();
        assertEquals("result c1 booked", told());
        assertTrue(told().startsWith(REMINDER));
        callerSpeaks();
        assertEquals("nothing", told(), "once is enough");
    }

    @Test
    void aCallerWhoInterruptsTheNewsIsToldAgain() throws Exception {
        asksToBook();
        booked();
        assertEquals("result c1 booked", told());
        assertEquals("create ", told());
        tellsIt("r2");
        callerSpeaks();
        assertTrue(told().startsWith("delete item of r2"));
        assertTrue(told().startsWith(REMINDER));
    }

    @Test
    void newsThatWereHeardToTheirEndAreDoneWith() throws Exception {
        asksToBook();
        booked();
        told();
        told();
        tellsIt("r2");
        hearsOut();
        while (!model.isQuiet()) {
            told();
        }
        callerSpeaks();
        assertEquals("nothing", told());
    }

    @Test
    void aToolThatOnlyLooksThingsUpIsNoCommitment() throws Exception {
        opens();
        hears(new ModelEvent.ResponseStarted("r1", ""));
        asks("r1", "c1");
        ends("r1");
        callerSpeaks();
        conversation.toolFinished(new ToolFinished("c1", "echo", ToolResult.of("one")));
        assertEquals("result c1 one", told());
        assertEquals("nothing", told());
    }
}
