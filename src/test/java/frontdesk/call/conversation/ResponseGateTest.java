package frontdesk.call.conversation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import frontdesk.call.port.ModelEvent.Outcome;
import frontdesk.call.port.ModelEvent.Refusal;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ResponseGateTest {

    private static final Optional<String> NOTHING = Optional.empty();
    private static final Optional<String> RESPONSE = Optional.of("");

    private final ResponseGate gate = new ResponseGate();

    @Test
    void onlyOneResponseIsAskedForAtATime() {
        gate.owe("");
        assertEquals(RESPONSE, gate.due());
        gate.requested("q1");
        gate.owe("");
        assertEquals(NOTHING, gate.due());
        gate.started("r1", "q1");
        assertEquals(NOTHING, gate.due());
    }

    @Test
    void severalWishesWhileAResponseIsGivenBecomeOne() {
        gate.started("r1", "");
        gate.owe("");
        gate.owe("");
        gate.ended("r1", Outcome.COMPLETED);
        assertEquals(RESPONSE, gate.due());
        gate.requested("q1");
        gate.started("r2", "q1");
        gate.ended("r2", Outcome.COMPLETED);
        assertEquals(NOTHING, gate.due());
    }

    @Test
    void nothingIsAskedForWhileTheCallerSpeaks() {
        gate.callerSpeaks();
        gate.owe("");
        assertEquals(NOTHING, gate.due());
        gate.callerPaused();
        assertEquals(NOTHING, gate.due());
        gate.turnCommitted(true);
        assertEquals(NOTHING, gate.due(), "the model answers by itself");
    }

    @Test
    void theModelsOwnAnswerMakesOursNeedlessIfItKnowsTheResult() {
        gate.callerSpeaks();
        gate.resultPosted("c1");
        gate.owe("");
        gate.resultSeen("c1");
        gate.turnCommitted(true);
        gate.started("r1", "");
        gate.ended("r1", Outcome.COMPLETED);
        assertEquals(NOTHING, gate.due());
    }

    @Test
    void aResultThatCameTooLateForTheModelsOwnAnswerIsStillOwed() {
        gate.callerSpeaks();
        gate.turnCommitted(true);
        gate.resultPosted("c1");
        gate.owe("");
        gate.started("r1", "");
        gate.resultSeen("c1");
        gate.ended("r1", Outcome.COMPLETED);
        assertEquals(RESPONSE, gate.due());
    }

    @Test
    void theModelsOwnAnswerThatWonTheRaceDoesNotSwallowOurs() {
        gate.resultPosted("c1");
        gate.owe("");
        gate.requested("q1");
        gate.started("r1", "");
        gate.refused("q1", Refusal.ALREADY_RESPONDING);
        gate.ended("r1", Outcome.COMPLETED);
        assertEquals(RESPONSE, gate.due());
    }

    @Test
    void aRefusalBecauseOfAnotherResponseWaitsForItsEnd() {
        gate.owe("");
        gate.requested("q1");
        gate.refused("q1", Refusal.ALREADY_RESPONDING);
        assertEquals(NOTHING, gate.due());
        gate.ended("r9", Outcome.COMPLETED);
        assertEquals(RESPONSE, gate.due());
    }

    @Test
    void whatIsRefusedForAnotherReasonIsAskedForThreeTimes() {
        gate.owe("Greet the caller.");
        for (String request : new String[] {"q1", "q2", "q3"}) {
            assertEquals(Optional.of("Greet the caller."), gate.due());
            gate.requested(request);
            gate.refused(request, Refusal.OTHER);
        }
        assertEquals(NOTHING, gate.due());
        assertTrue(gate.awaitsStart());
        assertFalse(gate.startDidNotCome());
    }

    @Test
    void aRefusalOfSomethingElseChangesNothing() {
        gate.owe("");
        gate.requested("q1");
        gate.refused("truncate-3", Refusal.HARMLESS);
        assertEquals(NOTHING, gate.due());
        assertTrue(gate.awaitsStart());
    }

    @Test
    void aResponseThatBeginsWhileTheCallerSpeaksIsNotToBeHeardAndStaysOwed() {
        gate.owe("");
        gate.requested("q1");
        gate.callerSpeaks();
        assertFalse(gate.started("r1", "q1"));
        gate.ended("r1", Outcome.CANCELLED);
        gate.turnCommitted(true);
        gate.startDidNotCome();
        assertEquals(RESPONSE, gate.due());
    }

    @Test
    void anEndWithoutABeginningFreesTheGate() {
        gate.owe("");
        gate.requested("q1");
        gate.ended("r1", Outcome.CANCELLED);
        assertEquals(RESPONSE, gate.due());
    }

    @Test
    void aModelThatTellsOnlyOfEndsIsAskedThreeTimes() {
        gate.owe("");
        for (String request : new String[] {"q1", "q2", "q3"}) {
            assertEquals(RESPONSE, gate.due());
            gate.requested(request);
            gate.ended("r-" + request, Outcome.CANCELLED);
        }
        assertEquals(NOTHING, gate.due());
        assertTrue(gate.awaitsStart());
        assertFalse(gate.startDidNotCome());
    }

    @Test
    void theEndOfAnOlderResponseDoesNotEndTheOneBeingGiven() {
        gate.started("r2", "");
        gate.ended("r1", Outcome.CANCELLED);
        assertEquals("r2", gate.activeResponseId());
    }

    @Test
    void aModelThatLetsTheTurnPassIsAskedToAnswerIt() {
        gate.callerSpeaks();
        gate.turnCommitted(true);
        assertTrue(gate.awaitsStart());
        gate.startDidNotCome();
        assertEquals(RESPONSE, gate.due());
    }

    @Test
    void aModelThatDoesNotAnswerByItselfIsAsked() {
        gate.callerSpeaks();
        gate.turnCommitted(false);
        assertEquals(RESPONSE, gate.due());
    }

    @Test
    void aFailedResponseIsAskedForOnceMoreWithTheSameInstructions() {
        gate.owe("Greet the caller.");
        gate.requested("q1");
        gate.started("r1", "q1");
        gate.ended("r1", Outcome.FAILED);
        assertEquals(Optional.of("Greet the caller."), gate.due());
    }

    @Test
    void aTurnThatCameAfterTheRequestIsAnsweredAfterItsResponse() {
        gate.owe("Greet the caller.");
        gate.requested("q1");
        gate.callerSpeaks();
        gate.turnCommitted(false);
        gate.started("r1", "q1");
        gate.ended("r1", Outcome.COMPLETED);
        assertEquals(RESPONSE, gate.due());
        gate.requested("q2");
        gate.started("r2", "q2");
        gate.ended("r2", Outcome.COMPLETED);
        assertEquals(NOTHING, gate.due());
    }

    @Test
    void theCallersTurnIsAnsweredInPlaceOfWhatElseWasToBeSaid() {
        gate.owe("Greet the caller.");
        gate.callerSpeaks();
        gate.turnCommitted(false);
        assertEquals(RESPONSE, gate.due());
    }

    @Test
    void itIsBusyFromTheWishToTheEndOfTheResponse() {
        assertFalse(gate.isBusy());
        gate.owe("");
        assertTrue(gate.isBusy());
        gate.requested("q1");
        assertTrue(gate.isBusy());
        gate.started("r1", "q1");
        assertTrue(gate.isBusy());
        gate.ended("r1", Outcome.COMPLETED);
        assertFalse(gate.isBusy());
    }

    @Test
    void aFailedResponseIsAskedForOnceMoreAndNotTwice() {
        gate.started("r1", "");
        gate.ended("r1", Outcome.FAILED);
        assertEquals(RESPONSE, gate.due());
        gate.requested("q1");
        gate.started("r2", "q1");
        gate.ended("r2", Outcome.FAILED);
        assertEquals(NOTHING, gate.due());
    }
}
