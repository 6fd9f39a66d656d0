package frontdesk.call.port;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/** A caller's line that writes down what it is told. */
public class MemoryLine implements CallerLine {

    private final List<String> commands = new ArrayList<>();
    private final ByteArrayOutputStream played = new ByteArrayOutputStream();
    private final List<String> marks = new ArrayList<>();

    @Override
    public synchronized void play(byte[] audio) {
        commands.add("play " + audio.length);
        played.writeBytes(audio);
    }

    @Override
    public synchronized void mark(String name) {
        commands.add("mark");
        marks.add(name);
    }

    @Override
    public synchronized void clear() {
        commands.add("clear");
    }

    @Override
    public synchronized void close() {
        commands.add("close");
        notifyAll();
    }

    /** The commands since this was last asked. */
    public synchronized List<String> taken() {
        List<String> taken = List.copyOf(commands);
        commands.clear();
        return taken;
    }

    public synchronized byte[] played() {
        return played.toByteArray();
    }

    /** Waits until the line was closed. */
    public synchronized void awaitClose() throws InterruptedException {
        for (int seconds = 0; !commands.contains("close"); seconds++) {
            if (seconds == 30) {
                throw new AssertionError("the line was not closed");
            }
            wait(1_000);
        }
    }

    /** The names of the marks sent since this was last asked. */
    public synchronized List<String> marksTaken() {
        List<String> taken = List.copyOf(marks);
        marks.clear();
        return taken;
    }
}
