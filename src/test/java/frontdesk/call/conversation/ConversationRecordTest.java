package frontdesk.call.conversation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import frontdesk.call.outcome.ConversationEntry;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConversationRecordTest {

    private final ConversationRecord record = new ConversationRecord();

    @Test
    void entriesStandInTheOrderInWhichTheyBegan() {
        record.agentSays("i1", "Hello, ");
        record.callerSaid("i2", "Hi.");
        record.agentSays("i1", "how can I help?");
        assertEquals(
                List.of(
                        new ConversationEntry.Agent("Hello, how can I help?", true),
                        new ConversationEntry.Caller("Hi.")),
                record.entries());
    }

    @Test
    void wordsThatWereNotHeardAreLeftOutWholeWordsAtATime() {
        record.agentSays("i1", "one two three four");
        record.agentWasCut("i1", 500, 1_000);
        assertEquals(List.of(new ConversationEntry.Agent("one two", false)), record.entries());
    }

    @Test
    void anItemOfWhichNothingWasHeardKeepsNoWords() {
        record.agentSays("i1", "one two");
        record.agentWasCut("i1", 0, 0);
        assertEquals(List.of(new ConversationEntry.Agent("", false)), record.entries());
    }

    @Test
    void aCutAtTheVeryEndKeepsEveryWord() {
        record.agentSays("i1", "one two");
        record.agentWasCut("i1", 1_200, 1_000);
        assertEquals(List.of(new ConversationEntry.Agent("one two", false)), record.entries());
    }

    @Test
    void aToolHasItsAnswerWhenItComes() {
        record.toolAsked("c1", "lookup", "{}");
        assertEquals(List.of(new ConversationEntry.ToolUse("lookup", "{}", "")), record.entries());
        record.toolAnswered("c1", "found");
        assertEquals(List.of(new ConversationEntry.ToolUse("lookup", "{}", "found")), record.entries());
    }

    @Test
    void whatIsNotKnownChangesNothing() {
        record.agentWasCut("i9", 1, 2);
        record.toolAnswered("c9", "found");
        record.callerSaid("i1", "Hi.");
        record.agentWasCut("i1", 1, 2);
        assertEquals(List.of(new ConversationEntry.Caller("Hi.")), record.entries());
    }

    @Test
    void theOldestGoesWhenThereAreTooMany() {
        for (int i = 0; i <= ConversationRecord.ENTRIES_LIMIT; i++) {
            record.callerSaid("i" + i, "turn " + i);
        }
        assertEquals(ConversationRecord.ENTRIES_LIMIT, record.entries().size());
        assertEquals(new ConversationEntry.Caller("turn 1"), record.entries().getFirst());
    }
}
