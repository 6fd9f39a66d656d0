package frontdesk.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import frontdesk.call.outcome.EndReason;
import frontdesk.call.outcome.Ending;
import frontdesk.call.plan.Plans;
import frontdesk.call.port.CallerLine;
import frontdesk.call.port.LineEvent;
import frontdesk.call.port.ManualTimers;
import frontdesk.call.port.MemoryLine;
import frontdesk.call.port.MemoryModel;
import frontdesk.call.port.ModelEvent.Outcome;
import frontdesk.call.port.ModelEvent;
import frontdesk.tool.JsonText;
import frontdesk.tool.ToolRunner;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CallTest {

    private static final Duration PARKED = Duration.ofSeconds(30);
    /** So long a model may take to begin a response. */
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(3);
    private static final Duration LONGEST = Duration.ofMinutes(60);

    private final ManualTimers timers = new ManualTimers();
    private final MemoryModel model = new MemoryModel();
    private final MemoryLine line = new MemoryLine();
    private final ToolRunner tools = new ToolRunner(ToolRunner.Limits.defaults());
    private final BlockingQueue<EndReason> ends = new LinkedBlockingQueue<>();
    private final Call call = new Call(
            Plans.FACTS,
            Plans.plan(Plans.echo()),
            new CallSurroundings(
                    model, tools, timers, _ -> {}, new CallSurroundings.Limits(PARKED, new TimeLimit(LONGEST))),
            new CallOwner() {
                private EndReason reason;

                @Override
                public void ends(Call ended, Ending ending) {
                    reason = ending.reason();
                }

                @Override
                public void closed(Call closed) {
                    ends.add(reason);
                }
            });

    @BeforeEach
    void start() throws Exception {
        call.start();
        assertEquals("connect", model.next());
        model.says(new ModelEvent.SessionReady("s"));
        assertEquals("create Say hello.", model.next());
    }

    @AfterEach
    void close() {
        call.end(EndReason.SERVER_STOPS);
        tools.close();
    }

    private EndReason end() throws InterruptedException {
        return ends.poll(5, TimeUnit.SECONDS);
    }

    @Test
    void theGreetingsFirstAudioMakesTheCallReady() throws Exception {
        assertFalse(call.greetingReady().toCompletableFuture().isDone());
        model.says(new ModelEvent.SpeechAudio("r1", "i1", 0, new byte[160]));
        assertTrue(call.greetingReady().toCompletableFuture().get(5, TimeUnit.SECONDS));
    }

    @Test
    void aCallWhoseModelIsLostIsNeverReadyAndEnds() throws Exception {
        model.says(new ModelEvent.SessionLost("gone", false));
        assertFalse(call.greetingReady().toCompletableFuture().get(5, TimeUnit.SECONDS));
        assertEquals(EndReason.MODEL_LOST, end());
        assertEquals(CallState.ENDED, call.state());
    }

    @Test
    void nobodyCameIsTheEndOfAParkedCall() throws Exception {
        model.says(new ModelEvent.ResponseStarted("r1", "request-1"));
        model.says(new ModelEvent.SpeechAudio("r1", "i1", 0, new byte[160]));
        assertTrue(call.greetingReady().toCompletableFuture().get(5, TimeUnit.SECONDS));
        timers.awaitWaiting(2);
        timers.advanceMs(PARKED.toMillis());
        assertEquals(EndReason.NOBODY_CAME, end());
        assertEquals("close", model.next());
        assertEquals(0, timers.waiting());
    }

    @Test
    void aModelThatBeginsNoResponseIsLost() throws Exception {
        for (int i = 0; i < 2; i++) {
            timers.awaitWaiting(2);
            timers.advanceMs(ANSWER_WITHIN.toMillis());
            assertEquals("create Say hello.", model.next());
        }
        timers.awaitWaiting(2);
        timers.advanceMs(ANSWER_WITHIN.toMillis());
        assertEquals(EndReason.MODEL_LOST, end());
    }

    @Test
    void aHangUpClosesTheLineAndTheModel() throws Exception {
        call.post(new LineEvent.LineOpened(line));
        call.post(new LineEvent.LineClosed(true, "stop"));
        assertEquals(EndReason.CALLER_HUNG_UP, end());
        assertEquals("close", model.next());
        assertEquals("close", line.taken().getLast());
        assertEquals(0, timers.waiting());
    }

    @Test
    void theFirstReasonWins() throws Exception {
        call.end(EndReason.TIME_UP);
        call.end(EndReason.SERVER_STOPS);
        assertEquals(EndReason.TIME_UP, end());
        assertEquals(null, ends.poll());
    }

    @Test
    void aCallMayLastOnlySoLong() throws Exception {
        call.post(new LineEvent.LineOpened(line));
        model.says(new ModelEvent.ResponseStarted("r1", "request-1"));
        model.says(new ModelEvent.ToolAsked("r1", "c1", "echo", new JsonText("{}")));
        assertEquals("result c1 {}", model.next(), "so the line is open by now");
        timers.advanceMs(LONGEST.toMillis());
        assertEquals(EndReason.TIME_UP, end());
    }

    @Test
    void aToolRunsElsewhereAndItsResultReachesTheModel() throws Exception {
        model.says(new ModelEvent.ResponseStarted("r1", "request-1"));
        model.says(new ModelEvent.ToolAsked("r1", "c1", "echo", new JsonText("{\"a\":1}")));
        model.says(new ModelEvent.ResponseEnded("r1", Outcome.COMPLETED, ""));
        assertEquals("result c1 {\"a\":1}", model.next());
        assertEquals("create ", model.next());
    }

    @Test
    void aSecondLineIsTurnedAway() throws Exception {
        MemoryLine second = new MemoryLine();
        call.post(new LineEvent.LineOpened(line));
        call.post(new LineEvent.LineOpened(second));
        call.post(new LineEvent.LineClosed(true, "stop"));
        assertEquals(EndReason.CALLER_HUNG_UP, end());
        assertEquals("close", second.taken().getLast());
    }

    @Test
    void aLineThatComesTooLateIsClosed() throws Exception {
        call.end(EndReason.CALLER_HUNG_UP);
        assertEquals(EndReason.CALLER_HUNG_UP, end());
        call.post(new LineEvent.LineOpened(line));
        assertEquals("close", line.taken().getLast());
    }

    /** The greeting's first audio is on the line. */
    private void greet(CallerLine opened) throws Exception {
        model.says(new ModelEvent.ResponseStarted("r1", "request-1"));
        model.says(new ModelEvent.SpeechAudio("r1", "i1", 0, new byte[160]));
        assertTrue(call.greetingReady().toCompletableFuture().get(5, TimeUnit.SECONDS));
        call.post(new LineEvent.LineOpened(opened));
    }

    @Test
    void speechIsPlayedByWhoeverBringsItWhileTheCallIsAtRest() throws Exception {
        BlockingQueue<Thread> players = new LinkedBlockingQueue<>();
        greet(new MemoryLine() {
            @Override
            public void play(byte[] audio) {
                players.add(Thread.currentThread());
            }
        });
        assertTrue(players.poll(5, TimeUnit.SECONDS).isVirtual(), "the greeting is for the call's own thread");
        Thread player = null;
        for (int i = 0; i < 90 && player != Thread.currentThread(); i++) {
            model.says(new ModelEvent.SpeechAudio("r1", "i1", 0, new byte[160]));
            player = players.poll(5, TimeUnit.SECONDS);
        }
        assertEquals(Thread.currentThread(), player);
    }

    @Test
    void aFaultEndsTheCallWhoeverMeetsIt() throws Exception {
        MemoryLine broken = new MemoryLine() {
            private int pieces;

            @Override
            public void play(byte[] audio) {
                if (++pieces > 1) {
                    throw new IllegalStateException("the line is broken");
                }
            }
        };
        greet(broken);
        model.says(new ModelEvent.SpeechAudio("r1", "i1", 0, new byte[160]));
        assertEquals(EndReason.FAULT, end());
        broken.awaitClose();
        assertEquals("close", model.next());
    }
}
