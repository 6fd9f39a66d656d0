package frontdesk.simulator.stage;

import frontdesk.audio.AudioFormat;
import frontdesk.simulator.model.EmulatorEvent;
import frontdesk.simulator.model.EmulatorLog;
import frontdesk.simulator.scenario.Scenario;
import frontdesk.simulator.scenario.Scenario.Deed;
import frontdesk.simulator.scenario.Scenario.Step;
import frontdesk.simulator.telephone.FakePhone;
import frontdesk.simulator.telephone.PhoneEvent;
import frontdesk.simulator.telephone.PhoneEvent.AgentBegan;
import frontdesk.simulator.telephone.PhoneEvent.AgentPaused;
import frontdesk.simulator.telephone.PhoneEvent.CallerBegan;
import frontdesk.simulator.telephone.PhoneEvent.CallerPaused;
import frontdesk.simulator.telephone.PhoneEvent.StreamStarted;
import frontdesk.simulator.telephone.PhoneEvent.TextArrived;
import frontdesk.simulator.telephone.PhoneNetwork;
import frontdesk.simulator.telephone.Speech;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The person at the telephone, who follows a script step by step. Waits on its own thread; a cue that does not come
 * within {@value #PATIENCE_SECONDS} s is the end of it.
 */
final class ScenarioCaller {
    private static final int PATIENCE_SECONDS = 30;
    private static final Duration PATIENCE = Duration.ofSeconds(PATIENCE_SECONDS);

    private final PhoneNetwork network;
    private final FakePhone phone;
    private final EmulatorLog model;
    private long stepDoneNanos;

    ScenarioCaller(PhoneNetwork network, FakePhone phone, EmulatorLog model) {
        this.network = network;
        this.phone = phone;
        this.model = model;
    }

    /** @throws TimeoutException if the call took another course; the message tells which step waited for what */
    void follow(Scenario scenario) throws InterruptedException, TimeoutException {
        stepDoneNanos = network.nanoTime();
        int number = 0;
        for (Step step : scenario.script()) {
            try {
                awaitCue(step);
                perform(step.deed());
            } catch (TimeoutException late) {
                throw new TimeoutException("script[" + number + "]: " + late.getMessage());
            }
            number++;
        }
        phone.awaitEnd(PATIENCE);
    }

    private void awaitCue(Step step) throws InterruptedException, TimeoutException {
        switch (step.cue()) {
            case STREAM -> pauseUntil(phone.log().await(StreamStarted.class, PATIENCE).atNanos(), step.afterMs());
            case COMES_BACK -> pauseUntil(
                    phone.log().await(StreamStarted.class, 1, this::isNew, PATIENCE).atNanos(), step.afterMs());
            case AT_ONCE -> pauseUntil(stepDoneNanos, step.afterMs());
            case AGENT_SPEAKS -> {
                AgentBegan began = phone.log().await(AgentBegan.class, 1, this::isNew, PATIENCE);
                long heardMs = AudioFormat.PCMU_8KHZ.durationMs(began.heardBytes()) + step.afterMs();
                phone.awaitHeard(heardMs, PATIENCE);
            }
            case AGENT_PAUSES -> {
                AgentPaused paused = phone.log().await(AgentPaused.class, 1, this::isNew, PATIENCE);
                pauseUntil(paused.atNanos(), step.afterMs());
            }
            case TEXT_ARRIVES -> {
                TextArrived arrived = phone.log().await(TextArrived.class, 1, this::isNew, PATIENCE);
                pauseUntil(arrived.atNanos(), step.afterMs());
            }
            case TOOL_ASKED -> {
                model.await(EmulatorEvent.ToolAsked.class, PATIENCE);
                pauseUntil(network.nanoTime(), step.afterMs());
            }
        }
    }

    private boolean isNew(PhoneEvent event) {
        return event.atNanos() - stepDoneNanos > 0;
    }

    private void pauseUntil(long cueNanos, long afterMs) throws InterruptedException, TimeoutException {
        CountDownLatch over = new CountDownLatch(1);
        network.at(cueNanos + afterMs * 1_000_000, over::countDown);
        if (!over.await(afterMs + PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new TimeoutException("the telephone network has stopped");
        }
    }

    private void fillIn(Map<String, String> values) throws InterruptedException, TimeoutException {
        try {
            phone.fillInPage(values);
        } catch (IOException noPage) {
            throw new TimeoutException("the page was not there: " + noPage.getMessage());
        }
    }

    private void perform(Deed deed) throws InterruptedException, TimeoutException {
        stepDoneNanos = network.nanoTime();
        switch (deed) {
            case Deed.Say(Speech speech, var cutAfterMs) -> {
                phone.say(speech);
                if (cutAfterMs.isPresent()) {
                    // Known by the speech: a frame's time is that of its first sample, which is before the step.
                    CallerBegan began = phone.log()
                            .await(CallerBegan.class, 1, event -> event.speech() == speech, PATIENCE);
                    pauseUntil(began.atNanos(), cutAfterMs.get());
                } else {
                    phone.log().await(CallerPaused.class, 1, event -> event.speech() == speech, PATIENCE);
                }
            }
            case Deed.Press(char key) -> phone.press(key);
            case Deed.FillInPage(var values) -> fillIn(values);
            case Deed.HangUp(var farewell) -> phone.hangUp(farewell);
            case Deed.Listen() -> {}
            case Deed.WaitForEnd() -> phone.log().await(PhoneEvent.StreamClosed.class, PATIENCE);
        }
        stepDoneNanos = network.nanoTime();
    }
}
