package frontdesk.phrase;

import frontdesk.call.plan.CallFacts;
import frontdesk.call.plan.SessionPlan;
import frontdesk.call.port.ModelEvent.Outcome;
import frontdesk.call.port.ModelEvent;
import frontdesk.call.port.ModelSession;
import frontdesk.tool.Tool;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** A model that reads aloud: a soft square wave, 60 ms for each character of what stands between the tags. */
final class ReadingModel implements ModelSession.Model {

    /** What it does in the sessions to come, in place of reading as it should. */
    private final Queue<BiConsumer<Session, String>> otherwise = new ArrayDeque<>();
    private final List<String> texts = new ArrayList<>();
    private final BlockingQueue<Session> sessions = new LinkedBlockingQueue<>();

    /** One session. */
    final class Session implements ModelSession {
        private final Consumer<ModelEvent> events;
        private final BiConsumer<Session, String> reads;
        private int requests;

        Session(Consumer<ModelEvent> events, BiConsumer<Session, String> reads) {
            this.events = events;
            this.reads = reads;
        }

        void says(ModelEvent event) {
            events.accept(event);
        }

        void says(byte[] audio, String words) {
            says(new ModelEvent.ResponseStarted("r", "request-" + requests));
            says(new ModelEvent.SpeechAudio("r", "i", 0, Arrays.copyOf(audio, audio.length / 2)));
            says(new ModelEvent.SpeechAudio("r", "i", 0, Arrays.copyOfRange(audio, audio.length / 2, audio.length)));
            says(new ModelEvent.SpeechText("r", "i", words));
            says(new ModelEvent.ResponseEnded("r", Outcome.COMPLETED, ""));
        }

        @Override
        public String createResponse(String instructions) {
            String id = "request-" + ++requests;
            String text = instructions.substring(
                    instructions.lastIndexOf("<say>") + 5, instructions.lastIndexOf("</say>"));
            synchronized (texts) {
                texts.add(text);
            }
            reads.accept(this, text);
            return id;
        }

        @Override
        public void appendAudio(byte[] audio) {}

        @Override
        public void cancelResponse(String responseId) {}

        @Override
        public void truncate(String itemId, int contentIndex, long audioEndMs) {}

        @Override
        public void deleteItem(String itemId) {}

        @Override
        public void toolResult(String callId, String output) {}

        @Override
        public void note(String text) {}

        @Override
        public void replaceTools(List<Tool> tools) {}

        @Override
        public void close() {
            sessions.add(this);
        }
    }

    /** The next session does this when it is asked to read; without a number of them, only once. */
    void next(BiConsumer<Session, String> instead) {
        synchronized (otherwise) {
            otherwise.add(instead);
        }
    }

    /** What it was asked to read, in all sessions. */
    List<String> texts() {
        synchronized (texts) {
            return List.copyOf(texts);
        }
    }

    /** The sessions that were closed. */
    BlockingQueue<Session> closed() {
        return sessions;
    }

    static byte[] voice(String text) {
        byte[] audio = new byte[8 * 60 * text.length()];
        for (int i = 0; i < audio.length; i++) {
            audio[i] = (byte) (i % 20 < 10 ? 0xA0 : 0x20);
        }
        return audio;
    }

    @Override
    public ModelSession connect(CallFacts facts, SessionPlan plan, Consumer<ModelEvent> events) {
        BiConsumer<Session, String> instead;
        synchronized (otherwise) {
            instead = otherwise.poll();
        }
        Session session = new Session(
                events, instead == null ? (reader, text) -> reader.says(voice(text), text) : instead);
        session.says(new ModelEvent.SessionReady("s"));
        return session;
    }
}
