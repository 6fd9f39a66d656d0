package frontdesk.agent;

import frontdesk.file.FileSource.TextFile;
import frontdesk.file.FileSource;
import frontdesk.file.JsonFile;
import frontdesk.file.JsonPlaces;
import frontdesk.file.MalformedFileException;
import frontdesk.file.Mistakes;
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
final class AgentFiles {
    private static final Logger log = LoggerFactory.getLogger(AgentFiles.class);

    private static final Pattern FOLDER_NAME = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final Pattern PART_NAME = Pattern.compile("[a-zA-Z0-9][a-zA-Z0-9._-]*\\.md");

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
        return FOLDER_NAME.matcher(id).matches() && files.find(id + "/agent.json").isPresent();
    }

    /**
     * @param id the folder's name
     * @throws MalformedFileException naming, for everything that is wrong, the file, the place and what to do about it
     */
    Agent load(String id) {
        if (!FOLDER_NAME.matcher(id).matches()) {
            throw new MalformedFileException("agents", id, "an agent's folder is named in a-z, 0-9 and single hyphens");
        }
        TextFile settings = files.get(id + "/agent.json");
        AgentFile file = JsonFile.read(settings, AgentFile.class);
        JsonPlaces places = JsonPlaces.of(settings);
        Mistakes mistakes = new Mistakes();
        List<Template> parts = new ArrayList<>();
        file.instructions().forEach(part -> mistakes.unless(() -> part(id, settings, part)).ifPresent(parts::add));
        List<Template> greetings = new ArrayList<>();
        for (int i = 0; i < file.greetings().size(); i++) {
            String text = file.greetings().get(i);
            String place = places.place("greetings[" + i + "]");
            mistakes.unless(() -> greeting(settings, place, text)).ifPresent(greetings::add);
        }
        checkLastGreeting(settings, greetings, mistakes);
        checkNames(settings, places, "tools", file.tools(), vocabulary.tools(), mistakes);
        checkNames(settings, places, "mcp_servers", file.mcpServers(), vocabulary.mcpServers(), mistakes);
        Optional<Agent> agent = mistakes.unless(() -> agent(id, settings, file, new Instructions(parts), greetings));
        mistakes.refuse();
        warnOfUnusedParts(id, file);
        return agent.orElseThrow();
    }

    private static Agent agent(
            String id, TextFile settings, AgentFile file, Instructions instructions, List<Template> greetings) {
        try {
            return new Agent(
                    id,
                    file.name(),
                    file.company(),
                    Locale.forLanguageTag(file.locale()),
                    file.toZone(),
                    file.toVoice(),
                    file.tools(),
                    file.mcpServers(),
                    instructions,
                    greetings);
        } catch (IllegalArgumentException e) {
            throw new MalformedFileException(settings.name(), "", e.getMessage());
        }
    }

    private static void checkNames(
            TextFile settings,
            JsonPlaces places,
            String key,
            List<String> names,
            Set<String> known,
            Mistakes mistakes) {
        for (int i = 0; i < names.size(); i++) {
            if (!known.contains(String.valueOf(names.get(i)))) {
                mistakes.add(settings.name(), places.place(key + "[" + i + "]"), "there is no \"" + names.get(i)
                        + "\"; there are " + String.join(", ", known.stream().sorted().toList()));
            }
        }
    }

    private void warnOfUnusedParts(String id, AgentFile file) {
        files.ownNames(id).stream()
                .filter(name -> PART_NAME.matcher(name).matches() && !file.instructions().contains(name))
                .forEach(name -> log.warn("{}/{} is not used: agent.json does not name it", id, name));
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

    private Template greeting(TextFile settings, String place, String text) {
        if (text == null) {
            throw new MalformedFileException(settings.name(), place, "needs a text in quotes here");
        }
        Set<String> known = new HashSet<>(Variables.ALWAYS);
        known.addAll(vocabulary.callerVariables());
        // A greeting is one line of the JSON file: its own place says more than line 1 of itself.
        return Template.parse(settings.name() + ", " + place, text, known);
    }

    private static void checkLastGreeting(TextFile settings, List<Template> greetings, Mistakes mistakes) {
        if (!greetings.isEmpty() && !Variables.ALWAYS.containsAll(greetings.getLast().variables())) {
            mistakes.add(settings.name(), "greetings",
                    "the last one is for callers of whom nothing is known; it may use only "
                            + String.join(", ", Variables.ALWAYS.stream().sorted().toList()));
        }
    }
}
