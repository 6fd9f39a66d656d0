package frontdesk.agent;

import frontdesk.file.FileSource.TextFile;
import frontdesk.file.FileSource;
import frontdesk.file.MalformedFileException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Loads agents. An agent is a folder: {@code agent.json} with its settings and greetings, the Markdown files it names,
 * which together are its instructions, and a file such as {@code agent.es.json} for each further language. The folders
 * are packed in the jar under {@code /agents}; {@code AGENTS_DIR} may hold others, or single files that take the place
 * of the packed ones.
 */
final class AgentFiles {

    private static final Pattern FOLDER_NAME = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

    private static final Pattern LANGUAGE_FILE = Pattern.compile("agent\\.([a-z]{2})\\.json");

    private final FileSource files;
    private final Vocabulary vocabulary;

    /**
     * @param agentsDir {@code AGENTS_DIR}, which must be a folder if it is set
     * @throws MalformedFileException if {@code AGENTS_DIR} is not a folder
     */
    AgentFiles(Optional<Path> agentsDir, Vocabulary vocabulary) {
        agentsDir.filter(path -> !Files.isDirectory(path)).ifPresent(path -> {
            throw new MalformedFileException("AGENTS_DIR", path.toString(), "is not a folder");
        });
        this.files = new FileSource(agentsDir, "/agents");
        this.vocabulary = vocabulary;
    }

    /** The routes, which lie beside the agents' folders. */
    TextFile routes() {
        return files.get("routes.json");
    }

    /** Whether there is an agent of that name. */
    boolean has(String id) {
        return FOLDER_NAME.matcher(id).matches() && files.has(id + "/agent.json");
    }

    /** The folders in {@code AGENTS_DIR} that are agents, or change one that is packed. */
    List<String> own() {
        return files.ownNames("").stream().filter(id -> files.has(id + "/agent.json")).toList();
    }

    /** The files with the owner's phrases for all agents, one for each language. */
    List<String> ownPhrases() {
        return files.ownNames("").stream().filter(name -> name.matches("phrases\\.[a-z]{2}\\.json")).toList();
    }

    /** @throws MalformedFileException if it is not there, or not a text */
    TextFile phrases(String name) {
        return files.get(name);
    }

    /** The languages for which an agent of {@code AGENTS_DIR} has a file beside its {@code agent.json}. */
    List<String> furtherLanguages(String id) {
        return files.ownNames(id).stream()
                .map(LANGUAGE_FILE::matcher)
                .filter(Matcher::matches)
                .map(file -> file.group(1))
                .toList();
    }

    /**
     * The agent in the language of its {@code agent.json}.
     *
     * @param id the folder's name
     * @throws MalformedFileException naming, for everything that is wrong, the file, the place and what to do about it
     */
    Agent load(String id) {
        return load(id, Optional.empty());
    }

    /** @param language ISO 639-1; empty for that of its {@code agent.json} */
    Agent load(String id, Optional<String> language) {
        if (!FOLDER_NAME.matcher(id).matches()) {
            throw new MalformedFileException("agents", id, "an agent's folder is named in a-z, 0-9 and single hyphens");
        }
        return new AgentReading(files, vocabulary, id).read(language);
    }
}
