package frontdesk.call.port;

import frontdesk.call.plan.CallFacts;
import frontdesk.call.plan.SessionPlan;
import frontdesk.tool.Tool;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** A model that writes down what it is told and says what the test makes it say. */
public final class MemoryModel implements ModelSession.Model, ModelSession {

    private final BlockingQueue<String> commands = new LinkedBlockingQueue<>();
    private final ByteArrayOutputStream heard = new ByteArrayOutputStream();
    private Consumer<ModelEvent> events = event -> {};
    private int appends;
    private int requests;

    @Override
    public ModelSession connect(CallFacts facts, SessionPlan plan, Consumer<ModelEvent> heardBy) {
        events = heardBy;
        commands.add("connect");
        return this;
    }

    public void says(ModelEvent event) {
        events.accept(event);
    }

    /** The next command; waits for one if the call runs on a thread of its own. */
    public String next() throws InterruptedException {
        String command = commands.poll(5, TimeUnit.SECONDS);
        return command == null ? "nothing" : command;
    }

    public boolean isQuiet() {
        return commands.isEmpty();
    }

    /** In how many pieces it was heard. */
    public synchronized int appends() {
        return appends;
    }

    public synchronized byte[] heard() {
        return heard.toByteArray();
    }

    @Override
    public synchronized void appendAudio(byte[] audio) {
        appends++;
        heard.writeBytes(audio);
    }

    @Override
    public String createResponse(String instructions) {
        commands.add("create " + instructions);
        return "request-" + ++requests;
    }

    @Override
    public void cancelResponse(String responseId) {
        commands.add("cancel " + responseId);
    }

    @Override
    public void truncate(String itemId, int contentIndex, long audioEndMs) {
        commands.add("truncate " + itemId + " " + audioEndMs);
    }

    @Override
    public void deleteItem(String itemId) {
        commands.add("delete " + itemId);
    }

    @Override
    public void toolResult(String callId, String output) {
        commands.add("result " + callId + " " + output);
    }

    @Override
    public void note(String text) {
        commands.add("note " + text);
    }

    @Override
    public void replaceTools(List<Tool> tools) {
        commands.add("replaceTools " + tools.stream().map(Tool::name).toList());
    }

    @Override
    public void close() {
        commands.add("close");
    }
}
