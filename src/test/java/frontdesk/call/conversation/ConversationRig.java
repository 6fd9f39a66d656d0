package frontdesk.call.conversation;

import frontdesk.audio.AudioFormat;
import frontdesk.call.outcome.CallEnd;
import frontdesk.call.plan.Plans;
import frontdesk.call.plan.SessionPlan;
import frontdesk.call.port.CallEvent.Alarm;
import frontdesk.call.port.ManualTimers;
import frontdesk.call.port.MemoryLine;
import frontdesk.call.port.MemoryModel;
import frontdesk.call.port.ModelEvent.Outcome;
import frontdesk.call.port.ModelEvent;
import frontdesk.call.port.Timers;
import frontdesk.call.sound.CallerAudio;
import frontdesk.tool.JsonText;
import frontdesk.tool.ToolCall;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** A conversation in memory: the line and the model write down what they are told, and time stands still. */
abstract class ConversationRig {

    final ManualTimers timers = new ManualTimers();
    final MemoryModel model = new MemoryModel();
    final MemoryLine line = new MemoryLine();
    final List<String> toolsRun = new ArrayList<>();
    final List<String> noted = new ArrayList<>();
    final Conversation conversation;

    ConversationRig() {
        this(Plans.plan());
    }

    ConversationRig(SessionPlan plan) {
        CallerAudio callerAudio = new CallerAudio(AudioFormat.PCMU_8KHZ, timers);
        callerAudio.connect(model);
        conversation = new Conversation(Plans.FACTS, plan, model, callerAudio, new Surroundings());
    }

    /** Rings through the manual timers; notes what a call would be told. */
    private final class Surroundings implements SurroundingCall {
        private final Map<Alarm, Timers.Alarm> set = new EnumMap<>(Alarm.class);

        @Override
        public long nanoTime() {
            return timers.nanoTime();
        }

        @Override
        public void ring(Alarm alarm, Duration delay) {
            Timers.Alarm before = set.put(alarm, timers.after(delay, () -> conversation.rang(alarm)));
            if (before != null) {
                before.cancel();
            }
        }

        @Override
        public void stop(Alarm alarm) {
            Timers.Alarm before = set.remove(alarm);
            if (before != null) {
                before.cancel();
            }
        }

        @Override
        public void run(ToolCall call) {
            toolsRun.add(call.name() + " " + call.arguments());
        }

        @Override
        public void log(String event) {}

        @Override
        public void end(CallEnd end) {
            noted.add(end.apologized()
                    ? "apologized: " + end.detail()
                    : "ended: " + end.reason() + end.transfer().map(to -> " " + to).orElse(""));
        }

        @Override
        public void greetingHeardFrom() {
            noted.add("greeting ready");
        }

        @Override
        public void greetingSent() {
            noted.add("greeting sent");
        }

        @Override
        public void disclosureHeard(String itemId, String text, String mark) {
            noted.add("disclosure heard: " + itemId + " \"" + text + "\" " + mark);
        }
    }

    void hears(ModelEvent event) {
        conversation.on(event);
    }

    void opens() {
        conversation.lineOpened(line);
        line.marksTaken().forEach(conversation::markReturned);
        line.taken();
    }

    void responds(String response, String item, int ms) {
        hears(new ModelEvent.ResponseStarted(response, ""));
        hears(new ModelEvent.SpeechAudio(response, item, 0, new byte[8 * ms]));
    }

    void asks(String response, String callId) {
        hears(new ModelEvent.ToolAsked(response, callId, "echo", new JsonText("{}")));
    }

    void ends(String response) {
        hears(new ModelEvent.ResponseEnded(response, Outcome.COMPLETED, ""));
    }

    void callerSpeaks() {
        hears(new ModelEvent.SpeechStarted("u", 0));
    }

    void callerIsDone() {
        hears(new ModelEvent.SpeechStopped("u", 2_000));
        hears(new ModelEvent.TurnCommitted("u"));
    }

    /** Everything that was sent is played, and its marks come back. */
    void hearsOut() {
        for (int ms = 0; ms < 12_000; ms += 100) {
            timers.advanceMs(100);
            line.marksTaken().forEach(conversation::markReturned);
        }
    }

    String told() throws InterruptedException {
        return model.isQuiet() ? "nothing" : model.next();
    }
}
