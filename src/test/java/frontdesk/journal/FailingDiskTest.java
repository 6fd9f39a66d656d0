package frontdesk.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import frontdesk.journal.MemoryFolder.Fault;
import frontdesk.journal.NotCommittedException.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** A disk that is full, fails or does not answer: what became of an entry is said as far as it is known. */
class FailingDiskTest extends JournalRig {
    @Test
    void shortWritesAreContinued() throws Exception {
        disk.faults.addAll(List.of(Fault.SHORT, Fault.SHORT, Fault.SHORT));
        try (Journal journal = open()) {
            note(journal, "\"something of some length\"");
        }
        assertEquals(List.of("\"something of some length\""), found());
    }

    @Test
    void aFullDiskRefusesAndTheJournalGoesOnWhenThereIsRoom() throws Exception {
        try (Journal journal = open()) {
            disk.faults.add(Fault.FULL);
            assertEquals(Outcome.NOT_WRITTEN, refused(journal, "1"));
            note(journal, "2");
        }
        assertEquals(List.of("2"), notes.all());
        assertEquals(List.of("2"), found());
    }

    @Test
    void aHalfWrittenEntryThatCannotBeTakenBackStopsTheJournal() throws Exception {
        Journal journal = open();
        disk.faults.add(Fault.FULL);
        disk.truncateFails = true;
        assertEquals(Outcome.UNKNOWN, refused(journal, "1"));
        assertEquals(Outcome.NOT_WRITTEN, refused(journal, "2"));
        disk.truncateFails = false;
        journal.close();
        assertEquals(List.of(), found());
    }

    @Test
    void afterAFailedSyncNothingIsCommittedUntilTheJournalIsOpenedAgain() throws Exception {
        Journal journal = open();
        note(journal, "1");
        disk.syncFails = true;
        assertEquals(Outcome.UNKNOWN, refused(journal, "2"));
        disk.syncFails = false;
        assertEquals(Outcome.NOT_WRITTEN, refused(journal, "3"));
        assertEquals(List.of("1"), notes.all());
        journal.close();
        try (Journal again = open(new Notes(), ROOMY, step -> {})) {
            note(again, "4");
        }
    }

    @Test
    void aDiskThatDoesNotAnswerLeavesTheOutcomeUnknown() throws Exception {
        CountDownLatch answer = new CountDownLatch(1);
        CountDownLatch answered = new CountDownLatch(1);
        Journal.Limits hasty = new Journal.Limits(1 << 20, 1 << 20, 1 << 10, Duration.ofMillis(20));
        Journal journal = open(notes, hasty, step -> {
            if (step == JournalStep.WRITTEN) {
                await(answer);
            } else if (step == JournalStep.APPLIED) {
                answered.countDown();
            }
        });
        assertEquals(Outcome.UNKNOWN, refused(journal, "1"));
        assertEquals(Outcome.NOT_WRITTEN, refused(journal, "2"));
        answer.countDown();
        await(answered);
        assertEquals(List.of("1"), foundOn(disk.afterLossOfPower()));
        journal.close();
    }
}
