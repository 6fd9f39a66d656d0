package frontdesk.agent;

import frontdesk.file.FileSource.TextFile;
import frontdesk.file.FileSource;
import frontdesk.file.JsonFile;
import frontdesk.file.MalformedFileException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Loads agents. An agent is a folder: {@code agent.json} with its settings and greetings, and the Markdown files it
 * names, which together are its instructions. The folders are packed in the jar under {@code /agents}; {@code
 * AGENTS_DIR} may hold others, or single files that take the place of the packed ones.
 *
 * <p>Everything is read and checked at start, on Main's thread: what is wrong with an agent is known before the first
 * call.
 */
public final class AgentFiles {
    private static final Logger log = LoggerFactory.getLogger(AgentFiles.class);

    private static final Pattern FOLDER_NAME = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final Pattern PART_NAME = Pattern.compile("[a-zA-Z0-9][a-zA-Z0-9._-]*\\.md");

    private final FileSource files;
    private final Set<String> callerVariables;

    /**
     * @param agentsDir {@code AGENTS_DIR}, which must be a folder if it is set
     * @param callerVariables what {@link CallerFacts#names} may add to the variables of greetings
     * @throws MalformedFileException if {@code AGENTS_DIR} is not a folder
     */
    public AgentFiles(Optional<Path> agentsDir, Set<String> callerVariables) {
        agentsDir.filter(path -> !Files.isDirectory(path)).ifPresent(path -> {
            throw new MalformedFileException("AGENTS_DIR", path.toString(), "is not a folder");
        });
        this.files = new FileSource(agentsDir, "/agents");
        this.callerVariables = Set.copyOf(callerVariables);
    }

    /**
     * @param id the folder's name
     * @throws MalformedFileException naming the file, the place and what to do about it
     */
    public Agent load(String id) {
        if (!FOLDER_NAME.matcher(id).matches()) {
            throw new MalformedFileException("agents", id, "an agent's folder is named in a-z, 0-9 and single hyphens");
        }
        TextFile settings = files.get(id + "/agent.json");
        AgentFile file = JsonFile.read(settings, AgentFile.class);
        Instructions instructions = new Instructions(
                file.instructions().stream().map(part -> part(id, settings, part)).toList());
        files.ownNames(id).stream()
                .filter(name -> PART_NAME.matcher(name).matches() && !file.instructions().contains(name))
                .forEach(name -> log.warn("{}/{} is not used: agent.json does not name it", id, name));
        try {
            return new Agent(
                    id,
                    file.name(),
                    file.company(),
                    Locale.forLanguageTag(file.locale()),
                    file.toZone(),
                    file.toVoice(),
                    file.tools(),
                    instructions,
                    greetings(settings, file.greetings()));
        } catch (IllegalArgumentException e) {
            throw new MalformedFileException(settings.name(), "", e.getMessage());
        }
    }

    private Template part(String id, TextFile settings, String name) {
        if (name == null || !PART_NAME.matcher(name).matches()) {
            throw new MalformedFileException(
                    settings.name(), "instructions", "\"" + name + "\" is not the plain name of a .md file");
        }
        TextFile file = files.get(id + "/" + name);
        if (file.text().isBlank()) {
            throw new MalformedFileException(
                    file.name(), "", "is empty; write the part, or leave it out of \"instructions\" in agent.json");
        }
        return Template.parse(file.name(), file.text(), Variables.ALWAYS);
    }

    private List<Template> greetings(TextFile settings, List<String> texts) {
        Set<String> known = new HashSet<>(Variables.ALWAYS);
        known.addAll(callerVariables);
        List<Template> greetings = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            // A greeting is one line of the JSON file: its own place says more than line 1 of itself.
            greetings.add(Template.parse(settings.name() + ", greetings[" + i + "]", texts.get(i), known));
        }
        if (!Variables.ALWAYS.containsAll(greetings.getLast().variables())) {
            throw new MalformedFileException(settings.name(), "greetings",
                    "the last one is for callers of whom nothing is known; it may use only "
                            + String.join(", ", Variables.ALWAYS.stream().sorted().toList()));
        }
        return greetings;
    }
}
