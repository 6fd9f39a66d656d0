package frontdesk.simulator.scenario;

import frontdesk.audio.Wav;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The folder {@code test-audio}: telephone speech, what it says, and the scenarios that are made of it; as packed
 * into the jar.
 *
 * <p>Speech is named without its ending, such as {@code caller/pets}. Files are read once and kept.
 */
public final class TestAudio {
    private static final String FOLDER = "/test-audio/";

    private final Map<String, String> texts;
    private final Map<String, byte[]> read = new ConcurrentHashMap<>();

    private TestAudio(Map<String, String> texts) {
        this.texts = texts;
    }

    /** @throws IOException if the list of texts cannot be read */
    public static TestAudio packed() throws IOException {
        Map<String, String> texts = new TreeMap<>();
        for (String[] line : table("TEXTS.txt")) {
            texts.put(line[0].replaceFirst("\\.wav$", ""), line[1]);
        }
        return new TestAudio(texts);
    }

    /** What a file says, and its sound. */
    public record Spoken(String name, String text, byte[] audio) {}

    /** @throws IOException if there is no such speech; the message says what there is */
    public Spoken speech(String name) throws IOException {
        String text = texts.get(name);
        if (text == null) {
            throw new IOException("no speech is named \"" + name + "\"; there are " + texts.keySet());
        }
        byte[] audio = read.get(name);
        if (audio == null) {
            try {
                audio = Wav.readMuLaw(bytes(name + ".wav"));
            } catch (IOException unreadable) {
                throw new IOException(name + ".wav: " + unreadable.getMessage(), unreadable);
            }
            read.put(name, audio);
        }
        return new Spoken(name, text, audio);
    }

    public static boolean isPhrase(String name) {
        return name.startsWith("phrase/");
    }

    /** What can be recorded of the agents' phrases. */
    List<Spoken> phrases() throws IOException {
        List<Spoken> phrases = new ArrayList<>();
        for (String name : texts.keySet()) {
            if (isPhrase(name)) {
                phrases.add(speech(name));
            }
        }
        return phrases;
    }

    /** The speech with this text, which the model has spoken. */
    public Spoken speechThatSays(String text) throws IOException {
        for (Map.Entry<String, String> entry : texts.entrySet()) {
            if (entry.getValue().equals(text)) {
                return speech(entry.getKey());
            }
        }
        throw new IOException("no speech says \"" + text + "\"");
    }

    /** The scenarios and what each of them shows, in the order in which they are best read. */
    public static Map<String, String> scenarios() throws IOException {
        Map<String, String> scenarios = new LinkedHashMap<>();
        for (String[] line : table("scenarios/INDEX.txt")) {
            scenarios.put(line[0], line[1]);
        }
        return scenarios;
    }

    /** @throws IOException if there is no such scenario; the message says which there are */
    static byte[] scenario(String name) throws IOException {
        if (!scenarios().containsKey(name)) {
            throw new IOException("no scenario is named \"" + name + "\"; there are "
                    + String.join(", ", scenarios().keySet()));
        }
        return bytes("scenarios/" + name + ".json");
    }

    /** The lines of a file of two columns with a tab between them. */
    private static List<String[]> table(String file) throws IOException {
        List<String[]> rows = new ArrayList<>();
        for (String line : new String(bytes(file), StandardCharsets.UTF_8).split("\n")) {
            if (line.isBlank()) {
                continue;
            }
            String[] columns = line.strip().split("\t", 2);
            if (columns.length != 2) {
                throw new IOException(file + ": a line without a tab: " + line);
            }
            rows.add(columns);
        }
        return rows;
    }

    private static byte[] bytes(String file) throws IOException {
        try (InputStream stream = TestAudio.class.getResourceAsStream(FOLDER + file)) {
            if (stream == null) {
                throw new IOException("test-audio/" + file + " is not packed into this program");
            }
            return stream.readAllBytes();
        }
    }
}
