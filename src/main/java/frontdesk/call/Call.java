package frontdesk.call;

import frontdesk.call.conversation.Conversation;
import frontdesk.call.conversation.SurroundingCall;
import frontdesk.call.outcome.CallEnd;
import frontdesk.call.outcome.EndReason;
import frontdesk.call.outcome.HeardDisclosure;
import frontdesk.call.plan.CallFacts;
import frontdesk.call.plan.SessionPlan;
import frontdesk.call.port.CallEvent.Alarm;
import frontdesk.call.port.CallEvent.EndAsked;
import frontdesk.call.port.CallEvent.Rang;
import frontdesk.call.port.CallEvent.ToolFinished;
import frontdesk.call.port.CallEvent.ToolsArrived;
import frontdesk.call.port.CallEvent;
import frontdesk.call.port.CallerLine;
import frontdesk.call.port.LineEvent;
import frontdesk.call.port.ModelEvent;
import frontdesk.call.port.ModelSession;
import frontdesk.call.sound.CallerAudio;
import frontdesk.tool.ToolCall;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One telephone call, from the webhook to the last byte. One virtual thread owns all of it; everybody else posts.
 *
 * <p>Two kinds of events come many times a second and take microseconds: the model's speech and returned marks. Once
 * the greeting is sent, whoever posts one of them (the socket loop) deals with it in the call's place if the call is at
 * rest, as waking a thread for it costs more than the work. See {@link Mailbox}.
 *
 * <p>The mailbox holds {@link Mailbox#LIMIT} events; a call that does not keep up with that ends with
 * {@link EndReason#OVERLOADED}. There is one way out, {@link #end}: the first reason wins, and everything the call
 * opened is closed by its own thread, in reverse order.
 */
public final class Call {

    private static final Logger log = LoggerFactory.getLogger(Call.class);

    private final CallFacts facts;
    private final SessionPlan plan;
    private final CallSurroundings surroundings;
    private final CallTools tools;
    private final CallOwner owner;
    private final Mailbox mailbox = new Mailbox();
    /** Empty as long as the call goes on; the first one stays. */
    private final AtomicReference<CallEnd> end = new AtomicReference<>();
    private final CompletableFuture<Boolean> greetingReady = new CompletableFuture<>();
    private final Alarms alarms;
    private final CallerAudio callerAudio;
    private final long bornNanos;
    private volatile CallState state = CallState.PARKED;
    private volatile boolean greetingSent;
    private ModelSession model;
    private CallerLine line;
    private Conversation conversation;

    public Call(CallFacts facts, SessionPlan plan, CallSurroundings surroundings, CallOwner owner) {
        this.facts = facts;
        this.plan = plan;
        this.surroundings = surroundings;
        this.owner = owner;
        this.tools = new CallTools(facts, plan.toolSource(), surroundings.tools(), this::post);
        this.callerAudio = new CallerAudio(plan.audio(), surroundings.timers());
        this.alarms = new Alarms(surroundings.timers(), this::post);
        this.bornNanos = surroundings.timers().nanoTime();
    }

    /** Starts the call's thread; the model is connected at once. */
    public void start() {
        Thread.ofVirtual().name("call-" + facts.callSid()).start(this::live);
    }

    public CallFacts facts() {
        return facts;
    }

    /** When it was opened, by its timers' clock. */
    long bornNanos() {
        return bornNanos;
    }

    public CallState state() {
        return state;
    }

    /** Where the line brings the caller's voice. */
    public CallerAudio callerAudio() {
        return callerAudio;
    }

    /**
     * Completes with true when the greeting's first audio is there, with false when the call ends before. Never
     * exceptionally.
     */
    public CompletionStage<Boolean> greetingReady() {
        return greetingReady;
    }

    /** Hands the call something that happened; from any thread, never waits. */
    public void post(CallEvent event) {
        boolean dealtWith =
                greetingSent && event.isFrequent() && mailbox.dealtWithHere(event, this::handleForOwner);
        if (!dealtWith && !mailbox.put(event)) {
            endNow(new CallEnd(EndReason.OVERLOADED, ""));
        }
        if (state == CallState.ENDED) {
            closeLinesNotOpened();
        }
    }

    /** Asks the call to end; from any thread. */
    public void end(EndReason reason) {
        post(new EndAsked(reason));
    }

    private void live() {
        try {
            model = surroundings.model().connect(facts, plan, this::post);
            conversation = new Conversation(facts, plan, model, callerAudio, new Sides());
            conversation.begin();
            callerAudio.connect(model);
            alarms.ring(Alarm.NOBODY_CAME, surroundings.limits().parked());
            while (end.get() == null) {
                handle(mailbox.take());
            }
        } catch (RuntimeException fault) {
            failed(fault);
        } finally {
            close();
        }
    }

    /** Not on the call's own thread, which sleeps; but only that one closes what the call has opened. */
    private void handleForOwner(CallEvent event) {
        try {
            handle(event);
        } catch (RuntimeException fault) {
            failed(fault);
        }
        if (end.get() != null) {
            mailbox.put(new EndAsked(end.get().reason()));
        }
    }

    private void failed(RuntimeException fault) {
        endNow(new CallEnd(EndReason.FAULT, ""));
        log.error("a fault ends the call call={}", facts.callSid(), fault);
    }

    private void handle(CallEvent event) {
        switch (event) {
            case LineEvent.LineOpened opened -> open(opened.line());
            case LineEvent.MarkReturned mark -> conversation.markReturned(mark.name());
            case LineEvent.KeyPressed key -> conversation.keyPressed(key.key());
            case LineEvent.LineClosed closed -> endNow(new CallEnd(
                    closed.hungUp() ? EndReason.CALLER_HUNG_UP : EndReason.LINE_LOST, closed.detail()));
            case ModelEvent.SessionReady ready -> {
                log.info("[Twilio Media Stream] Connected to OpenAI Realtime API immediately session={} after_ms={}"
                                + " call={}",
                        ready.sessionId(), ageMs(), facts.callSid());
                conversation.on(ready);
            }
            case ModelEvent other -> conversation.on(other);
            case ToolFinished finished -> {
                tools.finished(finished.callId());
                conversation.toolFinished(finished);
            }
            case ToolsArrived arrived -> tools.arrived(arrived.news(), model);
            case Rang rang -> rang(rang.alarm());
            case EndAsked asked -> endNow(new CallEnd(asked.reason(), "asked to"));
        }
    }

    private void open(CallerLine opened) {
        if (!state.mayBecome(CallState.LIVE)) {
            opened.close();
            return;
        }
        state = CallState.LIVE;
        line = opened;
        alarms.stop(Alarm.NOBODY_CAME);
        surroundings.limits().time().begin(alarms);
        conversation.lineOpened(opened);
    }

    private void rang(Alarm alarm) {
        alarms.rang(alarm);
        switch (alarm) {
            case NOBODY_CAME ->
                endNow(new CallEnd(EndReason.NOBODY_CAME, "parked for " + surroundings.limits().parked()));
            case TIME_UP ->
                endNow(new CallEnd(EndReason.TIME_UP, "after " + surroundings.limits().time().longest()));
            case PLAY_MORE, ANSWER_OWED, SPEECH_CONFIRMED, HOLDING, APOLOGY_OVERDUE, PARTING_OVERDUE,
                    KEYPAD_PAUSE, SILENCE, TIME_WARNING, TIME_GOODBYE ->
                conversation.rang(alarm);
        }
    }

    private void endNow(CallEnd decided) {
        end.compareAndSet(null, decided);
    }

    private void close() {
        state = CallState.ENDED;
        alarms.stopAll();
        tools.close();
        callerAudio.close();
        owner.ends(this, end.get().of(facts, conversation == null ? List.of() : conversation.said()));
        if (line != null) {
            line.close();
        }
        closeLinesNotOpened();
        if (model != null) {
            model.close();
        }
        owner.closed(this);
        // Whoever waits for the greeting is told last, and finds the call's outcome known.
        greetingReady.complete(false);
        log.info("call ended reason=\"{}\" detail=\"{}\" lasted_ms={} call={}",
                end.get().reason(), end.get().detail(), ageMs(), facts.callSid());
    }

    /** A line may come in the very moment in which the call ends; whoever sees both closes it. */
    private void closeLinesNotOpened() {
        for (CallEvent event : mailbox.empty()) {
            if (event instanceof LineEvent.LineOpened opened) {
                opened.line().close();
            }
        }
    }

    private long ageMs() {
        return (surroundings.timers().nanoTime() - bornNanos) / 1_000_000;
    }

    /** What the conversation sees of its call. */
    private final class Sides implements SurroundingCall {
        @Override
        public long nanoTime() {
            return surroundings.timers().nanoTime();
        }

        @Override
        public void ring(Alarm alarm, Duration delay) {
            alarms.ring(alarm, delay);
        }

        @Override
        public void stop(Alarm alarm) {
            alarms.stop(alarm);
        }

        @Override
        public void run(ToolCall toolCall) {
            tools.run(toolCall);
        }

        @Override
        public void log(String event) {
            log.info("{} call={}", event, facts.callSid());
        }

        @Override
        public void end(CallEnd decided) {
            endNow(decided);
        }

        @Override
        public void disclosureHeard(String itemId, String text, String mark) {
            surroundings.disclosures().keep(new HeardDisclosure(facts, itemId, text, mark));
        }

        @Override
        public void greetingHeardFrom() {
            greetingReady.complete(true);
        }

        @Override
        public void greetingSent() {
            log.info("[Twilio Media Stream] Greeting sent after_ms={} call={}", ageMs(), facts.callSid());
            tools.connect();
            greetingSent = true;
        }
    }
}
