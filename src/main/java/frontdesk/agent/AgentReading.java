package frontdesk.agent;

import frontdesk.call.plan.Phrase;
import frontdesk.call.plan.VoiceSettings;
import frontdesk.file.FileSource.TextFile;
import frontdesk.file.FileSource;
import frontdesk.file.JsonFile;
import frontdesk.file.JsonPlaces;
import frontdesk.file.MalformedFileException;
import frontdesk.file.Mistakes;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads one agent in one language and gathers what is wrong with its files. Used once, by one thread. */
final class AgentReading {
    private static final Logger log = LoggerFactory.getLogger(AgentReading.class);

    private static final Pattern PART_NAME = Pattern.compile("[a-zA-Z0-9][a-zA-Z0-9._-]*\\.md");

    private final FileSource files;
    private final Vocabulary vocabulary;
    private final String id;
    private final TextFile settings;
    private final Mistakes mistakes = new Mistakes();

    /** The file of a language: {@code agent.json} itself for the one that it is in. */
    private record Spoken(String language, TextFile source, LanguageFile file) {}

    /** @throws MalformedFileException if the agent has no {@code agent.json} that can be read as a text */
    AgentReading(FileSource files, Vocabulary vocabulary, String id) {
        this.files = files;
        this.vocabulary = vocabulary;
        this.id = id;
        this.settings = files.get(id + "/agent.json");
    }

    /** @throws MalformedFileException with everything that is wrong */
    Agent read(Optional<String> language) {
        AgentFile file = JsonFile.read(settings, AgentFile.class, mistakes).orElseThrow(mistakes::asException);
        Optional<Spoken> spoken = mistakes.unless(() -> spoken(file, language.orElse(file.language())));
        Instructions instructions = new Instructions(parts(file, spoken));
        List<Template> greetings = spoken.map(this::greetings).orElse(List.of());
        checkNames("tools", file.tools(), vocabulary.tools());
        checkNames("mcp_servers", file.mcpServers(), vocabulary.mcpServers());
        Map<Phrase, String> phrases = spoken.flatMap(words -> phrases(file, words)).orElse(Map.of());
        Optional<Agent> agent =
                spoken.flatMap(words -> agent(file, words, instructions, phrases, greetings));
        mistakes.refuse();
        warnOfUnusedParts(file);
        return agent.orElseThrow();
    }

    private Spoken spoken(AgentFile file, String language) {
        if (language.equals(file.language())) {
            return new Spoken(language, settings, new LanguageFile(file.locale(), file.voice(), file.greetings()));
        }
        String name = id + "/agent." + language + ".json";
        TextFile source = files.find(name).orElseThrow(() -> new MalformedFileException(settings.name(), "",
                "the agent speaks \"" + file.language() + "\"; to speak \"" + language + "\" it needs a file " + name));
        return new Spoken(language, source, JsonFile.read(source, LanguageFile.class));
    }

    private Optional<Agent> agent(
            AgentFile file,
            Spoken spoken,
            Instructions instructions,
            Map<Phrase, String> phrases,
            List<Template> greetings) {
        LanguageFile words = spoken.file();
        Optional<VoiceSettings> voice = checked(settings, file::toVoice).flatMap(usual -> checked(
                spoken.source(), () -> usual.speaking(spoken.language(), Optional.ofNullable(words.voice()))));
        Optional<ZoneId> zone = checked(settings, file::toZone);
        Optional<Locale> locale = checked(spoken.source(), () -> words.locale(spoken.language()));
        if (voice.isEmpty() || zone.isEmpty() || locale.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Agent(
                id,
                file.name(),
                file.company(),
                locale.get(),
                zone.get(),
                voice.get(),
                file.tools(),
                file.mcpServers(),
                instructions,
                phrases,
                greetings));
    }

    /** What a file's values together are good for, unless they are refused, which is remembered. */
    private <T> Optional<T> checked(TextFile file, Supplier<T> reading) {
        try {
            return Optional.of(reading.get());
        } catch (IllegalArgumentException refused) {
            JsonPlaces places = JsonPlaces.of(file);
            refused.getMessage().lines().forEach(
                    problem -> mistakes.add(file.name(), places.place("", problem), problem));
            return Optional.empty();
        }
    }

    private List<Template> parts(AgentFile file, Optional<Spoken> spoken) {
        List<Template> parts = new ArrayList<>();
        for (String name : file.instructions()) {
            mistakes.unless(() -> part(name, spoken.map(Spoken::language).orElse(file.language())))
                    .ifPresent(parts::add);
        }
        return parts;
    }

    private Template part(String name, String language) {
        if (name == null || !PART_NAME.matcher(name).matches()) {
            throw new MalformedFileException(
                    settings.name(), "instructions", "\"" + name + "\" is not the plain name of a .md file");
        }
        TextFile file = files.find(id + "/" + name.replaceFirst("\\.md$", "." + language + ".md"))
                .orElseGet(() -> files.get(id + "/" + name));
        if (file.text().isBlank()) {
            throw new MalformedFileException(
                    file.name(), "", "is empty; write the part, or leave it out of \"instructions\" in agent.json");
        }
        return Template.parse(file.name(), file.text(), Variables.ALWAYS);
    }

    private Optional<Map<Phrase, String>> phrases(AgentFile file, Spoken spoken) {
        Map<String, String> values = Map.of("agent_name", file.name(), "company", file.company());
        return mistakes.unless(() -> PhraseFile.read(files, id, spoken.language(), values));
    }

    private List<Template> greetings(Spoken spoken) {
        String source = spoken.source().name();
        JsonPlaces places = JsonPlaces.of(spoken.source());
        List<String> texts = spoken.file().greetings();
        List<Template> greetings = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            String text = texts.get(i);
            String place = places.place("greetings[" + i + "]");
            mistakes.unless(() -> greeting(source, place, text)).ifPresent(greetings::add);
        }
        if (!greetings.isEmpty() && !Variables.ALWAYS.containsAll(greetings.getLast().variables())) {
            mistakes.add(source, places.place("greetings"),
                    "the last one is for callers of whom nothing is known; it may use only "
                            + String.join(", ", Variables.ALWAYS.stream().sorted().toList()));
        }
        return greetings;
    }

    private Template greeting(String source, String place, String text) {
        if (text == null) {
            throw new MalformedFileException(source, place, "needs a text in quotes here");
        }
        Set<String> known = new HashSet<>(Variables.ALWAYS);
        known.addAll(vocabulary.callerVariables());
        // A greeting is one line of the JSON file: its own place says more than line 1 of itself.
        return Template.parse(source + ", " + place, text, known);
    }

    private void checkNames(String key, List<String> names, Set<String> known) {
        for (int i = 0; i < names.size(); i++) {
            if (!known.contains(String.valueOf(names.get(i)))) {
                mistakes.add(settings.name(), JsonPlaces.of(settings).place(key + "[" + i + "]"), "there is no \""
                        + names.get(i) + "\"; there are " + String.join(", ", known.stream().sorted().toList()));
            }
        }
    }

    /** A part may have versions in other languages, such as {@code 1-general.es.md}. */
    private void warnOfUnusedParts(AgentFile file) {
        files.ownNames(id).stream()
                .filter(name -> PART_NAME.matcher(name).matches()
                        && !file.instructions().contains(name)
                        && !file.instructions().contains(name.replaceFirst("\\.[a-z]{2}\\.md$", ".md")))
                .forEach(name -> log.warn("{}/{} is not used: agent.json does not name it", id, name));
    }
}
