package frontdesk.agent;

import frontdesk.call.plan.Phrase;
import frontdesk.file.FileSource.TextFile;
import frontdesk.file.FileSource;
import frontdesk.file.JsonFile;
import frontdesk.file.JsonPlaces;
import frontdesk.file.MalformedFileException;
import frontdesk.file.Mistakes;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * {@code phrases.en.json} as it is written: the agent's fixed phrases in one language. {@code agents/README.md}
 * describes the keys; what is absent is null.
 */
record PhraseFile(
        String holding, String apology, String goodbye, String timeWarning, String stillThere, String disclosure) {

    /** A phrase is recorded once, so it cannot know who is calling, or what day it is. */
    private static final Set<String> VARIABLES = new TreeSet<>(Set.of("agent_name", "company"));
    /** Longer ones are no phrases, and would be heard by callers who wait for something else. */
    private static final int LONGEST_CHARS = 400;

    /**
     * The phrases of an agent: those of its own file, and for the others those of the file that all agents share. A
     * language for which there is neither has none.
     *
     * @param files where agents' folders are
     * @param values what is known of the agent itself
     * @throws MalformedFileException if a phrase cannot be used
     */
    static Map<Phrase, String> read(FileSource files, String agent, String language, Map<String, String> values) {
        String name = "phrases." + language + ".json";
        Map<Phrase, String> phrases = new EnumMap<>(Phrase.class);
        Optional<TextFile> shared = files.find(name);
        shared.ifPresent(file -> put(file, values, phrases));
        files.find(agent + "/" + name).ifPresent(file -> put(file, values, phrases));
        return phrases;
    }

    /**
     * A file's phrases, whoever would say them: the variables stand for themselves.
     *
     * @throws MalformedFileException with everything that is wrong with them
     */
    static Map<Phrase, String> check(TextFile source) {
        Map<Phrase, String> phrases = new EnumMap<>(Phrase.class);
        put(source, VARIABLES.stream().collect(Collectors.toMap(name -> name, name -> name)), phrases);
        return phrases;
    }

    private static void put(TextFile source, Map<String, String> values, Map<Phrase, String> phrases) {
        Mistakes mistakes = new Mistakes();
        JsonPlaces places = JsonPlaces.of(source);
        Optional<PhraseFile> file = JsonFile.read(source, PhraseFile.class, mistakes);
        for (Phrase phrase : Phrase.values()) {
            String place = places.place(phrase.name().toLowerCase(Locale.ROOT));
            file.map(texts -> texts.text(phrase))
                    .flatMap(text -> mistakes.unless(() -> checked(source, place, text, values)))
                    .ifPresent(text -> phrases.put(phrase, text));
        }
        mistakes.refuse();
    }

    private String text(Phrase phrase) {
        return switch (phrase) {
            case HOLDING -> holding;
            case APOLOGY -> apology;
            case GOODBYE -> goodbye;
            case TIME_WARNING -> timeWarning;
            case STILL_THERE -> stillThere;
            case DISCLOSURE -> disclosure;
        };
    }

    private static String checked(TextFile source, String place, String text, Map<String, String> values) {
        String filled = Template.parse(source.name() + ", " + place, text, VARIABLES).fill(values).strip();
        if (filled.isEmpty() || filled.length() > LONGEST_CHARS || filled.matches("(?s).*[<>\\p{Cntrl}].*")) {
            throw new MalformedFileException(source.name(), place, "a phrase has 1 to " + LONGEST_CHARS
                    + " characters, and no angle brackets or line breaks; leave out what is not to be said: \"" + text
                    + "\"");
        }
        return filled;
    }
}
