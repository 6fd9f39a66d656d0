package frontdesk.agent;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;

/** A folder of agents as an owner writes it, and what is read from it. */
abstract class AgentFolderRig {
    @TempDir
    Path folder;

    void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    static String minimal(String extra) {
        return """
                {"name": "Night", "company": "Acme", "instructions": ["all.md"], "greetings": ["Hi."],
                """ + extra + "}";
    }

    /** An agent {@code night} with what it cannot be without, and these settings. */
    void night(String settings) throws IOException {
        write("night/agent.json", minimal(settings));
        write("night/all.md", "Speak.");
    }

    AgentFiles files() {
        return new AgentFiles(Optional.of(folder), House.FURNISHED.vocabulary());
    }

    Agent load(String id) {
        return files().load(id);
    }
}
