package frontdesk.simulator.stage;

import frontdesk.audio.AudioFormat;
import frontdesk.simulator.model.EmulatedSession;
import frontdesk.simulator.model.EmulatorEvent;
import frontdesk.simulator.model.EmulatorLog;
import frontdesk.simulator.model.EmulatorObserver;
import frontdesk.simulator.scenario.Scenario;
import frontdesk.simulator.scenario.TestAudio;
import frontdesk.simulator.telephone.FakePhone;
import frontdesk.simulator.telephone.LineRecording;
import frontdesk.simulator.telephone.PhoneConfig;
import frontdesk.simulator.telephone.PhoneConfig.Webhook;
import frontdesk.simulator.telephone.PhoneEvent;
import frontdesk.simulator.telephone.PhoneListener;
import frontdesk.simulator.telephone.PhoneLog;
import frontdesk.simulator.telephone.PhoneNetwork;
import frontdesk.simulator.telephone.TextGateway.Text;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;

/** Plays a scenario on a stage, on real sockets, and judges what both ends have seen. */
public final class ScenarioRun {
    private static final Duration AFTERWARDS = Duration.ofSeconds(5);
    private static final Duration TEXTS_WITHIN = Duration.ofSeconds(30);

    private final PhoneNetwork network;
    private final Stage.Builder stages;
    private final TestAudio audio;

    public ScenarioRun(PhoneNetwork network, Stage.Builder stages, TestAudio audio) {
        this.network = network;
        this.stages = stages;
        this.audio = audio;
    }

    /** Watches both ends of a call. */
    public interface Watcher extends PhoneListener, EmulatorObserver {}

    /**
     * What came of it.
     *
     * @param phone what happened at the telephone
     * @param model what happened at the model
     * @param recording what was on the line
     * @param failures what did not hold, in words; empty when all is well
     */
    public record Outcome(PhoneLog phone, EmulatorLog model, LineRecording recording, List<String> failures) {
        public Outcome {
            failures = List.copyOf(failures);
        }
    }

    /**
     * Plays a scenario to its end. Waits as long as the call lasts.
     *
     * @throws IOException if the stage could not be built
     */
    public Outcome play(Scenario scenario, Watcher watcher) throws IOException, InterruptedException {
        EmulatorLog model = new EmulatorLog();
        HeardAudio heard = new HeardAudio();
        Lateness lateness = new Lateness();
        CallerAudioMeter meter = new CallerAudioMeter();
        try (Stage stage = stages.build(
                scenario.sessions(), model.and(meter).and(watcher), scenario.scenery())) {
            PhoneListener listener = new Both(heard, new Both(lateness, watcher));
            FakePhone phone = FakePhone.dial(network, config(scenario, stage), listener);
            stage.texts().deliverTo(text -> {
                if (text.to().equals(scenario.from())) {
                    phone.receive(text);
                }
            });
            List<String> failures = new ArrayList<>();
            try {
                new ScenarioCaller(network, phone, model).follow(scenario);
                for (int session = 0; session < scenario.expected().sessions(); session++) {
                    model.await(EmulatorEvent.SessionClosed.class, AFTERWARDS);
                }
            } catch (TimeoutException otherCourse) {
                failures.add(otherCourse.getMessage());
            }
            List<Text> texts = stage.texts().await(scenario.expected().texts().size(), TEXTS_WITHIN);
            failures.addAll(new ScenarioVerdict(
                            audio, phone.log(), model, heard, lateness.allowanceMs(), meter.heardMs(), texts)
                    .failures(scenario.expected()));
            failures.addAll(new KeptFiles(stage).failures(scenario.expected().files()));
            return new Outcome(phone.log(), model, phone.recording(), failures);
        }
    }

    private PhoneConfig config(Scenario scenario, Stage stage) {
        Webhook webhook = Webhook.PLAIN;
        if (stage.authToken().isPresent()) {
            webhook = webhook.signedWith(stage.authToken().get());
        }
        if (stage.publicUrl().isPresent()) {
            webhook = webhook.reachedAs(stage.publicUrl().get());
        }
        return network.call(stage.server(), scenario.from(), scenario.to())
                .withLine(scenario.line())
                .withWebhook(webhook)
                .withColleague(scenario.colleague());
    }

    /** How much of the caller the model has heard. */
    private static final class CallerAudioMeter implements EmulatorObserver {
        private long bytes;

        @Override
        public synchronized void saw(long atNanos, EmulatedSession session, EmulatorEvent event) {
            if (event instanceof EmulatorEvent.CallerAudio(byte[] audio)) {
                bytes += audio.length;
            }
        }

        synchronized long heardMs() {
            return AudioFormat.PCMU_8KHZ.durationMs(bytes);
        }
    }

    private record Both(PhoneListener first, PhoneListener second) implements PhoneListener {
        @Override
        public void happened(PhoneEvent event) {
            first.happened(event);
            second.happened(event);
        }

        @Override
        public void arrived(long atNanos, byte[] sound) {
            first.arrived(atNanos, sound);
            second.arrived(atNanos, sound);
        }

        @Override
        public void heard(long atNanos, byte[] sound, int offset, int length) {
            first.heard(atNanos, sound, offset, length);
            second.heard(atNanos, sound, offset, length);
        }

        @Override
        public void sent(long atNanos, byte[] frame) {
            first.sent(atNanos, frame);
            second.sent(atNanos, frame);
        }
    }
}
